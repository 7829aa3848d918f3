"""How wide tables are on a phone, and what stays on one line where there is room."""

import attrs
import pytest

from sample_documents import document
from werkplekleren.documents import Cell, Document, KeyFigure, KeyFigures, Row, Table, heads, plain, row
from werkplekleren.renderers import render

LONG = "De opvolger doet alle delen van het werk zelf, drie keer achter elkaar zonder hulp, en schrijft dat op."
NAME, PERIOD, DAY = "Gerrit Veenstra", "29 nov 2027 – 28 jan 2028", "1 februari 2028"


def classes(table: Table, *, cut: str = '<div class="table ') -> list[str]:
    html = render(document(table))
    return html[html.index(cut) + len(cut) :].partition('"')[0].split()


def rows(*lines: tuple[str, ...], names: tuple[str, ...] = ()) -> Table:
    return Table(caption=(), header=heads(*(names or tuple("x" for _ in lines[0]))), rows=tuple(row(*line) for line in lines))


@pytest.mark.parametrize(
    ("line", "least"),
    [
        ((NAME, "4"), None),
        ((NAME, LONG), None),  # fits, with more lines in a row
        ((NAME, NAME, LONG), "least-32"),
        ((NAME, NAME, LONG, "4", DAY, LONG), "least-56"),
        ((LONG,) * 9, "least-64"),
    ],
)
def test_a_table_of_long_texts_is_wider_than_a_phone_so_that_its_rows_stay_low(line: tuple[str, ...], least: str | None) -> None:
    found = [name for name in classes(rows(line)) if name.startswith("least-")]
    assert found == ([least] if least else [])


@pytest.mark.parametrize(("last", "fits"), [("Meeste uren in een week", True), ("Meeste uren in een kwartaal", False)])
def test_a_table_of_figures_that_just_fits_does_not_scroll(last: str, *, fits: bool) -> None:
    made = rows((NAME, "26", "53", "79", "5"), names=("Wie", "Uren geven", "Uren leren", "Samen", last))
    assert (not [name for name in classes(made) if name.startswith("least-")]) == fits


def test_what_is_wider_than_a_phone_is_reached_by_keyboard() -> None:
    assert 'role="group" tabindex="0"' in render(document(rows((NAME, NAME, LONG))))


def named(*texts: str, at: int) -> Row:
    return Row(cells=tuple(Cell(text=plain(text), header=place == at) for place, text in enumerate(texts, start=1)))


@pytest.mark.parametrize(
    ("at", "texts", "stays"),
    [
        (1, (LONG, NAME, LONG), ["least-36", "stays-1"]),  # a long name takes more lines, so that the rest is seen beside it
        (2, ("1", NAME, NAME, LONG), ["least-36", "stays-2"]),
        (3, (NAME, NAME, LONG), ["least-36"]),
        (1, (NAME, LONG), []),
        (1, (LONG * 2, NAME, LONG), ["least-40"]),  # no name
    ],
)
def test_what_names_the_rows_of_a_wide_table_stays_in_sight(at: int, texts: tuple[str, ...], stays: list[str]) -> None:
    made = Table(caption=(), header=heads(*("x" for _ in texts)), rows=(named(*texts, at=at),))
    assert [name for name in classes(made) if name.startswith(("least-", "stays-"))] == stays


def test_nothing_stays_in_sight_where_cells_or_heads_are_joined() -> None:
    made = Table(caption=(), header=heads(*"abc"), rows=(named(NAME, NAME, LONG, at=1),))
    joined = Row(cells=(Cell(text=plain(NAME), header=True, columns=2), Cell(text=plain(LONG))))
    above = (Row(cells=(Cell(text=plain("a")), Cell(text=plain("b"), columns=2))),)
    assert "stays-1" in classes(made)
    assert "stays-1" not in classes(attrs.evolve(made, rows=(*made.rows, joined)))
    assert "stays-1" not in classes(attrs.evolve(made, head_rows=above))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ((LONG, NAME, DAY), ["keep-2", "keep-3"]),
        (("Offertes", "4"), []),  # one word has nowhere to end a line
        ((LONG, PERIOD), []),  # too long to stay whole
        ((LONG, LONG, LONG, NAME, "57 + 114"), ["keep-5"]),  # the shortest first
        ((*(NAME,) * 7, LONG), []),  # too many to leave the others room
    ],
)
def test_short_texts_stay_on_one_line_as_long_as_there_is_room_for_the_others(line: tuple[str, ...], kept: list[str]) -> None:
    assert [name for name in classes(rows(line)) if name.startswith("keep-")] == kept


def test_a_short_judgement_is_reckoned_whole() -> None:
    cells = (Cell(text=plain(LONG)), Cell(text=plain("verloopt over 25 dagen"), tone="warning"))
    made = Table(caption=(), header=heads("a", "b"), rows=(Row(cells=cells),))
    assert "least-32" in classes(made)
    assert '<span class="chip t-warning brief">' in render(document(made))


@pytest.mark.parametrize(("columns", "crowded"), [(3, False), (4, True)])
def test_a_crowded_table_breaks_short_judgements_so_that_nothing_is_cut_off(columns: int, *, crowded: bool) -> None:
    made = Table(
        caption=(),
        header=heads(*"abcd"[:columns]),
        rows=(Row(cells=tuple(Cell(text=plain("verloopt over 25 dagen"), tone="warning") for _ in range(columns))),),
    )
    assert ("crowded" in classes(made)) == crowded


def test_a_cell_of_two_columns_asks_nothing_of_either() -> None:
    made = Table(caption=(), header=heads("a", "b"), rows=(Row(cells=(Cell(text=plain(LONG), columns=2),)), row("een naam", "x")))
    assert not [name for name in classes(made) if "-" in name]


def test_of_a_long_table_some_rows_speak_for_all() -> None:
    assert "least-32" in classes(rows(*((NAME, NAME, LONG) for _ in range(200))))


@pytest.mark.parametrize(
    ("names", "widths", "least"),
    [
        (("Wat", "Klaar"), (), []),
        (("Wat", "Hoe", "Wie", "Klaar"), (), ["least-32"]),
        (tuple("abcdefg"), (), ["least-60"]),
        (("Vaardigheid", "Wie"), (1.0, 5.0), ["least-48"]),  # a narrow column holds its longest word
    ],
)
def test_a_table_to_fill_in_has_room_to_write_and_for_its_longest_word(names: tuple[str, ...], widths: tuple[float, ...], least: list[str]) -> None:
    made = Table(caption=(), header=heads(*names), rows=(row(*("" for _ in names)),), layout="fill-in", widths=widths)
    assert [name for name in classes(made) if name.startswith("least-")] == least


@pytest.mark.parametrize(
    ("title", "size"),
    [("Kennis houden", ""), ("Vaardighedenmatrix", ' class="long-word"'), ("Bedrijfshulpverlening", ' class="longer-word"')],
)
def test_a_title_of_a_long_word_has_smaller_letters_on_a_phone(title: str, size: str) -> None:
    made = Document(title=title, language="nl", blocks=())
    assert f"<h1{size}>" in render(made)
    assert f"<h2{size}>" in render(made, fragment=True)


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("53", ""),
        ("0 van 15", ""),
        ("120 uur", ""),
        ("1.200 uur", ' class="word"'),
        ("120 minuten", ' class="long"'),
        ("leidinggevende", ' class="long broad"'),
    ],
)
def test_a_key_figure_is_set_smaller_where_its_number_and_unit_would_not_fit(value: str, size: str) -> None:
    assert f"<dd{size}>" in render(document(KeyFigures(items=(KeyFigure(value=value, label="x"),))))
