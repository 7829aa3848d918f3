"""What must hold between dimensions, composites and bands, and the items that they rest on."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError
from itertools import pairwise
from typing import TYPE_CHECKING

from werkplekleren._base.validators import repeated
from werkplekleren.errors import Message, Problem

from .counting_consistency import count_problems, count_value_problems
from .dimensions import HALF, LARGEST_DENOMINATOR, Band, Composite, Dimension, Key, bands_of
from .faults import dangling, problem, twice
from .items import AnswerScale, Item, ScaleItem
from .naming import by_id
from .plan import LARGEST_SUM, parts_first, plan_row, values_of

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def dimension_problems(questionnaire: "Questionnaire") -> Iterator[Problem]:
    """Keys on items that do not exist or cannot be keyed, minimums that cannot be reached, plans too large to be exact."""
    items = by_id(questionnaire.items)
    scales = by_id(questionnaire.scales)
    for number, dimension in enumerate(questionnaire.dimensions):
        path = f"dimensions[{number}]"
        sound = True
        for place, key in enumerate(dimension.keys):
            wrong = tuple(_key(dimension, key, f"{path}.keys[{place}].item", items, scales))
            sound = sound and not wrong and (dimension.counts is not None or values_of(items[key.item], scales) is not None)
            yield from wrong
        for name in repeated(key.item for key in dimension.keys):
            yield problem("repeated-id", f"{path}.keys", Message("item {name!r} has more than one key in this dimension", {"name": str(name)}))
        yield from count_value_problems(dimension, items, scales, f"{path}.counts.values")
        yield from _minimum(dimension, f"{path}.minimum_items")
        unit = tuple(_band_unit(dimension, path))
        yield from unit
        if sound and not unit:
            row = plan_row(dimension, items, scales, bands_of(dimension, questionnaire.bands), None)
            if row.largest >= LARGEST_SUM:
                yield problem(
                    "too-large",
                    f"{path}.keys",
                    Message("weights, ranges and bands together are too large to be scored exactly"),
                    expected=Message("smaller weights or ranges"),
                )
            ends = (max(column.low for column in row.columns) + 1, min(column.high for column in row.columns))
            yield from _floors(dimension.bands, f"{path}.bands", *ends)


def _key(dimension: Dimension, key: Key, path: str, items: Mapping[str, Item], scales: Mapping[str, AnswerScale]) -> Iterator[Problem]:
    item = items.get(key.item)
    if item is None:
        yield dangling("item", key.item, items, path)
    elif dimension.counts is not None:
        yield from count_problems(dimension.counts, key, item, scales, path)
    elif values_of(item, scales) is None and not isinstance(item, ScaleItem):  # a scale without a range is reported itself
        yield problem(
            "not-keyable",
            path,
            Message("item {item!r} cannot be keyed: its answers do not stand for whole numbers between two bounds", {"item": item.id}),
            expected=Message("a scale or yes-no item, choices that all have points, or a whole number with low and high"),
        )


def _minimum(dimension: Dimension, path: str) -> Iterator[Problem]:
    if dimension.minimum_items is None:
        return
    if dimension.minimum != HALF:
        yield problem("two-minimums", path, Message("minimum and minimum_items cannot stand together: one takes the place of the other"))
    if dimension.minimum_items > len(dimension.keys):
        yield problem(
            "minimum-too-high",
            path,
            Message("so many items are not there to be answered"),
            found=str(dimension.minimum_items),
            expected=Message("at most {most}", {"most": len(dimension.keys)}),
        )


def _band_unit(dimension: Dimension, path: str) -> Iterator[Problem]:
    """What keeps bands from being written as counts."""
    if dimension.bands_in != "count":
        return
    whole = sum(key.weight for key in dimension.keys)
    if dimension.counts is None or not dimension.bands:
        yield problem("not-a-count", f"{path}.bands_in", Message("bands in counts belong to a dimension with counts and bands of its own"))
    elif whole > LARGEST_DENOMINATOR:
        yield problem("too-large", f"{path}.keys", Message("weights are too large for bands in counts"), expected=Message("smaller weights"))
    for number, band in enumerate(dimension.bands):
        if band.starts_at.denominator != 1 or band.starts_at > whole:
            yield problem(
                "count-out-of-reach",
                f"{path}.bands[{number}].starts_at",
                Message("no answers give this count"),
                found=str(band.starts_at),
                expected=Message("a whole number from {low} to {high}", {"low": 0, "high": whole}),
            )


def composite_problems(questionnaire: "Questionnaire") -> Iterator[Problem]:
    """Parts that do not exist or occur twice, and composites that are made of each other in a circle."""
    known = [one.id for one in questionnaire.scored]
    for number, composite in enumerate(questionnaire.composites):
        path = f"composites[{number}].parts"
        for place, part in enumerate(composite.parts):
            if part.dimension not in known:
                yield dangling("dimension or composite", part.dimension, known, f"{path}[{place}].dimension")
        for name in repeated(part.dimension for part in composite.parts):
            yield problem("repeated-id", path, Message("part {name!r} occurs more than once", {"name": str(name)}))
        yield from _floors(composite.bands, f"composites[{number}].bands", 1, 100)
    try:
        parts_first(questionnaire.composites)
    except CycleError as error:
        circle = " - ".join(error.args[1])
        yield problem("circle", "composites", Message("composites are made of each other in a circle: {circle}", {"circle": circle}))


def band_problems(questionnaire: "Questionnaire") -> Iterator[Problem]:
    """Bands that do not start at 0, do not ascend, or ask for answers that they do not know."""
    yield from _band_list(questionnaire.bands, "bands")
    for place, band in enumerate(questionnaire.bands):
        if band.each_at_least is not None:
            yield problem(
                "shared-floor",
                f"bands[{place}].each_at_least",
                Message("a band that dimensions share cannot ask something of each answer"),
                expected=Message("bands of the dimension itself"),
            )
    lists: tuple[tuple[str, tuple[Dimension | Composite, ...]], ...] = (
        ("dimensions", questionnaire.dimensions),
        ("composites", questionnaire.composites),
    )
    for name, owners in lists:
        for number, owner in enumerate(owners):
            yield from _band_list(owner.bands, f"{name}[{number}].bands")


def _band_list(bands: tuple[Band, ...], path: str) -> Iterator[Problem]:
    yield from twice("band", path, (band.id for band in bands))
    if bands and bands[0].starts_at != 0:
        yield problem("bands-not-from-zero", f"{path}[0].starts_at", Message("the first band must start at 0"), found=str(bands[0].starts_at))
    for number, (lower, upper) in enumerate(pairwise(bands)):
        if not lower.starts_at < upper.starts_at:
            yield problem(
                "bands-not-ascending",
                f"{path}[{number + 1}].starts_at",
                Message("bands must ascend"),
                found=str(upper.starts_at),
                expected=Message("more than {start}", {"start": str(lower.starts_at)}),
            )


def _floors(bands: tuple[Band, ...], path: str, low: int, high: int) -> Iterator[Problem]:
    """Bands that ask of each answer what says nothing or cannot be; the first band asks nothing, so that every score has a band."""
    for number, band in enumerate(bands):
        if band.each_at_least is not None and number == 0:
            yield problem("floor-on-first-band", f"{path}[0].each_at_least", Message("the first band cannot ask something of each answer"))
        elif band.each_at_least is not None and not low <= band.each_at_least <= high:
            yield problem(
                "floor-out-of-reach",
                f"{path}[{number}].each_at_least",
                Message("this asks too much or nothing of each answer"),
                found=str(band.each_at_least),
                expected=Message("a whole number from {low} to {high}", {"low": low, "high": high}),
            )
