"""What one response scored, with the answers beside it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import is_a, is_date, is_id, is_short_text, is_version, many, maybe

from .classification import Category, CategoryScore, CategoryState
from .legend import Legend
from .naming import found_by
from .response import Answer, Answers
from .score import Score
from .stamp import SCORING, is_hash

if TYPE_CHECKING:
    from .category_explanation import CategoryExplanation
    from .change import Change
    from .dimensions import Band
    from .explanation import Explanation
    from .measurement_error import MeasurementError


def _own_copy(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    return dict(answers)


@attrs.frozen(kw_only=True)
class Profile(Stored, Displayed):
    """The scores of one response.

    `profile["dimension-id"]` is one score with its title, band and explanation; iterating gives them all.
    `profile.category("classification-id")` is one score that is a category.

    Args:
        questionnaire: Id of the questionnaire that scored it.
        version: Version of that questionnaire.
        answered_version: The version that was answered, where it is another one: with other words, or with answers that were migrated.
        content_hash: Fingerprint of its content.
        scoring: Version of the scoring rules.
        response: Pseudonym of the respondent.
        perspective: From which side it was answered.
        group: Team or other group.
        answered_on: The day of the answers.
        scores: A score for each dimension, then for each composite.
        categories: The outcome of each classification.
        answers: The answers as given.
        hidden: The items on which scores and categories rest that this respondent did not get to see.
        legend: Titles, keys and bands.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "profile"

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    answered_version: Version | None = attrs.field(default=None, validator=maybe(is_version))
    content_hash: str = attrs.field(validator=is_hash)
    scoring: str = attrs.field(default=SCORING, validator=is_short_text)
    response: str = attrs.field(validator=is_short_text)
    perspective: Identifier = attrs.field(validator=is_id)
    group: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    answered_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    scores: tuple[Score, ...] = attrs.field(validator=many(Score, unique="dimension"))
    categories: tuple[CategoryScore, ...] = attrs.field(default=(), validator=many(CategoryScore, unique="classification"))
    answers: Mapping[str, Answer] = attrs.field(converter=_own_copy, validator=Answers(), hash=False, repr=False)
    hidden: tuple[Identifier, ...] = attrs.field(default=(), validator=many(is_id), repr=False)
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    def score(self, dimension: str) -> Score:
        """The score of a dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", dimension, self.scores, lambda one: one.dimension)

    def explain(self, dimension: str) -> "Explanation":
        """Where a score comes from, in words and as data.

        Args:
            dimension: Id of the dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        from .explanation import explain

        return explain(self, dimension)

    def compared_with(self, earlier: "Profile", *, errors: "Iterable[MeasurementError]" = ()) -> "Change":
        """What changed since an earlier profile of the same respondent, and how sure that is.

        A difference is called reliable only where the measurement error of the dimension is known and the
        reliable change index of Jacobson and Truax (1991), `difference / (sqrt(2) * sem)`, lies beyond 1.96.

        Args:
            earlier: The earlier profile: same questionnaire, perspective and respondent. Another minor version may be
                compared where keys and ranges are the same.
            errors: The measurement error of each dimension or composite of which one is known, in points of 0 to 100.

        Returns:
            A change for each dimension and composite that both have; "not known", with the reason, where no more can be said. It
            says so when one of the profiles, or both, are of migrated answers.

        Raises:
            InvalidValueError: When the profiles cannot be compared, with everything that differs, or the errors do not fit.

        >>> import werkplekleren as wpl
        >>> from werkplekleren.assessments import MeasurementError
        >>> scan = wpl.Toolbox.builtin().questionnaires["quickscan-werkplekleren"]
        >>> def answered(value):
        ...     answers = {item.id: value for item in scan.items if item.id in {key.item for one in scan.dimensions for key in one.keys}}
        ...     return wpl.Response(questionnaire=scan.id, version=scan.version, id="r1", perspective="management", answers=answers)
        >>> name = scan.dimensions[0].id
        >>> error = MeasurementError(dimension=name, sd=15, reliability=0.84, kind="alpha", n=240, sample="installatiebedrijven, 2026")
        >>> change = scan.score(answered(4)).compared_with(scan.score(answered(2)), errors=[error])
        >>> change[name].difference, change[name].verdict
        (50.0, 'reliably-higher')
        >>> {one.verdict for one in change if one.change.dimension != name}
        {'not-known'}
        """
        from .comparing import compare_profiles

        return compare_profiles(earlier, self, errors)

    def category(self, classification: str) -> "CategoryView":
        """The outcome of a classification, with its title, its meaning and its explanation.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return CategoryView(profile=self, score=found_by("classification", classification, self.categories, lambda one: one.classification))

    def __getitem__(self, dimension: str) -> "ScoreView":
        return ScoreView(profile=self, score=self.score(dimension))

    def __iter__(self) -> "Iterator[ScoreView]":
        return (ScoreView(profile=self, score=one) for one in self.scores)


@attrs.frozen(kw_only=True)
class ScoreView:
    """A score as it is read: with its title, its band and its explanation.

    Args:
        profile: The profile it belongs to.
        score: The score.
    """

    profile: Profile = attrs.field(validator=is_a(Profile), repr=False)
    score: Score = attrs.field(validator=is_a(Score))

    @property
    def title(self) -> Text:
        """The name of the dimension or composite."""
        return self.profile.legend.dimension(self.score.dimension).title

    @property
    def value(self) -> float | None:
        """Percent of the possible maximum, 0 to 100; `None` when too little was answered."""
        return self.score.value

    @property
    def mean(self) -> float | None:
        """Weighted mean on the answer scale, where all items share one."""
        return self.score.mean

    @property
    def sum(self) -> int | None:
        """The answers added up, where they are in one unit; of a dimension that counts: the count. Lower when an answer is missing."""
        return self.score.sum

    @property
    def prorated_sum(self) -> float | None:
        """What the sum would be if each missing answer were the mean of the others."""
        return self.score.prorated_sum

    @property
    def answered(self) -> int:
        """How many items were answered, or parts have a score."""
        return self.score.answered

    @property
    def items(self) -> int:
        """How many items were shown, or parts asked."""
        return self.score.items

    @property
    def band(self) -> "Band | None":
        """The band of the score, with its meaning; `None` without score or bands."""
        return None if self.score.band is None else self.profile.legend.band(self.score.dimension, self.score.band)

    def explain(self) -> "Explanation":
        """Where the score comes from, in words and as data."""
        return self.profile.explain(self.score.dimension)


@attrs.frozen(kw_only=True)
class CategoryView:
    """The outcome of a classification as it is read.

    Args:
        profile: The profile it belongs to.
        score: The outcome.
    """

    profile: Profile = attrs.field(validator=is_a(Profile), repr=False)
    score: CategoryScore = attrs.field(validator=is_a(CategoryScore))

    @property
    def title(self) -> Text:
        """The name of the classification."""
        return self.profile.legend.classification(self.score.classification).title

    @property
    def state(self) -> CategoryState:
        """What came of the rules: `found`, `none-holds`, `not-enough-answered` or `not-asked`."""
        return self.score.state

    @property
    def category(self) -> Category | None:
        """The category, with its meaning; `None` unless one was found."""
        return None if self.score.category is None else self.profile.legend.category(self.score.classification, self.score.category)

    def explain(self) -> "CategoryExplanation":
        """Where the category comes from, in words and as data."""
        from .category_explanation import explain_category

        return explain_category(self)
