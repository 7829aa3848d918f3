"""How many hours of learning it takes from one level of a topic to another."""

from werkplekleren.retention.levels import LevelScale
from werkplekleren.retention.topics import Topic


def hours_between(topic: Topic, scale: LevelScale, start: int, target: int) -> float:
    """The hours of each level above `start`, up to `target`: those that are given, else an even share; see `KnowledgeMap.learning_hours`."""
    known = {one.level: one.hours for one in topic.level_hours}
    return float(sum(known.get(level, _even_share(topic, scale, level)) for level in range(start + 1, target + 1)))


def given_between(topic: Topic, start: int, target: int) -> bool:
    """Whether the hours of any level on the way are given."""
    return any(start < one.level <= target for one in topic.level_hours)


def _even_share(topic: Topic, scale: LevelScale, level: int) -> float:
    """The hours of one level when only those of the whole way are known."""
    if level <= scale.independent:
        return topic.hours_to_independent / scale.independent
    return topic.hours_to_teach / (scale.teaching - scale.independent) if level <= scale.teaching else 0
