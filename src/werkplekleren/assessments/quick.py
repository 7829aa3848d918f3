"""A quicker way to the scores of one response; the scorer in `scoring` stays the reference, and gives the same bits.

What somebody gets to see decides the way: there is one for each combination of items that are hidden, of which conditions
leave few in practice; when they leave many, the others are scored the ordinary way. What makes it quick:

- for each item a table of what each answer yields, made once;
- where nothing is missing the answers of a dimension are fetched and added at once, an item that counts twice being
  fetched twice;
- where all items have the same steps the answers are held against those all together, which is all the check that such a
  response needs. Whatever is odd about a response sends it the ordinary way, which tells what;
- each `Score` made once for the sums that it rests on, and given again to whoever has the same sums. Scores never change
  and say nothing about a person, and of each dimension there are few.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, cast

import attrs

from .checking import AskedItem
from .classifying import categories_of
from .items import ChoiceItem, Item, TextItem, YesNoItem
from .plan import PlanColumn, PlanRow
from .profile import Profile
from .response import Answer, Response
from .score import Score
from .scoring import Tally, make_profile, other_version, score_from, tally_of, value_in, with_composites
from .stamp import SCORING

if TYPE_CHECKING:
    from .compiled import Compiled

MOST_STEPS = 1000
"""An item with more possible answers gets no table."""

MOST_KEPT = 5000
"""Scores kept for one dimension."""

MOST_FETCHED = 4
"""How often, on average, an item of a dimension may be fetched for its weight."""

MOST_WAYS = 64
"""Ways kept for one questionnaire."""

WHOLE = frozenset({int})

Answers = Mapping[str, Answer]


@attrs.frozen
class Known:
    """An item, and every answer to it; `None` when those are too many for a table.

    "Does not apply" is none of them.
    """

    item: Item
    answers: tuple[int, ...] | tuple[bool, ...] | tuple[str, ...] | None

    @property
    def is_whole(self) -> bool:
        """Whether every answer is a whole number."""
        return self.answers is not None and all(type(answer) is int for answer in self.answers)

    @classmethod
    def of(cls, asked: AskedItem) -> "Known":
        """What is known of an item."""
        item = asked.item
        if isinstance(item, YesNoItem):
            return cls(item, (False, True))
        if isinstance(item, ChoiceItem):
            return cls(item, None if item.multiple else tuple(option.id for option in item.options))
        low, high = item.values(asked.scale) or (0, MOST_STEPS)
        return cls(item, tuple(range(low, high + 1)) if high - low < MOST_STEPS else None)


class TableRow:
    """A dimension whose items all have a table.

    Args:
        row: The dimension.
        columns: Its items that are shown.
        known: Item id -> item and every answer to it.
    """

    def __init__(self, row: PlanRow, columns: Sequence[PlanColumn], known: Mapping[str, Known]) -> None:
        self._row = row
        self._columns = tuple((column.item, _table(column, known[column.item]), column.weight) for column in columns)
        self._shown = sum(column.weight for column in columns)
        self._kept: dict[tuple[int, int, int, int], Score] = {}

    def score(self, answers: Answers) -> Score:
        """The score of answers that were checked."""
        points = added = weight = answered = 0
        for item, table, times in self._columns:
            found = table.get(answers.get(item))
            if found is not None:
                points += found[0]
                added += found[1]
                weight += times
                answered += 1
        sums = points, added, weight, answered
        return self._kept.get(sums) or self._made(sums)

    def _made(self, sums: tuple[int, int, int, int]) -> Score:
        points, added, weight, answered = sums
        score = score_from(
            self._row,
            Tally(points=points, added=added, weight=weight, answered=answered, shown=len(self._columns), shown_weight=self._shown),
        )
        if len(self._kept) < MOST_KEPT:
            self._kept[sums] = score
        return score


class SumRow(TableRow):
    """A dimension whose items are all whole numbers on one range: where nothing is missing its points hang on one sum.

    Args:
        row: The dimension.
        columns: Its items that are shown.
        known: Item id -> item and every answer to it.
    """

    def __init__(self, row: PlanRow, columns: Sequence[PlanColumn], known: Mapping[str, Known]) -> None:
        super().__init__(row, columns, known)
        low, high = columns[0].low, columns[0].high
        forward = [column for column in columns if not column.reversed]
        turned = [column for column in columns if column.reversed]
        self.forward, self.turned = _picking(forward), _picking(turned)
        self._whole = sum(column.weight for column in columns)
        self._raised = sum(column.weight for column in turned) * (low + high)
        self._lowest = low * self._whole
        self._factor = row.scale // (high - low)
        self.complete: dict[int, Score] = {}

    def of_sum(self, answer_sum: int) -> Score:
        """The score where nothing is missing, from the answers of forward items less those of turned ones."""
        added = answer_sum + self._raised
        score = self._made((self._factor * (added - self._lowest), added, self._whole, len(self._columns)))
        if len(self.complete) < MOST_KEPT:
            self.complete[answer_sum] = score
        return score


class ReferenceRow:
    """A dimension that is scored the ordinary way.

    Args:
        row: The dimension.
        known: Item id -> item.
        hidden: The items that are not shown.
    """

    def __init__(self, row: PlanRow, known: Mapping[str, Known], hidden: frozenset[str]) -> None:
        self._row = row
        self._items = tuple(known[column.item].item for column in row.columns if column.item not in hidden)
        self._hidden = hidden

    def score(self, answers: Answers) -> Score:
        """The score of answers that were checked."""
        given: dict[str, Answer] = {item.id: answer for item in self._items if (answer := answers.get(item.id)) is not None}
        values: dict[str, int] = {item.id: value for item in self._items if item.id in given and (value := item.value(given[item.id])) is not None}
        return score_from(self._row, tally_of(self._row, values, given, self._hidden))


class QuickScorers:
    """The quick ways of a questionnaire.

    Args:
        compiled: The questionnaire, prepared for use.
    """

    def __init__(self, compiled: "Compiled") -> None:
        self._compiled = compiled
        self._kept: dict[frozenset[str], QuickScorer] = {}

    def of(self, perspective: str, answers: Answers) -> "QuickScorer | None":
        """The way for somebody with these answers; `None` when there is none."""
        checker = self._compiled.checker
        if perspective not in checker.elsewhere:
            return None
        hidden = checker.hidden(perspective, answers)
        found = self._kept.get(hidden)
        if found is None and len(self._kept) < MOST_WAYS:
            found = self._kept[hidden] = QuickScorer(self._compiled, hidden)
        return found


class QuickScorer:
    """The quick way for everybody who gets to see the same items.

    Args:
        compiled: The questionnaire, prepared for use.
        hidden: The items that they do not get to see.
    """

    def __init__(self, compiled: "Compiled", hidden: frozenset[str]) -> None:
        plan, checker = compiled.plan, compiled.checker
        known: dict[str, Known] = {item.id: Known.of(checker.items[item.id]) for item in plan.keyed}
        keyed = [one for name, one in known.items() if name not in hidden]
        self._compiled = compiled
        self._hidden = hidden
        self._hidden_items = tuple(item.id for item in (*plan.keyed, *plan.judged) if item.id in hidden)
        self._rows = tuple(_quick_row(row, known, hidden) for row in plan.rows)
        sums = [row for row in self._rows if isinstance(row, SumRow)]
        self._sums = None if len(sums) < len(self._rows) else tuple((row.forward, row.turned, row.complete, row) for row in sums)
        self._id, self._version = checker.questionnaire, checker.version
        self._asked = frozenset(one.item.id for one in keyed)
        self._others: dict[str, AskedItem] = {
            name: one for name, one in checker.items.items() if name not in known and name not in hidden and not isinstance(one.item, TextItem)
        }
        self._count = len(keyed)
        self._required = frozenset(checker.required) - hidden
        steps = {one.answers for one in keyed if one.is_whole}
        alike = len(steps) == 1 and all(one.is_whole for one in keyed)
        self._steps = frozenset[object](steps.pop() or ()) if alike else frozenset[object]()

    def profile(self, response: Response) -> Profile | None:
        """The profile of a response that was not checked; `None` sends it the ordinary way, which tells what is wrong, if anything is.

        Taken are responses to this questionnaire that on keyed items hold nothing but steps that exist, all items having the
        same steps, with none missing that is required.
        """
        given = self._given(response)
        if given is None:
            return None
        return self._complete_profile(response) if len(given) == self._count else self.checked_profile(response)

    def takes(self, response: Response) -> bool:
        """Whether this way sees that a response fits; where it does not, the response may fit all the same."""
        return self._given(response) is not None

    def _given(self, response: Response) -> Collection[object] | None:
        """The answers to keyed items of a response that fits."""
        answers = response.answers
        given: Collection[object] = answers.values()
        if not self._asked.issuperset(answers):
            given = [answer for name, answer in answers.items() if name in self._asked]
            if not all(name in self._asked or self._holds(name, answer) for name, answer in answers.items()):
                return None
        fits = self._steps.issuperset(given) and WHOLE.issuperset(map(type, given)) and self._required.issubset(answers)
        return given if fits and self._compiled.checker.is_about(response) else None

    def _holds(self, name: str, answer: Answer) -> bool:
        """Whether an answer fits an item that is shown and on which no score rests."""
        other = self._others.get(name)
        return other is not None and other.item.fault(answer, other.scale) is None

    def scores(self, answers: Answers) -> tuple[Score, ...]:
        """The scores of answers that were checked."""
        return self._together([row.score(answers) for row in self._rows])

    def checked_profile(self, response: Response) -> Profile:
        """The profile of a response that was checked."""
        answers = response.answers
        return self._profile(response, [row.score(answers) for row in self._rows])

    def _complete_profile(self, response: Response) -> Profile:
        answers = response.answers
        if self._sums is None:
            return self.checked_profile(response)
        scores: list[Score] = []
        for forward, turned, kept, row in self._sums:
            answer_sum = sum(forward(answers)) - sum(turned(answers))
            scores.append(kept.get(answer_sum) or row.of_sum(answer_sum))
        return self._profile(response, scores)

    def _together(self, of_rows: list[Score]) -> tuple[Score, ...]:
        plan = self._compiled.plan
        return with_composites(plan, of_rows) if plan.composites else tuple(of_rows)

    def _profile(self, response: Response, of_rows: list[Score]) -> Profile:
        compiled = self._compiled
        plan = compiled.plan
        scores = self._together(of_rows)
        return make_profile(
            self._id,
            self._version,
            other_version(response, self._version),
            compiled.content_hash,
            SCORING,
            response.id,
            response.perspective,
            response.group,
            response.answered_on,
            scores,
            categories_of(plan, response.answers, self._hidden, scores) if plan.classifications else (),
            response.answers,  # a copy of its own already, and nobody changes it
            self._hidden_items,
            compiled.legend,
        )


def _quick_row(row: PlanRow, known: Mapping[str, Known], hidden: frozenset[str]) -> TableRow | ReferenceRow:
    columns = [column for column in row.columns if column.item not in hidden]
    if row.floors or any(column.required or known[column.item].answers is None for column in columns):
        return ReferenceRow(row, known, hidden)
    alike = len({(column.low, column.high) for column in columns}) == 1
    whole = all(column.counts is None and known[column.item].is_whole for column in columns)
    light = sum(column.weight for column in columns) <= MOST_FETCHED * len(columns)
    return SumRow(row, columns, known) if whole and alike and light else TableRow(row, columns, known)


def _table(column: PlanColumn, known: Known) -> Mapping[Answer | None, tuple[int, int]]:
    """Answer -> its points, and what it adds to the sum."""
    stands_for = {answer: value_in(column, known.item.value(answer), answer) for answer in known.answers or ()}
    turned = {answer: column.low + column.high - value if column.reversed else value for answer, value in stands_for.items() if value is not None}
    return {answer: (column.factor * (value - column.low), column.weight * value) for answer, value in turned.items()}


def _picking(columns: Sequence[PlanColumn]) -> Callable[[Answers], tuple[int, ...]]:
    """A function that fetches the answers to items, each as often as it counts; all of them are whole numbers."""
    names = [column.item for column in columns for _ in range(column.weight)]
    if len(names) > 1:
        return itemgetter(*names)
    return lambda answers: tuple([cast("int", answers[name]) for name in names])  # of one, `itemgetter` would give no tuple
