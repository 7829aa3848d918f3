"""A questionnaire: what is asked from whom, and how it is scored."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_bool, is_id, is_version, many, maybe
from werkplekleren.errors import InvalidResponseError, InvalidValueError, Message

from .classification import Classification
from .conditions import Condition, ConditionBase
from .dimensions import Band, Composite, Dimension, with_its_bands
from .fingerprint import NOT_CONTENT
from .items import AnswerScale, Item, ItemBase
from .naming import found
from .retired import Retired

if TYPE_CHECKING:
    from .compiled import Compiled
    from .cross_table import CrossTable
    from .data_quality import DataQuality, FlagRules
    from .group import GroupProfile
    from .group_change import EffectSize, GroupChange
    from .leaving_out import LeaveOut
    from .legend import Legend
    from .measurement_error import MeasurementError
    from .own_data.instrument_quality import InstrumentQuality
    from .own_data.norm import Norm
    from .plan import ScoringPlan
    from .profile import Profile
    from .releases import ReleaseCheck
    from .response import Response

FLOOR = 5
"""The fewest answers for which a result of a confidential perspective is shown."""

_text = is_a(Text)


@attrs.frozen(kw_only=True)
class Perspective:
    """A side from which the questionnaire is answered.

    Args:
        id: Id within the questionnaire (`employee`).
        title: Its name.
        plural: Those who answer from it, as in a running sentence.
        confidential: Whether small groups are withheld. `False` for those who answer by function, openly;
            the notice must then say so.
        notice: What the respondent reads about what happens with the answers.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    plural: Text = attrs.field(validator=_text)
    confidential: bool = attrs.field(default=True, validator=is_bool)
    notice: Text | None = attrs.field(default=None, validator=maybe(Text))


@attrs.frozen(kw_only=True)
class Section:
    """Items that stand together.

    Args:
        id: Id within the questionnaire.
        title: Its heading.
        intro: What stands above the items.
        items: In the order of asking.
        visible_if: When the section is shown; `None` is always.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    intro: Text | None = attrs.field(default=None, validator=maybe(Text))
    items: tuple[Item, ...] = attrs.field(validator=many(ItemBase, least=1, most=2000))
    visible_if: Condition | None = attrs.field(default=None, validator=maybe(ConditionBase))


@attrs.frozen(kw_only=True)
class Validation:
    """Whether the questionnaire was validated.

    Args:
        validated: Whether a study did so.
        note: On whom; or what a validation would need.
    """

    validated: bool = attrs.field(default=False, validator=is_bool)
    note: Text = attrs.field(validator=_text)


@attrs.frozen(kw_only=True)
class Questionnaire(Displayed):
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
        quick = self.compiled.quick.get(response.perspective)
        profile = None if quick is None else quick.profile(response)
        return self._scored(response) if profile is None else profile

    def _scored(self, response: "Response") -> "Profile":
        from .scoring import score_response

        self.check(response)
        return score_response(self, response)

    def score_group(
        self,
        responses: "Iterable[Response]",
        invited: Mapping[str, int] | None = None,
        *,
        by: Literal["perspective", "group"] = "perspective",
        groups: Sequence[str] = (),
        floor: int = FLOOR,
        leave_out: "LeaveOut" = (),
    ) -> "GroupProfile":
        """Score a group, each perspective apart, with small groups of confidential perspectives withheld.

        Args:
            responses: The responses, in any order; the order has no influence.
            invited: Perspective id -> how many were invited, for the response rate.
            by: `group` adds results of each team inside each perspective, with complementary suppression.
            groups: With `by="group"`, the teams to report, in this order, answered or not. Without it the
                teams that can be shown; which others answered is then not told.
            floor: The fewest answers for which something is shown; 5 or more.
            leave_out: Responses that are left out on purpose: their pseudonyms, or the outcome of `data_quality(responses)`.
                Nothing is left out by itself, and the result says how many were and why. Show a result with or without
                them, not both: the difference tells what they answered.

        Returns:
            The results; what is withheld looks the same as what is empty.

        Raises:
            InvalidResponseError: When responses do not fit or a pseudonym occurs twice, with every problem.
            InvalidValueError: When `floor` is below 5, or `invited` or `leave_out` does not fit.
        """
        from .group_scoring import score_responses

        return score_responses(self, tuple(responses), invited=invited or {}, by=by, groups=tuple(groups), floor=floor, leave_out=leave_out)

    def cross_table(
        self,
        responses: "Iterable[Response]",
        *,
        perspective: str,
        columns: str,
        rows: str = "group",
        groups: Sequence[str] = (),
        floor: int = FLOOR,
        leave_out: "LeaveOut" = (),
    ) -> "CrossTable":
        """Score one perspective over two groupings at once, such as team by years of service, with totals.

        Args:
            responses: The responses, in any order; those of other perspectives are checked and left out.
            perspective: Id of the perspective. Perspectives are never taken together, so a table has no total over them.
            columns: What divides respondents over the columns: the id of a yes-no item, of an item with one choice or of a
                classification, or `group`. Who has no category is in no column, and in the totals.
            rows: What divides them over the rows, likewise.
            groups: The teams to report, in this order, answered or not. Without it the teams that can be shown.
            floor: The fewest answers for which something is shown; 5 or more.
            leave_out: Responses that are left out on purpose, as in `score_group`.

        Returns:
            The table. In a confidential perspective no sum or difference of what is shown rests on fewer than the floor.

        Raises:
            InvalidResponseError: When responses do not fit or a pseudonym occurs twice, with every problem.
            InvalidValueError: When `floor` is below 5, rows and columns are the same, an item divides nobody, or `groups` or `leave_out`
                does not fit.
            UnknownNameError: When there is no such perspective or item.
        """
        from .cross_scoring import cross_table

        return cross_table(
            self,
            tuple(responses),
            perspective=perspective,
            rows=rows,
            columns=columns,
            groups=tuple(groups),
            floor=floor,
            leave_out=leave_out,
        )

    def check_release(
        self,
        responses: "Iterable[Response]",
        *,
        beside: "Iterable[Iterable[Response]]",
        by: Literal["perspective", "group"] = "perspective",
        floor: int = FLOOR,
    ) -> "ReleaseCheck":
        """Tell whether a result may be shown beside earlier results of the same round.

        Who saw the result of last week and sees that of today can work out what the few who answered since then said,
        also when everything in each result is large enough. This looks at all releases together, for every
        perspective, dimension and team, and for open answers.

        Args:
            responses: The responses of the new result, as they go into `score_group`.
            beside: For each result that was shown before, the responses that were in it, under the same pseudonyms.
            by: How all these results are made; `group` when any of them has results of teams.
            floor: The fewest answers that something may rest on; 5 or more.

        Returns:
            Whether it is safe, and if not, where it is not.

        Raises:
            InvalidResponseError: When responses do not fit or a pseudonym occurs twice, with every problem.
            InvalidValueError: When `floor` is below 5.
        """
        from .releases import check_release

        return check_release(self, (*map(tuple, beside), tuple(responses)), by=by, floor=floor)

    def data_quality(self, responses: "Iterable[Response]", *, rules: "FlagRules | None" = None) -> "DataQuality":
        """Tell which responses stand out, and why: nothing is dropped, people decide.

        Looked for: the same answer many times in a row, an impossible answer time (where given), too much left open,
        exactly the same answers as somebody else, and a pseudonym that occurs twice.

        Args:
            responses: The responses, in any order; the order has no influence.
            rules: From when something stands out; `None` takes the rules of thumb of `FlagRules()`.

        Returns:
            The flags, each with its reason.

        Raises:
            InvalidResponseError: When responses do not fit, with every problem.
        """
        from .data_quality import FlagRules
        from .flagging import data_quality
        from .group_scoring import check_responses

        responses = tuple(responses)
        check_responses(self, responses, twice=True)
        return data_quality(self, responses, FlagRules() if rules is None else rules)

    def norm(self, responses: "Iterable[Response]", *, perspective: str, sample: str, floor: int = FLOOR, leave_out: "LeaveOut" = ()) -> "Norm":
        """Work out a norm from answers of your own: how the sample scored, to see where another score stands in it.

        Args:
            responses: The responses, in any order; those of other perspectives are checked and left out.
            perspective: Id of the perspective. Perspectives are never taken together: they are other people with
                other questions.
            sample: Who the respondents are, in your words (`deelnemers aan de ronde van najaar 2026`).
            floor: The fewest scores for which something is shown; 5 or more.
            leave_out: Responses that are left out on purpose, as in `score_group`; what stands out counts like all else otherwise.

        Returns:
            Per dimension n, mean, spread and how the scores lie; what is below the floor is withheld.

        Raises:
            InvalidResponseError: When responses do not fit or a pseudonym occurs twice, with every problem.
            InvalidValueError: When `floor` is below 5, `sample` is not 1 to 200 characters, or `leave_out` does not fit.
            UnknownNameError: When there is no such perspective.
        """
        from .own_data.norming import norm_of

        return norm_of(self, responses, perspective=perspective, sample=sample, floor=floor, leave_out=leave_out)

    def quality(
        self, responses: "Iterable[Response]", *, perspective: str, sample: str, floor: int = FLOOR, leave_out: "LeaveOut" = ()
    ) -> "InstrumentQuality":
        """Work out what answers of your own say about this questionnaire: how items are answered and how precisely it measures.

        Args:
            responses: The responses, in any order; those of other perspectives are checked and left out.
            perspective: Id of the perspective. Perspectives are never taken together: they are other people with
                other questions.
            sample: Who the respondents are, in your words (`deelnemers aan de ronde van najaar 2026`).
            floor: The fewest answers for which something is shown; 5 or more.
            leave_out: Responses that are left out on purpose, as in `score_group`; what stands out counts like all else otherwise.

        Returns:
            Per item how it was answered; per dimension the reliability with its interval, what each item does,
            the error of measurement, and how far groups differ. What is below the floor is withheld.

        Raises:
            InvalidResponseError: When responses do not fit or a pseudonym occurs twice, with every problem.
            InvalidValueError: When `floor` is below 5, `sample` is not 1 to 200 characters, or `leave_out` does not fit.
            UnknownNameError: When there is no such perspective.
        """
        from .own_data.analysis import quality_of

        return quality_of(self, responses, perspective=perspective, sample=sample, floor=floor, leave_out=leave_out)

    def compare_rounds(
        self,
        earlier: "Iterable[Response]",
        later: "Iterable[Response]",
        *,
        errors: "Iterable[MeasurementError]" = (),
        effect_size: "EffectSize" = "d_av",
        by: Literal["perspective", "group"] = "perspective",
        groups: Sequence[str] = (),
        floor: int = FLOOR,
        leave_out_earlier: "LeaveOut" = (),
        leave_out_later: "LeaveOut" = (),
    ) -> "GroupChange":
        """What changed between two rounds for those who answered both, each beside themselves.

        People are matched by pseudonym within a perspective, and count on a dimension when they have a score both times, to the
        same questions. Nothing is shown of fewer pairs than the floor, nor where those who answered only once, or changed teams,
        could be worked out as a small group by laying this beside the results of both rounds.

        Args:
            earlier: The responses of the earlier round, in any order; the order has no influence.
            later: Those of the later round.
            errors: The measurement error of each dimension of which one is known: it gives how many changed reliably.
            effect_size: Which effect size of pairs; `d_av` divides by the mean of both standard deviations.
            by: `group` adds teams: of pairs who were in the team both times.
            groups: With `by="group"`, the teams to report, in this order. Without it those that both rounds show.
            floor: The fewest pairs for which something is shown; 5 or more.
            leave_out_earlier: Responses of the earlier round that are left out on purpose: those that its result leaves out too
                (`score_group(earlier, leave_out=...)`). Who is left out of one round answered only the other.
            leave_out_later: Those of the later round.

        Returns:
            A change for each perspective, and for each team when asked for.

        Raises:
            InvalidResponseError: When responses do not fit or a pseudonym occurs twice in a round, with every problem.
            InvalidValueError: When `floor` is below 5, or an argument does not fit.
        """
        from .paired_rounds import compare_rounds

        return compare_rounds(
            self,
            tuple(earlier),
            tuple(later),
            errors=errors,
            effect_size=effect_size,
            by=by,
            groups=tuple(groups),
            floor=floor,
            leave_out=(leave_out_earlier, leave_out_later),
        )
