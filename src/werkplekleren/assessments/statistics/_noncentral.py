"""The noncentral t distribution, and turning it round: what a t that was seen says about its true size.

T = (Z + d) / S, with Z normal and S the square root of a chi-square over its degrees of freedom. So the share below
t is the mean, over S, of the normal share below t S - d. That mean is an integral of smooth pieces, taken with
Gauss-Legendre; pieces are cut where the normal share changes, so it holds for large t and large d alike.
"""

from functools import cache
from itertools import pairwise
from math import ceil, cos, erfc, exp, log1p, pi, sqrt

from ._distributions import solve

_POINTS = 16
_REACH = 12.0
"""Standard deviations of S that are looked at, either way."""
_NORMAL_REACH = 9.0
"""Beyond this the normal share is 0 or 1 to the last bit."""


@cache
def legendre() -> tuple[tuple[float, float], ...]:
    """Points and weights of Gauss-Legendre on -1 to 1: the roots of the polynomial, by Newton."""
    found: list[tuple[float, float]] = []
    for number in range(_POINTS):
        x = cos(pi * (number + 0.75) / (_POINTS + 0.5))
        slope = 1.0
        for _ in range(8):
            before, value = 1.0, x
            for degree in range(2, _POINTS + 1):
                before, value = value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
            slope = _POINTS * (x * value - before) / (x * x - 1)
            x -= value / slope
        found.append((x, 2 / ((1 - x * x) * slope * slope)))
    return tuple(found)


def noncentral_t_below(t: float, df: float, shift: float) -> float:
    """The share of the noncentral t distribution below `t`.

    Args:
        t: The value.
        df: Degrees of freedom, at least 1.
        shift: The noncentrality: where the numerator has its mean.

    >>> round(noncentral_t_below(2.0, 9, 1.0), 6)
    0.804144
    """
    if t < 0:
        return 1 - noncentral_t_below(-t, df, -shift)
    if t == 0:
        return erfc(shift / sqrt(2)) / 2
    spread = 1 / sqrt(2 * df)
    low, high = max(0.0, 1 - _REACH * spread), 1 + _REACH * spread
    start, end = (min(max((shift + reach) / t, low), high) for reach in (-_NORMAL_REACH, _NORMAL_REACH))
    nothing, _ = _integral(low, start, spread, df=df, t=t, shift=shift)
    there, rising = _integral(start, end, min(spread, 1 / t), df=df, t=t, shift=shift)
    rest, risen = _integral(end, high, spread, df=df, t=t, shift=shift)
    return min(1.0, (rising + risen) / (nothing + there + rest))


def _integral(low: float, high: float, width: float, *, df: float, t: float, shift: float) -> tuple[float, float]:
    """The weight of S from `low` to `high`, and that weight times the normal share, in pieces of at most `width`."""
    weight = share = 0.0
    pieces = ceil((high - low) / width)
    edges = [low + (high - low) * number / pieces for number in range(pieces + 1)] if pieces else []
    for left, right in pairwise(edges):
        half = (right - left) / 2
        for point, part in legendre():
            above_one = left + half * (1 + point) - 1
            density = half * part * exp(df * (log1p(above_one) - above_one - above_one * above_one / 2)) / (1 + above_one)
            weight += density
            share += density * erfc((shift - t * (1 + above_one)) / sqrt(2)) / 2
    return weight, share


def noncentrality_interval(t: float, df: float, confidence: float) -> tuple[float, float]:
    """The noncentralities for which a t this large, or this small, would be just too rare.

    Steiger and Fouladi (1997): the lower one leaves `(1 - confidence) / 2` above t, the upper one as much below.

    >>> [round(limit, 4) for limit in noncentrality_interval(4.0621277, 9, 0.95)]
    [1.3112, 6.6978]
    """
    tail = (1 - confidence) / 2
    low, high = (solve(lambda shift: -noncentral_t_below(t, df, shift), -share, start=t) for share in (1 - tail, tail))
    return low, high
