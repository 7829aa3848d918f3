"""A fragment in the page of somebody else, and a page under a strict policy: neither breaks the other, in a real browser."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route

from sample_documents import document, one_of_each, report
from werkplekleren.documents import Document, Paragraph, link, plain, reference
from werkplekleren.errors import InvalidValueError
from werkplekleren.renderers import HtmlWriter, Theme, render, style_source, stylesheet

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
