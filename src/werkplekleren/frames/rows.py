"""One dimension in expressions: sums of whole numbers first, then the ratio that they make."""

from collections.abc import Iterable, Mapping

import attrs

from werkplekleren.assessments.plan import PlanColumn, PlanRow

from .expressions import Whole, all_of, holding, total
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


def planned_row(row: PlanRow, known: Mapping[str, Known], prefix: str, gate: nw.Expr | None, *, added: bool) -> RowPlan:
    """Work out the sums of one dimension.

    Args:
        row: The dimension.
        known: Item id -> what is known of it; items that nobody in the frame gets are not there.
        prefix: How the names of its columns begin.
        gate: Where there may be a score at all; `None` is everywhere.
        added: Whether the answers added up are asked for.
    """
    columns = [column for column in row.columns if column.item in known]
    if not columns:
        return RowPlan(sums=(), ratio=None)
    weights = [column.weight for column in columns]
    uniform = weights[0] if len(set(weights)) == 1 else None
    best, scale = shortened(100, row.scale)
    kind = holding(row.largest)
    sums = _points(columns, known, prefix, kind, weighed=uniform is None, added=added and row.adds)
    answered, weight = nw.col(f"{prefix}k"), nw.col(f"{prefix}w")
    if uniform is not None:
        weight = answered * uniform if uniform > 1 else answered
    items: nw.Expr | int = len(columns)
    weight_shown: nw.Expr | int = sum(weights)
    conditional = [column for column in columns if known[column.item].shown is not None]
    if conditional:
        items = nw.col(f"{prefix}j")
        sums.append(_shown([(column.item, 1) for column in columns], known, kind).alias(f"{prefix}j"))
        weight_shown = items * (uniform or 1)
        if uniform is None:
            weight_shown = nw.col(f"{prefix}v")
            sums.append(_shown([(column.item, column.weight) for column in columns], known, kind).alias(f"{prefix}v"))
    needed, enough = _enough(row, answered, weight, items, weight_shown)
    required = [known[column.item] for column in columns if column.required]
    if required:
        sums.append(all_of(one.real if one.shown is None else one.real | ~one.shown for one in required).alias(f"{prefix}q"))
    for condition in [*([nw.col(f"{prefix}q")] if required else []), *([] if gate is None else [gate])]:
        enough = enough & condition
    asked = {floor: f"{prefix}f{place}" for place, floor in enumerate(sorted({one for one in row.floors if one is not None}))}
    sums += [total(_reaches(column, known[column.item], floor).cast(kind) for column in columns).alias(name) for floor, name in asked.items()]
    return RowPlan(
        sums=tuple(sums),
        ratio=Ratio(
            row=row,
            enough=enough,
            top=nw.col(f"{prefix}n") * best if best > 1 else nw.col(f"{prefix}n"),
            scale=scale,
            weight=weight,
            bounds=sums_of(weights, needed),
            answered=answered,
            items=items,
            shown=nw.col(f"{prefix}j") > 0 if len(conditional) == len(columns) else None,
            floors=tuple(None if floor is None else nw.col(asked[floor]) == items for floor in row.floors),
            added=nw.col(f"{prefix}a") if added and row.adds else None,
            weight_shown=weight_shown,
        ),
    )


def _enough(row: PlanRow, answered: nw.Expr, weight: nw.Expr, items: nw.Expr | int, weight_shown: nw.Expr | int) -> tuple[int, nw.Expr]:
    """The least weight with which there is a score, and whether so much was answered."""
    if row.minimum_items:
        if isinstance(items, int):
            return 1, answered >= max(1, min(row.minimum_items, items))
        return 1, (answered >= 1) & ((answered >= row.minimum_items) | (answered >= items))
    least, of = row.minimum
    if isinstance(weight_shown, int):
        needed = max(1, -(-weight_shown * least // of))
        return needed, weight >= needed
    return 1, (weight * of >= weight_shown * least) & (weight >= 1)


def _points(columns: list[PlanColumn], known: Mapping[str, Known], prefix: str, kind: Whole, *, weighed: bool, added: bool) -> list[nw.Expr]:
    """The points, how many were answered and, when asked for, their weight and the answers added up."""
    points: list[nw.Expr] = []
    counts: list[nw.Expr] = []
    weights: list[nw.Expr] = []
    sums: list[nw.Expr] = []
    for (factor, weight, turned, low, high), group in _alike(columns).items():
        most = sum(max(abs(low), abs(high), 1) for _ in group)
        tiny = holding(most)
        filled = total(known[column.item].stands_for(column, most) for column in group).cast(kind)
        count = total(known[column.item].real.cast(tiny) for column in group).cast(kind)
        points.append((count * high - filled) * factor if turned else (filled - count * low) * factor)
        counts.append(count)
        weights.append(count * weight)
        sums.append((count * (low + high) - filled) * weight if turned else filled * weight)
    named = [total(points).alias(f"{prefix}n"), total(counts).alias(f"{prefix}k")]
    named += [total(weights).alias(f"{prefix}w")] if weighed else []
    return [*named, *([total(sums).alias(f"{prefix}a")] if added else [])]


def _reaches(column: PlanColumn, known: Known, floor: int) -> nw.Expr:
    """Whether there is an answer that, turned where its key is reversed, stands for at least this."""
    most = max(abs(column.low), abs(column.high), 1)
    value = known.stands_for(column, most)
    return known.real & (value <= column.low + column.high - floor if column.reversed else value >= floor)


def _alike(columns: Iterable[PlanColumn]) -> dict[tuple[int, int, bool, int, int], list[PlanColumn]]:
    """The items that can be added up before they are multiplied."""
    groups: dict[tuple[int, int, bool, int, int], list[PlanColumn]] = {}
    for column in columns:
        groups.setdefault((column.factor, column.weight, column.reversed, column.low, column.high), []).append(column)
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
