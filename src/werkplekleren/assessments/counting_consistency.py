"""What must hold for counting the answers to an item."""

from collections.abc import Iterator, Mapping

from werkplekleren.errors import Message, Problem

from .comparison_consistency import can_be
from .counting import Counts, CountsAtLeast, CountsAtMost, CountsOneOf
from .dimensions import Dimension, Key
from .faults import problem
from .items import AnswerScale, ChoiceItem, Item, NumberItem, ScaleItem, YesNoItem
from .plan import values_of


def count_problems(counts: Counts, key: Key, item: Item, scales: Mapping[str, AnswerScale], path: str) -> Iterator[Problem]:
    """Items of which no answer counts, or every answer, or that cannot be turned."""
    values = values_of(item, scales)
    chosen = isinstance(item, ChoiceItem) and not isinstance(counts, (CountsAtLeast, CountsAtMost))
    if isinstance(item, ScaleItem) and values is None:
        return  # its scale is missing or has no range, which is reported there
    if values is None and not chosen:
        yield problem(
            "not-countable",
            path,
            Message("the answers to item {item!r} cannot be counted: they do not stand for whole numbers between two bounds", {"item": item.id}),
            expected=Message("a scale, yes-no or choice item, or a whole number with low and high"),
        )
    elif chosen and key.reversed:
        yield problem("not-turnable", path, Message("choices have no order to turn: name the choices that count instead"))
    elif values is not None and isinstance(counts, (CountsAtLeast, CountsAtMost)):
        low, high = values
        ends = (low + 1, high) if isinstance(counts, CountsAtLeast) else (low, high - 1)
        if not ends[0] <= counts.value <= ends[1]:
            yield problem(
                "counts-all-or-none",
                path,
                Message("all answers to item {item!r} count, or none", {"item": item.id}),
                found=str(counts.value),
                expected=Message("a whole number from {low} to {high}", {"low": ends[0], "high": ends[1]}),
            )
    elif not isinstance(counts, (CountsAtLeast, CountsAtMost)) and not any(_fits(item, value, scales) for value in counts.values):
        yield problem(
            "never-counts",
            path,
            Message("no answer to item {item!r} counts", {"item": item.id}),
            found=", ".join(map(repr, counts.values[:40])),
        )


def count_value_problems(dimension: Dimension, items: Mapping[str, Item], scales: Mapping[str, AnswerScale], path: str) -> Iterator[Problem]:
    """Answers that are said to count and that none of the items can have."""
    if isinstance(dimension.counts, CountsOneOf):
        keyed = [item for key in dimension.keys if (item := items.get(key.item)) is not None]
        for number, value in enumerate(dimension.counts.values):
            if not any(_fits(item, value, scales) for item in keyed):
                yield problem("never-counts", f"{path}[{number}]", Message("none of the items has this answer"), found=repr(value)[:80])


def _fits(item: Item, value: int | bool | str, scales: Mapping[str, AnswerScale]) -> bool:  # noqa: FBT001 - an answer may be yes or no
    kinds: dict[type, type] = {ChoiceItem: str, YesNoItem: bool, ScaleItem: int, NumberItem: int}
    return type(value) is kinds.get(type(item)) and can_be(item, value, scales)
