"""The elementary scoring formulas, on plain sequences with `None` for a missing answer.

All follow one rule for missing answers: there is a result when the answered share (of items, or of weight)
is at least `minimum`, by default one half, and something was answered at all. Whole numbers and fractions
are calculated exactly, with one division at the end.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import pairwise
from math import isfinite

from werkplekleren.errors import InvalidValueError, Message

from .dimensions import HALF

Number = int | float | Fraction


def mean_score(
    answers: Sequence[Number | None], *, low: int, high: int, reversed_at: Collection[int] = (), minimum: Fraction | float = HALF
) -> float | None:
    """Mean of the answered items, low answers counting as high where an item is reversed.

    Formula: a reversed answer x becomes `low + high - x` before averaging.

    Args:
        answers: One answer for each item, from `low` to `high`; `None` is missing.
        low: The lowest possible answer.
        high: The highest possible answer.
        reversed_at: Positions of reversed items, counted from 0.
        minimum: The share of items that must be answered, 0 to 1.

    Returns:
        The mean, from `low` to `high`; `None` when too little was answered.

    Raises:
        InvalidValueError: When an answer lies outside the range, or the range or `minimum` is not valid.

    >>> mean_score([2, 5, 1, 4], low=1, high=5, reversed_at=[1, 3])
    1.5
    """
    mean = _exact_mean(answers, low, high, reversed_at, minimum)
    return None if mean is None else float(mean)


def prorated_sum(
    answers: Sequence[Number | None], *, low: int, high: int, reversed_at: Collection[int] = (), minimum: Fraction | float = HALF
) -> float | None:
    """Sum over all items as if the missing ones had the mean of the answered ones: mean times number of items.

    Args:
        answers: One answer for each item, from `low` to `high`; `None` is missing.
        low: The lowest possible answer.
        high: The highest possible answer.
        reversed_at: Positions of reversed items, counted from 0.
        minimum: The share of items that must be answered, 0 to 1.

    Returns:
        The sum; `None` when too little was answered.

    Raises:
        InvalidValueError: When an answer lies outside the range, or the range or `minimum` is not valid.

    >>> prorated_sum([4, None, 3, 5], low=1, high=5)
    16.0
    """
    mean = _exact_mean(answers, low, high, reversed_at, minimum)
    return None if mean is None else float(mean * len(answers))


def percent_of_maximum(
    answers: Sequence[Number | None], *, low: int, high: int, reversed_at: Collection[int] = (), minimum: Fraction | float = HALF
) -> float | None:
    """Percent of the possible maximum: `100 * (mean - low) / (high - low)` (POMP; Cohen and others, 1999).

    It makes ranges alike, not meanings: 60 on one scale is not as good as 60 on another.

    Args:
        answers: One answer for each item, from `low` to `high`; `None` is missing.
        low: The lowest possible answer.
        high: The highest possible answer.
        reversed_at: Positions of reversed items, counted from 0.
        minimum: The share of items that must be answered, 0 to 1.

    Returns:
        From 0 to 100; `None` when too little was answered.

    Raises:
        InvalidValueError: When an answer lies outside the range, or the range or `minimum` is not valid.

    >>> percent_of_maximum([4, 5, 3, 4], low=1, high=5)
    75.0
    """
    mean = _exact_mean(answers, low, high, reversed_at, minimum)
    return None if mean is None else float(100 * (mean - low) / (high - low))


def weighted_composite(scores: Sequence[Number | None], weights: Sequence[int], *, minimum: Fraction | float = HALF) -> float | None:
    """Weighted mean of the scores that there are: `sum(w * x) / sum(w)` over those.

    Args:
        scores: One score for each part; `None` is missing.
        weights: One whole number of at least 1 for each part.
        minimum: The share of the weight that must have a score, 0 to 1.

    Returns:
        The composite; `None` when too little weight has a score.

    Raises:
        InvalidValueError: When the lengths differ or a weight, a score or `minimum` is not valid.

    >>> weighted_composite([60, None, 80], [2, 1, 1])
    66.66666666666667
    """
    if len(scores) != len(weights) or any(type(weight) is not int or weight < 1 for weight in weights):
        raise InvalidValueError(Message("there must be one weight of 1 or more for each score, as whole numbers"))
    known = [(_fraction(score), weight) for score, weight in zip(scores, weights, strict=True) if score is not None]
    answered = sum(weight for _, weight in known)
    if not _enough(answered, sum(weights), minimum):
        return None
    return float(sum((score * weight for score, weight in known), Fraction()) / answered)


def band_of(value: Number, starts: Sequence[Number]) -> int:
    """The position of the band in which a value lies: from its start up to, not including, the next start.

    Args:
        value: The unrounded value, at least the first start.
        starts: Where the bands start, ascending.

    Returns:
        Position in `starts`, from 0; the last band has no end.

    Raises:
        InvalidValueError: When the starts do not ascend or the value lies below the first.

    >>> [band_of(value, [0, 25, 50, 75]) for value in (24.999, 25, 100)]
    [0, 1, 3]
    """
    if not starts or any(one >= next_one for one, next_one in pairwise(starts)):
        raise InvalidValueError(Message("bands must have starts that ascend"))
    if not value >= starts[0]:
        raise InvalidValueError(Message("{value} lies below the first band at {start}", {"value": repr(value), "start": str(starts[0])}))
    return bisect_right(starts, value) - 1


def _exact_mean(answers: Sequence[Number | None], low: int, high: int, reversed_at: Collection[int], minimum: Fraction | float) -> Fraction | None:
    if not low < high:
        raise InvalidValueError(Message("low must be below high, not {low} and {high}", {"low": str(low), "high": str(high)}))
    for position in reversed_at:
        if not 0 <= position < len(answers):
            raise InvalidValueError(Message("there is no item at position {position}", {"position": position}))
    known: list[Fraction] = []
    for position, answer in enumerate(answers):
        if answer is None:
            continue
        if not low <= answer <= high:
            raise InvalidValueError(
                Message("answers must lie from {low} to {high}, not {answer}", {"low": str(low), "high": str(high), "answer": repr(answer)})
            )
        exact = _fraction(answer)
        known.append(low + high - exact if position in reversed_at else exact)
    return sum(known, Fraction()) / len(known) if _enough(len(known), len(answers), minimum) else None


def _fraction(value: Number) -> Fraction:
    if isinstance(value, float) and not isfinite(value):
        raise InvalidValueError(Message("a score must be a finite number, not {value}", {"value": repr(value)}))
    return Fraction(value)


def _enough(answered: int, total: int, minimum: Fraction | float) -> bool:
    if not 0 <= minimum <= 1:
        raise InvalidValueError(Message("minimum must be a share from 0 to 1, not {minimum}", {"minimum": repr(minimum)}))
    exact = Fraction(str(float(minimum))) if isinstance(minimum, float) else minimum  # 0.8 as it is written: the float lies a hair above
    return answered > 0 and answered >= exact * total
