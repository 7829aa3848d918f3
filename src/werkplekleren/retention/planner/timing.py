"""An order of jobs with the weeks that follow from it. A job can be moved in the order; only what that touches is placed again."""

from collections.abc import Collection, Mapping, Sequence

import attrs

from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.schedule import Placement, Schedule, fill, fill_late, give_back, last_week, take
from werkplekleren.retention.planner.weeks import Grid


@attrs.frozen
class Move:
    """A job at another place in the order, with what that changes; nothing changes before it is made.

    Args:
        start: The first place in the order that changes.
        tail: The jobs from there on.
        placements: The placements that change.
        cost: The cost afterwards.
        turned: The job that goes from its earliest weeks to its latest or back, if there is one.
    """

    start: int
    tail: Sequence[int]
    placements: Mapping[int, Placement | None]
    cost: PlanCost
    turned: int | None


@attrs.frozen
class State:
    """An order that was found, to return to.

    Args:
        order: The jobs in order.
        placements: Their placements.
        late: Which of them are in their latest weeks.
        cost: Its cost.
    """

    order: Sequence[int]
    placements: Sequence[Placement | None]
    late: Sequence[bool]
    cost: PlanCost


class Timing:
    """Jobs in an order, each in its earliest weeks with room for both people after those before it. Jobs go by number in here.

    A job can be turned: then it is in its latest weeks instead, out of the way of what comes after it in the order.

    Args:
        jobs: The jobs by key.
        order: Keys of the jobs that are placed, most important first; what a job waits for comes before it.
        fixed: Jobs that have their weeks already, and no hours in the grid any more.
        grid: Free hours; it is not changed.
        measure: What the cost depends on.
        turned: Keys of the jobs that are turned.
    """

    def __init__(
        self,
        jobs: Mapping[Key, Job],
        order: Sequence[Key],
        fixed: Mapping[Key, Placement],
        grid: Grid,
        measure: Measure,
        *,
        turned: Collection[Key] = (),
    ) -> None:
        numbers = {key: number for number, key in enumerate(order)}
        self.jobs = [jobs[key] for key in order]
        self.order = list(range(len(order)))
        self.placements: list[Placement | None] = [None] * len(order)
        self.effort = 0
        self._turned = [key in turned for key in order]
        self._places = list(self.order)
        self._before = [[numbers[key] for key in job.after if key in numbers] for job in self.jobs]
        self._behind: list[list[int]] = [[] for _ in self.jobs]
        for number, before in enumerate(self._before):
            for one in before:
                self._behind[one].append(number)
        self._earliest = [max((last_week(fixed[key]) + 1 for key in job.after if key in fixed), default=0) for job in self.jobs]
        self._measure = measure
        self._placed = measure.placed(jobs[key] for key in fixed)
        self._slots = [measure.slots(job) for job in self.jobs]
        people = sorted({job.successor for job in self.jobs}), sorted({job.holder for job in self.jobs})
        self._learners = len(people[0])
        self._rows = [*(grid.learning[person] for person in people[0]), *(grid.teaching[person] for person in people[1])]
        self._pairs = [(people[0].index(job.successor), self._learners + people[1].index(job.holder)) for job in self.jobs]
        self._sharing: list[list[int]] = [[] for _ in self._rows]
        for number, pair in enumerate(self._pairs):
            for row in pair:
                self._sharing[row].append(number)
        late = sum(jobs[key].weight * (last_week(placement) + 1) for key, placement in fixed.items())
        self._place_all()
        self.cost = self._measure.cost(self._placed, late + sum(map(self._late, self.order, self.placements)))

    def _place_all(self) -> None:
        free = [list(row) for row in self._rows]
        for number, (learning, teaching) in enumerate(self._pairs):
            self.placements[number] = self._fill(number, free[learning], free[teaching], {})
            if self.placements[number] is not None:
                self._count(self._placed, number, 1)

    def _count(self, placed: dict[str, int], number: int, by: int) -> None:
        for slot in self._slots[number]:
            placed[slot] = placed.get(slot, 0) + by

    def _late(self, number: int, placement: Placement | None) -> int:
        return 0 if placement is None else self.jobs[number].weight * (last_week(placement) + 1)

    def _fill(self, number: int, learning: list[int], teaching: list[int], changed: Mapping[int, Placement | None]) -> Placement | None:
        """The placement of a job after those it waits for."""
        earliest = self._earliest[number]
        for one in self._before[number]:
            placement = changed[one] if one in changed else self.placements[one]
            if placement is None:
                return None
            earliest = max(earliest, last_week(placement) + 1)
        self.effort += 1
        return (fill_late if self._turned[number] else fill)(self.jobs[number], learning, teaching, earliest)

    def _free(self, row: int, place: int) -> list[int]:
        """The free hours of a row before the job at a place in the order."""
        free = list(self._rows[row])
        side = 1 if row < self._learners else 2
        for number in self._sharing[row]:
            placement = self.placements[number]
            if placement is not None and self._places[number] < place:
                for slots in placement:
                    for slot in slots:
                        free[slot[0]] -= slot[side]
        return free

    @property
    def turned(self) -> tuple[Key, ...]:
        """The keys of the jobs that are turned."""
        return tuple(job.key for job, turned in zip(self.jobs, self._turned, strict=True) if turned)

    def neighbours(self, number: int, side: int) -> Sequence[int]:
        """The jobs with the same successor (side 0) or the same holder (side 1), this one among them."""
        return self._sharing[self._pairs[number][side]]

    def to_place_of(self, number: int, other: int, *, turn: bool = False) -> Move | None:
        """A job moved to the place of another, or as near to it as what waits allows; `None` when nothing comes of it.

        Args:
            number: The job.
            other: The job whose place it takes.
            turn: Whether it is turned as well.
        """
        now, place = self._places[number], self._places[other]
        for one in self._before[number]:
            place = max(place, self._places[one] + 1)
        for one in self._behind[number]:
            place = min(place, self._places[one] - 1)
        if place == now and not turn:
            return None
        start, end = min(now, place), max(now, place)
        tail = self.order[start:]
        del tail[now - start]
        tail.insert(place - start, number)
        self._turned[number] ^= turn
        changed = self._changed(number, start, end, tail)
        self._turned[number] ^= turn
        return Move(start, tail, changed, self._cost(changed), number if turn else None)

    def _changed(self, number: int, start: int, end: int, tail: Sequence[int]) -> dict[int, Placement | None]:
        """The placements that change when a job is moved between two places.

        A job is only placed again when the free hours of its successor or holder, or a job it waits for, are not as they were.
        """
        changed: dict[int, Placement | None] = {}
        rows = {row: self._free(row, start) for row in self._pairs[number]}
        for place, one in enumerate(tail, start):
            learning, teaching = self._pairs[one]
            waits = self._before[one]
            if learning in rows or teaching in rows or (waits and any(before in changed for before in waits)):
                learned = rows[learning] if learning in rows else self._free(learning, self._places[one])
                taught = rows[teaching] if teaching in rows else self._free(teaching, self._places[one])
                placement = self._fill(one, learned, taught, changed)
                if placement != self.placements[one]:
                    changed[one] = placement
                    rows[learning], rows[teaching] = learned, taught
            if place == end:
                rows = {row: free for row, free in rows.items() if free != self._free(row, end + 1)}
                if not rows and not any(self._behind[one] for one in changed):
                    break
        return changed

    def _cost(self, changed: Mapping[int, Placement | None]) -> PlanCost:
        late = self.cost.late + sum(self._late(one, placement) - self._late(one, self.placements[one]) for one, placement in changed.items())
        if all((placement is None) == (self.placements[one] is None) for one, placement in changed.items()):
            return self.cost._replace(late=late)
        placed = dict(self._placed)
        self._recount(placed, changed)
        return self._measure.cost(placed, late)

    def _recount(self, placed: dict[str, int], changed: Mapping[int, Placement | None]) -> None:
        for one, placement in changed.items():
            self._count(placed, one, (placement is not None) - (self.placements[one] is not None))

    def failing(self) -> list[int]:
        """The jobs that do not fit, in order."""
        return [number for number in self.order if self.placements[number] is None]

    def schedule(self, fixed: Mapping[Key, Placement], grid: Grid) -> Schedule:
        """What it comes to, each job drawn to the front as far as the others leave room.

        Args:
            fixed: Jobs that have their weeks already.
            grid: Free hours; those of the jobs are taken.
        """
        placed = {self.jobs[number].key: placement for number in self.order if (placement := self.placements[number]) is not None}
        jobs = {job.key: job for job in self.jobs}
        for key, placement in placed.items():
            take(jobs[key], placement, grid)
        for _, key in sorted((last_week(placement), key) for key, placement in placed.items()):
            there = {**fixed, **placed}
            give_back(jobs[key], placed[key], grid)
            earliest = max((last_week(there[before]) + 1 for before in jobs[key].after), default=0)
            placed[key] = fill(jobs[key], grid.learning[jobs[key].successor], grid.teaching[jobs[key].holder], earliest) or placed[key]
        keys = tuple(self.jobs[number].key for number in self.order)
        return Schedule(placements={**fixed, **placed}, failed=tuple(key for key in keys if key not in placed), tried=keys, grid=grid)

    def make(self, move: Move) -> None:
        """Make a move."""
        self.order[move.start :] = move.tail
        for place, number in enumerate(move.tail, move.start):
            self._places[number] = place
        self._recount(self._placed, move.placements)
        for number, placement in move.placements.items():
            self.placements[number] = placement
        if move.turned is not None:
            self._turned[move.turned] ^= True
        self.cost = move.cost

    def state(self) -> State:
        """How it is now."""
        return State(tuple(self.order), tuple(self.placements), tuple(self._turned), self.cost)

    def restore(self, state: State) -> None:
        """Return to how it was."""
        self._recount(self._placed, dict(enumerate(state.placements)))
        self.order, self.placements, self._turned, self.cost = list(state.order), list(state.placements), list(state.late), state.cost
        for place, number in enumerate(self.order):
            self._places[number] = place
