"""How wide text is, estimated without a font, and how to make it fit.

The widths are those of the widest of the usual sans-serif faces per character, so an estimate errs to
the wide side. A brand font that is wider still says so with a factor.
"""

import re
import unicodedata

ELLIPSIS = "…"

# thousandths of the font size; each character at the widest of the common interface fonts
_GROUPS = (
    (250, "'‘’ijl,.:;·!| "),
    (345, "()-[]`f"),
    (380, "/\\\t{}•“”"),
    (420, '"rIt'),
    (500, "Jcsz↑"),
    (520, "vy"),
    (545, "kx"),
    (560, "*?L_–"),
    (582, "$0123456789^ae€"),
    (600, "+<=>~−×≥≤"),
    (625, "FTZbdghnopqu#"),
    (680, "ABEKPSVXY"),
    (745, "&CDRU"),
    (770, "HNG"),
    (805, "OQw½"),
    (900, "%"),
    (945, "Mm"),
    (1020, "W@—…→←✓"),
)
_OTHER = 700
_WIDE = 1020
_BOLD = 1.08
BOLD = 600

# by block, not by what `unicodedata` knows of a character: that differs between versions of Python, and so would a drawing
_WITHOUT_WIDTH = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060-\u2064\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]")
_WIDE_BLOCKS = re.compile("[\u1100-\u115f\u2300-\u27bf\u2b00-\u2bff\u2e80-\U0010ffff]")

# what XML 1.0 cannot hold, and half surrogates
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    r"""`text` on one line, without the characters that XML cannot hold.

    >>> printable("CNC\n frezen\x00")
    'CNC frezen'
    """
    return " ".join(_UNPRINTABLE.sub("", text).split())


class _Widths(dict[str, int]):
    """The width of every character that was asked for; those that are not in the groups are looked at once."""

    def __missing__(self, character: str) -> int:
        self[character] = width = self._width(character)
        return width

    def _width(self, character: str) -> int:
        if _WITHOUT_WIDTH.match(character):
            return 0
        base = unicodedata.normalize("NFD", character)[0]
        if base != character:
            return self[base]
        return _WIDE if _WIDE_BLOCKS.match(character) else _OTHER


_WIDTHS = _Widths({character: width for width, characters in _GROUPS for character in characters})
_units = _WIDTHS.__getitem__


def text_width(text: str, size: float, weight: int = 400, factor: float = 1.0) -> float:
    """The estimated width of a line of text, in the unit of `size`.

    Args:
        text: One line.
        size: The font size.
        weight: The font weight; from 600 the text counts as bold.
        factor: How much wider the font in use is than the usual sans-serif faces.

    >>> text_width("Wijk", 10) > text_width("ijk", 10) > 0
    True
    """
    return sum(map(_units, text)) / 1000 * size * factor * (_BOLD if weight >= BOLD else 1)


def shortened(text: str, room: float, size: float, weight: int = 400, factor: float = 1.0) -> str:
    """`text` if it fits in `room`, else as much of it as fits with an ellipsis; empty when not even that fits.

    >>> shortened("kantbank instellen", 60, 12)
    'kantba…'
    """
    if text_width(text, size, weight, factor) <= room:
        return text
    kept = text
    while kept:
        kept = kept[:-1].rstrip()
        if kept and text_width(kept + ELLIPSIS, size, weight, factor) <= room:
            return kept + ELLIPSIS
    return ""


def wrapped(text: str, room: float, size: float, *, lines: int = 2, weight: int = 400, factor: float = 1.0) -> tuple[str, ...]:
    """`text` in at most `lines` lines that fit in `room`; what is left over is shortened on the last line.

    A word longer than a line is broken where the line is full, with a hyphen; nothing is left of one in no room at all.

    >>> wrapped("Ruimte om te proberen", 80, 12)
    ('Ruimte om te', 'proberen')
    """
    done: list[str] = []
    rest = text.split()
    while rest and len(done) < lines - 1:
        line, rest = _first_line(rest, room, size, weight, factor)
        done.append(line)
    last = shortened(" ".join(rest), room, size, weight, factor)
    return tuple(line for line in (*done, last) if line)


def _first_line(words: list[str], room: float, size: float, weight: int, factor: float) -> tuple[str, list[str]]:
    """The words that fit on a line, and the rest; a first word that does not fit is broken."""
    count = 0
    while count < len(words) and text_width(" ".join(words[: count + 1]), size, weight, factor) <= room:
        count += 1
    if count:
        return " ".join(words[:count]), words[count:]
    first = words[0]
    if text_width(first[:1] + "-", size, weight, factor) > room:
        return "", []
    cut = 1
    while text_width(first[: cut + 1] + "-", size, weight, factor) <= room:
        cut += 1
    cut = _before_syllable(first, cut)
    return first[:cut] + "-", [first[cut:], *words[1:]]


_VOWELS = frozenset("aeiouyáéíóúàèäëïöü")
_TOGETHER = frozenset({"ch", "sh", "th", "ph", "qu"})
_LEAST_PART = 3


def _before_syllable(word: str, cut: int) -> int:
    """A little before `cut`, a place where a consonant begins a syllable; `cut` itself without one.

    Neither the end of a line nor the begin of the next gets fewer than three letters of a word that is long enough.
    """
    cut = max(min(cut, len(word) - _LEAST_PART), 1)
    for place in range(cut, max(_LEAST_PART, cut - 4) - 1, -1):
        before, at, after = (word[index : index + 1].lower() for index in (place - 1, place, place + 1))
        if at.isalpha() and at not in _VOWELS and after in _VOWELS and before.isalpha() and before + at not in _TOGETHER:
            return place
    return cut
