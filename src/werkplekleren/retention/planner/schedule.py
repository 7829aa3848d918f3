"""Serial schedule generation with back-filling: jobs in a given order, each into its earliest weeks with room for both people.

The order is an argument, so that a search over orders can be put on top.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import attrs

from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.weeks import Grid

LONGEST_SESSION = 4


class Slot(NamedTuple):
    """The hours one task gets in one week; a tuple, for hundreds of thousands are made."""

    week: int
    successor: int
    holder: int


Placement = tuple[tuple[Slot, ...], ...]
"""Per task of a job its slots, in order."""


@attrs.frozen(kw_only=True)
class Schedule:
    """What was placed and what did not fit.

    Args:
        placements: Job -> its slots.
        failed: Jobs that did not fit, in the order in which they were tried.
        tried: The jobs that had no weeks beforehand, in the order in which they were tried.
        grid: What is still free.
    """

    placements: Mapping[Key, Placement]
    failed: tuple[Key, ...]
    tried: tuple[Key, ...]
    grid: Grid

    def last_week(self, key: Key) -> int:
        """The last week of a job that was placed."""
        return last_week(self.placements[key])


def last_week(placement: Placement) -> int:
    """The last week in which anything is placed; -1 for nothing."""
    return max((slots[-1].week for slots in placement), default=-1)


def first_week(placement: Placement) -> int:
    """The first week in which anything is placed; 0 for nothing."""
    return min((slots[0].week for slots in placement), default=0)


def schedule(jobs: Mapping[Key, Job], order: Sequence[Key], grid: Grid, pinned: Mapping[Key, Placement] | None = None) -> Schedule:
    """Place jobs one by one; what must come first is placed first, whatever the order says.

    Args:
        jobs: The jobs by key.
        order: Their keys, most important first.
        grid: Free hours; it is filled.
        pinned: Jobs that have their weeks already. Where the hours are no longer free, or the job before it is no longer done in
            time, it is placed like the others, before all that have no weeks yet.
    """
    placements = {} if pinned is None else _pinned(jobs, pinned, grid)
    if pinned:
        order = [*(key for key in order if key in pinned), *(key for key in order if key not in pinned)]
    failed: dict[Key, None] = {}
    tried: list[Key] = []
    for start in order:
        waiting = [start]
        while waiting:
            key = waiting[-1]
            job = jobs[key]
            first = [before for before in job.after if before not in placements and before not in failed]
            if first and key not in placements and key not in failed:
                waiting.extend(reversed(first))
                continue
            waiting.pop()
            if key in placements or key in failed:
                continue
            tried.append(key)
            placement = None
            if not any(before in failed for before in job.after):
                earliest = max((last_week(placements[before]) + 1 for before in job.after), default=0)
                placement = place(job, grid, earliest)
            if placement is None:
                failed[key] = None
            else:
                placements[key] = placement
    return Schedule(placements=placements, failed=tuple(failed), tried=tuple(tried), grid=grid)


def _pinned(jobs: Mapping[Key, Job], pinned: Mapping[Key, Placement], grid: Grid) -> dict[Key, Placement]:
    """Take the hours of jobs that have their weeks already: all that still fit, by their first week."""
    placements: dict[Key, Placement] = {}
    for _, key in sorted((first_week(placement), key) for key, placement in pinned.items()):
        job, placement = jobs[key], pinned[key]
        bound = placement[job.free :]
        ready = all(before in placements and (not bound or last_week(placements[before]) < first_week(bound)) for before in job.after)
        if ready and last_week(placement) < job.end:
            take(job, placement, grid)
            placements[key] = placement
            if _overbooked(job, placement, grid):
                give_back(job, placements.pop(key), grid)
    return placements


def _overbooked(job: Job, placement: Placement, grid: Grid) -> bool:
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    return any(learning[slot.week] < 0 or teaching[slot.week] < 0 for slots in placement for slot in slots)


def place(job: Job, grid: Grid, earliest: int) -> Placement | None:
    """Fill one job into the grid, what waits for other jobs from week `earliest`; `None`, and the grid as it was, when it does not fit."""
    return fill(job, grid.learning[job.successor], grid.teaching[job.holder], earliest)


def fill(job: Job, learning: list[int], teaching: list[int], earliest: int) -> Placement | None:
    """As `place`, with the free hours of the two people themselves."""
    end = min(job.end, len(learning))
    free = job.free if earliest else 0
    week = 0 if free else earliest
    placement: list[tuple[Slot, ...]] = []
    for number, task in enumerate(job.tasks):
        if number == free:
            week = max(week, earliest)
        slots, complete = _fill(task, learning, teaching, week, end)
        placement.append(slots)
        if not complete:
            for slot in chain.from_iterable(placement):
                learning[slot.week] += slot.successor
                teaching[slot.week] += slot.holder
            return None
        week = slots[-1].week
    return tuple(placement)


def fill_late(job: Job, learning: list[int], teaching: list[int], earliest: int) -> Placement | None:
    """As `fill`, into the latest weeks before its end: for what only has to be done in time and would stand in another's way."""
    week = min(job.end, len(learning)) - 1
    free = job.free if earliest else 0
    placement: list[tuple[Slot, ...]] = []
    for number in reversed(range(len(job.tasks))):
        task, first = job.tasks[number], earliest if number >= free else 0
        successor, holder = shares(task.successor, task.holder, judged=task.judged)
        left = len(successor) - 1
        slots: list[Slot] = []
        while left and week >= first:
            less = max(0, left - LONGEST_SESSION)
            while less < left and (successor[left] - successor[less] > learning[week] or holder[left] - holder[less] > teaching[week]):
                less += 1
            if less < left:
                slot = Slot(week, successor[left] - successor[less], holder[left] - holder[less])
                slots.append(slot)
                learning[week] -= slot.successor
                teaching[week] -= slot.holder
            left = less
            week -= bool(left)
        placement.append(tuple(reversed(slots)))
        if left:
            for slot in chain.from_iterable(placement):
                learning[slot.week] += slot.successor
                teaching[slot.week] += slot.holder
            return None
    return tuple(reversed(placement))


def take(job: Job, placement: Sequence[tuple[Slot, ...]], grid: Grid) -> None:
    """Take the hours of a job."""
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    for slots in placement:
        for slot in slots:
            learning[slot.week] -= slot.successor
            teaching[slot.week] -= slot.holder


def give_back(job: Job, placement: Sequence[tuple[Slot, ...]], grid: Grid) -> None:
    """Free the hours of a job again."""
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    for slots in placement:
        for slot in slots:
            learning[slot.week] += slot.successor
            teaching[slot.week] += slot.holder


def _fill(task: Task, learning: list[int], teaching: list[int], week: int, end: int) -> tuple[tuple[Slot, ...], bool]:
    """Book one task from week `week`, each week as much as both have room for, at most one session of four hours.

    Returns:
        The slots, and whether these are all.
    """
    successor, holder = shares(task.successor, task.holder, judged=task.judged)
    longest = len(successor) - 1
    driving = learning if task.successor >= task.holder else teaching
    slots: list[Slot] = []
    done = 0
    while done < longest and week < end:
        room = driving[week]
        if room:
            most = done + (min(LONGEST_SESSION, room))
            most = min(longest, most)
            learned, taught = learning[week] + successor[done], teaching[week] + holder[done]
            while most > done and (successor[most] > learned or holder[most] > taught):
                most -= 1
            if most > done:
                slot = Slot(week, successor[most] - successor[done], holder[most] - holder[done])
                slots.append(slot)
                learning[week] -= slot.successor
                teaching[week] -= slot.holder
                done = most
        week += 1
    return tuple(slots), done == longest


@lru_cache(maxsize=4096)
def shares(successor: int, holder: int, *, judged: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How many hours of each side are done after 0, 1, 2 ... hours of a task.

    The side with fewer hours gets its share of each session: early, or late where the holder is there to judge.
    """
    longest = max(successor, holder)
    early = 0 if judged else longest - 1
    done = range(longest + 1)
    return tuple((successor * hours + early) // longest for hours in done), tuple((holder * hours + early) // longest for hours in done)
