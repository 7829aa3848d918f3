"""Comparing two group results as two rounds in which nobody is followed."""

from typing import TYPE_CHECKING, Protocol

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, Message

from .comparable import classified_alike, incomparable, scored_alike
from .dimensions import Composite
from .gaps import welch_interval
from .group import GroupScore, PerspectiveResult
from .group_categories import GroupCategories, without_counts
from .group_change import CategoriesChange, GroupChange, GroupDifference, GroupUnknown, PartChange, group_verdict
from .legend import Legend
from .statistics.interval import ConfidenceInterval

if TYPE_CHECKING:
    from .group import GroupProfile

CONFIDENCE = 0.95


class _Part(Protocol):
    """What a perspective and a team have in common."""

    @property
    def perspective(self) -> Identifier: ...
    @property
    def n(self) -> int | None: ...
    @property
    def withheld(self) -> bool: ...
    @property
    def scores(self) -> tuple[GroupScore, ...]: ...
    @property
    def categories(self) -> tuple[GroupCategories, ...]: ...


def compare_groups(earlier: "GroupProfile", later: "GroupProfile") -> GroupChange:
    """What changed; `GroupProfile.compared_with` says what each argument means."""
    problems = incomparable(earlier, later)
    if problems:
        raise InvalidValueError(Message("the earlier result cannot be compared with this one"), problems)
    legends = (earlier.legend, later.legend)
    return GroupChange(
        questionnaire=later.questionnaire,
        version=later.version,
        earlier_version=earlier.version,
        content_hash=later.content_hash,
        scoring=later.scoring,
        design="independent",
        floor=max(earlier.floor, later.floor),
        perspectives=tuple(
            with_account(_part(one, other, legends), one, other)
            for other in later.perspectives
            for one in earlier.perspectives
            if one.perspective == other.perspective
        ),
        groups=tuple(
            _part(one, other, legends, other.group)
            for other in later.groups
            for one in earlier.groups
            if (one.group, one.perspective) == (other.group, other.perspective)
        ),
        legend=later.legend,
    )


def _part(earlier: _Part, later: _Part, legends: tuple[Legend, Legend], group: str | None = None) -> PartChange:
    withheld = earlier.withheld or later.withheld
    before = {score.dimension: score for score in earlier.scores}
    return PartChange(
        perspective=later.perspective,
        group=group,
        n_before=None if withheld else earlier.n,
        n_after=None if withheld else later.n,
        withheld=withheld,
        changes=tuple(
            _hidden(score) if withheld else _difference(before[score.dimension], score, legends)
            for score in later.scores
            if score.dimension in before
        ),
        categories=tuple(
            _categories(one, other, withheld=withheld, same_rules=classified_alike(*legends, one.classification))
            for other in later.categories
            for one in earlier.categories
            if one.classification == other.classification
        ),
    )


def _categories(before: GroupCategories, after: GroupCategories, *, withheld: bool, same_rules: bool) -> CategoriesChange:
    if withheld or before.withheld or after.withheld:
        before, after = without_counts(before), without_counts(after)
    return CategoriesChange(before=before, after=after, same_rules=same_rules)


def with_account(part: PartChange, earlier: PerspectiveResult, later: PerspectiveResult) -> PartChange:
    """The change of a perspective, with what each round says of other versions and of responses that were left out, unless it is withheld."""
    if part.withheld:
        return part
    return attrs.evolve(
        part,
        answered_versions=later.answered_versions,
        earlier_answered_versions=earlier.answered_versions,
        left_out=later.left_out,
        left_out_reasons=later.left_out_reasons,
        earlier_left_out=earlier.left_out,
        earlier_left_out_reasons=earlier.left_out_reasons,
    )


def _difference(before: GroupScore, after: GroupScore, legends: tuple[Legend, Legend]) -> GroupDifference:
    if before.withheld or after.withheld:
        return _hidden(after)
    difference, interval, reason = _compared(before, after, legends)
    low, high = (None, None) if interval is None else (interval.low, interval.high)
    return GroupDifference(
        dimension=after.dimension,
        n_before=before.n,
        n_after=after.n,
        before=before.mean,
        after=after.mean,
        difference=difference,
        low=low,
        high=high,
        verdict=group_verdict(low, high),
        reason=reason,
    )


def _compared(
    before: GroupScore, after: GroupScore, legends: tuple[Legend, Legend]
) -> tuple[float | None, ConfidenceInterval | None, GroupUnknown | None]:
    """The difference, its interval, and why there is none."""
    if before.mean is None or after.mean is None or not scored_alike(*legends, after.dimension):
        return None, None, "other-definition"
    difference = after.mean - before.mean
    if isinstance(legends[1].dimension(after.dimension), Composite):
        return difference, None, "composite"
    return difference, *welch_interval(after, before, difference, CONFIDENCE)


def _hidden(score: GroupScore) -> GroupDifference:
    return GroupDifference(dimension=score.dimension, withheld=True)
