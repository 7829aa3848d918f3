"""Scores that are no number: a category, found by rules over answers and scores, as data.

The rules are looked at in their order and the first that holds gives the category. A rule is true, not true
or not known. It is not known when it rests on a question that was shown and not answered ("does not apply" is
no answer), or on a score for which too little was answered. What was not asked is not missing: a rule about
it does not hold. As long as an earlier rule is not known nothing later can be the first that holds, so then
there is no category; that, "none of the rules holds" and "nothing was asked" are outcomes of their own.
"""

from fractions import Fraction
from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Keywords, broken, is_a, is_id, many, maybe, one_of

from .conditions import Answered, AtLeast, AtMost, Equals
from .dimensions import FractionBetween, Tone

CategoryState = Literal["found", "none-holds", "not-enough-answered", "not-asked"]
"""What came of the rules; only `found` names a category."""

_text = is_a(Text)
_percent = FractionBetween(0, 100)


@attrs.frozen(kw_only=True)
class RuleBase:
    """What every rule about scores, and every joined rule, is."""

    kind: ClassVar[str]


@attrs.frozen(kw_only=True)
class ScoreAtLeast(RuleBase):
    """The score is at least this high, compared exactly.

    Args:
        dimension: Id of a dimension or composite.
        value: Percent of the possible maximum, 0 to 100.

    >>> ScoreAtLeast(dimension=Identifier("ruimte"), value=60).kind
    'score-at-least'
    """

    kind: ClassVar[str] = "score-at-least"
    dimension: Identifier = attrs.field(validator=is_id)
    value: int | Fraction = attrs.field(validator=_percent)


@attrs.frozen(kw_only=True)
class ScoreBelow(RuleBase):
    """The score is lower than this, compared exactly; of one and the same value either this or `ScoreAtLeast` holds.

    Args:
        dimension: Id of a dimension or composite.
        value: Percent of the possible maximum, 0 to 100.
    """

    kind: ClassVar[str] = "score-below"
    dimension: Identifier = attrs.field(validator=is_id)
    value: int | Fraction = attrs.field(validator=_percent)


@attrs.frozen(kw_only=True)
class InBand(RuleBase):
    """The score lies in one of these bands.

    Args:
        dimension: Id of a dimension or composite.
        bands: Ids of its bands.
    """

    kind: ClassVar[str] = "in-band"
    dimension: Identifier = attrs.field(validator=is_id)
    bands: tuple[Identifier, ...] = attrs.field(validator=many(is_id, least=1, most=50))


@attrs.frozen
class IsRule:
    """The rule for a rule: one of the classes in `Rule`."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if not isinstance(value, (RuleBase, Answered, Equals, AtLeast, AtMost)):
            raise broken(instance, attribute, "must be a rule", value)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; the type says it all."""
        return {}


_is_rule = IsRule()
_rules = many(_is_rule, least=1, most=50)


@attrs.frozen(kw_only=True)
class AllRules(RuleBase):
    """Each of the rules holds; not known when one is not known and none fails.

    Args:
        rules: At least one.
    """

    kind: ClassVar[str] = "all"
    rules: "tuple[Rule, ...]" = attrs.field(validator=_rules)


@attrs.frozen(kw_only=True)
class AnyRule(RuleBase):
    """At least one of the rules holds; not known when one is not known and none holds.

    Args:
        rules: At least one.
    """

    kind: ClassVar[str] = "any"
    rules: "tuple[Rule, ...]" = attrs.field(validator=_rules)


@attrs.frozen(kw_only=True)
class NotRule(RuleBase):
    """The rule does not hold; not known when that is not known.

    Args:
        rule: What must not hold.
    """

    kind: ClassVar[str] = "not"
    rule: "Rule" = attrs.field(validator=_is_rule)


ItemRule = Answered | Equals | AtLeast | AtMost
"""A rule about the answer to one item."""

ScoreRule = ScoreAtLeast | ScoreBelow | InBand
"""A rule about one score."""

Rule = Answered | Equals | AtLeast | AtMost | ScoreAtLeast | ScoreBelow | InBand | AllRules | AnyRule | NotRule
"""One rule; its `kind` tells which."""


@attrs.frozen(kw_only=True)
class Category:
    """One outcome of a classification.

    Args:
        id: Id within the classification.
        title: Its name.
        meaning: What it means.
        action: What to do with it.
        tone: How it is to be read.
        when: The rule by which it is found.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    meaning: Text = attrs.field(validator=_text)
    action: Text | None = attrs.field(default=None, validator=maybe(Text))
    tone: Tone = attrs.field(validator=one_of(get_args(Tone)))
    when: Rule = attrs.field(validator=_is_rule)


@attrs.frozen(kw_only=True)
class Classification:
    """A score that is a category: the first of the categories whose rule holds.

    Args:
        id: Id within the questionnaire, shared with dimensions and composites.
        title: Its name.
        description: What it is about.
        categories: In the order in which their rules are looked at.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    description: Text = attrs.field(validator=_text)
    categories: tuple[Category, ...] = attrs.field(validator=many(Category, least=1, most=100))


@attrs.frozen(kw_only=True)
class CategoryScore:
    """The category of one respondent in one classification.

    Args:
        classification: Id of the classification.
        state: What came of the rules.
        category: Id of the category; `None` unless `state` is `found`.
    """

    classification: Identifier = attrs.field(validator=is_id)
    state: CategoryState = attrs.field(validator=one_of(get_args(CategoryState)))
    category: Identifier | None = attrs.field(default=None, validator=maybe(is_id))


def simple_rules(rule: Rule) -> "tuple[ItemRule | ScoreRule, ...]":
    """The rules about single answers and scores that a rule is made of, in their order."""
    match rule:
        case AllRules() | AnyRule():
            return tuple(simple for one in rule.rules for simple in simple_rules(one))
        case NotRule():
            return simple_rules(rule.rule)
        case _:
            return (rule,)
