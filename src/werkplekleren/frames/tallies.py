"""Counts and sums over a frame, as plain whole numbers: all that a norm and the quality of an instrument rest on.

The engine counts; nothing of one respondent leaves it. What is made of the counts is worked out exactly, by the same
functions as for responses.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any, cast

import attrs

from werkplekleren.assessments.own_data.groups import GroupSums, group_sums
from werkplekleren.assessments.own_data.norming import exact_counts
from werkplekleren.assessments.plan import PlanColumn, PlanRow
from werkplekleren.assessments.statistics._covariances import Covariances
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

from .checking import counted, one_row
from .columns import KeyedColumn
from .expressions import all_of, any_of, side_by_side
from .extra import Frame, nw
from .program import Order, columns_of, own_prefix
from .ratios import Ratio
from .rows import planned_row
from .visibility import Known, prepared

WIDEST = 10_000
"""Answers that stand for more different whole numbers than this cannot be multiplied safely on every engine."""

FEW_VALUES = 11
"""Up to so many different whole numbers the answers to an item are counted one by one in a single look."""


@attrs.frozen(kw_only=True)
class Tallies:
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

    def columns(self, row: PlanRow) -> list[PlanColumn]:
        """The items of a dimension that are asked."""
        return [column for column in row.columns if column.item in self.known]

    def count(self) -> int:
        """How many respondents there are."""
        return int(one_row(self.frame, {"n": nw.len()})["n"] or 0)

    def days(self, column: str | None) -> tuple[date | None, date | None]:
        """The first and the last day of a column with days."""
        if column is None:
            return None, None
        found = one_row(self.frame, {"first": nw.col(column).min(), "last": nw.col(column).max()})
        return _day(found["first"]), _day(found["last"])

    def asked(self, everybody: int) -> dict[str, int]:
        """Item id -> how many got to see it.

        Args:
            everybody: How many respondents there are.
        """
        some = {name: counted(one.shown) for name, one in self.known.items() if one.shown is not None}
        found = one_row(self.frame, some)
        return {name: int(found[name] or 0) if name in some else everybody for name in self.known}

    def values(self, ends: Mapping[str, tuple[int, int]]) -> dict[str, dict[int, int]]:
        """Item id -> whole number -> how many answers stand for it.

        Args:
            ends: Item id -> the lowest and the highest whole number that an answer can stand for.
        """
        narrow = {name: range(low, high + 1) for name, (low, high) in ends.items() if high - low < FEW_VALUES}
        looks = {
            (name, value): counted((nw.col(self._value(name)) == value) & nw.col(self._real(name)))
            for name, steps in narrow.items()
            for value in steps
        }
        found = one_row(self.frame, {f"{name} {value}": look for (name, value), look in looks.items()})
        counts: dict[str, dict[int, int]] = {name: {} for name in ends}
        for name, value in looks:
            if found[f"{name} {value}"]:
                counts[name][value] = int(found[f"{name} {value}"])
        for name in ends:
            if name not in narrow:
                real = self.frame.filter(nw.col(self._real(name))).select(nw.col(self._value(name)).alias("value"))
                counts[name] = {int(value): int(count) for value, count in all_rows(grouped(real, ["value"]))}
        return counts

    def scores(self) -> dict[str, Counter[Fraction]]:
        """Dimension -> exact score -> how many have it."""
        return {
            row.dimension: exact_counts({(int(top), int(bottom)): int(count) for top, bottom, count in all_rows(grouped(table, ["top", "bottom"]))})
            if (table := self._scored(row)) is not None
            else Counter()
            for row in self.rows
        }

    def groups(self, column: str | None) -> dict[str, dict[str, GroupSums]]:
        """Dimension -> group -> how many answered, and their scores.

        Args:
            column: The column with groups; without it there are none.
        """
        if column is None:
            return {row.dimension: {} for row in self.rows}
        named = self.frame.filter(~nw.col(column).is_null())
        sizes = {str(name): int(count) for name, count in all_rows(grouped(named.select(nw.col(column).alias("group")), ["group"]))}
        made: dict[str, dict[str, GroupSums]] = {}
        for row in self.rows:
            table = self._scored(row, column)
            scores: Sequence[tuple[Any, ...]] = () if table is None else all_rows(grouped(table, ["group", "top", "bottom"]))
            made[row.dimension] = group_sums(sizes, ((str(name), int(top), int(bottom), int(count)) for name, top, bottom, count in scores))
        return made

    def _scored(self, row: PlanRow, group: str | None = None) -> Frame | None:
        """The scores on a dimension as numerators and denominators, in any order; `None` when nobody is asked anything of it."""
        ratio = self.ratios[row.dimension]
        if ratio is None:
            return None
        frame = self.frame.filter(ratio.enough if group is None else ratio.enough & ~nw.col(group).is_null())
        named = [] if group is None else [nw.col(group).alias("group")]
        return frame.select(*named, ratio.top.cast(nw.Int64).alias("top"), (ratio.below.cast(nw.Int64) * ratio.scale).alias("bottom"))

    def complete(self) -> dict[str, tuple[Covariances | None, int]]:
        """Dimension -> the covariances of its points over complete lists, and how many lists are incomplete."""
        looks: dict[str, nw.Expr] = {}
        for number, row in enumerate(self.rows):
            looks |= {f"{number} {what}": look for what, look in self._products(number, self.columns(row))}
        sums = {what: int(value or 0) for what, value in one_row(self.frame, looks).items()}
        made: dict[str, tuple[Covariances | None, int]] = {}
        for number, row in enumerate(self.rows):
            columns = self.columns(row)
            own = {what.removeprefix(f"{number} "): value for what, value in sums.items() if what.startswith(f"{number} ")}
            n = own.get("all", 0)
            made[row.dimension] = (_covariances(columns, own, n) if n else None, own.get("any", 0) - n)
        return made

    def _products(self, row: int, columns: Sequence[PlanColumn]) -> Iterator[tuple[str, nw.Expr]]:
        """What must be summed over complete lists: each step above the lowest answer, and each product of two."""
        if not columns:
            return
        real = [nw.col(self._real(column.item)) for column in columns]
        whole = all_of(real)
        values = [self._value(column.item) if column.counts is None else f"{self.prefix}u{row}_{place}" for place, column in enumerate(columns)]
        steps = [(nw.col(name) - column.low) * whole.cast(nw.Int64) for name, column in zip(values, columns, strict=True)]
        yield "all", counted(whole)
        yield "any", counted(any_of(real))
        for one, step in enumerate(steps):
            yield f"{one}", step.sum()
            for two in range(one + 1):
                yield f"{one}.{two}", (step * steps[two]).sum()

    def _value(self, item: str) -> str:
        return f"{self.prefix}v{list(self.known).index(item)}"

    def _real(self, item: str) -> str:
        return f"{self.prefix}a{list(self.known).index(item)}"


def tallied(order: Order, frame: Frame, schema: "Mapping[str, nw.dtypes.DType]", keep: Iterable[str]) -> Tallies:
    """Lay out a frame for counting.

    Args:
        order: What was asked, with one perspective.
        frame: The frame, of that perspective.
        schema: Name of a column -> its type.
        keep: Other columns that are needed.

    Raises:
        InvalidValueError: When answers stand for numbers too large to be multiplied on every engine; names all items.
    """
    prefix = own_prefix(schema)
    ready = prepared(
        order.asked, columns_of(order, schema), masked=order.outside == "missing", perspective=None, perspectives=frozenset(), prefix=prefix
    )
    widest: dict[str, int] = {}
    for row in order.rows:
        for column in row.columns:
            most = 1 if column.counts is not None else max(abs(column.low), abs(column.high))
            widest[column.item] = max(widest.get(column.item, 1), most)
    keyed = [name for name in order.asked if name in widest]
    _refuse_too_wide({name: widest[name] for name in keyed})
    for step in ready.steps:
        frame = frame.with_columns(*step)
    plans = {row.dimension: planned_row(row, ready.known, f"{prefix}d{number}", None, added=False) for number, row in enumerate(order.rows)}
    added: list[nw.Expr] = [nw.col(name) for name in keep]
    for place, name in enumerate(keyed):
        one = ready.known[name]
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
    return Tallies(
        frame=frame,
        prefix=prefix,
        rows=order.rows,
        known={name: ready.known[name] for name in keyed},
        ratios={name: plan.ratio for name, plan in plans.items()},
    )


def _refuse_too_wide(widest: Mapping[str, int]) -> None:
    problems = [
        Problem(code="too-large", what=Message("its answers stand for numbers beyond what data frames multiply safely"), place=Place(path=name))
        for name, most in widest.items()
        if most > WIDEST
    ]
    if problems:
        raise InvalidValueError(Message("not everything can be counted in a data frame"), problems)


def _covariances(columns: Sequence[PlanColumn], sums: Mapping[str, int], n: int) -> Covariances:
    """The covariances of the points from the sums of steps: points are steps times the factor, turned where reversed."""
    signs = [-column.factor if column.reversed else column.factor for column in columns]
    matrix: list[list[Fraction | None]] = [[None] * len(columns) for _ in columns]
    if n > 1:
        for one, _ in enumerate(columns):
            for two in range(one + 1):
                crossed = n * sums[f"{one}.{two}"] - sums[f"{one}"] * sums[f"{two}"]
                matrix[one][two] = matrix[two][one] = Fraction(crossed * signs[one] * signs[two], n * (n - 1))
    means = [
        column.factor * (Fraction(column.high - column.low) - Fraction(sums[f"{one}"], n) if column.reversed else Fraction(sums[f"{one}"], n))
        for one, column in enumerate(columns)
    ]
    return Covariances(
        matrix=tuple(map(tuple, matrix)),
        n=n,
        means=tuple(map(float, means)),
        answered=(n,) * len(columns),
        left_out=0,
        missing="listwise",
    )


def grouped(frame: Frame, keys: Sequence[str]) -> Frame:
    """How often each combination occurs, in a column `count`."""
    return frame.group_by(*keys).agg(nw.len().alias("count"))


def all_rows(frame: Frame) -> Sequence[tuple[Any, ...]]:
    """The rows of a small frame, as Python has them."""
    native = frame.to_native()
    if nw.dependencies.is_duckdb_relation(native):  # collecting it would need PyArrow
        return list(native.fetchall())
    rows = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return rows.rows()


def _day(found: object) -> date | None:
    return found.date() if isinstance(found, datetime) else found if isinstance(found, date) else None
