"""Whether a response fits its questionnaire: every problem at once, each with its place and a way out."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren._base.ids import LONGEST_IDENTIFIER, is_identifier, version_key
from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, Place, Problem, nearest, unknown_name

from .conditions import Condition
from .consistency import simple_conditions
from .items import AnswerScale, Item, ScaleItem
from .naming import by_id
from .response import Answer, Response

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

WRONG = {
    "wrong-type": "this is no answer to this kind of item",
    "outside-scale": "the answer lies outside the scale",
    "outside-bounds": "the answer lies outside the bounds",
    "unknown-choice": "there is no such choice",
    "chosen-twice": "a choice occurs more than once",
    "too-long": "the answer is too long",
    "not-a-date": "the answer is not a date",
    "not-applicable-not-offered": 'this item does not offer "does not apply"',
}
"""Code of a fault in an answer -> what is wrong."""


@attrs.frozen(kw_only=True)
class AskedItem:
    """An item with what it needs for checking.

    Args:
        item: The item.
        scale: Its answer scale, if it has one.
        conditions: Those of its section and its own.
    """

    item: Item
    scale: AnswerScale | None
    conditions: tuple[Condition, ...]


@attrs.frozen(kw_only=True)
class Checker:
    """A questionnaire, prepared for checking many responses.

    Args:
        questionnaire: Its id.
        version: Its version.
        items: Item id -> item, in the order of asking.
        elsewhere: Perspective id -> the items that it does not get.
        required: The items that must be answered where they are shown.
        telling: The items that have conditions or that conditions ask about, in the order of asking.
    """

    questionnaire: str
    version: str
    items: Mapping[str, AskedItem]
    elsewhere: Mapping[str, frozenset[str]]
    required: tuple[str, ...]
    telling: Mapping[str, AskedItem]

    @property
    def conditional(self) -> bool:
        """Whether any item or section has a condition."""
        return bool(self.telling)

    def is_about(self, response: Response) -> bool:
        """Whether a response says that it answers this questionnaire, in this major version."""
        same = response.questionnaire == self.questionnaire
        return same and (response.version == self.version or version_key(response.version)[0] == version_key(self.version)[0])

    def hidden(self, perspective: str, answers: Mapping[str, object]) -> frozenset[str]:
        """The items that somebody does not get to see: those of other perspectives and those whose condition fails.

        An answer to an item that is itself hidden, or that does not fit, counts for nothing in a condition.
        A perspective that does not exist gets all items.
        """
        elsewhere = self.elsewhere.get(perspective, frozenset())
        return elsewhere | self._unseen(elsewhere, answers) if self.conditional else elsewhere

    def _unseen(self, elsewhere: frozenset[str], answers: Mapping[str, object]) -> frozenset[str]:
        unseen: set[str] = set()
        real: dict[str, Answer] = {}
        for name, asked in self.telling.items():
            if name in elsewhere:
                continue
            if not all(condition.holds(real) for condition in asked.conditions):
                unseen.add(name)
            elif name in answers:
                answer = cast("Answer", answers[name])
                if asked.item.fault(answer, asked.scale) is None and asked.item.is_real(answer):
                    real[name] = answer
        return frozenset(unseen)

    def problems(self, response: Response) -> tuple[Problem, ...]:
        """Everything in a response that does not fit; nothing when it fits."""
        return (*self._about_itself(response), *self._about_answers(response))

    def _about_itself(self, response: Response) -> Iterator[Problem]:
        if response.questionnaire != self.questionnaire:
            yield Problem(
                code="wrong-questionnaire",
                what=Message("this is a response to another questionnaire"),
                place=Place(path="questionnaire"),
                found=repr(str(response.questionnaire)),
                expected=Message("{id!r}", {"id": self.questionnaire}),
            )
        elif version_key(response.version)[0] != version_key(self.version)[0]:
            yield Problem(
                code="wrong-version",
                what=Message("this is a response to another major version, with other items or keys"),
                place=Place(path="version"),
                found=repr(str(response.version)),
                expected=Message("{version!r}", {"version": self.version}),
                remedy=Message("score it with the version that it answered, or migrate it first"),
            )
        if response.perspective not in self.elsewhere:
            yield Problem(
                code="unknown-perspective",
                what=unknown_name("perspective", response.perspective, tuple(self.elsewhere)),
                place=Place(path="perspective"),
                found=repr(str(response.perspective)),
            )

    def _about_answers(self, response: Response) -> Iterator[Problem]:
        elsewhere = self.elsewhere.get(response.perspective, frozenset())
        hidden = self.hidden(response.perspective, response.answers)
        for name, answer in response.answers.items():
            asked = self.items.get(name)
            if asked is None:
                yield self._unknown(name)
            elif name in elsewhere:
                yield Problem(
                    code="other-perspective",
                    what=Message("perspective {perspective!r} does not get this item", {"perspective": response.perspective}),
                    place=_at(name),
                    found=shown(answer),
                    remedy=Message("leave the answer out"),
                )
            else:
                code = asked.item.fault(answer, asked.scale)
                if code is not None:
                    expected = asked.item.expected(asked.scale)
                    yield Problem(code=code, what=Message(WRONG[code]), place=_at(name), found=shown(answer), expected=expected)
                if name in hidden:
                    yield Problem(
                        code="hidden-item",
                        what=Message("this item was answered but not shown, given the other answers"),
                        place=_at(name),
                        found=shown(answer),
                        remedy=Message("leave the answer out, or correct the answer on which it depends"),
                    )
        for name in self.required:
            if name not in hidden and _is_blank(response.answers.get(name, "")):
                yield Problem(code="required", what=Message("this item must be answered"), place=_at(name))

    def _unknown(self, name: str) -> Problem:
        near = nearest(name, self.items)
        return Problem(
            code="unknown-item",
            what=unknown_name("item", name[:LONGEST_IDENTIFIER], tuple(self.items)),
            place=_at(name),
            remedy=Message("write {near!r}", {"near": near[0]}) if near else None,
        )


def _at(item: str) -> Place:
    return Place(path=f"answers.{item}" if is_identifier(item) else f"answers[{shown(item)}]")


def _is_blank(answer: Answer) -> bool:
    return isinstance(answer, str) and not answer.strip()


def checker_of(questionnaire: "Questionnaire") -> Checker:
    """Prepare a questionnaire for checking responses."""
    scales = by_id(questionnaire.scales)
    items: dict[str, AskedItem] = {
        item.id: AskedItem(
            item=item,
            scale=scales.get(item.scale) if isinstance(item, ScaleItem) else None,
            conditions=tuple(one for one in (section.visible_if, item.visible_if) if one is not None),
        )
        for section in questionnaire.sections
        for item in section.items
    }
    asked_about = {simple.item for asked in items.values() for condition in asked.conditions for simple in simple_conditions(condition)}
    return Checker(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        items=items,
        elsewhere={
            one.id: frozenset(item.id for item in questionnaire.items if item.perspectives and one.id not in item.perspectives)
            for one in questionnaire.perspectives
        },
        required=tuple(name for name, asked in items.items() if asked.item.required),
        telling={name: asked for name, asked in items.items() if asked.conditions or name in asked_about},
    )
