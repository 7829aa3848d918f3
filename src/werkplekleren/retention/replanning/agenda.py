"""Who still has how many hours in which week, while a plan is made again."""

from collections.abc import Iterable
from datetime import date
from math import floor

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import Session
from werkplekleren.retention.plan_checks import is_away
from werkplekleren.retention.planner.weeks import Calendar, Grid, Hours, away
from werkplekleren.retention.replanning.begun import NEXT_TO_NOTHING


class Agenda:
    """Free hours per person and week; it is filled while planning.

    Args:
        firm: Who has how many hours.
        calendar: The weeks.
    """

    def __init__(self, firm: KnowledgeMap, calendar: Calendar) -> None:
        self.calendar = calendar
        self._people = {person.id: person for person in firm.people}
        self._learning: dict[str, list[float]] = {}
        self._teaching: dict[str, list[float]] = {}
        for person in firm.people:
            without = away(person, calendar)
            self._learning[person.id] = [0.0 if week in without else person.learning_hours for week in range(calendar.count)]
            self._teaching[person.id] = [0.0 if week in without else person.teaching_hours for week in range(calendar.count)]

    def knows(self, person: str) -> bool:
        """Whether somebody is at the firm at all."""
        return person in self._people

    def away(self, person: str, monday: date) -> bool:
        """Whether somebody is away in a week."""
        return is_away(self._people[person], monday)

    def short(self, successor: str, holder: str, session: Session) -> str | None:
        """Who of the two has no room for a session: their id; `None` when both have.

        The running week is over but for what stands; that must fit into the hours a week that they have now.
        """
        week = self.calendar.week(session.week)
        mine, theirs = self._people[successor].learning_hours, self._people[holder].teaching_hours
        sides = (successor, session.hours, self._learning, mine), (holder, session.holder_hours, self._teaching, theirs)
        for person, hours, rows, weekly in sides:
            free = rows[person][week] if 0 <= week < self.calendar.count else weekly if week < 0 else hours
            if hours > free + NEXT_TO_NOTHING:
                return person
        return None

    def book(self, successor: str, holder: str, sessions: Iterable[Session], *, back: bool = False) -> None:
        """Take the hours of sessions, or give them back; those before the first week cost nothing any more."""
        sign = -1 if back else 1
        for session in sessions:
            week = self.calendar.week(session.week)
            if not 0 <= week < self.calendar.count:
                continue
            for person, hours, rows in ((successor, session.hours, self._learning), (holder, session.holder_hours, self._teaching)):
                if person in rows:
                    rows[person][week] -= sign * hours

    def grid(self, successor: str, holder: str) -> Grid:
        """The whole hours that two people still have."""
        return Grid(
            learning={successor: [max(0, floor(hours + NEXT_TO_NOTHING)) for hours in self._learning[successor]]},
            teaching={holder: [max(0, floor(hours + NEXT_TO_NOTHING)) for hours in self._teaching[holder]]},
        )


def given(sessions: Iterable[tuple[str, str, Session]], calendar: Calendar) -> tuple[Hours, Hours]:
    """The whole hours that sessions of a successor and a holder take, for learning and for teaching."""
    learning: dict[str, dict[int, int]] = {}
    teaching: dict[str, dict[int, int]] = {}
    for successor, holder, session in sessions:
        week = calendar.week(session.week)
        for person, hours, rows in ((successor, session.hours, learning), (holder, session.holder_hours, teaching)):
            weeks = rows.setdefault(person, {})
            weeks[week] = weeks.get(week, 0) + -floor(-hours)
    return learning, teaching
