"""Characters that a text may hold but a page must not: control characters, lone surrogates, direction marks."""

import re

_control = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_line_end = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_direction_mark = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_right_to_left = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def visible(text: str) -> str:
    r"""The text with what cannot be seen made visible as `�`, and every line end as `\n`.

    >>> visible("Cor\x00\r\nAnke")
    'Cor�\nAnke'
    """
    if text.isascii() and text.isprintable():
        return text
    return _control.sub("\ufffd", _line_end.sub("\n", text))


def one_line(text: str) -> str:
    r"""The text for a place without line ends and without direction: visible, spaces single, no direction marks.

    >>> one_line(" Cor\n Anke ")
    'Cor Anke'
    """
    return " ".join(undirected(visible(text)).split())


def undirected(text: str) -> str:
    """The text without the marks that change its direction; letters keep their own."""
    return text if text.isascii() else _direction_mark.sub("", text)


def has_direction(text: str) -> bool:
    """Whether the text may run, or make what follows run, from right to left."""
    return _right_to_left.search(text) is not None
