"""Where a score comes from: as data, and in words."""

from fractions import Fraction
from typing import Literal

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text

from .dimensions import Band
from .response import Answer
from .score import Score

AnswerState = Literal["answered", "missing", "not-applicable", "not-asked"]
"""What became of a question; only what was answered counts, and only what was asked can be missing."""


@attrs.frozen(kw_only=True)
class ExplainedAnswer:
    """One item in an explanation.

    Args:
        item: Id of the item.
        text: What this respondent was asked.
        state: What became of it.
        answer: The answer as given; `None` when there is none.
        value: The whole number it stands for; `None` unless answered.
        low: The lowest number possible.
        high: The highest number possible.
        reversed: Whether low counts as high here.
        weight: How often it counts.
        points: What it yielded, from 0 to `high - low`, after turning; `None` unless answered.
    """

    item: Identifier
    text: Text
    state: AnswerState
    answer: Answer | None
    value: int | None
    low: int
    high: int
    reversed: bool
    weight: int
    points: int | None


@attrs.frozen(kw_only=True)
class ExplainedPart:
    """One part of a composite in an explanation.

    Args:
        score: Its score.
        title: Its name.
        weight: How often it counts.
    """

    score: Score
    title: Text
    weight: int


@attrs.frozen(kw_only=True)
class Explanation:
    """How a score was worked out.

    `str(explanation)` and `in_language` say it in words; the fields say it as data.

    Args:
        score: The score.
        title: Name of the dimension or composite.
        good: Which direction is good.
        minimum: The share of the shown weight that had to be answered.
        answers: The items, for a dimension.
        parts: The parts, for a composite.
        band: The band of the score.
        formula: The calculation in figures, with the exact result; `None` without a score.
        scale: The ends of the answer scale on which `score.mean` is; `None` without one.
    """

    score: Score
    title: Text
    good: Text
    minimum: Fraction
    answers: tuple[ExplainedAnswer, ...] = ()
    parts: tuple[ExplainedPart, ...] = ()
    band: Band | None = None
    formula: str | None = None
    scale: tuple[int, int] | None = None
