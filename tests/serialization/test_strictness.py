"""Nothing is converted silently: each type takes its own values and no others, on both passes over the data."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from math import inf, nan
from typing import Any, Literal, cast

import pytest

from serialization.samples import Answer, Both, Leaf, Person
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.text import Text
from werkplekleren.errors import InvalidDataError
from werkplekleren.serialization import structure
from werkplekleren.serialization.explaining import Explanation
from werkplekleren.serialization.scalars import WIDEST
from werkplekleren.serialization.shapes import shape_of

Whole = Literal[1, 2]
ANSWERS: Any = Mapping[str, Answer]

ACCEPTED: list[tuple[Any, object, object]] = [
    (int, 7, 7),
    (int, -WIDEST, -WIDEST),
    (float, 7.5, 7.5),
    (float, 7, 7),
    (bool, True, True),
    (str, "", ""),
    (Identifier, "a-b", "a-b"),
    (Version, "1.0", "1.0"),
    (date, "2027-03-01", date(2027, 3, 1)),
    (date, date(2027, 3, 1), date(2027, 3, 1)),
    (Fraction, "1/2", Fraction(1, 2)),
    (Fraction, "-3/6", Fraction(-1, 2)),
    (Fraction, 3, Fraction(3)),
    (Text, {"nl": "Ja", "en": "Yes"}, Text.of(nl="Ja", en="Yes")),
    (Whole, 2, 2),
    (Literal["a", "b"], "b", "b"),
    (int | None, None, None),
    (int | None, 4, 4),
    (Fraction | int, 3, 3),
    (Fraction | int, "1/2", Fraction(1, 2)),
    (float | str, 3, 3),
    (date | None, None, None),
    (tuple[int, ...], [], ()),
    (tuple[int, ...], [1, 2], (1, 2)),
    (tuple[str, ...], ["a"], ("a",)),
    (tuple[float, ...], [1, 2.5], (1, 2.5)),
    (tuple[int, str], [1, "a"], (1, "a")),
    (Mapping[str, int], {"a": 1}, {"a": 1}),
    (Mapping[Identifier, float], {"a": 1.5}, {"a": 1.5}),
    (Mapping[str, Answer], {"a": 1, "b": ["x"], "c": True, "d": 1.0, "e": "1"}, {"a": 1, "b": ("x",), "c": True, "d": 1.0, "e": "1"}),
    (tuple[int, ...] | Mapping[str, int], {"a": 1}, {"a": 1}),
    (Literal["none"] | bool, "none", "none"),
    (int | None | str, None, None),
    (tuple[int | None, ...], [None, 1], (None, 1)),
    (Person | str, {"id": "a", "name": "A"}, Person(id=Identifier("a"), name="A")),
    (Leaf | int, 5, 5),
    ((Leaf | Both) | None, None, None),
]


def _each(kind: Any, *values: Any) -> list[tuple[Any, object]]:  # noqa: ANN401 - any type, any value
    return [(kind, value) for value in values]


REFUSED: list[tuple[Any, object]] = [
    *_each(int, "7", 7.0, 7.9, True, None, [7], {}, WIDEST + 1, 10**400, b"7"),
    *_each(float, "7", True, None, nan, inf, -inf, 10**400, []),
    *_each(bool, 1, 0, "true", None, 1.0),
    *_each(str, 5, None, True, ["a"], b"a", date(2027, 3, 1)),
    *_each(date, "2027-3-1", "20270301", "2027-02-30", "2027-W01-1", "2027-03-01T00:00:00", 5, None, "٢٠٢٧-٠٣-٠١"),
    (date, datetime(2027, 3, 1)),  # noqa: DTZ001 - TOML gives such values
    *_each(Fraction, "0.5", "1/0", "1", 0.5, True, None, "1 / 2", " 1/2", "1/2\n", "1/" + "9" * 20),
    *_each(Text, "Ja", {}, {"nl": ""}, {"Dutch": "Ja"}, {"nl": 5}, {5: "Ja"}, None, ["Ja"], [["nl", "Ja"]]),
    *_each(Whole, 3, True, 1.0, "1", None, [1], {}),
    *_each(Literal["a"], "b", "A", None, ["a"]),
    *_each(int | None, "7", 7.0, True),
    *_each(Fraction | int, 0.5, "3", True),
    *_each(tuple[int, ...], (1, 2), "12", {"0": 1}, [1, "2"], [True], [1, None], {1, 2}, None),
    *_each(tuple[str, ...], "ab", [1], ["a", None]),
    *_each(tuple[int, str], [1], [1, "a", 2], ["a", 1], (1, "a"), {}),
    *_each(Mapping[str, int], [], [["a", 1]], {"a": "1"}, {"a": True}, {5: 1}, None, "a"),
    *_each(Mapping[str, Answer], {"a": None}, {"a": nan}, {"a": {}}, {"a": [1]}, {"a": ["b", ["c"]]}, {1: 1}, {"a": 1.5, "b": inf}),
    *_each(Person, [], "", (), {}, None, "id", 7, {"id": "a", "name": "A", 5: 5}),
    *_each(Leaf | Both, [], {"kind": 1}, {"kind": ["leaf"]}),
    (tuple[Leaf | int, ...], [5, "leaf"]),
]


@pytest.mark.parametrize(("kind", "value", "read"), ACCEPTED, ids=repr)
def test_a_value_of_the_type_is_taken_as_it_is(kind: type, value: object, read: object) -> None:
    explanation = Explanation(None)
    slow = explanation.read(value, shape_of(kind))
    fast = structure(value, cast("type[object]", kind))
    assert (fast, type(fast), slow, type(slow)) == (read, type(read), read, type(read))
    assert explanation.problems == []


@pytest.mark.parametrize(("kind", "value"), REFUSED, ids=repr)
def test_a_value_of_another_type_is_refused(kind: type, value: object) -> None:
    with pytest.raises(InvalidDataError) as caught:
        structure(value, kind)
    assert caught.value.problems


def test_the_members_of_a_plain_union_keep_their_exact_type() -> None:
    answers: Any = structure({"a": 1, "b": 1.0, "c": True, "d": "1"}, ANSWERS)
    assert [type(answer) for answer in answers.values()] == [int, float, bool, str]


def test_the_mapping_that_was_read_is_not_the_one_that_was_given() -> None:
    given = {"a": 1}
    read: Any = structure(given, ANSWERS)
    given["a"] = 2
    assert read == {"a": 1}


@pytest.mark.parametrize("kind", [complex, object, list[int], dict[str, int], Mapping[int, str], tuple[complex, ...], "int"], ids=repr)
def test_a_type_that_cannot_be_stored_is_a_mistake_in_the_model(kind: type) -> None:
    with pytest.raises(TypeError, match="cannot be stored"):
        structure(None, kind)


@pytest.mark.parametrize("kind", [str | date, Person | Mapping[str, int], tuple[int, ...] | tuple[str, str], Fraction | str, Leaf | Person | int])
def test_a_choice_whose_members_look_alike_is_a_mistake_in_the_model(kind: type) -> None:
    with pytest.raises(TypeError, match="cannot be told apart"):
        structure(None, kind)
