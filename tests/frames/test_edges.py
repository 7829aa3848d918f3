"""Edges of scoring over data frames."""

import subprocess
import sys
from fractions import Fraction
from importlib import import_module
from typing import Any

import polars as pl
import pytest

from assessment_samples import both, composite, dimension, ident, item, key, questionnaire, response, section
from frame_engines import Engine, Table, polars_frame, table_of
from werkplekleren.assessments import Answered, Equals, Not, ScaleItem, YesNoItem
from werkplekleren.errors import InvalidDataError, InvalidValueError, MissingExtraError
from werkplekleren.frames import score_frame

ONE = questionnaire(section("s", item("a")), dimensions=(dimension("x", key("a")),))


def test_missing_extra_is_told_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    monkeypatch.delitem(sys.modules, "werkplekleren.frames.extra")
    with pytest.raises(MissingExtraError, match=r'needs the package narwhals; install it with: pip install "werkplekleren\[frames\]"'):
        import_module("werkplekleren.frames.extra")


def test_asking_for_scoring_loads_no_engine() -> None:
    code = "import sys, werkplekleren.frames; werkplekleren.frames.score_frame; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()  # noqa: S603 - our own code
    assert not {"polars", "pandas", "pyarrow", "duckdb", "dask", "pyspark", "numpy"} & set(loaded)


def test_what_is_no_frame_is_refused_by_its_name() -> None:
    nothing: Any = {"a": [1]}
    with pytest.raises(InvalidValueError, match=r"no data frame that can be scored: builtins\.dict"):
        score_frame(ONE, nothing)


def test_columns_of_the_caller_never_clash_with_our_own(engine: Engine) -> None:
    table = Table(columns={"wpl_d0n": ["p"], "wpl_s0": ["q"], "a": [2]}, sorts={"wpl_d0n": "text", "wpl_s0": "text", "a": "whole"})
    rows = engine.rows(score_frame(ONE, engine.frame(table), keep=["wpl_d0n", "wpl_s0"], measures=["score"]))
    assert rows == [{"wpl_d0n": "p", "wpl_s0": "q", "x__score": 25.0}]


def test_weights_with_very_many_sums_are_exact_too(engine: Engine) -> None:
    names = [f"i{number}" for number in range(26)]
    scan = questionnaire(
        section("s", *(item(name) for name in names)),
        dimensions=(
            dimension("x", *(key(name, 1 + 37 * place) for place, name in enumerate(names)), minimum=Fraction(0)),
            dimension("y", *(key(name, 1 + 59 * place % 1000, reversed=True) for place, name in enumerate(names)), minimum=Fraction(0)),
        ),
        composites=(composite("total", ("x", 1), ("y", 2)),),
    )
    answered = [response({name: 1 + (place * step) % 5 for place, name in enumerate(names) if place % step}, id=f"r{step}") for step in (2, 3, 7)]
    rows = engine.rows(score_frame(scan, engine.frame(table_of(scan, answered)), measures=["score"]))
    assert rows == [{f"{score.dimension}__score": score.value for score in scan.score(one).scores} for one in answered]


def test_condition_on_an_item_of_another_perspective_never_holds(engine: Engine) -> None:
    scan = questionnaire(
        section(
            "s",
            YesNoItem(id=ident("yes"), text=both("Ja?"), perspectives=(ident("employee"),)),
            item("a"),
            ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=Equals(item=ident("yes"), value=True)),
            ScaleItem(id=ident("c"), text=both("c"), scale=ident("agree"), visible_if=Not(condition=Answered(item=ident("yes")))),
        ),
        dimensions=(dimension("x", key("a"), key("b"), key("c")), dimension("y", key("yes")), dimension("z", key("b"))),
        composites=(composite("total", ("x", 1), ("z", 1)),),
    )
    answered = response({"a": 2, "c": 5}, perspective="management")
    rows = engine.rows(score_frame(scan, engine.frame(table_of(scan, [answered])), perspective="management", measures=["score", "items"]))
    expected: dict[str, object] = {}
    for score in scan.score(answered).scores:
        expected |= {f"{score.dimension}__score": score.value, f"{score.dimension}__items": score.items}
    assert rows == [expected]


def test_answer_of_yes_or_no_to_an_item_that_was_not_shown_is_counted(engine: Engine) -> None:
    scan = questionnaire(
        section(
            "s",
            YesNoItem(id=ident("yes"), text=both("Ja?")),
            YesNoItem(id=ident("more"), text=both("Meer?"), visible_if=Equals(item=ident("yes"), value=True)),
        ),
        dimensions=(dimension("x", key("yes"), key("more")),),
    )
    table = Table(columns={"yes": [True, False], "more": [True, True]}, sorts={"yes": "truth", "more": "truth"})
    with pytest.raises(InvalidDataError) as caught:
        score_frame(scan, engine.frame(table))
    assert [(one.code, one.place.path, one.found) for one in caught.value.problems] == [("hidden-item", "more", "1")]


def test_narrow_and_unsigned_numbers_do_not_wrap() -> None:
    names = [f"i{number}" for number in range(300)]
    scan = questionnaire(section("s", *(item(name) for name in names)), dimensions=(dimension("x", *(key(name) for name in names)),))
    table = Table(columns={name: [5, 5] for name in names}, sorts=dict.fromkeys(names, "whole"))
    for kind in (pl.Int8, pl.UInt8, pl.UInt64, pl.Float32):
        result = score_frame(scan, polars_frame(table).cast(kind), measures=["score", "answered"])
        assert result.to_dicts() == [{"x__score": 100.0, "x__answered": 300}] * 2
    beyond = polars_frame(table).cast(pl.UInt64).with_columns(pl.Series("i0", [2**64 - 1, 0], dtype=pl.UInt64))
    with pytest.raises(InvalidDataError, match="found 2: 0, 18446744073709551615"):
        score_frame(scan, beyond)


def test_only_true_and_false_leave_nothing_to_look_for(engine: Engine) -> None:
    scan = questionnaire(section("s", YesNoItem(id=ident("yes"), text=both("Ja?"))), dimensions=(dimension("x", key("yes")),), bands=())
    table = Table(columns={"yes": [True, False]}, sorts={"yes": "truth"})
    assert engine.rows(score_frame(scan, engine.frame(table), measures=["score"])) == [{"x__score": 100.0}, {"x__score": 0.0}]
