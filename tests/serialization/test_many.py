"""Many documents in one text: the same documents and the same problems as one by one, only sooner."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from serialization.samples import FULL, Sample
from strategies.serialization import accepts, damaged, documents
from werkplekleren import Response
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import is_id
from werkplekleren.assessments.response import MOST_ANSWERS, Answers
from werkplekleren.errors import InvalidDataError, InvalidValueError, UnsupportedVersionError
from werkplekleren.serialization import from_json, json_schema, read, read_many, structure, to_json, unstructure, write_many
from werkplekleren.serialization.bulk import FEWEST, bulk_of
from werkplekleren.serialization.reading import reading
from werkplekleren.serialization.shapes import Shape

Data = dict[str, Any]
thorough = settings(deadline=None, max_examples=60)


def answered(number: int, **changes: Any) -> Response:  # noqa: ANN401 - whatever a field takes
    fields: Data = {"questionnaire": "scan", "version": "1.0", "id": f"r{number}", "perspective": "employee"}
    fields |= {"group": f"team {number % 4}", "answered_on": date(2027, 3, 1 + number % 7), "seconds": 1 if number % 3 else None}
    fields |= {"answers": {"a": number % 5, "b": number % 2 == 0}}
    return Response(**(fields | changes))


MANY = tuple(answered(number) for number in range(3 * FEWEST))

BLANK: list[Data] = [{}]


def changed(*records: tuple[int, Data]) -> list[Data]:
    """The data of many responses, some of them with changes."""
    data: list[Data] = unstructure(MANY)
    for place, changes in records:
        data[place] |= changes
    return data


def sealed(data: object, **changes: object) -> str:
    return json.dumps({"werkplekleren": "response", "format": 1, "documents": data} | changes)


def problems_of(read_them: Callable[[], object]) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        read_them()
    return [str(problem) for problem in caught.value.problems]


def test_many_documents_stand_in_one_envelope_each_written_as_by_itself() -> None:
    single = [to_json(one).partition('"document":')[2][:-1] for one in MANY]
    assert write_many(MANY) == '{"werkplekleren":"response","format":1,"documents":[' + ",".join(single) + "]}"
    assert json.loads(write_many(iter(MANY), indent=2)) == json.loads(write_many(MANY))
    assert write_many(MANY, indent=2).endswith("}\n")


@pytest.mark.parametrize("count", [1, FEWEST - 1, FEWEST, 3 * FEWEST])
def test_they_come_back_equal_and_in_order(count: int) -> None:
    text = write_many(MANY[:count])
    assert read_many(text, Response) == MANY[:count]
    assert read_many(text.encode(), Response) == MANY[:count]
    assert list(map(hash, read_many(text, Response))) == list(map(hash, MANY[:count]))
    assert write_many(read_many(text, Response)) == text


def test_documents_of_other_kinds_are_read_too() -> None:
    samples = (FULL, FULL) * FEWEST
    assert read_many(write_many(samples), Sample) == samples


@thorough
@given(data=st.data())
def test_any_responses_come_back_equal(data: st.DataObject) -> None:
    """What is plain is read by the bulk; what a few of them hold beside is not what hides it."""
    few = data.draw(st.lists(documents(Response), min_size=1, max_size=4))
    for together in (tuple(few), (*few, *MANY), (*MANY, *few)):
        assert read_many(write_many(together), Response) == together


@thorough
@given(data=st.data())
def test_damaged_responses_are_accepted_and_refused_as_one_by_one_with_the_same_problems(data: st.DataObject) -> None:
    whole: list[Data] = unstructure(MANY)
    place = data.draw(st.sampled_from([0, 1, len(MANY) - 1]))
    whole[place] = data.draw(damaged(whole[place]))
    try:
        one = from_json(json.dumps({"werkplekleren": "response", "format": 1, "document": whole[place]}), Response)
    except InvalidDataError as error:
        alone = [str(problem.at(path=f"documents[{place}]")) for problem in error.problems]
        assert problems_of(lambda: read_many(sealed(whole), Response)) == alone
    else:
        assert read_many(sealed(whole), Response) == (*MANY[:place], one, *MANY[place + 1 :])


def test_all_problems_of_all_documents_come_at_once_with_their_places() -> None:
    data = changed((3, {"version": "1"}), (40, {"answers": {"a": None}}), (41, {"group": 7, "extra": 1}))
    assert problems_of(lambda: read_many(sealed(data), Response, file="answers.json")) == [
        "answers.json, documents[3].version: Response.version must be a version such as '1.0', not '1'",
        (
            "answers.json, documents[40].answers.a: this does not fit here; found None; "
            "expected one of: a whole number; a number; true or false; text; a list; give a value"
        ),
        (
            "answers.json, documents[41].extra: there is no key 'extra' here; expected one of 'questionnaire', 'version', "
            "'migrated_from', 'id', 'perspective', 'group', 'answered_on', 'seconds', 'answers'"
        ),
        "answers.json, documents[41].group: this does not fit here; found 7; expected text; put it between quotes",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": 7},
        {"id": True},
        {"id": 1.0},
        {"id": ""},
        {"group": " "},
        {"answered_on": "2027-02-30"},
        {"answered_on": 20270301},
        {"perspective": None},
        {"seconds": True},
        {"seconds": 61.0},
        {"seconds": -1},
        {"answers": None},
        {"answers": []},
        {"answers": {"a": None}},
        {"answers": {"a": {"b": 1}}},
        {"answers": {"a": [1]}},
        {"answers": {f"i{number}": 1 for number in range(MOST_ANSWERS + 1)}},
    ],
)
def test_nothing_is_converted_or_let_through_in_bulk(changes: Data) -> None:
    assert problems_of(lambda: read_many(sealed(changed((50, changes))), Response))


@pytest.mark.parametrize("member", [None, 5, [], {}, {"id": "r1"}])
def test_a_member_that_is_no_response_is_told_with_its_place(member: object) -> None:
    data: list[object] = [*changed()]
    data[50] = member
    assert all(one.startswith("documents[50]") for one in problems_of(lambda: read_many(sealed(data), Response)))


@pytest.mark.parametrize("answers", [{}, {"a": 2.5}, {"a": "n/a", "b": 3}, {"a": ["x", "y"]}, {"a": []}, {"a": -3, "b": 10**40}, {"a": True}])
def test_answers_of_every_kind_are_read_among_whole_numbers(answers: Data) -> None:
    read_back = read_many(sealed(changed((7, {"answers": answers}))), Response)
    assert read_back[7] == structure(unstructure(answered(7)) | {"answers": answers}, Response)
    assert list(map(type, read_back[7].answers.values())) == [tuple if isinstance(one, list) else type(one) for one in answers.values()]


def test_fields_that_all_leave_out_have_their_defaults() -> None:
    data: list[Data] = [{key: value for key, value in one.items() if key not in {"group", "answered_on", "seconds"}} for one in changed()]
    assert read_many(sealed(data), Response) == tuple(attrs.evolve(one, group=None, answered_on=None, seconds=None) for one in MANY)
    data[5]["group"] = "team x"
    assert read_many(sealed(data), Response)[5].group == "team x"


def test_a_field_that_all_leave_out_but_may_not_is_told_of_each() -> None:
    data: list[Data] = [{key: value for key, value in one.items() if key != "version"} for one in changed()]
    assert len(problems_of(lambda: read_many(sealed(data), Response))) == len(data)


def test_a_repeated_key_and_half_a_character_are_told() -> None:
    text = write_many(MANY)
    assert problems_of(lambda: read_many(text.replace('"id":"r40"', '"id":"r40","id":"r41"'), Response)) == [
        "documents[40].id: this key stands here more than once"
    ]
    assert problems_of(lambda: read_many(text.replace('"r40"', r'"\ud800"'), Response))[0].startswith("documents[40].id: half a character")


def test_an_envelope_of_one_document_says_how_it_is_read() -> None:
    assert problems_of(lambda: read_many(to_json(MANY[0]), Response)) == [
        'one document stands in it; read it with werkplekleren.read; expected {"werkplekleren": "<kind>", "format": 1, "documents": [{...}, ...]}'
    ]
    expected = (
        'many documents stand in it; read them with werkplekleren.read_many; expected {"werkplekleren": "<kind>", "format": 1, "document": {...}}'
    )
    assert problems_of(lambda: read(write_many(MANY))) == [expected]
    assert problems_of(lambda: from_json(write_many(MANY), Response)) == [expected]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"werkplekleren":"response","format":1}', "5"])
def test_what_is_no_envelope_of_many_is_refused(text: str) -> None:
    assert problems_of(lambda: read_many(text, Response))


def test_kind_format_and_length_are_checked_before_the_documents() -> None:
    assert problems_of(lambda: read_many(sealed(BLANK, werkplekleren="profile"), Response))[0].startswith("werkplekleren: this is another kind")
    with pytest.raises(UnsupportedVersionError, match="in format 2"):
        read_many(sealed(BLANK, format=2), Response)
    assert problems_of(lambda: read_many(write_many(MANY), Response, longest=100)) == ["longer than 100 bytes"]
    assert problems_of(lambda: read_many(sealed({}), Response))[0].startswith("documents: this does not fit here; found {}; expected a list")


def test_what_cannot_be_written_together_is_told() -> None:
    with pytest.raises(InvalidValueError, match="there is no document to write"):
        write_many([])
    with pytest.raises(InvalidValueError, match="only documents of one class"):
        write_many([MANY[0], FULL])
    with pytest.raises(InvalidValueError, match="only documents of one class that is stored by itself are written together, not 5"):
        write_many(cast("list[Stored]", [5]))


def test_what_cannot_be_written_is_told_with_its_place_among_all() -> None:
    with pytest.raises(InvalidValueError) as caught:
        write_many([*MANY, *MANY, answered(1, group="\ud800")])
    assert [str(problem.place.path) for problem in caught.value.problems] == [f"documents[{2 * len(MANY)}].group"]


@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_schema_of_many_accepts_what_is_written_and_refuses_what_is_refused(count: int) -> None:
    schema = json_schema(Response, many=True)
    Draft202012Validator.check_schema(schema)
    data: Data = json.loads(sealed(unstructure(MANY[:count])))
    assert accepts(schema, data)
    assert not accepts(json_schema(Response), data)
    data["documents"].append({"id": "r1"})
    assert not accepts(schema, data)


def no_reader(_: Shape) -> Callable[..., object]:
    return str


def _stripped(value: str) -> str:
    return value.strip()


def test_responses_are_read_in_bulk_and_models_that_hang_together_are_not() -> None:
    assert bulk_of(Response, no_reader) is not None
    assert bulk_of(Sample, no_reader) is None

    @attrs.frozen(kw_only=True)
    class Checked:
        id: str

        def __attrs_post_init__(self) -> None:
            """Something that only making one does."""

    @attrs.frozen(kw_only=True)
    class Derived:
        id: str
        length: int = attrs.field(init=False, default=0)

    @attrs.frozen(kw_only=True)
    class Changed:
        id: str = attrs.field(converter=_stripped)

    @attrs.frozen(kw_only=True)
    class Uncopied:
        answers: Mapping[str, int] = attrs.field(validator=Answers())

    for model in (Checked, Derived, Changed, Uncopied):
        assert bulk_of(model, no_reader) is None


def test_a_rule_that_looks_at_another_field_is_left_to_reading_one_by_one() -> None:
    def not_below(pair: Any, _: object, value: str) -> None:  # noqa: ANN401 - the validator protocol
        if value < pair.low:
            msg = "high below low"
            raise InvalidValueError(msg)

    @attrs.frozen(kw_only=True)
    class Pair:
        note: str = ""
        low: str = attrs.field(validator=is_id)
        high: str = attrs.field(validator=not_below)

    pairs: Any = tuple.__class_getitem__((Pair, ...))
    data = [{"note": "x", "low": "a", "high": "b"} for _ in range(2 * FEWEST)]
    converter = reading(owned=True)
    assert converter.structure(data, pairs) == (Pair(note="x", low="a", high="b"),) * (2 * FEWEST)
    data[40] = {"low": "b", "high": "a"}
    with pytest.raises(InvalidValueError, match="high below low"):
        converter.structure(data, pairs)


def test_ids_and_versions_of_many_are_shared_but_answers_are_not() -> None:
    one, two, *_ = read_many(write_many([answered(1)] * FEWEST), Response)
    assert one == two
    assert one.answers is not two.answers
    assert (one.questionnaire, one.version) == (Identifier("scan"), Version("1.0"))


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('{"a":' + "[" * 40 + "]" * 40 + "}", "documents[0].answers.a[0]: this does not fit here"),
        ('{"a":' + "[" * 100 + "]" * 100 + "}", "nested deeper than"),
        ('{"a":' * 50_000 + "1" + "}" * 50_000, "nested deeper than"),
        ('{"a":1,"a":2}', "documents[0].answers.a: this key stands here more than once"),
        ('{"a":{"b":1}}', "documents[0].answers.a: this does not fit here"),
        ('{"a":' + "9" * 301 + "}", "documents[0].answers.a: a whole number of more than 300 digits"),
        ('{"a":NaN}', "documents[0].answers.a: this does not fit here"),
        ('{"a":1', "this is not JSON"),
    ],
)
def test_text_that_is_not_as_flat_and_plain_as_expected_gets_a_closer_look(answers: str, said: str) -> None:
    plain = '"questionnaire":"scan","version":"1.0","id":"r1","perspective":"employee","answers":'
    text = '{"werkplekleren":"response","format":1,"documents":[{' + plain + answers + "}]}"
    assert said in problems_of(lambda: read_many(text, Response))[0]


def test_colons_and_lists_in_texts_and_answers_make_no_difference() -> None:
    chosen = tuple(answered(number, id=f"r:{number}", answers={"a": ("x", "y"), "b": "[[:]]"}) for number in range(3 * FEWEST))
    assert read_many(write_many(chosen), Response) == chosen
