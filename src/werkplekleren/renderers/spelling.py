"""Text and inline spans as HTML: escaped, visible, isolated in direction, links checked."""

from collections.abc import Callable, Sequence
from operator import attrgetter

from markupsafe import Markup, escape

from werkplekleren.documents import Inline, Span
from werkplekleren.renderers.cleaning import has_direction, one_line, visible
from werkplekleren.renderers.links import checked

_TAGS = {"strong": "strong", "emphasis": "em"}
_BREAK = "<br>"
_BETWEEN = "|~|"


def words(text: str) -> Markup:
    """A text as the content of an element; a line end becomes a line break.

    >>> words("<b> & zo")
    Markup('&lt;b&gt; &amp; zo')
    """
    if text.isascii() and text.isprintable():
        return escape(text)
    seen = visible(text)
    spelled = _BREAK.join(map(escape, seen.split("\n"))) if "\n" in seen else escape(seen)
    return Markup(f"<bdi>{spelled}</bdi>" if has_direction(seen) else spelled)  # noqa: S704 - escaped just above


def all_words(texts: Sequence[str]) -> list[str]:
    """Each text as `words` gives it; many ordinary ones at once, which takes a fraction of the time.

    >>> all_words(["a & b", "<c>"])
    ['a &amp; b', '&lt;c&gt;']
    """
    joined = _BETWEEN.join(texts)
    ordinary = joined.isprintable() and joined.count(_BETWEEN) == len(texts) - 1 and (joined.isascii() or not has_direction(joined))
    return str.split(escape(joined), _BETWEEN) if ordinary else [str(words(text)) for text in texts]


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
    if len(spans) == 1 and marks(spans[0]) == PLAIN:
        return words(spans[0].text)
    return Markup("".join([_span(span, target) for span in spans]))  # noqa: S704 - each is escaped


marks = attrgetter("style", "href", "language", "section")
PLAIN = ("plain", None, None, None)
"""The marks of a span that is nothing but its words."""


def _span(span: Span, target: Callable[[str], str]) -> str:
    spelled = str(words(span.text))
    href = f"#{span.section}" if span.section is not None else span.href
    address = "" if href is None else target(checked(href))
    language = f' lang="{escape(span.language)}"' if span.language else ""
    tag = _TAGS.get(span.style)
    if address:
        link = f'<a href="{escape(address)}"{language}>{spelled}</a>'
        return f"<{tag}>{link}</{tag}>" if tag else link
    if tag:
        return f"<{tag}{language}>{spelled}</{tag}>"
    return f"<span{language}>{spelled}</span>" if language else spelled
