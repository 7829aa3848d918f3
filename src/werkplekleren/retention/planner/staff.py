"""Who has how many hours, and how much of them is given away already: by this people are chosen."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import date

from werkplekleren.retention.dates import deadline
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.planner.weeks import Hours, Limits, away

ROOM = 0.9
"""The share of somebody's hours that may be given away when people are chosen: things always go differently somewhere."""

MANY_TOPICS = 4
"""Whoever would learn this many topics is chosen after others of the same level, and named in a warning."""

Entry = tuple[bool, int, str]
"""Whether one more topic would make many; learning hours that are given away; id."""

Kind = tuple[bool, bool, int]
"""Whether it is not known how long somebody stays; whether somebody can do something alone; learning hours a week."""


class Staff:
    """Everybody's hours a week, and what was asked of them so far.

    Args:
        situation: The firm and its weeks.
        limits: What may be planned of everybody's hours.
    """

    def __init__(self, situation: Situation, limits: Limits) -> None:
        firm = situation.firm
        self.situation = situation
        self.people = sorted(firm.people, key=lambda person: person.id)
        self.learning = {person.id: limits.weekly(person)[0] for person in self.people}
        self.teaching = {person.id: limits.weekly(person)[1] for person in self.people}
        self.topics = dict.fromkeys(self.learning, 0)
        self.skilled = {person for topic in firm.topics for person in firm.qualified(topic.id)}
        self._away = {person.id: away(person, situation.calendar) for person in self.people}
        self._learning_load = {person: _total(limits.learning, person) for person in self.learning}
        self._teaching_load = {person: _total(limits.teaching, person) for person in self.learning}
        self._ends: dict[str, tuple[int, bool]] = {}
        self._present: dict[tuple[str, int], int] = {}
        self.by_id = {person.id: person for person in self.people}
        self.gone = frozenset(person.id for person in self.people if person.gone(situation.start))
        self.beginners: dict[Kind, list[Entry]] = {}
        self.mates: dict[tuple[bool, bool, int, str], list[Entry]] = {}
        for person in self.people:
            if self.learning[person.id]:
                self._enter(person.id)

    def _rows(self, name: str) -> tuple[list[Entry], list[Entry]]:
        """Where somebody stands among those with the same hours, and among those of the same team."""
        person = self.by_id[name]
        kind = person.leaving.status == "unknown", name in self.skilled, self.learning[name]
        return self.beginners.setdefault(kind, []), self.mates.setdefault((*kind, person.team), [])

    def _entry(self, name: str) -> Entry:
        return self.topics[name] + 1 >= MANY_TOPICS, self._learning_load[name], name

    def _enter(self, name: str) -> None:
        for row in self._rows(name):
            insort(row, self._entry(name))

    def _leave(self, name: str) -> None:
        for row in self._rows(name):
            del row[bisect_left(row, self._entry(name))]

    def take(self, job: Job, *, back: bool = False) -> None:
        """Add a job to what is asked of its successor and its holder, or take it back."""
        sign = -1 if back else 1
        learns = self.learning[job.successor] > 0
        if learns:
            self._leave(job.successor)
        self.topics[job.successor] += sign
        self._learning_load[job.successor] += sign * sum(task.successor for task in job.tasks)
        self._teaching_load[job.holder] += sign * sum(task.holder for task in job.tasks)
        if learns:
            self._enter(job.successor)

    def weeks_until_ready(self, person: str, hours: int) -> float:
        """Weeks of learning until somebody has done these hours after everything asked so far."""
        return (self._learning_load[person] + hours) / self.learning[person]

    def have_room(self, holder: str, successor: str, *, teaching: int, learning: int) -> bool:
        """Whether both seem to have the hours before the holder's end, beside what is asked of them already."""
        return teaching <= self.teaching_room(holder) and self.has_learning_room(successor, self.end(holder)[0], learning)

    def has_learning_room(self, successor: str, end: int, hours: int) -> bool:
        """Whether somebody seems to have the hours to learn before a week, beside what is asked already."""
        return self._learning_load[successor] + hours <= ROOM * self.learning[successor] * self._weeks(successor, end)

    def beginner_has_room(self, kind: Kind, end: int, hours: int) -> bool:
        """Whether any beginner of a kind may have the hours to learn before a week; told from the least that is asked of them."""
        entries = self.beginners[kind]
        firsts = (entries[:1], entries[(place := bisect_left(entries, (True,))) : place + 1])
        return any(load + hours <= ROOM * kind[2] * end for first in firsts for _, load, _ in first)

    def teaching_room(self, holder: str) -> float:
        """The hours that a holder seems to have for teaching before the end, beside what is asked already."""
        end, _ = self.end(holder)
        return ROOM * self.teaching[holder] * self._weeks(holder, end) - self._teaching_load[holder]

    def _weeks(self, person: str, end: int) -> int:
        """The weeks before `end` in which somebody is there."""
        if (person, end) not in self._present:
            self._present[person, end] = end - sum(week < end for week in self._away[person])
        return self._present[person, end]

    def end(self, holder: str) -> tuple[int, bool]:
        """The first week in which a holder may not be planned any more, and whether that is because of leaving."""
        if holder not in self._ends:
            leaves = self.situation.leaves(holder)
            calendar = self.situation.calendar
            last = calendar.count if leaves is None else calendar.week(deadline(leaves, self.situation.buffer_weeks))
            self._ends[holder] = min(calendar.count, max(0, last)), leaves is not None
        return self._ends[holder]

    def teachers(self, topic: str, able: Sequence[str]) -> list[str]:
        """People with teaching hours: who can teach, then who stays longest, then who has most room."""
        firm = self.situation.firm

        def preference(person: str) -> tuple[bool, int, float, str]:
            level = firm.level(person, topic) or 0
            leaves = self.situation.leaves(person)
            last = date.max if leaves is None else leaves
            return level < firm.scale.teaching, -last.toordinal(), self._teaching_load[person] / self.teaching[person], person

        return sorted((person for person in able if self.teaching[person]), key=preference)


def _total(hours: Hours, person: str) -> int:
    return sum(hours.get(person, {}).values())
