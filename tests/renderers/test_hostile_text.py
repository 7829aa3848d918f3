"""No text becomes markup: the structure of what is written is the same as for a harmless word."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Dialog

from browser import page_of
from hostile_texts import CONTROL, TEXTS, everywhere
from sample_documents import document
from werkplekleren.documents import Paragraph, Span, plain
from werkplekleren.renderers import render, show_html
from werkplekleren.renderers.markdown_spelling import inline

VOID = {"br", "col", "hr", "img", "link", "meta"}


class Shape(HTMLParser):
    """The elements of a page with the names of their attributes, and the text in them; drawings apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words.append(data)


WRITERS: dict[str, Callable[[str], str]] = {
    "page": lambda text: render(everywhere(text)),
    "fragment": lambda text: render(everywhere(text), fragment=True),
    "notebook": lambda text: show_html(everywhere(text)),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("writer", WRITERS)
def test_html_keeps_its_shape(writer: str, name: str) -> None:
    text = TEXTS[name]
    written, harmless = (Shape(WRITERS[writer](each)) for each in (text, re.sub(r"\S", "w", text)))  # as long, for wide tables can be scrolled
    assert written.elements == harmless.elements
    assert not written.open
    assert text in written.words


@pytest.mark.parametrize("writer", WRITERS)
def test_every_field_is_written(writer: str) -> None:
    """Else the tests above would prove nothing: the word is seen in each kind of place."""
    assert "".join(Shape(WRITERS[writer]("woord")).words).count("woord") > 40


def test_drawings_are_escaped_too() -> None:
    for drawing in re.findall(r"<svg.*?</svg>", render(everywhere(TEXTS["script"])), re.DOTALL):
        assert "<script" not in drawing
        assert "&lt;script" in drawing


@pytest.mark.parametrize("writer", WRITERS)
def test_control_characters_are_seen_and_direction_is_kept_apart(writer: str) -> None:
    html = WRITERS[writer](CONTROL)
    html.encode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", html)
    outside = re.sub(r"<bdi>.*?</bdi>", "", html, flags=re.DOTALL)
    outside = re.sub(r"<svg.*?</svg>", "", outside, flags=re.DOTALL)
    assert "\u202e" not in outside
    assert "<bdi>Cor\ufffd\ufffd\ufffd[31m \u202eneB" in html


def markdown_shape(text: str) -> tuple[list[str], str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds: list[str] = []
    words: list[str] = []
    for token in tokens:
        kinds.append(token.type)
        for child in token.children or ():
            if child.type in {"text", "text_special"}:
                words.append(child.content)
                continue
            kinds.append(child.type)
            if child.type == "html_inline":
                assert child.content in {'<a id="deel">', '<a id="dieper">', "</a>"}  # what references lead to, and nothing else
            if child.type in {"softbreak", "hardbreak"}:
                words.append(" " if child.type == "softbreak" else "\n")
    return kinds, "".join(words)


@pytest.mark.parametrize("name", TEXTS)
def test_markdown_keeps_its_shape(name: str) -> None:
    text = TEXTS[name]
    kinds, words = markdown_shape(render(everywhere(text), "markdown"))
    harmless, _ = markdown_shape(render(everywhere("woord"), "markdown"))
    marks = {"strong_open", "strong_close", "em_open", "em_close"}  # beside a letter some signs cannot stand out; then the text wins
    assert [kind for kind in kinds if kind not in marks] == [kind for kind in harmless if kind not in marks]
    assert " ".join(text.split()) in words


def test_markdown_has_no_control_or_direction_characters() -> None:
    text = render(everywhere(CONTROL), "markdown")
    text.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)


styles = st.sampled_from(["plain", "strong", "emphasis"])
spans = st.lists(st.builds(Span, text=st.text(max_size=20), style=styles), min_size=1, max_size=5).map(tuple)
signs = st.text(alphabet="ab 1.)*_`[]()<>#+-=|~\\&;:!\n$", max_size=12)
marked = st.lists(st.builds(Span, text=signs, style=styles), min_size=1, max_size=4).map(tuple)


@settings(max_examples=300)
@given(spans | marked)
@example(made=(Span(text=" - "), Span(text="a")))
def test_any_spans_come_out_of_markdown_as_the_words_that_went_in(made: tuple[Span, ...]) -> None:
    from werkplekleren.renderers.cleaning import undirected, visible

    kinds, words = markdown_shape(inline(made) + "\n")
    wanted = " ".join(undirected(visible("".join(span.text for span in made))).split())
    assert " ".join(words.split()) == wanted
    assert set(kinds) <= {"paragraph_open", "inline", "paragraph_close", "strong_open", "strong_close", "em_open", "em_close", "softbreak"}


@settings(max_examples=200)
@given(marked)
@example(made=(Span(text=" -"),))
@example(made=(Span(text="a\n"), Span(text=" 1. b")))
def test_any_lines_come_out_of_markdown_as_the_lines_that_went_in(made: tuple[Span, ...]) -> None:
    kinds, words = markdown_shape(inline(made, breaks=True) + "\n")
    lines = [" ".join(line.split()) for line in "".join(span.text for span in made).strip().split("\n")]
    assert [" ".join(line.split()) for line in words.split("\n")] == lines
    assert set(kinds) <= {"paragraph_open", "inline", "paragraph_close", "strong_open", "strong_close", "em_open", "em_close", "hardbreak"}


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_any_text_comes_out_of_a_page_as_it_went_in(text: str) -> None:
    from werkplekleren.renderers.cleaning import visible

    shape = Shape(render(document(Paragraph(text=plain(text))), fragment=True))
    assert visible(text).replace("\n", "") in "".join(shape.words)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["script", "handler", "closing", "link", "template"])
def test_nothing_runs_in_a_real_browser(chromium: Browser, name: str) -> None:
    dialogs: list[str] = []

    def seen(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with page_of(chromium, "<p>") as page:
        page.on("dialog", seen)
        page.set_content(render(everywhere(TEXTS[name])))
        assert page.locator("script, img, iframe, object, embed, form, [onmouseover], [onerror]").count() == 0
        page.mouse.move(100, 300)
        assert TEXTS[name] in page.locator("h1").inner_text()
        assert not page.locator("a[href^='javascript']").count()
    assert not dialogs


@pytest.mark.browser
def test_a_word_of_ten_thousand_letters_stays_on_the_page(chromium: Browser) -> None:
    word = "kantbank" * 1250
    html = render(document(Paragraph(text=plain(word)), Paragraph(text=(Span(text=word, href="#x"),), lead=True)))
    with page_of(chromium, html, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
