"""Counting the categories of a group: what is counted of whom, and what is withheld.

Teams and outcomes are a table with totals. What may be shown of the totals of outcomes is decided by themselves, the same whether
teams are asked for or not. Teams and their counts are shown as far as the table stays safe beside those totals
(`table_suppression`); where it would only be safe with such a total less, no team is.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from .classification import CategoryScore
from .group_categories import CategoryCount, GroupCategories
from .plan import PlanClassification, ScoringPlan
from .suppression import visible_of
from .table_suppression import Place, Shown, everything, shown_of

if TYPE_CHECKING:
    from .group_scoring import Member

NONE_HOLDS = ""
"""The outcome that none of the rules holds, as a column of a table; an id is never empty."""


def outcome_of(score: CategoryScore) -> str | None:
    """What one respondent counts as in a classification; `None` when too little was answered or nothing was asked."""
    return NONE_HOLDS if score.state == "none-holds" else score.category


@attrs.frozen(kw_only=True)
class CountedCategories:
    """One classification of one perspective, counted.

    Args:
        plan: The classification.
        sizes: Team (`None` for none) and outcome -> how many.
        shown: What of it may be shown.
    """

    plan: PlanClassification
    sizes: Mapping[Place, int]
    shown: Shown

    def of_whole(self) -> GroupCategories:
        """The outcomes of the whole perspective."""
        if not self.shown.total:
            return no_categories(self.plan)
        sums = Counter[str | None]()
        for (_, outcome), size in self.sizes.items():
            sums[outcome] += size
        return self._made(sum(sums.values()), {outcome: sums[outcome] for outcome in self.shown.columns})

    def of_team(self, team: str) -> GroupCategories:
        """The outcomes of a team."""
        if team not in self.shown.rows:
            return no_categories(self.plan)
        own = {outcome: size for (name, outcome), size in self.sizes.items() if name == team}
        return self._made(sum(own.values()), {outcome: self.sizes[name, outcome] for name, outcome in self.shown.cells if name == team})

    def figures(self, team: str | None, outcome: str) -> Iterator[Hashable]:
        """The figures that are shown and count somebody of this team with this outcome."""
        if self.shown.total:
            yield "whole", ""
        if outcome in self.shown.columns:
            yield "outcome", outcome
        if team in self.shown.rows:
            yield "team", team
        if (team, outcome) in self.shown.cells:
            yield team, outcome

    def _made(self, n: int, seen: Mapping[str, int]) -> GroupCategories:
        return GroupCategories(
            classification=self.plan.id,
            n=n,
            counts=tuple(CategoryCount(category=name, n=seen.get(name)) for name, _ in self.plan.categories),
            none_holds=seen.get(NONE_HOLDS),
        )


def no_categories(plan: PlanClassification) -> GroupCategories:
    """The outcomes of a group of which nothing is shown."""
    counts = tuple(CategoryCount(category=name) for name, _ in plan.categories)
    return GroupCategories(classification=plan.id, counts=counts, withheld=True)


def counted_categories(plan: ScoringPlan, whole: Iterable["Member"], teams: Mapping[int, Collection[str]]) -> tuple[CountedCategories, ...]:
    """Each classification of one perspective, counted.

    Args:
        plan: The scoring.
        whole: Everybody who answered from that perspective.
        teams: Floor -> the teams that may be shown under it, none where the whole is all that is asked for; from the lowest floor
            up to the one that holds.
    """
    members = list(whole)
    return tuple(_counted(one, members, teams) for one in plan.classifications)


def _counted(plan: PlanClassification, members: "list[Member]", teams: Mapping[int, Collection[str]]) -> CountedCategories:
    sizes: Counter[Place] = Counter()
    for member in members:
        outcome = outcome_of(member.categories[plan.id])
        if outcome is not None:
            sizes[member.response.group, outcome] += 1
    return CountedCategories(plan=plan, sizes=sizes, shown=shown_categories(sizes, teams))


def shown_categories(sizes: Mapping[Place, int], teams: Mapping[int, Collection[str]]) -> Shown:
    """What may be shown of how many of which team have which outcome; what a lower floor hides stays hidden.

    Args:
        sizes: Team (`None` for none) and outcome -> how many.
        teams: Floor -> the teams of which something may be shown under it, from the lowest floor up to the one that holds.

    Two of team b fall in the second category. Beside the totals any other count of a team would tell them:

    >>> shown = shown_categories({("a", "x"): 8, ("a", "y"): 6, ("b", "x"): 6, ("b", "y"): 2}, {5: {"a", "b"}})
    >>> sorted(shown.columns), sorted(shown.rows), sorted(shown.cells)
    (['x', 'y'], ['a', 'b'], [])
    """
    total = sum(sizes.values())
    by_outcome, by_team = Counter[str](), Counter[str]()
    for (team, outcome), size in sizes.items():
        by_outcome[outcome or NONE_HOLDS] += size
        if team is not None:
            by_team[team] += size
    columns = set(by_outcome)
    seen = everything(sizes)
    for floor, named in teams.items():
        if total < floor:
            return Shown(total=False, rows=frozenset(), columns=frozenset(), cells=frozenset())
        columns = visible_of(by_outcome, total, columns, floor)
        seen = seen.within(everything(place for place in sizes if place[0] in named))
        rows = visible_of(by_team, total, seen.rows, floor)
        own = attrs.evolve(seen, rows=frozenset(rows), columns=frozenset(columns))
        found = shown_of(sizes, own, floor)
        seen = found if found.columns == own.columns else attrs.evolve(own, rows=frozenset[str](), cells=frozenset[tuple[str, str]]())
    return seen
