"""How quickly one job can go when it is alone: from its first week on, and back from the week in which it is done."""

from collections.abc import Mapping, Sequence

import attrs

from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.schedule import LONGEST_SESSION, Placement, fill, last_week, shares
from werkplekleren.retention.planner.weeks import Grid


@attrs.frozen(kw_only=True)
class Pace:
    """The quickest that one job can go, before it shares its people's hours with others.

    As many hours as fit, week by week, is the quickest way forward and the quickest way back: whoever has done more can always catch
    up with whoever has done less. So these are bounds for every way to spread the hours.

    Args:
        quickest: The placement as early as it can be.
        needed: Per finishing week, from the earliest one on: week -> hours that successor and holder must have done by the end of it,
            to be done in the finishing week. Weeks in which nothing need be done yet are left out.
        end: The first week in which nothing of it may be planned.
    """

    quickest: Placement
    needed: Sequence[Mapping[int, tuple[int, int]]]
    end: int

    @property
    def first(self) -> int:
        """The first week in which anything can happen."""
        return self.quickest[0][0].week

    @property
    def finish(self) -> int:
        """The first week in which it can be done."""
        return last_week(self.quickest)

    @classmethod
    def of(cls, job: Job, grid: Grid, earliest: int) -> "Pace | None":
        """The pace of a job from week `earliest`; `None` when it does not fit even alone."""
        learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
        quickest = fill(job, list(learning), list(teaching), earliest)
        if quickest is None:
            return None
        end = min(job.end, len(learning))
        finishes = range(last_week(quickest), end)
        return cls(quickest=quickest, needed=[_needed(job, list(learning), list(teaching), finish) for finish in finishes], end=end)

    def lag(self, side: int) -> int:
        """The sum over the hours of one side of how many weeks they lie before the finishing week, at the least."""
        return min(sum(hours[side] for hours in weeks.values()) for weeks in self.needed)


def hours_of(job: Job) -> tuple[int, int]:
    """Hours of the successor and of the holder."""
    return sum(task.successor for task in job.tasks), sum(task.holder for task in job.tasks)


def _needed(job: Job, learning: list[int], teaching: list[int], finish: int) -> dict[int, tuple[int, int]]:
    """The hours that must be done before each week, when from the finishing week back as much is done as fits."""
    found: dict[int, tuple[int, int]] = {}
    left_successor, left_holder = hours_of(job)
    week = finish
    for task in reversed(job.tasks):
        successor, holder = shares(task.successor, task.holder, judged=task.judged)
        done = len(successor) - 1
        while True:
            less = max(0, done - LONGEST_SESSION)
            while successor[done] - successor[less] > learning[week] or holder[done] - holder[less] > teaching[week]:
                less += 1
            learned, taught = successor[done] - successor[less], holder[done] - holder[less]
            learning[week] -= learned
            teaching[week] -= taught
            left_successor, left_holder, done = left_successor - learned, left_holder - taught, less
            if not done:
                break
            week -= 1
            found[week] = left_successor, left_holder
    return found
