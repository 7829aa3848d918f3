"""Which columns a frame must have, which answers fit, and what is said of those that do not."""

from typing import Any

import attrs
import polars as pl
import pytest

from assessment_samples import both, composite, dimension, every_kind, ident, item, key, questionnaire, response, scale, section
from frame_engines import Engine, Table, table_of
from werkplekleren.assessments import (
    AllOf,
    Answer,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Choice,
    ChoiceItem,
    Condition,
    Equals,
    Not,
    NumberItem,
    Perspective,
    Questionnaire,
    ScaleItem,
    TextItem,
    YesNoItem,
)
from werkplekleren.errors import InvalidDataError, InvalidValueError, UnknownNameError
from werkplekleren.frames import check_frame, score_frame
from werkplekleren.frames.measures import BandsAs
from werkplekleren.frames.program import Outside

NO_FRAME = pl.DataFrame()
BANDS: tuple[BandsAs, ...] = ("id", "position")
WAYS: tuple[Outside, ...] = ("error", "missing")
ALONE = (Perspective(id=ident("employee"), title=both("medewerker"), plural=both("medewerkers")),)
TWO = questionnaire(
    section("s", *(item(name) for name in "abcd")),
    dimensions=(dimension("x", key("a"), key("b")), dimension("y", key("c"), key("d", 2, reversed=True))),
    composites=(composite("total", ("x", 2), ("y", 1)),),
    perspectives=ALONE,
)
ANSWERS = Table(
    columns={"id": ["p", "q"], "a": [1, 5], "b": [2, None], "c": [3, 4], "d": [5, None]},
    sorts={"id": "text", "a": "whole", "b": "whole", "c": "whole", "d": "whole"},
)


def problems(found: Any) -> list[tuple[str, str | None, str | None]]:  # noqa: ANN401 - what pytest.raises gives
    return [(one.code, one.place.path, one.found) for one in found.value.problems]


def test_result_is_of_the_callers_own_type_and_has_the_kept_columns_first(engine: Engine) -> None:
    result = score_frame(TWO, engine.frame(ANSWERS), keep=["id", "a"], only=["total", "x"], measures=["score", "items"])
    assert engine.holds(result)
    expected = [
        {"id": "p", "a": 1, "x__score": 12.5, "x__items": 2, "total__score": 125 / 9, "total__items": 2},
        {"id": "q", "a": 5, "x__score": 100.0, "x__items": 2, "total__score": 100.0, "total__items": 2},
    ]
    assert engine.rows(result) == expected
    assert [list(row) for row in engine.rows(result)] == [list(row) for row in expected]


def test_long_layout_has_a_row_for_each_respondent_and_score(engine: Engine) -> None:
    result = score_frame(TWO, engine.frame(ANSWERS), keep=["id"], layout="long", measures=["score", "answered", "band"])
    wide = score_frame(TWO, engine.frame(ANSWERS), keep=["id"], measures=["score", "answered", "band"])
    assert engine.holds(result)
    expected = [
        {"id": row["id"], "dimension": name, **{measure: row[f"{name}__{measure}"] for measure in ("score", "answered", "band")}}
        for name in ("x", "y", "total")
        for row in engine.rows(wide)
    ]
    assert sorted(engine.rows(result), key=str) == sorted(expected, key=str)


def test_band_is_an_id_or_a_place_from_low_to_high(engine: Engine) -> None:
    for bands, expected in zip(BANDS, (["low", "high"], [0, 1]), strict=True):
        result = score_frame(TWO, engine.frame(ANSWERS), only=["x"], measures=["band"], bands=bands)
        assert [row["x__band"] for row in engine.rows(result)] == expected
        result = score_frame(TWO, engine.frame(ANSWERS), only=["y"], measures=["band"], bands=bands)
        assert [row["y__band"] for row in engine.rows(result)] == [expected[0], None]


def test_scores_without_bands_have_none(engine: Engine) -> None:
    scan = questionnaire(section("s", item("a")), dimensions=(dimension("x", key("a")),), bands=(), perspectives=ALONE)
    for bands in BANDS:
        result = score_frame(scan, engine.frame(ANSWERS), measures=["score", "band"], bands=bands)
        assert engine.rows(result) == [{"x__score": 0.0, "x__band": None}, {"x__score": 100.0, "x__band": None}]


def test_columns_may_have_other_names(engine: Engine) -> None:
    table = Table(columns={"Vraag 1.": [1, 5], "b": [2, None]}, sorts={"Vraag 1.": "whole", "b": "whole"})
    result = score_frame(TWO, engine.frame(table), only=["x"], measures=["score"], columns={"a": "Vraag 1."}, keep=["Vraag 1."])
    assert engine.rows(result) == [{"Vraag 1.": 1, "x__score": 12.5}, {"Vraag 1.": 5, "x__score": 100.0}]


def test_every_column_that_is_missing_or_of_another_type_is_told_at_once_with_the_nearest_name(engine: Engine) -> None:
    scan = questionnaire(
        section("s", item("werk-1"), item("werk-2"), item("werk-3")), dimensions=(dimension("x", key("werk-1"), key("werk-2"), key("werk-3")),)
    )
    table = Table(columns={"werk_1": [1], "werk-2": ["7"], "werk-3": [4]}, sorts={"werk_1": "whole", "werk-2": "text", "werk-3": "whole"})
    with pytest.raises(InvalidDataError) as caught:
        score_frame(scan, engine.frame(table), keep=["naam"])
    assert problems(caught) == [("missing-column", "werk-1", None), ("wrong-type", "werk-2", "String"), ("missing-column", "naam", None)]
    assert "did you mean 'werk_1'" in str(caught.value) or "did you mean 'werk-" in str(caught.value)
    assert "expected a column of whole numbers" in str(caught.value)


def test_answers_outside_the_scale_are_counted_per_column_and_never_scored(engine: Engine) -> None:
    frame = engine.frame(ANSWERS.changed(a=[9, 12], c=[0, None]))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(TWO, frame)
    assert problems(caught) == [("outside-scale", "a", "2: 9, 12"), ("outside-scale", "c", "1: 0")]
    found = check_frame(TWO, frame)
    assert [(one.item, one.column, one.outside, one.examples, one.hidden) for one in found] == [
        ("a", "a", 2, ("9", "12"), 0),
        ("c", "c", 1, ("0",), 0),
    ]
    assert check_frame(TWO, frame, only=["y"]) == found[1:]
    assert check_frame(TWO, engine.frame(ANSWERS)) == ()
    result = score_frame(TWO, frame, outside="missing", measures=["score", "answered"])
    assert engine.rows(result) == [
        {"x__score": 25.0, "x__answered": 1, "y__score": 0.0, "y__answered": 1, "total__score": 50 / 3, "total__answered": 2, "ignored": 2},
        {"x__score": None, "x__answered": 0, "y__score": None, "y__answered": 0, "total__score": None, "total__answered": 0, "ignored": 1},
    ]


def test_two_and_a_half_is_not_two(engine: Engine) -> None:
    table = ANSWERS.changed(a=[2.5, 4.0])
    frame = engine.frame(Table(columns=table.columns, sorts={**table.sorts, "a": "number"}))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(TWO, frame)
    assert problems(caught) == [("outside-scale", "a", "1: 2.5")]
    result = score_frame(TWO, frame, only=["x"], outside="missing", measures=["score"])
    assert engine.rows(result) == [{"x__score": 25.0, "ignored": 1}, {"x__score": 75.0, "ignored": 0}]


def test_nan_is_missing(engine: Engine) -> None:
    table = ANSWERS.changed(a=[float("nan"), 4.0])
    frame = engine.frame(Table(columns=table.columns, sorts={**table.sorts, "a": "number"}))
    assert engine.rows(score_frame(TWO, frame, only=["x"], measures=["score"])) == [{"x__score": 25.0}, {"x__score": 75.0}]


def test_a_number_may_stand_for_no_answer_when_it_is_no_answer_itself(engine: Engine) -> None:
    frame = engine.frame(ANSWERS.changed(a=[9, 5], b=[2, 9]))
    result = score_frame(TWO, frame, only=["x"], not_answered=[9, 99], measures=["score", "answered"])
    assert engine.rows(result) == [{"x__score": 25.0, "x__answered": 1}, {"x__score": 100.0, "x__answered": 1}]
    with pytest.raises(InvalidValueError) as caught:
        score_frame(TWO, frame, not_answered=[5])
    assert problems(caught) == [("code-is-answer", "not_answered", None)] * 4


CHOOSING = questionnaire(
    section(
        "s",
        YesNoItem(id=ident("yes"), text=both("Ja?")),
        ChoiceItem(
            id=ident("one"),
            text=both("Kies"),
            options=(Choice(id=ident("left"), label=both("l"), points=-2), Choice(id=ident("right"), label=both("r"), points=3)),
        ),
        ChoiceItem(
            id=ident("many"),
            text=both("Kies meer"),
            multiple=True,
            options=(Choice(id=ident("p"), label=both("p"), points=1), Choice(id=ident("q"), label=both("q"), points=2)),
        ),
    ),
    dimensions=(dimension("x", key("yes"), key("one"), key("many")),),
    perspectives=ALONE,
)


def choices(sort: Any, *, one: list[str | None], many: list[Any]) -> Table:  # noqa: ANN401 - a sort of column
    columns: dict[str, list[Any]] = {"yes": [1, 0, None], "one": one, "many__p": many, "many__q": [0, 1, None]}
    return Table(columns=columns, sorts={"yes": sort, "one": "text", "many__p": sort, "many__q": sort})


def test_yes_no_and_several_choices_are_true_and_false_or_1_and_0(engine: Engine) -> None:
    truths = choices("truth", one=["left", "right", None], many=[True, False, None])
    truths = truths.changed(yes=[True, False, None], many__q=[False, True, None])
    numbers = choices("whole", one=["left", "right", None], many=[1, 0, None])
    expected = [{"x__score": 400 / 9, "x__answered": 3}, {"x__score": 500 / 9, "x__answered": 3}, {"x__score": None, "x__answered": 0}]
    for table in (truths, numbers):
        assert engine.rows(score_frame(CHOOSING, engine.frame(table), measures=["score", "answered"])) == expected


def test_unknown_choices_and_other_numbers_than_0_and_1_are_counted(engine: Engine) -> None:
    frame = engine.frame(choices("whole", one=["left", "up", "down"], many=[3, 0, None]))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(CHOOSING, frame)
    assert problems(caught) == [("outside-scale", "one", "2: 'down', 'up'"), ("outside-scale", "many__p", "1")]
    rows = engine.rows(score_frame(CHOOSING, frame, outside="missing", measures=["answered"]))
    assert rows == [{"x__answered": 2, "ignored": 1}, {"x__answered": 2, "ignored": 1}, {"x__answered": 0, "ignored": 1}]


def test_numbers_far_beyond_0_and_1_count_for_nothing_too(engine: Engine) -> None:
    table = Table(columns={"many__p": [70_000, 1, -70_000], "many__q": [1, 0, 1]}, sorts={"many__p": "number", "many__q": "whole"})
    scan = attrs.evolve(CHOOSING, dimensions=(dimension("y", key("many")),))
    rows = engine.rows(score_frame(scan, engine.frame(table), outside="missing", measures=["score"]))
    assert rows == [{"y__score": None, "ignored": 1}, {"y__score": 100 / 3, "ignored": 0}, {"y__score": None, "ignored": 1}]


def test_infinity_is_no_number(engine: Engine) -> None:
    scan = questionnaire(
        section(
            "s",
            NumberItem(id=ident("n"), text=both("n")),
            ScaleItem(id=ident("a"), text=both("a"), scale=ident("agree"), visible_if=Answered(item=ident("n"))),
        ),
        dimensions=(dimension("x", key("a")),),
    )
    table = Table(columns={"n": [float("inf"), 2.0], "a": [None, 3]}, sorts={"n": "number", "a": "whole"})
    assert [(one.item, one.outside, one.examples) for one in check_frame(scan, engine.frame(table))] == [("n", 1, ("inf",))]


def test_answers_to_items_that_were_not_shown_are_refused_or_ignored(engine: Engine) -> None:
    scan = every_kind()
    good = [
        response({"yes": True, "a": 4, "count": 3, "seven": 5, "b": 2, "one": "y", "many": ("p",)}, id="r1"),
        response({"yes": False, "a": 2, "count": 0}, id="r2", perspective="management"),
    ]
    table = table_of(scan, good)
    expected = {one.id: scan.score(one) for one in good}
    for outside in WAYS:
        rows = engine.rows(score_frame(scan, engine.frame(table), keep=["id"], perspective_column="perspective", outside=outside))
        assert [row["late__score"] for row in rows] == [expected[row["id"]]["late"].score.value for row in rows]
        assert [row["all__band"] for row in rows] == [expected[row["id"]]["all"].score.band for row in rows]
    frame = engine.frame(table.changed(seven=[5, 6]))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(scan, frame, perspective_column="perspective")
    assert problems(caught) == [("hidden-item", "seven", "1")]
    rows = engine.rows(score_frame(scan, frame, keep=["id"], outside="missing", measures=["score", "items"]))
    assert [(row["late__score"], row["late__items"], row["ignored"]) for row in rows] == [(expected["r1"]["late"].score.value, 2, 0), (None, 0, 1)]


def test_condition_on_a_hidden_or_unfit_answer_does_not_hold(engine: Engine) -> None:
    scan = questionnaire(
        section(
            "s",
            item("a"),
            ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=AtLeast(item=ident("a"), value=3)),
            ScaleItem(id=ident("c"), text=both("c"), scale=ident("agree"), visible_if=Answered(item=ident("b"))),
        ),
        dimensions=(dimension("x", key("c")),),
        perspectives=ALONE,
    )
    table = Table(columns={"a": [5, 1, 9], "b": [4, 4, 4], "c": [2, 2, 2]}, sorts={"a": "whole", "b": "whole", "c": "whole"})
    assert [(one.column, one.outside, one.hidden) for one in check_frame(scan, engine.frame(table))] == [("a", 1, 0), ("b", 0, 2), ("c", 0, 2)]
    rows = engine.rows(score_frame(scan, engine.frame(table), outside="missing", measures=["score", "items"]))
    assert rows == [
        {"x__score": 25.0, "x__items": 1, "ignored": 0},
        {"x__score": None, "x__items": 0, "ignored": 2},
        {"x__score": None, "x__items": 0, "ignored": 3},
    ]


def test_conditions_on_open_answers_and_measures_follow_the_reference(engine: Engine) -> None:
    scan = questionnaire(
        section(
            "s",
            TextItem(id=ident("why"), text=both("why"), longest=5),
            NumberItem(id=ident("weight"), text=both("weight"), whole=False),
            ScaleItem(id=ident("a"), text=both("a"), scale=ident("agree"), visible_if=Answered(item=ident("why"))),
            ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=Equals(item=ident("why"), value="zo")),
            ScaleItem(id=ident("c"), text=both("c"), scale=ident("agree"), visible_if=AtLeast(item=ident("weight"), value=2)),
        ),
        dimensions=(dimension("x", key("a"), key("b"), key("c")),),
        perspectives=ALONE,
    )
    given: list[dict[str, Answer]] = [{"why": "zo", "weight": 2.5}, {"why": " \u2003\n", "weight": 1.5}, {"why": "dat"}, {}]
    answered = [response(answers | dict.fromkeys(scan.shown("employee", answers)[2:], 4), id=f"r{n}") for n, answers in enumerate(given)]
    rows = engine.rows(score_frame(scan, engine.frame(table_of(scan, answered)), measures=["answered", "items"]))
    assert rows == [{"x__answered": len(one.answers) - n, "x__items": len(one.answers) - n} for one, n in zip(answered, [2, 2, 1, 0], strict=True)]
    frame = engine.frame(table_of(scan, answered).changed(why=["zo", "veel te lang", None, None], b=[None] * 4, a=[None] * 4, c=[None] * 4))
    assert [(one.column, one.outside, one.examples) for one in check_frame(scan, frame)] == [("why", 1, ())]


def test_unknown_perspectives_are_counted_and_not_scored(engine: Engine) -> None:
    scan = every_kind()
    table = table_of(scan, [response({"a": 4}, id="r1"), response({"a": 3}, id="r2")])
    frame = engine.frame(table.changed(perspective=["employee", "baas"]))
    with pytest.raises(InvalidDataError) as caught:
        score_frame(scan, frame, perspective_column="perspective")
    assert problems(caught) == [("outside-scale", "perspective", "1: baas")]
    rows = engine.rows(score_frame(scan, frame, perspective_column="perspective", outside="missing", only=["agree-only"], measures=["score"]))
    assert rows == [{"agree-only__score": 75.0, "ignored": 0}, {"agree-only__score": None, "ignored": 1}]


FOR_SOME = questionnaire(
    section("s", item("a"), ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), perspectives=(ident("employee"),))),
    dimensions=(dimension("x", key("a")), dimension("y", key("b"))),
    composites=(composite("total", ("x", 1), ("y", 1)), composite("only-y", ("y", 1))),
)


def test_items_of_another_perspective_are_not_asked(engine: Engine) -> None:
    table = table_of(FOR_SOME, [response({"a": 4}, perspective="management")])
    rows = engine.rows(score_frame(FOR_SOME, engine.frame(table), perspective="management", measures=["score", "mean", "answered", "items", "band"]))
    expected: dict[str, Any] = {}
    for score in FOR_SOME.score(response({"a": 4}, perspective="management")).scores:
        told = {"score": score.value, "mean": score.mean, "answered": score.answered, "items": score.items, "band": score.band}
        expected |= {f"{score.dimension}__{measure}": value for measure, value in told.items()}
    assert rows == [expected]
    rows = engine.rows(score_frame(FOR_SOME, engine.frame(table), perspective="management", measures=["band"], bands="position"))
    assert rows == [{"x__band": 1, "y__band": None, "total__band": 1, "only-y__band": None}]


def test_each_row_is_asked_what_its_own_perspective_gets(engine: Engine) -> None:
    answered = [response({"a": 4}, id="r1", perspective="management"), response({"a": 2, "b": 5}, id="r2"), response({"a": 2}, id="r3")]
    frame = engine.frame(table_of(FOR_SOME, answered))
    rows = engine.rows(score_frame(FOR_SOME, frame, perspective_column="perspective", only=["y", "total"], measures=["score", "items"]))
    expected = [[FOR_SOME.score(one)[name].score for name in ("y", "total")] for one in answered]
    assert [tuple(row.values()) for row in rows] == [(y.value, y.items, total.value, total.items) for y, total in expected]


def test_which_perspective_must_be_said_where_it_matters() -> None:
    with pytest.raises(InvalidValueError, match="give perspective or perspective_column"):
        score_frame(FOR_SOME, NO_FRAME)
    with pytest.raises(InvalidValueError, match="not both"):
        score_frame(FOR_SOME, NO_FRAME, perspective="employee", perspective_column="p")
    with pytest.raises(InvalidValueError, match="nothing to score"):
        score_frame(FOR_SOME, NO_FRAME, perspective="management", only=["y"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"only": ["totaal"]}, "there is no dimension 'totaal'; did you mean 'total'"),
        ({"measures": ["scores"]}, "there is no measure 'scores'; did you mean 'score'"),
        ({"bands": "ids"}, "no way to say bands 'ids'"),
        ({"layout": "tall"}, "there is no layout 'tall'"),
        ({"outside": "ignore"}, "there is no way with answers that do not fit 'ignore'"),
        ({"perspective": "employees"}, "did you mean 'employee'"),
    ],
)
def test_unknown_names_are_told_with_what_they_may_have_been(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UnknownNameError, match=sentence):
        score_frame(TWO, NO_FRAME, **arguments)


def test_everything_wrong_with_the_arguments_is_told_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        score_frame(TWO, NO_FRAME, keep=["id", "x__score", "id"], columns={"aa": "A"}, not_answered=[3])
    assert [one.code for one in caught.value.problems] == ["unknown-name", "repeated-column", "repeated-column", *["code-is-answer"] * 4]
    with pytest.raises(InvalidValueError, match="nothing to score"):
        score_frame(TWO, NO_FRAME, measures=[])


def sized(*sizes: int) -> Questionnaire:
    """A composite over dimensions of these sizes."""
    names = [[f"d{number}-i{place}" for place in range(size)] for number, size in enumerate(sizes)]
    return questionnaire(
        section("s", *(item(name) for some in names for name in some)),
        dimensions=tuple(dimension(f"d{number}", *(key(name) for name in some)) for number, some in enumerate(names)),
        composites=(composite("total", *((f"d{number}", 1) for number in range(len(sizes)))), composite("outer", ("total", 1), ("d0", 1))),
        scales=(scale(),),
        perspectives=ALONE,
    )


def test_composite_beyond_exact_numbers_is_refused_with_its_name_and_the_rest_can_be_scored() -> None:
    scan = sized(*[61] * 12)
    frame = Table(columns={one.id: [3] for one in scan.items}, sorts={one.id: "whole" for one in scan.items})
    from frame_engines import LOCAL

    polars = LOCAL[0]
    with pytest.raises(InvalidValueError) as caught:
        score_frame(scan, polars.frame(frame))
    assert problems(caught) == [("too-large", "total", None), ("too-large", "outer", None)]
    rows = polars.rows(score_frame(scan, polars.frame(frame), only=["d0", "d11"], measures=["score"]))
    assert rows == [{"d0__score": 50.0, "d11__score": 50.0}]


def test_joined_conditions_and_conditions_on_choices_follow_the_reference(engine: Engine) -> None:
    def asked(name: str, condition: Condition) -> ScaleItem:
        return ScaleItem(id=ident(name), text=both(name), scale=ident("agree"), visible_if=condition)

    low, left = AtMost(item=ident("a"), value=2), Equals(item=ident("one"), value="left")
    scan = attrs.evolve(
        CHOOSING,
        sections=(
            section("first", item("a")),
            *CHOOSING.sections,
            section(
                "last",
                asked("b", AllOf(conditions=(low, left))),
                asked("c", AnyOf(conditions=(low, left, Equals(item=ident("many"), value="q")))),
                asked("d", Equals(item=ident("a"), value=3)),
                asked("e", AllOf(conditions=(Answered(item=ident("many")), Not(condition=Answered(item=ident("one")))))),
            ),
        ),
        dimensions=(dimension("x", key("b"), key("c"), key("d"), key("e"), key("one")),),
    )
    given: list[dict[str, Answer]] = [
        {"a": 1, "one": "left", "many": ("q",)},
        {"a": 3, "one": "right", "many": ("p", "q")},
        {"a": 2, "many": ()},
        {"a": 5, "one": "left"},
        {},
    ]
    shown = [scan.shown("employee", answers) for answers in given]
    answered = [
        response(answers | {name: 4 for name in "bcde" if name in seen}, id=f"r{n}")
        for n, (answers, seen) in enumerate(zip(given, shown, strict=True))
    ]
    assert len(set(shown)) == len(given)
    for outside in WAYS:
        rows = engine.rows(score_frame(scan, engine.frame(table_of(scan, answered)), outside=outside, measures=["score", "answered", "items"]))
        expected = [scan.score(one)["x"].score for one in answered]
        assert [(row["x__score"], row["x__answered"], row["x__items"]) for row in rows] == [(one.value, one.answered, one.items) for one in expected]
