"""What holds for every document of every kind, however it was made or damaged."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from serialization.samples import Sample
from strategies.serialization import ANYTHING, accepts, damaged, documents
from werkplekleren._base.stored import Stored
from werkplekleren.errors import InvalidDataError, UnsupportedVersionError
from werkplekleren.serialization import KINDS, from_json, json_schema, read, structure, to_json, unstructure
from werkplekleren.serialization.kinds import class_of

CLASSES = {"sample": Sample} | {kind: class_of(kind) for kind in KINDS}
SCHEMAS = {kind: json_schema(model) for kind, model in CLASSES.items()}
SAYABLE = {"wrong-value", "missing-key", "unknown-key", "unknown-kind", "wrong-key", "too-deep"}
"""Problems of form, which JSON Schema can say; the others may come from a rule between fields, which it cannot."""

thorough = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large], max_examples=30
)
every_kind = pytest.mark.parametrize("kind", CLASSES)


@every_kind
@thorough
@given(data=st.data())
def test_a_document_comes_back_equal_with_the_same_text(kind: str, data: st.DataObject) -> None:
    document: Stored = data.draw(documents(CLASSES[kind]))
    text = to_json(document)
    again = from_json(text, CLASSES[kind])
    assert again == document
    assert to_json(again) == text
    assert from_json(to_json(document, indent=1), CLASSES[kind]) == document
    assert structure(unstructure(document), CLASSES[kind]) == document
    assert kind == "sample" or read(text) == document


@every_kind
@thorough
@given(data=st.data())
def test_the_schema_accepts_what_was_written(kind: str, data: st.DataObject) -> None:
    document: Stored = data.draw(documents(CLASSES[kind]))
    assert accepts(SCHEMAS[kind], json.loads(to_json(document)))


@every_kind
@thorough
@given(data=st.data())
def test_schema_and_reading_accept_and_refuse_the_same_damaged_documents(kind: str, data: st.DataObject) -> None:
    """But for rules between fields, which JSON Schema cannot say: reading may refuse for such a rule alone."""
    whole: Any = json.loads(to_json(data.draw(documents(CLASSES[kind]))))
    broken = data.draw(damaged(whole))
    accepted = accepts(SCHEMAS[kind], broken)
    try:
        from_json(json.dumps(broken), CLASSES[kind])
    except InvalidDataError as error:
        said = {problem.code for problem in error.problems}
        assert not accepted or not said & SAYABLE
    else:
        assert accepted


@every_kind
@thorough
@given(document=ANYTHING)
def test_any_document_in_an_envelope_is_read_or_refused(kind: str, document: object) -> None:
    text = json.dumps({"werkplekleren": kind, "format": CLASSES[kind].format_version, "document": document})
    with pytest.raises(InvalidDataError) as caught:
        from_json(text, CLASSES[kind])
    assert caught.value.problems
    assert all(str(problem) for problem in caught.value.problems)


@given(data=ANYTHING)
def test_any_json_is_read_or_refused(data: object) -> None:
    with pytest.raises(InvalidDataError):
        read(json.dumps(data))


@given(text=st.text() | st.binary() | st.text(alphabet='[]{}",:1e\\ud80n'))
def test_any_text_is_read_or_refused(text: str | bytes) -> None:
    with pytest.raises(InvalidDataError):
        read(text)


@given(kind=st.sampled_from([*KINDS, "zzz"]), version=st.integers(-2, 3) | st.sampled_from([None, "1", 1.0, True]), document=ANYTHING)
def test_any_envelope_is_read_or_refused(kind: str, version: object, document: object) -> None:
    text = json.dumps({"werkplekleren": kind, "format": version, "document": document})
    with pytest.raises(InvalidDataError) as caught:
        read(text)
    newer = kind in KINDS and type(version) is int and version > 1
    broken = any(problem.code == "not-finite" for problem in caught.value.problems)
    assert isinstance(caught.value, UnsupportedVersionError) == (newer and not broken)
