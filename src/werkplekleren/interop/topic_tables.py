"""The table of the topics of a knowledge map."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, cast

from werkplekleren.errors import InvalidValueError, Message, Problem
from werkplekleren.retention import LevelHours, Topic
from werkplekleren.retention.map_checks import prerequisite_circles

from .columns import build, check_header, known_name, read_row, unique
from .map_columns import TOPICS
from .references import ids_in, known_level, level_problem
from .tables import Row, Table

if TYPE_CHECKING:
    from werkplekleren.retention import LevelScale


def read_topics(table: Table, scale: "LevelScale", problems: list[Problem], *, task_types: Collection[str] | None = None) -> list[Topic]:
    """The topics of a table; `task_types` are the kinds of task there are, `None` when that is not known."""
    check_header(table, TOPICS, problems)
    unique(table.rows, "id", problems)
    known = ids_in(table)
    topics: list[Topic] = []
    for row in table.rows:
        values, sound = read_row(row, TOPICS, problems)
        sound = known_level(row, "required_level", values, scale, problems) and sound
        hours = _level_hours(row, values, scale, problems)
        for name in cast("tuple[str, ...]", values.get("prerequisites", ())):
            sound = known_name("topic", name, row.place("prerequisites"), known, problems) and sound
        task = cast("str | None", values.get("task_type"))
        sound = (task is None or known_name("task type", task, row.place("task_type"), task_types, problems)) and sound
        topic = build(Topic, row, values, problems, sound=sound and hours is not None, shared={"level_hours": hours})
        if topic is not None:
            topics.append(topic)
    problems.extend(_circles(table, topics))
    return topics


def _circles(table: Table, topics: list[Topic]) -> Iterator[Problem]:
    """Topics that come before themselves, each circle at the row of its first topic."""
    rows = {row.cells.get("id"): row for row in table.rows}
    for circle in prerequisite_circles(topics):
        yield Problem(
            code="prerequisite-circle",
            what=Message("these topics are each other's prerequisites: {circle}", {"circle": " -> ".join((*circle, circle[0]))}),
            place=rows[circle[0]].place("prerequisites"),
            remedy=Message("take away one of these prerequisites"),
        )


def _level_hours(row: Row, values: dict[str, object], scale: "LevelScale", problems: list[Problem]) -> tuple[LevelHours, ...] | None:
    steps = cast("tuple[tuple[int, int], ...]", values.pop("level_hours", ()))
    if any(level not in scale.values for level, _ in steps):
        problems.append(level_problem(row, "level_hours", scale))
        return None
    try:
        return tuple(LevelHours(level=level, hours=hours) for level, hours in steps)
    except InvalidValueError as error:
        problems.append(Problem(code="invalid-value", what=error.summary, place=row.place("level_hours")))
        return None
