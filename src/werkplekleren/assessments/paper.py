"""A questionnaire on paper: which questions one perspective gets, how they are numbered, and which are for some only."""

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier

from .asking import Perspective, Section
from .conditions import AllOf, AnyOf, Condition, Not
from .items import Item

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


@attrs.frozen(kw_only=True)
class PaperItem:
    """One question on paper.

    Args:
        number: Its number, from 1 through the whole questionnaire.
        item: The question.
        only_if: When it is to be answered, of earlier questions on the same paper; `None` is always.
    """

    number: int
    item: Item
    only_if: Condition | None = None


@attrs.frozen(kw_only=True)
class PaperSection:
    """A section with the questions that stand on the paper, at least one."""

    section: Section
    items: tuple[PaperItem, ...]


@attrs.frozen(kw_only=True)
class PaperQuestionnaire(Displayed):
    """A questionnaire to print and fill in by hand, for one perspective.

    What a screen hides by earlier answers stands on paper with a direction when to answer it. A question of another perspective is
    left out, and so is one whose condition can never hold without it.

    Args:
        questionnaire: The questionnaire.
        perspective: From which side it is answered.
    """

    questionnaire: "Questionnaire"
    perspective: Perspective

    @cached_property
    def sections(self) -> tuple[PaperSection, ...]:
        """The sections with questions, in order, numbered through."""
        found: list[PaperSection] = []
        numbers: dict[Identifier, int] = {}
        for section in self.questionnaire.sections:
            items: list[PaperItem] = []
            for item in section.items:
                conditions = tuple(one for one in (section.visible_if, item.visible_if) if one is not None)
                asked = (not item.perspectives) or self.perspective.id in item.perspectives
                only_if = _on_paper(AllOf(conditions=conditions), numbers) if conditions else True
                if asked and only_if is not False:
                    numbers[item.id] = len(numbers) + 1
                    items.append(PaperItem(number=numbers[item.id], item=item, only_if=None if only_if is True else only_if))
            if items:
                found.append(PaperSection(section=section, items=tuple(items)))
        return tuple(found)

    @property
    def items(self) -> tuple[PaperItem, ...]:
        """All questions in order."""
        return tuple(one for section in self.sections for one in section.items)


def _on_paper(condition: Condition, numbers: dict[Identifier, int]) -> Condition | bool:
    """A condition as it is on paper: one on a question that is not there does not hold; what is certain is left out."""
    if isinstance(condition, Not):
        inner = _on_paper(condition.condition, numbers)
        return not inner if isinstance(inner, bool) else Not(condition=inner)
    if isinstance(condition, AllOf | AnyOf):
        decides = isinstance(condition, AnyOf)
        parts = [_on_paper(one, numbers) for one in condition.conditions]
        left = tuple(one for one in parts if not isinstance(one, bool))
        if decides in parts:
            return decides
        if len(left) > 1:
            return attrs.evolve(condition, conditions=left)
        return left[0] if left else not decides
    return condition if condition.item in numbers else False
