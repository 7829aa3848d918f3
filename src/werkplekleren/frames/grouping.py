"""Group results of a data frame."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import FLOOR, Questionnaire
from werkplekleren.assessments.plan import PlanComposite
from werkplekleren.assessments.suppression import checked_floor
from werkplekleren.errors import InvalidValueError, Message, UnknownNameError

from .counting import counts_in
from .engines import refuse_unfit_in
from .group_counts import GroupCounter, Groups, add_counts
from .group_results import GroupTeller, Row
from .long_answers import LongAnswers
from .ordering import ordered
from .program import Outside
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
        only: The dimensions and composites to give; `None` is all.
        long: The columns with answers of a frame in long layout; `None` is a wide frame.
        columns: Item id -> name of its column.
        perspective: The perspective of all rows.
        perspective_column: The column with the perspective of each row.
        not_answered: Numbers that stand for no answer.
        outside: What happens with answers that do not fit.
        floor: The fewest respondents of a confidential perspective for whom something is shown; 5 or more.

    Returns:
        A frame of the same type as `frame`, with a row for each perspective, team that may be shown, and dimension or composite:
        `perspective`, `group` (null is the whole perspective), `respondents`, `dimension`, `n` (with a score), `mean` and
        `spread` in percent, the `band` of the mean, for each band `n__band` (how many are in it), and `withheld`. What is
        withheld is null, as is what is empty.

    Raises:
        InvalidDataError: When columns are missing or of another type, or answers do not fit.
        InvalidValueError: When the arguments do not fit, or the floor is below 5.
        UnknownNameError: When an argument names something that does not exist.
    """
    checked_floor(floor)
    known = questionnaire.plan.order
    for name in only or ():
        if name not in known:
            raise UnknownNameError("dimension", name, known)
    if perspective is None and perspective_column is None and len(questionnaire.perspectives) > 1:
        raise InvalidValueError(Message("results are by perspective: give perspective or perspective_column"))
    order = ordered(
        questionnaire,
        keep=list(dict.fromkeys(one for one in (group, perspective_column) if one is not None)),
        only=only,
        columns=columns,
        perspective=perspective,
        perspective_column=perspective_column,
        not_answered=not_answered,
        measures=("score",),
        bands="position",
        layout="wide",
        outside=outside,
    )
    order, wide = in_wide(order, frame, long)
    refuse_unfit_in(order, wide)
    the_same = perspective or next(one.id for one in questionnaire.perspectives)
    among: dict[str, bool] = {one.id: one.confidential for one in questionnaire.perspectives if perspective_column is not None or one.id == the_same}
    teller = GroupTeller(order, order.scored, among, floor)
    groups: Groups = {}
    again: tuple[PlanComposite, ...] = ()
    todo: Sequence[str] = list(teller.plans)
    rows: list[Row] = []
    while todo:  # once, and again for composites that must be counted without a part
        counted = attrs.evolve(order, composites=(*order.composites, *again), scored=tuple(map(Identifier, todo)))
        add_counts(groups, counts_in(wide, GroupCounter(counted, group, the_same)), todo)
        uncounted: dict[str, PlanComposite] = {}
        rows = list(teller.rows(groups, uncounted))
        again, todo = (*again, *uncounted.values()), list(uncounted)
    return cast("IntoFrameT", frame_like(frame, {name: [row[name] for row in rows] for name in rows[0]}, teller.kinds))
