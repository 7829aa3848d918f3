"""Topics: what people of a firm know and can do, and what it would cost to lose it."""

from typing import Literal, get_args

import attrs

from werkplekleren._base.validators import Between, is_bool, is_id, is_short_text, many, may_be_long_text, may_be_short_text, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message

KnowledgeKind = Literal["craft", "organisation", "network"]
"""Knowing how, knowing how things go here, knowing whom."""

Nature = Literal["tacit", "explicit", "mixed"]
"""Whether the knowledge can be put into words."""

Documented = Literal["no", "partly", "yes", "unknown"]
"""Whether it is written down or filmed, and up to date."""

_may_be_grade = maybe(Between(1, 5))


@attrs.frozen(kw_only=True)
class LevelHours:
    """How many hours of learning one level of a topic takes.

    Args:
        level: The level that is reached.
        hours: Hours of learning from the level below it, 0-2000.
    """

    level: int = attrs.field(validator=Between(1, 20))
    hours: int = attrs.field(validator=Between(0, 2000))


@attrs.frozen(kw_only=True)
class Topic:
    """One piece of work or knowledge, of a size that one person can hand over.

    Args:
        id: Short id, kebab-case.
        title: Its name as shown.
        area: The group it belongs to.
        knowledge: Craft, organisation or network.
        nature: Tacit, explicit or mixed.
        criticality: Position factor of the risk method, 1-5, higher is worse to lose; `None` when it was not judged.
        consequence: What happens when nobody can do it: first ground of the criticality, in words.
        consequence_grade: The same as a grade 1-5, higher is worse; `None` when it was not graded.
        replacement: How hard it is to replace: second ground, in words.
        replacement_grade: The same as a grade 1-5, higher is harder; `None` when it was not graded. The criticality is a judgement
            by people on both grounds; it is never worked out from the grades.
        required_people: How many people should be able, in the firm as a whole. What a shift, site, team or role needs is a
            `Requirement` of the map.
        required_level: The level from which somebody counts as able; `None` means the scale's `independent`.
        hours_to_independent: Learning hours of a beginner until working alone, 1-2000.
        hours_to_teach: Further hours until able to teach it, 1-400.
        level_hours: Hours from level to level where they are known; levels left out take their even share of the two above
            (`KnowledgeMap.learning_hours`).
        documented: Whether it is documented.
        where: Where the documents are.
        prerequisites: Ids of topics to master first.
        teach: Whether somebody must be able to teach it after a transfer.
        task_type: Id of the kind of task in the decay model (`accuracy`, `speed`, `mixed`), on which depends how soon a refresher is
            due; `None` when it was not judged.
    """

    id: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_short_text)
    area: str = attrs.field(default="", validator=may_be_short_text)
    knowledge: KnowledgeKind = attrs.field(default="craft", validator=one_of(get_args(KnowledgeKind)))
    nature: Nature = attrs.field(default="mixed", validator=one_of(get_args(Nature)))
    criticality: int | None = attrs.field(default=None, validator=maybe(Between(1, 5)))
    consequence: str = attrs.field(default="", validator=may_be_long_text)
    consequence_grade: int | None = attrs.field(default=None, validator=_may_be_grade)
    replacement: str = attrs.field(default="", validator=may_be_long_text)
    replacement_grade: int | None = attrs.field(default=None, validator=_may_be_grade)
    required_people: int = attrs.field(default=2, validator=Between(0, 1000))
    required_level: int | None = attrs.field(default=None, validator=maybe(Between(1, 20)))
    hours_to_independent: int = attrs.field(default=40, validator=Between(1, 2000))
    hours_to_teach: int = attrs.field(default=8, validator=Between(1, 400))
    level_hours: tuple[LevelHours, ...] = attrs.field(default=(), validator=many(LevelHours, most=20, unique="level"))
    documented: Documented = attrs.field(default="unknown", validator=one_of(get_args(Documented)))
    where: str = attrs.field(default="", validator=may_be_short_text)
    prerequisites: tuple[str, ...] = attrs.field(default=(), validator=many(is_id))
    teach: bool = attrs.field(default=False, validator=is_bool)
    task_type: str | None = attrs.field(default=None, validator=maybe(is_id))

    def __attrs_post_init__(self) -> None:
        if self.id in self.prerequisites:
            raise InvalidValueError(Message("topic {id} cannot be its own prerequisite", {"id": self.id}))
