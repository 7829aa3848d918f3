"""Tables: rows of cells under one or more rows of heads, with tones that always carry words."""

from collections.abc import Iterable
from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.validators import Between, Keywords, NumberBetween, broken, is_bool, many, may_be_short_text, one_of
from werkplekleren.documents.inline import Inline, is_inline, plain

WIDEST, LONGEST = 200, 5000

Tone = Literal["neutral", "good", "warning", "bad", "level-0", "level-1", "level-2", "level-3", "level-4", "level-unknown", "not-applicable"]
"""What a value means, for its colour: `good` to `bad`, or how well somebody masters a topic (0 to 4).

A tone never stands alone: the cell or figure that has it also has words, a number or a shape.
"""

Align = Literal["start", "end", "center"]
Layout = Literal["rows", "matrix", "fill-in"]


@attrs.frozen(kw_only=True)
class Cell:
    """One cell of a table.

    Args:
        text: What it says; may be empty.
        tone: What it means.
        header: Whether it is the head of its row.
        align: Where the text stands; numbers stand at the `end`.
        note: What the cell means in words, for who cannot see the tone (`kan het alleen`).
        columns: How many columns it takes, 1 to 200.
        rows: How many rows it takes, 1 to 5000.
    """

    text: Inline = attrs.field(validator=is_inline)
    tone: Tone = attrs.field(default="neutral", validator=one_of(get_args(Tone)))
    header: bool = attrs.field(default=False, validator=is_bool)
    align: Align = attrs.field(default="start", validator=one_of(get_args(Align)))
    note: str = attrs.field(default="", validator=may_be_short_text)
    columns: int = attrs.field(default=1, validator=Between(1, WIDEST))
    rows: int = attrs.field(default=1, validator=Between(1, LONGEST))


@attrs.frozen(kw_only=True)
class Row:
    """One row of a table: the cells that begin in it, without those that reach into it from above."""

    cells: tuple[Cell, ...] = attrs.field(validator=many(Cell, least=1, most=WIDEST))


@attrs.frozen
class _Fits:
    """Rows, or widths, that fill the columns of their table exactly."""

    def __call__(self, instance: "Table", attribute: "attrs.Attribute[Any]", value: tuple[Any, ...], /) -> None:
        columns = instance.columns
        if attribute.name == "widths":
            if value and len(value) != columns:
                raise broken(instance, attribute, "must have one width for each of the {columns} columns", len(value), {"columns": columns})
            return
        rows = instance.all_heads if attribute.name == "header" else tuple(row.cells for row in value)
        if columns > WIDEST:
            raise broken(instance, attribute, "must have at most {most} columns", columns, {"most": WIDEST})
        _fit(instance, attribute, rows, columns)

    def keywords(self) -> Keywords:
        return {}


def _fit(table: "Table", attribute: "attrs.Attribute[Any]", rows: tuple[tuple[Cell, ...], ...], columns: int) -> None:
    reach = [0] * columns  # for each column how many rows its last cell still takes
    pending = False
    for number, cells in enumerate(rows, start=1):
        single = all(cell.columns == cell.rows == 1 for cell in cells)
        if single and not pending:
            if len(cells) != columns:
                raise broken(table, attribute, "must have {columns} cells in each row", len(cells), {"columns": columns})
            continue
        taken = columns - reach.count(0) + sum(cell.columns for cell in cells)
        column = 0
        for cell in cells:
            while column < columns and reach[column]:
                column += 1
            end = column + cell.columns
            if end > columns or any(reach[column:end]):
                break
            reach[column:end] = [cell.rows] * cell.columns
            column = end
        if taken != columns or not all(reach):
            raise broken(table, attribute, "must take each of the {columns} columns once in row {row}", taken, {"columns": columns, "row": number})
        reach = [left - 1 for left in reach]
        pending = any(reach)
    if pending:
        raise broken(table, attribute, "must have no cell that reaches below the last row", max(reach))


@attrs.frozen(kw_only=True)
class Table:
    """A table.

    Args:
        caption: What the table shows; writers put it above the table.
        header: The heads of the columns: the last row of heads, and for most tables the only one.
        rows: The rows. Their cells fill each column of each row exactly once, those that reach in from above counted.
        widths: How wide the columns are compared with each other; empty leaves it to the writer.
        layout: `rows` is an ordinary table; `matrix` is a grid of narrow toned cells with row heads, such as topics by
            people; `fill-in` has boxes to write in by hand.
        note: What a reader must know to read it (what the signs mean), below the table.
        head_rows: Rows of heads above `header`, such as one head over two columns; together with `header` they fill
            each column of each row of heads exactly once.

    >>> nested = Table(
    ...     caption=plain("Uren"),
    ...     head_rows=(Row(cells=(Cell(text=plain("Onderwerp"), rows=2), Cell(text=plain("Uren"), columns=2))),),
    ...     header=heads("nu", "straks"),
    ...     rows=(row("Kantbank", 4, 2),),
    ... )
    >>> nested.columns, len(nested.all_heads)
    (3, 2)
    """

    kind: ClassVar[str] = "table"
    caption: Inline = attrs.field(validator=is_inline)
    head_rows: tuple[Row, ...] = attrs.field(default=(), validator=many(Row, most=5))
    header: tuple[Cell, ...] = attrs.field(validator=[many(Cell, least=1, most=WIDEST), _Fits()])
    rows: tuple[Row, ...] = attrs.field(validator=[many(Row, most=LONGEST), _Fits()])
    widths: tuple[float, ...] = attrs.field(default=(), validator=[many(NumberBetween(0.01, 1000)), _Fits()])
    layout: Layout = attrs.field(default="rows", validator=one_of(get_args(Layout)))
    note: Inline = attrs.field(default=(), validator=is_inline)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return sum(cell.columns for cell in self.all_heads[0])

    @property
    def all_heads(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of every row of heads, from above; the last one is `header`."""
        return (*(row.cells for row in self.head_rows), self.header)

    @property
    def spans(self) -> bool:
        """Whether any cell of its rows takes more than one column or row."""
        # the cells fill each row exactly, so where each column has a cell of its own, none takes more
        columns = self.columns
        return not {len(row.cells) for row in self.rows} <= {columns}

    def by_column(self) -> "tuple[tuple[Cell, ...], ...]":
        """For each column the cells of the rows that take it, from above; a cell that takes more than one row comes as often."""
        rows = tuple(row.cells for row in self.rows)
        if self.spans:
            rows = tuple(tuple(slot.cell for slot in line) for line in slots(rows, self.columns))
        return tuple(zip(*rows, strict=True)) if rows else ((),) * self.columns


@attrs.frozen
class Slot:
    """One column of one row.

    Args:
        cell: The cell that takes it.
        begins: Whether the cell begins here; else it reaches in from the left or from above.
    """

    cell: Cell
    begins: bool


def slots(rows: Iterable[tuple[Cell, ...]], columns: int) -> tuple[tuple[Slot, ...], ...]:
    """Every column of every row, with the cell that takes it: for formats that know no cells of more than one column or row.

    Args:
        rows: The cells of each row, as in `Table.all_heads` or from `Table.rows`.
        columns: How many columns there are.

    >>> from werkplekleren.documents import text_of
    >>> wide = Cell(text=plain("samen"), columns=2)
    >>> [[(text_of(slot.cell.text), slot.begins) for slot in line] for line in slots([(wide,), row("a", "b").cells], 2)]
    [[('samen', True), ('samen', False)], [('a', True), ('b', True)]]
    """
    lines = tuple(rows)
    grid: list[dict[int, Slot]] = [{} for _ in lines]
    for at, cells in enumerate(lines):
        column = 0
        for cell in cells:
            while column in grid[at]:
                column += 1
            for below in range(at, min(at + cell.rows, len(lines))):
                for beside in range(column, column + cell.columns):
                    grid[below][beside] = Slot(cell, begins=below == at and beside == column)
            column += cell.columns
    return tuple(tuple(line[column] for column in range(columns)) for line in grid)


def row(*cells: object, head: int | None = 0) -> Row:
    """A row from texts and ready cells.

    Args:
        *cells: Cells as they are; anything else becomes the plain text of a cell, numbers aligned to the end.
        head: The place of the cell that is the row's head, or `None`.

    >>> row("Kantbank", 5).cells[1].align
    'end'
    """
    return Row(cells=tuple(_cell(value, header=place == head) for place, value in enumerate(cells)))


def heads(*names: object) -> tuple[Cell, ...]:
    """The header of a table from texts and ready cells."""
    return tuple(_cell(name, header=True) for name in names)


def _cell(value: object, *, header: bool) -> Cell:
    if isinstance(value, Cell):
        return value
    align: Align = "end" if isinstance(value, int | float) and not header else "start"
    return Cell(text=plain(value), header=header, align=align)
