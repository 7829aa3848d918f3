"""One dimension in expressions: sums of whole numbers first, then the ratio that they make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from werkplekleren.assessments.plan import PlanColumn, PlanRow

from .expressions import Whole, all_of, holding, side_by_side, total
from .extra import nw
from .packing import Digit, Pack, packs_of
from .ratios import Ratio, shortened, sums_of
from .visibility import Known


@attrs.frozen(kw_only=True)
class RowPlan:
    """The sums of one dimension and what they make.

    Args:
        packs: The numbers that its sums are in.
        sums: Columns to work out first.
        steps: Columns to add then, one step after the other.
        ratio: The score, from those columns; `None` when nobody in the frame was asked anything of it.
    """

    packs: tuple[Pack, ...]
    sums: tuple[nw.Expr, ...]
    steps: tuple[tuple[nw.Expr, ...], ...]
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
        return RowPlan(packs=(), sums=(), steps=(), ratio=None)
    weights = [column.weight for column in columns]
    uniform = weights[0] if len(set(weights)) == 1 else None
    best, scale = shortened(100, row.scale)
    kind = holding(row.largest)
    packs = packs_of(columns, _digits(columns, prefix, weighed=uniform is None, added=added and row.adds and not _as_points(columns)), row.largest)
    sums = [pack.number(lambda column, slope, missing, wide: known[column.item].adds(column, slope, missing, wide)) for pack in packs]
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
        packs=tuple(packs),
        sums=tuple(sums),
        steps=side_by_side([(step,) for step in pack.steps()] for pack in packs),
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
            added=_added(columns, prefix, weight) if added and row.adds else None,
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


def _digits(columns: Sequence[PlanColumn], prefix: str, *, weighed: bool, added: bool) -> Iterator[Digit]:
    """The points, how many were answered and, when asked for, their weight and the answers added up, counted from the least there is."""
    nothing = (0,) * len(columns)
    weights = tuple(column.weight for column in columns)
    yield _value_digit(f"{prefix}n", columns, [column.factor for column in columns], [column.low for column in columns])
    yield Digit(name=f"{prefix}k", slopes=nothing, constants=(1,) * len(columns), largest=len(columns))
    if weighed:
        yield Digit(name=f"{prefix}w", slopes=nothing, constants=weights, largest=sum(weights))
    if added:
        yield _value_digit(f"{prefix}a", columns, weights, [_least(columns)] * len(columns))


def _value_digit(name: str, columns: Sequence[PlanColumn], times: Sequence[int], lows: Sequence[int]) -> Digit:
    """The sum of what answers stand for, turned where keys are reversed, above `lows` and as often as `times` says."""
    each = list(zip(columns, times, lows, strict=True))
    return Digit(
        name=name,
        slopes=tuple(-often if column.reversed else often for column, often, _ in each),
        constants=tuple(often * (column.low + column.high - low if column.reversed else -low) for column, often, low in each),
        largest=sum(often * (column.high - low) for column, often, low in each),
    )


def _least(columns: Sequence[PlanColumn]) -> int:
    return min(column.low for column in columns)


def _as_points(columns: Sequence[PlanColumn]) -> bool:
    """Whether the points are the answers added up, counted from the least there is."""
    return all(column.factor == column.weight and column.low == columns[0].low for column in columns)


def _added(columns: Sequence[PlanColumn], prefix: str, weight: nw.Expr) -> nw.Expr:
    """The answers added up."""
    above, least = nw.col(f"{prefix}n" if _as_points(columns) else f"{prefix}a"), _least(columns)
    return above + weight * least if least else above


def _reaches(column: PlanColumn, known: Known, floor: int) -> nw.Expr:
    """Whether there is an answer that, turned where its key is reversed, stands for at least this."""
    most = max(abs(column.low), abs(column.high), 1)
    value = known.stands_for(column, most)
    return known.real & (value <= column.low + column.high - floor if column.reversed else value >= floor)


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
