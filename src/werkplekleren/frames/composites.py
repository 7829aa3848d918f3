"""Composites in expressions: the ratios of their parts under one denominator."""

from collections.abc import Mapping

import attrs

from werkplekleren.assessments.plan import PlanComposite

from .expressions import all_of, total
from .extra import nw
from .ratios import Common, Factor, Ratio, common_denominator, product, sums_of


@attrs.frozen(kw_only=True)
class Part:
    """A score as a part of composites: 0 / 1 where there is none.

    Args:
        ratio: The score.
        prefix: How the names of its columns begin.
    """

    ratio: Ratio
    prefix: str

    @property
    def columns(self) -> tuple[nw.Expr, ...]:
        """The columns to add before a composite is worked out."""
        enough = self.ratio.enough
        return (
            enough.alias(f"{self.prefix}e"),
            nw.when(enough).then(self.ratio.top.cast(nw.Int64)).otherwise(0).alias(f"{self.prefix}t"),
            nw.when(enough).then(self.ratio.weight.cast(nw.Int64)).otherwise(1).alias(f"{self.prefix}d"),
        )

    @property
    def enough(self) -> nw.Expr:
        """Whether there is a score."""
        return nw.col(f"{self.prefix}e")

    @property
    def top(self) -> nw.Expr:
        """The numerator."""
        return nw.col(f"{self.prefix}t")

    @property
    def factors(self) -> tuple[Factor, ...]:
        """The varying factors of the denominator."""
        return (*self.ratio.others, Factor(name=f"{self.prefix}d", bounds=self.ratio.bounds))


@attrs.frozen(kw_only=True)
class CompositePlan:
    """The sums of one composite and what they make.

    Args:
        sums: Columns to work out first, from those of its parts.
        ratio: The score; `None` when nobody in the frame was asked anything of it.
    """

    sums: tuple[nw.Expr, ...]
    ratio: Ratio | None


def planned_composite(composite: PlanComposite, parts: Mapping[str, Part], prefix: str) -> CompositePlan:
    """Work out one composite.

    Args:
        composite: The composite.
        parts: Dimension id -> part; parts of which nobody in the frame was asked anything are not there.
        prefix: How the names of its columns begin.
    """
    known = [(parts[name], weight) for name, weight in composite.parts if name in parts]
    if not known:
        return CompositePlan(sums=(), ratio=None)
    weights = [weight for _, weight in known]
    common = common_denominator([(part.ratio.scale, part.factors) for part, _ in known])
    tops = [_under(common, part) * weight for part, weight in known]
    sums = [
        total(tops).alias(f"{prefix}n"),
        total(part.enough.cast(nw.Int64) for part, _ in known).alias(f"{prefix}k"),
        total(part.enough.cast(nw.Int64) * weight for part, weight in known).alias(f"{prefix}w"),
    ]
    weight_known = nw.col(f"{prefix}w")

    least, of = composite.minimum
    items: nw.Expr | int = len(known)
    asked: nw.Expr | int = sum(weights)
    if any(part.ratio.shown is not None for part, _ in known):
        sums += [
            total(_one_where(part.ratio.shown) for part, _ in known).alias(f"{prefix}j"),
            total(_one_where(part.ratio.shown) * weight for part, weight in known).alias(f"{prefix}v"),
        ]
        items, asked = nw.col(f"{prefix}j"), nw.col(f"{prefix}v")
    asked_of_each = {floor: f"{prefix}f{place}" for place, floor in enumerate(sorted({one for one in composite.floors if one is not None}))}
    sums += [all_of(_reaches(part, floor) for part, _ in known).alias(name) for floor, name in asked_of_each.items()]
    return CompositePlan(
        sums=tuple(sums),
        ratio=Ratio(
            row=composite,
            enough=(weight_known * of >= asked * least) & (weight_known >= 1),
            top=nw.col(f"{prefix}n"),
            scale=common.scale,
            weight=weight_known,
            bounds=sums_of(weights, 1),
            others=common.varying,
            answered=nw.col(f"{prefix}k"),
            items=items,
            shown=None if isinstance(items, int) or any(part.ratio.shown is None for part, _ in known) else items > 0,
            floors=tuple(None if floor is None else nw.col(asked_of_each[floor]) for floor in composite.floors),
        ),
    )


def _under(common: Common, part: Part) -> nw.Expr:
    """The numerator of a part under the common denominator; every division leaves nothing over."""
    missing = [one.column for one in common.varying if one not in part.factors]
    times = common.scale // part.ratio.scale
    fixed = [one.column for one in part.factors if one not in common.varying]
    if not fixed:
        return product([part.top * times, *missing])
    share = nw.lit(times, dtype=nw.Int64)
    for one in fixed:
        share = share // one
    return product([part.top * share, *missing])


def _one_where(shown: nw.Expr | None) -> nw.Expr:
    return nw.lit(1, dtype=nw.Int64) if shown is None else shown.cast(nw.Int64)


def _reaches(part: Part, floor: int) -> nw.Expr:
    """Whether a part has at least this score, or was not asked."""
    below = product([one.column for one in part.factors])
    reached = part.enough & (part.top >= below * (floor * part.ratio.scale))
    return reached if part.ratio.shown is None else reached | ~part.ratio.shown
