"""Text and inline spans as runs of Word: escaped, visible, links checked."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from werkplekleren.documents import Inline, Span
from werkplekleren.renderers.cleaning import one_line, undirected, visible

STYLES = {"strong": "Strong", "emphasis": "Emphasis"}
_IN_LINK = {"strong": "<w:b/><w:bCs/>", "emphasis": "<w:i/><w:iCs/>"}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_unseen = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_odd = re.compile(f"[&<>]|{_unseen.pattern}")
_BETWEEN = {"\n": '</w:t><w:br/><w:t xml:space="preserve">', "\t": '</w:t><w:tab/><w:t xml:space="preserve">'}

TAB = "<w:r><w:tab/></w:r>"
"""To the next tab stop."""


def escaped(text: str) -> str:
    """A text that was made visible, as it stands in an element or an attribute."""
    return text.translate(_ESCAPES)


def attribute(text: str) -> str:
    """A text as the value of an attribute, without the quotes: on one line."""
    return escaped(one_line(text))


def run(text: str, look: str = "") -> str:
    r"""A text as one run; a line end becomes a line break, a tab a tab.

    Args:
        text: The words, literally.
        look: What `w:rPr` holds.

    >>> run("<b> & zo")
    '<w:r><w:t xml:space="preserve">&lt;b&gt; &amp; zo</w:t></w:r>'
    """
    body = spelled(text)
    if not body:
        return ""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{body}</w:t></w:r>' if look else f'<w:r><w:t xml:space="preserve">{body}</w:t></w:r>'


def spelled(text: str) -> str:
    """A text as it stands in `w:t`; line ends and tabs leave it for an element of their own."""
    if not _odd.search(text):
        return text
    if not _unseen.search(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = undirected(visible(text)).translate(_ESCAPES)
    for sign, element in _BETWEEN.items():
        if sign in body:
            body = body.replace(sign, element)
    return body


@cache
def word_language(code: str) -> str:
    """The language as Word wants it: with the country where it is mostly spoken, when none is given.

    >>> word_language("nl"), word_language("en"), word_language("nl-BE"), word_language("pl")
    ('nl-NL', 'en-GB', 'nl-BE', 'pl-PL')
    """
    from babel.core import get_global

    if "-" in code:
        return code
    likely = "en_Latn_GB" if code == "en" else str(get_global("likely_subtags").get(code, ""))
    country = likely.rpartition("_")[2]
    return f"{code}-{country}" if country else code


def language_look(code: str | None) -> str:
    """The part of `w:rPr` that says which language it is."""
    if code is None:
        return ""
    spelled = escaped(word_language(code))
    return f'<w:lang w:val="{spelled}" w:eastAsia="{spelled}" w:bidi="{spelled}"/>'


def spans(text: Inline, look: str, link: Callable[[str, str], str], style_ids: Mapping[str, str], language: str | None = None) -> str:
    """Spans as runs.

    Args:
        text: The spans.
        look: What `w:rPr` of each holds besides its own: colour and size, no style.
        link: Turns an address and the runs that lead there into a link.
        style_ids: The ids of character styles by name.
        language: The language of what is around it, when it is not that of the document.
    """
    return "".join(_span(span, look, link, style_ids, language) for span in text)


def _span(span: Span, look: str, link: Callable[[str, str], str], style_ids: Mapping[str, str], language: str | None) -> str:
    speech = language_look(span.language or language)
    goal = span.href if span.section is None else f"#{span.section}"
    if goal is not None:
        return link(goal, run(span.text, f'<w:rStyle w:val="{style_ids["Hyperlink"]}"/>{_IN_LINK.get(span.style, "")}{look}{speech}'))
    style = STYLES.get(span.style)
    own = f'<w:rStyle w:val="{style_ids[style]}"/>' if style else ""
    return run(span.text, f"{own}{look}{speech}")
