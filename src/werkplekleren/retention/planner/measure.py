"""What makes one schedule better than another, worked out."""

from collections.abc import Iterable, Mapping

import attrs

from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.gaps import Gap, Learns, Slot
from werkplekleren.retention.planner.needs import Need


def _no_gaps() -> Mapping[str, tuple[Gap, ...]]:
    return {}


@attrs.frozen(kw_only=True)
class Measure:
    """What the cost of a schedule depends on, apart from the schedule.

    Args:
        weights: Weight of each slot where successors lack: a topic in the firm, or in a group of which a requirement asks it.
        counts: How many successors lack there.
        gaps: Topic id -> its gaps, by which is told where a job counts; a job of a topic that is not there counts for its topic.
    """

    weights: Mapping[Slot, int]
    counts: Mapping[Slot, int]
    gaps: Mapping[str, tuple[Gap, ...]] = attrs.field(factory=_no_gaps)

    @classmethod
    def of(cls, needs: Iterable[Need]) -> "Measure":
        """The measure for what must be handed over."""
        gaps = {need.topic.id: need.gaps for need in needs}
        every = [gap for found in gaps.values() for gap in found]
        return cls(weights={gap.slot: gap.weight for gap in every}, counts={gap.slot: gap.count for gap in every}, gaps=gaps)

    def slots(self, job: Learns) -> tuple[Slot, ...]:
        """Where a job counts: one successor can meet several requirements at once."""
        if job.topic not in self.gaps:
            return (job.topic,)
        return tuple(gap.slot for gap in self.gaps[job.topic] if gap.served_by(job))

    def placed(self, jobs: Iterable[Learns]) -> dict[Slot, int]:
        """How many jobs count for each slot."""
        placed: dict[Slot, int] = {}
        for job in jobs:
            for slot in self.slots(job):
                placed[slot] = placed.get(slot, 0) + 1
        return placed

    def lack(self, placed: Mapping[Slot, int]) -> dict[Slot, int]:
        """How many successors lack, per slot where any do.

        Args:
            placed: Slot -> how many of the jobs that count for it were placed.
        """
        return {slot: lack for slot, count in self.counts.items() if (lack := count - placed.get(slot, 0)) > 0}

    def cost(self, placed: Mapping[Slot, int], late: int) -> PlanCost:
        """The cost of a schedule.

        Args:
            placed: Slot -> how many of the jobs that count for it were placed.
            late: Sum of weight times finishing week.
        """
        lack = self.lack(placed)
        return PlanCost(
            lost=sum(self.weights[slot] for slot in lack if not placed.get(slot)),
            lacking=sum(self.weights[slot] * count for slot, count in lack.items()),
            late=late,
        )
