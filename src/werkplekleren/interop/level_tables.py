"""The table of the levels of a knowledge map: wide, with a column for each person, or long, with a row for each level."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from werkplekleren.errors import Message, Problem
from werkplekleren.retention import Mastery

from .cells import BadCellError, Read, text
from .columns import Column, build, check_header, known_name, read_row, unique
from .head import KnowledgeHeader
from .map_columns import LEVELS, NOT_APPLICABLE
from .references import named
from .tables import Row, Table

if TYPE_CHECKING:
    from werkplekleren.retention import LevelScale


def read_levels(
    table: Table,
    scale: "LevelScale",
    problems: list[Problem],
    *,
    people: Mapping[str, object] | None,
    topics: Mapping[str, object] | None,
    head: KnowledgeHeader,
) -> list[Mastery]:
    """The levels of a table: wide, one row a topic and one column a person id; or long, one row a level.

    Args:
        table: Wide: first column `topic`; cells hold a level, `-` (not for this person) or nothing (not known). Long: the columns
            of `LEVELS`, so that each level has its own day, assessor and evidence.
        scale: The level scale.
        problems: What is wrong is added to this.
        people: The ids there are; `None` when they could not be read.
        topics: The ids there are; `None` when they could not be read.
        head: Day and assessor of levels that have none of their own.

    Returns:
        The cells that hold something; empty cells are in no list.
    """
    if {"person", "topic", "level"}.issubset(table.header):
        return _long_levels(table, scale, problems, people=people, topics=topics, head=head)
    names = [name for name in table.header if name != "topic"]
    columns = [Column("topic", text, filled=True), *(Column(name, _level(scale)) for name in (names if people is None else people))]
    check_header(table, columns, problems)
    unique(table.rows, "topic", problems)
    levels: list[Mastery] = []
    for row in table.rows:
        values, _ = read_row(row, columns, problems)
        topic = cast("str | None", values.pop("topic", None))
        if topic is not None and known_name("topic", topic, row.place("topic"), topics, problems):
            levels.extend(
                Mastery(
                    person=person,
                    topic=topic,
                    level=None if level == NOT_APPLICABLE else cast("int", level),
                    assessed_on=head.assessed_on,
                    assessor=head.assessor,
                )
                for person, level in values.items()
                if people is None or person in people
            )
    return levels


def _long_levels(
    table: Table,
    scale: "LevelScale",
    problems: list[Problem],
    *,
    people: Mapping[str, object] | None,
    topics: Mapping[str, object] | None,
    head: KnowledgeHeader,
) -> list[Mastery]:
    columns = (*LEVELS[:2], Column("level", _level(scale), filled=True), *LEVELS[2:])
    check_header(table, columns, problems)
    first: dict[tuple[object, object], Row] = {}
    levels: list[Mastery] = []
    for row in table.rows:
        values, sound = read_row(row, columns, problems)
        sound = all([sound, named("person", row, values, people, problems), named("topic", row, values, topics, problems)])
        cell = values.get("person"), values.get("topic")
        if None not in cell and first.setdefault(cell, row) is not row:
            problems.append(
                Problem(
                    code="duplicate",
                    what=Message("this person already has a level on this topic"),
                    place=row.place("level"),
                    remedy=Message("it is also on line {line}", {"line": first[cell].line}),
                )
            )
            sound = False
        if values.get("level") == NOT_APPLICABLE:
            values["level"] = None
        own = {"assessed_on": head.assessed_on, "assessor": head.assessor} if "assessed_on" not in values and "assessor" not in values else {}
        level = build(Mastery, row, values, problems, sound=sound, shared=own)
        if level is not None:
            levels.append(level)
    return levels


def _level(scale: "LevelScale") -> Read:
    expected = Message("a level from 0 to {highest}, - (not for this person) or an empty cell (not known)", {"highest": scale.highest})
    known = {str(level): level for level in scale.values}

    def read(cell: str) -> object:
        if cell == NOT_APPLICABLE:
            return NOT_APPLICABLE
        if cell not in known:
            raise BadCellError("level-outside-scale", Message("not a level"), expected=expected)
        return known[cell]

    return read
