"""A change counts when it is larger than error, and every size of it says what it was divided by."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from werkplekleren.assessments import (
    PairedEffectSize,
    Population,
    change_cut_offs,
    paired_effect_size,
    reliable_change,
    reliable_changes,
    spearman_brown,
    standard_error_of_measurement,
)

LEARNERS, MASTERS = Population(mean=40, sd=5), Population(mean=60, sd=10)
BEFORE, AFTER = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_where_low_is_good_a_fall_is_an_improvement_but_the_index_keeps_its_sign() -> None:
    found = reliable_change(20, 10, sd=5, reliability=0.8, higher_is_better=False)
    assert (found.verdict, found.reliable) == ("improved", True)
    assert found.index is not None
    assert found.index < 0


@pytest.mark.parametrize(("before", "after"), [(None, 3), (3, None), (None, None)])
def test_a_change_of_which_a_score_is_missing_is_not_judged(before: int | None, after: int | None) -> None:
    found = reliable_change(before, after, sd=1, reliability=0.8, dysfunctional=LEARNERS)
    assert (found.change, found.index, found.verdict, found.reliable, found.crossed("a")) == (None, None, None, None, None)


@pytest.mark.parametrize(("sd", "reliability"), [(0, 0.8), (2, 1)])
def test_without_error_there_is_no_index(sd: int, reliability: float) -> None:
    found = reliable_change(1, 5, sd=sd, reliability=reliability)
    assert (found.standard_error, found.change, found.index, found.verdict) == (0, 4, None, None)


def test_the_method_is_named_and_separate_variances_give_another_error() -> None:
    one, other = reliable_change(1, 5, sd=2, reliability=0.75), reliable_change(1, 5, sd=2, sd_after=4, reliability=0.75)
    assert (one.method, other.method) == ("jacobson-truax", "separate-variances")
    assert [one.sem, one.standard_error**2, other.sem, other.standard_error**2] == pytest.approx([1, 2, 1, 5])
    assert reliable_change(1, 5, sd=2, sd_after=2, reliability=0.75).index == one.index


def test_changes_of_a_group_stay_in_their_place_and_use_the_complete_pairs() -> None:
    found = reliable_changes([1, 2, None, 3, 90], [2, 9, 4, -4, None], reliability=0.8)
    assert [change.verdict for change in found.changes] == ["unchanged", "improved", None, "deteriorated", None]
    assert (found.sd, found.n, found.left_out, found.method) == (1, 3, 2, "jacobson-truax")


def test_a_cut_off_is_crossed_when_the_first_score_is_not_past_it_and_the_second_is() -> None:
    def crossed(before: float, after: float) -> bool | None:
        return reliable_change(before, after, sd=5, reliability=0.8, dysfunctional=LEARNERS, functional=MASTERS).crossed()

    limit = 140 / 3  # nearer to the learners, who differ less
    assert (
        change_cut_offs(dysfunctional=LEARNERS, functional=MASTERS, higher_is_better=True)
        == reliable_change(1, 2, sd=5, reliability=0.8, dysfunctional=LEARNERS, functional=MASTERS).cut_offs
    )
    assert [crossed(40, 47), crossed(40, limit), crossed(47, 60), crossed(60, 40)] == [True, False, False, False]


def test_cut_offs_are_known_as_far_as_the_populations_are() -> None:
    assert change_cut_offs() is None
    learners, masters = change_cut_offs(dysfunctional=LEARNERS), change_cut_offs(functional=MASTERS)
    assert learners is not None
    assert masters is not None
    assert (learners.a, learners.b, learners.c, learners.past(51, "a"), learners.past(51)) == (50, None, None, True, None)
    assert (masters.a, masters.b, masters.c) == (None, 40, None)
    same = change_cut_offs(dysfunctional=Population(mean=4, sd=0), functional=Population(mean=6, sd=0))
    assert same is not None
    assert (same.a, same.b, same.c) == (4, 6, None)


def test_cut_offs_turn_round_where_low_is_good() -> None:
    found = change_cut_offs(dysfunctional=Population(mean=60, sd=10), functional=Population(mean=40, sd=5), higher_is_better=False)
    assert found is not None
    assert (found.a, found.b, found.past(39, "a"), found.past(41, "a")) == (40, 50, True, False)


def test_without_cut_offs_nothing_is_crossed() -> None:
    assert reliable_change(1, 2, sd=1, reliability=0.5).crossed() is None
    assert reliable_change(1, 2, sd=1, reliability=0.5, functional=MASTERS).crossed("c") is None


def test_d_av_is_ours_and_d_z_is_another_figure_that_the_result_names() -> None:
    found = paired_effect_size(BEFORE, AFTER)
    assert (found.variant, found.value) == ("d_av", found.d_av)
    assert found.d_z is not None
    assert found.value is not None
    assert found.d_z > 1.5 * found.value


def test_pingouin_divides_by_the_root_mean_square_and_that_is_d_rms_here() -> None:
    found = paired_effect_size(BEFORE, AFTER, variant="d_rms")
    assert found.value == found.d_rms != found.d_av


def test_a_pair_with_a_missing_score_is_left_out() -> None:
    found = paired_effect_size([*BEFORE, None, 5], [*AFTER, 3, None])
    assert (found.n, found.left_out) == (10, 2)
    assert found.d_z_interval == paired_effect_size(BEFORE, AFTER).d_z_interval


@pytest.mark.parametrize("scores", [[], [1], [None, None, 3]])
def test_fewer_than_two_pairs_have_no_effect_size(scores: list[int | None]) -> None:
    found = paired_effect_size(scores, scores)
    assert (found.value, found.t, found.d_z_interval, found.df) == (None, None, None, None)


def test_what_does_not_vary_leaves_its_own_figures_undefined() -> None:
    everybody_rose_by_one = paired_effect_size([1, 2, 3], [2, 3, 4])
    assert (everybody_rose_by_one.d_z, everybody_rose_by_one.t, everybody_rose_by_one.p, everybody_rose_by_one.d_rm) == (None, None, None, None)
    assert everybody_rose_by_one.d_av == everybody_rose_by_one.glass == 1
    all_began_alike = paired_effect_size([2, 2, 2], [2, 3, 4])
    assert (all_began_alike.glass, all_began_alike.correlation, all_began_alike.d_rm) == (None, None, None)
    assert all_began_alike.d_av == 2
    assert paired_effect_size([2, 2], [3, 3]).d_av is None


def test_the_widest_interval_holds_the_others_and_has_ends() -> None:
    intervals = [paired_effect_size(BEFORE, AFTER, confidence=confidence).d_z_interval for confidence in (0.001, 0.5, 0.999999)]
    narrow, middle, wide = (interval for interval in intervals if interval is not None)
    assert -10 < wide.low < middle.low < narrow.low < narrow.high < middle.high < wide.high < 10


def test_hedges_correction_says_nothing_about_two_pairs() -> None:
    found = paired_effect_size([1, 3], [2, 6])
    assert (found.correction, found.corrected) == (0, None)
    assert found.value is not None


def figures(found: PairedEffectSize) -> tuple[float | None, ...]:
    return (found.d_z, found.d_av, found.d_rms, found.d_rm, found.glass, found.t)


scores = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=9)


@given(scores, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(pairs: list[tuple[int, int]], random: Random) -> None:
    turned = random.sample(pairs, len(pairs))
    one, other = (paired_effect_size([first for first, _ in each], [second for _, second in each]) for each in (pairs, turned))
    assert one == other


@given(scores, st.integers(-20, 20), st.integers(1, 9))
def test_effect_sizes_have_no_unit(pairs: list[tuple[int, int]], start: int, unit: int) -> None:
    moved = [tuple(start + Fraction(score, unit) for score in pair) for pair in pairs]
    one = paired_effect_size([first for first, _ in pairs], [second for _, second in pairs])
    other = paired_effect_size([each[0] for each in moved], [each[1] for each in moved])
    for before, after in zip(figures(one), figures(other), strict=True):
        assert after == (None if before is None else pytest.approx(before, abs=1e-12))


@given(scores)
def test_the_interval_of_d_z_holds_d_z_and_leaves_out_zero_just_when_p_is_small(pairs: list[tuple[int, int]]) -> None:
    found = paired_effect_size([first for first, _ in pairs], [second for _, second in pairs])
    assume(found.d_z is not None and found.p is not None and abs(found.p - 0.05) > 1e-6)
    assert found.d_z_interval is not None
    assert found.p is not None
    assert found.d_z_interval.holds(found.d_z or 0)
    assert found.d_z_interval.holds(0) == (found.p > 0.05)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 20), st.fractions(0, Fraction(99, 100), max_denominator=100))
def test_a_change_is_reliable_just_when_it_is_larger_than_the_detectable_one(before: int, after: int, sd: int, reliability: Fraction) -> None:
    found = reliable_change(before, after, sd=sd, reliability=reliability)
    back = reliable_change(after, before, sd=sd, reliability=reliability)
    assert found.standard_error == pytest.approx(2**0.5 * standard_error_of_measurement(sd, reliability).value)
    assert found.reliable is back.reliable
    if abs(abs(after - before) - found.detectable) > 1e-9:
        assert found.reliable is (abs(after - before) > found.detectable)


@given(st.fractions(0, 1, max_denominator=50), st.integers(1, 10), st.integers(1, 10))
def test_lengthening_twice_is_lengthening_once_by_the_product(reliability: Fraction, once: int, again: int) -> None:
    first = spearman_brown(reliability, once)
    assert first is not None
    assert spearman_brown(first, again) == pytest.approx(spearman_brown(reliability, once * again))


def test_a_length_for_which_the_formula_divides_by_zero_has_no_reliability() -> None:
    assert spearman_brown(-0.5, 3) is None
