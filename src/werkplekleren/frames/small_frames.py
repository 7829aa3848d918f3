"""Small frames of the type of another, for results that were worked out in Python."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Literal

from .engines import is_dask, is_spark
from .extra import nw

Kind = Literal["text", "whole", "share", "truth"]
"""What a column holds; each may be missing."""

Columns = Mapping[str, Sequence[object]]
Kinds = Mapping[str, Kind]


def frame_like(frame: Any, columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401 - any engine
    """A small frame of the type of another.

    Args:
        frame: The other; for an engine that is not known here the result is a PyArrow table.
        columns: Name -> values, `None` for missing.
        kinds: Name -> what it holds.
    """
    if nw.dependencies.is_polars_dataframe(frame):
        return _polars(columns, kinds)
    if nw.dependencies.is_polars_lazyframe(frame):
        return _polars(columns, kinds).lazy()
    if nw.dependencies.is_pandas_dataframe(frame):
        return _pandas(columns, kinds)
    if is_dask(frame):
        return import_module("dask.dataframe").from_pandas(_pandas(columns, kinds), npartitions=1)
    return _like_arrow(frame, _arrow(columns, kinds))


def _like_arrow(frame: Any, small: Any) -> Any:  # noqa: ANN401 - any engine
    if is_spark(frame):
        return frame.sparkSession.createDataFrame(small)
    if nw.dependencies.is_duckdb_relation(frame):
        return frame.query("werkplekleren_groups", "SELECT * FROM small")  # in the caller's own connection; DuckDB finds it by its name
    return small


def _polars(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401 - an engine
    pl: Any = import_module("polars")
    types = {"text": pl.String, "whole": pl.Int64, "share": pl.Float64, "truth": pl.Boolean}
    return pl.DataFrame(dict(columns), schema={name: types[kind] for name, kind in kinds.items()})


def _pandas(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401 - an engine
    pd: Any = import_module("pandas")
    types = {"text": "string", "whole": "Int64", "share": "Float64", "truth": "boolean"}
    return pd.DataFrame({name: pd.Series(values, dtype=types[kinds[name]]) for name, values in columns.items()})


def _arrow(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401 - an engine
    pa: Any = import_module("pyarrow")
    types = {"text": pa.string(), "whole": pa.int64(), "share": pa.float64(), "truth": pa.bool_()}
    return pa.table({name: pa.array(values, types[kinds[name]]) for name, values in columns.items()})
