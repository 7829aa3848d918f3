"""Questions that ask for a day: conditions on them are followed as in responses, from days and from text."""

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment_samples import both, dimension, ident, key, questionnaire, response, section
from frame_engines import DASK, LOCAL, Engine, polars_frame, table_of, with_days
from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import Answer, Answered, DateItem, Equals, Questionnaire, Response, ScaleItem
from werkplekleren.errors import InvalidDataError
from werkplekleren.frames import check_frame, score_frame

ASKED = questionnaire(
    section(
        "s",
        DateItem(id=ident("day"), text=both("Welke dag?"), earliest=date(2020, 1, 1), latest=date(2026, 12, 31)),
        ScaleItem(id=ident("a"), text=both("a"), scale=ident("agree"), visible_if=Answered(item=ident("day"))),
        ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=Equals(item=ident("day"), value="2024-02-29")),
    ),
    dimensions=(dimension("x", key("a"), key("b")),),
)
GIVEN: list[dict[str, Answer]] = [{"day": "2024-02-29", "a": 4, "b": 5}, {"day": "2020-01-01", "a": 1}, {}]
ANSWERED = [response(answers, id=f"r{number}") for number, answers in enumerate(GIVEN)]


def test_conditions_on_days_follow_the_reference(engine: Engine) -> None:
    table = table_of(ASKED, ANSWERED)
    expected = [{"x__score": score.value, "x__items": score.items} for one in ANSWERED for score in ASKED.score(one).scores]
    for one in (table, with_days(table, "day")):
        assert engine.rows(score_frame(ASKED, engine.frame(one), measures=["score", "items"])) == expected


def test_days_that_do_not_fit_are_counted_and_count_for_nothing(engine: Engine) -> None:
    table = table_of(ASKED, ANSWERED).changed(b=[None] * 3, a=[None] * 3)
    outside = with_days(table.changed(day=["2019-12-31", "2027-01-01", "2026-12-31"]), "day")
    (found,) = check_frame(ASKED, engine.frame(outside))
    assert (found.item, found.outside, [one[:10] for one in found.examples]) == ("day", 2, ["2019-12-31", "2027-01-01"])
    rows = engine.rows(score_frame(ASKED, engine.frame(outside), outside="missing", measures=["items"]))
    assert rows == [{"x__items": 0, "ignored": 1}, {"x__items": 0, "ignored": 1}, {"x__items": 1, "ignored": 0}]
    for wrong in (
        "29-02-2024",
        "2023-02-29",
        "2024-2-29",
        "20240229",
        "2024-02-29\n",
        " 2024-02-29",
        "0000-01-01",
        "２０２４-02-29",
        "2024-02-29T00:00",
    ):
        text = table.changed(day=[wrong, "2024-02-29", None])
        (found,) = check_frame(ASKED, engine.frame(text))
        assert (found.outside, found.examples) == (1, (repr(wrong),))


def test_moments_stand_for_days_at_midnight_only() -> None:
    table = table_of(ASKED, ANSWERED)
    midnight = datetime(2024, 2, 29)  # noqa: DTZ001 - a day has no zone
    frame = polars_frame(table).with_columns(day=pl.Series([midnight, midnight + timedelta(hours=9), None]))
    assert [(one.item, one.outside, one.hidden) for one in check_frame(ASKED, frame)] == [("day", 1, 0), ("a", 0, 1)]
    with pytest.raises(InvalidDataError, match="expected a column of days, or of text as YYYY-MM-DD"):
        score_frame(ASKED, frame.with_columns(pl.col("day").dt.replace_time_zone("UTC")))


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making a questionnaire smaller takes minutes
    max_examples=6,
)
@given(questionnaires(days=True).flatmap(lambda scan: st.tuples(st.just(scan), st.tuples(*(responses(scan, n) for n in range(5))).map(list))))
def test_any_questionnaire_with_days_gives_the_scores_of_the_plain_scorer(survey: tuple[Questionnaire, list[Response]]) -> None:
    scan, answered = survey
    expected = [[score.value for score in scan.score(one).scores] for one in answered]
    table = table_of(scan, answered)
    days = with_days(table, *(item.id for item in scan.items if isinstance(item, DateItem)))
    for engine in (*LOCAL, DASK):
        for one in (table, days):
            rows: list[dict[str, Any]] = engine.rows(score_frame(scan, engine.frame(one), perspective_column="perspective", measures=["score"]))
            assert [list(row.values()) for row in rows] == expected, engine.name
