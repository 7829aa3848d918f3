"""What is said of each score: the columns of the result."""

from typing import Literal

from werkplekleren.assessments.plan import PlanComposite, PlanRow

from .expressions import nothing, total
from .extra import nw
from .ratios import EXACT, WHOLE, Ratio, largest_compared, shortened

Measure = Literal["score", "mean", "answered", "items", "band"]
"""`score` in percent of the possible maximum, `mean` on the answer scale, how many were `answered`, of how many `items`, and the `band`."""

Said = Measure | Literal["dimension", "ignored"]
"""What a column of the result says."""

BandsAs = Literal["id", "position"]
"""Bands as their ids, or as their place from low to high, counted from 0."""


def kind_of(said: Said, bands: BandsAs) -> Literal["share", "text", "count"]:
    """What a column of the result holds: floats, text or small whole numbers."""
    if said in {"score", "mean"}:
        return "share"
    return "text" if said == "dimension" or (said == "band" and bands == "id") else "count"


def measured(row: PlanRow | PlanComposite, ratio: Ratio | None, measure: Measure, bands: BandsAs) -> nw.Expr:
    """One column of the result.

    Args:
        row: What is scored.
        ratio: The score; `None` when nobody in the frame was asked anything of it.
        measure: What to say of it.
        bands: How to say the band.
    """
    match measure:
        case "score":
            return nothing(nw.Float64) if ratio is None else _divided(ratio, (1, 0, ratio.scale))
        case "mean":
            return nothing(nw.Float64) if ratio is None or row.ends is None else _divided(ratio, _on_scale(row.ends, ratio.scale))
        case "answered":
            return (nw.lit(0) if ratio is None else ratio.answered).cast(nw.Int16)
        case "items":
            items = 0 if ratio is None else ratio.items
            return (nw.lit(items) if isinstance(items, int) else items).cast(nw.Int16)
        case _:
            return _band(row, ratio, bands)


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


def _band(row: PlanRow | PlanComposite, ratio: Ratio | None, bands: BandsAs) -> nw.Expr:
    if ratio is None or not row.bands:
        return nothing(nw.Int16 if bands == "position" else nw.String)
    bottom = ratio.below * ratio.scale if ratio.scale != 1 else ratio.below
    reached = [(ratio.top * of if of != 1 else ratio.top) >= bottom * start for start, of in row.cuts[1:]]
    if bands == "position":
        place = total(one.cast(nw.Int16) for one in reached) if reached else nw.lit(0, dtype=nw.Int16)
        return nw.when(ratio.enough).then(place)
    name = nw.lit(row.bands[0])
    for band, one in zip(row.bands[1:], reached, strict=True):
        name = nw.when(one).then(nw.lit(band)).otherwise(name)
    return nw.when(ratio.enough).then(name)


def too_large(ratio: Ratio, measures: tuple[Measure, ...]) -> bool:
    """Whether this score can need numbers beyond what every engine handles exactly."""
    largest = ratio.largest
    if "mean" in measures and ratio.row.ends is not None:
        tops, belows, bottoms = shortened(*_on_scale(ratio.row.ends, ratio.scale))
        most = ratio.most_below
        largest = max(largest, tops * largest + abs(belows) * most, bottoms * most)
    return largest >= EXACT or largest_compared(ratio.row, ratio.largest) >= WHOLE
