"""Lines of plain text: how wide they are, and text laid over as many of them as it needs."""

import re
import unicodedata

from werkplekleren.renderers.cleaning import undirected, visible

WIDTH = 72
"""How many columns a line takes at most, so that it still fits when somebody quotes it in a reply."""

_word = re.compile(r"[^ \t\n]+")
_not_seen = frozenset({"Mn", "Me", "Cf"})


def seen(text: str) -> str:
    r"""The text as it may stand in a mail: no control characters, no marks of direction, line ends as `\n`."""
    return undirected(visible(text))


def width(text: str) -> int:
    """How many columns a text takes where every letter is as wide as the other.

    >>> width("één"), width("e\N{COMBINING ACUTE ACCENT}"), width("🔧")
    (3, 1, 2)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in _not_seen:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def longest_word(text: str) -> int:
    """How many columns the widest word of a text takes; 0 when there is none."""
    return max(map(len if text.isascii() else width, _word.findall(text)), default=0)


def wrapped(text: str, room: int = WIDTH) -> list[str]:
    r"""A text as lines; what lies before and after a line end of its own stays on lines of its own.

    Args:
        text: The text.
        room: How many columns a line takes at most. A word that is wider gets a line for itself and stays whole, as an address must.

    Returns:
        The lines; at least one, without white space around them.

    >>> wrapped("Jullie leren veel van elkaar.\nGoed zo.", 16)
    ['Jullie leren', 'veel van elkaar.', 'Goed zo.']
    """
    if len(text) <= room and text.isascii() and "\n" not in text:
        return [" ".join(_word.findall(text))]
    return [line for part in text.split("\n") for line in _filled(_word.findall(part), room)]


def _filled(words: list[str], room: int) -> list[str]:
    lines: list[str] = []
    taken = 0
    for word in words:
        wide = width(word)
        if lines and taken + 1 + wide <= room:
            lines[-1] += f" {word}"
            taken += 1 + wide
        else:
            lines.append(word)
            taken = wide
    return lines or [""]


def hanging(mark: str, lines: list[str], margin: str | None = None) -> list[str]:
    """Lines behind a mark: the first one beside it, the others below it.

    Args:
        mark: What stands before the first line.
        lines: The lines.
        margin: What stands before the others; `None` is as much white as the mark takes.

    >>> hanging("- ", ["een", "twee"])
    ['- een', '  twee']
    """
    others = " " * width(mark) if margin is None else margin
    return [f"{mark if at == 0 else others}{line}".rstrip() for at, line in enumerate(lines)]


def padded(text: str, room: int, align: str = "start") -> str:
    """A text in a column of a table, filled up with spaces.

    Args:
        text: One line of text.
        room: How wide the column is.
        align: Where the text stands: `start`, `end` or `center`.

    >>> padded("5", 3, "end"), padded("5", 3, "center")
    ('  5', ' 5 ')
    """
    left = max(room - width(text), 0)
    before = {"end": left, "center": left // 2}.get(align, 0)
    return f"{' ' * before}{text}{' ' * (left - before)}"
