"""Requirements: which part of a firm must have a topic, at which level, with how many people."""

from typing import Literal, get_args

import attrs

from werkplekleren._base.validators import Between, each_once, is_id, many, may_be_short_text, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.people import Person

Part = Literal["site", "shift", "team", "role"]
"""By what a firm is divided: two people who can do it in one shift do not cover the other."""


@attrs.frozen(kw_only=True)
class Requirement:
    """That some people must be able on a topic: so many of a group, or everybody in it.

    Args:
        id: Short id, kebab-case.
        topic: Id of the topic.
        people: How many people, 1-1000; `None` means everybody in the group (no default, so that nobody asks it of all by accident).
        level: The level from which somebody counts; `None` means the topic's own required level.
        role: Only people with this role; empty: whatever their role.
        site: Only people of this site.
        shift: Only people in this shift.
        team: Only people of this team.
        per: Asked of each part apart: `("shift",)` is so many people in every shift there is, `("site", "shift")` in every shift
            of every site. Empty: of the group as a whole. Who has no shift (site, ...) on the map is in none of them.

    Raises:
        InvalidValueError: When everybody is asked per part, which says nothing more.

    >>> nights = Requirement(id="lassen-nacht", topic="lassen", people=2, shift="nacht")
    >>> nights.concerns(Person(id="jan", name="Jan", shift="nacht")), nights.concerns(Person(id="an", name="An", shift="dag"))
    (True, False)
    """

    id: str = attrs.field(validator=is_id)
    topic: str = attrs.field(validator=is_id)
    people: int | None = attrs.field(validator=maybe(Between(1, 1000)))
    level: int | None = attrs.field(default=None, validator=maybe(Between(1, 20)))
    role: str = attrs.field(default="", validator=may_be_short_text)
    site: str = attrs.field(default="", validator=may_be_short_text)
    shift: str = attrs.field(default="", validator=may_be_short_text)
    team: str = attrs.field(default="", validator=may_be_short_text)
    per: tuple[Part, ...] = attrs.field(default=(), validator=[many(one_of(get_args(Part))), each_once])

    def __attrs_post_init__(self) -> None:
        if self.people is None and self.per:
            raise InvalidValueError(Message("requirement {id} asks everybody, and cannot ask that per {part}", {"id": self.id, "part": self.per[0]}))

    @property
    def everyone(self) -> bool:
        """Whether it is asked of everybody in the group."""
        return self.people is None

    def concerns(self, person: Person) -> bool:
        """Whether somebody belongs to the group."""
        return (
            self.role in {"", person.role} and self.site in {"", person.site} and self.shift in {"", person.shift} and self.team in {"", person.team}
        )
