"""Guides, cards and worksheets say what an adviser needs at the table, and fit their paper."""

import re
from collections.abc import Iterator
from functools import cache

import attrs
import pytest
from playwright.sync_api import Browser

import werkplekleren as wpl
from browser import axe_violations, page_of
from werkplekleren._base.ids import Identifier
from werkplekleren.documents import Block, Form, Steps, Table, text_of, walk
from werkplekleren.instruments import Instrument, Worksheet, WorksheetField
from werkplekleren.reports.titles import title, titles

LANGUAGES = ("nl", "en")
PAPER = (673, 1002)
"""How wide A4 is without the margins of a sheet, upright and on its side, at 96 dots an inch."""

UNBROKEN = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(".wpl .fill-in th { overflow-wrap: normal !important; hyphens: manual !important; }")
    document.adoptedStyleSheets = [sheet]
}"""
"""Lays words whole, whatever their room."""

WITHOUT_HYPHENS = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync("* { hyphens: manual !important; }")
    document.adoptedStyleSheets = [sheet]
}"""
"""What a browser shows that knows nothing of syllables."""

BROKEN = r"""selector => [...document.querySelectorAll(selector)].filter(head => {
    const text = document.createTreeWalker(head, NodeFilter.SHOW_TEXT), range = document.createRange()
    while (text.nextNode())
        for (const word of text.currentNode.data.matchAll(/\p{L}+/gu)) {
            range.setStart(text.currentNode, word.index)
            range.setEnd(text.currentNode, word.index + word[0].length)
            if (range.getClientRects().length > 1) return true
        }
    return false
}).map(head => head.innerText)"""
"""What of a page has a word that stands on two lines."""

PAGE = re.compile(rb"/Type\s*/Page\b")


@cache
def toolbox() -> wpl.Toolbox:
    return wpl.Toolbox.builtin()


def instrument() -> Instrument:
    return toolbox().instruments["werkinstructie"]


def blocks_of(obj: object, language: str = "nl") -> list[Block]:
    return list(walk(wpl.document_of(obj, language)))


def renamed(name: str) -> Instrument:
    """An instrument of the toolbox under a title of its own."""
    return attrs.evolve(toolbox().instruments[name], title=wpl.Text.of(nl="Van ons", en="Ours"))


def sheet_of(*fields: WorksheetField) -> Instrument:
    return attrs.evolve(instrument(), worksheets=(Worksheet(id=Identifier("blad"), title=wpl.Text.of(nl="Blad"), fields=fields),))


class TestNames:
    def test_what_comes_next_is_called_by_its_title_in_the_language(self) -> None:
        assert instrument().followed_by[:2] == ("leerexperiment", "praktijkbeoordeling")
        for thing in (instrument(), instrument().guide(), instrument().card(), instrument().card(toolbox().instruments)):
            assert "Daarna past: Leerexperiment, Praktijkbeoordeling" in wpl.render(thing, "markdown", language="nl")
            assert "What fits next: Learning experiment, Observed assessment" in wpl.render(thing, "markdown", language="en")

    def test_a_toolbox_of_ones_own_goes_before_the_built_in_one(self) -> None:
        own = {"leerexperiment": renamed("leerexperiment")}
        for thing in (instrument().guide(own), instrument().card(own)):
            assert "Daarna past: Van ons, Praktijkbeoordeling" in wpl.render(thing, "markdown", language="nl")

    def test_what_is_in_no_toolbox_is_called_by_its_id(self) -> None:
        made = attrs.evolve(instrument(), followed_by=(Identifier("iets-van-later"),))
        assert "Daarna past: iets-van-later." in wpl.render(made, "markdown", language="nl")

    def test_titles_keep_the_order(self) -> None:
        assert titles(("quickscan-werkplekleren", "x", "startgesprek"), "nl", [renamed("startgesprek")]) == (
            "Quickscan werkplekleren",
            "x",
            "Van ons",
        )
        assert title("startgesprek", "en") == "Intake talk"

    def test_advice_and_questions_and_cases_name_instruments_by_title(self) -> None:
        for shelf in (toolbox().employer_questions, toolbox().practice_cases):
            for thing in shelf.values():
                words = wpl.render(thing, "markdown", language="nl")
                for name in toolbox().instruments:
                    assert "-" not in name or name not in words


class TestGuide:
    def test_what_to_say_stands_on_a_line_of_its_own_under_its_step(self) -> None:
        (steps,) = [block for block in blocks_of(instrument()) if isinstance(block, Steps)]
        assert text_of(steps.items[0].say) == "Zeg of vraag: “Welke taak doe jij vaak, waar een ander op vastloopt?”"
        assert "Zeg of vraag" not in text_of(steps.items[0].text)
        assert "\n   > **Zeg of vraag:** “Welke taak" in wpl.render(instrument(), "markdown")
        assert '<blockquote class="say"><p><strong>Zeg of vraag:</strong> “Welke taak' in wpl.render(instrument())

    def test_a_step_at_which_nothing_is_said_has_no_such_line(self) -> None:
        silent = attrs.evolve(instrument(), steps=tuple(attrs.evolve(step, say=None) for step in instrument().steps))
        for thing in (silent, silent.card()):
            (steps,) = [block for block in blocks_of(thing) if isinstance(block, Steps)]
            assert not any(step.say for step in steps.items)


class TestCard:
    def test_it_has_all_that_one_needs_at_the_table(self) -> None:
        document = wpl.document_of(instrument().card(), "nl")
        assert document.sheet
        assert [section.id for section in document.sections] == ["when", "when-not", "steps", "materials", "pitfalls", "next"]
        words = wpl.render(document, "markdown")
        made = instrument()
        said = [made.title, made.question, made.purpose, made.next_step.text, *made.use_when, *made.avoid_when, *made.materials]
        for text in (*said, *(step.title for step in made.steps)):
            assert text.in_language("nl") in words.replace("\\", "")
        assert "60 minuten" in words
        assert "2 tot 3 mensen" in words

    def test_each_step_is_one_line_with_its_minutes_and_what_to_say(self) -> None:
        (steps,) = [block for block in blocks_of(instrument().card()) if isinstance(block, Steps)]
        first = steps.items[0]
        assert (text_of(first.title), first.text, first.meta) == ("De taak kiezen", (), "5 min")
        assert text_of(first.say) == "“Welke taak doe jij vaak, waar een ander op vastloopt?”"

    def test_what_an_instrument_does_not_have_leaves_no_heading(self) -> None:
        bare = attrs.evolve(instrument(), materials=(), pitfalls=(), yields=None, followed_by=())
        assert [section.id for section in wpl.document_of(bare.card(), "nl").sections] == ["when", "when-not", "steps"]


class TestWorksheet:
    def test_it_names_its_instrument(self) -> None:
        document = wpl.document_of(instrument().worksheet("taakblad"), "en")
        assert (document.title, document.subtitle, document.sheet) == ("Task sheet", "Worksheet that goes with: Work instruction", True)

    def test_labels_of_rows_are_printed_and_the_other_rows_stay_empty(self) -> None:
        words = [wpl.Text.of(nl=word) for word in ("Maat", "Braam", "Wat", "Goed?")]
        made = sheet_of(
            WorksheetField(
                id=Identifier("maten"), label=words[0], kind="table", columns=tuple(words[2:]), row_labels=tuple(words[:2]), rows=3, widths=(3, 1)
            )
        )
        (table,) = [block for block in blocks_of(made.worksheet("blad")) if isinstance(block, Table)]
        assert (table.layout, table.widths) == ("fill-in", (3.0, 1.0))
        assert [[text_of(cell.text) for cell in line.cells] for line in table.rows] == [["Maat", ""], ["Braam", ""], ["", ""]]
        assert [line.cells[0].header for line in table.rows] == [True, True, False]

    def test_fields_stay_in_their_order_around_a_table(self) -> None:
        word = wpl.Text.of(nl="Woord")
        table = WorksheetField(id=Identifier("b"), label=word, kind="table", columns=(word,))
        made = sheet_of(
            WorksheetField(id=Identifier("a"), label=word, kind="line"), table, WorksheetField(id=Identifier("c"), label=word, kind="signature")
        )
        kinds = [block.fields[0].kind if isinstance(block, Form) else block.kind for block in blocks_of(made.worksheet("blad"))]
        assert kinds == ["line", "table", "signature"]
        assert "naam … handtekening …" in wpl.render(made.worksheet("blad"), "markdown")


def printed(kind: str) -> Iterator[tuple[str, str]]:
    """The HTML of every card or worksheet in both languages."""
    for language in LANGUAGES:
        for one in toolbox().instruments.values():
            if kind == "card":
                yield f"{language} {one.id}", wpl.render(one.card(toolbox().instruments), language=language)
            else:
                for sheet in one.worksheets:
                    yield f"{language} {one.id} {sheet.id}", wpl.render(one.worksheet(sheet.id), language=language)


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "most"), [("card", 1), ("worksheet", 2)])
def test_it_fits_its_paper(kind: str, most: int, chromium: Browser) -> None:
    pages: dict[str, int] = {}
    with page_of(chromium, "") as page:
        for name, html in printed(kind):
            page.goto("about:blank")  # else what the page before it allowed still holds, and its own margins are refused
            page.set_content(html, wait_until="load")
            pages[name] = len(PAGE.findall(page.pdf(prefer_css_page_size=True)))
    assert len(pages) >= 2 * len(toolbox().instruments)
    assert {name: count for name, count in pages.items() if not 1 <= count <= most} == {}


@pytest.mark.browser
def test_no_word_above_a_column_is_broken(chromium: Browser) -> None:
    broken: dict[str, list[str]] = {}
    with page_of(chromium, "") as page:
        page.emulate_media(media="print")
        for name, html in printed("worksheet"):
            page.set_viewport_size({"width": PAPER["A4 landscape" in html], "height": 900})
            page.goto("about:blank")
            page.set_content(html, wait_until="load")
            # a page allows no styles but its own; a sheet that is made by script is none of the page's
            page.evaluate(UNBROKEN)
            wide = page.locator(".fill-in th").evaluate_all(
                "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"
            )
            if wide:
                broken[name] = wide
    assert broken == {}


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_scrolls_on_a_phone_and_figures_stand_below_each_other_instead_of_breaking_words(language: str, chromium: Browser) -> None:
    plan = toolbox().instruments["kennisborgingsplan"]
    with page_of(chromium, wpl.render(plan, language=language), width=360) as page:
        tables = page.locator(".fill-in .scroll:has(th:nth-child(7))")
        assert tables.count()
        assert tables.evaluate_all("all => all.every(each => each.scrollWidth > each.clientWidth && each.tabIndex == 0)")
        assert page.evaluate(BROKEN, ".fill-in:has(th:nth-child(7)) thead th") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for thing in (toolbox().questionnaires["leercultuurscan"], toolbox().instruments["vaardighedenmatrix"].card()):
            page.goto("about:blank")
            page.set_content(wpl.render(thing, language=language), wait_until="load")
            page.evaluate(WITHOUT_HYPHENS)
            assert page.evaluate(BROKEN, ".choices tbody th, .key-figures dd") == []


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_and_a_worksheet_have_no_accessibility_violations(language: str, chromium: Browser) -> None:
    for thing in (instrument().card(), instrument().worksheet("taakblad"), toolbox().instruments["vaardighedenmatrix"].worksheet("matrix")):
        for dark in (False, True):
            for width in (360, 1280):
                with page_of(chromium, wpl.render(thing, language=language), width=width, dark=dark) as page:
                    assert axe_violations(page) == []
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
