"""What must be handed over: the topics at risk, how badly, and what a plan cannot mend."""

from datetime import date

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.planner.weeks import Calendar
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.risk import RiskAssessment
from werkplekleren.retention.topics import Topic

CRITICAL = 4
"""From this criticality knowledge is critical, and with one holder unique."""

TIER_WEIGHTS = (8, 4, 2, 1)
"""How much a topic weighs beside its risk: nobody will be left; too few, or of unknown stay; one is left; fewer than required."""


@attrs.frozen(kw_only=True)
class Need:
    """A topic that needs successors.

    Args:
        topic: The topic.
        tier: Index into `TIER_WEIGHTS`.
        weight: Risk total times the weight of the tier.
        count: How many successors.
        holders: Ids of the people who can hand it over.
        critical: Whether it is critical knowledge; what was not judged counts as such.
        reasons: Why it is on the list.
    """

    topic: Topic
    tier: int
    weight: int
    count: int
    holders: tuple[str, ...]
    critical: bool
    reasons: tuple[Reason, ...]

    @property
    def unique(self) -> bool:
        """Whether it is critical knowledge of one person."""
        return self.critical and len(self.holders) == 1


@attrs.frozen(kw_only=True)
class Situation:
    """Everything that successors and methods are chosen by.

    Args:
        firm: Who knows what.
        calendar: The weeks.
        start: The day from which to plan.
        buffer_weeks: Weeks to keep free before somebody leaves.
    """

    firm: KnowledgeMap
    calendar: Calendar
    start: date
    buffer_weeks: int

    def leaves(self, person: str) -> date | None:
        """The day on which somebody leaves within the weeks of the plan and the buffer after it, if so."""
        day = self.firm.person(person).leaving.date
        return day if day is not None and day < self.calendar.monday(self.calendar.count + self.buffer_weeks) else None


@attrs.frozen(kw_only=True)
class Diagnosis:
    """The outcome for one topic at risk.

    Args:
        need: What to hand over; `None` when there is nobody to hand it over, or nothing to hand over.
        nobody: Whether nobody knows it.
        renewals: Ids of people who would count again with a valid certificate.
    """

    need: Need | None = None
    nobody: bool = False
    renewals: tuple[str, ...] = ()


def diagnose(situation: Situation, topic: Topic, risks: RiskAssessment) -> Diagnosis:
    """Whether a topic is at risk within the weeks of the plan, and what that asks for."""
    firm, start = situation.firm, situation.start
    if topic.required_people == 0:
        return Diagnosis()
    able = firm.able(topic.id, start)
    revoked = firm.revoked(topic.id, start)
    renewals = tuple(person for person in firm.qualified(topic.id) if person not in (*able, *revoked) and firm.person(person).present(start))
    if not able:
        return Diagnosis(nobody=not renewals, renewals=renewals)
    staying = tuple(person for person in able if situation.leaves(person) is None)
    sure = tuple(person for person in staying if firm.person(person).leaving.status != "unknown")
    missing = topic.required_people - len(staying) - len([person for person in renewals if situation.leaves(person) is None])
    count = max(missing, 1 if len(staying) <= 1 else 0)
    if count <= 0:
        return Diagnosis(renewals=renewals)
    leavers = sorted((day, person) for person in able if (day := situation.leaves(person)) is not None)
    tier = 0 if not staying else 1 if leavers or not sure else 2 if len(staying) == 1 else 3
    total, total_reasons = _risk_weight(topic, able, risks)
    reasons = [
        *(Reason(code="holder-leaves", values={"person": person, "date": day.isoformat()}) for day, person in leavers),
        *([Reason(code="single-holder", values={"person": able[0]})] if len(able) == 1 else []),
        *(Reason(code="horizon-unknown", values={"person": person}) for person in staying if person not in sure),
        *(
            [Reason(code="below-required", values={"able": len(staying), "required": topic.required_people})]
            if len(staying) < topic.required_people
            else []
        ),
        *total_reasons,
    ]
    return Diagnosis(
        need=Need(
            topic=topic,
            tier=tier,
            weight=total * TIER_WEIGHTS[tier],
            count=count,
            holders=able,
            critical=topic.criticality is None or topic.criticality >= CRITICAL,
            reasons=tuple(reasons),
        ),
        renewals=renewals,
    )


def _risk_weight(topic: Topic, able: tuple[str, ...], risks: RiskAssessment) -> tuple[int, list[Reason]]:
    """The risk total used to set the order; a factor that is not known counts as the middle one, and that is said."""
    method = risks.method
    reasons: list[Reason] = []
    position = topic.criticality
    if position is None:
        position = _middle([level.value for level in method.position])
        reasons.append(Reason(code="criticality-not-judged", values={"assumed": position}))
    known = risks.by_topic.get(topic.id)
    values = [level.value for level in method.attrition]
    judged = {risk.person: risk.attrition for risk in risks.of_topic(topic.id)}
    factors = [judged.get(person, max(values)) for person in able]  # who has left by the day of the judgement is not judged
    total = max(_middle(values) if factor is None else factor for factor in factors) * position
    if known is not None and known.total == total:
        reasons.insert(0, Reason(code="risk", values={"total": total, "attrition": known.attrition or 0, "position": position}))
    return total, reasons


def _middle(values: list[int]) -> int:
    return sorted(values)[len(values) // 2]
