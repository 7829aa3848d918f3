"""Scoring a data frame."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from werkplekleren.assessments import Questionnaire
from werkplekleren.errors import InvalidDataError, Message

from .checking import UnfitAnswers, problem_of
from .extra import Frame, nw
from .measures import BandsAs, Measure
from .ordering import check_columns, ordered
from .program import Layout, Order, Outside, checked, programmed

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame, IntoFrameT


def score_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrameT",
    *,
    keep: Sequence[str] = (),
    only: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    perspective: str | None = None,
    perspective_column: str | None = None,
    not_answered: Sequence[int] = (),
    measures: Sequence[Measure] = ("score", "answered", "band"),
    bands: BandsAs = "id",
    layout: Layout = "wide",
    outside: Outside = "error",
) -> "IntoFrameT":
    """Score every row of a data frame, to the last bit as `Questionnaire.score` does.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: One row per respondent, one column per item: a Polars DataFrame or LazyFrame, a pandas DataFrame (columns of
            NumPy, nullable or PyArrow), a PyArrow Table, a DuckDB relation, a Dask or a PySpark DataFrame. Columns that are
            not needed are ignored.
        keep: Columns to take over into the result, such as a pseudonym and a group.
        only: The dimensions and composites to score; `None` is all of them.
        columns: Item id -> name of its column, where that differs from the id.
        perspective: The perspective of all rows.
        perspective_column: The column with the perspective of each row.
        not_answered: Numbers that stand for no answer in columns of numbers (9 for "does not apply").
        measures: What to give of each score: `score` in percent of the possible maximum (0 to 100), `mean` on the answer
            scale, `answered`, `items` and `band`.
        bands: `id` gives the id of the band; `position` its place in the list of bands, from low to high, counted
            from 0, which is smaller, faster and sorts well.
        layout: `wide` gives one row per respondent and columns `dimension__measure`; `long` one row per respondent and
            score, with a column `dimension`.
        outside: What happens with answers outside the scale, bounds or choices, and with answers to items that were not
            shown. `error` refuses the frame; for that a lazy frame is read once when this function is called. `missing`
            counts them for nothing and tells in a column `ignored` how many in each row; nothing is read.

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
    `item__choice`, of which none true is "none of these" and all empty is no answer. Whether required items were answered
    is not looked at.
    """
    order = ordered(
        questionnaire,
        keep=keep,
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
    wrapped: Frame = nw.from_native(frame)
    schema = wrapped.collect_schema()
    check_columns(order, schema)
    program = programmed(order, schema)
    if outside == "error":
        refuse_unfit(order, checked(order, wrapped, schema))
    return cast("IntoFrameT", program.run(wrapped).to_native())


def check_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrame",
    *,
    only: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    perspective: str | None = None,
    perspective_column: str | None = None,
    not_answered: Sequence[int] = (),
) -> tuple[UnfitAnswers, ...]:
    """Count the answers that do not fit; what is missing is not counted. A lazy frame is read, once or twice.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: As for `score_frame`, as are the other arguments.
        only: The dimensions and composites whose items are looked at.
        columns: Item id -> name of its column.
        perspective: The perspective of all rows.
        perspective_column: The column with the perspective of each row.
        not_answered: Numbers that stand for no answer.

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
        measures=("score",),
        bands="position",
        layout="wide",
        outside="missing",
    )
    wrapped: Frame = nw.from_native(frame)
    schema = wrapped.collect_schema()
    check_columns(order, schema)
    return checked(order, wrapped, schema)


def refuse_unfit(order: Order, unfit: Sequence[UnfitAnswers]) -> None:
    """Refuse a frame with answers that do not fit.

    Raises:
        InvalidDataError: With each column.
    """
    perspectives = [one.id for one in order.questionnaire.perspectives]
    problems = [problem for one in unfit for problem in problem_of(one, order.asked, perspectives)]
    if problems:
        values: dict[str, str | int] = {"id": order.questionnaire.id, "version": order.questionnaire.version}
        raise InvalidDataError(Message("not all answers fit questionnaire {id} {version}", values), problems)
