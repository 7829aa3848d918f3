"""Omega names its estimator, and is not reported when one factor does not fit the items."""

from collections.abc import Callable, Sequence
from math import log
from random import Random
from statistics import correlation
from typing import cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statistics_oracles import cases
from werkplekleren.assessments import McDonaldOmega, OmegaEstimator, cronbach_alpha, mcdonald_omega, omega_of_loadings
from werkplekleren.assessments.statistics import _one_factor
from werkplekleren.assessments.statistics._covariances import covariances_given
from werkplekleren.assessments.statistics.alpha import alpha_of_covariances
from werkplekleren.assessments.statistics.omega import omega_of_covariances
from werkplekleren.errors import InvalidValueError

ATTITUDE: Sequence[Sequence[int]] = cases("cronbach_alpha")["attitude"]["inputs"]["rows"]
ESTIMATORS: tuple[OmegaEstimator, ...] = get_args(OmegaEstimator)
HEYWOOD = "an item has no part of its own left (a Heywood case), so omega is not reported"


def said(found: McDonaldOmega) -> list[str]:
    return [str(note) for note in found.notes]


def model(*loadings: float) -> list[list[float]]:
    """The correlations that one factor with these loadings makes."""
    places = range(len(loadings))
    return [[1.0 if one == two else round(loadings[one] * loadings[two], 12) for two in places] for one in places]


@pytest.mark.parametrize("estimator", ESTIMATORS)
@pytest.mark.parametrize("loadings", [(0.7, 0.6, 0.8), (0.7, 0.6, 0.8, 0.5), (0.9, 0.3, 0.4, 0.4, 0.6, 0.2)])
def test_the_loadings_that_made_the_correlations_come_back(loadings: tuple[float, ...], estimator: OmegaEstimator) -> None:
    found = omega_of_covariances(covariances_given(model(*loadings), 50), estimator=estimator)
    assert found.standardised_loadings == pytest.approx(loadings, abs=1e-8)
    assert found.value == found.standardised == pytest.approx(omega_of_loadings(loadings).value, abs=1e-8)
    assert (found.estimator, found.notes) == (estimator, ())


def test_a_solution_of_most_likelihood_explains_the_data_better_than_its_neighbours() -> None:
    """The discrepancy that likelihood makes least, written out for one factor (Jöreskog, 1967)."""
    columns = list(zip(*ATTITUDE, strict=True))
    correlations = [[correlation(one, two) for two in columns] for one in columns]
    fitted = list(mcdonald_omega(ATTITUDE).standardised_loadings)

    def discrepancy(loadings: list[float]) -> float:
        own = [1 - loading**2 for loading in loadings]
        information = 1 + sum(loading**2 / part for loading, part in zip(loadings, own, strict=True))
        weighted = [loading / part for loading, part in zip(loadings, own, strict=True)]
        explained = sum(weighted[one] * weighted[two] * correlations[one][two] for one in range(7) for two in range(7))
        return sum(map(log, own)) + log(information) + sum(1 / part for part in own) - explained / information

    for item in range(7):
        for step in (-1e-3, 1e-3):
            beside = [loading + (step if at == item else 0) for at, loading in enumerate(fitted)]
            assert discrepancy(beside) > discrepancy(fitted)


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_four_items_of_which_one_says_all_is_a_heywood_case(estimator: OmegaEstimator) -> None:
    correlations = [[1, 0.9, 0.9, 0.9], [0.9, 1, 0.65, 0.65], [0.9, 0.65, 1, 0.65], [0.9, 0.65, 0.65, 1]]
    found = omega_of_covariances(covariances_given(correlations, 80), estimator=estimator)
    assert (found.value, found.standardised, found.admissible, said(found)) == (None, None, False, [HEYWOOD])


@pytest.mark.parametrize("correlations", [[[1, 0, 0.4], [0, 1, 0.4], [0.4, 0.4, 1]], [[1, -0.5, 0.4], [-0.5, 1, 0.4], [0.4, 0.4, 1]]])
def test_three_correlations_that_no_factor_can_make_have_no_solution(correlations: list[list[float]]) -> None:
    found = omega_of_covariances(covariances_given(correlations, 80))
    assert (found.value, found.solution, said(found)) == (None, None, ["no single factor could be fitted to the items"])


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_items_that_have_nothing_in_common_have_no_factor(estimator: OmegaEstimator) -> None:
    found = omega_of_covariances(covariances_given([[int(one == two) for two in range(4)] for one in range(4)], 80), estimator=estimator)
    assert (found.value, said(found)) == (None, ["no single factor could be fitted to the items"])


def test_a_fit_that_does_not_settle_is_not_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_one_factor, "_MOST_STEPS", 5)
    found = mcdonald_omega(ATTITUDE)
    assert (found.value, said(found)) == (None, ["no single factor could be fitted to the items"])


def test_an_item_that_was_not_reversed_is_pointed_out() -> None:
    turned = [[100 - row[0], *row[1:]] for row in ATTITUDE]
    found = mcdonald_omega(turned)
    assert said(found) == ["some items count against the others: check reverse keys"]
    assert found.loadings[0] < 0 < found.loadings[1]


def test_two_items_have_no_omega() -> None:
    assert said(mcdonald_omega([[1, 2], [2, 3], [4, 4]])) == ["omega needs three or more items, not 2"]


def test_one_respondent_has_no_omega() -> None:
    found = mcdonald_omega([[1, 2, 3], [2, None, 4]])
    assert (found.value, found.n, found.left_out) == (None, 1, 1)
    assert said(found) == ["omega needs two or more respondents who answered the same items, not 1"]


def test_an_item_that_does_not_vary_is_named() -> None:
    assert said(mcdonald_omega([[1, 2, 3, 4], [2, 2, 4, 3], [3, 2, 1, 1]])) == ["the item at position 1 does not vary"]


def test_missing_answers_follow_the_rule_that_is_named() -> None:
    gap: list[Sequence[int | None]] = [*ATTITUDE, [None, *ATTITUDE[0][1:]]]
    listwise, pairwise = mcdonald_omega(gap), mcdonald_omega(gap, missing="pairwise")
    assert (listwise.value, listwise.n, listwise.left_out, listwise.missing) == (mcdonald_omega(ATTITUDE).value, 30, 1, "listwise")
    assert (pairwise.n, pairwise.left_out, pairwise.missing) == (30, 0, "pairwise")
    assert pairwise.value != listwise.value


def test_loadings_on_the_scale_of_the_answers_come_with_their_unique_variances() -> None:
    found = omega_of_loadings([1.5, 1], [1, 3])
    assert (found.value, found.standardised, found.solution) == (6.25 / 10.25, None, "given")
    assert found.standardised_loadings == pytest.approx([1.5 / 3.25**0.5, 0.5])


def test_a_loading_of_one_or_more_has_no_omega() -> None:
    found = omega_of_loadings([0.5, 1, 0.6])
    assert (found.value, found.admissible, said(found)) == (None, False, [HEYWOOD])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: mcdonald_omega(ATTITUDE, estimator=cast("OmegaEstimator", "pca")), "one of maximum-likelihood, minres, not 'pca'"),
        (lambda: omega_of_loadings([]), "at least one"),
        (lambda: omega_of_loadings([0.5], [1, 2]), "as many unique variances"),
        (lambda: covariances_given([[1, 0.5], [0.4, 1]], 10), "the same above and below"),
        (lambda: covariances_given([[1, 0.5]], 10), "square"),
        (lambda: covariances_given([[-1]], 10), "negative"),
        (lambda: covariances_given(cast("list[list[float]]", [[1, None], [None, 1]]), 10), "square"),
        (lambda: covariances_given([[1]], 1), "at least 2, not 1"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidValueError, match=words):
        call()


tables = st.integers(3, 5).flatmap(lambda items: st.lists(st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=8, max_size=16))
few = settings(max_examples=25, deadline=None)


def near_to_one_score(items: int) -> st.SearchStrategy[list[list[int]]]:
    """Rows of which the answers lie around a score of the respondent."""
    noise = st.lists(st.integers(-1, 1), min_size=items, max_size=items)
    row = st.tuples(st.integers(1, 9), noise).map(lambda pair: [pair[0] + one for one in pair[1]])
    return st.lists(row, min_size=8, max_size=16)


@few
@given(st.integers(3, 5).flatmap(near_to_one_score), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_items_changes_nothing(rows: list[list[int]], random: Random) -> None:
    order = random.sample(range(len(rows[0])), len(rows[0]))
    one = mcdonald_omega(rows)
    other = mcdonald_omega([[row[position] for position in order] for row in random.sample(rows, len(rows))])
    assert other.value == (None if one.value is None else pytest.approx(one.value, abs=1e-7))
    assert other.admissible is one.admissible


@few
@given(tables, st.integers(-20, 20), st.integers(2, 9))
def test_another_zero_and_another_unit_change_nothing(rows: list[list[int]], start: int, unit: int) -> None:
    one, other = mcdonald_omega(rows), mcdonald_omega([[start + unit * answer for answer in row] for row in rows])
    assert (other.standardised_loadings, other.standardised) == (one.standardised_loadings, one.standardised)
    assert other.value == (None if one.value is None else pytest.approx(one.value))


@given(st.lists(st.integers(5, 90), min_size=3, max_size=5))
def test_omega_is_at_least_alpha_and_equal_when_all_items_load_alike(percents: list[int]) -> None:
    loadings = [percent / 100 for percent in percents]
    alpha = cronbach_alpha_of_model(loadings)
    omega = omega_of_loadings(loadings).value
    assert omega is not None
    assert omega >= alpha - 1e-12
    assert (abs(omega - alpha) < 1e-12) == (len(set(percents)) == 1)


def cronbach_alpha_of_model(loadings: list[float]) -> float:
    value = alpha_of_covariances(covariances_given(model(*loadings), 9)).value
    assert value is not None
    return value


def test_alpha_and_omega_of_the_same_rows_rest_on_the_same_respondents() -> None:
    assert cronbach_alpha(ATTITUDE).n == mcdonald_omega(ATTITUDE).n == 30
