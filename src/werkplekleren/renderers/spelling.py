"""Text and inline spans as HTML: escaped, visible, isolated in direction, links checked."""

from collections.abc import Callable

from markupsafe import Markup, escape

from werkplekleren.documents import Inline, Span
from werkplekleren.renderers.cleaning import has_direction, one_line, visible
from werkplekleren.renderers.links import checked

_TAGS = {"strong": "strong", "emphasis": "em"}
_BREAK = Markup("<br>")


def words(text: str) -> Markup:
    """A text as the content of an element; a line end becomes a line break.

    >>> words("<b> & zo")
    Markup('&lt;b&gt; &amp; zo')
    """
    seen = visible(text)
    spelled = _BREAK.join(seen.split("\n")) if "\n" in seen else escape(seen)
    return Markup("<bdi>{}</bdi>").format(spelled) if has_direction(seen) else spelled


def attribute(text: str) -> Markup:
    """A text as the value of an attribute, without the quotes."""
    return escape(one_line(text))


def inline(spans: Inline, target: Callable[[str], str] = str) -> Markup:
    """Spans as the content of an element.

    Args:
        spans: The spans.
        target: Turns a checked address into the one to write, or into an empty text where it leads nowhere.

    Raises:
        RenderError: When a span leads to an address that is not allowed.
    """
    return Markup("").join(_span(span, target) for span in spans)


def _span(span: Span, target: Callable[[str], str]) -> Markup:
    spelled = words(span.text)
    href = f"#{span.section}" if span.section is not None else span.href
    language = Markup(' lang="{}"').format(span.language) if span.language else Markup("")
    tag = _TAGS.get(span.style)
    address = "" if href is None else target(checked(href))
    if address:
        link = Markup('<a href="{}"{}>{}</a>').format(address, language, spelled)
        return Markup("<{0}>{1}</{0}>").format(tag, link) if tag else link
    if tag:
        return Markup("<{0}{1}>{2}</{0}>").format(tag, language, spelled)
    return Markup("<span{}>{}</span>").format(language, spelled) if language else spelled
