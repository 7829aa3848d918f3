"""Cells that refer to something else: ids of other tables, and levels of the scale."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from werkplekleren._base.ids import is_identifier
from werkplekleren.errors import Message, Problem

from .cells import BadCellError
from .columns import cell_problem, known_name
from .tables import Row, Table

if TYPE_CHECKING:
    from werkplekleren.retention import LevelScale

Ids = Mapping[str, Row] | None
"""Id -> row of its table; `None` when they could not be read."""


def ids_in(table: Table | None) -> dict[str, Row] | None:
    """The ids in a table, also of rows with faults elsewhere.

    Returns:
        Id -> row; `None` when the ids themselves have faults, so that no other table is blamed for those.
    """
    if table is None or "id" not in table.header:
        return None
    ids = {row.cells.get("id", ""): row for row in table.rows}
    return ids if len(ids) == len(table.rows) and all(map(is_identifier, ids)) else None


def named(sort: str, row: Row, values: Mapping[str, object], known: Mapping[str, object] | None, problems: list[Problem]) -> bool:
    """Whether the name in a column of that name is known, or there is none."""
    return sort not in values or known_name(sort, cast("str", values[sort]), row.place(sort), known, problems)


def known_level(row: Row, column: str, values: Mapping[str, object], scale: "LevelScale", problems: list[Problem]) -> bool:
    """Whether a level is one of the scale, or none is given."""
    level = values.get(column)
    if level is None or level in scale.values:
        return True
    problems.append(level_problem(row, column, scale))
    return False


def level_problem(row: Row, column: str, scale: "LevelScale") -> Problem:
    """The problem of a cell with a level that the scale does not have."""
    return cell_problem(
        row, column, BadCellError("level-outside-scale", Message("not a level"), expected=Message("0 to {highest}", {"highest": scale.highest}))
    )
