"""How far a score may lie from the true one: the standard error of measurement, and the length of a test."""

from fractions import Fraction
from typing import Literal

import attrs

from werkplekleren.assessments.formulas import Number

from ._answers import checked, checked_confidence
from ._distributions import normal_margin
from ._moments import root
from .interval import ConfidenceInterval


@attrs.frozen(kw_only=True)
class EstimatedTrueScore:
    """Where the true score of somebody lies, given the group (Kelley).

    Args:
        value: The estimate: the score drawn towards the mean of the group, the more so the less reliable it is.
        standard_error: Standard error of estimate, `sd * sqrt(r (1 - r))`, on the scale of the score.
        interval: Normal interval around `value`.
        method: `kelley`.
    """

    value: float
    standard_error: float
    interval: ConfidenceInterval
    method: Literal["kelley"] = "kelley"


@attrs.frozen(kw_only=True)
class StandardErrorOfMeasurement:
    """The error of one score that classical test theory expects.

    Args:
        value: `sd * sqrt(1 - reliability)`, on the scale of the score; smaller is better, 0 is no error.
        sd: Standard deviation of the scores in the group.
        reliability: Reliability in that group, 0 to 1.
        margin: `value` times the normal quantile: half the width of an interval.
        confidence: How sure the intervals are, 0.001 to 0.999999.
        convention: `classical-test-theory`: one error for every score, high or low.
    """

    value: float
    sd: float
    reliability: float
    margin: float
    confidence: float
    convention: Literal["classical-test-theory"] = "classical-test-theory"

    def around(self, score: Number) -> ConfidenceInterval:
        """The interval `score ± margin` around a score that was observed.

        Raises:
            InvalidValueError: When the score is no number.

        >>> interval = standard_error_of_measurement(10, 0.84).around(65)
        >>> round(interval.low, 2), round(interval.high, 2)
        (57.16, 72.84)
        """
        return self._interval(float(checked("score", score)), self.margin, "observed-score")

    def true_score(self, score: Number, *, mean: Number) -> EstimatedTrueScore:
        """Kelley's estimate of the true score, `mean + r (score - mean)`, with its own interval.

        Args:
            score: The score that was observed.
            mean: Mean of the group that `sd` and `reliability` are of.

        Returns:
            The estimate; with a reliability of 1 it is the score itself.

        Raises:
            InvalidValueError: When one of both is no number.

        >>> standard_error_of_measurement(10, 0.84).true_score(65, mean=50).value
        62.6
        """
        share, centre = checked("reliability", self.reliability), checked("mean", mean)
        value = float(centre + share * (checked("score", score) - centre))
        error = root(checked("sd", self.sd) ** 2 * share * (1 - share))
        return EstimatedTrueScore(value=value, standard_error=error, interval=self._interval(value, normal_margin(self.confidence) * error, "kelley"))

    def _interval(self, centre: float, margin: float, method: str) -> ConfidenceInterval:
        return ConfidenceInterval(low=centre - margin, high=centre + margin, confidence=self.confidence, method=method)


def standard_error_of_measurement(sd: Number, reliability: Number, *, confidence: float = 0.95) -> StandardErrorOfMeasurement:
    """The standard error of measurement, `sd * sqrt(1 - reliability)`.

    Source: classical test theory (Lord and Novick, 1968, *Statistical theories of mental test scores*).

    Args:
        sd: Standard deviation of the scores in the group, 0 or more.
        reliability: Reliability in that same group (alpha, omega, test-retest), 0 to 1.
        confidence: How sure the intervals are, 0.001 to 0.999999.

    Returns:
        The standard error, from which intervals follow.

    Raises:
        InvalidValueError: When `sd` is below 0, `reliability` outside 0 to 1 (a negative alpha has no standard error), or
            `confidence` outside 0.001 to 0.999999.

    >>> standard_error_of_measurement(15, 0.9).value
    4.743416490252569
    """
    spread, share = checked("sd", sd, 0), checked("reliability", reliability, 0, 1)
    sure = checked_confidence(confidence)
    value = root(spread**2 * (1 - share))
    return StandardErrorOfMeasurement(value=value, sd=float(spread), reliability=float(share), margin=normal_margin(sure) * value, confidence=sure)


def spearman_brown(reliability: Number, times: Number) -> float | None:
    """The reliability of a test made `times` as long with items of the same kind: `m r / (1 + (m - 1) r)`.

    With the mean correlation between items as `reliability` and their number as `times` it is the standardised alpha.
    Sources: Spearman (1910) and Brown (1910), both in the British Journal of Psychology 3.

    Args:
        reliability: Reliability as it is, -1 to 1.
        times: How many times as long, above 0; 0.5 is half the length.

    Returns:
        The reliability to be expected; `None` where the formula divides by 0.

    Raises:
        InvalidValueError: When `reliability` lies outside -1 to 1 or `times` is not above 0.

    >>> spearman_brown(0.6, 2), spearman_brown(0.6, 0.5)
    (0.75, 0.42857142857142855)
    """
    share, length = checked("reliability", reliability, -1, 1), checked("times", times, Fraction(1, 10**9))
    whole = 1 + (length - 1) * share
    return float(length * share / whole) if whole else None
