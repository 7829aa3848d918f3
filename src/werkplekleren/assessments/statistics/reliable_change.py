"""Whether somebody changed more than the error of measurement explains: the reliable change index."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Literal

import attrs

from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import InvalidValueError, Message

from ._answers import checked
from ._moments import root, variance
from ._pairs import read_pairs
from .cut_offs import CutOffs, Population, change_cut_offs

ChangeVerdict = Literal["improved", "unchanged", "deteriorated"]
"""What may be said of a change: better or worse by more than error, or neither."""

ChangeMethod = Literal["jacobson-truax", "separate-variances"]
"""Which standard error a change is divided by."""


@attrs.frozen(kw_only=True)
class ReliableChange:
    """The change of one person between two measurements.

    Args:
        before: First score; `None` is missing.
        after: Second score; `None` is missing.
        change: `after - before`, on the scale of the score; `None` when one is missing.
        sem: Standard error of measurement of the first score.
        standard_error: Standard error of the difference (`S_diff`).
        index: The reliable change index, `change / standard_error`; above 0 when the score rose, whichever way is good;
            `None` when a score is missing or there is no error to compare with.
        detectable: The smallest change that counts must be larger than this: `critical * standard_error` (MDC95 at 1.96).
        critical: How large the index must be; a change is reliable when it is *larger*, not when it is equal.
        verdict: `improved` or `deteriorated` when the change is reliable, else `unchanged`; `None` without an index.
        method: Which standard error was used.
        cut_offs: Cut-offs a, b and c where populations were given.
    """

    before: float | None
    after: float | None
    change: float | None
    sem: float
    standard_error: float
    index: float | None
    detectable: float
    critical: float
    verdict: ChangeVerdict | None
    method: ChangeMethod
    cut_offs: CutOffs | None = None

    @property
    def reliable(self) -> bool | None:
        """Whether the change is larger than error explains; `None` when that cannot be said."""
        return None if self.verdict is None else self.verdict != "unchanged"

    def crossed(self, cut_off: Literal["a", "b", "c"] = "c") -> bool | None:
        """Whether the score was not yet past a cut-off and now is, towards the functional side.

        Args:
            cut_off: Which one.

        Returns:
            `None` when a score or that cut-off is not known.

        >>> reliable_change(32.5, 47.5, sd=7.5, reliability=0.8,
        ...     dysfunctional=Population(mean=40, sd=7.5), functional=Population(mean=60, sd=7.5)).crossed()
        False
        """
        if self.cut_offs is None or self.before is None or self.after is None:
            return None
        past = (self.cut_offs.past(self.before, cut_off), self.cut_offs.past(self.after, cut_off))
        return None if None in past else past == (False, True)


@attrs.frozen(kw_only=True)
class ReliableChanges:
    """The changes of several people, each judged for itself.

    Args:
        changes: One for each pair, in the order of the input.
        sd: The standard deviation that was used for the first measurement.
        n: How many pairs are complete.
        left_out: How many pairs miss a score.
        improved: How many improved reliably.
        unchanged: How many did not change reliably.
        deteriorated: How many deteriorated reliably.
        method: Which standard error was used.
    """

    changes: tuple[ReliableChange, ...]
    sd: float
    n: int
    left_out: int
    improved: int
    unchanged: int
    deteriorated: int
    method: ChangeMethod


def reliable_change(
    before: Number | None,
    after: Number | None,
    *,
    sd: Number,
    reliability: Number,
    sd_after: Number | None = None,
    critical: Number = 1.96,
    higher_is_better: bool = True,
    dysfunctional: Population | None = None,
    functional: Population | None = None,
) -> ReliableChange:
    """Whether the change of one person is larger than the error of measurement explains.

    `SEM = sd sqrt(1 - r)`, `S_diff = sqrt(2) SEM`, `RCI = (after - before) / S_diff`; reliable when `|RCI| > 1.96`,
    strictly. The comparison is exact: numbers count as they are written and no root is rounded for it.
    Source: Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.

    Which standard error is right is disputed. With `sd_after` both measurements keep their own spread,
    `S_diff = sqrt((sd^2 + sd_after^2)(1 - r))`, and the method is called `separate-variances`; Maassen (2004, Journal of
    the International Neuropsychological Society 10, 888-893) argues, by its abstract, for letting variances differ.

    Args:
        before: First score; `None` is missing.
        after: Second score; `None` is missing.
        sd: Standard deviation of the first measurement in a group like this person's, 0 or more.
        reliability: Reliability of the score in such a group, 0 to 1.
        sd_after: Standard deviation of the second measurement, for the method `separate-variances`.
        critical: What the index must be larger than.
        higher_is_better: Whether a rise is an improvement.
        dysfunctional: Those who still have to learn, for the cut-offs a and c.
        functional: Those who master it, for the cut-offs b and c.

    Returns:
        The index and what may be said; no index when a score is missing, or when the standard error is 0.

    Raises:
        InvalidValueError: When a number is no number or lies outside its range.

    >>> found = reliable_change(32.5, 47.5, sd=7.5, reliability=0.8)
    >>> found.index, found.verdict, found.method
    (3.1622776601683795, 'improved', 'jacobson-truax')
    """
    score_before, score_after = (None if score is None else checked(name, score) for name, score in (("before", before), ("after", after)))
    error = _Error.of(checked("sd", sd, 0) ** 2, sd_after, reliability, critical, rises=higher_is_better)
    cut_offs = change_cut_offs(dysfunctional=dysfunctional, functional=functional, higher_is_better=higher_is_better)
    return error.change(score_before, score_after, cut_offs)


def reliable_changes(
    before: Sequence[Number | None],
    after: Sequence[Number | None],
    *,
    reliability: Number,
    sd: Number | None = None,
    sd_after: Number | None = None,
    critical: Number = 1.96,
    higher_is_better: bool = True,
    dysfunctional: Population | None = None,
    functional: Population | None = None,
) -> ReliableChanges:
    """The reliable change of each person of a group, and how many improved.

    Args:
        before: First score of each person; `None` is missing.
        after: Second score of each, in the same order; `None` is missing.
        reliability: Reliability of the score, 0 to 1.
        sd: Standard deviation of the first measurement; without it that of `before` in the complete pairs (n - 1).
        sd_after: Standard deviation of the second measurement, for the method `separate-variances`.
        critical: What the index must be larger than.
        higher_is_better: Whether a rise is an improvement.
        dysfunctional: Those who still have to learn, for the cut-offs a and c.
        functional: Those who master it, for the cut-offs b and c.

    Returns:
        Each change, and how many of each kind; incomplete pairs stay in their place, without an index.

    Raises:
        InvalidValueError: When the lengths differ, a number is no number or lies outside its range, or there are fewer than
            two complete pairs to take `sd` from.

    >>> found = reliable_changes([10, 12, 9, 14], [18, 12, 8, None], reliability=0.8, sd=3)
    >>> found.improved, found.unchanged, found.deteriorated, found.left_out
    (1, 2, 0, 1)
    """
    firsts, seconds = read_pairs(before, after)
    complete = [first for first, second in zip(firsts, seconds, strict=True) if first is not None and second is not None]
    first = _variance_of(complete) if sd is None else checked("sd", sd, 0) ** 2
    error = _Error.of(first, sd_after, reliability, critical, rises=higher_is_better)
    cut_offs = change_cut_offs(dysfunctional=dysfunctional, functional=functional, higher_is_better=higher_is_better)
    changes = tuple(error.change(first, second, cut_offs) for first, second in zip(firsts, seconds, strict=True))
    verdicts = [change.verdict for change in changes]
    return ReliableChanges(
        changes=changes,
        sd=root(error.first),
        n=len(complete),
        left_out=len(changes) - len(complete),
        improved=verdicts.count("improved"),
        unchanged=verdicts.count("unchanged"),
        deteriorated=verdicts.count("deteriorated"),
        method=error.method,
    )


def _variance_of(scores: list[Fraction | int]) -> Fraction:
    if len(scores) < 2:  # noqa: PLR2004 - a variance needs two
        raise InvalidValueError(Message("without sd there must be two or more complete pairs, not {n}", {"n": len(scores)}))
    unit = lcm(*(score.denominator for score in scores))
    return variance([int(score * unit) for score in scores], unit)


@attrs.frozen
class _Error:
    """The variance of the error of a difference, and all that follows from it.

    Args:
        first: Variance of the first measurement.
        unreliable: The share of it that is error.
        difference: Variance of the error of a difference.
        critical: What the index must be larger than.
        method: How `difference` came about.
        rises: Whether a rise is an improvement.
    """

    first: Fraction
    unreliable: Fraction
    difference: Fraction
    critical: Fraction
    method: ChangeMethod
    rises: bool

    @classmethod
    def of(cls, first: Fraction, sd_after: Number | None, reliability: Number, critical: Number, *, rises: bool) -> "_Error":
        second = first if sd_after is None else checked("sd_after", sd_after, 0) ** 2
        unreliable = 1 - checked("reliability", reliability, 0, 1)
        method: ChangeMethod = "jacobson-truax" if sd_after is None else "separate-variances"
        return cls(first, unreliable, (first + second) * unreliable, checked("critical", critical, 0), method, rises)

    def change(self, before: Fraction | int | None, after: Fraction | int | None, cut_offs: CutOffs | None) -> ReliableChange:
        change = None if before is None or after is None else after - before
        verdict: ChangeVerdict | None = None
        index: float | None = None
        if change is not None and self.difference:
            index = root(change**2 / self.difference) * (-1 if change < 0 else 1)
            larger = change**2 > self.critical**2 * self.difference
            verdict = "unchanged" if not larger else "improved" if (change > 0) is self.rises else "deteriorated"
        return ReliableChange(
            before=None if before is None else float(before),
            after=None if after is None else float(after),
            change=None if change is None else float(change),
            sem=root(self.first * self.unreliable),
            standard_error=root(self.difference),
            index=index,
            detectable=root(self.critical**2 * self.difference),
            critical=float(self.critical),
            verdict=verdict,
            method=self.method,
            cut_offs=cut_offs,
        )
