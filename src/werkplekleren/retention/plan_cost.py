"""By what one plan is better than another: what is lost, what lacks, how late the rest is done."""

from typing import NamedTuple


class PlanCost(NamedTuple):
    """The measure of a plan; lower is better. The first figure decides, then the second, then the third.

    A topic weighs its risk total, times 8 when nobody who knows it will be left, 4 when too few will or their stay is not known, 2 when
    one is left, 1 when fewer than required; each further successor weighs less. These weights are ours and have no source.

    Args:
        lost: Weight of the topics that get no successor at all.
        lacking: Weight of all successors that lack.
        late: Sum of weight times finishing week over all transfers, the first week of the plan being 1.

    >>> PlanCost(lost=0, lacking=12, late=900) < PlanCost(lost=5, lacking=5, late=100)
    True
    """

    lost: int
    lacking: int
    late: int
