"""Tables and choice grids as pipe tables, which know one row of heads and no cells over more than one column or row."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from werkplekleren._base.translation import Translator
from werkplekleren.documents import Captions, Cell, ChoiceGrid, Row, Slot, Table, slots
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.lines import longest_word
from werkplekleren.renderers.markdown_spelling import Spelled, inline, words
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words

BOX = "☐"
"""What is ticked by hand."""

_WIDEST = 40
"""No column counts as wider than this, in signs."""


def table(block: Table, captions: Captions, translated: Translator) -> dict[str, object]:
    """What the template of a table is given: its number, the one row of heads, the rule below it, the rows."""
    matrix = block.layout == "matrix"
    spell = _body(translated, matrix=matrix)
    columns = _columns(block)
    aligned = [cell.align if cell.align != "start" or not matrix or place == 0 else "center" for place, cell in enumerate(columns)]
    lines = slots((row.cells for row in block.rows), block.columns) if block.spans else ()
    head = _heads(block)
    rows = [[*_spread(line, spell)] for line in lines] or [[*map(spell, row.cells)] for row in block.rows]
    return {
        "number": caption_label(block, captions, translated),
        "head": _row(head),
        "rule": _rule(head, rows, aligned),
        "rows": [_row(row) for row in rows],
    }


def _rule(head: Sequence[str], rows: Iterable[Sequence[str]], aligned: Iterable[str]) -> Spelled:
    """The rule below the heads, with as many dashes as a column is wide: Quarto (pandoc) shares the page out by them.

    Heads may take more lines than their cells.
    """
    columns = zip(map(longest_word, head), *(map(len, row) for row in rows), strict=True)
    return _row(_dashes(max(3, min(max(widths), _WIDEST)), align) for widths, align in zip(columns, aligned, strict=True))


def _dashes(width: int, align: str) -> str:
    start, end = "" if align == "end" else ":", "" if align == "start" else ":"
    return start + "-" * (width - len(start) - len(end)) + end


def _columns(table: Table) -> Sequence[Cell]:
    first = table.rows[:1] or (Row(cells=table.header),)
    if not table.spans and not table.head_rows:
        return first[0].cells
    columns = table.by_column()
    return [column[0] for column in columns] if table.rows else [slot.cell for slot in slots(table.all_heads, table.columns)[-1]]


def _row(cells: Iterable[str]) -> Spelled:
    return Spelled("| " + " | ".join(cells) + " |")


def _heads(table: Table) -> list[str]:
    """One head for each column: a pipe table has one row of heads, so the heads above each other come after each other."""
    lines = slots(table.all_heads, table.columns)
    columns = (dict.fromkeys(id(line[at].cell) for line in lines) for at in range(table.columns))
    cells = {id(slot.cell): slot.cell for line in lines for slot in line}
    return [": ".join(filter(None, (_head(cells[one]) for one in column))) for column in columns]


def _spread(line: tuple[Slot, ...], spell: Callable[[Cell], str]) -> Iterator[str]:
    """A cell that takes more room stands once; the head of several rows comes back in each."""
    for at, slot in enumerate(line):
        again = slot.cell.header and (at == 0 or line[at - 1].cell is not slot.cell)
        yield spell(slot.cell) if slot.begins or again else ""


def _head(cell: Cell) -> str:
    note = words(cell.note)
    return f"{inline(cell.text)} ({note})" if note else inline(cell.text)


def _body(translated: Translator, *, matrix: bool) -> Callable[[Cell], str]:
    def spell(cell: Cell) -> str:
        text = inline(tuple(attrs.evolve(span, style="strong") for span in cell.text)) if cell.header else inline(cell.text)
        if matrix and not text:
            text = Spelled(EMPTY.get(cell.tone, ""))
        note = "" if matrix and text else words(cell.note or ("" if text else tone_words(cell.tone, translated)))
        said = f"{text} ({note})" if text and note else text or note
        return f"{SIGNS[cell.tone]} {said}".rstrip() if cell.tone in SIGNS else said

    return spell


def choice_grid(block: ChoiceGrid) -> dict[str, object]:
    """What the template of a choice grid is given: the row of heads, the rule below it, the rows with their boxes."""
    boxes = [BOX for _ in block.columns]
    head = ["", *map(words, block.columns)]
    rows: list[Spelled] = []
    asked: list[list[str]] = []
    for group, statements in zip(block.groups, block.numbered, strict=True):
        title = f"**{words(group.title)}**" if group.title else ""
        said = f"{title} {inline(group.text)}".strip()
        if said:
            rows.append(Spelled(f"| {said} |" + " |" * len(block.columns)))
        lines = [[f"{number}. {inline(statement)}", *boxes] for number, statement in statements]
        rows.extend(map(_row, lines))
        asked += lines
    rule = _rule(head, asked, ["start", *("center" for _ in block.columns)])
    return {"head": _row(head), "rule": rule, "rows": rows}
