"""Which columns a table has, and how its rows become objects, every problem with its cell."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

import attrs

from werkplekleren.errors import InvalidValueError, Message, Place, Problem, did_you_mean, nearest

from .cells import BadCellError, Read
from .tables import Row, Table

Built = TypeVar("Built")


@attrs.frozen
class Column:
    """One column of a table.

    Args:
        name: As the header names it.
        read: Reads a cell that is not empty.
        needed: Whether the column must be there.
        filled: Whether it must be there and none of its cells may be empty.
        remedy: What to do about an empty cell, where that does not speak for itself.
    """

    name: str
    read: Read
    needed: bool = False
    filled: bool = False
    remedy: Message | None = None


def check_header(table: Table, columns: Sequence[Column], problems: list[Problem]) -> None:
    """Add a problem for each column that is not known or not there."""
    known = [column.name for column in columns]
    strange = [name for name in table.header if name not in known]
    absent = [name for name in known if name not in table.header]
    problems.extend(
        Problem(
            code="unknown-column",
            what=Message("there is no column {name} in this table", {"name": repr(name[:100])}),
            place=table.header_place(name),
            remedy=did_you_mean(name, absent) or Message("remove it"),
        )
        for name in strange
    )
    misspelt = {guess for name in strange for guess in nearest(name, absent)[:1]}
    problems.extend(
        Problem(
            code="missing-column",
            what=Message("the column {name} is missing", {"name": repr(column.name)}),
            place=Place(file=table.file, line=1),
        )
        for column in columns
        if (column.needed or column.filled) and column.name in absent and column.name not in misspelt
    )


def read_row(row: Row, columns: Sequence[Column], problems: list[Problem]) -> tuple[dict[str, object], bool]:
    """Read the cells of a row.

    Args:
        row: The row.
        columns: The columns that are known.
        problems: What is wrong is added to this.

    Returns:
        Column name -> value, without empty cells and wrong ones; and whether all cells were right.
    """
    values: dict[str, object] = {}
    sound = True
    for column in columns:
        if column.name not in row.columns:
            sound = sound and not column.filled
            continue
        cell = row.cells.get(column.name)
        if cell:
            try:
                values[column.name] = column.read(cell)
            except BadCellError as error:
                problems.append(cell_problem(row, column.name, error))
                sound = False
        elif cell is None:
            sound = False
        elif column.filled:
            problems.append(
                Problem(code="empty-cell", what=Message("this cell must not be empty"), place=row.place(column.name), remedy=column.remedy)
            )
            sound = False
    return values, sound


def cell_problem(row: Row, column: str, error: BadCellError) -> Problem:
    """The problem of a cell that its reader refused."""
    return Problem(
        code=error.code,
        what=error.what,
        place=row.place(column),
        found=shortened(row.cells[column]),
        expected=error.expected,
        remedy=error.remedy,
    )


def shortened(cell: str) -> str:
    """A cell as it is quoted in a problem."""
    return repr(cell if len(cell) <= 60 else cell[:59] + "…")  # noqa: PLR2004 - fits on a line


def build(
    cls: type[Built], row: Row, values: Mapping[str, object], problems: list[Problem], *, sound: bool, shared: Mapping[str, object] | None = None
) -> Built | None:
    """Make an object from the values of a row; a value that its field refuses is a problem of its cell.

    Args:
        cls: The attrs class; columns have the names of its fields, each of which has a rule.
        row: The row.
        values: Field name -> value.
        problems: What is wrong is added to this.
        sound: Whether all else in the row is right; if not, the values are only held against the rules of their
            fields, so that every fault of a row is told at once.
        shared: Further fields that no cell stands for.

    Returns:
        The object, or `None` when it cannot be made.
    """
    before = len(problems)
    fields = {field.name: field for field in attrs.fields(cast("type[attrs.AttrsInstance]", cls))}
    blank = cls.__new__(cls)
    for name, value in values.items():
        rule: Any = fields[name].validator
        try:
            rule(blank, fields[name], value)
        except InvalidValueError as error:
            problems.append(Problem(code="invalid-value", what=error.summary, place=row.place(name)))
    if len(problems) > before or not sound:
        return None
    try:
        return cls(**values, **(shared or {}))
    except InvalidValueError as error:
        problems.extend(
            [one.at(file=row.file, line=row.line) for one in error.problems] or [Problem(code="invalid-row", what=error.summary, place=row.place())]
        )
        return None


def unique(rows: Iterable[Row], column: str, problems: list[Problem]) -> dict[str, Row]:
    """The rows by what stands in a column; one that comes back is a problem.

    Returns:
        Cell -> the first row that has it.
    """
    first: dict[str, Row] = {}
    for row in rows:
        cell = row.cells.get(column)
        if cell:
            if cell in first:
                problems.append(
                    Problem(
                        code="duplicate",
                        what=Message("{cell} is in this column twice", {"cell": shortened(cell)}),
                        place=row.place(column),
                        remedy=Message("it is also on line {line}", {"line": first[cell].line}),
                    )
                )
            else:
                first[cell] = row
    return first


def known_name(sort: str, cell: str, place: Place, known: Iterable[str] | None, problems: list[Problem]) -> bool:
    """Whether a name is known, with a problem and the nearest names when it is not.

    Args:
        sort: What it is the name of, in words.
        cell: The name.
        place: Where it stands.
        known: The names there are; `None` when they could not be read, and then every name passes.
        problems: What is wrong is added to this.
    """
    if known is None:
        return True
    names: Collection[str] = cast("Mapping[str, object]", known) if isinstance(known, Mapping) else tuple(known)
    if cell in names:
        return True
    problems.append(
        Problem(
            code="unknown-name",
            what=Message("there is no {sort} {name}", {"sort": sort, "name": shortened(cell)}),
            place=place,
            remedy=did_you_mean(cell, names),
        )
    )
    return False
