"""Classifications in frames are those of the plain scorer: found, none holds, not enough answered or not asked."""

from fractions import Fraction
from typing import Any

import attrs
import pytest

from assessment_samples import both, composite, dimension, every_kind, ident, item, key, questionnaire, response, section
from frame_engines import LOCAL, Engine, Table, table_of
from werkplekleren.assessments import (
    AllRules,
    Answer,
    Answered,
    AnyRule,
    AtLeast,
    Category,
    Classification,
    Equals,
    InBand,
    NotRule,
    Questionnaire,
    ScaleItem,
    ScoreAtLeast,
    ScoreBelow,
    YesNoItem,
)
from werkplekleren.assessments.classification import Rule
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.frames import check_frame, score_frame
from werkplekleren.frames.measures import Measure
from werkplekleren.frames.program import Outside

TOLD: tuple[Measure, ...] = ("category", "state")
WAYS: tuple[Outside, ...] = ("error", "missing")


def sorted_by(name: str, *rules: Rule) -> Classification:
    categories = tuple(
        Category(id=ident(f"c{place}"), title=both(f"c{place}"), meaning=both(f"betekenis c{place}"), tone="neutral", when=rule)
        for place, rule in enumerate(rules)
    )
    return Classification(id=ident(name), title=both(name), description=both(name), categories=categories)


def sorting() -> Questionnaire:
    """Over each kind of item, with conditions and perspectives."""
    late, mixed = ident("late"), ident("mixed")
    return attrs.evolve(
        every_kind(),
        classifications=(
            sorted_by(
                "kind",
                AllRules(rules=(ScoreAtLeast(dimension=mixed, value=60), Equals(item=ident("one"), value="y"))),
                NotRule(rule=AnyRule(rules=(AtLeast(item=ident("b"), value=3), Answered(item=ident("many"))))),
                InBand(dimension=ident("all"), bands=(ident("high"),)),
            ),
            sorted_by("score", ScoreBelow(dimension=late, value=Fraction(200, 3)), ScoreAtLeast(dimension=late, value=Fraction(200, 3))),
            sorted_by("day", Equals(item=ident("day"), value="2026-02-01"), NotRule(rule=Answered(item=ident("day")))),
            sorted_by("weight", AtLeast(item=ident("weight"), value=2)),
        ),
    )


GIVEN: tuple[tuple[str, dict[str, Answer]], ...] = (
    ("employee", {"yes": True, "a": 5, "count": 9, "seven": 6, "b": 5, "one": "y", "many": ("p", "q"), "day": "2026-02-01", "weight": 2.5}),
    ("employee", {"yes": True, "a": 2, "count": 0, "seven": 1, "b": 1, "one": "x", "many": (), "day": "2026-03-01", "weight": 1.5}),
    ("employee", {"yes": True, "a": 3, "seven": 4, "one": "y"}),
    ("management", {"yes": False, "a": 1, "count": 10, "one": "x"}),
    ("management", {"yes": False}),
    ("employee", {"yes": True, "count": 2, "b": 4, "seven": 4, "many": ("q",)}),
    ("employee", {"yes": True}),
)


def test_categories_are_those_of_the_plain_scorer(engine: Engine) -> None:
    scan = sorting()
    answered = [response(dict(answers), id=f"r{number}", perspective=side) for number, (side, answers) in enumerate(GIVEN)]
    expected = [{f"{one.classification}__{what}": getattr(one, what) for one in scan.score(each).categories for what in TOLD} for each in answered]
    assert len({str(row["kind__category"]) + row["kind__state"] for row in expected}) > 3
    frame = engine.frame(table_of(scan, answered))
    for outside in WAYS:
        rows = engine.rows(score_frame(scan, frame, perspective_column="perspective", measures=TOLD, outside=outside))
        assert [{name: value for name, value in row.items() if name != "ignored"} for row in rows] == expected


SMALL = attrs.evolve(
    questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("x", key("a")), dimension("y", key("b")))),
    classifications=(sorted_by("kind", ScoreAtLeast(dimension=ident("x"), value=50)), sorted_by("other", Answered(item=ident("b")))),
)
FEW = Table(columns={"a": [1, 5, None], "b": [2, None, None]}, sorts={"a": "whole", "b": "whole"})


def test_categories_come_after_the_scores_and_can_be_asked_for_alone(engine: Engine) -> None:
    frame = engine.frame(FEW)
    alone = engine.rows(score_frame(SMALL, frame, only=["kind"]))
    expected = [
        {"kind__category": None, "kind__state": "none-holds"},
        {"kind__category": "c0", "kind__state": "found"},
        {"kind__category": None, "kind__state": "not-enough-answered"},
    ]
    assert alone == expected
    every = engine.rows(score_frame(SMALL, frame, measures=["score", "category"]))
    assert [list(row) for row in every] == [["x__score", "y__score", "kind__category", "other__category"]] * 3
    assert [row["kind__category"] for row in every] == [row["kind__category"] for row in alone]


def test_long_layout_has_rows_of_classifications_too(engine: Engine) -> None:
    rows = engine.rows(score_frame(SMALL, engine.frame(FEW), only=["x", "kind"], measures=["score", "answered", "state"], layout="long"))
    expected = [
        {"dimension": "x", "score": 0.0, "answered": 1, "state": None},
        {"dimension": "x", "score": 100.0, "answered": 1, "state": None},
        {"dimension": "x", "score": None, "answered": 0, "state": None},
        {"dimension": "kind", "score": None, "answered": None, "state": "none-holds"},
        {"dimension": "kind", "score": None, "answered": None, "state": "found"},
        {"dimension": "kind", "score": None, "answered": None, "state": "not-enough-answered"},
    ]
    assert sorted(rows, key=str) == sorted(expected, key=str)


def test_what_is_not_asked_and_who_is_of_no_perspective_are_told_apart(engine: Engine) -> None:
    own = ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), perspectives=(ident("employee"),))
    scan = attrs.evolve(
        questionnaire(section("s", item("a"), own), dimensions=(dimension("x", key("a")), dimension("y", key("b")))),
        classifications=(sorted_by("kind", InBand(dimension=ident("y"), bands=(ident("low"),)), AtLeast(item=ident("b"), value=1)),),
    )
    columns: dict[str, list[Any]] = {"a": [1, 1, 1], "b": [1, None, 1], "perspective": ["employee", "management", "baas"]}
    table = Table(columns=columns, sorts={"a": "whole", "b": "whole", "perspective": "text"})
    rows = engine.rows(score_frame(scan, engine.frame(table), perspective_column="perspective", only=["kind"], outside="missing"))
    assert [(row["kind__category"], row["kind__state"]) for row in rows] == [("c0", "found"), (None, "not-asked"), (None, None)]
    rows = engine.rows(score_frame(scan, engine.frame(table), perspective="management", measures=["score", *TOLD]))
    assert rows == [{"x__score": 0.0, "y__score": None, "kind__category": None, "kind__state": "not-asked"}] * 3


def test_a_hundred_categories_are_no_trouble(engine: Engine) -> None:
    rules: list[Rule] = [AllRules(rules=tuple(ScoreAtLeast(dimension=ident("x"), value=99 - place) for _ in range(2))) for place in range(100)]
    scan = attrs.evolve(SMALL, classifications=(sorted_by("kind", *rules),))
    rows = engine.rows(score_frame(scan, engine.frame(FEW.changed(a=[2, 5, None])), only=["kind"], measures=["category"]))
    assert rows == [{"kind__category": "c74"}, {"kind__category": "c0"}, {"kind__category": None}]


def test_items_of_classifications_are_looked_at() -> None:
    engine = LOCAL[0]
    scan = attrs.evolve(
        questionnaire(section("s", item("a"), YesNoItem(id=ident("yes"), text=both("Ja?"))), dimensions=(dimension("x", key("a")),)),
        classifications=(sorted_by("kind", Equals(item=ident("yes"), value=True)),),
    )
    frame = engine.frame(Table(columns={"a": [1], "yes": [2]}, sorts={"a": "whole", "yes": "whole"}))
    assert [one.item for one in check_frame(scan, frame)] == ["yes"]
    assert check_frame(scan, frame, only=["x"]) == ()
    assert engine.rows(score_frame(scan, frame, measures=["score"])) == [{"x__score": 0.0}]


def test_unknown_and_impossible_classifications_are_refused() -> None:
    frame: Any = LOCAL[0].frame(FEW)
    with pytest.raises(UnknownNameError, match="did you mean 'kind'"):
        score_frame(SMALL, frame, only=["kinds"])
    with pytest.raises(InvalidValueError, match="nothing to score"):
        score_frame(SMALL, frame, only=["kind"], measures=["score"])
    with pytest.raises(InvalidValueError, match="nothing to score"):
        score_frame(attrs.evolve(SMALL, classifications=()), frame, measures=["category"])
    names = [[f"d{number}-i{place}" for place in range(61)] for number in range(12)]
    large = attrs.evolve(
        questionnaire(
            section("s", *(item(name) for some in names for name in some)),
            dimensions=tuple(dimension(f"d{number}", *map(key, some)) for number, some in enumerate(names)),
            composites=(composite("total", *((f"d{number}", 1) for number in range(12))),),
        ),
        classifications=(sorted_by("kind", ScoreBelow(dimension=ident("total"), value=Fraction(1, 999))),),
    )
    every = LOCAL[0].frame(Table(columns={one.id: [1] for one in large.items}, sorts={one.id: "whole" for one in large.items}))
    with pytest.raises(InvalidValueError, match="kind: its parts can only be put together exactly with numbers beyond"):
        score_frame(large, every, only=["kind"])


def test_rule_about_a_composite_that_is_not_given_follows_the_reference(engine: Engine) -> None:
    scan = attrs.evolve(
        SMALL,
        composites=(composite("total", ("x", 2), ("y", 1)),),
        classifications=(sorted_by("kind", ScoreAtLeast(dimension=ident("total"), value=Fraction(25, 3)), Answered(item=ident("a"))),),
    )
    answers: list[dict[str, Answer]] = [{"a": 1, "b": 2}, {"a": 1, "b": 1}, {}]
    answered = [response(one, id=f"r{number}") for number, one in enumerate(answers)]
    rows = engine.rows(score_frame(scan, engine.frame(table_of(scan, answered)), only=["kind"], measures=TOLD))
    assert rows == [{"kind__category": one.category, "kind__state": one.state} for each in answered for one in scan.score(each).categories]
