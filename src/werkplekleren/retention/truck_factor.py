"""The truck factor: how few people need to go before most of the work has nobody.

After Avelino et al. (2016), who remove people until more than half of the files are orphaned; here topics, exact for small firms, and
between two bounds for large ones.
"""

from collections.abc import Sequence
from itertools import accumulate

import attrs

EXACT_PEOPLE = 20
MOST_SETS = 10


@attrs.frozen(kw_only=True)
class TruckFactor:
    """The smallest number of people whose leaving together leaves more than half of the topics with nobody able.

    Args:
        size: That number; higher is better. 0 when more than half has nobody already, `None` without topics.
        exact: Whether it is proven. If not, it is the size of a set that suffices, found greedily: the true figure may be lower, but not
            below `at_least`.
        sets: Sets of people of this size that suffice, sorted: all of them up to ten after an exhaustive search, else one.
        at_least: What is proven that the figure is not below: `size` when it is exact.
    """

    size: int | None
    exact: bool
    sets: tuple[tuple[str, ...], ...] = ()
    at_least: int | None = None


def truck_factor(able: Sequence[Sequence[str]]) -> TruckFactor:
    """The truck factor of a list of topics.

    Args:
        able: Per topic the ids of the people who can do it.

    Returns:
        Exact when at most 20 people can do anything at all. Above that a set that suffices, found greedily, beside a lower bound;
        exact where both are the same.

    >>> truck_factor([("ada",), ("ada", "bram"), ("bram",)])
    TruckFactor(size=2, exact=True, sets=(('ada', 'bram'),), at_least=2)
    """
    if not able:
        return TruckFactor(size=None, exact=True)
    work = _work_by_person(able)
    people = sorted(work)
    gone = min(_greedy(work, topics=len(able)), _fewest_holders_first(able), key=len)
    if len(people) > EXACT_PEOPLE:
        at_least = _lower_bound(able, work)
        return TruckFactor(size=len(gone), exact=at_least == len(gone), sets=(tuple(sorted(gone)),), at_least=at_least)
    stayers = _largest_stayers([work[person] for person in people], topics=len(able), at_least=len(people) - len(gone))
    sets = sorted(tuple(person for place, person in enumerate(people) if not chosen >> place & 1) for chosen in stayers)
    return TruckFactor(size=len(sets[0]), exact=True, sets=tuple(sets[:MOST_SETS]), at_least=len(sets[0]))


def _work_by_person(able: Sequence[Sequence[str]]) -> dict[str, int]:
    """Person -> the topics the person can do, as bits."""
    work: dict[str, int] = {}
    for place, people in enumerate(able):
        for person in people:
            work[person] = work.get(person, 0) | 1 << place
    return work


def _most_work_left(covered: int, topics: int) -> bool:
    """Whether at least half of the topics still have somebody."""
    return 2 * covered.bit_count() >= topics


def _greedy(work: dict[str, int], *, topics: int) -> list[str]:
    """Take away whoever can do most topics, until more than half has nobody."""
    heaviest = sorted(work, key=lambda person: (-work[person].bit_count(), person))
    left = [*accumulate((work[person] for person in reversed(heaviest)), int.__or__, initial=0)][::-1]
    return heaviest[: next(count for count, covered in enumerate(left) if not _most_work_left(covered, topics))]


def _fewest_holders_first(able: Sequence[Sequence[str]]) -> list[str]:
    """Take away all holders of the topic that needs the fewest more to go, until more than half has nobody."""
    holders = {place: set(people) for place, people in enumerate(able) if people}
    holding: dict[str, list[int]] = {}
    for place, people in enumerate(able):
        for person in people:
            holding.setdefault(person, []).append(place)
    gone: list[str] = []
    while 2 * len(holders) >= len(able):
        place = min(holders, key=lambda one: (len(holders[one]), one))
        for person in sorted(holders[place]):
            gone.append(person)
            for other in holding[person]:
                holders[other].discard(person)
        holders = {place: people for place, people in holders.items() if people}
    return gone


def _lower_bound(able: Sequence[Sequence[str]], work: dict[str, int]) -> int:
    """What the figure is not below.

    More than half of the topics must lose all their holders. So at least as many people go as the last of them has holders, when
    they are the ones with the fewest; and those who go hold at least as many topics together as these have holders.
    """
    lost = len(able) // 2 + 1
    fewest = sorted(map(len, able))[:lost]
    most = sorted((min(bits.bit_count(), lost) for bits in work.values()), reverse=True)
    count = next(count for count, held in enumerate(accumulate(most, initial=0)) if held >= sum(fewest))
    return max(fewest[-1], count)


def _largest_stayers(work: list[int], *, topics: int, at_least: int) -> list[int]:
    """The largest sets of people (as bits) that can stay while more than half of the topics has nobody.

    If a set may stay, so may every part of it; so a branch ends as soon as too much is covered, or when it cannot
    become as large as the best one.
    """
    best = at_least
    found: list[int] = []
    branches = [(0, 0, 0, 0)]
    while branches:
        place, chosen, covered, size = branches.pop()
        if size + len(work) - place < best:
            continue
        if place == len(work):
            if size > best:
                best, found = size, []
            found.append(chosen)
            continue
        branches.append((place + 1, chosen, covered, size))
        more = covered | work[place]
        if not _most_work_left(more, topics):
            branches.append((place + 1, chosen | 1 << place, more, size + 1))
    return found
