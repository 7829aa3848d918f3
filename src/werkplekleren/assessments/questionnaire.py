"""A questionnaire: what is asked from whom, and how it is scored."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.not_content import NOT_CONTENT
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_id, is_version, many, maybe
from werkplekleren.errors import InvalidResponseError, InvalidValueError, Message

from .asking import Perspective, Section, Validation
from .classification import Classification
from .dimensions import Band, Composite, Dimension, with_its_bands
from .items import AnswerScale, Item
from .many_responses import ManyResponses
from .naming import found
from .retired import Retired

if TYPE_CHECKING:
    from .compiled import Compiled
    from .legend import Legend
    from .paper import PaperQuestionnaire
    from .plan import ScoringPlan
    from .profile import Profile
    from .response import Response


_text = is_a(Text)


@attrs.frozen(kw_only=True)
class Questionnaire(ManyResponses, Displayed):
    """A questionnaire with its scoring.

    Everything that does not hold together is reported at once: dangling and repeated ids, keys on items
    without whole numbers, bands that do not start at 0 or do not ascend, conditions on later items,
    scales with gaps, composites in circles.

    Args:
        id: Its id.
        version: `major.minor`; a new minor changes wording only, so it still scores responses of its major.
        title: Its name.
        purpose: What it is for.
        construct: What it measures.
        reasoning: How sources led to these dimensions.
        perspectives: From which sides it is answered, at least one.
        scales: Answer scales.
        sections: Items in the order of asking.
        dimensions: What is scored.
        composites: Scores over scores.
        classifications: Scores that are a category instead of a number.
        bands: Bands of the dimensions and composites without their own.
        minutes: How long it takes.
        validation: Whether it was validated.
        sources: On what it rests, at least one.
        retired: Since when it is no longer used, and what came in its place; `None` while it is used. It is no part of the content hash.

    Raises:
        InvalidValueError: When a field breaks its rule, or with all that does not hold together.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=_text)
    purpose: Text = attrs.field(validator=_text)
    construct: Text = attrs.field(validator=_text)
    reasoning: Text = attrs.field(validator=_text)
    perspectives: tuple[Perspective, ...] = attrs.field(validator=many(Perspective, least=1, most=50))
    scales: tuple[AnswerScale, ...] = attrs.field(default=(), validator=many(AnswerScale, most=200))
    sections: tuple[Section, ...] = attrs.field(validator=many(Section, least=1, most=200))
    dimensions: tuple[Dimension, ...] = attrs.field(default=(), validator=many(Dimension, most=500))
    composites: tuple[Composite, ...] = attrs.field(default=(), validator=many(Composite, most=200))
    classifications: tuple[Classification, ...] = attrs.field(default=(), validator=many(Classification, most=200))
    bands: tuple[Band, ...] = attrs.field(default=(), validator=many(Band, most=50))
    minutes: int = attrs.field(validator=Between(1, 600))
    validation: Validation = attrs.field(validator=is_a(Validation))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
    retired: Retired | None = attrs.field(default=None, validator=maybe(Retired), metadata=NOT_CONTENT)

    def __attrs_post_init__(self) -> None:
        from .consistency import inconsistencies

        problems = inconsistencies(self)
        if problems:
            raise InvalidValueError(
                Message("the questionnaire {id} {version} does not hold together", {"id": self.id, "version": self.version}), problems
            )

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of asking."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def scored(self) -> tuple[Dimension | Composite, ...]:
        """The dimensions, then the composites: everything that gets a score in numbers."""
        return (*self.dimensions, *self.composites)

    def item(self, id: str) -> Item:  # noqa: A002 - the field is called so
        """The item with this id.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("item", id, self.items)

    def dimension(self, id: str) -> Dimension | Composite:  # noqa: A002 - the field is called so
        """The dimension or composite with this id, with the bands that apply to it, in percent.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        one = found("dimension", id, self.scored)
        if isinstance(one, Dimension):
            return with_its_bands(one, self.bands)
        return one if one.bands else attrs.evolve(one, bands=self.bands)

    def classification(self, id: str) -> Classification:  # noqa: A002 - the field is called so
        """The classification with this id.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("classification", id, self.classifications)

    def perspective(self, id: str) -> Perspective:  # noqa: A002 - the field is called so
        """The perspective with this id.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("perspective", id, self.perspectives)

    def on_paper(self, perspective: str) -> "PaperQuestionnaire":
        """The questionnaire to print and fill in by hand.

        Args:
            perspective: Id of the perspective that fills it in.

        Raises:
            UnknownNameError: When there is no such perspective; names the nearest.
        """
        from .paper import PaperQuestionnaire

        return PaperQuestionnaire(questionnaire=self, perspective=self.perspective(perspective))

    @cached_property
    def _compiled(self) -> object:  # attrs resolves this annotation at run time, when Compiled cannot be imported yet
        from .compiled import compiled

        return compiled(self)

    @property
    def compiled(self) -> "Compiled":
        """Everything that scoring works out once for a questionnaire."""
        return cast("Compiled", self._compiled)

    @property
    def content_hash(self) -> str:
        """Fingerprint of all its content, wording included: 64 hexadecimal digits (SHA-256)."""
        return self.compiled.content_hash

    @property
    def plan(self) -> "ScoringPlan":
        """The scoring in whole numbers, worked out once."""
        return self.compiled.plan

    @property
    def legend(self) -> "Legend":
        """What a result needs to say where its numbers come from, without the questionnaire."""
        return self.compiled.legend

    def check(self, response: "Response") -> None:
        """Check that a response fits.

        Args:
            response: The response; another minor version of the same major is accepted.

        Raises:
            InvalidResponseError: With every problem at once.
        """
        problems = self.compiled.checker.problems(response)
        if problems:
            values: dict[str, str | int] = {"response": repr(response.id), "questionnaire": self.id, "version": self.version}
            raise InvalidResponseError(Message("response {response} does not fit questionnaire {questionnaire} {version}", values), problems)

    def shown(self, perspective: str, answers: Mapping[str, object]) -> tuple[Identifier, ...]:
        """The items that somebody with these answers gets to see, in the order of asking.

        Args:
            perspective: Id of the perspective.
            answers: Item id -> answer so far.

        Raises:
            UnknownNameError: When there is no such perspective.
        """
        hidden = self.compiled.checker.hidden(self.perspective(perspective).id, answers)
        return tuple(item.id for item in self.items if item.id not in hidden)

    def score(self, response: "Response") -> "Profile":
        """Score one response.

        Args:
            response: The response.

        Returns:
            A score for each dimension, then for each composite, `None` where too little was answered.

        Raises:
            InvalidResponseError: When the response does not fit, with every problem.
        """
        quick = self.compiled.quick.of(response.perspective, response.answers)
        profile = None if quick is None else quick.profile(response)
        return self._scored(response) if profile is None else profile

    def _scored(self, response: "Response") -> "Profile":
        from .scoring import score_response

        self.check(response)
        return score_response(self, response)
