"""Tables: every fault of a header, a row or a cell is named with its place, and nothing is guessed."""

from collections.abc import Callable

import pytest

from werkplekleren.errors import Problem
from werkplekleren.interop import tables
from werkplekleren.interop.cells import BadCellError, day, number, one_of, span, whole, yes_no
from werkplekleren.interop.tables import read_table


def problems_of(text: str) -> list[str]:
    problems: list[Problem] = []
    read_table("t.csv", text, problems)
    return [str(one) for one in problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "t.csv, line 1: the first line must name the columns"),
        ("\n1,2\n", "t.csv, line 1: the first line must name the columns"),
        (",,\n", "t.csv, line 1: the first line must name the columns"),
        ("a,,b\n", "t.csv, line 1, cell B1: this column has no name; name it or remove it"),
        ("a,b,a\n", "t.csv, line 1, cell C1: there are two columns 'a'; remove one of them"),
        ('a,b\n1,"2\n', "t.csv, line 2: this line is not valid CSV; found unexpected end of data"),
        ('a,b\n1,"2"x\n', "t.csv, line 2: this line is not valid CSV; found ',' expected after '\"'"),
        ("a,b\n1\n", "t.csv, line 2: this row has 1 cells and the header has 2; put text that has the separator in it between double quotes"),
        ("a,b\n\n1,2,3\n", "t.csv, line 3: this row has 3 cells and the header has 2"),
        ("a,b\n1,=SUM(A1)\n", "t.csv, line 2, cell B2, b: this cell holds a formula; found '=SUM(A1)'; put the value itself in the cell"),
        ("a,b\n1,+cmd|x(1)\n", ""),
        ("a,b\n1,@SUM(1)\n", "t.csv, line 2, cell B2, b: this cell holds a formula"),
        ("a,b\n1,-CMD(1)\n", "t.csv, line 2, cell B2, b: this cell holds a formula"),
        ("a,b\n1,- meer tijd\n", ""),
        ("a,b\n1,-\n", ""),
        ("a,b\n1," + "x" * 20_001 + "\n", "t.csv, line 2, cell B2, b: a cell may have at most 20000 characters; found 20001"),
        ("a,b\n1," + "x" * 140_000 + "\n", "t.csv, line 2: this line is not valid CSV; found field larger than field limit"),
        (",".join(f"c{number}" for number in range(2001)), "t.csv, line 1: a table may have at most 2000 columns; found 2001"),
    ],
)
def test_each_fault_has_its_place(text: str, said: str) -> None:
    found = problems_of(text)
    assert len(found) == bool(said)
    assert not said or found[0].startswith(said)


def test_a_table_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    assert problems_of("a\n1\n2\n") == ["t.csv: a table may have at most 1 rows"]


def test_a_cell_over_several_lines_counts_as_one_row() -> None:
    table = read_table("t.csv", 'a;b\n"1\n2";x\n3;"y;""z"""\n', [])
    assert table is not None
    assert [(row.line, row.number, row.cells["b"]) for row in table.rows] == [(2, 2, "x"), (4, 3, 'y;"z"')]
    assert str(table.rows[1].place("b")) == "t.csv, line 4, cell B3, b"
    assert str(table.rows[1].place("gone")) == "t.csv, line 4, gone"


def test_the_separator_is_the_one_outside_quotes() -> None:
    table = read_table("t.csv", '"a,b,c";d\n1;2\n', [])
    assert table is not None
    assert table.header == ("a,b,c", "d")


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (whole, "3.0", "not-a-whole-number"),
        (whole, "3,0", "decimal-comma"),
        (whole, "03", "not-a-whole-number"),
        (whole, "+3", "not-a-whole-number"),
        (whole, "\N{ARABIC-INDIC DIGIT THREE}", "not-a-whole-number"),
        (whole, "1e3", "not-a-whole-number"),
        (whole, "true", "not-a-whole-number"),
        (number, "2,5", "decimal-comma"),
        (number, ".5", "not-a-number"),
        (number, "nan", "not-a-number"),
        (number, "1e3", "not-a-number"),
        (number, "1_000", "not-a-number"),
        (day, "2027-2-1", "not-a-date"),
        (day, "01-02-2027", "not-a-date"),
        (day, "2027-02-30", "not-a-date"),
        (day, "20270201", "not-a-date"),
        (span, "2027-02-01", "not-a-span"),
        (span, "2027-02-01..later", "not-a-date"),
        (yes_no, "true", "not-yes-or-no"),
        (yes_no, "1", "not-yes-or-no"),
        (one_of(("known", "unknown")), "knwon", "unknown-choice"),
    ],
)
def test_a_cell_is_read_strictly(read: Callable[[str], object], cell: str, code: str) -> None:
    with pytest.raises(BadCellError) as caught:
        read(cell)
    assert caught.value.code == code


def test_negative_numbers_are_numbers() -> None:
    assert (whole("-3"), number("-2.5"), number("7")) == (-3, -2.5, 7)
    assert type(number("7")) is int
