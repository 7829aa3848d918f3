"""What a group scored, with small groups withheld."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Length, NumberBetween, is_a, is_bool, is_id, is_short_text, is_version, many, maybe, one_of

from .data_quality import REASONS, LeftOutReason
from .dimensions import Composite
from .group_categories import GroupCategories
from .group_sentences import WITHHELD
from .legend import Legend
from .naming import found_by
from .stamp import Stamped
from .suppression import FLOOR

if TYPE_CHECKING:
    from .gaps import PerspectiveGap
    from .group_change import GroupChange

_count = Between(0, 10_000_000)
_percent = NumberBetween(0, 100)


AgreementBand = Literal["none", "weak", "moderate", "strong", "very-strong"]
"""How far a group agrees, in words."""

AGREEMENT_BANDS: tuple[tuple[float, AgreementBand], ...] = ((0.3, "none"), (0.5, "weak"), (0.7, "moderate"), (0.9, "strong"))
"""Up to which agreement each word holds; above the last it is very strong."""


@attrs.frozen(kw_only=True)
class GroupAgreement:
    """How far a group agrees on a dimension of which all items share one answer scale.

    Each measure compares the spread of the answers with that of people who pick steps at random (a uniform
    distribution), per item and with n - 1 in the denominator; answers that are missing do not count.

    Args:
        items: How many items it rests on.
        options: How many steps their scale has.
        r_wg: r_wg of one item, r_wg(j) of several (James, Demaree & Wolf 1984), 0 to 1, below 0 counted as 0. It grows
            with the number of items; read `r_wg_star` beside it.
        r_wg_star: r*_wg(j) (Lindell, Brandt & Whitney 1999), at most 1; below 0 when people are more divided than at random. It
            does not grow with the number of items.
        a_wg: a_wg (Brown & Hauenstein 2005), at most 1; `None` where a mean is too close to an end of the scale.
        ad: Mean distance of the answers from the mean of their item, in steps of the scale; low is much agreement.
    """

    items: int = attrs.field(validator=Between(1, 10_000))
    options: int = attrs.field(validator=Between(2, 10_000))
    r_wg: float | None = attrs.field(default=None, validator=maybe(NumberBetween(0, 1)))
    r_wg_star: float | None = attrs.field(default=None, validator=maybe(NumberBetween(-100, 1)))
    a_wg: float | None = attrs.field(default=None, validator=maybe(NumberBetween(-100, 1)))
    ad: float | None = attrs.field(default=None, validator=maybe(NumberBetween(0, 10_000)))

    @property
    def band(self) -> AgreementBand | None:
        """`r_wg_star` in a word, after the bands of LeBreton & Senter (2008) for r_wg: a rule of thumb, never a verdict."""
        if self.r_wg_star is None:
            return None
        for most, band in AGREEMENT_BANDS:
            if self.r_wg_star <= most:
                return band
        return "very-strong"

    @property
    def ad_is_low(self) -> bool | None:
        """Whether `ad` is below a sixth of the number of steps, the usual practical limit: a rule of thumb too."""
        return None if self.ad is None else self.ad < self.options / 6


@attrs.frozen(kw_only=True)
class GroupScore:
    """The score of a group on one dimension or composite.

    Withheld and empty look the same: everything `None`, `withheld` true. The lowest and highest score are
    never kept.

    Args:
        dimension: Id of the dimension or composite.
        n: How many respondents have a score. Of a composite of which a part is withheld or empty: the fewest of its other parts.
        mean: Mean of their scores in percent of the possible maximum, 0 to 100. Of a composite: the weighted
            mean of the group's own means, so that nobody's missing part can be worked out from it.
        spread: Standard deviation of their scores (n - 1 in the denominator); `None` for one respondent, and for a
            composite of which a part is withheld or empty.
        band: Id of the band in which the exact mean lies.
        distribution: How many respondents in each band, from low to high; none for such a composite.
        agreement: How far the respondents agree; `None` when withheld, for a composite, and where the items do not share
            one answer scale.
        withheld: Whether nothing is shown.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    mean: float | None = attrs.field(default=None, validator=maybe(_percent))
    spread: float | None = attrs.field(default=None, validator=maybe(_percent))
    band: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    distribution: tuple[int, ...] = attrs.field(default=(), validator=many(_count))
    agreement: GroupAgreement | None = attrs.field(default=None, validator=maybe(GroupAgreement))
    withheld: bool = attrs.field(default=False, validator=is_bool)


class Scored:
    """Mixin of what has scores and categories of a group: looks them up."""

    __slots__ = ()

    scores: tuple[GroupScore, ...]
    categories: tuple[GroupCategories, ...]

    def score(self, dimension: str) -> GroupScore:
        """The score of a dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", dimension, self.scores, lambda one: one.dimension)

    def category(self, classification: str) -> GroupCategories:
        """How many fall in each category of a classification.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("classification", classification, self.categories, lambda one: one.classification)


@attrs.frozen(kw_only=True)
class PerspectiveResult(Scored):
    """The results of one perspective.

    Args:
        perspective: Id of the perspective.
        invited: How many were invited; `None` when not known.
        n: How many responses count in the results; `None` when withheld.
        flagged: How many of these responses stand out (`Questionnaire.data_quality`); `None` when fewer than
            the floor, which looks the same as none. They count like all others.
        left_out: How many responses were left out on purpose and are not in `n`; `None` when fewer than the floor.
        left_out_reasons: Why they were, without how many each: what stands out in them, or that nothing does.
        answered_versions: Other versions of the questionnaire that some of them answered: with other words, or with answers that were
            migrated. From old to new, without how many; empty when withheld.
        withheld: Whether nothing is shown.
        scores: A score for each dimension, then for each composite.
        categories: How many fall in each category of each classification.
    """

    perspective: Identifier = attrs.field(validator=is_id)
    invited: int | None = attrs.field(default=None, validator=maybe(_count))
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    flagged: int | None = attrs.field(default=None, validator=maybe(_count))
    left_out: int | None = attrs.field(default=None, validator=maybe(_count))
    left_out_reasons: tuple[LeftOutReason, ...] = attrs.field(default=(), validator=many(one_of(REASONS)))
    answered_versions: tuple[Version, ...] = attrs.field(default=(), validator=many(is_version))
    withheld: bool = attrs.field(default=False, validator=is_bool)
    scores: tuple[GroupScore, ...] = attrs.field(validator=many(GroupScore, unique="dimension"))
    categories: tuple[GroupCategories, ...] = attrs.field(default=(), validator=many(GroupCategories, unique="classification"))

    @property
    def response_rate(self) -> float | None:
        """The share of the invited whose response counts, 0 to 1; `None` when withheld or not known."""
        return self.n / self.invited if self.n is not None and self.invited else None


@attrs.frozen(kw_only=True)
class GroupResult(Scored):
    """The results of one team inside one perspective.

    Args:
        group: The team.
        perspective: Id of the perspective.
        n: How many answered; `None` when withheld.
        withheld: Whether nothing is shown.
        scores: A score for each dimension, then for each composite.
        categories: How many fall in each category of each classification.
    """

    group: str = attrs.field(validator=is_short_text)
    perspective: Identifier = attrs.field(validator=is_id)
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    withheld: bool = attrs.field(default=False, validator=is_bool)
    scores: tuple[GroupScore, ...] = attrs.field(validator=many(GroupScore, unique="dimension"))
    categories: tuple[GroupCategories, ...] = attrs.field(default=(), validator=many(GroupCategories, unique="classification"))


@attrs.frozen(kw_only=True)
class OpenAnswers:
    """The answers to one open question, apart from scores and from who gave them.

    Args:
        item: Id of the item.
        perspective: Id of the perspective.
        question: What was asked.
        texts: The answers by the alphabet, each question apart, so that their order tells nothing. None when fewer than
            the floor wrote something, which looks the same as none.
    """

    item: Identifier = attrs.field(validator=is_id)
    perspective: Identifier = attrs.field(validator=is_id)
    question: Text = attrs.field(validator=is_a(Text))
    texts: tuple[str, ...] = attrs.field(validator=many(Length(20_000)))


@attrs.frozen(kw_only=True)
class GroupProfile(Stamped, Stored, Displayed):
    """What a group scored.

    Args:
        questionnaire: Id of the questionnaire that scored it.
        version: Version of that questionnaire.
        content_hash: Fingerprint of its content.
        scoring: Version of the scoring rules.
        floor: The fewest answers for which a result of a confidential perspective is shown, 5 or more.
        perspectives: The result of each perspective of the questionnaire.
        groups: The results of teams, when asked for.
        open_answers: The answers to open questions, for whole perspectives, where at least the floor wrote something.
        legend: Titles, keys and bands.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "group-profile"

    floor: int = attrs.field(default=FLOOR, validator=Between(FLOOR, 10_000))
    perspectives: tuple[PerspectiveResult, ...] = attrs.field(validator=many(PerspectiveResult, unique="perspective"))
    groups: tuple[GroupResult, ...] = attrs.field(default=(), validator=many(GroupResult))
    open_answers: tuple[OpenAnswers, ...] = attrs.field(default=(), validator=many(OpenAnswers))
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    def perspective(self, id: str) -> PerspectiveResult:  # noqa: A002 - the field is called so
        """The result of a perspective.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("perspective", id, self.perspectives, lambda one: one.perspective)

    def gap(self, dimension: str, first: str, second: str, *, confidence: float = 0.95) -> "PerspectiveGap":
        """How far two perspectives lie apart on a dimension or composite, with how sure that is.

        Args:
            dimension: Its id.
            first: Id of a perspective.
            second: Id of the perspective that is taken away from it.
            confidence: How sure the interval is, above 0 and below 1.

        Raises:
            InvalidValueError: When `confidence` does not lie between 0 and 1.
            UnknownNameError: When there is no such dimension or perspective; names the nearest.
        """
        from .gaps import gap_between

        composite = isinstance(self.legend.dimension(dimension), Composite)
        return gap_between(self.perspective(first), self.perspective(second), Identifier(dimension), is_composite=composite, confidence=confidence)

    def gaps(self, first: str, second: str, *, confidence: float = 0.95) -> "tuple[PerspectiveGap, ...]":
        """How far two perspectives lie apart on each dimension, then each composite; see `gap`."""
        return tuple(self.gap(one.id, first, second, confidence=confidence) for one in self.legend.scored)

    @property
    def reason(self) -> Text | None:
        """Why something is not shown, said once for all of it; `None` when everything is shown.

        It is the same for what is withheld and for what is empty.
        """
        results: list[PerspectiveResult | GroupResult] = [*self.perspectives, *self.groups]
        hidden = any(one.withheld or any(score.withheld for score in one.scores) or any(each.withheld for each in one.categories) for one in results)
        return Text({code: words.format(floor=self.floor) for code, words in WITHHELD.pairs}) if hidden else None

    def compared_with(self, earlier: "GroupProfile") -> "GroupChange":
        """What changed since an earlier round, with the 95 % interval of each difference.

        The rounds are compared as two groups in which nobody is followed, each with its own spread (Welch, 1947). Where many
        answered both times that is on the safe side: the intervals are wider than they need be. `Questionnaire.compare_rounds`
        compares people each with themselves.

        Args:
            earlier: The result of the earlier round: same questionnaire and major version.

        Returns:
            A change for each perspective and each team that both have. What either round withholds is withheld.

        Raises:
            InvalidValueError: When the results cannot be compared, with everything that differs.
        """
        from .group_comparing import compare_groups

        return compare_groups(earlier, self)

    def __getitem__(self, perspective: str) -> PerspectiveResult:
        return self.perspective(perspective)

    def __iter__(self) -> Iterator[PerspectiveResult]:
        return iter(self.perspectives)
