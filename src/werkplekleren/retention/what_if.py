"""What if: changes to a knowledge map as values that can be combined. Each makes a new map; the old one stays as it is."""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from werkplekleren._base.validators import Between, is_a, is_date, is_id, maybe
from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.acts import Exemption, Revocation
from werkplekleren.retention.certificates import Certificate
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.people import Leaving, Person
from werkplekleren.retention.requirements import Requirement


def _own_copy(levels: Mapping[str, int]) -> dict[str, int]:
    return dict(levels)


@attrs.frozen(kw_only=True)
class Departure:
    """Somebody leaves.

    Args:
        person: Id of the person.
        on: The first day that the person is gone.
    """

    person: str = attrs.field(validator=is_id)
    on: date = attrs.field(validator=is_date)


@attrs.frozen(kw_only=True)
class CertificateLapse:
    """A certificate is not renewed.

    Args:
        certificate: Id of the certificate.
        on: The first day on which it does not count, when it would have counted then.
    """

    certificate: str = attrs.field(validator=is_id)
    on: date = attrs.field(validator=is_date)


@attrs.frozen(kw_only=True)
class Hire:
    """Somebody comes.

    Args:
        person: Who; `starts_on` says from which day.
        levels: Topic id -> level that this person brings.
    """

    person: Person = attrs.field(validator=is_a(Person))
    levels: Mapping[str, int] = attrs.field(factory=dict[str, int], converter=_own_copy, hash=False)


@attrs.frozen(kw_only=True)
class LevelReached:
    """Somebody gets another level on a topic. It counts from the start: levels of a map hold on every day.

    Args:
        person: Id of the person.
        topic: Id of the topic.
        level: The level.
        on: When it was judged; `None` when nobody did. A level judged after a revocation counts again.
    """

    person: str = attrs.field(validator=is_id)
    topic: str = attrs.field(validator=is_id)
    level: int = attrs.field(validator=Between(0, 20))
    on: date | None = attrs.field(default=None, validator=maybe(is_date))


MapChange = Departure | CertificateLapse | Hire | LevelReached | Exemption | Revocation | Requirement
"""One thing that may change on a knowledge map. The last three are what the map would get."""


def changed(firm: KnowledgeMap, change: MapChange) -> KnowledgeMap:
    """The map as it would be after one change.

    Raises:
        UnknownNameError: When the person or certificate is not on the map.
        InvalidValueError: When the map would not hold together any more.
    """
    match change:
        case Departure(person=person, on=on):
            leaver = attrs.evolve(firm.person(person), leaving=Leaving(status="known", date=on))
            return attrs.evolve(firm, people=tuple(leaver if one.id == person else one for one in firm.people))
        case CertificateLapse():
            return _lapsed(firm, change)
        case Hire(person=hired, levels=levels):
            brought = (Mastery(person=hired.id, topic=topic, level=level) for topic, level in sorted(levels.items()))
            return attrs.evolve(firm, people=(*firm.people, hired), mastery=(*firm.mastery, *brought))
        case LevelReached():
            return _with_level(firm, change)
        case _:
            return _added(firm, change)


def _added(firm: KnowledgeMap, act: Exemption | Revocation | Requirement) -> KnowledgeMap:
    if isinstance(act, Exemption):
        return attrs.evolve(firm, exemptions=(*firm.exemptions, act))
    if isinstance(act, Revocation):
        return attrs.evolve(firm, revocations=(*firm.revocations, act))
    return attrs.evolve(firm, requirements=(*firm.requirements, act))


def _lapsed(firm: KnowledgeMap, change: CertificateLapse) -> KnowledgeMap:
    known = [one.id for one in firm.certificates]
    if change.certificate not in known:
        raise UnknownNameError("certificate", change.certificate, known)
    return attrs.evolve(firm, certificates=tuple(_ended(one, change.on) if one.id == change.certificate else one for one in firm.certificates))


def _ended(one: Certificate, on: date) -> Certificate:
    """The certificate without the days from a day on; one that begins later does not count on that day anyhow."""
    if one.issued_on is not None and one.issued_on > on:
        return one
    if one.issued_on == on:
        return attrs.evolve(one, revoked_on=on)  # nothing can end before it begins
    last = on - timedelta(days=1)
    return attrs.evolve(one, expires_on=last if one.expires_on is None else min(one.expires_on, last), permanent=False)


def _with_level(firm: KnowledgeMap, change: LevelReached) -> KnowledgeMap:
    cell = (change.person, change.topic)
    before = next((one for one in firm.mastery if (one.person, one.topic) == cell), None)
    if before is None:
        gained = Mastery(person=change.person, topic=change.topic, level=change.level, assessed_on=change.on)
        return attrs.evolve(firm, mastery=(*firm.mastery, gained))
    gained = attrs.evolve(before, level=change.level, assessed_on=change.on or before.assessed_on)
    return attrs.evolve(firm, mastery=tuple(gained if one is before else one for one in firm.mastery))
