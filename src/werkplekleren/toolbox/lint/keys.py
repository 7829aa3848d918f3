"""Dimensions whose items are all keyed one way, where that lets those who agree with everything score highest."""

from collections.abc import Iterator

from werkplekleren.assessments import AnswerScale, Dimension, Questionnaire, ScaleItem
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.subject import Finding, Home, Subject
from werkplekleren.toolbox.lint.words import words

MANY_ITEMS = 6
"""With fewer items than this a turned item does more harm than good.

People differ in how readily they say yes. On a scale of agreement a dimension keyed one way measures that too, and only a
longer one has room for turned items. But a turned item is misread more often, most of all by those who read with difficulty,
and then it lowers the agreement between the items. So short dimensions are left alone, and so is every scale that does not
ask how far one agrees (how often, how well, yes or no): saying yes is no answer there.
"""


def unbalanced_keys(subject: Subject) -> Iterator[Finding]:
    """Each dimension of many items on scales of agreement that are all keyed one way."""
    for home, model in subject.models():
        if isinstance(model, Questionnaire):
            yield from _of(home, model, subject)


def _of(home: Home, questionnaire: Questionnaire, subject: Subject) -> Iterator[Finding]:
    agreeing: set[str] = {scale.id for scale in questionnaire.scales if _asks_agreement(scale, subject)}
    for number, dimension in enumerate(questionnaire.dimensions):
        ways = _ways(questionnaire, dimension, agreeing)
        if len(ways) >= MANY_ITEMS and len(set(ways)) == 1:
            yield home.finds(
                "unbalanced-keys",
                Message("all {count} items that ask for agreement are keyed the same way", {"count": len(ways)}),
                f"dimensions[{number}].keys",
                found=repr(str(dimension.id)),
                remedy=Message("turn one item around, or take fewer items: who agrees with everything now scores highest"),
            )


def _ways(questionnaire: Questionnaire, dimension: Dimension, agreeing: set[str]) -> list[bool]:
    items = {item.id: item for item in questionnaire.items}
    pairs = ((items[key.item], key.reversed) for key in dimension.keys)
    return [turned for item, turned in pairs if isinstance(item, ScaleItem) and item.scale in agreeing]


def _asks_agreement(scale: AnswerScale, subject: Subject) -> bool:
    """Whether both ends of a scale are named with a word of agreement, in some language."""
    ends = (scale.options[0].label, scale.options[-1].label)
    codes = set(ends[0].languages) & set(ends[1].languages)
    return any(
        all(set(language.items.agreement) & {word.lower() for word in words(end.in_language(code))} for end in ends)
        for code in codes
        if (language := subject.language(code)) is not None
    )
