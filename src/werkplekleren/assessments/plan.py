"""A questionnaire's scoring in whole numbers.

An answer that stands for x on an item from `low` to `high` with weight w yields
`factor * (x - low)` points, or `factor * (high - x)` when reversed, with `factor = w * scale / (high - low)` and
`scale` the least common multiple of all ranges in the dimension. With N the points and W the weight of the
answered items the score is `100 * N / (scale * W)`: one division, and the half rule and the bands compare
whole numbers. So a score never hangs on rounding, and every engine that follows the plan gives the same bits.
"""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from math import lcm
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier

from .dimensions import Band, Composite, Dimension
from .items import AnswerScale, Item, ScaleItem
from .naming import by_id

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

LARGEST_SUM = 2**53
"""Sums below this are exact as floats too, which is what some engines compare with."""


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
    """

    item: Identifier
    low: int
    high: int
    factor: int
    weight: int
    reversed: bool


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
    """

    dimension: Identifier
    columns: tuple[PlanColumn, ...]
    scale: int
    minimum: tuple[int, int]
    cuts: tuple[tuple[int, int], ...]
    bands: tuple[Identifier, ...]
    ends: tuple[int, int] | None

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
    """

    dimension: Identifier
    parts: tuple[tuple[Identifier, int], ...]
    minimum: tuple[int, int]
    cuts: tuple[tuple[int, int], ...]
    bands: tuple[Identifier, ...]
    ends: tuple[int, int] | None


@attrs.frozen(kw_only=True)
class ScoringPlan:
    """All scoring of a questionnaire.

    Args:
        rows: The dimensions, in their order.
        composites: The composites, each after its parts.
        keyed: The items on which scores rest.
        order: The ids of dimensions and composites in the order of the results.
    """

    rows: tuple[PlanRow, ...]
    composites: tuple[PlanComposite, ...]
    keyed: tuple[Item, ...]
    order: tuple[Identifier, ...]


def compile_plan(questionnaire: "Questionnaire") -> ScoringPlan:
    """Work out the plan of a questionnaire that holds together."""
    scales = by_id(questionnaire.scales)
    items = by_id(questionnaire.items)
    shared = {one.id: _shared_scale([items[key.item] for key in one.keys]) for one in questionnaire.dimensions}
    composites: list[Composite] = []
    for composite in parts_first(questionnaire.composites):
        common = {shared[part.dimension] for part in composite.parts}
        shared[composite.id] = common.pop() if len(common) == 1 else None
        composites.append(composite)
    ends = {name: (scales[scale].low, scales[scale].high) if scale is not None else None for name, scale in shared.items()}
    keyed = {key.item for dimension in questionnaire.dimensions for key in dimension.keys}
    return ScoringPlan(
        rows=tuple(plan_row(one, items, scales, one.bands or questionnaire.bands, ends[one.id]) for one in questionnaire.dimensions),
        composites=tuple(_plan_composite(one, one.bands or questionnaire.bands, ends[one.id]) for one in composites),
        keyed=tuple(item for item in questionnaire.items if item.id in keyed),
        order=(*(one.id for one in questionnaire.dimensions), *(one.id for one in questionnaire.composites)),
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
    ranges = [values_of(items[key.item], scales) or (0, 1) for key in dimension.keys]
    scale = lcm(*(high - low for low, high in ranges))
    return PlanRow(
        dimension=dimension.id,
        columns=tuple(
            PlanColumn(item=key.item, low=low, high=high, factor=key.weight * scale // (high - low), weight=key.weight, reversed=key.reversed)
            for key, (low, high) in zip(dimension.keys, ranges, strict=True)
        ),
        scale=scale,
        minimum=dimension.minimum.as_integer_ratio(),
        cuts=_cuts(bands),
        bands=tuple(band.id for band in bands),
        ends=ends,
    )


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
    )


def _cuts(bands: tuple[Band, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(band.starts_at.as_integer_ratio() for band in bands)


def _shared_scale(items: list[Item]) -> Identifier | None:
    scales = {item.scale if isinstance(item, ScaleItem) else None for item in items}
    return scales.pop() if len(scales) == 1 else None
