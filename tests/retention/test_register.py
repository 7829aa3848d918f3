"""The register says what each certificate is worth on a day, which renews which, and what is due next and by whom."""

from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.certificates import CUSTOM, KINDS, SAFETY, WELDING, day, typed_certificates
from strategies.retention import firm, person, topic
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import Certificate, CertificateRegister, Coverage, KnowledgeMap, NextAct

DAY = date(2027, 6, 1)
quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def of(*certificates: Certificate, leaves: date | None = None) -> KnowledgeMap:
    people = (person("anke", leaves=leaves), person("bert"))
    levels = {("anke", "weld"): 3, ("bert", "weld"): 3}
    return attrs.evolve(firm(people, (topic("weld"),), levels), certificates=certificates, certificate_types=KINDS)


def tig(name: str, **fields: Any) -> Certificate:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"person": "anke", "title": "TIG", "certificate_type": WELDING.id, "route": "retest"} | fields
    return Certificate(id=name, **given)


def paper(name: str, expires_on: date | None, **fields: Any) -> Certificate:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"person": "anke", "title": "Proof", "expires_on": expires_on} | fields
    return Certificate(id=name, **given)


@pytest.mark.parametrize(
    ("certificate", "next_act"),
    [
        (tig("one", issued_on=date(2027, 3, 1)), NextAct(code="confirm", by=date(2027, 9, 1), who="firm")),
        (tig("one", issued_on=date(2024, 8, 1), confirm_by=date(2027, 12, 1)), NextAct(code="renew", by=date(2027, 8, 1), who="person")),
        (tig("one", issued_on=date(2026, 3, 1)), NextAct(code="requalify", by=date(2026, 9, 1), who="person")),
        (tig("one", issued_on=date(2023, 3, 1), confirm_by=date(2028, 1, 1)), NextAct(code="renew", by=date(2026, 3, 1), who="person")),
        (tig("one", issued_on=date(2027, 3, 1), route=None), NextAct(code="ask", by=None, who="firm")),
        (paper("one", None), NextAct(code="ask", by=None, who="firm")),
        (paper("one", date(2028, 1, 1)), NextAct(code="renew", by=date(2028, 1, 1), who="person")),
        (paper("one", date(2028, 1, 1), revoked_on=DAY), NextAct(code="requalify", by=None, who="person")),
        (paper("one", None, permanent=True), None),
        (paper("one", None, issued_on=date(2024, 1, 1), certificate_type=CUSTOM.id), NextAct(code="decide", by=date(2027, 1, 1), who="firm")),
    ],
)
def test_what_is_due_next_and_who_sees_to_it(certificate: Certificate, next_act: NextAct | None) -> None:
    assert next_act == of(certificate).certificate_register(DAY)["one"].next


def test_days_left_and_the_warning_stand_beside_the_state() -> None:
    entry = of(paper("one", DAY + timedelta(days=45))).certificate_register(DAY)["one"]
    assert (entry.state, entry.days_left, entry.warning) == ("expiring", 45, 60)
    wide = CertificateRegister.of(of(paper("one", DAY + timedelta(days=120))), on=DAY, warnings=(180, 90))["one"]
    assert (wide.state, wide.warning) == ("expiring", 180)


def test_a_renewal_takes_the_place_of_the_old_one_which_stays_as_history() -> None:
    old = paper("old", date(2027, 5, 1), issued_on=date(2022, 5, 1))
    register = of(old, old.renewed("new", issued_on=date(2027, 4, 20), expires_on=date(2032, 4, 20))).certificate_register(DAY)
    assert [entry.certificate.id for entry in register.history("anke", "Proof")] == ["old", "new"]
    assert (register["old"].state, register["old"].replaced_by, register["old"].next) == ("lapsed", "new", None)
    assert [entry.certificate.id for entry in register.current] == ["new"]
    assert register.attention == ()


def test_a_renewal_that_is_still_to_start_needs_no_reminder_when_it_is_in_time() -> None:
    old = paper("old", date(2027, 7, 1))
    in_time = of(old, old.renewed("new", issued_on=date(2027, 7, 2), expires_on=date(2032, 7, 1))).certificate_register(DAY)
    assert (in_time["old"].next, in_time["new"].next, in_time["new"].replaced_by, in_time.attention) == (None, None, None, ())
    too_late = of(old, old.renewed("new", issued_on=date(2027, 7, 3), expires_on=date(2032, 7, 1))).certificate_register(DAY)
    assert [entry.certificate.id for entry in too_late.attention] == ["old"]


def test_one_that_is_all_still_to_start_asks_for_nothing() -> None:
    register = of(paper("new", date(2032, 7, 1), issued_on=date(2027, 7, 3))).certificate_register(DAY)
    assert (register["new"].state, register["new"].next) == ("unknown", None)


def test_of_two_that_lapsed_only_the_last_asks_for_attention() -> None:
    register = of(paper("one", date(2017, 1, 1)), paper("two", date(2027, 1, 1))).certificate_register(DAY)
    assert [entry.certificate.id for entry in register.attention] == ["two"]


def test_the_most_urgent_stands_first() -> None:
    certificates = (
        paper("a", date(2027, 8, 1), title="Expiring"),
        paper("b", None, title="Unknown"),
        paper("c", date(2027, 1, 1), title="Lapsed"),
        paper("d", date(2029, 1, 1), title="Valid"),
        paper("e", date(2029, 1, 1), title="Revoked", revoked_on=DAY),
    )
    assert [entry.certificate.id for entry in of(*certificates).certificate_register(DAY).attention] == ["c", "e", "a", "b"]


def test_who_has_left_needs_no_renewal() -> None:
    register = of(paper("one", date(2027, 1, 1)), leaves=DAY).certificate_register(DAY)
    assert register.current == ()
    assert register["one"].state == "lapsed"


def test_an_unknown_certificate_is_named_with_the_nearest() -> None:
    gone = of(paper("one", None))
    with pytest.raises(UnknownNameError, match="there is no certificate 'onne'; did you mean 'one'"):
        gone.certificate_register(DAY)["onne"]
    with pytest.raises(UnknownNameError, match="there is no certificate 'onne'; did you mean 'one'"):
        gone.validity("onne")


def test_coverage_follows_the_rule_of_the_kind_where_the_paper_is_silent() -> None:
    confirmed = tig("one", issued_on=date(2027, 1, 10), required_for=("weld",))
    map_ = of(confirmed)
    assert [map_.able("weld", one) for one in (date(2027, 7, 10), date(2027, 7, 11))] == [("anke", "bert"), ("bert",)]
    changes = map_.coverage_over_time(DAY, date(2027, 12, 31)).moments
    assert [(one.day, [cause.code for cause in one.causes]) for one in changes[1:]] == [(date(2027, 7, 11), ["certificate-lapses"])]
    again = attrs.evolve(map_, certificates=(confirmed.confirmed(date(2027, 7, 1)),))
    assert again.able("weld", date(2027, 7, 11)) == ("anke", "bert")


def test_a_renewal_counts_for_a_topic_that_only_the_old_one_names() -> None:
    old = paper("old", date(2027, 1, 1), required_for=("weld",))
    new = paper("new", date(2030, 1, 1), issued_on=date(2027, 5, 1))
    map_ = of(old, new)
    assert map_.able("weld", DAY) == ("anke", "bert")
    assert [one.day for one in map_.coverage_over_time(date(2026, 12, 1), DAY).moments] == [date(2026, 12, 1), date(2027, 1, 2), date(2027, 5, 1)]


def test_the_certificates_that_a_topic_asks_of_somebody_stand_by_sort() -> None:
    map_ = of(paper("one", None, required_for=("weld",)), paper("two", None), tig("three", required_for=("weld",)))
    assert [[one.id for one in sort] for sort in map_.proofs("anke", "weld")] == [["one", "two"], ["three"]]
    assert map_.proofs("bert", "weld") == ()


def test_a_map_holds_the_kinds_and_routes_that_its_certificates_name() -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(
            of(),
            certificates=(tig("one"), paper("two", None, certificate_type="sefety"), tig("three", route="retset")),
            certificate_types=(SAFETY, WELDING, SAFETY),
        )
    assert [(one.code, one.place.path) for one in caught.value.problems] == [
        ("duplicate-id", "certificate_types[2].id"),
        ("unknown-certificate-type", "certificates[1].certificate_type"),
        ("unknown-way-to-renew", "certificates[2].route"),
    ]


@st.composite
def maps(draw: st.DrawFn) -> KnowledgeMap:
    certificates = [
        draw(typed_certificates(number, draw(st.sampled_from(["anke", "bert"])), draw(st.sampled_from([(), ("weld",)]))))
        for number in range(draw(st.integers(0, 5)))
    ]
    return of(*certificates)


@quick
@given(maps(), day(-500, 900), st.randoms(use_true_random=False))
def test_the_order_of_certificates_changes_nothing(map_: KnowledgeMap, on: date, random: Random) -> None:
    mixed = attrs.evolve(map_, certificates=tuple(random.sample(map_.certificates, len(map_.certificates))))
    assert mixed.certificate_register(on) == map_.certificate_register(on)
    assert mixed.able("weld", on) == map_.able("weld", on)


@quick
@given(maps(), day(-500, 900))
def test_each_sort_has_one_certificate_to_look_after(map_: KnowledgeMap, on: date) -> None:
    register = map_.certificate_register(on)
    begun = {(one.person, one.sort) for one in map_.certificates if one.issued_on is None or one.issued_on <= on}
    looked_after = [entry for entry in register.current if entry.certificate.issued_on is None or entry.certificate.issued_on <= on]
    assert sorted(begun) == sorted((entry.certificate.person, entry.certificate.sort) for entry in looked_after)
    for entry in register.entries:
        assert entry.replaced_by is None or (entry.next is None and register[entry.replaced_by].replaced_by is None)


@quick
@given(maps(), day(-500, 900))
def test_who_is_able_has_one_that_counts_of_every_sort_that_is_asked(map_: KnowledgeMap, on: date) -> None:
    able = map_.able("weld", on)
    for who in ("anke", "bert"):
        counts = all(any(map_.validity(one.id).counts(on) for one in sort) for sort in map_.proofs(who, "weld"))
        assert counts is (who in able)


@quick
@given(maps(), day(-200, 600))
def test_coverage_over_time_misses_no_day_on_which_it_changes(map_: KnowledgeMap, start: date) -> None:
    end = start + timedelta(days=150)
    days = {moment.day: moment.coverage for moment in map_.coverage_over_time(start, end).moments}
    known: Coverage = days[start]
    for number in range(151):
        on = start + timedelta(days=number)
        known = days.get(on, known)
        assert known["weld"].able == map_.able("weld", on)
