"""Agreement within a group: which answers count, and what grows only because there are more items."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren.assessments import within_group_agreement
from werkplekleren.errors import InvalidValueError


def test_r_wg_j_grows_with_the_number_of_items_and_r_star_does_not() -> None:
    few, many = ([[answer] * items for answer in (2, 3, 3, 4)] for items in (2, 10))
    one, other = within_group_agreement(few, options=5), within_group_agreement(many, options=5)
    assert (one.r_star_wg_j, one.items[0].r_wg) == (other.r_star_wg_j, other.items[0].r_wg)
    assert (other.r_wg_j or 0) > (one.r_wg_j or 0) > (one.r_star_wg_j or 0)


def test_ours_uses_each_answer_as_multilevel_does_from_2_8_where_2_7_left_out_the_person() -> None:
    gap = within_group_agreement([[4, 4], [5, None], [2, 3], [3, 4]], options=5)
    whole = within_group_agreement([[4, 4], [2, 3], [3, 4]], options=5)
    assert (gap.missing, gap.n, [item.n for item in gap.items]) == ("per-item", 4, [4, 3])
    assert gap.items[1].variance == whole.items[1].variance
    assert gap.items[0].variance != whole.items[0].variance
    assert gap.r_wg_j != whole.r_wg_j


def test_an_item_that_one_person_answered_does_not_count_for_the_scale() -> None:
    found = within_group_agreement([[4, 4], [5, None], [None, None]], options=5)
    assert (found.n, found.items_used, found.items[1].n, found.items[1].r_wg) == (2, 1, 1, None)
    assert found.r_wg_j == found.items[0].r_wg


@pytest.mark.parametrize("rows", [[], [[3, 4]], [[None, None], [None, None]]])
def test_nobody_agrees_alone(rows: list[list[int | None]]) -> None:
    found = within_group_agreement(rows, options=5)
    assert (found.r_wg_j, found.r_star_wg_j, found.a_wg, found.ad_mean, found.ad_median, found.agrees_in_practice) == (None,) * 6


def test_people_who_differ_more_than_at_random_have_no_agreement_and_the_untruncated_figure_shows_it() -> None:
    found = within_group_agreement([[1, 1], [5, 5]], options=5)
    assert (found.items[0].r_wg, found.r_wg_j) == (0, 0)
    assert (found.items[0].r_wg_untruncated, found.r_star_wg_j) == (-3, -3)
    assert found.items[0].a_wg == -1


@pytest.mark.parametrize("answers", [[1, 1, 1, 1], [1, 1, 1, 2], [1, 1, 2, 3], [5, 4, 5, 4]])
def test_a_wg_is_not_defined_where_the_mean_leaves_no_room_on_one_side(answers: list[int]) -> None:
    """Four people on 1 to 5: defined from 2 to 4, both included."""
    found = within_group_agreement([[answer] for answer in answers], options=5)
    assert (found.items[0].a_wg, found.a_wg, found.a_wg_items) == (None, None, 0)


@pytest.mark.parametrize(("answers", "value"), [([1, 2, 2, 3], 2 / 3), ([1, 1, 1, 5], -1), ([3, 4, 4, 5], 2 / 3)])
def test_a_wg_is_defined_up_to_the_limits_of_the_mean(answers: list[int], value: float) -> None:
    found = within_group_agreement([[answer] for answer in answers], options=5)
    assert found.a_wg == pytest.approx(value)
    assert found.a_wg_items == 1


def test_full_agreement_inside_the_scale_is_one_by_every_measure() -> None:
    found = within_group_agreement([[3, 2], [3, 2], [3, 2]], options=4)
    assert (found.r_wg_j, found.r_star_wg_j, found.a_wg, found.ad_mean, found.ad_median, found.agrees_in_practice) == (1, 1, 1, 0, 0, True)


def test_average_deviation_counts_as_agreement_below_a_sixth_of_the_options_and_not_at_it() -> None:
    at_it = within_group_agreement([[1], [3], [3], [1]], options=6)
    assert (at_it.ad_mean, at_it.ad_limit, at_it.agrees_in_practice) == (1, 1, False)
    assert within_group_agreement([[1], [3], [2], [2]], options=6).agrees_in_practice


def test_a_scale_may_begin_elsewhere() -> None:
    assert within_group_agreement([[0, 1], [2, 2], [3, 1]], options=5, low=0).a_wg == within_group_agreement([[1, 2], [3, 3], [4, 2]], options=5).a_wg


def test_everything_outside_the_scale_is_named_with_its_place() -> None:
    with pytest.raises(InvalidValueError) as caught:
        within_group_agreement([[0, 5], [5.5, None], [3, 6]], options=5)
    assert [str(problem.place) for problem in caught.value.problems] == ["rows[0][0]", "rows[1][0]", "rows[2][1]"]
    assert caught.value.problems[1].found == "11/2"


@pytest.mark.parametrize("options", [1, 5.0, True, 1001])
def test_options_are_a_whole_number_of_two_or_more(options: int) -> None:
    with pytest.raises(InvalidValueError, match="options must be a whole number from 2"):
        within_group_agreement([[1]], options=options)


groups = st.integers(1, 4).flatmap(
    lambda items: st.lists(st.lists(st.none() | st.integers(1, 5), min_size=items, max_size=items), min_size=1, max_size=8)
)


@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing_and_that_of_items_only_their_place(rows: list[list[int | None]], random: Random) -> None:
    order = random.sample(range(len(rows[0])), len(rows[0]))
    one = within_group_agreement(rows, options=5)
    assert within_group_agreement(random.sample(rows, len(rows)), options=5) == one
    other = within_group_agreement([[row[position] for position in order] for row in rows], options=5)
    assert (other.r_wg_j, other.r_star_wg_j, other.a_wg, other.ad_mean, other.ad_median) == (
        one.r_wg_j,
        one.r_star_wg_j,
        one.a_wg,
        one.ad_mean,
        one.ad_median,
    )


@given(groups)
def test_turning_the_scale_round_changes_no_agreement(rows: list[list[int | None]]) -> None:
    one = within_group_agreement(rows, options=5)
    other = within_group_agreement([[None if answer is None else 6 - answer for answer in row] for row in rows], options=5)
    assert [(item.r_wg, item.a_wg, item.ad_mean, item.ad_median) for item in other.items] == [
        (item.r_wg, item.a_wg, item.ad_mean, item.ad_median) for item in one.items
    ]


@given(groups)
def test_every_measure_stays_within_its_bounds(rows: list[list[int | None]]) -> None:
    found = within_group_agreement(rows, options=5)
    for item in found.items:
        if item.r_wg is not None:
            assert 0 <= item.r_wg <= 1
            assert (item.ad_median or 0) <= (item.ad_mean or 0) + 1e-12, "the median is the point nearest to all"
        assert item.a_wg is None or -1 <= item.a_wg <= 1
    assert found.r_wg_j is None or 0 <= found.r_wg_j <= 1
