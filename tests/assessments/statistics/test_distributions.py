"""Our distributions are those of scipy, over the whole of the range that the statistics need."""

from importlib import import_module
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren.assessments.statistics._distributions import f_above, f_below, f_quantile, normal_margin, t_margin, t_two_sided
from werkplekleren.assessments.statistics._noncentral import legendre, noncentral_t_below, noncentrality_interval

scipy: Any = import_module("scipy.stats")  # it has no types

DEGREES = (1, 2, 3.5, 10, 100, 3000)
OTHERS = (1, 2, 7.3, 50, 1000, 90_000)
SHARES = (1e-6, 0.01, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999)


@pytest.mark.parametrize(("df1", "df2"), list(product(DEGREES, OTHERS)))
def test_f_is_that_of_scipy_on_a_grid(df1: float, df2: float) -> None:
    for share in SHARES:
        value = f_quantile(share, df1, df2)
        assert value == pytest.approx(float(scipy.f.ppf(share, df1, df2)), rel=1e-9)
        assert f_below(value, df1, df2) == pytest.approx(share, rel=1e-9)
        assert f_above(value, df1, df2) == pytest.approx(float(scipy.f.sf(value, df1, df2)), rel=1e-9)


@pytest.mark.parametrize("value", [200.0, 5000.0])
def test_a_small_p_keeps_its_digits(value: float) -> None:
    assert f_above(value, 3, 40) == pytest.approx(float(scipy.f.sf(value, 3, 40)), rel=1e-9)


def test_nothing_of_f_lies_below_zero_and_all_of_it_below_a_value_without_end() -> None:
    assert (f_below(0, 2, 5), f_above(0, 2, 5), f_below(-1, 2, 5)) == (0, 1, 0)
    assert (f_below(1e300, 2, 5), f_above(1e300, 2, 500)) == (1, 0)


@pytest.mark.parametrize("df", [1, 2, 9, 29, 400])
def test_t_is_that_of_scipy(df: int) -> None:
    for t in (-40.0, -2.5, -0.1, 0.0, 1.0, 3.3, 12.0):
        assert t_two_sided(t, df) == pytest.approx(2 * float(scipy.t.sf(abs(t), df)), rel=1e-9)
    for confidence in (0.5, 0.9, 0.95, 0.999):
        assert t_margin(confidence, df) == pytest.approx(float(scipy.t.ppf((1 + confidence) / 2, df)), rel=1e-9)
        assert normal_margin(confidence) == pytest.approx(float(scipy.norm.ppf((1 + confidence) / 2)), rel=1e-12)


@pytest.mark.parametrize("df", [1, 2, 5, 9, 40, 300, 5000])
def test_noncentral_t_is_that_of_scipy_on_a_grid(df: int) -> None:
    reachable = [pair for pair in product((-5, -0.5, 0, 0.01, 1, 4, 30, 100), (-4, -1, 0, 0.5, 3, 10, 35)) if pair[0] >= 0 or pair[1] <= 3]
    for t, shift in reachable:  # where scipy gives a number
        assert noncentral_t_below(t, df, shift) == pytest.approx(float(scipy.nct.cdf(t, df, shift)), abs=1e-12)


@pytest.mark.parametrize(("t", "df", "shift"), [(100, 9, 98), (2000.0, 50, 1950.0), (90.0, 5000, 91.0)])
def test_noncentral_t_far_out_is_the_integral_over_the_normal_part_by_scipy(t: float, df: int, shift: float) -> None:
    """The other way to take the mean: over Z, of the share of S above (Z + shift) / t; where scipy's own `nct` gives up."""

    def of_one(z: float) -> float:
        return float(scipy.chi2.sf(df * ((z + shift) / t) ** 2, df))

    expected = scipy.norm.expect(of_one, lb=-12, ub=12)
    assert noncentral_t_below(t, df, shift) == pytest.approx(float(expected), abs=1e-9)


def test_noncentral_t_on_the_other_side_of_zero_is_nothing_or_everything() -> None:
    assert (noncentral_t_below(-5, 9, 98), noncentral_t_below(5, 9, -98)) == (0, 1)


@pytest.mark.parametrize(("t", "df"), [(4.06, 9), (-1.3, 4), (0.0, 1), (250.0, 30), (2.0, 20_000)])
def test_the_limits_of_noncentrality_leave_half_of_the_rest_on_each_side(t: float, df: int) -> None:
    low, high = noncentrality_interval(t, df, 0.9)
    assert 1 - noncentral_t_below(t, df, low) == pytest.approx(0.05, abs=1e-12)
    assert noncentral_t_below(t, df, high) == pytest.approx(0.05, abs=1e-12)


def test_a_t_beyond_all_measure_still_has_limits() -> None:
    low, high = noncentrality_interval(1e12, 9, 0.95)
    assert 0.5e12 < low < 1e12 < high < 1.5e12


def test_points_of_the_integral_are_exact_for_polynomials() -> None:
    assert sum(weight * point**30 for point, weight in legendre()) == pytest.approx(2 / 31, rel=1e-12)


@given(st.floats(0.001, 0.999), st.integers(1, 500), st.integers(1, 500))
def test_a_quantile_of_f_turned_round_is_one_over_that_of_the_other_end(share: float, df1: int, df2: int) -> None:
    assert f_quantile(share, df1, df2) == pytest.approx(1 / f_quantile(1 - share, df2, df1), rel=1e-8)
