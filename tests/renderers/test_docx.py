"""Word files: real styles, headings, lists, tables, fields, and the same bytes each time."""

import base64
import sys
from pathlib import Path

import attrs
import pytest
from docx.shared import Mm, Pt
from hypothesis import given, settings
from pytest_regressions.file_regression import FileRegressionFixture

from hostile_texts import CONTROL, TEXTS, everywhere
from sample_documents import document, matrix, one_of_each, profile_figure, report, spoken_titles
from strategies.documents import documents
from werkplekleren.documents import (
    BLOCK_KINDS,
    Block,
    BulletList,
    Callout,
    Cell,
    ChoiceGrid,
    ChoiceGroup,
    Document,
    Figure,
    Form,
    FormField,
    KeyFigure,
    KeyFigures,
    Layout,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Section,
    SourceItem,
    Sources,
    Span,
    Table,
    TableOfContents,
    captions,
    heads,
    link,
    numbers,
    plain,
    row,
    text_of,
    walk,
)
from werkplekleren.errors import MissingExtraError, RenderError
from werkplekleren.renderers import Palette, Theme, render, save
from werkplekleren.renderers.charts.widths import text_width
from werkplekleren.renderers.cleaning import one_line, undirected, visible
from werkplekleren.renderers.docx.choices import SIZE
from werkplekleren.renderers.docx.columns import FONT_FACTOR, columns
from werkplekleren.renderers.docx.reference import start
from werkplekleren.renderers.pictures import png
from word import W, all_text, listing, opened, outside, parts
from word_faults import faults

KINDS = {block.kind: block for block in one_of_each()}
RED = Theme(name="Fonds", light=Palette(accent="#8a1030"), font="'Aptos', Arial, sans-serif", footer="Samen leren.", contact="info@fonds.nl")


def written(made: Document, theme: Theme | None = None) -> bytes:
    content = render(made, "docx", theme=theme)
    assert isinstance(content, bytes)
    return content


def parted(*names: str) -> Document:
    return document(*(Section(id=name, title=name.title()) for name in names))


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_each_kind_of_block(kind: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(listing(written(document(KINDS[kind]))), extension=".txt", encoding="utf-8")


def test_the_same_document_gives_the_same_bytes_each_time() -> None:
    first = written(report())
    start.cache_clear()
    assert written(report()) == first


def test_save_writes_a_file_that_word_programs_know(tmp_path: Path) -> None:
    path = save(report(), tmp_path / "advies.docx")
    made = opened(path.read_bytes())
    assert made.core_properties.title == report().title
    assert made.core_properties.author == report().author
    assert made.core_properties.language == "nl-NL"
    assert made.core_properties.created.date() == made.core_properties.modified.date() == report().date


def test_without_python_docx_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "werkplekleren.renderers.docx.extra", raising=False)
    with pytest.raises(MissingExtraError, match=r'needs the package python-docx; install it with: pip install "werkplekleren\[docx\]"'):
        __import__("werkplekleren.renderers.docx.extra")


class TestPage:
    def test_it_is_a4(self) -> None:
        section = opened(written(document())).sections[0]
        assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)

    def test_a_sheet_with_a_wide_form_lies_on_its_side_with_small_margins(self) -> None:
        wide = Table(caption=plain("Blad"), header=heads(*"abcdefgh"), rows=(row(*[""] * 8),), layout="fill-in")
        sheet = attrs.evolve(document(wide), sheet=True)
        section = opened(written(sheet)).sections[0]
        assert section.page_width > section.page_height
        assert section.left_margin < opened(written(document())).sections[0].left_margin
        (made,) = opened(written(sheet)).tables
        assert abs(sum(column.width for column in made.columns) - (section.page_width - section.left_margin - section.right_margin)) < Mm(1)

    def test_a_long_list_to_go_down_stands_upright_in_small_letters(self) -> None:
        rows = tuple(row(f"week {place}", *[""] * 7) for place in range(13))
        listed = Table(caption=(), header=heads(*"abcdefgh"), rows=rows, layout="fill-in")
        made = opened(written(attrs.evolve(document(listed), sheet=True)))
        assert made.sections[0].page_width < made.sections[0].page_height
        assert made.tables[0].rows[1].cells[0].paragraphs[0].style.name == "Table Head Small"
        assert made.tables[0]._tbl.xpath("w:tblPr/w:tblCellMar/w:top/@w:w") == ["20"]
        few = attrs.evolve(listed, layout="rows", rows=(row("week 1", "Cor"),), header=heads("a", "b"))
        made = opened(written(attrs.evolve(document(listed, few), sheet=True)))
        assert made.tables[1]._tbl.xpath("w:tblPr/w:tblCellMar/w:top/@w:w") == ["20"]

    def test_a_list_of_few_columns_to_go_down_stands_upright_too(self) -> None:
        def lies(first: str, count: int) -> bool:
            cells = row(first, *[""] * (count - 1))
            widths = (20.0, *[1.0] * (count - 1))
            form = Table(caption=(), header=heads(*"abcdefgh"[:count]), rows=(cells,) * 3, layout="fill-in", widths=widths)
            section = opened(written(attrs.evolve(document(form), sheet=True))).sections[0]
            return bool(section.page_width > section.page_height)

        assert [lies("week 1", 5), lies("", 5), lies("week 1", 8)] == [False, True, True]

    def test_the_foot_has_title_page_numbers_and_what_the_theme_says(self) -> None:
        foot = opened(written(document(), RED)).sections[0].footer
        assert [paragraph.text.strip() for paragraph in foot.paragraphs] == ["Voorbeeld\t /", "Samen leren.", "info@fonds.nl"]
        assert foot.part.element.xpath("//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]
        assert [paragraph.paragraph_format.space_before for paragraph in foot.paragraphs] == [Pt(6), None, None]

    def test_the_head_has_the_name_or_the_logo_of_the_theme(self) -> None:
        assert opened(written(document(), RED)).sections[0].header.paragraphs[0].text == "Fonds"
        picture = base64.b64encode(png('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="8"/>')).decode()
        svg = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="8"/>').decode()
        for uri in (f"data:image/png;base64,{picture}", f"data:image/svg+xml;base64,{svg}"):
            head = opened(written(document(), attrs.evolve(RED, logo=uri))).sections[0].header
            (drawing,) = head.part.element.xpath("//wp:inline")
            assert drawing.xpath("wp:docPr/@descr") == ["Fonds"]
            assert int(drawing.xpath("wp:extent/@cx")[0]) <= Mm(60)

    def test_a_logo_that_word_cannot_show_is_an_error(self) -> None:
        webp = attrs.evolve(RED, logo="data:image/webp;base64,UklGRg==")
        with pytest.raises(RenderError, match="Word shows no WebP pictures; give the logo as PNG, JPEG or SVG"):
            written(document(), webp)
        with pytest.raises(RenderError, match="the logo cannot be read as a picture"):
            written(document(), attrs.evolve(RED, logo="data:image/png;base64,AAAA"))

    def test_colours_and_font_of_the_theme_are_in_the_styles(self) -> None:
        made = opened(written(document(), RED))
        assert str(made.styles["Title"].font.color.rgb) == "8A1030"
        assert made.styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii") == ["Aptos"]
        assert b'w:name="Aptos"><w:altName w:val="Arial"/>' in parts(written(document(), RED))["word/fontTable.xml"]


class TestHeadings:
    def test_they_number_themselves_as_the_other_formats_number_them(self) -> None:
        made = report()
        opened_up = opened(written(made))
        found: list[tuple[str, str]] = []
        counts = [0, 0]
        for paragraph in opened_up.paragraphs:
            if paragraph.style.name.startswith("Heading"):
                depth = int(paragraph.style.name[-1]) - 1
                numbered = paragraph.style.element.xpath("w:pPr/w:numPr/w:ilvl/@w:val") == [str(depth)]
                if numbered:
                    counts = [*counts[:depth], counts[depth] + 1, *[0] * (1 - depth)]
                found.append((paragraph.text, ".".join(map(str, counts[: depth + 1])) if numbered else ""))
        assert found == [(section.title, numbers(made)[section.id]) for section in made.sections]

    def test_a_short_document_has_no_numbers_and_no_contents(self) -> None:
        made = opened(written(parted("doel", "plan")))
        assert not made.styles.element.xpath("//w:style[@w:styleId='Heading1']//w:numPr")
        assert "TOC" not in listing(written(parted("doel", "plan")))

    def test_deep_sections_have_deep_headings(self) -> None:
        deep = Section(
            id="a", title="A", blocks=(Section(id="b", title="B", blocks=(Section(id="c", title="C", blocks=(Section(id="d", title="D"),)),)),)
        )
        assert [one.style.name for one in opened(written(document(deep))).paragraphs[1:]] == [f"Heading {level}" for level in (1, 2, 3, 4)]

    def test_contents_are_a_field_with_its_entries_filled_in(self) -> None:
        lines = listing(written(parted("doel", *"bcdefg", "plan"))).splitlines()
        assert lines[2] == r"toc 1: «{TOC \o " + r'"1-2" \h \z \u}[1→Doel](_Toc00000001)'
        assert lines[9] == "toc 1: [8→Plan](_Toc00000008)»"
        assert lines[10] == "Heading 1: <_Toc00000001>Doel"

    def test_a_document_of_few_sections_has_numbers_but_no_contents(self) -> None:
        lines = listing(written(parted("doel", *"bcdef", "plan"))).splitlines()
        assert lines[1] == "Heading 1: <_Toc00000001>Doel"

    def test_after_long_contents_the_text_begins_on_a_new_page(self) -> None:
        for count, look in ((15, ""), (16, " (pageBreakBefore)")):
            (first,) = (line for line in listing(written(parted(*(f"deel-{place}" for place in range(count))))).splitlines() if "00001>" in line)
            assert first.startswith(f"Heading 1{look}:")

    def test_contents_of_the_document_take_the_place_of_ours(self) -> None:
        made = parted("doel", "scores", "plan").appended(TableOfContents(depth=1, title="Wat er staat"))
        assert listing(written(made)).count("TOC Heading") == 1
        assert "Wat er staat" in listing(written(made))
        assert "TOC" not in listing(written(document(TableOfContents())))


class TestLists:
    def test_each_numbered_list_begins_at_one(self) -> None:
        two = (NumberedList(items=(plain("a"), plain("b"))), NumberedList(items=(plain("c"),)))
        made = opened(written(document(*two)))
        ids = [paragraph._p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for paragraph in made.paragraphs if paragraph.style.name == "List Number"]
        assert ids[0] == ids[1] != ids[2]
        numbering = made.part.numbering_part.element
        for number in set(ids):
            assert numbering.xpath(f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val") == ["1"]

    def test_definitions_come_before_the_lists_that_use_them(self) -> None:
        tags = [str(child.tag).rpartition("}")[2] for child in opened(written(report())).part.numbering_part.element]
        assert tags == sorted(tags)
        assert set(tags) == {"abstractNum", "num"}


def test_a_sheet_is_set_closer_than_a_report_and_a_card_without_anything_to_fill_in_closest() -> None:
    form = Form(fields=(FormField(label="Naam", kind="line"),))
    made = (attrs.evolve(document(), sheet=True), attrs.evolve(document(form), sheet=True), document(form))
    sizes = [opened(written(one)).styles["Heading 1"].font.size for one in made]
    assert sizes[0] < sizes[1] < sizes[2]


class TestTables:
    def test_heads_come_back_on_each_page_and_rows_stay_whole(self) -> None:
        (table,) = opened(written(document(matrix()))).tables
        rows = table._tbl.xpath("w:tr")
        assert rows[0].xpath("w:trPr/w:tblHeader")
        assert all(line.xpath("w:trPr/w:cantSplit") for line in rows)
        assert not any(line.xpath("w:trPr/w:tblHeader") for line in rows[1:])

    def test_columns_and_cells_say_how_wide_they_are_and_fill_the_page_at_most(self) -> None:
        for block in (matrix(), KINDS["table"], wide_table(), long_words()):
            made = opened(written(document(block)))
            section = made.sections[0]
            (table,) = made.tables
            widths = table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")
            assert all(line.xpath("w:tc/w:tcPr/w:tcW/@w:w") == widths for line in table._tbl.xpath("w:tr"))
            assert sum(map(int, widths)) * 635 <= section.page_width - section.left_margin - section.right_margin + Mm(1)
            assert min(map(int, widths)) > 100

    def test_many_columns_have_upright_heads(self) -> None:
        assert "turn btLr" in listing(written(document(matrix())))
        assert "turn" not in listing(written(document(KINDS["table"])))

    def test_colour_never_stands_alone(self) -> None:
        tones = Table(
            caption=plain("Tonen"),
            header=heads("a", "b"),
            rows=(
                Row(cells=(Cell(text=(), tone="bad"), Cell(text=(), tone="level-unknown"))),
                Row(cells=(Cell(text=plain("x"), tone="good", note="mooi"), Cell(text=(), tone="not-applicable"))),
            ),
        )
        assert listing(written(document(tones))).splitlines()[4:6] == [
            "  (cantSplit) {# fbe7e3} Table Text (keepNext): ◆ dringend | Table Text (keepNext): ‹Quiet›niet bekend",
            "  (cantSplit) {# e4f1ea} Table Text: ● x mooi | Table Text: ‹Quiet›niet van toepassing",
        ]
        dense = listing(written(document(attrs.evolve(tones, layout="matrix")))).splitlines()[4:6]
        assert [line.rpartition("to the center")[2] for line in dense] == ["): ?", "): –"]
        assert "● x |" in dense[1]

    def test_two_tables_do_not_become_one(self) -> None:
        bare = Table(caption=(), header=heads("a"), rows=())
        lines = listing(written(document(bare, bare))).splitlines()
        assert [line.partition(":")[0].partition(" [")[0] for line in lines[1:]][:5] == [
            "Werkplek Table",
            "  (tblHeader cantSplit) Table Head (keepNext)",
            "Table Text",
            "Werkplek Table",
            "  (tblHeader cantSplit) Table Head (keepNext)",
        ]

    def test_a_grid_below_a_table_stays_apart_from_it(self) -> None:
        bare = Table(caption=(), header=heads("a"), rows=())
        grid = ChoiceGrid(options=("nee", "ja"), groups=(ChoiceGroup(statements=(plain("Ik leer."),)),))
        lines = listing(written(document(bare, grid, Quote(text=plain("x"))))).splitlines()
        assert lines[3:5] == ["Table Text:", "Werkplek Matrix [8172 620 620]"]
        assert lines[6:8] == ["  (cantSplit) Table Text: 1.→Ik leer. | Table Text (to the center): ☐ | Table Text (to the center): ☐", "Quote: x"]
        assert listing(written(document(grid))).splitlines()[1] == "Werkplek Matrix [8172 620 620]"

    def test_figures_of_a_matrix_stand_close_and_words_get_what_they_need(self) -> None:
        def widths(*names: str) -> list[int]:
            made = Table(caption=(), header=heads(*names), rows=(row(*names),), layout="matrix")
            return [int(width) for width in listing(written(document(made))).partition("[")[2].partition("]")[0].split()]

        topic, *levels = widths("Kantbank instellen", "1", "2", "3")
        assert topic > 1.5 * levels[0]
        assert sum([topic, *levels]) < 9000
        short, long, least = widths("a", "Arbeidsongeschiktheidsverzekeringsmaatschappij", "b")
        assert long > 3 * short > 0
        assert least > 0

    def test_texts_get_room_and_smaller_letters_before_their_words_fill_the_page(self) -> None:
        names = ("opschrijven", "meekijken", "samen doen", "alleen doen", "aan een ander leren", "uiterlijk", "verantwoordelijk")
        days = row("CAM-programma's maken voor vijf assen", *["26 april tot en met 7 mei 2027"] * 7)
        made = written(document(Table(caption=(), header=heads("Onderwerp", *names), rows=(days,))))
        (table,) = opened(made).tables
        assert {cell.paragraphs[0].style.name for line in table.rows for cell in line.cells} == {"Table Head Smaller", "Table Text Smaller"}
        roomy = written(document(Table(caption=(), header=heads("Onderwerp"), rows=(row("kort"),))))
        assert {line.cells[0].paragraphs[0].style.name for line in opened(roomy).tables[0].rows} == {"Table Head"}
        assert all(opened(one).tables[0]._tbl.xpath("//w:tbl//w:sz") == [] for one in (made, roomy))

    def test_heads_of_words_leave_room_to_what_each_row_says(self) -> None:
        def widths(head: str, *others: str) -> list[int]:
            told = row("Terugkijken en verbeteren", *["redelijk eens (0,67)"] * 2, "9", *others)
            made = Table(caption=(), header=heads("Onderdeel", "Hoe eens", "Klasse", head, *["medewerkers"] * len(others)), rows=(told,) * 20)
            return [int(width) for width in listing(written(document(made))).partition("[")[2].partition("]")[0].split()]

        crowded = widths("Verschil met de anderen", "1", "2", "3")
        assert crowded[1] > 1.2 * crowded[3]
        assert sum(crowded) == pytest.approx(sum(widths("Verschil met de anderen hier")), abs=10)

    def test_a_date_stays_on_one_line_and_no_word_breaks_because_a_longer_one_is_narrower(self) -> None:
        told = row("Storingen zoeken aan eigen machines", "15 aug 2026", "vertel stap voor stap wat je doet en waarom je dat doet", 1)
        made = Table(caption=(), header=heads("Onderwerp", "Uiterlijk", "Hoe", "Millimmmmm iiiiiiiiii"), rows=(told,) * 4, widths=(3, 0.6, 2, 0.5))
        widths = table_widths(made)
        assert widths[1] > text_width("15 aug 2026", 190) + 170
        assert widths[3] > text_width("Millimmmmm", 190, 700) + 170

    def test_columns_with_dates_get_room_where_there_is_none_for_all_short_texts(self) -> None:
        told = row("NEN 3140 vakbekwaam persoon", "Willem Hoekstra", "30 september 2026", "verloopt bijna", "Elektrisch aansluiten")
        widths = table_widths(Table(caption=(), header=heads("Certificaat", "Wie", "Geldig tot en met", "Stand", "Nodig voor"), rows=(told,) * 4))
        assert widths[2] > text_width("30 september 2026", 190) + 170
        assert sum(widths) <= 9412

    def test_widths_that_were_asked_for_hold_until_texts_take_many_lines_in_them(self) -> None:
        def found(text: str, layout: Layout = "rows") -> list[int]:
            return table_widths(Table(caption=(), header=heads("Wat", "Hoe"), rows=(row("Kantbank", text),) * 3, widths=(1, 1), layout=layout))

        few, many = "tien woorden of wat minder", "woord " * 60
        assert found(few) == [4706, 4706]
        assert found(many)[1] > 2 * found(many)[0]
        assert found(many, "fill-in") == [4706, 4706]

    def test_where_words_have_no_room_the_longest_give_way(self) -> None:
        word = "Kwaliteitsmanagementsysteemcoördinator"
        widths = table_widths(Table(caption=(), header=heads(word, word.upper(), word, "Uren"), rows=(row(word, word, word, 7),)))
        assert widths[3] > text_width("Uren", 190 * 0.74, 700) + 170
        assert widths[0] == widths[1] == widths[2]
        grid = ChoiceGrid(options=(word,) * 4, not_applicable="Weet niet", groups=(ChoiceGroup(statements=(plain("Ik leer."),)),))
        assert table_widths(grid)[-1] >= 620

    def test_a_column_with_most_to_say_gets_most_room(self) -> None:
        widths = table_widths(Table(caption=(), header=heads("a", "b", "c"), rows=(row("kort woord", "woord " * 20, "woord " * 60),) * 3))
        assert widths[0] < widths[1] < widths[2]

    def test_rows_to_write_in_are_lower_in_a_long_table(self) -> None:
        def height(count: int, *, sheet: bool) -> str:
            boxes = Table(caption=(), header=heads("a"), rows=(row("", head=None),) * count, layout="fill-in")
            (made,) = opened(written(attrs.evolve(document(boxes), sheet=sheet))).tables
            return str(made._tbl.xpath("w:tr/w:trPr/w:trHeight/@w:val")[0])

        assert [height(12, sheet=True), height(13, sheet=True), height(12, sheet=False), height(13, sheet=False)] == ["1020", "425", "454", "425"]

    def test_rows_to_write_in_are_lower_where_a_sheet_would_not_stay_one_page(self) -> None:
        boxes = Table(caption=(), header=heads("a"), rows=(row("", head=None),) * 6, layout="fill-in")

        def heights(*blocks: Block) -> list[str]:
            made = opened(written(attrs.evolve(document(*blocks), sheet=True)))
            first = [str(table._tbl.xpath("string(w:tr/w:trPr/w:trHeight/@w:val)")) for table in made.tables]
            return [height for height in first if height]

        assert heights(boxes, PageBreak(), boxes) == ["1020", "1020"]
        assert heights(boxes, boxes, boxes, PageBreak(), attrs.evolve(boxes, note=plain("Pagina 2"))) == ["454", "454", "454", "1020"]
        assert heights(*(block for block in one_of_each() if not isinstance(block, PageBreak)), boxes)[-1] == "454"

    def test_figures_at_the_right_of_a_dense_matrix_do_not_touch_its_edge(self) -> None:
        def asides(count: int) -> list[str]:
            last = Cell(text=plain("1 van 2"), align="end")
            lines = (Row(cells=(Cell(text=plain("Kantbank"), header=True), *[Cell(text=plain("3"))] * count, last)),)
            made = Table(caption=(), header=heads("Wat", *range(count), "Kan het"), rows=lines, layout="matrix")
            (table,) = opened(written(document(made))).tables
            return [str(cell._tc.xpath("string(w:tcPr/w:tcMar/w:right/@w:w)")) for cell in table.rows[1].cells[-2:]]

        assert asides(16) == ["", "57"]
        assert asides(3) == ["", ""]

    def test_a_row_in_which_little_is_left_to_write_is_lower(self) -> None:
        boxes = Table(caption=(), header=heads(*"abc"), rows=(row("a", "b", ""), row("a", "", "")), layout="fill-in")
        (made,) = opened(written(attrs.evolve(document(boxes), sheet=True))).tables
        assert made._tbl.xpath("w:tr/w:trPr/w:trHeight/@w:val") == ["454", "1020"]

    def test_a_long_head_above_boxes_takes_two_lines(self) -> None:
        grid = ChoiceGrid(
            options=("oneens", "eens"), not_applicable="Weet ik niet of past niet", groups=(ChoiceGroup(statements=(plain("Ik leer."),)),)
        )
        sizes = [int(width) for width in listing(written(document(grid))).partition("[")[2].partition("]")[0].split()]
        assert sizes[3] > 1000 > sizes[1]

    def test_a_head_above_what_is_filled_in_takes_three_lines_where_there_is_room(self) -> None:
        def width(*names: str) -> int:
            table = Table(
                caption=(), header=heads(*names), rows=(row(*[""] * len(names)),), layout="fill-in", widths=(40.0, *[1.0] * (len(names) - 1))
            )
            return columns(table, 9000).widths[1]

        long = "kan jij dat nu al zelf doen"
        assert width("Wat", "zelf") < width("Wat", "zelf doen kan jij") < width("Wat", long) < 1500
        assert width("Wat", *[long] * 9) < width("Wat", long)

    def test_a_short_callout_stands_on_one_page_and_a_long_one_may_run_on(self) -> None:
        inside = {
            "short": (Paragraph(text=plain("Begin klein.")), BulletList(items=(plain("een"), plain("twee")))),
            "long": (Paragraph(text=plain("woord " * 200)),),
            "many": (BulletList(items=(plain("een"),) * 12),),
        }
        kept = {
            name: [(bool(p._p.xpath("w:pPr/w:keepNext")), bool(p._p.xpath("w:pPr/w:keepLines"))) for p in opened(written(made)).paragraphs[-4:]]
            for name, made in ((name, document(Callout(title="Let op", blocks=blocks))) for name, blocks in inside.items())
        }
        assert kept["short"] == [(True, True)] * 3 + [(False, True)]
        assert not any(lines for name in ("long", "many") for _, lines in kept[name])

    def test_a_head_of_many_words_is_as_wide_as_one_of_twelve(self) -> None:
        grids = (ChoiceGrid(options=("een " * count, "eens"), groups=(ChoiceGroup(statements=(plain("Ik leer."),)),)) for count in (12, 70))
        few, many = (table_widths(grid) for grid in grids)
        assert few == many

    def test_the_options_of_an_answer_are_equally_wide(self) -> None:
        grid = ChoiceGrid(options=("helemaal oneens", "eens"), not_applicable="n.v.t.", groups=(ChoiceGroup(statements=(plain("Ik leer."),)),))
        _, first, second, apart = (int(width) for width in listing(written(document(grid))).partition("[")[2].partition("]")[0].split())
        assert first == second > apart

    @pytest.mark.parametrize(
        ("options", "whole"), [(("Helemaal oneens", "Oneens", "Ertussenin", "Eens", "Helemaal eens"), True), (("Onverantwoordelijk",) * 7, False)]
    )
    def test_a_word_above_boxes_stays_whole_where_the_page_is_wide_enough_and_statements_always_keep_room(
        self, options: tuple[str, ...], *, whole: bool
    ) -> None:
        grid = ChoiceGrid(options=options, not_applicable="Weet ik niet of past niet", groups=(ChoiceGroup(statements=(plain("Ik leer."),)),))
        said, *boxes = (int(width) for width in listing(written(document(grid))).partition("[")[2].partition("]")[0].split())
        widest = max(text_width(word, SIZE, 700, FONT_FACTOR) for option in options for word in option.split())
        assert (boxes[0] >= widest) is whole
        assert said > 0.3 * (said + sum(boxes))

    def test_a_short_table_stays_on_one_page_and_a_long_one_keeps_its_first_two_rows_and_its_last_two(self) -> None:
        for count, kept in ((3, ["(keepNext)"] * 2 + [""]), (7, ["(keepNext)", *[""] * 4, "(keepNext)", ""])):
            made = Table(caption=(), header=heads("a"), rows=tuple(row(place, head=None) for place in range(count)))
            rows = listing(written(document(made))).splitlines()[3 : 3 + count]
            assert ["(keepNext)" if "keepNext" in line else "" for line in rows] == kept
        for words, stay in ((70, 3), (200, 2)):  # three rows that take less than half a page stay together
            tall = Table(caption=(), header=heads("a"), rows=tuple(row("woord " * words, head=None) for _ in range(3)))
            assert listing(written(document(tall))).count("keepNext") == stay

    def test_a_note_stays_with_its_table_and_a_matrix_begins_with_more_than_a_few_rows(self) -> None:
        topics = tuple(row("kantbank instellen " * 4, *"0123") for _ in range(40))
        long = Table(caption=(), header=heads("Wat", *"abcd"), rows=topics, layout="matrix", note=plain("0 = kan het niet"))
        rows = listing(written(document(long))).splitlines()[3:43]
        assert ["keepNext" in line for line in rows] == [True] * 7 + [False] * 31 + [True] * 2
        assert ["keepNext" in line for line in listing(written(document(attrs.evolve(long, note=())))).splitlines()[3:43]][-2:] == [True, False]

    def test_a_page_break_goes_into_what_comes_next_and_leaves_no_empty_paragraph(self) -> None:
        bare = Table(caption=(), header=heads("a"), rows=())
        lines = listing(written(document(PageBreak(), Paragraph(text=plain("x")), PageBreak(), bare, PageBreak()))).splitlines()
        assert lines[1] == "Normal (pageBreakBefore): x"
        assert lines[3] == "  (tblHeader cantSplit) Table Head (keepNext, pageBreakBefore): a"
        assert len(lines) == 5
        grid = ChoiceGrid(options=("nee", "ja"), groups=(ChoiceGroup(statements=(plain("Ik leer."),)),))
        assert "pageBreakBefore): Stelling" in listing(written(document(Paragraph(text=plain("x")), PageBreak(), grid, Quote(text=plain("y")))))

    def test_figures_and_tables_have_the_numbers_of_the_other_formats(self) -> None:
        made = report()
        found = captions(made)
        said = [line for line in listing(written(made)).splitlines() if line.startswith("Caption")]
        for block in walk(made):
            if isinstance(block, Figure):
                assert any(f"Figuur «{{SEQ Figure \\* ARABIC}}{found.number(block)}». {one_line(block.title)}" in line for line in said)
        assert any(f"Tabel «{{SEQ Table \\* ARABIC}}1». {text_of(matrix().caption)}" in line for line in said)

    def test_a_figure_that_stands_there_twice_keeps_its_number_as_text(self) -> None:
        figure = profile_figure()
        made = parted("doel", "scores", "plan").appended(figure, figure)
        said = [line for line in listing(written(made)).splitlines() if "Figuur" in line]
        assert ["SEQ" in line for line in said] == [True, False]
        assert said[1].startswith("Caption (keepNext): Figuur 1. ")


def table_widths(block: Block) -> list[int]:
    return [int(width) for width in listing(written(document(block))).partition("[")[2].partition("]")[0].split()]


def wide_table() -> Table:
    names = [f"Onderwerp{place}" for place in range(30)]
    return Table(caption=plain("Breed"), header=heads(*names), rows=(row(*range(30)),), widths=(1,) * 30)


def long_words() -> Table:
    return Table(
        caption=plain("Lang"),
        header=heads("Arbeidsongeschiktheidsverzekeringsmaatschappij", "Uren"),
        rows=(row("x" * 10_000, 4), row("kort", 2)),
        widths=(1, 20),
    )


def crowd(note: str = "") -> Table:
    """A matrix of more people than fit beside each other on a page that stands upright."""
    people = [f"Collega {place}" for place in range(40)]
    return Table(
        caption=plain("Wie kan wat"), header=heads("Onderwerp", *people), rows=(row("Kantbank", *range(40)),), layout="matrix", note=plain(note)
    )


class TestWideMatrices:
    def pages(self, *blocks: Block, sheet: bool = False) -> list[tuple[str, bool]]:
        """The first words of each section, and whether its page lies on its side."""
        made = opened(written(attrs.evolve(document(*blocks), sheet=sheet)))
        found: list[tuple[str, bool]] = []
        first = ""
        for element in made.element.body:
            first = first or "".join(element.xpath(".//w:t/text()"))
            for size in element.xpath("w:pPr/w:sectPr/w:pgSz | self::w:sectPr/w:pgSz"):
                found.append((first, int(size.get(f"{W}w")) > int(size.get(f"{W}h"))))
                first = ""
        return found

    def test_one_has_a_page_on_its_side_with_the_heading_above_it(self) -> None:
        text = Paragraph(text=plain("Lees eerst dit."))
        section = Section(id="matrix", title="Wie wat kan", blocks=(crowd("0 is niet."), Paragraph(text=plain("Daarna."))))
        assert self.pages(text, section) == [("Voorbeeld", False), ("Wie wat kan", True), ("Daarna.", False)]

    def test_it_fills_that_page(self) -> None:
        (table,) = opened(written(document(crowd()))).tables
        widths = [int(width) for width in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert 14_000 < sum(widths) < 14_400
        assert table._tbl.xpath("w:tblPr/w:tblCellMar/w:left/@w:w") == ["15"]

    def test_no_empty_page_follows_and_none_comes_between(self) -> None:
        assert self.pages(crowd()) == [("Voorbeeld", True)]
        assert self.pages(crowd("x"), crowd("y")) == [("Voorbeeld", True), ("Wie kan wat", True)]

    def test_what_comes_before_may_be_a_table(self) -> None:
        assert self.pages(Table(caption=(), header=heads("a"), rows=()), crowd()) == [("Voorbeeld", False), ("Wie kan wat", True)]

    def test_in_a_callout_and_on_a_page_that_lies_already_it_stays_where_it_is(self) -> None:
        assert self.pages(Callout(title="x", blocks=(crowd(),))) == [("Voorbeeld", False)]
        wide = Table(caption=plain("Blad"), header=heads(*"abcdefgh"), rows=(row(*[""] * 8),), layout="fill-in")
        assert self.pages(wide, crowd(), sheet=True) == [("Voorbeeld", True)]


class TestLanguages:
    def test_the_document_its_parts_and_its_words_say_which_language_they_are_in(self) -> None:
        mixed = document(
            Section(id="deel", title="Part", language="en", blocks=(Paragraph(text=(*plain("One "), Span(text="due", language="it"))),)),
            Quote(text=plain("Genau"), source=plain("Cor"), language="de"),
            Paragraph(text=plain("Doe"), language="nl-BE"),
            Sources(items=(SourceItem(text=(Span(text="On work", language="en"),), href="https://voorbeeld.nl"),)),
        )
        made = opened(written(mixed))
        assert made.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["nl-NL"]
        spoken = {run.text: "".join(run.xpath("w:rPr/w:lang/@w:val")) for run in made.element.body.xpath("//w:r")}
        assert spoken == {
            "Voorbeeld": "",
            "Part": "en-GB",
            "One ": "en-GB",
            "due": "it-IT",
            "Genau": "de-DE",
            "— ": "",
            "Cor": "",
            "Doe": "nl-BE",
            "On work": "en-GB",
        }

    def test_titles_say_which_language_they_are_in_where_only_they_are(self) -> None:
        made = opened(written(attrs.evolve(document(*spoken_titles(), TableOfContents()), title="Tytuł", title_language="pl")))
        spoken = [(run.text, "".join(run.xpath("w:rPr/w:lang/@w:val"))) for run in made.element.body.xpath("//w:r")]
        assert {text: language for text, language in spoken if text in {"Tytuł", "Teil", "Partie", "Parte", "Hier."}} == {
            "Tytuł": "pl-PL",
            "Teil": "de-DE",
            "Hier.": "",
            "Partie": "fr-FR",
            "Parte": "it-IT",
        }

    def test_what_we_say_ourselves_is_in_the_language_of_the_document(self) -> None:
        many = tuple(Section(id=name, title=name) for name in "abcdefgh")
        assert "TOC Heading: Contents" in listing(written(document(*many, language="en")))


class TestLinks:
    def test_only_checked_addresses_lead_out_of_the_file(self) -> None:
        made = document(
            Paragraph(
                text=(*link("de wet", "https://voorbeeld.nl/?a=1&b=2"), *link("mail", "mailto:a@b.nl"), *link("ook", "https://voorbeeld.nl/?a=1&b=2"))
            )
        )
        assert outside(written(made)) == ["https://voorbeeld.nl/?a=1&amp;b=2", "mailto:a@b.nl"]
        with pytest.raises(RenderError, match="a link may lead to"):
            written(document(Paragraph(text=(Span(text="x", href="javascript:alert(1)"),))))

    def test_links_inside_lead_to_a_heading_that_is_there(self) -> None:
        made = document(Section(id="deel", title="Deel"), Paragraph(text=(*link("zie", "#deel"), *link("niets", "#weg"))))
        assert listing(written(made)).splitlines()[2] == "Normal: [‹Hyperlink›zie](_Toc00000001)‹Hyperlink›niets"


class TestCallouts:
    def test_what_is_in_it_looks_alike_and_what_follows_has_room(self) -> None:
        inside = (Paragraph(text=plain("a")), BulletList(items=(plain("b"),)))
        made = opened(written(document(Callout(title="Let op", tone="bad", blocks=inside), Paragraph(text=plain("na")))))
        boxed = made.paragraphs[1:4]
        assert [paragraph._p.xpath("string(w:pPr/w:shd/@w:fill)") for paragraph in boxed] == ["fbe7e3"] * 3
        assert [paragraph._p.xpath("string(w:pPr/w:spacing/@w:after)") for paragraph in boxed] == ["0", "0", "200"]
        assert not made.paragraphs[4]._p.xpath("w:pPr/w:shd")

    def test_one_that_ends_in_a_table_gives_room_too(self) -> None:
        bare = Table(caption=(), header=heads("a"), rows=())
        made = opened(written(document(Callout(title="Let op", tone="level-1", blocks=(bare,)), Paragraph(text=plain("na")))))
        assert made.paragraphs[-1]._p.xpath("w:pPr/w:spacing/@w:before") == ["160"]


def test_key_figures_of_which_one_is_many_words_stand_behind_their_labels() -> None:
    long, short = "begeleider, leidinggevende en medewerkers", KeyFigure(value="twaalf minuten", label="duur", note="of iets meer")
    lines = listing(written(document(KeyFigures(items=(KeyFigure(value=long, label="wie", tone="good"), short))))).splitlines()
    assert lines[1:3] == [
        f"Key Label (keepNext): wie→‹SignGood›● ‹KeyFigure›{long}",
        "Key Label: duur→‹KeyFigure›twaalf minuten‹Quiet› of iets meer",
    ]
    label = "wie er bij dit gesprek aan tafel zitten"
    lines = listing(written(document(KeyFigures(items=(KeyFigure(value=long, label=label), short))))).splitlines()
    assert lines[1:3] == [
        f"Key Label (keepNext): ‹KeyFigure›{long}⏎{label}",
        "Key Label: ‹KeyFigure›twaalf minuten→duur‹Quiet› of iets meer",
    ]


def test_there_are_no_empty_paragraphs() -> None:
    for paragraph in opened(written(report())).paragraphs:
        assert paragraph.text.strip() or paragraph._p.xpath("w:r/w:drawing | w:r/w:tab"), paragraph.style.name


@pytest.mark.parametrize("made", [report(), document(*one_of_each()), document(PageBreak(), KINDS["choice-grid"])], ids=["report", "each", "break"])
def test_there_is_nothing_for_word_to_repair(made: Document) -> None:
    inside = Callout(title="x", blocks=(KINDS["table"], KINDS["form"], KINDS["checklist"], KINDS["figure"], KINDS["choice-grid"], KINDS["form"]))
    assert faults(written(made.appended(crowd(), inside), RED)) == []


class TestHostileTexts:
    @pytest.mark.parametrize("name", TEXTS)
    def test_they_are_shown_as_typed(self, name: str) -> None:
        content = written(everywhere(TEXTS[name]))
        assert all_text(content).count(one_line(TEXTS[name])) > 20
        assert set(outside(content)) == {"https://voorbeeld.nl/wet?a=1&amp;b=2", "https://voorbeeld.nl"}

    @pytest.mark.parametrize(
        "text", [CONTROL, "\ufffe\uffff\ud800", "x" * 10_000, '{ INCLUDETEXT "c:\\\\x" } «veld»', "👩‍🔧\u200b\u00ad", "שלום \u202eabc"], ids=range(6)
    )
    def test_they_break_nothing(self, text: str) -> None:
        short = text[:200]
        content = written(everywhere(short))
        assert one_line(undirected(visible(short))) in " ".join(all_text(content).split())
        assert not opened(content).element.body.xpath("//w:instrText[contains(., 'INCLUDE')]")
        assert listing(written(document(Paragraph(text=plain(text))))).splitlines()[1].startswith("Normal: ")


@settings(max_examples=40, deadline=None)
@given(made=documents())
def test_all_text_of_a_document_is_in_a_sound_file_in_order(made: Document) -> None:
    content = written(made)
    assert faults(content) == []
    said = " ".join(all_text(content).split())
    place = 0
    for text in texts(made):
        found = said.find(text, place)
        assert found >= 0, text
        place = found


def texts(made: Document) -> list[str]:
    """What a document says in running text, lists, headings and tables, in the order of reading."""
    pieces = [made.title, made.subtitle]
    for block in walk(made):
        match block:
            case Section():
                pieces.append(block.title)
            case Paragraph():
                pieces.append(text_of(block.text))
            case BulletList() | NumberedList():
                pieces += map(text_of, block.items)
            case Quote():
                pieces += [text_of(block.text), text_of(block.source)]
            case Table():
                pieces += [text_of(block.caption), *(text_of(cell.text) for line in block.rows for cell in line.cells), text_of(block.note)]
            case Form():
                pieces += [field.label for field in block.fields]
            case Callout():
                pieces.append(block.title)
            case _:
                pass
    return [" ".join(undirected(visible(piece)).split()) for piece in pieces if piece.strip()]
