"""Dask: every partition is scored as the pandas frame that it is; nothing is worked out before it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs

from .checking import UnfitAnswers, merged, refuse_unfit
from .engines import empty_partition
from .extra import nw, schema_of
from .ordering import check_columns
from .program import Order, Program, checked, programmed

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class ScoredPartition:
    """Scores a partition.

    Args:
        program: The steps.
        dtypes: Name of a column of the result -> its type; `None` leaves the types as they come out.
    """

    program: Program
    dtypes: "Mapping[str, object] | None" = None

    def __call__(self, partition: Any) -> Any:  # noqa: ANN401 - pandas has no types
        """Score it."""
        scored: Any = self.program.run(nw.from_native(partition)).to_native()
        return scored if self.dtypes is None else scored.astype(self.dtypes)


@attrs.frozen
class CheckedPartition:
    """Counts what does not fit in a partition."""

    order: Order

    def __call__(self, partition: Any) -> Any:  # noqa: ANN401 - pandas has no types
        """Count it, in a frame of one column with objects."""
        pd: Any = import_module("pandas")
        wrapped = nw.from_native(partition)
        return pd.DataFrame({"unfit": pd.Series(list(checked(self.order, wrapped, schema_of(wrapped))), dtype=object)})


def score_dask(order: Order, frame: Any) -> Any:  # noqa: ANN401 - Dask has no types
    """Score a Dask frame."""
    empty = empty_partition(frame)
    check_columns(order, schema_of(nw.from_native(empty)))
    program = programmed(order, schema_of(nw.from_native(empty)))
    if order.outside == "error":
        refuse_unfit(order.questionnaire, order.asked, check_dask(order, frame))
    meta = ScoredPartition(program)(empty)
    # a partition in which everybody has a band would be of whole numbers, the next one of floats
    whole = [name for name in meta.columns if order.bands == "position" and str(name).endswith("band") and meta[name].dtype == "int16"]
    meta = meta.astype(dict.fromkeys(whole, "float64"))
    return frame.map_partitions(ScoredPartition(program, dict(meta.dtypes)), meta=meta)


def check_dask(order: Order, frame: Any) -> tuple[UnfitAnswers, ...]:  # noqa: ANN401 - Dask has no types
    """Count what does not fit in a Dask frame; reads it."""
    check_columns(order, schema_of(nw.from_native(empty_partition(frame))))
    counted = frame.map_partitions(CheckedPartition(order), meta={"unfit": object}).compute()
    return merged(order.asked, counted["unfit"])
