"""Tables as HTML rows: what each cell is, formatted once in Python."""

from collections.abc import Callable

import attrs
from markupsafe import Markup

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Cell, Inline, Table, text_of
from werkplekleren.renderers.signs import SIGNS, tone_words
from werkplekleren.renderers.spelling import words

ACROSS_A_PHONE = 26
"""How many characters fit beside each other on a phone, when no word may be broken and a gap counts for three."""

MANY_COLUMNS = 10
"""From here on the heads of a matrix stand upright."""

LONGEST_UPRIGHT = 24
"""A longer head, in characters, takes more than one line when it stands upright."""

VERY_MANY_COLUMNS = 26
"""From here on a matrix is printed across the page."""

WIDE_FORM = 7
"""From this many columns on there is too little room to write words in each of them on a page that stands upright."""

NARROWEST = 1 / 12
"""A smaller part of the width of such a page, about 15 mm, is too narrow to write a number in."""

BRIEF = 20
"""A toned text of at most so many characters stays on one line on paper."""

Spell = Callable[[Inline], Markup]


def mark(tone: str) -> Markup:
    """The shape that goes with a tone: a dot, a triangle or a diamond; nothing for the others."""
    return Markup('<i class="mark m-{}" aria-hidden="true"></i>').format(tone) if tone in SIGNS else Markup("")


def hidden(text: str) -> Markup:
    """Words that are read aloud but not seen."""
    return Markup('<span class="vh"> {}</span>').format(words(text)) if text else Markup("")


def may_be_wide(table: Table) -> bool:
    """Whether a table may be wider than a phone, so that it must be possible to scroll it without a mouse."""
    columns = zip(table.header, *(row.cells for row in table.rows), strict=True)
    gaps = 3 * (len(table.header) - 1)
    return gaps + sum(max(map(_longest_word, column)) for column in columns) > ACROSS_A_PHONE


def _longest_word(cell: Cell) -> int:
    return max((len(word) for text in (text_of(cell.text), cell.note) for word in text.split()), default=0)


def is_wide_form(table: Table) -> bool:
    """Whether a table to fill in needs a page that lies on its side, to leave room for handwriting.

    Without widths of columns it is their number that counts, with them the narrowest.
    """
    if table.layout != "fill-in":
        return False
    return min(table.widths) / sum(table.widths) < NARROWEST if table.widths else len(table.header) >= WIDE_FORM


def head(table: Table, spell: Spell) -> Markup:
    """The cells of the header row; an empty one is no head."""
    return Markup("").join(
        Markup('<th scope="col"{}>{}{}</th>').format(_class(_as_column(cell, table, place), ()), _upright(cell, spell), hidden(cell.note))
        if text_of(cell.text).strip()
        else Markup("<td></td>")
        for place, cell in enumerate(table.header)
    )


def _as_column(cell: Cell, table: Table, place: int) -> Cell:
    # the head of a column of numbers stands above the numbers
    numbers = table.layout == "rows" and bool(table.rows) and all(row.cells[place].align == "end" for row in table.rows)
    return attrs.evolve(cell, align="end") if numbers else cell


def _upright(cell: Cell, spell: Spell) -> Markup:
    # a head that stands upright stays on one line when it is short
    long = " long" if len(text_of(cell.text)) > LONGEST_UPRIGHT else ""
    return Markup('<span class="head{}">{}</span>').format(long, spell(cell.text))


def body(table: Table, spell: Spell, translated: Translator) -> list[Markup]:
    """The rows, each as the cells of one `tr`."""
    cell = _matrix_cell if table.layout == "matrix" else _row_cell
    return [Markup("").join(cell(each, spell, translated) for each in row.cells) for row in table.rows]


def _row_cell(cell: Cell, spell: Spell, translated: Translator) -> Markup:
    text = spell(cell.text)
    if cell.tone != "neutral":
        inner = mark(cell.tone) + text if text else words(tone_words(cell.tone, translated))
        brief = " brief" if len(text_of(cell.text)) <= BRIEF else ""
        text = Markup('<span class="chip t-{}{}">{}</span>').format(cell.tone, brief, inner)
    if cell.note:
        text += Markup('<span class="cell-note"> {}</span>').format(words(cell.note))
    return _cell(cell, text, ())


def _matrix_cell(cell: Cell, spell: Spell, translated: Translator) -> Markup:
    text = spell(cell.text)
    unspoken = "" if text and cell.tone not in SIGNS else tone_words(cell.tone, translated)
    return _cell(cell, mark(cell.tone) + text + hidden(cell.note or unspoken), (f"t-{cell.tone}",) if cell.tone != "neutral" else ())


def _cell(cell: Cell, content: Markup, classes: tuple[str, ...]) -> Markup:
    if cell.header and text_of(cell.text).strip():
        return Markup('<th scope="row"{}>{}</th>').format(_class(cell, classes), content)
    return Markup("<td{}>{}</td>").format(_class(cell, classes), content)


def _class(cell: Cell, classes: tuple[str, ...]) -> Markup:
    names = (*classes, cell.align) if cell.align != "start" else classes
    return Markup(' class="{}"').format(" ".join(names)) if names else Markup("")
