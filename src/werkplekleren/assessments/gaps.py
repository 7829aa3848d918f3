"""How far two perspectives lie apart, with how sure that is."""

from math import sqrt
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_bool, is_id, maybe, one_of

from .group import GroupScore, PerspectiveResult
from .statistics._answers import checked_confidence
from .statistics._distributions import t_margin
from .statistics.interval import ConfidenceInterval
from .suppression import FLOOR

WithoutInterval = Literal["withheld", "one-answer", "no-spread", "composite"]
"""Why a difference has no interval: one of both is not shown, one of both rests on a single answer, everybody on both sides
scored the same, or it is a composite, of which the mean is not the mean of its members."""

_count = Between(0, 10_000_000)
_difference = NumberBetween(-100, 100)


@attrs.frozen(kw_only=True)
class PerspectiveGap:
    """The difference between two perspectives on one dimension or composite.

    It is worked out from what is shown and tells no more than that. The interval sees the respondents as a sample: of
    who was asked but did not answer, or of how the same people would answer another day. When everybody answered, the
    difference of that day is exact, and the interval is about the second only.

    Args:
        dimension: Id of the dimension or composite.
        first: Id of a perspective.
        second: Id of the other.
        difference: Mean of the first minus mean of the second, in points of 100 (-100 to 100); `None` when one is not shown.
        interval: Where the difference may lie (Welch, unequal spreads), cut off at -100 and 100; `None` when it has none.
        without_interval: Why it has none.
        fewest: How many answers the smaller side has; `None` when one is not shown.
        withheld: Whether nothing is shown.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    first: Identifier = attrs.field(validator=is_id)
    second: Identifier = attrs.field(validator=is_id)
    difference: float | None = attrs.field(default=None, validator=maybe(_difference))
    interval: ConfidenceInterval | None = attrs.field(default=None, validator=maybe(is_a(ConfidenceInterval)))
    without_interval: WithoutInterval | None = attrs.field(default=None, validator=maybe(one_of(get_args(WithoutInterval))))
    fewest: int | None = attrs.field(default=None, validator=maybe(_count))
    withheld: bool = attrs.field(default=False, validator=is_bool)

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves no doubt which of both is higher: 0 lies outside. Without interval: no."""
        return self.interval is not None and not self.interval.holds(0)

    @property
    def rests_on_few(self) -> bool:
        """Whether one of both has fewer than five answers, which makes any interval wide."""
        return self.fewest is not None and self.fewest < FLOOR


def gap_between(
    first: PerspectiveResult, second: PerspectiveResult, dimension: Identifier, *, is_composite: bool, confidence: float
) -> PerspectiveGap:
    """The gap between two results; `GroupProfile.gap` says what each argument means."""
    sure = checked_confidence(confidence)
    one, other = first.score(dimension), second.score(dimension)
    hidden = PerspectiveGap(dimension=dimension, first=first.perspective, second=second.perspective, without_interval="withheld", withheld=True)
    if one.mean is None or other.mean is None or one.n is None or other.n is None:
        return hidden
    difference = one.mean - other.mean
    interval: ConfidenceInterval | None = None
    why: WithoutInterval | None = "composite"
    if not is_composite:
        interval, why = welch_interval(one, other, difference, sure)
    return attrs.evolve(hidden, difference=difference, interval=interval, without_interval=why, fewest=min(one.n, other.n), withheld=False)


def welch_interval(
    one: GroupScore, other: GroupScore, difference: float, confidence: float
) -> tuple[ConfidenceInterval | None, Literal["one-answer", "no-spread"] | None]:
    """The interval of Welch (1947), with his degrees of freedom."""
    if one.spread is None or other.spread is None or one.n is None or other.n is None:
        return None, "one-answer"
    parts = [(score.spread**2 / score.n, score.n - 1) for score in (one, other) if score.spread and score.n]
    error = sum(part for part, _ in parts)
    if not error:
        return None, "no-spread"
    margin = t_margin(confidence, error**2 / sum(part**2 / df for part, df in parts)) * sqrt(error)
    low, high = max(-100.0, difference - margin), min(100.0, difference + margin)
    return ConfidenceInterval(low=low, high=high, confidence=confidence, method="welch"), None
