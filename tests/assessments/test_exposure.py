"""Nobody finds a sum over fewer than the floor in what is shown: looked for by brute force, in fractions."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from werkplekleren.assessments import suppress, suppress_table
from werkplekleren.assessments.exposure import Class, is_exposed
from werkplekleren.assessments.table_suppression import Place
from werkplekleren.errors import InvalidValueError


def rank(rows: Iterable[Iterable[int]]) -> int:
    """The rank of a matrix, by the schoolbook."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        for at in range(found + 1, len(left)):
            times = left[at][column] / pivot[column]
            left[at] = [value - times * other for value, other in zip(left[at], pivot, strict=True)]
        found += 1
    return found


def attack(sizes: Mapping[Any, int], figures: Iterable[frozenset[Any]], floor: int, unknowns: Mapping[Any, Any] | None = None) -> bool:
    """Try every set of fewer than `floor` people: does some combination of figures rest on them alone?

    `unknowns` says to which people an unknown belongs; without it each is its own.
    """
    owner = unknowns or {name: name for name in sizes}
    columns = [name for name, people in owner.items() if sizes[people]]
    matrix = [[int(column in figure) for column in columns] for figure in figures]
    people = [name for name, size in sizes.items() if 0 < size < floor]
    whole = rank(matrix)
    for count in range(1, len(people) + 1):
        for some in combinations(people, count):
            if sum(sizes[name] for name in some) < floor:
                kept = [place for place, column in enumerate(columns) if owner[column] not in some]
                if rank([[row[place] for place in kept] for row in matrix]) < whole:
                    return True
    return False


ROWS, COLUMNS = ("lassen", "frezen", "montage", "kantoor"), ("kort", "midden", "lang")
counts = st.one_of(st.integers(0, 4), st.integers(0, 9))
places = st.tuples(st.sampled_from([*ROWS, None]), st.sampled_from([*COLUMNS, None]))
tables = st.dictionaries(places, counts, max_size=16)
floors = st.integers(5, 8)


def figures_of(table: Mapping[Place, int], floor: int) -> list[frozenset[Hashable]]:
    """Everything that is shown of a table, each as the cells that it sums."""
    found = suppress_table(table, floor=floor)
    return [
        *([frozenset[Hashable](table)] if found.total_visible else []),
        *(frozenset[Hashable](place for place in table if place[0] == row) for row in found.rows),
        *(frozenset[Hashable](place for place in table if place[1] == column) for column in found.columns),
        *(frozenset[Hashable]({cell}) for cell in found.cells),
    ]


@settings(max_examples=300)
@given(tables, floors)
def test_nothing_below_the_floor_can_be_worked_out_from_a_table_with_totals(table: dict[Place, int], floor: int) -> None:
    assert not attack(table, figures_of(table, floor), floor)


@given(tables, floors)
def test_what_is_shown_of_a_table_is_large_enough_by_itself(table: dict[Place, int], floor: int) -> None:
    for figure in figures_of(table, floor):
        assert sum(table[place] for place in table if place in figure) >= floor


@given(tables, st.randoms(use_true_random=False), floors)
def test_order_of_a_table_has_no_influence_on_what_is_shown(table: dict[Place, int], random: Random, floor: int) -> None:
    mixed = list(table.items())
    random.shuffle(mixed)
    one, other = suppress_table(table, floor=floor), suppress_table(dict(mixed), floor=floor)
    assert (set(one.rows), set(one.columns), set(one.cells), one.total) == (set(other.rows), set(other.columns), set(other.cells), other.total)


@given(tables, floors, floors)
def test_higher_floor_never_shows_more_of_a_table(table: dict[Place, int], one: int, other: int) -> None:
    low, high = (suppress_table(table, floor=floor) for floor in sorted([one, other]))
    assert set(high.rows) <= set(low.rows)
    assert set(high.columns) <= set(low.columns)
    assert set(high.cells) <= set(low.cells)


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 12)), st.integers(0, 6))
def test_table_of_one_column_shows_the_rows_that_are_shown_without_a_table(sizes: dict[str, int], direct: int) -> None:
    table: dict[Place, int] = {**{(name, "x"): size for name, size in sizes.items()}, (None, "x"): direct}
    found, alone = suppress_table(table), suppress(sizes, direct_members=direct)
    assert set(found.rows) == set(alone.visible)
    assert {row for row, _ in found.cells} <= set(alone.visible)


def test_table_in_which_everything_is_large_is_shown_whole() -> None:
    table: dict[Place, int] = {(row, column): 5 + place for place, row in enumerate(ROWS) for column in COLUMNS}
    found = suppress_table(table)
    assert (found.rows, found.columns, len(found.cells), found.total) == (ROWS, COLUMNS, 12, 78)


def test_two_rows_and_columns_that_belong_together_cannot_tell_the_one_who_does_not() -> None:
    """Lassen and frezen have only kort and midden, but for one person: the totals alone would tell about that one."""
    table: dict[Place, int] = {
        ("lassen", "kort"): 4,
        ("lassen", "midden"): 4,
        ("frezen", "kort"): 4,
        ("frezen", "midden"): 4,
        ("lassen", "lang"): 1,
        ("montage", "lang"): 30,
    }
    figures = [frozenset[Hashable](place for place in table if name in place) for name in (*ROWS, *COLUMNS)]
    assert attack(table, figures, 5)
    found = suppress_table(table)
    assert not attack(table, figures_of(table, 5), 5)
    assert len(found.rows) + len(found.columns) < 6


def test_table_below_the_floor_shows_nothing() -> None:
    found = suppress_table({("lassen", "kort"): 4})
    assert (found.total_visible, found.rows, found.columns, found.cells) == (False, (), (), ())


@pytest.mark.parametrize(("table", "floor"), [({("a", "b"): -1}, 5), ({("a", "b"): 1.0}, 5), ({("a", "b"): 9}, 4)])
def test_wrong_sizes_and_floors_are_refused(table: dict[Place, int], floor: int) -> None:
    with pytest.raises(InvalidValueError):
        suppress_table(table, floor=floor)


names = st.sampled_from("abcdefgh")
figure_sets = st.lists(st.frozensets(names, min_size=1), max_size=7)


@settings(max_examples=300)
@given(st.dictionaries(names, counts, min_size=1), figure_sets, floors)
def test_exposure_is_what_brute_force_finds(sizes: dict[str, int], figures: list[frozenset[str]], floor: int) -> None:
    classes = [Class(size=size, columns=frozenset(name)) for name, size in sizes.items()]
    sets: list[frozenset[Hashable]] = [frozenset[Hashable](figure & sizes.keys()) for figure in figures]
    assert is_exposed(classes, sets, floor) is attack(sizes, sets, floor)


@settings(max_examples=200)
@given(st.dictionaries(names, counts, min_size=1), st.lists(st.frozensets(st.tuples(names, st.integers(0, 1)), min_size=1), max_size=6), floors)
def test_people_whose_answers_changed_count_once(sizes: dict[str, int], figures: list[frozenset[tuple[str, int]]], floor: int) -> None:
    owner: dict[Hashable, Hashable] = {(name, version): name for name in sizes for version in range(2)}
    classes = [Class(size=size, columns=frozenset({(name, 0), (name, 1)})) for name, size in sizes.items()]
    sets = [frozenset[Hashable](figure & owner.keys()) for figure in figures]
    assert is_exposed(classes, sets, floor) is attack(sizes, sets, floor, owner)
