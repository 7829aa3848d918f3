"""Errors come in the reader's language, with every value in its place."""

import string

import pytest

from message_templates import sorts, templates
from werkplekleren._base.catalogue import CONTEXT, catalogue
from werkplekleren._base.messages import REASON, SORT, in_words, problem_in_words
from werkplekleren.errors import InvalidDataError, Message, Place, Problem, UnknownNameError, WerkplekError
from werkplekleren.toolbox.kinds import KINDS, UNDER

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
    assert in_words(UnknownNameError("dimension", "tijdd", ("tijd",)), "nl") == "dimensie 'tijdd' bestaat niet; bedoel je 'tijd'?"


def test_message_without_translation_stays_english() -> None:
    assert in_words(WerkplekError("something new {n}"), "nl") == "something new {n}"


def test_what_sort_of_thing_is_missing_is_said_in_dutch() -> None:
    assert in_words(UnknownNameError("level scale", "x", ()), "nl") == "niveauschaal 'x' bestaat niet; er is er geen enkele"
    assert in_words(UnknownNameError("gadget", "x", ()), "nl") == "gadget 'x' bestaat niet; er is er geen enkele"


def test_a_problem_without_place_is_only_its_sentence() -> None:
    assert problem_in_words(Problem(code="bare", what=Message("not a date")), "nl") == "dit is geen datum"


def places(template: str) -> set[str]:
    return {f"{name}!{conversion}" for _, name, _, conversion in string.Formatter().parse(template) if name is not None}


def has_words(template: str) -> bool:
    return any(character.isalpha() for literal, *_ in string.Formatter().parse(template) for character in literal)


DUTCH = catalogue("errors", "nl")
TEMPLATES = templates()
SORTS = {**sorts(), **{kind.sort: "toolbox/kinds.py" for kind in (*KINDS, *UNDER)}}


@pytest.mark.parametrize("template", sorted(filter(has_words, TEMPLATES)))
def test_every_message_is_there_in_dutch_with_the_same_places(template: str) -> None:
    assert template in DUTCH, f"{TEMPLATES[template]} says this; write it in locale/nl/errors.po"
    assert [places(one) for one in DUTCH[template]] == [places(template)]


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_every_sort_of_thing_has_a_dutch_word(sort: str) -> None:
    assert f"{SORT}{CONTEXT}{sort}" in DUTCH, f"{SORTS[sort]} looks for it; write it in locale/nl/errors.po with msgctxt {SORT!r}"


@pytest.mark.parametrize("original", sorted(DUTCH))
def test_nothing_is_translated_that_nobody_says(original: str) -> None:
    assert original in TEMPLATES or original.removeprefix(SORT + CONTEXT) in SORTS or original.startswith(REASON + CONTEXT)
