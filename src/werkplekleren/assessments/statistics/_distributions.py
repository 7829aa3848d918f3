"""The normal, F and t distributions in plain floats: what is below a value, and the value below which a share lies."""

from collections.abc import Callable
from math import exp, inf, lgamma, log, sqrt
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-15


def normal_margin(confidence: float) -> float:
    """How many standard deviations either way hold this share of a normal distribution.

    >>> round(normal_margin(0.95), 12)
    1.95996398454
    """
    return NormalDist().inv_cdf((1 + confidence) / 2)


def beta_below(a: float, b: float, x: float, y: float) -> float:
    """The share of the beta distribution (a, b) below `x`, where `y` is `1 - x` (given, so that nothing is lost near 1).

    The continued fraction of the regularised incomplete beta function (DLMF 8.17.22), by the method of Lentz.
    """
    if x <= 0:
        return 0.0
    if y <= 0:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(b, a, y, x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(y)) / a
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    whole = d
    step = 0
    factor = inf
    while abs(factor - 1) > _CLOSE:
        step += 1
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        d, c = 1 / _not_zero(1 + even * d), _not_zero(1 + even / c)
        whole *= c * d
        d, c = 1 / _not_zero(1 + odd * d), _not_zero(1 + odd / c)
        factor = c * d
        whole *= factor
    return min(1.0, front * whole)


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def f_below(f: float, df1: float, df2: float) -> float:
    """The share of the F distribution below `f`.

    >>> round(f_below(4.0, 2, 10), 6)
    0.947078
    """
    return beta_below(df1 / 2, df2 / 2, *_shares(f, df1, df2))


def f_above(f: float, df1: float, df2: float) -> float:
    """The share of the F distribution above `f`: the p of an F test."""
    x, y = _shares(f, df1, df2)
    return beta_below(df2 / 2, df1 / 2, y, x)


def _shares(f: float, df1: float, df2: float) -> tuple[float, float]:
    """`df1 f / (df1 f + df2)` and what it lacks of 1."""
    if f <= 0:
        return 0.0, 1.0
    ratio = df1 / df2 * f
    return 1 / (1 + 1 / ratio), 1 / (1 + ratio)


def f_quantile(share: float, df1: float, df2: float) -> float:
    """The value below which this share of the F distribution lies.

    >>> round(f_quantile(0.95, 2, 10), 6)
    4.102821
    """
    return exp(solve(lambda logarithm: f_below(exp(logarithm), df1, df2), share))


def t_two_sided(t: float, df: float) -> float:
    """The share of the t distribution further from 0 than `t`, both ways: the p of a two-sided t test."""
    return f_above(t * t, 1, df)


def t_margin(confidence: float, df: float) -> float:
    """How far from 0, either way, this share of the t distribution reaches.

    >>> round(t_margin(0.95, 9), 6)
    2.262157
    """
    return sqrt(f_quantile(confidence, 1, df))


def solve(rising: Callable[[float], float], target: float, *, start: float = 0.0, step: float = 1.0) -> float:
    """Where a function that never falls reaches `target`, by halving, to the last bits of a float.

    >>> round(solve(lambda x: x**3, 8.0), 12)
    2.0
    """
    low = high = start
    reach = step
    while rising(low) >= target:
        low, reach = low - reach, 2 * reach
    reach = step
    while rising(high) < target:
        high, reach = high + reach, 2 * reach
    width = inf
    while high - low < width:
        width = high - low
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < target else (low, middle)
    return (low + high) / 2
