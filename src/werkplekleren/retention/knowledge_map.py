"""The knowledge map: who knows what at which level, who leaves when, and which proofs they hold."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar, cast

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.late import service
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import is_a, is_short_text, many
from werkplekleren.errors import InvalidValueError, Message, UnknownNameError
from werkplekleren.retention.acts import Exemption, Revocation
from werkplekleren.retention.certificate_types import CertificateType
from werkplekleren.retention.certificates import Certificate
from werkplekleren.retention.learning_time import hours_between
from werkplekleren.retention.levels import LevelScale
from werkplekleren.retention.map_checks import problems_of
from werkplekleren.retention.map_views import MapViews
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.people import Person
from werkplekleren.retention.proofs import Proofs
from werkplekleren.retention.requirements import Requirement
from werkplekleren.retention.topics import Topic
from werkplekleren.retention.validity import Validity


def _default_scale() -> LevelScale:
    return cast("LevelScale", service("level-scale")())


@attrs.frozen(kw_only=True)
class KnowledgeMap(Stored, Displayed, MapViews):
    """Who knows what in a firm.

    Args:
        title: Its name as shown.
        scale: The level scale; the built-in one by default.
        people: Everybody on the map.
        topics: Everything on the map.
        mastery: The cells that were filled in; a missing cell is unknown and counts as not able.
        certificates: Proofs of competence, of people and of the firm itself.
        requirements: What roles, shifts, sites and teams need, beside the number of people that each topic asks of the firm.
        exemptions: Who need not have what, from when until when.
        revocations: Whose level on what no longer counts, from when.
        certificate_types: The kinds that the certificates name, so that the map can say by itself until when they hold.

    Raises:
        InvalidValueError: With every problem between the parts: double ids, references that lead nowhere, two levels for one
            cell, levels outside the scale, circles of prerequisites.
    """

    kind: ClassVar[str] = "knowledge-map"

    title: str = attrs.field(validator=is_short_text)
    scale: LevelScale = attrs.field(factory=_default_scale, validator=is_a(LevelScale))
    people: tuple[Person, ...] = attrs.field(default=(), validator=many(Person), repr=count_only)
    topics: tuple[Topic, ...] = attrs.field(default=(), validator=many(Topic), repr=count_only)
    mastery: tuple[Mastery, ...] = attrs.field(default=(), validator=many(Mastery, most=5_000_000), repr=count_only)
    certificates: tuple[Certificate, ...] = attrs.field(default=(), validator=many(Certificate), repr=count_only)
    requirements: tuple[Requirement, ...] = attrs.field(default=(), validator=many(Requirement), repr=count_only)
    exemptions: tuple[Exemption, ...] = attrs.field(default=(), validator=many(Exemption), repr=count_only)
    revocations: tuple[Revocation, ...] = attrs.field(default=(), validator=many(Revocation), repr=count_only)
    certificate_types: tuple[CertificateType, ...] = attrs.field(default=(), validator=many(CertificateType), repr=count_only)

    def __attrs_post_init__(self) -> None:
        problems = problems_of(self)
        if problems:
            raise InvalidValueError(Message("the knowledge map {title!r} does not hold together", {"title": self.title}), problems)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _passing(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.leaving.date is not None or person.starts_on is not None)

    @cached_property
    def _absent(self) -> dict[date, frozenset[str]]:
        """Worked out for the days that were asked about."""
        return {}

    @cached_property
    def _revocations(self) -> dict[str, tuple[tuple[Revocation, date | None], ...]]:
        """Topic id -> its revocations, each with the day on which the level was judged."""
        named = {(one.person, one.topic) for one in self.revocations}
        judged = {(cell.person, cell.topic): cell.assessed_on for cell in self.mastery if (cell.person, cell.topic) in named} if named else {}
        revocations: dict[str, tuple[tuple[Revocation, date | None], ...]] = {}
        for one in self.revocations:
            revocations[one.topic] = (*revocations.get(one.topic, ()), (one, judged.get((one.person, one.topic))))
        return revocations

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _columns(self) -> dict[str, dict[str, int | None]]:
        columns: dict[str, dict[str, int | None]] = {topic.id: {} for topic in self.topics}
        for cell in self.mastery:
            columns[cell.topic][cell.person] = cell.level
        return columns

    @cached_property
    def _proofs(self) -> Proofs:
        return Proofs.of(self.certificates, self.certificate_types)

    @cached_property
    def _certified(self) -> "KnowledgeMap":
        if not self._proofs.of_firm:
            return self
        return attrs.evolve(self, certificates=tuple(one for one in self.certificates if one.person is not None))

    @cached_property
    def _qualified(self) -> dict[str, tuple[str, ...]]:
        qualified: dict[str, tuple[str, ...]] = {}
        for topic, column in self._columns.items():
            threshold = self.required_level(topic)
            qualified[topic] = tuple(sorted(person for person, level in column.items() if level is not None and level >= threshold))
        return qualified

    def person(self, id: str) -> Person:  # noqa: A002 - an id is called id
        """The person with this id.

        Raises:
            UnknownNameError: When there is none.
        """
        if id not in self._people:
            raise UnknownNameError("person", id, self._people)
        return self._people[id]

    def topic(self, id: str) -> Topic:  # noqa: A002 - an id is called id
        """The topic with this id.

        Raises:
            UnknownNameError: When there is none.
        """
        if id not in self._topics:
            raise UnknownNameError("topic", id, self._topics)
        return self._topics[id]

    def level(self, person: str, topic: str, on: date | None = None) -> int | None:
        """The level of a person on a topic.

        Args:
            person: Id of the person.
            topic: Id of the topic.
            on: The day; a level that was revoked by then is not given. `None` gives what stands on the map.

        Returns:
            The level, or `None` when it is not known or does not apply (`applies` tells which), or does not count on the day.

        Raises:
            UnknownNameError: When the person or topic is not on the map.
        """
        level = self._columns[self.topic(topic).id].get(self.person(person).id)
        return None if on is not None and person in self.revoked(topic, on) else level

    def applies(self, person: str, topic: str) -> bool:
        """Whether a topic applies to a person: `False` only where the map says that it does not."""
        column = self._columns[self.topic(topic).id]
        return column.get(self.person(person).id, 0) is not None

    def levels_of(self, topic: str) -> Mapping[str, int | None]:
        """The filled cells of a topic: person id -> level, `None` where it does not apply."""
        return MappingProxyType(self._columns[self.topic(topic).id])

    def required_level(self, topic: str) -> int:
        """The level from which somebody counts as able on a topic."""
        own = self.topic(topic).required_level
        return self.scale.independent if own is None else own

    def qualified(self, topic: str) -> tuple[str, ...]:
        """Ids of the people at or above the required level of a topic, whatever their certificates, sorted."""
        return self._qualified[self.topic(topic).id]

    def lapsed(self, topic: str, on: date) -> tuple[str, ...]:
        """Ids of the people with a certificate that the topic requires and that does not count on a day, sorted.

        Certificates of one sort renew each other: one that counts is enough, also when it does not name the topic itself.
        """
        return self._proofs.lapsed(self.topic(topic).id, on)

    def barring(self, topic: str, on: date) -> tuple[str, ...]:
        """Ids of the certificates of the firm itself that a topic requires and that do not count on a day, sorted: nobody may do it.

        Certificates of one sort renew each other; of a sort of which none counts, the last one that did is given.

        >>> from werkplekleren.retention import Mastery, Person, Topic
        >>> safety = Certificate(id="vca", person=None, title="VCA", expires_on=date(2027, 3, 1), required_for=("montage",))
        >>> firm = KnowledgeMap(title="Firm", people=(Person(id="jan", name="Jan"),), topics=(Topic(id="montage", title="Montage"),),
        ...     mastery=(Mastery(person="jan", topic="montage", level=4),), certificates=(safety,))
        >>> [(firm.able("montage", day), firm.barring("montage", day)) for day in (date(2027, 3, 1), date(2027, 3, 2))]
        [(('jan',), ()), ((), ('vca',))]
        """
        return self._proofs.barring(self.topic(topic).id, on)

    def certified(self) -> "KnowledgeMap":
        """The map as if the firm itself had all its certificates, so that only what people lack is left to see.

        It is the map to plan learning with: no lesson brings back a certificate of the firm.
        """
        return self._certified

    def proofs(self, person: str | None, topic: str) -> tuple[tuple[Certificate, ...], ...]:
        """For each sort of certificate that a topic asks, all of that sort, in the order of the map; empty when it asks none.

        Args:
            person: Of whom it is asked; `None` means the firm itself.
            topic: Id of the topic.

        Raises:
            UnknownNameError: When the person or topic is not on the map.
        """
        wanted = self.topic(topic).id
        return self._proofs.of_firm.get(wanted, ()) if person is None else self._proofs.of_people.get(wanted, {}).get(self.person(person).id, ())

    def validity(self, certificate: str) -> Validity:
        """Until when a certificate holds: by its paper, else by the rule of its kind.

        Args:
            certificate: Id of the certificate.

        Raises:
            UnknownNameError: When there is none.
        """
        if certificate not in self._proofs.validity:
            raise UnknownNameError("certificate", certificate, self._proofs.validity)
        return self._proofs.validity[certificate]

    def unproven(self, topic: str) -> tuple[str, ...]:
        """Ids of able people without any certificate for a topic for which others do have one, sorted: to be asked about."""
        proofs = self._proofs.of_people.get(self.topic(topic).id, {})
        return tuple(person for person in self.qualified(topic) if person not in proofs) if proofs else ()

    def revoked(self, topic: str, on: date) -> tuple[str, ...]:
        """Ids of the people whose level on a topic does not count on a day because it was revoked, sorted."""
        found = self._revocations.get(self.topic(topic).id, ())
        return tuple(sorted({one.person for one, judged in found if one.holds(on, assessed_on=judged)}))

    def exempt(self, topic: str, on: date, *, requirement: str | None = None) -> tuple[str, ...]:
        """Ids of the people who need not have a topic on a day, sorted.

        Args:
            topic: Id of the topic.
            on: The day.
            requirement: Also those who are exempt from this one requirement only.
        """
        wanted = {None, requirement}
        named = self.topic(topic).id
        return tuple(sorted({one.person for one in self.exemptions if one.topic == named and one.requirement in wanted and one.holds(on)}))

    def able(self, topic: str, on: date | None = None, *, level: int | None = None) -> tuple[str, ...]:
        """Ids of the people who can do a topic, sorted.

        Args:
            topic: Id of the topic.
            on: The day; people who have left by then or are still to come, whose required certificate lapsed, or whose level was
                revoked do not count, and nobody does while a required certificate of the firm itself does not. `None` looks at levels
                only.
            level: The level from which somebody counts; the topic's required level by default.
        """
        qualified = self.qualified(topic)
        if level is not None:
            qualified = tuple(sorted(person for person, has in self._columns[topic].items() if has is not None and has >= level))
        if on is None:
            return qualified
        if self.barring(topic, on):
            return ()
        out = self.absent(on).union(self.lapsed(topic, on), self.revoked(topic, on))
        return qualified if out.isdisjoint(qualified) else tuple(person for person in qualified if person not in out)

    def learning_hours(self, topic: str, *, start: int, target: int) -> float:
        """Hours of learning from one level of a topic to another.

        Args:
            topic: Id of the topic.
            start: The level now; 0 for a beginner.
            target: The level to reach.

        Returns:
            The hours of each level above `start`, up to `target`, added up: those of `Topic.level_hours`, else an even share of
            `hours_to_independent` or, above the scale's `independent` up to its `teaching`, of `hours_to_teach`. 0 when `target` is
            not above `start`.

        Raises:
            UnknownNameError: When the topic or a level does not exist.
        """
        subject, scale = self.topic(topic), self.scale
        return hours_between(subject, scale, scale.level(start).value, scale.level(target).value)

    def absent(self, on: date) -> frozenset[str]:
        """Ids of the people who have left by a day or are still to come."""
        known = self._absent
        if on not in known:
            known[on] = frozenset(person.id for person in self._passing if not person.present(on))
        return known[on]

    def with_use(self, person: str, topic: str, on: date) -> "KnowledgeMap":
        """The map with one more use noted: the person did the work on a day, so that a refresher counts from it.

        An earlier day than the last that is noted changes nothing.

        Raises:
            UnknownNameError: When the person or topic is not on the map.
            InvalidValueError: When the person has no level on the topic.
        """
        if self.level(person, topic) is None:
            raise InvalidValueError(Message("{person} has no level on {topic}; judge it first", {"person": person, "topic": topic}))
        return attrs.evolve(
            self,
            mastery=tuple(
                attrs.evolve(cell, last_used_on=max(on, cell.last_used_on or on)) if (cell.person, cell.topic) == (person, topic) else cell
                for cell in self.mastery
            ),
        )

    def without(self, people: Iterable[str]) -> "KnowledgeMap":
        """The map as if some people had never been there.

        Raises:
            UnknownNameError: When somebody is not on the map.
        """
        gone = {self.person(person).id for person in people}
        return attrs.evolve(
            self,
            people=tuple(person for person in self.people if person.id not in gone),
            mastery=tuple(cell for cell in self.mastery if cell.person not in gone),
            certificates=tuple(certificate for certificate in self.certificates if certificate.person not in gone),
            exemptions=tuple(one for one in self.exemptions if one.person not in gone),
            revocations=tuple(one for one in self.revocations if one.person not in gone),
        )
