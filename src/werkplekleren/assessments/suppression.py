"""Which small groups may be shown, so that none below the floor can be worked out.

Primary: a group with fewer answers than the floor is hidden. Complementary: what is left of a shown whole
after taking away its shown parts must be nothing, or at least the floor; until it is, the smallest shown
part is hidden too (of equal ones the first by name). A practice of survey offices, not anonymisation in law.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import attrs

from werkplekleren.errors import InvalidValueError, Message

FLOOR = 5
"""The fewest answers for which a result of a confidential perspective is shown."""


@attrs.frozen(kw_only=True)
class Suppression:
    """Which parts of a whole may be shown.

    Args:
        total: How many the whole has, shown or not: for the caller, not for the reader.
        total_visible: Whether the whole may be shown.
        visible: The parts that may be shown, in the order of the input.
        hidden_remainder: How many are in the whole but in no shown part; 0, or at least the floor when the
            whole is shown.
    """

    total: int
    total_visible: bool
    visible: tuple[str, ...]
    hidden_remainder: int


def checked_floor(floor: int) -> int:
    """The floor, when it may be used.

    Raises:
        InvalidValueError: When it is not a whole number of at least 5.
    """
    if type(floor) is not int or floor < FLOOR:
        raise InvalidValueError(
            Message("the floor must be {floor} or a larger whole number, not {found}", {"floor": FLOOR, "found": repr(floor)[:40]})
        )
    return floor


def floors_up_to(least: int) -> range:
    """The floors under which it is decided what may be shown, one after the other: what a lower one hides stays hidden."""
    return range(min(FLOOR, least), least + 1)


def suppress(sizes: Mapping[str, int], *, direct_members: int = 0, floor: int = FLOOR) -> Suppression:
    """Decide which parts of a whole may be shown beside it.

    Args:
        sizes: Part -> how many valid answers it has.
        direct_members: How many belong to the whole but to no part.
        floor: The fewest answers for which something is shown; 5 or more.

    Returns:
        What may be shown.

    Raises:
        InvalidValueError: When a size is not a whole number of at least 0, or the floor is below 5.

    Team B would be large enough, but A could be worked out from the whole and B:

    >>> suppress({"A": 3, "B": 6}).visible
    ()
    >>> suppress({"A": 3, "B": 6}, direct_members=4).visible
    ('B',)
    """
    checked_floor(floor)
    for size in (*sizes.values(), direct_members):
        if type(size) is not int or size < 0:
            raise InvalidValueError(Message("the size of a group must be a whole number of 0 or more, not {found}", {"found": repr(size)[:40]}))
    total = sum(sizes.values()) + direct_members
    shown = visible_of(sizes, total, set(sizes), floor)
    return Suppression(
        total=total,
        total_visible=total >= floor,
        visible=tuple(name for name in sizes if name in shown),
        hidden_remainder=total - sum(sizes[name] for name in shown),
    )


def visible_of(sizes: Mapping[str, int], total: int, candidates: AbstractSet[str], least: int) -> set[str]:
    """The candidates that may be shown beside a whole of `total`; with `least` 1 all that are not empty.

    Args:
        sizes: Part -> its size.
        total: Size of the whole, parts and other members together.
        candidates: The parts that may still be shown; all others count as hidden.
        least: The fewest for which something is shown.
    """
    shown = {name: sizes[name] for name in candidates if sizes[name] >= least}
    remainder = total - sum(shown.values())
    while shown and 0 < remainder < least:
        smallest = min(shown, key=lambda name: (shown[name], name))
        remainder += shown.pop(smallest)
    return set(shown)
