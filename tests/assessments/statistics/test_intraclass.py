"""Raters and teams: what intraclass correlations are of, and where they are not defined."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from werkplekleren.assessments import group_intraclass_correlation, intraclass_correlation
from werkplekleren.errors import InvalidValueError, UnknownNameError

JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_forms_go_by_both_ways_of_naming() -> None:
    found = intraclass_correlation(JUDGES)
    assert [found[name].name for name in ("ICC(1,1)", "ICC(2,1)", "ICC(A,1)", "ICC(3,k)")] == ["ICC(1,1)", "ICC(A,1)", "ICC(A,1)", "ICC(C,k)"]
    with pytest.raises(UnknownNameError, match=r"ICC\(B,1\)"):
        found["ICC(B,1)"]


def test_a_target_that_misses_a_judgement_is_left_out() -> None:
    found = intraclass_correlation([*JUDGES, [4, None, 5, 6]])
    assert (found.forms, found.targets, found.left_out) == (intraclass_correlation(JUDGES).forms, 6, 1)


@pytest.mark.parametrize("rows", [[], [[1, 2]], [[1], [2]], [[1, 2], [2, None]]])
def test_one_target_or_one_rater_has_no_agreement(rows: list[list[int | None]]) -> None:
    found = intraclass_correlation(rows)
    assert found.forms == ()
    assert str(found.notes[0]).startswith("agreement of raters needs two or more raters and two or more targets, not ")


def test_raters_who_say_the_same_agree_fully_without_an_interval() -> None:
    found = intraclass_correlation([[1, 1], [3, 3], [4, 4]])
    assert {(form.value, form.f, form.p, form.interval) for form in found.forms} == {(1, None, None, None)}


def test_raters_who_say_one_thing_of_all_targets_cannot_be_judged() -> None:
    found = intraclass_correlation([[2, 2], [2, 2]])
    assert {(form.value, form.interval) for form in found.forms} == {(None, None)}


def test_raters_who_differ_by_a_constant_are_consistent_but_do_not_agree() -> None:
    found = intraclass_correlation([[1, 3], [3, 5], [4, 6]])
    assert found["ICC(C,1)"].value == 1
    assert 0 < (found["ICC(A,1)"].value or 0) < 1
    assert found["ICC(A,1)"].interval is not None


def test_targets_that_do_not_differ_have_no_reliable_mean() -> None:
    found = intraclass_correlation([[1, 3], [3, 1], [2, 2]])
    assert found["ICC(1,1)"].value == -1
    assert (found["ICC(1,k)"].value, found["ICC(1,k)"].interval, found["ICC(C,k)"].interval) == (None, None, None)


tables = st.integers(2, 4).flatmap(lambda raters: st.lists(st.lists(st.integers(1, 7), min_size=raters, max_size=raters), min_size=2, max_size=8))


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_targets_and_raters_changes_nothing(rows: list[list[int]], random: Random) -> None:
    order = random.sample(range(len(rows[0])), len(rows[0]))
    turned = [[row[position] for position in order] for row in random.sample(rows, len(rows))]
    assert intraclass_correlation(turned) == intraclass_correlation(rows)


@given(tables, st.integers(-9, 9), st.integers(1, 9))
def test_another_zero_and_another_unit_change_nothing(rows: list[list[int]], start: int, unit: int) -> None:
    one = intraclass_correlation(rows)
    other = intraclass_correlation([[start + Fraction(value, unit) for value in row] for row in rows])
    assert [form.value for form in other.forms] == [form.value for form in one.forms]
    assert [form.p for form in other.forms] == [form.p for form in one.forms]


@given(tables)
def test_intervals_hold_the_value_and_have_a_low_and_a_high_end(rows: list[list[int]]) -> None:
    for form in intraclass_correlation(rows).forms:
        if form.interval is not None:
            assert form.interval.low <= form.interval.high
            assert form.value is not None
            assert form.name[4] == "A" or form.interval.low - 1e-9 <= form.value or (form.f or 0) < 1e-9 or len(rows) < 4


@given(tables)
def test_when_p_is_small_the_interval_of_one_way_and_consistency_lies_above_zero(rows: list[list[int]]) -> None:
    for form in intraclass_correlation(rows, confidence=0.9).forms:
        assume(form.p is None or abs(form.p - 0.05) > 1e-6)
        if form.interval is not None and form.p is not None and form.name in {"ICC(1,1)", "ICC(C,1)"}:
            assert (form.interval.low > 0) == (form.p < 0.05)


def test_a_negative_estimate_of_groups_is_kept_and_explained() -> None:
    found = group_intraclass_correlation([[1, 5], [2, 4], [3, 3]])
    assert found.icc1 == -1
    assert found.icc2 is None
    assert str(found.notes[0]).startswith("the estimate is negative")


def test_of_groups_of_one_size_both_ways_to_take_the_size_agree() -> None:
    found = group_intraclass_correlation([[1, 2, 2], [4, 5, 3], [2, 4, 4]])
    assert (found.size, found.icc1) == (found.mean_size, found.icc1_by_mean_size) == (3, found.icc1)


def test_of_unequal_groups_ours_is_k0_and_the_mean_size_of_multilevel_stands_beside_it() -> None:
    found = group_intraclass_correlation([[1, 2], [4, 5, 3, 5, 4, 4], [2, 4, None]])
    assert (found.convention, found.members, found.groups, found.left_out) == ("k0", 10, 3, 1)
    assert found.mean_size == pytest.approx(10 / 3)
    assert (found.size or 0) < (found.mean_size or 0)
    assert (found.icc1 or 0) > (found.icc1_by_mean_size or 0)


@pytest.mark.parametrize("groups", [[], [[1, 2, 3]], [[1], [2], [3]], [[1, 2], [None], []]])
def test_groups_that_cannot_be_compared_say_so(groups: list[list[int | None]]) -> None:
    found = group_intraclass_correlation(groups)
    assert (found.icc1, found.icc2, found.f) == (None, None, None)
    assert str(found.notes[0]).startswith("groups can be compared when")


def test_scores_that_do_not_differ_have_no_intraclass_correlation() -> None:
    found = group_intraclass_correlation([[3, 3], [3, 3]])
    assert (found.icc1, found.icc2, found.f, found.p) == (None, None, None, None)
    assert [str(note) for note in found.notes] == ["the scores do not differ at all"]


def test_groups_within_which_all_are_alike_have_a_correlation_of_one() -> None:
    found = group_intraclass_correlation([[3, 3], [4, 4]])
    assert (found.icc1, found.icc2, found.f) == (1, 1, None)


def test_what_is_no_score_is_said_with_its_place() -> None:
    with pytest.raises(InvalidValueError, match=r"groups\[1\]\[0\]"):
        group_intraclass_correlation([[1, 2], [float("nan"), 3]])


@given(st.lists(st.lists(st.integers(1, 5), max_size=5), max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_groups_and_members_changes_nothing(groups: list[list[int]], random: Random) -> None:
    turned = [random.sample(group, len(group)) for group in random.sample(groups, len(groups))]
    assert group_intraclass_correlation(turned) == group_intraclass_correlation(groups)
