"""The truck factor: how few people need to go before most of the work has nobody.

After Avelino et al. (2016), who remove people until more than half of the files are orphaned; here topics, and exact for small firms.
"""

from collections.abc import Sequence

import attrs

EXACT_PEOPLE = 20
MOST_SETS = 10


@attrs.frozen(kw_only=True)
class TruckFactor:
    """The smallest number of people whose leaving together leaves more than half of the topics with nobody able.

    Args:
        size: That number; higher is better. 0 when more than half has nobody already, `None` without topics.
        exact: Whether it was searched for exhaustively. If not, it is the size of a set that suffices, found greedily: the true
            figure may be lower.
        sets: The sets of people of this size that suffice, sorted, at most ten; one when not exact.
    """

    size: int | None
    exact: bool
    sets: tuple[tuple[str, ...], ...] = ()


def truck_factor(able: Sequence[Sequence[str]]) -> TruckFactor:
    """The truck factor of a list of topics.

    Args:
        able: Per topic the ids of the people who can do it.

    Returns:
        Exact when at most 20 people can do anything at all, greedy above.

    >>> truck_factor([("ada",), ("ada", "bram"), ("bram",)])
    TruckFactor(size=2, exact=True, sets=(('ada', 'bram'),))
    """
    if not able:
        return TruckFactor(size=None, exact=True)
    work = _work_by_person(able)
    people = sorted(work)
    gone = _greedy(work, topics=len(able))
    if len(people) > EXACT_PEOPLE:
        return TruckFactor(size=len(gone), exact=False, sets=(tuple(sorted(gone)),))
    stayers = _largest_stayers([work[person] for person in people], topics=len(able), at_least=len(people) - len(gone))
    sets = sorted(tuple(person for place, person in enumerate(people) if not chosen >> place & 1) for chosen in stayers)
    return TruckFactor(size=len(sets[0]), exact=True, sets=tuple(sets[:MOST_SETS]))


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
    """Take away whoever can do most of what is still covered, until more than half has nobody."""
    left = dict(sorted(work.items()))
    gone: list[str] = []
    while _most_work_left(_together(left), topics):
        heaviest = max(left, key=lambda person: left[person].bit_count())
        gone.append(heaviest)
        del left[heaviest]
    return gone


def _together(work: dict[str, int]) -> int:
    covered = 0
    for bits in work.values():
        covered |= bits
    return covered


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
