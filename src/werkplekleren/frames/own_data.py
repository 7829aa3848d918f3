"""Norms and the quality of an instrument from a data frame: the engine counts, the rest is as from responses."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from werkplekleren.assessments import FLOOR, AnswerScale, DimensionQuality, InstrumentQuality, Item, Norm, Questionnaire, Sample, ScaleItem
from werkplekleren.assessments.own_data.analysis import dimension_quality, item_quality
from werkplekleren.assessments.own_data.norming import dimension_norm
from werkplekleren.assessments.plan import values_of
from werkplekleren.assessments.suppression import checked_floor
from werkplekleren.errors import InvalidDataError, Message, Place, Problem, did_you_mean

from .counting import counts_in
from .engines import columns_in, only_rows, refuse_unfit_in
from .figures import Figures, figures_of
from .long_answers import LongAnswers
from .ordering import ordered
from .program import Outside
from .tallies import Tallier, keyed_items, refuse_too_wide
from .widening import in_wide

if TYPE_CHECKING:
    from narwhals.typing import IntoFrame


@attrs.frozen(kw_only=True)
class _Read:
    """A frame of which the respondents of one perspective were counted.

    Args:
        sample: On whom figures rest.
        least: The fewest for which something is shown.
        items: The items that are asked.
        ends: Item id -> the lowest and the highest whole number that an answer can stand for.
        figures: What was counted.
    """

    sample: Sample
    least: int
    items: tuple[Item, ...]
    ends: Mapping[str, tuple[int, int]]
    figures: Figures


def norm_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrame",
    *,
    perspective: str,
    sample: str,
    floor: int = FLOOR,
    long: LongAnswers | None = None,
    columns: Mapping[str, str] | None = None,
    perspective_column: str | None = None,
    date_column: str | None = None,
    not_answered: Sequence[int] = (),
    outside: Outside = "error",
) -> Norm:
    """Work out a norm from a data frame; equal to that of `Questionnaire.norm` from the same answers.

    A lazy frame is read a few times: once for answers that do not fit, once to count, and once for each dimension. Only
    counts leave the engine; Dask and Spark count in each partition.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: One row per respondent, one column per item, as for `score_frame`.
        perspective: Id of the perspective.
        sample: Who the respondents are, in your words.
        floor: The fewest scores for which something is shown; 5 or more.
        long: The columns with answers of a frame in long layout; `None` is a wide frame.
        columns: Item id -> name of its column, where that differs from the id.
        perspective_column: The column with the perspective of each row; rows of another one are left out. Without it all
            rows are of `perspective`.
        date_column: The column with the day of the answers; without it the days are not told.
        not_answered: Numbers that stand for no answer in columns of numbers.
        outside: What happens with answers that do not fit: `error` refuses the frame, `missing` counts them for nothing.

    Returns:
        The norm.

    Raises:
        InvalidDataError: When columns are missing or of another type, or when answers do not fit, with each column.
        InvalidValueError: When the arguments do not fit the questionnaire.
        UnknownNameError: When an argument names something that does not exist.
    """
    read = _read(
        questionnaire,
        frame,
        perspective=perspective,
        sample=sample,
        floor=floor,
        long=long,
        columns=columns,
        perspective_column=perspective_column,
        date_column=date_column,
        not_answered=not_answered,
        outside=outside,
        closely=False,
    )
    return Norm(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        sample=read.sample,
        dimensions=tuple(dimension_norm(row.dimension, read.figures.scores(row.dimension), read.least) for row in questionnaire.plan.rows),
        legend=questionnaire.legend,
    )


def quality_frame(
    questionnaire: Questionnaire,
    frame: "IntoFrame",
    *,
    perspective: str,
    sample: str,
    floor: int = FLOOR,
    long: LongAnswers | None = None,
    columns: Mapping[str, str] | None = None,
    perspective_column: str | None = None,
    date_column: str | None = None,
    group_column: str | None = None,
    not_answered: Sequence[int] = (),
    outside: Outside = "error",
) -> InstrumentQuality:
    """Work out what the answers in a data frame say about a questionnaire; equal to `Questionnaire.quality` from the same answers.

    Reliabilities come from counts, sums and sums of products that the engine works out; only those leave it.

    Args:
        questionnaire: The questionnaire that was answered.
        frame: One row per respondent, one column per item, as for `score_frame`.
        perspective: Id of the perspective; the other arguments are those of `norm_frame`.
        sample: Who the respondents are, in your words.
        floor: The fewest answers for which something is shown; 5 or more.
        long: The columns with answers of a frame in long layout; `None` is a wide frame.
        columns: Item id -> name of its column, where that differs from the id.
        perspective_column: The column with the perspective of each row; rows of another one are left out.
        date_column: The column with the day of the answers.
        group_column: The column with the team, firm or other group, as text; without it nothing is said of groups.
        not_answered: Numbers that stand for no answer in columns of numbers.
        outside: What happens with answers that do not fit: `error` refuses the frame, `missing` counts them for nothing.

    Returns:
        The quality.

    Raises:
        InvalidDataError: When columns are missing or of another type, or when answers do not fit, with each column.
        InvalidValueError: When the arguments do not fit the questionnaire, or answers stand for numbers that cannot be
            multiplied safely on every engine.
        UnknownNameError: When an argument names something that does not exist.
    """
    read = _read(
        questionnaire,
        frame,
        perspective=perspective,
        sample=sample,
        floor=floor,
        long=long,
        columns=columns,
        perspective_column=perspective_column,
        date_column=date_column,
        group_column=group_column,
        not_answered=not_answered,
        outside=outside,
        closely=True,
    )
    figures, asked_of = read.figures, {item.id for item in read.items}
    used = {item.scale for item in read.items if isinstance(item, ScaleItem)}
    dimensions: list[DimensionQuality] = []
    for row in questionnaire.plan.rows:
        asked = [column for column in row.columns if column.item in asked_of]
        covariances, incomplete = figures.complete(row.dimension, asked)
        made = dimension_quality(
            row.dimension,
            asked,
            figures.scores(row.dimension),
            covariances,
            figures.groups(row.dimension),
            incomplete=incomplete,
            respondents=figures.n,
            least=read.least,
        )
        dimensions.append(made)
    items = (
        item_quality(item, read.ends.get(item.id), asked=figures.asked(item.id), counts=figures.values(item.id), least=read.least)
        for item in read.items
    )
    return InstrumentQuality(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        sample=read.sample,
        items=tuple(items),
        dimensions=tuple(dimensions),
        scales=tuple(scale for scale in questionnaire.scales if scale.id in used),
        legend=questionnaire.legend,
    )


def _read(
    questionnaire: Questionnaire,
    frame: "IntoFrame",
    *,
    perspective: str,
    sample: str,
    floor: int,
    long: LongAnswers | None,
    columns: Mapping[str, str] | None,
    perspective_column: str | None,
    date_column: str | None,
    group_column: str | None = None,
    not_answered: Sequence[int],
    outside: Outside,
    closely: bool,
) -> _Read:
    side = questionnaire.perspective(perspective)
    checked_floor(floor)
    order = ordered(
        questionnaire,
        keep=(),
        only=[row.dimension for row in questionnaire.plan.rows],
        columns=columns,
        perspective=side.id,
        perspective_column=None,
        not_answered=not_answered,
        measures=("score",),
        bands="position",
        layout="wide",
        outside=outside,
    )
    others = [one for one in (perspective_column, date_column, group_column) if one is not None]
    order, wide = in_wide(order, frame, long, others, whole=False)
    _check_others(others, columns_in(wide))
    refuse_too_wide(order)
    if perspective_column is not None:
        wide = only_rows(wide, perspective_column, side.id)
    refuse_unfit_in(order, wide)
    scales: dict[str, AnswerScale] = {one.id: one for one in questionnaire.scales}
    items = tuple(item for item in questionnaire.plan.keyed if item.id in keyed_items(order))
    ends: dict[str, tuple[int, int]] = {item.id: found for item in items if (found := values_of(item, scales)) is not None}
    tallier = Tallier(order=order, ends=ends, days=date_column, team=group_column, closely=closely)
    figures = figures_of(counts_in(wide, tallier))
    least = floor if side.confidential else 1
    first, last = figures.days if figures.n >= least else (None, None)
    n = figures.n if figures.n >= least else None
    told = Sample(description=sample, perspective=side.id, n=n, first_day=first, last_day=last, floor=floor)
    return _Read(sample=told, least=least, items=items, ends=ends, figures=figures)


def _check_others(names: Sequence[str], schema: "Mapping[str, Any]") -> None:
    problems = [
        Problem(code="missing-column", what=Message("there is no such column"), place=Place(path=name), remedy=did_you_mean(name, schema))
        for name in names
        if name not in schema
    ]
    if problems:
        raise InvalidDataError(Message("there are columns missing"), problems)
