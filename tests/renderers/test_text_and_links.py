import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren.documents import Span
from werkplekleren.errors import RenderError
from werkplekleren.renderers.cleaning import has_direction, one_line, undirected, visible
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.spelling import attribute, inline, words


@pytest.mark.parametrize(
    "address",
    ["https://voorbeeld.nl/a?b=c&d=%20#e", "http://voorbeeld.nl", "mailto:advies@voorbeeld.nl", "#plan", "https://xn--caf-dma.nl/é"],
)
def test_plain_addresses_are_allowed(address: str) -> None:
    assert checked(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//voorbeeld.nl",
        "/pad",
        "voorbeeld.nl",
        "https://",
        "https://voorbeeld.nl/a b",
        'https://voorbeeld.nl/"onclick="x',
        "https://voorbeeld.nl/\n",
        "https://voorbeeld.nl/\x00",
        "https://voorbeeld.nl/<b>",
        "https://voorbeeld.nl/\ud800",
        "https://voorbeeld.nl/\u202egro.kcab",
        "https://voorbeeld\u200b.nl/",
        "#",
        "#a b",
        "https://voorbeeld.nl/" + "a" * 2000,
        "",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(RenderError, match="a link may lead to https://, http://, mailto: or #name"):
        checked(address)


def test_control_characters_become_visible() -> None:
    assert visible("a\x00b\x1bc\x7fd\ud800e\ufffe") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"


def test_every_kind_of_line_end_is_one() -> None:
    assert visible("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_a_text_for_an_attribute_is_one_line_without_direction_marks() -> None:
    assert attribute('a\t"b"\n\u202ec') == "a &#34;b&#34; c"


@given(st.text())
def test_cleaned_text_can_always_be_written(text: str) -> None:
    assert visible(text).encode().decode() == visible(text)
    assert "\n" not in one_line(text)
    assert not has_direction(undirected(text)) or any(sign in "אب" or ord(sign) > 0x58F for sign in text)


def test_text_that_turns_direction_is_kept_apart() -> None:
    assert words("Cor \u202eroC") == "<bdi>Cor \u202eroC</bdi>"
    assert words("שלום") == "<bdi>שלום</bdi>"
    assert words("Hülya") == "Hülya"


def test_a_line_end_becomes_a_line_break() -> None:
    assert words("<a>\nb") == "&lt;a&gt;<br>b"


@pytest.mark.parametrize(
    ("span", "html"),
    [
        (Span(text="a<b"), "a&lt;b"),
        (Span(text="a", style="strong"), "<strong>a</strong>"),
        (Span(text="a", style="emphasis", language="en"), '<em lang="en">a</em>'),
        (Span(text="a", language="en"), '<span lang="en">a</span>'),
        (Span(text="a", href="#b"), '<a href="#b">a</a>'),
        (Span(text="a", href="#b", language="en", style="strong"), '<strong><a href="#b" lang="en">a</a></strong>'),
        (Span(text="a", href="https://x.nl/?a=1&b=2"), '<a href="https://x.nl/?a=1&amp;b=2">a</a>'),
    ],
)
def test_spans_become_elements(span: Span, html: str) -> None:
    assert inline((span,)) == html
