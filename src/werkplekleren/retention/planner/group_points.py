"""Requirements that the plan does not meet in a group, and what would: hours, a second heir, hiring in the group, sparing somebody."""

from collections.abc import Iterator, Sequence

from werkplekleren.retention.plan_parts import OpenPoint
from werkplekleren.retention.planner.gaps import Gap
from werkplekleren.retention.planner.model import Key
from werkplekleren.retention.planner.needs import Need
from werkplekleren.retention.planner.open_points import pairs_of
from werkplekleren.retention.planner.remedies import Trials, could
from werkplekleren.retention.reasons import Reason, Value
from werkplekleren.retention.requirement_coverage import group_text

ENOUGH_TO_MOVE = 2
"""From so many others who can do it one could go to another shift."""


def group_falls_short(trials: Trials, need: Need, gap: Gap, failed: Sequence[Key]) -> OpenPoint:
    """A requirement that is not met in a group.

    Args:
        trials: The plan, to try remedies on.
        need: What must be handed over.
        gap: Where successors lack.
        failed: The jobs that did not fit and would have helped.
    """
    group = group_text(gap.group)
    members = frozenset[str]() if gap.people is None else gap.people | gap.there
    values: dict[str, Value] = {"group": group, "required": gap.required, "missing": trials.draft.unsolved[gap.slot]}
    if not members:
        code = "group-leaves" if gap.leavers else "group-empty"
        remedies = (*_moved(trials, need, gap), *_hire(group), *_stay(gap), Reason(code="check-requirement"))
    elif len(members) < gap.required:
        code = "group-too-small"
        values["people"] = len(members)
        remedies = (*_trained(trials, need, gap, failed), *_moved(trials, need, gap), *_hire(group), *_stay(gap), Reason(code="check-requirement"))
    else:
        code = "group-falls-short"
        remedies = (*_trained(trials, need, gap, failed), *_moved(trials, need, gap), *_hire(group), *_stay(gap), *_spare(trials, need, gap))
    return OpenPoint(topic=need.topic.id, code=code, values=values, remedies=remedies, requirement=gap.name or None)


def _trained(trials: Trials, need: Need, gap: Gap, failed: Sequence[Key]) -> tuple[Reason, ...]:
    pairs = pairs_of(trials, need, gap, failed[0]) if failed else could(trials.situation, need, gap)
    return trials.remedies(need, gap, pairs)


def _moved(trials: Trials, need: Need, gap: Gap) -> Iterator[Reason]:
    """Others who can do it and stay, one of whom could change shifts: where there are two, so that the rest does not lose the last one."""
    situation, members = trials.situation, gap.people or frozenset()
    able = situation.firm.able(need.topic.id, situation.start, level=gap.level)
    others = [person for person in able if situation.leaves(person) is None and person not in members]
    if len(others) >= ENOUGH_TO_MOVE and not gap.everyone and any(part == "shift" for part, _ in gap.group):
        yield Reason(code="move-to-group", values={"group": group_text(gap.group), "people": len(others)})


def _hire(group: str) -> Iterator[Reason]:
    yield Reason(code="hire-in-group", values={"group": group})


def _stay(gap: Gap) -> Iterator[Reason]:
    return (Reason(code="keep-part-time", values={"person": person}) for person in gap.leavers)


def _spare(trials: Trials, need: Need, gap: Gap) -> Iterator[Reason]:
    """For whom the requirement could be dropped, where it is asked of everybody; and whose level was revoked."""
    firm, topic = trials.situation.firm, need.topic.id
    served = {key[1] for key in trials.draft.schedule.placements if key[0] == topic}
    lacking = sorted(person for person in gap.people or () if gap.asks(person) and person not in served)
    for person in lacking:
        if person in firm.revoked(topic, trials.situation.last_day):
            yield Reason(code="judge-again", values={"person": person})
        elif gap.everyone:
            yield Reason(code="exempt", values={"person": person})
