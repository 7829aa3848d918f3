"""Stored documents have an envelope: kind and format are checked before anything else."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, Literal

import attrs
import pytest

from serialization.samples import FULL, Leaf, Sample
from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren.assessments import Response
from werkplekleren.errors import InvalidDataError, InvalidValueError, UnsupportedVersionError
from werkplekleren.serialization import KINDS, from_json, read, structure, to_json, unstructure

RESPONSE = (
    '{"werkplekleren":"response","format":1,"document":{"questionnaire":"scan","version":"1.0","migrated_from":null,"id":"r1","perspective":"employee",'
    '"group":null,"answered_on":null,"seconds":null,"answers":{"a":1,"b":["x","y"]}}}'
)


def told(text: str | bytes, cls: type[Stored] = Sample) -> str:
    with pytest.raises(InvalidDataError) as caught:
        from_json(text, cls)
    return str(caught.value)


def sealed(**changes: object) -> str:
    return json.dumps({"werkplekleren": "sample", "format": 2, "document": unstructure(FULL)} | changes)


def test_a_document_is_written_in_full_with_its_kind_and_format_first() -> None:
    assert to_json(Sample(title=Text.of(nl="Hé"))) == (
        '{"werkplekleren":"sample","format":2,"document":{"title":{"nl":"Hé"},"people":[],"rule":null,"answers":{},"wordings":{},'
        '"tone":"good","grade":1,"pair":[1,null],"minimum":"1/2","starts_at":0,"flag":null,"tags":[],"day":"2026-11-23","hidden":0}}'
    )


def test_a_model_among_several_kinds_is_written_with_its_kind_first() -> None:
    assert json.loads(to_json(FULL))["document"]["rule"] == {
        "kind": "both",
        "rules": [
            {"kind": "leaf", "item": "a", "at_least": 0},
            {"kind": "neither", "rule": {"kind": "leaf", "item": "b", "at_least": 2}},
            {"kind": "neither", "rule": None},
            {"kind": "both", "rules": []},
        ],
    }


@pytest.mark.parametrize("indent", [None, 2])
def test_a_document_comes_back_equal_and_is_written_the_same_again(indent: int | None) -> None:
    text = FULL.to_json(indent=indent)
    again = Sample.from_json(text)
    assert again == FULL
    assert again.to_json(indent=indent) == text
    assert from_json(text.encode(), Sample) == FULL


def test_plain_data_share_nothing_with_the_model() -> None:
    data: Any = unstructure(FULL)
    assert structure(data, Sample) == FULL
    data["answers"]["a"] = 5
    data["answers"]["e"].append("z")
    data["tags"].append("z")
    assert unstructure(FULL)["answers"] == {"a": 1, "b": 1.0, "c": True, "d": "n/a", "e": ["x", "y"], "niveau van Jan": []}


def test_a_choice_between_unlike_types_is_written_by_the_type_that_it_has() -> None:
    @attrs.frozen
    class Either:
        model: Leaf | str
        days: tuple[dt.date, ...] | int
        table: Mapping[str, dt.date] | Literal["none"]

    for either in (Either(Leaf(item=Identifier("a")), (dt.date(2027, 3, 1),), {}), Either("a", 5, "none")):
        assert structure(unstructure(either), Either) == either
    assert unstructure(Either("a", (dt.date(2027, 3, 1),), {"a": dt.date(2027, 3, 2)})) == {
        "model": "a",
        "days": ["2027-03-01"],
        "table": {"a": "2027-03-02"},
    }


def test_several_models_are_plain_data_as_well() -> None:
    assert structure(unstructure((FULL, FULL)), tuple[Sample, ...]) == (FULL, FULL)


def test_any_kind_is_read_by_its_envelope() -> None:
    response = read(RESPONSE)
    assert isinstance(response, Response)
    assert response.answers["b"] == ("x", "y")
    assert to_json(response) == RESPONSE


def test_response_from_before_answer_times_is_still_read() -> None:
    assert read(RESPONSE.replace('"seconds":null,', "")) == read(RESPONSE)


def test_an_older_format_is_still_read() -> None:
    assert from_json(sealed(format=1), Sample) == FULL


@pytest.mark.parametrize("reader", [partial(read, file="r.json"), partial(Response.from_json, file="r.json")])
def test_a_newer_format_is_refused_with_both_versions_and_what_to_do(reader: Callable[[str], Stored]) -> None:
    with pytest.raises(UnsupportedVersionError) as caught:
        reader(RESPONSE.replace('"format":1', '"format":3'))
    assert str(caught.value) == (
        "r.json cannot be read\n- r.json, format: this response is in format 3; this version of werkplekleren reads formats up to 1; "
        "update werkplekleren to read it"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (sealed(werkplekleren="response"), "found 'response'; expected 'sample'; read it with werkplekleren.read, which takes every kind"),
        (sealed(werkplekleren="respons"), "found 'respons'; expected 'sample'; did you mean 'response'?"),
        (sealed(werkplekleren="zzz"), "found 'zzz'; expected 'sample'; update werkplekleren to read it"),
        (sealed(werkplekleren=5), "werkplekleren: this does not fit here; found 5; expected text"),
        (sealed(format="1"), "format: this does not fit here; found '1'; expected a whole number"),
        (sealed(format=0), "format: Envelope.format must be a whole number from 1 to 9999, not 0"),
        (sealed(extra=0), "extra: there is no key 'extra' here"),
        ('{"werkplekleren":"sample","document":{}}', "format: the key 'format' is missing"),
        ('{"werkplekleren":"sample","format":1}', "this is not a stored document of werkplekleren; expected {"),
        (json.dumps(unstructure(FULL)), "this is not a stored document of werkplekleren; expected {"),
        ("[]", "this is not a stored document of werkplekleren; expected {"),
        (sealed(document=[]), "- this does not fit here; found []; expected keys with values"),
        (sealed(document={"title": {"nl": "x"}, "tone": "ok"}), "- tone: this does not fit here; found 'ok'; expected one of 'good', 'bad'"),
    ],
)
def test_what_is_wrong_with_the_envelope_is_told(text: str, problem: str) -> None:
    assert problem in told(text)


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidDataError) as caught:
        read(RESPONSE.replace('"response"', '"respnse"'))
    assert str(caught.value).splitlines() == [
        "this document cannot be read",
        (
            "- werkplekleren: there is no such kind of document; found 'respnse'; expected one of "
            f"{', '.join(map(repr, KINDS))}; did you mean 'response'?"
        ),
    ]


def test_only_stored_documents_have_an_envelope() -> None:
    with pytest.raises(InvalidValueError, match="only documents that are stored by themselves"):
        to_json(Text.of(nl="x"))


def test_a_document_that_cannot_be_read_back_is_not_written() -> None:
    @attrs.frozen
    class Loose(Stored):
        kind: ClassVar[str] = "loose"
        number: float

    with pytest.raises(InvalidValueError, match=r"document\.number: not a finite number"):
        Loose(float("nan")).to_json()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_names_a_class_of_that_kind(kind: str) -> None:
    from werkplekleren.serialization.kinds import class_of

    assert class_of(kind).kind == kind
