"""How far a group agrees on a dimension, where that is defined and large enough."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier

from .group import GroupAgreement
from .plan import PlanRow, ScoringPlan
from .statistics.agreement import within_group_agreement
from .suppression import visible_of

if TYPE_CHECKING:
    from .group_scoring import Member


def agreement_of(row: PlanRow, members: "Iterable[Member]") -> GroupAgreement | None:
    """The agreement of those with a score on a dimension, at least one; `None` when its items share no scale or nobody can agree or differ.

    Items that nobody here answered do not count: they belong to another perspective or were not shown.
    """
    if row.ends is None:
        return None
    low, high = row.ends
    answers = [[_answer(member, column.item) for column in row.columns] for member in members if member.scores[row.dimension].bottom]
    asked = [place for place in range(len(row.columns)) if any(steps[place] is not None for steps in answers)]
    found = within_group_agreement([[steps[place] for place in asked] for steps in answers], options=high - low + 1, low=low)
    if found.r_star_wg_j is None:
        return None
    return GroupAgreement(
        items=found.items_used,
        options=found.options,
        r_wg=found.r_wg_j,
        r_wg_star=found.r_star_wg_j,
        a_wg=found.a_wg,
        ad=found.ad_mean,
    )


def _answer(member: "Member", item: Identifier) -> int | None:
    answer = member.response.answers.get(item)
    return answer if type(answer) is int else None


def enough_answers(plan: ScoringPlan, members: "Iterable[Member]", shown: Iterable[Identifier], least: int) -> set[Identifier]:
    """Of the dimensions that are shown of a whole: those of which every item was answered by enough people, or by nobody."""
    found = set(shown)
    there = list(members)
    return {row.dimension for row in plan.rows if row.dimension in found and all(count >= least for count in _answers(there, row).values())}


def enough_answers_of_teams(
    plan: ScoringPlan, whole: "list[Member]", by_team: "Mapping[str, list[Member]]", shown: Mapping[int, Mapping[str, set[Identifier]]]
) -> dict[str, set[Identifier]]:
    """The same for teams beside their whole: no item may leave a small rest either.

    Args:
        plan: The scoring.
        whole: Everybody, in a team or not.
        by_team: Team -> its members.
        shown: Floor -> the teams that may be shown under it, each with its dimensions; from the lowest floor up to the one that
            holds. What a lower floor hides stays hidden.
    """
    found: dict[str, set[Identifier]] = {team: set() for team in by_team}
    for row in plan.rows:
        totals = _answers(whole, row)
        answers = {team: _answers(members, row) for team, members in by_team.items()}
        teams = set(by_team)
        for floor, names_of in shown.items():
            teams = {team for team in teams if row.dimension in names_of.get(team, ())}
            for item, total in totals.items():
                teams = visible_of({team: answered[item] for team, answered in answers.items()}, total, teams, floor)
        for team in teams:
            found[team].add(row.dimension)
    return found


def _answers(members: "Iterable[Member]", row: PlanRow) -> Counter[Identifier]:
    """Item -> how many of those with a score on a dimension answered it; items that nobody answered are not in it."""
    valid = (member.response.answers for member in members if member.scores[row.dimension].bottom)
    return Counter(column.item for answers in valid for column in row.columns if type(answers.get(column.item)) is int)
