"""Word files: what stays together where a page ends."""

import attrs

from sample_documents import document, matrix, profile_figure
from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    ChoiceGrid,
    ChoiceGroup,
    Form,
    FormField,
    Paragraph,
    ProfileChart,
    ProfileRow,
    Section,
    SourceItem,
    Sources,
    Table,
    TableOfContents,
    heads,
    plain,
    row,
)
from werkplekleren.documents.forms import FieldKind
from werkplekleren.renderers import render
from word import listing, opened


def written(*blocks: Block) -> bytes:
    content = render(document(*blocks), "docx")
    assert isinstance(content, bytes)
    return content


def kept(*blocks: Block) -> list[bool]:
    """Of each line, whether it stays with the next."""
    return ["(keepNext" in line for line in listing(written(*blocks)).splitlines()[1:-1]]


def test_a_paragraph_stays_with_the_list_or_form_that_it_announces() -> None:
    said, more = Paragraph(text=plain("Doe dit.")), Paragraph(text=plain("Doe dit: "))
    assert kept(said, BulletList(items=(plain("a"),))) == [True, False]
    assert kept(said, said, matrix())[:2] == [False, False]
    assert kept(more, matrix())[0]
    assert kept(Callout(title="Let op", blocks=(said, BulletList(items=(plain("a"),))))) == [True, True, False]


def test_what_is_all_that_stands_below_a_heading_stays_with_what_follows() -> None:
    said = Paragraph(text=plain("Zo staat het ervoor."))
    assert kept(Section(id="a", title="A", blocks=(said, matrix())))[1]
    assert not kept(Section(id="a", title="A", blocks=(said, profile_figure())))[1]
    assert kept(Section(id="a", title="A", blocks=(said, said, matrix())))[1:3] == [True, False]
    more = Paragraph(text=plain("Zo staat het ervoor. " * 50))
    assert not kept(Section(id="a", title="A", blocks=(more, said, matrix())))[1]
    assert not kept(Section(id="a", title="A", blocks=(said,)), Section(id="b", title="B", blocks=(said,)))[1]


def test_the_last_of_a_list_does_not_come_alone() -> None:
    assert kept(BulletList(items=(plain("a"),) * 4)) == [False, False, True, False]
    assert kept(Sources(items=(SourceItem(text=plain("a")),) * 3)) == [False, True, False]
    assert kept(BulletList(items=(plain("a"),) * 2)) == [False, False]


def test_the_last_field_of_a_form_does_not_come_alone() -> None:
    fields = tuple(FormField(label=name, kind="line") for name in "abc")
    assert kept(Form(fields=fields)) == [True, False, True, True, True, False]
    assert kept(Form(fields=fields[:1])) == [True, False]


def test_a_short_table_to_fill_in_stays_with_the_signatures_below_it() -> None:
    def made(count: int, kind: FieldKind = "signature") -> bool:
        boxes = Table(caption=(), header=heads("a"), rows=(row("", head=None),) * count, layout="fill-in")
        return kept(boxes, Form(fields=(FormField(label="Akkoord", kind=kind),)))[count + 1]

    assert made(3)
    assert not made(20)
    assert not made(3, "date")


def test_neither_the_first_statement_of_a_group_comes_alone_nor_the_last() -> None:
    grid = ChoiceGrid(options=("nee", "ja"), groups=(ChoiceGroup(title="Werk", statements=(plain("Ik leer."),) * 5),))
    assert kept(grid)[1:] == [True, True, True, False, False, True, False]


def test_what_follows_the_contents_has_room_above_it() -> None:
    parts = (TableOfContents(), Paragraph(text=plain("Lees dit.")), Section(id="a", title="A", blocks=(Paragraph(text=plain("b")),)))
    found = opened(written(*parts)).element.body.xpath("w:p[w:pPr/w:spacing/@w:before]")
    assert [line.text for line in found] == ["Lees dit."]


def test_parts_of_a_chart_are_as_high_as_two_on_a_page_allow() -> None:
    many = tuple(ProfileRow(label=f"Onderdeel {place}", values=(50.0,)) for place in range(40))
    figure = attrs.evolve(
        profile_figure(), chart=ProfileChart(low=0, high=100, low_label="zwak", high_label="sterk", series=("Medewerkers",), rows=many)
    )
    made = opened(written(figure))
    section = made.sections[0]
    half = (section.page_height - section.top_margin - section.bottom_margin) / 2
    shapes = list(made.inline_shapes)
    assert len(shapes) > 2
    assert all(shape.height < half for shape in shapes)
    assert len({shape.width for shape in shapes}) == 1


def test_a_short_section_of_texts_and_lists_stands_on_one_page() -> None:
    short = (Paragraph(text=plain("Zo staat het ervoor.")), BulletList(items=(plain("a"), plain("b"))), Callout(title="Let op"))
    section = Section(id="a", title="A", blocks=(*short, Section(id="b", title="B", blocks=short[:1])))
    made = [paragraph._p for paragraph in opened(written(section)).paragraphs[1:]]
    assert [[len(each.xpath(f"w:pPr/w:keep{what}")) for what in ("Next", "Lines")] for each in made] == [[1, 1]] * 6 + [[0, 1]]
    long = Paragraph(text=plain("Een twee drie vier. " * 50))
    assert not kept(Section(id="a", title="A", blocks=(*short, long)))[0]


def test_what_opens_a_section_stands_on_one_page_up_to_its_first_table_or_figure() -> None:
    items = BulletList(items=(plain("a"),) * 3)
    for block in (matrix(), profile_figure()):
        assert kept(Section(id="a", title="A", blocks=(items, block)))[:5] == [True, True, True, False, True]
    bare = attrs.evolve(matrix(), caption=())
    assert kept(Section(id="a", title="A", blocks=(items, Paragraph(text=plain("Zo staat het ervoor:")), bare)))[:5] == [True] * 5


def test_a_front_that_stands_alone_before_a_wide_matrix_lies_on_its_side_with_it() -> None:
    people = [f"Jan-Willem {place}" for place in range(35)]
    wide = Table(caption=plain("Wie"), header=heads("Wat", *people), rows=(row("Kantbank", *range(35)),), layout="matrix")
    assert [section.page_width > section.page_height for section in opened(written(wide)).sections] == [True]
    said = Paragraph(text=plain("Eerst dit."))
    assert [section.page_width > section.page_height for section in opened(written(said, wide)).sections] == [False, True]
