"""The figures of independent implementations come out."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from assessment_samples import band, both, composite, dimension, ident, item, key, questionnaire, response, scale, section
from werkplekleren.assessments import Answer, NumberItem, band_of, mean_score, percent_of_maximum, prorated_sum, suppress, weighted_composite

ORACLES = Path(__file__).parents[1] / "oracles"


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((ORACLES / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return loaded


BASICS = cases("scoring_basics")
PLAIN = [case for case in BASICS if "responses" in case["inputs"]]
COMPOSITES = [case for case in BASICS if "weights" in case["inputs"]]
BANDS = [case for case in BASICS if "edges" in case["inputs"]]


def test_no_case_of_scoring_is_left_out() -> None:
    assert sorted(case["name"] for case in BASICS) == sorted(case["name"] for case in (*PLAIN, *COMPOSITES, *BANDS))


def percentage(name: str, most: int = 100) -> NumberItem:
    """An item of which the answer is a share of `most`."""
    return NumberItem(id=ident(name), text=both(name), low=0, high=most)


@pytest.mark.parametrize("case", PLAIN, ids=[case["name"] for case in PLAIN])
def test_elementary_formulas_give_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]
    for function, name in ((mean_score, "mean"), (prorated_sum, "sum_prorated"), (percent_of_maximum, "pomp")):
        found = function(given["responses"], low=given["min"], high=given["max"], reversed_at=given["reverse_index_0"], minimum=given["min_fraction"])
        assert found == (None if expected[name] is None else pytest.approx(expected[name], abs=1e-9))


@pytest.mark.parametrize("case", PLAIN, ids=[case["name"] for case in PLAIN])
def test_scorer_gives_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]
    names = [f"i{number}" for number in range(len(given["responses"]))]
    keys = [key(name, reversed=number in given["reverse_index_0"]) for number, name in enumerate(names)]
    scan = questionnaire(
        section("s", *(item(name) for name in names)),
        scales=(scale("agree", given["min"], given["max"]),),
        dimensions=(dimension("d", *keys, minimum=Fraction(given["min_fraction"])),),
    )
    answers: dict[str, Answer] = {name: answer for name, answer in zip(names, given["responses"], strict=True) if answer is not None}
    (score,) = scan.score(response(answers)).scores
    assert score.answered == expected["n_valid"]
    assert score.value == (None if expected["pomp"] is None else pytest.approx(expected["pomp"], abs=1e-9))
    assert score.mean == (None if expected["mean"] is None else pytest.approx(expected["mean"], abs=1e-9))
    assert score.prorated_sum == (None if expected["sum_prorated"] is None else pytest.approx(expected["sum_prorated"], abs=1e-9))


def test_each_item_is_turned_on_its_own_range_where_psych_turns_on_the_range_over_all_items() -> None:
    """`psych::alpha` would turn the 2 on the scale of 1 to 5 into 1 + 7 - 2 = 6, outside that scale; ours is 4."""
    scan = questionnaire(
        section("s", item("a", "five"), item("b", "seven")),
        scales=(scale("five", 1, 5), scale("seven", 1, 7)),
        dimensions=(dimension("d", key("a", reversed=True), key("b")),),
    )
    profile = scan.score(response({"a": 2, "b": 4}))
    assert profile["d"].value == 100 * (3 / 4 + 3 / 6) / 2
    assert [(one.low, one.high, one.points) for one in profile["d"].explain().answers] == [(1, 5, 3), (1, 7, 3)]


@pytest.mark.parametrize("case", COMPOSITES, ids=[case["name"] for case in COMPOSITES])
def test_weighted_composite_gives_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]["composite"]
    found = weighted_composite(given["scores"], given["weights"], minimum=given["min_weight_fraction"])
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-9))


@pytest.mark.parametrize("case", COMPOSITES, ids=[case["name"] for case in COMPOSITES])
def test_scorer_gives_the_composite_of_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]["composite"]
    names = [f"i{number}" for number in range(len(given["scores"]))]
    weights: list[int] = given["weights"]
    scan = questionnaire(
        section("s", *map(percentage, names)),
        dimensions=tuple(dimension(f"d-{name}", key(name)) for name in names),
        composites=(composite("all", *((f"d-{name}", weight) for name, weight in zip(names, weights, strict=True))),),
    )
    assert scan.composites[0].minimum == Fraction(given["min_weight_fraction"])
    answers: dict[str, Answer] = {name: value for name, value in zip(names, given["scores"], strict=True) if value is not None}
    score = scan.score(response(answers)).score("all")
    assert score.value == (None if expected is None else pytest.approx(expected, abs=1e-9))


@pytest.mark.parametrize("case", BANDS, ids=[case["name"] for case in BANDS])
def test_scorer_gives_the_bands_of_the_oracle(case: dict[str, Any]) -> None:
    given = case["inputs"]
    bands = tuple(band(label, start) for label, start in zip(given["labels"], given["edges"], strict=False))
    scan = questionnaire(section("s", percentage("i", 100_000)), dimensions=(dimension("d", key("i")),), bands=bands)
    found = [scan.score(response({"i": round(1000 * value)})).score("d").band for value in given["values"]]
    assert found == case["expected"]["labels"]


@pytest.mark.parametrize("case", BANDS, ids=[case["name"] for case in BANDS])
def test_bands_give_the_oracle(case: dict[str, Any]) -> None:
    given = case["inputs"]
    assert [given["labels"][band_of(value, given["edges"][:-1])] for value in given["values"]] == case["expected"]["labels"]


SUPPRESSION = cases("small_group_suppression")


@pytest.mark.parametrize("case", SUPPRESSION, ids=[case["name"] for case in SUPPRESSION])
def test_suppression_gives_the_oracle(case: dict[str, Any]) -> None:
    given, expected = case["inputs"], case["expected"]
    found = suppress(given["children"], direct_members=given["direct_members"], floor=given["n_min"])
    assert found.total == expected["parent_total"]
    assert found.total_visible is expected["parent_visible"]
    assert list(found.visible) == expected["visible_children"]
    assert found.hidden_remainder == expected["hidden_remainder"]
