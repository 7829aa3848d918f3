"""Errors in the language of the person who reads them.

Exceptions are English. What the command line and authors get to see is made here from the same messages,
with a catalogue (`locale/<language>/errors.po`) whose msgids are the English templates. A message that
the catalogue does not have stays English.
"""

from collections.abc import Mapping

import attrs

from werkplekleren._base.catalogue import CONTEXT, catalogue
from werkplekleren.errors import Message, Place, Problem, WerkplekError

SORT = "sort"
"""The value of a message that is itself a word (`questionnaire`), and the context of its translation."""

REASON = "reason"
"""The same for what the system or the standard library said, as a value or as what was found (`Permission denied`)."""


def in_words(error: WerkplekError, language: str) -> str:
    """An error as a person reads it: what went wrong as a whole, then a line for each problem.

    >>> from werkplekleren.errors import MissingExtraError
    >>> in_words(MissingExtraError("docx", "docx"), "en")
    'this needs the package docx; install it with: pip install "werkplekleren[docx]"'
    """
    words = _entries(language)
    return "\n".join([_said(error.summary, words), *(f"- {_problem(problem, words)}" for problem in error.problems)])


def problem_in_words(problem: Problem, language: str) -> str:
    """One problem as a person reads it: where, what, what was found and expected, what to do."""
    return _problem(problem, _entries(language))


def _entries(language: str) -> Mapping[str, tuple[str, ...]]:
    return catalogue("errors", language)


def _said(message: Message, words: Mapping[str, tuple[str, ...]]) -> str:
    """A message in the reader's language, and in it the values that are themselves words."""
    spoken = {name: _word(name, value, words) for name in (SORT, REASON) if isinstance(value := message.values.get(name), str)}
    return attrs.evolve(message, values={**message.values, **spoken}).filled(words.get(message.template, (message.template,))[0])


def _word(context: str, word: str, words: Mapping[str, tuple[str, ...]]) -> str:
    return words.get(f"{context}{CONTEXT}{word}", (word,))[0]


def _problem(problem: Problem, words: Mapping[str, tuple[str, ...]]) -> str:
    parts = [
        _said(problem.what, words),
        "" if problem.found is None else _said(Message("found {found}", {"found": _word(REASON, problem.found, words)}), words),
        "" if problem.expected is None else _said(Message("expected {expected}", {"expected": _said(problem.expected, words)}), words),
        "" if problem.remedy is None else _said(problem.remedy, words),
    ]
    where = ", ".join(_places(problem.place, words))
    sentence = "; ".join(part for part in parts if part)
    return f"{where}: {sentence}" if where else sentence


def _places(place: Place, words: Mapping[str, tuple[str, ...]]) -> list[str]:
    known = [
        place.file,
        None if place.line is None else _said(Message("line {line}", {"line": place.line}), words),
        None if place.cell is None else _said(Message("cell {cell}", {"cell": place.cell}), words),
        place.path,
    ]
    return [part for part in known if part]
