"""What makes one schedule better than another, worked out."""

from collections.abc import Iterable, Mapping

import attrs

from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.needs import Need


@attrs.frozen(kw_only=True)
class Measure:
    """What the cost of a schedule depends on, apart from the schedule.

    Args:
        weights: Weight of each topic that is needed, by id.
        counts: How many successors each of them needs.
    """

    weights: Mapping[str, int]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, needs: Iterable[Need]) -> "Measure":
        """The measure for what must be handed over."""
        return cls(weights={need.topic.id: need.weight for need in needs}, counts={need.topic.id: need.count for need in needs})

    def lack(self, placed: Mapping[str, int]) -> dict[str, int]:
        """How many successors lack, per topic of which any do.

        Args:
            placed: Topic id -> how many of its jobs were placed.
        """
        return {topic: lack for topic, count in self.counts.items() if (lack := count - placed.get(topic, 0)) > 0}

    def cost(self, placed: Mapping[str, int], late: int) -> PlanCost:
        """The cost of a schedule.

        Args:
            placed: Topic id -> how many of its jobs were placed.
            late: Sum of weight times finishing week.
        """
        lack = self.lack(placed)
        return PlanCost(
            lost=sum(self.weights[topic] for topic in lack if not placed.get(topic)),
            lacking=sum(self.weights[topic] * count for topic, count in lack.items()),
            late=late,
        )
