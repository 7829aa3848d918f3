"""Tables as the data that the layout reads."""

from typing import cast

from werkplekleren.documents import Cell, Table, slots, text_of
from werkplekleren.renderers import grid
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.pdf.columns import Columns, columns
from werkplekleren.renderers.pdf.tree import Data, Text, Tree, is_long
from werkplekleren.renderers.signs import EMPTY, tone_words

LONG_HEAD = 400
"""A longer head of a column, in characters, is cut, and stands in full below the table: it would not fit on a page."""

SHORT = {"rows": 20, "matrix": 30, "fill-in": 12}
"""A table with more rows than this may run on to the next page."""

FEW_ROWS = 12
"""A table to fill in with at most this many rows has more room in each."""

MANY_ROWS = 15
"""A table to fill in on a sheet with more rows than this has less room in each, so that a log and its signatures fit on one page."""

ROOM, ROOM_ACROSS, ROOM_OF_MANY, ROOMY = 9.0, 7.5, 7.0, 11.0
"""How high a row to fill in is, in millimetres: on a page, where there is less room for it, in a long table, and where there are few rows.

There is less room on a page that lies on its side, and in a report at the end of which a fund says who it is, below a form.
"""


def table_data(tree: Tree, block: Table) -> Data:
    """A table with the widths of its columns, its heads and its rows.

    Args:
        tree: The document that it stands in.
        block: The table.
    """
    matrix = block.layout == "matrix"
    upright = matrix and block.columns >= grid.MANY_COLUMNS
    across = matrix and block.columns >= grid.VERY_MANY_COLUMNS
    found = columns(block, sheet=tree.document.sheet, landscape=across or tree.landscape, upright=upright)
    caption, note = tree.inline(block.caption), tree.inline(block.note)
    return {
        "layout": block.layout,
        "caption": caption,
        "number": caption_label(block, tree.captions, tree.translated),
        "note": note,
        "long_heads": [tree.inline(cell.text) for cells in block.all_heads for cell in cells if _is_long_head(cell)],
        "widths": [
            round(width, 4) for width in (found.rooms if block.layout == "rows" else found.widths)
        ],  # Pythons add up the last bits differently
        "upright": upright,
        "landscape": across,
        "room": _room(tree, len(block.rows)),
        "together": found.together and len(block.rows) <= SHORT[block.layout] and not is_long(caption, note),
        "least": found.least,
        "height": found.height,
        "breaks_words": found.breaks_words,
        "heads": _heads(tree, block, found, upright=upright),
        "rows": _rows(tree, block, found),
    }


def _room(tree: Tree, rows: int) -> float:
    if tree.landscape or (tree.has_end and not tree.document.sheet):
        return ROOM_ACROSS
    if not tree.document.sheet:
        return ROOM
    return ROOMY if rows <= FEW_ROWS else ROOM_OF_MANY if rows > MANY_ROWS else ROOM


def _rows(tree: Tree, table: Table, found: Columns) -> list[list[object]]:
    matrix = table.layout == "matrix"
    rows = [[_cell(tree, cell, long=found.may_break(place), matrix=matrix) for cell in row.cells] for place, row in enumerate(table.rows)]
    first, room = found.last
    if room and not matrix and not found.together and not table.spans:
        rows[first] = [_cell(tree, cell, long=True, matrix=False) for cell in table.rows[first].cells]
        cast("Data", rows[first][0])["guard"] = room
    return rows


def _heads(tree: Tree, table: Table, found: Columns, *, upright: bool) -> list[list[Data]]:
    numbers = [_is_of_numbers(table, column) for column in table.by_column()]
    rows = slots(table.all_heads, table.columns)
    return [
        [
            {
                "text": _short_head(tree, slot.cell),
                "align": "end" if numbers[at] and slot.cell.columns == 1 else slot.cell.align,
                "first": at == 0,
                "turn": upright and at > 0 and slot.cell.columns == 1,
                "breaks_words": found.breaks_head(slot.cell, at),
                "columns": slot.cell.columns,
                "rows": slot.cell.rows,
            }
            for at, slot in enumerate(line)
            if slot.begins
        ]
        for line in rows
    ]


def _short_head(tree: Tree, cell: Cell) -> Text:
    return tree.words(text_of(cell.text)[:LONG_HEAD]) + "…" if _is_long_head(cell) else tree.inline(cell.text)


def _is_long_head(cell: Cell) -> bool:
    return len(text_of(cell.text)) > LONG_HEAD


def _is_of_numbers(table: Table, column: tuple[Cell, ...]) -> bool:
    # the head of a column of numbers stands above the numbers
    return table.layout == "rows" and bool(column) and all(cell.align == "end" for cell in column)


def _cell(tree: Tree, cell: Cell, *, long: bool, matrix: bool) -> object:
    text = tree.inline(cell.text)
    made: Data = {}
    if cell.tone != "neutral":
        made["tone"] = cell.tone
        text = text or (EMPTY.get(cell.tone, "") if matrix else tone_words(cell.tone, tree.translated))
    if cell.header and text:
        made["header"] = True
    if cell.align != "start":
        made["align"] = cell.align
    if cell.note and not matrix:
        made["note"] = tree.words(cell.note)
    if long:
        made["long"] = True
    if cell.columns > 1:
        made["columns"] = cell.columns
    if cell.rows > 1:
        made["rows"] = cell.rows
    return {"text": text, **made} if made or not isinstance(text, str) else text
