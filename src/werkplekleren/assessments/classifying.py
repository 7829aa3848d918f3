"""Finding the category of one response: rules that hold, do not hold, or are not known."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

import attrs

from werkplekleren._base.ids import Identifier

from .classification import (
    AllRules,
    AnyRule,
    CategoryScore,
    InBand,
    NotRule,
    Rule,
    ScoreAtLeast,
    ScoreBelow,
    ScoreRule,
)
from .conditions import Answered
from .plan import PlanClassification, ScoringPlan
from .response import Answer
from .score import Score


@attrs.frozen
class Known:
    """What the rules are held against.

    Args:
        answers: Item id -> real answer; "does not apply" is none.
        hidden: The items that were not shown.
        scores: Dimension or composite id -> score.
    """

    answers: Mapping[str, Answer]
    hidden: AbstractSet[str]
    scores: Mapping[str, Score]

    def says(self, rule: Rule) -> bool | None:
        """Whether a rule holds; `None` when that is not known."""
        match rule:
            case AllRules():
                return _all(self.says(one) for one in rule.rules)
            case AnyRule():
                return _turned(_all(_turned(self.says(one)) for one in rule.rules))
            case NotRule():
                return _turned(self.says(rule.rule))
            case ScoreAtLeast() | ScoreBelow() | InBand():
                score = self.scores[rule.dimension]
                return _of_score(rule, score) if score.bottom else None if score.items else False
            case _:
                known = rule.item in self.answers or rule.item in self.hidden or isinstance(rule, Answered)
                return rule.holds(self.answers) if known else None

    def asked(self, plan: PlanClassification) -> bool:
        """Whether anything was asked on which a classification rests."""
        return any(item not in self.hidden for item in plan.items) or any(self.scores[name].items for name in plan.dimensions)

    def category(self, plan: PlanClassification) -> CategoryScore:
        """The first category whose rule holds, if any."""
        if not self.asked(plan):
            return CategoryScore(classification=plan.id, state="not-asked")
        for category, rule in plan.categories:
            verdict = self.says(rule)
            if verdict is None:
                return CategoryScore(classification=plan.id, state="not-enough-answered")
            if verdict:
                return CategoryScore(classification=plan.id, state="found", category=category)
        return CategoryScore(classification=plan.id, state="none-holds")


def categories_of(plan: ScoringPlan, answers: Mapping[str, Answer], hidden: AbstractSet[str], scores: Iterable[Score]) -> tuple[CategoryScore, ...]:
    """The category of each classification of a plan, from answers that were checked."""
    if not plan.classifications:
        return ()
    resting: set[Identifier] = {name for one in plan.classifications for name in one.items}
    real: dict[str, Answer] = {
        item.id: answer
        for item in (*plan.keyed, *plan.judged)
        if item.id in resting and item.id not in hidden and (answer := answers.get(item.id)) is not None and item.is_real(answer)
    }
    known = Known(real, hidden, {score.dimension: score for score in scores})
    return tuple(map(known.category, plan.classifications))


def _of_score(rule: ScoreRule, score: Score) -> bool:
    if isinstance(rule, InBand):
        return score.band in rule.bands
    top, of = rule.value.as_integer_ratio()
    reached = score.top * of >= top * score.bottom
    return reached if isinstance(rule, ScoreAtLeast) else not reached


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    found = set(verdicts)
    return False if False in found else None if None in found else True


def _turned(verdict: bool | None) -> bool | None:  # noqa: FBT001 - a truth value is what it turns
    return None if verdict is None else not verdict
