"""How wide the columns of a table become, so that no word is broken where there is room."""

import re
from collections.abc import Iterable, Sequence
from math import ceil

import attrs

from werkplekleren.documents import Cell, Table, slots, text_of
from werkplekleren.renderers.charts.widths import text_width
from werkplekleren.renderers.grid import LONGEST_UPRIGHT, MANY_COLUMNS
from werkplekleren.renderers.signs import SIGNS
from werkplekleren.renderers.ties import pieces

SIZE = 190
"""How large the letters of a table are, in twentieths of a point."""

FONT_FACTOR = 1.12
"""How much wider the letters may be than those of the usual sans-serif faces, so that words also fit in a wide font."""

LETTER = 112
"""About how wide a letter of a table is, in twentieths of a point."""

PADDING = 190
"""The white at both sides of the text in a cell."""

TIGHT = 124
"""The same, in a matrix."""

NEARLY = 1
"""A word with so many letters less than the longest may be the wider one."""

WIDEST = 44
"""A word of more letters than this is broken."""

LONGEST = 400
"""A text of more letters than this does not ask for a wider column."""

WHOLE = 14
"""A text of at most so many letters, such as a date or a name, stays on one line where there is room."""

DATE = 17
"""The same for a text that ends in a year, such as `30 september 2026` or `vanaf 11 jan 2027`."""

HALVINGS = 24
"""How often the room that columns share is halved to find how much each gets: to a thousandth of a point."""

UPRIGHT = 300
"""How wide a column is whose head stands upright, at least."""

DENSE = 40
"""The white at both sides in a matrix whose heads stand upright."""

SCALES = (1.0, 0.86, 0.8, 0.74)
"""How large letters are compared with those of other tables: a few sizes, so that tables of one kind look alike. The last is about 7 points."""

BROAD = 6
"""From so many columns on, a table whose texts need more than a line has smaller letters."""

CROWDED = 8
"""From so many columns on, those are smaller again where words leave texts little room, and there is less white beside them."""

SLACK = 0.78
"""The part of the width that the longest words of all columns may take together before letters become smaller."""

SPREAD = 1100
"""How wide a column of figures in a matrix becomes at most."""

ROOMY = 0.9
"""The part of the width that columns may take together for short texts to stay on one line."""

MOST = 3
"""A table whose texts take more lines than this in the widths that were asked for gets widths by its texts."""

RAGGED = 400
"""How much of a line stays empty because the next word does not fit."""

ROOT = 0.25
"""Columns share the room as this power of the cubes of their texts: that is nearly where the rows together take the fewest lines."""


MOST_WORDS = 12
"""How many words of a head are looked at: more take more lines however wide the column is."""

_after_hyphens = re.compile(r"(?<=-)(?=[^\W\d])")


@attrs.frozen(kw_only=True)
class Columns:
    """How a table is laid out.

    Args:
        widths: The width of each column, in twentieths of a point.
        upright: Whether the heads of all but the first column stand upright.
        tight: Whether there is little white at both sides of the text.
        scale: How large the letters are compared with those of other tables: one of `SCALES`.
        fits: Whether there is room for the longest word of each column.
    """

    widths: tuple[int, ...]
    upright: bool
    tight: bool
    scale: float
    fits: bool


@attrs.frozen
class _Needs:
    """What a column asks for, in twentieths of a point: its widest word, its widest short text, its longest text; and the cubes of all its texts."""

    word: float = 0
    short: float = 0
    text: float = 0
    cubes: float = 0


def columns(table: Table, room: int) -> Columns:
    """The layout of a table in the room there is.

    Args:
        table: The table.
        room: The width of the text, in twentieths of a point.
    """
    matrix = table.layout == "matrix"
    tight = matrix or (table.layout == "rows" and table.columns >= CROWDED)
    padding = TIGHT if tight else PADDING
    lines_of_heads = slots(table.all_heads, table.columns)
    heads = [_needs([line[place].cell for line in lines_of_heads], notes=True, bold=True) for place in range(table.columns)]
    inside = [_needs(cells, notes=not matrix) for cells in table.by_column()]
    upright = matrix and len(heads) > 1 and (len(heads) >= MANY_COLUMNS or _asked(_joined(heads, inside), padding) > room)
    needs = [inside[0] if not place and matrix else each for place, each in enumerate(inside)] if upright else _joined(heads, inside)
    if upright:
        needs[0] = _Needs(max(needs[0].word, heads[0].word), needs[0].short, max(needs[0].text, heads[0].text), needs[0].cubes)
        padding = DENSE
    scale = _scale(needs, padding * len(needs), room)
    least = [max(need.word * scale + padding, UPRIGHT if upright and place else 0) for place, need in enumerate(needs)]
    fits = sum(least) < room
    least = _whole(least, [need.short * scale + padding for need in needs], ROOMY * room)
    if table.layout == "fill-in":  # a head of three lines leaves rows more of the page
        own = ([line[place].cell for line in lines_of_heads if line[place].cell.columns == 1] for place in range(table.columns))
        three = [max((on_lines(3, text_of(cell.text), SIZE) for cell in cells), default=0) for cells in own]
        least = _whole(least, [width * scale + padding for width in three], ROOMY * room)
    wish = [max(need.text * scale + padding, low) for need, low in zip(needs, least, strict=True)]
    share = room / sum(table.widths) if table.widths else 0
    given = _lifted([share * width for width in table.widths], least, room) if share else []
    if sum(least) >= room:
        found = _between([0.0] * len(least), least, [1.0] * len(least), room, 0)
    elif given and (table.layout == "fill-in" or all(more - padding <= MOST * (width - padding) for more, width in zip(wish, given, strict=True))):
        found = given
    elif sum(wish) > room:
        found = _between(least, wish, [need.cubes**ROOT for need in needs], room, padding + RAGGED)
    elif matrix:
        # figures stand close to each other, the names before them get what they ask for
        rest = (room - wish[0]) / max(len(wish) - 1, 1)
        widest = max(wish[1:], default=0)
        found = [float(wish[0]), *(min(rest, max(widest, SPREAD)) for _ in wish[1:])]
        if any(low > width for low, width in zip(least, found, strict=True)):
            found = [room * width / sum(wish) for width in wish]
    else:
        found = [room * width / sum(wish) for width in wish]
    return Columns(widths=tuple(round(width) for width in found), upright=upright, tight=tight, scale=scale, fits=fits)


def _scale(needs: Sequence[_Needs], white: float, room: float) -> float:
    """How large the letters are: smaller where words would be broken, or where many columns have texts of more than a line."""
    words, texts, many = sum(need.word for need in needs), sum(need.text for need in needs) + white > room, len(needs)
    first = SCALES[(many >= BROAD) + (many >= CROWDED and words * SCALES[1] + white > SLACK * room)] if texts else 1.0
    return next((scale for scale in SCALES if scale <= first and words * scale + white <= room), SCALES[-1])


def head_height(table: Table) -> int:
    """How high the row of heads becomes when they stand upright, in twentieths of a point."""
    longest = max((sum(len(span.text) for span in cell.text) for cell in table.header[1:]), default=0)
    return min(max(longest, 4), LONGEST_UPRIGHT) * LETTER + PADDING


def _asked(needs: Sequence[_Needs], padding: int) -> float:
    return sum(need.word + padding for need in needs)


def _joined(heads: Sequence[_Needs], inside: Sequence[_Needs]) -> list[_Needs]:
    return [
        _Needs(max(one.word, other.word), other.short, max(one.text, other.text), one.cubes + other.cubes)
        for one, other in zip(heads, inside, strict=True)
    ]


def _whole(least: list[float], wanted: Sequence[float], room: float) -> list[float]:
    """The least widths, in which short texts stay on one line in as many columns as there is room for: those first that lack least."""
    lacks = sorted((more - low, place) for place, (more, low) in enumerate(zip(wanted, least, strict=True)) if more > low)
    left = room - sum(least)
    for lack, place in lacks:
        if lack <= left:
            least[place] += lack
            left -= lack
    return least


def _needs(cells: Iterable[Cell], *, notes: bool, bold: bool = False) -> _Needs:
    texts: dict[str, int] = {}
    sign, weight = 0, 700 if bold else 400
    for cell in cells:
        if cell.columns > 1:
            continue
        said = cell.text[0].text if len(cell.text) == 1 else text_of(cell.text)
        if notes and cell.note:
            said = f"{said} {cell.note}"
        if cell.tone in SIGNS:
            sign = 2
        if cell.header:
            weight = 700
        texts[said] = texts.get(said, 0) + 1
    short, longest, cubes = "", 0, 0
    for said, count in texts.items():
        length = len(said)
        cubes += count * min(length, LONGEST) ** 3
        if length > longest and " " in said:
            longest = length
        if len(short) < length <= (DATE if said[-4:].isdigit() else WHOLE):
            short = said
    words = {part for piece in set(pieces("\n".join(texts))) for part in (_after_hyphens.split(piece) if "-" in piece else (piece,))}
    most = max(map(len, words), default=0)
    measured = (text_width(word[:WIDEST], SIZE, weight, FONT_FACTOR) for word in words if len(word) + NEARLY >= most)
    widest, line = max(measured, default=0.0) + sign * LETTER, text_width(short, SIZE, weight, FONT_FACTOR) + sign * LETTER
    return _Needs(widest, line, max(widest, (min(longest, LONGEST) + sign) * LETTER), cubes)


def _between(least: Sequence[float], wish: Sequence[float], loads: Sequence[float], room: float, lost: float) -> list[float]:
    """Each column between what it needs and what it wishes, and there as much as it has to say."""
    low, high = 0.0, room
    widths = list(least)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        tried = [max(need, min(more, lost + middle * load)) for need, more, load in zip(least, wish, loads, strict=True)]
        if sum(tried) > room:
            high = middle
        else:
            low, widths = middle, tried
    return widths


def on_lines(count: int, text: str, size: float) -> float:
    """How wide the words of a head are on so many lines at most, in the unit of the size of its letters."""
    return _on(count, text.split()[:MOST_WORDS], size)


def _on(count: int, words: Sequence[str], size: float) -> float:
    if count == 1 or not words[1:]:
        return text_width(" ".join(words), size, 700, FONT_FACTOR)
    return min(max(_on(1, words[:at], size), _on(count - 1, words[at:], size)) for at in range(1, len(words) + 1))


def lines(table: Table, widths: Sequence[int]) -> int:
    """About how many lines of text the rows of a table without spans take."""
    most = 0
    for each in table.rows:
        most += max(
            ceil((len(text_of(cell.text)) + len(cell.note)) * LETTER / max(width - PADDING, LETTER))
            for cell, width in zip(each.cells, widths, strict=False)
        )
    return most


def _lifted(found: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths in which the longest words fit, at the cost of columns that have room to spare."""
    lifted = [max(width, low) for width, low in zip(found, least, strict=True)]
    spare = sum(width - low for width, low in zip(lifted, least, strict=True))
    over = sum(lifted) - room
    return [width - over * (width - low) / max(spare, 1) for width, low in zip(lifted, least, strict=True)]
