"""The certificate register on a day: the state of each certificate, which one renews which, and what is due next and by whom."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Literal

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.certificate_types import CertificateType, Holder
from werkplekleren.retention.certificates import Certificate
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.validity import WARNINGS, CertificateState, Validity

NextCode = Literal["confirm", "renew", "requalify", "decide", "ask"]
"""What has to be done: confirm that the work is still done; renew; qualify anew, because it lapsed or was withdrawn; decide, because the
term of a mere custom or advice is over; ask for a date that is not known."""

URGENCY: tuple[CertificateState, ...] = ("lapsed", "revoked", "expiring", "unknown", "valid")


@attrs.frozen(kw_only=True)
class NextAct:
    """What is due next for a certificate.

    Args:
        code: What has to be done.
        by: The last day to do it; `None` when there is none. It lies in the past when it was missed.
        who: Who sees to it: the person, or the firm.
    """

    code: NextCode
    by: date | None
    who: Holder


@attrs.frozen(kw_only=True)
class RegisterEntry:
    """One certificate in the register.

    Args:
        certificate: The certificate.
        person_name: Name of the person it belongs to; empty when it is of the firm itself.
        kind: Its kind, with duties and who confirms; `None` when none is named.
        validity: Until when it holds, and what says so.
        state: Its state on the day.
        days_left: How many days until its last day, below 0 when it is past; `None` when that is not known.
        warning: The tightest warning that it is within, such as 30 of (90, 60, 30); `None` when none.
        replaced_by: Id of the certificate of the same sort that renews it; `None` when it is the one that counts.
        next: What is due next; `None` when nothing is.
    """

    certificate: Certificate
    person_name: str
    kind: CertificateType | None
    validity: Validity
    state: CertificateState
    days_left: int | None
    warning: int | None
    replaced_by: str | None = None
    next: NextAct | None = None

    @property
    def holder(self) -> Holder:
        """Who sees to its renewal: whose certificates of its kind are, else whose it is itself."""
        return self.certificate.holder if self.kind is None else self.kind.holder


@attrs.frozen(kw_only=True)
class CertificateRegister(Displayed):
    """Every certificate of a map on a day.

    Args:
        title: The title of the map, as shown.
        on: The day.
        entries: The certificates by person, sort, first day and id; those of the firm itself come first.
        people: Ids of the people who work here on the day; who has left needs no renewal.

    >>> from werkplekleren.retention import Person
    >>> vca = Certificate(id="vca-jan", person="jan", title="VCA", expires_on=date(2027, 3, 1))
    >>> firm = KnowledgeMap(title="Firm", people=(Person(id="jan", name="Jan"),), certificates=(vca,))
    >>> entry = firm.certificate_register(date(2027, 1, 20))["vca-jan"]
    >>> entry.state, entry.days_left, entry.warning, entry.next.code
    ('expiring', 40, 60, 'renew')
    """

    title: str
    on: date
    entries: tuple[RegisterEntry, ...]
    people: frozenset[str]

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date, warnings: Iterable[int] = WARNINGS) -> "CertificateRegister":
        """The register of a knowledge map on a day.

        Of the certificates of one holder and sort, the one that counts for longest is the one to look after; the others that have
        begun stay as history and say what replaced them.

        Args:
            firm: The map.
            on: The day.
            warnings: At how many days before the last day to warn; the first of them is when a certificate counts as expiring.
        """
        steps = tuple(warnings)
        kinds = {kind.id: kind for kind in firm.certificate_types}
        of_sort: dict[tuple[str | None, str], list[RegisterEntry]] = {}
        for certificate in sorted(firm.certificates, key=lambda one: (one.person or "", one.sort, one.issued_on or date.min, one.id)):
            kind = None if certificate.certificate_type is None else kinds[certificate.certificate_type]
            entry = _entry(firm, certificate, kind, on, steps)
            of_sort.setdefault((certificate.person, certificate.sort), []).append(entry)
        people = frozenset(person.id for person in firm.people if person.leaving.date is None or on < person.leaving.date)
        return cls(title=firm.title, on=on, entries=tuple(entry for entries in of_sort.values() for entry in _renewed(entries, on)), people=people)

    def __getitem__(self, certificate: str) -> RegisterEntry:
        if certificate not in self._by_id:
            raise UnknownNameError("certificate", certificate, self._by_id)
        return self._by_id[certificate]

    @cached_property
    def _by_id(self) -> dict[str, RegisterEntry]:
        return {entry.certificate.id: entry for entry in self.entries}

    @property
    def current(self) -> tuple[RegisterEntry, ...]:
        """The certificates that none replaces, of the firm itself and of the people who work here."""
        return tuple(entry for entry in self.entries if entry.replaced_by is None and self.counts(entry.certificate))

    def counts(self, certificate: Certificate) -> bool:
        """Whether a certificate is of the firm itself or of somebody who works here."""
        return certificate.person is None or certificate.person in self.people

    @property
    def attention(self) -> tuple[RegisterEntry, ...]:
        """Those for which something is to be done and that are lapsed, withdrawn, expiring or without a known end; the most urgent first."""
        needy = [entry for entry in self.current if entry.next is not None and entry.state != "valid"]
        return tuple(sorted(needy, key=_urgency))

    def history(self, person: str | None, sort: str) -> tuple[RegisterEntry, ...]:
        """All certificates of one sort of one holder, the oldest first.

        Args:
            person: Id of the person; `None` means the firm itself.
            sort: What it is a proof of (`Certificate.sort`).
        """
        return tuple(entry for entry in self.entries if entry.certificate.person == person and entry.certificate.sort == sort)


def _urgency(entry: RegisterEntry) -> tuple[int, date, str, str, str]:
    one = entry.certificate
    return URGENCY.index(entry.state), entry.validity.last_day or date.max, one.title, one.person or "", one.id


def _entry(firm: KnowledgeMap, certificate: Certificate, kind: CertificateType | None, on: date, steps: tuple[int, ...]) -> RegisterEntry:
    validity = firm.validity(certificate.id)
    state = validity.state(on, max(steps, default=0))
    last = validity.last_day
    entry = RegisterEntry(
        certificate=certificate,
        person_name="" if certificate.person is None else firm.person(certificate.person).name,
        kind=kind,
        validity=validity,
        state=state,
        days_left=None if last is None else (last - on).days,
        warning=validity.warning(on, steps),
    )
    return attrs.evolve(entry, next=_next(validity, state, entry.holder, on))


def _next(validity: Validity, state: CertificateState, holder: Holder, on: date) -> NextAct | None:
    last = validity.last_day
    if state == "revoked":
        return NextAct(code="requalify", by=None, who=holder)
    confirms = validity.confirm_by is not None and validity.confirm_by == last and validity.confirm_by != validity.expires_on
    if state == "lapsed":
        return NextAct(code="requalify" if confirms else "renew", by=last, who=holder)
    if last is not None and last < on:
        return NextAct(code="decide", by=last, who="firm")
    if not validity.complete:
        return NextAct(code="ask", by=None, who="firm")
    if last is None:
        return None
    return NextAct(code="confirm", by=last, who="firm") if confirms else NextAct(code="renew", by=last, who=holder)


def _renewed(entries: list[RegisterEntry], on: date) -> list[RegisterEntry]:
    """The entries of one holder and sort, each with what replaced it; what has a follow-up in time needs nothing more."""
    begun = [entry for entry in entries if entry.certificate.issued_on is None or entry.certificate.issued_on <= on]
    if not begun:
        return [attrs.evolve(entry, next=None) for entry in entries]
    best = max(begun, key=_usefulness)
    coming = [entry.certificate.issued_on for entry in entries if entry not in begun and entry.certificate.issued_on is not None]
    ends = best.validity.first_day_lapsed
    followed = bool(coming) and best.validity.counts(on) and (ends is None or min(coming) <= ends)
    return [
        attrs.evolve(entry, next=None if followed else entry.next)
        if entry is best
        else attrs.evolve(entry, next=None, replaced_by=best.certificate.id if entry in begun else None)
        for entry in entries
    ]


def _usefulness(entry: RegisterEntry) -> tuple[bool, bool, date, date, str]:
    """Higher is the one to look after: it counts, its end is known, it ends latest."""
    rank = entry.state in {"valid", "expiring"}
    usable = rank or entry.state == "unknown"
    end = entry.validity.last_day or (date.max if rank else date.min)
    return usable, rank, end, entry.certificate.issued_on or date.min, entry.certificate.id
