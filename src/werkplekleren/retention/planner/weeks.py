"""The weekly grid: how many whole hours everybody has for learning and for teaching in each week."""

from collections.abc import Mapping
from datetime import date
from math import floor

import attrs

from werkplekleren.retention.dates import WEEK, monday_of, next_monday
from werkplekleren.retention.people import Person


@attrs.frozen(kw_only=True)
class Calendar:
    """The weeks of a plan, counted from 0.

    Args:
        first: Monday of week 0.
        count: How many weeks there are.
    """

    first: date
    count: int

    def monday(self, week: int) -> date:
        """The Monday of a week."""
        return self.first + week * WEEK

    def week(self, monday: date) -> int:
        """The number of the week with this Monday; negative before the first."""
        return (monday - self.first).days // 7


def away(person: Person, calendar: Calendar) -> frozenset[int]:
    """The weeks in which somebody is away: touched by an absence, or not worked in whole after starting and before leaving."""
    weeks: set[int] = set()
    for absence in person.absences:
        first, last = calendar.week(monday_of(absence.first)), calendar.week(monday_of(absence.last))
        weeks.update(range(max(0, first), min(calendar.count, last + 1)))
    if person.leaving.date is not None:
        weeks.update(range(max(0, calendar.week(monday_of(person.leaving.date))), calendar.count))
    if person.starts_on is not None:
        weeks.update(range(min(calendar.count, calendar.week(next_monday(person.starts_on)))))
    return frozenset(weeks)


Hours = Mapping[str, Mapping[int, int]]
"""Person id -> week -> whole hours."""


def _no_hours() -> Hours:
    return {}


@attrs.frozen(kw_only=True)
class Limits:
    """What may be planned of everybody's hours.

    Args:
        most: Hours a week above this are left unused; `None` for no bound.
        idle: Ids of people of whom no hours are used at all.
        learning: Learning hours that are given away already, by something else than the jobs of the plan.
        teaching: Teaching hours that are given away already.
    """

    most: int | None = None
    idle: frozenset[str] = frozenset()
    learning: Hours = attrs.field(factory=_no_hours)
    teaching: Hours = attrs.field(factory=_no_hours)

    def weekly(self, person: Person) -> tuple[int, int]:
        """Whole hours a week for learning and for teaching, in a week in which somebody is there and nothing is given away."""
        if person.id in self.idle:
            return 0, 0
        learning, teaching = floor(person.learning_hours), floor(person.teaching_hours)
        return (learning, teaching) if self.most is None else (min(self.most, learning), min(self.most, teaching))


@attrs.define(kw_only=True)
class Grid:
    """Hours that are still free, per person and week. It is filled while planning, hence not frozen.

    Args:
        learning: Person id -> free learning hours per week.
        teaching: Person id -> free teaching hours per week.
    """

    learning: dict[str, list[int]]
    teaching: dict[str, list[int]]

    @classmethod
    def of(cls, people: tuple[Person, ...], calendar: Calendar, limits: Limits) -> "Grid":
        """An empty grid: everybody's whole hours a week within the limits, none in weeks away, less what is given away already."""
        learning: dict[str, list[int]] = {}
        teaching: dict[str, list[int]] = {}
        for person in people:
            weekly = limits.weekly(person)
            without = away(person, calendar)
            for rows, hours, given in ((learning, weekly[0], limits.learning), (teaching, weekly[1], limits.teaching)):
                row = rows[person.id] = [0 if week in without else hours for week in range(calendar.count)]
                for week, taken in given.get(person.id, {}).items():
                    if 0 <= week < calendar.count:
                        row[week] = max(0, row[week] - taken)
        return cls(learning=learning, teaching=teaching)

    def copy(self) -> "Grid":
        """A grid with the same hours that can be filled by itself."""
        return Grid(
            learning={person: list(weeks) for person, weeks in self.learning.items()},
            teaching={person: list(weeks) for person, weeks in self.teaching.items()},
        )
