"""Which engine a frame is of, and what each does in its own way."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import attrs

from werkplekleren.errors import InvalidValueError, Message

from .checking import UnfitAnswers, refuse_unfit
from .extra import Frame, Schema, nw, schema_of
from .ordering import check_columns
from .program import Order, checked

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame


def wrapped(frame: object) -> Frame:
    """A frame as narwhals has it.

    Raises:
        InvalidValueError: When it is no frame that narwhals knows.
    """
    try:
        return cast("Frame", nw.from_native(cast("IntoFrame", frame)))
    except TypeError as unknown:
        kind = f"{type(frame).__module__}.{type(frame).__qualname__}"
        raise InvalidValueError(Message("this is no data frame that can be scored: {kind}", {"kind": kind})) from unknown


def is_dask(frame: object) -> bool:
    """Whether it is a Dask frame."""
    return nw.dependencies.is_dask_dataframe(frame)


def is_spark(frame: object) -> bool:
    """Whether it is a Spark frame, with or without Connect."""
    return nw.dependencies.is_pyspark_dataframe(frame) or nw.dependencies.is_pyspark_connect_dataframe(frame)


def empty_partition(frame: Any) -> Any:  # noqa: ANN401 - Dask has no types
    """The empty pandas frame that says what the partitions of a Dask frame look like."""
    return import_module("dask.dataframe.dispatch").make_meta(frame)


def columns_in(frame: object) -> Schema:
    """Name of a column of a frame -> its type; reads nothing."""
    return schema_of(wrapped(empty_partition(frame) if is_dask(frame) else frame))


def unfit_in(order: Order, frame: object, *, spark_expressions: bool = False) -> tuple[UnfitAnswers, ...]:
    """Count the answers of a frame that do not fit; reads it.

    Args:
        order: What was asked.
        frame: A frame of the caller.
        spark_expressions: Whether Spark counts in expressions of its own.

    Raises:
        InvalidDataError: When columns are missing or of another type.
    """
    if is_dask(frame):
        from .dask_frames import check_dask

        return check_dask(order, frame)
    if is_spark(frame):
        from .spark_frames import check_spark

        return check_spark(order, frame, expressions=spark_expressions)
    whole = wrapped(frame)
    schema = schema_of(whole)
    check_columns(order, schema)
    return checked(order, whole, schema)


def refuse_unfit_in(order: Order, frame: object) -> None:
    """Check the columns of a frame and, when what does not fit is an error, read it and refuse it for that.

    Raises:
        InvalidDataError: When columns are missing or of another type, or answers do not fit.
    """
    check_columns(order, columns_in(frame))
    if order.outside == "error":
        refuse_unfit(order.questionnaire, order.asked, unfit_in(order, frame))


def only_rows(frame: Any, column: str, value: str) -> Any:  # noqa: ANN401 - any engine
    """The rows of a frame that have this value in a column of text."""
    chosen = ChosenRows(column, value)
    if is_dask(frame):
        return frame.map_partitions(chosen, meta=empty_partition(frame))
    if is_spark(frame):
        from pyspark.sql.functions import col

        quoted = column.replace("`", "``")
        return frame.where(col(f"`{quoted}`") == value)
    return chosen(frame)


@attrs.frozen
class ChosenRows:
    """Chooses the rows that have a value in a column of text."""

    column: str
    value: str

    def __call__(self, frame: Any) -> Any:  # noqa: ANN401 - any engine
        """Choose them."""
        return wrapped(frame).filter(nw.col(self.column).cast(nw.String) == self.value).to_native()
