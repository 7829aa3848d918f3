"""Coverage: how many people can do each topic, and how many losses the firm can take."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import get_args

import attrs

from werkplekleren._base.display import Printer
from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.requirement_coverage import RequirementCoverage, name_of, requirement_coverages
from werkplekleren.retention.requirements import Part
from werkplekleren.retention.topics import Topic
from werkplekleren.retention.truck_factor import TruckFactor, truck_factor

PARTS: tuple[Part, ...] = get_args(Part)


@attrs.frozen(kw_only=True)
class TopicCoverage:
    """Who can do one topic.

    Args:
        topic: Id of the topic.
        able: Ids of the people who can, sorted.
        required: How many should.
        lapsed: Ids of people at the required level whose certificate for it does not count, sorted; they are not in `able`.
        unproven: Ids of people in `able` without a certificate that others have for it, sorted: to be asked about.
        revoked: Ids of people at the required level whose level was revoked, sorted; they are not in `able`.
        barred_by: Ids of certificates of the firm itself that it requires and that do not count, sorted: nobody is in `able` then.
        barred: Ids of the people who could do it but for those certificates, sorted.
    """

    topic: str
    able: tuple[str, ...]
    required: int
    lapsed: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()
    barred_by: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()

    @property
    def covered(self) -> int:
        """How many people can do it; higher is better."""
        return len(self.able)

    @property
    def shortfall(self) -> int:
        """How many people are missing, `max(0, required - covered)`; 0 is good."""
        return max(0, self.required - self.covered)

    @property
    def single_point(self) -> str | None:
        """The id of the only one who can do it, if there is exactly one."""
        return self.able[0] if self.covered == 1 else None

    @property
    def discounted(self) -> frozenset[str]:
        """Ids of the people at the required level who do not count: a certificate of theirs or of the firm, or their level, does not."""
        return frozenset((*self.lapsed, *self.revoked, *self.barred))


@attrs.frozen(kw_only=True)
class PartCoverage:
    """Who can do each topic in one part of the firm: two people in one shift do not cover the other.

    Args:
        part: By what the firm is divided.
        name: The name of the shift, site, team or role; empty for who has none on the map.
        people: Ids of who is in it, sorted.
        able: Per topic the ids of those of them who can, sorted.
    """

    part: Part
    name: str
    people: tuple[str, ...]
    able: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Ids of the topics that nobody in it can do."""
        return tuple(topic for topic, able in self.able.items() if not able)

    @property
    def single_points(self) -> Mapping[str, str]:
        """Topics that exactly one person in it can do: topic id -> person id."""
        return {topic: able[0] for topic, able in self.able.items() if len(able) == 1}


@attrs.frozen(kw_only=True)
class Coverage:
    """How many people can do each topic.

    Args:
        topics: Per topic who can do it, in the order of the map.
        people: Ids of everybody who was looked at.
        on: The day; `None` when only levels were looked at.
        requirements: Whether what is required of roles, shifts, sites and teams is met, in each group apart.
        places: Per part of the firm who is where: part -> person id -> name of the shift, site, team or role.
    """

    topics: tuple[TopicCoverage, ...]
    people: tuple[str, ...]
    on: date | None = None
    requirements: tuple[RequirementCoverage, ...] = ()
    places: Mapping[Part, Mapping[str, str]] = attrs.field(factory=dict[Part, Mapping[str, str]], hash=False, repr=False)

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date | None = None) -> "Coverage":
        """The coverage of a knowledge map, on a day or by levels only."""
        return cls(
            topics=tuple(topic_coverage(firm, topic, on) for topic in firm.topics),
            people=tuple(person.id for person in firm.people),
            on=on,
            requirements=requirement_coverages(firm, on),
            places=places_of(firm),
        )

    def _repr_pretty_(self, printer: Printer, _cycle: bool) -> None:  # noqa: FBT001 - the display protocol of IPython
        day = "" if self.on is None else f" on {self.on}"
        counts = f"{len(self.uncovered)} uncovered, {len(self.single_points)} single points"
        printer.text(f"<Coverage of {len(self.topics)} topics by {len(self.people)} people{day}: {counts}>")

    def __getitem__(self, topic: str) -> TopicCoverage:
        if topic not in self._by_topic:
            raise UnknownNameError("topic", topic, self._by_topic)
        return self._by_topic[topic]

    @cached_property
    def _by_topic(self) -> dict[str, TopicCoverage]:
        return {one.topic: one for one in self.topics}

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Ids of the topics that nobody can do."""
        return tuple(one.topic for one in self.topics if not one.able)

    @property
    def single_points(self) -> Mapping[str, str]:
        """Topics that exactly one person can do: topic id -> person id."""
        return {one.topic: one.single_point for one in self.topics if one.single_point is not None}

    @property
    def short(self) -> tuple[str, ...]:
        """Ids of the topics with fewer people than the firm as a whole requires; `unmet` tells of its parts."""
        return tuple(one.topic for one in self.topics if one.shortfall)

    @property
    def unmet(self) -> tuple[RequirementCoverage, ...]:
        """The requirements of roles, shifts, sites and teams that are not met, each with its group."""
        return tuple(one for one in self.requirements if one.shortfall)

    @property
    def met_share(self) -> float | None:
        """Share of the topics with as many people as required, 0-1, higher is better; `None` without topics."""
        return 1 - len(self.short) / len(self.topics) if self.topics else None

    @property
    def min_coverage(self) -> int | None:
        """The smallest number of people on any topic; `None` without topics."""
        return min((one.covered for one in self.topics), default=None)

    @cached_property
    def truck_factor(self) -> TruckFactor:
        """The smallest number of people whose leaving together leaves more than half of the topics with nobody."""
        return truck_factor([one.able for one in self.topics])

    def per(self, part: Part) -> tuple[PartCoverage, ...]:
        """The coverage of each shift, site, team or role apart; together they have everybody.

        Args:
            part: By what the firm is divided.

        Returns:
            The parts by name; first, without a name, who has none, if anybody. Empty when nobody has one.
        """
        names = self.places.get(part, {})
        members: dict[str, list[str]] = {}
        for person in self.people:
            members.setdefault(names.get(person, ""), []).append(person)
        if not any(members):
            return ()
        able: dict[str, dict[str, list[str]]] = {name: {one.topic: [] for one in self.topics} for name in members}
        for one in self.topics:
            for person in one.able:
                able[names.get(person, "")][one.topic].append(person)
        return tuple(
            PartCoverage(
                part=part,
                name=name,
                people=tuple(sorted(members[name])),
                able={topic: tuple(people) for topic, people in able[name].items()},
            )
            for name in sorted(members)
        )

    def without(self, leavers: Iterable[str]) -> "Coverage":
        """The coverage after some people have gone.

        Raises:
            UnknownNameError: When somebody was not looked at.
        """
        gone = frozenset(leavers)
        for person in sorted(gone.difference(self.people)):
            raise UnknownNameError("person", person, self.people)
        return attrs.evolve(
            self,
            people=tuple(person for person in self.people if person not in gone),
            topics=tuple(
                attrs.evolve(
                    one,
                    able=_left(one.able, gone),
                    lapsed=_left(one.lapsed, gone),
                    unproven=_left(one.unproven, gone),
                    revoked=_left(one.revoked, gone),
                    barred=_left(one.barred, gone),
                )
                for one in self.topics
            ),
            requirements=tuple(one.without(gone) for one in self.requirements),
        )


def _left(people: tuple[str, ...], gone: frozenset[str]) -> tuple[str, ...]:
    return people if gone.isdisjoint(people) else tuple(person for person in people if person not in gone)


def places_of(firm: KnowledgeMap) -> dict[Part, Mapping[str, str]]:
    """Who is where: part -> person id -> name."""
    return {part: {person.id: name_of(person, part) for person in firm.people} for part in PARTS}


def topic_coverage(firm: KnowledgeMap, topic: Topic, on: date | None) -> TopicCoverage:
    """Who can do one topic, on a day or by levels only."""
    able = firm.able(topic.id, on)
    barred_by = () if on is None else firm.barring(topic.id, on)
    unproven = firm.unproven(topic.id)
    expired = () if on is None else firm.lapsed(topic.id, on)
    revoked = () if on is None else firm.revoked(topic.id, on)
    out = set(expired).union(revoked)
    there = [] if on is None or not out else [one for one in firm.qualified(topic.id) if one in out and firm.person(one).present(on)]
    return TopicCoverage(
        topic=topic.id,
        able=able,
        required=topic.required_people,
        lapsed=tuple(person for person in there if person in expired),
        unproven=tuple(person for person in able if person in unproven) if unproven else (),
        revoked=tuple(person for person in there if person in revoked),
        barred_by=barred_by,
        barred=firm.certified().able(topic.id, on) if barred_by else (),
    )
