"""The exact planner: the weeks of given jobs, solved to proof or bound, from the plan of the default planner on."""

from collections.abc import Mapping, Sequence

import attrs

from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.draft import Draft, with_placements
from werkplekleren.retention.planner.exact_bound import BoundModel
from werkplekleren.retention.planner.exact_model import ExactModel
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.pace import Pace
from werkplekleren.retention.planner.schedule import Placement, last_week, take
from werkplekleren.retention.planner.search import Drafting, drafted
from werkplekleren.retention.planner.warm import measured
from werkplekleren.retention.planner.weeks import Grid
from werkplekleren.retention.transfer_method import TransferMethod

SHARE = 0.5
"""The share of the effort for getting in what does not fit, when there is any."""


@attrs.frozen(kw_only=True)
class Solution:
    """Weeks for jobs, and how good they are.

    Args:
        placements: The weeks of the jobs that are placed.
        cost: Their cost.
        bound: What the cost is at least. Its later figures only hold where the earlier ones are reached, and are 0 otherwise.
    """

    placements: Mapping[Key, Placement]
    cost: PlanCost
    bound: PlanCost


@attrs.frozen(kw_only=True)
class Question:
    """Jobs to be given their weeks.

    Args:
        jobs: The jobs by key.
        fixed: Jobs that have their weeks already, and no hours in the grid any more.
        grid: Free hours.
        measure: What the cost depends on.
    """

    jobs: Mapping[Key, Job]
    fixed: Mapping[Key, Placement]
    grid: Grid
    measure: Measure

    def cost(self, placements: Mapping[Key, Placement]) -> PlanCost:
        """The cost of weeks for the jobs, those that are fixed among them."""
        placed = self.measure.placed(self.jobs[key] for key in (*self.fixed, *placements))
        return self.measure.cost(placed, self.late(self.fixed) + self.late(placements))

    def late(self, placements: Mapping[Key, Placement]) -> int:
        """Sum of weight times finishing week."""
        return sum(self.jobs[key].weight * (last_week(placement) + 1) for key, placement in placements.items())

    def paces(self) -> dict[Key, Pace]:
        """How quickly the jobs that have no weeks can go; those that cannot be done even when they are alone are left out."""
        found: dict[Key, Pace | None] = {}

        def earliest(key: Key) -> int | None:
            """The first week in which it can start after what it waits for."""
            if key in self.fixed:
                return last_week(self.fixed[key]) + 1
            if key not in found:
                starts = [earliest(before) for before in self.jobs[key].after]
                first = max((start for start in starts if start is not None), default=0)
                found[key] = None if None in starts else Pace.of(self.jobs[key], self.grid, first)
            pace = found[key]
            return None if pace is None else pace.finish + 1

        for key in self.jobs:
            earliest(key)
        return {key: pace for key, pace in found.items() if pace is not None}


def solve(question: Question, start: Mapping[Key, Placement] | None, effort: float) -> Solution | None:
    """Look for the best weeks with a deterministic effort: the same on every run.

    Args:
        question: The jobs.
        start: Weeks to start from; the solution is never worse than these. `None` to start from nothing.
        effort: How much is tried, in the deterministic seconds of the solver, which count work and not time.

    Returns:
        The best that was found; `None` when nothing was.
    """
    paces = question.paces()
    jobs = {key: job for key, job in question.jobs.items() if key in paces}
    model = ExactModel(jobs, paces, question.grid, question.measure, question.measure.placed(question.jobs[key] for key in question.fixed))
    best = start
    least = (0, 0)
    if best is None or len(best) < len(jobs):
        scale = sum(question.measure.weights[slot] * count for slot, count in question.measure.counts.items()) + 1
        found, bound = model.solve(model.lost * scale + model.lacking, best, effort * SHARE)
        effort *= 1 - SHARE
        best = _better(question, best, found)
        least = divmod(bound, scale)
        if best is None:
            return None
    cost = question.cost(best)
    fixed_late = question.late(question.fixed)
    late = 0
    if len(best) == len(jobs):
        least = cost.lost, cost.lacking
        model.place_all()
        late = BoundModel(jobs, paces, question.grid).solve(cost.late - fixed_late) if jobs else 0
        model.model.add(model.late >= late)
    else:
        model.lack_at_most(cost.lost, cost.lacking)
    found, bound = model.solve(model.late, best, effort)
    best = _better(question, best, found) or best
    late = max(late, bound) + fixed_late if least == cost[:2] else 0
    return Solution(placements=best, cost=question.cost(best), bound=PlanCost(*least, late))


def _better(question: Question, one: Mapping[Key, Placement] | None, other: Mapping[Key, Placement] | None) -> Mapping[Key, Placement] | None:
    """The one of lower cost, the first when they are alike."""
    found = [placements for placements in (one, other) if placements is not None]
    return min(found, key=question.cost, default=None)


class ExactDrafting:
    """Drafts as the default planner does, and then gives the jobs of that draft their best weeks.

    Args:
        effort: How much is tried, in the deterministic seconds of the solver.
        first: What makes the draft to start from; the default planner.
    """

    def __init__(self, effort: float, first: Drafting = drafted) -> None:
        self._effort = effort
        self._first = first
        self.usual = self.cost = self.bound = PlanCost(0, 0, 0)

    def __call__(self, situation: Situation, needs: Sequence[Need], methods: Sequence[TransferMethod], kept: Kept | None = None) -> Draft:
        """The draft of the default planner, or a better one for the same jobs."""
        draft = self._first(situation, needs, methods, kept)
        limits = (kept or Kept()).limits
        placements, jobs = draft.schedule.placements, draft.assignment.jobs
        tried = set(draft.schedule.tried)
        question = Question(
            jobs=jobs,
            fixed={key: placement for key, placement in placements.items() if key not in tried},
            grid=Grid.of(situation.firm.people, situation.calendar, limits),
            measure=Measure.of(needs),
        )
        for key, placement in question.fixed.items():
            take(jobs[key], placement, question.grid)
        start = {key: placement for key, placement in placements.items() if key in tried}
        self.usual = self.cost = self.bound = draft.cost
        solution = solve(question, start, self._effort) if tried else None
        if solution is None:
            return draft
        found = with_placements(situation, needs, draft, limits, {**question.fixed, **solution.placements})
        self.bound = solution.bound
        if measured(situation, needs, found) > measured(situation, needs, draft):
            return draft
        self.cost = solution.cost
        return found
