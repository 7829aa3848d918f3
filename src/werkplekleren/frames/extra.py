"""Narwhals, which speaks to every engine; without it the error names the extra."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from werkplekleren.errors import MissingExtraError

try:
    import narwhals as nw
except ModuleNotFoundError as missing:
    raise MissingExtraError("frames", "narwhals") from missing

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
"""A frame of any engine, wrapped."""


class NumpyFloat(nw.Float64):
    """A column of floats of NumPy in pandas, where NaN is missing already."""


Schema: TypeAlias = "Mapping[str, nw.dtypes.DType]"
"""Name of a column -> its type."""


def schema_of(frame: Frame) -> Schema:
    """The columns of a frame, with those floats of pandas told apart that need no work for what is missing."""
    schema: dict[str, nw.dtypes.DType] = dict(frame.collect_schema())
    native: Any = frame.to_native()
    is_pandas: bool = nw.dependencies.is_pandas_dataframe(native)
    for name, dtype in _own_types(native) if is_pandas else ():
        if type(dtype).__module__.partition(".")[0] == "numpy" and schema[name].is_float():
            schema[name] = NumpyFloat()
    return schema


def is_text(dtype: "nw.dtypes.DType") -> bool:
    """Whether a column of this type holds text."""
    return isinstance(dtype, (nw.String, nw.Categorical, nw.Enum))


def _own_types(frame: Any) -> list[tuple[str, object]]:  # noqa: ANN401 - pandas has no types
    return list(frame.dtypes.items())


__all__ = ["Frame", "NumpyFloat", "Schema", "is_text", "nw", "schema_of"]
