"""Norms and qualities from a frame are those from the same responses, on every engine."""

from datetime import UTC, date, datetime

import narwhals as nw
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment_samples import both, dimension, every_kind, four, ident, item, key, questionnaire, response, section
from frame_engines import DASK, LOCAL, SPARK, Engine, Table, arrow_table, table_of, with_days
from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import Answer, NumberItem, Questionnaire, Response, ScaleItem
from werkplekleren.errors import InvalidDataError, InvalidValueError, UnknownNameError
from werkplekleren.frames import norm_frame, quality_frame
from werkplekleren.frames.counting import CountedBatches
from werkplekleren.frames.ordering import ordered
from werkplekleren.frames.program import Outside
from werkplekleren.frames.tallies import Tallier


def same(scan: Questionnaire, answered: list[Response], engine: Engine, outside: Outside = "error") -> None:
    frame = engine.frame(table_of(scan, answered))
    for side in ("employee", "management"):
        if not any(not one.perspectives or side in one.perspectives for one in scan.plan.keyed):
            with pytest.raises(InvalidValueError, match="nothing to score"):
                norm_frame(scan, frame, perspective=side, sample="najaar")
            continue
        norm = norm_frame(scan, frame, perspective=side, sample="najaar", perspective_column="perspective", outside=outside)
        assert norm == scan.norm(answered, perspective=side, sample="najaar")
        quality = quality_frame(
            scan, frame, perspective=side, sample="najaar", perspective_column="perspective", group_column="group", outside=outside
        )
        assert quality == scan.quality(answered, perspective=side, sample="najaar")


def spread_out(size: int) -> list[Response]:
    made: list[Response] = []
    for n in range(size):
        answers: dict[str, Answer] = {"a": 1 + n % 5, "b": 1 + (n // 2) % 5, "c": 1 + (n * n) % 5, "d": 1 + n % 4}
        if n % 7 == 0:
            del answers["d"]
        made.append(response(answers, id=f"r{n}", perspective="management" if n % 9 == 0 else "employee", group=("frezen", "lassen", None)[n % 3]))
    return made


@pytest.mark.parametrize("size", [3, 60])
def test_norm_and_quality_are_those_of_the_responses(engine: Engine, size: int) -> None:
    same(four(), spread_out(size), engine)
    same(four(), spread_out(size), engine, outside="missing")


def test_every_kind_of_item_counts_as_in_responses(engine: Engine) -> None:
    answered: list[Response] = []
    for n in range(40):
        answers: dict[str, Answer] = {"yes": n % 3 > 0, "a": 1 + n % 5, "count": n % 11, "one": "xy"[n % 2], "many": ("p", "q")[: n % 3]}
        if n % 3:
            answers |= {"seven": n % 7, "b": 1 + n % 5}
        answered.append(response(answers, id=f"r{n}"))
    same(every_kind(), answered, engine)


def test_item_with_many_different_numbers_counts_as_in_responses(engine: Engine) -> None:
    scan = questionnaire(
        section("s", NumberItem(id=ident("x"), text=both("x"), low=-50, high=99), item("a")), dimensions=(dimension("d", key("x"), key("a", 2)),)
    )
    same(scan, [response({"x": (37 * n) % 150 - 50, "a": 1 + n % 5}, id=f"r{n}") for n in range(30)], engine)


def test_dimension_that_is_not_asked_has_nothing(engine: Engine) -> None:
    own = ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), perspectives=(ident("employee"),))
    scan = questionnaire(section("s", item("a"), own), dimensions=(dimension("x", key("a")), dimension("y", key("b"))))
    same(scan, [response({"a": 1 + n % 5}, id=f"r{n}", perspective="management", group="frezen") for n in range(7)], engine)
    same(scan, [response({"a": 4}, perspective="management")], engine)


def test_numbers_too_large_to_multiply_are_refused_by_name() -> None:
    scan = questionnaire(section("s", NumberItem(id=ident("x"), text=both("x"), low=0, high=200_000)), dimensions=(dimension("d", key("x")),))
    frame = LOCAL[0].frame(Table(columns={"x": [3]}, sorts={"x": "number"}))
    with pytest.raises(InvalidValueError) as caught:
        quality_frame(scan, frame, perspective="employee", sample="x")
    assert [(one.code, one.place.path) for one in caught.value.problems] == [("too-large", "x")]


ALIKE = Table(columns={"a": [9, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3], "d": [1, 2, 3]}, sorts=dict.fromkeys("abcd", "whole"))


def test_answers_that_do_not_fit_are_refused_or_left_out(engine: Engine) -> None:
    with pytest.raises(InvalidDataError) as caught:
        norm_frame(four(), engine.frame(ALIKE), perspective="management", sample="x")
    assert [(one.code, one.place.path, one.found) for one in caught.value.problems] == [("outside-scale", "a", "1: 9")]
    made = quality_frame(four(), engine.frame(ALIKE), perspective="management", sample="x", outside="missing")
    assert (made.item("a").n, made.item("b").n, made.item("a").missing) == (2, 3, 1)
    coded = quality_frame(four(), engine.frame(ALIKE), perspective="management", sample="x", not_answered=[9])
    assert coded == made


def test_days_come_from_a_column_of_days() -> None:
    days = [date(2026, 10, 3), date(2026, 10, 1), None]
    made = norm_frame(four(), pl.DataFrame({**ALIKE.columns, "day": days}), perspective="management", sample="x", date_column="day", not_answered=[9])
    assert (made.sample.first_day, made.sample.last_day) == (date(2026, 10, 1), date(2026, 10, 3))
    moments = [datetime(2026, 10, 3, 12, tzinfo=UTC), datetime(2026, 10, 1, 8, tzinfo=UTC), None]
    frame = pl.DataFrame({**ALIKE.columns, "day": moments}).lazy()
    again = norm_frame(four(), frame, perspective="management", sample="x", date_column="day", not_answered=[9])
    assert again == made
    few = norm_frame(four(), frame, perspective="employee", sample="x", date_column="day", not_answered=[9])
    assert (few.sample.n, few.sample.first_day) == (None, None)


def test_days_come_from_every_engine(engine: Engine) -> None:
    days = ["2026-10-03", "2026-10-01", None]
    table = with_days(Table(columns={**ALIKE.columns, "day": days}, sorts={**ALIKE.sorts, "day": "text"}), "day")
    made = norm_frame(four(), engine.frame(table), perspective="management", sample="x", date_column="day", not_answered=[9])
    assert (made.sample.n, made.sample.first_day, made.sample.last_day) == (3, date(2026, 10, 1), date(2026, 10, 3))


def test_batches_of_a_worker_are_counted_here() -> None:
    """In this process: what runs on a worker is seen by no measurement of coverage."""
    order = ordered(
        four(),
        keep=(),
        only=None,
        columns=None,
        perspective="employee",
        perspective_column=None,
        not_answered=(),
        measures=("score",),
        bands="position",
        layout="wide",
        outside="error",
    )
    tallier = Tallier(order=order, ends=dict.fromkeys("abcd", (1, 5)), days=None, team="group", closely=True)
    table = arrow_table(table_of(four(), spread_out(20))).select(list(tallier.names))
    whole = tallier.counted(nw.from_native(table))
    parts = [row for batch in CountedBatches(tallier)(table.to_batches(max_chunksize=7)) for row in batch.to_pylist()]
    assert {tuple(list(row.values())[:-1]): row["count"] for row in parts} == whole


def test_missing_columns_and_unknown_names_are_told() -> None:
    frame = pl.DataFrame(dict(ALIKE.columns))
    with pytest.raises(InvalidDataError) as caught:
        norm_frame(four(), frame, perspective="employee", sample="x", perspective_column="side", date_column="day")
    assert [(one.code, one.place.path) for one in caught.value.problems] == [("missing-column", "side"), ("missing-column", "day")]
    with pytest.raises(InvalidDataError, match="the columns do not fit"):
        norm_frame(four(), frame.drop("a"), perspective="employee", sample="x")
    with pytest.raises(UnknownNameError, match="employee"):
        norm_frame(four(), frame, perspective="employe", sample="x")
    with pytest.raises(InvalidValueError, match="floor must be 5"):
        norm_frame(four(), frame, perspective="employee", sample="x", floor=3)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=4,
)
@given(questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), st.tuples(*(responses(scan, n) for n in range(12))).map(list))))
def test_any_questionnaire_gives_the_same_on_every_engine(survey: tuple[Questionnaire, list[Response]]) -> None:
    scan, answered = survey
    for engine in (*LOCAL, DASK):
        same(scan, answered, engine)


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=1,
)
@given(questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), st.tuples(*(responses(scan, n) for n in range(12))).map(list))))
def test_any_questionnaire_gives_the_same_on_spark(survey: tuple[Questionnaire, list[Response]]) -> None:
    same(*survey, SPARK)
