"""What must hold for a comparison with the answer to one item, in a condition or in a rule of a classification."""

from collections.abc import Iterator, Mapping

from werkplekleren.errors import Message, Problem

from .conditions import AtLeast, AtMost, Comparison, Equals
from .faults import dangling, problem
from .items import AnswerScale, ChoiceItem, Item, NumberItem, ScaleItem


def comparison_problems(comparison: Comparison, path: str, items: Mapping[str, Item], scales: Mapping[str, AnswerScale]) -> Iterator[Problem]:
    """An item that does not exist, or that never has an answer like that."""
    item = items.get(comparison.item)
    if item is None:
        yield dangling("item", comparison.item, items, path)
    elif isinstance(comparison, (AtLeast, AtMost)) and not isinstance(item, (ScaleItem, NumberItem)):
        yield problem(
            "not-a-number",
            path,
            Message("item {item!r} has no number to compare with", {"item": comparison.item}),
            expected=Message("a scale or number item"),
        )
    elif isinstance(comparison, Equals) and not can_be(item, comparison.value, scales):
        yield problem(
            "never-true",
            path,
            Message("item {item!r} never has this answer", {"item": comparison.item}),
            found=repr(comparison.value)[:80],
            expected=item.expected(scale_of(item, scales)),
        )


def can_be(item: Item, value: int | bool | str, scales: Mapping[str, AnswerScale]) -> bool:  # noqa: FBT001 - an answer may be yes or no
    """Whether an item can have this answer, or have it among its choices."""
    answer = (str(value),) if isinstance(item, ChoiceItem) and item.multiple else value
    return item.is_real(answer) and item.fault(answer, scale_of(item, scales)) is None


def scale_of(item: Item, scales: Mapping[str, AnswerScale]) -> AnswerScale | None:
    """The answer scale of an item; `None` when it has none or the questionnaire does not have it."""
    return scales.get(item.scale) if isinstance(item, ScaleItem) else None
