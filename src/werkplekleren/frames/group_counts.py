"""How often each score occurs in each group: all that group results are worked out from, exactly, on any engine."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from .counting import Cell, all_rows, grouped
from .extra import Frame, nw, schema_of
from .measures import measured
from .program import Order, needed_columns, programmed
from .ratios import Ratio

FIELDS: dict[str, type[str | int]] = {"perspective": str, "team": str, "scored": int, "asked": int, "top": int, "bottom": int, "place": int}
"""Perspective, team (empty is none), place of the score in the order, whether it was asked, the score as `top / bottom` (`bottom` 0
is no score), and the place of its band (-1 is none)."""


@attrs.frozen
class GroupCounter:
    """Counts the scores of frames with one schema; each respondent stands in one cell of every score.

    Args:
        order: What to count.
        team: The column with teams; `None` when there is none.
        perspective: The perspective of all rows, where there is no column for it.
    """

    order: Order
    team: str | None
    perspective: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of a frame that are needed."""
        return needed_columns(self.order)

    @property
    def fields(self) -> Mapping[str, type[str | int]]:
        """The fields of a cell."""
        return FIELDS

    def counted(self, frame: Frame) -> Mapping[Cell, int]:
        """Count the scores of a frame."""
        program = programmed(self.order, schema_of(frame))
        tables = tuple(self._cells(place, program.ratios[name]) for place, name in enumerate(self.order.scored))
        table = program.telling(tables).run(frame)
        return {(str(row[0]), str(row[1]), *map(int, row[2:-1])): int(row[-1]) for row in all_rows(grouped(table, list(FIELDS)))}

    def _cells(self, place: int, ratio: Ratio | None) -> tuple[nw.Expr, ...]:
        """What tells in which cell of a score a respondent stands."""
        column = self.order.perspective
        perspective = nw.lit(self.perspective) if column is None else column.value.fill_null("")
        team = nw.lit("") if self.team is None else nw.col(self.team).cast(nw.String).fill_null("")
        asked, top, bottom, band = (nw.lit(number, dtype=nw.Int64) for number in (0, 0, 0, -1))
        if ratio is not None:
            asked = nw.lit(1, dtype=nw.Int64) if ratio.shown is None else ratio.shown.cast(nw.Int64)
            top = nw.when(ratio.enough).then(ratio.top.cast(nw.Int64)).otherwise(0)
            bottom = nw.when(ratio.enough).then(ratio.below.cast(nw.Int64) * ratio.scale).otherwise(0)
            if ratio.row.bands:
                band = measured(ratio.row, ratio, "band", "position").fill_null(-1).cast(nw.Int64)
        made = (perspective, team, nw.lit(place, dtype=nw.Int64), asked, top, bottom, band)
        return tuple(one.alias(name) for name, one in zip(FIELDS, made, strict=True))


@attrs.frozen
class Scores:
    """The scores of one group on one dimension or composite.

    Args:
        cells: Whether it was asked, the score as numerator and denominator, and the place of its band -> how many have that.
    """

    cells: Counter[tuple[int, int, int, int]] = attrs.field(factory=Counter[tuple[int, int, int, int]])

    @property
    def size(self) -> int:
        """How many respondents."""
        return self.cells.total()

    @property
    def asked(self) -> int:
        """Of how many something of it was asked."""
        return sum(count for (asked, *_), count in self.cells.items() if asked)

    @property
    def valid(self) -> int:
        """How many have a score."""
        return sum(count for (_, _, bottom, _), count in self.cells.items() if bottom)

    @property
    def in_bands(self) -> Counter[int]:
        """Place of a band -> how many are in it."""
        found: Counter[int] = Counter()
        for (*_, place), count in self.cells.items():
            found[place] += count
        return found

    def total(self, power: int) -> Fraction:
        """The exact sum of the scores, or of their squares."""
        tops: Counter[int] = Counter()  # by denominator, of which there are few: adding fractions one by one is slow
        for (_, top, bottom, _), count in self.cells.items():
            if bottom:
                tops[bottom] += count * top**power
        return sum((Fraction(top, bottom**power) for bottom, top in tops.items()), Fraction())


Group = dict[str, Scores]
"""Dimension or composite -> the scores of one group."""

Groups = dict[tuple[str, str], Group]
"""Perspective and team -> group; the team of the whole perspective is empty."""


def add_counts(groups: Groups, counts: Mapping[Cell, int], scored: Sequence[str]) -> None:
    """Put counts with the groups that they are of.

    Args:
        groups: What was counted before.
        counts: What was counted now.
        scored: Of which scores.
    """
    for cell, count in counts.items():
        perspective, team, place, *score = cell
        asked, top, bottom, band = map(int, score)
        for name in dict.fromkeys((str(team), "")):
            group = groups.setdefault((str(perspective), name), {})
            group.setdefault(scored[int(place)], Scores()).cells[asked, top, bottom, band] += count
