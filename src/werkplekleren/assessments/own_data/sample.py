"""On whom figures rest, and the answers of those people, gathered for counting."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, Length, is_date, is_id, many, maybe, one_of
from werkplekleren.assessments.data_quality import REASONS, LeftOutReason
from werkplekleren.assessments.group_scoring import check_responses
from werkplekleren.assessments.leaving_out import LeaveOut, LeftOut, sift
from werkplekleren.assessments.response import Answer, Response
from werkplekleren.assessments.score import Score
from werkplekleren.assessments.suppression import FLOOR, checked_floor

if TYPE_CHECKING:
    from werkplekleren.assessments.questionnaire import Questionnaire

_count = Between(0, 1_000_000_000)


@attrs.frozen(kw_only=True)
class Sample:
    """On whom figures rest.

    Args:
        description: Who they are, in the words of whoever worked out the figures
            (`deelnemers aan de ronde van najaar 2026`).
        perspective: From which side they answered.
        n: How many responses; `None` when withheld, which looks the same as none at all.
        first_day: The day of the first answers; `None` when withheld or not kept.
        last_day: The day of the last answers.
        floor: The fewest answers for which a figure of a confidential perspective is shown, 5 or more.
        left_out: How many responses were left out on purpose and are not in `n`; `None` when fewer than the floor, or withheld.
        left_out_reasons: Why they were, without how many each: what stands out in them, or that nothing does.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    description: str = attrs.field(validator=Length(200))
    perspective: Identifier = attrs.field(validator=is_id)
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    first_day: date | None = attrs.field(default=None, validator=maybe(is_date))
    last_day: date | None = attrs.field(default=None, validator=maybe(is_date))
    floor: int = attrs.field(default=FLOOR, validator=Between(FLOOR, 10_000))
    left_out: int | None = attrs.field(default=None, validator=maybe(_count))
    left_out_reasons: tuple[LeftOutReason, ...] = attrs.field(default=(), validator=many(one_of(REASONS)))

    @property
    def withheld(self) -> bool:
        """Whether nothing is shown."""
        return self.n is None


@attrs.frozen(kw_only=True)
class Respondent:
    """One respondent, as far as figures rest on the answers.

    Args:
        group: Team, firm or other group.
        hidden: The items that were not asked.
        values: Item id -> the whole number that the answer stands for; no key is no answer that counts.
        answers: Item id -> the answer itself, to items that were shown.
        scores: Dimension id -> its score.
    """

    group: str | None
    hidden: AbstractSet[str]
    values: Mapping[str, int]
    answers: Mapping[str, Answer]
    scores: Mapping[str, Score]


@attrs.frozen(kw_only=True)
class Gathered:
    """The respondents of one perspective.

    Args:
        sample: On whom figures rest, as it is shown.
        respondents: All of them, whether something may be shown or not.
        least: The fewest for which something is shown.
    """

    sample: Sample
    respondents: tuple[Respondent, ...]
    least: int


def gather(
    questionnaire: "Questionnaire", responses: Iterable[Response], *, perspective: str, sample: str, floor: int, leave_out: LeaveOut
) -> Gathered:
    """The respondents of one perspective out of responses that are all checked, without those that are left out.

    Raises:
        InvalidResponseError: When responses do not fit or a pseudonym occurs twice, with every problem.
        InvalidValueError: When `floor` is below 5, `sample` is no text, or `leave_out` does not fit.
        UnknownNameError: When there is no such perspective.
    """
    side = questionnaire.perspective(perspective)
    checked_floor(floor)
    everyone = tuple(responses)
    check_responses(questionnaire, everyone)
    sifted = sift(questionnaire, everyone, leave_out)
    own = [one for one in sifted.kept if one.perspective == side.id]
    least = floor if side.confidential else 1
    days = [one.answered_on for one in own if one.answered_on is not None] if len(own) >= least else []
    out = sifted.said(side.id, least) if len(own) >= least else LeftOut()
    return Gathered(
        sample=Sample(
            description=sample,
            perspective=side.id,
            n=len(own) if len(own) >= least else None,
            first_day=min(days, default=None),
            last_day=max(days, default=None),
            floor=floor,
            left_out=out.n,
            left_out_reasons=out.reasons,
        ),
        respondents=tuple(_respondent(questionnaire, one) for one in own),
        least=least,
    )


def _respondent(questionnaire: "Questionnaire", response: Response) -> Respondent:
    plan = questionnaire.plan
    hidden = questionnaire.compiled.checker.hidden(response.perspective, response.answers)
    answers: dict[str, Answer] = {item.id: response.answers[item.id] for item in plan.keyed if item.id in response.answers and item.id not in hidden}
    values: dict[str, int] = {item.id: value for item in plan.keyed if item.id in answers and (value := item.value(answers[item.id])) is not None}
    scores: dict[str, Score] = {score.dimension: score for score in questionnaire.compiled.scores(response.perspective, response.answers)}
    return Respondent(group=response.group, hidden=hidden, values=values, answers=answers, scores=scores)


def mean_and_spread(counts: Mapping[Fraction, int]) -> tuple[float, float | None]:
    """The mean and the standard deviation (n - 1 in the denominator) of values that occur so many times.

    Both are worked out exactly and rounded once, so the order of the answers has no influence on a single bit.

    Args:
        counts: Value -> how often it occurs, at least one value once.

    Returns:
        The mean and the spread; no spread for one value.

    >>> mean_and_spread({Fraction(1): 2, Fraction(4): 1})
    (2.0, 1.7320508075688772)
    """
    n = sum(counts.values())
    total = sum((value * count for value, count in counts.items()), Fraction())
    if n < 2:  # noqa: PLR2004 - a spread needs two
        return float(total / n), None
    squares = sum((value * value * count for value, count in counts.items()), Fraction())
    return float(total / n), sqrt((squares - total * total / n) / (n - 1))
