"""Proposing a plan with the exact planner."""

from werkplekleren.retention.exact_plan import ExactPlan
from werkplekleren.retention.planner.exact import ExactDrafting
from werkplekleren.retention.planner.propose import proposed
from werkplekleren.retention.planner.request import Request, check_range
from werkplekleren.retention.planner.warm import FromEarlier

MOST_EFFORT = 100_000


def propose_exact(request: Request, effort: int) -> ExactPlan:
    """Propose a plan; see `RetentionPlan.propose_exact`."""
    check_range("effort", effort, 1, MOST_EFFORT)
    start = FromEarlier(request.earlier)
    drafting = ExactDrafting(effort, start)
    plan = proposed(request, start, drafting)
    return ExactPlan(plan=plan, cost=drafting.cost, usual=drafting.usual, bound=drafting.bound)
