"""Analysis of a knowledge map: per shift and site, requirements, rules of three, bench, what if."""

from datetime import date, timedelta

import attrs
import pytest

from strategies.retention import RISK_METHOD, START, firm, person, topic
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import (
    Bench,
    Candidate,
    Certificate,
    CertificateLapse,
    Departure,
    Exemption,
    Hire,
    KnowledgeMap,
    LevelHours,
    LevelReached,
    MapComparison,
    Requirement,
    RequirementCoverage,
    Revocation,
    Topic,
)

DAY = timedelta(days=1)
MARCH = date(2027, 3, 1)
END = date(2027, 12, 31)


@pytest.fixture(name="shifts")
def _shifts() -> KnowledgeMap:
    """Two can weld, both in the early shift; nobody in the late shift of the south."""
    people = (
        person("ann", shift="vroeg", site="noord", role="lasser"),
        person("bert", shift="vroeg", site="zuid", role="lasser"),
        person("cees", shift="laat", site="noord", role="lasser"),
        person("dirk", shift="laat", site="zuid", role="draaier"),
        person("els", role="planner"),
    )
    levels = {("ann", "weld"): 3, ("bert", "weld"): 4, ("cees", "weld"): 2, ("dirk", "weld"): 0, ("els", "weld"): None, ("dirk", "turn"): 3}
    return firm(people, (topic("weld"), topic("turn")), levels)


def asked(firm: KnowledgeMap, requirement: Requirement, on: date | None = None) -> list[tuple[str, int, int]]:
    """Group, how many can, how many should."""
    found = attrs.evolve(firm, requirements=(requirement,)).coverage(on=on).requirements
    return [(" ".join(name for _, name in one.group), one.covered, one.required) for one in found]


def test_two_people_in_one_shift_do_not_cover_the_other(shifts: KnowledgeMap) -> None:
    parts = {one.name: one for one in shifts.coverage().per("shift")}
    assert [*parts] == ["", "laat", "vroeg"]
    assert {name: one.able["weld"] for name, one in parts.items()} == {"": (), "laat": (), "vroeg": ("ann", "bert")}
    assert parts["laat"].uncovered == ("weld",)
    assert parts["laat"].single_points == {"turn": "dirk"}
    assert parts[""].people == ("els",)
    assert shifts.coverage()["weld"].shortfall == 0


def test_a_firm_without_shifts_has_no_coverage_per_shift(shifts: KnowledgeMap) -> None:
    assert firm((person("ann"),), (topic("weld"),)).coverage().per("shift") == ()
    assert firm().coverage().per("site") == ()
    assert [one.name for one in shifts.coverage().per("team")] == []


def test_a_requirement_may_be_asked_of_each_shift_and_each_shift_of_each_site(shifts: KnowledgeMap) -> None:
    each = Requirement(id="each", topic="weld", people=1, per=("shift",))
    assert asked(shifts, each) == [("laat", 0, 1), ("vroeg", 2, 1)]
    assert asked(shifts, attrs.evolve(each, per=("site", "shift"))) == [
        ("noord laat", 0, 1),
        ("noord vroeg", 1, 1),
        ("zuid laat", 0, 1),
        ("zuid vroeg", 1, 1),
    ]
    assert asked(shifts, attrs.evolve(each, site="noord")) == [("noord laat", 0, 1), ("noord vroeg", 1, 1)]
    assert asked(shifts, attrs.evolve(each, per=(), shift="vroeg", people=3, level=4)) == [("vroeg", 1, 3)]


def test_a_part_that_nobody_is_in_is_short_and_not_forgotten(shifts: KnowledgeMap) -> None:
    night = Requirement(id="night", topic="weld", people=2, shift="nacht")
    assert asked(shifts, night) == [("nacht", 0, 2)]
    assert asked(shifts, attrs.evolve(night, people=None)) == [("nacht", 0, 0)]


def test_everybody_in_a_role_is_asked_except_who_is_exempt(shifts: KnowledgeMap) -> None:
    welders = Requirement(id="welders", topic="weld", people=None, role="lasser")
    spared = Exemption(person="cees", topic="weld", requirement="welders", first=MARCH, by="Directie")
    here = attrs.evolve(shifts, requirements=(welders,), exemptions=(spared,))
    (before,) = here.coverage(on=MARCH - DAY).requirements
    assert (before.people, before.missing, before.shortfall, before.exempt) == (("ann", "bert", "cees"), ("cees",), 1, ())
    (after,) = here.coverage(on=MARCH).requirements
    assert (after.people, after.missing, after.shortfall, after.exempt) == (("ann", "bert"), (), 0, ("cees",))
    assert (here.coverage().unmet[0].missing, here.coverage(on=MARCH).unmet) == (("cees",), ())
    over_time = here.coverage_over_time(START, END)
    assert over_time.first_unmet == {"welders": START}


def test_who_left_is_not_asked_and_the_group_stays(shifts: KnowledgeMap) -> None:
    early = Requirement(id="early", topic="weld", people=1, per=("shift",))
    here = attrs.evolve(shifts, requirements=(early,)).what_if(Departure(person="ann", on=MARCH), Departure(person="bert", on=MARCH))
    over_time = here.coverage_over_time(START, END)
    last = next(one for one in over_time.moments[-1].coverage.requirements if one.group == (("shift", "vroeg"),))
    assert (last.people, last.covered, last.shortfall, last.single_point) == ((), 0, 1, None)
    gone = here.coverage().without(["ann"]).requirements[1]
    assert (gone.people, gone.able, gone.single_point, gone.missing) == (("bert",), ("bert",), "bert", ())


def test_a_requirement_knows_its_group_by_part_and_name() -> None:
    found = (
        firm(
            (person("ann", site="noord", shift="laat"),),
            (topic("weld"),),
            requirements=(Requirement(id="late", topic="weld", people=1, site="noord", per=("shift",)),),
        )
        .coverage()
        .requirements
    )
    assert found == (
        RequirementCoverage(
            requirement="late", topic="weld", group=(("site", "noord"), ("shift", "laat")), people=("ann",), able=(), people_wanted=1
        ),
    )


def test_rules_of_three_count_independent_people_and_topics_that_apply() -> None:
    topics = tuple(topic(name, required_level=1) for name in ("a", "b", "c"))
    levels: dict[tuple[str, str], int | None] = {(who, "a"): 3 for who in ("p", "q", "r")}
    levels |= {("p", "b"): 3, ("p", "c"): 4, ("q", "b"): 2, ("r", "b"): None, ("r", "c"): None}
    spread = firm(tuple(person(who) for who in ("p", "q", "r")), topics, levels).spread()
    assert spread.people_per_topic == {"a": 3, "b": 1, "c": 1}
    assert spread.topics_per_person == {"p": 3, "q": 1, "r": 1}
    assert spread.thin_topics == ("b", "c")
    assert spread.narrow_people == ("q",), "to r only one topic applies, and r can do it"
    assert spread.topics_met == pytest.approx(1 / 3)
    assert spread.people_met == pytest.approx(2 / 3)


def test_rules_of_three_look_at_who_is_there_and_may_ask_another_number() -> None:
    here = firm((person("p", leaves=START), person("q")), (topic("a"),), {("p", "a"): 3, ("q", "a"): 3})
    assert here.spread(people=2, topics=1).thin_topics == ()
    assert here.spread(START, people=2, topics=1).thin_topics == ("a",)
    assert here.spread(START).topics_per_person == {"q": 1}
    gone = firm((person("p", leaves=START),), (topic("a"),), {("p", "a"): None}).spread(START)
    assert (gone.people_met, gone.topics_met) == (None, 0)
    assert firm().spread().topics_met is None


def test_the_bench_tells_who_is_next_and_how_far() -> None:
    hours = (LevelHours(level=2, hours=10), LevelHours(level=3, hours=30))
    people = tuple(person(who) for who in ("able", "begun", "next-a", "next-b", "none", "not"))
    levels = {("able", "weld"): 3, ("begun", "weld"): 1, ("next-a", "weld"): 2, ("next-b", "weld"): 2, ("none", "weld"): 0, ("not", "weld"): None}
    bench = firm(people, (topic("weld", level_hours=hours), topic("turn", required_level=1)), levels).bench()
    assert bench["weld"].able == ("able",)
    assert bench["weld"].next == (Candidate(person="next-a", level=2, hours=30), Candidate(person="next-b", level=2, hours=30))
    assert bench["weld"].training == (Candidate(person="begun", level=1, hours=40),)
    assert (bench.strength, bench.empty, bench["turn"].empty, bench["weld"].empty) == (0.5, ("turn",), True, False)
    with pytest.raises(UnknownNameError, match="topic 'wel'"):
        bench["wel"]
    assert Bench(topics=()).strength is None


def test_the_bench_on_a_day_has_no_one_who_left_or_whose_level_was_revoked() -> None:
    people = (person("gone", leaves=START), person("revoked"), person("here"))
    act = Revocation(person="revoked", topic="weld", revoked_on=START, by="Voorman")
    here = firm(people, (topic("weld"), topic("turn")), {(who, what): 2 for who in ("gone", "revoked", "here") for what in ("weld", "turn")})
    bench = attrs.evolve(here, revocations=(act,)).bench(START)
    assert [one.person for one in bench["weld"].next] == ["here"]
    assert bench.counted_on == {"here": ("weld",)}, "on turn there are two"


def test_what_if_somebody_leaves_in_march(shifts: KnowledgeMap) -> None:
    after = shifts.what_if(Departure(person="ann", on=MARCH))
    comparison = after.compared_with(shifts, start=START, end=END, method=RISK_METHOD)
    (weld,) = comparison.topics
    assert (weld.topic, weld.before, weld.after, weld.lost, weld.gained) == ("weld", ("ann", "bert"), ("bert",), ("ann",), ())
    assert (weld.short_before, weld.short_after) == (None, MARCH)
    assert (comparison.single_points_added, comparison.single_points_removed) == ({"weld": "bert"}, {})
    assert (comparison.newly_short, comparison.no_longer_short) == (("weld",), ())
    (risk,) = comparison.risks
    assert (risk.topic, risk.rise, risk.after and risk.after.person) == ("weld", 12, "ann")
    (difference,) = comparison.differences
    assert (difference.code, difference.values) == ("leaving-changed", {"person": "ann", "status": "known", "date": "2027-03-01"})


def test_what_if_a_certificate_is_not_renewed(shifts: KnowledgeMap) -> None:
    proof = Certificate(id="iso", person="ann", title="ISO 9606-1", permanent=True, required_for=("weld",))
    here = attrs.evolve(shifts, certificates=(proof,))
    after = here.what_if(CertificateLapse(certificate="iso", on=MARCH))
    assert (after.able("weld", MARCH - DAY), after.able("weld", MARCH)) == (("ann", "bert"), ("bert",))
    earlier = attrs.evolve(proof, permanent=False, expires_on=date(2027, 2, 1))
    assert attrs.evolve(here, certificates=(earlier,)).what_if(CertificateLapse(certificate="iso", on=MARCH)).certificates == (earlier,)
    with pytest.raises(UnknownNameError, match="certificate 'izo'; did you mean 'iso'"):
        here.what_if(CertificateLapse(certificate="izo", on=MARCH))
    other = attrs.evolve(here, certificates=(proof, attrs.evolve(proof, id="vca")))
    changes = other.what_if(CertificateLapse(certificate="iso", on=MARCH)).compared_with(other, start=START, end=END).differences
    assert [(one.code, dict(one.values)) for one in changes] == [
        ("certificate-changed", {"certificate": "iso", "person": "ann", "date": "2027-02-28"})
    ]


def test_what_if_we_hire_somebody_and_somebody_learns(shifts: KnowledgeMap) -> None:
    late = Requirement(id="late", topic="weld", people=1, shift="laat")
    fay = Hire(person=person("fay", shift="laat", starts_on=MARCH), levels={"weld": 3, "turn": 3})
    here = attrs.evolve(shifts, requirements=(late,))
    hired = here.what_if(fay).compared_with(here, start=START, end=END)
    assert (hired.no_longer_unmet, hired.newly_unmet) == (("late",), ())
    assert [one.code for one in hired.differences] == ["person-added"]
    assert {one.topic: one.gained for one in hired.topics} == {"weld": ("fay",), "turn": ("fay",)}
    assert (hired.single_points_removed, hired.no_longer_short) == ({"turn": "dirk"}, ("turn",))
    learned = here.what_if(LevelReached(person="cees", topic="weld", level=3), LevelReached(person="els", topic="turn", level=1, on=MARCH))
    assert learned.able("weld") == ("ann", "bert", "cees")
    assert [dict(one.values) for one in learned.compared_with(here, start=START, end=END).differences] == [
        {"person": "cees", "topic": "weld", "before": 2, "after": 3},
        {"person": "els", "topic": "turn", "before": "unknown", "after": 1},
    ]
    assert hired.after.compared_with(here, start=START, end=START).topics == (), "fay is not there yet"
    back = MapComparison.of(hired.after, here, start=START, end=END)
    assert (back.newly_unmet, [one.code for one in back.differences]) == (("late",), ["person-removed"])


def test_what_if_acts_and_requirements_are_added(shifts: KnowledgeMap) -> None:
    changes = (
        Revocation(person="ann", topic="weld", revoked_on=MARCH, by="Voorman"),
        Exemption(person="cees", topic="weld", first=START, by="Directie"),
        Requirement(id="each", topic="weld", people=1, per=("shift",)),
    )
    after = shifts.what_if(*changes)
    comparison = after.compared_with(shifts, start=START, end=END)
    assert [one.code for one in comparison.differences] == ["requirement-added", "exemption-added", "revocation-added"]
    assert comparison.newly_unmet == ("each",)
    back = shifts.compared_with(after, start=START, end=END)
    assert [one.code for one in back.differences] == ["requirement-removed", "exemption-removed", "revocation-removed"]
    stricter = attrs.evolve(after, requirements=(attrs.evolve(after.requirements[0], people=2),))
    assert [one.code for one in stricter.compared_with(after, start=START, end=END).differences] == ["requirement-changed"]


def test_a_level_reached_after_a_revocation_counts_again(shifts: KnowledgeMap) -> None:
    revoked = Revocation(person="ann", topic="weld", revoked_on=START, by="Voorman")
    after = shifts.what_if(revoked, LevelReached(person="ann", topic="weld", level=3, on=MARCH))
    assert (after.able("weld", MARCH - DAY), after.able("weld", MARCH)) == (("bert",), ("ann", "bert"))


def test_what_if_about_somebody_unknown_is_refused(shifts: KnowledgeMap) -> None:
    with pytest.raises(UnknownNameError, match="person 'anne'"):
        shifts.what_if(Departure(person="anne", on=MARCH))
    with pytest.raises(InvalidValueError, match="does not hold together"):
        shifts.what_if(Hire(person=person("ann")))
    with pytest.raises(InvalidValueError, match="does not hold together"):
        shifts.what_if(LevelReached(person="ann", topic="plan", level=1))


def test_two_rounds_of_a_map_may_have_other_people_topics_and_certificates(shifts: KnowledgeMap) -> None:
    proof = Certificate(id="vca", person="ann", title="VCA")
    before = attrs.evolve(shifts.without(["els"]), certificates=(proof,))
    after = attrs.evolve(before, topics=(*before.topics, Topic(id="plan", title="Plan")), certificates=(attrs.evolve(proof, id="vca-2"),))
    comparison = after.compared_with(before, start=START, end=END)
    assert [(one.code, one.values["date"]) for one in comparison.differences] == [
        ("certificate-removed", "unknown"),
        ("certificate-added", "unknown"),
    ]
    assert [(one.topic, one.before, one.after, one.lost, one.gained) for one in comparison.topics] == [("plan", None, (), (), ())]
    returned = before.compared_with(after, start=START, end=END)
    assert [(one.topic, one.before, one.after, one.short_before) for one in returned.topics] == [("plan", (), None, START)]


def test_a_risk_that_gets_a_figure_or_loses_it_is_told(shifts: KnowledgeMap) -> None:
    judged = attrs.evolve(shifts, topics=tuple(attrs.evolve(one, criticality=None if one.id == "turn" else 3) for one in shifts.topics))
    found = shifts.compared_with(judged, start=START, end=END, method=RISK_METHOD).risks
    assert [(one.topic, one.before, one.rise) for one in found] == [("turn", None, 3)]
    lost = judged.compared_with(shifts, start=START, end=END, method=RISK_METHOD).risks
    assert [(one.topic, one.after, one.rise) for one in lost] == [("turn", None, -3)]
