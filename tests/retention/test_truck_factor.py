"""The truck factor, exact against brute force and greedy above twenty people."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from werkplekleren.retention.truck_factor import truck_factor

teams = st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True).map(tuple), min_size=1, max_size=9)


@settings(deadline=None)
@given(teams)
def test_the_exact_search_agrees_with_trying_every_set(able: list[tuple[str, ...]]) -> None:
    people = sorted({person for who in able for person in who})
    enough = [
        gone for size in range(len(people) + 1) for gone in combinations(people, size) if 2 * sum(set(who) <= set(gone) for who in able) > len(able)
    ]
    factor = truck_factor(able)
    assert factor.size == len(enough[0])
    assert list(factor.sets) == [gone for gone in enough if len(gone) == factor.size][:10]


def test_above_twenty_people_it_is_greedy_and_says_so() -> None:
    able = [(f"p{number:02}", "boss") for number in range(25)] + [("boss",)] * 30
    factor = truck_factor(able)
    assert (factor.size, factor.exact, factor.sets) == (1, False, (("boss",),))


def test_twenty_people_who_can_all_do_everything_are_searched_at_once() -> None:
    able = [tuple(f"p{number:02}" for number in range(20))] * 300
    assert truck_factor(able).size == 20


def test_without_topics_there_is_none() -> None:
    assert truck_factor([]).size is None


def test_it_is_zero_when_most_topics_have_nobody_already() -> None:
    factor = truck_factor([(), (), ("a",)])
    assert (factor.size, factor.sets) == (0, ((),))
