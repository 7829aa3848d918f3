"""The table of uses: a logbook of when who did what, from which the last use of each level follows."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import attrs

from werkplekleren.errors import Message, Problem
from werkplekleren.retention import Mastery

from .cells import day, text
from .columns import Column, check_header, known_name, read_row
from .tables import Row, Table

USES = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("used_on", day, filled=True),
)

Use = tuple[tuple[str, str], dt.date, Row]
"""Person and topic, the day, and the row that says so."""


def read_uses(table: Table, problems: list[Problem], *, people: Mapping[str, object] | None, topics: Mapping[str, object] | None) -> list[Use]:
    """The uses of a table; the same person and topic may come back as often as they like."""
    check_header(table, USES, problems)
    uses: list[Use] = []
    for row in table.rows:
        values, sound = read_row(row, USES, problems)
        for sort, known in (("person", people), ("topic", topics)):
            sound = (sort not in values or known_name(sort, cast("str", values[sort]), row.place(sort), known, problems)) and sound
        if sound:
            uses.append(((cast("str", values["person"]), cast("str", values["topic"])), cast("dt.date", values["used_on"]), row))
    return uses


def logged(cells: Sequence[Mastery], uses: Iterable[Use], problems: list[Problem]) -> list[Mastery]:
    """The levels with the last use of each; a use without a level is a problem, because it says that somebody can do something.

    Args:
        cells: The levels.
        uses: The uses, in any order.
        problems: What is wrong is added to this.
    """
    levels = {(cell.person, cell.topic) for cell in cells if cell.level is not None}
    last: dict[tuple[str, str], dt.date] = {}
    for cell, used_on, row in uses:
        last[cell] = max(used_on, last.get(cell, used_on))
        if cell not in levels:
            problems.append(
                Problem(
                    code="use-without-level",
                    what=Message("this person has no level on this topic"),
                    place=row.place("topic"),
                    remedy=Message("fill in the level, or take this line out"),
                )
            )
    return [
        attrs.evolve(cell, last_used_on=max(used, cell.last_used_on or used)) if (used := last.get((cell.person, cell.topic))) is not None else cell
        for cell in cells
    ]
