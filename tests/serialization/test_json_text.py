"""JSON text is bounded, exact and the same for the same document."""

import json

import pytest

from werkplekleren.errors import InvalidDataError, InvalidValueError
from werkplekleren.serialization.explaining import DEEPEST
from werkplekleren.serialization.jsontext import LONGEST, parse, write

HALF = "half a character (a surrogate without its other half)"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ('{"a": [1, 2.5, true, null, "é"]}', {"a": [1, 2.5, True, None, "é"]}),
        ("\ufeff[]", []),
        (b"\xef\xbb\xbf[]", []),
        ('"\\ud83d\\ude00 \\u00e9"', "😀 é"),
        ('{"a": ":", "b:c": {"d": "\\u003a"}}', {"a": ":", "b:c": {"d": ":"}}),
        ('["[[", "}", "\\"["]', ["[[", "}", '"[']),
        ("9" * 300, 10**300 - 1),
        ('["' + "1" * 400 + '", ' + "1" * 20 + "]", ["1" * 400, int("1" * 20)]),
        (" \n1e3 ", 1000.0),
        ("[" * DEEPEST + "]" * DEEPEST, None),
        ('{"a":' * DEEPEST + "1" + "}" * DEEPEST, None),
        (json.dumps(["["] * 100), ["["] * 100),
    ],
)
def test_json_is_read(text: str | bytes, data: object) -> None:
    assert parse(text) == (json.loads(text) if data is None else data)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.json, line 1: this is not JSON: Expecting value at column 1; found the end of the text"),
        ('{"a": 1,\n "b": }', "x.json, line 2: this is not JSON: Expecting value at column 7; found '}'"),
        ("[1, 2", "x.json, line 1: this is not JSON: Expecting ',' delimiter at column 6; found the end of the text"),
        ("[1] [2]", "x.json, line 1: this is not JSON: Extra data at column 5; found '[2]'"),
        (b'[1,\n"caf\xe9"]', "x.json, line 2: this is not UTF-8; found b'\\xe9'"),
        ("[]".encode("utf-16"), "x.json, line 1: this is not UTF-8; found b'\\xff'"),
        ('[\n"\ud800"]', f"x.json, line 2: {HALF}; found '\\ud800'"),
        ('{"a": ["\\ud800"]}', f"x.json, a[0]: {HALF}; found '\\ud800'"),
        ('{"a": {"\\uDFFF": 1}}', f"x.json, a: {HALF}"),
        ("1" * 301, "x.json: a whole number of more than 300 digits"),
        ('{"a": [-' + "1" * 301 + "]}", "x.json, a[0]: a whole number of more than 300 digits"),
        ('{"a": ' + "1" * 5000 + "}", "x.json: a whole number of more than 300 digits"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), f"x.json: nested deeper than {DEEPEST} levels"),
        ("[" * 100_000, f"x.json: nested deeper than {DEEPEST} levels"),
        ('["[",' * 100 + "1" + "]" * 100, f"x.json: nested deeper than {DEEPEST} levels"),
        ('{"a": 1, "b": {"c": 1, "c": 2}, "a": 2}', "x.json, a: this key stands here more than once"),
        ('[{"c": 1, "c": 2, "c": 3}]', "x.json, [0].c: this key stands here more than once"),
        ('{"a" :1,"a":2, "x": "\\":"}', "x.json, a: this key stands here more than once"),
        ('{"b\\u003a": 1, "b:": 2}', "x.json, ['b:']: this key stands here more than once"),
    ],
)
def test_what_is_not_the_same_for_every_reader_is_refused_with_its_place(text: str | bytes, told: str) -> None:
    with pytest.raises(InvalidDataError) as caught:
        parse(text, file="x.json")
    assert str(caught.value.problems[0]) == told
    assert str(caught.value.summary) == "x.json cannot be read"


def test_all_surprises_of_a_text_are_told_at_once_in_their_order() -> None:
    text = '{"a": {"b": 1, "b": 2}, "c": ["\\ud800", ' + "1" * 301 + ', {"d": 1, "d": 1}]}'
    with pytest.raises(InvalidDataError) as caught:
        parse(text)
    assert [(problem.place.path, problem.code) for problem in caught.value.problems] == [
        ("a.b", "repeated-key"),
        ("c[0]", "half-character"),
        ("c[1]", "too-wide"),
        ("c[2].d", "repeated-key"),
    ]
    assert str(caught.value.summary) == "this text cannot be read"


@pytest.mark.parametrize("text", ["[" + " " * 10 + "]", b"[          ]", "[" + "é" * 9, "€" * 10])
def test_text_that_is_too_long_is_refused_before_it_is_read(text: str | bytes) -> None:
    with pytest.raises(InvalidDataError, match="longer than 10 bytes"):
        parse(text, longest=10)


def test_the_limit_is_16_mebibytes_unless_said_otherwise() -> None:
    text = '"' + "a" * LONGEST + '"'
    with pytest.raises(InvalidDataError, match="longer than 16777216 bytes"):
        parse(text)
    assert parse(text, longest=2 * LONGEST) == "a" * LONGEST


def test_text_is_written_on_one_line_without_escapes_and_in_the_given_order() -> None:
    assert write({"b": "é€😀", "a": [1, 2.5, True, None]}) == '{"b":"é€😀","a":[1,2.5,true,null]}'


def test_indented_text_ends_in_a_line_end() -> None:
    assert write({"a": [1]}, indent=2) == '{\n  "a": [\n    1\n  ]\n}\n'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"a": [float("nan")]}, "a[0]: not a finite number; found nan"),
        ({"a": (float("inf"), 1)}, "a[0]: not a finite number; found inf"),
        ({"a": "x\ud800"}, f"a: {HALF}; found 'x\\ud800'"),
        ({"a": {"\udfff": 1}}, f"a: {HALF}"),
        ({"a": 10**5000}, "a: a whole number of more than 300 digits"),
        ({"a": [1, 10**300]}, "a[1]: a whole number of more than 300 digits"),
        ({"a": -(10**4000)}, "a: a whole number of more than 300 digits"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(data: object, told: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        write(data)
    assert [str(problem) for problem in caught.value.problems] == [told]


@pytest.mark.parametrize("data", [10**300 - 1, ["1" * 5000, -(10**300) + 1], {"0" * 301: "é"}])
def test_the_widest_numbers_and_digits_in_texts_are_written_and_read_back(data: object) -> None:
    assert parse(write(data)) == data


@pytest.mark.parametrize("before", range(0, 25, 3))
def test_a_number_that_is_too_wide_is_found_wherever_it_begins(before: int) -> None:
    with pytest.raises(InvalidDataError, match="more than 300 digits"):
        parse(" " * before + "1" * 301)
    with pytest.raises(InvalidValueError, match="cannot be written"):
        write(["x" * before, 10**300])
