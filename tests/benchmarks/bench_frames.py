"""A million people by 48 items: Polars beside hand-written Polars, other engines beside Polars, Spark beside reading the file to nowhere.

Eight dimensions, weights, bands and three in a hundred answers missing, as in `survey.py`; 24 columns come out. Before anything
is timed its result is compared with the hand-written one, to the last bit.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from benchmarks.beside import Beside
from benchmarks.survey import answers, as_arrow, as_pandas, as_polars, by_hand, design, parquet
from werkplekleren.frames import score_frame

pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")  # neither of the two is used here

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
SCAN = design()
HERE = Path(__file__).parent


def scored(frame: Any) -> Any:  # noqa: ANN401 - a frame of whatever engine, in and out
    """Scored by us, with bands as places, as the hand-written version gives them."""
    return score_frame(SCAN, frame, bands="position")


def hand() -> pl.DataFrame:
    """Scored by hand, lazily, in Polars."""
    return by_hand(answers(ROWS).lazy(), SCAN)


def lazily() -> pl.DataFrame:
    """Scored by us, lazily, in Polars."""
    result: pl.DataFrame = scored(answers(ROWS).lazy()).collect()
    return result


def same(frame: pl.DataFrame) -> None:
    """Compare a result with the hand-written one, to the last bit."""
    wanted = hand()
    given = frame.select([pl.col(name).cast(kind) for name, kind in wanted.schema.items()])
    assert given.with_columns(pl.selectors.float().fill_nan(None)).equals(wanted)


def bench_polars_lazy(beside: Beside) -> None:
    """The figure that the others are measured by."""
    same(lazily())
    beside(lazily, hand, most=1.15, rounds=15)


def bench_polars_eager(beside: Beside) -> None:
    """A DataFrame in, a DataFrame out."""
    frame = answers(ROWS)
    same(scored(frame))
    beside(lambda: scored(frame), hand, rounds=7)


@pytest.mark.parametrize("kind", ["numpy", "nullable", "pyarrow"])
def bench_pandas(beside: Beside, kind: str) -> None:
    """Each kind of column of pandas."""
    frame = as_pandas(answers(ROWS), kind)
    same(as_polars(scored(frame)))
    beside(lambda: scored(frame), lazily, most=6, rounds=5)


def bench_pyarrow(beside: Beside) -> None:
    """A Table."""
    frame = as_arrow(answers(ROWS))
    same(as_polars(scored(frame)))
    beside(lambda: scored(frame), lazily, most=6, rounds=5)


def bench_duckdb(beside: Beside) -> None:
    """A relation over a table, its result as Arrow."""
    connection = duckdb.connect()
    connection.register("given", as_arrow(answers(ROWS)))
    connection.execute("create table answers as select * from given")
    frame = connection.table("answers")
    same(scored(frame).pl())
    beside(lambda: scored(frame).to_arrow_table(), lazily, most=6, rounds=5)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session on two cores, as on a laptop."""
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder: Any = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.memory", "4g")
    session = builder.getOrCreate()
    yield session
    session.stop()


def bench_spark(beside: Beside, spark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - pyspark is not installed everywhere
    """From Parquet to nowhere, beside reading it to nowhere."""
    path = str(parquet(ROWS, tmp_path))
    to_nowhere: Callable[[Any], None] = lambda frame: frame.write.format("noop").mode("overwrite").save()  # noqa: E731 - two short works
    same(as_polars(scored(spark.read.parquet(path)).toArrow()))
    beside(lambda: to_nowhere(scored(spark.read.parquet(path))), lambda: to_nowhere(spark.read.parquet(path)), most=4.5, rounds=4)


def bench_linear_in_rows(beside: Beside) -> None:
    """Four times the rows, beside four times one quarter."""
    few, many = answers(ROWS // 4).lazy(), answers(ROWS).lazy()
    beside(lambda: scored(many).collect(), lambda: scored(few).collect(), most=1.25, rounds=9, times=4)


def bench_linear_in_items(beside: Beside) -> None:
    """Four times the items (192 and 48) for a quarter of the people."""
    few, many = answers(ROWS // 4).lazy(), answers(ROWS // 4, 192).lazy()
    wide = design(192)
    beside(lambda: score_frame(wide, many, bands="position").collect(), lambda: scored(few).collect(), most=1.25, rounds=9, times=4)


def bench_peak_memory(beside: Beside, tmp_path: Path) -> None:
    """The most memory of a process that reads the file and scores it, above one that only reads it."""
    path = parquet(ROWS, tmp_path)

    def peak(way: str) -> float:
        command = [sys.executable, str(HERE / "peak_memory.py"), way, str(path)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent), *sys.path])}
        return float(json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout))  # noqa: S603 - our own code

    reading, ours, theirs = peak("read"), peak("ours"), peak("hand")
    beside.benchmark.pedantic(lambda: None)
    ratio = ours / theirs
    beside.keep(ratio, (ours - reading) / (theirs - reading), None, f"{theirs:.0f} MiB", f"{ours:.0f} MiB")
