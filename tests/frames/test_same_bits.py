"""Scoring a frame gives what scoring each response gives, to the last bit, on every engine."""

from fractions import Fraction
from importlib import import_module
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment_samples import band, composite, dimension, every_kind, item, key, questionnaire, response, section
from frame_engines import ENGINES, SPARK, Engine, arrow_table, table_of
from strategies.assessments import SCALES, questionnaires, responses
from werkplekleren.assessments import Answer, Questionnaire, Response
from werkplekleren.errors import InvalidDataError
from werkplekleren.frames import check_frame, score_frame
from werkplekleren.frames.measures import Measure
from werkplekleren.frames.ordering import ordered
from werkplekleren.frames.spark_frames import BatchChecker, BatchScorer, gathered

pa: Any = import_module("pyarrow")
MEASURES: tuple[Measure, ...] = ("score", "mean", "sum", "prorated_sum", "answered", "items", "band", "category", "state")

Survey = tuple[Questionnaire, list[Response]]

surveys = questionnaires(days=True).flatmap(
    lambda scan: st.tuples(st.just(scan), st.integers(1, 6).flatmap(lambda n: st.tuples(*(responses(scan, number) for number in range(n))).map(list)))
)


def expected_row(scan: Questionnaire, response: Response) -> dict[str, Any]:
    row: dict[str, Any] = {"id": response.id}
    for score in scan.score(response).scores:
        told = (score.value, score.mean, score.sum, score.prorated_sum, score.answered, score.items, score.band)
        row |= {f"{score.dimension}__{measure}": value for measure, value in zip(MEASURES, told, strict=False)}
    for category in scan.score(response).categories:
        row |= {f"{category.classification}__category": category.category, f"{category.classification}__state": category.state}
    return row


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making a questionnaire smaller takes minutes
    max_examples=8,
)
@given(surveys)
def test_every_engine_gives_the_scores_of_the_plain_scorer(survey: Survey) -> None:
    scan, answered = survey
    expected = {one.id: expected_row(scan, one) for one in answered}
    for engine in ENGINES:
        result = score_frame(scan, engine.frame(table_of(scan, answered)), keep=["id"], perspective_column="perspective", measures=MEASURES)
        assert engine.holds(result)
        assert {row["id"]: row for row in engine.rows(result)} == expected, engine.name


def wide_survey() -> Survey:
    """Five hundred items on four scales, weights, reversed keys, two dimensions over the same items, and gaps."""
    random = Random(20261128)  # noqa: S311 - no secrets
    names = [f"i{number}" for number in range(500)]
    scales = [random.choice(SCALES) for _ in names]
    scan = questionnaire(
        section("s", *(item(name, steps.id) for name, steps in zip(names, scales, strict=True))),
        dimensions=(
            dimension("all", *(key(name, random.randint(1, 3), reversed=random.random() < 0.3) for name in names)),
            dimension("some", *(key(name, reversed=random.random() < 0.5) for name in names[::7]), minimum=Fraction(9, 10)),
        ),
        composites=(composite("total", ("all", 2), ("some", 3)),),
        scales=SCALES,
        bands=(band("low", 0), band("middle", Fraction(301, 6)), band("high", Fraction(199, 3))),
    )
    answered: list[Response] = []
    for number in range(12):
        gaps = (0.0, 0.03, 0.1, 0.6)[number % 4]
        answers: dict[str, Answer] = {
            name: random.randint(steps.low, steps.high) for name, steps in zip(names, scales, strict=True) if random.random() >= gaps
        }
        answered.append(response(answers, id=f"r{number}"))
    return scan, answered


def test_five_hundred_items_give_the_scores_of_the_plain_scorer(engine: Engine) -> None:
    scan, answered = wide_survey()
    result = score_frame(scan, engine.frame(table_of(scan, answered)), keep=["id"], measures=MEASURES)
    assert {row["id"]: row for row in engine.rows(result)} == {one.id: expected_row(scan, one) for one in answered}


def test_expressions_of_spark_give_the_same_as_python_on_its_workers() -> None:
    scan = every_kind()
    answered = [
        response({"yes": True, "a": 4, "count": 3, "seven": 5, "b": 2, "one": "y", "many": ("p",)}, id="r1"),
        response({"yes": False, "a": 2, "count": 0}, id="r2", perspective="management"),
    ]
    table = table_of(scan, answered)
    frame = SPARK.frame(table).withColumnsRenamed({"a": "vraag a.", "id": "nr. id", "perspective": "p.p"})
    how: dict[str, Any] = {"columns": {"a": "vraag a."}, "perspective_column": "p.p"}
    result = score_frame(scan, frame, keep=["nr. id"], measures=MEASURES, spark_expressions=True, **how)
    expected = [{"nr. id": one.id, **{name: value for name, value in expected_row(scan, one).items() if name != "id"}} for one in answered]
    assert SPARK.rows(result) == expected
    wrong = SPARK.frame(table.changed(a=[9, 2])).withColumnsRenamed({"a": "vraag a.", "id": "nr. id", "perspective": "p.p"})
    assert check_frame(scan, wrong, spark_expressions=True, **how) == check_frame(scan, wrong, **how)
    assert check_frame(scan, wrong, **how)[0].column == "vraag a."
    with pytest.raises(InvalidDataError):
        score_frame(scan, wrong, spark_expressions=True, **how)


def test_batches_of_a_worker_are_scored_and_checked_together() -> None:
    """Here, in this process: what runs on a worker is seen by no measurement of coverage."""
    scan, answered = wide_survey()
    order = ordered(
        scan,
        keep=["id"],
        only=None,
        columns=None,
        perspective="employee",
        perspective_column=None,
        not_answered=(),
        measures=MEASURES,
        bands="id",
        layout="wide",
        outside="error",
    )
    table = arrow_table(table_of(scan, answered)).select(["id", *(one.id for one in scan.items)])
    many = list(pa.concat_tables([table] * 3000).combine_chunks().to_batches(max_chunksize=12_000))
    names = tuple(table.column_names)
    assert [one.num_rows for one in gathered(many, names)] == [24_000, 12_000]
    assert list(gathered([], names)) == []
    scored = [row for batch in BatchScorer(order, names)(table.to_batches(max_chunksize=5)) for row in batch.to_pylist()]
    assert scored == [expected_row(scan, one) for one in answered]
    assert [batch.num_rows for batch in BatchChecker(order, names)(table.to_batches())] == [0]
