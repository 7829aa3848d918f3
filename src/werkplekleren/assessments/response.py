"""The answers of one respondent."""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any, ClassVar, Final, cast

import attrs

from werkplekleren._base.display import count_only
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.mappings import ONLY_COPIED
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import LONG, Between, Keywords, broken, is_date, is_id, is_short_text, is_version, maybe

Answer = int | float | bool | str | tuple[str, ...]
"""One answer: a whole number on a scale, yes or no, a number, a text, the id of a choice, several ids, an ISO date."""

NOT_APPLICABLE: Final = "n/a"
"""The answer "does not apply" to a scale item whose scale offers it. It is not zero and does not count as answered."""

MOST_ANSWERS = 5000
LONGEST_SECONDS = 100_000_000
_WHOLE = frozenset({int})
_SIMPLE = frozenset({int, bool})


def _own_copy(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    return dict(answers)


def is_answer(value: object) -> bool:
    """Whether `value` can be an answer to some item."""
    kind = type(value)
    if kind in _SIMPLE:
        return True
    if isinstance(value, str):
        return kind is str and len(value) <= LONG
    if isinstance(value, tuple):
        return all(type(one) is str and len(one) <= LONG for one in cast("tuple[object, ...]", value))
    return isinstance(value, float) and kind is float and isfinite(value)


@attrs.frozen
class Answers:
    """The rule for a mapping of item ids to answers: texts as keys, nothing but answers as values.

    Args:
        most: Answers that there may be.
        any_of: Types of which any answer is right.
    """

    most: int = MOST_ANSWERS
    any_of: frozenset[type] = _SIMPLE

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if len(value) > self.most:
            raise broken(instance, attribute, "must have at most {most} answers", len(value), {"most": self.most})
        if _WHOLE.issuperset(map(type, value.values())) and {str}.issuperset(map(type, value)):
            return
        for item, answer in value.items():
            if type(item) is not str:
                raise broken(instance, attribute, "must have ids of items as keys", item)
            if not is_answer(answer):
                raise broken(instance, attribute, "must hold a number, text, true, false or several texts at {item!r}", answer, {"item": item[:80]})

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords."""
        return {"maxProperties": self.most}


@attrs.frozen(kw_only=True)
class Response(Stored):
    """What one respondent answered to one questionnaire, under a pseudonym.

    Whether it fits its questionnaire is for `Questionnaire.check`. An item without a key in `answers` was
    not answered. An empty tuple is an answer: none of the choices. Its `repr` counts the answers and keeps them to itself.

    Args:
        questionnaire: Id of the questionnaire that was answered.
        version: Its version.
        migrated_from: The version that was answered, when the answers were migrated from it to `version`; `None` when they stand as they were given.
        id: Pseudonym of the respondent, never an id or name of a person.
        perspective: From which side it was answered (`employee`).
        group: Team or other group; `None` when not known.
        answered_on: The day of the answers; `None` when not kept.
        seconds: How long it took from opening to sending, in whole seconds; `None` when not kept. Only the length: moments
            of the day would tell who it was.
        answers: Item id -> answer; copied.

    Raises:
        InvalidValueError: When a field breaks its rule.

    >>> response = Response(questionnaire=Identifier("leercultuurscan"), version=Version("1.0"), id="r07",
    ...     perspective=Identifier("employee"), answers={"werk-1": 4, "werk-2": "n/a"})
    >>> response.answers["werk-1"]
    4
    """

    kind: ClassVar[str] = "response"

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    migrated_from: Version | None = attrs.field(default=None, validator=maybe(is_version))
    id: str = attrs.field(validator=is_short_text)
    perspective: Identifier = attrs.field(validator=is_id)
    group: str | None = attrs.field(default=None, validator=maybe(is_short_text))
    answered_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    seconds: int | None = attrs.field(default=None, validator=maybe(Between(0, LONGEST_SECONDS)))
    answers: Mapping[str, Answer] = attrs.field(converter=_own_copy, validator=Answers(), hash=False, repr=count_only, metadata={ONLY_COPIED: True})
