"""Scoring a frame gives what scoring each response gives, to the last bit, on every engine."""

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from frame_engines import LOCAL, table_of
from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import Questionnaire, Response
from werkplekleren.frames import score_frame
from werkplekleren.frames.measures import Measure

MEASURES: tuple[Measure, ...] = ("score", "mean", "answered", "items", "band")

Survey = tuple[Questionnaire, list[Response]]

surveys = questionnaires(means=True).flatmap(
    lambda scan: st.tuples(st.just(scan), st.integers(1, 6).flatmap(lambda n: st.tuples(*(responses(scan, number) for number in range(n))).map(list)))
)


def expected_row(scan: Questionnaire, response: Response) -> dict[str, Any]:
    row: dict[str, Any] = {"id": response.id}
    for score in scan.score(response).scores:
        told = (score.value, score.mean, score.answered, score.items, score.band)
        row |= {f"{score.dimension}__{measure}": value for measure, value in zip(MEASURES, told, strict=True)}
    return row


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making a questionnaire smaller takes minutes
    max_examples=12,
)
@given(surveys)
def test_every_engine_gives_the_scores_of_the_plain_scorer(survey: Survey) -> None:
    scan, answered = survey
    expected = {one.id: expected_row(scan, one) for one in answered}
    for engine in LOCAL:
        result = score_frame(scan, engine.frame(table_of(scan, answered)), keep=["id"], perspective_column="perspective", measures=MEASURES)
        assert isinstance(result, engine.type)
        assert {row["id"]: row for row in engine.rows(result)} == expected, engine.name
