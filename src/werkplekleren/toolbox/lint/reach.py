"""Which bands one response can reach, by the scoring plan in whole numbers: every combination of answers, without trying each.

A dimension is walked item by item. What is kept is each pair (weight answered, points) that some answers give; two ways to
the same pair are one. At the end each pair is a score, `100 * points / (scale * weight)`, and the scorer itself says its band.
Items that a condition may hide are allowed to be missing; answers that are required are not. So without conditions the bands
of a dimension are exact. With conditions, for composites, where a number of items must be answered and where a band asks
something of each answer, there may be a band too many and never one too few.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from werkplekleren.assessments import ChoiceItem, Questionnaire, ScaleItem
from werkplekleren.assessments.items import Item
from werkplekleren.assessments.plan import PlanColumn, PlanComposite, PlanRow
from werkplekleren.assessments.scoring import bands_below

MOST = 200_000
"""Pairs that one item may make, equal ones counted; beyond this nothing is said about a dimension."""

Pairs = set[tuple[int, int]]
"""Each weight that can be answered, with each sum that it can score."""


class TooManyError(Exception):
    """There are too many combinations to look at all of them."""


class View:
    """A questionnaire as one perspective gets it.

    Args:
        questionnaire: The questionnaire.
        perspective: Id of the perspective.
    """

    def __init__(self, questionnaire: Questionnaire, perspective: str) -> None:
        self._scales = {scale.id: scale for scale in questionnaire.scales}
        self._rows: dict[str, PlanRow] = {row.dimension: row for row in questionnaire.plan.rows}
        self._composites: dict[str, PlanComposite] = {one.dimension: one for one in questionnaire.plan.composites}
        self._scores: dict[str, frozenset[Fraction]] = {}
        self._items: dict[str, Item] = {}
        self._conditional: set[str] = set()
        for section in questionnaire.sections:
            for item in section.items:
                if not item.perspectives or perspective in item.perspectives:
                    self._items[item.id] = item
                    if section.visible_if is not None or item.visible_if is not None:
                        self._conditional.add(item.id)

    def asks(self, name: str) -> bool:
        """Whether the perspective gets any item of a dimension or composite."""
        if name in self._rows:
            return any(column.item in self._items for column in self._rows[name].columns)
        return any(self.asks(part) for part, _ in self._composites[name].parts)

    def bands(self, name: str) -> frozenset[str]:
        """The bands of a dimension or composite that one response can reach.

        Raises:
            TooManyError: When there are too many combinations of answers.
        """
        if name in self._rows:
            return _bands(self._rows[name], self.scores(name))
        composite = self._composites[name]
        asked = [self.scores(part) for part, _ in composite.parts if self.asks(part)]
        alike = _bands(composite, frozenset[Fraction]().union(*asked[:1]).intersection(*asked[1:]))  # every part scores the same
        return alike if len(alike) == len(composite.bands) else _bands(composite, self.scores(name))

    def scores(self, name: str) -> frozenset[Fraction]:
        """The scores of a dimension or composite that one response can have.

        Raises:
            TooManyError: When there are too many combinations of answers.
        """
        if name not in self._scores:
            self._scores[name] = self._of_row(self._rows[name]) if name in self._rows else self._of_composite(self._composites[name])
        return self._scores[name]

    def _of_row(self, row: PlanRow) -> frozenset[Fraction]:
        shown = [column for column in row.columns if column.item in self._items]
        pairs: Pairs = {(0, 0)}
        for column in shown:
            item = self._items[column.item]
            options = [(column.weight, points) for points in _points(item, column)]
            pairs = _with(pairs, [*options, (0, 0)] if self._may_be_missing(item, column) else options)
        least, of = row.minimum
        total = sum(column.weight for column in shown)
        if row.minimum_items or self._conditional & {column.item for column in shown}:
            total = 0  # what was not shown is not missing, so that any part may be enough; a number of items is not looked at here
        return frozenset(Fraction(100 * points, row.scale * weight) for weight, points in pairs if weight and weight * of >= least * total)

    def _may_be_missing(self, item: Item, column: PlanColumn) -> bool:
        """Whether there may be a score while a response says nothing on an item."""
        if column.required:
            return item.id in self._conditional
        if isinstance(item, ScaleItem) and self._scales[item.scale].not_applicable is not None:
            return True
        return not item.required or item.id in self._conditional

    def _of_composite(self, composite: PlanComposite) -> frozenset[Fraction]:
        parts = [(self.scores(part), weight) for part, weight in composite.parts if self.asks(part)]
        common = lcm(*(score.denominator for scores, _ in parts for score in scores))
        pairs: Pairs = {(0, 0)}
        for scores, weight in parts:
            pairs = _with(pairs, [(0, 0), *((weight, weight * int(score * common)) for score in scores)])
        least, of = composite.minimum
        total = 0 if self._conditional else sum(weight for _, weight in parts)
        return frozenset(Fraction(top, common * weight) for weight, top in pairs if weight and weight * of >= least * total)


def _bands(one: PlanRow | PlanComposite, scores: Iterable[Fraction]) -> frozenset[str]:
    """The bands of scores: of each the highest that it reaches, and where that asks something of each answer those below it too."""
    found: set[str] = set()
    for reached in {bands_below(one, score.numerator, score.denominator) for score in scores} - {0}:
        found.add(one.bands[reached - 1])
        for place in range(reached - 1, 0, -1):
            if not one.floors or one.floors[place] is None:
                break
            found.add(one.bands[place - 1])
    return frozenset(found)


def _with(pairs: Pairs, options: list[tuple[int, int]]) -> Pairs:
    """The pairs with each of the options of one more item or part."""
    if len(pairs) * len(options) > MOST:
        raise TooManyError
    return {(before + weight, sum_ + points) for before, sum_ in pairs for weight, points in options}


def _points(item: Item, column: PlanColumn) -> set[int]:
    """The points that the answers to an item can score."""
    if column.counts is not None:
        return {0, column.factor}
    if column.high - column.low > MOST:
        raise TooManyError
    stands_for: Iterable[int] = range(column.low, column.high + 1)
    if isinstance(item, ChoiceItem):
        stands_for = _sums(item) if item.multiple else set(item.points.values())
    return {column.factor * (column.high - value if column.reversed else value - column.low) for value in stands_for}


def _sums(item: ChoiceItem) -> set[int]:
    """What any of the choices together can stand for, none of them included; bounded by the range of the item."""
    sums = {0}
    for points in item.points.values():
        sums |= {before + points for before in sums}
    return sums
