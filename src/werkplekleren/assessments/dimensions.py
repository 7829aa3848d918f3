"""What is scored: dimensions over items, composites over dimensions, bands over scores."""

from fractions import Fraction
from typing import Any, Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Keywords, broken, is_a, is_bool, is_id, many, maybe, one_of

from .conditions import LARGEST
from .counting import Counts, CountsBase

Tone = Literal["good", "neutral", "warning", "bad"]
"""How a band is to be read, for toning; never the only sign of it."""

BandUnit = Literal["percent", "count"]
"""In what the bands of a dimension say where they start."""

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
        required: Whether there is no score at all without an answer to this item, where it was shown.
    """

    item: Identifier = attrs.field(validator=is_id)
    weight: int = attrs.field(default=1, validator=_weight)
    reversed: bool = attrs.field(default=False, validator=is_bool)
    required: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen(kw_only=True)
class Band:
    """A range of scores with its meaning: from `starts_at` up to, not including, the next band; the last one to 100.

    Args:
        id: Id within its list of bands.
        starts_at: The lowest score, in percent of the maximum (0 to 100); compared exactly, before any rounding.
            In a dimension whose `bands_in` is `count`: the lowest count.
        title: Name of the band.
        meaning: What a score here means.
        action: What to do with it.
        tone: How it is to be read.
        each_at_least: The band only counts when every item that was shown has an answer that stands for at least
            this whole number on the item's own scale, after turning; in a composite, when every part asked has a
            score of at least this percent. Otherwise the next lower band counts. Never on the first band, nor on
            bands that dimensions share.
    """

    id: Identifier = attrs.field(validator=is_id)
    starts_at: int | Fraction = attrs.field(validator=FractionBetween(0, 100))
    title: Text = attrs.field(validator=_text)
    meaning: Text = attrs.field(validator=_text)
    action: Text | None = attrs.field(default=None, validator=maybe(Text))
    tone: Tone = attrs.field(validator=one_of(get_args(Tone)))
    each_at_least: int | None = attrs.field(default=None, validator=maybe(Between(-LARGEST, LARGEST)))


@attrs.frozen(kw_only=True)
class Dimension:
    """A score over items: the weighted mean of the answers, as percent of the possible maximum.

    With `counts` it is a count: each answer stands for 1 or 0, the score is the share of the answered items that
    count, and `Score.sum` is the count itself.

    Args:
        id: Id within the questionnaire, shared with composites.
        title: Its name.
        description: What it is about.
        good: Which direction is good, in words.
        keys: The items and how each counts, each item once.
        minimum: The share of the shown weight that must be answered for a score, 0 to 1; by default the half rule.
        minimum_items: How many items must be answered, instead of a share; where fewer were shown, all of those.
        bands: From low to high, the first from 0; empty takes those of the questionnaire.
        counts: Which answers count; `None` averages the answers instead of counting them.
        bands_in: In what its own bands say where they start: `percent`, or `count` when it counts. A count is
            compared as its share of the items shown, so that what was skipped or left out does not lower it.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    description: Text = attrs.field(validator=_text)
    good: Text = attrs.field(validator=_text)
    keys: tuple[Key, ...] = attrs.field(validator=many(Key, least=1, most=2000))
    minimum: Fraction = attrs.field(default=HALF, validator=FractionBetween(0, 1))
    minimum_items: int | None = attrs.field(default=None, validator=maybe(Between(1, 2000)))
    bands: tuple[Band, ...] = attrs.field(default=(), validator=many(Band, most=50))
    counts: Counts | None = attrs.field(default=None, validator=maybe(CountsBase))
    bands_in: BandUnit = attrs.field(default="percent", validator=one_of(get_args(BandUnit)))


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


def with_its_bands(owner: Dimension, shared: tuple[Band, ...]) -> Dimension:
    """A dimension with the bands that apply to it, all in percent.

    Args:
        owner: As it was written.
        shared: The bands of the questionnaire, for those without their own.
    """
    if owner.bands_in == "count":
        return attrs.evolve(owner, bands=bands_of(owner, shared), bands_in="percent")
    return owner if owner.bands else attrs.evolve(owner, bands=shared)


def bands_of(owner: Dimension | Composite, shared: tuple[Band, ...]) -> tuple[Band, ...]:
    """The bands that apply to a dimension or composite, all in percent: a count becomes its share of the whole weight."""
    if not owner.bands:
        return shared
    if isinstance(owner, Composite) or owner.bands_in == "percent":
        return owner.bands
    whole = sum(key.weight for key in owner.keys)
    return tuple(attrs.evolve(band, starts_at=Fraction(100 * band.starts_at, whole)) for band in owner.bands)
