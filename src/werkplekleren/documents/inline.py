"""Text inside a block: spans with a style, a link or another language, never markup."""

from collections.abc import Iterable
from typing import Any, Literal, get_args

import attrs

from werkplekleren._base.text import is_language_code
from werkplekleren._base.validators import IsA, Keywords, Length, Many, broken, is_id, may_be_long_text, maybe, one_of

Style = Literal["plain", "strong", "emphasis"]


@attrs.frozen
class _LeadsToOnePlace:
    """A section to refer to, or an address, never both."""

    def __call__(self, instance: "Span", attribute: "attrs.Attribute[Any]", value: str | None, /) -> None:
        if value is not None and instance.href is not None:
            raise broken(instance, attribute, "must be empty where href leads elsewhere", value)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class Span:
    """A run of text that looks one way.

    Args:
        text: The words, literally: a writer escapes them, so `<`, `*` and `#` mean nothing.
        style: How it stands out from the text around it.
        href: Where it leads: an address that starts with `https://`, `http://`, `mailto:` or `#`. Writers
            refuse any other.
        language: The language of these words, where it differs from that of the document.
        section: The id of the section that these words refer to; without words of their own they become its number
            and title, once the document is `resolved`. Writers make a link of it where they can.
    """

    text: str = attrs.field(validator=may_be_long_text)
    style: Style = attrs.field(default="plain", validator=one_of(get_args(Style)))
    href: str | None = attrs.field(default=None, validator=maybe(Length(2000)))
    language: str | None = attrs.field(default=None, validator=maybe(is_language_code))
    section: str | None = attrs.field(default=None, validator=[maybe(is_id), _LeadsToOnePlace()])


Inline = tuple[Span, ...]
"""Text inside a block: spans that follow each other without a space between them."""


@attrs.frozen
class IsInline(Many):
    """Spans; who writes a text where they belong is told how."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        """Check a field."""
        if isinstance(value, str):
            raise broken(instance, attribute, "must be inline text, such as plain('...')", value)
        Many.__call__(self, instance, attribute, value)


is_inline = IsInline(IsA(Span))


def plain(text: object) -> Inline:
    """Text without marks.

    Args:
        text: What `str` makes of it; empty gives no spans at all.

    >>> plain("Kantbank instellen")
    (Span(text='Kantbank instellen', style='plain', href=None, language=None, section=None),)
    """
    words = str(text)
    return (Span(text=words),) if words else ()


def strong(text: object) -> Inline:
    """Text that stands out strongly, as `plain`."""
    words = str(text)
    return (Span(text=words, style="strong"),) if words else ()


def emphasis(text: object) -> Inline:
    """Text with emphasis, as `plain`."""
    words = str(text)
    return (Span(text=words, style="emphasis"),) if words else ()


def link(text: str, href: str) -> Inline:
    """Text that leads to an address."""
    return (Span(text=text, href=href),)


def reference(section: str, text: str = "") -> Inline:
    """Text that refers to a section of the same document.

    Args:
        section: The id of the section.
        text: The words; empty for the number and title of the section, such as `2.1 Scores`.

    >>> text_of((*plain("Zie "), *reference("scores", "de scores"), *plain(".")))
    'Zie de scores.'
    """
    return (Span(text=text, section=section),)


def unlinked(inline: Inline) -> Inline:
    """The same text, leading nowhere.

    >>> unlinked(link("de wet", "https://voorbeeld.nl")) == plain("de wet")
    True
    """
    return tuple(attrs.evolve(span, href=None, section=None) for span in inline)


def text_of(inline: Iterable[Span]) -> str:
    """The words of inline text, without marks.

    >>> text_of(plain("Bij ") + strong("één persoon"))
    'Bij één persoon'
    """
    return "".join(span.text for span in inline)
