"""Why something was chosen, or what would help: a code for programs and wording, with the values that go with it."""

from collections.abc import Mapping

import attrs

from werkplekleren._base.validators import is_id
from werkplekleren.errors import InvalidValueError, Message

Value = str | int
"""What a reason may carry: a name, a date as text, a number of weeks or hours."""


def own_copy(values: Mapping[str, Value]) -> dict[str, Value]:
    """A copy of `values`, checked: texts as keys, texts or whole numbers as values."""
    for key, value in values.items():
        if type(key) is not str or type(value) not in {str, int}:
            raise InvalidValueError(Message("a reason carries texts and whole numbers, not {key!r}", {"key": str(key)[:80]}))
    return dict(values)


def no_values() -> dict[str, Value]:
    """An empty mapping, made anew."""
    return {}


@attrs.frozen(kw_only=True)
class Reason:
    """A reason or remedy as a code with values; the wording belongs to the reports.

    Args:
        code: What is said, kebab-case (`single-holder`).
        values: What it is said about; ids of people and topics, whole numbers, dates as `YYYY-MM-DD`.

    >>> Reason(code="more-hours", values={"person": "anke", "hours": 2}).values["hours"]
    2
    """

    code: str = attrs.field(validator=is_id)
    values: Mapping[str, Value] = attrs.field(factory=no_values, converter=own_copy, hash=False)
