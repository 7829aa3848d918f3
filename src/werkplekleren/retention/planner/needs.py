"""What must be handed over: the topics at risk, how badly, and what a plan cannot mend."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.planner.gaps import Gap, slot_of
from werkplekleren.retention.planner.weeks import Calendar
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.requirement_coverage import Asked, asked_of
from werkplekleren.retention.risk import RiskAssessment
from werkplekleren.retention.topics import Topic

CRITICAL = 4
"""From this criticality knowledge is critical, and with one holder unique."""

TIER_WEIGHTS = (8, 4, 2, 1)
"""How much a topic weighs beside its risk: nobody will be left; too few, or of unknown stay; one is left; fewer than required.

In a group nobody who is left weighs as the second, for the firm still has it.
"""


@attrs.frozen(kw_only=True)
class Need:
    """A topic that needs successors.

    Args:
        topic: The topic.
        gaps: Where successors lack: first in the firm as a whole, if they do there, then in the groups of its requirements.
        holders: Ids of the people who can hand it over; last who is still to come.
        critical: Whether it is critical knowledge; what was not judged counts as such.
        reasons: Why the firm as a whole lacks successors.
        risk: How great the risk is.
    """

    topic: Topic
    gaps: tuple[Gap, ...]
    holders: tuple[str, ...]
    critical: bool
    reasons: tuple[Reason, ...]
    risk: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """That of its weightiest gap: the risk total times the weight of the tier."""
        return max(gap.weight for gap in self.gaps)

    @property
    def firm_wide(self) -> bool:
        """Whether the firm as a whole lacks successors."""
        return self.gaps[0].requirement is None

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
        return day if day is not None and day <= self.last_day else None

    def goes(self, person: str) -> bool:
        """Whether somebody is there when the plan starts and leaves within it."""
        return self.firm.person(person).present(self.start) and self.leaves(person) is not None

    @cached_property
    def last_day(self) -> date:
        """The last day that the plan looks at: on it requirements must be met."""
        return self.calendar.monday(self.calendar.count + self.buffer_weeks) - timedelta(days=1)

    @cached_property
    def asked(self) -> Mapping[str, tuple[Asked, ...]]:
        """Topic id -> its requirements in every group, by name, whatever their order on the map."""
        found: dict[str, list[Asked]] = {}
        for one in sorted(asked_of(self.firm), key=lambda one: slot_of(one.requirement, one.group)):
            found.setdefault(one.requirement.topic, []).append(one)
        return {topic: tuple(asked) for topic, asked in found.items()}


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
    if topic.required_people == 0 and topic.id not in situation.asked:
        return Diagnosis()
    able = firm.able(topic.id, start)
    revoked = firm.revoked(topic.id, start)
    renewals = tuple(person for person in firm.qualified(topic.id) if person not in (*able, *revoked) and firm.person(person).present(start))
    coming = coming_to(situation, topic.id)
    total, risk = _risk_weight(topic, able, risks) if able or coming else (0, [])
    groups = _group_gaps(situation, topic, total)
    if topic.required_people == 0 and not groups:
        return Diagnosis()
    if not able and not coming:
        return Diagnosis(nobody=not renewals, renewals=renewals)
    staying = tuple(person for person in able if situation.leaves(person) is None)
    renewed = tuple(person for person in renewals if situation.leaves(person) is None)
    there = len(staying) + len(coming)
    missing = topic.required_people - there - len(renewed)
    count = max(missing, 1 if there <= 1 else 0) if topic.required_people else 0
    if count <= 0 and not groups:
        return Diagnosis(renewals=renewals)
    sure = tuple(person for person in staying if firm.person(person).leaving.status != "unknown")
    leavers = sorted((day, person) for person in able if (day := situation.leaves(person)) is not None)
    tier = 0 if not there else 1 if leavers or not sure else 2 if there == 1 else 3
    whole = Gap(
        slot=topic.id,
        there=frozenset((*staying, *coming, *renewed)),
        level=firm.required_level(topic.id),
        required=topic.required_people,
        count=count,
        weight=total * TIER_WEIGHTS[tier],
    )
    reasons = (
        *(Reason(code="holder-leaves", values={"person": person, "date": day.isoformat()}) for day, person in leavers),
        *([Reason(code="single-holder", values={"person": able[0]})] if len(able) == 1 else []),
        *(Reason(code="holder-comes", values={"person": person, "date": str(firm.person(person).starts_on)}) for person in coming),
        *(Reason(code="horizon-unknown", values={"person": person}) for person in staying if person not in sure),
        *([Reason(code="below-required", values={"able": there, "required": topic.required_people})] if there < topic.required_people else []),
        *risk,
    )
    need = Need(
        topic=topic,
        gaps=(*([whole] if count > 0 else []), *groups),
        holders=(*able, *coming),
        critical=topic.criticality is None or topic.criticality >= CRITICAL,
        reasons=reasons,
        risk=tuple(risk),
    )
    return Diagnosis(need=need, renewals=renewals)


def needs_of(situation: Situation, risks: RiskAssessment) -> list[Need]:
    """What must be handed over, most important first."""
    found: Iterable[Need | None] = (diagnose(situation, topic, risks).need for topic in situation.firm.topics)
    return sorted((need for need in found if need is not None), key=lambda need: (-need.weight, need.topic.id))


def coming_to(situation: Situation, topic: str) -> tuple[str, ...]:
    """Ids of who can do a topic, is still to come when the plan starts, and is there on the last day that it looks at."""
    firm, day = situation.firm, situation.last_day
    revoked = firm.revoked(topic, day)
    starting = (firm.person(person) for person in firm.qualified(topic) if person not in revoked)
    return tuple(one.id for one in starting if one.starts_on is not None and one.starts_on > situation.start and one.present(day))


def _group_gaps(situation: Situation, topic: Topic, total: int) -> list[Gap]:
    """The groups in which a requirement of a topic is not met on the last day of the plan, if nobody learns anything.

    Who has left by then is not asked and does not count, nor is asked who is exempt then. Who lacks only a valid certificate counts:
    learning does not bring that back. What was revoked does not count.
    """
    firm, day = situation.firm, situation.last_day
    gaps: list[Gap] = []
    for one in situation.asked.get(topic.id, ()):
        requirement = one.requirement
        level = firm.required_level(topic.id) if requirement.level is None else requirement.level
        able = set(firm.able(topic.id, level=level)).difference(firm.revoked(topic.id, day))
        exempt = firm.exempt(topic.id, day, requirement=requirement.id)
        present = [person for person in one.people if firm.person(person).present(day)]
        asked = [person for person in present if person not in exempt]
        there = [person for person in (asked if requirement.everyone else present) if person in able]
        required = len(asked) if requirement.people is None else requirement.people
        if required > len(there):
            gap = Gap(
                slot=slot_of(requirement, one.group),
                requirement=requirement,
                group=one.group,
                people=frozenset(asked),
                there=frozenset(there),
                leavers=tuple(person for person in one.people if person in able and situation.goes(person)),
                level=level,
                required=required,
                count=required - len(there),
                weight=total * TIER_WEIGHTS[min(3, 1 + len(there))],
            )
            gaps.append(gap)
    return gaps


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
    factors = [judged.get(person, max(values)) for person in able] or [max(values)]  # who has left by the day of the judgement is not judged
    total = max(_middle(values) if factor is None else factor for factor in factors) * position
    if known is not None and known.total == total:
        reasons.insert(0, Reason(code="risk", values={"total": total, "attrition": known.attrition or 0, "position": position}))
    return total, reasons


def _middle(values: list[int]) -> int:
    return sorted(values)[len(values) // 2]
