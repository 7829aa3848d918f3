"""The spans of blocks, wherever they stand: to read all, or to change some."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

import attrs

from werkplekleren.documents.blocks import (
    BulletList,
    Callout,
    Checklist,
    Figure,
    Glossary,
    GlossaryItem,
    NumberedList,
    Paragraph,
    Quote,
    Section,
    SourceItem,
    Sources,
    Step,
    Steps,
)
from werkplekleren.documents.choices import ChoiceGrid, ChoiceGroup
from werkplekleren.documents.inline import Span
from werkplekleren.documents.tables import Cell, Row, Table

P = TypeVar("P")

_PARTS: Mapping[type, tuple[str, ...]] = {
    Paragraph: ("text",),
    BulletList: ("items",),
    NumberedList: ("items",),
    Checklist: ("items",),
    Table: ("caption", "head_rows", "header", "rows", "note"),
    Row: ("cells",),
    Cell: ("text",),
    Callout: ("blocks",),
    Steps: ("items",),
    Step: ("title", "text", "say"),
    Quote: ("text", "source"),
    ChoiceGrid: ("caption", "groups"),
    ChoiceGroup: ("text", "statements"),
    Figure: ("caption", "table"),
    Section: ("blocks",),
    Sources: ("items",),
    SourceItem: ("text",),
    Glossary: ("items",),
    GlossaryItem: ("text",),
}
"""Which fields of a class hold spans, or what holds them, in reading order; what is not here holds none."""


def spans(part: object) -> Iterator[Span]:
    """Every span of a block, of blocks or of inline text, in reading order.

    Args:
        part: A block, a part of one, or a tuple of these.

    Yields:
        The spans.
    """
    # a stack of its own: one generator for each cell of a table would take longer than all the rest
    waiting: list[object] = [part]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind is tuple:
            waiting.extend(reversed(cast("tuple[object, ...]", one)))
        elif kind is Span:
            yield cast("Span", one)
        else:
            waiting.extend(getattr(one, name) for name in reversed(_PARTS.get(kind, ())))


def respelled(part: P, change: Callable[[Span], Span]) -> P:
    """The same block, blocks or inline text, with each span changed; what does not change stays the same object."""
    return cast("P", _respelled(part, change))


def _respelled(part: Any, change: Callable[[Span], Span]) -> Any:  # noqa: ANN401 - any part of a block
    if isinstance(part, Span):
        return change(part)
    if isinstance(part, tuple):
        old = cast("tuple[object, ...]", part)
        new = tuple(_respelled(each, change) for each in old)
        return old if all(before is after for before, after in zip(old, new, strict=True)) else new
    parts = {name: getattr(part, name) for name in _PARTS.get(type(cast("object", part)), ())}
    changed = {name: _respelled(each, change) for name, each in parts.items()}
    changed = {name: each for name, each in changed.items() if each is not parts[name]}
    return attrs.evolve(part, **changed) if changed else part
