"""What a caller asked for, checked against the questionnaire, and a frame checked against that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import get_args

from werkplekleren.assessments import Questionnaire
from werkplekleren.assessments.checking import AskedItem
from werkplekleren.assessments.plan import PlanComposite
from werkplekleren.errors import InvalidValueError, Message, Place, Problem, UnknownNameError, did_you_mean, unknown_name

from .checking import PerspectiveColumn, wrong_columns
from .columns import TEXTS, Wanted, wanted
from .extra import Schema
from .measures import OF_CATEGORIES, BandsAs, Measure
from .needs import needed_items, restricted
from .program import Layout, Order, Outside, result_columns, wanted_names


def ordered(
    questionnaire: Questionnaire,
    *,
    keep: Sequence[str],
    only: Sequence[str] | None,
    columns: Mapping[str, str] | None,
    perspective: str | None,
    perspective_column: str | None,
    not_answered: Sequence[int],
    measures: Sequence[Measure],
    bands: BandsAs,
    layout: Layout,
    outside: Outside,
) -> Order:
    """Check what a caller asked for; `score_frame` says what each argument means."""
    _check_choices(bands=bands, layout=layout, outside=outside, measures=measures)
    plan = questionnaire.plan
    known = (*plan.order, *(one.id for one in plan.classifications))
    for name in only or ():
        if name not in known:
            raise UnknownNameError("dimension", name, known)
    told = set(known if only is None else only)
    classifications = tuple(one for one in plan.classifications if one.id in told and not OF_CATEGORIES.isdisjoint(measures))
    scored = tuple(name for name in plan.order if name in told and not OF_CATEGORIES.issuperset(measures))
    measures = [one for one in measures if (classifications if one in OF_CATEGORIES else scored)]
    resting = [*scored, *(name for one in classifications for name in one.dimensions)]
    composites = _with_parts(plan.composites, resting)
    inside = {*resting, *(name for composite in composites for name, _ in composite.parts)}
    rows = tuple(row for row in plan.rows if row.dimension in inside)
    keyed = {column.item for row in rows for column in row.columns} | {name for one in classifications for name in one.items}
    asked = _asked(questionnaire, keyed, perspective, perspective_column)
    if not asked or not measures:
        raise InvalidValueError(Message("there is nothing to score"))
    order = Order(
        questionnaire=questionnaire,
        rows=rows,
        composites=composites,
        classifications=classifications,
        scored=scored,
        asked=asked,
        names=dict(columns or {}),
        codes=tuple(not_answered),
        keep=tuple(keep),
        perspective=None
        if perspective_column is None
        else PerspectiveColumn(name=perspective_column, perspectives=tuple(one.id for one in questionnaire.perspectives)),
        measures=tuple(measures),
        bands=bands,
        layout=layout,
        outside=outside,
    )
    problems = (*_about_names(order), *_about_codes(order))
    if problems:
        raise InvalidValueError(Message("the arguments do not fit questionnaire {id}", {"id": questionnaire.id}), problems)
    return order


def _check_choices(*, bands: str, layout: str, outside: str, measures: Sequence[str]) -> None:
    _known("way to say bands", bands, get_args(BandsAs))
    _known("layout", layout, get_args(Layout))
    _known("way with answers that do not fit", outside, get_args(Outside))
    for one in measures:
        _known("measure", one, get_args(Measure))


def _known(sort: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise UnknownNameError(sort, str(name), known)


def _asked(questionnaire: Questionnaire, keyed: AbstractSet[str], perspective: str | None, perspective_column: str | None) -> dict[str, AskedItem]:
    """The items that are needed, given what is known of perspectives."""
    if perspective is not None and perspective_column is not None:
        raise InvalidValueError(Message("give perspective, the same for all, or perspective_column, not both"))
    if perspective is None and len(questionnaire.perspectives) == 1:
        perspective = questionnaire.perspectives[0].id
    elsewhere = frozenset[str]()
    if perspective is not None:
        elsewhere = questionnaire.compiled.checker.elsewhere[questionnaire.perspective(perspective).id]
    asked = needed_items(questionnaire, keyed, elsewhere)
    if perspective is None and perspective_column is None and restricted(asked):
        raise InvalidValueError(Message("some of these items are asked from some perspectives only: give perspective or perspective_column"))
    return asked


def _with_parts(composites: Iterable[PlanComposite], scored: Sequence[str]) -> tuple[PlanComposite, ...]:
    """The composites that are scored and those inside them, each after its parts."""
    found: list[PlanComposite] = []
    inside = set(scored)
    for composite in reversed(tuple(composites)):
        if composite.dimension in inside:
            found.append(composite)
            inside |= {name for name, _ in composite.parts}
    return tuple(reversed(found))


def _about_names(order: Order) -> Iterator[Problem]:
    """What is wrong with the names that the caller gave."""
    keys = tuple(one.key for asked in order.questionnaire.compiled.checker.items.values() for one in wanted(asked.item))
    for key in order.names:
        if key not in keys:
            yield Problem(code="unknown-name", what=unknown_name("item", key, keys), place=Place(path=f"columns.{key[:80]}"))
    results = [*order.keep, *(name for name, _ in result_columns(order))]
    for name in dict.fromkeys(results):
        if results.count(name) > 1:
            yield Problem(
                code="repeated-column",
                what=Message("the result would have two columns {name!r}", {"name": name}),
                place=Place(path="keep"),
                remedy=Message("give the column another name, or leave it out of keep"),
            )


def _about_codes(order: Order) -> Iterator[Problem]:
    for name, one in order.asked.items():
        for key in wanted(one.item):
            if key.sort in {"number", "yes-no"}:
                ends = (0, 1) if key.sort == "yes-no" else one.item.values(one.scale)
                for code in order.codes:
                    if ends is None or ends[0] <= code <= ends[1]:
                        yield Problem(
                            code="code-is-answer",
                            what=Message("{code} stands for no answer, but is an answer to item {item!r}", {"code": code, "item": name}),
                            place=Place(path="not_answered"),
                        )


def check_columns(order: Order, schema: Schema) -> None:
    """Check that a frame has the columns, of types that will do.

    Raises:
        InvalidDataError: With every column that is missing or of another type.
    """
    names = wanted_names(order)
    needed = [one for asked in order.asked.values() for one in wanted(asked.item)]
    # of a frame that was laid out wide here the types were looked at before
    columns: list[tuple[str, Wanted | None]] = [(names[one.key], None if order.is_long else one) for one in needed]
    columns += [(name, None) for name in order.keep]
    if order.perspective is not None:
        columns.append((order.perspective.name, Wanted(key="perspective", sort="text", expected=TEXTS)))
    problems = [problem for name, one in columns for problem in _column(name, one, schema)]
    if problems:
        raise wrong_columns(order.questionnaire, problems)


def _column(name: str, one: Wanted | None, schema: Schema) -> Iterator[Problem]:
    """What is wrong with a column that must be there; `None` accepts every type."""
    if name not in schema:
        yield Problem(
            code="missing-column",
            what=Message("there is no such column"),
            place=Place(path=name),
            expected=None if one is None else one.expected,
            remedy=did_you_mean(name, schema),
        )
    elif one is not None and not one.accepts(schema[name]):
        yield Problem(
            code="wrong-type",
            what=Message("the column has another type"),
            place=Place(path=name),
            found=str(schema[name]),
            expected=one.expected,
            remedy=Message("convert it yourself, so that nothing is converted unseen"),
        )
