"""Plan versus actual: how great the risk is on each day that matters, without the plan, by the plan, and by what was verified."""

from datetime import date
from typing import cast

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.late import service
from werkplekleren.retention.dates import WEEK
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.progress import Progress
from werkplekleren.retention.reviews import reviews_of
from werkplekleren.retention.risk_method import RiskMethod
from werkplekleren.retention.risk_outlook import after_transfers

WITHOUT_REVIEWS = 104 * WEEK
"""How far a plan without transfers looks for people who leave: it has no reviews that say when to look."""


@attrs.frozen(kw_only=True)
class RiskLevel:
    """How great the risk of a firm is on a day, over all its topics.

    Args:
        total: The sum of what the topics that can be judged have: per topic attrition times position of who stays longest.
        judged: How many topics those are.
        unknown: How many topics cannot be judged: an unknown horizon or criticality.
        nobody: How many topics nobody can do; they are lost, and are in no total.
        grave: How many topics lie in the highest band.
        bands: How many topics lie in each band, the highest first.
    """

    total: int
    judged: int
    unknown: int
    nobody: int
    grave: int
    bands: tuple[tuple[Identifier, int], ...]

    @classmethod
    def of(cls, firm: KnowledgeMap, on: date, method: RiskMethod) -> "RiskLevel":
        """The level of a firm on a day."""
        risks = firm.risks(on, method)
        loss = risks.loss_by_topic
        counts = {band.id: 0 for band in reversed(method.bands)}
        for risk in loss.values():
            counts[cast("Identifier", risk.band)] += 1
        nobody = {risk.topic for risk in risks.unknown if any(reason.code == "nobody-knows" for reason in risk.reasons)}
        return cls(
            total=sum(risk.total or 0 for risk in loss.values()),
            judged=len(loss),
            unknown=len(firm.topics) - len(loss) - len(nobody),
            nobody=len(nobody),
            grave=counts[method.bands[-1].id],
            bands=tuple(counts.items()),
        )


@attrs.frozen(kw_only=True)
class RiskMoment:
    """The risk on one day.

    Args:
        on: The day.
        without: Without any plan: as levels were on the map.
        planned: By the plan: every transfer verified in the week after its last.
        actual: By what was really verified; `None` for days that are still to come.
    """

    on: date
    without: RiskLevel
    planned: RiskLevel
    actual: RiskLevel | None


def risk_over_time(
    plan: RetentionPlan, progress: Progress, firm: KnowledgeMap, *, on: date, method: RiskMethod | None = None
) -> tuple[RiskMoment, ...]:
    """The risk over time; see `RetentionPlan.risk_over_time`."""
    judged_by = cast("RiskMethod", service("risk-method")()) if method is None else method
    reviews = reviews_of(plan)
    days = {plan.start, on, *(review.on for review in reviews)}
    days |= {last + WEEK for one in plan.transfers if (last := one.last_week) is not None}
    days |= {one.on for one in progress.verifications if plan.start <= one.on <= on}
    last = max(days) if reviews else max(*days, plan.start + WITHOUT_REVIEWS)
    days |= {person.leaving.date for person in firm.people if person.leaving.date is not None and plan.start <= person.leaving.date <= last}
    return tuple(
        RiskMoment(
            on=day,
            without=RiskLevel.of(firm, day, judged_by),
            planned=RiskLevel.of(_by_plan(plan, firm, day), day, judged_by),
            actual=RiskLevel.of(progress.applied_to(firm, on=day), day, judged_by) if day <= on else None,
        )
        for day in sorted(days)
    )


def _by_plan(plan: RetentionPlan, firm: KnowledgeMap, day: date) -> KnowledgeMap:
    """The firm as the plan would have it on a day."""
    return after_transfers(firm, [one for one in plan.transfers if (last := one.last_week) is not None and last + WEEK <= day])
