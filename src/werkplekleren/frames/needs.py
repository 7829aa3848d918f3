"""Which items a scoring needs: those that are keyed and those that their conditions ask about."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from werkplekleren.assessments import Condition, Questionnaire
from werkplekleren.assessments.checking import AskedItem
from werkplekleren.assessments.consistency import simple_conditions


def needed_items(questionnaire: Questionnaire, keyed: AbstractSet[str], elsewhere: AbstractSet[str]) -> dict[str, AskedItem]:
    """The items that scores rest on, in the order of asking.

    Args:
        questionnaire: The questionnaire.
        keyed: The items that are keyed in what is scored.
        elsewhere: The items that nobody in the frame gets.
    """
    asked = questionnaire.compiled.checker.items
    needed: set[str] = set()
    todo = set(keyed) - elsewhere
    while todo:
        needed |= todo
        todo = {name for one in todo for name in items_in(asked[one].conditions)} - needed - elsewhere
    return {name: one for name, one in asked.items() if name in needed}


def items_in(conditions: Iterable[Condition]) -> set[str]:
    """The items that conditions ask about."""
    return {simple.item for condition in conditions for simple in simple_conditions(condition)}


def restricted(asked: Mapping[str, AskedItem]) -> bool:
    """Whether any of these items is for some perspectives only."""
    return any(one.item.perspectives for one in asked.values())
