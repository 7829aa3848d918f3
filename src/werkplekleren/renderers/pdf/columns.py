"""How wide the columns of a table become, and which rows and tables stay on one page: estimated from what they hold.

Lengths are in em of the table's own text; a letter counts as half an em.
"""

from collections.abc import Collection
from functools import lru_cache
from math import ceil

import attrs

from werkplekleren.documents import Cell, Layout, Table, slots, text_of
from werkplekleren.renderers.charts.widths import text_width
from werkplekleren.renderers.signs import SIGNS
from werkplekleren.renderers.ties import pieces

LETTER, BOLD = 0.5, 0.56
"""How wide a letter of a text of more words is, with what is lost at the ends of its lines."""

FACE = 0.88
"""How wide our own letters are, compared with the widest of the usual ones."""

PAGES = {(False, False): 52.0, (True, False): 57.0, (False, True): 79.0, (True, True): 83.0}
"""How wide a page is, by whether it is a sheet and whether it lies on its side."""

PADDING = {"rows": 1.05, "matrix": 0.55, "fill-in": 0.9}
UPRIGHT = 0.95
"""How wide a column is whose head stands upright, without padding."""

_WIDE = 1.06
"""How much wider letters may be in a word that must fit."""

_FIRM = 1.04
"""How much wider they may be in a word that would then be broken."""

_KEPT = (18, 12)
"""Up to how many characters a text stays on one line, most wanted first; heads then take at most two lines."""

_LENT = 0.4
"""How much of what other columns can spare goes to short texts, where widths were asked for."""

_MOST_OF = 0.65
"""How much of the width that was asked for a text of more lines keeps."""

LINE, BETWEEN, HEAD = 13.0, 9.5, 40.0
"""How high a line of a row is, what rows have around them, and the heads with the caption, in points."""

LANDSCAPE = 0.6
"""How much of that a page has that lies on its side."""

HIGHEST = {"rows": 400.0, "matrix": 590.0, "fill-in": 480.0}
"""How high a table that stays on one page may be, in points; a page has about 720."""

FIRST_ROWS, MOST_ROOM = 3, 200.0
"""So many rows of a table that runs on stay with its heads, if they take no more room than this, in points."""

_LONGEST_WORD = 22
_NEARLY, _NO_COLUMN = 2, 200
_HALF_HEAD = 6.6
_SIGN = 1.2
_LONG_ROW = 14


@attrs.frozen
class Columns:
    """What was worked out for one table.

    Args:
        widths: How wide the columns are, compared with each other.
        rooms: How wide what stands in them may be.
        words: How wide the longest word below the head of each column is.
        lines: How many lines each row takes.
        layout: The layout of the table.
        landscape: Whether the page lies on its side.
    """

    widths: tuple[float, ...]
    rooms: tuple[float, ...]
    words: tuple[float, ...]
    lines: tuple[int, ...]
    layout: Layout
    landscape: bool

    @property
    def breaks_words(self) -> bool:
        """Whether a word below the heads may be too long for its column."""
        return any(word > room for word, room in zip(self.words, self.rooms, strict=True))

    def breaks_head(self, head: Cell, column: int) -> bool:
        """Whether a word of a head may be too long for the columns below it, the first of which is given."""
        return longest_word(text_of(head.text), bold=True) > sum(self.rooms[column : column + head.columns])

    @property
    def height(self) -> float:
        """About how high the table becomes, in points."""
        return HEAD + LINE * sum(self.lines) + BETWEEN * len(self.lines)

    @property
    def least(self) -> float:
        """About how much room its heads and first rows take, in points: what a page must have for it to begin there."""
        return min(HEAD + sum(LINE * lines + BETWEEN for lines in self.lines[:FIRST_ROWS]), MOST_ROOM)

    @property
    def last(self) -> tuple[int, float]:
        """Where the last rows begin that come on one page, and about how much room they take, in points; no room where there is too little."""
        for count in (FIRST_ROWS, 2):
            room = sum(LINE * lines + BETWEEN for lines in self.lines[-count:])
            if count < len(self.lines) and room <= MOST_ROOM:
                return len(self.lines) - count, room
        return 0, 0.0

    @property
    def together(self) -> bool:
        """Whether the table is low enough to stay on one page."""
        return self.height <= HIGHEST[self.layout] * (LANDSCAPE if self.landscape else 1)

    def may_break(self, row: int) -> bool:
        """Whether a row is so high that it may run on to the next page."""
        return self.lines[row] > _LONG_ROW


def columns(table: Table, *, sheet: bool, landscape: bool, upright: bool) -> Columns:
    """The columns of a table.

    Args:
        table: The table.
        sheet: Whether it stands on a sheet.
        landscape: Whether the page lies on its side.
        upright: Whether its heads stand upright, but for the first.
    """
    whole = PAGES[sheet, landscape]
    padding = PADDING[table.layout]
    found = _roomy(table, whole, padding, upright=upright) if table.widths else _found(table, whole, padding, upright=upright)
    part = whole / sum(found)
    rooms = tuple(max(width * part - padding, 1.0) for width in found)
    rows = _in_full(table) if table.spans else [row.cells for row in table.rows]
    words = tuple(_longest_of(cells, table.layout) for cells in table.by_column())
    return Columns(tuple(found), rooms, words, tuple(_height(cells, rooms) for cells in rows), table.layout, landscape)


def _in_full(table: Table) -> "list[tuple[Cell, ...]]":
    return [tuple(slot.cell for slot in line) for line in slots((row.cells for row in table.rows), table.columns)]


def _longest_of(cells: tuple[Cell, ...], layout: Layout) -> float:
    said = ((cell, text_of(cell.text) if layout == "matrix" else f"{text_of(cell.text)} {cell.note}") for cell in cells if cell.columns == 1)
    return max((longest_word(text, bold=_is_bold(cell)) for cell, text in said), default=0.0)


def longest_word(text: str, *, bold: bool) -> float:
    """How wide the longest word of a text may be, in em."""
    return _FIRM * _widest([word[:_NO_COLUMN] for word in text.split()], bold=bold)


def _is_bold(cell: Cell) -> bool:
    return cell.header or cell.tone != "neutral"


def _widest(texts: Collection[str], *, bold: bool) -> float:
    most = max(map(len, texts), default=0)
    return max((_width(text, bold=bold) for text in texts if len(text) + _NEARLY >= most), default=0.0)


@lru_cache(maxsize=8192)
def _width(text: str, *, bold: bool) -> float:
    return text_width(text, 1.0, 700 if bold else 400, FACE)


def _found(table: Table, whole: float, padding: float, *, upright: bool) -> tuple[float, ...]:
    # short texts stay on one line where there is room for that
    tried = (_all_needs(table, padding, kept, upright=upright) for kept in _KEPT)
    fitting = next((needs for needs in tried if sum(least for least, _ in needs) <= whole), None)
    return _shared(whole, fitting or _all_needs(table, padding, 0, upright=upright))


def _roomy(table: Table, whole: float, padding: float, *, upright: bool) -> tuple[float, ...]:
    # the widths that were asked for, but for a word that would break where other columns have room
    given = [width * whole / sum(table.widths) for width in table.widths]
    least = [must for must, _ in _all_needs(table, padding, _KEPT[1], upright=upright)]
    short, spare = _short_and_spare(least, given)
    if 0 < short <= _LENT * spare:  # short texts stay whole where that takes little from other columns
        return _lent(least, given, short, spare)
    # texts of more lines keep most of their width; of the others each that fits
    needs = _all_needs(table, padding, 0, upright=upright)
    least = [max(must, min(wanted, _MOST_OF * width)) for (must, wanted), width in zip(needs, given, strict=True)]
    _, spare = _short_and_spare(least, given)
    lent = 0.0
    for place in sorted(range(len(given)), key=lambda at: least[at] - given[at]):
        lack = max(least[place] - given[place], 0.0)
        if lent + lack <= spare:
            lent += lack
        else:
            least[place] = given[place]
    return _lent(least, given, lent, spare) if lent else table.widths


def _short_and_spare(least: list[float], given: list[float]) -> tuple[float, float]:
    """How much all columns lack that must be wider, and how much all others can spare."""
    short, spare = (sum(max(sign * (must - width), 0.0) for must, width in zip(least, given, strict=True)) for sign in (1, -1))
    return short, spare


def _lent(least: list[float], given: list[float], short: float, spare: float) -> tuple[float, ...]:
    return tuple(max(must, width - max(width - must, 0.0) * short / spare) for must, width in zip(least, given, strict=True))


def _all_needs(table: Table, padding: float, kept: int, *, upright: bool) -> list[tuple[float, float]]:
    heads = zip(*((slot.cell for slot in line) for line in slots(table.all_heads, table.columns)), strict=True)
    return [
        _needs(() if upright and place > 0 else head, cells, table.layout == "matrix", padding, kept)
        for place, (head, cells) in enumerate(zip(heads, table.by_column(), strict=True))
    ]


def _needs(head: tuple[Cell, ...], cells: tuple[Cell, ...], matrix: bool, padding: float, kept: int) -> tuple[float, float]:  # noqa: FBT001 - a private step
    """How wide a column must be, and how wide it would be with every text on one line."""
    least = whole = UPRIGHT if not head else 1.0
    for place, cell in enumerate((*head, *cells)):
        if cell.columns > 1:
            continue
        text, note = text_of(cell.text), "" if matrix else cell.note
        sign = 0.0 if cell.tone == "neutral" or (matrix and cell.tone not in SIGNS) else _SIGN
        bold = cell.header or bool(sign)
        if place < len(head):
            word = _head(pieces(text), two_lines=kept > 0)
        else:
            word = _width(text, bold=bold) if len(text) <= kept else _widest([piece[:_LONGEST_WORD] for piece in pieces(f"{text} {note}")], bold=bold)
        least = max(least, _WIDE * word + sign)
        whole = max(whole, (BOLD if bold else LETTER) * max(len(text), len(note)) + sign)
    return least + padding, max(whole, least) + padding


def _head(words: list[str], *, two_lines: bool) -> float:
    """How wide a head must be: for its longest word, or on two lines with its words shared between them, where that takes little room."""
    words = [word[:_LONGEST_WORD] for word in words]
    least = _widest(words, bold=True)
    if not two_lines:
        return least
    halves = (max(_width(" ".join(part), bold=True) for part in (words[:at], words[at:])) for at in range(1, len(words) + 1))
    return max(least, min((half for half in halves if half <= _HALF_HEAD), default=0.0))


def _shared(whole: float, needs: list[tuple[float, float]]) -> tuple[float, ...]:
    least, most = (sum(need[end] for need in needs) for end in (0, 1))
    if most <= whole:
        return tuple(want * whole / most for _, want in needs)
    if least >= whole:
        return tuple(must * whole / least for must, _ in needs)
    spread = (whole - least) / (most - least)
    return tuple(must + (want - must) * spread for must, want in needs)


def _height(cells: tuple[Cell, ...], rooms: tuple[float, ...]) -> int:
    return max(_lines(text_of(cell.text), room) + (_lines(cell.note, room) if cell.note else 0) for cell, room in zip(cells, rooms, strict=True))


def _lines(text: str, room: float) -> int:
    return sum(max(ceil((_width(line, bold=False) if len(line) <= _KEPT[0] else LETTER * len(line)) / room), 1) for line in text.split("\n"))
