"""Who still has how many hours in which week, while a plan is made again."""

from collections.abc import Iterable
from datetime import date
from math import floor

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan_checks import is_away
from werkplekleren.retention.plan_parts import Session
from werkplekleren.retention.planner.weeks import Calendar, Grid, Hours, away
from werkplekleren.retention.replanning.begun import NEXT_TO_NOTHING

RUNNING = -1
"""The number of the week that is running when a plan is made again in the middle of it."""


class Agenda:
    """Free hours per person and week, from the running week; it is filled while planning.

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
            for rows, weekly in ((self._learning, person.learning_hours), (self._teaching, person.teaching_hours)):
                rows[person.id] = [weekly, *(0.0 if week in without else weekly for week in range(calendar.count))]

    def knows(self, person: str) -> bool:
        """Whether somebody is at the firm at all."""
        return person in self._people

    def away(self, person: str, monday: date) -> bool:
        """Whether somebody is away in a week."""
        return is_away(self._people[person], monday)

    def short(self, successor: str, holder: str, session: Session) -> str | None:
        """Who of the two has no room for a session: their id; `None` when both have.

        The running week is over but for what stands; with what was held in it, that must fit into the hours a week that they have now.
        """
        place = self._place(session)
        for person, hours, rows in ((successor, session.hours, self._learning), (holder, session.holder_hours, self._teaching)):
            free = hours if place is None else rows[person][place]
            if hours > max(0.0, free) + NEXT_TO_NOTHING:
                return person
        return None

    def book(self, successor: str, holder: str, sessions: Iterable[Session], *, back: bool = False) -> None:
        """Take the hours of sessions, or give them back; those before the running week cost nothing any more."""
        sign = -1 if back else 1
        for session in sessions:
            place = self._place(session)
            if place is None:
                continue
            for person, hours, rows in ((successor, session.hours, self._learning), (holder, session.holder_hours, self._teaching)):
                if person in rows:
                    rows[person][place] -= sign * hours

    def _place(self, session: Session) -> int | None:
        """Where the week of a session stands in the rows; `None` when it is before the running week or after the last."""
        week = self.calendar.week(session.week)
        return week - RUNNING if RUNNING <= week < self.calendar.count else None

    def grid(self, successor: str, holder: str) -> Grid:
        """The whole hours that two people still have from the first week."""
        return Grid(
            learning={successor: [max(0, floor(hours + NEXT_TO_NOTHING)) for hours in self._learning[successor][1:]]},
            teaching={holder: [max(0, floor(hours + NEXT_TO_NOTHING)) for hours in self._teaching[holder][1:]]},
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
