"""What must hold between the parts of a questionnaire; everything that does not is found at once."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from werkplekleren.errors import Message, Problem

from .classification_consistency import classification_problems
from .comparison_consistency import comparison_problems
from .conditions import AllOf, AnyOf, Comparison, Condition, Not
from .faults import dangling, problem, twice
from .items import AnswerScale, ChoiceItem, Item, ScaleItem
from .naming import by_id
from .scoring_consistency import band_problems, composite_problems, dimension_problems

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def inconsistencies(questionnaire: "Questionnaire") -> tuple[Problem, ...]:
    """Everything in a questionnaire that does not hold together, in the order of its parts."""
    checks: tuple[Callable[[Questionnaire], Iterator[Problem]], ...] = (
        _repeated_ids,
        _scales,
        _items,
        _conditions,
        dimension_problems,
        composite_problems,
        band_problems,
        classification_problems,
    )
    return tuple(found for check in checks for found in check(questionnaire))


def _repeated_ids(questionnaire: "Questionnaire") -> Iterator[Problem]:
    yield from twice("perspective", "perspectives", (one.id for one in questionnaire.perspectives))
    yield from twice("scale", "scales", (one.id for one in questionnaire.scales))
    yield from twice("section", "sections", (one.id for one in questionnaire.sections))
    yield from twice("item", "sections", (one.id for one in questionnaire.items))
    scored = (one.id for one in questionnaire.scored)
    yield from twice("dimension or composite", "dimensions", scored)
    named = {one.id for one in questionnaire.scored}
    yield from twice("dimension, composite or classification", "classifications", [*named, *(one.id for one in questionnaire.classifications)])


def _scales(questionnaire: "Questionnaire") -> Iterator[Problem]:
    for number, scale in enumerate(questionnaire.scales):
        values = [option.value for option in scale.options]
        if values != list(range(values[0], values[0] + len(values))):
            yield problem(
                "scale-with-gaps",
                f"scales[{number}].options",
                Message("the values of scale {id!r} must be consecutive whole numbers, from low to high", {"id": scale.id}),
                found=", ".join(map(str, values[:40])),
            )


def _placed_items(questionnaire: "Questionnaire") -> Iterator[tuple[str, Item]]:
    for number, section in enumerate(questionnaire.sections):
        for place, item in enumerate(section.items):
            yield f"sections[{number}].items[{place}]", item


def _items(questionnaire: "Questionnaire") -> Iterator[Problem]:
    scales = {scale.id for scale in questionnaire.scales}
    perspectives = tuple(one.id for one in questionnaire.perspectives)
    for path, item in _placed_items(questionnaire):
        if isinstance(item, ScaleItem) and item.scale not in scales:
            yield dangling("scale", item.scale, sorted(scales), f"{path}.scale")
        if isinstance(item, ChoiceItem):
            yield from twice("choice", f"{path}.options", (one.id for one in item.options))
        for name in item.perspectives:
            if name not in perspectives:
                yield dangling("perspective", name, perspectives, f"{path}.perspectives")
        yield from twice("perspective", f"{path}.perspectives", item.perspectives)
        for wording in item.wordings:
            if wording not in perspectives:
                yield dangling("perspective", wording, perspectives, f"{path}.wordings")


def _conditions(questionnaire: "Questionnaire") -> Iterator[Problem]:
    everything = by_id(questionnaire.items)
    scales = by_id(questionnaire.scales)
    earlier: dict[str, Item] = {}
    for number, section in enumerate(questionnaire.sections):
        for one in simple_conditions(section.visible_if):
            yield from _condition(one, f"sections[{number}].visible_if", earlier, everything, scales)
        for place, item in enumerate(section.items):
            for one in simple_conditions(item.visible_if):
                yield from _condition(one, f"sections[{number}].items[{place}].visible_if", earlier, everything, scales)
            earlier[item.id] = item


def simple_conditions(condition: Condition | None) -> Iterator[Comparison]:
    """The conditions on single items that a condition is made of."""
    if isinstance(condition, (AllOf, AnyOf, Not)):
        for part in condition.parts():
            yield from simple_conditions(part)
    elif condition is not None:
        yield condition


def _condition(
    condition: Comparison, path: str, earlier: Mapping[str, Item], everything: Mapping[str, Item], scales: Mapping[str, AnswerScale]
) -> Iterator[Problem]:
    if condition.item in everything and condition.item not in earlier:
        yield problem("later-item", path, Message("a condition can only ask about an earlier item, and {item!r} is not", {"item": condition.item}))
    else:
        yield from comparison_problems(condition, path, everything, scales)
