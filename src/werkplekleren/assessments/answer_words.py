"""An answer as it is told."""

from collections.abc import Mapping

from werkplekleren._base.formatting import number
from werkplekleren._base.text import Text

from . import sentences
from .response import Answer


def answer_in_words(answer: Answer, labels: Mapping[str, Text], language: str) -> str:
    """An answer in words: yes or no, a number as the language writes it, choices by what the respondent read.

    Args:
        answer: The answer.
        labels: Choice id -> what the respondent read; a choice without label is told by its id.
        language: A language code.

    >>> answer_in_words(True, {}, "nl"), answer_in_words(("a", "b"), {"a": Text.of(nl="Appel")}, "nl")
    ('ja', 'Appel, b')
    """
    if isinstance(answer, bool):
        return (sentences.YES if answer else sentences.NO).in_language(language)
    if isinstance(answer, (int, float)):
        return number(answer, language, digits=0 if isinstance(answer, int) or answer.is_integer() else 1)
    chosen = (answer,) if isinstance(answer, str) else answer
    return ", ".join(labels[one].in_language(language) if one in labels else one for one in chosen) or sentences.NONE.in_language(language)
