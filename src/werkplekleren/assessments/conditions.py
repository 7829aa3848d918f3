"""When an item or section is shown: conditions on earlier answers, as data.

Each condition is evaluated on the answers to items that were themselves shown and really answered
("does not apply" is no answer). A condition on an item without an answer does not hold, whatever it asks;
`Not` turns that around.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, Keywords, broken, is_a, is_id, many

from .response import Answer

LARGEST = 1_000_000


@attrs.frozen(kw_only=True)
class ConditionBase:
    """What every condition is."""

    kind: ClassVar[str]

    def parts(self) -> "tuple[Condition, ...]":
        """The conditions that it is made of; none when it asks about an item itself."""
        return ()


@attrs.frozen
class IsComparable:
    """The rule for what an answer is compared with: a whole number, true, false or a text."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if type(value) not in {int, bool, str}:
            raise broken(instance, attribute, "must be a whole number, true, false or text", value)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; the type says it all."""
        return {}


@attrs.frozen(kw_only=True)
class Answered(ConditionBase):
    """The item was answered; "does not apply" is no answer.

    Args:
        item: Id of an earlier item.

    >>> Answered(item=Identifier("a")).holds({"a": 0})
    True
    """

    kind: ClassVar[str] = "answered"
    item: Identifier = attrs.field(validator=is_id)

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether there is an answer."""
        return self.item in answers


@attrs.frozen(kw_only=True)
class Equals(ConditionBase):
    """The answer is this value; of several choices: this one is among them.

    Args:
        item: Id of an earlier item.
        value: A step of a scale, true or false, the id of a choice, or a text.

    >>> Equals(item=Identifier("a"), value="b").holds({"a": ("b", "c")})
    True
    """

    kind: ClassVar[str] = "equals"
    item: Identifier = attrs.field(validator=is_id)
    value: int | bool | str = attrs.field(validator=IsComparable())

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether the answer equals the value, true not being 1."""
        answer = answers.get(self.item)
        if isinstance(answer, tuple):
            return self.value in answer
        return isinstance(answer, bool) == isinstance(self.value, bool) and answer == self.value


@attrs.frozen(kw_only=True)
class AtLeast(ConditionBase):
    """The answer is a number of at least this value.

    Args:
        item: Id of an earlier scale or number item.
        value: The lowest number for which it holds.
    """

    kind: ClassVar[str] = "at-least"
    item: Identifier = attrs.field(validator=is_id)
    value: int = attrs.field(validator=Between(-LARGEST, LARGEST))

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether the answer is high enough."""
        answer = answers.get(self.item)
        return isinstance(answer, (int, float)) and answer >= self.value


@attrs.frozen(kw_only=True)
class AtMost(ConditionBase):
    """The answer is a number of at most this value.

    Args:
        item: Id of an earlier scale or number item.
        value: The highest number for which it holds.
    """

    kind: ClassVar[str] = "at-most"
    item: Identifier = attrs.field(validator=is_id)
    value: int = attrs.field(validator=Between(-LARGEST, LARGEST))

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether the answer is low enough."""
        answer = answers.get(self.item)
        return isinstance(answer, (int, float)) and answer <= self.value


@attrs.frozen(kw_only=True)
class AllOf(ConditionBase):
    """Each of the conditions holds.

    Args:
        conditions: At least one.
    """

    kind: ClassVar[str] = "all"
    conditions: "tuple[Condition, ...]" = attrs.field(validator=many(ConditionBase, least=1, most=50))

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether each holds."""
        return all(one.holds(answers) for one in self.conditions)

    def parts(self) -> "tuple[Condition, ...]":
        """The conditions."""
        return self.conditions


@attrs.frozen(kw_only=True)
class AnyOf(ConditionBase):
    """At least one of the conditions holds.

    Args:
        conditions: At least one.
    """

    kind: ClassVar[str] = "any"
    conditions: "tuple[Condition, ...]" = attrs.field(validator=many(ConditionBase, least=1, most=50))

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether one of them holds."""
        return any(one.holds(answers) for one in self.conditions)

    def parts(self) -> "tuple[Condition, ...]":
        """The conditions."""
        return self.conditions


@attrs.frozen(kw_only=True)
class Not(ConditionBase):
    """The condition does not hold.

    Args:
        condition: What must not hold.
    """

    kind: ClassVar[str] = "not"
    condition: "Condition" = attrs.field(validator=is_a(ConditionBase))

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it does not hold."""
        return not self.condition.holds(answers)

    def parts(self) -> "tuple[Condition, ...]":
        """The condition."""
        return (self.condition,)


Comparison = Answered | Equals | AtLeast | AtMost
"""A condition on a single item."""

Condition = Answered | Equals | AtLeast | AtMost | AllOf | AnyOf | Not
"""One condition; its `kind` tells which."""
