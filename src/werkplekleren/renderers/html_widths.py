"""How wide tables are on a page: what they ask for on a phone, and which of their columns stay on one line on a screen or on paper."""

from collections.abc import Mapping, Sequence
from math import ceil

import attrs

from werkplekleren.documents import Cell, Table, slots, text_of
from werkplekleren.renderers import grid
from werkplekleren.renderers.ties import pieces

LONG, LOOKED_AT = 48, 12
"""Of a table with more rows than the first only about as many as the second, evenly spread, are looked at."""

LINES = 4
"""On a phone a text should not take more lines than this, as long as its column stays narrower than the screen."""

SHORT = 12
"""A text of at most so many characters has room on one line everywhere, but for a phone on which a table just fits."""

WHOLE = 22
"""A text of at most so many characters, such as a name, a day or a judgement, stays on one line where there is room."""

SCREEN, NAME = 26, 15
"""No column asks for more characters than the first on a phone, and the one that stays in sight for no more than the second."""

LONGEST_NAME = 120
"""A column with a longer text does not stay in sight: it would leave the others no room, or fill the screen from top to bottom."""

TIGHT_LINES, TIGHT_SHORT, TIGHT_SCREEN, TIGHT = 6, 9, 22, 38
"""The same of a table that fits on a phone just so, which is better read than one to scroll, and how many characters it has at most."""

ACROSS = 100
"""How many characters stand beside each other on a computer screen or on paper."""

FULL = 115
"""A table that asks for more characters than this has no room for whole texts at all."""

CROWDED = 96
"""A table whose longest words take more characters beside each other than this breaks short judgements too."""

GAP, PHONE_GAP = 3, 2
"""The white between two columns, in characters, and that on a phone; the shape in a toned cell takes as much as the first."""

TO_WRITE: Mapping[int, int] = {1: 0, grid.WIDE_TO_FILL_IN: 58, grid.WIDE_FORM: 108}
"""How many characters a table to fill in takes at least, from so many columns on, so that there is room for handwriting."""

LETTER = 0.54
"""How wide a character is, in parts of the size of the letters."""

STEP, LEAST, MOST = 4, 20, 64
"""Widths go in steps, from more than a phone has on; the style sheet knows each of them. All are in parts of the size of the letters."""


@attrs.frozen
class Widths:
    """How wide a table is.

    Args:
        least: How wide it is on a phone at least, in parts of the size of its letters; 0 where it fits.
        kept: Which columns, counted from 1, stay on one line where there is room.
        crowded: Whether there is too little room for short judgements on one line, even on a screen or on paper.
        stays: Which column, counted from 1, names the rows of a table that is wider than a phone, and stays in sight there; 0 for none.
    """

    least: int = 0
    kept: tuple[int, ...] = ()
    crowded: bool = False
    stays: int = 0


def longest_word(text: str) -> int:
    """How many characters of a text stay together at most."""
    return max(map(len, pieces(text)), default=0)


@attrs.frozen
class _Needs:
    """What a column asks for, in characters: its longest word and its longest text."""

    word: int
    text: int

    @property
    def wish(self) -> int:
        """How wide it should be."""
        return max(self.word, min(self.text, SCREEN, max(SHORT, ceil(self.text / LINES))))

    @property
    def tight(self) -> int:
        """How wide it should be at least where the whole table then fits on a phone."""
        return max(self.word, min(self.text, TIGHT_SCREEN, max(TIGHT_SHORT, ceil(self.text / TIGHT_LINES))))


def widths(table: Table, by_column: Sequence[Sequence[Cell]]) -> Widths:
    """How wide a table is; a matrix has widths of its own.

    Args:
        table: The table.
        by_column: Its cells by column, from `Table.by_column`.
    """
    if table.layout == "matrix":
        return Widths()
    heads = slots(table.all_heads, table.columns)
    every = len(table.rows) // LOOKED_AT if len(table.rows) > LONG else 1
    needs = [_needs([line[at].cell for line in heads], column[::every]) for at, column in enumerate(by_column)]
    if table.layout == "fill-in":
        total = sum(table.widths)
        shares = [width / total for width in table.widths] or [1 / table.columns] * table.columns
        characters = max((need.word + GAP) / share for need, share in zip(needs, shares, strict=True))
        return Widths(_step(max(characters, *[room for columns, room in TO_WRITE.items() if table.columns >= columns])))
    asked = sum(need.wish for need in needs) + GAP * (len(needs) - 1)
    spans = table.spans
    kept = () if spans else _kept(needs, asked)
    words = sum(need.word for need in needs) + GAP * (len(needs) - 1)
    stays = 0 if spans or table.head_rows else _column_of_names(by_column, needs)
    return Widths(_on_a_phone(needs, kept, stays), kept, words > CROWDED, stays)


def _column_of_names(by_column: Sequence[Sequence[Cell]], needs: Sequence[_Needs]) -> int:
    named = next((at for at, column in enumerate(by_column[:2], start=1) if column and column[0].header), 0)
    return named if named and needs[named - 1].text <= LONGEST_NAME else 0


def _on_a_phone(needs: Sequence[_Needs], kept: Sequence[int], stays: int) -> int:
    """How wide a table is on a phone; 0 where it fits."""
    gaps = PHONE_GAP * (len(needs) - 1)
    if sum(need.tight for need in needs) + gaps <= TIGHT:
        return 0
    wishes = {at: need.text if at in kept else need.wish for at, need in enumerate(needs, start=1)}
    if stays:
        name = needs[stays - 1]
        wishes[stays] = max(name.word, min(name.wish, NAME))
    return _step(sum(wishes.values()) + gaps)


def _needs(heads: Sequence[Cell], cells: Sequence[Cell]) -> _Needs:
    # looked through as one text, which is much faster than cell by cell
    texts = [cell.text[0].text if len(cell.text) == 1 else text_of(cell.text) for cell in cells if cell.columns == 1]
    notes = [cell.note for cell in cells if cell.note]
    word = longest_word("\n".join([*texts, *notes, *[text_of(head.text) for head in heads if head.columns == 1]]))
    longest = max(map(len, texts), default=0)
    toned = [text_of(cell.text) for cell in cells if cell.tone != "neutral" and cell.columns == 1]
    if toned:
        longest += GAP
        # a short one is broken in a crowded table alone
        word = max([word, *[len(text) + GAP for text in toned if len(text) <= grid.BRIEF]])
    return _Needs(word, longest)


def _step(characters: float) -> int:
    wide = ceil(characters * LETTER / STEP) * STEP
    return min(wide, MOST) if wide > LEAST else 0


def _kept(needs: Sequence[_Needs], asked: int) -> tuple[int, ...]:
    """The columns of short texts, as long as the others keep what they should have: the shortest first."""
    room = ACROSS - sum(need.word for need in needs) - GAP * (len(needs) - 1)
    kept: list[int] = []
    short = [(need.text, at) for at, need in enumerate(needs, start=1) if need.word < need.text <= WHOLE]
    for text, at in sorted(short) if asked <= FULL else ():
        need = needs[at - 1]
        if text - need.word <= room and (text == need.wish or asked + text - need.wish <= ACROSS):
            room -= text - need.word
            asked += text - need.wish
            kept.append(at)
    return tuple(sorted(kept))
