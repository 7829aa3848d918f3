"""Alpha says what it rests on, and does not hide what is odd."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from werkplekleren.assessments import CronbachAlpha, MissingRule, cronbach_alpha, mean_score, spearman_brown
from werkplekleren.assessments.statistics.alpha import feldt_interval

ROWS = [[4, 5, 4], [2, 3, 3], [5, 5, 4], [1, 2, 2], [3, 3, 5], [2, 4, 1]]


def value(found: CronbachAlpha) -> float:
    assert found.value is not None
    return found.value


def test_our_interval_uses_the_rows_that_were_used_where_pingouin_keeps_n_from_before_deletion() -> None:
    with_gaps: list[list[int | None]] = [*map(list[int | None], ROWS), [3, None, 4], [None, 2, 2]]
    found = cronbach_alpha(with_gaps)
    assert (found.n, found.left_out, found.missing) == (6, 2, "listwise")
    assert found == cronbach_alpha([*ROWS, (None, None, None), (None, None, None)])
    assert found.interval == cronbach_alpha(ROWS).interval == feldt_interval(value(found), 6, 3, 0.95)
    assert found.interval != feldt_interval(value(found), len(with_gaps), 3, 0.95)


def test_pairwise_uses_each_answer_and_the_smallest_number_that_two_items_share() -> None:
    found = cronbach_alpha([*ROWS, [3, None, 4], [None, 2, 2], [None, None, None]], missing="pairwise")
    assert (found.n, found.left_out) == (6, 1)
    assert [item.answered for item in found.items] == [7, 7, 8]
    assert value(found) != value(cronbach_alpha(ROWS))


def test_two_items_that_nobody_answered_together_have_no_alpha() -> None:
    found = cronbach_alpha([[1, None], [2, None], [None, 3], [None, 5]], missing="pairwise")
    assert (found.value, found.n, found.items[0].mean, found.items[0].alpha_if_dropped) == (None, 0, 1.5, None)
    assert str(found.notes[0]) == "alpha needs two or more respondents who answered the same items, not 0"


def test_reversing_on_the_own_range_or_on_that_of_all_items_as_psych_does_gives_one_alpha_but_other_means() -> None:
    own = [[high, mean_score([low], low=1, high=5, reversed_at=[0])] for high, low in [(2, 4), (7, 2), (9, 1), (4, 4)]]
    overall = [[high, mean_score([low], low=0, high=10, reversed_at=[0])] for high, low in [(2, 4), (7, 2), (9, 1), (4, 4)]]
    assert value(cronbach_alpha(own)) == value(cronbach_alpha(overall))
    assert (cronbach_alpha(own).items[1].mean, cronbach_alpha(overall).items[1].mean) == (3.25, 7.25)


def test_a_negative_alpha_is_reported_with_what_to_look_at() -> None:
    found = cronbach_alpha([[1, 5], [2, 4], [3, 3], [5, 2]])
    assert value(found) < 0
    assert [str(note) for note in found.notes] == ["alpha is negative: check reverse keys"]


def test_an_item_that_does_not_vary_is_named_and_leaves_correlations_undefined() -> None:
    found = cronbach_alpha([[1, 3, 2], [2, 3, 2], [5, 3, 4]])
    assert value(found) > 0
    assert (found.standardised, found.mean_inter_item, found.items[1].item_rest) == (None, None, None)
    assert [str(note) for note in found.notes] == ["the item at position 1 does not vary"]


def test_of_two_items_neither_can_be_dropped() -> None:
    assert [item.alpha_if_dropped for item in cronbach_alpha([[1, 2], [2, 2], [4, 5]]).items] == [None, None]


def test_two_items_that_are_each_others_opposite_have_no_standardised_alpha() -> None:
    found = cronbach_alpha([[1, 6], [2, 4], [3, 2]])
    assert (found.mean_inter_item, found.standardised) == (-1, None)


@pytest.mark.parametrize("missing", ["listwise", "pairwise"])
@pytest.mark.parametrize("rows", [[], [[], []], [[None, None]], [[1, None], [None, 2]]])
def test_rows_without_answers_have_no_alpha_and_no_error(rows: list[list[int | None]], missing: MissingRule) -> None:
    assert cronbach_alpha(rows, missing=missing).value is None


tables = st.integers(2, 5).flatmap(lambda items: st.lists(st.lists(st.integers(1, 7), min_size=items, max_size=items), min_size=3, max_size=12))


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_items_changes_nothing(rows: list[list[int]], random: Random) -> None:
    order = random.sample(range(len(rows[0])), len(rows[0]))
    turned = [[row[position] for position in order] for row in random.sample(rows, len(rows))]
    one, other = cronbach_alpha(rows), cronbach_alpha(turned)
    assert (one.value, one.interval, one.mean_inter_item) == (other.value, other.interval, other.mean_inter_item)
    assert [one.items[position].item_rest for position in order] == [item.item_rest for item in other.items]
    assert [one.items[position].alpha_if_dropped for position in order] == [item.alpha_if_dropped for item in other.items]


@given(tables, st.integers(-20, 20), st.integers(1, 9))
def test_another_zero_and_another_unit_change_nothing(rows: list[list[int]], start: int, unit: int) -> None:
    one = cronbach_alpha(rows)
    other = cronbach_alpha([[start + Fraction(answer, unit) for answer in row] for row in rows])
    assert (other.value, other.standardised, other.interval) == (one.value, one.standardised, one.interval)


@given(tables)
def test_alpha_if_dropped_is_the_alpha_without_the_item(rows: list[list[int]]) -> None:
    for item in cronbach_alpha(rows).items:
        without = [row[: item.position] + row[item.position + 1 :] for row in rows]
        assert item.alpha_if_dropped == cronbach_alpha(without).value


@given(tables)
def test_alpha_is_at_most_one_and_lies_in_its_interval(rows: list[list[int]]) -> None:
    found = cronbach_alpha(rows, confidence=0.9)
    assume(found.value is not None)
    assert value(found) <= 1
    assert found.interval is not None
    assert found.interval.low <= value(found) + 1e-12 or len(rows) < 5
    assert found.interval.low <= found.interval.high


@given(st.lists(st.integers(-9, 9), min_size=2, max_size=5, unique=True), st.lists(st.integers(-3, 3), min_size=2, max_size=4))
def test_of_parallel_items_alpha_is_spearman_brown_of_their_correlation(true: list[int], errors: list[int]) -> None:
    """Each true score with the errors in every order: items with one variance and one covariance."""
    found = cronbach_alpha([[score + error for error in order] for score in true for order in permutations(errors)])
    assume(found.value is not None)
    assert found.mean_inter_item is not None
    assert found.value == pytest.approx(spearman_brown(found.mean_inter_item, len(errors)), abs=1e-9)
    assert found.standardised == pytest.approx(found.value, abs=1e-9)
