"""Proposing a plan with the exact planner."""

from datetime import date

from werkplekleren.retention.catalogue import RetentionCatalogue
from werkplekleren.retention.exact_plan import ExactPlan
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.planner.exact import ExactDrafting
from werkplekleren.retention.planner.propose import check_range, propose
from werkplekleren.retention.risk_method import RiskMethod

MOST_EFFORT = 100_000


def propose_exact(
    firm: KnowledgeMap,
    catalogue: RetentionCatalogue,
    *,
    start: date,
    on: date,
    buffer_weeks: int,
    horizon_weeks: int,
    risk_method: RiskMethod | None,
    id: str,  # noqa: A002 - an id is called id
    title: str,
    effort: int,
) -> ExactPlan:
    """Propose a plan; see `RetentionPlan.propose_exact`."""
    check_range("effort", effort, 1, MOST_EFFORT)
    drafting = ExactDrafting(effort)
    plan = propose(
        firm,
        catalogue,
        start=start,
        on=on,
        buffer_weeks=buffer_weeks,
        horizon_weeks=horizon_weeks,
        risk_method=risk_method,
        id=id,
        title=title,
        drafting=drafting,
    )
    return ExactPlan(plan=plan, cost=drafting.cost, usual=drafting.usual, bound=drafting.bound)
