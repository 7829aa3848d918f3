"""The rules of the models say in JSON Schema what they can, and answers that are half right are refused."""

from fractions import Fraction

import pytest

from assessment_samples import EMPLOYEE, band, both, composite, dimension, four, ident, item, key, questionnaire, response, section
from werkplekleren.assessments import DateItem, Equals, NumberItem, Score, TextItem
from werkplekleren.assessments.classification import IsRule
from werkplekleren.assessments.conditions import IsComparable
from werkplekleren.assessments.dimensions import FractionBetween
from werkplekleren.assessments.response import MOST_ANSWERS, Answers
from werkplekleren.assessments.score import NotNegative
from werkplekleren.errors import InvalidResponseError, InvalidValueError


def test_rules_that_json_schema_can_say_are_said() -> None:
    assert IsComparable().keywords() == {}
    assert FractionBetween(0, 100).keywords() == {}
    assert Answers().keywords() == {"maxProperties": MOST_ANSWERS}
    assert NotNegative().keywords() == {"minimum": 0}
    assert IsRule().keywords() == {}


def test_exact_score_is_never_negative() -> None:
    with pytest.raises(InvalidValueError, match=r"Score\.top"):
        Score(dimension=ident("d"), value=None, answered=0, items=0, top=-1)


def test_condition_on_one_item_has_no_parts() -> None:
    assert Equals(item=ident("a"), value=1).parts() == ()


def test_legend_of_a_result_finds_its_perspectives() -> None:
    assert four().score(response({"a": 1})).legend.perspective("employee") == EMPLOYEE


def test_date_in_another_form_is_refused() -> None:
    scan = questionnaire(section("s", DateItem(id=ident("d"), text=both("d"))))
    with pytest.raises(InvalidResponseError, match="not a date"):
        scan.check(response({"d": "20260101"}))


def test_blank_text_is_no_answer_for_a_condition() -> None:
    asks = item("b")
    scan = questionnaire(
        section("s", TextItem(id=ident("t"), text=both("t"))),
        section("u", asks),
        dimensions=(dimension("d", key("b")),),
    )
    assert scan.item("t").value("x") is None
    assert not scan.item("t").is_real("  ")


def test_band_on_a_fraction_is_part_of_the_fingerprint() -> None:
    scans = [
        questionnaire(section("s", item("a")), dimensions=(dimension("d", key("a")),), bands=(band("x", 0), band("y", cut)))
        for cut in (Fraction(100, 3), Fraction(34))
    ]
    assert scans[0].content_hash != scans[1].content_hash


def test_composite_of_a_group_with_too_few_of_its_parts_is_withheld() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b"), item("c")),
        dimensions=(dimension("x", key("a")), dimension("y", key("b")), dimension("v", key("c"))),
        composites=(composite("z", ("x", 1), ("y", 1), ("v", 1)),),
    )
    first = [response({"a": 5, "b": 2}, id=f"ab{number}") for number in range(4)]
    second = [response({"b": 3, "c": 3}, id=f"bc{number}") for number in range(2)]
    result = scan.score_group([*first, *second])["employee"]
    assert [score.withheld for score in result.scores] == [True, False, True, True]


def test_bound_written_with_or_without_decimals_is_the_same_content() -> None:
    whole, decimal = (questionnaire(section("s", NumberItem(id=ident("n"), text=both("n"), low=low))) for low in (7, 7.0))
    assert whole.content_hash == decimal.content_hash
