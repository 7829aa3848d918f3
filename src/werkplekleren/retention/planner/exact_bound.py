"""A lower bound on how late jobs are done in all, from a linear relaxation: quick, and it says something."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil

from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.ortools import lp
from werkplekleren.retention.planner.pace import Pace, hours_of
from werkplekleren.retention.planner.weeks import Grid

CLOSELY = 20_000
"""Up to this many weeks of jobs the relaxation says week by week what must be done by then."""

EVERY = 2_500
"""So many weeks of jobs are looked at closely each week; of twice as many, every other week; and so on."""

MARGIN = 1e-6
"""What floating-point numbers may be wrong, relatively."""

Expression = lp.LinearExpr
NOTHING = Expression.constant(0)
ALL = Expression.constant(1)


def total(terms: Iterable[Expression]) -> Expression:
    """The sum of terms, of which there may be none."""
    return sum(terms, Expression.constant(0))


class BoundModel:
    """All jobs done, in fractions of hours: what a week holds, what a job's pace asks for, and what must come first.

    Args:
        jobs: The jobs by key, all of which are to be done.
        paces: How quickly each can go when it is alone.
        grid: Free hours.
    """

    def __init__(self, jobs: Mapping[Key, Job], paces: Mapping[Key, Pace], grid: Grid) -> None:
        self._model = lp.Model()
        self._grid = grid
        size = sum(pace.end - pace.first for pace in paces.values())
        self._every = max(1, size // EVERY) if size <= CLOSELY else None
        self._used: dict[tuple[int, str, int], list[lp.Variable]] = {}
        self._complete: dict[Key, dict[int, lp.Variable]] = {}
        finishes = [job.weight * self._add_job(key, job, paces[key]) for key, job in jobs.items()]
        for (side, person, week), used in self._used.items():
            self._model.add(total(used) <= self._row(side, person)[week])
        self._model.minimize(total(finishes))

    def solve(self) -> int:
        """The bound; 0 when there is none to be had."""
        solver = lp.Solver("GLOP")
        solver.set_solver_specific_parameters("use_dual_simplex: true")
        if solver.solve(self._model) != lp.SolveStatus.OPTIMAL:
            return 0
        value = solver.objective_value
        return ceil(value - MARGIN * max(1.0, value))

    def _row(self, side: int, person: str) -> Sequence[int]:
        return (self._grid.teaching if side else self._grid.learning)[person]

    def _add_job(self, key: Key, job: Job, pace: Pace) -> Expression:
        """The week in which a job is done, the first being 1."""
        model = self._model
        finish: Expression = model.new_num_var(pace.finish + 1, pace.end, None)
        complete = self._complete[key] = {}
        if self._every is not None:
            complete.update({week: model.new_num_var(0, 1, None) for week in range(pace.finish, pace.end - 1)})
            for one, two in pairwise(complete.values()):
                model.add(one <= two)
            finish = pace.end - total(complete.values())
        for side, (person, hours_in_all) in enumerate(zip((job.successor, job.holder), hours_of(job), strict=True)):
            row = self._row(side, person)
            hours = {week: model.new_num_var(0, row[week], None) for week in range(pace.first, pace.end) if row[week]}
            for week, given in hours.items():
                self._used.setdefault((side, person, week), []).append(given)
            model.add(total(hours.values()) == hours_in_all)
            model.add(total((week + 1) * given for week, given in hours.items()) + pace.lag(side) <= hours_in_all * finish)
            if self._every is not None:
                self._follow(job, pace, side, hours, complete)
        return finish

    def _follow(self, job: Job, pace: Pace, side: int, hours: Mapping[int, lp.Variable], complete: Mapping[int, lp.Variable]) -> None:
        """What is done by the end of a week: at least what the finishing week asks for, nothing before what must come first."""
        hours_in_all = hours_of(job)[side]
        done = NOTHING
        since: list[lp.Variable] = []
        for week in range(pace.first, pace.end - 1):
            since.extend([hours[week]] if week in hours else [])
            if (week - pace.first) % (self._every or 1) or not since:
                continue
            more = self._model.new_num_var(0, hours_in_all, None)
            self._model.add(done + total(since) == more)
            done, since = more, []
            needed = [hours_in_all if pace.finish + number <= week else weeks.get(week, (0, 0))[side] for number, weeks in enumerate(pace.needed)]
            steps = zip(range(pace.finish, pace.end), pairwise([*needed, 0]), strict=True)
            asked = [(before - after) * complete.get(finish, ALL) for finish, (before, after) in steps if before > after]
            self._model.add(more >= total(asked))
            for before in job.after:
                first = self._complete.get(before, {})
                if week - 1 in first:
                    self._model.add(more <= hours_in_all * first[week - 1])
