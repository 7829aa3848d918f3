"""What changed in the results of a group between two rounds, with small groups withheld."""

from collections.abc import Iterator
from typing import ClassVar, Literal, get_args

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_bool, is_id, is_short_text, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message

from . import group_change_sentences as sentences
from .data_quality import REASONS, LeftOutReason
from .group_categories import GroupCategories
from .legend import Legend
from .measurement_error import MeasurementError
from .naming import found_by
from .stamp import is_hash
from .suppression import FLOOR

Design = Literal["independent", "paired"]
"""`independent`: two rounds in which nobody is followed; `paired`: only who answered both times, each beside themselves."""

GroupVerdict = Literal["higher", "lower", "not-clear", "not-known"]
"""What may be said of a mean: that it went up or down (the 95 % interval of the difference has one sign), that this is not
clear, or that it is not known, because there is no interval."""

GroupUnknown = Literal["other-definition", "one-answer", "no-spread", "composite"]
"""Why a verdict is not known: the dimension was scored otherwise, a round or the pairs are one answer, nobody differs from
another, or it is a composite, of which the mean is made from means."""

EffectSize = Literal["d_av", "d_z", "d_rms", "d_rm", "glass"]
"""By what the mean difference of pairs is divided; `werkplekleren.assessments.paired_effect_size` has the formulas."""

_count = Between(0, 10_000_000)
_percent = NumberBetween(0, 100)
_difference = NumberBetween(-100, 100)
_any = NumberBetween(-1e12, 1e12)


@attrs.frozen(kw_only=True)
class GroupDifference:
    """The change of a group on one dimension or composite.

    Withheld and empty look the same: everything `None`, `withheld` true. In a paired change `n_before` and `n_after` are both
    the number of pairs.

    Args:
        dimension: Id of the dimension or composite.
        n_before: How many have a score in the earlier round.
        n_after: How many have one in the later round.
        before: Mean of the earlier scores, in percent of the possible maximum, 0 to 100.
        after: Mean of the later ones.
        difference: `after` minus `before`, in points.
        low: Lower end of the 95 % interval of the difference; `None` when it cannot be worked out.
        high: Upper end.
        effect: Effect size of the pairs; `None` in an independent change, or when it is not defined.
        effect_size: Which effect size that is.
        reliably_higher: How many respondents are reliably higher; `None` when that is not known or too few to tell.
        reliably_lower: How many are reliably lower.
        not_reliably_changed: How many have not reliably changed.
        verdict: What may be said of the mean.
        reason: Why the verdict is not known where nothing is withheld; `None` when it is known.
        withheld: Whether nothing is shown.

    Raises:
        InvalidValueError: When a field breaks its rule, or something is shown of what is withheld.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    n_before: int | None = attrs.field(default=None, validator=maybe(_count))
    n_after: int | None = attrs.field(default=None, validator=maybe(_count))
    before: float | None = attrs.field(default=None, validator=maybe(_percent))
    after: float | None = attrs.field(default=None, validator=maybe(_percent))
    difference: float | None = attrs.field(default=None, validator=maybe(_difference))
    low: float | None = attrs.field(default=None, validator=maybe(_any))
    high: float | None = attrs.field(default=None, validator=maybe(_any))
    effect: float | None = attrs.field(default=None, validator=maybe(_any))
    effect_size: EffectSize | None = attrs.field(default=None, validator=maybe(one_of(get_args(EffectSize))))
    reliably_higher: int | None = attrs.field(default=None, validator=maybe(_count))
    reliably_lower: int | None = attrs.field(default=None, validator=maybe(_count))
    not_reliably_changed: int | None = attrs.field(default=None, validator=maybe(_count))
    verdict: GroupVerdict = attrs.field(default="not-known", validator=one_of(get_args(GroupVerdict)))
    reason: GroupUnknown | None = attrs.field(default=None, validator=maybe(one_of(get_args(GroupUnknown))))
    withheld: bool = attrs.field(default=False, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        if self.withheld and any(getattr(self, name) is not None for name in _SHOWN):
            raise InvalidValueError(Message("nothing may be said of a change that is withheld"))
        if self.verdict != group_verdict(self.low, self.high) or (self.reason is None) == (self.verdict == "not-known" and not self.withheld):
            raise InvalidValueError(Message("the verdict of a change does not follow from its interval"))


_SHOWN = tuple(field.name for field in attrs.fields(GroupDifference) if field.name not in {"dimension", "withheld", "verdict"})


def group_verdict(low: float | None, high: float | None) -> GroupVerdict:
    """What may be said of a difference with this interval.

    >>> group_verdict(0.5, 9.0), group_verdict(-3.0, 0.0), group_verdict(None, None)
    ('higher', 'not-clear', 'not-known')
    """
    if low is None or high is None:
        return "not-known"
    return "higher" if low > 0 else "lower" if high < 0 else "not-clear"


@attrs.frozen(kw_only=True)
class CategoriesChange:
    """How many fell in each category of a classification in both rounds, as two groups in which nobody is followed.

    Args:
        before: In the earlier round.
        after: In the later round.
        same_rules: Whether categories were found by the same rules both times; if not, the two cannot be compared.

    Raises:
        InvalidValueError: When it is about two classifications, or something is shown of what either round withheld.
    """

    before: GroupCategories = attrs.field(validator=is_a(GroupCategories))
    after: GroupCategories = attrs.field(validator=is_a(GroupCategories))
    same_rules: bool = attrs.field(default=True, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        if self.before.classification != self.after.classification:
            raise InvalidValueError(Message("a change is about one classification, not about two"))
        if self.before.withheld != self.after.withheld:
            raise InvalidValueError(Message("nothing may be said of a change that is withheld"))

    @property
    def classification(self) -> Identifier:
        """Id of the classification."""
        return self.after.classification

    @property
    def withheld(self) -> bool:
        """Whether nothing is shown."""
        return self.after.withheld


@attrs.frozen(kw_only=True)
class PartChange:
    """The change of one perspective, or of one team inside it.

    Args:
        perspective: Id of the perspective.
        group: The team; `None` for the whole perspective.
        n_before: How many answered in the earlier round; `None` when withheld.
        n_after: How many answered in the later round.
        pairs: How many answered in both, in a paired change; `None` when withheld or not known.
        answered_versions: Other versions of the questionnaire than scored it that some answered in the later round, of a whole perspective.
        earlier_answered_versions: The same of the earlier round.
        left_out: How many responses of the later round were left out on purpose, of a whole perspective; `None` when fewer than the
            floor, or withheld.
        left_out_reasons: Why they were, without how many each: what stands out in them, or that nothing does.
        earlier_left_out: How many of the earlier round were.
        earlier_left_out_reasons: Why those were.
        withheld: Whether nothing is shown.
        changes: A change for each dimension, then for each composite.
        categories: How many fell in each category of each classification in both rounds. None in a paired change: beside the results
            of both rounds, counts of those who answered twice would tell those of who answered once.
    """

    perspective: Identifier = attrs.field(validator=is_id)
    group: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    n_before: int | None = attrs.field(default=None, validator=maybe(_count))
    n_after: int | None = attrs.field(default=None, validator=maybe(_count))
    pairs: int | None = attrs.field(default=None, validator=maybe(_count))
    answered_versions: tuple[Version, ...] = attrs.field(default=(), validator=many(is_version))
    earlier_answered_versions: tuple[Version, ...] = attrs.field(default=(), validator=many(is_version))
    left_out: int | None = attrs.field(default=None, validator=maybe(_count))
    left_out_reasons: tuple[LeftOutReason, ...] = attrs.field(default=(), validator=many(one_of(REASONS)))
    earlier_left_out: int | None = attrs.field(default=None, validator=maybe(_count))
    earlier_left_out_reasons: tuple[LeftOutReason, ...] = attrs.field(default=(), validator=many(one_of(REASONS)))
    withheld: bool = attrs.field(default=False, validator=is_bool)
    changes: tuple[GroupDifference, ...] = attrs.field(validator=many(GroupDifference, unique="dimension"))
    categories: tuple[CategoriesChange, ...] = attrs.field(default=(), validator=many(CategoriesChange, unique="classification"))

    def __attrs_post_init__(self) -> None:
        shown = not all(one.withheld for one in self.changes) or not all(one.withheld for one in self.categories)
        if self.withheld and shown:
            raise InvalidValueError(Message("nothing may be said of a change that is withheld"))

    def change(self, dimension: str) -> GroupDifference:
        """The change of a dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", dimension, self.changes, lambda one: one.dimension)

    def category(self, classification: str) -> CategoriesChange:
        """How many fell in each category of a classification in both rounds.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("classification", classification, self.categories, lambda one: one.classification)


@attrs.frozen(kw_only=True)
class GroupChange(Stored, Displayed):
    """What changed in a group between two rounds.

    `change["employee"]` is the change of one perspective; iterating gives them all. What either round withheld is withheld here.

    Args:
        questionnaire: Id of the questionnaire.
        version: Its version in the later round.
        earlier_version: Its version in the earlier round, of the same major.
        content_hash: Fingerprint of its content in the later round.
        scoring: Version of the scoring rules.
        design: Whether the rounds are compared as two groups, or people each beside themselves.
        floor: The fewest answers for which something of a confidential perspective is shown, 5 or more.
        perspectives: The change of each perspective.
        groups: The change of teams, where both rounds have them.
        errors: The measurement errors by which single people were judged, in a paired change.
        legend: Titles, keys and bands, of the later round.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "group-change"

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    earlier_version: Version = attrs.field(validator=is_version)
    content_hash: str = attrs.field(validator=is_hash)
    scoring: str = attrs.field(validator=is_short_text)
    design: Design = attrs.field(validator=one_of(get_args(Design)))
    floor: int = attrs.field(default=FLOOR, validator=Between(FLOOR, 10_000))
    perspectives: tuple[PartChange, ...] = attrs.field(validator=many(PartChange, unique="perspective"))
    groups: tuple[PartChange, ...] = attrs.field(default=(), validator=many(PartChange))
    errors: tuple[MeasurementError, ...] = attrs.field(default=(), validator=many(MeasurementError, unique="dimension"))
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    @property
    def reason(self) -> Text | None:
        """Why something is withheld, said once for all of it; `None` when nothing is."""
        parts = (*self.perspectives, *self.groups)
        hidden = any(one.withheld or any(change.withheld for change in one.changes) or any(each.withheld for each in one.categories) for one in parts)
        if not hidden:
            return None
        return Text({language: words.format(floor=self.floor) for language, words in sentences.WITHHELD[self.design].pairs})

    def perspective(self, id: str) -> PartChange:  # noqa: A002 - the field is called so
        """The change of a perspective.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("perspective", id, self.perspectives, lambda one: one.perspective)

    def __getitem__(self, perspective: str) -> PartChange:
        return self.perspective(perspective)

    def __iter__(self) -> Iterator[PartChange]:
        return iter(self.perspectives)
