"""Small models with a field of every allowed type, that pin what reading and writing do."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Length, NumberBetween, broken, is_id, is_short_text, many, maybe, one_of
from werkplekleren.errors import InvalidDataError, InvalidValueError, Message, Place, Problem

Answer = int | float | bool | str | tuple[str, ...]


@attrs.frozen(kw_only=True)
class Leaf:
    """A rule on one item."""

    kind: ClassVar[str] = "leaf"
    item: Identifier = attrs.field(validator=is_id)
    at_least: int = 0


@attrs.frozen(kw_only=True)
class Both:
    """Several rules."""

    kind: ClassVar[str] = "both"
    rules: "tuple[Rule, ...]" = ()


@attrs.frozen(kw_only=True)
class Neither:
    """A rule turned around."""

    kind: ClassVar[str] = "neither"
    rule: "Rule | None" = None


Rule = Leaf | Both | Neither


@attrs.frozen(kw_only=True)
class Leaving:
    """When somebody leaves.

    Args:
        status: What is known.
        date: The day, where the status
            needs one.
    """

    status: Literal["unknown", "known"] = attrs.field(default="unknown", validator=one_of(("unknown", "known")))
    date: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if (self.status == "known") != (self.date is not None):
            raise InvalidValueError(Message("a date is needed when it is known, and only then"))


def _not_below(person: "Person", attribute: "attrs.Attribute[int]", value: int) -> None:
    if value < person.low:
        raise broken(person, attribute, "must not be below low", value)


@attrs.frozen(kw_only=True)
class Person:
    """Somebody."""

    id: Identifier = attrs.field(validator=is_id)
    name: str = attrs.field(validator=[is_short_text, Length(20)])
    hours: float = attrs.field(default=2, validator=NumberBetween(0, 40))
    leaving: Leaving = Leaving()
    low: int = attrs.field(default=0, validator=Between(0, 10))
    high: int = attrs.field(default=10, validator=[Between(0, 10), _not_below])


@attrs.frozen(kw_only=True)
class Sample(Stored):
    """A document with everything in it."""

    kind: ClassVar[str] = "sample"
    format_version: ClassVar[int] = 2
    title: Text
    people: tuple[Person, ...] = attrs.field(default=(), validator=many(Person, most=5, unique="id"))
    rule: Rule | None = None
    answers: Mapping[str, Answer] = attrs.field(factory=dict[str, Answer])
    wordings: Mapping[Identifier, Text] = attrs.field(factory=dict[Identifier, Text])
    tone: Literal["good", "bad"] = "good"
    grade: Literal[1, 2] = 1
    pair: tuple[int, float | None] = (1, None)
    minimum: Fraction = Fraction(1, 2)
    starts_at: Fraction | int = 0
    flag: bool | None = attrs.field(default=None)
    tags: tuple[str, ...] = attrs.field(default=(), validator=maybe(many(is_id)), converter=tuple[str, ...])
    day: dt.date = dt.date(2026, 11, 23)
    _hidden: int = attrs.field(default=0, alias="hidden")
    cached: int = attrs.field(default=7, init=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a person who is called as a tag, by a problem of its own for each."""
        problems = [
            Problem(code="tag-is-person", what=Message("this tag is a person"), place=Place(path=f"tags[{index}]"))
            for index, tag in enumerate(self.tags)
            if tag in {person.id for person in self.people}
        ]
        if problems:
            raise InvalidDataError("people and tags are mixed up", problems)


FULL = Sample(
    title=Text.of(nl="Kennis ✓", en="Knowledge"),
    people=(
        Person(id=Identifier("anke"), name="Anke", hours=2.5, leaving=Leaving(status="known", date=dt.date(2027, 3, 1))),
        Person(id=Identifier("gijs"), name="Gijs", low=3, high=3),
    ),
    rule=Both(rules=(Leaf(item=Identifier("a")), Neither(rule=Leaf(item=Identifier("b"), at_least=2)), Neither(), Both())),
    answers={"a": 1, "b": 1.0, "c": True, "d": "n/a", "e": ("x", "y"), "niveau van Jan": ()},
    wordings={Identifier("management"): Text.of(nl="Hoe gaat het?")},
    tone="bad",
    grade=2,
    pair=(3, 0.5),
    minimum=Fraction(2, 3),
    starts_at=Fraction(100, 3),
    flag=False,
    tags=("lassen",),
    hidden=5,
)
