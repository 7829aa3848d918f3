"""Where a category comes from: as data, and in words."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.formatting import number
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text

from . import sentences
from .answer_words import answer_in_words
from .classification import (
    AllRules,
    AnyRule,
    Category,
    CategoryScore,
    CategoryState,
    InBand,
    ItemRule,
    NotRule,
    Rule,
    ScoreAtLeast,
    ScoreBelow,
    ScoreRule,
    simple_rules,
)
from .classifying import Known
from .conditions import Answered, AtLeast, Equals
from .in_words import InWords
from .legend import Legend
from .response import NOT_APPLICABLE, Answer
from .score import Score

if TYPE_CHECKING:
    from .profile import CategoryView, Profile


@attrs.frozen(kw_only=True)
class ExplainedRule:
    """One category in an explanation, with what came of its rule.

    Args:
        category: Id of the category.
        title: Its name.
        rule: Its rule.
        holds: Whether the rule holds; `None` when that is not known.
        looked_at: Whether it had a say: `False` for what comes after the first rule that holds or is not known.
    """

    category: Identifier
    title: Text
    rule: Rule
    holds: bool | None
    looked_at: bool


@attrs.frozen(kw_only=True)
class CategoryExplanation(InWords):
    """How a category was found, or why there is none.

    `str(explanation)` and `in_language` say it in words; the fields say it as data.

    Args:
        title: Name of the classification.
        score: The outcome.
        category: The category; `None` unless one was found.
        rules: The rule of each category, in the order of looking.
        answers: Item id -> the real answer on which a rule rests; without those that are missing or not asked.
        hidden: The items on which a rule rests that were not shown.
        scores: The scores on which a rule rests.
        perspective: From which side it was answered.
        legend: Titles, items and bands.
    """

    title: Text
    score: CategoryScore
    category: Category | None
    rules: tuple[ExplainedRule, ...]
    answers: tuple[tuple[Identifier, Answer], ...]
    hidden: tuple[Identifier, ...]
    scores: tuple[Score, ...]
    perspective: Identifier
    legend: Legend = attrs.field(repr=False)

    @property
    def state(self) -> CategoryState:
        """What came of the rules."""
        return self.score.state

    def sentences(self, language: str) -> tuple[str, ...]:
        """The explanation in words, one sentence or two for each fact, without markup.

        Args:
            language: A language code; the library's own sentences come in Dutch and English.
        """
        title = self.title.in_language(language)
        lines = [_filled(_OUTCOMES[self.score.state], language, title=title, category=self._named(language))]
        if self.category is not None:
            lines.append(self.category.meaning.in_language(language))
        for one in self.rules:
            if one.looked_at:
                words = {"category": one.title.in_language(language), "rule": self._rule(one.rule, language)}
                lines.append(_filled(_VERDICTS[one.holds], language, **words))
        return tuple(lines + self._facts(language))

    def _named(self, language: str) -> str:
        return "" if self.category is None else self.category.title.in_language(language)

    def _facts(self, language: str) -> list[str]:
        """The answers and scores that the rules rest on, missing ones too."""
        given = dict(self.answers)
        lines: list[str] = []
        for name in dict.fromkeys(rule.item for rule in self._simple() if not isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand))):
            text = self._question(name, language)
            if name in given:
                item = next(one for one in self.legend.items if one.id == name)
                answer = answer_in_words(given[name], item.labels, language)
                lines.append(_filled(sentences.SAID, language, text=text, answer=answer))
            else:
                lines.append(_filled(sentences.NOT_ASKED_ABOUT if name in self.hidden else sentences.NO_ANSWER, language, text=text))
        for score in self.scores:
            title = self.legend.dimension(score.dimension).title.in_language(language)
            value = "" if score.value is None else number(score.value, language, digits=1)
            template = sentences.PART if score.value is not None else sentences.NO_SCORE if score.items else sentences.NOT_ASKED
            lines.append(_filled(template, language, title=title, score=value))
        return lines

    def _simple(self) -> "Iterable[ItemRule | ScoreRule]":
        return (simple for one in self.rules for simple in simple_rules(one.rule))

    def _question(self, name: str, language: str) -> str:
        item = next(one for one in self.legend.items if one.id == name)
        return item.wordings.get(self.perspective, item.text).in_language(language)

    def _rule(self, rule: Rule, language: str) -> str:
        """A rule in words, as part of a sentence."""
        match rule:
            case AllRules() | AnyRule():
                joined = (sentences.AND if isinstance(rule, AllRules) else sentences.OR).in_language(language)
                parts = [self._rule(one, language) for one in rule.rules]
                return f"({f' {joined} '.join(parts)})" if len(parts) > 1 else parts[0]
            case NotRule():
                return _filled(sentences.NOT_RULE, language, rule=self._rule(rule.rule, language))
            case ScoreAtLeast() | ScoreBelow() | InBand():
                return self._score_rule(rule, language)
            case Answered():
                return _filled(sentences.ANSWERED_RULE, language, text=self._question(rule.item, language))
            case Equals():
                item = next(one for one in self.legend.items if one.id == rule.item)
                value = answer_in_words(rule.value, item.labels, language)
                return _filled(sentences.EQUALS_RULE, language, text=self._question(rule.item, language), value=value)
            case _:
                template = sentences.AT_LEAST_RULE if isinstance(rule, AtLeast) else sentences.AT_MOST_RULE
                return _filled(template, language, text=self._question(rule.item, language), value=number(rule.value, language))

    def _score_rule(self, rule: ScoreRule, language: str) -> str:
        title = self.legend.dimension(rule.dimension).title.in_language(language)
        if isinstance(rule, InBand):
            bands = f" {sentences.OR.in_language(language)} ".join(
                self.legend.band(rule.dimension, one).title.in_language(language) for one in rule.bands
            )
            return _filled(sentences.BAND_RULE, language, title=title, bands=bands)
        template = sentences.SCORE_AT_LEAST_RULE if isinstance(rule, ScoreAtLeast) else sentences.SCORE_BELOW_RULE
        whole = rule.value.denominator == 1
        return _filled(template, language, title=title, value=number(float(rule.value), language, digits=0 if whole else 1))


_OUTCOMES = {
    "found": sentences.CATEGORY,
    "none-holds": sentences.NO_CATEGORY,
    "not-enough-answered": sentences.CATEGORY_UNKNOWN,
    "not-asked": sentences.CATEGORY_NOT_ASKED,
}
_VERDICTS = {True: sentences.RULE_HOLDS, False: sentences.RULE_FAILS, None: sentences.RULE_UNKNOWN}


def _filled(template: Text, language: str, **values: str) -> str:
    return template.in_language(language).format_map(values)


def explain_category(view: "CategoryView") -> CategoryExplanation:
    """Explain one outcome of a profile from what the profile holds."""
    profile = view.profile
    legend = profile.legend
    classification = legend.classification(view.score.classification)
    simple = [rule for category in classification.categories for rule in simple_rules(category.when)]
    scores = dict.fromkeys(rule.dimension for rule in simple if isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand)))
    items = dict.fromkeys(rule.item for rule in simple if not isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand)))
    answers: dict[Identifier, Answer] = {name: answer for name in items if (answer := _real(profile, name)) is not None}
    known = Known(dict(answers.items()), frozenset(profile.hidden), {score.dimension: score for score in profile.scores})
    rules: list[ExplainedRule] = []
    open_still = view.score.state != "not-asked"
    for category in classification.categories:
        holds = known.says(category.when)
        rules.append(ExplainedRule(category=category.id, title=category.title, rule=category.when, holds=holds, looked_at=open_still))
        open_still = open_still and holds is False
    return CategoryExplanation(
        title=classification.title,
        score=view.score,
        category=view.category,
        rules=tuple(rules),
        answers=tuple(answers.items()),
        hidden=tuple(name for name in items if name in profile.hidden),
        scores=tuple(profile.score(name) for name in scores),
        perspective=profile.perspective,
        legend=legend,
    )


def _real(profile: "Profile", name: str) -> Answer | None:
    """The answer to an item that was shown; "does not apply" is none."""
    answer = None if name in profile.hidden else profile.answers.get(name)
    return None if answer == NOT_APPLICABLE else answer
