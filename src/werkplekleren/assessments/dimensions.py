"""What is scored: dimensions over items, composites over dimensions, bands over scores."""

from fractions import Fraction
from typing import Any, Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Keywords, broken, is_a, is_bool, is_id, many, maybe, one_of

Tone = Literal["good", "neutral", "warning", "bad"]
"""How a band is to be read, for toning; never the only sign of it."""

HALF = Fraction(1, 2)
_text = is_a(Text)
_weight = Between(1, 1000)


@attrs.frozen
class FractionBetween:
    """The rule for an exact number: an int or `Fraction` from `low` to `high`, both included."""

    low: int
    high: int

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if type(value) not in {int, Fraction} or not self.low <= value <= self.high or Fraction(value).denominator > LARGEST_DENOMINATOR:
            raise broken(
                instance,
                attribute,
                "must be a whole number or fraction from {low} to {high} with a denominator of at most {most}",
                value,
                {"low": self.low, "high": self.high, "most": LARGEST_DENOMINATOR},
            )

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; a fraction is text, which JSON Schema cannot compare."""
        return {}


LARGEST_DENOMINATOR = 1000


@attrs.frozen(kw_only=True)
class Key:
    """How one item counts in one dimension.

    Args:
        item: Id of the item.
        weight: How often it counts.
        reversed: Whether a low answer counts as high here; turned on the item's own range.
    """

    item: Identifier = attrs.field(validator=is_id)
    weight: int = attrs.field(default=1, validator=_weight)
    reversed: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen(kw_only=True)
class Band:
    """A range of scores with its meaning: from `starts_at` up to, not including, the next band; the last one to 100.

    Args:
        id: Id within its list of bands.
        starts_at: The lowest score, in percent of the maximum (0 to 100); compared exactly, before any rounding.
        title: Name of the band.
        meaning: What a score here means.
        action: What to do with it.
        tone: How it is to be read.
    """

    id: Identifier = attrs.field(validator=is_id)
    starts_at: int | Fraction = attrs.field(validator=FractionBetween(0, 100))
    title: Text = attrs.field(validator=_text)
    meaning: Text = attrs.field(validator=_text)
    action: Text | None = attrs.field(default=None, validator=maybe(Text))
    tone: Tone = attrs.field(validator=one_of(get_args(Tone)))


@attrs.frozen(kw_only=True)
class Dimension:
    """A score over items: the weighted mean of the answers, as percent of the possible maximum.

    Args:
        id: Id within the questionnaire, shared with composites.
        title: Its name.
        description: What it is about.
        good: Which direction is good, in words.
        keys: The items and how each counts, each item once.
        minimum: The share of the shown weight that must be answered for a score, 0 to 1; by default the half rule.
        bands: From low to high, the first from 0; empty takes those of the questionnaire.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    description: Text = attrs.field(validator=_text)
    good: Text = attrs.field(validator=_text)
    keys: tuple[Key, ...] = attrs.field(validator=many(Key, least=1, most=2000))
    minimum: Fraction = attrs.field(default=HALF, validator=FractionBetween(0, 1))
    bands: tuple[Band, ...] = attrs.field(default=(), validator=many(Band, most=50))


@attrs.frozen(kw_only=True)
class Part:
    """How one dimension or composite counts in a composite.

    Args:
        dimension: Id of the dimension or composite.
        weight: How often it counts.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    weight: int = attrs.field(default=1, validator=_weight)


@attrs.frozen(kw_only=True)
class Composite:
    """A score over scores: the weighted mean of the parts that have one.

    Args:
        id: Id within the questionnaire, shared with dimensions.
        title: Its name.
        description: What it is about.
        good: Which direction is good, in words.
        parts: The dimensions and composites and how each counts, each once, without circles.
        minimum: The share of the weight of the parts asked that must have a score, 0 to 1.
        bands: From low to high, the first from 0; empty takes those of the questionnaire.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    description: Text = attrs.field(validator=_text)
    good: Text = attrs.field(validator=_text)
    parts: tuple[Part, ...] = attrs.field(validator=many(Part, least=1, most=500))
    minimum: Fraction = attrs.field(default=HALF, validator=FractionBetween(0, 1))
    bands: tuple[Band, ...] = attrs.field(default=(), validator=many(Band, most=50))
