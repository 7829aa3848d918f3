"""What the transfers of a plan are for, and what the plan costs, told from who learns what by when: not from how the plan was found."""

from collections.abc import Mapping, Sequence

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.demand import Demand
from werkplekleren.retention.planner.gaps import Gap, Learns
from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.model import Key
from werkplekleren.retention.planner.needs import Need

Ready = tuple[Learns, int]
"""Who learns what, and the week in which that is done."""


@attrs.frozen(kw_only=True)
class Purpose:
    """What one transfer is for.

    Args:
        weight: How much its being late costs, per week: of the gaps that it meets, or of what waits for it.
        need: The need that it meets, or that of what waits for it.
        demand: What of its own need lacked before it; `None` when it is there for what waits for it.
        served: The gaps that it meets.
    """

    weight: int
    need: Need
    demand: Demand | None = None
    served: tuple[Gap, ...] = ()


def purposes(firm: KnowledgeMap, needs: Sequence[Need], ready: Sequence[Ready]) -> dict[Key, Purpose]:
    """What each transfer is for: topic by topic who is done first counts first. What nothing asks for is left out.

    Args:
        firm: Who knows what, with all topics and people of the transfers.
        needs: What must be handed over.
        ready: The transfers, with the week in which each is done.
    """
    every = {(one.topic, one.successor): one for one, _ in ready}
    weeks = {(one.topic, one.successor): week for one, week in ready}
    found: dict[Key, Purpose] = {}
    for need in needs:
        there: list[Learns] = []
        for key in sorted((key for key in every if key[0] == need.topic.id), key=lambda key: (weeks[key], key)):
            demand = Demand(need, there)
            served = tuple(gap for gap in demand.open if gap.served_by(every[key]))
            if served:
                there.append(every[key])
                found[key] = Purpose(weight=demand.weight(served), need=need, demand=demand, served=served)
    waiting = sorted(found, key=lambda key: (-found[key].need.weight, key))
    for top in tuple(waiting):
        behind = [top]
        while behind:
            key = behind.pop()
            for before in _uses(firm, every[key]):
                if before in every and before not in found:
                    found[before] = Purpose(weight=found[top].need.weight, need=found[top].need)
                    behind.append(before)
    return found


def _uses(firm: KnowledgeMap, one: Learns) -> tuple[Key, ...]:
    """What must be learned before: by the successor, and by the holder."""
    return (*((wanted, one.successor) for wanted in sorted(firm.topic(one.topic).prerequisites)), (one.topic, one.holder))


def cost_of(needs: Sequence[Need], ready: Sequence[Ready], found: Mapping[Key, Purpose]) -> PlanCost:
    """What a plan costs.

    Args:
        needs: What must be handed over.
        ready: The transfers, with the week in which each is done.
        found: What they are for.
    """
    measure = Measure.of(needs)
    late = sum(found[one.topic, one.successor].weight * (week + 1) for one, week in ready if (one.topic, one.successor) in found)
    return measure.cost(measure.placed(one for one, _ in ready), late)
