"""What can be worked out from figures that are shown together: on how few people some sum or difference of them can rest.

A figure is the sum (or mean) over a set of people; a reader may add and subtract figures, as often as they like. What is
found so is a combination of the figures, and it rests on those who do not cancel out. The question is whether some
combination that is not empty rests on fewer than the floor. It is answered exactly: people who are in the same figures
are taken together; those who are too many to be a danger are made to cancel out first (Gauss, in whole numbers), and what
is left is searched whole.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import gcd

import attrs

_Row = dict[int, int]
"""Column -> coefficient, without zeros."""


@attrs.frozen(kw_only=True)
class Class:
    """People who are alike in all figures.

    Args:
        size: How many they are.
        columns: The unknowns that belong to them: one, or several when their answers changed between releases.
    """

    size: int
    columns: frozenset[Hashable]


def is_exposed(classes: Iterable[Class], figures: Iterable[frozenset[Hashable]], floor: int) -> bool:
    """Whether some combination of figures rests on 1 to floor - 1 people.

    Args:
        classes: Everybody, in classes that share no columns.
        figures: Each figure as the set of columns that it sums.
        floor: The fewest people that something may rest on.

    The total and one of two parts give the other part:

    >>> classes = [Class(size=3, columns=frozenset("a")), Class(size=6, columns=frozenset("b"))]
    >>> is_exposed(classes, [frozenset("ab"), frozenset("b")], 5), is_exposed(classes, [frozenset("ab")], 5)
    (True, False)
    """
    known = [one for one in classes if one.size]
    number = {column: place for place, column in enumerate(sorted({column for one in known for column in one.columns}, key=repr))}
    groups = [(one.size, frozenset(number[column] for column in one.columns)) for one in known]
    rows = [{number[column]: 1 for column in figure if column in number} for figure in dict.fromkeys(figures)]
    return any(_can_be_small(groups, part, floor) for part in _apart(_safe_from(groups, rows, floor), groups))


def _safe_from(groups: list[tuple[int, frozenset[int]]], rows: list[_Row], floor: int) -> list[_Row]:
    """A basis of the combinations that rest on nobody of a class, or of several that always go together, of at least the floor."""
    while True:
        large = {column for size, columns in groups if size >= floor for column in columns}
        rows = _vanishing(rows, large)
        together: dict[object, list[int]] = {}
        for place, (size, columns) in enumerate(groups):
            key = _along(rows, next(iter(columns))) if len(columns) == 1 and size < floor else None
            if key:
                together.setdefault(key, []).append(place)
        merged = [
            (sum(groups[place][0] for place in places), frozenset(c for place in places for c in groups[place][1])) for places in together.values()
        ]
        if not any(size >= floor for size, _ in merged):
            return rows
        groups = [*groups, *((size, columns) for size, columns in merged if size >= floor)]


def _along(rows: Sequence[_Row], column: int) -> tuple[tuple[int, int], ...]:
    """A column, the same for columns that are a multiple of each other."""
    entries = [(place, row[column]) for place, row in enumerate(rows) if column in row]
    if not entries:
        return ()
    common = gcd(*(value for _, value in entries)) * (1 if entries[0][1] > 0 else -1)
    return tuple((place, value // common) for place, value in entries)


def _vanishing(rows: Iterable[_Row], columns: set[int]) -> list[_Row]:
    """A basis of the combinations of rows that are zero in these columns, in steps from the left."""
    pivots: dict[tuple[bool, int], _Row] = {}
    for start in rows:
        row = dict(start)
        heap = [(column not in columns, column) for column in row]
        heapify(heap)
        while heap:
            lead = heappop(heap)
            value = row.get(lead[1])
            if value is None:
                continue
            pivot = pivots.get(lead)
            if pivot is None:
                pivots[lead] = row
                break
            for column in pivot.keys() - row.keys():
                heappush(heap, (column not in columns, column))
            row = _less(row, pivot, lead[1])
    return [row for (small, _), row in sorted(pivots.items()) if small]


def _less(row: _Row, pivot: _Row, column: int) -> _Row:
    """A row with so much of a pivot taken away that it is zero in a column; in whole numbers."""
    common = gcd(row[column], pivot[column])
    own, other = pivot[column] // common, row[column] // common
    made = {at: own * value for at, value in row.items()}
    for at, value in pivot.items():
        left = made.get(at, 0) - other * value
        if left:
            made[at] = left
        else:
            made.pop(at, None)
    return made


def _apart(rows: list[_Row], groups: Iterable[tuple[int, frozenset[int]]]) -> Iterator[list[_Row]]:
    """The rows in parts that share no column and no class."""
    class_of = {column: place for place, (_, columns) in enumerate(groups) for column in columns}
    left = [(row, {class_of[column] for column in row}) for row in rows]
    while left:
        row, reach = left.pop()
        part = [row]
        while near := [one for one in left if not reach.isdisjoint(one[1])]:
            left = [one for one in left if reach.isdisjoint(one[1])]
            part += [row for row, _ in near]
            reach = reach.union(*(classes for _, classes in near))
        yield part


def _can_be_small(groups: Iterable[tuple[int, frozenset[int]]], rows: list[_Row], floor: int) -> bool:
    """Whether some combination of the rows, which hang together, rests on 1 to floor - 1 people."""
    reached = {column for row in rows for column in row}
    there = [(size, columns & reached) for size, columns in groups if size < floor and columns & reached]
    return any(_rank(rows, kept) < len(rows) for kept in _rests(there, reached, floor))


def _rests(groups: list[tuple[int, frozenset[int]]], columns: set[int], floor: int) -> Iterator[set[int]]:
    """The columns without those of some classes that are fewer than the floor together; only the largest such choices."""

    def chosen(at: int, room: int, least_left_out: int) -> Iterator[frozenset[int]]:
        if at == len(groups):
            if room < least_left_out:
                yield frozenset()
            return
        size, own = groups[at]
        if size <= room:
            for more in chosen(at + 1, room - size, least_left_out):
                yield own | more
        yield from chosen(at + 1, room, min(least_left_out, size))

    for taken in chosen(0, floor - 1, floor):
        yield columns - taken


def _rank(rows: Iterable[Mapping[int, int]], columns: set[int]) -> int:
    return len(_vanishing([{column: value for column, value in row.items() if column in columns} for row in rows], set()))
