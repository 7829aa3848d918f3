"""Answers in long layout: one row per respondent and item, on every engine."""

from random import Random
from typing import Any

import attrs
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment_samples import dimension, every_kind, item, key, questionnaire, response, section
from frame_engines import ENGINES, LOCAL, Engine, Sort, Table, polars_frame, table_of
from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import Questionnaire, Response
from werkplekleren.errors import InvalidDataError, InvalidValueError
from werkplekleren.frames import LongAnswers, check_frame, group_frame, norm_frame, quality_frame, score_frame
from werkplekleren.frames.measures import Measure
from werkplekleren.frames.program import Outside

MEASURES: tuple[Measure, ...] = ("score", "mean", "sum", "prorated_sum", "answered", "items", "band", "category", "state")
WAYS: tuple[Outside, ...] = ("error", "missing")
PERSON = ("id", "perspective", "group")


def long_of(table: Table, seed: int = 0, *, spelled: bool = True) -> Table:
    """A wide table as a long one, in any order; what is missing is an empty row or no row at all."""
    random = Random(seed)  # noqa: S311 - no secrets
    rows: list[tuple[Any, ...]] = []
    for place, person in enumerate(zip(*(table.columns[name] for name in PERSON), strict=True)):
        own = [(*person, name, values[place]) for name, values in table.columns.items() if name not in PERSON]
        answered = [one for one in own if one[-1] is not None]
        empty = [one for one in own if one[-1] is None]
        rows += [*answered, *(one for one in empty if not answered or random.random() < 0.5)]
    random.shuffle(rows)
    columns: dict[str, Any] = {name: [row[number] for row in rows] for number, name in enumerate([*PERSON, "item"])}
    columns["answer"] = [spelling(row[-1]) if spelled else row[-1] for row in rows]
    sorts: dict[str, Sort] = dict.fromkeys(columns, "text")
    return Table(columns=columns, sorts={**sorts, "answer": "text" if spelled else "whole"})


def spelling(value: Any) -> str | None:  # noqa: ANN401 - any answer
    return None if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making a questionnaire smaller takes minutes
    max_examples=6,
)
@given(
    questionnaires(days=True).flatmap(
        lambda scan: st.tuples(
            st.just(scan), st.integers(1, 6).flatmap(lambda n: st.tuples(*(responses(scan, number) for number in range(n))).map(list))
        )
    ),
    st.integers(0, 99),
)
def test_long_in_is_wide_in_to_the_last_bit_on_every_engine(survey: tuple[Questionnaire, list[Response]], seed: int) -> None:
    scan, answered = survey
    table = table_of(scan, answered)
    for engine in ENGINES:
        how: dict[str, Any] = {"keep": ["id"], "perspective_column": "perspective", "measures": MEASURES}
        expected = by_id(engine.rows(score_frame(scan, engine.frame(table), **how)))
        result = score_frame(scan, engine.frame(long_of(table, seed)), long=LongAnswers(), **how)
        assert engine.holds(result)
        assert by_id(engine.rows(result)) == expected, engine.name


TWO = questionnaire(
    section("s", *(item(name) for name in "abcd")),
    dimensions=(dimension("x", key("a"), key("b")), dimension("y", key("c"), key("d", 2, reversed=True))),
)
TEXTS: dict[str, Sort] = {"id": "text", "item": "text", "answer": "whole", "team": "text"}


def rows_of(*rows: tuple[str | None, str | None, Any, str | None], answer: Sort = "whole") -> Table:
    columns = {name: [row[place] for row in rows] for place, name in enumerate(TEXTS)}
    return Table(columns=columns, sorts={**TEXTS, "answer": answer})


GOOD = rows_of(("q", "b", 3, "lassen"), ("p", "a", 1, "frezen"), ("p", "b", 2, "frezen"), ("q", "a", None, "lassen"), ("p", "c", 5, "frezen"))


def test_respondent_comes_first_and_what_tells_of_them_is_kept(engine: Engine) -> None:
    result = score_frame(TWO, engine.frame(GOOD), long=LongAnswers(), keep=["team"], only=["x"], measures=["score", "answered"])
    assert engine.holds(result)
    expected = [
        {"id": "p", "team": "frezen", "x__score": 12.5, "x__answered": 2},
        {"id": "q", "team": "lassen", "x__score": 50.0, "x__answered": 1},
    ]
    rows = engine.rows(result)
    assert [list(row) for row in rows] == [["id", "team", "x__score", "x__answered"]] * 2
    assert sorted(rows, key=lambda row: str(row["id"])) == expected
    again = score_frame(TWO, engine.frame(GOOD), long=LongAnswers(), keep=["team"], only=["x"], measures=["score", "answered"], outside="missing")
    assert by_id(engine.rows(again)) == {row["id"]: {**row, "ignored": 0} for row in expected}


def test_everything_wrong_is_counted_and_told_at_once(engine: Engine) -> None:
    table = rows_of(
        ("p", "a", 1, "x"),
        ("p", "a", 1, "x"),
        ("q", "a", 2, "y"),
        ("q", "a", 4, "y"),
        ("q", "b", 9, "y"),
        ("q", "dd", 3, "y"),
        ("p", "dd", None, "x"),
        ("p", None, 3, "x"),
        ("r", "d", 5, "z"),
        ("r", "d", None, "z"),
    )
    frame = engine.frame(table)
    with pytest.raises(InvalidDataError) as caught:
        score_frame(TWO, frame, long=LongAnswers())
    assert [(one.code, one.place.path, one.found) for one in caught.value.problems] == [
        ("answered-twice", "a", "2"),
        ("unknown-item", "item", "1: ''"),
        ("unknown-item", "item", "2: 'dd'"),
        ("outside-scale", "b", "1: 9"),
    ]
    assert "did you mean 'd'?" in str(caught.value)
    found = check_frame(TWO, frame, long=LongAnswers())
    assert [(one.item, one.column, one.twice, one.outside, one.examples) for one in found] == [
        ("a", "a", 2, 0, ()),
        ("b", "b", 0, 1, ("9",)),
        (None, "item", 0, 3, ("''", "'dd'")),
    ]
    assert check_frame(TWO, engine.frame(GOOD), long=LongAnswers()) == ()
    rows = by_id(engine.rows(score_frame(TWO, frame, long=LongAnswers(), outside="missing", measures=["answered"])))
    assert rows == {
        "p": {"id": "p", "x__answered": 0, "y__answered": 0, "ignored": 3},
        "q": {"id": "q", "x__answered": 0, "y__answered": 0, "ignored": 3},
        "r": {"id": "r", "x__answered": 0, "y__answered": 1, "ignored": 0},
    }


def test_rows_of_nobody_and_respondents_who_differ_are_refused_and_otherwise_left_out(engine: Engine) -> None:
    frame = engine.frame(rows_of(("p", "a", 1, "x"), ("p", "b", 2, "w"), (None, "a", 3, "y"), ("q", "a", 4, None), ("q", "b", 5, "z")))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(TWO, frame, long=LongAnswers(), keep=["team"])
    assert [(one.code, one.place.path, one.found) for one in caught.value.problems] == [("no-respondent", "id", "1"), ("differing", "team", "1")]
    with pytest.raises(InvalidDataError, match="rows without a respondent, counted; found 1"):
        check_frame(TWO, frame, long=LongAnswers())
    rows = engine.rows(score_frame(TWO, frame, long=LongAnswers(), keep=["team"], only=["x"], measures=["score"], outside="missing"))
    assert by_id(rows) == {
        "p": {"id": "p", "team": "w", "x__score": 12.5, "ignored": 0},
        "q": {"id": "q", "team": "z", "x__score": 87.5, "ignored": 0},
    }


def test_text_spells_answers_and_is_told_where_it_does_not(engine: Engine) -> None:
    scan = every_kind()
    good = response({"yes": True, "a": 4, "count": 3, "seven": 5, "b": 2, "one": "y", "many": ("p",)}, id="r1")
    table = long_of(table_of(scan, [good]))
    told = {"yes": "TRUE", "a": "4.0", "count": "03", "many__p": "1", "many__q": "False"}
    answers = [told.get(name, answer) for name, answer in zip(table.columns["item"], table.columns["answer"], strict=True)]
    how: dict[str, Any] = {"long": LongAnswers(), "perspective_column": "perspective", "measures": MEASURES}
    expected = engine.rows(score_frame(scan, engine.frame(table_of(scan, [good])), perspective_column="perspective", keep=["id"], measures=MEASURES))
    assert engine.rows(score_frame(scan, engine.frame(table.changed(answer=answers)), **how)) == expected
    wrong = {"yes": "ja", "a": "4,5", "count": "3\n", "one": "Y", "many__p": "2", "b": "2.5", "seven": "1e0"}
    answers = [wrong.get(name, answer) for name, answer in zip(table.columns["item"], table.columns["answer"], strict=True)]
    frame = engine.frame(table.changed(answer=answers))
    found = check_frame(scan, frame, long=LongAnswers(), perspective_column="perspective")
    assert {one.item: (one.outside, one.examples) for one in found if one.outside} == {
        "yes": (1, ("'ja'",)),
        "a": (1, ("'4,5'",)),
        "count": (1, ("'3\\n'",)),
        "seven": (1, ("'1e0'",)),
        "b": (1, ("'2.5'",)),
        "one": (1, ("'Y'",)),
        "many": (1, ()),
    }
    rows = engine.rows(score_frame(scan, frame, outside="missing", long=LongAnswers(), perspective_column="perspective", measures=["answered"]))
    assert {value for name, value in rows[0].items() if name.endswith("answered")} == {0}


def test_number_that_stands_for_no_answer_may_be_spelled(engine: Engine) -> None:
    table = rows_of(("p", "a", "9", "x"), ("p", "b", "2", "x"), ("q", "a", "3", "y"), ("q", "b", "x", "y"), answer="text")
    rows = by_id(
        engine.rows(score_frame(TWO, engine.frame(table), long=LongAnswers(), only=["x"], not_answered=[9], outside="missing", measures=["score"]))
    )
    assert rows == {"p": {"id": "p", "x__score": 25.0, "ignored": 0}, "q": {"id": "q", "x__score": 50.0, "ignored": 1}}
    assert [one.item for one in check_frame(TWO, engine.frame(table), long=LongAnswers(), not_answered=[9])] == ["b"]


def test_numbers_truths_and_nan_may_be_answers(engine: Engine) -> None:
    numbers = rows_of(("p", "a", 1.0, "x"), ("p", "b", float("nan"), "x"), ("q", "b", 2.5, "y"), answer="number")
    rows = by_id(engine.rows(score_frame(TWO, engine.frame(numbers), long=LongAnswers(), only=["x"], outside="missing", measures=["score"])))
    assert rows == {"p": {"id": "p", "x__score": 0.0, "ignored": 0}, "q": {"id": "q", "x__score": None, "ignored": 1}}
    scan = attrs.evolve(every_kind(), dimensions=(dimension("x", key("yes"), key("many")),), composites=())
    scan = attrs.evolve(scan, classifications=())
    truths = Table(
        columns={"id": ["p", "p", "q"], "item": ["yes", "many__p", "yes"], "answer": [True, False, None]},
        sorts={"id": "text", "item": "text", "answer": "truth"},
    )
    rows = by_id(engine.rows(score_frame(scan, engine.frame(truths), long=LongAnswers(), perspective="employee", measures=["answered"])))
    assert rows == {"p": {"id": "p", "x__answered": 2}, "q": {"id": "q", "x__answered": 0}}


def test_other_names_and_whole_numbers_for_respondents(engine: Engine) -> None:
    table = Table(
        columns={"nr. ": [7, 7, 8], "vraag.": ["Q 1.", "b", "b"], "w.": [1, 2, 5], "r": ["m", "m", "n"]},
        sorts={"nr. ": "whole", "vraag.": "text", "w.": "whole", "r": "text"},
    )
    long = LongAnswers(respondent="nr. ", item="vraag.", answer="w.")
    rows = engine.rows(score_frame(TWO, engine.frame(table), long=long, keep=["r", "nr. "], columns={"a": "Q 1."}, only=["x"], measures=["score"]))
    expected = [{"nr. ": 7, "r": "m", "x__score": 12.5}, {"nr. ": 8, "r": "n", "x__score": 100.0}]
    assert sorted(rows, key=lambda row: int(row["nr. "])) == expected


def test_columns_that_are_missing_or_of_another_type_are_told_at_once(engine: Engine) -> None:
    frame = engine.frame(Table(columns={"id": [1.5], "items": ["a"], "answer": [True]}, sorts={"id": "number", "items": "text", "answer": "truth"}))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(TWO, frame, long=LongAnswers(), keep=["team"])
    assert [(one.code, one.place.path) for one in caught.value.problems] == [
        ("wrong-type", "id"),
        ("missing-column", "item"),
        ("wrong-type", "answer"),
        ("missing-column", "team"),
    ]
    numbers = engine.frame(Table(columns={"id": ["p"], "item": ["one"], "answer": [1]}, sorts={"id": "text", "item": "text", "answer": "whole"}))
    with pytest.raises(InvalidDataError, match=r"answer: the column has another type; found Int(8|64)"):
        score_frame(every_kind(), numbers, long=LongAnswers(), perspective="employee")


def test_names_that_cannot_stand_beside_each_other_are_refused() -> None:
    frame = pl.DataFrame({"id": ["p"], "item": ["a"], "answer": [1], "A": ["x"]})
    with pytest.raises(InvalidValueError, match="an item and a column are both called 'a'"):
        score_frame(TWO, frame, long=LongAnswers(), keep=["A"])
    with pytest.raises(InvalidValueError, match="answer: the column changes from row to row"):
        score_frame(TWO, frame, long=LongAnswers(), keep=["answer"])
    with pytest.raises(InvalidValueError, match="three columns, not twice 'id'"):
        LongAnswers(item="id")


def test_rows_come_in_the_order_of_respondents_where_frames_have_an_order() -> None:
    people = [f"p{number:03}" for number in range(200)]
    columns: dict[str, list[Any]] = {"id": [*people, *people][::-1], "item": ["a", "b"] * 200, "answer": [1, 2] * 200}
    table = Table(columns=columns, sorts={"id": "text", "item": "text", "answer": "whole"})
    for engine in (LOCAL[0], LOCAL[1], LOCAL[3], LOCAL[6]):
        rows = engine.rows(score_frame(TWO, engine.frame(table), long=LongAnswers(), outside="missing"))
        assert [row["id"] for row in rows] == people


def survey_of(size: int) -> list[Response]:
    return [
        response({"a": 1 + n % 5, "b": 3, "c": 1 + n % 2, "d": 1 + n % 3}, id=f"r{n:02}", group=("lassen", "frezen", None)[n % 3])
        for n in range(size)
    ]


def test_group_results_norms_and_qualities_of_long_answers_are_those_of_wide_ones(engine: Engine) -> None:
    table = table_of(TWO, survey_of(24))
    wide, long = engine.frame(table), engine.frame(long_of(table, spelled=False))
    for outside in WAYS:
        how: dict[str, Any] = {"outside": outside, "perspective_column": "perspective"}
        groups = engine.rows(group_frame(TWO, wide, group="group", **how))
        assert engine.rows(group_frame(TWO, long, long=LongAnswers(), group="group", **how)) == groups
        own: dict[str, Any] = {"perspective": "employee", "sample": "najaar", **how}
        assert norm_frame(TWO, long, long=LongAnswers(), **own) == norm_frame(TWO, wide, **own)
        assert quality_frame(TWO, long, long=LongAnswers(), group_column="group", **own) == quality_frame(TWO, wide, group_column="group", **own)


def test_norm_of_answers_that_were_given_twice_is_refused() -> None:
    table = long_of(table_of(TWO, survey_of(6)), spelled=False)
    doubled = pl.concat([polars_frame(table), polars_frame(table)])
    with pytest.raises(InvalidDataError) as caught:
        norm_frame(TWO, doubled, long=LongAnswers(), perspective="employee", sample="najaar")
    assert [(one.code, one.place.path, one.found) for one in caught.value.problems] == [("answered-twice", name, "6") for name in "abcd"]
