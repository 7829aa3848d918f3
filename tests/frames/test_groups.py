"""Group results of a frame are those of the responses, to the last bit, and withhold the same."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment_samples import both, dimension, ident, item, key, questionnaire, response, section
from frame_engines import LOCAL, Engine, arrow_table, table_of
from strategies.assessments import groups, questionnaires, responses
from werkplekleren.assessments import GroupScore, Questionnaire, Response, ScaleItem
from werkplekleren.errors import InvalidDataError, InvalidValueError, UnknownNameError
from werkplekleren.frames import group_frame
from werkplekleren.frames.grouping import BatchCounter

roomy = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making a questionnaire smaller takes minutes
    max_examples=8,
)
FOUR = questionnaire(
    section("s", *(item(name) for name in "abcd")),
    dimensions=(dimension("x", key("a"), key("b")), dimension("y", key("c"), key("d", 2, reversed=True))),
)


def expected_rows(scan: Questionnaire, answered: list[Response], floor: int = 5) -> list[dict[str, Any]]:
    """The rows of the frame, from the results of the responses."""
    profile = scan.score_group(answered, by="group", floor=floor)
    rows: list[dict[str, Any]] = []
    for whole in profile.perspectives:
        teams = [team for team in profile.groups if team.perspective == whole.perspective]
        for name, n, scores in [(None, whole.n, whole.scores), *((team.group, team.n, team.scores) for team in teams)]:
            dimensions = [score for score in scores if score.dimension in {one.id for one in scan.dimensions}]
            rows += [row_of(scan, score, perspective=whole.perspective, group=name, respondents=n) for score in dimensions]
    return rows


def row_of(scan: Questionnaire, score: GroupScore, **head: Any) -> dict[str, Any]:  # noqa: ANN401 - values of a row
    every = dict.fromkeys(f"n__{band.id}" for one in scan.dimensions for band in scan.dimension(one.id).bands)
    bands = [band.id for band in scan.dimension(score.dimension).bands]
    in_bands = dict(zip([f"n__{band}" for band in bands], score.distribution, strict=True)) if score.distribution else {}
    told = {"dimension": score.dimension, "n": score.n, "mean": score.mean, "spread": score.spread, "band": score.band}
    return {**head, **told, **every, **in_bands, "withheld": score.withheld}


def members_of(members: list[tuple[dict[str, int], str | None]]) -> list[Response]:
    return [response(dict(answers), id=f"r{number}", group=team) for number, (answers, team) in enumerate(members)]


MEMBERS = members_of(
    [
        *[({"a": 1 + number % 5, "b": 3, "c": 5, "d": 1 + number % 3}, "lassen") for number in range(9)],
        *[({"a": 4, "b": 1 + number % 4}, "montage") for number in range(6)],
        *[({"a": 2, "b": 2, "c": 1, "d": 1}, "frezen") for _ in range(7)],
        *[({"c": 1}, None) for _ in range(5)],
    ]
)


def test_groups_of_every_engine_are_those_of_the_responses(engine: Engine) -> None:
    frame = engine.frame(table_of(FOUR, MEMBERS))
    result = group_frame(FOUR, frame, group="group", perspective_column="perspective")
    assert engine.holds(result)
    assert engine.rows(result) == expected_rows(FOUR, MEMBERS)
    alone = engine.rows(group_frame(FOUR, frame, perspective="employee", only=["y"]))
    assert alone == [
        row for row in expected_rows(FOUR, MEMBERS) if row["group"] is None and row["dimension"] == "y" and row["perspective"] == "employee"
    ]


@roomy
@given(groups, st.integers(5, 12))
def test_what_is_withheld_of_responses_is_withheld_of_frames(members: list[tuple[dict[str, int], str | None]], floor: int) -> None:
    answered = members_of(members)
    for engine in (LOCAL[0], LOCAL[4], LOCAL[7]):
        if answered:
            result = group_frame(FOUR, engine.frame(table_of(FOUR, answered)), group="group", perspective_column="perspective", floor=floor)
            assert engine.rows(result) == expected_rows(FOUR, answered, floor), engine.name


@roomy
@given(questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), st.tuples(*(responses(scan, number) for number in range(12))).map(list))))
def test_groups_over_all_kinds_of_items_are_those_of_the_responses(survey: tuple[Questionnaire, list[Response]]) -> None:
    scan, answered = survey
    for engine in LOCAL[:1]:
        result = group_frame(scan, engine.frame(table_of(scan, answered)), group="group", perspective_column="perspective")
        assert engine.rows(result) == expected_rows(scan, answered), engine.name


def test_rows_of_an_unknown_perspective_are_left_out(engine: Engine) -> None:
    table = table_of(FOUR, MEMBERS)
    frame = engine.frame(table.changed(perspective=["baas", *["employee"] * (len(MEMBERS) - 1)]))
    with pytest.raises(InvalidDataError):
        group_frame(FOUR, frame, group="group", perspective_column="perspective")
    rows = engine.rows(group_frame(FOUR, frame, group="group", perspective_column="perspective", outside="missing"))
    assert rows == expected_rows(FOUR, MEMBERS[1:])


def test_batches_of_a_worker_are_counted_here() -> None:
    """In this process: what runs on a worker is seen by no measurement of coverage."""
    from werkplekleren.frames.group_counts import GroupCounter, merged_counts
    from werkplekleren.frames.ordering import ordered

    order = ordered(
        FOUR,
        keep=["group"],
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
    counter = GroupCounter(order, "group", "employee")
    table = arrow_table(table_of(FOUR, MEMBERS)).select(list(counter.names))
    (batch,) = BatchCounter(counter, counter.names)(table.to_batches())
    counts = merged_counts(tuple(row.values()) for row in batch.to_pylist())
    assert sum(counts.values()) == 2 * len(MEMBERS)


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"perspective": "employee", "floor": 4}, InvalidValueError, "the floor must be 5"),
        ({}, InvalidValueError, "results are by perspective"),
        ({"perspective": "employee", "only": ["z"]}, UnknownNameError, "no dimension 'z'"),
        ({"perspective": "employee", "group": "team"}, InvalidDataError, "team: there is no such column"),
    ],
)
def test_arguments_that_do_not_fit_are_refused(arguments: dict[str, Any], error: type[Exception], sentence: str) -> None:
    with pytest.raises(error, match=sentence):
        group_frame(FOUR, LOCAL[0].frame(table_of(FOUR, MEMBERS)), **arguments)


def test_dimension_of_another_perspective_is_withheld_and_without_bands_there_are_none(engine: Engine) -> None:
    some = ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), perspectives=(ident("employee"),))
    scan = questionnaire(section("s", item("a"), some), dimensions=(dimension("x", key("a")), dimension("y", key("b"))), bands=())
    answered = [response({"a": 1 + number}, id=f"r{number}", perspective="management", group="lassen") for number in range(5)]
    rows = engine.rows(group_frame(scan, engine.frame(table_of(scan, answered)), group="group", perspective="management"))
    assert rows == [row for row in expected_rows(scan, answered) if row["perspective"] == "management"]
