"""What every job would take by itself when each hour of each person has a price: all ways to spread its hours, for all jobs at once."""

from collections.abc import Mapping

import attrs

from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.ortools import np
from werkplekleren.retention.planner.pace import Pace
from werkplekleren.retention.planner.schedule import LONGEST_SESSION, shares
from werkplekleren.retention.planner.weeks import Grid

Whole = np.typing.NDArray[np.int64]
Yes = np.typing.NDArray[np.bool_]

NEVER = 1 << 50
"""A price that is no price: more than any real one."""


@attrs.frozen(kw_only=True)
class Step:
    """So many units of work in one week: from each unit of a job on, what that takes of both people.

    Args:
        units: How many units.
        learning: Hours of the successor; one row per job.
        teaching: Hours of the holder.
        weeks: Per week for which jobs and units it fits; `None` where it fits nowhere.
    """

    units: int
    learning: Whole
    teaching: Whole
    weeks: list[Yes | None]


@attrs.frozen(kw_only=True)
class Choice:
    """The cheapest weeks of each job.

    Args:
        costs: What each job pays in all.
        used: Hours used, one row per person as `free` has them.
        first: The first week of each job.
        last: Its last week.
    """

    costs: Whole
    used: Whole
    first: Whole
    last: Whole


class Priced:
    """Jobs as rows of numbers. A unit is an hour of the side of a task that has most hours.

    Args:
        jobs: The jobs by key.
        paces: How quickly each can go when it is alone.
        grid: Free hours.
    """

    def __init__(self, jobs: Mapping[Key, Job], paces: Mapping[Key, Pace], grid: Grid) -> None:
        weeks = max(pace.end for pace in paces.values())
        learners, holders = sorted({job.successor for job in jobs.values()}), sorted({job.holder for job in jobs.values()})
        rows = [*(grid.learning[person] for person in learners), *(grid.teaching[person] for person in holders)]
        self.free: Whole = np.array([row[:weeks] for row in rows], np.int64)
        self._successors: Whole = np.array([learners.index(job.successor) for job in jobs.values()], np.int64)
        self._holders: Whole = np.array([len(learners) + holders.index(job.holder) for job in jobs.values()], np.int64)
        bounds = np.array([(paces[key].first, paces[key].end) for key in jobs], np.int64)
        self._open: Yes = (np.arange(weeks) >= bounds[:, :1]) & (np.arange(weeks) < bounds[:, 1:])
        self._learned, self._taught, tasks = _work(jobs)
        self._complete: Whole = np.count_nonzero(tasks >= 0, axis=1).astype(np.int64)
        self._steps = self._all_steps(tasks)

    @property
    def cells(self) -> int:
        """How many weeks of units are looked at for the cheapest weeks of all jobs."""
        jobs, units = self._learned.shape
        return int(jobs * units * self.free.shape[1] * len(self._steps))

    def _all_steps(self, tasks: Whole) -> list[Step]:
        """All numbers of units that fit into a week of any job."""
        room = [np.where(self._open, self.free[people], -1) for people in (self._successors, self._holders)]
        most = [hours.max(axis=1, keepdims=True) for hours in room]
        tired = _tired(tasks)
        steps: list[Step] = []
        numbers: Whole = np.arange(self._learned.shape[1], dtype=np.int64)
        units = 0
        while True:
            units += 1
            learning, teaching = (done[:, units:] - done[:, :-units] for done in (self._learned, self._taught))
            fits: Yes = (numbers[units:] <= self._complete[:, None]) & (learning <= most[0]) & (teaching <= most[1])
            if units > LONGEST_SESSION:
                fits = fits & (tired[:, units:] == tired[:, LONGEST_SESSION : tired.shape[1] - units + LONGEST_SESSION])
            if not fits.any():
                return steps
            weeks: list[Yes] = [fits & (learning <= room[0][:, [week]]) & (teaching <= room[1][:, [week]]) for week in range(self.free.shape[1])]
            steps.append(Step(units=units, learning=learning, teaching=teaching, weeks=[week if week.any() else None for week in weeks]))

    def cheapest(self, prices: Whole, starting: Whole, finishing: Whole) -> Choice:
        """The cheapest weeks of each job.

        Args:
            prices: The price of an hour, per row of `free` and week.
            starting: What it costs each job to start in a week.
            finishing: What it costs each job to finish in a week.
        """
        jobs, units = self._learned.shape
        weeks = self.free.shape[1]
        everybody: Whole = np.arange(jobs, dtype=np.int64)
        learning, teaching = prices[self._successors], prices[self._holders]
        paid: Whole = np.zeros((jobs, units), np.int64) + NEVER
        taken = np.zeros((weeks, jobs, units), np.int8)
        costs: Whole = np.zeros(jobs, np.int64) + NEVER
        last: Whole = np.zeros_like(costs)
        better: Yes
        for week in range(weeks):
            paid[:, 0] = starting[:, week]
            after = paid.copy()
            for step in self._steps:
                fits = step.weeks[week]
                if fits is None:
                    continue
                asked = paid[:, : -step.units] + learning[:, [week]] * step.learning + teaching[:, [week]] * step.teaching
                better = fits & (asked < after[:, step.units :])
                np.copyto(after[:, step.units :], asked, where=better)
                np.copyto(taken[week][:, step.units :], step.units, where=better)
            paid = after
            in_all = paid[everybody, self._complete] + finishing[:, week]
            better = self._open[:, week] & (in_all < costs)
            np.copyto(costs, in_all, where=better)
            last[better] = week
        used, first = self._retraced(taken, last)
        return Choice(costs=costs, used=used, first=first, last=last)

    def _retraced(self, taken: "np.typing.NDArray[np.int8]", last: Whole) -> tuple[Whole, Whole]:
        """The hours used and the first weeks, from the last week of each job back."""
        everybody: Whole = np.arange(len(last), dtype=np.int64)
        used: Whole = np.zeros(self.free.shape, np.int64)
        first: Whole = np.zeros(len(last), np.int64)
        done: Whole = np.zeros(len(last), np.int64)
        for week in reversed(range(self.free.shape[1])):
            done = np.where(last == week, self._complete, done)
            before = done - taken[week][everybody, done]
            first = np.where((done > 0) & (before == 0), week, first)
            for people, hours in ((self._successors, self._learned), (self._holders, self._taught)):
                np.add.at(used[:, week], people, hours[everybody, done] - hours[everybody, before])
            done = before
        return used, first


def _work(jobs: Mapping[Key, Job]) -> tuple[Whole, Whole, Whole]:
    """Hours of successor and holder done after each number of units, and the task of each unit; -1 before the first and after the last."""
    learned: list[list[int]] = []
    taught: list[list[int]] = []
    tasks: list[list[int]] = []
    for job in jobs.values():
        ours = [0], [0], [-1]
        for number, task in enumerate(job.tasks):
            successor, holder = shares(task.successor, task.holder, judged=task.judged)
            for done, hours in zip(ours, (successor, holder), strict=False):
                done.extend([done[-1] + hour for hour in hours[1:]])
            ours[2].extend([number] * (len(successor) - 1))
        for rows, row in zip((learned, taught, tasks), ours, strict=True):
            rows.append(row)
    longest = max(map(len, tasks))
    padded = ([[*row, *([-1 if rows is tasks else row[-1]] * (longest - len(row)))] for row in rows] for rows in (learned, taught, tasks))
    first, second, third = (np.array(rows, np.int64) for rows in padded)
    return first, second, third


def _tired(tasks: Whole) -> Whole:
    """Up to each unit, how many units have as many of the same task before them as fit into one session."""
    same: Whole = np.zeros(tasks.shape, np.int64)
    same[:, LONGEST_SESSION:] = (tasks[:, LONGEST_SESSION:] == tasks[:, :-LONGEST_SESSION]) & (tasks[:, LONGEST_SESSION:] >= 0)
    return same.cumsum(axis=1)
