"""The table of the people of a knowledge map."""

from typing import TYPE_CHECKING, cast

from werkplekleren.errors import InvalidValueError, Message, Problem
from werkplekleren.retention import Absence, Leaving, Person
from werkplekleren.retention.people import LeavingStatus

from .columns import build, check_header, read_row, unique
from .map_columns import PEOPLE
from .tables import Row, Table

if TYPE_CHECKING:
    import datetime as dt


def read_people(table: Table, problems: list[Problem]) -> list[Person]:
    """The people of a table."""
    check_header(table, PEOPLE, problems)
    unique(table.rows, "id", problems)
    people: list[Person] = []
    for row in table.rows:
        values, sound = read_row(row, PEOPLE, problems)
        leaving, away = _leaving(row, values, problems), _absences(row, values, problems)
        sound = sound and leaving is not None and away is not None
        person = build(Person, row, values, problems, sound=sound, shared={"leaving": leaving, "absences": away})
        if person is not None:
            people.append(person)
    return people


def _leaving(row: Row, values: dict[str, object], problems: list[Problem]) -> Leaving | None:
    """Takes status and date out of the values; a date without a status is a problem, as the class says."""
    unread = any(row.cells.get(column) and column not in values for column in ("leaving_status", "leaving_date"))
    status = cast("LeavingStatus", values.pop("leaving_status", "not-foreseen"))
    date = cast("dt.date | None", values.pop("leaving_date", None))
    if unread:
        return None
    try:
        return Leaving(status=status, date=date)
    except InvalidValueError:
        what = "a leaving date needs the status known or expected" if date else "the status {status} needs a leaving date"
        column = "leaving_status" if date and "leaving_status" in row.columns else "leaving_date"
        problems.append(
            Problem(
                code="leaving-date",
                what=Message(what, {"status": status}),
                place=row.place(column),
                remedy=Message("use the status unknown where nobody knows the date"),
            )
        )
        return None


def _absences(row: Row, values: dict[str, object], problems: list[Problem]) -> tuple[Absence, ...] | None:
    spans = cast("tuple[tuple[dt.date, dt.date], ...]", values.pop("absences", ()))
    try:
        return tuple(Absence(first=first, last=last) for first, last in spans)
    except InvalidValueError as error:
        problems.append(Problem(code="invalid-value", what=error.summary, place=row.place("absences")))
        return None
