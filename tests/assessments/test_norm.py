"""A norm is worked out from own answers, says whose, of when and how many, and tells nothing about too few."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from statistics import mean, stdev

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_samples import dimension, four, ident, item, key, questionnaire, response, section
from strategies.assessments import few_answers
from werkplekleren._base.ids import Version
from werkplekleren.assessments import BesideNorm, Norm, Response
from werkplekleren.assessments.own_data.norming import steps_of
from werkplekleren.assessments.own_data.place import wilson
from werkplekleren.errors import InvalidResponseError, InvalidValueError, UnknownNameError

ONE = questionnaire(section("s", item("a")), dimensions=(dimension("time", key("a")),))
"""One item on a scale of 1 to 5: the scores are 0, 25, 50, 75 and 100."""


def answered(*values: int, perspective: str = "employee", start: int = 0) -> list[Response]:
    return [
        attrs.evolve(response({"a": value}, id=f"{perspective}{number}", perspective=perspective), answered_on=date(2026, 10, 1 + number % 20))
        for number, value in enumerate(values, start=start)
    ]


def norm(*values: int, floor: int = 5) -> Norm:
    return ONE.norm(answered(*values), perspective="employee", sample="ronde van najaar 2026", floor=floor)


SPREAD = [1] * 6 + [2] * 8 + [3] * 10 + [4] * 10 + [5] * 6


def test_norm_says_whose_it_is_of_when_and_how_many() -> None:
    made = norm(*SPREAD)
    assert (made.sample.description, made.sample.perspective, made.sample.n) == ("ronde van najaar 2026", "employee", 40)
    assert (made.sample.first_day, made.sample.last_day) == (date(2026, 10, 1), date(2026, 10, 20))
    assert (made.questionnaire, made.version, made.content_hash) == (ONE.id, ONE.version, ONE.content_hash)


def test_norm_has_mean_spread_and_percentiles_of_the_scores() -> None:
    scores = [25.0 * (value - 1) for value in SPREAD]
    found = norm(*SPREAD)["time"]
    assert found.n == 40
    assert found.mean == pytest.approx(mean(scores))
    assert found.spread == pytest.approx(stdev(scores))
    assert [(step.up_to, step.count) for step in found.steps] == [(0, 6), (25, 8), (50, 10), (75, 10), (100, 6)]
    assert [found.percentile(share) for share in (1, 15, 16, 35, 36, 60, 85)] == [0, 0, 25, 25, 50, 50, 75]
    assert found.percentile(86) is None


@pytest.mark.parametrize("share", [0, 100, 50.0, True])
def test_percentile_is_a_whole_number_between_none_and_all(share: int) -> None:
    with pytest.raises(InvalidValueError, match="whole number from 1 to 99"):
        norm(*SPREAD)["time"].percentile(share)


def test_score_has_a_place_with_its_margin_in_words() -> None:
    place = norm(*SPREAD).place("time", 50)
    assert place is not None
    assert (place.lower, place.same, place.higher) == (14, 10, 16)
    assert place.percentile == pytest.approx(47.5)
    assert (place.low, place.high) == pytest.approx([100 * end for end in wilson(0.475, 40)])
    assert place.text.in_language("nl") == (
        "Van elke 100 mensen in deze groep scoren er ongeveer 35 lager, 25 ongeveer gelijk en 40 hoger. Op een rij van 100 mensen, van laag "
        "naar hoog, ligt deze score waarschijnlijk tussen plek 33 en 63. Preciezer kan niet met 40 scores. De groep: ronde van najaar 2026."
    )
    assert place.text.in_language("en").startswith("Of every 100 people in this group about 35 score lower, 25 about the same and 40 higher.")


def test_interval_of_wilson_is_that_of_his_paper() -> None:
    """Twenty of a hundred and none of ten, as scipy's proportion_ci(method="wilson") gives them."""
    assert wilson(0.2, 100) == pytest.approx((0.13336693, 0.28882917))
    assert wilson(0, 10) == pytest.approx((0, 0.27753280))


@pytest.mark.parametrize("score", [-1, 100.5, True, float("nan")])
def test_place_of_what_is_no_score_is_refused(score: float) -> None:
    with pytest.raises(InvalidValueError, match="number from 0 to 100"):
        norm(*SPREAD).place("time", score)


def test_norm_below_the_floor_looks_like_one_that_nobody_answered() -> None:
    nothing = norm(1, 2, 3, 4)
    assert nothing == norm()
    assert (nothing.sample.n, nothing.sample.first_day, nothing.sample.withheld) == (None, None, True)
    assert nothing["time"].withheld
    assert nothing.place("time", 50) is None
    assert nothing["time"].percentile(50) is None
    assert norm(*range(1, 6), floor=6) == norm(floor=6)


def test_norm_of_an_open_perspective_is_shown_below_the_floor() -> None:
    made = ONE.norm(answered(4, 5, perspective="management"), perspective="management", sample="leiding")
    assert (made.sample.n, made["time"].n, made["time"].mean) == (2, 2, 87.5)
    one = ONE.norm(answered(4, perspective="management"), perspective="management", sample="leiding")
    assert (one["time"].mean, one["time"].spread) == (75, None)


def test_perspectives_are_not_taken_together() -> None:
    both = [*answered(*SPREAD), *answered(1, 1, 1, perspective="management")]
    assert ONE.norm(both, perspective="employee", sample="ronde van najaar 2026") == norm(*SPREAD)


def test_no_step_of_a_norm_is_about_fewer_than_the_floor() -> None:
    steps = norm(1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5)["time"].steps
    assert [(step.up_to, step.count) for step in steps] == [(50, 7), (100, 5)]


def test_what_does_not_fit_is_refused() -> None:
    twice = [*answered(1, 2), *answered(3)]
    with pytest.raises(InvalidResponseError, match="not all responses fit"):
        ONE.norm(twice, perspective="employee", sample="x")
    with pytest.raises(UnknownNameError, match="employee"):
        ONE.norm([], perspective="employe", sample="x")
    with pytest.raises(InvalidValueError, match=r"Sample\.description"):
        ONE.norm([], perspective="employee", sample=" ")
    with pytest.raises(InvalidValueError, match="floor must be 5"):
        norm(floor=4)
    with pytest.raises(UnknownNameError, match="time"):
        norm().dimension("tim")


def test_norm_stands_beside_results_of_its_own_questionnaire_only() -> None:
    made = norm(*SPREAD)
    profile = ONE.score(answered(3)[0])
    with pytest.raises(InvalidValueError, match="cannot stand beside") as caught:
        attrs.evolve(made, questionnaire=ident("other"), version=Version("2.0"), scoring="0").beside(
            ONE.score(answered(3, perspective="management")[0])
        )
    assert [str(problem.what) for problem in caught.value.problems] == [
        "norm and result differ in questionnaire: other and scan",
        "norm and result differ in major version: 2 and 1",
        "norm and result differ in scoring rules: 0 and 1",
        "norm and result differ in perspective: employee and management",
    ]
    assert made.beside(profile).of("time") is made["time"]
    assert made.beside(profile).of("unknown") is None
    assert norm().beside(profile).of("time") is None
    with pytest.raises(InvalidValueError, match="must be a profile or a group profile"):
        BesideNorm(result="x", norm=made)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - what a caller without types might pass


@pytest.mark.parametrize(("size", "shown"), [(40, True), (39, False), (36, False), (35, True)])
def test_norm_of_hardly_more_people_than_the_group_is_not_put_beside_it(size: int, *, shown: bool) -> None:
    group = ONE.score_group(answered(*SPREAD[:size]))
    assert (norm(*SPREAD).beside(group).of("time") is not None) is shown


def test_norm_is_read_back_and_iterates_over_its_dimensions() -> None:
    made = norm(*SPREAD)
    assert Norm.from_json(made.to_json()) == made
    assert [one.dimension for one in made] == ["time"]


samples = st.lists(few_answers, max_size=60)


def responses(members: Sequence[dict[str, int]]) -> list[Response]:
    return [response(dict(answers), id=f"r{number}") for number, answers in enumerate(members)]


@given(members=samples, data=st.data())
def test_order_of_the_respondents_does_not_matter(members: list[dict[str, int]], data: st.DataObject) -> None:
    ones = responses(members)
    again = four().norm(data.draw(st.permutations(ones)), perspective="employee", sample="x")
    assert again == four().norm(ones, perspective="employee", sample="x")


@given(members=samples)
def test_percentiles_and_places_never_go_down(members: list[dict[str, int]]) -> None:
    made = four().norm(responses(members), perspective="employee", sample="x")
    known = [score for share in range(1, 100) if (score := made["time"].percentile(share)) is not None]
    assert known == sorted(known)
    places = [place for score in range(0, 101, 5) if (place := made.place("time", score)) is not None]
    percentiles = [place.percentile for place in places]
    assert percentiles == sorted(percentiles)
    for place in places:
        assert 0 <= place.low <= place.percentile <= place.high <= 100
        assert place.lower + place.same + place.higher == place.n == made["time"].n
        assert place.same >= 5


@given(members=samples)
def test_norm_of_fewer_than_the_floor_is_withheld(members: list[dict[str, int]]) -> None:
    made = four().norm(responses(members), perspective="employee", sample="x")
    scored = sum(_is_half(answers) for answers in members)
    assert made["time"].withheld is (scored < 5)
    assert made.sample.withheld is (len(members) < 5)


def _is_half(answers: dict[str, int]) -> bool:
    return 2 * sum(2 if name == "d" else 1 for name in answers) >= 5


@given(counts=st.dictionaries(st.fractions(0, 100, max_denominator=9), st.integers(1, 9), min_size=1), least=st.integers(1, 9))
def test_steps_hold_everybody_once_and_are_large_enough(counts: dict[Fraction, int], least: int) -> None:
    total = sum(counts.values())
    steps = steps_of(counts, least)
    assert sum(step.count for step in steps) == total
    assert all(step.count >= min(least, total) for step in steps)
    assert [step.up_to for step in steps] == sorted({step.up_to for step in steps})
    low = 0
    for step in steps:
        reached = sum(count for score, count in counts.items() if float(score) <= step.up_to)
        assert reached == low + step.count
        low = reached
