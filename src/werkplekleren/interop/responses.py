"""Answers of a questionnaire: one table for each perspective, one row for each response."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren.advice.dossier import is_personal
from werkplekleren.assessments import (
    Answer,
    ChoiceItem,
    DateItem,
    Item,
    NumberItem,
    Questionnaire,
    Response,
    ScaleItem,
    YesNoItem,
)
from werkplekleren.errors import InvalidResponseError, Message, Place, Problem

from .cells import Read, day, listed, number, text, whole, yes_no
from .columns import Column, build, check_header, read_row, shortened, unique
from .tables import Row, Table

if TYPE_CHECKING:
    from werkplekleren._base.ids import Identifier

NOT_APPLICABLE = "n/a"
"""In a cell of an item: does not apply. An empty cell is: not answered."""


def read_responses(
    table: Table, questionnaire: Questionnaire, perspective: "Identifier", problems: list[Problem], *, personal: frozenset[str]
) -> list[tuple[Place, Response]]:
    """The responses of a table.

    Args:
        table: Columns `id`, perhaps `group`, `answered_on` and `seconds`, then one for each item that was asked.
        questionnaire: The questionnaire that was answered.
        perspective: From which side.
        problems: What is wrong is added to this.
        personal: Ids and names of people, from `personal_names`; a response may not carry one.

    Returns:
        The responses that can be made, each with the place of its id.
    """
    asked = [item for item in questionnaire.items if not item.perspectives or perspective in item.perspectives]
    fixed = (Column("id", text, filled=True), Column("group", text), Column("answered_on", day), Column("seconds", whole))
    items = [Column(item.id, _reader(item), needed=True) for item in asked]
    check_header(table, [*fixed, *items], problems)
    unique(table.rows, "id", problems)
    responses: list[tuple[Place, Response]] = []
    for row in table.rows:
        values, sound = read_row(row, fixed, problems)
        given, _ = read_row(row, items, problems)
        # the id is a stand-in at first: answers are held against the questionnaire also where something else is wrong in the row
        answered = Response(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            perspective=perspective,
            id="?",
            answers=cast("Mapping[str, Answer]", given),
        )
        problems.extend(_personal(row, values, personal))
        shared = {name: getattr(answered, name) for name in ("questionnaire", "version", "perspective", "answers")}
        response = build(Response, row, values, problems, sound=sound, shared=shared)
        problems.extend(_misfits(row, answered, questionnaire))
        if response is not None:
            responses.append((row.place("id"), response))
    return responses


def _personal(row: Row, values: Mapping[str, object], personal: frozenset[str]) -> Iterator[Problem]:
    for column in ("id", "group"):
        value = values.get(column)
        if value is not None and is_personal(cast("str", value), personal):
            yield personal_problem(row.place(column), shortened(row.cells[column]))


def personal_problem(place: Place, found: str) -> Problem:
    """Answers that say whose they are."""
    return Problem(
        code="personal",
        what=Message("answers may not carry the id or name of a person"),
        place=place,
        found=found,
        remedy=Message("use a pseudonym that says nothing, such as r01, and a group of at least five people"),
    )


def misfits(response: Response, questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """What the questionnaire has against a response."""
    try:
        questionnaire.check(response)
    except InvalidResponseError as error:
        return error.problems
    return ()


def _misfits(row: Row, response: Response, questionnaire: Questionnaire) -> Iterator[Problem]:
    """What the questionnaire has against the response, each at its cell; not about cells that could not be read."""
    for problem in misfits(response, questionnaire):
        item = (problem.place.path or "").partition(".")[2]
        if not row.cells.get(item) or item in response.answers:
            yield attrs.evolve(problem, place=row.place(item or None))


def _reader(item: "Item") -> Read:
    """How the cells of an item are read; whether the answer fits is for the questionnaire."""
    match item:
        case ScaleItem():
            return _scale
        case YesNoItem():
            return yes_no
        case NumberItem():
            return number
        case DateItem():
            return lambda cell: day(cell).isoformat()
        case ChoiceItem(multiple=True):
            return listed(text)
        case _:
            return text


def _scale(cell: str) -> object:
    return NOT_APPLICABLE if cell == NOT_APPLICABLE else whole(cell)
