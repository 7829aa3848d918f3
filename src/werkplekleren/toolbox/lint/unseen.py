"""Questions that nobody ever gets to see, by every way of answering the earlier ones."""

from collections.abc import Iterator, Sequence

from werkplekleren.assessments import Questionnaire
from werkplekleren.assessments.conditions import Condition
from werkplekleren.assessments.consistency import simple_conditions
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.reach import TooManyError
from werkplekleren.toolbox.lint.subject import Finding, Home, Subject
from werkplekleren.toolbox.lint.walking import Walk

UNSEEN = Message("nobody gets to see this: no answers to earlier questions make its condition hold")


def unseen_questions(subject: Subject) -> Iterator[Finding]:
    """Each section and item whose condition no earlier answers of any perspective make hold."""
    for home, model in subject.models():
        if isinstance(model, Questionnaire):
            for number, section in enumerate(model.sections):
                path = f"sections[{number}]"
                outer = () if section.visible_if is None else (section.visible_if,)
                if not can_hold(model, outer):
                    yield _unseen(home, path)
                    continue
                for place, item in enumerate(section.items):
                    if item.visible_if is not None and not can_hold(model, (*outer, item.visible_if)):
                        yield _unseen(home, f"{path}.items[{place}]")


def _unseen(home: Home, path: str) -> Finding:
    return home.finds("never-shown", UNSEEN, f"{path}.visible_if", remedy=Message("change the condition, or leave it out"))


def can_hold(questionnaire: Questionnaire, conditions: Sequence[Condition]) -> bool:
    """Whether some earlier answers of some perspective make all conditions hold; also when there is too much to look at."""
    comparisons = [one for condition in conditions for one in simple_conditions(condition)]
    for perspective in questionnaire.perspectives:
        walk = Walk(questionnaire=questionnaire, perspective=perspective.id)
        try:
            ways = walk.ways(walk.items_of((one.item for one in comparisons), ()), frozenset(), comparisons)
            if any(all(condition.holds(way.answers) for condition in conditions) for way in ways):
                return True
        except TooManyError:
            return True
    return False
