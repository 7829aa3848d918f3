"""Who was shown which item, and which answers count, as steps that each add columns."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import cast

import attrs

from werkplekleren.assessments import AllOf, AnyOf, Condition, Not
from werkplekleren.assessments.checking import AskedItem
from werkplekleren.assessments.plan import CountBetween, CountChosen, PlanColumn, PlanCount

from .choice_columns import ChoiceColumn, ChoiceColumns
from .columns import ItemColumn, KeyedColumn
from .expressions import Whole, all_of, any_of, holding
from .extra import nw
from .needs import items_in
from .number_columns import NumberColumn

Truth = bool | nw.Expr
"""Something that holds for all, for nobody, or for some."""


@attrs.frozen(kw_only=True)
class Known:
    """What is known of an item in each row.

    Args:
        column: What its columns say.
        shown: Whether it was shown; `None` when it always is.
        real: Whether there is an answer that counts.
        masked: Whether `real` leaves out answers that the column has.
    """

    column: ItemColumn
    shown: nw.Expr | None
    real: nw.Expr
    masked: bool

    def filled(self, largest: int) -> nw.Expr:
        """The whole numbers that the answers stand for, 0 where none counts."""
        column = cast("KeyedColumn", self.column)
        if not self.masked:
            return column.filled(largest)
        if isinstance(column, NumberColumn):  # masked before the cast: what does not fit may not fit the type either
            return nw.when(self.real).then(column.answer).otherwise(0).cast(holding(largest))
        return nw.when(self.real).then(column.filled(largest)).otherwise(0)

    def stands_for(self, column: PlanColumn, largest: int) -> nw.Expr:
        """The whole numbers that the answers stand for in a dimension, 0 where none counts.

        Args:
            column: How the item counts there.
            largest: The largest of them, or its opposite.
        """
        if column.counts is None:
            return self.filled(largest)
        return (self.real & self._counts(column.counts)).cast(holding(largest))

    def adds(self, column: PlanColumn, slope: int, missing: int, kind: Whole) -> nw.Expr:
        """What the answers add to a sum of a dimension.

        Args:
            column: How the item counts there.
            slope: How often the whole number that an answer stands for is added.
            missing: What is added where no answer counts.
            kind: The type of the sum.
        """
        if isinstance(self.column, NumberColumn) and column.counts is None and not self.masked and not self.column.codes:
            return self.column.adds(slope, missing, kind)
        largest = max(abs(column.low), abs(column.high), 1)
        return nw.when(self.real).then(self.stands_for(column, largest).cast(kind) * slope).otherwise(nw.lit(missing, dtype=kind))

    def _counts(self, counts: PlanCount) -> nw.Expr:
        """Whether an answer belongs to those that count, where there is one."""
        column = cast("KeyedColumn", self.column)
        if isinstance(counts, CountChosen):
            return cast("ChoiceColumn | ChoiceColumns", column).chosen(set(counts.choices))
        value = self.filled(column.largest)
        if isinstance(counts, CountBetween):
            return (value >= counts.low) & (value <= counts.high)
        return any_of(value == one for one in counts.values)


@attrs.frozen(kw_only=True)
class Prepared:
    """What must be added to a frame first, and what is then known.

    Args:
        steps: Columns to add, one step after the other.
        known: Item id -> what is known of it.
    """

    steps: tuple[tuple[nw.Expr, ...], ...]
    known: Mapping[str, Known]


def prepared(
    asked: Mapping[str, AskedItem],
    columns: Mapping[str, ItemColumn],
    *,
    masked: bool,
    perspective: nw.Expr | None,
    perspectives: AbstractSet[str],
    prefix: str,
) -> Prepared:
    """Work out who was shown what.

    Args:
        asked: The needed items, in the order of asking.
        columns: Their columns.
        masked: Whether answers outside the scale and answers to hidden items may occur, and then count for nothing.
        perspective: The perspective of each row; `None` when it is the same everywhere.
        perspectives: All perspectives that a row can have.
        prefix: How the names of added columns begin.
    """
    known: dict[str, Known] = {}
    level: dict[str, int] = {}
    steps: dict[int, list[nw.Expr]] = {}
    for number, (name, one) in enumerate(asked.items()):
        column = columns[name]
        seen = together([_asked(one, perspective, perspectives), *(_truth(condition, known) for condition in one.conditions)])
        earlier = [level[other] for other in items_in(one.conditions) if other in level]
        level[name] = 2 * (1 + max(earlier, default=-1) // 2) if masked else 0
        shown = None
        if seen is not True:
            shown = nw.col(f"{prefix}s{number}")
            steps.setdefault(level[name], []).append((nw.lit(value=False) if seen is False else seen).alias(f"{prefix}s{number}"))
        real = column.given
        if masked:
            level[name] += 1
            rules = [real, *([] if column.fits is None else [column.fits.fill_null(value=False)]), *([] if shown is None else [shown])]
            real = nw.col(f"{prefix}r{number}")
            steps.setdefault(level[name], []).append(all_of(rules).alias(f"{prefix}r{number}"))
        known[name] = Known(column=column, shown=shown, real=real, masked=masked)
    return Prepared(steps=tuple(tuple(steps[place]) for place in sorted(steps)), known=known)


def _asked(one: AskedItem, perspective: nw.Expr | None, perspectives: AbstractSet[str]) -> Truth:
    """Whether the perspective of a row gets the item."""
    if perspective is None or not one.item.perspectives or perspectives <= set(one.item.perspectives):
        return True
    return any_of((perspective == name).fill_null(value=False) for name in one.item.perspectives)


def _truth(condition: Condition, known: Mapping[str, Known]) -> Truth:
    """Where a condition holds."""
    match condition:
        case AllOf():
            return together([_truth(part, known) for part in condition.conditions])
        case AnyOf():
            return either([_truth(part, known) for part in condition.conditions])
        case Not():
            return opposite(_truth(condition.condition, known))
        case _:
            one = known.get(condition.item)
            return False if one is None else one.real & one.column.holds(condition).fill_null(value=False)


def together(truths: Sequence[Truth]) -> Truth:
    """Where all of them hold."""
    if any(one is False for one in truths):
        return False
    some = [one for one in truths if not isinstance(one, bool)]
    return all_of(some) if some else True


def either(truths: Sequence[Truth]) -> Truth:
    """Where one of them holds."""
    return opposite(together([opposite(one) for one in truths]))


def opposite(truth: Truth) -> Truth:
    """Where it does not hold."""
    return not truth if isinstance(truth, bool) else ~truth
