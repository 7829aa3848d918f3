"""Scoring a group over two groupings at once."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import repeated
from werkplekleren.errors import InvalidValueError, Message, UnknownNameError

from .cross_table import BY_GROUP, CrossCell, CrossTable, Grouping
from .group_scoring import Member, check_responses, group_scores, members_of, no_scores, valid
from .items import ChoiceItem, Item, YesNoItem
from .leaving_out import LeaveOut, LeftOut, sift
from .naming import by_id
from .plan import ScoringPlan
from .response import Response
from .suppression import checked_floor, floors_up_to
from .table_suppression import Place, Shown, everything, shown_of

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

YES_NO: tuple[tuple[str, Text], ...] = (("yes", Text.of(nl="ja", en="yes")), ("no", Text.of(nl="nee", en="no")))


def cross_table(
    questionnaire: "Questionnaire",
    responses: Sequence[Response],
    *,
    perspective: str,
    rows: str,
    columns: str,
    groups: tuple[str, ...],
    floor: int,
    leave_out: LeaveOut,
) -> CrossTable:
    """Score a group over two groupings; `Questionnaire.cross_table` says what each argument means."""
    checked_floor(floor)
    found = questionnaire.perspective(perspective)
    if rows == columns:
        raise InvalidValueError(Message("rows and columns must differ; both are {by}", {"by": repr(rows)[:80]}))
    if groups and BY_GROUP not in {rows, columns}:
        raise InvalidValueError(Message("groups can only be named when rows or columns are 'group'"))
    for name in repeated(groups):
        raise InvalidValueError(Message("group {name} is named more than once", {"name": repr(name)[:80]}))
    sides = tuple(_grouping(questionnaire, found.id, by, groups) for by in (rows, columns))
    categorised = {one.id for one in questionnaire.classifications}.difference(item.id for item in _asked(questionnaire, found.id))
    check_responses(questionnaire, responses)
    sifted = sift(questionnaire, responses, leave_out)
    by_place: dict[Place, list[Member]] = {}
    for member in members_of(questionnaire, sifted.kept)[found.id]:
        row, column = (_place(member, side.by, categorised) for side in sides)
        by_place.setdefault((row, column), []).append(member)
    plan = questionnaire.plan
    least = floor if found.confidential else 1
    whole, by_dimension = _shown(plan, by_place, least)
    row_names, column_names = (
        side.names if side.by != BY_GROUP or groups else tuple(sorted(seen)) for side, seen in zip(sides, (whole.rows, whole.columns), strict=True)
    )
    out = sifted.said(found.id, least) if whole.total else LeftOut()
    return CrossTable(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        perspective=found.id,
        floor=floor,
        left_out=out.n,
        left_out_reasons=out.reasons,
        rows=Grouping(by=sides[0].by, title=sides[0].title, names=row_names, titles=sides[0].titles),
        columns=Grouping(by=sides[1].by, title=sides[1].title, names=column_names, titles=sides[1].titles),
        cells=tuple(
            _cell(plan, (row, column), by_place, least, whole=whole, by_dimension=by_dimension)
            for row in (*row_names, None)
            for column in (*column_names, None)
        ),
        legend=questionnaire.legend,
    )


def _asked(questionnaire: "Questionnaire", perspective: Identifier) -> tuple[Item, ...]:
    return tuple(item for item in questionnaire.items if not item.perspectives or perspective in item.perspectives)


def _grouping(questionnaire: "Questionnaire", perspective: Identifier, by: str, groups: tuple[str, ...]) -> Grouping:
    """How respondents are divided; where an item and a classification have the same id it is the item."""
    if by == BY_GROUP:
        return Grouping(by=BY_GROUP, names=groups)
    items = by_id(_asked(questionnaire, perspective))
    classifications = by_id(questionnaire.classifications)
    choices: tuple[tuple[str, Text], ...]
    if by not in items:
        if by not in classifications:
            raise UnknownNameError("item", by, (BY_GROUP, *items, *classifications))
        title = classifications[by].title
        choices = tuple((one.id, one.title) for one in classifications[by].categories)
    else:
        item = items[by]
        title = item.wording(perspective)
        if isinstance(item, YesNoItem):
            choices = YES_NO
        elif isinstance(item, ChoiceItem) and not item.multiple:
            choices = tuple((one.id, one.label) for one in item.options)
        else:
            raise InvalidValueError(
                Message(
                    "item {item} divides nobody over rows or columns; only a yes-no item or an item with one choice does", {"item": repr(by)[:80]}
                )
            )
    return Grouping(by=by, title=title, names=tuple(name for name, _ in choices), titles=tuple(title for _, title in choices))


def _place(member: Member, by: str, categorised: AbstractSet[str]) -> str | None:
    if by == BY_GROUP:
        return member.response.group
    if by in categorised:
        return member.categories[Identifier(by)].category
    answer = member.response.answers.get(by)
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer if isinstance(answer, str) else None


def _shown(plan: ScoringPlan, by_place: Mapping[Place, list[Member]], least: int) -> tuple[Shown, dict[Identifier, Shown]]:
    """What may be shown of how many there are, and of each dimension; what a lower floor hides stays hidden."""
    sizes = {place: len(members) for place, members in by_place.items()}
    counts = {name: {place: valid(members, name) for place, members in by_place.items()} for name in plan.order}
    whole = everything(sizes)
    shown = dict.fromkeys(plan.order, whole)
    for floor in floors_up_to(least):
        whole = shown_of(sizes, whole, floor)
        for name in plan.order:
            shown[name] = shown_of(counts[name], shown[name].within(whole), floor)
    return whole, shown


def _cell(
    plan: ScoringPlan, place: Place, by_place: Mapping[Place, list[Member]], least: int, *, whole: Shown, by_dimension: Mapping[Identifier, Shown]
) -> CrossCell:
    row, column = place
    if not _is_shown(place, whole):
        return CrossCell(row=row, column=column, withheld=True, scores=no_scores(plan))
    members = list(_members(place, by_place))
    seen = {name for name, shown in by_dimension.items() if _is_shown(place, shown)}
    return CrossCell(row=row, column=column, n=len(members), scores=group_scores(plan, members, seen, least))


def _is_shown(place: Place, shown: Shown) -> bool:
    row, column = place
    if row is None or column is None:
        return shown.total if row is column else row in shown.rows or column in shown.columns
    return (row, column) in shown.cells


def _members(place: Place, by_place: Mapping[Place, list[Member]]) -> Iterable[Member]:
    row, column = place
    for (own_row, own_column), members in by_place.items():
        if row in {None, own_row} and column in {None, own_column}:
            yield from members
