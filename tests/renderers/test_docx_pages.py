"""Word files: what stays together where a page ends."""

from sample_documents import document, matrix
from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    ChoiceGrid,
    ChoiceGroup,
    Paragraph,
    Section,
    SourceItem,
    Sources,
    TableOfContents,
    plain,
)
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
    assert not kept(Section(id="a", title="A", blocks=(said, said, matrix())))[1]
    assert not kept(Section(id="a", title="A", blocks=(said,)), Section(id="b", title="B", blocks=(said,)))[1]


def test_the_last_of_a_list_does_not_come_alone() -> None:
    assert kept(BulletList(items=(plain("a"),) * 4)) == [False, False, True, False]
    assert kept(Sources(items=(SourceItem(text=plain("a")),) * 3)) == [False, True, False]
    assert kept(BulletList(items=(plain("a"),) * 2)) == [False, False]


def test_neither_the_first_statement_of_a_group_comes_alone_nor_the_last() -> None:
    grid = ChoiceGrid(options=("nee", "ja"), groups=(ChoiceGroup(title="Werk", statements=(plain("Ik leer."),) * 5),))
    assert kept(grid)[1:] == [True, True, True, False, False, True, False]


def test_what_follows_the_contents_has_room_above_it() -> None:
    parts = (TableOfContents(), Paragraph(text=plain("Lees dit.")), Section(id="a", title="A", blocks=(Paragraph(text=plain("b")),)))
    found = opened(written(*parts)).element.body.xpath("w:p[w:pPr/w:spacing/@w:before]")
    assert [line.text for line in found] == ["Lees dit."]
