"""Counting on every engine: where a frame lies in parts each part is counted where it lies, and only counts come back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

import attrs

from .engines import is_dask, is_spark, wrapped
from .extra import Frame, nw

Cell = tuple[str | int, ...]
"""What is counted alike."""


class Counting(Protocol):
    """Something that counts in frames with one schema."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of a frame that are needed."""
        ...

    @property
    def fields(self) -> Mapping[str, type[str | int]]:
        """The fields of a cell, each with what it holds."""
        ...

    def counted(self, frame: Frame) -> Mapping[Cell, int]:
        """Count in a frame."""
        ...


def grouped(frame: Frame, keys: Sequence[str]) -> Frame:
    """How often each combination occurs, in a column `count`."""
    return frame.group_by(*keys).agg(nw.len().alias("count"))


def all_rows(frame: Frame) -> Sequence[tuple[Any, ...]]:
    """The rows of a small frame, as Python has them."""
    native = frame.to_native()
    if nw.dependencies.is_duckdb_relation(native):  # collecting it would need PyArrow
        return list(native.fetchall())
    rows = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return rows.rows()


def counts_in(frame: Any, counting: Counting) -> Mapping[Cell, int]:  # noqa: ANN401 - any engine
    """Count in a frame; reads it."""
    if is_dask(frame):
        meta = dict.fromkeys([*counting.fields, "count"], object)
        return _merged(counting, frame.map_partitions(CountedPartition(counting), meta=meta).compute().itertuples(index=False))
    if is_spark(frame):
        from .spark_frames import chosen_columns

        kinds = {str: "string", int: "bigint"}
        schema = ", ".join(f"{name} {kinds[kind]}" for name, kind in {**counting.fields, "count": int}.items())
        return _merged(counting, chosen_columns(frame, counting.names).mapInArrow(CountedBatches(counting).__call__, schema).collect())
    return counting.counted(wrapped(frame))


def _merged(counting: Counting, rows: Iterable[tuple[Any, ...]]) -> Mapping[Cell, int]:
    counts: Counter[Cell] = Counter()
    for *cell, count in rows:
        counts[tuple(kind(value) for kind, value in zip(counting.fields.values(), cell, strict=True))] += int(count)
    return counts


@attrs.frozen
class CountedPartition:
    """Counts in a partition of Dask."""

    counting: Counting

    def __call__(self, partition: Any) -> Any:  # noqa: ANN401 - pandas has no types
        """Count, in a frame of objects."""
        rows = [(*cell, count) for cell, count in self.counting.counted(nw.from_native(partition)).items()]
        return import_module("pandas").DataFrame(rows, columns=[*self.counting.fields, "count"], dtype=object)


@attrs.frozen
class CountedBatches:
    """Counts in Arrow batches, on a worker of Spark."""

    counting: Counting

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Count in the batches of a partition."""
        from .spark_frames import gathered

        pa: Any = import_module("pyarrow")
        fields = {**self.counting.fields, "count": int}
        kinds = {str: pa.string(), int: pa.int64()}
        for table in gathered(batches, self.counting.names):
            rows = [(*cell, count) for cell, count in self.counting.counted(nw.from_native(table)).items()]
            columns = {name: pa.array([row[place] for row in rows], kinds[kind]) for place, (name, kind) in enumerate(fields.items())}
            yield pa.RecordBatch.from_pydict(columns)
