"""Coverage over time: what is left after each leaving, each lapse of a certificate and each level that is revoked."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import attrs

from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.coverage import Coverage
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.reasons import Reason


@attrs.frozen(kw_only=True)
class CoverageMoment:
    """The coverage from one day on.

    Args:
        day: The day.
        coverage: The coverage on it.
        causes: What changed on it: `leaves` and `joins` with a person; `certificate-lapses`, `certificate-revoked`,
            `certificate-starts` with a person and a certificate; `level-revoked` and `level-restored` with a person and a topic;
            `exemption-starts` and `exemption-ends` likewise. Empty on the first day.
    """

    day: date
    coverage: Coverage
    causes: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class CoverageOverTime:
    """Coverage on a first day and on each day until the last on which something changes.

    Args:
        start: The first day.
        end: The last day.
        moments: The first day and the days with a change, in order.
    """

    start: date
    end: date
    moments: tuple[CoverageMoment, ...]

    @classmethod
    def of(cls, firm: KnowledgeMap, *, start: date, end: date) -> "CoverageOverTime":
        """The coverage of a knowledge map over a period.

        Raises:
            InvalidValueError: When the period ends before it starts.
        """
        if end < start:
            raise InvalidValueError(
                Message("the period ends ({end}) before it starts ({start})", {"start": start.isoformat(), "end": end.isoformat()})
            )
        changes = _changes(firm)
        days = [start, *sorted(day for day in changes if start < day <= end)]
        moments = tuple(CoverageMoment(day=day, coverage=firm.coverage(on=day), causes=() if day == start else tuple(changes[day])) for day in days)
        return cls(start=start, end=end, moments=moments)

    @property
    def first_shortfall(self) -> Mapping[str, date]:
        """Topics that fall short within the period: topic id -> the first day with fewer people than required."""
        first: dict[str, date] = {}
        for moment in self.moments:
            for topic in moment.coverage.short:
                first.setdefault(topic, moment.day)
        return first

    @property
    def first_uncovered(self) -> Mapping[str, date]:
        """Topics that nobody can do at some time within the period: topic id -> the first such day."""
        first: dict[str, date] = {}
        for moment in self.moments:
            for topic in moment.coverage.uncovered:
                first.setdefault(topic, moment.day)
        return first


def _changes(firm: KnowledgeMap) -> dict[date, list[Reason]]:
    """Day -> what changes on it: people first, then certificates, each by id, then the acts."""
    changes: dict[date, list[Reason]] = {}
    for person in sorted(firm.people, key=lambda one: one.id):
        for code, day in (("joins", person.starts_on), ("leaves", person.leaving.date)):
            if day is not None:
                changes.setdefault(day, []).append(Reason(code=code, values={"person": person.id}))
    asked = {(one.person, one.sort) for one in firm.certificates if one.required_for}
    for certificate in sorted(firm.certificates, key=lambda one: one.id):
        dated = (
            ("certificate-starts", certificate.issued_on),
            ("certificate-lapses", firm.validity(certificate.id).first_day_lapsed),
            ("certificate-revoked", certificate.revoked_on),
        )
        for code, day in dated:
            if day is not None and (certificate.person, certificate.sort) in asked:
                changes.setdefault(day, []).append(Reason(code=code, values={"person": certificate.person, "certificate": certificate.id}))
    for day, reason in sorted(_acts(firm), key=lambda one: (one[0], one[1].code, *map(str, one[1].values.values()))):
        if reason not in changes.setdefault(day, []):
            changes[day].append(reason)
    return changes


def _acts(firm: KnowledgeMap) -> Iterator[tuple[date, Reason]]:
    """The days on which an act begins or ends to hold."""
    revoked = {(one.person, one.topic) for one in firm.revocations}
    judged = {(cell.person, cell.topic): cell.assessed_on for cell in firm.mastery if (cell.person, cell.topic) in revoked}
    for one in firm.revocations:
        values = {"person": one.person, "topic": one.topic}
        yield one.revoked_on, Reason(code="level-revoked", values=values)
        again = judged.get((one.person, one.topic))
        if again is not None and again > one.revoked_on:
            yield again, Reason(code="level-restored", values=values)
    for exemption in firm.exemptions:
        values = {"person": exemption.person, "topic": exemption.topic}
        yield exemption.first, Reason(code="exemption-starts", values=values)
        if exemption.last is not None and exemption.last < date.max:
            yield exemption.last + timedelta(days=1), Reason(code="exemption-ends", values=values)
