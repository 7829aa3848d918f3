"""What figures about a questionnaire come down to: what is good, what to look at, what cannot be said.

The limits are rules of thumb, each with where it is from; none is a law of nature. A verdict is only given when the
whole interval lies on one side of a limit: a small sample then says "cannot tell", and not "bad".
"""

from collections.abc import Iterator
from math import atanh, sqrt, tanh
from typing import TYPE_CHECKING, Literal

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments.measurement_error import LEAST, MeasurementError

from .place import SURE

if TYPE_CHECKING:
    from .instrument_quality import DimensionQuality, InstrumentQuality, ItemQuality, KeyedItem

RELIABLE = 0.70
"""From this alpha a dimension measures precisely enough to compare groups (Terwee et al. 2007: 0.70 to 0.95)."""

TOO_ALIKE = 0.95
"""Above this alpha items ask the same thing over (the same source)."""

LARGE_SAMPLE = 100
"""From this many complete lists figures about reliability are worth judging (the same source: at least 100)."""

AT_THE_END = 0.15
"""From this share of scores at one end of the scale, differences there are lost (the same source)."""

END_SAMPLE = 50
"""From this many scores a share at the end is worth judging; a choice of ours."""

LOOSE = 0.30
"""Below this correlation with the rest an item hardly belongs to the dimension; a common rule of thumb."""

UNANSWERED = 0.10
"""From this share without an answer that counts a question deserves a look; a choice of ours."""

SAME_ANSWER = 0.80
"""From this share of the same answer a question tells people hardly apart; a choice of ours."""

Verdict = Literal["good", "look", "unknown"]
"""Good, something to look at, or something these answers cannot say."""

FindingCode = Literal[
    "reliable",
    "unreliable",
    "contradicting",
    "too-alike",
    "at-floor",
    "at-ceiling",
    "loose-item",
    "opposite-item",
    "unanswered",
    "same-answer",
    "uncertain",
    "small-sample",
    "one-item",
    "too-few",
    "few-incomplete",
    "no-spread",
    "no-omega",
    "nobody",
]
"""What was found."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that figures come down to.

    Args:
        code: What was found.
        verdict: Whether it is good, to be looked at, or not to be said.
        dimension: Id of the dimension it is about; `None` for the whole sample or an item by itself.
        item: Id of the item it is about.
    """

    code: FindingCode
    verdict: Verdict
    dimension: Identifier | None = None
    item: Identifier | None = None


def findings_of(quality: "InstrumentQuality") -> tuple[Finding, ...]:
    """All findings: those about the sample, then about each dimension, then about items."""
    if quality.sample.n is None:
        return (Finding(code="nobody", verdict="unknown"),)
    found = [one for dimension in quality.dimensions for one in _of_dimension(dimension)]
    found += [one for item in quality.items for one in _of_item(item)]
    if quality.sample.n < LARGE_SAMPLE:
        found.insert(0, Finding(code="small-sample", verdict="unknown"))
    return tuple(found)


def _of_dimension(one: "DimensionQuality") -> Iterator[Finding]:
    name = one.dimension
    if one.alpha is not None and one.alpha_low is not None and one.alpha_high is not None:
        yield _reliability(one, one.alpha, one.alpha_low, one.alpha_high)
    elif one.withheld or "too-few" in one.unknown:
        yield Finding(code="too-few", verdict="unknown", dimension=name)
    elif "one-item" in one.unknown:
        yield Finding(code="one-item", verdict="unknown", dimension=name)
    elif "few-incomplete" in one.unknown:
        yield Finding(code="few-incomplete", verdict="unknown", dimension=name)
    else:
        yield Finding(code="no-spread", verdict="look", dimension=name)
    if "heywood" in one.unknown or "no-factor" in one.unknown:
        yield Finding(code="no-omega", verdict="unknown", dimension=name)
    if one.scored is not None and one.scored >= END_SAMPLE:
        if one.at_floor is not None and one.at_floor > AT_THE_END:
            yield Finding(code="at-floor", verdict="look", dimension=name)
        if one.at_ceiling is not None and one.at_ceiling > AT_THE_END:
            yield Finding(code="at-ceiling", verdict="look", dimension=name)
    for item in one.items:
        yield from _of_keyed(item, one)


def _reliability(one: "DimensionQuality", alpha: float, low: float, high: float) -> Finding:
    if high < RELIABLE:
        return Finding(code="contradicting" if alpha < 0 else "unreliable", verdict="look", dimension=one.dimension)
    if low < RELIABLE:
        return Finding(code="uncertain", verdict="unknown", dimension=one.dimension)
    return Finding(code="too-alike", verdict="look", dimension=one.dimension) if low > TOO_ALIKE else _good(one)


def _good(one: "DimensionQuality") -> Finding:
    return Finding(code="reliable", verdict="good", dimension=one.dimension)


def _of_keyed(item: "KeyedItem", one: "DimensionQuality") -> Iterator[Finding]:
    if item.item_rest is None or one.n is None or upper(item.item_rest, one.n) >= LOOSE:
        return
    yield Finding(code="opposite-item" if item.item_rest < 0 else "loose-item", verdict="look", dimension=one.dimension, item=item.item)


def upper(correlation: float, n: int) -> float:
    """The upper end of the 95 % interval of a correlation, by Fisher's z (1921).

    >>> round(upper(0.2, 103), 3)
    0.379
    """
    if n <= 3 or abs(correlation) >= 1:  # noqa: PLR2004 - the formula divides by n - 3
        return 1.0
    return tanh(atanh(correlation) + SURE / sqrt(n - 3))


def _of_item(item: "ItemQuality") -> Iterator[Finding]:
    if item.n is None or item.asked is None:
        return
    if item.asked - item.n >= UNANSWERED * item.asked:
        yield Finding(code="unanswered", verdict="look", item=item.item)
    if max(item.counts, default=0) >= SAME_ANSWER * item.n:
        yield Finding(code="same-answer", verdict="look", item=item.item)


def errors_of(quality: "InstrumentQuality") -> tuple[MeasurementError, ...]:
    """The measurement errors that follow from alpha; `InstrumentQuality.measurement_errors` says which are left out."""
    sample = quality.sample
    when = "" if sample.first_day is None or sample.last_day is None else f", {sample.first_day.isoformat()} – {sample.last_day.isoformat()}"
    return tuple(
        MeasurementError(dimension=one.dimension, sd=one.spread, reliability=one.alpha, kind="alpha", n=one.n, sample=f"{sample.description}{when}")
        for one in quality.dimensions
        if one.alpha is not None and one.spread is not None and one.n is not None and one.sem is not None and one.sem >= LEAST and one.alpha >= 0
    )
