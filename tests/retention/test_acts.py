"""Exemptions, revocations and requirements: what counts on a day, with nothing deleted."""

import json
from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from strategies.retention import RISK_METHOD, START, firm, person, topic
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import Certificate, Exemption, KnowledgeMap, LevelHours, Mastery, Requirement, Revocation

DAY = timedelta(days=1)
REVOKED = Revocation(person="anke", topic="lassen", revoked_on=START, by="Voorman", reason="Twee lassen afgekeurd")


def welders(**other: Any) -> KnowledgeMap:  # noqa: ANN401 - any field of the model
    here = firm((person("anke"), person("bert")), (topic("lassen"),), {("anke", "lassen"): 4, ("bert", "lassen"): 3})
    return attrs.evolve(here, **other)


def test_a_revoked_level_counts_until_the_day_and_stays_on_the_map() -> None:
    here = welders(revocations=(REVOKED,))
    assert here.able("lassen", START - DAY) == ("anke", "bert")
    assert here.able("lassen", START) == ("bert",)
    assert here.able("lassen") == ("anke", "bert"), "levels only"
    assert (here.level("anke", "lassen"), here.level("anke", "lassen", START - DAY), here.level("anke", "lassen", START)) == (4, 4, None)
    assert here.coverage(on=START)["lassen"].revoked == ("anke",)
    assert here.coverage(on=START)["lassen"].single_point == "bert"
    assert [risk.person for risk in here.risks(START, RISK_METHOD).of_topic("lassen")] == ["bert"]
    matrix = here.matrix(on=START)
    assert (matrix.levels, matrix.unknown_cells, matrix.person_versatility) == (((None,), (3,)), 1, {"anke": 0.0, "bert": 1.0})


def test_a_level_judged_after_the_revocation_counts_again_from_that_day() -> None:
    judged = START + 10 * DAY
    cells = (Mastery(person="anke", topic="lassen", level=3, assessed_on=judged),)
    here = welders(revocations=(REVOKED,), mastery=cells)
    assert [here.able("lassen", START + days * DAY) for days in (-1, 0, 9, 10)] == [("anke",), (), (), ("anke",)]
    over_time = here.coverage_over_time(START - DAY, judged)
    assert [(moment.day, [cause.code for cause in moment.causes]) for moment in over_time.moments] == [
        (START - DAY, []),
        (START, ["level-revoked"]),
        (judged, ["level-restored"]),
    ]


def test_a_level_judged_on_the_day_of_the_revocation_or_before_does_not_undo_it() -> None:
    for judged in (START, START - DAY):
        cells = (Mastery(person="anke", topic="lassen", level=3, assessed_on=judged),)
        assert welders(revocations=(REVOKED,), mastery=cells).able("lassen", START + DAY) == ()


def test_a_certificate_does_not_renew_a_level_that_was_revoked() -> None:
    proof = Certificate(id="iso", person="anke", title="ISO 9606-1", expires_on=date(2026, 1, 1), required_for=("lassen",))
    here = welders(revocations=(REVOKED,), certificates=(proof,)).coverage(on=START)["lassen"]
    assert (here.able, here.lapsed, here.revoked) == (("bert",), ("anke",), ("anke",))
    assert welders(revocations=(REVOKED,)).coverage(on=START).without(["anke"])["lassen"].revoked == ()


def test_somebody_still_to_come_counts_from_the_first_day() -> None:
    comes = START + 30 * DAY
    here = firm((person("anke", starts_on=comes), person("bert")), (topic("lassen", required_people=1),), {("anke", "lassen"): 3})
    assert here.able("lassen", comes - DAY) == ()
    assert here.able("lassen", comes) == ("anke",)
    assert here.matrix(on=START).people == ("bert",)
    over_time = here.coverage_over_time(START, comes)
    assert [[cause.code for cause in moment.causes] for moment in over_time.moments] == [[], ["joins"]]


def test_nobody_leaves_before_starting() -> None:
    with pytest.raises(InvalidValueError, match="would leave"):
        person("anke", leaves=START, starts_on=START)


EXEMPT = Exemption(person="bert", topic="lassen", first=START, last=START + 9 * DAY, by="Directie", reason="Werkt tijdelijk op kantoor")


def test_an_exemption_holds_from_its_first_day_to_its_last() -> None:
    here = welders(exemptions=(EXEMPT,))
    assert [here.exempt("lassen", START + days * DAY) for days in (-1, 0, 9, 10)] == [(), ("bert",), ("bert",), ()]
    forever = welders(exemptions=(attrs.evolve(EXEMPT, last=None), attrs.evolve(EXEMPT, last=date.max)))
    assert forever.exempt("lassen", date.max) == ("bert",)
    moments = here.coverage_over_time(START - DAY, date(2028, 1, 1)).moments
    assert [[cause.code for cause in moment.causes] for moment in moments] == [[], ["exemption-starts"], ["exemption-ends"]]
    assert len(forever.coverage_over_time(START - DAY, date.max).moments) == 2


def test_an_exemption_makes_nobody_able_and_takes_nobody_away() -> None:
    who_can = welders(exemptions=(EXEMPT,))
    assert who_can.able("lassen", START) == ("anke", "bert")
    assert who_can.matrix(on=START).cells == 2
    learner = Mastery(person="bert", topic="lassen", level=1)
    who_cannot = welders(exemptions=(EXEMPT,), mastery=(learner,))
    assert who_cannot.able("lassen", START) == ()
    matrix = who_cannot.matrix(on=START)
    assert (matrix.cells, matrix.gaps(), matrix.person_versatility) == (1, {"anke": {}, "bert": {}}, {"anke": 0.0, "bert": None})
    assert who_cannot.matrix().gaps() == {"anke": {}, "bert": {"lassen": 2}}, "levels only"


def test_an_exemption_from_one_requirement_holds_for_that_one() -> None:
    asked = Requirement(id="allen", topic="lassen", people=None)
    here = welders(requirements=(asked,), exemptions=(attrs.evolve(EXEMPT, requirement="allen"),))
    assert here.exempt("lassen", START) == ()
    assert here.exempt("lassen", START, requirement="allen") == ("bert",)


def test_an_exemption_ends_after_it_starts() -> None:
    with pytest.raises(InvalidValueError, match=r"the exemption of bert from lassen ends .* before it starts"):
        attrs.evolve(EXEMPT, last=START - DAY)


def test_a_requirement_on_everybody_is_not_asked_per_part() -> None:
    with pytest.raises(InvalidValueError, match="asks everybody, and cannot ask that per shift"):
        Requirement(id="allen", topic="lassen", people=None, per=("shift",))
    with pytest.raises(InvalidValueError, match="each member once"):
        Requirement(id="allen", topic="lassen", people=1, per=("shift", "shift"))


def test_a_requirement_concerns_who_is_in_every_part_it_names() -> None:
    asked = Requirement(id="nacht", topic="lassen", people=2, site="noord", shift="nacht", role="lasser", team="a")
    inside = person("anke", site="noord", shift="nacht", role="lasser", team="a")
    assert asked.concerns(inside)
    elsewhere: list[dict[str, Any]] = [{part: "anders"} for part in ("site", "shift", "role", "team")]
    assert not any(asked.concerns(attrs.evolve(inside, **one)) for one in elsewhere)
    assert Requirement(id="allen", topic="lassen", people=None).concerns(person("bert"))
    assert Requirement(id="allen", topic="lassen", people=None).everyone


def test_the_level_from_which_somebody_counts_may_be_asked() -> None:
    here = welders()
    assert [here.able("lassen", START, level=level) for level in (1, 3, 4)] == [("anke", "bert"), ("anke", "bert"), ("anke",)]


def test_every_problem_of_requirements_and_acts_has_its_place() -> None:
    with pytest.raises(InvalidValueError) as caught:
        KnowledgeMap(
            title="Wrong",
            people=(person("anke"),),
            topics=(topic("lassen", level_hours=(LevelHours(level=9, hours=1),)), topic("zagen")),
            requirements=(
                Requirement(id="allen", topic="lasen", people=None, level=9),
                Requirement(id="allen", topic="zagen", people=None),
            ),
            exemptions=(
                Exemption(person="anka", topic="lasen", first=START, by="Directie"),
                Exemption(person="anke", topic="lassen", requirement="alle", first=START, by="Directie"),
                Exemption(person="anke", topic="lassen", requirement="allen", first=START, by="Directie"),
            ),
            revocations=(Revocation(person="anka", topic="lasen", revoked_on=START, by="Voorman"),),
        )
    assert [(problem.code, problem.place.path) for problem in caught.value.problems] == [
        ("level-outside-scale", "topics[0].level_hours[0].level"),
        ("duplicate-id", "requirements[1].id"),
        ("unknown-topic", "requirements[0].topic"),
        ("level-outside-scale", "requirements[0].level"),
        ("unknown-person", "exemptions[0].person"),
        ("unknown-topic", "exemptions[0].topic"),
        ("unknown-requirement", "exemptions[1].requirement"),
        ("other-topic", "exemptions[2].requirement"),
        ("unknown-person", "revocations[0].person"),
        ("unknown-topic", "revocations[0].topic"),
    ]


def test_learning_hours_go_from_level_to_level() -> None:
    here = firm((), (topic("even", hours_to_independent=30, hours_to_teach=8),))
    assert [here.learning_hours("even", start=start, target=target) for start, target in ((0, 3), (1, 3), (3, 4), (2, 4), (3, 1))] == [
        30,
        20,
        8,
        18,
        0,
    ]
    known = firm((), (topic("known", hours_to_independent=30, level_hours=(LevelHours(level=3, hours=100),)),))
    assert [known.learning_hours("known", start=start, target=3) for start in (0, 2)] == [120, 100]


def test_a_level_above_that_of_teaching_takes_no_hours_unless_they_are_given() -> None:
    here = firm((), (topic("even"),))
    low = attrs.evolve(here, scale=attrs.evolve(here.scale, independent=2, teaching=3))
    assert low.learning_hours("even", start=3, target=4) == 0


def test_a_map_that_was_stored_before_there_were_requirements_and_acts_is_still_read() -> None:
    here = welders()
    stored = json.loads(here.to_json())
    content = stored["document"]
    for part in ("requirements", "exemptions", "revocations"):
        assert content.pop(part) == []
    for one in content["people"]:
        assert (one.pop("shift"), one.pop("starts_on")) == ("", None)
    for one in content["topics"]:
        for field in ("consequence_grade", "replacement_grade", "level_hours", "task_type"):
            del one[field]
    for one in content["mastery"]:
        del one["last_used_on"]
    assert KnowledgeMap.from_json(json.dumps(stored)) == here


def test_the_last_use_or_check_is_the_later_of_both() -> None:
    cell = Mastery(person="anke", topic="lassen", level=3)
    assert cell.last_used_or_checked is None
    assert attrs.evolve(cell, assessed_on=START).last_used_or_checked == START
    assert attrs.evolve(cell, assessed_on=START, last_used_on=START + DAY).last_used_or_checked == START + DAY


def test_without_takes_out_the_acts_about_somebody_too() -> None:
    here = welders(exemptions=(EXEMPT,), revocations=(REVOKED,))
    assert (here.without(["bert"]).exemptions, here.without(["anke"]).revocations) == ((), ())
    assert (here.without(["anke"]).exemptions, here.without(["bert"]).revocations) == ((EXEMPT,), (REVOKED,))
