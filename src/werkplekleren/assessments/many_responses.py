"""What a questionnaire makes of many responses: results of groups, tables, changes, and what own answers say about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, cast

from .suppression import FLOOR

if TYPE_CHECKING:
    from .cross_table import CrossTable
    from .data_quality import DataQuality, FlagRules
    from .group import GroupProfile
    from .group_change import EffectSize, GroupChange
    from .leaving_out import LeaveOut
    from .measurement_error import MeasurementError
    from .own_data.instrument_quality import InstrumentQuality
    from .own_data.norm import Norm
    from .questionnaire import Questionnaire
    from .releases import ReleaseCheck
    from .response import Response


class ManyResponses:
    """Mixin of `Questionnaire`: its part about many responses at once."""

    __slots__ = ()

    @property
    def _own(self) -> "Questionnaire":
        return cast("Questionnaire", self)

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

        return score_responses(self._own, tuple(responses), invited=invited or {}, by=by, groups=tuple(groups), floor=floor, leave_out=leave_out)

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
            self._own,
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

        return check_release(self._own, (*map(tuple, beside), tuple(responses)), by=by, floor=floor)

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
        check_responses(self._own, responses, twice=True)
        return data_quality(self._own, responses, FlagRules() if rules is None else rules)

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

        return norm_of(self._own, responses, perspective=perspective, sample=sample, floor=floor, leave_out=leave_out)

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

        return quality_of(self._own, responses, perspective=perspective, sample=sample, floor=floor, leave_out=leave_out)

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
            self._own,
            tuple(earlier),
            tuple(later),
            errors=errors,
            effect_size=effect_size,
            by=by,
            groups=tuple(groups),
            floor=floor,
            leave_out=(leave_out_earlier, leave_out_later),
        )
