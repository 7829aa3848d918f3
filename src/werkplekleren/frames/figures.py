"""What counts and sums say, exactly: scores, answers, groups and covariances, for the same functions as from responses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import attrs

from werkplekleren.assessments.own_data.groups import GroupSums, group_sums
from werkplekleren.assessments.own_data.norming import exact_counts
from werkplekleren.assessments.plan import PlanColumn
from werkplekleren.assessments.statistics._covariances import Covariances

from .counting import Cell


@attrs.frozen
class Figures:
    """What was counted of the respondents of one perspective.

    Args:
        counts: What and of which item or dimension -> group, two numbers and how many.
    """

    counts: Mapping[tuple[str, str], Sequence[tuple[str, int, int, int]]]

    @property
    def n(self) -> int:
        """How many respondents there are."""
        return sum(count for *_, count in self._of("n"))

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day; `None` when that is not known."""
        first = min((day for _, day, _, _ in self._of("first")), default=None)
        last = max((day for _, day, _, _ in self._of("last")), default=None)
        return None if first is None else date.fromordinal(first), None if last is None else date.fromordinal(last)

    def asked(self, item: str) -> int:
        """How many got to see an item."""
        return sum(count for *_, count in self._of("asked", item))

    def values(self, item: str) -> dict[int, int]:
        """Whole number -> how many answers to an item stand for it."""
        return {value: count for _, value, _, count in self._of("value", item)}

    def scores(self, dimension: str) -> Counter[Fraction]:
        """Exact score -> how many have it."""
        return exact_counts({(top, bottom): count for _, top, bottom, count in self._of("score", dimension)})

    def groups(self, dimension: str) -> dict[str, GroupSums]:
        """Group -> how many answered, and their scores."""
        sizes = {group: count for group, _, _, count in self._of("member")}
        return group_sums(sizes, self._of("of-group", dimension))

    def complete(self, dimension: str, columns: Sequence[PlanColumn]) -> tuple[Covariances | None, int]:
        """The covariances of the points of a dimension over complete lists, and how many lists are incomplete.

        Args:
            dimension: Its id.
            columns: Its items that are asked.
        """
        n = sum(count for *_, count in self._of("complete", dimension))
        begun = sum(count for *_, count in self._of("begun", dimension))
        sums = Counter({one: count for _, one, _, count in self._of("steps", dimension)})
        products = Counter({(one, two): count for _, one, two, count in self._of("product", dimension)})
        return (_covariances(columns, sums, products, n) if n else None), begun - n

    def _of(self, what: str, name: str = "") -> Sequence[tuple[str, int, int, int]]:
        return self.counts.get((what, name), ())


def figures_of(counts: Mapping[Cell, int]) -> Figures:
    """What counts say."""
    found: dict[tuple[str, str], list[tuple[str, int, int, int]]] = {}
    for (what, name, group, one, two), count in counts.items():
        found.setdefault((str(what), str(name)), []).append((str(group), int(one), int(two), count))
    return Figures(found)


def _covariances(columns: Sequence[PlanColumn], sums: Mapping[int, int], products: Mapping[tuple[int, int], int], n: int) -> Covariances:
    """The covariances of the points from the sums of steps: points are steps times the factor, turned where reversed."""
    signs = [-column.factor if column.reversed else column.factor for column in columns]
    matrix: list[list[Fraction | None]] = [[None] * len(columns) for _ in columns]
    if n > 1:
        for one, _ in enumerate(columns):
            for two in range(one + 1):
                crossed = n * products[one, two] - sums[one] * sums[two]
                matrix[one][two] = matrix[two][one] = Fraction(crossed * signs[one] * signs[two], n * (n - 1))
    means = [
        column.factor * (Fraction(column.high - column.low) - Fraction(sums[one], n) if column.reversed else Fraction(sums[one], n))
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
