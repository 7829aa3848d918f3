"""The truck factor, exact against brute force and between two bounds above twenty people."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from werkplekleren.retention.truck_factor import truck_factor

CROWD = tuple(f"p{number:02}" for number in range(25))


def subsets(people: list[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(people) + 1):
        yield from combinations(people, size)


teams = st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True).map(tuple), min_size=1, max_size=9)


@settings(deadline=None)
@given(teams)
def test_the_exact_search_agrees_with_trying_every_set(able: list[tuple[str, ...]]) -> None:
    people = sorted({person for who in able for person in who})
    enough = [gone for gone in subsets(people) if 2 * sum(set(who) <= set(gone) for who in able) > len(able)]
    factor = truck_factor(able)
    assert factor.size == len(enough[0])
    assert list(factor.sets) == [gone for gone in enough if len(gone) == factor.size][:10]


def test_the_exact_search_finds_fewer_than_whoever_takes_the_heaviest_or_the_nearest_first() -> None:
    able = ["cd", "ab", "d", "abe", "bc", "ab", "e"]
    assert truck_factor([tuple(who) for who in able]).size == 3, "both greedy ways need four"


def test_above_twenty_people_it_is_exact_where_both_bounds_meet() -> None:
    able = [(f"p{number:02}", "boss") for number in range(25)] + [("boss",)] * 30
    factor = truck_factor(able)
    assert (factor.size, factor.exact, factor.sets, factor.at_least) == (1, True, (("boss",),), 1)


def test_above_twenty_people_whose_topics_hang_on_them_go_before_who_can_do_most() -> None:
    able = [("a", "b", "c")] * 8 + [("lone",)] * 10 + [CROWD]
    factor = truck_factor(able)
    assert (factor.size, factor.exact, factor.sets) == (1, True, (("lone",),))


many = st.lists(
    st.sets(st.integers(0, 24), min_size=0, max_size=4).map(lambda who: tuple(f"p{one:02}" for one in sorted(who))), min_size=1, max_size=40
)


@settings(deadline=None)
@given(many)
def test_above_twenty_people_the_figure_lies_between_what_is_proven_and_a_set_that_suffices(able: list[tuple[str, ...]]) -> None:
    able = [*able, CROWD]
    factor = truck_factor(able)
    assert factor.size is not None
    assert factor.at_least is not None
    assert factor.at_least <= factor.size
    assert factor.exact == (factor.at_least == factor.size)
    (gone,) = factor.sets
    assert len(gone) == factor.size
    assert 2 * sum(set(who) <= set(gone) for who in able) > len(able)


@settings(deadline=None)
@given(teams)
def test_above_twenty_people_the_true_figure_lies_between_the_bounds(able: list[tuple[str, ...]]) -> None:
    """A topic that 25 others can do makes the search greedy, and is never worth taking away."""
    people = sorted({person for who in able for person in who})
    enough = [len(gone) for gone in subsets(people) if 2 * sum(set(who) <= set(gone) for who in able) > len(able) + 1]
    assume(enough)
    factor = truck_factor([*able, CROWD])
    assert factor.size is not None
    assert factor.at_least is not None
    assert factor.at_least <= min(enough) <= factor.size


def test_twenty_people_who_can_all_do_everything_are_searched_at_once() -> None:
    able = [tuple(f"p{number:02}" for number in range(20))] * 300
    assert truck_factor(able).size == 20


def test_without_topics_there_is_none() -> None:
    assert truck_factor([]).size is None


def test_it_is_zero_when_most_topics_have_nobody_already() -> None:
    factor = truck_factor([(), (), ("a",)])
    assert (factor.size, factor.sets) == (0, ((),))
