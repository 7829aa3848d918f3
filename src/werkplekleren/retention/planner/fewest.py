"""The fewest people who together meet several requirements, and who is among them."""

from collections.abc import Mapping
from functools import lru_cache

Share = frozenset[int]
"""The numbers of the requirements that somebody counts for."""

MOST_STATES = 20_000
"""So many situations are looked at; beyond it what is left is taken to be met by as many as its greatest requirement asks."""


def fewest(wanted: tuple[int, ...], people: Mapping[Share, int], most: int = MOST_STATES) -> int:
    """How many people it takes at the least; a requirement for which there are too few people takes all of them.

    Args:
        wanted: How many each requirement asks.
        people: How many people there are who count for just these requirements.
        most: How many situations are looked at.

    >>> fewest((1, 1), {frozenset({0}): 3, frozenset({1}): 3}), fewest((1, 1), {frozenset({0}): 3, frozenset({0, 1}): 1})
    (2, 1)
    """
    shares = sorted(people.items(), key=lambda one: (-len(one[0]), sorted(one[0])))
    numbers = range(len(wanted))
    behind = [[0] * len(wanted)]
    for share, many in reversed(shares):
        behind.append([behind[-1][number] + (many if number in share else 0) for number in numbers])
    behind.reverse()
    known: dict[tuple[int, tuple[int, ...]], int] = {}

    def rest(place: int, left: tuple[int, ...]) -> int:
        greatest = max(left, default=0)
        if not greatest:
            return 0
        if (place, left) not in known:
            if len(known) >= most:
                return greatest
            share, many = shares[place]
            least = max(max(0, left[number] - behind[place + 1][number]) for number in numbers)
            best = len(wanted) * greatest
            for taken in range(min(many, max((left[number] for number in share), default=0)), least - 1, -1):
                after = tuple(max(0, left[number] - taken) if number in share else left[number] for number in numbers)
                best = min(best, taken + rest(place + 1, after))
            known[place, left] = best
        return known[place, left]

    return rest(0, tuple(min(asked, there) for asked, there in zip(wanted, behind[0], strict=True)))


@lru_cache(maxsize=1024)
def on_the_way(wanted: tuple[int, ...], people: tuple[tuple[Share, int], ...]) -> frozenset[Share]:
    """For which requirements somebody must count to be one of the fewest people who meet all.

    >>> short, both = frozenset({0}), frozenset({0, 1})
    >>> on_the_way((1, 1), ((short, 3), (both, 1))) == {both}
    True
    """
    there = dict(people)
    least = fewest(wanted, there)
    found: list[Share] = []
    for share, many in people:
        left = tuple(max(0, asked - (number in share)) for number, asked in enumerate(wanted))
        if 1 + fewest(left, there | {share: many - 1}) <= least:
            found.append(share)
    return frozenset(found)
