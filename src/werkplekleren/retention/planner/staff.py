"""Who has how many hours, and how much of them is given away already: by this people are chosen."""

from collections.abc import Sequence
from datetime import date

from werkplekleren.retention.dates import deadline
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.planner.weeks import Hours, Limits, away

ROOM = 0.9
"""The share of somebody's hours that may be given away when people are chosen: things always go differently somewhere."""


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

    def take(self, job: Job, *, back: bool = False) -> None:
        """Add a job to what is asked of its successor and its holder, or take it back."""
        sign = -1 if back else 1
        self.topics[job.successor] += sign
        self._learning_load[job.successor] += sign * sum(task.successor for task in job.tasks)
        self._teaching_load[job.holder] += sign * sum(task.holder for task in job.tasks)

    def weeks_until_ready(self, person: str, hours: int) -> float:
        """Weeks of learning until somebody has done these hours after everything asked so far."""
        return (self._learning_load[person] + hours) / self.learning[person]

    def have_room(self, holder: str, successor: str, *, teaching: int, learning: int) -> bool:
        """Whether both seem to have the hours before the holder's end, beside what is asked of them already."""
        end, _ = self.end(holder)
        return self._learning_load[successor] + learning <= ROOM * self.learning[successor] * self._weeks(successor, end) and self._teaching_load[
            holder
        ] + teaching <= ROOM * self.teaching[holder] * self._weeks(holder, end)

    def _weeks(self, person: str, end: int) -> int:
        """The weeks before `end` in which somebody is there."""
        return end - sum(week < end for week in self._away[person])

    def end(self, holder: str) -> tuple[int, bool]:
        """The first week in which a holder may not be planned any more, and whether that is because of leaving."""
        leaves = self.situation.leaves(holder)
        calendar = self.situation.calendar
        if leaves is None:
            return calendar.count, False
        return min(calendar.count, max(0, calendar.week(deadline(leaves, self.situation.buffer_weeks)))), True

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
