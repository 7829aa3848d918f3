"""Cells that take more than one column or row: they fill their table exactly, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_documents import spanned_table
from werkplekleren.documents import Cell, Row, Table, heads, plain, slots, text_of
from werkplekleren.errors import InvalidValueError


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(text=plain(text), columns=columns, rows=rows)


def table(*rows: tuple[Cell, ...], columns: int = 2, head_rows: tuple[Row, ...] = ()) -> Table:
    return Table(caption=(), header=heads(*"abcdef"[:columns]), head_rows=head_rows, rows=tuple(Row(cells=cells) for cells in rows))


def test_a_table_of_single_cells_has_no_spans() -> None:
    made = table((cell("x"), cell("y")))
    assert (made.columns, made.spans) == (2, False)
    assert made.by_column() == ((cell("x"),), (cell("y"),))


def test_columns_are_counted_over_all_heads() -> None:
    assert spanned_table().columns == 4
    assert [len(line) for line in spanned_table().all_heads] == [3, 2]


def test_a_cell_of_two_rows_comes_twice_in_its_column() -> None:
    first = spanned_table().by_column()[0]
    assert [text_of(one.text) for one in first] == ["Kantbank", "Kantbank", "Lasrobot"]


def test_a_table_without_rows_has_empty_columns() -> None:
    assert table().by_column() == ((), ())


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (((cell("x"),),), r"Table\.rows must have 2 cells in each row, not 1"),
        (((cell("x", 2), cell("y")),), r"Table\.rows must take each of the 2 columns once in row 1, not 3"),
        (((cell("x", 1, 2), cell("y")), (cell("z"), cell("w"))), r"must take each of the 2 columns once in row 2, not 3"),
        (((cell("x", 1, 2), cell("y")), (cell("z", 2),)), r"must take each of the 2 columns once in row 2, not 3"),
        (((cell("x", 1, 3), cell("y")), (cell("z"),)), r"must have no cell that reaches below the last row, not 1"),
    ],
    ids=["too few", "too wide", "too many below another", "on top of another", "below the last row"],
)
def test_cells_that_do_not_fill_the_columns_once_are_refused(rows: tuple[tuple[Cell, ...], ...], message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        table(*rows)


def test_a_cell_may_not_lie_across_one_from_above() -> None:
    rows = ((cell("x"), cell("y", 1, 2), cell("z")), (cell("w", 2),))
    with pytest.raises(InvalidValueError, match="in row 2, not 3"):
        table(*rows, columns=3)


def test_heads_must_fill_their_columns_too() -> None:
    wide = Row(cells=(cell("x", 3),))
    with pytest.raises(
        InvalidValueError, match=r"Table\.header must have 3 cells in each row, not 2|must take each of the 3 columns once in row 2, not 2"
    ):
        table(head_rows=(wide,))


def test_a_table_has_at_most_two_hundred_columns() -> None:
    wide = Row(cells=(cell("x", 200), cell("y")))
    with pytest.raises(InvalidValueError, match=r"Table\.header must have at most 200 columns, not 201"):
        table(head_rows=(wide,))


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, tuple[tuple[Cell, ...], ...]]:
    """A grid filled with cells of any size that fits, from the first free place on."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = [[True] * columns for _ in range(rows)]
    lines: list[list[Cell]] = [[] for _ in range(rows)]
    for at in range(rows):
        for column in range(columns):
            if not free[at][column]:
                continue
            room = next((end for end in range(column, columns) if not free[at][end]), columns) - column
            wide, high = draw(st.integers(1, room)), draw(st.integers(1, rows - at))
            for below in range(at, at + high):
                free[below][column : column + wide] = [False] * wide
            lines[at].append(cell(f"{at}-{column}", wide, high))
    return columns, rows, tuple(map(tuple, lines))


@given(tilings())
def test_every_grid_that_is_filled_is_taken_and_each_place_has_its_cell(made: tuple[int, int, tuple[tuple[Cell, ...], ...]]) -> None:
    columns, rows, lines = made
    if all(lines):
        assert table(*lines, columns=columns).columns == columns
    grid = slots(lines, columns)
    assert [len(line) for line in grid] == [columns] * rows
    begun = [slot.cell for line in grid for slot in line if slot.begins]
    assert begun == [one for line in lines for one in line]
    assert sum(one.columns * one.rows for one in begun) == columns * rows
