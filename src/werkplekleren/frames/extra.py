"""Narwhals, which speaks to every engine; without it the error names the extra."""

from typing import Any, TypeAlias

from werkplekleren.errors import MissingExtraError

try:
    import narwhals as nw
except ModuleNotFoundError as missing:
    raise MissingExtraError("frames", "narwhals") from missing

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]
"""A frame of any engine, wrapped."""

__all__ = ["Frame", "nw"]
