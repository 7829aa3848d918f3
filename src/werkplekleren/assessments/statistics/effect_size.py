"""How large the change of a group is, in standard deviations: effect sizes for two measurements of the same people."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, sqrt
from typing import Literal, get_args

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import InvalidValueError, Message

from ._answers import checked_confidence
from ._distributions import t_margin, t_two_sided
from ._moments import correlation, covariance, mean, root, variance
from ._noncentral import noncentrality_interval
from ._pairs import read_pairs
from .interval import ConfidenceInterval

EffectSizeVariant = Literal["d_av", "d_z", "d_rms", "d_rm", "glass"]
"""What the mean difference is divided by; the variants may not be compared with one another."""


@attrs.frozen(kw_only=True)
class PairedEffectSize:
    """The change of a group between two measurements, in standard deviations, with what it follows from.

    Every effect size is above 0 when the scores rose. `None` where it is not defined: with fewer than two complete pairs,
    or where the standard deviation that it divides by is 0.

    Args:
        variant: Which effect size `value` is.
        value: The effect size of that variant.
        corrected: `value` with Hedges' correction for small samples (g); `None` too with two pairs, where it would be 0.
        correction: Hedges' factor `J = 1 - 3 / (4 df - 1)`.
        n: Complete pairs: all figures are of these.
        left_out: Pairs that miss a score.
        mean_before: Mean of the first scores.
        mean_after: Mean of the second scores.
        sd_before: Standard deviation (n - 1) of the first scores.
        sd_after: Standard deviation of the second scores.
        correlation: Pearson's r of both.
        mean_difference: Mean of `after - before`, on the scale of the score.
        mean_difference_interval: Its interval, from the t distribution.
        sd_difference: Standard deviation of the differences.
        t: Paired t.
        df: Degrees of freedom, n - 1.
        p: Two-sided p of the paired t test.
        d_z: `mean(D) / SD(D)`.
        d_z_interval: Its interval, by inverting the noncentral t distribution. Only `d_z` has one: it does not hold for the others.
        d_av: `mean(D) / ((SD_before + SD_after) / 2)`.
        d_rms: `mean(D) / sqrt((SD_before^2 + SD_after^2) / 2)`.
        d_rm: `d_z sqrt(2 (1 - r))`.
        glass: `mean(D) / SD_before`.
    """

    variant: EffectSizeVariant
    value: float | None
    corrected: float | None
    correction: float | None = None
    n: int
    left_out: int
    mean_before: float | None = None
    mean_after: float | None = None
    sd_before: float | None = None
    sd_after: float | None = None
    correlation: float | None = None
    mean_difference: float | None = None
    mean_difference_interval: ConfidenceInterval | None = None
    sd_difference: float | None = None
    t: float | None = None
    df: int | None = None
    p: float | None = None
    d_z: float | None = None
    d_z_interval: ConfidenceInterval | None = None
    d_av: float | None = None
    d_rms: float | None = None
    d_rm: float | None = None
    glass: float | None = None


def paired_effect_size(
    before: Sequence[Number | None],
    after: Sequence[Number | None],
    *,
    variant: EffectSizeVariant = "d_av",
    confidence: float = 0.95,
) -> PairedEffectSize:
    """The effect size of a change, from two measurements of the same people.

    `d_av` is the default: it is on the scale of the spread between people, so that a change can be set beside a difference
    between groups. `d_z` also grows with the correlation between both measurements. Sources: Lakens (2013), Frontiers in
    Psychology 4:863 (d_z, d_av, d_rm, Hedges' correction); Steiger and Fouladi (1997) for the interval.

    Args:
        before: First score of each person; `None` is missing.
        after: Second score of each, in the same order; a pair in which one is missing is left out.
        variant: Which effect size is wanted as `value`; all are in the result.
        confidence: How sure the intervals are, 0.001 to 0.999999.

    Returns:
        The effect sizes, with n, means, spreads, t and p.

    Raises:
        InvalidValueError: When the lengths differ, something is no number, or `variant` or `confidence` is not valid.

    >>> found = paired_effect_size([2, 3, 3, 4, None], [3, 5, 4, 4, 5])
    >>> found.variant, round(found.value, 3), found.n, found.left_out
    ('d_av', 1.225, 4, 1)
    """
    if variant not in get_args(EffectSizeVariant):
        raise InvalidValueError(
            Message("variant must be one of {known}, not {variant}", {"known": ", ".join(get_args(EffectSizeVariant)), "variant": shown(variant)})
        )
    sure = checked_confidence(confidence)
    firsts, seconds = read_pairs(before, after)
    pairs = [(first, second) for first, second in zip(firsts, seconds, strict=True) if first is not None and second is not None]
    n, left_out = len(pairs), len(firsts) - len(pairs)
    if n < 2:  # noqa: PLR2004 - a spread needs two
        return PairedEffectSize(variant=variant, value=None, corrected=None, n=n, left_out=left_out)
    return _of_pairs(pairs, left_out, variant, sure)


def _of_pairs(pairs: list[tuple[Fraction | int, Fraction | int]], left_out: int, variant: EffectSizeVariant, confidence: float) -> PairedEffectSize:
    n, df = len(pairs), len(pairs) - 1
    unit = lcm(*(score.denominator for pair in pairs for score in pair))
    befores, afters = ([int(pair[side] * unit) for pair in pairs] for side in (0, 1))
    differences = [after - before for before, after in zip(befores, afters, strict=True)]
    centre, spread = mean(differences, unit), variance(differences, unit)
    first, second = variance(befores, unit), variance(afters, unit)
    r = correlation(covariance(befores, afters, unit), first, second)
    d_z = _in_units_of(centre, spread)
    t = _in_units_of(centre, spread / n)
    average = (root(first) + root(second)) / 2
    sizes: dict[EffectSizeVariant, float | None] = {
        "d_z": d_z,
        "d_av": float(centre) / average if average else None,
        "d_rms": _in_units_of(centre, (first + second) / 2),
        "d_rm": None if d_z is None or r is None else d_z * sqrt(2 * (1 - r)),
        "glass": _in_units_of(centre, first),
    }
    value, correction = sizes[variant], 1 - 3 / (4 * df - 1)
    return PairedEffectSize(
        variant=variant,
        value=value,
        corrected=None if value is None or df == 1 else value * correction,
        correction=correction,
        n=n,
        left_out=left_out,
        mean_before=float(mean(befores, unit)),
        mean_after=float(mean(afters, unit)),
        sd_before=root(first),
        sd_after=root(second),
        correlation=r,
        mean_difference=float(centre),
        mean_difference_interval=_around(float(centre), t_margin(confidence, df) * root(spread / n), confidence),
        sd_difference=root(spread),
        t=t,
        df=df,
        p=None if t is None else t_two_sided(t, df),
        d_z_interval=None if t is None else _of_d_z(t, n, confidence),
        **sizes,
    )


def _in_units_of(value: Fraction, spread: Fraction) -> float | None:
    """A number divided by the root of a variance; `None` when that is 0."""
    return root(value**2 / spread) * (-1 if value < 0 else 1) if spread else None


def _around(centre: float, margin: float, confidence: float) -> ConfidenceInterval:
    return ConfidenceInterval(low=centre - margin, high=centre + margin, confidence=confidence, method="t")


def _of_d_z(t: float, n: int, confidence: float) -> ConfidenceInterval:
    low, high = (limit / sqrt(n) for limit in noncentrality_interval(t, n - 1, confidence))
    return ConfidenceInterval(low=low, high=high, confidence=confidence, method="noncentral-t")
