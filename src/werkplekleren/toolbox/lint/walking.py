"""Every way in which one response can answer some items, as far as it makes a difference: item by item, without trying each response.

What is kept of the answers so far is only what later steps can see: which comparisons hold of each item, and for each dimension the
whole numbers on which its score rests. Two ways to the same are one, with one example of the answers. At the end the scorer itself
makes the scores, so nothing is reckoned otherwise than with a real response.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import Answer, ChoiceItem, Equals, Item, NumberItem, Questionnaire, ScaleItem, Score, YesNoItem
from werkplekleren.assessments.conditions import AtLeast, AtMost, Comparison
from werkplekleren.assessments.consistency import simple_conditions
from werkplekleren.assessments.plan import PlanComposite, PlanRow
from werkplekleren.assessments.response import NOT_APPLICABLE
from werkplekleren.assessments.scoring import Tally, score_composite, score_from, value_in
from werkplekleren.toolbox.lint.reach import MOST, TooManyError

MOST_CHOICES = 12
"""Of so many choices, of which several may be made, every combination is looked at."""

_Sums = tuple[int, int, int, int, int, int, bool]
"""Points, weight, answered, shown, weight of the shown, lowest answer so far, and whether a required item is missing."""

_NONE: _Sums = (0, 0, 0, 0, 0, 2**60, False)
_Seen = tuple[tuple[tuple[bool, ...], ...], tuple[_Sums, ...]]
"""What is kept: of each item that something asks about which comparisons hold, and the sums of each dimension."""


@attrs.frozen(kw_only=True)
class Way:
    """One way of answering, of those that make a difference.

    Args:
        answers: An example of real answers.
        hidden: The items that are not shown.
        scores: The scores that follow.
    """

    answers: dict[str, Answer]
    hidden: frozenset[str]
    scores: dict[str, Score]


@attrs.frozen(kw_only=True)
class Walk:
    """A questionnaire as one perspective can answer it.

    Args:
        questionnaire: The questionnaire.
        perspective: Id of the perspective.
        free: Whether an item with a condition may be shown or not whatever the answers are: then there may be a way too many, and never
            one too few.
    """

    questionnaire: Questionnaire
    perspective: str
    free: bool = False

    def items_of(self, items: Iterable[str], dimensions: Iterable[str]) -> frozenset[str]:
        """These items, those on which the dimensions and composites rest, and those on which it depends whether they are shown."""
        rows: dict[str, PlanRow] = {row.dimension: row for row in self.questionnaire.plan.rows}
        left = [*items, *(column.item for name in with_parts(self.questionnaire, dimensions) if name in rows for column in rows[name].columns)]
        found: set[str] = set()
        while left:
            name = left.pop()
            if name not in found:
                found.add(name)
                left += [] if self.free else [one.item for one in self._comparisons(name)]
        return frozenset(found)

    def ways(self, items: AbstractSet[str], dimensions: AbstractSet[str], comparisons: Sequence[Comparison] = ()) -> Iterator[Way]:
        """Every way of answering these items.

        Args:
            items: The items; all on which the dimensions and composites rest are among them (`items_of`).
            dimensions: The dimensions and composites whose score is wanted, with all parts of the latter.
            comparisons: What else is asked about answers.

        Raises:
            TooManyError: When there are too many.
        """
        plan = self.questionnaire.plan
        rows = [row for row in plan.rows if row.dimension in dimensions]
        asked = [one for name in items if not self.free for one in self._comparisons(name)] + list(comparisons)
        ways: dict[_Seen, tuple[dict[str, Answer], frozenset[str]]] = {((), (_NONE,) * len(rows)): ({}, frozenset())}
        for item in self.questionnaire.items:
            if item.id in items:
                ways = self._with(item, ways, rows, [one for one in dict.fromkeys(asked) if one.item == item.id])
        for (_, sums), (answers, hidden) in ways.items():
            scores: dict[Identifier, Score] = {row.dimension: score_from(row, _tally(own)) for row, own in zip(rows, sums, strict=True)}
            for one in plan.composites:
                if one.dimension in dimensions:
                    scores[one.dimension] = score_composite(one, scores)
            yield Way(answers=answers, hidden=hidden, scores=dict[str, Score](scores.items()))

    def _comparisons(self, item: str) -> list[Comparison]:
        return [one for condition in self.questionnaire.compiled.checker.items[item].conditions for one in simple_conditions(condition)]

    def _with(
        self, item: Item, ways: dict[_Seen, tuple[dict[str, Answer], frozenset[str]]], rows: Sequence[PlanRow], asked: Sequence[Comparison]
    ) -> dict[_Seen, tuple[dict[str, Answer], frozenset[str]]]:
        """The ways with each answer to one more item."""
        conditions = self.questionnaire.compiled.checker.items[item.id].conditions
        elsewhere = item.id in self.questionnaire.compiled.checker.elsewhere[self.perspective]
        options = [] if elsewhere else _options(item, self.questionnaire, asked, keyed=any(_column(row, item.id) for row in rows))
        if len(ways) * (len(options) + 1) > MOST:
            raise TooManyError
        found: dict[_Seen, tuple[dict[str, Answer], frozenset[str]]] = {}
        for (marks, sums), (answers, hidden) in ways.items():
            shown = not elsewhere and (self.free or all(condition.holds(answers) for condition in conditions))
            if not shown or (self.free and conditions):
                key = ((*marks, (False,)), sums) if asked else (marks, sums)
                found.setdefault(key, (answers, hidden | {item.id}))
            for answer in options if shown else ():
                real = answer is not None and item.is_real(answer)
                more = {**answers, item.id: answer} if real and answer is not None else answers
                mark = (True, real, *(one.holds(more) for one in asked))
                key = (
                    (*marks, mark) if asked else marks,
                    tuple(_added(row, item, answer if real else None, own) for row, own in zip(rows, sums, strict=True)),
                )
                found.setdefault(key, (more if asked else answers, hidden))
        return found


def with_parts(questionnaire: Questionnaire, dimensions: Iterable[str]) -> frozenset[str]:
    """Dimensions and composites, with all that the latter are made of."""
    composites: dict[str, PlanComposite] = {one.dimension: one for one in questionnaire.plan.composites}
    found: set[str] = set()
    left = list(dimensions)
    while left:
        name = left.pop()
        found.add(name)
        left += [part for part, _ in composites[name].parts] if name in composites else []
    return frozenset(found)


def _column(row: PlanRow, item: str) -> bool:
    return any(column.item == item for column in row.columns)


def _added(row: PlanRow, item: Item, answer: Answer | None, sums: _Sums) -> _Sums:
    """The sums of a dimension with one more item that was shown; as in the scorer."""
    points, weight, answered, shown, shown_weight, lowest, lacks = sums
    for column in row.columns:
        if column.item == item.id:
            value = value_in(column, None if answer is None else item.value(answer), answer)
            shown, shown_weight = shown + 1, shown_weight + column.weight
            if value is None:
                lacks = lacks or column.required
            else:
                turned = column.low + column.high - value if column.reversed else value
                points, weight, answered = points + column.factor * (turned - column.low), weight + column.weight, answered + 1
                lowest = min(lowest, turned) if row.floors else lowest
    return points, weight, answered, shown, shown_weight, lowest, lacks


def _tally(sums: _Sums) -> Tally:
    points, weight, answered, shown, shown_weight, lowest, lacks = sums
    return Tally(
        points=points,
        added=0,
        weight=weight,
        answered=answered,
        shown=shown,
        shown_weight=shown_weight,
        lowest=lowest if answered == shown and answered else None,
        lacks_required=lacks,
    )


def _options(item: Item, questionnaire: Questionnaire, asked: Sequence[Comparison], *, keyed: bool) -> list[Answer | None]:
    """Answers to an item, of each sort that makes a difference one; `None` is no answer."""
    missing: list[Answer | None] = [] if item.required else [None]
    match item:
        case ScaleItem():
            scale = next(one for one in questionnaire.scales if one.id == item.scale)
            return [*missing, *range(scale.low, scale.high + 1), *([] if scale.not_applicable is None else [NOT_APPLICABLE])]
        case YesNoItem():
            return [*missing, True, False]
        case ChoiceItem():
            return [*missing, *(_combinations(item) if item.multiple else [str(option.id) for option in item.options])]
        case NumberItem():
            return [*missing, *_numbers(item, asked, keyed=keyed)]
        case _:
            return [*missing, *(str(one.value) for one in asked if isinstance(one, Equals)), "?"]


def _combinations(item: ChoiceItem) -> list[tuple[str, ...]]:
    if len(item.options) > MOST_CHOICES:
        raise TooManyError
    found: list[tuple[str, ...]] = [()]
    for option in item.options:
        found += [(*some, option.id) for some in found]
    return found


def _numbers(item: NumberItem, asked: Sequence[Comparison], *, keyed: bool) -> list[int | float]:
    """Each number where it is keyed; else those at, beside and between the numbers that something asks about."""
    ends = item.values(None)
    if keyed and ends is not None:
        if ends[1] - ends[0] > MOST:
            raise TooManyError
        return list(range(ends[0], ends[1] + 1))
    step = 1 if item.whole else 0.5
    limits = [one.value for one in asked if isinstance(one, Equals | AtLeast | AtMost) and isinstance(one.value, int)]
    near: list[int | float] = [value for limit in limits for value in (limit - step, limit, limit + step)]
    near += [end for end in (item.low, item.high) if end is not None and (not item.whole or end == int(end))]
    fitting = [value for value in near or [0] if (item.low is None or value >= item.low) and (item.high is None or value <= item.high)]
    return [int(value) if item.whole else value for value in dict.fromkeys(fitting)]
