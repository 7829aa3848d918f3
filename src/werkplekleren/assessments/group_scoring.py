"""Scoring a group: what is shown of whom, and what is withheld.

Everything is counted and summed exactly, so the order of the respondents has no influence on a single bit.

What is shown is decided for the number of responses first and for each dimension again, on the number of
valid scores: a dimension of a team may be withheld while the team is shown. There is no total over
perspectives, so nothing can be taken away from one. The mean of a composite is worked out from the means of
the group that are shown, not from the composites of its members: otherwise the difference between both
would tell the scores of somebody who missed one part.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING, Literal

import attrs

from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren._base.validators import repeated
from werkplekleren.errors import InvalidResponseError, InvalidValueError, Message, Place, Problem, unknown_name

from .agreeing import agreement_of, enough_answers, enough_answers_of_teams
from .classification import CategoryScore
from .classifying import categories_of
from .data_quality import FlagRules
from .flagging import Flagger, flagged_by_perspective
from .group import GroupAgreement, GroupProfile, GroupResult, GroupScore, OpenAnswers, PerspectiveResult
from .group_categorising import counted_categories, no_categories
from .items import TextItem
from .leaving_out import LeaveOut, sift
from .plan import PlanComposite, PlanRow, ScoringPlan
from .response import Response
from .score import Score
from .scoring import band_at, score_composite
from .suppression import checked_floor, floors_up_to, visible_of

if TYPE_CHECKING:
    from .asking import Perspective
    from .questionnaire import Questionnaire

Scores = Mapping[Identifier, Score]
"""The scores of one respondent."""


@attrs.frozen
class Member:
    """One respondent of a group."""

    response: Response
    scores: Scores
    categories: Mapping[Identifier, CategoryScore] = attrs.field(factory=dict[Identifier, CategoryScore])


def score_responses(
    questionnaire: "Questionnaire",
    responses: Sequence[Response],
    *,
    invited: Mapping[str, int],
    by: Literal["perspective", "group"],
    groups: tuple[str, ...],
    floor: int,
    leave_out: LeaveOut = (),
) -> GroupProfile:
    """Score a group; `Questionnaire.score_group` says what each argument means."""
    checked_floor(floor)
    _check_teams(by, groups)
    check_responses(questionnaire, responses)
    sifted = sift(questionnaire, responses, leave_out)
    flagged = flagged_by_perspective(Flagger(questionnaire, FlagRules()).flags(sifted.kept))
    members = members_of(questionnaire, sifted.kept)
    _check_invited({name: len(ones) for name, ones in members.items()}, invited)
    results: list[PerspectiveResult] = []
    teams: list[GroupResult] = []
    open_answers: list[OpenAnswers] = []
    for perspective in questionnaire.perspectives:
        whole = members[perspective.id]
        least = floor if perspective.confidential else 1
        result = _perspective(questionnaire.plan, perspective.id, whole, invited.get(perspective.id), least)
        if not result.withheld:
            result = attrs.evolve(result, answered_versions=_other_versions(questionnaire, whole))
            out = sifted.said(perspective.id, least)
            result = attrs.evolve(result, flagged=_enough(flagged.get(perspective.id, 0), least), left_out=out.n, left_out_reasons=out.reasons)
        results.append(result)
        if by == "group":
            teams += _teams(questionnaire.plan, perspective.id, whole, groups, least)
        if len(whole) >= least:
            open_answers += _open_answers(questionnaire, perspective, whole, least)
    return GroupProfile(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        floor=floor,
        perspectives=tuple(results),
        groups=tuple(teams),
        open_answers=tuple(open_answers),
        legend=questionnaire.legend,
    )


def members_of(questionnaire: "Questionnaire", responses: Iterable[Response]) -> dict[Identifier, list[Member]]:
    """Perspective id -> its respondents, each with scores; responses must fit."""
    members: dict[Identifier, list[Member]] = {one.id: [] for one in questionnaire.perspectives}
    for one in responses:
        members[one.perspective].append(_member(questionnaire, one))
    return members


def _member(questionnaire: "Questionnaire", response: Response) -> Member:
    hidden = questionnaire.compiled.checker.hidden(response.perspective, response.answers)
    scores = questionnaire.compiled.scores(response.perspective, response.answers)
    categories = categories_of(questionnaire.plan, response.answers, hidden, scores)
    return Member(response, {score.dimension: score for score in scores}, {one.classification: one for one in categories})


def _other_versions(questionnaire: "Questionnaire", members: Iterable[Member]) -> tuple[Version, ...]:
    """The versions that were answered, but for that which scores them."""
    answered = {one.response.migrated_from or one.response.version for one in members}
    return tuple(sorted(answered - {questionnaire.version}, key=version_key))


def _enough(count: int, least: int) -> int | None:
    return count if count >= least else None


def _perspective(plan: ScoringPlan, perspective: Identifier, whole: list[Member], invited: int | None, least: int) -> PerspectiveResult:
    if len(whole) < least:
        categories = tuple(no_categories(one) for one in plan.classifications)
        return PerspectiveResult(perspective=perspective, invited=invited, withheld=True, scores=no_scores(plan), categories=categories)
    shown = {name for name in plan.order if valid(whole, name) >= least}
    return PerspectiveResult(
        perspective=perspective,
        invited=invited,
        n=len(whole),
        scores=group_scores(plan, whole, shown, least, enough_answers(plan, whole, shown, least)),
        categories=tuple(one.of_whole() for one in counted_categories(plan, whole, dict.fromkeys(floors_up_to(least), ()))),
    )


def _teams(plan: ScoringPlan, perspective: Identifier, whole: list[Member], groups: tuple[str, ...], least: int) -> list[GroupResult]:
    by_team = {**{name: list[Member]() for name in groups}, **teams_of(whole)}
    # decided over all teams, also those that are not asked for: two calls for different teams may not tell more than one
    by_floor = shown_teams_by_floor(plan, whole, by_team, least)
    shown = by_floor[least]
    agreeing = enough_answers_of_teams(plan, whole, by_team, by_floor)
    counted = counted_categories(plan, whole, by_floor)
    return [
        GroupResult(
            group=name,
            perspective=perspective,
            n=len(by_team[name]),
            scores=group_scores(plan, by_team[name], shown[name], least, agreeing[name]),
            categories=tuple(one.of_team(name) for one in counted),
        )
        if name in shown
        else GroupResult(
            group=name,
            perspective=perspective,
            withheld=True,
            scores=no_scores(plan),
            categories=tuple(no_categories(one) for one in plan.classifications),
        )
        for name in groups or sorted(shown)
    ]


def teams_of(whole: Iterable[Member]) -> dict[str, list[Member]]:
    """Team -> its members; who has no team is in none."""
    by_team: dict[str, list[Member]] = {}
    for member in whole:
        if member.response.group is not None:
            by_team.setdefault(member.response.group, []).append(member)
    return by_team


def shown_teams_by_floor(
    plan: ScoringPlan, whole: list[Member], by_team: Mapping[str, list[Member]], least: int
) -> dict[int, dict[str, set[Identifier]]]:
    """Floor -> the teams that may be shown under it, each with its dimensions; from the lowest floor up to `least`.

    What a lower floor hides stays hidden under a higher one: the order in which small rests hide teams differs between
    dimensions, so otherwise two floors together could show what neither shows.
    """
    total = {name: valid(whole, name) for name in plan.order}
    counts = {name: {team: valid(members, name) for team, members in by_team.items()} for name in plan.order}
    sizes = {team: len(members) for team, members in by_team.items()}
    shown = {name: set(by_team) for name in plan.order}
    teams = set(by_team)
    found: dict[int, dict[str, set[Identifier]]] = {}
    for floor in floors_up_to(least):
        teams = visible_of(sizes, len(whole), teams, floor)
        for name in plan.order:
            shown[name] = visible_of(counts[name], total[name], shown[name] & teams, floor)
        found[floor] = {team: {name for name in plan.order if team in shown[name]} for team in by_team if team in teams}
    return found


def no_scores(plan: ScoringPlan) -> tuple[GroupScore, ...]:
    """The scores of a group of which nothing is shown."""
    return tuple(GroupScore(dimension=name, withheld=True) for name in plan.order)


def valid(members: Iterable[Member], dimension: Identifier) -> int:
    """How many have a score on a dimension or composite."""
    return sum(1 for member in members if member.scores[dimension].bottom)


def group_scores(
    plan: ScoringPlan, members: list[Member], shown: set[Identifier], least: int, agreeing: AbstractSet[Identifier] = frozenset()
) -> tuple[GroupScore, ...]:
    """The scores of a group.

    Args:
        plan: The scoring.
        members: Of whom at least one has a score on each dimension in `shown`.
        shown: The dimensions and composites that may be shown.
        least: The fewest for whom something is shown.
        agreeing: The dimensions of which agreement may be shown.
    """
    made: dict[Identifier, GroupScore] = {}
    means: dict[Identifier, Fraction] = {}
    in_part: set[Identifier] = set()
    changed: set[Identifier] = set()
    for row in plan.rows:
        if row.dimension in shown:
            means[row.dimension] = _total(members, row.dimension, power=1) / valid(members, row.dimension)
            agreement = agreement_of(row, members) if row.dimension in agreeing else None
            made[row.dimension] = _group_score(row, members, means[row.dimension], agreement)
    for composite in plan.composites:
        # what a composite tells may not hang on a part that is withheld: it would tell it from an empty one
        asked = [(name, weight) for name, weight in composite.parts if name in means or _asked(members, name) >= least]
        made_again = _without(members, composite, {name for name, _ in asked}, changed)
        if made_again is not members:
            members = made_again
            changed.add(composite.dimension)
        mean = _composite_mean(composite, asked, means)
        if mean is None:
            continue
        if any(name not in means or name in in_part for name, _ in asked):
            in_part.add(composite.dimension)
            fewest = min(made[name].n or 0 for name, _ in asked if name in means)
            score = GroupScore(dimension=composite.dimension, n=fewest, mean=float(mean), band=band_at(composite, *mean.as_integer_ratio()))
        elif composite.dimension in shown and valid(members, composite.dimension) >= least:
            score = _group_score(composite, members, mean)
        else:
            continue
        means[composite.dimension] = mean
        made[composite.dimension] = score
    return tuple(made.get(name) or GroupScore(dimension=name, withheld=True) for name in plan.order)


def _asked(members: Iterable[Member], dimension: Identifier) -> int:
    """Of how many something was asked about a dimension or composite."""
    return sum(1 for member in members if member.scores[dimension].items)


def _without(members: list[Member], composite: PlanComposite, asked: AbstractSet[Identifier], changed: AbstractSet[Identifier]) -> list[Member]:
    """The members, each with the score on a composite as it is without the parts that too few were asked about.

    A part that is a composite may have been made again so itself (`changed`); then what is made of it is made again too.
    """
    left_out = [name for name, _ in composite.parts if name not in asked]
    if not any(_asked(members, name) for name in left_out) and changed.isdisjoint(name for name, _ in composite.parts):
        return members
    blank = {name: Score(dimension=name, value=None, answered=0, items=0) for name in left_out}
    return [attrs.evolve(one, scores={**one.scores, composite.dimension: score_composite(composite, {**one.scores, **blank})}) for one in members]


def _composite_mean(composite: PlanComposite, asked: Sequence[tuple[Identifier, int]], means: Mapping[Identifier, Fraction]) -> Fraction | None:
    known = [(means[name], weight) for name, weight in asked if name in means]
    weight = sum(weight for _, weight in known)
    least, of = composite.minimum
    if not weight or weight * of < least * sum(weight for _, weight in asked):
        return None
    return sum((mean * weight for mean, weight in known), Fraction()) / weight


def _group_score(row: PlanRow | PlanComposite, members: list[Member], mean: Fraction, agreement: GroupAgreement | None = None) -> GroupScore:
    scores = [member.scores[row.dimension] for member in members if member.scores[row.dimension].bottom]
    bands = Counter(score.band for score in scores)
    return GroupScore(
        dimension=row.dimension,
        n=len(scores),
        mean=float(mean),
        spread=_spread(members, row.dimension, len(scores)),
        band=band_at(row, *mean.as_integer_ratio()),
        distribution=tuple(bands[band] for band in row.bands),
        agreement=agreement,
    )


def _spread(members: list[Member], dimension: Identifier, n: int) -> float | None:
    if n < 2:  # noqa: PLR2004 - a spread needs two
        return None
    total, squares = _total(members, dimension, power=1), _total(members, dimension, power=2)
    return sqrt((squares - total * total / n) / (n - 1))


def _total(members: list[Member], dimension: Identifier, *, power: int) -> Fraction:
    """The exact sum of the scores, or of their squares."""
    tops: Counter[int] = Counter()  # by denominator, of which there are few: adding fractions one by one is slow
    for member in members:
        score = member.scores[dimension]
        if score.bottom:
            tops[score.bottom] += score.top**power
    return sum((Fraction(top, bottom**power) for bottom, top in tops.items()), Fraction())


def _open_answers(questionnaire: "Questionnaire", perspective: "Perspective", whole: list[Member], least: int) -> list[OpenAnswers]:
    made: list[OpenAnswers] = []
    for item in questionnaire.items:
        if isinstance(item, TextItem) and (not item.perspectives or perspective.id in item.perspectives):
            texts = sorted(texts_of(item, whole).values(), key=lambda text: (text.casefold(), text))
            shown = tuple(texts) if len(texts) >= least else ()
            made.append(OpenAnswers(item=item.id, perspective=perspective.id, question=item.wording(perspective.id), texts=shown))
    return made


def texts_of(item: TextItem, members: Iterable[Member]) -> dict[str, str]:
    """Pseudonym -> what they wrote at an open question, without those who wrote nothing."""
    answers = {member.response.id: member.response.answers.get(item.id) for member in members}
    return {name: text.strip() for name, text in answers.items() if isinstance(text, str) and text.strip()}


def _check_teams(by: str, groups: tuple[str, ...]) -> None:
    if by not in {"perspective", "group"}:
        raise InvalidValueError(Message("by must be 'perspective' or 'group', not {by}", {"by": repr(by)[:40]}))
    if groups and by != "group":
        raise InvalidValueError(Message("groups can only be named with by='group'"))
    for name in repeated(groups):
        raise InvalidValueError(Message("group {name} is named more than once", {"name": repr(name)[:80]}))


def check_responses(questionnaire: "Questionnaire", responses: Sequence[Response], *, twice: bool = False) -> None:
    """Check that all responses fit.

    Args:
        questionnaire: What was answered.
        responses: The responses.
        twice: Whether a pseudonym may occur more than once.

    Raises:
        InvalidResponseError: With every problem, each with its place.
    """
    problems = [
        problem.at(path=f"responses[{number}]")
        for number, response in enumerate(responses)
        if not questionnaire.compiled.fits(response)
        for problem in questionnaire.compiled.checker.problems(response)
    ]
    again = set[object]() if twice else set(repeated(response.id for response in responses))
    problems += [
        Problem(
            code="repeated-id",
            what=Message("another response has the same pseudonym"),
            place=Place(path=f"responses[{number}].id"),
            found=repr(response.id)[:80],
        )
        for number, response in enumerate(responses)
        if response.id in again
    ]
    if problems:
        raise InvalidResponseError(
            Message("not all responses fit questionnaire {id} {version}", {"id": questionnaire.id, "version": questionnaire.version}), problems
        )


def _check_invited(answered: Mapping[str, int], invited: Mapping[str, int]) -> None:
    problems: list[Problem] = []
    for name, number in invited.items():
        place = Place(path=f"invited.{name}")
        if name not in answered:
            problems.append(Problem(code="unknown-name", what=unknown_name("perspective", name, tuple(answered)), place=place))
        elif type(number) is not int or number < answered[name]:
            problems.append(
                Problem(
                    code="too-few-invited",
                    what=Message("the number invited must be a whole number, not below the number of answers"),
                    place=place,
                    found=repr(number)[:40],
                    expected=Message("at least {answered}", {"answered": answered[name]}),
                )
            )
    if problems:
        raise InvalidValueError(Message("the numbers of people invited do not fit"), problems)
