"""Every problem at once, each with its place, what was found, what was expected and what to do."""

from math import nan
from typing import Any, cast

import attrs
import pytest

from serialization.samples import FULL, Both, Leaf, Person, Rule, Sample
from werkplekleren._base.text import Text
from werkplekleren.errors import InvalidDataError, InvalidValueError
from werkplekleren.serialization import structure, unstructure
from werkplekleren.serialization.explaining import DEEPEST, MOST_PROBLEMS

Whole = dict[str, Any]


def problems_of(data: object, cls: type = Sample, *, language: str | None = None) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        structure(data, cls, language=language)
    return [str(problem) for problem in caught.value.problems]


def test_all_problems_of_a_document_are_told_at_once_with_their_paths() -> None:
    data: Whole = unstructure(FULL)
    data["titel"] = data.pop("title")
    data["people"][0] |= {"id": "Anke de Vries", "name": "", "hours": True}
    data["people"][0]["leaving"]["date"] = "maart"
    data["people"][1]["hours"] = 41
    data["people"].append(3)
    data["rule"]["rules"][0] = {"kind": "leave"}
    data["rule"]["rules"][1]["rule"].pop("item")
    data["rule"]["rules"][2] = {"rule": None}
    data["rule"]["rules"][3] = "both"
    data["answers"] |= {"niveau van Jan": None, "e": ["x", 5]}
    data["wordings"] = {"management": {"nl": " ", "en": 5}, "employee": "Hoe?"}
    data["tone"] = "god"
    data["pair"] = [1]
    data["day"] = "1-3-2027"
    assert problems_of(data) == [
        (
            "titel: there is no key 'titel' here; expected one of 'title', 'people', 'rule', 'answers', 'wordings', 'tone', 'grade', 'pair', "
            "'minimum', 'starts_at', 'flag', 'tags', 'day', 'hidden'; did you mean 'title'?"
        ),
        "people[0].id: Person.id must be an id of lower-case letters, digits and hyphens, not 'Anke de Vries'",
        "people[0].name: Person.name must be text of 1 to 300 characters, not ''",
        "people[0].hours: this does not fit here; found True; expected a number",
        "people[0].leaving.date: this does not fit here; found 'maart'; expected a date as YYYY-MM-DD; write for example '2027-03-01'",
        "people[1].hours: Person.hours must be a number from 0 to 40, not 41",
        "people[2]: this does not fit here; found 3; expected keys with values",
        "rule.rules[0].kind: there is no such kind here; found 'leave'; expected one of 'leaf', 'both', 'neither'; did you mean 'leaf'?",
        "rule.rules[1].rule.item: the key 'item' is missing; expected text",
        "rule.rules[2].kind: the key 'kind' is missing; expected one of 'leaf', 'both', 'neither'",
        "rule.rules[3]: this does not fit here; found 'both'; expected keys with values",
        "answers.e[1]: this does not fit here; found 5; expected text; put it between quotes",
        (
            "answers['niveau van Jan']: this does not fit here; found None; expected one of: a whole number; a number; true or false; text; a list; "
            "give a value"
        ),
        "wordings.management.nl: the text in nl must be 1 to 20000 characters and not blank, not ' '",
        "wordings.management.en: this does not fit here; found 5; expected text; put it between quotes",
        (
            "wordings.employee: this does not fit here; found 'Hoe?'; expected a text per language, such as nl = '...'; "
            "say in which language it is: nl = 'Hoe?'"
        ),
        "tone: this does not fit here; found 'god'; expected one of 'good', 'bad'; did you mean 'good'?",
        "pair: this does not fit here; found [1]; expected a list of 2 values",
        "day: this does not fit here; found '1-3-2027'; expected a date as YYYY-MM-DD; write for example '2027-03-01'",
    ]


def test_the_file_is_named_in_the_summary_and_in_each_problem() -> None:
    with pytest.raises(InvalidDataError) as caught:
        structure({}, Sample, file="sample.toml")
    assert str(caught.value) == (
        "sample.toml is not a valid Sample\n- sample.toml, title: the key 'title' is missing; expected a text per language, such as nl = '...'"
    )


def test_without_a_file_the_class_is_named() -> None:
    with pytest.raises(InvalidDataError, match="these data are not a valid Sample"):
        structure({}, Sample)


@pytest.mark.parametrize(
    ("kind", "value", "remedy"),
    [
        (int, "7", "write the number without quotes, with a point for decimals"),
        (int, "zeven", None),
        (int, "7.5", None),
        (int, 7.0, "write 7 without decimals"),
        (int, 7.5, None),
        (int, nan, None),
        (int, 10**301, "use a number of at most 300 digits"),
        (int, True, None),
        (float, "7,5", "write the number without quotes, with a point for decimals"),
        (float, None, "give a value"),
        (bool, "True", "write true without quotes"),
        (bool, "ja", None),
        (str, 5, "put it between quotes"),
        (str, [], None),
        (Text, 5, None),
        (Person, 5, None),
        (tuple[int, ...] | None, 5, "put square brackets around the members, also around a single one"),
    ],
)
def test_what_to_do_is_said_where_it_can_be_said(kind: type, value: object, remedy: str | None) -> None:
    with pytest.raises(InvalidDataError) as caught:
        structure(value, kind)
    (problem,) = caught.value.problems
    assert (None if problem.remedy is None else str(problem.remedy)) == remedy


def test_a_rule_of_a_whole_model_is_told_at_the_place_of_the_model() -> None:
    data: Whole = unstructure(FULL)
    data["people"][1]["leaving"] = {"status": "known"}
    assert problems_of(data) == ["people[1].leaving: a date is needed when it is known, and only then"]


def test_a_rule_that_looks_at_another_field_has_its_say_when_the_fields_are_right() -> None:
    data: Whole = {"id": "a", "name": "A", "low": 5, "high": 4}
    assert problems_of([data], tuple[Person, ...]) == ["[0]: Person.high must not be below low, not 4"]
    assert problems_of([data | {"id": "A"}], tuple[Person, ...]) == [
        "[0].id: Person.id must be an id of lower-case letters, digits and hyphens, not 'A'"
    ]


def test_the_problems_of_a_model_itself_keep_their_own_path_behind_that_of_the_model() -> None:
    data: Whole = unstructure(FULL) | {"tags": ["gijs", "lassen", "anke"]}
    assert problems_of([data], tuple[Sample, ...]) == ["[0].tags[0]: this tag is a person", "[0].tags[2]: this tag is a person"]


def test_two_members_with_the_same_id_are_told_at_the_field() -> None:
    data: Whole = unstructure(FULL)
    data["people"][1]["id"] = "anke"
    assert problems_of(data) == ["people: Sample.people must have each id once, not 'anke'"]


def test_the_nearest_key_is_one_that_is_missing_when_there_is_such() -> None:
    (misspelt,) = problems_of({"id": "a", "nane": "A"}, Person)  # the key that was meant is not told to be missing as well
    assert "did you mean 'name'?" in misspelt
    assert problems_of({"id": "a", "name": "A", "zzz": 1}, Person)[0].endswith("'low', 'high'")
    assert "did you mean 'name'?" in problems_of({"id": "a", "name": "A", "nane": "A"}, Person)[0]


def test_keys_that_are_not_text_are_named() -> None:
    assert problems_of({"id": "a", "name": "A", 5: 5}, Person)[0].startswith("[5]: there is no key 5 here")
    assert problems_of({"title": {5: "x"}}) == ["title[5]: 5 is not a language code such as 'nl'"]
    assert problems_of({"title": {"nl": "x"}, "answers": {5: 5}}) == ["answers[5]: a key must be text; found 5"]


def test_a_kind_that_is_not_text_is_unknown() -> None:
    assert problems_of({"kind": 5}, cast("type", Leaf | Both)) == ["kind: there is no such kind here; found 5; expected one of 'leaf', 'both'"]


def test_a_bare_string_is_a_text_in_the_language_of_the_toolbox() -> None:
    read = structure({"title": "Kennis", "wordings": {"a": {"en": "Hello"}}}, Sample, language="nl")
    assert read.title == Text.of(nl="Kennis")
    assert read.wordings == {"a": Text.of(en="Hello")}


def test_a_bare_string_that_is_no_text_is_told_with_its_place() -> None:
    assert problems_of({"title": " ", "tone": 5}, language="nl")[0] == "title: the text in nl must be 1 to 20000 characters and not blank, not ' '"


def test_a_field_with_a_converter_is_checked_when_the_model_is_made() -> None:
    assert problems_of({"title": {"nl": "x"}, "tags": ["A"]}) == ["Sample.tags must be an id of lower-case letters, digits and hyphens, not 'A'"]


def test_reading_stops_when_more_problems_would_help_nobody() -> None:
    problems = problems_of(cast("list[object]", [{}] * 1000), tuple[Sample, ...])
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1] == "there are more problems; mend these first"


def test_data_that_contain_themselves_are_too_deep() -> None:
    data: Whole = {"kind": "both"}
    data["rules"] = [data]
    (problem,) = problems_of(data, cast("type", Rule))
    assert problem.endswith(f"nested deeper than {DEEPEST} levels")


def test_a_number_too_long_to_be_written_out_is_told_all_the_same() -> None:
    assert problems_of([10**5000], tuple[int, ...]) == [
        "[0]: this does not fit here; found …; expected a whole number; use a number of at most 300 digits"
    ]


def test_a_missing_key_that_may_be_empty_says_what_else_it_may_be() -> None:
    @attrs.frozen
    class Level:
        value: int | None

    assert problems_of({}, Level) == ["value: the key 'value' is missing; expected a whole number"]


def test_long_values_are_shortened() -> None:
    (problem,) = problems_of(["x" * 1000], tuple[int, ...])
    assert len(problem) < 200


def test_a_mistake_in_a_model_is_not_hidden_as_a_mistake_in_the_data() -> None:
    @attrs.frozen
    class Wrong:
        value: int

        def __attrs_post_init__(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        structure({"value": 1}, Wrong)


def test_data_that_only_the_second_pass_accepts_are_read_by_it() -> None:
    """A model that fails once, as one that runs out of stack does, is not refused without a reason."""
    calls: list[int] = []

    @attrs.frozen
    class Once:
        value: int

        def __attrs_post_init__(self) -> None:
            calls.append(self.value)
            if len(calls) == 1:
                raise RecursionError

    assert structure({"value": 1}, Once) == Once(1)


def test_an_error_of_a_model_without_problems_is_one_problem() -> None:
    @attrs.frozen
    class Picky:
        value: int

        def __attrs_post_init__(self) -> None:
            msg = "never right"
            raise InvalidValueError(msg)

    assert problems_of({"value": 1}, Picky) == ["never right"]
