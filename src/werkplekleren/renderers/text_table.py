"""Tables in plain text: aligned columns where they fit, else a few lines for each row."""

from collections.abc import Callable, Iterator

import attrs

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Cell, Inline, Slot, Table, slots
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.lines import WIDTH, hanging, longest_word, padded, width, wrapped
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words

GAP = 2
"""Columns of white between two columns of a table."""

NARROWEST = 14
"""A column is not made narrower than this to make a table fit; one that is narrower by itself stays as it is."""

MOST_LINES = 4
"""A cell that would take more lines than this is read better in a row of its own."""

SHORT = 18
"""Columns whose texts are all no wider than this stand beside each other in the lines of a row."""

BETWEEN = "   "
"""What stands between them."""

BLANK = "_" * 20
"""Room to write in by hand."""

SMALL_BLANK = 8
"""The least room to write in a column, in signs."""

Spell = Callable[[Inline], str]


@attrs.frozen
class Grid:
    """The texts of a table, before it is known how they are laid out.

    Args:
        heads: The text above each column.
        rows: The texts of each row, one a column.
        aligned: Where the texts of each column stand.
        matrix: Whether the same few values fill most of the cells.
        legend: What the signs in the cells mean, where it does not stand in the cells.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    aligned: tuple[str, ...]
    matrix: bool
    legend: tuple[str, ...]


def table_lines(table: Table, spell: Spell, translated: Translator, room: int = WIDTH) -> list[str]:
    """The body of a table.

    Args:
        table: The table.
        spell: Makes one line of inline text.
        translated: The short words of the document's language.
        room: How many columns a line takes at most.
    """
    grid = _grid(table, spell, translated, legend=True)
    fits = _widths(grid, room)
    if fits is not None:
        return _columns(grid, fits) + (["", *wrapped("; ".join(grid.legend), room)] if grid.legend else [])
    return _records(_grid(table, spell, translated, legend=False) if grid.legend else grid, room)


def _grid(table: Table, spell: Spell, translated: Translator, *, legend: bool) -> Grid:
    matrix = table.layout == "matrix"
    meanings = _meanings([row.cells for row in table.rows], spell) if matrix and legend else {}

    def said(cell: Cell) -> str:
        text = spell(cell.text)
        if matrix and not text:
            text = EMPTY.get(cell.tone, "")
        note = one_line(cell.note) if cell.note else ""
        if not text:
            text, note = (note or tone_words(cell.tone, translated)), ""
        if note and meanings.get(text) != note:
            text = f"{text} ({note})"
        text = text or (BLANK if table.layout == "fill-in" else "")
        return f"{SIGNS[cell.tone]} {text}".rstrip() if cell.tone in SIGNS else text

    lines = slots((row.cells for row in table.rows), table.columns) if table.spans else ()
    first = [column[0] if column else None for column in table.by_column()]
    return Grid(
        heads=_heads(table, spell),
        rows=tuple(tuple(_spread(line, said)) for line in lines) or tuple(tuple(map(said, row.cells)) for row in table.rows),
        aligned=tuple(_align(cell, matrix=matrix, first=at == 0) for at, cell in enumerate(first)),
        matrix=matrix,
        legend=tuple(f"{text} = {note}" for text, note in meanings.items()),
    )


def _heads(table: Table, spell: Spell) -> tuple[str, ...]:
    """One head for each column; those above each other come after each other."""

    def said(cell: Cell) -> str:
        return f"{spell(cell.text)} ({one_line(cell.note)})" if cell.note else spell(cell.text)

    lines = slots(table.all_heads, table.columns)
    columns = ({id(line[at].cell): line[at].cell for line in lines} for at in range(table.columns))
    return tuple(": ".join(filter(None, map(said, column.values()))) for column in columns)


def _spread(line: tuple[Slot, ...], said: Callable[[Cell], str]) -> Iterator[str]:
    """A cell that takes more room stands once; the head of several rows comes back in each."""
    for at, slot in enumerate(line):
        again = slot.cell.header and (at == 0 or line[at - 1].cell is not slot.cell)
        yield said(slot.cell) if slot.begins or again else ""


def _align(cell: Cell | None, *, matrix: bool, first: bool) -> str:
    if cell is None:  # a table without rows
        return "start"
    return "center" if matrix and not first and cell.align == "start" else cell.align


def _meanings(rows: list[tuple[Cell, ...]], spell: Spell) -> dict[str, str]:
    """What each text in a matrix means, where it always means the same."""
    meanings: dict[str, set[str]] = {}
    for cell in (cell for cells in rows for cell in cells):
        text = spell(cell.text) or EMPTY.get(cell.tone, "")
        if text and cell.note:
            meanings.setdefault(text, set()).add(one_line(cell.note))
    return {text: notes.pop() for text, notes in meanings.items() if len(notes) == 1}


def _widths(grid: Grid, room: int) -> list[int] | None:
    """How wide each column is; `None` when the table is read better row by row."""
    columns = [[head, *(row[at] for row in grid.rows)] for at, head in enumerate(grid.heads)]
    widths = [max(map(width, texts)) for texts in columns]
    least = [
        max(
            *(longest_word(text) for text in texts if text != BLANK),
            min(max(map(width, texts[1:] or texts)), SMALL_BLANK if BLANK in texts else NARROWEST),
        )
        for texts in columns
    ]
    blank = [BLANK in texts and all(width(text) < NARROWEST for text in texts[1:] if text != BLANK) for texts in columns]
    over = sum(widths) + GAP * (len(widths) - 1) - room
    while over > 0:
        # the widest column that can, gives way as far as it must; room to write in before what there is to read
        at = max(range(len(widths)), key=lambda one: (widths[one] > least[one], blank[one], widths[one]))
        if widths[at] <= least[at]:
            return None
        widths[at] -= 1
        over -= 1
    tall = any(len(wrapped(text, widths[at])) > MOST_LINES for row in grid.rows for at, text in enumerate(row) if text and text != BLANK)
    return None if tall else widths


def _columns(grid: Grid, widths: list[int]) -> list[str]:
    laid = [_laid(row, widths, grid.aligned) for row in grid.rows]
    apart = any(len(wrapped(row[0], widths[0])) > 1 for row in grid.rows)
    head = _laid(grid.heads, widths, grid.aligned) if any(grid.heads) else []
    rule = (" " * GAP).join("-" * wide for wide in widths)
    lines = [*head, rule]
    for at, row in enumerate(laid):
        lines += ["", *row] if apart and at else row
    return lines


def _laid(texts: tuple[str, ...], widths: list[int], aligned: tuple[str, ...]) -> list[str]:
    cells = [["_" * wide] if text == BLANK else wrapped(text, wide) for text, wide in zip(texts, widths, strict=True)]
    height = max(map(len, cells))
    return [
        (" " * GAP)
        .join(padded(cell[line] if line < len(cell) else "", wide, align) for cell, wide, align in zip(cells, widths, aligned, strict=True))
        .rstrip()
        for line in range(height)
    ]


def _records(grid: Grid, room: int) -> list[str]:
    if not grid.rows:
        return [line for head in grid.heads if head for line in hanging("- ", wrapped(head, room - 2))]
    # a head is left out where there is nothing below it, unless it would then not be said at all
    unused = frozenset(at for at in range(len(grid.heads)) if not any(row[at] for row in grid.rows))
    shared = _shared(grid) if grid.matrix else frozenset[str]()
    short = frozenset(at for at in range(1, len(grid.heads)) if 0 < max(width(row[at]) for row in grid.rows) <= SHORT)
    records = (_said(grid.heads, row, unused, shared) for row in grid.rows)
    return [line for record in records if record for line in ("", *_record(record, short, room))][1:]


def _shared(grid: Grid) -> frozenset[str]:
    """The texts that stand in more than one column, that of the heads of rows left out."""
    places: dict[str, set[int]] = {}
    for row in grid.rows:
        for at, text in enumerate(row[1:]):
            places.setdefault(text, set()).add(at)
    return frozenset(text for text, columns in places.items() if text and len(columns) > 1)


def _said(heads: tuple[str, ...], row: tuple[str, ...], unused: frozenset[int], shared: frozenset[str]) -> dict[int, str]:
    """A row as what each column says of it, by column; a text that is shared once, with the heads of all columns that say so."""
    said: dict[int, str] = {}
    together: dict[str, list[str]] = {}
    for at, (head, text) in enumerate(zip(heads, row, strict=True)):
        if at and head and text in shared:
            together.setdefault(text, []).append(head)
        elif text or (head and at in unused):
            said[at] = f"{head}: {text}".rstrip() if head else text
    return dict(_in_order(said, together)) if together else said


def _in_order(said: dict[int, str], together: dict[str, list[str]]) -> Iterator[tuple[int, str]]:
    """What names the row, what is shared, and then the rest; what is shared has a place of its own, before all columns."""
    (first, *rest) = said.items()
    yield first
    yield from ((-at, f"{text}: {', '.join(names)}") for at, (text, names) in enumerate(sorted(together.items()), start=1))
    yield from rest


def _record(said: dict[int, str], short: frozenset[int], room: int) -> list[str]:
    """A row over as many lines as it takes; what is short stands beside what is short."""
    (_, first), *rest = said.items()
    lines = wrapped(first, room)
    before = -1
    for at, text in rest:
        if at in short and before in short and width(lines[-1]) + len(BETWEEN) + width(text) <= room:
            lines[-1] += BETWEEN + text
        else:
            lines += hanging("  ", wrapped(text, room - 4), "    ")
        before = at
    return lines
