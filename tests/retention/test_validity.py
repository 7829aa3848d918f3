"""Until when a certificate holds: the paper first, then the rule of its kind, and confirmations in between."""

from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies.certificates import CUSTOM, KINDS, SAFETY, WELDING, day, kind_of, typed_certificates
from strategies.retention import START
from werkplekleren import Toolbox
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import Certificate, CertificateState, CertificateType, Confirmation, Validity
from werkplekleren.serialization import structure, unstructure

ISSUED = date(2026, 3, 10)


def welding(*confirmed: date, **fields: Any) -> Certificate:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"issued_on": ISSUED, "route": "retest"} | fields
    return Certificate(
        id="tig", person="anke", title="TIG", certificate_type=WELDING.id, confirmations=tuple(Confirmation(on=one) for one in confirmed), **given
    )


def said(certificate: Certificate, kind: CertificateType | None) -> tuple[date | None, str, date | None, str]:
    found = certificate.validity(kind)
    return found.expires_on, found.expires_by, found.confirm_by, found.confirm_basis


@pytest.mark.parametrize(
    ("route", "expires", "by"),
    [
        ("retest", date(2029, 3, 10), "rule"),
        ("welds-tested", date(2028, 3, 10), "rule"),
        ("same-maker", None, "none"),
        (None, None, "unknown"),
    ],
)
def test_the_end_of_a_weld_follows_from_its_way_of_renewing(route: str | None, expires: date | None, by: str) -> None:
    assert (expires, by, date(2026, 9, 10), "rule") == said(welding(route=route), WELDING)


def test_the_built_in_rule_for_welding_gives_the_same_days() -> None:
    kind = Toolbox.builtin().certificate_types["en-iso-9606-1"]
    ends = [attrs.evolve(welding(), certificate_type=kind.id, route=route.id).validity(kind).expires_on for route in kind.routes]
    assert ends == [date(2029, 3, 10), date(2028, 3, 10), None]


def test_what_the_paper_says_goes_before_what_the_rule_says() -> None:
    paper = welding(expires_on=date(2028, 1, 31), confirm_by=date(2026, 8, 1))
    assert said(paper, WELDING) == (date(2028, 1, 31), "paper", date(2026, 8, 1), "paper")
    assert said(paper, None) == (date(2028, 1, 31), "paper", date(2026, 8, 1), "paper")
    assert paper.last_day == date(2026, 8, 1)


def test_a_confirmation_in_time_carries_it_on_for_half_a_year() -> None:
    confirmed = welding(date(2026, 9, 10), date(2027, 2, 1))
    assert said(confirmed, WELDING)[2:] == (date(2027, 8, 1), "rule")
    assert said(attrs.evolve(confirmed, confirm_by=date(2026, 9, 30)), WELDING)[2:] == (date(2027, 8, 1), "rule")
    assert not confirmed.validity(WELDING).missed


def test_a_missed_confirmation_makes_it_lapse_and_a_later_one_does_not_bring_it_back() -> None:
    late = welding(date(2026, 9, 11))
    found = late.validity(WELDING)
    assert (found.confirm_by, found.missed) == (date(2026, 9, 10), True)
    assert [found.state(one) for one in (date(2026, 9, 10), date(2026, 9, 11), date(2027, 1, 1))] == ["expiring", "lapsed", "lapsed"]


def test_without_a_first_day_the_first_confirmation_starts_the_count() -> None:
    assert said(welding(date(2026, 9, 10), issued_on=None, route=None), WELDING)[2:] == (date(2027, 3, 10), "rule")
    assert said(welding(issued_on=None, route=None), WELDING)[2:] == (None, "unknown")


def test_a_confirmation_that_no_rule_asks_for_changes_nothing() -> None:
    vca = Certificate(id="vca", person="anke", title="VCA", certificate_type=SAFETY.id, issued_on=ISSUED, confirmations=(Confirmation(on=ISSUED),))
    assert said(vca, SAFETY) == (date(2036, 3, 10), "rule", None, "none")


def test_an_end_that_is_not_known_is_not_called_valid() -> None:
    assert welding(route=None).validity(WELDING).state(date(2026, 4, 1)) == "unknown"
    assert welding().validity(WELDING).state(date(2026, 4, 1)) == "valid"
    assert welding(route=None).validity(WELDING).counts(date(2026, 4, 1))


def test_without_an_end_it_holds_for_as_long_as_it_is_confirmed() -> None:
    found = welding(route="same-maker").validity(WELDING)
    assert [found.state(one) for one in (ISSUED, date(2026, 7, 1), date(2026, 9, 11))] == ["valid", "expiring", "lapsed"]


def test_the_end_of_a_custom_asks_for_a_decision_and_does_not_forbid() -> None:
    vp = Certificate(id="vp", person="anke", title="VP", certificate_type=CUSTOM.id, issued_on=date(2023, 6, 1))
    after = date(2026, 6, 2)
    assert [vp.validity(CUSTOM).state(one) for one in (date(2024, 1, 1), date(2026, 6, 1), after)] == ["valid", "expiring", "unknown"]
    assert vp.counts(after, kind=CUSTOM)
    on_paper = attrs.evolve(vp, expires_on=date(2026, 6, 1))
    assert on_paper.state(after, kind=CUSTOM) == "lapsed"
    assert not on_paper.counts(after, kind=CUSTOM)


def test_it_warns_at_90_60_and_30_days() -> None:
    found = Validity(expires_on=date(2027, 6, 1), expires_by="paper", complete=True)
    days = (91, 90, 61, 60, 30, 0, -1)
    assert [found.warning(date(2027, 6, 1) - timedelta(days=left)) for left in days] == [None, 90, 90, 60, 30, 30, None]
    assert found.warning(date(2027, 6, 1), steps=()) is None
    assert Validity(expires_by="none", complete=True).warning(START) is None


def test_a_certificate_is_judged_by_its_own_kind_only() -> None:
    with pytest.raises(InvalidValueError, match="certificate tig is of the kind welding, not safety"):
        welding().validity(SAFETY)
    with pytest.raises(UnknownNameError, match="there is no way to renew 'elsewhere'"):
        welding(route="elsewhere").validity(WELDING)


def test_it_is_not_confirmed_before_it_is_issued_and_has_no_route_without_a_kind() -> None:
    with pytest.raises(InvalidValueError, match="was confirmed before it was issued"):
        welding(date(2026, 3, 9))
    with pytest.raises(InvalidValueError, match="has a route and no certificate type"):
        Certificate(id="tig", person="anke", title="TIG", route=WELDING.routes[0].id)


def test_a_renewal_is_a_new_certificate_and_the_old_one_stays() -> None:
    old = welding(required_for=("weld",))
    new = old.renewed("tig-2", issued_on=date(2029, 3, 1), route="welds-tested")
    assert new.validity(WELDING).expires_on == date(2031, 3, 1)
    assert (new.sort, new.person, new.required_for, new.confirmations) == (old.sort, old.person, old.required_for, ())
    assert old.renewed("tig-3", issued_on=date(2029, 3, 1), expires_on=date(2030, 1, 1)).route == "retest"


def test_a_confirmation_is_kept_as_an_act() -> None:
    confirmed = welding().confirmed(date(2026, 9, 1), by="Willem", evidence="laslogboek")
    assert confirmed.confirmations == (Confirmation(on=date(2026, 9, 1), by="Willem", evidence="laslogboek"),)


@given(typed_certificates(), day(-2000, 2000))
def test_every_day_has_one_state_and_a_certificate_counts_or_not_by_it(certificate: Certificate, on: date) -> None:
    found = certificate.validity(kind_of(certificate))
    state = found.state(on)
    assert state in get_args(CertificateState)
    assert found.counts(on) is (
        state in {"valid", "expiring"} or (state == "unknown" and (certificate.issued_on is None or certificate.issued_on <= on))
    )


ORDER = {"unknown": 0, "valid": 0, "expiring": 1, "lapsed": 2, "revoked": 3}


@given(typed_certificates(), day(-2000, 2000), day(-2000, 2000))
def test_time_never_brings_back_what_has_lapsed_or_was_revoked(certificate: Certificate, one: date, other: date) -> None:
    found = certificate.validity(kind_of(certificate))
    earlier, later = found.state(min(one, other)), found.state(max(one, other))
    if ORDER[earlier] >= 2:
        assert ORDER[later] >= ORDER[earlier]


@given(typed_certificates(), st.integers(0, 600))
def test_one_more_confirmation_after_the_others_never_makes_it_lapse_earlier(certificate: Certificate, days: int) -> None:
    kind = kind_of(certificate)
    known = [one.on for one in certificate.confirmations]
    known.extend(one for one in (certificate.issued_on, certificate.confirm_by) if one is not None)
    before = certificate.validity(kind)
    after = certificate.confirmed(max(known, default=START) + timedelta(days=days)).validity(kind)
    assert after.expires_on == before.expires_on
    if before.confirm_by is not None:
        assert after.confirm_by is not None
        assert after.confirm_by >= before.confirm_by


@given(typed_certificates().filter(lambda one: one.issued_on is not None), day(-1500, 600))
def test_no_confirmation_at_all_makes_it_lapse_earlier_when_its_first_day_is_known(certificate: Certificate, on: date) -> None:
    assert certificate.issued_on is not None
    kind = kind_of(certificate)
    before, after = certificate.validity(kind).confirm_by, certificate.confirmed(max(on, certificate.issued_on)).validity(kind).confirm_by
    assert (before is None) is (after is None)
    if before is not None and after is not None:
        assert after >= before


@given(typed_certificates(), st.randoms(use_true_random=False))
def test_the_order_of_confirmations_changes_nothing(certificate: Certificate, random: Random) -> None:
    mixed = attrs.evolve(certificate, confirmations=tuple(random.sample(certificate.confirmations, len(certificate.confirmations))))
    assert mixed.validity(kind_of(certificate)) == certificate.validity(kind_of(certificate))


@given(typed_certificates())
def test_a_certificate_is_read_as_it_was_written(certificate: Certificate) -> None:
    assert structure(unstructure(certificate), Certificate) == certificate


@pytest.mark.parametrize("kind", KINDS)
def test_a_term_beyond_the_calendar_ends_on_its_last_day(kind: CertificateType) -> None:
    far = Certificate(id="far", person="anke", title="Far", certificate_type=kind.id, issued_on=date(9999, 11, 1))
    found = far.validity(kind)
    assert found.expires_on in {None, date.max}
    assert found.state(date.max) != "lapsed"
