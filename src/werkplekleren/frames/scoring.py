"""Scoring a data frame."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from werkplekleren.assessments import Questionnaire

from .checking import UnfitAnswers, refuse_unfit, unfit_answers
from .engines import is_dask, is_spark, unfit_in, wrapped
from .extra import Frame, schema_of
from .long_answers import LongAnswers
from .measures import BandsAs, Measure
from .ordering import check_columns, ordered
from .program import Layout, Order, Outside, checked, programmed
from .widening import in_wide, unfit_in_long

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT


def score_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrameT",
    *,
    keep: Sequence[str] = (),
    only: Sequence[str] | None = None,
    long: LongAnswers | None = None,
    columns: Mapping[str, str] | None = None,
    perspective: str | None = None,
    perspective_column: str | None = None,
    not_answered: Sequence[int] = (),
    measures: Sequence[Measure] = ("score", "answered", "band", "category", "state"),
    bands: BandsAs = "id",
    layout: Layout = "wide",
    outside: Outside = "error",
    spark_expressions: bool = False,
) -> "IntoFrameT":
    """Score every row of a data frame, to the last bit as `Questionnaire.score` does.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: One row per respondent, one column per item: a Polars DataFrame or LazyFrame, a pandas DataFrame (columns of
            NumPy, nullable or PyArrow), a PyArrow Table, a DuckDB relation, a Dask or a PySpark DataFrame. Columns that are
            not needed are ignored.
        keep: Columns to take over into the result, such as a pseudonym and a group.
        only: The dimensions, composites and classifications to score; `None` is all of them.
        long: The columns with answers of a frame in long layout: one row per respondent and item. `None` is a wide frame.
        columns: Item id -> name of its column, where that differs from the id; in long layout what names the item.
        perspective: The perspective of all rows.
        perspective_column: The column with the perspective of each row.
        not_answered: Numbers that stand for no answer in columns of numbers (9 for "does not apply").
        measures: What to give of each score: `score` in percent of the possible maximum (0 to 100), `mean` on the answer
            scale, `sum` and `prorated_sum` (as floats), `answered`, `items` and `band`; as in `Score`. And of each classification:
            `category`, null when there is none, and `state`, which says why; as in `CategoryScore`.
        bands: `id` gives the id of the band; `position` its place in the list of bands, from low to high, counted
            from 0, which is smaller, faster and sorts well.
        layout: `wide` gives one row per respondent and columns `dimension__measure`; `long` one row per respondent and
            score, with a column `dimension`.
        outside: What happens with answers outside the scale, bounds or choices, and with answers to items that were not
            shown. `error` refuses the frame; for that a lazy frame is read once when this function is called. `missing`
            counts them for nothing and tells in a column `ignored` how many in each row; nothing is read.
        spark_expressions: For PySpark. By default batches are scored in Python on the workers, where this library and its
            extra must be installed too; `True` uses expressions of Spark only, which is several times slower.

    Returns:
        A frame of the same type as `frame`, lazy when that is lazy. Where there is no score, score and band are null, or
        NaN in columns of NumPy.

    Raises:
        InvalidDataError: When columns are missing or of another type, with all of them, or when answers do not fit, with
            each column, how many, and examples.
        InvalidValueError: When the arguments do not fit the questionnaire, or a score could need numbers too large to be
            exact in a data frame.
        UnknownNameError: When an argument names something that does not exist.

    Items hold their answers as `Response` does, with three differences: "does not apply" is empty, or a number named in
    `not_answered`; yes and no may be 1 and 0; and an item with several choices has a column of true and false for each,
    `item__choice`, of which none true is "none of these" and all empty is no answer. Whether items that a form requires were
    answered is not looked at.
    """
    order = ordered(
        questionnaire,
        keep=keep if long is None else tuple(dict.fromkeys([long.respondent, *keep])),
        only=only,
        columns=columns,
        perspective=perspective,
        perspective_column=perspective_column,
        not_answered=not_answered,
        measures=measures,
        bands=bands,
        layout=layout,
        outside=outside,
    )
    order, wide = in_wide(order, frame, long)
    if is_dask(wide):
        from .dask_frames import score_dask

        return cast("IntoFrameT", score_dask(order, wide))
    if is_spark(wide):
        from .spark_frames import score_spark

        return cast("IntoFrameT", score_spark(order, wide, expressions=spark_expressions))
    return cast("IntoFrameT", _scored(order, wrapped(wide)).to_native())


def _scored(order: Order, frame: Frame) -> Frame:
    schema = schema_of(frame)
    check_columns(order, schema)
    program = programmed(order, schema)
    added = program.added_up(frame)
    if order.outside == "error":
        unfit = checked(order, frame, schema) if added is None else unfit_answers(frame, {}, {}, {}, order.perspective)
        refuse_unfit(order.questionnaire, order.asked, unfit)
    return program.run_on(frame, added)


def check_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrame",
    *,
    only: Sequence[str] | None = None,
    long: LongAnswers | None = None,
    columns: Mapping[str, str] | None = None,
    perspective: str | None = None,
    perspective_column: str | None = None,
    not_answered: Sequence[int] = (),
    spark_expressions: bool = False,
) -> tuple[UnfitAnswers, ...]:
    """Count the answers that do not fit; what is missing is not counted. A lazy frame is read, once or twice.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: As for `score_frame`, as are the other arguments.
        only: The dimensions, composites and classifications whose items are looked at.
        long: The columns with answers of a frame in long layout.
        columns: Item id -> name of its column.
        perspective: The perspective of all rows.
        perspective_column: The column with the perspective of each row.
        not_answered: Numbers that stand for no answer.
        spark_expressions: See `score_frame`.

    Returns:
        One for each column in which something does not fit.

    Raises:
        InvalidDataError: When columns are missing or of another type.
        InvalidValueError: When the arguments do not fit the questionnaire.
        UnknownNameError: When an argument names something that does not exist.
    """
    order = ordered(
        questionnaire,
        keep=(),
        only=only,
        columns=columns,
        perspective=perspective,
        perspective_column=perspective_column,
        not_answered=not_answered,
        measures=("score", "category"),
        bands="position",
        layout="wide",
        outside="missing",
    )
    if long is not None:
        return unfit_in_long(order, frame, long, spark_expressions=spark_expressions)
    return unfit_in(order, frame, spark_expressions=spark_expressions)
