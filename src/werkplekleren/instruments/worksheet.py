"""Worksheets: what people fill in while they carry out an instrument, on paper or on a screen."""

from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_id, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

FieldKind = Literal["line", "lines", "checkbox", "choice", "date", "number", "table"]
"""How a field is filled in: one line, several lines, a tick, one of some options, a date, a number, or a table of lines."""


@attrs.frozen(kw_only=True)
class WorksheetField:
    """One place on a worksheet where something is filled in.

    Args:
        id: Id of the field, unique on its worksheet; the key of its answer.
        label: What is asked.
        kind: How it is filled in.
        options: The answers to choose from; given for a `choice` (at least two) and only then.
        columns: The headings of the columns; given for a `table` and only then.
        rows: Empty lines on paper: of a field of `lines`, or of the table. 1 to 100.
        help: How to fill it in.
    """

    id: Identifier = attrs.field(validator=is_id)
    label: Text = attrs.field(validator=is_a(Text))
    kind: FieldKind = attrs.field(validator=one_of(get_args(FieldKind)))
    options: tuple[Text, ...] = attrs.field(default=(), validator=many(Text, most=50))
    columns: tuple[Text, ...] = attrs.field(default=(), validator=many(Text, most=12))
    rows: int = attrs.field(default=1, validator=Between(1, 100))
    help: Text | None = attrs.field(default=None, validator=maybe(Text))

    def __attrs_post_init__(self) -> None:
        problems = [
            *_belongs_to(self.kind, "choice", "options", least=2, given=len(self.options)),
            *_belongs_to(self.kind, "table", "columns", least=1, given=len(self.columns)),
        ]
        if problems:
            raise InvalidValueError(Message("the field {id} of a worksheet does not hold together", {"id": self.id}), problems)


def _belongs_to(kind: FieldKind, owner: FieldKind, key: str, *, least: int, given: int) -> list[Problem]:
    """What is wrong with the number of options or columns, which one kind of field needs and the others have no place for."""
    if kind == owner and given < least:
        what = Message("a {kind} needs at least {least} {key}", {"kind": kind, "least": least, "key": key})
    elif kind != owner and given:
        what = Message("a {kind} has no {key}", {"kind": kind, "key": key})
    else:
        return []
    return [Problem(code="invalid-value", what=what, place=Place(path=key), found=str(given))]


@attrs.frozen(kw_only=True)
class Worksheet:
    """A form that belongs to an instrument.

    Args:
        id: Id of the worksheet, unique in its instrument.
        title: Its heading.
        intro: What to know before filling it in.
        fields: One or more, each id once.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=is_a(Text))
    intro: Text | None = attrs.field(default=None, validator=maybe(Text))
    fields: tuple[WorksheetField, ...] = attrs.field(validator=many(WorksheetField, least=1, most=200, unique="id"))
