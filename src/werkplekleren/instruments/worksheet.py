"""Worksheets: what people fill in while they carry out an instrument, on paper or on a screen."""

from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_id, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

FieldKind = Literal["line", "lines", "checkbox", "choice", "date", "number", "signature", "table"]
"""How a field is filled in: one line, several lines, a tick, one of some options, a date, a number, a name with a signature, or a table."""


@attrs.frozen(kw_only=True)
class WorksheetField:
    """One place on a worksheet where something is filled in.

    Args:
        id: Id of the field, unique on its worksheet; the key of its answer.
        label: What is asked.
        kind: How it is filled in.
        options: The answers to choose from; given for a `choice` (at least two) and only then.
        columns: The headings of the columns; given for a `table` and only then.
        row_labels: What is printed already in the first cell of each row of a `table`, from the top.
        widths: How wide the columns of a `table` are compared with each other, one whole number from 1 to 100 for
            each; without them they are all as wide.
        rows: Empty lines on paper: of a field of `lines`, or of the table, those with a label counted. 1 to 100; a
            table has at least as many as it has labels.
        help: How to fill it in.

    >>> checks = WorksheetField(id="controle", label=Text.of(nl="Controle"), kind="table", columns=(Text.of(nl="Wat"), Text.of(nl="Goed?")),
    ...     row_labels=(Text.of(nl="Maat"), Text.of(nl="Braam")), widths=(3, 1))
    >>> checks.lines
    2
    """

    id: Identifier = attrs.field(validator=is_id)
    label: Text = attrs.field(validator=is_a(Text))
    kind: FieldKind = attrs.field(validator=one_of(get_args(FieldKind)))
    options: tuple[Text, ...] = attrs.field(default=(), validator=many(Text, most=50))
    columns: tuple[Text, ...] = attrs.field(default=(), validator=many(Text, most=12))
    row_labels: tuple[Text, ...] = attrs.field(default=(), validator=many(Text, most=100))
    widths: tuple[int, ...] = attrs.field(default=(), validator=many(Between(1, 100), most=12))
    rows: int = attrs.field(default=1, validator=Between(1, 100))
    help: Text | None = attrs.field(default=None, validator=maybe(Text))

    def __attrs_post_init__(self) -> None:
        problems = [
            *_belongs_to(self.kind, "choice", "options", least=2, given=len(self.options)),
            *_belongs_to(self.kind, "table", "columns", least=1, given=len(self.columns)),
            *_belongs_to(self.kind, "table", "row_labels", least=0, given=len(self.row_labels)),
            *_belongs_to(self.kind, "table", "widths", least=0, given=len(self.widths)),
            *_one_each(self.widths, self.columns),
        ]
        if problems:
            raise InvalidValueError(Message("the field {id} of a worksheet does not hold together", {"id": self.id}), problems)

    @property
    def lines(self) -> int:
        """How many lines there are on paper: `rows`, or as many as there are labels of rows when these are more."""
        return max(self.rows, len(self.row_labels))


def _one_each(widths: tuple[int, ...], columns: tuple[Text, ...]) -> list[Problem]:
    """What is wrong with the number of widths, when there are any and there is something for them to belong to."""
    if not widths or not columns or len(widths) == len(columns):
        return []
    what = Message("a table has one width for each of its {columns} columns", {"columns": len(columns)})
    return [Problem(code="invalid-value", what=what, place=Place(path="widths"), found=str(len(widths)))]


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
