"""Every remedy with a figure does what it says: carried out, the topic is handed over after all."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, RISK_METHOD, START, firm, firms, person, topic
from werkplekleren.retention import KnowledgeMap, OpenPoint, Reason, Requirement, RetentionPlan

slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
FIGURES = {"more-hours", "more-learning-hours", "more-teaching-hours", "second-heir", "start-earlier", "keep-part-time-until"}
Levels = dict[tuple[str, str], int | None]


def proposed(here: KnowledgeMap, *, start: date = START, horizon: int = 104) -> RetentionPlan:
    return RetentionPlan.propose(here, CATALOGUE, start=start, on=START, horizon_weeks=horizon, risk_method=RISK_METHOD)


def with_hours(here: KnowledgeMap, learning: Mapping[str, int], teaching: Mapping[str, int]) -> KnowledgeMap:
    people = tuple(
        attrs.evolve(one, learning_hours=one.learning_hours + learning.get(one.id, 0), teaching_hours=one.teaching_hours + teaching.get(one.id, 0))
        for one in here.people
    )
    return attrs.evolve(here, people=people)


def carried_out(here: KnowledgeMap, remedy: Reason, horizon: int = 104) -> RetentionPlan:
    """The plan of the firm that does what the remedy says."""
    values = {name: str(value) for name, value in remedy.values.items()}
    hours = int(values.get("hours", 0))
    match remedy.code:
        case "more-hours":
            return proposed(with_hours(here, {values["successor"]: hours}, {values["holder"]: hours}), horizon=horizon)
        case "more-learning-hours":
            return proposed(with_hours(here, {values["person"]: hours}, {}), horizon=horizon)
        case "more-teaching-hours":
            return proposed(with_hours(here, {}, {values["person"]: hours}), horizon=horizon)
        case "start-earlier":
            weeks = cast("int", remedy.values["weeks"])
            return proposed(here, start=START - timedelta(weeks=weeks), horizon=horizon + weeks)
        case "keep-part-time-until":
            until = date.fromisoformat(values["until"])
            stays = [attrs.evolve(one, leaving=attrs.evolve(one.leaving, date=until)) if one.id == values["person"] else one for one in here.people]
            return proposed(attrs.evolve(here, people=tuple(stays)), horizon=horizon)
        case _:
            heir = attrs.evolve(here.person(values["person"]), id="second-heir")
            cells = tuple(attrs.evolve(cell, person=heir.id) for cell in here.mastery if cell.person == values["person"])
            return proposed(attrs.evolve(here, people=(*here.people, heir), mastery=(*here.mastery, *cells)), horizon=horizon)


COUNTED = {"too-few-successors", "group-falls-short", "group-too-small"}


def place_of(point: OpenPoint) -> tuple[str, str | None, str | int | None]:
    """Where people lack: the topic, and of a requirement the group; one requirement can ask them of every site by itself."""
    return point.topic, point.requirement, point.values.get("group")


def solves(before: OpenPoint, after: RetentionPlan) -> bool:
    """Whether the topic is no longer lost, and where it is counted how many lack, fewer do; for the firm or for the same group."""
    left = next((point for point in after.unsolved if place_of(point) == place_of(before)), None)
    if left is None:
        return True
    missing = before.values.get("missing")
    return left.code in COUNTED and (missing is None or cast("int", left.values["missing"]) < cast("int", missing))


@slow
@given(firms(), st.integers(4, 110))
def test_a_remedy_with_a_figure_makes_it_fit(here: KnowledgeMap, horizon: int) -> None:
    for point in proposed(here, horizon=horizon).unsolved:
        for remedy in point.remedies:
            if remedy.code in FIGURES:
                assert solves(point, carried_out(here, remedy, horizon)), remedy


def point_of(here: KnowledgeMap, name: str = "cnc") -> OpenPoint:
    (found,) = [point for point in proposed(here).unsolved if point.topic == name]
    return found


def figures(found: OpenPoint) -> dict[str, dict[str, str | int]]:
    return {remedy.code: dict(remedy.values) for remedy in found.remedies if remedy.code in FIGURES}


TIGHT = (person("anke", leaves=date(2027, 5, 15)), person("bert"))
CNC = topic("cnc", required_people=1, documented="no")


@pytest.mark.parametrize("code", ["more-hours", "start-earlier", "keep-part-time-until"])
def test_the_figure_is_the_least_of_those_tried(code: str) -> None:
    here = firm(TIGHT, (CNC,), {("anke", "cnc"): 3})
    found = point_of(here)
    (remedy,) = [one for one in found.remedies if one.code == code]
    assert solves(found, carried_out(here, remedy))
    less = dict(remedy.values)
    if code == "more-hours":
        less["hours"] = cast("int", less["hours"]) - 1
    elif code == "start-earlier":
        less["weeks"] = {2: 1, 3: 2, 4: 3, 6: 4, 8: 6, 12: 8, 16: 12, 20: 16, 26: 20}[cast("int", less["weeks"])]
    else:
        less["until"] = (date.fromisoformat(str(less["until"])) - timedelta(weeks=7)).isoformat()
    assert not solves(found, carried_out(here, attrs.evolve(remedy, values=less)))


def test_who_has_no_hours_at_all_is_asked_for_as_many_as_it_takes_and_not_for_one() -> None:
    here = firm((person("anke", leaves=date(2027, 12, 1), teaching=0), person("bert", learning=0)), (CNC,), {("anke", "cnc"): 3})
    found = point_of(here)
    assert found.code == "no-teaching-hours"
    assert figures(found)["more-hours"]["hours"] == 2
    sooner = firm((person("anke", leaves=date(2027, 6, 1), teaching=0), person("bert", learning=0)), (CNC,), {("anke", "cnc"): 3})
    assert cast("int", figures(point_of(sooner))["more-hours"]["hours"]) > 2


def test_of_those_who_could_learn_the_one_who_has_come_furthest_is_asked() -> None:
    people = (person("anke", leaves=date(2027, 12, 1)), person("bert", learning=0), person("cees", learning=0))
    found = point_of(firm(people, (CNC,), {("anke", "cnc"): 3, ("cees", "cnc"): 2}))
    assert (found.code, figures(found)["more-learning-hours"]) == ("no-successor", {"person": "cees", "hours": 1})


def test_a_second_heir_helps_where_the_first_has_another_topic_to_learn() -> None:
    people = (person("anke", leaves=date(2027, 8, 1), teaching=6, learning=0), person("bert", teaching=0))
    topics = (topic("cnc", criticality=5, required_people=1, documented="yes"), topic("lassen", criticality=4, required_people=1, documented="yes"))
    here = firm(people, topics, {("anke", "cnc"): 4, ("anke", "lassen"): 4})
    assert figures(point_of(here, "lassen"))["second-heir"] == {"person": "bert"}


def test_who_comes_beside_the_successor_is_no_help_where_everybody_is_asked() -> None:
    people = (person("anke", leaves=date(2027, 8, 1), teaching=6, learning=0), person("bert", role="lasser", teaching=0))
    topics = (topic("cnc", criticality=5, required_people=1, documented="yes"), topic("lassen", criticality=4, required_people=0, documented="yes"))
    rule = Requirement(id="rule", topic="lassen", people=None, role="lasser")
    here = firm(people, topics, {("anke", "cnc"): 4, ("anke", "lassen"): 4}, requirements=(rule,))
    found = point_of(here, "lassen")
    assert (found.code, found.values["missing"]) == ("group-falls-short", 1)
    assert set(figures(found)) == {"more-learning-hours", "start-earlier", "keep-part-time-until"}
    anyone = attrs.evolve(here, requirements=(attrs.evolve(rule, people=1),))
    assert "second-heir" in figures(point_of(anyone, "lassen"))


def test_in_a_group_that_is_too_small_more_hours_bring_one_person_and_not_everybody_who_lacks() -> None:
    people = (person("anke", leaves=date(2027, 12, 1), teaching=0), person("bert"))
    rule = Requirement(id="rule", topic="cnc", people=3)
    here = firm(people, (attrs.evolve(CNC, required_people=0),), {("anke", "cnc"): 3}, requirements=(rule,))
    found = point_of(here)
    assert (found.code, found.values["people"], found.values["missing"]) == ("group-too-small", 1, 3)
    (remedy,) = [one for one in found.remedies if one.code == "more-teaching-hours"]
    (left,) = carried_out(here, remedy).unsolved
    assert (left.code, left.values["missing"]) == ("group-too-small", 2)
    assert "more-teaching-hours" not in figures(left)
    assert solves(found, carried_out(here, remedy))


def test_what_helps_at_one_site_is_no_help_at_another() -> None:
    people = (person("anke", teaching=0), person("bert", site="noord", learning=0), person("cees", site="zuid", learning=0))
    rule = Requirement(id="rule", topic="cnc", people=1, per=("site",))
    here = firm(people, (attrs.evolve(CNC, required_people=0),), {("anke", "cnc"): 3}, requirements=(rule,))
    found = proposed(here).unsolved
    assert {point.values["group"] for point in found} == {"site:noord", "site:zuid"}
    for point in found:
        (remedy,) = [one for one in point.remedies if one.code == "more-hours"]
        (left,) = carried_out(here, remedy).unsolved
        assert left.values["group"] != point.values["group"]


def test_nobody_is_asked_to_stay_beyond_the_plan_or_more_than_a_year() -> None:
    here = firm(
        (person("anke", leaves=date(2028, 10, 1), teaching=1), person("bert", learning=1)),
        (topic("cnc", hours_to_independent=200),),
        {("anke", "cnc"): 3},
    )
    assert "keep-part-time-until" not in figures(point_of(here))
    for point in proposed(firm(TIGHT, (CNC,), {("anke", "cnc"): 3})).unsolved:
        until = date.fromisoformat(str(figures(point)["keep-part-time-until"]["until"]))
        assert date(2027, 5, 15) < until <= date(2028, 5, 15)


def test_where_nothing_helps_no_figure_is_named() -> None:
    here = firm((person("anke", leaves=START + timedelta(days=7)), person("bert")), (topic("cnc", hours_to_independent=2000),), {("anke", "cnc"): 3})
    assert figures(point_of(here)) == {}


def test_a_prerequisite_that_does_not_fit_is_what_the_hours_are_for() -> None:
    topics = (
        topic("cnc", required_people=1, documented="yes", prerequisites=("meten",)),
        topic("meten", required_people=0, hours_to_independent=90),
    )
    people = (person("anke", leaves=date(2027, 12, 1), teaching=6), person("cees", teaching=8), person("dirk"))
    levels: Levels = {("anke", "cnc"): 4, ("cees", "cnc"): None, ("cees", "meten"): 3}
    here = firm(people, topics, levels)
    (found,) = proposed(here, horizon=40).unsolved
    assert found.code == "prerequisite-not-in-time"
    assert figures(found)
    assert all(solves(found, carried_out(here, remedy, 40)) for remedy in found.remedies if remedy.code in FIGURES)


def test_with_nothing_else_in_the_plan_it_is_the_same_whether_the_rest_stays_or_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    here = firm(TIGHT, (CNC,), {("anke", "cnc"): 3})
    anew = point_of(here)
    monkeypatch.setattr("werkplekleren.retention.planner.remedies.MOST_ANEW", 0)
    assert point_of(here) == anew
