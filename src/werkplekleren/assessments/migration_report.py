"""What a migration gave: the response in the new version, and what became of every answer."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, get_args

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import LONG, Keywords, broken, is_a, is_id, is_version, many, maybe, one_of

from .migration_legend import MigrationLegend
from .response import Answer, Response, is_answer

How = Literal["kept", "recoded", "merged"]
"""How an answer came over: as it was, as another answer that says the same, or as one answer for several items."""

Loss = Literal["dropped", "no-such-answer", "incomplete", "not-shown", "other-perspective"]
"""Why an answer was lost: its item was dropped, no answer of the new version says the same, not all items that became one
were answered, the new version does not show the item given the other answers, or does not ask it of this perspective."""

Gap = Literal["added", "lost", "not-asked", "not-answered"]
"""Why there is no answer: the item is new, what was answered was lost, the old version did not show it, or it was left open then."""


@attrs.frozen
class IsAnswer:
    """The rule for one answer."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if not is_answer(value):
            raise broken(instance, attribute, "must be a number, text, true, false or several texts", value)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords; those for text hold for text only."""
        return {"maxLength": LONG}


_answer = IsAnswer()


@attrs.frozen(kw_only=True)
class CarriedAnswer:
    """An answer that came over.

    Args:
        item: Id of the item in the version that was answered.
        answer: The answer as given.
        how: How it came over; of several steps the one that changed most.
        to: Id of the item in the new version.
        became: The answer there.
    """

    item: Identifier = attrs.field(validator=is_id)
    answer: Answer = attrs.field(validator=_answer)
    how: How = attrs.field(validator=one_of(get_args(How)))
    to: Identifier = attrs.field(validator=is_id)
    became: Answer = attrs.field(validator=_answer)


@attrs.frozen(kw_only=True)
class LostAnswer:
    """An answer that did not come over.

    Args:
        item: Id of the item in the version that was answered.
        answer: The answer as given.
        why: Why it was lost.
        version: The version on the way to which it was lost.
        reason: What the migration says of it; `None` when it says nothing.
    """

    item: Identifier = attrs.field(validator=is_id)
    answer: Answer = attrs.field(validator=_answer)
    why: Loss = attrs.field(validator=one_of(get_args(Loss)))
    version: Version = attrs.field(validator=is_version)
    reason: Text | None = attrs.field(default=None, validator=maybe(Text))


@attrs.frozen(kw_only=True)
class MissingAnswer:
    """An item of the new version that this respondent would be asked, and to which there is no answer.

    Args:
        item: Id of the item in the new version.
        why: Why there is none.
    """

    item: Identifier = attrs.field(validator=is_id)
    why: Gap = attrs.field(validator=one_of(get_args(Gap)))


@attrs.frozen(kw_only=True)
class Migrated(Stored, Displayed):
    """A response in a later version of its questionnaire, and what became of every answer on the way.

    Each answer that was given is in `carried` or in `lost`, once. Its `repr` counts the answers and keeps them to itself. Shown or
    rendered it tells what was lost, what reads otherwise now and what has no answer; answers in somebody's own words stay out of that.

    Args:
        response: The response to the new version; its `migrated_from` is the version that was answered.
        versions: The versions on the way: the one that was answered, then each that a migration led to.
        carried: The answers that came over, in the order of asking.
        lost: The answers that did not, in the order of asking.
        missing: The items of the new version without an answer, in the order of asking. An item without an answer counts in no
            score; where too few are left there is no score.
        legend: Titles and questions; `None` without migrations.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "migrated-response"

    response: Response = attrs.field(validator=is_a(Response))
    versions: tuple[Version, ...] = attrs.field(validator=many(is_version, least=1))
    carried: tuple[CarriedAnswer, ...] = attrs.field(default=(), validator=many(CarriedAnswer, unique="item"), repr=count_only)
    lost: tuple[LostAnswer, ...] = attrs.field(default=(), validator=many(LostAnswer, unique="item"), repr=count_only)
    missing: tuple[MissingAnswer, ...] = attrs.field(default=(), validator=many(MissingAnswer, unique="item"))
    legend: MigrationLegend | None = attrs.field(default=None, validator=maybe(MigrationLegend), repr=False)

    @property
    def given(self) -> Mapping[str, Answer]:
        """Every answer as it was given to the version that was answered, by item."""
        carried: dict[str, Answer] = {one.item: one.answer for one in self.carried}
        return {**carried, **{one.item: one.answer for one in self.lost}}
