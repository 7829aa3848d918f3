"""Errors carry their data, say it in one sentence, and survive a trip to another process."""

import copy
import pickle

import pytest

from werkplekleren import errors
from werkplekleren.errors import (
    InvalidDataError,
    InvalidValueError,
    Message,
    MissingExtraError,
    Place,
    Problem,
    UnknownNameError,
    WerkplekError,
    join_path,
    nearest,
)

PROBLEM = Problem(code="not-a-date", what=Message("not a date"), place=Place(file="people.csv", line=4), found="'straks'")


def test_every_error_can_be_caught_as_one_kind() -> None:
    kinds = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
    assert len(kinds) == 15
    assert all(issubclass(kind, WerkplekError) for kind in kinds)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (errors.InvalidValueError, ValueError),
        (errors.InvalidDataError, ValueError),
        (errors.InvalidContentError, ValueError),
        (errors.UnknownNameError, LookupError),
        (errors.MissingExtraError, ImportError),
        (errors.UnknownFormatError, ValueError),
        (errors.WriteError, OSError),
        (errors.PlanningError, ValueError),
    ],
)
def test_errors_are_also_what_python_calls_them(kind: type[Exception], builtin: type[Exception]) -> None:
    assert issubclass(kind, builtin)


def test_a_message_fills_its_values_and_keeps_braces_without_them() -> None:
    assert str(Message("unknown name {name}", {"name": "tijdd"})) == "unknown name tijdd"
    assert str(Message("write {like this}")) == "write {like this}"


def test_messages_with_equal_values_are_equal_and_hash_alike() -> None:
    one, other = Message("{n} faults", {"n": 2}), Message("{n} faults", {"n": 2})
    assert one == other
    assert len({one, other, Message("{n} faults", {"n": 3})}) == 2


def test_a_message_does_not_change_with_the_mapping_it_was_made_from() -> None:
    values: dict[str, str | int] = {"n": 2}
    message = Message("{n} faults", values)
    values["n"] = 9
    assert str(message) == "2 faults"


def test_a_place_says_its_known_parts_from_the_outside_in() -> None:
    assert str(Place(file="kennis.xlsx", line=3, cell="D4", path="people[2].name")) == "kennis.xlsx, line 3, cell D4, people[2].name"
    assert str(Place(cell="D4")) == "cell D4"
    assert str(Place()) == ""


def test_a_problem_says_what_where_found_expected_and_what_to_do() -> None:
    problem = Problem(
        code="x",
        what=Message("wrong"),
        place=Place(file="a.csv"),
        found="7",
        expected=Message("0 to {most}", {"most": 4}),
        remedy=Message("change it"),
    )
    assert str(problem) == "a.csv: wrong; found 7; expected 0 to 4; change it"
    assert str(Problem(code="x", what=Message("wrong"))) == "wrong"


def test_a_problem_learns_its_place_on_the_way_up() -> None:
    known = (
        Problem(code="x", what=Message("wrong"), place=Place(path="date"))
        .at(path="leaving")
        .at(path="people[3]")
        .at(file="a.json", line=2, cell="B2")
    )
    assert known.place == Place(file="a.json", line=2, cell="B2", path="people[3].leaving.date")
    assert known.at(file="other", line=9, cell="Z9").place == known.place
    assert Problem(code="x", what=Message("wrong")).at(path="[2]").place.path == "[2]"
    assert join_path("people", "[3]") == "people[3]"


def test_an_error_says_every_problem_on_its_own_line() -> None:
    error = InvalidDataError(Message("{n} faults", {"n": 2}), [PROBLEM, PROBLEM])
    assert str(error) == "2 faults\n- people.csv, line 4: not a date; found 'straks'\n- people.csv, line 4: not a date; found 'straks'"
    assert error.problems == (PROBLEM, PROBLEM)


def test_a_bare_sentence_becomes_a_message() -> None:
    assert WerkplekError("broken {x}").summary == Message("broken {x}")


@pytest.mark.parametrize(
    "error",
    [
        InvalidDataError(Message("{n} faults", {"n": 1}), [PROBLEM]),
        UnknownNameError("topic", "lasen", ("lassen",)),
        MissingExtraError("cli", "rich"),
    ],
)
def test_an_error_survives_copying_and_pickling(error: WerkplekError) -> None:
    for back in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own bytes
        assert type(back) is type(error)
        assert str(back) == str(error)
        assert back.problems == error.problems


def test_an_unknown_name_offers_what_is_near_else_what_there_is() -> None:
    assert str(UnknownNameError("topic", "lasen", ("lassen", "frezen"))) == "there is no topic 'lasen'; did you mean 'lassen'?"
    assert str(UnknownNameError("topic", "x", ("lassen", "frezen"))) == "there is no topic 'x'; choose from lassen, frezen"
    assert str(UnknownNameError("topic", "x", ())) == "there is no topic 'x'; there are none at all"
    assert UnknownNameError("topic", "x", ["lassen"]).known == ("lassen",)


def test_a_list_of_names_to_choose_from_is_bounded() -> None:
    assert str(UnknownNameError("topic", "x", [f"onderwerp-{number}" for number in range(500)])).count("onderwerp-") == 40
    assert nearest("a" * 10_000_000, ["aaa"]) == ()


def test_a_missing_extra_says_how_to_install_it() -> None:
    error = MissingExtraError("docx", "python-docx")
    assert str(error) == 'this needs the package python-docx; install it with: pip install "werkplekleren[docx]"'
    assert (error.extra, error.package) == ("docx", "python-docx")


def test_the_sentence_of_a_value_error_is_its_text() -> None:
    with pytest.raises(ValueError, match=r"^a text needs at least one language$"):
        raise InvalidValueError(Message("a text needs at least one language"))
