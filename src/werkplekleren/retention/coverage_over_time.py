"""Coverage over time: what is left after each leaving, each lapse of a certificate and each level that is revoked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

import attrs

from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.coverage import Coverage, topic_coverage
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.requirement_coverage import asked_of

Part = TypeVar("Part")
"""What is looked at in a coverage: a topic, or a requirement in a group."""


@attrs.frozen(kw_only=True)
class CoverageMoment:
    """The coverage from one day on.

    Args:
        day: The day.
        coverage: The coverage on it.
        causes: What changed on it: `leaves` and `joins` with a person; `certificate-lapses`, `certificate-revoked`,
            `certificate-starts` with a person and a certificate; `firm-certificate-lapses`, `firm-certificate-revoked`,
            `firm-certificate-starts` with a certificate of the firm itself; `level-revoked` and `level-restored` with a person and a topic;
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
        later = sorted(day for day in changes if start < day <= end)
        moments = [CoverageMoment(day=start, coverage=firm.coverage(on=start))]
        touched = _Touched(firm)
        for day in later:
            coverage = touched.next(moments[-1].coverage, day, changes[day])
            moments.append(CoverageMoment(day=day, coverage=coverage, causes=tuple(changes[day])))
        return cls(start=start, end=end, moments=tuple(moments))

    @property
    def first_shortfall(self) -> Mapping[str, date]:
        """Topics that fall short within the period: topic id -> the first day with fewer people than required."""
        return self._first(lambda coverage: coverage.topics, lambda one: one.topic if one.shortfall else None)

    @property
    def first_uncovered(self) -> Mapping[str, date]:
        """Topics that nobody can do at some time within the period: topic id -> the first such day."""
        return self._first(lambda coverage: coverage.topics, lambda one: None if one.able else one.topic)

    @property
    def first_unmet(self) -> Mapping[str, date]:
        """Requirements of roles, shifts, sites and teams that are not met within the period: requirement id -> the first such day."""
        return self._first(lambda coverage: coverage.requirements, lambda one: one.requirement if one.shortfall else None)

    def _first(self, parts: Callable[[Coverage], tuple[Part, ...]], named: Callable[[Part], str | None]) -> dict[str, date]:
        """Name -> the first day on which a part of the coverage has one; what is the same as the day before is not asked again."""
        first: dict[str, date] = {}
        before: tuple[Part | None, ...] = (None,) * len(parts(self.moments[0].coverage))
        for moment in self.moments:
            now = parts(moment.coverage)
            for one in [] if now is before else [one for one, same in zip(now, before, strict=True) if one is not same]:
                name = named(one)
                if name is not None:
                    first.setdefault(name, moment.day)
            before = now
        return first


class _Touched:
    """Works out the coverage of a next day from that of the day before: only what the changes touch is looked at again.

    Args:
        firm: The firm.
    """

    def __init__(self, firm: KnowledgeMap) -> None:
        self.firm = firm
        asking: dict[tuple[str | None, str], set[str]] = {}
        for certificate in firm.certificates:
            asking.setdefault((certificate.person, certificate.sort), set()).update(certificate.required_for)
        self.proofs = {one.id: asking[one.person, one.sort] for one in firm.certificates}
        self.numbers = {topic.id: number for number, topic in enumerate(firm.topics)}
        self.able: dict[str, list[str]] = {}
        for topic in firm.topics:
            for person in firm.qualified(topic.id):
                self.able.setdefault(person, []).append(topic.id)
        self.asked = asked_of(firm)
        self.places: dict[str, list[int]] = {}
        for place, one in enumerate(self.asked):
            for person in one.people:
                self.places.setdefault(person, []).append(place)

    def next(self, before: Coverage, day: date, causes: Iterable[Reason]) -> Coverage:
        """The coverage from a day on, given that until the day before and what changes on it."""
        changed: set[str] = set()
        places: set[int] = set()
        for cause in causes:
            person = cause.values.get("person")  # nobody's, when it is about a certificate of the firm: that is about everybody
            concerned = range(len(self.asked)) if person is None else self.places.get(str(person), [])
            if "certificate" in cause.values or "topic" in cause.values:
                about = self.proofs[str(cause.values["certificate"])] if "certificate" in cause.values else {str(cause.values["topic"])}
                changed.update(about)
                places.update(place for place in concerned if self.asked[place].requirement.topic in about)
            else:
                changed.update(self.able.get(str(person), ()))
                places.update(concerned)
        topics = list(before.topics)
        for topic in changed:
            topics[self.numbers[topic]] = topic_coverage(self.firm, self.firm.topic(topic), day)
        requirements = list(before.requirements)
        for place in places:
            requirements[place] = self.asked[place].coverage(self.firm, day)
        return attrs.evolve(
            before,
            on=day,
            topics=tuple(topics) if changed else before.topics,
            requirements=tuple(requirements) if places else before.requirements,
        )


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
        of_firm, holder = ("firm-", {}) if certificate.person is None else ("", {"person": certificate.person})
        for code, day in dated:
            if day is not None and (certificate.person, certificate.sort) in asked:
                changes.setdefault(day, []).append(Reason(code=f"{of_firm}{code}", values={**holder, "certificate": certificate.id}))
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
