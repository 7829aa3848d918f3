"""What changed in the scores of one respondent between two moments, and how sure that is."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import NumberBetween, is_a, is_bool, is_date, is_id, is_short_text, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message

from .classification import CategoryScore
from .comparable import high_is_good
from .legend import Legend
from .measurement_error import CRITICAL, MeasurementError
from .naming import found_by
from .score import Score
from .stamp import is_hash

if TYPE_CHECKING:
    from .change_explanation import ChangeExplanation

Verdict = Literal["reliably-higher", "reliably-lower", "no-reliable-change", "not-known"]
"""What may be said of a change. `no-reliable-change` is not "the same": the difference may be chance, or too small to see."""

Unknown = Literal["no-measurement-error", "no-score", "other-questions", "other-definition"]
"""Why a verdict is not known: nobody measured the error; a score is missing; other questions were asked; it was scored otherwise."""

Method = Literal["jacobson-truax"]
"""How reliable change was judged: by the index of Jacobson and Truax (1991)."""

ROUNDING = 1e-9

_difference = NumberBetween(-100, 100)
_points = NumberBetween(0, 1000)
_any = NumberBetween(-1e12, 1e12)


@attrs.frozen(kw_only=True)
class DimensionChange:
    """The change of one dimension or composite.

    Args:
        before: The earlier score.
        after: The later score.
        difference: `after` minus `before`, in points of 0 to 100; `None` where the two cannot be compared.
        same_answered: Whether the same questions were answered both times; if not, the change is less sure than it seems.
        error: The measurement error that was used; `None` when it is not known.
        sem: Standard error of measurement, in points.
        mdc95: The change that must be exceeded to be reliable, in points.
        rci: Reliable change index: the difference divided by the standard error of a difference.
        verdict: What may be said.
        reason: Why the verdict is not known; `None` when it is.

    Raises:
        InvalidValueError: When a field breaks its rule, or the verdict says more or less than the index.
    """

    before: Score = attrs.field(validator=is_a(Score))
    after: Score = attrs.field(validator=is_a(Score))
    difference: float | None = attrs.field(default=None, validator=maybe(_difference))
    same_answered: bool = attrs.field(default=True, validator=is_bool)
    error: MeasurementError | None = attrs.field(default=None, validator=maybe(MeasurementError))
    sem: float | None = attrs.field(default=None, validator=maybe(_points))
    mdc95: float | None = attrs.field(default=None, validator=maybe(_points))
    rci: float | None = attrs.field(default=None, validator=maybe(_any))
    verdict: Verdict = attrs.field(validator=one_of(get_args(Verdict)))
    reason: Unknown | None = attrs.field(default=None, validator=maybe(one_of(get_args(Unknown))))

    def __attrs_post_init__(self) -> None:
        if self.before.dimension != self.after.dimension:
            raise InvalidValueError(Message("a change is about one dimension, not about two"))
        if not follows(self.verdict, self.rci) or (self.reason is not None) != (self.verdict == "not-known"):
            raise InvalidValueError(Message("the verdict of a change does not follow from its index"))

    @property
    def dimension(self) -> Identifier:
        """Id of the dimension or composite."""
        return self.after.dimension


@attrs.frozen(kw_only=True)
class CategoryChange:
    """The outcome of one classification at both moments. No error of measurement is known of it, so it is never called reliable.

    Args:
        before: The earlier outcome.
        after: The later outcome.
        same_rules: Whether it was found by the same rules both times; if not, the two cannot be compared.

    Raises:
        InvalidValueError: When it is about two classifications.
    """

    before: CategoryScore = attrs.field(validator=is_a(CategoryScore))
    after: CategoryScore = attrs.field(validator=is_a(CategoryScore))
    same_rules: bool = attrs.field(default=True, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        if self.before.classification != self.after.classification:
            raise InvalidValueError(Message("a change is about one classification, not about two"))

    @property
    def classification(self) -> Identifier:
        """Id of the classification."""
        return self.after.classification

    @property
    def changed(self) -> bool | None:
        """Whether the outcome is another one; `None` when an outcome is not known or the rules differ."""
        known = all(one.state in {"found", "none-holds"} for one in (self.before, self.after))
        return self.before != self.after if known and self.same_rules else None


def follows(verdict: Verdict, rci: float | None) -> bool:
    """Whether a verdict is that of a reliable change index; the comparison itself was exact, an index is rounded.

    >>> follows("reliably-higher", 2.5), follows("reliably-higher", 1.5), follows("not-known", None)
    (True, False, True)
    """
    if rci is None:
        return verdict == "not-known"
    if verdict == "no-reliable-change":
        return abs(rci) <= CRITICAL + ROUNDING
    return verdict == ("reliably-higher" if rci > 0 else "reliably-lower") and abs(rci) >= CRITICAL - ROUNDING


@attrs.frozen(kw_only=True)
class Change(Stored, Displayed):
    """What changed between two profiles of the same respondent.

    `change["dimension-id"]` is one change with its title and explanation; iterating gives them all.

    Args:
        questionnaire: Id of the questionnaire.
        version: Its version at the later moment.
        earlier_version: Its version at the earlier moment, of the same major.
        answered_version: The version that was answered at the later moment, where it is another one than scored it.
        earlier_answered_version: The same of the earlier moment.
        content_hash: Fingerprint of its content at the later moment.
        scoring: Version of the scoring rules.
        method: How reliable change was judged: the index of Jacobson and Truax (1991), from the measurement error of
            a study, the same at both moments.
        response: Pseudonym of the respondent.
        perspective: From which side it was answered.
        before_on: The day of the earlier answers.
        after_on: The day of the later answers.
        changes: A change for each dimension, then for each composite.
        categories: The outcomes of each classification that both have.
        legend: Titles, keys and bands, of the later moment.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "change"

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    earlier_version: Version = attrs.field(validator=is_version)
    answered_version: Version | None = attrs.field(default=None, validator=maybe(is_version))
    earlier_answered_version: Version | None = attrs.field(default=None, validator=maybe(is_version))
    content_hash: str = attrs.field(validator=is_hash)
    scoring: str = attrs.field(validator=is_short_text)
    method: Method = attrs.field(validator=one_of(get_args(Method)))
    response: str = attrs.field(validator=is_short_text)
    perspective: Identifier = attrs.field(validator=is_id)
    before_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    after_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    changes: tuple[DimensionChange, ...] = attrs.field(validator=many(DimensionChange, unique="dimension"))
    categories: tuple[CategoryChange, ...] = attrs.field(default=(), validator=many(CategoryChange, unique="classification"))
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    @property
    def migrated(self) -> bool:
        """Whether the later profile is of answers to another major version, that were migrated."""
        return is_migrated(self.answered_version, self.version)

    @property
    def earlier_migrated(self) -> bool:
        """Whether the earlier profile is of answers to another major version, that were migrated."""
        return is_migrated(self.earlier_answered_version, self.earlier_version)

    def change(self, dimension: str) -> DimensionChange:
        """The change of a dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", dimension, self.changes, lambda one: one.dimension)

    def category(self, classification: str) -> CategoryChange:
        """The outcomes of a classification at both moments.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("classification", classification, self.categories, lambda one: one.classification)

    def explain(self, dimension: str) -> "ChangeExplanation":
        """What changed and how sure that is, in words and as data.

        Args:
            dimension: Id of the dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        from .change_explanation import explain_change

        return explain_change(self, dimension)

    def __getitem__(self, dimension: str) -> "ChangeView":
        return ChangeView(whole=self, change=self.change(dimension))

    def __iter__(self) -> "Iterator[ChangeView]":
        return (ChangeView(whole=self, change=one) for one in self.changes)


def is_migrated(answered: str | None, scored: str) -> bool:
    """Whether answers were migrated to the version that scored them, which is not so when only words differ.

    >>> is_migrated("1.2", "2.0"), is_migrated("1.2", "1.3"), is_migrated(None, "2.0")
    (True, False, False)
    """
    return answered is not None and version_key(answered)[0] != version_key(scored)[0]


@attrs.frozen(kw_only=True)
class ChangeView:
    """A change as it is read: with its title, its direction and its explanation.

    Args:
        whole: The change of all dimensions.
        change: The change of this one.
    """

    whole: Change = attrs.field(validator=is_a(Change), repr=False)
    change: DimensionChange = attrs.field(validator=is_a(DimensionChange))

    @property
    def title(self) -> Text:
        """The name of the dimension or composite."""
        return self.whole.legend.dimension(self.change.dimension).title

    @property
    def before(self) -> float | None:
        """The earlier score, percent of the possible maximum, 0 to 100; `None` when too little was answered."""
        return self.change.before.value

    @property
    def after(self) -> float | None:
        """The later score, percent of the possible maximum, 0 to 100; `None` when too little was answered."""
        return self.change.after.value

    @property
    def difference(self) -> float | None:
        """Later minus earlier, in points; `None` where the two cannot be compared."""
        return self.change.difference

    @property
    def verdict(self) -> Verdict:
        """What may be said of the change."""
        return self.change.verdict

    @property
    def is_better(self) -> bool | None:
        """Whether it is reliably better (true) or worse (false), by the bands; `None` when neither can be said."""
        rises = high_is_good(self.whole.legend.dimension(self.change.dimension).bands)
        if rises is None or self.verdict in {"no-reliable-change", "not-known"}:
            return None
        return rises == (self.verdict == "reliably-higher")

    def explain(self) -> "ChangeExplanation":
        """What changed and how sure that is, in words and as data."""
        return self.whole.explain(self.change.dimension)
