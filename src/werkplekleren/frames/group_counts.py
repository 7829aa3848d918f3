"""How often each score occurs in each group: all that group results are worked out from, exactly, on any engine."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from .extra import Frame, nw, schema_of
from .measures import measured
from .program import DISCARDED, Order, Program, programmed, wanted_names
from .ratios import Ratio


class Cell(NamedTuple):
    """Respondents of one group with the same score.

    Args:
        perspective: Id of their perspective.
        team: Their team; empty when they have none.
        scored: Place of the dimension in the order.
        points: Their points, before the best possible is made 100.
        weight: The weight of what they answered; 0 when there is no score.
        place: The place of their band; -1 when there is none.
    """

    perspective: str
    team: str
    scored: int
    points: int
    weight: int
    place: int


Counts = Mapping[Cell, int]
"""How many respondents are in each cell; each respondent stands in one cell of every dimension."""


@attrs.frozen
class GroupCounter:
    """Counts the scores of frames with one schema.

    Args:
        order: What to score; dimensions only.
        team: The column with teams; `None` when there is none.
        perspective: The perspective of all rows, where there is no column for it.
    """

    order: Order
    team: str | None
    perspective: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of a frame that are needed."""
        return tuple(dict.fromkeys([*self.order.keep, *wanted_names(self.order).values(), *([DISCARDED] if self.order.counts_discarded else [])]))

    def counted(self, frame: Frame) -> Counts:
        """Count the scores of a frame."""
        program = self._program(programmed(self.order, schema_of(frame)))
        table = program.run(frame).group_by(*Cell._fields).agg(nw.len().alias("count"))
        return merged_counts(tuple(row) for row in rows_of(table))

    def _program(self, program: Program) -> Program:
        tables = [self._cells(place, program.ratios[name]) for place, name in enumerate(self.order.scored)]
        return attrs.evolve(program, results=tuple(tables))

    def _cells(self, place: int, ratio: Ratio | None) -> tuple[nw.Expr, ...]:
        """What tells in which cell of a dimension a respondent stands."""
        column = self.order.perspective
        perspective = nw.lit(self.perspective) if column is None else column.value.fill_null("")
        team = nw.lit("") if self.team is None else nw.col(self.team).cast(nw.String).fill_null("")
        points, weight, band = (nw.lit(number, dtype=nw.Int64) for number in (0, 0, -1))
        if ratio is not None:
            points = nw.when(ratio.enough).then(ratio.top.cast(nw.Int64)).otherwise(0)
            weight = nw.when(ratio.enough).then(ratio.weight.cast(nw.Int64)).otherwise(0)
            if ratio.row.bands:
                band = measured(ratio.row, ratio, "band", "position").fill_null(-1).cast(nw.Int64)
        made = (perspective, team, nw.lit(place, dtype=nw.Int64), points, weight, band)
        return tuple(one.alias(name) for name, one in zip(Cell._fields, made, strict=True))


def rows_of(frame: Frame) -> Iterator[tuple[Any, ...]]:
    """The rows of a small frame."""
    native = frame.to_native()
    if nw.dependencies.is_duckdb_relation(native):  # collecting it would need PyArrow
        yield from native.fetchall()
    else:
        eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
        yield from zip(*(eager[name].to_list() for name in eager.columns), strict=True)


def merged_counts(rows: Iterable[tuple[Any, ...]]) -> Counts:
    """Counts put together."""
    counts: Counter[Cell] = Counter()
    for *cell, count in rows:
        counts[Cell(str(cell[0]), str(cell[1]), *(int(number) for number in cell[2:]))] += int(count)
    return counts
