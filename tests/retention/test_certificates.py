"""The state of a certificate on a day, and what it means for coverage."""

from datetime import date

import pytest

from strategies.retention import firm, person, topic
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import Certificate, CertificateState

DAY = date(2027, 6, 1)


def proof(**dates: date) -> Certificate:
    return Certificate(id="proof", person="anke", title="Proof", **dates)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("certificate", "state", "counts"),
    [
        (proof(expires_on=date(2028, 1, 1)), "valid", True),
        (proof(expires_on=date(2027, 8, 1)), "expiring", True),
        (proof(expires_on=DAY), "expiring", True),
        (proof(expires_on=date(2027, 5, 31)), "lapsed", False),
        (proof(expires_on=date(2028, 1, 1), confirm_by=date(2027, 5, 1)), "lapsed", False),
        (proof(expires_on=date(2028, 1, 1), revoked_on=DAY), "revoked", False),
        (proof(expires_on=date(2028, 1, 1), revoked_on=date(2027, 6, 2)), "valid", True),
        (proof(), "unknown", True),
        (proof(issued_on=date(2020, 1, 1)), "unknown", True),
        (proof(issued_on=date(2027, 7, 1), expires_on=date(2028, 1, 1)), "unknown", False),
        (Certificate(id="proof", person="anke", title="Proof", permanent=True), "valid", True),
    ],
)
def test_the_state_on_a_day(certificate: Certificate, state: CertificateState, counts: bool) -> None:  # noqa: FBT001 - a column of the table
    assert state == certificate.state(DAY)
    assert counts is certificate.counts(DAY)


def test_how_early_it_warns_can_be_chosen() -> None:
    assert proof(expires_on=date(2027, 8, 1)).state(DAY, warn_days=30) == "valid"


def test_it_does_not_expire_before_it_was_issued() -> None:
    with pytest.raises(InvalidValueError, match="expires before it was issued"):
        proof(issued_on=DAY, expires_on=date(2027, 5, 1))


def test_what_is_permanent_does_not_expire() -> None:
    with pytest.raises(InvalidValueError, match="is permanent and has an expiry date"):
        Certificate(id="proof", person="anke", title="Proof", permanent=True, expires_on=DAY)


def certified(id: str, person: str, expires_on: date | None, type: str = "welding") -> Certificate:  # noqa: A002 - as the model calls them
    return Certificate(id=id, person=person, title="Proof", type=type, expires_on=expires_on, required_for=("weld",))


def test_a_lapsed_certificate_takes_somebody_out_of_the_coverage_but_stays_visible() -> None:
    people = (person("anke"), person("bert"), person("cees"))
    certificates = (certified("one", "anke", date(2027, 1, 1)), certified("two", "bert", date(2029, 1, 1)))
    cover = firm(people, (topic("weld"),), {("anke", "weld"): 3, ("bert", "weld"): 3, ("cees", "weld"): 3}, certificates).coverage(on=DAY)["weld"]
    assert cover.able == ("bert", "cees")
    assert cover.lapsed == ("anke",)
    assert cover.unproven == ("cees",)


def test_a_newer_certificate_of_the_same_sort_renews_an_older_one() -> None:
    certificates = (certified("one", "anke", date(2027, 1, 1)), certified("two", "anke", date(2029, 1, 1)))
    assert firm((person("anke"),), (topic("weld"),), {("anke", "weld"): 3}, certificates).able("weld", DAY) == ("anke",)


def test_a_certificate_of_another_sort_does_not() -> None:
    certificates = (certified("one", "anke", date(2027, 1, 1)), certified("two", "anke", date(2029, 1, 1), "safety"))
    assert firm((person("anke"),), (topic("weld"),), {("anke", "weld"): 3}, certificates).able("weld", DAY) == ()


def test_without_a_type_the_title_says_what_it_is_a_proof_of() -> None:
    assert proof().sort == "Proof"
