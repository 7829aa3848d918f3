"""How far groups differ: only over the groups that a group result may show."""

from collections.abc import Iterable, Mapping
from math import lcm

import attrs

from werkplekleren.assessments.statistics.group_intraclass import group_intraclass_of_sums
from werkplekleren.assessments.suppression import floors_up_to, visible_of

from .instrument_quality import GroupQuality


@attrs.frozen(kw_only=True)
class GroupSums:
    """The scores of one group on one dimension, added up as whole numbers in a unit that all groups share.

    Args:
        size: How many answered.
        valid: How many have a score.
        total: The sum of their scores.
        squares: The sum of the squares.
    """

    size: int
    valid: int
    total: int
    squares: int


def group_sums(sizes: Mapping[str, int], scores: Iterable[tuple[str, int, int, int]]) -> dict[str, GroupSums]:
    """Add up the scores of groups.

    Args:
        sizes: Group -> how many answered.
        scores: Group, numerator and denominator of a score, and how many in the group have it.

    >>> group_sums({"frezen": 3}, [("frezen", 50, 1, 2)])["frezen"]
    GroupSums(size=3, valid=2, total=100, squares=5000)
    """
    rows = list(scores)
    unit = lcm(*{bottom for _, _, bottom, _ in rows})
    sums = {name: [0, 0, 0] for name in sizes}
    for name, top, bottom, count in rows:
        score, own = top * (unit // bottom), sums[name]
        own[0] += count
        own[1] += score * count
        own[2] += score * score * count
    return {name: GroupSums(size=sizes[name], valid=valid, total=total, squares=squares) for name, (valid, total, squares) in sums.items()}


def group_quality(groups: Mapping[str, GroupSums], *, whole: int, total: int, least: int) -> GroupQuality | None:
    """How far groups differ in one dimension; `None` when fewer than two may be shown, or nobody shares one.

    Args:
        groups: Group -> its scores.
        whole: How many answered, in a group or not.
        total: How many have a score, in a group or not.
        least: The fewest for which something is shown.
    """
    shown = [groups[name] for name in sorted(visible_groups(groups, whole=whole, total=total, least=least))]
    found = group_intraclass_of_sums([one.valid for one in shown], [one.total for one in shown], [one.squares for one in shown])
    if found.size is None or found.mean_size is None:
        return None
    return GroupQuality(
        groups=found.groups,
        n=found.members,
        icc1=found.icc1,
        icc2=found.icc2,
        k=found.size,
        mean_size=found.mean_size,
        icc1_by_mean_size=found.icc1_by_mean_size,
    )


def visible_groups(groups: Mapping[str, GroupSums], *, whole: int, total: int, least: int) -> set[str]:
    """The groups whose score may be shown beside that of the whole perspective, by the rules of a result by group."""
    sizes = {name: one.size for name, one in groups.items()}
    valid = {name: one.valid for name, one in groups.items()}
    kept, shown = set(groups), set(groups)
    for floor in floors_up_to(least):  # what a lower floor hides stays hidden under a higher one
        kept = visible_of(sizes, whole, kept, floor)
        shown = visible_of(valid, total, shown & kept, floor)
    return shown
