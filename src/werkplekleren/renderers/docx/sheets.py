"""How much of a page sheets take, so that rows to write in are high only where there is room for that."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

from werkplekleren.documents import Block, Document, Figure, Form, Table, text_of, walk
from werkplekleren.renderers.grid import WIDE_FORM

ROOMY = 12
"""A table to fill in with at most so many rows gets room for two lines in each, on a sheet of its own."""

LETTERS = 90
"""About how many letters go on a line of a sheet."""

TEXT = 290
"""How high such a line is, in twentieths of a point."""

ABOVE = 480
"""The height of what stands above a block: a heading, a caption, a label."""

ROW = {True: 1020, False: 350}
"""How high a row is, to write in or not."""

_TO_WRITE = {"line": 540, "date": 540, "number": 540, "signature": 540, "checkbox": 0, "lines": 480}


def is_list(block: Block) -> bool:
    """Whether a block is a long list to go down and fill in, such as the weeks of a logbook, with what is printed in each row."""
    return isinstance(block, Table) and _is_printed(block) and len(block.rows) > ROOMY


def is_upright(block: Block) -> bool:
    """Whether a block is a list to go down of which more goes on a page that is upright: a long one, or one of few columns."""
    return is_list(block) or (isinstance(block, Table) and _is_printed(block) and block.columns < WIDE_FORM)


def _is_printed(table: Table) -> bool:
    return table.layout == "fill-in" and bool(table.rows[0].cells[0].text)


def crowded(document: Document, height: int) -> frozenset[int]:
    """The tables, by `id`, that stand on a page which rows with room for two lines would not leave whole.

    Args:
        document: A document of sheets.
        height: How high a page is, in twentieths of a point.
    """
    taken, here, found = 2 * ABOVE, list[int](), set[int]()
    for block in walk(document):
        if block.kind == "page-break":
            taken, here = 0, []
            continue
        taken += _height(block)
        if isinstance(block, Table):
            here.append(id(block))
        if taken > height:
            found.update(here)
    return frozenset(found)


def _height(block: Block) -> int:
    if isinstance(block, Table):
        return ABOVE + 400 + sum(ROW[block.layout == "fill-in"] for _ in block.rows)
    if isinstance(block, Form):
        return sum(ABOVE + (_TO_WRITE[one.kind] * one.writing_lines if one.kind != "choice" else TEXT * len(one.options)) for one in block.fields)
    if isinstance(block, Figure):
        return 10 * ABOVE
    return _TEXTS.get(block.kind, lambda _: ABOVE)(block)


def _lines(*texts: Any) -> int:  # noqa: ANN401 - inline text
    return sum(TEXT * ceil(len(text_of(text)) / LETTERS) for text in texts)


_TEXTS: Mapping[str, Callable[[Any], int]] = {
    "paragraph": lambda block: _lines(block.text) + 60,
    "quote": lambda block: _lines(block.text, block.source) + 60,
    "bullet-list": lambda block: _lines(*block.items) + 60,
    "numbered-list": lambda block: _lines(*block.items) + 60,
    "checklist": lambda block: _lines(*block.items) + 60,
    "steps": lambda block: sum(_lines(step.title, step.text, step.say) + 60 for step in block.items),
    "choice-grid": lambda block: 2 * ABOVE + sum(ABOVE * (len(group.statements) + 1) for group in block.groups),
}
