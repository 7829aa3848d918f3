"""Group results of a data frame."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

import attrs

from werkplekleren.assessments import FLOOR, Questionnaire
from werkplekleren.assessments.suppression import checked_floor
from werkplekleren.errors import InvalidValueError, Message, UnknownNameError

from .checking import refuse_unfit
from .engines import is_spark, wrapped
from .extra import Frame, nw, schema_of
from .group_counts import Cell, Counts, GroupCounter, merged_counts
from .group_results import group_rows, kinds_of
from .long_answers import LongAnswers
from .ordering import check_columns, ordered
from .program import Outside, checked
from .small_frames import frame_like
from .widening import in_wide

if TYPE_CHECKING:
    from narwhals.typing import IntoFrameT


def group_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrameT",
    *,
    group: str | None = None,
    only: Sequence[str] | None = None,
    long: LongAnswers | None = None,
    columns: Mapping[str, str] | None = None,
    perspective: str | None = None,
    perspective_column: str | None = None,
    not_answered: Sequence[int] = (),
    outside: Outside = "error",
    floor: int = FLOOR,
) -> "IntoFrameT":
    """Score the groups in a data frame, with small groups withheld: the numbers of `Questionnaire.score_group`, to the last bit.

    The frame is read when this is called. What may be shown is decided over all teams, as there: fewer than the floor is
    withheld, and so is what could be worked out from the rest.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: As for `score_frame`, as are `columns`, `not_answered` and `outside`.
        group: The column with teams, of text; empty is no team. `None` gives whole perspectives only.
        only: The dimensions to give; `None` is all. A composite of a group is made of the group's own means, which a
            frame does not do.
        long: The columns with answers of a frame in long layout; `None` is a wide frame.
        columns: Item id -> name of its column.
        perspective: The perspective of all rows.
        perspective_column: The column with the perspective of each row.
        not_answered: Numbers that stand for no answer.
        outside: What happens with answers that do not fit.
        floor: The fewest respondents of a confidential perspective for whom something is shown; 5 or more.

    Returns:
        A frame of the same type as `frame`, with a row for each perspective, team that may be shown, and dimension:
        `perspective`, `group` (null is the whole perspective), `respondents`, `dimension`, `n` (with a score), `mean` and
        `spread` in percent, the `band` of the mean, for each band `n__band` (how many are in it), and `withheld`. What is
        withheld is null, as is what is empty.

    Raises:
        InvalidDataError: When columns are missing or of another type, or answers do not fit.
        InvalidValueError: When the arguments do not fit, or the floor is below 5.
        UnknownNameError: When an argument names something that does not exist.
    """
    checked_floor(floor)
    for name in only or ():
        if name not in {one.id for one in questionnaire.dimensions}:
            raise UnknownNameError("dimension", name, (one.id for one in questionnaire.dimensions))
    if perspective is None and perspective_column is None and len(questionnaire.perspectives) > 1:
        raise InvalidValueError(Message("results are by perspective: give perspective or perspective_column"))
    order = ordered(
        questionnaire,
        keep=[] if group is None else [group],
        only=[one.id for one in questionnaire.dimensions] if only is None else only,
        columns=columns,
        perspective=perspective,
        perspective_column=perspective_column,
        not_answered=not_answered,
        measures=("score",),
        bands="position",
        layout="wide",
        outside=outside,
    )
    if perspective_column is not None and perspective_column != group:
        order = attrs.evolve(order, keep=(*order.keep, perspective_column))
    order, wide = in_wide(order, frame, long)
    the_same = perspective or next(one.id for one in questionnaire.perspectives)
    counts = _counted(GroupCounter(order, group, the_same), wide)
    among: dict[str, bool] = {one.id: one.confidential for one in questionnaire.perspectives if perspective_column is not None or one.id == the_same}
    rows = list(group_rows(order, counts, among, floor))
    return cast("IntoFrameT", frame_like(frame, {name: [row[name] for row in rows] for name in rows[0]}, kinds_of(order)))


def _counted(counter: GroupCounter, frame: object) -> Counts:
    order = counter.order
    if nw.dependencies.is_dask_dataframe(frame):
        from .dask_frames import check_dask

        unfit = check_dask(order, frame)
        if order.outside == "error":
            refuse_unfit(order.questionnaire, order.asked, unfit)
        partitions = cast("Any", frame).map_partitions(CountedPartition(counter), meta=dict.fromkeys([*Cell._fields, "count"], object)).compute()
        return merged_counts(partitions.itertuples(index=False))
    if is_spark(frame):
        from .spark_frames import check_spark, chosen_columns

        unfit = check_spark(order, frame, expressions=False)
        if order.outside == "error":
            refuse_unfit(order.questionnaire, order.asked, unfit)
        names = counter.names
        schema = "perspective string, team string, scored bigint, points bigint, weight bigint, place bigint, count bigint"
        return merged_counts(chosen_columns(frame, names).mapInArrow(BatchCounter(counter, names).__call__, schema).collect())
    whole = wrapped(frame)
    columns = schema_of(whole)
    check_columns(order, columns)
    if order.outside == "error":
        refuse_unfit(order.questionnaire, order.asked, checked(order, whole, columns))
    return counter.counted(whole)


@attrs.frozen
class CountedPartition:
    """Counts the scores of a partition of Dask."""

    counter: GroupCounter

    def __call__(self, partition: Any) -> Any:  # noqa: ANN401 - pandas has no types
        """Count them, in a frame of objects."""
        counts = self.counter.counted(nw.from_native(partition))
        rows = [(*cell, count) for cell, count in counts.items()]
        return import_module("pandas").DataFrame(rows, columns=[*Cell._fields, "count"], dtype=object)


@attrs.frozen
class BatchCounter:
    """Counts the scores of Arrow batches, on a worker of Spark.

    Args:
        counter: What to count.
        names: The columns of the batches.
    """

    counter: GroupCounter
    names: tuple[str, ...]

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Count in the batches of a partition."""
        from .spark_frames import gathered

        pa: Any = import_module("pyarrow")
        for table in gathered(batches, self.names):
            frame: Frame = nw.from_native(table)
            rows = [(*cell, count) for cell, count in self.counter.counted(frame).items()]
            kinds = [pa.string(), pa.string(), *[pa.int64()] * 5]
            columns = [pa.array(list(values), kind) for values, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, names=[*Cell._fields, "count"])
