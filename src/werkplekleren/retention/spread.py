"""The rules of three: every topic has at least three people, every person at least three topics.

Known as 3:1 and 1:3 (three people for one task, one person on three tasks), a rule of thumb of the trade.
"""

from collections.abc import Mapping
from datetime import date

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap

THREE = 3


@attrs.frozen(kw_only=True)
class Spread:
    """How knowledge is spread, beside the rules of three.

    Args:
        people_per_topic: Per topic how many people work on it independently.
        topics_per_person: Per person on how many topics.
        applying: Per person how many topics apply.
        people_wanted: How many people every topic should have: 3 in the rule 3:1.
        topics_wanted: How many topics every person should have: 3 in the rule 1:3.
    """

    people_per_topic: Mapping[str, int] = attrs.field(hash=False)
    topics_per_person: Mapping[str, int] = attrs.field(hash=False)
    applying: Mapping[str, int] = attrs.field(hash=False)
    people_wanted: int = THREE
    topics_wanted: int = THREE

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date | None = None, people: int = THREE, topics: int = THREE) -> "Spread":
        """The spread of a knowledge map.

        Args:
            firm: The map.
            on: The day; `None` looks at levels only.
            people: How many people every topic should have.
            topics: How many topics every person should have; of somebody to whom fewer apply, all that apply.
        """
        there = [person.id for person in firm.people if on is None or person.present(on)]
        able = {topic.id: firm.able(topic.id, on, level=firm.scale.independent) for topic in firm.topics}
        count = dict.fromkeys(there, 0)
        applying = dict.fromkeys(there, len(firm.topics))
        for topic, people_able in able.items():
            for person in people_able:
                count[person] += 1
            for person, level in firm.levels_of(topic).items():
                if level is None and person in applying:
                    applying[person] -= 1
        return cls(
            people_per_topic={topic: len(who) for topic, who in able.items()},
            topics_per_person=count,
            applying=applying,
            people_wanted=people,
            topics_wanted=topics,
        )

    @property
    def thin_topics(self) -> tuple[str, ...]:
        """Ids of the topics with too few people, in the order of the map."""
        return tuple(topic for topic, people in self.people_per_topic.items() if people < self.people_wanted)

    @property
    def narrow_people(self) -> tuple[str, ...]:
        """Ids of the people on too few topics, in the order of the map."""
        return tuple(person for person, topics in self.topics_per_person.items() if topics < min(self.topics_wanted, self.applying[person]))

    @property
    def topics_met(self) -> float | None:
        """Share of the topics with enough people, 0-1, higher is better; `None` without topics."""
        return 1 - len(self.thin_topics) / len(self.people_per_topic) if self.people_per_topic else None

    @property
    def people_met(self) -> float | None:
        """Share of the people on enough topics, 0-1, higher is better; `None` without people."""
        return 1 - len(self.narrow_people) / len(self.topics_per_person) if self.topics_per_person else None
