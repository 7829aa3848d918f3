"""Tables: rows of cells under one row of heads, with tones that always carry words."""

from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.validators import Keywords, NumberBetween, broken, is_bool, many, may_be_short_text, one_of
from werkplekleren.documents.inline import Inline, is_inline, plain

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
    """

    text: Inline = attrs.field(validator=is_inline)
    tone: Tone = attrs.field(default="neutral", validator=one_of(get_args(Tone)))
    header: bool = attrs.field(default=False, validator=is_bool)
    align: Align = attrs.field(default="start", validator=one_of(get_args(Align)))
    note: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen(kw_only=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...] = attrs.field(validator=many(Cell, least=1, most=200))


@attrs.frozen
class _AsWideAsHeader:
    """Rows, or widths, that fit the heads of their table."""

    def __call__(self, instance: "Table", attribute: "attrs.Attribute[Any]", value: tuple[Any, ...], /) -> None:
        columns = len(instance.header)
        if attribute.name == "widths":
            if value and len(value) != columns:
                raise broken(instance, attribute, "must have one width for each of the {columns} columns", len(value), {"columns": columns})
            return
        for row in value:
            if len(row.cells) != columns:
                raise broken(instance, attribute, "must have {columns} cells in each row", len(row.cells), {"columns": columns})

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class Table:
    """A table.

    Args:
        caption: What the table shows; writers put it above the table.
        header: The heads of the columns, one cell each.
        rows: The rows, each as wide as the header.
        widths: How wide the columns are compared with each other; empty leaves it to the writer.
        layout: `rows` is an ordinary table; `matrix` is a grid of narrow toned cells with row heads, such as topics by
            people; `fill-in` has boxes to write in by hand.
        note: What a reader must know to read it (what the signs mean), below the table.
    """

    kind: ClassVar[str] = "table"
    caption: Inline = attrs.field(validator=is_inline)
    header: tuple[Cell, ...] = attrs.field(validator=many(Cell, least=1, most=200))
    rows: tuple[Row, ...] = attrs.field(validator=[many(Row, most=5000), _AsWideAsHeader()])
    widths: tuple[float, ...] = attrs.field(default=(), validator=[many(NumberBetween(0.01, 1000)), _AsWideAsHeader()])
    layout: Layout = attrs.field(default="rows", validator=one_of(get_args(Layout)))
    note: Inline = attrs.field(default=(), validator=is_inline)


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
