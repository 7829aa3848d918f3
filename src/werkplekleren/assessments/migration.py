"""What became of the items of a questionnaire in a later version, as data.

An item that has no step stands in both versions under the same id, and its answers stay what they are.
"""

from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Keywords, broken, each_once, is_a, is_id, is_short_text, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message

MergeRule = Literal["first", "highest", "lowest"]
"""Which of several answers stands for all: that of the first item in the list, the highest, the lowest."""

_text = is_a(Text)


@attrs.frozen
class IsFixedAnswer:
    """The rule for an answer out of a fixed list: a whole number, true, false or a short text."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if isinstance(value, str):
            is_short_text(instance, attribute, value)
        elif type(value) not in {int, bool}:
            raise broken(instance, attribute, "must be a whole number, true, false or text", value)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; those for text hold for text only."""
        return is_short_text.keywords()


_answer = IsFixedAnswer()


@attrs.frozen(kw_only=True)
class StepBase:
    """What every step of a migration is."""

    kind: ClassVar[str]

    @property
    def leaves(self) -> tuple[tuple[str, Identifier], ...]:
        """The items of the old version that it speaks of, each with the key it stands at."""
        return ()

    @property
    def reaches(self) -> tuple[str, Identifier] | None:
        """The item of the new version that it leads to, with the key it stands at; `None` when it leads nowhere."""
        return None


@attrs.frozen(kw_only=True)
class RenamedItem(StepBase):
    """An item has another id in the new version; its answers stay what they are.

    Args:
        item: Its id in the old version.
        to: Its id in the new version.
    """

    kind: ClassVar[str] = "renamed"

    item: Identifier = attrs.field(validator=is_id)
    to: Identifier = attrs.field(validator=is_id)

    @property
    def leaves(self) -> tuple[tuple[str, Identifier], ...]:
        """The item."""
        return (("item", self.item),)

    @property
    def reaches(self) -> tuple[str, Identifier] | None:
        """The same item under its new id."""
        return "to", self.to


@attrs.frozen(kw_only=True)
class DroppedItem(StepBase):
    """An item is not in the new version; its answers are lost, and the report of a migration holds them.

    Args:
        item: Its id in the old version.
        why: Why it went.
    """

    kind: ClassVar[str] = "dropped"

    item: Identifier = attrs.field(validator=is_id)
    why: Text = attrs.field(validator=_text)

    @property
    def leaves(self) -> tuple[tuple[str, Identifier], ...]:
        """The item."""
        return (("item", self.item),)


@attrs.frozen(kw_only=True)
class AddedItem(StepBase):
    """An item is new: who answered the old version has no answer to it.

    Args:
        item: Its id in the new version.
    """

    kind: ClassVar[str] = "added"

    item: Identifier = attrs.field(validator=is_id)

    @property
    def reaches(self) -> tuple[str, Identifier] | None:
        """The item."""
        return "item", self.item


@attrs.frozen(kw_only=True)
class NewAnswer:
    """What one answer becomes.

    Args:
        old: The answer in the old version: a step of a scale, true or false, the id of a choice, or "n/a".
        new: What says the same in the new version; `None` when nothing does, and then the answer is lost.
    """

    old: int | bool | str = attrs.field(validator=_answer)
    new: int | bool | str | None = attrs.field(default=None, validator=maybe(_answer))


@attrs.frozen(kw_only=True)
class RecodedItem(StepBase):
    """The answers to an item are written differently in the new version: other steps, other choices, the other way around.

    Where several choices may be chosen, each of them is recoded; when one of them has no new answer, the whole answer is lost.

    Args:
        item: Its id in the old version.
        to: Its id in the new version; `None` when that is the same.
        answers: What each answer of the old version becomes, each once. "Does not apply" stays what it is where it is not named.
    """

    kind: ClassVar[str] = "recoded"

    item: Identifier = attrs.field(validator=is_id)
    to: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    answers: tuple[NewAnswer, ...] = attrs.field(validator=many(NewAnswer, least=1, most=1000))

    @property
    def leaves(self) -> tuple[tuple[str, Identifier], ...]:
        """The item."""
        return (("item", self.item),)

    @property
    def reaches(self) -> tuple[str, Identifier] | None:
        """The same item, perhaps under a new id."""
        return ("item", self.item) if self.to is None else ("to", self.to)


@attrs.frozen(kw_only=True)
class MergedItems(StepBase):
    """Several items of the old version are one in the new version.

    Every item that was asked must have been answered, otherwise the answers are lost; with the rule `first` one answer will do.
    With a rule, "does not apply" stands for all only when all say so.

    Args:
        items: Their ids in the old version, at least two.
        to: The id in the new version.
        rule: Which answer stands for all when they differ; `None` refuses a response in which they do. There is no rule that
            makes up an answer between two others: nobody gave it.
    """

    kind: ClassVar[str] = "merged"

    items: tuple[Identifier, ...] = attrs.field(validator=[many(is_id, least=2, most=100), each_once])
    to: Identifier = attrs.field(validator=is_id)
    rule: MergeRule | None = attrs.field(default=None, validator=maybe(one_of(get_args(MergeRule))))

    @property
    def leaves(self) -> tuple[tuple[str, Identifier], ...]:
        """The items."""
        return tuple((f"items[{place}]", item) for place, item in enumerate(self.items))

    @property
    def reaches(self) -> tuple[str, Identifier] | None:
        """The item that they became."""
        return "to", self.to


MigrationStep = RenamedItem | DroppedItem | AddedItem | RecodedItem | MergedItems
"""What became of an item; its `kind` tells which."""


@attrs.frozen(kw_only=True)
class Migration:
    """How responses to one version of a questionnaire become responses to a later version with other items, keys or scales.

    Whether it fits the two versions is checked when both are there: see `PreparedMigration`.

    Args:
        questionnaire: Id of the questionnaire.
        old: The version that was answered.
        new: The later version, with a higher first number.
        why: Why the questionnaire was changed, and what that means for comparing the old and the new.
        steps: What became of the items that did not stay what they were.

    Raises:
        InvalidValueError: When a field breaks its rule, or `new` is not a later major version.

    >>> Migration(questionnaire=Identifier("peiling"), old=Version("1.0"), new=Version("2.0"), why=Text.of(en="Too long."),
    ...     steps=(DroppedItem(item=Identifier("tijd"), why=Text.of(en="Nobody understood it.")),)).steps[0].kind
    'dropped'
    """

    questionnaire: Identifier = attrs.field(validator=is_id)
    old: Version = attrs.field(validator=is_version)
    new: Version = attrs.field(validator=is_version)
    why: Text = attrs.field(validator=_text)
    steps: tuple[MigrationStep, ...] = attrs.field(default=(), validator=many(StepBase, most=5000))

    def __attrs_post_init__(self) -> None:
        if version_key(self.new)[0] <= version_key(self.old)[0]:
            raise InvalidValueError(
                Message(
                    "a migration leads to a higher first number of the version, not from {old} to {new}: a new minor version changes wording only",
                    {"old": self.old, "new": self.new},
                )
            )
