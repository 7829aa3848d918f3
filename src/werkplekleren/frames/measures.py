"""What is said of each score: the columns of the result."""

from typing import Literal, get_args

from werkplekleren.assessments.plan import PlanComposite, PlanRow

from .expressions import nothing, total
from .extra import nw
from .ratios import EXACT, WHOLE, Ratio, largest_compared, shortened

CategoryMeasure = Literal["category", "state"]
"""What is told of a classification: the fields of `CategoryScore`."""

OF_CATEGORIES: frozenset[str] = frozenset(get_args(CategoryMeasure))

ScoreMeasure = Literal["score", "mean", "sum", "prorated_sum", "answered", "items", "band"]
"""What is told of a score: the fields of `Score`, with `score` for its value in percent."""

Measure = Literal[ScoreMeasure, CategoryMeasure]

Said = Literal[Measure, "dimension", "ignored"]
"""What a column of the result says."""

BandsAs = Literal["id", "position"]
"""Bands as their ids, or as their place from low to high, counted from 0."""


def kind_of(said: Said, bands: BandsAs) -> Literal["share", "text", "count"]:
    """What a column of the result holds: floats, text or small whole numbers."""
    if said in {"score", "mean", "sum", "prorated_sum"}:
        return "share"
    return "text" if said in {"dimension", *OF_CATEGORIES} or (said == "band" and bands == "id") else "count"


def measured(row: PlanRow | PlanComposite, ratio: Ratio | None, measure: ScoreMeasure, bands: BandsAs) -> nw.Expr:
    """One column of the result.

    Args:
        row: What is scored.
        ratio: The score; `None` when nobody in the frame was asked anything of it.
        measure: What to say of it.
        bands: How to say the band.
    """
    match measure:
        case "answered":
            return (nw.lit(0) if ratio is None else ratio.answered).cast(nw.Int16)
        case "items":
            items = 0 if ratio is None else ratio.items
            return (nw.lit(items) if isinstance(items, int) else items).cast(nw.Int16)
        case "band":
            return _band(row, ratio, bands)
        case _:
            share = None if ratio is None else _share(row, ratio, measure)
            return nothing(nw.Float64) if share is None else share


def _share(row: PlanRow | PlanComposite, ratio: Ratio, measure: ScoreMeasure) -> nw.Expr | None:
    """A measure that is a float; `None` where it does not exist."""
    if measure == "score":
        return _divided(ratio, (1, 0, ratio.scale))
    if measure == "mean":
        return None if row.ends is None else _divided(ratio, _on_scale(row.ends, ratio.scale))
    if ratio.added is None:
        return None
    return _prorated(ratio, ratio.added) if measure == "prorated_sum" else nw.when(ratio.enough).then(ratio.added.cast(nw.Float64))


def _divided(ratio: Ratio, how: tuple[int, int, int]) -> nw.Expr:
    """The quotient of `a * top + b * below` and `c * below`, with one rounding."""
    tops, belows, bottoms = shortened(*how)
    top, below = ratio.top, ratio.below
    if belows or tops != 1:  # wider than the sums were made for
        top, below = top.cast(nw.Int64) * tops, below.cast(nw.Int64)
    if belows:
        top = top + below * belows
    if bottoms != 1:
        below = below * bottoms
    return nw.when(ratio.enough).then(top.cast(nw.Float64) / below.cast(nw.Float64))


def _on_scale(ends: tuple[int, int], scale: int) -> tuple[int, int, int]:
    """How `low + (high - low) * score / 100` is made of numerator and denominator."""
    low, high = ends
    return (high - low, 100 * low * scale, 100 * scale)


def _prorated(ratio: Ratio, added: nw.Expr) -> nw.Expr:
    """The answers added up, as if each missing one were the mean of the others."""
    top = added.cast(nw.Int64) * ratio.weight_shown
    return nw.when(ratio.enough).then(top.cast(nw.Float64) / ratio.weight.cast(nw.Float64))


def _band(row: PlanRow | PlanComposite, ratio: Ratio | None, bands: BandsAs) -> nw.Expr:
    if ratio is None or not row.bands:
        return nothing(nw.Int16 if bands == "position" else nw.String)
    bottom = ratio.below * ratio.scale if ratio.scale != 1 else ratio.below
    reached = [(ratio.top * of if of != 1 else ratio.top) >= bottom * start for start, of in row.cuts[1:]]
    if bands == "position" and not ratio.floors:
        place = total(one.cast(nw.Int16) for one in reached) if reached else nw.lit(0, dtype=nw.Int16)
        return nw.when(ratio.enough).then(place)
    floors = ratio.floors or (None,) * len(row.bands)
    names = [nw.lit(place, dtype=nw.Int16) if bands == "position" else nw.lit(str(name)) for place, name in enumerate(row.bands)]
    found = names[0]  # the first band asks nothing
    for name, one, floor in zip(names[1:], reached, floors[1:], strict=True):
        found = nw.when(one if floor is None else one & floor).then(name).otherwise(found)
    return nw.when(ratio.enough).then(found)


def too_large(ratio: Ratio, measures: tuple[Measure, ...]) -> bool:
    """Whether this score can need numbers beyond what every engine handles exactly."""
    largest = ratio.largest
    if "mean" in measures and ratio.row.ends is not None:
        tops, belows, bottoms = shortened(*_on_scale(ratio.row.ends, ratio.scale))
        most = ratio.most_below
        largest = max(largest, tops * largest + abs(belows) * most, bottoms * most)
    if "prorated_sum" in measures and ratio.added is not None and isinstance(ratio.row, PlanRow):
        weights = sum(column.weight for column in ratio.row.columns)
        largest = max(largest, weights * sum(column.weight * max(abs(column.low), abs(column.high)) for column in ratio.row.columns))
    return largest >= EXACT or largest_compared(ratio.row, ratio.largest) >= WHOLE


def unsaid(measure: Measure, bands: BandsAs) -> nw.Expr:
    """A column of the result where there is nothing of this to say."""
    kind = kind_of(measure, bands)
    return nothing(nw.Float64 if kind == "share" else nw.String if kind == "text" else nw.Int16)
