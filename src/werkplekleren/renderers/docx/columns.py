"""How wide the columns of a table become, so that no word is broken where there is room."""

import re
from collections.abc import Iterable, Sequence
from math import ceil, sqrt

import attrs

from werkplekleren.documents import Cell, Table, slots, text_of
from werkplekleren.renderers.charts.widths import text_width
from werkplekleren.renderers.grid import LONGEST_UPRIGHT, MANY_COLUMNS
from werkplekleren.renderers.signs import SIGNS

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

WIDEST = 44
"""A word of more letters than this is broken."""

LONGEST = 120
"""A text of more letters than this does not ask for a wider column."""

HALVINGS = 24
"""How often the room that columns share is halved to find how much each gets: to a thousandth of a point."""

UPRIGHT = 300
"""How wide a column is whose head stands upright, at least."""

DENSE = 40
"""The white at both sides in a matrix whose heads stand upright."""

SMALLEST = 0.74
"""Letters become at most so much smaller to keep words whole; that is about 7 points."""

SMALL = 0.86
"""Letters become at most so much smaller to give texts more room than their longest words; that is about 8 points."""

SLACK = 0.78
"""The part of the width that the longest words of all columns may take together before letters become smaller."""

SPREAD = 1100
"""How wide a column of figures in a matrix becomes at most."""


_breaks = re.compile(r"(?<=-)|\s+")


@attrs.frozen(kw_only=True)
class Columns:
    """How a table is laid out.

    Args:
        widths: The width of each column, in twentieths of a point.
        upright: Whether the heads of all but the first column stand upright.
        scale: How large the letters are compared with those of other tables, 0.74 to 1.
        fits: Whether there is room for the longest word of each column.
    """

    widths: tuple[int, ...]
    upright: bool
    scale: float
    fits: bool


@attrs.frozen
class _Needs:
    """How wide the widest word and the longest text of a column are, in twentieths of a point."""

    word: float = 0
    text: float = 0


def columns(table: Table, room: int) -> Columns:
    """The layout of a table in the room there is.

    Args:
        table: The table.
        room: The width of the text, in twentieths of a point.
    """
    matrix = table.layout == "matrix"
    padding = TIGHT if matrix else PADDING
    lines_of_heads = slots(table.all_heads, table.columns)
    heads = [_needs([line[place].cell for line in lines_of_heads], notes=True, bold=True) for place in range(table.columns)]
    inside = [_needs(cells, notes=not matrix) for cells in table.by_column()]
    upright = matrix and len(heads) > 1 and (len(heads) >= MANY_COLUMNS or _asked(_joined(heads, inside), padding) > room)
    needs = [inside[0] if not place and matrix else each for place, each in enumerate(inside)] if upright else _joined(heads, inside)
    if upright:
        needs[0] = _Needs(max(needs[0].word, heads[0].word), max(needs[0].text, heads[0].text))
    if upright:
        padding = DENSE
    scale = _scale(needs, padding * len(needs), room)
    least = [max(need.word * scale + padding, UPRIGHT if upright and place else 0) for place, need in enumerate(needs)]
    wish = [max(need.text * scale + padding, low) for need, low in zip(needs, least, strict=True)]
    if sum(least) >= room:
        found = [room * low / sum(least) for low in least]
    elif table.widths:
        share = room / sum(table.widths)
        found = _lifted([share * width for width in table.widths], least, room)
    elif sum(wish) > room:
        # a head of two lines costs a line once, a text in the rows costs one in each row
        brief = wish if upright else [max(rows.text * scale + padding, low, more / 2) for rows, low, more in zip(inside, least, wish, strict=True)]
        part = (room - sum(brief)) / max(sum(wish) - sum(brief), 1)
        found = _between(least, brief, room) if part < 0 else [low + part * (more - low) for low, more in zip(brief, wish, strict=True)]
    elif matrix:
        # figures stand close to each other, the names before them get what they ask for
        rest = (room - wish[0]) / max(len(wish) - 1, 1)
        widest = max(wish[1:], default=0)
        found = [float(wish[0]), *(min(rest, max(widest, SPREAD)) for _ in wish[1:])]
        if any(low > width for low, width in zip(least, found, strict=True)):
            found = [room * width / sum(wish) for width in wish]
    else:
        found = [room * width / sum(wish) for width in wish]
    return Columns(widths=tuple(round(width) for width in found), upright=upright, scale=scale, fits=sum(least) < room)


def _scale(needs: Sequence[_Needs], white: float, room: float) -> float:
    """How large the letters are: smaller where words would be broken, and a little smaller where texts have hardly more room than their words."""
    words, texts = max(sum(need.word for need in needs), 1), sum(need.text for need in needs)
    share = SLACK if texts + white > room else 1.0
    roomy = max((share * room - white) / words, SMALL)
    return max(min(1.0, roomy, (room - white) / words), SMALLEST)


def head_height(table: Table) -> int:
    """How high the row of heads becomes when they stand upright, in twentieths of a point."""
    longest = max((sum(len(span.text) for span in cell.text) for cell in table.header[1:]), default=0)
    return min(max(longest, 4), LONGEST_UPRIGHT) * LETTER + PADDING


def _asked(needs: Sequence[_Needs], padding: int) -> float:
    return sum(need.word + padding for need in needs)


def _joined(heads: Sequence[_Needs], inside: Sequence[_Needs]) -> list[_Needs]:
    return [_Needs(max(one.word, other.word), max(one.text, other.text)) for one, other in zip(heads, inside, strict=True)]


def _needs(cells: Iterable[Cell], *, notes: bool, bold: bool = False) -> _Needs:
    word, longest, sign, weight = "", 0, 0, 700 if bold else 400
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
        if " " in said:
            longest = max(longest, len(said))
        if len(said) > len(word):
            word = max((word, *(_breaks.split(said) if "-" in said else said.split())), key=len)
    widest = text_width(word[:WIDEST], SIZE, weight, FONT_FACTOR) + sign * LETTER
    return _Needs(widest, max(widest, (min(longest, LONGEST) + sign) * LETTER))


def _between(least: Sequence[float], wish: Sequence[float], room: float) -> list[float]:
    """Each column between what it needs and what it wishes; a longer text gets more, but not as much more as it is longer."""
    low, high = 0.0, room
    widths = list(least)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        tried = [max(need, min(more, middle * sqrt(more))) for need, more in zip(least, wish, strict=True)]
        if sum(tried) > room:
            high = middle
        else:
            low, widths = middle, tried
    return widths


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
