"""What own answers say about a questionnaire, figure by figure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_bool, is_id, many, maybe, one_of
from werkplekleren.assessments.items import LARGEST_POINTS, AnswerScale
from werkplekleren.assessments.legend import Legend
from werkplekleren.assessments.naming import found, found_by
from werkplekleren.assessments.stamp import Stamped

from .sample import Sample

if TYPE_CHECKING:
    from werkplekleren.assessments.measurement_error import MeasurementError

    from .findings import Finding

Unknown = Literal["one-item", "too-few", "few-incomplete", "no-spread", "item-no-spread", "negative-alpha", "heywood", "no-factor", "few-items"]
"""Why a figure is not there; `findings` and the report say each in words."""

_count = Between(0, 1_000_000_000)
_share = NumberBetween(0, 1)
_percent = NumberBetween(0, 100)
_correlation = NumberBetween(-1, 1)
_coefficient = NumberBetween(-1e300, 1)
_whole = Between(-LARGEST_POINTS * 500, LARGEST_POINTS * 500)
_value = NumberBetween(-LARGEST_POINTS * 500, LARGEST_POINTS * 500)


@attrs.frozen(kw_only=True)
class ItemQuality:
    """How one item was answered. Withheld and empty look the same: everything `None`, `withheld` true.

    Args:
        item: Id of the item.
        scale: Id of its answer scale; `None` for another kind of item.
        low: The lowest whole number an answer can stand for.
        high: The highest.
        asked: How many got to see it.
        n: How many gave an answer that counts; "does not apply" does not.
        mean: Mean of the whole numbers that the answers stand for, as given: nothing is reversed here.
        spread: Their standard deviation (n - 1 in the denominator); `None` for one answer.
        counts: How many answers stand for each whole number from `low` to `high`; empty where there are more than eleven.
        at_low: The share of the answers at the lowest end, 0 to 1.
        at_high: The share at the highest end.
        withheld: Whether nothing is shown.
    """

    item: Identifier = attrs.field(validator=is_id)
    scale: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    low: int = attrs.field(validator=_whole)
    high: int = attrs.field(validator=_whole)
    asked: int | None = attrs.field(default=None, validator=maybe(_count))
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    mean: float | None = attrs.field(default=None, validator=maybe(_value))
    spread: float | None = attrs.field(default=None, validator=maybe(NumberBetween(0, 2 * LARGEST_POINTS * 500)))
    counts: tuple[int, ...] = attrs.field(default=(), validator=many(_count, most=11))
    at_low: float | None = attrs.field(default=None, validator=maybe(_share))
    at_high: float | None = attrs.field(default=None, validator=maybe(_share))
    withheld: bool = attrs.field(default=False, validator=is_bool)

    @property
    def missing(self) -> int | None:
        """How many saw it and gave no answer that counts; `None` when withheld."""
        return None if self.asked is None or self.n is None else self.asked - self.n


@attrs.frozen(kw_only=True)
class KeyedItem:
    """What one item does in one dimension, turned as its key says and as heavy as it counts there.

    Args:
        item: Id of the item.
        reversed: Whether a low answer counts as high here.
        item_rest: Correlation with the sum of the other items, -1 to 1; higher is better. `None` when unknown.
        alpha_if_dropped: Alpha of the dimension without this item; `None` when unknown.
    """

    item: Identifier = attrs.field(validator=is_id)
    reversed: bool = attrs.field(default=False, validator=is_bool)
    item_rest: float | None = attrs.field(default=None, validator=maybe(_correlation))
    alpha_if_dropped: float | None = attrs.field(default=None, validator=maybe(_coefficient))


@attrs.frozen(kw_only=True)
class GroupQuality:
    """How far the scores of teams (or firms) differ, against how far people inside a team differ.

    It rests on the groups that a group result may show, and so tells nothing that such a result does not.

    Args:
        groups: How many groups.
        n: How many scores in those groups together.
        icc1: ICC(1): the share of the differences that lies between groups, at most 1; may be negative, which means none.
        icc2: ICC(2): the reliability of the mean of a group, at most 1; higher is better; may be negative.
        k: The size of a group that `icc1` reckons with: k0, `(N - sum(n^2) / N) / (J - 1)`, which allows for unequal groups.
        mean_size: The mean size of a group.
        icc1_by_mean_size: ICC(1) with the mean size instead, as some other packages give it.
    """

    groups: int = attrs.field(validator=Between(2, 10_000_000))
    n: int = attrs.field(validator=_count)
    icc1: float | None = attrs.field(default=None, validator=maybe(_coefficient))
    icc2: float | None = attrs.field(default=None, validator=maybe(_coefficient))
    k: float = attrs.field(validator=NumberBetween(0, 1e9))
    mean_size: float = attrs.field(validator=NumberBetween(1, 1e9))
    icc1_by_mean_size: float | None = attrs.field(default=None, validator=maybe(_coefficient))


@attrs.frozen(kw_only=True)
class DimensionQuality:
    """How well the items of one dimension measure together.

    Reliabilities rest on complete lists: those who answered every item of the dimension (listwise). Each item
    counts as in the score: turned as its key says, as a share of its own range, times its weight.

    Args:
        dimension: Id of the dimension.
        scored: How many have a score.
        mean: Mean score, 0 to 100.
        spread: Standard deviation of the scores.
        at_floor: The share of the scores that are 0, the lowest possible, 0 to 1.
        at_ceiling: The share that are 100, the highest possible.
        n: How many complete lists; `None` when withheld.
        alpha: Cronbach's alpha, at most 1; higher is better; negative when items contradict each other.
        alpha_low: Lower end of Feldt's interval for alpha at 95 % confidence.
        alpha_high: Upper end.
        standardised: Alpha of the items brought to the same spread.
        mean_inter_item: Mean correlation between two items.
        omega: McDonald's omega of one factor; `None` when it was refused (see `unknown`) or unknown.
        omega_estimator: How the factor was estimated: `maximum-likelihood` or `minres`; empty without omega.
        sem: Standard error of measurement of a score in points of 0 to 100: `spread * sqrt(1 - alpha)`; lower is better.
        items: What each item does; those that this perspective is asked.
        between_groups: How far groups differ; `None` when fewer than two may be shown.
        unknown: Why figures are not there.
        withheld: Whether nothing is shown.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    scored: int | None = attrs.field(default=None, validator=maybe(_count))
    mean: float | None = attrs.field(default=None, validator=maybe(_percent))
    spread: float | None = attrs.field(default=None, validator=maybe(_percent))
    at_floor: float | None = attrs.field(default=None, validator=maybe(_share))
    at_ceiling: float | None = attrs.field(default=None, validator=maybe(_share))
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    alpha: float | None = attrs.field(default=None, validator=maybe(_coefficient))
    alpha_low: float | None = attrs.field(default=None, validator=maybe(_coefficient))
    alpha_high: float | None = attrs.field(default=None, validator=maybe(_coefficient))
    standardised: float | None = attrs.field(default=None, validator=maybe(_coefficient))
    mean_inter_item: float | None = attrs.field(default=None, validator=maybe(_correlation))
    omega: float | None = attrs.field(default=None, validator=maybe(_share))
    omega_estimator: str = attrs.field(default="", validator=one_of(("", "maximum-likelihood", "minres")))
    sem: float | None = attrs.field(default=None, validator=maybe(_percent))
    items: tuple[KeyedItem, ...] = attrs.field(default=(), validator=many(KeyedItem, most=2000, unique="item"))
    between_groups: GroupQuality | None = attrs.field(default=None, validator=maybe(GroupQuality))
    unknown: tuple[Unknown, ...] = attrs.field(default=(), validator=many(one_of(get_args(Unknown))))
    withheld: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen(kw_only=True)
class InstrumentQuality(Stamped, Stored, Displayed):
    """What own answers say about a questionnaire, from one perspective.

    It is made by `Questionnaire.quality`. Every figure is worked out from these answers and from nothing else: none is
    borrowed. They say how precisely the questionnaire measured among these people, not whether it measures what it is for.

    Args:
        questionnaire: Id of the questionnaire.
        version: Its version.
        content_hash: Fingerprint of its content.
        scoring: Version of the scoring rules.
        sample: Whose answers these are, of when, and how many.
        items: How each keyed item was answered that this perspective is asked.
        dimensions: How well the items of each dimension measure together.
        scales: The answer scales of those items.
        legend: Titles, keys and bands.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "instrument-quality"

    sample: Sample = attrs.field(validator=is_a(Sample))
    items: tuple[ItemQuality, ...] = attrs.field(validator=many(ItemQuality, unique="item"))
    dimensions: tuple[DimensionQuality, ...] = attrs.field(validator=many(DimensionQuality, unique="dimension"))
    scales: tuple[AnswerScale, ...] = attrs.field(default=(), validator=many(AnswerScale, unique="id"), repr=False)
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    def dimension(self, id: str) -> DimensionQuality:  # noqa: A002 - the field is called so
        """The figures of a dimension.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", id, self.dimensions, lambda one: one.dimension)

    def item(self, id: str) -> ItemQuality:  # noqa: A002 - the field is called so
        """The figures of an item.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("item", id, self.items, lambda one: one.item)

    def question(self, item: str) -> Text:
        """What this perspective was asked.

        Args:
            item: Id of a keyed item.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        asked = found("item", item, self.legend.items)
        return asked.wordings.get(self.sample.perspective, asked.text)

    def __getitem__(self, dimension: str) -> DimensionQuality:
        return self.dimension(dimension)

    def __iter__(self) -> Iterator[DimensionQuality]:
        return iter(self.dimensions)

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What is good, what to look at, and what these answers cannot say; each with the rule behind it."""
        from .findings import findings_of

        return findings_of(self)

    @property
    def measurement_errors(self) -> "tuple[MeasurementError, ...]":
        """The measurement error of each dimension that has one, from alpha: what `compared_with` reckons with.

        A dimension has none without alpha, with a negative alpha, or when all its scores are the same.
        """
        from .findings import errors_of

        return errors_of(self)
