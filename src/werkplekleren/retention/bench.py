"""Bench strength: who is next on each topic, and how far they have to go."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

import attrs

from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.knowledge_map import KnowledgeMap


@attrs.frozen(kw_only=True)
class Candidate:
    """Somebody who has begun on a topic.

    Args:
        person: Id of the person.
        level: The level now, above 0 and below the required one.
        hours: Hours of learning to the required level (`KnowledgeMap.learning_hours`); fewer is nearer.
    """

    person: str
    level: int
    hours: float


@attrs.frozen(kw_only=True)
class TopicBench:
    """Who is next on one topic.

    Args:
        topic: Id of the topic.
        able: Ids of the people who can do it, sorted.
        next: Who is one level below the required one, nearest first.
        training: Who has begun and is further away, nearest first.
    """

    topic: str
    able: tuple[str, ...]
    next: tuple[Candidate, ...] = ()
    training: tuple[Candidate, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nobody is next and nobody is in training."""
        return not self.next and not self.training


@attrs.frozen(kw_only=True)
class Bench:
    """Who is next on each topic.

    Args:
        topics: Per topic who is next, in the order of the map.
        on: The day; `None` when only levels were looked at.
    """

    topics: tuple[TopicBench, ...]
    on: date | None = None

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date | None = None) -> "Bench":
        """The bench of a knowledge map.

        Args:
            firm: The map.
            on: The day: only who is there, and only levels that were not revoked. `None` looks at levels only.
        """
        there = frozenset(person.id for person in firm.people if on is None or person.present(on))
        return cls(topics=tuple(_bench_of(firm, topic.id, on, there) for topic in firm.topics), on=on)

    def __getitem__(self, topic: str) -> TopicBench:
        if topic not in self._by_topic:
            raise UnknownNameError("topic", topic, self._by_topic)
        return self._by_topic[topic]

    @cached_property
    def _by_topic(self) -> dict[str, TopicBench]:
        return {one.topic: one for one in self.topics}

    @property
    def strength(self) -> float | None:
        """Share of the topics on which somebody is next, 0-1, higher is better; `None` without topics."""
        return sum(bool(one.next) for one in self.topics) / len(self.topics) if self.topics else None

    @property
    def empty(self) -> tuple[str, ...]:
        """Ids of the topics on which nobody has begun who cannot do it yet."""
        return tuple(one.topic for one in self.topics if one.empty)

    @property
    def counted_on(self) -> Mapping[str, tuple[str, ...]]:
        """On which topics somebody is the only one next: person id -> topic ids. Several at once is a warning: nobody learns all."""
        found: dict[str, list[str]] = {}
        for one in self.topics:
            if len(one.next) == 1:
                found.setdefault(one.next[0].person, []).append(one.topic)
        return {person: tuple(topics) for person, topics in sorted(found.items())}


def _bench_of(firm: KnowledgeMap, topic: str, on: date | None, there: frozenset[str]) -> TopicBench:
    required = firm.required_level(topic)
    out = () if on is None else firm.revoked(topic, on)
    hours = {level: firm.learning_hours(topic, start=level, target=required) for level in range(1, required)}
    begun = sorted(
        (-level, person) for person, level in firm.levels_of(topic).items() if level and level < required and person in there and person not in out
    )
    candidates = [Candidate(person=person, level=-level, hours=hours[-level]) for level, person in begun]
    return TopicBench(
        topic=topic,
        able=firm.able(topic, on),
        next=tuple(one for one in candidates if one.level == required - 1),
        training=tuple(one for one in candidates if one.level < required - 1),
    )
