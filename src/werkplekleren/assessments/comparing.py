"""Comparing two profiles of one respondent."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

from .change import CategoryChange, Change, DimensionChange, Unknown, Verdict
from .comparable import classified_alike, different, incomparable, keyed_items, scored_alike
from .measurement_error import MeasurementError, errors_by_dimension
from .response import NOT_APPLICABLE
from .statistics.reliable_change import ChangeVerdict

if TYPE_CHECKING:
    from .profile import Profile


VERDICTS: Mapping[ChangeVerdict, Verdict] = {
    "improved": "reliably-higher",
    "unchanged": "no-reliable-change",
    "deteriorated": "reliably-lower",
}
"""What a rise or fall is called here, where it is not said which way is good."""


def compare_profiles(earlier: "Profile", later: "Profile", errors: Iterable[MeasurementError]) -> Change:
    """What changed; `Profile.compared_with` says what each argument means."""
    _check(earlier, later)
    known = errors_by_dimension(errors, tuple(one.dimension for one in later.scores))
    return Change(
        questionnaire=later.questionnaire,
        version=later.version,
        earlier_version=earlier.version,
        answered_version=later.answered_version,
        earlier_answered_version=earlier.answered_version,
        content_hash=later.content_hash,
        scoring=later.scoring,
        method="jacobson-truax",
        response=later.response,
        perspective=later.perspective,
        before_on=earlier.answered_on,
        after_on=later.answered_on,
        changes=tuple(
            _change(earlier, later, one.dimension, known.get(one.dimension))
            for one in later.scores
            if any(one.dimension == other.dimension for other in earlier.scores)
        ),
        categories=tuple(
            CategoryChange(before=one, after=other, same_rules=classified_alike(earlier.legend, later.legend, one.classification))
            for other in later.categories
            for one in earlier.categories
            if one.classification == other.classification
        ),
        legend=later.legend,
    )


def _check(earlier: "Profile", later: "Profile") -> None:
    problems = incomparable(earlier, later)
    problems += different("other-perspective", Message("it was answered from another side"), "perspective", earlier.perspective, later.perspective)
    problems += different("other-respondent", Message("it is of another respondent"), "response", earlier.response, later.response)
    if earlier.answered_on is not None and later.answered_on is not None and earlier.answered_on > later.answered_on:
        problems.append(
            Problem(
                code="wrong-order",
                what=Message("the earlier profile was answered after the later one"),
                place=Place(path="answered_on"),
                found=earlier.answered_on.isoformat(),
                expected=Message("at most {day}", {"day": later.answered_on.isoformat()}),
            )
        )
    if problems:
        raise InvalidValueError(Message("the earlier profile cannot be compared with this one"), problems)


def _change(earlier: "Profile", later: "Profile", dimension: Identifier, error: MeasurementError | None) -> DimensionChange:
    before, after = earlier.score(dimension), later.score(dimension)
    items = keyed_items(later.legend, dimension)
    reason: Unknown | None = None
    difference: Fraction | None = None
    if not scored_alike(earlier.legend, later.legend, dimension):
        reason = "other-definition"
    elif before.exact is None or after.exact is None:
        reason = "no-score"
    elif items.intersection(earlier.hidden) != items.intersection(later.hidden):
        reason = "other-questions"
    else:
        difference = after.exact - before.exact
        reason = None if error else "no-measurement-error"
    found = None if error is None else error.index(*((None, None) if difference is None else (before.exact, after.exact)))
    return DimensionChange(
        before=before,
        after=after,
        difference=None if difference is None else float(difference),
        same_answered=_answered(earlier, items) == _answered(later, items),
        error=error,
        sem=None if found is None else found.sem,
        mdc95=None if found is None else found.detectable,
        rci=None if found is None else found.index,
        verdict="not-known" if found is None or found.verdict is None else VERDICTS[found.verdict],
        reason=reason,
    )


def _answered(profile: "Profile", items: frozenset[Identifier]) -> set[Identifier]:
    """The items that count in this profile."""
    return {name for name in items.difference(profile.hidden) if profile.answers.get(name, NOT_APPLICABLE) != NOT_APPLICABLE}
