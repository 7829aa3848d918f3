"""A questionnaire's scoring in whole numbers.

An answer that stands for x on an item from `low` to `high` with weight w yields
`factor * (x - low)` points, or `factor * (high - x)` when reversed, with `factor = w * scale / (high - low)` and
`scale` the least common multiple of all ranges in the dimension. With N the points and W the weight of the
answered items the score is `100 * N / (scale * W)`: one division, and the half rule and the bands compare
whole numbers. So a score never hangs on rounding, and every engine that follows the plan gives the same bits.

What goes beyond a weighted mean stands in the plan as data too, each with a default that means "not here", so
that an engine can follow it or say plainly that it does not:

- `PlanColumn.counts` (a row of `PlanCount`): the answer stands for 1 when it counts and for 0 when it does not;
  `low`, `high` and `reversed` are then 0, 1 and false, the turning being worked into what counts. So a count is a
  mean of zeros and ones, with the same points, weight, missing rule and cuts.
- `PlanColumn.required`: where the item is shown and not answered there is no score.
- `PlanRow.minimum_items`: when not 0, so many answered items are enough (all shown ones where fewer were shown),
  and `minimum` is not looked at.
- `PlanRow.adds`: whether the sums exist. With x' the turned answer (`low + high - x` when reversed) the sum is
  `sum(weight * x')` over the answered items, and the prorated sum `sum(weight * x') * (weight shown) / W`.
- `PlanRow.floors`: for each band the number that every x' must reach, all shown items being answered; `None` asks
  nothing. The band of one response is the highest whose cut is reached and whose floor holds. The mean of a group
  has no answers of its own, so it gets no band where there is any floor.
- `ScoringPlan.classifications`: scores that are a category, worked out from answers and from the scores above.
"""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from math import lcm
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier

from .classification import Classification, InBand, Rule, ScoreAtLeast, ScoreBelow, simple_rules
from .counting import Counts, CountsAtLeast, CountsAtMost
from .dimensions import Band, Composite, Dimension, Key, bands_of
from .items import AnswerScale, ChoiceItem, Item, NumberItem, ScaleItem, YesNoItem
from .naming import by_id

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

LARGEST_SUM = 2**53
"""Sums below this are exact as floats too, which is what some engines compare with."""


@attrs.frozen(kw_only=True)
class CountBetween:
    """An answer counts when it stands for a whole number from `low` to `high`, both included."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        """Whether the whole number that an answer stands for counts."""
        return self.low <= value <= self.high


@attrs.frozen(kw_only=True)
class CountAmong:
    """An answer counts when it stands for one of these whole numbers (1 is yes, 0 is no)."""

    values: tuple[int, ...]

    def holds(self, value: int) -> bool:
        """Whether the whole number that an answer stands for counts."""
        return value in self.values


@attrs.frozen(kw_only=True)
class CountChosen:
    """An answer to a choice item counts when one of these choices was made; the points of the choices do not matter."""

    choices: tuple[Identifier, ...]


PlanCount = CountBetween | CountAmong | CountChosen
"""Which answers to an item count."""


@attrs.frozen(kw_only=True)
class PlanColumn:
    """One item in one dimension.

    Args:
        item: Id of the item.
        low: The lowest whole number an answer can stand for.
        high: The highest.
        factor: Points for one step.
        weight: How often the item counts.
        reversed: Whether steps are counted from `high` down.
        required: Whether there is no score without an answer, where the item is shown.
        counts: Which answers stand for 1, all others standing for 0; `None` takes the answer as it is.
    """

    item: Identifier
    low: int
    high: int
    factor: int
    weight: int
    reversed: bool
    required: bool = False
    counts: PlanCount | None = None


@attrs.frozen(kw_only=True)
class PlanRow:
    """One dimension.

    Args:
        dimension: Its id.
        columns: Its items.
        scale: Least common multiple of the ranges of its items.
        minimum: The share of the shown weight that must be answered, as numerator and denominator.
        cuts: Where the bands start, as numerators and denominators.
        bands: Their ids.
        ends: The ends of the answer scale that all its items share; `None` when they do not.
        minimum_items: How many items must be answered, instead of `minimum`; 0 asks for `minimum`.
        adds: Whether the answers are in one unit, so that they can be added up.
        floors: For each band what every answer must reach; empty when no band asks for it.
    """

    dimension: Identifier
    columns: tuple[PlanColumn, ...]
    scale: int
    minimum: tuple[int, int]
    cuts: tuple[tuple[int, int], ...]
    bands: tuple[Identifier, ...]
    ends: tuple[int, int] | None
    minimum_items: int = 0
    adds: bool = False
    floors: tuple[int | None, ...] = ()

    @property
    def largest(self) -> int:
        """The largest whole number that can occur while this row is scored."""
        weight = sum(column.weight for column in self.columns)
        stands_for = sum(column.factor * max(abs(column.low), abs(column.high)) for column in self.columns)
        finest = max((denominator for _, denominator in self.cuts), default=1)
        return max(100 * self.scale * weight * finest, stands_for, weight * self.minimum[1])


@attrs.frozen(kw_only=True)
class PlanComposite:
    """One composite.

    Args:
        dimension: Its id.
        parts: Ids of the dimensions and composites it is made of, each with its weight.
        minimum: The share of the weight of the parts asked that must have a score.
        cuts: Where the bands start.
        bands: Their ids.
        ends: The ends of the answer scale that all items below it share; `None` when they do not.
        floors: For each band the percent that the score of every part asked must reach; empty when no band asks for it.
    """

    dimension: Identifier
    parts: tuple[tuple[Identifier, int], ...]
    minimum: tuple[int, int]
    cuts: tuple[tuple[int, int], ...]
    bands: tuple[Identifier, ...]
    ends: tuple[int, int] | None
    floors: tuple[int | None, ...] = ()


@attrs.frozen(kw_only=True)
class PlanClassification:
    """One classification. A rule about an item that was not shown, or about a score of which nothing was asked, does not hold.

    Args:
        id: Its id.
        categories: Its categories and the rule of each, in the order of looking.
        items: The items on which the rules rest.
        dimensions: The dimensions and composites on whose scores they rest.
    """

    id: Identifier
    categories: tuple[tuple[Identifier, Rule], ...]
    items: tuple[Identifier, ...]
    dimensions: tuple[Identifier, ...]


@attrs.frozen(kw_only=True)
class ScoringPlan:
    """All scoring of a questionnaire.

    Args:
        rows: The dimensions, in their order.
        composites: The composites, each after its parts.
        keyed: The items on which scores rest.
        order: The ids of dimensions and composites in the order of the results.
        classifications: The scores that are a category.
        judged: The items on which classifications rest and scores do not.
    """

    rows: tuple[PlanRow, ...]
    composites: tuple[PlanComposite, ...]
    keyed: tuple[Item, ...]
    order: tuple[Identifier, ...]
    classifications: tuple[PlanClassification, ...] = ()
    judged: tuple[Item, ...] = ()


def compile_plan(questionnaire: "Questionnaire") -> ScoringPlan:
    """Work out the plan of a questionnaire that holds together."""
    scales = by_id(questionnaire.scales)
    items = by_id(questionnaire.items)
    shared = {one.id: _shared_scale([items[key.item] for key in one.keys]) if one.counts is None else None for one in questionnaire.dimensions}
    composites: list[Composite] = []
    for composite in parts_first(questionnaire.composites):
        common = {shared[part.dimension] for part in composite.parts}
        shared[composite.id] = common.pop() if len(common) == 1 else None
        composites.append(composite)
    ends = {name: (scales[scale].low, scales[scale].high) if scale is not None else None for name, scale in shared.items()}
    keyed = {key.item for dimension in questionnaire.dimensions for key in dimension.keys}
    classifications = tuple(map(_plan_classification, questionnaire.classifications))
    judged = {name for one in classifications for name in one.items} - keyed
    return ScoringPlan(
        rows=tuple(plan_row(one, items, scales, bands_of(one, questionnaire.bands), ends[one.id]) for one in questionnaire.dimensions),
        composites=tuple(_plan_composite(one, one.bands or questionnaire.bands, ends[one.id]) for one in composites),
        keyed=tuple(item for item in questionnaire.items if item.id in keyed),
        order=(*(one.id for one in questionnaire.dimensions), *(one.id for one in questionnaire.composites)),
        classifications=classifications,
        judged=tuple(item for item in questionnaire.items if item.id in judged),
    )


def parts_first(composites: Iterable[Composite]) -> tuple[Composite, ...]:
    """The composites, each after the composites that it is made of.

    Raises:
        graphlib.CycleError: When they go round in a circle.
    """
    known = by_id(composites)
    needs = {name: [part.dimension for part in one.parts if part.dimension in known] for name, one in known.items()}
    return tuple(known[name] for name in TopologicalSorter(needs).static_order())


def plan_row(
    dimension: Dimension, items: Mapping[str, Item], scales: Mapping[str, AnswerScale], bands: tuple[Band, ...], ends: tuple[int, int] | None
) -> PlanRow:
    """The row of one dimension whose keys all refer to items that can be keyed."""
    counts = [count_of(key, items[key.item], scales, dimension.counts) if dimension.counts is not None else None for key in dimension.keys]
    ranges = [(values_of(items[key.item], scales) or (0, 1)) if count is None else (0, 1) for key, count in zip(dimension.keys, counts, strict=True)]
    scale = lcm(*(high - low for low, high in ranges))
    return PlanRow(
        dimension=dimension.id,
        columns=tuple(
            PlanColumn(
                item=key.item,
                low=low,
                high=high,
                factor=key.weight * scale // (high - low),
                weight=key.weight,
                reversed=key.reversed and count is None,
                required=key.required,
                counts=count,
            )
            for key, (low, high), count in zip(dimension.keys, ranges, counts, strict=True)
        ),
        scale=scale,
        minimum=dimension.minimum.as_integer_ratio(),
        cuts=_cuts(bands),
        bands=tuple(band.id for band in bands),
        ends=ends,
        minimum_items=dimension.minimum_items or 0,
        adds=dimension.counts is not None or len({_unit(items[key.item]) for key in dimension.keys}) == 1,
        floors=_floors(bands),
    )


def count_of(key: Key, item: Item, scales: Mapping[str, AnswerScale], counts: Counts) -> PlanCount:
    """Which answers to an item count, the turning of a reversed key worked in."""
    low, high = values_of(item, scales) or (0, 1)
    if isinstance(counts, (CountsAtLeast, CountsAtMost)):
        at_least = isinstance(counts, CountsAtLeast)
        if key.reversed:
            at_least, value = not at_least, low + high - counts.value
        else:
            value = counts.value
        return CountBetween(low=value, high=high) if at_least else CountBetween(low=low, high=value)
    if isinstance(item, ChoiceItem):
        return CountChosen(choices=tuple(option.id for option in item.options if option.id in counts.values))
    kind = bool if isinstance(item, YesNoItem) else int
    values = [int(value) for value in counts.values if type(value) is kind]
    return CountAmong(values=tuple(low + high - value for value in values) if key.reversed else tuple(values))


def values_of(item: Item, scales: Mapping[str, AnswerScale]) -> tuple[int, int] | None:
    """The lowest and highest whole number that an answer to an item can stand for; `None` when it cannot be keyed."""
    values = item.values(scales.get(item.scale) if isinstance(item, ScaleItem) else None)
    return values if values is not None and values[0] < values[1] else None


def _plan_composite(composite: Composite, bands: tuple[Band, ...], ends: tuple[int, int] | None) -> PlanComposite:
    return PlanComposite(
        dimension=composite.id,
        parts=tuple((part.dimension, part.weight) for part in composite.parts),
        minimum=composite.minimum.as_integer_ratio(),
        cuts=_cuts(bands),
        bands=tuple(band.id for band in bands),
        ends=ends,
        floors=_floors(bands),
    )


def _plan_classification(one: Classification) -> PlanClassification:
    items: dict[Identifier, None] = {}
    dimensions: dict[Identifier, None] = {}
    for category in one.categories:
        for simple in simple_rules(category.when):
            if isinstance(simple, (ScoreAtLeast, ScoreBelow, InBand)):
                dimensions[simple.dimension] = None
            else:
                items[simple.item] = None
    return PlanClassification(
        id=one.id, categories=tuple((category.id, category.when) for category in one.categories), items=tuple(items), dimensions=tuple(dimensions)
    )


def _cuts(bands: tuple[Band, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(band.starts_at.as_integer_ratio() for band in bands)


def _floors(bands: tuple[Band, ...]) -> tuple[int | None, ...]:
    return tuple(band.each_at_least for band in bands) if any(band.each_at_least is not None for band in bands) else ()


def _unit(item: Item) -> object:
    """What the whole numbers of an item count: steps of a scale, points, or something of which the unit is named."""
    if isinstance(item, ScaleItem):
        return "scale", item.scale
    if isinstance(item, NumberItem):
        return "number", item.unit if item.unit is not None else item.id
    return "points"


def _shared_scale(items: list[Item]) -> Identifier | None:
    scales = {item.scale if isinstance(item, ScaleItem) else None for item in items}
    return scales.pop() if len(scales) == 1 else None
