"""Two rounds of a group are compared with their uncertainty, and never show what either round withheld."""

from collections.abc import Sequence
from importlib import import_module
from statistics import mean
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment_samples import composite, dimension, four, ident, item, key, questionnaire, response, section
from strategies.assessments import TEAMS, groups
from werkplekleren._base.ids import Version
from werkplekleren.assessments import GroupChange, GroupDifference, GroupProfile, PartChange, Questionnaire, Response
from werkplekleren.errors import InvalidValueError, UnknownNameError

scipy: Any = import_module("scipy.stats")  # it has no types
roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=30)
Members = list[tuple[dict[str, int], str | None]]
OPPOSITE = {"higher": "lower", "lower": "higher"}


def rounds_of(drawn: Members, scan: Questionnaire, *, floor: int = 5) -> GroupProfile:
    made = [response(dict(given_answers), id=f"r{number}", group=team) for number, (given_answers, team) in enumerate(drawn)]
    return scan.score_group(made, by="group", groups=TEAMS, floor=floor)


def answered(values: Sequence[int], *, perspective: str = "employee", group: str | None = None, version: str = "1.0") -> list[Response]:
    """Respondents who each gave one answer to the first three questions."""
    return [
        response(dict.fromkeys("abc", value), id=f"{perspective}-{group}-{number}", perspective=perspective, group=group, version=version)
        for number, value in enumerate(values)
    ]


LOW, HIGH = [1, 2, 2, 3, 2, 1], [4, 4, 5, 3, 5, 4, 4]


def test_group_change_has_both_means_their_numbers_and_the_interval_of_welch() -> None:
    scan = four()
    one = scan.score_group(answered(HIGH)).compared_with(scan.score_group(answered(LOW)))["employee"].change("time")
    before, after = scan.score_group(answered(LOW))["employee"].score("time"), scan.score_group(answered(HIGH))["employee"].score("time")
    assert (one.n_before, one.n_after, one.before, one.after) == (6, 7, before.mean, after.mean)
    earlier, later = (
        [value for given_response in answered(values) if (value := scan.score(given_response)["time"].value) is not None] for values in (LOW, HIGH)
    )
    assert one.difference == pytest.approx(mean(later) - mean(earlier))
    assert [one.low, one.high] == pytest.approx(welch(earlier, later), abs=1e-9)
    assert one.verdict == "higher"
    assert (one.effect, one.reliably_higher) == (None, None)


def welch(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """The interval by another implementation."""
    interval = scipy.ttest_ind(second, first, equal_var=False).confidence_interval(0.95)
    return [interval.low, interval.high]


def test_composite_of_a_round_has_a_difference_and_no_interval() -> None:
    scan = questionnaire(section("s", *map(item, "abc")), dimensions=(dimension("x", key("a")),), composites=(composite("z", ("x", 1)),))
    before, after = (scan.score_group(answered(values)) for values in (LOW, HIGH))
    one = after.compared_with(before)["employee"].change("z")
    assert (one.difference is None, one.low, one.verdict, one.reason) == (False, None, "not-known", "composite")


def test_difference_without_spread_has_no_interval_and_no_verdict() -> None:
    scan = four()
    same = scan.score_group(answered([2] * 6)).compared_with(scan.score_group(answered([4] * 6)))["employee"].change("time")
    assert (same.low, same.high, same.verdict, same.reason) == (None, None, "not-known", "no-spread")
    one = scan.score_group(answered([2], perspective="management"))
    alone = one.compared_with(one)["management"].change("time")
    assert (alone.n_after, alone.difference, alone.reason) == (1, 0, "one-answer")


def test_what_either_round_withholds_is_withheld_and_the_reason_is_said_once() -> None:
    scan = four()
    shown, small = scan.score_group(answered(HIGH)), scan.score_group(answered([1, 2, 3]))
    for changed in (shown.compared_with(small), small.compared_with(shown)):
        part = changed["employee"]
        assert part == PartChange(perspective=ident("employee"), withheld=True, changes=(GroupDifference(dimension=ident("time"), withheld=True),))
        assert changed.reason is not None
        assert "minder dan 5" in changed.reason.in_language("nl")
    whole = attrs.evolve(shown, perspectives=(shown["employee"],))
    assert whole.compared_with(whole).reason is None


def test_dimension_that_one_round_withholds_is_withheld_in_a_change_that_is_shown() -> None:
    scan = four()
    few = scan.score_group([*answered([2, 3, 4]), *(response({"a": 3}, id=f"few{number}") for number in range(4))])
    part = scan.score_group(answered(HIGH)).compared_with(few)["employee"]
    assert (part.n_before, part.n_after, part.withheld) == (7, 7, False)
    assert part.change("time") == GroupDifference(dimension=ident("time"), withheld=True)


def test_teams_that_both_rounds_have_are_compared() -> None:
    scan = four()
    before = scan.score_group([*answered(LOW, group="lassen"), *answered(LOW, group="frezen")], by="group")
    after = scan.score_group([*answered(HIGH, group="lassen"), *answered(HIGH, group="montage")], by="group")
    changed = after.compared_with(before)
    assert [(one.group, one.n_before, one.n_after, one.change("time").verdict) for one in changed.groups] == [("lassen", 6, 7, "higher")]


def test_dimension_that_was_scored_otherwise_has_no_difference() -> None:
    def scored(reversed_: bool, version: str) -> GroupProfile:  # noqa: FBT001 - two forms of one questionnaire
        scan = questionnaire(
            section("s", item("a"), item("b")),
            dimensions=(dimension("x", key("a")), dimension("y", key("b", reversed=reversed_))),
            composites=(composite("all", ("x", 1), ("y", 1)),),
        )
        return attrs.evolve(scan, version=Version(version)).score_group(
            [response({"a": value, "b": value}, id=f"r{value}{number}", version=version) for number in range(2) for value in (2, 3, 4)]
        )

    changed = scored(True, "1.1").compared_with(scored(False, "1.0"))["employee"]
    assert [(one.reason, one.difference is None) for one in changed.changes] == [
        (None, False),
        ("other-definition", True),
        ("other-definition", True),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"questionnaire": ident("other")}, "other-questionnaire"),
        ({"version": Version("2.0")}, "other-version"),
        ({"content_hash": "0" * 64}, "other-content"),
        ({"scoring": "0"}, "other-scoring"),
    ],
)
def test_results_that_cannot_be_compared_are_refused_with_what_differs(changes: dict[str, Any], code: str) -> None:
    later = four().score_group(answered(HIGH))
    with pytest.raises(InvalidValueError) as caught:
        later.compared_with(attrs.evolve(later, **changes))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_the_higher_floor_of_both_rounds_counts() -> None:
    scan = four()
    assert scan.score_group(answered(HIGH), floor=7).compared_with(scan.score_group(answered(LOW))).floor == 7


def test_change_that_says_more_than_it_may_cannot_be_made() -> None:
    with pytest.raises(InvalidValueError, match="nothing may be said"):
        GroupDifference(dimension=ident("time"), n_before=3, withheld=True)
    with pytest.raises(InvalidValueError, match="does not follow"):
        GroupDifference(dimension=ident("time"), low=-1.0, high=1.0, verdict="higher")
    with pytest.raises(InvalidValueError, match="nothing may be said"):
        PartChange(perspective=ident("employee"), withheld=True, changes=(GroupDifference(dimension=ident("time"), reason="no-spread"),))


def test_unknown_names_in_a_group_change_name_the_nearest() -> None:
    group = four().score_group(answered(HIGH))
    changed = group.compared_with(group)
    assert [one.perspective for one in changed] == ["employee", "management"]
    with pytest.raises(UnknownNameError, match="employee"):
        changed["employe"]
    with pytest.raises(UnknownNameError, match="time"):
        changed["employee"].change("tme")


# Laws.


@roomy
@given(groups)
def test_group_compared_with_itself_has_no_change_and_nothing_clear(drawn: Members) -> None:
    group = rounds_of(drawn, four())
    changed = group.compared_with(group)
    for part in (*changed.perspectives, *changed.groups):
        for one in part.changes:
            assert one.difference in {0, None}
            assert one.verdict in {"not-clear", "not-known"}


@roomy
@given(groups, groups)
def test_swapping_the_rounds_turns_every_sign(first: Members, second: Members) -> None:
    scan = four()
    earlier, later = rounds_of(first, scan), rounds_of(second, scan)
    there, back = later.compared_with(earlier), earlier.compared_with(later)
    for one, other in zip((*there.perspectives, *there.groups), (*back.perspectives, *back.groups), strict=True):
        assert (one.withheld, one.n_before, one.n_after) == (other.withheld, other.n_after, other.n_before)
        for change, opposite in zip(one.changes, other.changes, strict=True):
            assert change.difference == (None if opposite.difference is None else -opposite.difference)
            assert change.low == (None if opposite.high is None else -opposite.high)
            assert change.verdict == OPPOSITE.get(opposite.verdict, opposite.verdict)


@roomy
@given(groups, groups, st.integers(5, 8), st.integers(5, 8))
def test_change_shows_nothing_that_either_round_withheld(first: Members, second: Members, one_floor: int, other_floor: int) -> None:
    scan = four()
    earlier, later = rounds_of(first, scan, floor=one_floor), rounds_of(second, scan, floor=other_floor)
    changed = later.compared_with(earlier)
    for part in changed.perspectives:
        sides = (earlier[part.perspective], later[part.perspective])
        assert part.withheld == any(side.withheld for side in sides)
        for change in part.changes:
            scores = [side.score(change.dimension) for side in sides]
            assert change.withheld == any(score.withheld for score in scores)
            if not change.withheld:
                assert (change.before, change.after) == tuple(score.mean for score in scores)
    for part in changed.groups:
        teams = [team for result in (earlier, later) for team in result.groups if (team.group, team.perspective) == (part.group, part.perspective)]
        assert part.withheld == any(team.withheld for team in teams)
        assert all(change.withheld == any(team.score(change.dimension).withheld for team in teams) for change in part.changes)


@roomy
@given(groups, groups)
def test_group_change_comes_back_from_json_as_it_was(first: Members, second: Members) -> None:
    scan = four()
    changed = rounds_of(second, scan).compared_with(rounds_of(first, scan))
    assert GroupChange.from_json(changed.to_json()) == changed
