"""What differs between two knowledge maps, as codes with values that a report can put into words."""

from collections.abc import Iterator
from typing import TypeVar

from werkplekleren.retention.acts import Exemption, Revocation
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.reasons import Reason, Value

Act = TypeVar("Act", Exemption, Revocation)

NOT_KNOWN = "unknown"
"""In place of a level that is not known or does not apply, and of a date that there is not."""


def differences_between(before: KnowledgeMap, after: KnowledgeMap) -> tuple[Reason, ...]:
    """What differs: people, leaving, levels, certificates, requirements, exemptions, revocations, each by id."""
    return (
        *_people(before, after),
        *_levels(before, after),
        *_certificates(before, after),
        *_named("requirement", {one.id: one for one in before.requirements}, {one.id: one for one in after.requirements}),
        *_acts("exemption", before.exemptions, after.exemptions),
        *_acts("revocation", before.revocations, after.revocations),
    )


def _reason(code: str, **values: Value) -> Reason:
    return Reason(code=code, values=values)


def _people(before: KnowledgeMap, after: KnowledgeMap) -> Iterator[Reason]:
    were, are = ({person.id: person for person in firm.people} for firm in (before, after))
    for name in sorted(are.keys() - were.keys()):
        starts = are[name].starts_on
        yield _reason("person-added", person=name, date=NOT_KNOWN if starts is None else starts.isoformat())
    for name in sorted(were.keys() - are.keys()):
        yield _reason("person-removed", person=name)
    for name in sorted(were.keys() & are.keys()):
        leaving = are[name].leaving
        if were[name].leaving != leaving:
            date = NOT_KNOWN if leaving.date is None else leaving.date.isoformat()
            yield _reason("leaving-changed", person=name, status=leaving.status, date=date)


def _levels(before: KnowledgeMap, after: KnowledgeMap) -> Iterator[Reason]:
    """Levels that both maps can tell of."""
    here = {person.id for person in before.people} & {person.id for person in after.people}
    were, are = ({(cell.person, cell.topic): cell.level for cell in firm.mastery if cell.person in here} for firm in (before, after))
    for person, topic in sorted(were.keys() | are.keys()):
        was, now = were.get((person, topic)), are.get((person, topic))
        if was != now:
            yield _reason(
                "level-changed", person=person, topic=topic, before=NOT_KNOWN if was is None else was, after=NOT_KNOWN if now is None else now
            )


def _certificates(before: KnowledgeMap, after: KnowledgeMap) -> Iterator[Reason]:
    were, are = ({one.id: one for one in firm.certificates} for firm in (before, after))
    for name in sorted(were.keys() | are.keys()):
        was, now = were.get(name), are.get(name)
        if was != now:
            last = None if now is None else after.validity(name).last_day
            change = "certificate-changed" if was and now else "certificate-added" if now else "certificate-removed"
            person = next(one.person for one in (now, was) if one is not None)
            date = NOT_KNOWN if last is None else last.isoformat()
            if person is None:
                yield _reason(f"firm-{change}", certificate=name, date=date)
            else:
                yield _reason(change, certificate=name, person=person, date=date)


def _named(sort: str, were: dict[str, object], are: dict[str, object]) -> Iterator[Reason]:
    for name in sorted(were.keys() | are.keys()):
        if were.get(name) != are.get(name):
            change = "changed" if name in were and name in are else "added" if name in are else "removed"
            yield Reason(code=f"{sort}-{change}", values={sort: name})


def _acts(sort: str, were: tuple[Act, ...], are: tuple[Act, ...]) -> Iterator[Reason]:
    for change, acts, others in (("added", are, were), ("removed", were, are)):
        for one in sorted((one for one in acts if one not in others), key=lambda one: (one.person, one.topic, repr(one))):
            yield _reason(f"{sort}-{change}", person=one.person, topic=one.topic)
