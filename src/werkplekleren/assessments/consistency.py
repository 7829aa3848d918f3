"""What must hold between the parts of a questionnaire; everything that does not is found at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError
from typing import TYPE_CHECKING

from werkplekleren._base.validators import repeated
from werkplekleren.errors import Message, Place, Problem, nearest, unknown_name

from .conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Equals, Not
from .dimensions import Band, Composite, Dimension
from .items import AnswerScale, ChoiceItem, Item, NumberItem, ScaleItem, TextItem, YesNoItem
from .plan import LARGEST_SUM, parts_first, plan_row, values_of

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def inconsistencies(questionnaire: "Questionnaire") -> tuple[Problem, ...]:
    """Everything in a questionnaire that does not hold together, in the order of its parts."""
    checks: tuple[Callable[[Questionnaire], Iterator[Problem]], ...] = (
        _repeated_ids,
        _scales,
        _items,
        _conditions,
        _dimensions,
        _composites,
        _bands,
    )
    return tuple(problem for check in checks for problem in check(questionnaire))


def _problem(code: str, path: str, template: str, values: Mapping[str, str | int] | None = None, *, expected: str | None = None) -> Problem:
    return Problem(
        code=code,
        what=Message(template, values or {}),
        place=Place(path=path),
        expected=None if expected is None else Message(expected),
    )


def _dangling(sort: str, name: str, known: Iterable[str], path: str) -> Problem:
    names = tuple(known)
    near = nearest(name, names)
    return Problem(
        code="unknown-name",
        what=unknown_name(sort, name, names),
        place=Place(path=path),
        found=repr(name),
        remedy=Message("write {near!r}", {"near": near[0]}) if near else None,
    )


def _twice(sort: str, path: str, names: Iterable[str]) -> Iterator[Problem]:
    for name in repeated(names):
        yield _problem("repeated-id", path, "the id {name!r} of a {sort} occurs more than once", {"name": str(name), "sort": sort})


def _repeated_ids(questionnaire: "Questionnaire") -> Iterator[Problem]:
    yield from _twice("perspective", "perspectives", (one.id for one in questionnaire.perspectives))
    yield from _twice("scale", "scales", (one.id for one in questionnaire.scales))
    yield from _twice("section", "sections", (one.id for one in questionnaire.sections))
    yield from _twice("item", "sections", (one.id for one in questionnaire.items))
    scored = (one.id for one in (*questionnaire.dimensions, *questionnaire.composites))
    yield from _twice("dimension or composite", "dimensions", scored)


def _scales(questionnaire: "Questionnaire") -> Iterator[Problem]:
    for number, scale in enumerate(questionnaire.scales):
        values = [option.value for option in scale.options]
        if values != list(range(values[0], values[0] + len(values))):
            yield Problem(
                code="scale-with-gaps",
                what=Message("the values of scale {id!r} must be consecutive whole numbers, from low to high", {"id": scale.id}),
                place=Place(path=f"scales[{number}].options"),
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
            yield _dangling("scale", item.scale, sorted(scales), f"{path}.scale")
        if isinstance(item, ChoiceItem):
            yield from _twice("choice", f"{path}.options", (one.id for one in item.options))
        for name in item.perspectives:
            if name not in perspectives:
                yield _dangling("perspective", name, perspectives, f"{path}.perspectives")
        yield from _twice("perspective", f"{path}.perspectives", item.perspectives)
        for name in item.wordings:
            if name not in perspectives:
                yield _dangling("perspective", name, perspectives, f"{path}.wordings")


def _conditions(questionnaire: "Questionnaire") -> Iterator[Problem]:
    everything = {item.id: item for item in questionnaire.items}
    scales = {scale.id: scale for scale in questionnaire.scales}
    earlier: dict[str, Item] = {}
    for number, section in enumerate(questionnaire.sections):
        for one in simple_conditions(section.visible_if):
            yield from _condition(one, f"sections[{number}].visible_if", earlier, everything, scales)
        for place, item in enumerate(section.items):
            for one in simple_conditions(item.visible_if):
                yield from _condition(one, f"sections[{number}].items[{place}].visible_if", earlier, everything, scales)
            earlier[item.id] = item


def simple_conditions(condition: Condition | None) -> Iterator[Condition]:
    """The conditions on items that a condition is made of."""
    if isinstance(condition, (AllOf, AnyOf, Not)):
        for part in condition.parts():
            yield from simple_conditions(part)
    elif condition is not None:
        yield condition
