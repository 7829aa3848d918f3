"""Tables as HTML rows: what each cell is, formatted once in Python."""

from collections.abc import Callable
from itertools import islice
from operator import attrgetter

import attrs
from markupsafe import Markup

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Cell, ChoiceGrid, Inline, Table, slots, text_of
from werkplekleren.renderers.signs import SIGNS, tone_words
from werkplekleren.renderers.spelling import PLAIN, all_words, marks, words

ACROSS_A_PHONE = 26
"""How many characters fit beside each other on a phone, when no word may be broken and a gap counts for three."""

WIDE_TO_FILL_IN = 4
"""From here on a table to fill in keeps room for its heads and for handwriting, and scrolls on a phone; the style sheet says how wide."""

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

BRIEF = 24
"""A toned text of at most so many characters stays on one line on paper."""

Spell = Callable[[Inline], Markup]
Columns = tuple[tuple[Cell, ...], ...]


def mark(tone: str) -> Markup:
    """The shape that goes with a tone: a dot, a triangle or a diamond; nothing for the others."""
    return Markup('<i class="mark m-{}" aria-hidden="true"></i>').format(tone) if tone in SIGNS else Markup("")


def hidden(text: str) -> Markup:
    """Words that are read aloud but not seen."""
    return Markup('<span class="vh"> {}</span>').format(words(text)) if text else Markup("")


def may_be_wide(table: Table, by_column: Columns) -> bool:
    """Whether a table may be wider than a phone, so that it must be possible to scroll it without a mouse.

    Args:
        table: The table.
        by_column: Its cells by column, from `Table.by_column`.
    """
    if table.layout == "fill-in" and table.columns >= WIDE_TO_FILL_IN:
        return True
    heads = slots(table.all_heads, table.columns)
    room = ACROSS_A_PHONE - 3 * (table.columns - 1)
    for at, column in enumerate(by_column):
        # most wide tables are seen to be wide long before their last cell
        longest = max(_longest_word(line[at].cell) for line in heads)
        for cell in column:
            if longest > room:
                return True
            longest = max(longest, _longest_word(cell))
        room -= longest
    return room < 0


def _longest_word(cell: Cell) -> int:
    return max((len(word) for text in (text_of(cell.text), cell.note) for word in text.split()), default=0)


def is_wide_form(table: Table) -> bool:
    """Whether a table to fill in needs a page that lies on its side, to leave room for handwriting.

    Without widths of columns it is their number that counts, with them the narrowest.
    """
    if table.layout != "fill-in":
        return False
    return min(table.widths) / sum(table.widths) < NARROWEST if table.widths else table.columns >= WIDE_FORM


def heads(table: Table, by_column: Columns, spell: Spell) -> list[Markup]:
    """The rows of heads, each as the cells of one `tr`; an empty one is no head.

    Args:
        table: The table.
        by_column: Its cells by column, from `Table.by_column`.
        spell: Writes inline text.
    """
    ends = _columns_of_numbers(table, by_column)
    rows = slots(table.all_heads, table.columns)
    return [Markup("").join(_head(slot.cell, spell, end=ends[at]) for at, slot in enumerate(line) if slot.begins) for line in rows]


def _head(cell: Cell, spell: Spell, *, end: bool) -> Markup:
    if not text_of(cell.text).strip():
        return Markup(f"<td{_spans(cell)}></td>")  # noqa: S704 - all of it is ours
    # the head of a column of numbers stands above the numbers
    looks = _class(attrs.evolve(cell, align="end") if end and cell.columns == 1 else cell, ())
    scope = "col" if cell.columns == 1 else "colgroup"
    return Markup(f'<th scope="{scope}"{_spans(cell)}{looks}>{_upright(cell, spell)}{hidden(cell.note)}</th>')  # noqa: S704 - texts are escaped


def _columns_of_numbers(table: Table, by_column: Columns) -> list[bool]:
    if table.layout != "rows" or not table.rows:
        return [False] * table.columns
    return [all(cell.align == "end" for cell in column if cell.columns == 1) for column in by_column]


def _spans(cell: Cell) -> str:
    wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f'{wide} rowspan="{cell.rows}"' if cell.rows > 1 else wide


def _upright(cell: Cell, spell: Spell) -> str:
    # a head that stands upright stays on one line when it is short
    long = " long" if len(text_of(cell.text)) > LONGEST_UPRIGHT else ""
    return f'<span class="head{long}">{spell(cell.text)}</span>'


def body(table: Table, spell: Spell, translated: Translator) -> Markup:
    """The rows, each as a `tr` on a line of its own.

    What stands around the text of a cell depends on a few things that are alike in most cells, and ordinary texts are
    escaped all at once: a table of plain cells takes about as long as one written by hand.
    """
    frames: dict[tuple[object, ...], tuple[str, str]] = {}
    around: list[tuple[str, str]] = []
    texts: list[str] = []
    looks, usual = (_SPANNED, _USUAL_SPANNED) if table.spans else (_SINGLE, _USUAL)
    for each in table.rows:
        for cell in each.cells:
            spans = cell.text
            ordinary = len(spans) == 1 and marks(spans[0]) == PLAIN
            text = spans[0].text if ordinary else text_of(spans)
            key = looks(cell)
            if key == usual:
                frame = _USUAL_FRAME
            else:
                key = (*key, bool(text), bool(text.strip()), len(text) <= BRIEF)
                frame = frames.get(key) or frames.setdefault(key, _frame(cell, text, table.layout, translated))
            around.append(frame if ordinary else (f"{frame[0]}{spell(spans)}", frame[1]))
            texts.append(text if ordinary else "")
    written = iter([f"{before}{text}{after}" for (before, after), text in zip(around, all_words(texts), strict=True)])
    rows = ["".join(islice(written, len(each.cells))) for each in table.rows]
    return Markup("<tr>" + "</tr>\n<tr>".join(rows) + "</tr>" if rows else "")  # noqa: S704 - texts are escaped, the rest is ours


_SINGLE = attrgetter("tone", "header", "align", "note")
_SPANNED = attrgetter("tone", "header", "align", "note", "columns", "rows")
_USUAL = ("neutral", False, "start", "")
_USUAL_SPANNED = (*_USUAL, 1, 1)
_USUAL_FRAME = ("<td>", "</td>")


def _frame(cell: Cell, text: str, layout: str, translated: Translator) -> tuple[str, str]:
    """What stands before and after the text of a cell."""
    matrix = layout == "matrix"
    before, after = _matrix_frame(cell, text, translated) if matrix else _row_frame(cell, text, translated)
    looks = _class(cell, (f"t-{cell.tone}",) if matrix and cell.tone != "neutral" else ())
    if cell.header and text.strip():
        scope = "row" if cell.rows == 1 else "rowgroup"
        return f'<th scope="{scope}"{_spans(cell)}{looks}>{before}', f"{after}</th>"
    return f"<td{_spans(cell)}{looks}>{before}", f"{after}</td>"


def _row_frame(cell: Cell, text: str, translated: Translator) -> tuple[str, str]:
    before = after = ""
    if cell.tone != "neutral":
        brief = " brief" if len(text) <= BRIEF else ""
        inner = mark(cell.tone) if text else words(tone_words(cell.tone, translated))
        before, after = f'<span class="chip t-{cell.tone}{brief}">{inner}', "</span>"
    return before, f'{after}<span class="cell-note"> {words(cell.note)}</span>' if cell.note else after


def _matrix_frame(cell: Cell, text: str, translated: Translator) -> tuple[str, str]:
    unspoken = "" if text and cell.tone not in SIGNS else tone_words(cell.tone, translated)
    return str(mark(cell.tone)), str(hidden(cell.note or unspoken))


def _class(cell: Cell, classes: tuple[str, ...]) -> str:
    names = (*classes, cell.align) if cell.align != "start" else classes
    return f' class="{" ".join(names)}"' if names else ""


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
