"""Certificates of the firm itself: while one that the work requires does not count, nobody may do that work, however able."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from strategies.certificates import FACTORY, KINDS, SAFETY, kept_maps
from strategies.retention import CATALOGUE, RISK_METHOD, START, firm, person, topic
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import (
    Certificate,
    CertificateLapse,
    CertificateType,
    Departure,
    KnowledgeMap,
    Leaving,
    Progress,
    Requirement,
    RetentionPlan,
    SurvivalKit,
)
from werkplekleren.retention.topic_facts import TopicFacts

LAST = date(2027, 6, 30)
LAPSED = date(2027, 7, 1)
LEVELS = {("anke", "weld"): 4, ("bert", "weld"): 3, ("cees", "weld"): 1, ("anke", "turn"): 4, ("bert", "turn"): 3}


def works(**dates: Any) -> Certificate:  # noqa: ANN401 - any field of the model
    return attrs.evolve(Certificate(id="works", person=None, title="EN 1090", required_for=("weld",), expires_on=LAST), **dates)


def shop(*certificates: Certificate, requirements: tuple[Requirement, ...] = (), kinds: tuple[CertificateType, ...] = ()) -> KnowledgeMap:
    people = (person("anke", leaves=date(2028, 2, 1)), person("bert", shift="late"), person("cees", learning=4, shift="late"))
    here = firm(people, (topic("weld", criticality=5), topic("turn")), LEVELS, requirements=requirements)
    return attrs.evolve(here, certificates=certificates, certificate_types=kinds)


def test_a_lapsed_certificate_of_the_firm_takes_everybody_out_of_the_topics_that_require_it_and_of_no_other() -> None:
    here = shop(works())
    assert (here.able("weld", LAST), here.barring("weld", LAST)) == (("anke", "bert"), ())
    assert (here.able("weld", LAPSED), here.barring("weld", LAPSED)) == ((), ("works",))
    assert here.able("turn", LAPSED) == ("anke", "bert")
    cover = here.coverage(on=LAPSED)
    assert (cover["weld"].barred_by, cover["weld"].barred, cover["weld"].lapsed, cover["weld"].unproven) == (("works",), ("anke", "bert"), (), ())
    assert cover["weld"].discounted == {"anke", "bert"}
    assert cover.uncovered == ("weld",)
    assert cover.without(["anke"])["weld"].barred == ("bert",)
    assert here.coverage()["weld"].able == ("anke", "bert")


def test_a_newer_one_of_the_same_sort_renews_it_and_that_of_a_person_does_not() -> None:
    renewed = works().renewed("works-2", issued_on=LAPSED, expires_on=date(2030, 6, 30))
    assert (renewed.person, renewed.holder) == (None, "firm")
    assert shop(works(), renewed).able("weld", LAPSED) == ("anke", "bert")
    own = works(id="own", person="anke", expires_on=date(2030, 6, 30))
    assert own.holder == "person"
    assert shop(works(), own).able("weld", LAPSED) == ()
    withdrawn = attrs.evolve(renewed, revoked_on=LAPSED)
    assert shop(works(), withdrawn).barring("weld", LAPSED) == ("works-2",)
    later = attrs.evolve(renewed, issued_on=LAPSED + timedelta(days=9))
    assert shop(works(), later).barring("weld", LAPSED) == ("works",)
    assert [len(sort) for sort in shop(works(), later).proofs(None, "weld")] == [2]
    assert shop(works(), later).proofs(None, "turn") == ()


def test_it_is_of_a_kind_that_firms_hold() -> None:
    assert shop(works(certificate_type="factory"), kinds=(FACTORY,)).validity("works").expires_on == LAST
    with pytest.raises(InvalidValueError) as caught:
        shop(works(certificate_type="safety"), kinds=(SAFETY,))
    assert [(problem.code, problem.place.path) for problem in caught.value.problems] == [("person-missing", "certificates[0].person")]
    with pytest.raises(InvalidValueError, match="does not hold together"):
        shop(works(required_for=("mill",)))


def test_a_map_with_one_is_read_as_it_was_written_and_an_older_map_without_still_is() -> None:
    here = shop(works(), works(id="own", person="anke"))
    assert KnowledgeMap.from_json(here.to_json()) == here
    assert '"person":null' in here.to_json().replace(" ", "")
    older = shop(works(id="own", person="anke"))
    assert KnowledgeMap.from_json(older.to_json()).certificates[0].person == "anke"


def test_coverage_over_time_names_the_certificate_and_the_requirements_that_fall_with_it() -> None:
    late = Requirement(id="late", topic="weld", people=1, shift="late")
    other = Requirement(id="turning", topic="turn", people=1)
    here = shop(works(issued_on=date(2027, 1, 18), revoked_on=date(2027, 9, 1)), requirements=(late, other))
    over = here.coverage_over_time(START, date(2027, 12, 31))
    causes = {moment.day: [(cause.code, dict(cause.values)) for cause in moment.causes] for moment in over.moments[1:]}
    assert causes == {
        date(2027, 1, 18): [("firm-certificate-starts", {"certificate": "works"})],
        LAPSED: [("firm-certificate-lapses", {"certificate": "works"})],
        date(2027, 9, 1): [("firm-certificate-revoked", {"certificate": "works"})],
    }
    assert over.first_uncovered == {"weld": START}
    assert over.first_unmet == {"late": START}
    assert [moment.coverage == here.coverage(on=moment.day) for moment in over.moments] == [True] * 4


def test_what_if_it_is_not_renewed() -> None:
    here = shop(works(expires_on=date(2030, 6, 30)))
    after = here.what_if(CertificateLapse(certificate="works", on=LAPSED))
    assert (here.able("weld", LAPSED), after.able("weld", LAPSED)) == (("anke", "bert"), ())
    differences = after.compared_with(here, start=START, end=LAPSED).differences
    assert [(one.code, dict(one.values)) for one in differences] == [("firm-certificate-changed", {"certificate": "works", "date": "2027-06-30"})]
    assert [one.code for one in shop().compared_with(here, start=START, end=LAPSED).differences] == ["firm-certificate-removed"]
    assert [one.code for one in here.compared_with(shop(), start=START, end=LAPSED).differences] == ["firm-certificate-added"]


def test_what_if_one_that_begins_later_or_just_then_is_not_renewed() -> None:
    later = shop(works(issued_on=date(2027, 2, 1)))
    assert later.what_if(CertificateLapse(certificate="works", on=date(2027, 1, 31))) == later
    just_then = later.what_if(CertificateLapse(certificate="works", on=date(2027, 2, 1)))
    assert (just_then.able("weld", date(2027, 2, 1)), just_then.able("weld", LAST)) == ((), ())


def test_the_register_has_it_first_and_the_firm_sees_to_it() -> None:
    here = shop(works(), works(id="own", person="anke"), works(id="gone", person="bert")).what_if(Departure(person="bert", on=date(2027, 5, 1)))
    register = here.certificate_register(date(2027, 6, 1))
    assert [entry.certificate.id for entry in register.entries] == ["works", "own", "gone"]
    assert [entry.certificate.id for entry in register.current] == ["works", "own"]
    found = register["works"]
    assert (found.person_name, found.holder, found.state) == ("", "firm", "expiring")
    assert found.next is not None
    assert (found.next.code, found.next.who) == ("renew", "firm")
    assert register["own"].holder == "person"
    assert [entry.certificate.id for entry in register.history(None, "EN 1090")] == ["works"]


def test_the_calendar_keeps_it_apart_from_what_people_have_to_do() -> None:
    calendar = shop(works(), works(id="own", person="bert")).expiry_calendar(START, date(2027, 12, 31))
    (item,) = calendar.of_firm
    assert (item.person, item.person_name, item.subject, item.who, item.day) == (None, "", "works", "firm", LAST)
    assert "works" not in {one.subject for items in calendar.by_person.values() for one in items}
    assert item in calendar.items


def test_risks_are_the_same_and_say_that_the_firm_lacks_it() -> None:
    valid, lapsed = shop(works(expires_on=date(2030, 6, 30))), shop(works(expires_on=date(2027, 1, 1)))
    with_it, without = valid.risks(START, RISK_METHOD), lapsed.risks(START, RISK_METHOD)
    assert [(one.topic, one.person, one.total) for one in with_it.risks] == [(one.topic, one.person, one.total) for one in without.risks]
    assert {one.topic for one in without.risks if any(reason.code == "firm-certificate-lapsed" for reason in one.reasons)} == {"weld"}


def test_a_plan_teaches_as_if_it_counted_and_warns_that_no_lesson_brings_it_back() -> None:
    valid, lapsed = shop(works(expires_on=date(2030, 6, 30))), shop(works(expires_on=date(2027, 1, 1)))
    plans = [RetentionPlan.propose(one, CATALOGUE, start=START) for one in (valid, lapsed)]
    assert plans[0].transfers == plans[1].transfers != ()
    assert [point.code for point in plans[1].unsolved] == [point.code for point in plans[0].unsolved]
    assert plans[0].warnings == plans[1].warnings[1:]
    assert (plans[1].warnings[0].code, dict(plans[1].warnings[0].values)) == ("renew-firm-certificate", {"certificate": "EN 1090", "topic": "weld"})
    assert TopicFacts.in_plan(plans[1], lapsed, "weld") == TopicFacts.in_plan(plans[0], valid, "weld")


def test_a_plan_made_again_keeps_on_teaching_and_warns_as_well() -> None:
    here = shop(works(expires_on=date(2027, 2, 1)))
    plan = RetentionPlan.propose(here, CATALOGUE, start=START)
    assert [one.code for one in plan.warnings if one.code == "renew-firm-certificate"] == []
    sooner = attrs.evolve(here, people=(attrs.evolve(here.people[0], leaving=Leaving(status="known", date=date(2028, 1, 3))), *here.people[1:]))
    again = plan.replanned(Progress(plan=plan.id), sooner, CATALOGUE, on=date(2027, 3, 1))
    assert [one.code for one in again.warnings if one.code == "renew-firm-certificate"] == ["renew-firm-certificate"]
    assert {(one.topic, one.successor) for one in plan.transfers} <= {(one.topic, one.successor) for one in again.transfers}


def test_a_survival_kit_still_has_the_sheet_and_names_the_certificate() -> None:
    here = firm((person("anke"), person("cees")), (topic("weld"),), {("anke", "weld"): 4, ("cees", "weld"): 1}, (works(),))
    assert [[one.id for one in sheet.barred_by] for sheet in SurvivalKit.of(here, on=LAPSED).sheets] == [["works"]]
    assert [(sheet.barred_by, sheet.needs_proof) for sheet in SurvivalKit.of(here, on=LAST).sheets] == [((), True)]


def test_nobody_is_the_next_in_a_survival_kit_whose_own_certificate_lapsed() -> None:
    levels = {("anke", "weld"): 4, ("bert", "weld"): 2, ("cees", "weld"): 2}
    own = works(id="own", person="bert", expires_on=date(2027, 6, 30))
    here = firm((person("anke"), person("bert"), person("cees")), (topic("weld"),), levels, (own,))
    helpers = [[[who.id for who, _ in sheet.helpers] for sheet in SurvivalKit.of(here, on=day).sheets] for day in (LAST, LAPSED)]
    assert helpers == [[["bert", "cees"]], [["cees"]]]


@settings(deadline=None, max_examples=60)
@given(kept_maps())
def test_certificates_of_the_firm_change_nothing_but_whether_anybody_may(here: KnowledgeMap) -> None:
    certified = here.certified()
    assert certified.certified() is certified
    assert all(one.person is not None for one in certified.certificates) or not any(here.proofs(None, one.id) for one in here.topics)
    for one in here.topics:
        able = certified.able(one.id, START)
        assert here.able(one.id, START) == (() if here.barring(one.id, START) else able)
        assert here.unproven(one.id) == certified.unproven(one.id)
        assert here.lapsed(one.id, START) == certified.lapsed(one.id, START)


def test_the_kinds_of_the_tests_have_one_that_firms_hold() -> None:
    assert [kind.id for kind in KINDS if kind.holder == "firm"] == ["factory"]
