"""Kinds of certificate for the tests of retention, and certificates of those kinds."""

from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from strategies.retention import SOURCES, START, VERSION, firm, person, text, topic
from werkplekleren._base.ids import Identifier
from werkplekleren.retention import Certificate, CertificateType, Confirmation, ExpiryCalendar, KnowledgeMap, Mastery, RenewalRoute

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
FACTORY = CertificateType(
    id=Identifier("factory"),
    version=VERSION,
    title=text("Factory"),
    purpose=text("Shows it"),
    rule="scheme",
    months=36,
    term=text("Three years"),
    holder="firm",
    checked=date(2026, 11, 23),
    sources=SOURCES,
)
KINDS = (WELDING, SAFETY, CUSTOM, FACTORY)


def day(low: int, high: int) -> st.SearchStrategy[date]:
    return st.integers(low, high).map(lambda days: START + timedelta(days=days))


@st.composite
def typed_certificates(draw: st.DrawFn, number: int = 0, person: str | None = "person-0", required_for: tuple[str, ...] = ()) -> Certificate:
    """A certificate of a person or of the firm, of one of `KINDS` or of none, with dates before and after `START`."""
    kind = draw(st.sampled_from([None, *(kind for kind in KINDS if person is not None or kind.holder == "firm")]))
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


maybe_days = st.none() | day(-900, 300)


@st.composite
def kept_maps(draw: st.DrawFn) -> KnowledgeMap:
    """Two people on two topics, with dates of use and checks, and certificates of every kind."""
    people = (person("anke"), person("bert"))
    tasks = st.sampled_from([None, "accuracy", "speed", "mixed", "other"])
    topics = tuple(topic(name, task_type=draw(tasks), nature=draw(st.sampled_from(["tacit", "explicit", "mixed"]))) for name in ("weld", "turn"))
    cells = tuple(
        Mastery(person=who.id, topic=what.id, level=draw(st.sampled_from([2, 3, 4])), assessed_on=draw(maybe_days), last_used_on=draw(maybe_days))
        for who in people
        for what in topics
    )
    holders = st.sampled_from(["anke", "bert", None])
    proofs = tuple(draw(typed_certificates(number, draw(holders), ("weld",))) for number in range(draw(st.integers(0, 3))))
    return attrs.evolve(firm(people, topics), mastery=cells, certificates=proofs, certificate_types=KINDS)


@st.composite
def calendars(draw: st.DrawFn) -> ExpiryCalendar:
    """The calendar of such a map over up to two years."""
    start = draw(day(-300, 600))
    return ExpiryCalendar.of(draw(kept_maps()), start=start, end=start + timedelta(days=draw(st.integers(0, 730))))
