"""Answers in long layout laid out wide: one row per respondent, one column per item, by the engine of the caller.

Nothing hangs on the order of rows: an answer that was given twice is none, and of what a column tells of a respondent the
lowest value stands, the first by the alphabet. Where the frame is refused for such things it is read for that here.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, cast

import attrs

from .checking import UnfitAnswers, counted, not_all_fit, problems_of
from .engines import columns_in, empty_partition, is_dask, is_spark, unfit_in, wrapped
from .expressions import total
from .extra import Frame, nw
from .long_answers import LongAnswers, LongFaults, LongOrder, check_long, faults_in, ready
from .program import DISCARDED, Order
from .wide_arrow import wide_arrow
from .wide_pandas import wide_pandas
from .wide_spark import in_safe_names, wide_spark


@attrs.frozen
class _Wide:
    """A frame that was laid out wide: what was asked of it, what was asked of the long one, and what was wrong with that."""

    order: Order
    frame: Any
    long: LongOrder
    faults: LongFaults | None


def in_wide(order: Order, frame: object, long: LongAnswers | None, carried: Sequence[str] = (), *, whole: bool = True) -> tuple[Order, Any]:
    """Lay out a frame wide, if it is long.

    Args:
        order: What was asked; says what happens with what is wrong.
        frame: The frame of the caller.
        long: Its columns with answers; `None` when it is wide.
        carried: Columns that are needed besides those that the order names.
        whole: Whether all respondents are of the order, so that what does not fit can be told at the same time.

    Returns:
        What was asked, of the wide frame, and that frame, of the caller's own type.

    Raises:
        InvalidDataError: When columns are missing or of another type, or the frame is refused for what it holds.
        InvalidValueError: When the names of items and of columns cannot stand beside each other.
    """
    if long is None:
        return order, frame
    wide = _laid_out(order, frame, long, carried, look=order.outside == "error")
    problems = [] if wide.faults is None else list(wide.faults.problems(wide.long))
    if problems:
        if whole:
            problems += problems_of(order.questionnaire, order.asked, unfit_in(wide.order, wide.frame))
        raise not_all_fit(order.questionnaire, problems)
    return wide.order, wide.frame


def unfit_in_long(order: Order, frame: object, long: LongAnswers, *, spark_expressions: bool) -> tuple[UnfitAnswers, ...]:
    """Count the answers of a long frame that do not fit; reads it.

    Raises:
        InvalidDataError: When columns are missing or of another type, or rows leave open of whom they tell.
        InvalidValueError: When the names of items and of columns cannot stand beside each other.
    """
    wide = _laid_out(order, frame, long, (), look=True)
    faults = cast("LongFaults", wide.faults)
    problems = list(faults.about_rows(wide.long))
    if problems:
        raise not_all_fit(order.questionnaire, problems)
    return faults.beside(wide.long, unfit_in(wide.order, wide.frame, spark_expressions=spark_expressions))


def _laid_out(order: Order, frame: object, long: LongAnswers, carried: Sequence[str], *, look: bool) -> _Wide:
    names = [*order.keep, *([] if order.perspective is None else [order.perspective.name]), *carried]
    needed = LongOrder(columns=long, order=order, carried=tuple(name for name in dict.fromkeys(names) if name != long.respondent))
    check_long(needed, columns_in(frame))
    if is_dask(frame):
        frame = cast("Any", frame)[list(needed.columns_needed)].shuffle(on=long.respondent)  # all rows of a respondent in one partition
    faults = _faults(needed, frame) if look else None
    return _Wide(attrs.evolve(order, is_long=True), _wide(needed, frame), needed, faults)


def _faults(long: LongOrder, frame: Any) -> LongFaults:  # noqa: ANN401 - any engine
    if is_dask(frame):
        return _together(frame.map_partitions(FaultsOfPartition(long), meta={"faults": object}).compute()["faults"])
    if is_spark(frame):
        safe, plain = in_safe_names(long, frame)
        faults = faults_in(ready(nw.from_native(plain), safe), safe)
        own = dict(zip(safe.carried, long.carried, strict=True))
        return attrs.evolve(faults, differing={own[name]: count for name, count in faults.differing.items()})
    return faults_in(ready(wrapped(frame), long), long)


def _together(parts: Iterable[LongFaults]) -> LongFaults:
    twice, unknown, differing, nobody = Counter[str](), Counter[str](), Counter[str](), 0
    for one in parts:
        twice.update(one.twice)
        unknown.update(one.unknown)
        differing.update(one.differing)
        nobody += one.nobody
    return LongFaults(twice=twice, unknown=unknown, nobody=nobody, differing=differing)


def _wide(long: LongOrder, frame: Any) -> Any:  # noqa: ANN401 - any engine
    if is_dask(frame):
        return frame.map_partitions(WidePartition(long), meta=WidePartition(long)(empty_partition(frame)))
    if is_spark(frame):
        return wide_spark(long, frame)
    whole = ready(wrapped(frame), long)
    if whole.implementation.is_pandas():
        return wide_pandas(long, whole.to_native())
    if whole.implementation.is_pyarrow():
        return wide_arrow(long, whole.to_native())
    wide = wide_in_expressions(long, whole)
    if whole.implementation.is_polars():  # it has an order, but not one that is the same every time
        wide = wide.sort(long.columns.respondent)
    return wide.to_native()


def wide_in_expressions(long: LongOrder, frame: Frame) -> Frame:
    """Lay out a frame that is ready, on an engine that aggregates any expression."""
    own = long.columns
    names = {own.respondent: "r", own.item: "i", own.answer: "w"} | {name: f"c{place}" for place, name in enumerate(long.carried)}
    item, answer = nw.col("i"), nw.col("w")
    of_item = [nw.when(item == name).then(answer) for name in long.items]
    made = [nw.col(f"c{place}").min() for place, _ in enumerate(long.carried)]
    made += [one.max().alias(f"a{place}") for place, one in enumerate(of_item)]
    if long.masked:
        made += [one.count().cast(nw.Int64).alias(f"n{place}") for place, one in enumerate(of_item)]
        made.append(counted(~item.is_in(list(long.known)) | item.is_null()).alias("unknown"))
    grouped = frame.rename(names).filter(~nw.col("r").is_null()).group_by("r").agg(*made)
    result = [nw.col("r").alias(own.respondent), *(nw.col(f"c{place}").alias(name) for place, name in enumerate(long.carried))]
    for place, name in enumerate(long.items):
        result.append((nw.when(nw.col(f"n{place}") == 1).then(nw.col(f"a{place}")) if long.masked else nw.col(f"a{place}")).alias(name))
    if long.masked:
        twice = total((nw.col(f"n{place}") > 1).cast(nw.Int64) for place, _ in enumerate(long.items))
        result.append((twice + nw.col("unknown")).alias(DISCARDED))
    return grouped.select(*result)


@attrs.frozen
class WidePartition:
    """Lays out wide a partition of Dask that has all rows of its respondents."""

    long: LongOrder

    def __call__(self, partition: Any) -> Any:  # noqa: ANN401 - pandas has no types
        """Lay it out."""
        return wide_pandas(self.long, ready(nw.from_native(partition), self.long).to_native())


@attrs.frozen
class FaultsOfPartition:
    """Counts what is wrong in such a partition."""

    long: LongOrder

    def __call__(self, partition: Any) -> Any:  # noqa: ANN401 - pandas has no types
        """Count it, in a frame of one object."""
        pd: Any = import_module("pandas")
        return pd.DataFrame({"faults": pd.Series([faults_in(ready(nw.from_native(partition), self.long), self.long)], dtype=object)})
