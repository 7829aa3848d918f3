"""CSV tables: from text to rows whose every cell knows its place."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

import attrs

from werkplekleren.errors import Message, Place, Problem

MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
LONGEST_CELL = 20_000
LETTERS = 26

_formula = re.compile(r"=|[@+-]\s*[A-Za-z][A-Za-z0-9.]*\(")


@attrs.frozen
class Row:
    """One row of a table.

    Args:
        file: Name of the file.
        line: Line on which it starts, counted from 1.
        number: Number that a spreadsheet gives the row; the header is 1.
        cells: Column name -> text without spaces around it; not the cells that are refused.
        columns: Column name -> number of the column, from 0.
    """

    file: str
    line: int
    number: int
    cells: dict[str, str]
    columns: dict[str, int]

    def place(self, column: str | None = None) -> Place:
        """Where the row is, or its cell in a column."""
        if column is None or column not in self.columns:
            return Place(file=self.file, line=self.line, path=column)
        return Place(file=self.file, line=self.line, cell=f"{letters(self.columns[column])}{self.number}", path=column)


@attrs.frozen
class Table:
    """The rows of a table.

    Args:
        file: Name of the file.
        header: Names of the columns, in their order.
        rows: The rows that are not empty.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def header_place(self, column: str) -> Place:
        """Where the name of a column stands."""
        return Place(file=self.file, line=1, cell=f"{letters(self.header.index(column))}1")


def letters(column: int) -> str:
    """The letters of a column as spreadsheets name it, from number 0.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    column += 1
    while column:
        column, last = divmod(column - 1, LETTERS)
        name = chr(ord("A") + last) + name
    return name


def read_table(file: str, text: str, problems: list[Problem]) -> Table | None:
    """Read a table with a header line; cells are separated by commas or semicolons, as the header shows.

    Args:
        file: Name of the file, for problems.
        text: Its text.
        problems: What is wrong is added to this.

    Returns:
        The table without the cells that are refused; `None` when it is no table at all.
    """
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(code="nul-character", what=Message("there is a NUL character in this file"), place=Place(file=file, line=line)))
        return None
    records = _records(file, text, problems)
    if not records or not any(cell.strip() for cell in records[0][1]):
        if not problems or problems[-1].place.file != file:
            problems.append(Problem(code="empty-table", what=Message("the first line must name the columns"), place=Place(file=file, line=1)))
        return None
    header = tuple(cell.strip() for cell in records[0][1])
    wrong = list(_header_problems(file, header))
    problems.extend(wrong)
    if wrong:
        return None
    if len(records) - 1 > MOST_ROWS:
        problems.append(
            Problem(code="too-many-rows", what=Message("a table may have at most {most} rows", {"most": MOST_ROWS}), place=Place(file=file))
        )
        return None
    columns = {name: number for number, name in enumerate(header)}
    return Table(file, header, tuple(_rows(file, records, columns, problems)))


def _separator(text: str) -> str:
    """The separator that occurs most in the header line, outside quotes."""
    first = re.sub(r'"[^"]*"', "", text).partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _records(file: str, text: str, problems: list[Problem]) -> list[tuple[int, list[str]]]:
    """Every record with the line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    records: list[tuple[int, list[str]]] = []
    start = 1
    try:
        for record in reader:
            records.append((start, record))
            start = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(
                code="not-csv",
                what=Message("this line is not valid CSV"),
                place=Place(file=file, line=start),
                found=str(error),
                remedy=Message('close every quote; write a quote inside a cell twice ("")'),
            )
        )
        return []
    return records


def _header_problems(file: str, header: Sequence[str]) -> Iterator[Problem]:
    if len(header) > MOST_COLUMNS:
        yield Problem(
            code="too-many-columns",
            what=Message("a table may have at most {most} columns", {"most": MOST_COLUMNS}),
            place=Place(file=file, line=1),
            found=str(len(header)),
        )
        return
    for number, name in enumerate(header):
        place = Place(file=file, line=1, cell=f"{letters(number)}1")
        if not name:
            yield Problem(code="unnamed-column", what=Message("this column has no name"), place=place, remedy=Message("name it or remove it"))
        elif name in header[:number]:
            yield Problem(
                code="duplicate-column",
                what=Message("there are two columns {name}", {"name": repr(name[:100])}),
                place=place,
                remedy=Message("remove one of them"),
            )


def _rows(file: str, records: Sequence[tuple[int, list[str]]], columns: dict[str, int], problems: list[Problem]) -> Iterator[Row]:
    for number, (line, record) in enumerate(records[1:], start=2):
        if not any(cell.strip() for cell in record):
            continue
        row = Row(file, line, number, {}, columns)
        if len(record) != len(columns):
            problems.append(
                Problem(
                    code="uneven-row",
                    what=Message("this row has {found} cells and the header has {expected}", {"found": len(record), "expected": len(columns)}),
                    place=row.place(),
                    remedy=Message("put text that has the separator in it between double quotes"),
                )
            )
            continue
        for name, cell in zip(columns, record, strict=True):
            problem = _cell_problem(row, name, cell)
            if problem is None:
                row.cells[name] = cell.strip()
            else:
                problems.append(problem)
        yield row


def _cell_problem(row: Row, name: str, cell: str) -> Problem | None:
    if len(cell) > LONGEST_CELL:
        return Problem(
            code="long-cell",
            what=Message("a cell may have at most {most} characters", {"most": LONGEST_CELL}),
            place=row.place(name),
            found=str(len(cell)),
        )
    if _formula.match(cell.strip()):
        return Problem(
            code="formula",
            what=Message("this cell holds a formula"),
            place=row.place(name),
            found=repr(cell[:40]),
            remedy=Message("put the value itself in the cell; text may not start with ="),
        )
    return None
