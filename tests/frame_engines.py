"""The engines that scoring over data frames runs on, and answers as a frame of each."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any, Literal

import attrs
import duckdb
import polars as pl
import pytest

from werkplekleren.assessments import Answer, ChoiceItem, Item, NumberItem, Questionnaire, Response, ScaleItem, YesNoItem

# without types of their own
pd: Any = import_module("pandas")
pa: Any = import_module("pyarrow")
dd: Any = import_module("dask.dataframe")

Sort = Literal["whole", "number", "truth", "text", "day"]
Rows = list[dict[str, Any]]


@attrs.frozen(kw_only=True)
class Table:
    """Columns of plain values, `None` for missing, each with what it holds."""

    columns: Mapping[str, Sequence[Any]]
    sorts: Mapping[str, Sort]

    def changed(self, **columns: Sequence[Any]) -> "Table":
        """The table with other values in some columns."""
        return attrs.evolve(self, columns={**self.columns, **columns})


def with_days(table: Table, *names: str) -> Table:
    """The table with days in these columns, where it has them as text."""
    days = {name: [None if one is None else date.fromisoformat(one) for one in table.columns[name]] for name in names}
    return attrs.evolve(table.changed(**days), sorts={**table.sorts, **dict.fromkeys(names, "day")})


def table_of(scan: Questionnaire, responses: Sequence[Response]) -> Table:
    """Responses as columns: pseudonym, perspective, group and a column for each item; "does not apply" is missing."""
    columns: dict[str, list[Any]] = {
        "id": [one.id for one in responses],
        "perspective": [one.perspective for one in responses],
        "group": [one.group for one in responses],
    }
    sorts: dict[str, Sort] = dict.fromkeys(columns, "text")
    for item in scan.items:
        for name, sort in columns_of(item):
            columns[name] = [_cell(item, name, one.answers.get(item.id)) for one in responses]
            sorts[name] = sort
    return Table(columns=columns, sorts=sorts)


def columns_of(item: Item) -> list[tuple[str, Sort]]:
    """The columns of an item and what they hold."""
    match item:
        case ChoiceItem(multiple=True):
            return [(f"{item.id}__{one.id}", "truth") for one in item.options]
        case YesNoItem():
            return [(item.id, "truth")]
        case ScaleItem():
            return [(item.id, "whole")]
        case NumberItem():
            return [(item.id, "whole" if item.whole else "number")]
        case _:
            return [(item.id, "text")]


def _cell(item: Item, name: str, answer: Answer | None) -> Any:  # noqa: ANN401 - any answer
    if isinstance(answer, tuple):
        return name.partition("__")[2] in answer
    return None if answer == "n/a" and isinstance(item, ScaleItem) else answer


POLARS: dict[str, Any] = {"whole": pl.Int8, "number": pl.Float64, "truth": pl.Boolean, "text": pl.String, "day": pl.Date}
NULLABLE = {"whole": "Int64", "number": "Float64", "truth": "boolean", "text": "string", "day": "datetime64[us]"}
ARROW: dict[str, Any] = {"whole": pa.int8(), "number": pa.float64(), "truth": pa.bool_(), "text": pa.string(), "day": pa.date32()}


def polars_frame(table: Table) -> pl.DataFrame:
    return pl.DataFrame(dict(table.columns), schema={name: POLARS[sort] for name, sort in table.sorts.items()})


def arrow_table(table: Table) -> Any:  # noqa: ANN401 - the package has no types
    return pa.table({name: pa.array(values, ARROW[table.sorts[name]]) for name, values in table.columns.items()})


def pandas_numpy(table: Table) -> Any:  # noqa: ANN401 - the package has no types
    """As NumPy has it: whole numbers and truths with something missing are floats."""

    def series(name: str, values: Sequence[Any]) -> Any:  # noqa: ANN401 - pandas is loosely typed
        sort, gaps = table.sorts[name], any(value is None for value in values)
        if sort in {"text", "day"}:
            return pd.Series(values, dtype="str" if sort == "text" else "datetime64[s]")
        return pd.Series(values, dtype="float64" if gaps or sort == "number" else "bool" if sort == "truth" else "int8")

    return pd.DataFrame({name: series(name, values) for name, values in table.columns.items()})


def pandas_nullable(table: Table) -> Any:  # noqa: ANN401 - the package has no types
    return pd.DataFrame({name: pd.Series(values, dtype=NULLABLE[table.sorts[name]]) for name, values in table.columns.items()})


def pandas_arrow(table: Table) -> Any:  # noqa: ANN401 - the package has no types
    return pd.DataFrame({name: pd.Series(values, dtype=pd.ArrowDtype(ARROW[table.sorts[name]])) for name, values in table.columns.items()})


def duckdb_relation(table: Table) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(arrow_table(table))


def dask_frame(table: Table) -> Any:  # noqa: ANN401 - the package has no types
    """Two partitions, the first with more rows."""
    return dd.from_pandas(pandas_nullable(table), npartitions=2)


@cache
def spark() -> Any:  # noqa: ANN401 - the package is loaded for tests of Spark only
    """One Spark on this machine for all tests; without Java the test is skipped, or fails where `CI` is set."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        missing = "no Java found; install it with: apt-get install default-jre-headless"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[1]").appName("werkplekleren")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.default.parallelism": "1",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.ui.retainedExecutions": "1",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def spark_frame(table: Table) -> Any:  # noqa: ANN401 - as above
    return spark().createDataFrame(arrow_table(table))


def pandas_rows(frame: Any) -> Rows:  # noqa: ANN401 - the package has no types
    return [{name: _value(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _value(value: Any) -> Any:  # noqa: ANN401 - anything that a frame holds
    return None if value is pd.NA or value != value or value is None else value  # noqa: PLR0124 - NaN is not itself


@attrs.frozen(kw_only=True)
class Engine:
    """One way to hold a table.

    Args:
        name: Its name in the test report.
        frame: A table as its frame.
        rows: A frame as rows of plain values, null and NaN as `None`.
        type: The type of its frames; `None` is that of Spark, which is only loaded when it is there.
        lazy: Whether nothing is worked out before it is asked for.
    """

    name: str
    frame: Callable[[Table], Any]
    rows: Callable[[Any], Rows]
    type: type | None
    lazy: bool = False

    def holds(self, frame: object) -> bool:
        """Whether a frame is of its type."""
        return isinstance(frame, self.type or import_module("pyspark.sql").DataFrame)


LOCAL = (
    Engine(name="polars", frame=polars_frame, rows=lambda frame: frame.to_dicts(), type=pl.DataFrame),
    Engine(
        name="polars-lazy",
        frame=lambda table: polars_frame(table).lazy(),
        rows=lambda frame: frame.collect().to_dicts(),
        type=pl.LazyFrame,
        lazy=True,
    ),
    Engine(
        name="polars-streaming",
        frame=lambda table: polars_frame(table).lazy(),
        rows=lambda frame: frame.collect(engine="streaming").to_dicts(),
        type=pl.LazyFrame,
        lazy=True,
    ),
    Engine(name="pandas-numpy", frame=pandas_numpy, rows=pandas_rows, type=pd.DataFrame),
    Engine(name="pandas-nullable", frame=pandas_nullable, rows=pandas_rows, type=pd.DataFrame),
    Engine(name="pandas-pyarrow", frame=pandas_arrow, rows=pandas_rows, type=pd.DataFrame),
    Engine(name="pyarrow", frame=arrow_table, rows=lambda frame: frame.to_pylist(), type=pa.Table),
    Engine(
        name="duckdb",
        frame=duckdb_relation,
        rows=lambda frame: frame.to_arrow_table().to_pylist(),
        type=duckdb.DuckDBPyRelation,
        lazy=True,
    ),
)

DASK = Engine(name="dask", frame=dask_frame, rows=lambda frame: pandas_rows(frame.compute()), type=dd.DataFrame, lazy=True)
SPARK = Engine(name="pyspark", frame=spark_frame, rows=lambda frame: [row.asDict() for row in frame.collect()], type=None, lazy=True)
ENGINES = (*LOCAL, DASK, SPARK)
