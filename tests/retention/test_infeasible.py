"""Firms that cannot be helped by handing over get a useful plan or a clear error, and a report that an owner can act on."""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs
import pytest

import werkplekleren as wpl
from strategies.retention import CATALOGUE, START, firm, person, topic
from werkplekleren.errors import InvalidValueError, PlanningError
from werkplekleren.reports import document_of
from werkplekleren.retention import Absence, KnowledgeMap, Leaving, RetentionPlan, SurvivalKit

BOX = wpl.Toolbox.builtin()
TOPICS = (
    topic("cnc", criticality=5, nature="tacit", required_people=2),
    topic("calculeren", criticality=4, knowledge="organisation", nature="tacit", required_people=1),
    topic("kantbank", criticality=2, nature="explicit", required_people=1, documented="partly"),
)
KNOWN: Mapping[tuple[str, str], int | None] = {("anke", "cnc"): 4, ("bert", "calculeren"): 3, ("anke", "kantbank"): 3}
NEXT_WEEK = START + timedelta(days=7)


def plan(here: KnowledgeMap) -> RetentionPlan:
    proposed = RetentionPlan.propose(here, BOX, start=START)
    assert proposed.check(here) == ()
    return proposed


def told(here: KnowledgeMap) -> str:
    """The report as an owner reads it; every topic of the firm must be in it."""
    found = wpl.render(document_of(plan(here), "nl"), "markdown")
    for one in here.topics:
        assert one.title in found
    return found


def answers(here: KnowledgeMap) -> dict[str, list[str]]:
    """Per topic what the plan counts on."""
    proposed = plan(here)
    return {one.id: [each.option for each in proposed.options_for(one.id) if each.standing == "chosen"] for one in here.topics}


def test_everybody_leaves_next_week() -> None:
    here = firm((person("anke", leaves=NEXT_WEEK), person("bert", leaves=NEXT_WEEK)), TOPICS, KNOWN)
    assert all(answers(here).values())
    assert answers(here) == {"cnc": ["keep-part-time"], "calculeren": ["keep-part-time"], "kantbank": ["share"]}
    found = told(here)
    assert "In dit plan past nu geen enkele overdracht." in found
    assert "Opschrijven past daarin" in found
    assert "Let op: werven duurt vaak langer dan de weken die er zijn." in found
    assert {sheet.topic.id for sheet in SurvivalKit.of(here, on=START).sheets} == {"cnc", "calculeren", "kantbank"}


def test_nobody_has_any_hours() -> None:
    people = (person("anke", leaves=date(2027, 12, 1), teaching=0, learning=0), person("bert", teaching=0, learning=0))
    here = firm(people, TOPICS, KNOWN)
    assert plan(here).transfers == ()
    assert {point.code for point in plan(here).unsolved} == {"no-teaching-hours"}
    assert answers(here)["cnc"] == ["make-room"]
    assert "Geef Anke en Bert 2 uur per week meer." in told(here)


def test_a_firm_of_one_person() -> None:
    here = firm((person("anke"),), TOPICS, {("anke", one.id): 4 for one in TOPICS})
    assert answers(here)["cnc"] == ["share"]
    assert answers(here)["calculeren"] == ["document"]
    assert "Een ander bedrijf kan invallen als iemand er niet is." in told(here)


def test_a_firm_without_people() -> None:
    here = firm((), TOPICS)
    assert all(answers(here).values())
    assert {point.code for point in plan(here).unsolved} == {"nobody-knows"}
    assert "niemand kan dit nu alleen" in told(here)


def test_circular_prerequisites_are_an_error_that_names_the_circle() -> None:
    with pytest.raises(InvalidValueError) as caught:
        firm((person("anke"),), (topic("a", prerequisites=("b",)), topic("b", prerequisites=("a",))))
    assert "a" in str(caught.value)
    assert [problem.code for problem in caught.value.problems] == ["prerequisite-circle"]


def test_nobody_knows_a_topic() -> None:
    here = firm((person("anke"), person("bert")), TOPICS, {("anke", "cnc"): 2, ("anke", "calculeren"): 0, ("bert", "kantbank"): 1})
    assert answers(here) == {"cnc": ["learn-outside"], "calculeren": ["work-it-out"], "kantbank": ["learn-outside"]}
    assert "Bel de leverancier van de machine of het programma." in told(here)


def test_everything_is_unknown() -> None:
    unknown = Leaving(status="unknown")
    blank = tuple(attrs.evolve(one, criticality=None, documented="unknown") for one in TOPICS)
    here = firm((person("anke", leaving=unknown), person("bert", leaving=unknown)), blank)
    assert answers(here) == {one.id: ["find-out"] for one in TOPICS}
    assert "Vul op de kaart in wat mensen van dit onderwerp kunnen." in told(here)


def test_who_knows_is_known_and_nothing_else_is() -> None:
    unknown = Leaving(status="unknown")
    blank = tuple(attrs.evolve(one, criticality=None, documented="unknown", required_people=1) for one in TOPICS)
    here = firm((person("anke", leaving=unknown), person("bert", leaving=unknown)), blank, KNOWN)
    assert all("transfer" in found for found in answers(here).values())
    assert "Het gewicht is nog niet bepaald." in told(here)
    assert "is niet bekend hoe lang die blijft" in told(here)


def test_everybody_is_away_all_the_time() -> None:
    away = (Absence(first=START, last=date(2029, 12, 31)),)
    here = firm((person("anke", leaves=date(2027, 12, 1), absences=away), person("bert", absences=away)), TOPICS, KNOWN)
    assert plan(here).transfers == ()
    assert all(answers(here).values())
    assert told(here)


def test_one_topic_and_five_hundred_people() -> None:
    people = tuple(person(f"p{number:03}", leaves=date(2027, 12, 1) if number == 0 else None) for number in range(500))
    here = firm(people, (topic("cnc", criticality=5, required_people=3),), {("p000", "cnc"): 4})
    proposed = plan(here)
    able = [one.successor for one in proposed.transfers if one.to_level > one.from_level]
    assert 1 <= len(able) == len(set(able)) <= 3
    assert len(able) == 3 or [point.code for point in proposed.unsolved] == ["too-few-successors"]
    assert told(here)


def test_a_firm_without_topics_has_nothing_to_hand_over() -> None:
    assert "Er is niets over te dragen in dit plan." in told(firm((person("anke"),)))


def test_no_methods_is_an_error_that_names_what_is_missing_and_what_to_add() -> None:
    bare = attrs.evolve(CATALOGUE, transfer_methods={})
    with pytest.raises(PlanningError) as caught:
        RetentionPlan.propose(firm((person("anke"), person("bert")), TOPICS, KNOWN), bare, start=START)
    assert len(caught.value.problems) == 5
    assert all(problem.remedy is not None for problem in caught.value.problems)
    assert "observe" in str(caught.value)
