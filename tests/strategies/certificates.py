"""Kinds of certificate for the tests of retention, and certificates of those kinds."""

from datetime import date, timedelta

from hypothesis import strategies as st

from strategies.retention import SOURCES, START, VERSION, text
from werkplekleren._base.ids import Identifier
from werkplekleren.retention import Certificate, CertificateType, Confirmation, RenewalRoute

WELDING = CertificateType(
    id=Identifier("welding"),
    version=VERSION,
    title=text("Welding"),
    purpose=text("Shows it"),
    rule="standard",
    period="varies",
    term=text("It depends"),
    confirm_months=6,
    confirmed_by=text("the employer"),
    routes=(
        RenewalRoute(id=Identifier("retest"), what=text("A new test piece"), months=36),
        RenewalRoute(id=Identifier("welds-tested"), what=text("Two welds"), months=24),
        RenewalRoute(id=Identifier("same-maker"), what=text("Go on"), period="open-ended"),
    ),
    checked=date(2026, 11, 23),
    sources=SOURCES,
)
SAFETY = CertificateType(
    id=Identifier("safety"),
    version=VERSION,
    title=text("Safety"),
    purpose=text("Shows it"),
    rule="scheme",
    months=120,
    term=text("Ten years"),
    lead_weeks=20,
    checked=date(2026, 11, 23),
    sources=SOURCES,
)
CUSTOM = CertificateType(
    id=Identifier("custom"),
    version=VERSION,
    title=text("Custom"),
    purpose=text("Shows it"),
    rule="convention",
    months=36,
    term=text("Three years is the custom"),
    checked=date(2026, 11, 23),
    sources=SOURCES,
)
KINDS = (WELDING, SAFETY, CUSTOM)


def day(low: int, high: int) -> st.SearchStrategy[date]:
    return st.integers(low, high).map(lambda days: START + timedelta(days=days))


@st.composite
def typed_certificates(draw: st.DrawFn, number: int = 0, person: str = "person-0", required_for: tuple[str, ...] = ()) -> Certificate:
    """A certificate of one of `KINDS` or of none, with dates before and after `START`."""
    kind = draw(st.sampled_from([None, *KINDS]))
    route = draw(st.sampled_from([None, *(one.id for one in kind.routes)])) if kind is not None else None
    issued = draw(st.none() | day(-1500, 100))
    low = -1500 if issued is None else (issued - START).days
    permanent = draw(st.booleans()) and draw(st.booleans())
    return Certificate(
        id=f"certificate-{number}",
        person=person,
        title=draw(st.sampled_from(["Proof", "Other proof"])),
        issued_on=issued,
        expires_on=None if permanent else draw(st.none() | day(low, 1500)),
        confirm_by=draw(st.none() | day(-300, 600)),
        revoked_on=draw(st.none() | st.none() | day(-300, 600)),
        required_for=required_for,
        permanent=permanent,
        certificate_type=None if kind is None else kind.id,
        route=route,
        confirmations=tuple(Confirmation(on=one) for one in draw(st.lists(day(low, max(low, 400)), max_size=5))),
    )


def kind_of(certificate: Certificate) -> CertificateType | None:
    return next((kind for kind in KINDS if kind.id == certificate.certificate_type), None)
