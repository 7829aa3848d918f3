"""Coverage: how many people can do each topic, and how many losses the firm can take."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import attrs

from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.truck_factor import TruckFactor, truck_factor


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
    """

    topic: str
    able: tuple[str, ...]
    required: int
    lapsed: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()

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


@attrs.frozen(kw_only=True)
class Coverage:
    """How many people can do each topic.

    Args:
        topics: Per topic who can do it, in the order of the map.
        people: Ids of everybody who was looked at.
        on: The day; `None` when only levels were looked at.
    """

    topics: tuple[TopicCoverage, ...]
    people: tuple[str, ...]
    on: date | None = None

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date | None = None) -> "Coverage":
        """The coverage of a knowledge map, on a day or by levels only."""
        return cls(
            topics=tuple(_topic_coverage(firm, topic.id, on) for topic in firm.topics), people=tuple(person.id for person in firm.people), on=on
        )

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
        """Ids of the topics with fewer people than required."""
        return tuple(one.topic for one in self.topics if one.shortfall)

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

    def without(self, leavers: Iterable[str]) -> "Coverage":
        """The coverage after some people have gone.

        Raises:
            UnknownNameError: When somebody was not looked at.
        """
        gone = set(leavers)
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
                )
                for one in self.topics
            ),
        )


def _left(people: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(person for person in people if person not in gone)


def _topic_coverage(firm: KnowledgeMap, topic: str, on: date | None) -> TopicCoverage:
    able = firm.able(topic, on)
    unproven = firm.unproven(topic)
    qualified = [] if on is None else [person for person in firm.qualified(topic) if person not in able and firm.person(person).present(on)]
    expired = () if on is None else firm.lapsed(topic, on)
    revoked = () if on is None else firm.revoked(topic, on)
    return TopicCoverage(
        topic=topic,
        able=able,
        required=firm.topic(topic).required_people,
        lapsed=tuple(person for person in qualified if person in expired),
        unproven=tuple(person for person in able if person in unproven),
        revoked=tuple(person for person in qualified if person in revoked),
    )
