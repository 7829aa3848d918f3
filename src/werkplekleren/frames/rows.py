"""One dimension in expressions: sums of whole numbers first, then the ratio that they make."""

from collections.abc import Iterable, Mapping

import attrs

from werkplekleren.assessments.plan import PlanColumn, PlanRow

from .expressions import Whole, holding, total
from .extra import nw
from .ratios import Ratio, shortened, sums_of
from .visibility import Known


@attrs.frozen(kw_only=True)
class RowPlan:
    """The sums of one dimension and what they make.

    Args:
        sums: Columns to work out first.
        ratio: The score, from those columns; `None` when nobody in the frame was asked anything of it.
    """

    sums: tuple[nw.Expr, ...]
    ratio: Ratio | None


def planned_row(row: PlanRow, known: Mapping[str, Known], prefix: str, gate: nw.Expr | None) -> RowPlan:
    """Work out the sums of one dimension.

    Args:
        row: The dimension.
        known: Item id -> what is known of it; items that nobody in the frame gets are not there.
        prefix: How the names of its columns begin.
        gate: Where there may be a score at all; `None` is everywhere.
    """
    columns = [column for column in row.columns if column.item in known]
    if not columns:
        return RowPlan(sums=(), ratio=None)
    weights = [column.weight for column in columns]
    conditional = [column for column in columns if known[column.item].shown is not None]
    uniform = weights[0] if len(set(weights)) == 1 else None
    best, scale = shortened(100, row.scale)
    least, of = row.minimum
    kind = holding(row.largest)

    points: list[nw.Expr] = []
    counts: list[nw.Expr] = []
    weighed: list[nw.Expr] = []
    for (factor, weight, turned, low, high), group in _alike(columns).items():
        most = sum(max(abs(low), abs(high), 1) for _ in group)
        tiny = holding(most)
        filled = total(known[name].filled(most) for name in group).cast(kind)
        count = total(known[name].real.cast(tiny) for name in group).cast(kind)
        points.append((count * high - filled) * factor if turned else (filled - count * low) * factor)
        counts.append(count)
        weighed.append(count * weight)
    sums = [total(points).alias(f"{prefix}n"), total(counts).alias(f"{prefix}k")]
    answered = nw.col(f"{prefix}k")
    if uniform is None:
        sums.append(total(weighed).alias(f"{prefix}w"))
        weight_answered = nw.col(f"{prefix}w")
    else:
        weight_answered = answered * uniform if uniform > 1 else answered

    if conditional:
        sums.append(_shown(((column.item, 1) for column in columns), known, kind).alias(f"{prefix}j"))
        if uniform is None:
            sums.append(_shown(((column.item, column.weight) for column in columns), known, kind).alias(f"{prefix}v"))
        items: nw.Expr | int = nw.col(f"{prefix}j")
        weight_shown = nw.col(f"{prefix}j") * uniform if uniform else nw.col(f"{prefix}v")
        enough = (weight_answered * of >= weight_shown * least) & (weight_answered >= 1)
        needed = 1
    else:
        items = len(columns)
        needed = max(1, -(-sum(weights) * least // of))
        enough = weight_answered >= needed
    return RowPlan(
        sums=tuple(sums),
        ratio=Ratio(
            row=row,
            enough=enough if gate is None else enough & gate,
            top=nw.col(f"{prefix}n") * best if best > 1 else nw.col(f"{prefix}n"),
            scale=scale,
            weight=weight_answered,
            bounds=sums_of(weights, needed),
            answered=answered,
            items=items,
            shown=nw.col(f"{prefix}j") > 0 if len(conditional) == len(columns) else None,
        ),
    )


def _alike(columns: Iterable[PlanColumn]) -> dict[tuple[int, int, bool, int, int], list[str]]:
    """The items that can be added up before they are multiplied."""
    groups: dict[tuple[int, int, bool, int, int], list[str]] = {}
    for column in columns:
        groups.setdefault((column.factor, column.weight, column.reversed, column.low, column.high), []).append(column.item)
    return groups


def _shown(weighted: Iterable[tuple[str, int]], known: Mapping[str, Known], kind: Whole) -> nw.Expr:
    """The weight of the items that were shown."""
    always = 0
    sometimes: list[nw.Expr] = []
    for name, weight in weighted:
        shown = known[name].shown
        if shown is None:
            always += weight
        else:
            sometimes.append(shown.cast(kind) * weight)
    return total(sometimes) + always
