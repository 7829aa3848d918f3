"""Worksheets: what people fill in while they carry out an instrument, on paper or on a screen."""

from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, broken, is_a, is_id, many, maybe, one_of

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

    @options.validator
    def _for_a_choice(self, attribute: "attrs.Attribute[tuple[Text, ...]]", value: tuple[Text, ...]) -> None:
        if self.kind == "choice" and len(value) < 2:  # noqa: PLR2004 - one option is no choice
            raise broken(self, attribute, "must offer at least two answers to a choice", value)
        if self.kind != "choice" and value:
            raise broken(self, attribute, "must be left out unless the kind is 'choice'", self.kind)

    @columns.validator
    def _for_a_table(self, attribute: "attrs.Attribute[tuple[Text, ...]]", value: tuple[Text, ...]) -> None:
        if self.kind == "table" and not value:
            raise broken(self, attribute, "must name the columns of a table", value)
        if self.kind != "table" and value:
            raise broken(self, attribute, "must be left out unless the kind is 'table'", self.kind)


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
