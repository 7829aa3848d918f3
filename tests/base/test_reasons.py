"""What the system and the standard library say of a file is told in Dutch too."""

import os
from errno import EACCES, EEXIST, EISDIR, ELOOP, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS

import pytest

from werkplekleren._base.catalogue import CONTEXT, catalogue
from werkplekleren._base.messages import REASON, in_words
from werkplekleren.errors import InvalidContentError, InvalidDataError, Message, Problem, WerkplekError
from werkplekleren.interop.tables import read_table
from werkplekleren.serialization.jsontext import parse
from werkplekleren.toolbox.toml import parsed

SYSTEM = [os.strerror(code) for code in (EACCES, EEXIST, EISDIR, ELOOP, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EROFS)]
JSON = ["", "[1 2]", '{"a" 1}', "{a: 1}", "[] []", '"a', '"\t"', r'"\x"', r'"\u12"']
CSV = ['a,b\n"1,2\n', 'a,b\n"1"x,2\n', 'a;b\n"1"x;2\n']
TOML = ["a = b", "a", 'a = "b', "a = 1\na = 2", r'a = "\y"', "]", "a = [1", "a = {b = 1", "a = 2026-02-30", "a = 1 b", "a. = 1", "[a", "[[a]"]


def told(error: WerkplekError) -> tuple[str, str]:
    return in_words(error, "en"), in_words(error, "nl")


def json_error(text: str) -> WerkplekError:
    with pytest.raises(InvalidDataError) as caught:
        parse(text)
    return caught.value


def toml_error(text: str) -> WerkplekError:
    with pytest.raises(InvalidContentError) as caught:
        parsed(text.encode())
    return caught.value


def csv_error(text: str) -> WerkplekError:
    problems: list[Problem] = []
    assert read_table("x.csv", text, problems) is None
    return InvalidDataError("", problems)


ERRORS = [
    *(
        WerkplekError(Message("{path} could not be written ({reason}); what was there before is unchanged", {"path": "x", "reason": one}))
        for one in SYSTEM
    ),
    *map(json_error, JSON),
    *map(toml_error, TOML),
    *map(csv_error, CSV),
]
DUTCH = {key.partition(CONTEXT)[2]: words[0] for key, words in catalogue("errors", "nl").items() if key.startswith(REASON + CONTEXT)}


@pytest.mark.parametrize("error", ERRORS, ids=str)
def test_a_reason_is_told_in_the_language_of_the_reader(error: WerkplekError) -> None:
    english, dutch = told(error)
    said = [reason for reason in DUTCH if reason in english]
    assert said
    assert all(DUTCH[reason] in dutch and reason not in dutch for reason in said)


def test_every_reason_in_dutch_is_one_that_is_given() -> None:
    english = "\n".join(told(error)[0] for error in ERRORS)
    assert [reason for reason in DUTCH if reason not in english] == []
