"""The knowledge map: its checks, its look-ups, and the analyses it gives."""

from datetime import date

import attrs
import pytest

from strategies.retention import RISK_METHOD, SCALE, START, firm, person, topic
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import Certificate, KnowledgeMap, Leaving, Mastery, RiskAssessment
from werkplekleren.toolbox import default_level_scale, default_risk_method


def test_every_problem_between_the_parts_is_reported_at_once_with_its_place() -> None:
    with pytest.raises(InvalidValueError) as caught:
        KnowledgeMap(
            title="Wrong",
            scale=SCALE,
            people=(person("anke"), person("anke")),
            topics=(
                topic("cnc", prerequisites=("frezen", "meten")),
                topic("frezen", prerequisites=("cnc",)),
                topic("lassen", required_level=9),
                topic("zagen", prerequisites=("frezen", "frezzen")),
            ),
            mastery=(
                Mastery(person="ank", topic="cnc", level=7),
                Mastery(person="anke", topic="cnc", level=1),
                Mastery(person="anke", topic="cnc", level=2),
                Mastery(person="anke", topic="xyz", level=None),
            ),
            certificates=(
                Certificate(id="vca", person="piet", title="VCA", required_for=("lasen",)),
                Certificate(id="vca", person="anke", title="VCA"),
            ),
        )
    assert [(problem.code, problem.place.path) for problem in caught.value.problems] == [
        ("duplicate-id", "people[1].id"),
        ("unknown-topic", "topics[0].prerequisites[1]"),
        ("level-outside-scale", "topics[2].required_level"),
        ("unknown-topic", "topics[3].prerequisites[1]"),
        ("prerequisite-circle", "topics"),
        ("unknown-person", "mastery[0].person"),
        ("level-outside-scale", "mastery[0].level"),
        ("duplicate-cell", "mastery[2]"),
        ("unknown-topic", "mastery[3].topic"),
        ("duplicate-id", "certificates[1].id"),
        ("unknown-person", "certificates[0].person"),
        ("unknown-topic", "certificates[0].required_for[0]"),
    ]
    message = str(caught.value)
    assert "cnc -> frezen -> cnc" in message
    assert "did you mean 'anke'?" in message


def test_a_longer_circle_of_prerequisites_is_named_from_its_first_id() -> None:
    with pytest.raises(InvalidValueError, match="a -> c -> b -> a"):
        firm((), (topic("c", prerequisites=("b",)), topic("b", prerequisites=("a",)), topic("a", prerequisites=("c",))))


def test_unknown_not_applicable_and_none_are_three_things() -> None:
    here = firm((person("anke"), person("bert"), person("cees")), (topic("cnc"),), {("anke", "cnc"): 0, ("bert", "cnc"): None})
    assert [here.level(who, "cnc") for who in ("anke", "bert", "cees")] == [0, None, None]
    assert [here.applies(who, "cnc") for who in ("anke", "bert", "cees")] == [True, False, True]
    matrix = here.matrix()
    assert (matrix.cells, matrix.unknown_cells, matrix.qualified_cells) == (2, 1, 0)
    assert matrix.person_versatility == {"anke": 0.0, "bert": None, "cees": 0.0}
    assert matrix.breadth == {"anke": 0.0, "bert": None, "cees": None}


def test_what_is_not_on_the_map_cannot_be_asked_about() -> None:
    here = firm((person("anke"),), (topic("cnc"),))
    with pytest.raises(UnknownNameError, match="person 'anka'; did you mean 'anke'"):
        here.level("anka", "cnc")
    with pytest.raises(UnknownNameError, match="topic 'cncc'"):
        here.topic("cncc")
    with pytest.raises(UnknownNameError, match="topic"):
        here.coverage()["cncc"]
    with pytest.raises(UnknownNameError, match="person"):
        here.coverage().without(["bert"])


def test_a_map_starts_with_the_built_in_scale_and_risk_method() -> None:
    empty = KnowledgeMap(title="Empty")
    assert empty.scale == default_level_scale()
    assert empty.risks(START) == RiskAssessment(on=START, method=default_risk_method())


def test_figures_of_nothing_are_none() -> None:
    empty = firm()
    matrix, coverage = empty.matrix(), empty.coverage()
    assert (matrix.team_versatility, matrix.qualified_cell_rate, matrix.fill_index, matrix.cross_trained) == (None,) * 4
    assert (coverage.met_share, coverage.min_coverage, coverage.truck_factor.size) == (None, None, None)


def test_cross_training_counts_people_who_are_able_on_two_topics() -> None:
    here = firm((person("anke"), person("bert")), (topic("cnc"), topic("lassen")), {("anke", "cnc"): 3, ("anke", "lassen"): 4, ("bert", "cnc"): 3})
    assert here.matrix().cross_trained == 0.5
    assert here.matrix().differences()["anke"] == {"cnc": 0, "lassen": -1}


def test_somebody_who_left_is_not_covered_nor_at_risk() -> None:
    here = firm((person("anke", leaves=date(2026, 1, 1)), person("bert")), (topic("cnc"),), {("anke", "cnc"): 3})
    assert here.coverage(on=START).uncovered == ("cnc",)
    assert [[reason.code for reason in risk.reasons] for risk in here.risks(START, RISK_METHOD).unknown] == [["nobody-knows"]]


def test_what_is_not_known_is_listed_apart_with_what_to_find_out() -> None:
    anke = person("anke", leaving=Leaving(status="unknown"))
    here = firm((anke, person("bert")), (topic("cnc"), topic("lassen", criticality=None)), {("anke", "cnc"): 3, ("bert", "lassen"): 3})
    assessment = here.risks(START, RISK_METHOD)
    assert assessment.risks == ()
    found = {risk.topic: [reason.code for reason in risk.reasons] for risk in assessment.unknown}
    assert found == {"cnc": ["single-holder", "horizon-unknown"], "lassen": ["single-holder", "criticality-not-judged"]}
    assert all(risk.single for risk in assessment.unknown)


def test_risks_are_found_by_topic_by_person_and_by_band() -> None:
    people = (person("anke", leaves=date(2027, 6, 1)), person("bert"))
    certificates = (Certificate(id="vca", person="anke", title="VCA", expires_on=date(2026, 1, 1), required_for=("cnc",)),)
    levels = {("anke", "cnc"): 3, ("bert", "cnc"): 3, ("anke", "lassen"): 4}
    here = firm(people, (topic("cnc", criticality=5), topic("lassen")), levels, certificates).risks(START, RISK_METHOD)
    assert {name: (risk.person, risk.total) for name, risk in here.by_topic.items()} == {"cnc": ("anke", 25), "lassen": ("anke", 15)}
    assert [risk.topic for risk in here.by_person["anke"]] == ["cnc", "lassen"]
    assert here.band_counts == {"high-priority": 1, "priority": 0, "high-importance": 1, "important": 0}
    assert [reason.code for reason in here.by_topic["cnc"].reasons] == ["certificate-lapsed"]
    assert [risk.person for risk in here.of_topic("cnc")] == ["anke", "bert"]
    assert here.of_topic("zagen") == ()


def test_a_criticality_that_the_risk_method_does_not_have_is_refused() -> None:
    narrow = attrs.evolve(RISK_METHOD, position=RISK_METHOD.position[2:])
    with pytest.raises(InvalidValueError, match="no position factor 5"):
        firm((), (topic("cnc", criticality=5), topic("lassen"))).risks(START, narrow)


def test_a_proof_until_the_last_day_of_the_calendar_never_lapses() -> None:
    proof = Certificate(id="vca", person="anke", title="VCA", expires_on=date.max, required_for=("cnc",))
    over_time = firm((person("anke"),), (topic("cnc", required_people=1),), {("anke", "cnc"): 3}, (proof,)).coverage_over_time(START, date.max)
    assert [moment.day for moment in over_time.moments] == [START]


def test_proofs_are_only_looked_up_for_topics_that_there_are() -> None:
    with pytest.raises(UnknownNameError, match="cmc"):
        firm((), (topic("cnc"),)).lapsed("cmc", START)
    with pytest.raises(UnknownNameError, match="cmc"):
        firm((), (topic("cnc"),)).unproven("cmc")


def test_coverage_over_time_names_the_first_day_it_falls_short() -> None:
    people = (person("anke", leaves=date(2027, 6, 1)), person("bert"), person("cees", leaves=date(2029, 1, 1)))
    certificates = (
        Certificate(
            id="vca",
            person="bert",
            title="VCA",
            issued_on=date(2027, 2, 1),
            expires_on=date(2027, 8, 31),
            revoked_on=date(2027, 10, 1),
            required_for=("cnc",),
        ),
        Certificate(id="bhv", person="bert", title="BHV", expires_on=date(2027, 3, 1)),
    )
    levels = {("anke", "cnc"): 3, ("bert", "cnc"): 3, ("cees", "lassen"): 3}
    over_time = firm(people, (topic("cnc", required_people=1), topic("lassen")), levels, certificates).coverage_over_time(START, date(2027, 12, 31))
    assert [(moment.day, [cause.code for cause in moment.causes]) for moment in over_time.moments] == [
        (START, []),
        (date(2027, 2, 1), ["certificate-starts"]),
        (date(2027, 6, 1), ["leaves"]),
        (date(2027, 9, 1), ["certificate-lapses"]),
        (date(2027, 10, 1), ["certificate-revoked"]),
    ]
    assert over_time.first_shortfall == {"lassen": START, "cnc": date(2027, 9, 1)}
    assert over_time.first_uncovered == {"cnc": date(2027, 9, 1)}


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(InvalidValueError, match=r"ends .* before it starts"):
        firm().coverage_over_time(START, date(2026, 1, 1))


def test_without_takes_people_out_with_all_that_is_theirs() -> None:
    certificates = (Certificate(id="vca", person="anke", title="VCA"),)
    here = firm((person("anke"), person("bert")), (topic("cnc"),), {("anke", "cnc"): 3}, certificates).without(["anke"])
    assert ([one.id for one in here.people], here.mastery, here.certificates) == (["bert"], (), ())
