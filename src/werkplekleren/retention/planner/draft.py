"""A plan in whole hours and numbered weeks, with its measure; and the same people in other weeks."""

from collections.abc import Callable, Mapping, Sequence

import attrs

from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.gaps import Slot
from werkplekleren.retention.planner.jobs import Assignment
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.model import Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import Placement, Schedule, take
from werkplekleren.retention.planner.timing import Timing
from werkplekleren.retention.planner.weeks import Grid, Limits


@attrs.frozen(kw_only=True)
class Draft:
    """A plan in whole hours and numbered weeks.

    Args:
        assignment: Who hands over what to whom.
        schedule: When.
        unsolved: Slot (a topic in the firm or in a group) -> how many successors are lacking.
        lost: The slots that get no successor at all.
        cost: The measure; lower is better.
        limits: What could be planned of everybody's hours.
        pushed: Ids of the topics that went to the front, in that order.
    """

    assignment: Assignment
    schedule: Schedule
    unsolved: Mapping[Slot, int]
    lost: frozenset[Slot]
    cost: PlanCost
    limits: Limits
    pushed: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Case:
    """What a draft is made for.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over, most important first.
        practice: The transfer methods.
        kept: What it starts from.
        limits: What may be planned of everybody's hours.
        untaught: Ids of topics of which nobody learns to teach them, although somebody should.
    """

    situation: Situation
    needs: Sequence[Need]
    practice: Practice
    kept: Kept
    limits: Limits
    untaught: frozenset[str] = frozenset()

    def grid(self) -> Grid:
        """Everybody's free hours."""
        return Grid.of(self.situation.firm.people, self.situation.calendar, self.limits)


def retimed(draft: Draft, case: Case, search: Callable[[Timing], None]) -> Draft:
    """The same people in other weeks, found by moving jobs in their order; what was not tried in the schedule keeps its weeks.

    Args:
        draft: The draft.
        case: What it is made for.
        search: How jobs are moved.
    """
    case = attrs.evolve(case, limits=draft.limits)
    result, jobs = draft.schedule, draft.assignment.jobs
    fixed = {key: result.placements[key] for key in result.placements if key not in frozenset(result.tried)}
    grid = case.grid()
    for key, placement in fixed.items():
        take(jobs[key], placement, grid)
    timing = Timing(jobs, result.tried, fixed, grid, Measure.of(case.needs))
    search(timing)
    return draft_of(case.needs, case.limits, draft.assignment, timing.schedule(fixed, grid), draft.pushed)


def with_placements(situation: Situation, needs: Sequence[Need], draft: Draft, limits: Limits, placements: Mapping[Key, Placement]) -> Draft:
    """The same jobs in other weeks.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over.
        draft: The draft whose jobs they are.
        limits: What may be planned of everybody's hours.
        placements: The weeks of all jobs that have any.
    """
    grid = Grid.of(situation.firm.people, situation.calendar, limits)
    for key, placement in placements.items():
        take(draft.assignment.jobs[key], placement, grid)
    tried = draft.schedule.tried
    result = Schedule(placements=placements, failed=tuple(key for key in tried if key not in placements), tried=tried, grid=grid)
    return draft_of(needs, limits, draft.assignment, result, draft.pushed)


def draft_of(needs: Sequence[Need], limits: Limits, assignment: Assignment, result: Schedule, pushed: Sequence[str]) -> Draft:
    """A draft with its measure.

    Args:
        needs: What must be handed over.
        limits: What could be planned of everybody's hours.
        assignment: Who hands over what to whom.
        result: When.
        pushed: Ids of the topics that went to the front.
    """
    measure = Measure.of(needs)
    placed = measure.placed(assignment.jobs[key] for key in result.placements)
    late = sum(assignment.jobs[key].weight * (result.last_week(key) + 1) for key in result.placements)
    unsolved = measure.lack(placed)
    return Draft(
        assignment=assignment,
        schedule=result,
        unsolved=unsolved,
        lost=frozenset(slot for slot in unsolved if slot not in placed),
        cost=measure.cost(placed, late),
        limits=limits,
        pushed=tuple(pushed),
    )
