"""A response is checked against its questionnaire, and every problem comes at once."""

import math

import pytest

from assessment_samples import every_kind, ident, item, questionnaire, response, section
from werkplekleren._base.ids import Version
from werkplekleren.assessments import Answer, Response, TextItem
from werkplekleren.errors import InvalidResponseError, InvalidValueError, UnknownNameError


def codes(found: InvalidResponseError) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for problem in found.problems:
        places.setdefault(problem.place.path or "", []).append(problem.code)
    return places


def test_everything_that_does_not_fit_is_reported_at_once_with_its_place() -> None:
    answers: dict[str, Answer] = {
        "a": 9,
        "yes": True,
        "one": "z",
        "many": ("p", "p"),
        "count": 11,
        "weight": 0.1,
        "seven": "veel",
        "open": "x" * 41,
        "day": "2025-01-01",
        "b": True,
        "sevn": 3,
    }
    with pytest.raises(InvalidResponseError, match="response 'r1' does not fit questionnaire scan") as caught:
        every_kind().check(response(answers))
    assert codes(caught.value) == {
        "answers.a": ["outside-scale"],
        "answers.one": ["unknown-choice"],
        "answers.many": ["chosen-twice"],
        "answers.count": ["outside-bounds"],
        "answers.weight": ["outside-bounds"],
        "answers.seven": ["wrong-type"],
        "answers.open": ["too-long"],
        "answers.day": ["outside-bounds"],
        "answers.b": ["wrong-type", "hidden-item"],
        "answers.sevn": ["unknown-item"],
    }
    nearest = next(problem for problem in caught.value.problems if problem.code == "unknown-item")
    assert str(nearest.remedy) == "write 'seven'"


@pytest.mark.parametrize(
    ("name", "answer", "code"),
    [
        ("yes", 1, "wrong-type"),
        ("one", 3, "wrong-type"),
        ("one", "n/a", "unknown-choice"),
        ("many", "p", "wrong-type"),
        ("many", ("p", "nope"), "unknown-choice"),
        ("count", 2.5, "wrong-type"),
        ("count", "2", "wrong-type"),
        ("weight", True, "wrong-type"),
        ("open", 4, "wrong-type"),
        ("day", "straks", "not-a-date"),
        ("day", 4, "wrong-type"),
        ("day", "2027-01-01", "outside-bounds"),
    ],
)
def test_answer_of_wrong_kind_has_its_own_code(name: str, answer: Answer, code: str) -> None:
    answers: dict[str, Answer] = {"yes": True, name: answer}
    with pytest.raises(InvalidResponseError) as caught:
        every_kind().check(response(answers))
    assert code in codes(caught.value)[f"answers.{name}"]


def test_response_to_something_else_is_refused_with_what_it_answered() -> None:
    other = Response(questionnaire=ident("other"), version=Version("1.0"), id="r", perspective=ident("guest"), answers={"yes": True})
    with pytest.raises(InvalidResponseError) as caught:
        every_kind().check(other)
    assert codes(caught.value) == {"questionnaire": ["wrong-questionnaire"], "perspective": ["unknown-perspective"]}
    with pytest.raises(InvalidResponseError) as caught:
        every_kind().check(response({"yes": True}, version="2.0"))
    assert codes(caught.value) == {"version": ["wrong-version"]}


def test_name_that_is_no_id_is_shown_so_that_it_cannot_break_a_line() -> None:
    with pytest.raises(InvalidResponseError) as caught:
        every_kind().check(response({"yes": False, "x\n- all is well": 1}))
    assert codes(caught.value) == {r"answers['x\n- all is well']": ["unknown-item"]}
    assert str(caught.value).count("\n") == 1


def test_another_minor_version_only_changed_wording_and_is_accepted() -> None:
    every_kind().check(response({"yes": False}, version="1.9"))


def test_required_item_must_be_answered_and_an_item_of_another_perspective_may_not() -> None:
    with pytest.raises(InvalidResponseError) as caught:
        every_kind().check(response({"open": "omdat"}, perspective="management"))
    assert codes(caught.value) == {"answers.open": ["other-perspective"], "answers.yes": ["required"]}


@pytest.mark.parametrize("blank", ["", "  \n"])
def test_blank_text_does_not_answer_a_required_item(blank: str) -> None:
    scan = questionnaire(section("s", TextItem(id=ident("why"), text=item("x").text, required=True)))
    with pytest.raises(InvalidResponseError) as caught:
        scan.check(response({"why": blank}))
    assert codes(caught.value) == {"answers.why": ["required"]}


def test_items_shown_follow_perspective_and_earlier_answers() -> None:
    scan = every_kind()
    assert scan.shown("management", {"yes": False}) == ("a", "yes", "one", "many", "count", "weight")
    assert scan.shown("management", {"yes": True, "count": 3})[-3:] == ("seven", "day", "b")
    assert "open" in scan.shown("employee", {"yes": True})
    with pytest.raises(UnknownNameError):
        scan.shown("employe", {})


@pytest.mark.parametrize("answers", [{"a": math.nan}, {"a": None}, {"a": ["x"]}, {3: 4}, dict.fromkeys(map(str, range(20_001)), 1), {"a": (1,)}])
def test_what_is_no_answer_at_all_is_refused_at_construction(answers: object) -> None:
    with pytest.raises(InvalidValueError, match=r"Response\.answers"):
        response(answers)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_answers_are_copied() -> None:
    answers: dict[str, Answer] = {"a": 4}
    made = response(answers)
    answers["a"] = 1
    assert made.answers["a"] == 4
