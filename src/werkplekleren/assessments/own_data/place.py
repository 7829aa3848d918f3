"""The place of one score in a norm, with how sure that is."""

from math import sqrt
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base import formatting
from werkplekleren._base.text import Text
from werkplekleren._base.validators import NumberBetween, shown
from werkplekleren.errors import InvalidValueError, Message

from .sample import Sample

if TYPE_CHECKING:
    from .norm import DimensionNorm, Norm

SURE = 1.959963984540054
"""The standard normal deviate that leaves 2.5 % on either side."""

_PLACE = Text.of(
    nl="Van elke 100 mensen in deze groep scoren er ongeveer {lower} lager, {same} ongeveer gelijk en {higher} hoger.",
    en="Of every 100 people in this group about {lower} score lower, {same} about the same and {higher} higher.",
)
_MARGIN = Text.of(
    nl="Op een rij van 100 mensen, van laag naar hoog, ligt deze score waarschijnlijk tussen plek {low} en {high}. "
    "Preciezer kan niet met {n} scores.",
    en="In a row of 100 people, from low to high, this score probably lies between place {low} and {high}. {n} scores cannot tell it more precisely.",
)
_SAMPLE = Text.of(nl="De groep: {sample}.", en="The group: {sample}.")
_percent = NumberBetween(0, 100)


@attrs.frozen(kw_only=True)
class NormPlace:
    """Where a score stands in a norm.

    Args:
        score: The score, 0 to 100.
        n: How many scores the norm rests on.
        lower: How many scored lower.
        same: How many scored the same, or in the same step of the norm.
        higher: How many scored higher.
        percentile: The middle of the place: the percentage that scored lower, plus half of those with the same.
        low: The percentile with its margin downwards.
        high: The percentile with its margin upwards. From `low` to `high` is the interval of Wilson (1927) at
            95 % confidence: what another sample of this size from the same people could show.
        sample: Whose norm it is.
    """

    score: float
    n: int
    lower: int
    same: int
    higher: int
    percentile: float
    low: float
    high: float
    sample: Sample

    @property
    def text(self) -> Text:
        """The place and its margin in words."""
        return Text({language: self._said(language) for language in _PLACE.languages})

    def _said(self, language: str) -> str:
        def of_100(count: int) -> str:
            return formatting.number(100 * count / self.n, language)

        return " ".join(
            (
                _PLACE.in_language(language).format(lower=of_100(self.lower), same=of_100(self.same), higher=of_100(self.higher)),
                _MARGIN.in_language(language).format(
                    low=formatting.number(self.low, language),
                    high=formatting.number(self.high, language),
                    n=formatting.number(self.n, language),
                ),
                _SAMPLE.in_language(language).replace("{sample}", self.sample.description),
            )
        )


def placed(norm: "Norm", of: "DimensionNorm", score: float) -> NormPlace | None:
    """The place of a score; `Norm.place` says what it means."""
    if type(score) not in {int, float} or not 0 <= score <= 100:  # noqa: PLR2004 - percent of the maximum
        raise InvalidValueError(Message("a score must be a number from 0 to 100, not {found}", {"found": shown(score)}))
    if not of.steps:
        return None
    lower = sum(step.count for step in of.steps if step.up_to < score)
    same = next(step.count for step in of.steps if step.up_to >= score)
    n = sum(step.count for step in of.steps)
    share = (lower + same / 2) / n
    low, high = wilson(share, n)
    return NormPlace(
        score=float(score),
        n=n,
        lower=lower,
        same=same,
        higher=n - lower - same,
        percentile=100 * share,
        low=100 * low,
        high=100 * high,
        sample=norm.sample,
    )


def wilson(share: float, n: int, z: float = SURE) -> tuple[float, float]:
    """The interval of Wilson (1927) around a share that was found in a sample of n.

    >>> [round(end, 3) for end in wilson(0.5, 100)]
    [0.404, 0.596]
    """
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / (1 + z * z / n)), min(1.0, (middle + half) / (1 + z * z / n))
