"""Errors come in the reader's language, with every value in its place."""

import ast
import string
from pathlib import Path

import pytest

import werkplekleren
from werkplekleren._base.catalogue import catalogue
from werkplekleren._base.messages import in_words, problem_in_words
from werkplekleren.errors import InvalidDataError, Message, Place, Problem, UnknownNameError, WerkplekError

SOURCE = Path(werkplekleren.__file__).parent
FOUND = Problem(
    code="not-a-date",
    what=Message("not a date"),
    place=Place(file="people.csv", line=4, cell="D4", path="leaving_date"),
    found="'straks'",
    expected=Message("a date as YYYY-MM-DD, such as 2027-03-01"),
    remedy=Message("remove it"),
)


def test_english_is_what_the_exception_itself_says() -> None:
    error = InvalidDataError(Message("the dossier {name} has problems", {"name": "x"}), [FOUND, Problem(code="bare", what=Message("not a date"))])
    assert in_words(error, "en") == str(error)


def test_dutch_says_place_and_sentences_in_dutch() -> None:
    assert problem_in_words(FOUND, "nl") == (
        "people.csv, regel 4, cel D4, leaving_date: dit is geen datum; gevonden: 'straks'; "
        "verwacht: een datum als JJJJ-MM-DD, zoals 2027-03-01; haal het weg"
    )
    assert in_words(UnknownNameError("dimension", "tijdd", ("tijd",)), "nl") == "dimension 'tijdd' bestaat niet; bedoel je 'tijd'?"


def test_message_without_translation_stays_english() -> None:
    assert in_words(WerkplekError("something new {n}"), "nl") == "something new {n}"


def places(template: str) -> set[str]:
    return {f"{name}!{conversion}" for _, name, _, conversion in string.Formatter().parse(template) if name is not None}


def literals() -> set[str]:
    return {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


LITERALS = literals()


@pytest.mark.parametrize(("original", "translations"), sorted(catalogue("errors", "nl").items()))
def test_translation_has_the_places_of_a_message_that_exists(original: str, translations: tuple[str, ...]) -> None:
    rule = original.removeprefix("{owner}.{field} ").removesuffix(", not {value}")
    assert original in LITERALS or rule in LITERALS
    assert [places(one) for one in translations] == [places(original)]
