"""What must hold between the parts of a questionnaire; everything that does not is found at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from graphlib import CycleError
from itertools import pairwise
from typing import TYPE_CHECKING

from werkplekleren._base.validators import repeated
from werkplekleren.errors import Message, Place, Problem, nearest, unknown_name

from .conditions import AllOf, AnyOf, AtLeast, AtMost, Comparison, Condition, Equals, Not
from .dimensions import Band, Composite, Dimension
from .items import AnswerScale, ChoiceItem, Item, NumberItem, ScaleItem
from .naming import by_id
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
    scored = (one.id for one in questionnaire.scored)
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
        for wording in item.wordings:
            if wording not in perspectives:
                yield _dangling("perspective", wording, perspectives, f"{path}.wordings")


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
    item = everything.get(condition.item)
    if item is None:
        yield _dangling("item", condition.item, everything, path)
    elif condition.item not in earlier:
        yield _problem("later-item", path, "a condition can only ask about an earlier item, and {item!r} is not", {"item": condition.item})
    elif isinstance(condition, (AtLeast, AtMost)) and not isinstance(item, (ScaleItem, NumberItem)):
        yield _problem(
            "not-a-number", path, "item {item!r} has no number to compare with", {"item": condition.item}, expected="a scale or number item"
        )
    elif isinstance(condition, Equals) and not _can_equal(item, condition, scales):
        yield Problem(
            code="never-true",
            what=Message("item {item!r} never has this answer", {"item": condition.item}),
            place=Place(path=path),
            found=repr(condition.value)[:80],
            expected=item.expected(_scale_of(item, scales)),
        )


def _can_equal(item: Item, condition: Equals, scales: Mapping[str, AnswerScale]) -> bool:
    answer = (str(condition.value),) if isinstance(item, ChoiceItem) and item.multiple else condition.value
    return item.is_real(answer) and item.fault(answer, _scale_of(item, scales)) is None


def _scale_of(item: Item, scales: Mapping[str, AnswerScale]) -> AnswerScale | None:
    return scales.get(item.scale) if isinstance(item, ScaleItem) else None


def _dimensions(questionnaire: "Questionnaire") -> Iterator[Problem]:
    items = by_id(questionnaire.items)
    scales = by_id(questionnaire.scales)
    for number, dimension in enumerate(questionnaire.dimensions):
        path = f"dimensions[{number}].keys"
        found = False
        for place, key in enumerate(dimension.keys):
            item = items.get(key.item)
            if item is None:
                found = True
                yield _dangling("item", key.item, items, f"{path}[{place}].item")
            elif values_of(item, scales) is None:
                found = True
                if not isinstance(item, ScaleItem):  # a scale item without a range has a scale that is reported itself
                    yield _not_keyable(item, f"{path}[{place}].item")
        for name in repeated(key.item for key in dimension.keys):
            yield _problem("repeated-id", path, "item {name!r} has more than one key in this dimension", {"name": str(name)})
        if not found and plan_row(dimension, items, scales, dimension.bands or questionnaire.bands, None).largest >= LARGEST_SUM:
            yield _problem(
                "too-large", path, "weights, ranges and bands together are too large to be scored exactly", expected="smaller weights or ranges"
            )


def _not_keyable(item: Item, path: str) -> Problem:
    return _problem(
        "not-keyable",
        path,
        "item {item!r} cannot be keyed: its answers do not stand for whole numbers between two bounds",
        {"item": item.id},
        expected="a scale or yes-no item, choices that all have points, or a whole number with low and high",
    )


def _composites(questionnaire: "Questionnaire") -> Iterator[Problem]:
    known = [one.id for one in questionnaire.scored]
    for number, composite in enumerate(questionnaire.composites):
        path = f"composites[{number}].parts"
        for place, part in enumerate(composite.parts):
            if part.dimension not in known:
                yield _dangling("dimension or composite", part.dimension, known, f"{path}[{place}].dimension")
        for name in repeated(part.dimension for part in composite.parts):
            yield _problem("repeated-id", path, "part {name!r} occurs more than once", {"name": str(name)})
    try:
        parts_first(questionnaire.composites)
    except CycleError as error:
        yield _problem("circle", "composites", "composites are made of each other in a circle: {circle}", {"circle": " - ".join(error.args[1])})


def _bands(questionnaire: "Questionnaire") -> Iterator[Problem]:
    yield from _band_list(questionnaire.bands, "bands")
    lists: tuple[tuple[str, tuple[Dimension | Composite, ...]], ...] = (
        ("dimensions", questionnaire.dimensions),
        ("composites", questionnaire.composites),
    )
    for name, owners in lists:
        for number, owner in enumerate(owners):
            yield from _band_list(owner.bands, f"{name}[{number}].bands")


def _band_list(bands: tuple[Band, ...], path: str) -> Iterator[Problem]:
    yield from _twice("band", path, (band.id for band in bands))
    if bands and bands[0].starts_at != 0:
        yield Problem(
            code="bands-not-from-zero",
            what=Message("the first band must start at 0"),
            place=Place(path=f"{path}[0].starts_at"),
            found=str(bands[0].starts_at),
        )
    for number, (lower, upper) in enumerate(pairwise(bands)):
        if not lower.starts_at < upper.starts_at:
            yield Problem(
                code="bands-not-ascending",
                what=Message("bands must ascend"),
                place=Place(path=f"{path}[{number + 1}].starts_at"),
                found=str(upper.starts_at),
                expected=Message("more than {start}", {"start": str(lower.starts_at)}),
            )
