"""What a questionnaire asks: answer scales and the kinds of items.

An item knows which answers fit it and, where it can be keyed, which whole number an answer stands for.
"""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any, ClassVar

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, NumberBetween, is_bool, is_date, is_id, many, maybe, shown
from werkplekleren._base.validators import is_a as is_a_
from werkplekleren.errors import InvalidValueError, Message

from .conditions import Condition, ConditionBase
from .response import NOT_APPLICABLE, Answer

LARGEST_POINTS = 1_000_000
_number = NumberBetween(-1e12, 1e12)
_text = is_a_(Text)


@attrs.frozen(kw_only=True)
class AnswerOption:
    """One step of an answer scale.

    Args:
        value: The number that is kept and scored.
        label: What the respondent reads.
    """

    value: int = attrs.field(validator=Between(-1000, 1000))
    label: Text = attrs.field(validator=_text)


@attrs.frozen(kw_only=True)
class AnswerScale:
    """Steps that several items share.

    Args:
        id: Id within the questionnaire.
        options: At least two, with consecutive ascending values (checked by the questionnaire).
        not_applicable: What the respondent reads for "does not apply"; `None` when that is not offered.
    """

    id: Identifier = attrs.field(validator=is_id)
    options: tuple[AnswerOption, ...] = attrs.field(validator=many(AnswerOption, least=2, most=101))
    not_applicable: Text | None = attrs.field(default=None, validator=maybe(Text))

    @property
    def low(self) -> int:
        """The lowest value."""
        return self.options[0].value

    @property
    def high(self) -> int:
        """The highest value."""
        return self.options[-1].value


def _own_copy(wordings: Mapping[str, Text]) -> Mapping[str, Text]:
    return dict(wordings)


def _are_wordings(instance: object, attribute: "attrs.Attribute[Any]", value: Mapping[str, Text]) -> None:
    for perspective, wording in value.items():
        is_id(instance, attribute, perspective)
        _text(instance, attribute, wording)


@attrs.frozen(kw_only=True)
class ItemBase:
    """What all kinds of items have.

    Args:
        id: Id within the questionnaire; released ids never change their meaning.
        text: The question or statement.
        wordings: Perspective id -> the text for that perspective, where it differs.
        required: Whether a response without an answer is refused. "Does not apply" is an answer here.
        help: Explanation under the question.
        visible_if: When it is shown; `None` is always.
        perspectives: Ids of the perspectives that get it; empty is all of them.
    """

    kind: ClassVar[str]

    id: Identifier = attrs.field(validator=is_id)
    text: Text = attrs.field(validator=_text)
    wordings: Mapping[str, Text] = attrs.field(factory=dict[str, Text], converter=_own_copy, validator=_are_wordings, hash=False)
    required: bool = attrs.field(default=False, validator=is_bool)
    help: Text | None = attrs.field(default=None, validator=maybe(Text))
    visible_if: Condition | None = attrs.field(default=None, validator=maybe(ConditionBase))
    perspectives: tuple[Identifier, ...] = attrs.field(default=(), validator=many(is_id))

    def wording(self, perspective: str) -> Text:
        """The text as this perspective reads it."""
        return self.wordings.get(perspective, self.text)

    def values(self, _scale: AnswerScale | None) -> tuple[int, int] | None:
        """The lowest and highest whole number that an answer can stand for; `None` when it cannot be keyed."""
        return None

    def value(self, _answer: Answer) -> int | None:
        """The whole number that a fitting answer stands for; `None` when it stands for none."""
        return None

    def is_real(self, _answer: Answer) -> bool:
        """Whether the answer says something about the question, which "does not apply" does not."""
        return True


@attrs.frozen(kw_only=True)
class ScaleItem(ItemBase):
    """A statement answered on a scale; the answer is the value of a step.

    Args:
        scale: Id of the answer scale.
    """

    kind: ClassVar[str] = "scale"

    scale: Identifier = attrs.field(validator=is_id)

    def values(self, _scale: AnswerScale | None) -> tuple[int, int] | None:
        """The ends of its scale; `None` when the questionnaire has no such scale."""
        return None if _scale is None else (_scale.low, _scale.high)

    def value(self, _answer: Answer) -> int | None:
        """The step; `None` for "does not apply"."""
        return _answer if isinstance(_answer, int) else None

    def is_real(self, _answer: Answer) -> bool:
        """Whether a step was chosen."""
        return _answer != NOT_APPLICABLE

    def fault(self, answer: Answer, scale: AnswerScale | None) -> str | None:
        """The code of what is wrong with an answer; `None` when it fits."""
        if scale is None:
            return None
        if answer == NOT_APPLICABLE:
            return None if scale.not_applicable is not None else "not-applicable-not-offered"
        if type(answer) is not int:
            return "wrong-type"
        return None if scale.low <= answer <= scale.high else "outside-scale"

    def expected(self, scale: AnswerScale | None) -> Message:
        """What fits, in words."""
        if scale is None:
            return Message("a step of the scale")
        values: dict[str, str | int] = {"low": scale.low, "high": scale.high}
        if scale.not_applicable is None:
            return Message("a whole number from {low} to {high}", values)
        return Message("a whole number from {low} to {high}, or {not_applicable}", {**values, "not_applicable": repr(NOT_APPLICABLE)})


@attrs.frozen(kw_only=True)
class Choice:
    """One of the choices of a choice item.

    Args:
        id: Id within the item.
        label: What the respondent reads.
        points: What it counts when the item is keyed; `None` when the item is never keyed.
    """

    id: Identifier = attrs.field(validator=is_id)
    label: Text = attrs.field(validator=_text)
    points: int | None = attrs.field(default=None, validator=maybe(Between(-LARGEST_POINTS, LARGEST_POINTS)))


@attrs.frozen(kw_only=True)
class ChoiceItem(ItemBase):
    """A question with choices; the answer is the id of a choice, or a tuple of ids when several may be chosen.

    Where several may be chosen the points add up, and an empty tuple means "none of these".

    Args:
        options: At least one.
        multiple: Whether several may be chosen.
    """

    kind: ClassVar[str] = "choice"

    options: tuple[Choice, ...] = attrs.field(validator=many(Choice, least=1, most=500))
    multiple: bool = attrs.field(default=False, validator=is_bool)

    @property
    def points(self) -> dict[str, int]:
        """Choice id -> points, for the choices that have them."""
        return {one.id: one.points for one in self.options if one.points is not None}

    def values(self, _scale: AnswerScale | None) -> tuple[int, int] | None:
        """The fewest and most points; `None` unless every choice has points and they differ."""
        points = self.points
        if len(points) < len(self.options):
            return None
        if self.multiple:
            return sum(one for one in points.values() if one < 0), sum(one for one in points.values() if one > 0)
        return min(points.values()), max(points.values())

    def value(self, _answer: Answer) -> int | None:
        """The points of the choice, or of the choices together."""
        points = self.points
        if isinstance(_answer, tuple):
            return sum(points.get(one, 0) for one in _answer)
        return points.get(_answer) if isinstance(_answer, str) else None

    def fault(self, answer: Answer, _scale: AnswerScale | None) -> str | None:
        """The code of what is wrong with an answer; `None` when it fits."""
        if not isinstance(answer, tuple if self.multiple else str):
            return "wrong-type"
        chosen = answer if isinstance(answer, tuple) else (answer,)
        if len(set(chosen)) < len(chosen):
            return "chosen-twice"
        return None if {one.id for one in self.options}.issuperset(chosen) else "unknown-choice"

    def expected(self, _scale: AnswerScale | None) -> Message:
        """What fits, in words."""
        sentence = "a list of ids out of {ids}, each once" if self.multiple else "one of {ids}"
        return Message(sentence, {"ids": ", ".join(repr(str(one.id)) for one in self.options[:40])})


@attrs.frozen(kw_only=True)
class YesNoItem(ItemBase):
    """A question answered with `True` (counts as 1 when keyed) or `False` (0)."""

    kind: ClassVar[str] = "yes-no"

    def values(self, _scale: AnswerScale | None) -> tuple[int, int] | None:
        """From 0 to 1."""
        return 0, 1

    def value(self, _answer: Answer) -> int | None:
        """One for yes, zero for no."""
        return int(_answer) if isinstance(_answer, bool) else None

    def fault(self, answer: Answer, _scale: AnswerScale | None) -> str | None:
        """The code of what is wrong with an answer; `None` when it fits."""
        return None if isinstance(answer, bool) else "wrong-type"

    def expected(self, _scale: AnswerScale | None) -> Message:
        """What fits, in words."""
        return Message("true or false")


@attrs.frozen(kw_only=True)
class NumberItem(ItemBase):
    """A question answered with a number; it can be keyed when it is whole and has both bounds.

    Args:
        low: The lowest number that fits; `None` sets no lower bound.
        high: The highest number that fits; `None` sets no upper bound.
        whole: Whether only whole numbers fit.
        unit: What is counted or measured (`uur per week`).
    """

    kind: ClassVar[str] = "number"

    low: float | None = attrs.field(default=None, validator=maybe(_number))
    high: float | None = attrs.field(default=None, validator=maybe(_number))
    whole: bool = attrs.field(default=True, validator=is_bool)
    unit: Text | None = attrs.field(default=None, validator=maybe(Text))

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise InvalidValueError(Message("NumberItem.high must not be below low, not {value}", {"value": shown(self.high)}))

    def values(self, _scale: AnswerScale | None) -> tuple[int, int] | None:
        """Its bounds; `None` unless it is whole and has both as whole numbers."""
        if not self.whole or self.low is None or self.high is None or self.low % 1 or self.high % 1:
            return None
        low, high = int(self.low), int(self.high)
        return (low, high) if low >= -LARGEST_POINTS and high <= LARGEST_POINTS else None

    def value(self, _answer: Answer) -> int | None:
        """The number itself, when it is whole."""
        return _answer if isinstance(_answer, int) else None

    def fault(self, answer: Answer, _scale: AnswerScale | None) -> str | None:
        """The code of what is wrong with an answer; `None` when it fits."""
        if isinstance(answer, bool) or not isinstance(answer, int if self.whole else (int, float)) or not isfinite(answer):
            return "wrong-type"
        low = float("-inf") if self.low is None else self.low
        high = float("inf") if self.high is None else self.high
        return None if low <= answer <= high else "outside-bounds"

    def expected(self, _scale: AnswerScale | None) -> Message:
        """What fits, in words."""
        low = "" if self.low is None else f"{self.low:g}"
        high = "" if self.high is None else f"{self.high:g}"
        if self.whole:
            return Message("a whole number between {low} and {high}" if low and high else "a whole number" + _open_ended(low, high), _ends(low, high))
        return Message("a number between {low} and {high}" if low and high else "a number" + _open_ended(low, high), _ends(low, high))


def _open_ended(low: str, high: str) -> str:
    return " of at least {low}" if low else " of at most {high}" if high else ""


def _ends(low: str, high: str) -> dict[str, str | int]:
    return {"low": low, "high": high}


@attrs.frozen(kw_only=True)
class TextItem(ItemBase):
    """An open question.

    Args:
        long: Whether the form gives room for several lines.
        longest: The most characters that fit.
    """

    kind: ClassVar[str] = "text"

    long: bool = attrs.field(default=False, validator=is_bool)
    longest: int = attrs.field(default=2000, validator=Between(1, 20_000))

    def is_real(self, _answer: Answer) -> bool:
        """Whether there is anything but white space."""
        return isinstance(_answer, str) and bool(_answer.strip())

    def fault(self, answer: Answer, _scale: AnswerScale | None) -> str | None:
        """The code of what is wrong with an answer; `None` when it fits."""
        if not isinstance(answer, str):
            return "wrong-type"
        return None if len(answer) <= self.longest else "too-long"

    def expected(self, _scale: AnswerScale | None) -> Message:
        """What fits, in words."""
        return Message("text of at most {longest} characters", {"longest": self.longest})


@attrs.frozen(kw_only=True)
class DateItem(ItemBase):
    """A question answered with a day, as text in the form YYYY-MM-DD.

    Args:
        earliest: The first day that fits; `None` sets no bound.
        latest: The last day that fits; `None` sets no bound.
    """

    kind: ClassVar[str] = "date"

    earliest: date | None = attrs.field(default=None, validator=maybe(is_date))
    latest: date | None = attrs.field(default=None, validator=maybe(is_date))

    def __attrs_post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise InvalidValueError(Message("DateItem.latest must not be before earliest, not {value}", {"value": shown(self.latest)}))

    def fault(self, answer: Answer, _scale: AnswerScale | None) -> str | None:
        """The code of what is wrong with an answer; `None` when it fits."""
        if not isinstance(answer, str):
            return "wrong-type"
        try:
            day = date.fromisoformat(answer)
        except ValueError:
            return "not-a-date"
        if day.isoformat() != answer:
            return "not-a-date"
        return None if (self.earliest or date.min) <= day <= (self.latest or date.max) else "outside-bounds"

    def expected(self, _scale: AnswerScale | None) -> Message:
        """What fits, in words."""
        return Message(
            "a date as YYYY-MM-DD, from {earliest} to {latest}",
            {"earliest": str(self.earliest or date.min), "latest": str(self.latest or date.max)},
        )


Item = ScaleItem | ChoiceItem | YesNoItem | NumberItem | TextItem | DateItem
"""One item; its `kind` tells which."""
