"""The gap between two perspectives comes with how sure it is, and never with more than is shown."""

from importlib import import_module
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_samples import composite, four, response
from strategies.assessments import few_answers
from werkplekleren.assessments import GroupProfile, PerspectiveGap, Response
from werkplekleren.errors import InvalidValueError, UnknownNameError

stats: Any = import_module("scipy.stats")  # the package has no types


def answered(perspective: str, *steps: int) -> list[Response]:
    return [response(dict.fromkeys("abc", step), id=f"{perspective}-{number}", perspective=perspective) for number, step in enumerate(steps)]


def group_of(employees: tuple[int, ...], managers: tuple[int, ...]) -> GroupProfile:
    return four().score_group([*answered("employee", *employees), *answered("management", *managers)])


def gap_of(employees: tuple[int, ...], managers: tuple[int, ...], **sure: float) -> PerspectiveGap:
    return group_of(employees, managers).gap("time", "employee", "management", **sure)


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
@pytest.mark.parametrize(
    ("employees", "managers"),
    [((1, 2, 3, 4, 5), (4, 5)), ((2, 2, 3, 3, 1, 4, 2), (5, 4, 5)), ((1, 5, 1, 5, 2, 4, 4), (3, 3, 3, 4))],
)
def test_interval_is_that_of_welch(employees: tuple[int, ...], managers: tuple[int, ...], confidence: float) -> None:
    scores = [[25 * (step - 1) for step in steps] for steps in (employees, managers)]
    gap = gap_of(employees, managers, confidence=confidence)
    low, high = stats.ttest_ind(*scores, equal_var=False).confidence_interval(confidence)
    assert gap.difference == pytest.approx(sum(scores[0]) / len(scores[0]) - sum(scores[1]) / len(scores[1]))
    assert gap.interval is not None
    assert (gap.interval.method, gap.interval.confidence) == ("welch", confidence)
    assert gap.interval.low == pytest.approx(max(low, -100), abs=1e-9)
    assert gap.interval.high == pytest.approx(min(high, 100), abs=1e-9)
    assert (gap.fewest, gap.rests_on_few) == (len(managers), True)


def test_side_on_which_everybody_agrees_adds_no_doubt() -> None:
    gap = gap_of((3, 3, 3, 3, 3), (4, 5, 3))
    margin = float(stats.t.ppf(0.975, 2)) * 25 / 3**0.5
    assert gap.interval is not None
    assert gap.interval.low == pytest.approx(-25 - margin)
    assert gap.interval.high == pytest.approx(-25 + margin)


def test_interval_reaches_no_further_than_a_difference_can() -> None:
    gap = gap_of((1, 1, 1, 2, 2), (4, 5))
    assert gap.interval is not None
    assert gap.interval.low == -100


def test_gap_is_clear_when_nothing_in_the_interval_says_otherwise() -> None:
    assert gap_of((1, 2) * 20, (5, 4) * 20).is_clear
    assert not gap_of((3, 4, 3, 4, 5), (5, 3)).is_clear
    assert not gap_of((1, 2) * 20, (5, 4) * 20).rests_on_few


@pytest.mark.parametrize(
    ("employees", "managers", "why"),
    [((1, 2, 3, 4, 5), (4,), "one-answer"), ((3, 3, 3, 3, 3), (4, 4), "no-spread"), ((1, 2, 3, 4), (4, 5), "withheld"), ((), (), "withheld")],
)
def test_gap_without_interval_says_why(employees: tuple[int, ...], managers: tuple[int, ...], why: str) -> None:
    gap = gap_of(employees, managers)
    assert (gap.interval, gap.without_interval, gap.is_clear) == (None, why, False)


def test_gap_of_a_composite_has_no_interval_because_it_is_a_mean_of_means() -> None:
    scan = attrs.evolve(four(), composites=(composite("total", ("time", 1)),))
    gap = scan.score_group([*answered("employee", 1, 2, 3, 4, 5), *answered("management", 4, 5)]).gap("total", "employee", "management")
    assert (gap.difference, gap.interval, gap.without_interval) == (-37.5, None, "composite")


def test_withheld_gap_looks_like_one_that_nobody_answered() -> None:
    assert gap_of((1, 2, 3, 4), (4, 5)) == gap_of((), ())
    assert gap_of((1, 2, 3, 4), ()).withheld


def test_gaps_come_for_each_dimension_and_composite() -> None:
    group = group_of((1, 2, 3, 4, 5), (4, 5))
    assert [one.dimension for one in group.gaps("management", "employee")] == [one.id for one in group.legend.scored]
    there, back = group.gap("time", "management", "employee"), group.gap("time", "employee", "management")
    assert there.difference == -(back.difference or 0)


@pytest.mark.parametrize("confidence", [0, 1, 1.5, float("nan")])
def test_confidence_outside_0_and_1_is_refused(confidence: float) -> None:
    with pytest.raises(InvalidValueError, match="confidence must lie between 0 and 1"):
        gap_of((1, 2, 3, 4, 5), (4, 5), confidence=confidence)


def test_unknown_names_name_the_nearest() -> None:
    group = group_of((1, 2, 3, 4, 5), (4, 5))
    with pytest.raises(UnknownNameError, match="time"):
        group.gap("tiem", "employee", "management")
    with pytest.raises(UnknownNameError, match="management"):
        group.gap("time", "employee", "managment")


@given(st.lists(st.tuples(few_answers, st.sampled_from(["employee", "management"])), max_size=20))
def test_interval_holds_its_difference(members: list[tuple[dict[str, int], str]]) -> None:
    made = [response(dict(given_answers), id=f"r{number}", perspective=side) for number, (given_answers, side) in enumerate(members)]
    gap = four().score_group(made).gap("time", "employee", "management")
    assert (gap.interval is None) is (gap.without_interval is not None)
    assert gap.interval is None or (gap.difference is not None and gap.interval.holds(gap.difference))
