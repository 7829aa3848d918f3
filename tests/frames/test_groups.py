"""Group results of a frame are those of the responses, to the last bit, and withhold the same."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessment_samples import both, composite, dimension, ident, item, key, questionnaire, response, section
from frame_engines import LOCAL, Engine, arrow_table, table_of
from strategies.assessments import groups, questionnaires, responses
from werkplekleren.assessments import Equals, GroupScore, Questionnaire, Response, ScaleItem, YesNoItem
from werkplekleren.assessments.dimensions import bands_of
from werkplekleren.errors import InvalidDataError, InvalidValueError, UnknownNameError
from werkplekleren.frames import group_frame
from werkplekleren.frames.counting import CountedBatches

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
            rows += [row_of(scan, score, perspective=whole.perspective, group=name, respondents=n) for score in scores]
    return rows


def row_of(scan: Questionnaire, score: GroupScore, **head: Any) -> dict[str, Any]:  # noqa: ANN401 - values of a row
    every = dict.fromkeys(f"n__{band.id}" for one in scan.scored for band in bands_of(one, scan.bands))
    bands = next([band.id for band in bands_of(one, scan.bands)] for one in scan.scored if one.id == score.dimension)
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
    from werkplekleren.frames.group_counts import GroupCounter
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
    (batch,) = CountedBatches(counter)(table.to_batches())
    assert sum(row["count"] for row in batch.to_pylist()) == 2 * len(MEMBERS)
    assert list(CountedBatches(counter)([])) == []


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


def nested() -> Questionnaire:
    """Composites of composites over dimensions that not everybody is asked about."""

    def asked(name: str, gate: str) -> ScaleItem:
        return ScaleItem(id=ident(name), text=both(name), scale=ident("agree"), visible_if=Equals(item=ident(gate), value=True))

    return questionnaire(
        section("s", *(YesNoItem(id=ident(gate), text=both(gate)) for gate in ("p", "q")), item("a"), asked("b", "p"), asked("c", "q"), item("d")),
        dimensions=tuple(dimension(name, key(name)) for name in "abcd"),
        composites=(
            composite("outer", ("inner", 2), ("c", 1)),
            composite("inner", ("a", 1), ("b", 3)),
            composite("far", ("outer", 1), ("d", 1)),
            composite("near", ("a", 1), ("b", 1)),
            composite("only", ("b", 1)),
            composite("over", ("only", 1), ("inner", 1)),
        ),
    )


some_of_them = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.tuples(*[st.integers(0, 5)] * 4), st.sampled_from([None, "lassen", "montage"])), max_size=24
)


def nested_members(members: Sequence[tuple[bool, bool, tuple[int, ...], str | None]]) -> list[Response]:
    made: list[Response] = []
    for number, (p, q, values, team) in enumerate(members):
        shown = {"a": True, "b": p, "c": q, "d": True}
        answers = {name: value for name, value in zip("abcd", values, strict=True) if value and shown[name]}
        made.append(response({"p": p, "q": q, **answers}, id=f"r{number:02}", group=team))
    return made


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(some_of_them, st.integers(5, 8))
def test_composites_of_groups_hang_on_what_may_be_shown_of_their_parts_as_in_responses(
    members: list[tuple[bool, bool, tuple[int, ...], str | None]], floor: int
) -> None:
    scan, answered = nested(), nested_members(members)
    for engine in (LOCAL[0], LOCAL[3]):
        if answered:
            result = group_frame(scan, engine.frame(table_of(scan, answered)), group="group", perspective_column="perspective", floor=floor)
            assert engine.rows(result) == expected_rows(scan, answered, floor), engine.name


def test_composites_are_counted_again_without_parts_that_a_few_were_asked_about(engine: Engine) -> None:
    values = [(1 + number % 5, 1 + number % 4, 3, 1 + number % 3) for number in range(16)]
    members = [(number < 3, number < 2, each, "lassen" if number < 8 else "montage") for number, each in enumerate(values)]
    scan, answered = nested(), nested_members(members)
    frame = engine.frame(table_of(scan, answered))
    rows = engine.rows(group_frame(scan, frame, group="group", perspective_column="perspective"))
    assert rows == expected_rows(scan, answered)
    assert {row["dimension"] for row in rows if row["spread"] is not None and row["group"] == "lassen"} == {
        "a",
        "d",
        "inner",
        "outer",
        "far",
        "over",
        "near",
    }
    alone = engine.rows(group_frame(scan, frame, group="group", perspective_column="perspective", only=["far"]))
    assert [(row["group"], row["mean"], row["spread"]) for row in alone] == [
        (row["group"], row["mean"], row["spread"]) for row in rows if row["dimension"] == "far"
    ]


def test_composites_with_a_part_that_too_few_answered_and_without_anybody_who_has_them_are_as_in_responses(engine: Engine) -> None:
    some = nested_members([(True, True, (1 + number % 5, 4 if number < 3 else 0, 3, 2), "lassen") for number in range(8)])
    rows = engine.rows(group_frame(nested(), engine.frame(table_of(nested(), some)), group="group", perspective_column="perspective"))
    assert rows == expected_rows(nested(), some)
    assert [(row["n"], row["spread"]) for row in rows if row["dimension"] == "near" and row["group"] == "lassen"] == [(8, None)]
    scan = attrs.evolve(FOUR, composites=(attrs.evolve(composite("both", ("x", 1), ("y", 1)), minimum=Fraction(1)),))
    halves = members_of([({"a": 3, "b": 4} if number % 2 else {"c": 3, "d": 5}, "lassen") for number in range(12)])
    rows = engine.rows(group_frame(scan, engine.frame(table_of(scan, halves)), group="group", perspective_column="perspective"))
    assert rows == expected_rows(scan, halves)
    assert {row["withheld"] for row in rows if row["dimension"] == "both"} == {True}
