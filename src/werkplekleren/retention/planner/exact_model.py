"""The weeks of jobs as a model for CP-SAT: the same rules as back-filling has, with every way to spread the hours."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil

import attrs

from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.ortools import cp_model
from werkplekleren.retention.planner.pace import Pace, hours_of
from werkplekleren.retention.planner.schedule import LONGEST_SESSION, Placement, Slot
from werkplekleren.retention.planner.weeks import Grid

Expression = cp_model.LinearExpr
NOTHING = Expression.constant(0)


def total(terms: Iterable[Expression]) -> Expression:
    """The sum of terms, of which there may be none."""
    return sum(terms, Expression.constant(0))


CLOSELY = 4_000
"""Up to this many weeks of jobs the model says for each week what must be done by then; beyond, that costs more than it gives."""

ROUNDING = 1e-6
"""The solver tells a whole number as a float."""


@attrs.frozen
class _TaskVariables:
    """One task: per week from its first how many hours are done by the end of it.

    Args:
        task: The task.
        first: The first week in which it can have hours.
        done: Hours done of the side with most hours, by the end of each week.
        other: Hours done of the other side.
        complete: Whether it is complete by the end of each week.
    """

    task: Task
    first: int
    done: Sequence[cp_model.IntVar]
    other: Sequence[Expression]
    complete: Sequence[cp_model.IntVar]

    @property
    def longest(self) -> int:
        return max(self.task.successor, self.task.holder)

    def complete_by(self, week: int) -> Expression:
        """Whether it is complete by the end of a week."""
        return NOTHING if week < self.first else self.complete[min(week - self.first, len(self.complete) - 1)]

    def sides(self) -> tuple[Sequence[Expression], Sequence[Expression]]:
        """Hours of the successor and of the holder, done by the end of each week."""
        return (self.done, self.other) if self.task.successor >= self.task.holder else (self.other, self.done)


class ExactModel:
    """Jobs to be given their weeks.

    Args:
        jobs: The jobs by key, each of which fits into the free hours when it is alone.
        paces: How quickly each can go when it is alone.
        grid: Free hours.
        measure: What the cost depends on.
        placed: Slot -> how many successors count for it beside these jobs.
    """

    def __init__(self, jobs: Mapping[Key, Job], paces: Mapping[Key, Pace], grid: Grid, measure: Measure, placed: Mapping[str, int]) -> None:
        self.model = cp_model.CpModel()
        self._jobs = jobs
        self._grid = grid
        self._closely = sum(pace.end - pace.first for pace in paces.values()) <= CLOSELY
        self._present: dict[Key, cp_model.IntVar] = {}
        self._tasks: dict[Key, list[_TaskVariables]] = {}
        self._used: dict[tuple[str, str, int], list[Expression]] = {}
        for key, job in jobs.items():
            self._add_job(key, job, paces[key])
        for key, job in jobs.items():
            self._add_waiting(key, job)
        for (side, person, week), used in self._used.items():
            free = grid.learning if side == "learning" else grid.teaching
            self.model.add(total(used) <= free[person][week])
        self.late = total(job.weight * self._finish(key) for key, job in jobs.items())
        self.lost, self.lacking = self._lack(measure, placed)

    def _add_job(self, key: Key, job: Job, pace: Pace) -> None:
        present = self._present[key] = self.model.new_bool_var("")
        tasks = self._tasks[key] = []
        for task, slots in zip(job.tasks, pace.quickest, strict=True):
            first = slots[0].week
            variables = self._add_task(job, task, first, pace.end)
            for week in range(first, pace.end):
                ready = present if not tasks else tasks[-1].complete_by(week)
                self.model.add(variables.done[week - first] <= variables.longest * ready)
            tasks.append(variables)
        self.model.add(tasks[-1].complete_by(pace.end - 1) == present)
        self._cut(key, job, pace)

    def _add_task(self, job: Job, task: Task, first: int, end: int) -> _TaskVariables:
        model, weeks = self.model, range(first, end)
        row = self._grid.learning[job.successor] if task.successor >= task.holder else self._grid.teaching[job.holder]
        longest = max(task.successor, task.holder)
        done = [model.new_int_var(0, longest, "") for _ in weeks]
        complete = [model.new_bool_var("") for _ in weeks]
        for week, before, after, ready in zip(weeks, (NOTHING, *done), done, complete, strict=False):
            model.add_linear_constraint(after - before, 0, min(LONGEST_SESSION, longest, row[week]))
            model.add(after >= longest * ready)
            model.add(after <= longest - 1 + ready)
        for one, two in pairwise(complete):
            model.add_implication(one, two)
        variables = _TaskVariables(task, first, done, self._other_side(task, done), complete)
        people = ("learning", job.successor), ("teaching", job.holder)
        for (kind, person), hours in zip(people, variables.sides(), strict=True):
            for week, earlier, later in zip(weeks, (NOTHING, *hours), hours, strict=False):
                self._used.setdefault((kind, person, week), []).append(later - earlier)
        return variables

    def _other_side(self, task: Task, done: Sequence[cp_model.IntVar]) -> Sequence[Expression]:
        """The hours of the side with fewer: its share of those of the other one, rounded as `shares` does."""
        longest, short = max(task.successor, task.holder), min(task.successor, task.holder)
        if short == longest:
            return done
        if not short:
            return [NOTHING for _ in done]
        early = 0 if task.judged else longest - 1
        rounded = [self.model.new_int_var(0, short, "") for _ in done]
        for hours, share in zip(done, rounded, strict=True):
            self.model.add_linear_constraint(short * hours - longest * share, -early, longest - 1 - early)
        return rounded

    def _add_waiting(self, key: Key, job: Job) -> None:
        waiting = self._tasks[key][job.free :]
        for before in job.after:
            if before in self._tasks:
                self.model.add_implication(self._present[key], self._present[before])
            if before in self._tasks and waiting:
                first = waiting[0]
                for week, hours in enumerate(first.done, first.first):
                    self.model.add(hours <= first.longest * self._tasks[before][-1].complete_by(week - 1))

    def _finish(self, key: Key) -> Expression:
        """The week in which a job is done, the first being 1; 0 when it is left out."""
        last = self._tasks[key][-1]
        return (last.first + len(last.complete) + 1) * self._present[key] - total(last.complete)

    def _cut(self, key: Key, job: Job, pace: Pace) -> None:
        """What must be done before a job can be done in a week; it follows from the model, but a linear relaxation does not see it.

        The mean-busy-week cut, for each side: the sum of hours times week is at most all hours times the finishing week, less what
        the hours lie before it at the quickest. And for each week, where the model is small enough: by the end of it at least what
        the finishing week asks for at the quickest.
        """
        last = self._tasks[key][-1]
        for side, hours_in_all in enumerate(hours_of(job)):
            done = [(one.first, one.sides()[side]) for one in self._tasks[key]]
            busy = total(pace.end * hours[-1] - total(hours[:-1]) for _, hours in done)
            self.model.add(busy + pace.lag(side) * self._present[key] <= hours_in_all * self._finish(key))
            for week in range(pace.first, pace.end - 1) if self._closely else ():
                needed = [hours_in_all if pace.finish + number <= week else weeks.get(week, (0, 0))[side] for number, weeks in enumerate(pace.needed)]
                steps = zip(range(pace.finish, pace.end), pairwise([*needed, 0]), strict=True)
                asked = [(more - less) * last.complete_by(finish) for finish, (more, less) in steps if more > less]
                self.model.add(total(hours[week - first] for first, hours in done if first <= week) >= total(asked))

    def _lack(self, measure: Measure, placed: Mapping[str, int]) -> tuple[Expression, Expression]:
        lost: list[Expression] = []
        lacking: list[Expression] = []
        slots = {key: measure.slots(job) for key, job in self._jobs.items()}
        for slot, count in measure.counts.items():
            mine = [self._present[key] for key, counts in slots.items() if slot in counts]
            there = placed.get(slot, 0)
            lack = self.model.new_int_var(max(0, count - there - len(mine)), max(0, count - there), "")
            self.model.add(lack + total(mine) >= count - there)
            lacking.append(measure.weights[slot] * lack)
            if not there:
                gone = self.model.new_bool_var("")
                self.model.add_bool_or([gone, *mine])
                lost.append(measure.weights[slot] * gone)
        return total(lost), total(lacking)

    def place_all(self) -> None:
        """Ask that all jobs are placed."""
        for present in self._present.values():
            self.model.add(present == 1)

    def lack_at_most(self, lost: int, lacking: int) -> None:
        """Ask that no more is lost or lacks than this."""
        self.model.add(self.lost <= lost)
        self.model.add(self.lacking <= lacking)

    def solve(self, objective: Expression, start: Mapping[Key, Placement] | None, effort: float) -> tuple[dict[Key, Placement] | None, int]:
        """The best weeks for an objective that are found, and what it is at least.

        One worker goes through the solver's strategies in turn, and the effort is counted in its deterministic seconds, so that the
        outcome does not depend on the machine or what else it does.
        """
        self.model.clear_hints()
        if start is not None:
            self._hint(start)
        self.model.minimize(objective)
        solver = cp_model.CpSolver()
        solver.parameters.max_deterministic_time = effort
        solver.parameters.random_seed = 1
        solver.parameters.num_workers = 1
        solver.parameters.interleave_search = True
        if solver.solve(self.model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return None, 0
        return self._placements(solver), ceil(solver.best_objective_bound - ROUNDING)

    def _hint(self, placements: Mapping[Key, Placement]) -> None:
        """Start from these weeks; jobs that are not there are left out."""
        for key, tasks in self._tasks.items():
            placement = placements.get(key)
            self.model.add_hint(self._present[key], placement is not None)
            for number, one in enumerate(tasks):
                self._hint_task(one, () if placement is None else placement[number])

    def _hint_task(self, one: _TaskVariables, slots: Sequence[Slot]) -> None:
        given = {slot.week: slot for slot in slots}
        leading = one.task.successor >= one.task.holder
        done = other = 0
        for week, hours, share, complete in zip(range(one.first, one.first + len(one.done)), one.done, one.other, one.complete, strict=True):
            slot = given.get(week, Slot(week, 0, 0))
            done += slot.successor if leading else slot.holder
            other += slot.holder if leading else slot.successor
            self.model.add_hint(hours, done)
            self.model.add_hint(complete, done == one.longest)
            if isinstance(share, cp_model.IntVar) and share is not hours:
                self.model.add_hint(share, other)

    def _placements(self, solver: cp_model.CpSolver) -> dict[Key, Placement]:
        found: dict[Key, Placement] = {}
        for key, tasks in self._tasks.items():
            if solver.boolean_value(self._present[key]):
                found[key] = tuple(self._slots(one, solver) for one in tasks)
        return found

    def _slots(self, one: _TaskVariables, solver: cp_model.CpSolver) -> tuple[Slot, ...]:
        successor, holder = ([0, *(solver.value(hours) for hours in side)] for side in one.sides())
        weeks = zip(pairwise(successor), pairwise(holder), strict=True)
        slots = (Slot(week, after - before, later - earlier) for week, ((before, after), (earlier, later)) in enumerate(weeks, one.first))
        return tuple(slot for slot in slots if slot.successor or slot.holder)
