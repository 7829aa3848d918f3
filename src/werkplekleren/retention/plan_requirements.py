"""Whether a plan meets what is required of shifts, sites, teams and roles, or says that it does not."""

from collections.abc import Iterator
from datetime import date

from werkplekleren.retention.dates import WEEK
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.requirement_coverage import Asked, RequirementCoverage, asked_of
from werkplekleren.retention.risk_outlook import after_transfers

WHOLE_TOPIC = frozenset({"nobody-knows", "levels-unknown", "certificate-lapsed"})
"""Open points that leave every requirement of their topic open."""


def untold(plan: RetentionPlan, firm: KnowledgeMap) -> Iterator[RequirementCoverage]:
    """The requirements that are not met once every transfer of a plan is verified, and about which no open point speaks.

    Only of a plan that was made for a firm (`basis`): one made by hand need not be about everything. It is judged by levels, in the week
    after the last transfer. Who leaves at any time, or is exempt from then on, is not asked for; who comes later counts already.
    """
    if not plan.basis or not firm.requirements:
        return
    weeks = [one.last_week for one in plan.transfers if one.last_week is not None]
    day = max((plan.start, *(week + WEEK for week in weeks)))
    told = {(point.topic, point.requirement) for point in plan.unsolved}
    told_whole = {point.topic for point in plan.unsolved if point.code in WHOLE_TOPIC}
    planned = after_transfers(firm, plan.transfers)
    for one in asked_of(planned):
        topic, requirement = one.requirement.topic, one.requirement.id
        found = _later(one, planned, day)
        if found.shortfall and topic not in told_whole and (topic, requirement) not in told:
            yield found


def _later(asked: Asked, firm: KnowledgeMap, day: date) -> RequirementCoverage:
    """Whether a requirement is met from a day on, by levels."""
    requirement = asked.requirement
    people = [firm.person(name) for name in asked.people]
    if requirement.everyone:
        spared = {
            one.person
            for one in firm.exemptions
            if one.topic == requirement.topic and one.requirement in {None, requirement.id} and (one.last is None or one.last >= day)
        }
        there = [one.id for one in people if one.present(day) and one.leaving.date is None and one.id not in spared]
    else:
        there = [one.id for one in people if one.leaving.date is None or one.leaving.date > day]
    able = firm.able(requirement.topic, level=requirement.level)
    return RequirementCoverage(
        requirement=requirement.id,
        topic=requirement.topic,
        group=asked.group,
        people=tuple(there),
        able=tuple(sorted(set(able).intersection(there))),
        people_wanted=requirement.people,
    )
