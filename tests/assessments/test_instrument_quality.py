"""What own answers say about a questionnaire: the figures are those of the literature, and too few people give none."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from statistics import correlation, mean, stdev
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_samples import both, dimension, every_kind, four, ident, item, key, questionnaire, response, scale, section
from strategies.assessments import TEAMS, few_answers
from werkplekleren.assessments import (
    Answer,
    Choice,
    ChoiceItem,
    CountsAtLeast,
    CountsOneOf,
    DimensionQuality,
    Finding,
    InstrumentQuality,
    NumberItem,
    Questionnaire,
    Response,
    YesNoItem,
    cronbach_alpha,
)
from werkplekleren.assessments.own_data.findings import upper
from werkplekleren.assessments.statistics.group_intraclass import group_intraclass_correlation
from werkplekleren.assessments.statistics.omega import mcdonald_omega
from werkplekleren.errors import InvalidResponseError, InvalidValueError, UnknownNameError

ALPHA: dict[str, Any] = {
    case["name"]: case for case in json.loads((Path(__file__).parents[1] / "oracles" / "cronbach_alpha.json").read_text(encoding="utf-8"))["cases"]
}


def quality(scan: Questionnaire, responses: Sequence[Response], *, perspective: str = "employee", floor: int = 5) -> InstrumentQuality:
    return scan.quality(responses, perspective=perspective, sample="ronde van najaar 2026", floor=floor)


def rows(*answers: Sequence[int | None], names: str = "abcd", perspective: str = "employee") -> list[Response]:
    return [
        response(
            {name: value for name, value in zip(names, row, strict=False) if value is not None}, id=f"{perspective}{number}", perspective=perspective
        )
        for number, row in enumerate(answers)
    ]


def of_table(columns: Sequence[str], table: Sequence[Sequence[int]], high: int) -> tuple[Questionnaire, list[Response]]:
    """A questionnaire of one dimension with a number for each column, and a response for each row."""
    names = [ident(f"q{number}") for number, _ in enumerate(columns)]
    scan = questionnaire(
        section("s", *(NumberItem(id=name, text=both(title), low=0, high=high) for name, title in zip(names, columns, strict=True))),
        dimensions=(dimension("all", *(key(name) for name in names)),),
    )
    return scan, [response(dict[str, Answer](zip(names, row, strict=True)), id=f"r{number}") for number, row in enumerate(table)]


def spread_out(size: int, seed: int = 1, names: str = "abcd") -> list[Response]:
    """Answers of people who differ, with some luck in each answer."""
    luck = Random(seed)  # noqa: S311 - luck for a sample, not a secret
    made: list[Sequence[int]] = []
    for _ in range(size):
        level = luck.gauss(3, 1)
        made.append([max(1, min(5, round(level + luck.gauss(0, 0.8)))) for _ in names])
    return rows(*made, names=names)


PLAIN = questionnaire(section("s", *(item(name) for name in "abcd")), dimensions=(dimension("time", *(key(name) for name in "abcd")),))


@pytest.mark.parametrize("name", ["attitude", "likert_15x10"])
def test_figures_are_those_of_the_oracles(name: str) -> None:
    case = ALPHA[name]
    expected = case["expected"]
    near = case["tolerance"]["abs"]
    made = quality(*of_table(case["inputs"]["columns"], case["inputs"]["rows"], high=100))
    found = made["all"]
    assert (found.n, len(found.items)) == (expected["n"], expected["k"])
    assert found.alpha == pytest.approx(expected["alpha"], abs=near)
    assert found.standardised == pytest.approx(expected["alpha_standardised"], abs=near)
    assert found.mean_inter_item == pytest.approx(expected["mean_inter_item_r"], abs=near)
    assert (found.alpha_low, found.alpha_high) == pytest.approx(expected["alpha_ci95_feldt"], abs=near)
    assert [one.item_rest for one in found.items] == pytest.approx(expected["item_rest_r"], abs=near)
    assert [one.alpha_if_dropped for one in found.items] == pytest.approx(expected["alpha_if_dropped"], abs=near)
    if "item_mean" in expected:
        assert [one.mean for one in made.items] == pytest.approx(expected["item_mean"], abs=near)
        assert [one.spread for one in made.items] == pytest.approx(expected["item_sd"], abs=near)


def test_item_has_how_it_was_answered() -> None:
    made = quality(PLAIN, rows([1, 2], [5, 2], [5, 3], [4, None], [2, 2], [None, 2]))
    found = made.item("a")
    assert (found.asked, found.n, found.missing) == (6, 5, 1)
    assert found.counts == (1, 1, 0, 1, 2)
    assert (found.at_low, found.at_high) == (0.2, 0.4)
    assert found.mean == pytest.approx(mean([1, 5, 5, 4, 2]))
    assert found.spread == pytest.approx(stdev([1, 5, 5, 4, 2]))
    assert (found.scale, found.low, found.high) == ("agree", 1, 5)
    assert [one.id for one in made.scales] == ["agree"]


def test_does_not_apply_is_no_answer_that_counts() -> None:
    responses = [*rows([1], [2], [3], [4], [5]), response({"a": "n/a"}, id="x")]
    assert quality(PLAIN, responses).item("a").missing == 1


def test_quality_says_whose_answers_these_are_of_when_and_how_many() -> None:
    responses = [attrs.evolve(one, answered_on=date(2026, 10, 1 + number)) for number, one in enumerate(spread_out(7))]
    made = quality(PLAIN, responses)
    assert (made.sample.description, made.sample.n) == ("ronde van najaar 2026", 7)
    assert (made.sample.first_day, made.sample.last_day) == (date(2026, 10, 1), date(2026, 10, 7))
    assert (made.questionnaire, made.version, made.content_hash) == (PLAIN.id, PLAIN.version, PLAIN.content_hash)
    assert made.sample.perspective == "employee"


def test_score_has_mean_spread_and_shares_at_the_ends() -> None:
    found = quality(PLAIN, rows([1, 1, 1, 1], [5, 5, 5, 5], [5, 5, 5, 5], [3, 3, 3, 3], [2, 2, 2, 2]))["time"]
    scores = [0, 100, 100, 50, 25]
    assert (found.scored, found.mean, found.at_floor, found.at_ceiling) == (5, mean(scores), 0.2, 0.4)
    assert found.spread == pytest.approx(stdev(scores))
    assert found.alpha == pytest.approx(1)
    assert found.sem == pytest.approx(0)


def test_items_are_turned_as_the_dimension_says_and_weigh_as_in_the_score() -> None:
    turned = [attrs.evolve(one, answers={**one.answers, "d": 6 - int(str(one.answers["d"]))}) for one in spread_out(60)]
    with_key = questionnaire(
        section("s", *(item(name) for name in "abcd")),
        dimensions=(dimension("time", key("a"), key("b"), key("c"), key("d", reversed=True)),),
    )
    plain, made = quality(PLAIN, spread_out(60))["time"], quality(with_key, turned)["time"]
    assert made.alpha == plain.alpha
    assert [one.item_rest for one in made.items] == [one.item_rest for one in plain.items]
    assert [one.reversed for one in made.items] == [False, False, False, True]
    assert quality(four(), turned)["time"].alpha != made.alpha  # the last one twice as heavy
    contradicting = quality(PLAIN, turned)
    assert Finding(code="opposite-item", verdict="look", dimension=ident("time"), item=ident("d")) in contradicting.findings


def test_omega_is_that_of_the_points_with_its_estimator_named() -> None:
    found = quality(PLAIN, spread_out(60))["time"]
    expected = mcdonald_omega([[int(str(value)) for value in one.answers.values()] for one in spread_out(60)])
    assert found.omega == pytest.approx(expected.value)
    assert found.omega_estimator == "maximum-likelihood"


def test_omega_that_cannot_exist_is_refused_and_said() -> None:
    three = questionnaire(section("s", *(item(name) for name in "abc")), dimensions=(dimension("x", *(key(name) for name in "abc")),))
    table = [*([(b + c + 1) // 2, b, c] for b in range(1, 6) for c in range(1, 6)), [1, 1, 1], [5, 5, 5]]
    rho = [[pearson(table, one, two) for two in range(3)] for one in range(3)]
    assert rho[0][1] * rho[0][2] / rho[1][2] > 1  # the share of the first item that the factor would explain
    made = quality(three, rows(*table, names="abc"))
    assert (made["x"].omega, made["x"].omega_estimator, made["x"].unknown) == (None, "", ("heywood",))
    assert Finding(code="no-omega", verdict="unknown", dimension=ident("x")) in made.findings
    two = quality(questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("x", key("a"), key("b")),)), spread_out(40, names="ab"))
    assert (two["x"].omega, two["x"].unknown) == (None, ("few-items",))


def pearson(table: Sequence[Sequence[int]], one: int, two: int) -> float:
    return correlation([row[one] for row in table], [row[two] for row in table])


def test_item_on_another_range_counts_as_a_share_of_its_own_range() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b"), item("c", "ten")),
        scales=(scale(), scale("ten", 0, 12)),
        dimensions=(dimension("time", key("a"), key("b"), key("c")),),
    )
    stretched = [attrs.evolve(one, answers={**one.answers, "c": 3 * (int(str(one.answers["c"])) - 1)}) for one in spread_out(50, names="abc")]
    three = questionnaire(section("s", *(item(name) for name in "abc")), dimensions=(dimension("time", key("a"), key("b"), key("c")),))
    assert quality(scan, stretched)["time"].alpha == pytest.approx(quality(three, spread_out(50, names="abc"))["time"].alpha)


def test_dimension_that_counts_is_about_what_counts() -> None:
    four_or_more = attrs.evolve(dimension("time", *(key(name) for name in "abcd")), counts=CountsAtLeast(value=4))
    counted = questionnaire(section("s", *(item(name) for name in "abcd")), dimensions=(four_or_more,))
    found = quality(counted, spread_out(60))["time"]
    zeros_and_ones = [[int(int(str(value)) >= 4) for value in one.answers.values()] for one in spread_out(60)]
    assert found.alpha == cronbach_alpha(zeros_and_ones).value
    assert quality(counted, spread_out(60)).items == quality(PLAIN, spread_out(60)).items


def test_choices_without_points_count_in_a_dimension_and_have_no_mean() -> None:
    options = tuple(Choice(id=ident(name), label=both(name)) for name in ("x", "y"))
    chosen = attrs.evolve(dimension("time", key("a"), key("b")), counts=CountsOneOf(values=("x",)))
    scan = questionnaire(section("s", *(ChoiceItem(id=ident(name), text=both(name), options=options) for name in "ab")), dimensions=(chosen,))
    made = quality(scan, [response({"a": "xy"[n % 2], "b": "xy"[n % 3 // 2]}, id=f"r{n}") for n in range(12)])
    assert made["time"].alpha is not None
    assert made.item("a").withheld


def test_reliability_rests_on_complete_lists_and_scores_on_all_with_a_score() -> None:
    responses = [*spread_out(40), *(attrs.evolve(one, id=f"x{one.id}", answers=dict(list(one.answers.items())[:3])) for one in spread_out(6, seed=2))]
    found = quality(PLAIN, responses)["time"]
    assert (found.n, found.scored) == (40, 46)
    assert found.alpha == quality(PLAIN, spread_out(40))["time"].alpha


def test_perspectives_are_not_taken_together() -> None:
    mixed = [*spread_out(30), *rows([1, 5, 1, 5], perspective="management")]
    assert quality(PLAIN, mixed) == quality(PLAIN, spread_out(30))


def test_items_that_a_perspective_is_not_asked_are_left_out() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b"), attrs.evolve(item("c"), perspectives=(ident("management"),)), YesNoItem(id=ident("d"), text=both("d"))),
        dimensions=(dimension("time", *(key(name) for name in "abcd")), dimension("lead", key("c"))),
    )
    responses = rows(*([1 + number % 5, 1 + number % 4, None, number % 2 == 0] for number in range(12)))
    made = quality(scan, responses)
    assert [one.item for one in made.items] == ["a", "b", "d"]
    assert [one.item for one in made["time"].items] == ["a", "b", "d"]
    assert made["lead"].items == ()
    assert made["lead"].withheld
    assert made.item("d").counts == (6, 6)


def test_item_with_many_different_numbers_has_no_counts_one_by_one() -> None:
    made = quality(*of_table(["x", "y"], [[0, 100], [50, 20], [20, 40], [30, 80], [90, 90]], high=100))
    assert made.item("q0").counts == ()
    assert made.item("q0").at_low == 0.2
    assert made.scales == ()


def test_too_few_lists_give_nothing_and_look_like_none_at_all() -> None:
    nothing = quality(PLAIN, spread_out(4))
    assert nothing == quality(PLAIN, [])
    assert nothing.sample.withheld
    assert all(one.withheld for one in nothing.items)
    assert all(one.withheld for one in nothing.dimensions)
    assert nothing.findings == (Finding(code="nobody", verdict="unknown"),)
    assert nothing.measurement_errors == ()


def test_item_or_dimension_with_too_few_answers_is_withheld_in_a_sample_that_is_shown() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b")), dimensions=(dimension("x", key("a")), dimension("y", key("b")), dimension("z", key("a"), key("b")))
    )
    made = quality(scan, rows(*([3, 4] for _ in range(3)), *([2, None] for _ in range(6)), names="ab"))
    assert (made.item("a").n, made.item("b").n, made.item("b").withheld, made.item("b").asked) == (9, None, True, None)
    assert made["y"] == DimensionQuality(dimension=ident("y"), items=made["y"].items, withheld=True)
    assert (made["z"].scored, made["z"].n, made["z"].unknown) == (9, None, ("too-few",))
    codes = [(one.code, one.dimension) for one in made.findings if one.dimension]
    assert codes == [("one-item", "x"), ("too-few", "y"), ("too-few", "z")]


@pytest.mark.parametrize(("complete", "incomplete", "shown"), [(29, 1, False), (29, 4, False), (29, 5, True), (30, 1, True), (29, 0, True)])
def test_a_few_incomplete_lists_in_a_small_sample_are_protected(complete: int, incomplete: int, *, shown: bool) -> None:
    few = [attrs.evolve(one, id=f"x{one.id}", answers={"a": 3, "b": 2}) for one in spread_out(incomplete, seed=2)]
    found = quality(PLAIN, [*spread_out(complete), *few])["time"]
    assert (found.alpha is not None, found.n is not None, "few-incomplete" not in found.unknown) == (shown, shown, shown)


def test_open_perspective_is_shown_below_the_floor() -> None:
    made = quality(PLAIN, rows([1, 2, 3, 4], [2, 3, 4, 5], perspective="management"), perspective="management")
    assert (made.sample.n, made.item("a").n) == (2, 2)
    assert made["time"].alpha == pytest.approx(1)
    one = quality(PLAIN, rows([1, 2, 3, 4], perspective="management"), perspective="management")
    assert (one.item("a").spread, one["time"].spread, one["time"].alpha, one["time"].sem) == (None, None, None, None)


def test_no_alpha_where_it_is_not_defined() -> None:
    same = quality(PLAIN, rows(*([3, 3, 3, 3] for _ in range(8))))
    assert (same["time"].alpha, same["time"].unknown) == (None, ("no-spread",))
    assert Finding(code="no-spread", verdict="look", dimension=ident("time")) in same.findings
    one = quality(questionnaire(section("s", item("a")), dimensions=(dimension("x", key("a")),)), spread_out(8, names="a"))
    assert (one["x"].alpha, one["x"].unknown, one["x"].n) == (None, ("one-item",), 8)
    still = quality(PLAIN, [attrs.evolve(one, answers={**one.answers, "d": 3}) for one in spread_out(40)])
    assert still["time"].unknown == ("item-no-spread",)
    assert still["time"].alpha is not None


def test_negative_alpha_is_shown_and_gives_no_measurement_error() -> None:
    responses = rows(*([1 + number % 5, 5 - number % 5] for number in range(40)), names="ab")
    scan = questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("x", key("a"), key("b", 3)),))
    made = quality(scan, responses)
    assert made["x"].alpha is not None
    assert made["x"].alpha < 0
    assert (made["x"].unknown, made["x"].sem, made.measurement_errors) == (("negative-alpha", "few-items"), None, ())
    assert Finding(code="contradicting", verdict="look", dimension=ident("x")) in made.findings


def test_measurement_error_of_each_dimension_is_what_a_change_reckons_with() -> None:
    responses = [attrs.evolve(one, answered_on=date(2026, 10, 1)) for one in spread_out(60)]
    made = quality(PLAIN, responses)
    (error,) = made.measurement_errors
    found = made["time"]
    assert (error.dimension, error.sd, error.reliability, error.kind, error.n) == ("time", found.spread, found.alpha, "alpha", 60)
    assert error.sample == "ronde van najaar 2026, 2026-10-01 – 2026-10-01"
    assert error.sem == pytest.approx(found.sem)
    assert quality(PLAIN, spread_out(60)).measurement_errors[0].sample == "ronde van najaar 2026"


def test_all_scores_alike_give_no_measurement_error() -> None:
    exact = quality(PLAIN, rows(*([1 + number % 5] * 4 for number in range(40))))
    assert exact["time"].alpha == 1
    assert exact.measurement_errors == ()


def codes(responses: Sequence[Response], scan: Questionnaire = PLAIN) -> set[str]:
    return {one.code for one in quality(scan, responses).findings}


def test_verdicts_are_given_only_when_the_whole_margin_agrees() -> None:
    sure, unsure = spread_out(300), spread_out(12)
    assert codes(sure) == {"reliable"}
    assert codes(unsure) == {"small-sample", "uncertain"}
    luck = Random(4)  # noqa: S311 - luck for a sample, not a secret
    noise = rows(*([luck.randint(1, 5) for _ in range(4)] for _ in range(300)))
    assert codes(noise) == {"unreliable", "loose-item", "opposite-item"}
    alike = rows(*([1 + number % 5] * 3 + [max(1, number % 5)] for number in range(300)))
    assert "too-alike" in codes(alike)


def test_scores_at_an_end_are_found_in_a_large_enough_sample_only() -> None:
    low, high = [[1, 1, 1, 1]] * 12, [[5, 5, 5, 5]] * 12
    middle = [[2, 3, 2, 3], [4, 3, 4, 4], [3, 3, 2, 3]] * 12
    assert {"at-floor", "at-ceiling"} <= codes(rows(*low, *high, *middle))
    assert not {"at-floor", "at-ceiling"} & codes(rows(*low[:6], *high[:6], *middle[:18]))


def test_items_without_answers_or_with_one_answer_are_found() -> None:
    responses = [
        attrs.evolve(one, answers={name: 4 if name == "b" else value for name, value in one.answers.items() if name != "c" or number % 5})
        for number, one in enumerate(spread_out(60))
    ]
    found = [(one.code, one.item) for one in quality(PLAIN, responses).findings if one.item and one.dimension is None]
    assert found == [("same-answer", "b"), ("unanswered", "c")]


def test_interval_of_a_correlation_is_that_of_fisher() -> None:
    """The hyperbolic tangent of 0.549306 (Fisher's z of 0.5) and 1.959964 / 5."""
    assert upper(0.5, 28) == pytest.approx(0.7358185)
    assert upper(0.5, 3) == 1
    assert upper(1.0, 30) == 1


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidResponseError, match="not all responses fit"):
        quality(PLAIN, rows([9]))
    with pytest.raises(InvalidValueError, match="floor must be 5"):
        quality(PLAIN, [], floor=2)
    with pytest.raises(UnknownNameError, match="employee"):
        quality(PLAIN, [], perspective="employe")
    made = quality(PLAIN, [])
    with pytest.raises(UnknownNameError, match="time"):
        made.dimension("tme")
    with pytest.raises(UnknownNameError, match="choose from a, b, c, d"):
        made.item("z")


def test_quality_is_read_back_and_iterates_over_its_dimensions() -> None:
    made = quality(PLAIN, spread_out(30))
    assert InstrumentQuality.from_json(made.to_json()) == made
    assert [one.dimension for one in made] == ["time"]
    assert quality(every_kind(), []).question("seven").in_language("nl") == "Zeven"
    assert quality(every_kind(), [], perspective="management").question("seven").in_language("nl") == "Zeven, leiding"
    with pytest.raises(UnknownNameError, match="choose from a, b, c, d"):
        made.question("z")
    assert quality(every_kind(), [])["mixed"].withheld


def test_differences_between_groups_rest_on_the_groups_that_may_be_shown() -> None:
    responses = [attrs.evolve(one, group=("frezen", "lassen", "montage", "kantoor")[number % 20 // 6]) for number, one in enumerate(spread_out(60))]
    sizes = Counter(one.group for one in responses)
    assert sizes == {"frezen": 18, "lassen": 18, "montage": 18, "kantoor": 6}
    few = [one for one in responses if one.group != "kantoor"] + [one for one in responses if one.group == "kantoor"][:3]
    found = quality(PLAIN, few)["time"].between_groups
    shown = [one for one in PLAIN.score_group(few, by="group").groups if one.perspective == "employee"]
    assert len(shown) == 2  # the rest of three and the smallest other one
    members = [[PLAIN.score(one)["time"].value for one in few if one.group == team.group] for team in shown]
    expected = group_intraclass_correlation([[value for value in team if value is not None] for team in members])
    assert found is not None
    assert (found.groups, found.n) == (2, 36)
    assert (found.icc1, found.icc2) == pytest.approx((expected.icc1, expected.icc2))
    assert (found.k, found.mean_size) == (expected.size, expected.mean_size)
    assert found.icc1_by_mean_size == pytest.approx(expected.icc1_by_mean_size)
    assert quality(PLAIN, [one for one in responses if one.group == "frezen"])["time"].between_groups is None


@given(members=st.lists(st.tuples(few_answers, st.sampled_from([None, *TEAMS])), max_size=60))
def test_groups_that_count_are_those_of_a_result_by_group(members: list[tuple[dict[str, int], str | None]]) -> None:
    responses = [response(dict(answers), id=f"r{number}", group=group) for number, (answers, group) in enumerate(members)]
    shown = [one for one in four().score_group(responses, by="group").groups if one.perspective == "employee" and not one.score("time").withheld]
    found = quality(four(), responses)["time"].between_groups
    assert (0 if found is None else found.groups) == (len(shown) if len(shown) > 1 else 0)
    assert found is None or found.n == sum(one.score("time").n or 0 for one in shown)


samples = st.lists(few_answers, max_size=40)


def responses_of(members: Sequence[dict[str, int]], times: int = 1) -> list[Response]:
    return [response(dict(answers), id=f"r{time}-{number}") for time in range(times) for number, answers in enumerate(members)]


@given(members=samples, data=st.data())
def test_order_of_the_respondents_does_not_matter(members: list[dict[str, int]], data: st.DataObject) -> None:
    ones = responses_of(members)
    assert quality(four(), data.draw(st.permutations(ones))) == quality(four(), ones)


@given(members=samples)
def test_everybody_twice_has_the_same_alpha_and_the_same_answers_twice(members: list[dict[str, int]]) -> None:
    once, twice = quality(four(), responses_of(members)), quality(four(), responses_of(members, 2))
    for before, same in zip(once.items, twice.items, strict=True):
        if not before.withheld:
            assert same.counts == tuple(2 * count for count in before.counts)
            assert same.mean == before.mean
    one, other = once["time"], twice["time"]
    if one.alpha is not None and other.alpha is not None:
        assert other.alpha == one.alpha
        assert [keyed.item_rest for keyed in other.items] == [keyed.item_rest for keyed in one.items]
        assert other.alpha_low is not None
        assert one.alpha_low is not None
        assert other.alpha_low >= one.alpha_low


@given(members=samples)
def test_nothing_rests_on_fewer_than_the_floor(members: list[dict[str, int]]) -> None:
    made = quality(four(), responses_of(members))
    assert made.sample.n is None or made.sample.n >= 5
    for one in made.items:
        count = sum(one.item in answers for answers in members)
        assert one.n == (count if count >= 5 else None)
        assert one.withheld is (count < 5)
        assert sum(one.counts) == (one.n or 0)
    found = made["time"]
    complete = sum(len(answers) == 4 for answers in members)
    assert found.n in {None, complete}
    assert found.n is None or found.n >= 5
    assert (found.alpha is None) >= (found.n is None)


@given(members=samples)
def test_findings_are_about_what_there_is(members: list[dict[str, int]]) -> None:
    made = quality(four(), responses_of(members))
    for one in made.findings:
        assert one.dimension in {None, "time"}
        assert one.item in {None, "a", "b", "c", "d"}
    assert len(set(made.findings)) == len(made.findings)
