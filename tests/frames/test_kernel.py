"""What NumPy adds up for frames in memory is what expressions add up, and what does not fit is seen."""

import sys
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

import attrs
import pytest

from assessment_samples import band, both, composite, dimension, ident, item, key, questionnaire, scale, section
from frame_engines import LOCAL, Engine, Sort, Table, arrow_table, pandas_arrow, pandas_nullable, pandas_numpy, polars_frame
from werkplekleren.assessments import Item, NumberItem, Questionnaire, YesNoItem
from werkplekleren.errors import InvalidDataError
from werkplekleren.frames import check_frame, kernel, score_frame
from werkplekleren.frames.extra import nw, schema_of
from werkplekleren.frames.in_memory import AddedUp, added_up
from werkplekleren.frames.measures import Measure
from werkplekleren.frames.ordering import ordered
from werkplekleren.frames.program import Program, programmed

pa: Any = import_module("pyarrow")
pd: Any = import_module("pandas")
MEASURES: tuple[Measure, ...] = ("score", "mean", "sum", "prorated_sum", "answered", "items", "band")
IN_MEMORY = [engine for engine in LOCAL if engine.name.startswith(("pandas", "pyarrow"))]

in_memory = pytest.mark.parametrize("engine", IN_MEMORY, ids=lambda engine: engine.name)


def scan_of_many_ranges(*, together: bool = False) -> Questionnaire:
    """Scales below and above 0, wide numbers, yes and no, weights, reversed keys, and items that count in two dimensions."""
    names = [f"a{place}" for place in range(9)]
    items: list[Item] = [
        *(item(name) for name in names),
        item("low", "minus"),
        NumberItem(id=ident("wide"), text=both("x"), low=0, high=200),
        YesNoItem(id=ident("yes"), text=both("x")),
    ]
    return questionnaire(
        section("s", *items),
        dimensions=(
            dimension("x", *(key(name, 1 + place % 2, reversed=place % 3 == 0) for place, name in enumerate(names))),
            dimension("y", key("low", reversed=True), key("wide", 3), key("yes"), key("a1", 2), key("a0")),
            dimension("z", *(key(name) for name in names[:4])),
        ),
        composites=(composite("all", ("x", 1), ("y", 2)),) if together else (),
        scales=(scale(), scale("minus", -3, 3)),
        bands=(band("low", 0), band("middle", 40), band("high", 70)),
    )


def answers(rows: int) -> Table:
    """Answers at random, a fifth of them missing."""
    random = Random(7)  # noqa: S311 - no secrets
    ends = {**{f"a{place}": (1, 5) for place in range(9)}, "low": (-3, 3), "wide": (0, 100), "yes": (0, 1)}
    columns: dict[str, list[Any]] = {"id": [f"r{row}" for row in range(rows)]}
    columns |= {name: [random.randint(*both_ends) if random.random() < 0.8 else None for _ in range(rows)] for name, both_ends in ends.items()}
    sorts: dict[str, Sort] = {name: "text" if name == "id" else "whole" for name in columns}
    return Table(columns=columns, sorts=sorts)


def program_of(scan: Questionnaire, frame: Any, **how: Any) -> Program:  # noqa: ANN401 - any engine, any argument
    asked: dict[str, Any] = {"keep": ["id"], "measures": MEASURES, "bands": "id", "layout": "wide", "outside": "error", "not_answered": (), **how}
    order = ordered(scan, only=None, columns=None, perspective=None, perspective_column=None, **asked)
    return programmed(order, schema_of(nw.from_native(frame)))


def both_ways(scan: Questionnaire, frame: Any, engine: Engine, **how: Any) -> tuple[AddedUp | None, Any, Any]:  # noqa: ANN401 - as above
    """What NumPy added up, and the rows scored with and without it."""
    program, wrapped = program_of(scan, frame, **how), nw.from_native(frame)
    quick, plain = (engine.rows(one.run(wrapped).to_native()) for one in (program, attrs.evolve(program, narrow=None)))
    return program.added_up(wrapped), quick, plain


@in_memory
@pytest.mark.parametrize("block", [7, 32_768])
@pytest.mark.parametrize("few", [0, 2**30])
@pytest.mark.parametrize("made", ["wide", "long", "together"])
def test_added_up_by_numpy_gives_the_same_rows(engine: Engine, monkeypatch: pytest.MonkeyPatch, block: int, few: int, made: str) -> None:
    monkeypatch.setattr("werkplekleren.frames.kernel.BLOCK", block)
    monkeypatch.setattr("werkplekleren.frames.in_memory.FEW", few)
    scan = scan_of_many_ranges(together=made == "together")
    added, quick, plain = both_ways(scan, engine.frame(answers(50)), engine, layout="long" if made == "long" else "wide")
    assert added is not None
    assert added.are_few == (few > 0)
    assert quick == plain


@pytest.mark.parametrize(
    "kind", ["int8", "int16", "int64", "uint8", "uint32", "float32", "float64", "Int64", "UInt8", "Float32", "int32[pyarrow]", "double[pyarrow]"]
)
def test_every_type_of_numbers_is_added_up(kind: str) -> None:
    scan = scan_of_many_ranges()
    table = answers(50)
    whole = kind.startswith(("int", "uint")) and "[" not in kind  # of these NumPy misses nothing
    filled = {
        name: [1 if value is None and whole else abs(value) if value is not None and name == "low" else value for value in values]
        for name, values in table.columns.items()
    }
    frame = pd.DataFrame({name: pd.Series(values, dtype="str" if name == "id" else kind) for name, values in filled.items()})
    added, quick, plain = both_ways(scan, frame, IN_MEMORY[0])
    assert added is not None
    assert quick == plain


@in_memory
def test_numbers_that_stand_for_no_answer_are_added_up(engine: Engine) -> None:
    table = answers(50)
    coded = table.changed(**{name: [99 if value is None and name != "wide" else value for value in values] for name, values in table.columns.items()})
    scan = scan_of_many_ranges()
    scored = [engine.rows(score_frame(scan, engine.frame(one), keep=["id"], only=["x", "z"], not_answered=(99,))) for one in (coded, table)]
    assert scored[0] == scored[1]


FRAMES: list[Callable[[Table], Any]] = [pandas_numpy, pandas_nullable, pandas_arrow, arrow_table]


@pytest.mark.parametrize("make", FRAMES)
@pytest.mark.parametrize(
    ("name", "wrong"), [("a3", 0), ("a3", 6), ("a0", -128), ("low", 4), ("low", -4), ("wide", -1), ("yes", 2), ("a3", 127), ("wide", -56)]
)
def test_what_does_not_fit_is_counted_as_by_expressions(make: Callable[[Table], Any], name: str, wrong: int) -> None:
    scan, table = scan_of_many_ranges(), answers(20)
    odd = table.changed(**{name: [wrong, *table.columns[name][1:-1], wrong]})
    assert added_up(nw.from_native(make(odd)), program_of(scan, make(odd)).narrow) is None  # type: ignore[arg-type]
    found = check_frame(scan, make(odd))
    assert found == check_frame(scan, polars_frame(odd))
    assert [(one.column, one.outside) for one in found] == [(name, 2)]
    with pytest.raises(InvalidDataError):
        score_frame(scan, make(odd))
    assert check_frame(scan, make(table)) == ()


@pytest.mark.parametrize("wrong", [2.5, float("inf"), -float("inf"), 300.0, 1e300, -0.5])
def test_numbers_that_only_look_whole_in_a_byte_do_not_fit(wrong: float) -> None:
    scan = questionnaire(section("s", item("a")), dimensions=(dimension("x", key("a")),))
    (found,) = check_frame(scan, pd.DataFrame({"a": [1.0, wrong, float("nan")]}))
    assert found.outside == 1


def test_perspectives_that_do_not_exist_are_refused_though_all_answers_fit() -> None:
    frame = pandas_numpy(answers(5))
    scan = scan_of_many_ranges()
    frame["perspective"] = ["employee", "employee", "nobody", "employee", "employee"]
    with pytest.raises(InvalidDataError, match="perspective"):
        score_frame(scan, frame, perspective_column="perspective")
    frame["perspective"] = "employee"
    assert len(score_frame(scan, frame, perspective_column="perspective")) == 5


def test_the_index_of_pandas_stays() -> None:
    frame = pandas_numpy(answers(4)).set_index(pd.Index(["d", "c", "c", "a"]))
    assert list(score_frame(scan_of_many_ranges(), frame, keep=["id"]).index) == ["d", "c", "c", "a"]


def test_columns_of_several_families_are_left_to_expressions() -> None:
    scan = scan_of_many_ranges()
    frame = pandas_numpy(answers(10)).astype({"a0": "Int64"})
    added, quick, plain = both_ways(scan, frame, IN_MEMORY[0])
    assert added is None
    assert quick == plain


def test_without_numpy_arrow_is_left_to_expressions(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = nw.from_native(arrow_table(answers(5)))
    narrow = program_of(scan_of_many_ranges(), frame.to_native()).narrow
    assert narrow is not None
    assert added_up(frame, narrow) is not None
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert added_up(frame, narrow) is None


def test_ranges_that_no_byte_holds_are_left_to_expressions() -> None:
    assert [kernel.byte_for(*ends) for ends in ((-128, 126), (-129, 0), (0, 127), (0, 254), (0, 255), (-1, 127))] == [
        "int8",
        None,
        "uint8",
        "uint8",
        None,
        None,
    ]


def test_an_empty_frame_gives_an_empty_result(engine: Engine) -> None:
    rows = engine.rows(score_frame(scan_of_many_ranges(), engine.frame(answers(0)), keep=["id"]))
    assert rows == []
