"""When a question on paper is to be answered, as a direction in words."""

from collections.abc import Mapping
from functools import reduce

from werkplekleren.assessments import (
    AllOf,
    Answered,
    AnyOf,
    ChoiceItem,
    Condition,
    Item,
    Not,
    PaperItem,
    PaperQuestionnaire,
    ScaleItem,
)
from werkplekleren.reports.words import Words


class ConditionWords:
    """What a condition asks, with the numbers that the questions have on paper.

    Args:
        paper: The questionnaire on paper.
        words: The language.
        said: The sentences.
    """

    def __init__(self, paper: PaperQuestionnaire, words: Words, said: Words) -> None:
        self._items: Mapping[str, PaperItem] = {one.item.id: one for one in paper.items}
        self._scales = {scale.id: scale for scale in paper.questionnaire.scales}
        self._words, self._said = words, said

    def __call__(self, condition: Condition, *, holds: bool = True, nested: bool = False) -> str:
        """The condition as the end of a sentence that begins with "if"."""
        if isinstance(condition, Not):
            return self(condition.condition, holds=not holds, nested=nested)
        if isinstance(condition, AllOf | AnyOf):
            parts = [self(one, holds=holds, nested=True) for one in condition.conditions]
            joined = self._words.listing(parts) if isinstance(condition, AllOf) == holds else reduce(self._either, parts)
            return f"({joined})" if nested and len(parts) > 1 else joined
        code = condition.kind if holds else f"not-{condition.kind}"
        asked = self._items[condition.item]
        if isinstance(condition, Answered):
            return self._said(code, number=asked.number)
        return self._said(code, number=asked.number, value=self._value(asked.item, condition.value))

    def _either(self, one: str, other: str) -> str:
        return self._said("either", one=one, other=other)

    def _value(self, item: Item, value: int | bool | str) -> str:  # noqa: FBT001 - an answer may be yes or no
        """What an answer is called on the paper."""
        if isinstance(value, bool):
            return self._words("yes" if value else "no")
        if isinstance(item, ScaleItem):
            return next((self._words.of(one.label) for one in self._scales[item.scale].options if one.value == value), str(value))
        if isinstance(item, ChoiceItem):
            return next((self._words.of(one.label) for one in item.options if one.id == value), str(value))
        return str(value)
