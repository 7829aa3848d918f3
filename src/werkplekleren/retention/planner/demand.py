"""What still lacks on a topic beside the jobs there are already, and who would meet it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from werkplekleren.retention.planner.fewest import Share, on_the_way
from werkplekleren.retention.planner.gaps import Gap, Learns
from werkplekleren.retention.planner.needs import Need


class Demand:
    """The gaps of a need that are still open.

    Args:
        need: What must be handed over.
        jobs: The jobs of the topic so far.
    """

    def __init__(self, need: Need, jobs: Sequence[Learns]) -> None:
        self._served = {gap.slot: sum(map(gap.served_by, jobs)) for gap in need.gaps}
        self.open = tuple(gap for gap in need.gaps if gap.count > self._served[gap.slot])
        self._left = tuple(gap.count - self._served[gap.slot] for gap in self.open)

    @property
    def plain(self) -> bool:
        """Whether only the firm as a whole lacks successors."""
        return len(self.open) == 1 and self.open[0].requirement is None

    def share(self, person: str, level: int) -> Share:
        """The numbers of the open gaps that somebody at a level would count for after learning."""
        return frozenset(number for number, gap in enumerate(self.open) if level < gap.level and gap.asks(person))

    def grouped(self, share: Share) -> bool:
        """Whether a requirement of a group is among what somebody would count for."""
        return any(self.open[number].requirement is not None for number in share)

    def target(self, share: Share) -> int:
        """The level that somebody must reach to count for all of them."""
        return max(self.open[number].level for number in share)

    def wanted(self, shares: Iterable[Share]) -> frozenset[Share]:
        """Which of these are those of the fewest people who together would meet everything."""
        counts = Counter(shares)
        if len(self.open) == 1:
            return frozenset(counts)
        return on_the_way(self._left, tuple(sorted(counts.items(), key=lambda one: sorted(one[0]))))

    def weight(self, served: Sequence[Gap]) -> int:
        """How much a job weighs that counts for some gaps: the more have learned it for a gap already, the less."""
        return max(1, *(gap.weight // (self._served[gap.slot] + 1) for gap in served))

    def number(self, gap: Gap) -> int:
        """How many jobs count for a gap already."""
        return self._served[gap.slot]
