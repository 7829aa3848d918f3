"""The weekly grid: how many whole hours everybody has for learning and for teaching in each week."""

from datetime import date
from math import floor

import attrs

from werkplekleren.retention.dates import WEEK, monday_of
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
    """The weeks in which somebody is away: touched by an absence, or not worked out before leaving."""
    weeks: set[int] = set()
    for absence in person.absences:
        first, last = calendar.week(monday_of(absence.first)), calendar.week(monday_of(absence.last))
        weeks.update(range(max(0, first), min(calendar.count, last + 1)))
    if person.leaving.date is not None:
        weeks.update(range(max(0, calendar.week(monday_of(person.leaving.date))), calendar.count))
    return frozenset(weeks)


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
    def of(cls, people: tuple[Person, ...], calendar: Calendar, *, most_hours: int) -> "Grid":
        """An empty grid: everybody's whole hours a week, none in weeks away, and never more than the bound."""
        learning: dict[str, list[int]] = {}
        teaching: dict[str, list[int]] = {}
        for person in people:
            learning[person.id] = [min(most_hours, floor(person.learning_hours))] * calendar.count
            teaching[person.id] = [min(most_hours, floor(person.teaching_hours))] * calendar.count
            for week in away(person, calendar):
                learning[person.id][week] = teaching[person.id][week] = 0
        return cls(learning=learning, teaching=teaching)

    def copy(self) -> "Grid":
        """A grid with the same hours that can be filled by itself."""
        return Grid(
            learning={person: list(weeks) for person, weeks in self.learning.items()},
            teaching={person: list(weeks) for person, weeks in self.teaching.items()},
        )
