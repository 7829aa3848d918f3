"""PDF: what goes in as data, what comes out on pages, and what the checkers say."""

import json
import re
import zlib
from base64 import b64encode
from pathlib import Path
from typing import Any, Literal, cast

import attrs
import pytest
from pytest_regressions.data_regression import DataRegressionFixture

import werkplekleren as wpl
from hostile_texts import CONTROL, TEXTS, everywhere
from pdf_reading import bookmarks, errors_in_meaning, facts, failures, kinds, links, reader, squeezed, structure, words
from sample_documents import document, one_of_each, profile_figure, report, risk_figure, spanned_table, spoken_titles
from werkplekleren.documents import (
    BLOCK_KINDS,
    Block,
    BulletList,
    Callout,
    Cell,
    Checklist,
    ChoiceGrid,
    ChoiceGroup,
    Document,
    Figure,
    Form,
    FormField,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Quote,
    RiskPoint,
    Row,
    Section,
    Span,
    Step,
    Steps,
    Table,
    TableOfContents,
    heads,
    link,
    plain,
    reference,
    row,
    text_of,
)
from werkplekleren.errors import RenderError
from werkplekleren.renderers import Palette, PdfWriter, Theme
from werkplekleren.renderers.pdf.columns import columns
from werkplekleren.renderers.pdf.faces import FOLDER, faces
from werkplekleren.renderers.pdf.kinds import KINDS
from werkplekleren.renderers.pdf.legible import Legible
from werkplekleren.renderers.pdf.tree import Tables, Tree
from werkplekleren.renderers.pdf.typesetting import typeset
from werkplekleren.renderers.pdf.writer import filled, pages
from werkplekleren.renderers.pictures import png

EXAMPLES = Path(__file__).parents[2] / "examples"
BLOCKS = {block.kind: block for block in one_of_each()}


LOOK = Theme.default()
BELOW, AT_THE_END = PdfWriter(), PdfWriter(tables="appendix")


def pdf(*blocks: Block, title: str = "Voorbeeld", language: str = "nl", sheet: bool = False, writer: PdfWriter = BELOW, theme: Theme = LOOK) -> bytes:
    return writer.write(Document(title=title, language=language, sheet=sheet, blocks=blocks), theme)


def data(made: Document, *, tables: Tables = "below", theme: Theme = LOOK) -> dict[str, Any]:
    """What the layout reads."""
    look = faces()
    tree = Tree(document=made, theme=theme, legible=Legible(look.covered), families=look.families, tables=tables, kinds=KINDS)
    return cast("dict[str, Any]", json.loads(json.dumps(tree.data())))


def pdf_from(made: Document) -> bytes:
    return PdfWriter().write(made, Theme.default())


@pytest.fixture(scope="module")
def whole() -> bytes:
    """A realistic report, in the look of a fund."""
    logo = "data:image/png;base64," + b64encode(png('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"/>')).decode()
    return PdfWriter().write(report(), Theme(name="Fonds voor later", logo=logo, footer="Zonder winst.", contact="advies@voorbeeld.nl"))


class TestGates:
    """The checkers find nothing; what only people can judge stays for people."""

    def test_a_report_and_one_of_each_block_pass(self, whole: bytes, tmp_path: Path) -> None:
        for made in (whole, pdf(*one_of_each()), pdf(*one_of_each(), sheet=True), pdf(*one_of_each(), writer=AT_THE_END)):
            assert failures(made) == []
            path = tmp_path / "a.pdf"
            path.write_bytes(made)
            assert errors_in_meaning(path) == []

    def test_the_reports_of_both_example_firms_pass(self, tmp_path: Path) -> None:
        toolbox = wpl.Toolbox.builtin()
        for name, language in (("metaalbedrijf", "nl"), ("klein-bedrijf", "en")):
            document = wpl.AdviceReport.of(wpl.Dossier.from_folder(EXAMPLES / name, toolbox), toolbox).document(language)
            made = pdf_from(document)
            assert failures(made) == []
            path = tmp_path / "a.pdf"
            path.write_bytes(made)
            assert errors_in_meaning(path, document) == []

    def test_a_title_that_cannot_be_read_is_refused_before_typst_does(self) -> None:
        with pytest.raises(RenderError, match="a PDF needs a title"):
            pdf(title="\u202e")
        with pytest.raises(RenderError, match="section leeg needs a title"):
            pdf(Section(id="leeg", title="\u2066\u2069"))
        with pytest.raises(RenderError, match="a figure needs a title and a description"):
            pdf(attrs.evolve(profile_figure(), description="\u200e"))


class TestReadingBack:
    def test_the_file_says_what_it_is(self, whole: bytes) -> None:
        day = report().date
        assert day is not None
        said = facts(whole)
        assert (said["/Title"], said["/Author"], said["/Lang"]) == (report().title, report().author, "nl")
        assert said["/CreationDate"] == said["/ModDate"] == f"D:{day:%Y%m%d}000000Z"

    def test_without_a_date_there_is_no_clock(self) -> None:
        assert facts(pdf())["/CreationDate"] == "D:19700101000000Z"

    def test_the_same_document_gives_the_same_bytes(self, whole: bytes) -> None:
        assert pdf(*one_of_each()) == pdf(*one_of_each())
        assert whole.startswith(b"%PDF-1.7")

    def test_words_come_in_order_and_sections_are_bookmarks(self, whole: bytes) -> None:
        read = squeezed(words(whole))
        titles = [section.title for section in report().sections]
        places = [read.index(squeezed(report().title)), *(read.rindex(squeezed(title)) for title in titles)]
        assert places == sorted(places)
        assert [re.sub(r"^[\d.]+\s*", "", entry) for entry in bookmarks(whole)] == titles
        assert bookmarks(whole)[0].startswith("1")

    def test_the_front_has_name_logo_notice_and_the_end_the_footer(self, whole: bytes) -> None:
        read = words(whole)
        assert report().notice in read
        assert "Zonder winst." in read
        assert "advies@voorbeeld.nl" in read
        assert "Fonds voor later" in [alt for _, kind, alt in structure(whole) if kind == "Figure"]
        assert "Fonds voor later" in words(pdf(theme=Theme(name="Fonds voor later")))

    @pytest.mark.parametrize("lines", [40, 41, 42, 43, 44, 45, 46])
    def test_what_a_fund_says_at_the_end_never_stands_alone_on_a_page(self, lines: int) -> None:
        form = Form(fields=tuple(FormField(label=name, kind="line") for name in ("Eerste", "Tweede")))
        made = pdf(Section(id="slot", title="Slot", blocks=(Paragraph(text=plain("x\n" * lines)), form)), theme=Theme(footer="Zonder winst."))
        last = reader(made).pages[-1].extract_text()
        assert "Zonder winst." in last
        assert "Tweede" in last

    def test_rows_to_fill_in_leave_room_for_what_a_fund_says_below_a_form(self) -> None:
        form = document(Table(caption=(), header=heads("a"), layout="fill-in", rows=(row(""),)))
        look = Theme(contact="Bel ons.")
        alone, followed, sheet = (
            data(made, theme=theme)["blocks"][0]["room"] for made, theme in ((form, LOOK), (form, look), (attrs.evolve(form, sheet=True), look))
        )
        assert followed < alone < sheet
        log = Table(caption=(), header=heads("a"), layout="fill-in", rows=(row(""),) * 20)
        assert data(attrs.evolve(document(log), sheet=True))["blocks"][0]["room"] < followed

    def test_every_page_has_its_number_and_the_title(self, whole: bytes) -> None:
        pages = reader(whole).pages
        for place, each in enumerate(pages, start=1):
            assert f"{place} / {len(pages)}" in each.extract_text()
            assert report().title in each.extract_text()

    def test_structure_has_headings_tables_lists_and_figures_with_words(self, whole: bytes) -> None:
        found = kinds(whole)
        for kind in ("Title", "H1", "H2", "P", "L", "LI", "LBody", "Table", "THead", "TH", "TD", "Caption", "BlockQuote", "Figure", "Link"):
            assert kind in found
        alts = [alt for _, kind, alt in structure(whole) if kind == "Figure"]
        assert all(alts)
        assert f"{profile_figure().title}. {profile_figure().description}" in alts

    def test_links_lead_out_or_to_a_place_in_the_file(self) -> None:
        parts = (Section(id="doel", title="Doel"), Section(id="plan", title="Plan"))
        made = pdf(
            Paragraph(text=(*link("wet", "https://voorbeeld.nl/wet"), *link("plan", "#plan"), *link("weg", "#weg"), *reference("doel"))), *parts
        )
        assert links(made) == ["https://voorbeeld.nl/wet", "#", "#"]
        assert "wetplanwegDoel" in words(made)
        with pytest.raises(RenderError, match="a link may lead to"):
            pdf(Paragraph(text=(Span(text="x", href="javascript:alert(1)"),)))

    def test_languages_switch_inside(self) -> None:
        title = spoken_titles()
        made = pdf(
            Paragraph(text=(Span(text="job aid", language="en-GB"),)),
            Paragraph(text=plain("Noch tiefer."), language="de"),
            Section(id="further", title="Further in", language="en", blocks=(Paragraph(text=plain("Well.")),)),
            attrs.evolve(title[0], title_language="pl"),
            *title[1:],
        )
        assert set(re.findall(r"/Lang ?\(([a-z-A-Z]+)\)", _unpacked(made))) >= {"en-GB", "de", "en", "nl", "pl", "fr", "it"}
        assert not failures(made)

    def test_the_title_has_its_own_language(self) -> None:
        made = pdf_from(Document(title="Tytuł", title_language="pl", language="nl"))
        assert set(re.findall(r"/Lang ?\(([a-z-A-Z]+)\)", _unpacked(made))) == {"nl", "pl"}
        assert not failures(made)

    def test_contents_list_the_sections_with_their_pages(self) -> None:
        parts = tuple(Section(id=f"deel-{n}", title=f"Deel {n}", blocks=(Paragraph(text=plain("x\n" * 60)),)) for n in range(1, 9))
        made = pdf(*parts)
        assert "TOC" in kinds(made)
        assert re.search(r"Deel \W?8 \W?\d+", reader(made).pages[0].extract_text())
        assert "TOC" not in kinds(pdf(*parts[:7]))
        assert "TOC" in kinds(pdf(*parts[:3], TableOfContents()))

    def test_contents_come_after_a_first_section_of_a_page_of_its_own(self) -> None:
        parts = tuple(Section(id=f"deel-{n}", title=f"Deel {n}") for n in range(1, 9))
        summary = Section(id="kort", title="Kort", blocks=(Section(id="nu", title="Nu", blocks=(PageBreak(),)),))
        assert [block["kind"] for block in data(document(summary, *parts))["blocks"]][:3] == ["section", "table-of-contents", "section"]
        assert [block["kind"] for block in data(document(*parts))["blocks"]][:2] == ["table-of-contents", "section"]
        assert [block["kind"] for block in data(document(Section(id="leeg", title="Leeg"), *parts))["blocks"]][:1] == ["table-of-contents"]

    def test_head_rows_come_back_on_each_page(self) -> None:
        rows = tuple(row(f"Onderwerp {n}", f"iets {n}") for n in range(60))
        made = pdf(Table(caption=plain("Zestig"), header=heads("Wat precies", "Hoe"), rows=rows))
        pages = reader(made).pages
        assert len(pages) > 1
        assert all("Wat precies" in each.extract_text() for each in pages)
        assert kinds(made).count("TR") == 61

    @pytest.mark.parametrize("lines", [38, 40, 42, 44])
    def test_a_table_that_runs_on_never_begins_with_one_row_at_the_foot_of_a_page(self, lines: int) -> None:
        table = Table(caption=plain("Zestig"), header=heads("Wat", "Hoe"), rows=tuple(row(f"Onderwerp {n}", "iets") for n in range(60)))
        first, second, *_ = (
            each.extract_text() for each in reader(pdf(Paragraph(text=plain("x\n" * lines)), Paragraph(text=plain("Inleiding.")), table)).pages
        )
        begun = len(re.findall(r"Onderwerp \d", first))
        assert begun == 0 or begun >= 3
        assert ("Inleiding." in first) is ("Zestig" in first) is (begun > 0)
        assert ("Zestig" in second) is (begun == 0)

    @pytest.mark.parametrize("layout", ["rows", "fill-in"])
    def test_a_table_that_runs_on_never_ends_with_one_row_at_the_top_of_a_page(
        self, layout: Literal["rows", "fill-in"], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("werkplekleren.renderers.pdf.writer.FULLEST", -1.0)  # set once, not closer
        rows = tuple(row(f"Onderwerp {n}", "iets") for n in range(60))
        table = Table(caption=plain("Zestig"), header=heads("Wat", "Hoe"), rows=rows, layout=layout)
        fits = len(re.findall(r"Onderwerp \d", reader(pdf(table)).pages[0].extract_text()))
        for more in (1, 2):
            first, second = (each.extract_text() for each in reader(pdf(attrs.evolve(table, rows=rows[: fits + more]))).pages)
            assert len(re.findall(r"Onderwerp \d", second)) == 3
            assert len(re.findall(r"Onderwerp \d", first)) == fits + more - 3

    def test_a_short_section_stays_on_one_page_and_the_list_of_a_long_one_with_its_heading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("werkplekleren.renderers.pdf.writer.FULLEST", -1.0)
        items = BulletList(items=tuple(plain(f"Reden {n}") for n in range(8)))
        short, long = (
            Table(caption=plain("Stappen"), header=heads("Stap", "Hoe"), rows=tuple(row(f"Stap {n}", "zo") for n in range(count)))
            for count in (5, 12)
        )
        for lines, table in ((lines, table) for lines in (28, 32, 36) for table in (short, long)):
            inner = Section(id="een", title="Overdracht", blocks=(items, table))
            made = pdf(Section(id="alle", title="Alle", blocks=(Paragraph(text=plain("een regel vol woorden\n" * lines)), inner)))
            for each in reader(made).pages:
                said = each.extract_text()
                assert ("Overdracht" in said) is ("Reden 7" in said)
                assert ("Overdracht" in said) is ("Stap 4" in said) or table is long
            assert failures(made) == []

    def test_a_questionnaire_runs_on_over_pages_with_its_options(self) -> None:
        groups = tuple(
            ChoiceGroup(title=f"Deel {n}", statements=tuple(plain(f"Uitspraak {n}.{k} over het werk") for k in range(9))) for n in range(6)
        )
        pages = reader(pdf(ChoiceGrid(options=("oneens", "eens"), groups=groups))).pages
        assert len(pages) > 1
        assert all("oneens" in each.extract_text() for each in pages)
        assert "Uitspraak 5.8" in pages[-1].extract_text()
        assert "Uitspraak 5.8" not in pages[0].extract_text()

    @pytest.mark.parametrize("more", [1, 2])
    def test_the_last_statement_of_a_questionnaire_never_stands_alone_on_a_page(self, more: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("werkplekleren.renderers.pdf.writer.FULLEST", -1.0)
        statements = tuple(plain(f"Uitspraak {n} over het werk") for n in range(60))
        made = pdf(ChoiceGrid(options=("oneens", "eens"), groups=(ChoiceGroup(statements=statements),)))
        fits = len(re.findall(r"Uitspraak \d", reader(made).pages[0].extract_text()))
        short = ChoiceGrid(options=("oneens", "eens"), groups=(ChoiceGroup(statements=statements[: fits + more]),))
        assert [len(re.findall(r"Uitspraak \d", each.extract_text())) for each in reader(pdf(short)).pages] == [fits + more - 3, 3]
        long = ChoiceGrid(options=("oneens", "eens"), groups=(ChoiceGroup(statements=(plain("lang " * 300),)),))
        assert data(document(long))["blocks"][0]["groups"][0]["statements"][0][2] == 0

    def test_long_dutch_words_are_broken_as_dutch_is(self) -> None:
        word = "aansprakelijkheidsverzekeringsmaatschappijen"
        read = words(pdf(title=f"Overzicht van {word}"))
        assert not data(document(Section(id="kort", title="Overzicht van verzekeringen")))["long_words"]
        assert "aansprakelijk\nheidsverzekeringsmaatschappij\nen" in read

    def test_cells_that_span_are_said_to_span(self) -> None:
        assert {"/ColSpan 2", "/RowSpan 2"} <= set(re.findall(r"/(?:Col|Row)Span 2", _unpacked(pdf(spanned_table()))))

    def test_numbers_of_figures_stand_below_or_at_the_end(self) -> None:
        below, end = (
            pdf(profile_figure(), Paragraph(text=plain("Erna."))),
            pdf(profile_figure(), Paragraph(text=plain("Erna.")), writer=AT_THE_END),
        )
        for made, early in ((below, True), (end, False)):
            read = words(made)
            assert (read.index("Scores van 0 tot 100") < read.index("Erna.")) is early
        assert "De cijfers staan op bladzijde 1" in words(end)
        assert "Cijfers bij de figuren" in words(end)

    def test_wide_matrices_lie_on_their_side_with_their_heading(self) -> None:
        matrix = Table(caption=(), header=heads("Wat", *map(str, range(26))), layout="matrix", rows=(row("Lassen", *map(str, range(26))),))
        made = pdf(Paragraph(text=plain("Voor.")), Section(id="wie", title="Wie kan wat", blocks=(matrix,)), Section(id="na", title="Erna"))
        boxes = [each.mediabox.width > each.mediabox.height for each in reader(made).pages]
        assert boxes == [False, True, False]
        assert "Wie kan wat" in reader(made).pages[1].extract_text()
        assert not any(each.mediabox.width > each.mediabox.height for each in reader(pdf(Callout(title="x", blocks=(matrix,)))).pages)
        assert [each.mediabox.width > each.mediabox.height for each in reader(pdf(matrix)).pages] == [False, True]

    def test_a_risk_matrix_names_its_topics_where_no_table_below_does(self) -> None:
        figure = risk_figure()
        name = cast("Any", figure.chart).points[0].label
        assert name not in re.sub(r"<desc.*?</desc>", "", data(document(figure))["blocks"][0]["parts"][0]["svg"])
        assert name in data(document(figure), tables="appendix")["blocks"][0]["parts"][0]["svg"]
        assert name in data(document(attrs.evolve(figure, table=profile_figure().table)))["blocks"][0]["parts"][0]["svg"]

    def test_a_figure_stands_between_what_comes_before_it_and_its_numbers(self) -> None:
        before, after = Paragraph(text=plain("Ervoor.\n" * 30)), Paragraph(text=plain("Erna."))
        made = pdf(before, high_figure(), after)
        parts = (high_figure().title, text_of(high_figure().table.caption), "Erna.")
        assert not [part for part in parts if part in reader(made).pages[0].extract_text()]
        places = [words(made).index(part) for part in parts]
        assert places == sorted(places)

    def test_no_place_depends_on_where_something_came_to_stand(self) -> None:
        """Or typst could go on moving things to and fro, and give up."""
        layout = "".join(path.read_text("utf-8") for path in (FOLDER.parent / "layout").iterdir())
        assert not re.findall(r"\bhere\(|\bplace\(|float: true|\bstate\(|\bquery\(", layout)
        texts = (Paragraph(text=plain("x\n" * lines)) for lines in (1, 22, 3, 14, 40, 6, 10, 18))
        made = pdf(*(block for text in texts for block in (text, high_figure())))
        assert [kind for kind in kinds(made) if kind in {"Figure", "Table"}] == ["Figure", "Table"] * 8

    def test_contents_take_the_room_that_their_sections_need(self) -> None:
        """What comes after them is set once: no page changes when typst has met the sections."""
        long = "Waarom het werk dat alleen Cor kan doen voor de zomer moet worden overgedragen aan Anke en aan Piet in de hal hiernaast, en hoe"
        parts = tuple(
            Section(id=f"deel-{n}", title=title, blocks=(Section(id=f"sub-{n}", title=title, blocks=(Paragraph(text=plain("x")),)),))
            for n, title in enumerate(("Kort", long, "Aansprakelijkheidsverzekeringsmaatschappijen", "Nog iets"))
        )
        for writer in (BELOW, AT_THE_END):
            made = pdf(TableOfContents(depth=2, title="Wat waar staat"), Paragraph(text=plain("Erna.")), *parts, profile_figure(), writer=writer)
            heights = dict(_heights(reader(made).pages[0]))
            lowest = heights["Nog iets"] if writer is BELOW else heights["Cijfers bij de figuren"]
            assert 20 < lowest - heights["Erna."] < 45

    def test_the_first_item_of_a_list_never_stands_alone_on_a_page_nor_does_the_last(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("werkplekleren.renderers.pdf.writer.FULLEST", -1.0)
        items = tuple(plain(f"Punt {n}") for n in range(60))
        fits = len(re.findall(r"Punt \d", reader(pdf(BulletList(items=items))).pages[0].extract_text()))
        made = pdf(BulletList(items=items[: fits + 1]))
        assert [len(re.findall(r"Punt \d", each.extract_text())) for each in reader(made).pages] == [fits - 1, 2]
        assert failures(made) == []
        begun: set[int] = set()
        for lines in range(44, 52):
            first, *_ = reader(pdf(Paragraph(text=plain("x\n" * lines)), Paragraph(text=plain("Inleiding.")), Checklist(items=items[:5]))).pages
            begun.add(len(re.findall(r"Punt \d", first.extract_text())))
            assert ("Inleiding." in first.extract_text()) is ("Punt 1" in first.extract_text())
        assert begun == {0, 2, 3, 5}

    def test_the_items_of_a_list_stand_beside_their_marks(self) -> None:
        for one in (Checklist, BulletList):
            items = tuple(plain(f"Punt {n}") for n in range(4))
            marks = ("☐", "•")
            found = _heights(reader(pdf(one(items=items))).pages[0])
            ticks = [high for text, high in found if text in marks]
            texts = [high for text, high in found if text.startswith("Punt")]
            assert len({round(tick - text, 1) for tick, text in zip(ticks, texts, strict=True)}) == 1

    @pytest.mark.parametrize("lines", [45, 46, 47, 48])
    def test_the_last_field_of_a_form_never_stands_alone_on_a_page(self, lines: int) -> None:
        form = Form(fields=tuple(FormField(label=name, kind="line") for name in ("Eerste", "Tweede", "Derde")))
        last = reader(pdf(Paragraph(text=plain("x\n" * lines)), form)).pages[-1].extract_text()
        assert "Tweede" in last
        assert "Derde" in last

    def test_tones_have_words_or_signs(self) -> None:
        cells = (Cell(text=(), tone="bad"), Cell(text=plain("laat"), tone="warning", note="al drie weken"), Cell(text=(), tone="level-unknown"))
        said = words(pdf(Table(caption=(), header=heads("a", "b", "c"), rows=(Row(cells=cells),))))
        for part in ("dringend", "▲", "laat", "al drie weken", "niet bekend"):
            assert part in said
        matrix = words(pdf(Table(caption=(), header=heads("a", "b", "c"), layout="matrix", rows=(Row(cells=cells),))))
        assert "◆" in matrix
        assert "?" in matrix

    def test_forms_have_something_to_tick_and_what_to_fill_in(self) -> None:
        said = words(pdf(BLOCKS["form"], BLOCKS["choice-grid"], BLOCKS["checklist"]))
        assert said.count("☐") == 1 + 2 + 2 * 4 + 2
        for part in ("dag", "maand", "jaar", "naam", "handtekening", "nietvantoepas"):
            assert part in squeezed(said)
        assert "day" in words(pdf(BLOCKS["form"], language="en"))

    @pytest.mark.parametrize("lines", [27, 30, 33, 36])
    def test_signatures_stay_with_the_table_they_are_for(self, lines: int) -> None:
        table = Table(caption=plain("Klaar"), header=heads("Stap", "Paraaf"), layout="fill-in", rows=(row("voordoen", ""), row("nadoen", "")))
        form = Form(fields=tuple(FormField(label=name, kind="signature") for name in ("Wie leert", "Wie doorgeeft")))
        for each in reader(pdf(Paragraph(text=plain("x\n" * lines)), table, form)).pages:
            said = each.extract_text()
            assert ("nadoen" in said) is ("Wie doorgeeft" in said)

    def test_a_short_document_is_set_closer_where_that_saves_a_page(self) -> None:
        """Its last page would be nearly empty; a document that needs the page keeps its room."""
        found: list[tuple[int, float]] = []
        for many in (20, 38, 60):
            made = reader(pdf(*(Paragraph(text=plain(f"Alinea {n}")) for n in range(many)))).pages
            heights = dict(_heights(made[0]))
            found.append((len(made), round(heights["Alinea 1"] - heights["Alinea 2"], 1)))
        (_, wide), (_, close), (_, again) = found
        assert [count for count, _ in found] == [1, 1, 2]
        assert wide == again > close
        assert pages(pdf()) == 1
        assert pages(b"%PDF-1.7") == 0

    @pytest.mark.parametrize(("many", "times"), [(20, 1), (38, 2), (46, 1), (60, 1)])
    def test_a_document_is_set_again_only_where_all_of_it_may_fit_on_the_pages_before_the_last(
        self, many: int, times: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        closer: list[object] = []

        def counted(source: bytes, inputs: dict[str, str], *look: Any, **how: Any) -> bytes:  # noqa: ANN401 - as typst is called
            closer.append(inputs["close"])
            return typeset(source, inputs, *look, **how)

        monkeypatch.setattr("werkplekleren.renderers.pdf.writer.typeset", counted)
        pdf(*(Paragraph(text=plain(f"Alinea {n}")) for n in range(many)))
        assert closer == ["no", "yes"][:times]

    def test_how_full_each_page_is_can_be_told(self) -> None:
        (few,), (many,), (first, over) = (filled(pdf(*(Paragraph(text=plain(f"Alinea {n}")) for n in range(count)))) for count in (3, 24, 60))
        assert 0.1 < few < 0.4
        assert 0.6 < many <= first <= 1
        assert 0.2 < over < many
        assert filled(b"%PDF-1.7") == ()
        assert filled(b"/MediaBox[0 0 595 842]/Contents 7 0 R>>\n7 0 obj\n<<>>\nstream\nx\nendstream") == (0,)

    def test_a_sheet_on_its_side_is_set_upright_where_that_saves_a_page(self) -> None:
        form = Table(caption=plain("Wie"), header=heads(*"abcdefgh"), layout="fill-in", rows=(row(*"abcdefgh"),) * 12)
        short, long, longest = (reader(pdf(*[form] * count, sheet=True)).pages for count in (1, 2, 24))
        assert [[each.mediabox.width > each.mediabox.height for each in made] for made in (short, long)] == [[True], [False]]
        assert len(longest) == 12
        log = attrs.evolve(form, rows=(row(*"abcdefgh"),) * 19)
        assert not data(attrs.evolve(document(log), sheet=True))["landscape"]

    def test_two_people_sign_a_sheet_beside_each_other(self) -> None:
        form = Form(fields=tuple(FormField(label=name, kind="signature") for name in ("Wie leert", "Wie doorgeeft", "De leiding")))
        heights = dict(_heights(reader(pdf(form, sheet=True)).pages[0]))
        assert heights["Wie leert"] == heights["Wie doorgeeft"] > heights["De leiding"]
        heights = dict(_heights(reader(pdf(form)).pages[0]))
        assert heights["Wie leert"] > heights["Wie doorgeeft"]

    def test_a_text_of_more_lines_to_fill_in_beside_is_not_pulled_apart(self) -> None:
        table = Table(
            caption=(), header=heads("Gepland", "Gedaan"), layout="fill-in", rows=(row("een twee\ndrie vier", "al"), row("vijf", "")), widths=(1, 9)
        )
        heights = dict(_heights(reader(pdf(table, sheet=True)).pages[0]))
        assert heights["een twee"] - heights["drie vier"] < 14

    def test_a_card_stays_one_page(self) -> None:
        toolbox = wpl.Toolbox.builtin()
        pages = {str(one.id): len(reader(pdf_from(wpl.document_of(one.card(toolbox.instruments)))).pages) for one in toolbox.instruments.values()}
        assert {name: count for name, count in pages.items() if count > 1} == {}

    def test_short_sections_of_a_sheet_stand_beside_each_other(self) -> None:
        short = tuple(Section(id=name, title=name.title(), blocks=(Paragraph(text=plain("kort")),)) for name in ("doe", "laat", "na"))
        long = Section(id="lang", title="Lang", blocks=(Paragraph(text=plain("lang " * 900)),))
        steps = Section(id="zo", title="Zo", blocks=(Steps(items=(Step(title=plain("a")),)),))
        sheet = attrs.evolve(document(short[0], short[1], steps, short[2], long), sheet=True)
        made = data(sheet)["blocks"]
        assert [block["kind"] for block in made] == ["beside", "section", "section", "section"]
        assert [item["title"] for item in made[0]["items"]] == ["Doe", "Laat"]
        assert failures(pdf(*short, sheet=True)) == []
        assert [block["kind"] for block in data(document(*short))["blocks"]] == ["section"] * 3

    def test_a_sheet_to_fill_in_with_many_columns_lies_on_its_side(self) -> None:
        form = Table(caption=plain("Wie"), header=heads(*"abcdefgh"), layout="fill-in", rows=(row(*"abcdefgh"),))
        (only,) = reader(pdf(form, sheet=True)).pages
        assert only.mediabox.width > only.mediabox.height


def _unpacked(made: bytes) -> str:
    parts = [made]
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", made, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(found[1]))
        except zlib.error:
            continue
    return b"".join(parts).decode("latin-1")


class TestThemes:
    def test_fonts_of_a_fund_are_used(self, tmp_path: Path) -> None:
        (tmp_path / "eigen.ttf").write_bytes((FOLDER / "WerkplekSans-Regular.ttf").read_bytes())
        made = pdf(theme=Theme(font="'Werkplek Sans', sans-serif", fonts=tmp_path))
        assert b"WerkplekSans-Regular" in made

    def test_an_unknown_family_is_an_error_with_those_there_are(self) -> None:
        with pytest.raises(RenderError, match=r"asks for the font 'Fonds Sans'.*there are Werkplek Sans"):
            pdf(theme=Theme(font="'Fonds Sans', sans-serif", fonts=FOLDER))

    @pytest.mark.parametrize("width", [30, 300])
    def test_a_drawn_logo_keeps_to_its_place(self, width: int) -> None:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="30"><rect width="{width}" height="30"/></svg>'
        logo = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
        assert failures(pdf(theme=Theme(name="Fonds", logo=logo))) == []

    def test_a_logo_that_is_no_picture_is_refused(self) -> None:
        with pytest.raises(RenderError, match="typst cannot set this"):
            pdf(theme=Theme(name="Fonds", logo="data:image/png;base64,AAAA"))

    def test_colours_are_those_of_the_theme(self) -> None:
        assert pdf(profile_figure(), theme=Theme(light=Palette(accent="#5b2a86"))) != pdf(profile_figure())


class TestHostileTexts:
    @pytest.mark.parametrize("name", TEXTS)
    def test_texts_are_shown_as_typed_and_change_no_structure(self, name: str) -> None:
        made, harmless = pdf_of(TEXTS[name]), pdf_of(re.sub(r"\S", "w", TEXTS[name]))
        assert squeezed(words(made)).count(squeezed(TEXTS[name])) > 60
        without = ("Span", "Link", "Reference")  # a tone's sign, and a link that runs on over two lines
        assert [kind for kind in kinds(made) if kind not in without] == [kind for kind in kinds(harmless) if kind not in without]
        assert not re.search(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b", made)
        assert set(links(made)) == set(links(harmless))

    def test_typst_is_never_run(self) -> None:
        code = '#panic("x") #let a = 1 $x$ *b* _c_ `d` = e <f> @g // h /* i */ \\ #{sys.inputs} ~ --'
        assert squeezed(words(pdf_of(code))).count(squeezed(code)) > 60

    @pytest.mark.parametrize(
        "text",
        [CONTROL, "Top \U0001f600 \U0001f469\u200d\U0001f527", "שלום Cor", "\U000e0041x", "\ue000", "\u5b89\u5168" * 9, "a" + "\n" * 90 + "b"],
    )
    def test_what_cannot_be_set_is_said_and_breaks_nothing(self, text: str) -> None:
        made = pdf_of(text)
        assert failures(made) == []
        assert squeezed(Legible(faces().covered)(text)) in squeezed(words(made))

    @pytest.mark.parametrize("word", ["kantbank" * 1250, "https://voorbeeld.nl/" + "a/" * 600])
    def test_endless_words_stay_on_the_page_and_are_whole(self, word: str) -> None:
        part = word[:1200]
        table = Table(caption=plain(part), header=heads("a", part), rows=(row(word[:400], part), row("a", "b")))
        step = Step(title=plain(part), text=plain(part), meta=word[:300])
        made = pdf(Paragraph(text=plain(word)), table, Steps(items=(step,)), Form(fields=(FormField(label=word[:300], kind="line"),)))
        assert squeezed(words(made)).count(word[8]) >= word.count(word[8]) + 5 * part.count(word[8])
        for each in reader(made).pages:
            assert _inside(each)

    @pytest.mark.parametrize("theme", [Theme(name='#panic("x")', footer="\ud800 שלום", contact="\U0001f600")])
    def test_texts_of_themes_too(self, theme: Theme) -> None:
        said = words(pdf(theme=theme))
        assert '#panic("x")' in said
        assert "‹grinning face›" in said


def pdf_of(text: str) -> bytes:
    return pdf_from(everywhere(text))


def high_figure() -> Figure:
    """A figure of one drawing that is higher than half a page."""
    figure = risk_figure()
    chart: Any = figure.chart
    points = tuple(RiskPoint(number=n, label=f"Onderwerp {n}", x=1 + n % 10, y=1 + n // 10) for n in range(1, 15))
    steps = tuple(f"stap {n}" for n in range(10))
    return attrs.evolve(figure, chart=attrs.evolve(chart, x_steps=steps, y_steps=steps, points=points))


def _heights(each: Any) -> list[tuple[str, float]]:  # noqa: ANN401 - a page of pypdf
    """Every text and how high on the page it stands, in points."""
    found: list[tuple[str, float]] = []

    def seen(text: str, cm: list[float], _tm: object, _font: object, _size: object) -> None:
        found.extend((line.strip(), cm[5]) for line in text.splitlines() if line.strip())

    each.extract_text(visitor_text=seen)
    return found


def _inside(each: Any) -> bool:  # noqa: ANN401 - a page of pypdf
    """Whether all text begins on the page, and nothing is wider than it."""
    places: list[tuple[float, float]] = []

    def seen(text: str, _cm: object, tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            places.append((tm[4], tm[5]))

    each.extract_text(visitor_text=seen)
    width, height = float(each.mediabox.width), float(each.mediabox.height)
    return all(-1 <= x <= width and -height <= y <= height for x, y in places)


class TestData:
    @pytest.mark.parametrize("kind", BLOCK_KINDS)
    def test_what_the_layout_reads_of_each_block(self, kind: str, data_regression: DataRegressionFixture) -> None:
        (made,) = data(document(BLOCKS[kind]))["blocks"]
        _without_drawings(made)
        data_regression.check(made)

    def test_markup_is_never_made(self) -> None:
        """The layout is the same for every document; only data differs."""
        folder = FOLDER.parent / "layout"
        assert {path.name for path in folder.iterdir()} == {"blocks.typ", "document.typ", "forms.typ", "inline.typ", "look.typ", "tables.typ"}
        assert not [path.name for path in folder.iterdir() if re.search(r"\beval\(", path.read_text("utf-8"))]

    def test_white_space_is_one_space_and_at_most_one_empty_line(self) -> None:
        made = data(document(Paragraph(text=plain("een  twee\tdrie\n\n\n\nvier"))))
        assert made["blocks"][0]["text"] == "een twee drie\n\nvier"

    def test_long_blocks_may_run_on_and_short_ones_stay_whole(self) -> None:
        short, long = (Step(title=plain("a"), text=plain(text)) for text in ("kort", "lang " * 300))
        assert [step["long"] for step in data(document(Steps(items=(short, long))))["blocks"][0]["items"]] == [False, True]
        few, many = (Table(caption=(), header=heads("a"), rows=tuple(row(str(n)) for n in range(count))) for count in (6, 40))
        assert [table["together"] for table in data(document(few, many))["blocks"]] == [True, False]
        introduced, not_introduced = (data(document(Paragraph(text=plain(text)), few))["blocks"][0]["sticky"] for text in ("kort", "lang " * 200))
        assert introduced
        assert not not_introduced

    def test_a_quote_stays_with_what_leads_to_it_and_one_line_below_a_heading_with_the_next(self) -> None:
        first, second = Paragraph(text=plain("Een regel.")), Paragraph(text=plain("Nog een. " * 30))
        quote = Quote(text=plain("Zo."))
        for blocks, sticky in (
            ((first, quote), [True, False]),
            ((first, second, first), [True, False, False]),
            ((second, first, second), [False, False, False]),
        ):
            (made,) = data(document(Section(id="a", title="A", blocks=blocks)))["blocks"]
            assert [each["sticky"] for each in made["blocks"]] == sticky
        assert not data(document(first, second))["blocks"][0]["sticky"]

    def test_a_chart_is_drawn_with_texts_that_can_be_set(self) -> None:
        figure = profile_figure()
        chart: Any = figure.chart
        named = attrs.evolve(figure, chart=attrs.evolve(chart, low_label="\U0001f642", high_label="\u5b89" * 60))
        svg = data(document(named))["blocks"][0]["parts"][0]["svg"]
        assert "‹slightly smiling face›" in svg
        assert "\u5b89" not in svg
        assert failures(pdf(named)) == []
        assert Legible(faces().covered).chart(chart) is chart


def _without_drawings(made: object) -> None:
    if isinstance(made, dict):
        block = cast("dict[str, object]", made)
        if "svg" in block:
            block["svg"] = "<svg/>"
        for value in block.values():
            _without_drawings(value)
    elif isinstance(made, list):
        for value in cast("list[object]", made):
            _without_drawings(value)


class TestColumns:
    def test_text_gets_the_room_that_figures_do_not_need(self) -> None:
        table = Table(caption=(), header=heads("Onderwerp", "Uren"), rows=(row("Instellen van de kantbank en nog veel meer daarover " * 3, 4),))
        made = columns(table, sheet=False, landscape=False, upright=False)
        assert made.widths[0] > 6 * made.widths[1]
        assert sum(made.widths) == pytest.approx(52)

    def test_heads_take_more_lines_rather_than_room_from_what_is_said(self) -> None:
        table = Table(
            caption=(),
            header=heads("Vraag", *["Helemaal oneens"] * 4),
            rows=(row("In mijn werk kom ik dingen tegen die nieuw voor mij zijn.", *"1234"),),
        )
        made = columns(table, sheet=False, landscape=False, upright=False)
        assert made.widths[0] > 2 * made.widths[1]

    def test_words_of_key_figures_and_options_are_whole_where_they_can_be(self) -> None:
        figures = KeyFigures(
            items=tuple(KeyFigure(value=value, label="wie") for value in ("2 tot 4", "medewerker en adviseur", "aansprakelijkheden"))
        )
        made = data(document(figures))["blocks"][0]["items"]
        assert [(item["long"], item["long_word"], item["long_label"]) for item in made] == [
            (True, False, False),  # as large as the others
            (True, False, False),
            (True, True, False),
        ]
        grids = (ChoiceGrid(options=(option, "eens"), groups=(ChoiceGroup(statements=(plain("a"),)),)) for option in ("ertussenin", "oneens"))
        assert [data(document(grid))["blocks"][0]["part"] for grid in grids] == [1.55, 1.25]

    def test_words_of_options_are_broken_only_where_one_is_too_long(self) -> None:
        group = (ChoiceGroup(statements=(plain("a"),)),)
        four, many = (
            ChoiceGrid(options=("helemaal oneens", *["eens"] * count), not_applicable=apart, groups=group)
            for count, apart in ((3, "verbeteringen"), (7, ""))
        )
        found = [data(document(grid))["blocks"][0] for grid in (four, many)]
        assert [made["apart"] for made in found] == [True, False]
        assert [[option["breaks_words"] for option in made["options"]] for made in found] == [[*[False] * 4, True], [True, *[False] * 7]]

    def test_heads_take_two_lines_where_there_is_room(self) -> None:
        table = Table(
            caption=(), header=heads("Stap", "Uren geven + leren", "Gelukt als"), rows=(row("zelf", "5 + 1", "drie keer goed gedaan " * 9),)
        )
        made = columns(table, sheet=False, landscape=False, upright=False)
        assert made.rooms[1] >= 0.45 * len("Uren geven +")

    def test_words_are_broken_only_in_tables_with_a_word_that_is_too_long(self) -> None:
        short, long = (
            Table(caption=(), header=heads("Wat", "Wie besluit"), rows=(row("Lassen " * 9, name),), widths=(9, 1))
            for name in ("de leidinggevende", "de kwaliteitsmanagementsysteemcoördinator")
        )
        assert not columns(short, sheet=False, landscape=False, upright=False).breaks_words
        assert columns(attrs.evolve(long, widths=(30, 1)), sheet=False, landscape=False, upright=False).breaks_words

    def test_words_of_a_head_are_broken_only_where_one_is_too_long_for_its_columns(self) -> None:
        above = Row(cells=(*heads(*[""] * 7), Cell(text=plain("Antwoorden"), columns=2)))
        table = Table(
            caption=(),
            head_rows=(above,),
            header=heads("Vraag", *["Antwoorden"] * 7, "Alfa zonder"),
            rows=(row("In mijn werk kom ik dingen tegen die nieuw voor mij zijn.", *[60] * 8),),
            widths=(3, *[1] * 8),
        )
        (made,) = data(document(table))["blocks"]
        assert not made["breaks_words"]
        assert [[head["breaks_words"] for head in line] for line in made["heads"]] == [[False] * 8, [*[False] * 3, *[True] * 5, False]]

    def test_short_texts_stay_whole_where_that_takes_little_from_others(self) -> None:
        table = Table(caption=(), header=heads("Onderdeel", "Marge"), rows=(row("Ruimte om te leren", "−0,19 – 0,75"),), widths=(9, 1))
        assert columns(table, sheet=False, landscape=False, upright=False).lines == (1,)

    def test_given_widths_win(self) -> None:
        table = Table(caption=(), header=heads("a", "b"), rows=(), widths=(3, 1))
        assert columns(table, sheet=False, landscape=False, upright=False).widths == (3, 1)

    def test_given_widths_give_room_to_a_word_that_would_break(self) -> None:
        table = Table(caption=(), header=heads("Wat", "Wie"), rows=(row("Lassen", "medewerkers"),), widths=(12, 1))
        made = columns(table, sheet=False, landscape=False, upright=False)
        assert made.widths[1] >= 11 * 0.5
        assert sum(made.widths) == pytest.approx(52)

    def test_a_text_of_more_lines_keeps_most_of_the_width_that_was_asked_for_it(self) -> None:
        table = Table(
            caption=(),
            header=heads("Vraag", *["Antwoorden"] * 7, "Alfa"),
            rows=(row("In mijn werk kom ik dingen tegen die nieuw voor mij zijn.", *[60] * 8),),
            widths=(3, *[1] * 8),
        )
        made = columns(table, sheet=False, landscape=False, upright=False)
        asked = 52 * 3 / 11
        assert 0.65 * asked <= made.widths[0] < asked
        assert made.widths[1] > made.widths[7]  # a word of a head that fits is whole, the others break

    def test_more_than_fits_is_shared_fairly(self) -> None:
        table = Table(caption=(), header=heads(*["onuitspreekbaarheden"] * 9), rows=())
        made = columns(table, sheet=True, landscape=True, upright=False)
        assert sum(made.widths) == pytest.approx(83)
        assert max(made.widths) == pytest.approx(min(made.widths))

    def test_upright_heads_take_no_width(self) -> None:
        table = Table(
            caption=(), header=heads("Wat", *["Jan-Willem"] * 18), layout="matrix", rows=(row("Programmeren van de lasrobot", *map(str, range(18))),)
        )
        flat, upright = (columns(table, sheet=False, landscape=False, upright=turned).widths[1] for turned in (False, True))
        assert upright < flat / 1.5
        noted = attrs.evolve(table, rows=(Row(cells=(Cell(text=plain("a")), *(Cell(text=plain("1"), note="niet beoordeeld") for _ in range(18)))),))
        assert not columns(noted, sheet=False, landscape=False, upright=True).breaks_words

    def test_spanned_cells_count_where_they_stand(self) -> None:
        made = columns(spanned_table(), sheet=False, landscape=False, upright=False)
        assert len(made.widths) == 4
        assert len(made.lines) == 3


@pytest.mark.parametrize("sign", ["●", "▲", "◆", "–", "—", "…", "€", "≥", "×", "→", "↑", "☐", "−", "·", "✓", "‹", "›"])
def test_the_signs_of_reports_can_be_set(sign: str) -> None:
    assert Legible(faces().covered)(sign) == sign


def test_every_character_of_our_wording_can_be_set() -> None:
    content = Path(wpl.__file__).parent
    files = [*content.glob("content/**/*.md"), *content.glob("content/**/*.toml"), *content.glob("locale/**/*.po"), *EXAMPLES.glob("**/*.toml")]
    assert len(files) > 60
    used = set("".join(path.read_text("utf-8") for path in files))
    assert {character for character in used if ord(character) > 31 and ord(character) not in faces().covered} == set()
