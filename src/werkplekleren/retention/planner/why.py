"""Why a job is there, why it is for these people, and where its hours come from."""

from collections.abc import Sequence
from datetime import date

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.people import Person
from werkplekleren.retention.planner.demand import Demand
from werkplekleren.retention.planner.gaps import Gap
from werkplekleren.retention.planner.methods import Course
from werkplekleren.retention.planner.model import Key
from werkplekleren.retention.planner.needs import Need
from werkplekleren.retention.reasons import Reason, Value
from werkplekleren.retention.requirement_coverage import group_text
from werkplekleren.retention.topics import Topic


def demand_reasons(need: Need, demand: Demand, served: Sequence[Gap]) -> tuple[Reason, ...]:
    """Why somebody learns it: for the firm as a whole, and for each group of which a requirement asks it."""
    groups = [gap for gap in served if gap.requirement is not None]
    whole = [gap for gap in served if gap.requirement is None]
    further = [
        Reason(code="further-successor", values={"number": demand.number(gap) + 1, "required": gap.required}) for gap in whole if demand.number(gap)
    ]
    several = [Reason(code="serves-several", values={"requirements": len(served)})] if len(served) > 1 else []
    return (*(need.reasons if whole else need.risk), *further, *map(requirement_reason, groups), *several)


def requirement_reason(gap: Gap) -> Reason:
    """What a requirement asks of a group, and how many will be left there without the plan."""
    values: dict[str, Value] = {"requirement": gap.name, "group": group_text(gap.group), "level": gap.level, "required": gap.required}
    if gap.everyone:
        return Reason(code="for-everyone", values=values)
    return Reason(code="for-requirement", values=values | {"able": len(gap.there)})


def taught_reasons(holder: str, after: Sequence[Key]) -> tuple[Reason, ...]:
    """That the holder learns it first."""
    return (Reason(code="taught-by-successor", values={"person": holder}),) if after else ()


def people_reasons(firm: KnowledgeMap, topic: Topic, holder: str, person: Person, *, hours: int, on: date) -> tuple[Reason, ...]:
    """Why this holder and this successor."""
    known = firm.levels_of(topic.id)
    level = known.get(person.id)
    reasons: list[Reason] = []
    if (known.get(holder) or 0) >= firm.scale.teaching:
        reasons.append(Reason(code="holder-can-teach", values={"person": holder}))
    if level:
        reasons.append(Reason(code="successor-has-a-start", values={"person": person.id, "level": level}))
    elif person.id in firm.revoked(topic.id, on):
        reasons.append(Reason(code="successor-level-revoked", values={"person": person.id}))
    elif person.id not in known:
        reasons.append(Reason(code="successor-level-unknown", values={"person": person.id}))
    reasons.append(Reason(code="successor-has-room", values={"person": person.id, "hours": hours}))
    if person.team and person.team == firm.person(holder).team:
        reasons.append(Reason(code="same-team", values={"person": person.id, "team": person.team}))
    if person.leaving.status == "unknown":
        reasons.append(Reason(code="successor-horizon-unknown", values={"person": person.id}))
    return tuple(reasons)


def hours_reasons(course: Course, level: int, target: int) -> tuple[Reason, ...]:
    """That the hours are those that the topic gives for its levels; without this reason they are a share of those of a beginner."""
    return (Reason(code="hours-by-level", values={"level": level, "target": target, "hours": course.learning}),) if course.by_level else ()
