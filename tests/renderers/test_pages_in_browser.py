"""The page in a real browser: accessible, never wider than the screen, whole on paper."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from browser import axe_violations, page_of
from hostile_texts import everywhere
from sample_documents import document, one_of_each, report
from werkplekleren import AdviceReport, Dossier, Toolbox
from werkplekleren.documents import ChoiceGrid, ChoiceGroup, Document, PageBreak, Table, heads, plain, row
from werkplekleren.renderers import Theme, render, show_html

pytestmark = pytest.mark.browser

EVERYTHING = Document(title="Alle blokken", subtitle="Elk soort één keer", language="nl", author="Marit", notice="Fictief", blocks=one_of_each())
PAGES = {"everything": EVERYTHING, "report": report(), "english": attrs.evolve(report(), language="en")}
SIZES = [(width, dark) for width in (1280, 320) for dark in (False, True)]
EXAMPLES = Path(__file__).parents[2] / "examples"


SHADOWS = """all => all.map(each => {
    const scroll = each.firstElementChild
    return `${scroll.scrollWidth > scroll.clientWidth} ${getComputedStyle(each, "::after").opacity}`
})"""
"""Of each table whether there is more to see at its end, and how much of a shadow tells so."""


@cache
def advice(firm: str) -> str:
    """The largest report there is of an example firm."""
    toolbox = Toolbox.builtin()
    return render(AdviceReport.of(Dossier.from_folder(EXAMPLES / firm, toolbox), toolbox), language="nl")


@pytest.mark.parametrize(("firm", "width", "dark"), [("metaalbedrijf", 1280, False), ("klein-bedrijf", 360, True)])
def test_axe_finds_nothing_in_the_advice_to_a_firm(chromium: Browser, firm: str, width: int, dark: bool) -> None:  # noqa: FBT001 - as below
    with page_of(chromium, advice(firm), width=width, dark=dark) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.locator(".scroll").evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.tabIndex)")
        assert set(wide) == (set() if width > 1000 else {0})  # on a phone tables scroll, and the keyboard reaches them
        assert set(page.locator(".table:visible").evaluate_all(SHADOWS)) == ({"false 0"} if width > 1000 else {"false 0", "true 1"})
        names = page.locator(".stays-1 tbody th:first-child, .stays-2 tbody th:nth-child(2)")
        assert names.count() > 20
        if width < 1000:
            assert names.evaluate_all("all => all.every(each => each.offsetWidth < 170 && getComputedStyle(each).position == 'sticky')")


@pytest.mark.parametrize(("width", "dark"), SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(chromium: Browser, name: str, width: int, dark: bool) -> None:  # noqa: FBT001 - a parameter of the test
    theme = Theme(name="Fonds", footer="Onderin", contact="Bel ons")
    with page_of(chromium, render(PAGES[name], theme=theme), width=width, dark=dark) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert axe_violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 480, 768, 1024, 1280, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen(chromium: Browser, name: str, width: int) -> None:
    with page_of(chromium, render(PAGES[name]), width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text", ["kantbank" * 37, "👩🏽‍🔧🇳🇱" * 40, "a\u200b" * 150, "שלום עולם " * 30, "漢" * 300])
def test_no_text_makes_a_page_wider_than_the_screen_or_harder_to_use(chromium: Browser, text: str, width: int) -> None:
    with page_of(chromium, render(everywhere(text)), width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".scroll").evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth || each.tabIndex == 0)")


def test_one_drawing_is_shown_at_each_width(chromium: Browser) -> None:
    for width, shown in ((1280, "wide"), (360, "narrow")):
        with page_of(chromium, render(EVERYTHING), width=width) as page:
            assert page.locator(".chart:visible").evaluate_all("all => all.map(each => each.className)") == [f"chart {shown}"]


def test_the_first_column_of_a_matrix_stays_in_sight(chromium: Browser) -> None:
    with page_of(chromium, render(report()), width=360) as page:
        scroll = page.locator(".matrix .scroll")
        head = page.locator(".matrix tbody th").first
        before = head.evaluate("each => each.getBoundingClientRect().x")
        scroll.evaluate("each => each.scrollLeft = 400")
        assert scroll.evaluate("each => each.scrollLeft") == 400
        assert head.evaluate("each => each.getBoundingClientRect().x") == pytest.approx(before, abs=3)
        scroll.evaluate("each => { each.scrollLeft = each.scrollWidth; return new Promise(requestAnimationFrame) }")
        assert page.locator(".table.matrix").evaluate_all(SHADOWS) == ["true 0"]  # nothing more to see


def test_the_keyboard_reaches_the_skip_link_first(chromium: Browser) -> None:
    with page_of(chromium, render(report())) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_on_paper_nothing_is_cut_off_and_tables_are_open(chromium: Browser) -> None:
    with page_of(chromium, render(report()), width=658) as page:  # A4 without its margins, at 96 dots an inch
        page.emulate_media(media="print")
        assert page.locator("details .table:visible").count() == 5
        assert page.locator(".scroll").evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 658
        assert page.locator("summary:visible").count() == 0


def test_long_tables_repeat_their_heads_and_no_row_is_lost_or_cut_in_two(chromium: Browser) -> None:
    """Sixty rows of long Dutch words, and a questionnaire of forty statements."""
    table = Table(
        caption=plain("Zestig onderwerpen"),
        header=heads("Arbeidsomstandighedendeskundige", "Opleidingsprogramma", "Uren"),
        rows=tuple(row(f"Veiligheidsvoorschriftencontrole nummer {number}", "Productiemedewerkersopleiding", number) for number in range(60)),
    )
    groups = tuple(
        ChoiceGroup(title=f"Deel {part}", statements=tuple(plain(f"Stelling {part}-{number}") for number in range(20))) for part in range(2)
    )
    grid = ChoiceGrid(options=("oneens", "deels eens", "eens"), groups=groups)
    with page_of(chromium, render(document(table, PageBreak(), grid))) as page:
        pages = [one.extract_text() for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    with_rows = [text for text in pages if "nummer" in text]
    with_statements = [text for text in pages if "Stelling" in text]
    assert (len(with_rows), len(with_statements)) == (2, 2)
    assert ["Opleidingsprogramma" in text for text in with_rows] == [True, True]
    assert ["deels eens" in text for text in with_statements] == [True, True]
    assert re.findall(r"nummer (\d+)", " ".join(with_rows)) == list(map(str, range(60)))
    assert re.findall(r"Stelling (\d+-\d+)", " ".join(with_statements)) == [f"{part}-{number}" for part in range(2) for number in range(20)]


def test_an_empty_table_leaves_room_to_write_by_hand(chromium: Browser) -> None:
    sheet = Toolbox.builtin().instruments["certificatenkalender"]
    with page_of(chromium, render(sheet), width=658) as page:
        page.emulate_media(media="print")
        millimetre = 96 / 25.4
        rows = page.locator("tr:has(td:empty)").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
        assert min(rows) >= 7.5 * millimetre
        columns = page.locator("tr:has(td:empty) td").evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")
        assert min(columns) >= 18 * millimetre
        assert page.locator("th").evaluate_all("all => all.every(each => each.scrollWidth <= each.clientWidth)")


def test_paper_is_light_even_where_the_screen_is_dark(chromium: Browser) -> None:
    with page_of(chromium, render(report()), dark=True) as page:
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 26, 25)"
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_host_recolours_a_fragment_and_keeps_its_own_looks(chromium: Browser) -> None:
    host = "<!doctype html><html lang=nl><title>x</title><style>:root{--wpl-accent:#5b2a86}</style><main><h1>Host</h1><p id=own>Eigen</p>%s</main>"
    looks = "(own => [...own].map(name => name + ': ' + own.getPropertyValue(name)))(getComputedStyle(document.getElementById('own')))"
    with page_of(chromium, host % "") as page:
        before = page.evaluate(looks)
    with page_of(chromium, host % render(report(), fragment=True), dark=True) as page:
        assert page.evaluate(looks) == before
        assert page.evaluate("getComputedStyle(document.querySelector('.wpl .number')).color") == "rgb(91, 42, 134)"
        assert page.evaluate("getComputedStyle(document.querySelector('.wpl')).backgroundColor") == "rgb(255, 255, 255)"


HOSTILE_STYLE = """
body{letter-spacing:.1em;text-transform:uppercase;text-align:center;font-style:italic;word-spacing:.5em;visibility:hidden}
h2,h3,.content h2{color:red;background:#ff0;float:left;border-bottom:4px solid}
p,li,dt,dd,.content p{color:#800;background:#eef;text-indent:3em;list-style:square;max-width:5em}
ul,ol,dl,.content ul{display:flex;border:2px solid}
table,th,td,.content td{border:3px double #f0f;background:#333;color:#fff;white-space:nowrap}
svg,img{width:24px;height:24px;stroke:red;stroke-width:9px} details,caption,figcaption{display:none}
span,strong,em,i,section,figure,div,.content div{display:inline-table;padding:9px} .content ::before,::after,p::before{content:"!";color:red}
"""
LOOKS = """all => all.map(each => (each.closest("svg") ? [""] : ["", "::before", "::after"]).map(part => {
    const looks = getComputedStyle(each, part)
    return [...looks].filter(name => !name.startsWith("--")).map(name => name + ":" + looks.getPropertyValue(name)).join(";")
}).join())"""


def test_a_host_cannot_break_a_fragment(chromium: Browser) -> None:
    host = "<!doctype html><html lang=nl><title>x</title><style>%s</style><article class=content style='width:900px'>%s</article>"
    seen: list[list[str]] = []
    for style in ("", HOSTILE_STYLE):
        with page_of(chromium, host % (style, render(EVERYTHING, fragment=True))) as page:
            seen.append(page.locator(".wpl-fragment, .wpl-fragment *").evaluate_all(LOOKS))
    clean, hostile = seen
    assert len(clean) > 100
    assert hostile == clean


@pytest.mark.parametrize("dark", [False, True])
def test_charts_stand_on_paper_where_a_reader_forces_colours(chromium: Browser, dark: bool) -> None:  # noqa: FBT001 - a parameter of the test
    paper = "rgb(20, 26, 25)" if dark else "rgb(255, 255, 255)"
    with page_of(chromium, render(EVERYTHING), dark=dark) as page:
        page.emulate_media(forced_colors="active")
        assert page.locator(".wpl-chart").first.evaluate("each => getComputedStyle(each).backgroundColor") == paper


def test_a_notebook_cell_is_accessible_too(chromium: Browser) -> None:
    # a dark page as nbconvert makes it: it does not say that it is dark; links have a colour of the page
    for colours, link in (("#fff;color:#212121", "#1565c0"), ("#111;color:#ddd", "#90caf9")):
        head = f"<!doctype html><html lang=nl><title>x</title><style>a{{color:{link}}}</style>"
        with page_of(chromium, f"{head}<body style='background:{colours}'><main><h1>Notebook</h1>{show_html(EVERYTHING)}</main>") as page:
            assert axe_violations(page) == []
