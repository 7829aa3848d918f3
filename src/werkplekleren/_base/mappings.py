"""The rule for a mapping: what its keys and values obey."""

from collections.abc import Mapping
from typing import Any, Final, Protocol, cast, runtime_checkable

import attrs

from werkplekleren._base.validators import Keywords, Rule, broken

MOST = 10_000

ONLY_COPIED: Final = "only-copied"
"""Metadata of a field whose converter does no more than copy a mapping; what nobody else holds needs no copy."""


@runtime_checkable
class Lenient(Protocol):
    """A rule for mappings that lets members of some types pass whatever their value, so that many mappings of those are quickly checked."""

    @property
    def any_of(self) -> frozenset[type]:
        """The types of which any member is right."""
        ...

    @property
    def most(self) -> int:
        """Members that a mapping may have."""
        ...


@attrs.frozen
class Mapped:
    """A mapping whose every key and value obeys a rule.

    Args:
        key: The rule for keys.
        value: The rule for values.
    """

    key: Rule
    value: Rule

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if not isinstance(value, Mapping):
            raise broken(instance, attribute, "must be a mapping", value)
        members = cast("Mapping[object, object]", value)
        if len(members) > MOST:
            raise broken(instance, attribute, "must have at most {most} members", len(members), {"most": MOST})
        for name, member in members.items():
            self.key(instance, attribute, name)
            self.value(instance, attribute, member)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords."""
        return {"maxProperties": MOST, "propertyNames": self.key.keywords(), "additionalProperties": self.value.keywords()}
