"""Tables as HTML rows: what each cell is, formatted once in Python."""

from collections.abc import Callable

import attrs
from markupsafe import Markup

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Cell, ChoiceGrid, Inline, Table, slots, text_of
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
    heads = slots(table.all_heads, table.columns)
    columns = zip(*((slot.cell for slot in line) for line in heads), strict=True)
    gaps = 3 * (table.columns - 1)
    longest = (max(map(_longest_word, (*head, *body))) for head, body in zip(columns, table.by_column(), strict=True))
    return gaps + sum(longest) > ACROSS_A_PHONE


def _longest_word(cell: Cell) -> int:
    return max((len(word) for text in (text_of(cell.text), cell.note) for word in text.split()), default=0)


def is_wide_form(table: Table) -> bool:
    """Whether a table to fill in needs a page that lies on its side, to leave room for handwriting.

    Without widths of columns it is their number that counts, with them the narrowest.
    """
    if table.layout != "fill-in":
        return False
    return min(table.widths) / sum(table.widths) < NARROWEST if table.widths else table.columns >= WIDE_FORM


def heads(table: Table, spell: Spell) -> list[Markup]:
    """The rows of heads, each as the cells of one `tr`; an empty one is no head."""
    ends = _columns_of_numbers(table)
    rows = slots(table.all_heads, table.columns)
    return [Markup("").join(_head(slot.cell, spell, end=ends[at]) for at, slot in enumerate(line) if slot.begins) for line in rows]


def _head(cell: Cell, spell: Spell, *, end: bool) -> Markup:
    if not text_of(cell.text).strip():
        return Markup("<td{}></td>").format(_spans(cell))
    # the head of a column of numbers stands above the numbers
    looks = _class(attrs.evolve(cell, align="end") if end and cell.columns == 1 else cell, ())
    scope = "col" if cell.columns == 1 else "colgroup"
    return Markup('<th scope="{}"{}{}>{}{}</th>').format(scope, _spans(cell), looks, _upright(cell, spell), hidden(cell.note))


def _columns_of_numbers(table: Table) -> list[bool]:
    if table.layout != "rows" or not table.rows:
        return [False] * table.columns
    return [all(cell.align == "end" for cell in column) for column in table.by_column()]


def _spans(cell: Cell) -> Markup:
    wide = Markup(' colspan="{}"').format(cell.columns) if cell.columns > 1 else Markup("")
    return wide + Markup(' rowspan="{}"').format(cell.rows) if cell.rows > 1 else wide


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
    spans = _spans(cell)
    if cell.header and text_of(cell.text).strip():
        scope = "row" if cell.rows == 1 else "rowgroup"
        return Markup('<th scope="{}"{}{}>{}</th>').format(scope, spans, _class(cell, classes), content)
    return Markup("<td{}{}>{}</td>").format(spans, _class(cell, classes), content)


def _class(cell: Cell, classes: tuple[str, ...]) -> Markup:
    names = (*classes, cell.align) if cell.align != "start" else classes
    return Markup(' class="{}"').format(" ".join(names)) if names else Markup("")


def choices(grid: ChoiceGrid, spell: Spell) -> list[tuple[Markup, list[Markup]]]:
    """The groups of a choice grid, each as its head, perhaps empty, and its rows."""
    boxes = Markup('<td><i class="box" aria-hidden="true"></i></td>') * len(grid.options)
    if grid.not_applicable:
        boxes += Markup('<td class="apart"><i class="box" aria-hidden="true"></i></td>')
    row = Markup('<th scope="row"><span class="number">{}</span> <span>{}</span></th>')
    made: list[tuple[Markup, list[Markup]]] = []
    for group, statements in zip(grid.groups, grid.numbered, strict=True):
        title = Markup('<span class="group-title">{}</span>').format(words(group.title)) if group.title else Markup("")
        text = Markup('<span class="group-text">{}</span>').format(spell(group.text)) if group.text else Markup("")
        head = Markup('<th scope="rowgroup" colspan="{}">{}</th>').format(len(grid.columns) + 1, title + text) if title or text else Markup("")
        made.append((head, [row.format(number, spell(statement)) + boxes for number, statement in statements]))
    return made
