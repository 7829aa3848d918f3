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
        consequence: What happens when nobody can do it: first ground of the criticality.
        replacement: How hard it is to replace: second ground.
        required_people: How many people should be able.
        required_level: The level from which somebody counts as able; `None` means the scale's `independent`.
        hours_to_independent: Learning hours of a beginner until working alone, 1-2000.
        hours_to_teach: Further hours until able to teach it, 1-400.
        documented: Whether it is documented.
        where: Where the documents are.
        prerequisites: Ids of topics to master first.
        teach: Whether somebody must be able to teach it after a transfer.
    """

    id: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_short_text)
    area: str = attrs.field(default="", validator=may_be_short_text)
    knowledge: KnowledgeKind = attrs.field(default="craft", validator=one_of(get_args(KnowledgeKind)))
    nature: Nature = attrs.field(default="mixed", validator=one_of(get_args(Nature)))
    criticality: int | None = attrs.field(default=None, validator=maybe(Between(1, 5)))
    consequence: str = attrs.field(default="", validator=may_be_long_text)
    replacement: str = attrs.field(default="", validator=may_be_long_text)
    required_people: int = attrs.field(default=2, validator=Between(0, 1000))
    required_level: int | None = attrs.field(default=None, validator=maybe(Between(1, 20)))
    hours_to_independent: int = attrs.field(default=40, validator=Between(1, 2000))
    hours_to_teach: int = attrs.field(default=8, validator=Between(1, 400))
    documented: Documented = attrs.field(default="unknown", validator=one_of(get_args(Documented)))
    where: str = attrs.field(default="", validator=may_be_short_text)
    prerequisites: tuple[str, ...] = attrs.field(default=(), validator=many(is_id))
    teach: bool = attrs.field(default=False, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        if self.id in self.prerequisites:
            raise InvalidValueError(Message("topic {id} cannot be its own prerequisite", {"id": self.id}))
