"""JSON Schema says what reading does, as far as JSON Schema can say it."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import product

import attrs
import pytest
from jsonschema import Draft202012Validator

from serialization.samples import FULL, Leaving, Person, Sample
from strategies.serialization import WRONG, accepts
from werkplekleren import Toolbox, retention
from werkplekleren._base.text import Text, is_language_code
from werkplekleren._base.validators import Between, Length, NumberBetween, is_id, is_version, is_web_address, many, maybe, one_of
from werkplekleren.errors import InvalidDataError
from werkplekleren.serialization import KINDS, json_schema, structure, to_json, unstructure
from werkplekleren.serialization.kinds import class_of

CONTENT = (
    "instruments",
    "questionnaires",
    "level_scales",
    "risk_methods",
    "transfer_methods",
    "retention_options",
    "rule_sets",
    "schemes",
    "certificate_types",
    "employer_questions",
    "practice_cases",
    "decay_models",
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_each_kind_is_valid_and_the_same_each_time(kind: str) -> None:
    schema = json_schema(class_of(kind))
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["werkplekleren"] == {"const": kind}
    assert schema == json_schema(class_of(kind))


@pytest.mark.parametrize("folder", CONTENT)
def test_the_schema_of_content_accepts_the_content_that_we_ship(folder: str) -> None:
    shelf: Mapping[str, object] = getattr(Toolbox.builtin(), folder)
    for content in shelf.values():
        schema = json_schema(type(content))
        Draft202012Validator.check_schema(schema)
        assert accepts(schema, unstructure(content))


def test_a_document_with_everything_in_it_has_this_schema() -> None:
    schema = json_schema(Sample)
    definitions = schema.pop("$defs")
    assert schema == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:werkplekleren:sample:2",
        "title": "Sample",
        "type": "object",
        "properties": {
            "werkplekleren": {"const": "sample"},
            "format": {"type": "integer", "minimum": 1, "maximum": 2},
            "document": {"$ref": "#/$defs/Sample"},
        },
        "required": ["werkplekleren", "format", "document"],
        "additionalProperties": False,
    }
    properties = definitions["Sample"]["properties"]
    assert properties["people"] == {
        "type": "array",
        "items": {"$ref": "#/$defs/Person"},
        "minItems": 0,
        "maxItems": 5,
        "default": [],
    }
    leaf, both, neither = ({"$ref": f"#/$defs/{name}"} for name in ("Leaf-leaf", "Both-both", "Neither-neither"))
    assert properties["rule"] == {"anyOf": [{"oneOf": [leaf, both, neither]}, {"type": "null"}], "default": None}
    assert properties["pair"] == {
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": ["number", "null"]}],
        "items": False,
        "minItems": 2,
        "maxItems": 2,
        "default": [1, None],
    }
    assert properties["flag"] == {"type": ["boolean", "null"], "default": None}
    assert properties["minimum"]["default"] == "1/2"
    assert definitions["Sample"]["required"] == ["title"]
    assert definitions["Leaf-leaf"]["properties"]["kind"] == {"const": "leaf"}
    assert definitions["Leaf-leaf"]["required"] == ["kind", "item"]
    assert definitions["Person"]["properties"]["name"]["allOf"] == [{"minLength": 1, "maxLength": 20, "pattern": "\\S"}]


def test_descriptions_come_from_the_docstring() -> None:
    leaving = json_schema(Leaving)["$defs"]["Leaving"]
    assert leaving["description"] == "When somebody leaves."
    assert leaving["properties"]["date"]["description"] == "The day, where the status needs one."
    assert "description" not in json_schema(Person)["$defs"]["Person"]["properties"]["id"]


def test_a_model_without_a_docstring_has_no_descriptions() -> None:
    @attrs.frozen
    class Bare:
        value: int

    Bare.__doc__ = None
    assert json_schema(Bare)["$defs"]["Bare"]["description"] == ""


def test_two_models_of_one_name_have_a_definition_each() -> None:
    @attrs.frozen
    class Both:
        own: Person
        other: retention.Person

    definitions = json_schema(Both)["$defs"]
    assert "hours" in definitions["Person"]["properties"]
    assert "learning_hours" in definitions["retention-Person"]["properties"]


def test_in_content_a_bare_string_may_be_a_text() -> None:
    schema = json_schema(Text, bare_texts=True)
    assert accepts(schema, "Kennis")
    assert accepts(schema, {"nl": "Kennis"})
    assert not accepts(schema, " ")
    assert not accepts(json_schema(Text), "Kennis")


def test_a_type_that_is_no_class_has_a_schema_too() -> None:
    assert json_schema(tuple[int, ...])["items"] == {"type": "integer"}


TEXT = Text.of(nl="x")


@attrs.frozen(kw_only=True)
class Rules:
    """A field for each rule that JSON Schema can say."""

    whole: int = attrs.field(default=3, validator=Between(1, 5))
    number: float = attrs.field(default=3.0, validator=NumberBetween(-1, 5))
    perhaps: int | None = attrs.field(default=None, validator=maybe(Between(1, 5)))
    id: str = attrs.field(default="a", validator=is_id)
    version: str = attrs.field(default="1.0", validator=is_version)
    address: str | None = attrs.field(default=None, validator=maybe(is_web_address))
    words: str = attrs.field(default="a", validator=Length(5))
    empty: str = attrs.field(default="", validator=Length(5, 0))
    twice: str = attrs.field(default="abc", validator=[Length(5), Length(8, 3)])
    ids: tuple[str, ...] = attrs.field(default=("a",), validator=many(is_id, least=1, most=2))
    numbers: tuple[int, int] = attrs.field(default=(1, 2), validator=many(Between(1, 5)))
    perhaps_ids: tuple[str, ...] | None = attrs.field(default=None, validator=maybe(many(is_id, most=1)))
    tone: str = attrs.field(default="good", validator=one_of(("good", "bad")))
    language: str = attrs.field(default="nl", validator=is_language_code)
    day: date | None = None
    share: Fraction | int = 1
    title: Text = TEXT
    either: int | str | bool = attrs.field(default=1)
    table: Mapping[str, tuple[int, ...]] = attrs.field(factory=dict[str, tuple[int, ...]])


RULES = json_schema(Rules)

VALUES: list[object] = [
    *WRONG,
    *(0, 1, 5, 6, -1.0000001, 5.0000001, 0.5, "a", "a-b", "A", "a--b", "a b", "1.0", "01.0", "1", "http://x.nl", "https://x.nl/a b", "ftp://x.nl"),
    *(" ", "abcde", "abcdef", "ab", ["a"], ["a", "b"], ["a", "b", "c"], ["A"], [1, 2], [1, 6], [1, 2, 3], ["a", 1], "bad", "1/2", "-1/2", "1/0"),
    *("2027-03-01", "2027-3-1", {"nl": "x"}, {"nl": " "}, {"NL": "x"}, {"pt-BR": "x"}, {"a": [1]}, {"a": ["1"]}, {"a": 1}, "good"),
    # a pattern that ends in a bare $ would let these through in Python, though reading refuses them
    *("a\n", "1.0\n", "http://x.nl\n", "nl\n", "2027-03-01\n", "1/2\n", {"nl\n": "x"}),
]


@pytest.mark.parametrize(("key", "value"), [case for case in product(attrs.fields_dict(Rules), VALUES) if case[0] != "tone"], ids=str)
def test_the_rules_of_fields_hold_alike_in_schema_and_reading(key: str, value: object) -> None:
    try:
        structure({key: value}, Rules)
    except InvalidDataError:
        assert not accepts(RULES, {key: value})
    else:
        assert accepts(RULES, {key: value})


def test_the_schema_accepts_the_document_with_everything() -> None:
    assert accepts(json_schema(Sample), json.loads(to_json(FULL)))
