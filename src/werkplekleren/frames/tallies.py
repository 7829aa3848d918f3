"""Counts and sums over a frame, as plain whole numbers: all that a norm and the quality of an instrument rest on.

The engine counts; nothing of one respondent leaves it. Counts of parts of a frame add up to those of the whole, so where it lies
in parts each is counted where it lies. What is made of them is worked out in `figures`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import cast

import attrs

from werkplekleren.assessments.plan import PlanColumn, PlanRow
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

from .checking import counted, one_row
from .columns import KeyedColumn
from .counting import Cell, all_rows, grouped
from .expressions import all_of, any_of, side_by_side
from .extra import Frame, nw, schema_of
from .program import Order, columns_of, needed_columns, own_prefix
from .ratios import Ratio
from .rows import planned_row
from .visibility import Known, prepared

FIELDS: dict[str, type[str | int]] = {"what": str, "name": str, "group": str, "one": int, "two": int}
"""What is counted or added up, of which item or dimension, in which group, and up to two numbers that belong to it."""

WIDEST = 10_000
"""Answers that stand for more different whole numbers than this cannot be multiplied safely on every engine."""

FEW_VALUES = 11
"""Up to so many different whole numbers the answers to an item are counted one by one in a single look."""


@attrs.frozen(kw_only=True)
class Tallier:
    """Counts the answers of respondents of one perspective.

    Args:
        order: What was asked; dimensions only.
        ends: Item id -> the lowest and the highest whole number that an answer can stand for.
        days: The column with the day of the answers; `None` when there is none.
        team: The column with groups; `None` when there is none.
        closely: Whether items, complete lists and groups are counted too, besides scores.
    """

    order: Order
    ends: Mapping[str, tuple[int, int]]
    days: str | None
    team: str | None
    closely: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of a frame that are needed."""
        return tuple(dict.fromkeys([*self._others, *needed_columns(self.order)]))

    @property
    def fields(self) -> Mapping[str, type[str | int]]:
        """The fields of a cell."""
        return FIELDS

    @property
    def _others(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for one in (self.days, self.team) if one is not None))

    def counted(self, frame: Frame) -> Mapping[Cell, int]:
        """Count in a frame."""
        laid_out = _laid_out(self.order, frame, self._others)
        counts: Counter[Cell] = Counter()
        for cell, count in self._cells(laid_out):
            counts[cell] += count
        return counts

    def _cells(self, tallies: "_Tallies") -> Iterator[tuple[Cell, int]]:
        looks: dict[Cell, nw.Expr] = {("n", "", "", 0, 0): nw.len()}
        if self.closely:
            looks |= tallies.asked() | tallies.values(self.ends) | tallies.lists()
        days = {} if self.days is None else {"first": nw.col(self.days).min(), "last": nw.col(self.days).max()}
        found = one_row(tallies.frame, {str(cell): look for cell, look in looks.items()} | days)
        yield from ((cell, int(found[str(cell)])) for cell in looks if found[str(cell)])
        yield from (((which, "", "", day.toordinal(), 0), 1) for which in days if (day := _day(found[which])) is not None)
        yield from tallies.scores(None)
        if self.closely:
            yield from tallies.wide_values(self.ends)
        if self.closely and self.team is not None:
            yield from tallies.members(self.team)
            yield from tallies.scores(self.team)


@attrs.frozen(kw_only=True)
class _Tallies:
    """A frame in which everything about a respondent stands in columns of its own.

    Args:
        frame: The frame.
        prefix: How the names of those columns begin.
        rows: The dimensions.
        known: What is known of the items that are asked.
        ratios: Dimension -> its score; `None` when nobody is asked anything of it.
    """

    frame: Frame
    prefix: str
    rows: tuple[PlanRow, ...]
    known: Mapping[str, Known]
    ratios: Mapping[str, Ratio | None]

    def asked(self) -> dict[Cell, nw.Expr]:
        """How many got to see each item."""
        return {("asked", name, "", 0, 0): nw.len() if one.shown is None else counted(one.shown) for name, one in self.known.items()}

    def values(self, ends: Mapping[str, tuple[int, int]]) -> dict[Cell, nw.Expr]:
        """How many answers stand for each whole number, for items where those are few."""
        return {
            ("value", name, "", value, 0): counted((nw.col(self._value(name)) == value) & nw.col(self._real(name)))
            for name, (low, high) in ends.items()
            if high - low < FEW_VALUES
            for value in range(low, high + 1)
        }

    def wide_values(self, ends: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Cell, int]]:
        """How many answers stand for each whole number, for the other items."""
        for name, (low, high) in ends.items():
            if high - low >= FEW_VALUES:
                real = self.frame.filter(nw.col(self._real(name))).select(nw.col(self._value(name)).alias("value"))
                yield from ((("value", name, "", int(value), 0), int(count)) for value, count in all_rows(grouped(real, ["value"])))

    def lists(self) -> dict[Cell, nw.Expr]:
        """Of each dimension how many lists are complete and how many have an answer.

        Over complete lists the sums of the steps above the lowest answer, and of the products of each two.
        """
        looks: dict[Cell, nw.Expr] = {}
        for number, row in enumerate(self.rows):
            columns = [column for column in row.columns if column.item in self.known]
            if columns:
                looks |= {(what, row.dimension, "", one, two): look for what, one, two, look in self._products(number, columns)}
        return looks

    def _products(self, row: int, columns: Sequence[PlanColumn]) -> Iterator[tuple[str, int, int, nw.Expr]]:
        real = [nw.col(self._real(column.item)) for column in columns]
        whole = all_of(real)
        values = [self._value(column.item) if column.counts is None else f"{self.prefix}u{row}_{place}" for place, column in enumerate(columns)]
        steps = [(nw.col(name) - column.low) * whole.cast(nw.Int64) for name, column in zip(values, columns, strict=True)]
        yield "complete", 0, 0, counted(whole)
        yield "begun", 0, 0, counted(any_of(real))
        for one, step in enumerate(steps):
            yield "steps", one, 0, step.sum()
            yield from (("product", one, two, (step * steps[two]).sum()) for two in range(one + 1))

    def members(self, team: str) -> Iterator[tuple[Cell, int]]:
        """How many answered in each group."""
        named = self.frame.filter(~nw.col(team).is_null()).select(nw.col(team).alias("group"))
        yield from ((("member", "", str(name), 0, 0), int(count)) for name, count in all_rows(grouped(named, ["group"])))

    def scores(self, team: str | None) -> Iterator[tuple[Cell, int]]:
        """How often each score occurs, as numerator and denominator; in each group when there is a column with groups."""
        for row in self.rows:
            ratio = self.ratios[row.dimension]
            if ratio is None:
                continue
            group = nw.lit("") if team is None else nw.col(team)
            some = self.frame.filter(ratio.enough if team is None else ratio.enough & ~group.is_null())
            bottom = ratio.below.cast(nw.Int64) * ratio.scale
            table = some.select(group.alias("group"), ratio.top.cast(nw.Int64).alias("top"), bottom.alias("bottom"))
            for name, *score, count in all_rows(grouped(table, ["group", "top", "bottom"])):
                yield ("score" if team is None else "of-group", row.dimension, str(name), *map(int, score)), int(count)

    def _value(self, item: str) -> str:
        return f"{self.prefix}v{list(self.known).index(item)}"

    def _real(self, item: str) -> str:
        return f"{self.prefix}a{list(self.known).index(item)}"


def _laid_out(order: Order, frame: Frame, keep: Sequence[str]) -> _Tallies:
    """Lay out a frame for counting."""
    schema = schema_of(frame)
    prefix = own_prefix(schema)
    ready = prepared(
        order.asked, columns_of(order, schema), masked=order.outside == "missing", perspective=None, perspectives=frozenset(), prefix=prefix
    )
    for step in ready.steps:
        frame = frame.with_columns(*step)
    plans = {row.dimension: planned_row(row, ready.known, f"{prefix}d{number}", None, added=False) for number, row in enumerate(order.rows)}
    known = {name: ready.known[name] for name in keyed_items(order)}
    added: list[nw.Expr] = [nw.col(name) for name in keep]
    for place, one in enumerate(known.values()):
        value = one.filled(cast("KeyedColumn", one.column).largest)
        added += [value.cast(nw.Int64).alias(f"{prefix}v{place}"), one.real.alias(f"{prefix}a{place}")]
        added += [] if one.shown is None else [one.shown]
    for number, row in enumerate(order.rows):
        asked = [column for column in row.columns if column.item in ready.known]
        added += [
            ready.known[column.item].stands_for(column, 1).cast(nw.Int64).alias(f"{prefix}u{number}_{place}")
            for place, column in enumerate(asked)
            if column.counts is not None
        ]
    added += [one for plan in plans.values() for one in plan.sums]
    frame = frame.select(*added)
    for step in side_by_side(plan.steps for plan in plans.values()):
        frame = frame.with_columns(*step)
    return _Tallies(frame=frame, prefix=prefix, rows=order.rows, known=known, ratios={name: plan.ratio for name, plan in plans.items()})


def keyed_items(order: Order) -> tuple[str, ...]:
    """The items on which the dimensions rest, of those that are asked, in the order of asking."""
    keyed = {column.item for row in order.rows for column in row.columns}
    return tuple(name for name in order.asked if name in keyed)


def refuse_too_wide(order: Order) -> None:
    """Refuse to count answers that stand for numbers too large to be multiplied on every engine.

    Raises:
        InvalidValueError: With all items.
    """
    widest: dict[str, int] = {}
    for row in order.rows:
        for column in row.columns:
            most = 1 if column.counts is not None else max(abs(column.low), abs(column.high))
            widest[column.item] = max(widest.get(column.item, 1), most)
    problems = [
        Problem(code="too-large", what=Message("its answers stand for numbers beyond what data frames multiply safely"), place=Place(path=name))
        for name in keyed_items(order)
        if widest[name] > WIDEST
    ]
    if problems:
        raise InvalidValueError(Message("not everything can be counted in a data frame"), problems)


def _day(found: object) -> date | None:
    return found.date() if isinstance(found, datetime) else found if isinstance(found, date) else None
