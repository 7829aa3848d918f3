"""Rules for fields: each message names the field, the rule and the value, each rule can say itself in JSON Schema.

A rule is a small frozen object, so that the schema generator reads the same rule that the model checks.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from math import isfinite
from typing import Any, Protocol, cast

import attrs

from werkplekleren._base.ids import IDENTIFIER_PATTERN, LONGEST_IDENTIFIER, VERSION_PATTERN
from werkplekleren.errors import InvalidValueError, Message

LONGEST_SHOWN = 80
SHORT = 300
LONG = 20_000
MANY = 100_000

Keywords = dict[str, object]
"""JSON Schema keywords that say the same as a rule."""


class Rule(Protocol):
    """What every validator here is: callable by attrs, and readable by the schema generator."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        """Raise `InvalidValueError` when `value` breaks the rule."""

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; empty where JSON Schema cannot say it."""
        ...


def shown(value: object) -> str:
    """A value as it appears in a message: its repr, shortened, without line breaks."""
    text = repr(value)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def as_a_whole(pattern: str) -> str:
    r"""A pattern for JSON Schema that a text matches as a whole; in Python a bare `$` would also match before a last line end.

    >>> bool(re.search(as_a_whole("[a-z]+"), "nl")), bool(re.search(as_a_whole("[a-z]+"), "nl\n"))
    (True, False)
    """
    return rf"^(?:{pattern})$(?!\n)"


def broken(
    instance: object, attribute: "attrs.Attribute[Any]", rule: str, value: object, values: Mapping[str, str | int] | None = None
) -> InvalidValueError:
    """The error for a field that breaks a rule: class and field, the rule, the value."""
    return InvalidValueError(
        Message(
            "{owner}.{field} " + rule + ", not {value}",
            {"owner": type(instance).__name__, "field": attribute.name, **(values or {}), "value": shown(value)},
        )
    )


def _compile(rule: "Matches") -> re.Pattern[str]:
    return re.compile(rule.pattern)


@attrs.frozen
class Matches:
    """Text that matches a pattern as a whole."""

    pattern: str
    rule: str
    longest: int = SHORT
    _compiled: re.Pattern[str] = attrs.field(init=False, eq=False, repr=False, default=attrs.Factory(_compile, takes_self=True))

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if type(value) is not str or len(value) > self.longest or self._compiled.fullmatch(value) is None:
            raise broken(instance, attribute, self.rule, value)

    def keywords(self) -> Keywords:
        return {"pattern": as_a_whole(self.pattern), "maxLength": self.longest}


is_id = Matches(IDENTIFIER_PATTERN, "must be an id of lower-case letters, digits and hyphens", LONGEST_IDENTIFIER)
is_version = Matches(VERSION_PATTERN, "must be a version such as '1.0'")
is_web_address = Matches(r"https?://[^\s<>\"'`{}|\\^]+", "must be a web address that starts with https:// or http://", 2000)


@attrs.frozen
class Length:
    """Text of a bounded length; not blank unless `least` is 0."""

    most: int = SHORT
    least: int = 1

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if type(value) is not str or not self.least <= len(value) <= self.most or (self.least and not value.strip()):
            raise broken(instance, attribute, "must be text of {least} to {most} characters", value, {"least": self.least, "most": self.most})

    def keywords(self) -> Keywords:
        keywords: Keywords = {"minLength": self.least, "maxLength": self.most}
        return keywords | {"pattern": r"\S"} if self.least else keywords


is_short_text = Length(SHORT)
is_long_text = Length(LONG)
may_be_short_text = Length(SHORT, 0)
may_be_long_text = Length(LONG, 0)


@attrs.frozen
class Between:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if type(value) is not int or not self.low <= value <= self.high:
            raise broken(instance, attribute, "must be a whole number from {low} to {high}", value, {"low": self.low, "high": self.high})

    def keywords(self) -> Keywords:
        return {"minimum": self.low, "maximum": self.high}


@attrs.frozen
class NumberBetween:
    """A finite number from `low` to `high`, both included."""

    low: float
    high: float

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if type(value) not in {int, float} or not isfinite(value) or not self.low <= value <= self.high:
            raise broken(instance, attribute, "must be a number from {low} to {high}", value, {"low": f"{self.low:g}", "high": f"{self.high:g}"})

    def keywords(self) -> Keywords:
        return {"minimum": self.low, "maximum": self.high}


@attrs.frozen
class OneOf:
    """One of a few texts; the same list stands in the field's `Literal` type."""

    values: tuple[str, ...]

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if type(value) is not str or value not in self.values:
            raise broken(instance, attribute, "must be one of {values}", value, {"values": ", ".join(self.values)})

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class IsA:
    """A value of exactly one type (a date is not a datetime, a whole number is not true)."""

    type: type

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if not (type(value) is self.type or (self.type not in _EXACT and isinstance(value, self.type))):
            raise broken(instance, attribute, "must be of type {type}", value, {"type": self.type.__name__})

    def keywords(self) -> Keywords:
        return {}


_EXACT = frozenset({int, float, bool, str, date, datetime})
is_date = IsA(date)
is_bool = IsA(bool)


@attrs.frozen
class Many:
    """A tuple whose members obey a rule, with bounds on their number, and perhaps one attribute unique among them."""

    member: Rule
    least: int = 0
    most: int = MANY
    unique: str | None = None

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if not isinstance(value, tuple):
            raise broken(instance, attribute, "must be a tuple", value)
        members = cast("tuple[object, ...]", value)
        if not self.least <= len(members) <= self.most:
            raise broken(instance, attribute, "must have {least} to {most} members", len(members), {"least": self.least, "most": self.most})
        for member in members:
            self.member(instance, attribute, member)
        if self.unique is not None:
            for name in repeated(getattr(member, self.unique) for member in members):
                raise broken(instance, attribute, "must have each {unique} once", name, {"unique": self.unique})

    def keywords(self) -> Keywords:
        return {"minItems": self.least, "maxItems": self.most}


@attrs.frozen
class EachOnce:
    """A tuple of plain values in which none comes back."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        for member in repeated(value):
            raise broken(instance, attribute, "must have each member once", member)

    def keywords(self) -> Keywords:
        return {"uniqueItems": True}


each_once = EachOnce()


def repeated(names: Iterable[object]) -> tuple[object, ...]:
    """The values that occur more than once, in the order in which they come back.

    >>> repeated(["a", "b", "a", "a"])
    ('a',)
    """
    seen: set[object] = set()
    twice: dict[object, None] = {}
    for name in names:
        (twice.setdefault(name) if name in seen else seen.add(name))
    return tuple(twice)


@attrs.frozen
class Maybe:
    """`None`, or a value that obeys a rule."""

    rule: Rule

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:
        if value is not None:
            self.rule(instance, attribute, value)

    def keywords(self) -> Keywords:
        return self.rule.keywords()


def many(member: Rule | type, *, least: int = 0, most: int = MANY, unique: str | None = None) -> Many:
    """Short for `Many`; a type stands for "is of this type"."""
    return Many(IsA(member) if isinstance(member, type) else member, least, most, unique)


def is_a(kind: type) -> IsA:
    """Short for `IsA`."""
    return IsA(kind)


def maybe(rule: Rule | type) -> Maybe:
    """Short for `Maybe`; a type stands for "is of this type"."""
    return Maybe(IsA(rule) if isinstance(rule, type) else rule)


def one_of(values: Iterable[str]) -> OneOf:
    """Short for `OneOf`, from for instance `typing.get_args(Phase)`."""
    return OneOf(tuple(values))
