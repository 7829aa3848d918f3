"""What the models of people, topics, levels and methods accept and refuse."""

from datetime import date

import attrs
import pytest

from strategies.retention import FULL_PATH, METHODS, RISK_METHOD, SCALE, method, text
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import Absence, KnowledgeMap, Leaving, LeavingStatus, Person, Reason, StageHours, Topic, latest_start
from werkplekleren.retention.risk_method import FactorLevel


def codes(error: InvalidValueError) -> list[str]:
    return [problem.code for problem in error.problems]


@pytest.mark.parametrize("status", ["known", "expected"])
def test_a_known_leaving_needs_a_date(status: LeavingStatus) -> None:
    with pytest.raises(InvalidValueError, match=f"date is needed when status is {status}"):
        attrs.evolve(Leaving(), status=status)


@pytest.mark.parametrize("status", ["not-foreseen", "unknown"])
def test_an_unknown_leaving_has_no_date(status: LeavingStatus) -> None:
    with pytest.raises(InvalidValueError, match="date must be left out"):
        attrs.evolve(Leaving(status="known", date=date(2027, 1, 1)), status=status)


def test_an_absence_ends_after_it_starts() -> None:
    with pytest.raises(InvalidValueError, match=r"is before Absence\.first"):
        Absence(first=date(2027, 1, 2), last=date(2027, 1, 1))


def test_a_person_is_present_until_the_day_of_leaving() -> None:
    person = Person(id="anke", name="Anke", leaving=Leaving(status="known", date=date(2027, 3, 1)))
    assert person.present(date(2027, 2, 28))
    assert not person.present(date(2027, 3, 1))


def test_a_topic_is_not_its_own_prerequisite() -> None:
    with pytest.raises(InvalidValueError, match="cannot be its own prerequisite"):
        Topic(id="cnc", title="CNC", prerequisites=("cnc",))


def test_a_reason_carries_only_texts_and_whole_numbers() -> None:
    with pytest.raises(InvalidValueError, match="'hours'"):
        Reason(code="more-hours", values={"hours": 2.5})  # type: ignore[dict-item] # pyright: ignore[reportArgumentType]


def test_a_level_scale_says_everything_that_is_wrong_with_it() -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(SCALE, levels=SCALE.levels[1:], supervised=4, independent=3)
    assert codes(caught.value) == ["levels-order", "levels-thresholds"]


def test_a_scale_of_qualifications_has_no_thresholds_and_makes_no_knowledge_map() -> None:
    grades = attrs.evolve(SCALE, purpose="qualification", supervised=0, independent=0, teaching=0)
    assert grades.highest == SCALE.highest
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(SCALE, purpose="qualification", supervised=0, teaching=0)
    assert [(problem.code, problem.found) for problem in caught.value.problems] == [("levels-thresholds", "0, 3, 0")]
    with pytest.raises(InvalidValueError) as caught:
        KnowledgeMap(title="Kaart", scale=grades)
    assert [(problem.code, problem.place.path) for problem in caught.value.problems] == [("scale-of-qualifications", "scale")]


def test_a_scale_of_mastery_needs_its_thresholds() -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(SCALE, supervised=0)
    assert codes(caught.value) == ["levels-thresholds"]


def test_a_level_is_found_by_its_value() -> None:
    assert SCALE.level(3).id == "independent"
    with pytest.raises(UnknownNameError, match="level"):
        SCALE.level(9)


def test_a_risk_method_says_everything_that_is_wrong_with_it() -> None:
    bands = RISK_METHOD.bands
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(
            RISK_METHOD,
            attrition=(*RISK_METHOD.attrition, FactorLevel(value=5, title=text("twice"), meaning=text("twice"), years=9)),
            position=(FactorLevel(value=1, title=text("one"), meaning=text("one"), years=1),),
            bands=(bands[1], bands[0]),
        )
    assert codes(caught.value) == ["factor-twice", "attrition-years", "position-years", "band-order"]


def test_who_is_not_expected_to_leave_has_the_lowest_attrition() -> None:
    assert RISK_METHOD.attrition_factor(on=date(2027, 1, 4), leaves_on=None) == 1


def test_a_transfer_method_says_everything_that_is_wrong_with_it() -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(
            METHODS[0],
            forms="documented",
            weeks=(3, 1),
            path=(StageHours(stage="alone", successor=80, holder=0), StageHours(stage="observe", successor=80, holder=0)),
        )
    assert codes(caught.value) == ["range-order", "path-order", "path-sum", "path-unused"]


def test_a_social_method_needs_a_path() -> None:
    with pytest.raises(InvalidValueError) as caught:
        method("talk", forms="social")
    assert codes(caught.value) == ["path-missing"]


def test_a_method_covers_the_stages_of_its_path_and_documents_unless_social() -> None:
    both, social = method("both", forms="both", path=FULL_PATH[:1]), method("social", forms="social", path=FULL_PATH[:1])
    assert [one.covers("document") for one in (both, social)] == [True, False]
    assert [both.covers("observe"), both.covers("alone")] == [True, False]
    assert both.part("alone") is None


@pytest.mark.parametrize("wrong", [{"hours_per_week": 0}, {"hours": -1}, {"buffer_weeks": -1}, {"hours": float("inf")}])
def test_a_latest_start_needs_hours_a_week(wrong: dict[str, float]) -> None:
    given = {"hours": 8.0, "hours_per_week": 2.0, "buffer_weeks": 2} | wrong
    with pytest.raises(InvalidValueError, match="hours a week above 0"):
        latest_start(
            departure=date(2027, 3, 1), hours=given["hours"], hours_per_week=given["hours_per_week"], buffer_weeks=int(given["buffer_weeks"])
        )
