"""A fragment in the page of somebody else, and a page under a strict policy: neither breaks the other, in a real browser."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

from chart_examples import parsed
from sample_documents import document, one_of_each, profile_figure, report
from strategies.charts import charts
from werkplekleren.documents import Document, Paragraph, Section, TableOfContents, link, plain, reference
from werkplekleren.documents.charts import Chart
from werkplekleren.errors import InvalidValueError
from werkplekleren.renderers import HtmlWriter, Theme, render, style_source, stylesheet
from werkplekleren.renderers.charts import NARROW_WIDTH, WIDE_WIDTH, draw
from werkplekleren.renderers.theme import Palette

LOGO = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
EVERYTHING = Document(title="Alle blokken", subtitle="Elk soort één keer", language="nl", author="Marit", notice="Fictief", blocks=one_of_each())
FRAGMENTS = {"markup": HtmlWriter(), "shadow": HtmlWriter(shadow=True)}

CALM = "html{font-size:16px}body{font:16px/1.5 sans-serif;margin:0}"
HOSTILE = """
html{font-size:62.5%} *{box-sizing:content-box;margin:0;padding:0;letter-spacing:1px}
body{font:1.6rem/1.5 Georgia,serif;text-transform:uppercase;letter-spacing:2px}
fieldset{border:3px dashed red} legend{display:none} a{color:hotpink;text-decoration:none} ol,ul{list-style:square;padding-left:40px}
h1,h2,h3,h4{font:italic 3rem cursive;color:purple} p{text-indent:2em} section{background:#ffc;padding:30px} nav{display:none} span{letter-spacing:2px}
main.content article p, main.content article li{color:#800;max-width:5em} main.content .table>*>*>*{padding:2rem;background:#222;color:#fff}
main.content article table.table td{border:3px double #f0f} #host ~ main .lead{font-size:40px} .number,.mark,.note{display:none}
.figure,.quote,.section,.callout,.form,.field{float:left;width:50%;border:4px solid} svg{width:24px!important}
div,p,svg,td::before{direction:rtl;unicode-bidi:bidi-override} svg{fill:currentColor} svg *{fill:orange;stroke:red;opacity:.4;transition:all 9s}
main.content svg text{font:italic 900 30px cursive;text-anchor:end;letter-spacing:2px;text-decoration:underline;dominant-baseline:hanging}
main.content svg :is(path,line,rect,circle){stroke-width:9px;stroke-dasharray:3;stroke-linecap:square;fill-opacity:.2;transform:rotate(9deg)}
main.content svg circle{r:20px;cx:9px} main.content svg rect{width:9px;height:90px;x:3px;y:3px;rx:9px} main.content svg path{d:path("M0 0h50v50z")}
"""
HEADER = (
    "<header id=host style='height:200px;overflow:hidden'><h1>Mijn portaal</h1>"
    "<p>Welkom <a href='#menu'>hier</a></p><ul><li>een<li>twee</ul><table><tr><td>1</table></header>"
)


def host(style: str, fragment: str) -> str:
    page = (
        "<!doctype html><html lang=nl><meta charset=utf-8><title>Portaal</title><style>{}</style>{}<main class=content><article>{}</article></main>"
    )
    return page.format(style, HEADER, fragment)


def fragment(name: str, made: Document = EVERYTHING) -> str:
    return str(render(made, FRAGMENTS[name], fragment=True))


@contextmanager
def served(browser: Browser, html: str, policy: str = "", *, width: int = 1100) -> Generator[tuple[Page, list[str]]]:
    """A page as a server gives it, and what the browser complains about."""

    def answer(route: Route) -> None:
        headers = {"content-type": "text/html; charset=utf-8"} | ({"content-security-policy": policy} if policy else {})
        route.fulfill(body=html, headers=headers)

    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("**/*", answer)
    page.goto("https://portaal.example/")
    yield page, complaints
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_hostile_host_and_a_fragment_leave_each_other_as_they_are(chromium: Browser, name: str) -> None:
    hostile = HOSTILE if name == "shadow" else HOSTILE.replace("!important", "")  # that only a shadow root withstands
    pictures: list[bytes] = []
    for style in (CALM, hostile):
        with served(chromium, host(style, fragment(name))) as (page, _):
            pictures.append(page.locator(".wpl-fragment").screenshot())
    assert pictures[0] == pictures[1]
    with served(chromium, host(HOSTILE, "")) as (page, _):
        header = page.locator("#host").screenshot()
    with served(chromium, host(HOSTILE, fragment(name))) as (page, _):
        assert page.locator("#host").screenshot() == header


@pytest.mark.browser
def test_a_fragment_in_a_shadow_root_looks_like_one_that_is_not(chromium: Browser) -> None:
    pictures: list[bytes] = []
    for name in FRAGMENTS:
        html = fragment(name, document(*(block for block in one_of_each() if block.kind not in {"section", "table-of-contents"})))
        with served(chromium, host(CALM, html)) as (page, _):
            pictures.append(page.locator(".wpl-fragment").screenshot())
    assert pictures[0] == pictures[1]


@given(chart=charts, width=st.sampled_from([NARROW_WIDTH, WIDE_WIDTH]))
@settings(deadline=None)
def test_what_the_attributes_of_a_chart_say_is_kept_where_the_rules_of_a_host_are_undone(chart: Chart, width: int) -> None:
    kept = set(re.findall(r"([\w-]+): revert-layer", stylesheet(Theme.default(), fragment=True)))
    svg = draw(chart, uid="f", title="t", description="d", palette=Palette(), language="nl", width=width)
    no_css = {"class", "x1", "x2", "y1", "y2"}  # no rule reaches these
    assert {name for mark in parsed(svg)[2:] for name in mark.attrib} <= kept | no_css


# few parts in many orders, so that what belongs to a prefix could be taken for what belongs to a name
names = st.lists(st.sampled_from(["plan", "b", "1", "wpl", "t"]), min_size=1, max_size=3).map("-".join)


@example(one="", other="plan", sections=["plan-b"], others=["b"])
@example(one="plan", other="plan-b", sections=["b-1"], others=["1"])
@given(
    one=names | st.just(""),
    other=names,
    sections=st.lists(names, min_size=1, max_size=3, unique=True),
    others=st.lists(names, min_size=1, max_size=3, unique=True),
)
@settings(deadline=None, max_examples=40)
def test_fragments_with_a_prefix_each_share_no_id_and_their_links_stay_inside(one: str, other: str, sections: list[str], others: list[str]) -> None:
    assume(one != other)
    html = [str(render(referring(*inside), HtmlWriter(prefix=prefix), fragment=True)) for prefix, inside in ((one, sections), (other, others))]
    ids = [re.findall(r' id="([^"]+)"', text) for text in html]
    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])
    for text, inside, parts in zip(html, ids, (sections, others), strict=True):
        links = re.findall(r'href="#([^"]+)"', text)
        assert len(links) == 2 * len(parts)  # from the contents and from the text
        assert set(links) <= set(inside)
        assert {name for named in re.findall(r'aria-labelledby="([^"]*)"', text) for name in named.split()} <= set(inside)


def referring(*names: str) -> Document:
    """Sections, a table of contents and a paragraph that lead to them, and a figure."""
    parts = tuple(Section(id=name, title=name) for name in names)
    links = Paragraph(text=(*plain("Zie "), *(span for name in names for span in reference(name))))
    return Document(title="x", language="nl", blocks=(TableOfContents(), links, profile_figure(), *parts))


def test_the_ids_of_a_fragment_begin_with_its_prefix_and_those_of_a_page_do_not() -> None:
    writer = HtmlWriter(prefix="firm-b")
    made = str(render(report(), writer, fragment=True))
    assert '<section id="wpl-firm-b--plan"' in made
    assert 'href="#wpl-firm-b--klimaat"' in made
    assert ' aria-labelledby="wpl-firm-b--wpl_1-t wpl-firm-b--wpl_1-d"' in made
    assert made.replace("firm-b--", "") == render(report(), fragment=True)
    assert render(report(), writer) == render(report())


@pytest.mark.parametrize("prefix", ["Firma B", "a--b", "-a", "a_b", '"><b>', "é", "a" * 81, 7])
def test_a_prefix_is_told_how_to_be_written(prefix: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^HtmlWriter\.prefix must be lower-case letters, digits and hyphens, such as 'firm-b', not "):
        HtmlWriter(prefix=prefix)


def test_a_shadow_root_needs_no_script_and_has_no_links_that_lead_nowhere() -> None:
    made = Document(
        title="x",
        language="nl",
        blocks=(*report().blocks, Paragraph(text=(*reference("plan"), *link("menu", "#menu"), *link("de wet", "https://voorbeeld.nl")))),
    )
    html = fragment("shadow", made)
    assert html.startswith('<div>\n<template shadowrootmode="open">\n<style>')
    assert html.endswith("</template>\n</div>")
    assert "<script" not in html
    assert re.findall(r'href="(#[^"]*)"', html) == ["#menu"]
    assert "5 Het plan<a" in html


def test_the_contents_in_a_shadow_root_are_words() -> None:
    assert "<li><span><span>Een deel</span></span>" in fragment("shadow")


POLICIES = {
    "hash": (HtmlWriter(), f"default-src 'none'; img-src data:; style-src {style_source(stylesheet(Theme.default(), fragment=True))}"),
    "nonce": (HtmlWriter(nonce="bm9uY2U="), "default-src 'none'; img-src data:; style-src 'nonce-bm9uY2U='"),
    "file": (HtmlWriter(styled=False), "default-src 'none'; img-src data:; style-src 'self'"),
    "shadow": (HtmlWriter(shadow=True), f"default-src 'none'; img-src data:; style-src {style_source(stylesheet(Theme.default()))}"),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", POLICIES)
def test_a_strict_policy_of_the_host_lets_a_fragment_through(chromium: Browser, name: str) -> None:
    writer, policy = POLICIES[name]
    html = str(render(EVERYTHING, writer, fragment=True))
    with served(chromium, f"<!doctype html><html lang=nl><title>x</title><main>{html}</main>", policy) as (page, complaints):
        assert complaints == []
        padding = page.locator(".callout").evaluate("each => getComputedStyle(each).paddingLeft")
        assert (padding == "0px") is (name == "file")  # there the host brings the stylesheet as a file


@pytest.mark.browser
@pytest.mark.parametrize("nonce", ["", "bm9uY2U="])
def test_a_page_forbids_what_it_does_not_need_and_keeps_its_looks(chromium: Browser, nonce: str) -> None:
    html = str(render(EVERYTHING, HtmlWriter(nonce=nonce), theme=Theme(name="Fonds", logo=LOGO)))
    attack = "<script>document.title='aangevallen'</script><p id=odd style='color:red'>x</p><style>body{color:red}</style>"
    with served(chromium, html.replace("</main>", attack + "</main>")) as (page, complaints):
        assert page.title() == "Alle blokken"
        assert page.locator("#odd").evaluate("each => getComputedStyle(each).color") != "rgb(255, 0, 0)"
        assert page.locator(".callout").evaluate("each => getComputedStyle(each).paddingLeft") != "0px"
        assert len(complaints) == 3
    with served(chromium, html) as (_, complaints):
        assert complaints == []


def test_a_page_has_no_style_attributes_and_no_scripts() -> None:
    html = render(EVERYTHING)
    assert not re.search(r"<[^>]* style=|<script|<[^>]* on[a-z]+=", html)


def test_a_fragment_without_its_stylesheet_has_none() -> None:
    html = str(render(EVERYTHING, HtmlWriter(styled=False), fragment=True))
    assert html.startswith('<div class="wpl wpl-fragment"')
    assert "<style" not in html
    assert str(render(EVERYTHING, HtmlWriter(styled=False, shadow=True), fragment=True)).count("<style>") == 1


def test_every_rule_for_a_fragment_weighs_more_than_names_of_elements_and_classes() -> None:
    rules = stylesheet(Theme.default(), fragment=True)
    assert not re.search(r"\.(wpl|wpl-fragment)(?![\w-])(?!:not\(#_\))", rules)
    assert ":host" not in rules
    assert ":not(#_)" not in stylesheet(Theme.default())


def test_a_nonce_is_a_nonce() -> None:
    with pytest.raises(InvalidValueError, match=r"HtmlWriter\.nonce must be a nonce as base64"):
        HtmlWriter(nonce='"><script>')


def test_plain_text_stays_as_it_is() -> None:
    assert "<p>gewoon</p>" in fragment("shadow", document(Paragraph(text=plain("gewoon"))))
