"""Means, variances and correlations without rounding; a root is the only step that rounds."""

from collections.abc import Sequence
from fractions import Fraction
from math import isqrt
from operator import mul

_BITS = 128
"""How many bits of a root are worked out: a float has 53."""


def mean(values: Sequence[int], unit: int = 1) -> Fraction:
    """The mean of whole numbers over `unit`; there must be one at least."""
    return Fraction(sum(values), len(values) * unit)


def covariance(ones: Sequence[int], others: Sequence[int], unit: int = 1) -> Fraction:
    """The sample covariance (n - 1) of whole numbers over `unit`; there must be two pairs at least.

    >>> covariance([1, 2, 3], [2, 4, 6])
    Fraction(2, 1)
    """
    count = len(ones)
    return Fraction(count * sum(map(mul, ones, others)) - sum(ones) * sum(others), count * (count - 1) * unit * unit)


def variance(values: Sequence[int], unit: int = 1) -> Fraction:
    """The sample variance (n - 1) of whole numbers over `unit`; there must be two at least."""
    return covariance(values, values, unit)


def root(square: Fraction) -> float:
    """The square root of a number of 0 or more, also of one far outside the range of floats.

    >>> root(Fraction(9, 4)), root(Fraction(10) ** 600)
    (1.5, 1e+300)
    """
    shift = max(0, _BITS + (square.denominator.bit_length() - square.numerator.bit_length()) // 2)
    return float(Fraction(isqrt((square.numerator << 2 * shift) // square.denominator), 1 << shift))


def correlation(shared: Fraction, one: Fraction, other: Fraction) -> float | None:
    """Pearson's r of a covariance and two variances; `None` when something does not vary."""
    if one <= 0 or other <= 0:
        return None
    size = root(shared * shared / (one * other))
    return -size if shared < 0 else size
