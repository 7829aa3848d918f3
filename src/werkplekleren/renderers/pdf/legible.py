"""Text as it can be set: nothing that has no glyph, no word that cannot be broken, nothing lost."""

import re
import unicodedata
from functools import lru_cache
from typing import cast

import attrs

from werkplekleren.documents.charts import Chart
from werkplekleren.renderers.cleaning import undirected, visible

_LONGEST = 40
"""A longer word may be broken without a hyphen."""

_LONGEST_HYPHENATED = 80
_PIECE = 8
_LONGEST_LABEL = 120

_long_word = re.compile(rf"\S{{{_LONGEST + 1},}}")
_piece = re.compile(rf"[^/.,;:?&=_\-]{{1,{_PIECE}}}[/.,;:?&=_\-]*|[/.,;:?&=_\-]{{1,{_PIECE}}}")
_without_looks = re.compile("[\u180e\u200c\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_private = frozenset((*range(0xE000, 0xF900), *range(0xF0000, 0x110000)))
_LAST = 0x10FFFF


@attrs.frozen
class Legible:
    """Makes texts fit for the fonts there are.

    A character that none of them has is written as its name between ‹ and ›, so that it is seen that there was
    something and what: a smiling face comes out as `‹slightly smiling face›`. What changes only the looks of another
    character, or joins two, is left out; control characters come out as `�`.

    >>> Legible(frozenset(range(32, 127)))("Top \U0001f642\u200d!")
    'Top ‹slightly smiling face›!'
    """

    covered: frozenset[int]

    def __call__(self, text: str) -> str:
        """The text as it can be set."""
        if len(text) <= _LONGEST and text.isascii() and text.isprintable() and _covers_ascii(self.covered):
            return text
        seen = undirected(visible(text))
        missing = _missing(self.covered)
        if missing.search(seen):
            seen = missing.sub(_named, _without_looks.sub("", unicodedata.normalize("NFC", seen)))
        return _long_word.sub(_broken, seen) if len(seen) > _LONGEST else seen

    def chart(self, chart: Chart) -> Chart:
        """A chart with texts as they can be set; a text that becomes too long for it is cut, for the table beside it has all."""
        return cast("Chart", self._part(chart))

    def _part(self, part: object) -> object:
        if isinstance(part, str):
            seen = " ".join(self(part).split())
            return part if seen == part else (seen if len(seen) <= _LONGEST_LABEL else seen[:_LONGEST_LABEL] + "…") or "\ufffd"
        if isinstance(part, tuple):
            return tuple(map(self._part, cast("tuple[object, ...]", part)))
        kind = type(part)
        if not attrs.has(kind):
            return part
        old = {field.name: getattr(part, field.name) for field in attrs.fields(kind) if field.init}
        new = {name: self._part(value) for name, value in old.items() if type(value) in {str, tuple}}
        return kind(**{**old, **new}) if any(new[name] != old[name] for name in new) else part

    def drawn(self, svg: str) -> str:
        """A drawing with texts as they can be set."""
        return _missing(self.covered).sub(_named, _without_looks.sub("", undirected(svg)))


@lru_cache(maxsize=16)
def _covers_ascii(covered: frozenset[int]) -> bool:
    return covered.issuperset(range(32, 127))


@lru_cache(maxsize=16)
def _missing(covered: frozenset[int]) -> "re.Pattern[str]":
    gaps: list[str] = []
    before = 0
    for point in (*sorted((covered | {9, 10}) - _private), _LAST + 1):
        if point > before:
            gaps.append(f"\\U{before:08x}-\\U{point - 1:08x}")
        before = point + 1
    return re.compile(f"[{''.join(gaps)}]+")


def _named(found: "re.Match[str]") -> str:
    return f"‹{', '.join(unicodedata.name(sign, f'U+{ord(sign):04X}').lower() for sign in found[0])}›"


def _broken(found: "re.Match[str]") -> str:
    if found[0].isalpha() and len(found[0]) <= _LONGEST_HYPHENATED:
        return found[0]
    return "\u200b".join(_piece.findall(found[0]))
