"""Each kind of block as the data that the layout reads."""

from collections.abc import Callable, Mapping
from typing import Any

from werkplekleren.documents import (
    BulletList,
    Callout,
    Cell,
    Checklist,
    Figure,
    Form,
    FormField,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    Sources,
    Step,
    Steps,
    Table,
    text_of,
    unlinked,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import grid
from werkplekleren.renderers.charts import draw
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.pdf.columns import columns
from werkplekleren.renderers.pdf.tree import SHORT_INTRODUCTION, Data, Tree, label
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words

LONG_VALUE = 16
"""A longer value of a key figure, in characters, is set smaller."""

LONG_LABEL = 44
"""A longer label, in characters, stands above its blank instead of before it."""

LONG_TEXT = 900
"""A block with more characters than this may run on to the next page."""

SHORT = {"rows": 20, "matrix": 30, "fill-in": 12}
"""A table with more rows than this may run on to the next page."""

FEW_ROWS = 12
"""A table to fill in with at most this many rows has more room in each."""

ROOM, ROOM_ACROSS, ROOMY = 9.0, 7.5, 11.0
"""How high a row to fill in is, in millimetres: on a page, on one that lies on its side, and where there are few rows."""


def _paragraph(tree: Tree, block: Paragraph, _level: int) -> Data:
    made: Data = {"text": tree.inline(block.text), "lead": block.lead, "language": None}
    return made if len(text_of(block.text)) <= SHORT_INTRODUCTION else {**made, "sticky": False}


def _items(tree: Tree, block: BulletList | NumberedList | Checklist, _level: int) -> Data:
    return {"items": [tree.inline(item) for item in block.items]}


def _key_figures(tree: Tree, block: KeyFigures, _level: int) -> Data:
    return {
        "items": [
            {
                "value": tree.words(item.value),
                "label": tree.words(item.label),
                "note": tree.words(item.note),
                "tone": item.tone,
                "long": len(item.value) > LONG_VALUE,
            }
            for item in block.items
        ]
    }


def _callout(tree: Tree, block: Callout, level: int) -> Data:
    tone = block.tone if block.tone in SIGNS else "neutral"
    inner = tree.blocks(block.blocks, level)
    return {"title": tree.words(block.title), "tone": tone, "blocks": inner, "long": len(inner) > 1 or _long(str(inner))}


def _long(text: str) -> bool:
    return len(text) > LONG_TEXT


def _step(tree: Tree, step: Step) -> Data:
    text = tree.inline(step.text)
    say = tree.inline(step.say)
    long = _long(text_of(step.title) + text_of(step.text) + text_of(step.say))
    return {"title": tree.inline(step.title), "text": text, "say": say, "meta": tree.words(step.meta), "long": long}


def _steps(tree: Tree, block: Steps, _level: int) -> Data:
    return {"items": [_step(tree, step) for step in block.items]}


def _quote(tree: Tree, block: Quote, _level: int) -> Data:
    return {"text": tree.inline(block.text), "source": tree.inline(block.source), "language": None, "long": _long(text_of(block.text))}


def _field(tree: Tree, field: FormField) -> Data:
    return {
        "label": tree.words(field.label),
        "kind": field.kind,
        "options": [tree.words(option) for option in field.options],
        "rows": field.writing_lines,
        "help": tree.words(field.help),
        "long": len(field.label) > LONG_LABEL,
    }


def _form(tree: Tree, block: Form, _level: int) -> Data:
    return {"fields": [_field(tree, field) for field in block.fields]}


def _section(tree: Tree, block: Section, level: int) -> Data:
    title = tree.line(block.title)
    if not title:
        raise RenderError(Message("section {id} needs a title that can be read", {"id": block.id}))
    inner = tree.blocks(block.blocks, level + 1)
    wide = [each for each in inner if each["kind"] == "table" and each["landscape"]]
    for table in wide:  # the heading goes along on the page that lies on its side
        table["landscape"] = False
    return {
        "label": label(block.id),
        "title": title,
        "number": tree.numbers[block.id],
        "level": level,
        "language": None,
        "landscape": bool(wide),
        "blocks": inner,
    }


def _sources(tree: Tree, block: Sources, _level: int) -> Data:
    return {
        "items": [
            {
                "text": [{"text": text_of(unlinked(item.text)), **tree.target(item.href)}] if item.href else tree.inline(item.text),
                "note": tree.words(item.note),
            }
            for item in block.items
        ]
    }


def _table(tree: Tree, block: Table, _level: int) -> Data:
    matrix = block.layout == "matrix"
    upright = matrix and len(block.header) >= grid.MANY_COLUMNS
    across = matrix and len(block.header) >= grid.VERY_MANY_COLUMNS
    found = columns(block, sheet=tree.document.sheet, landscape=across or tree.landscape, upright=upright)
    room = ROOM_ACROSS if tree.landscape else ROOMY if tree.document.sheet and len(block.rows) <= FEW_ROWS else ROOM
    return {
        "layout": block.layout,
        "caption": tree.inline(block.caption),
        "note": tree.inline(block.note),
        "widths": found.widths,
        "upright": upright,
        "landscape": across,
        "room": room,
        "together": found.together and len(block.rows) <= SHORT[block.layout],
        "heads": [[_head(tree, block, place) for place in range(len(block.header))]],
        "rows": [[_cell(tree, cell, long=found.may_break(place), matrix=matrix) for cell in row.cells] for place, row in enumerate(block.rows)],
    }


def _head(tree: Tree, table: Table, place: int) -> Data:
    cell = table.header[place]
    numbers = table.layout == "rows" and bool(table.rows) and all(row.cells[place].align == "end" for row in table.rows)
    return {"text": tree.inline(cell.text), "align": "end" if numbers else cell.align}


def _cell(tree: Tree, cell: Cell, *, long: bool, matrix: bool) -> object:
    text = tree.inline(cell.text)
    made: Data = {}
    if cell.tone != "neutral":
        made["tone"] = cell.tone
        text = text or (EMPTY.get(cell.tone, "") if matrix else tone_words(cell.tone, tree.translated))
    if cell.header and text:
        made["header"] = True
    if cell.align != "start":
        made["align"] = cell.align
    if cell.note and not matrix:
        made["note"] = tree.words(cell.note)
    if long:
        made["long"] = True
    return {"text": text, **made} if made or not isinstance(text, str) else text


def _figure(tree: Tree, block: Figure, level: int) -> Data:
    title, description = (tree.line(part) for part in (block.title, block.description))
    if not title or not description:
        raise RenderError(Message("a figure needs a title and a description that can be read, for those who do not see it"))
    tree.figures += 1
    drawing = draw(
        block.chart,
        uid=f"chart-{tree.figures}",
        title=one_line(block.title),
        description=one_line(block.description),
        palette=tree.theme.light,
        language=tree.document.language,
        font=", ".join(f"'{family}'" for family in tree.families),
    )
    made: Data = {
        "title": title,
        "svg": tree.legible.drawn(drawing),
        "alt": f"{title}. {description}",
        "caption": tree.inline(block.caption),
    }
    table = {"kind": "table", **_table(tree, block.table, level), "landscape": False}
    if tree.tables == "below":
        return {**made, "table": table}
    name = f"table-{tree.figures}"
    tree.appendix.append({**table, "label": name})
    return {**made, "appendix": name, "see": tree.translated.gettext("De cijfers staan op bladzijde")}


def _page_break(_tree: Tree, _block: PageBreak, _level: int) -> Data:
    return {}


KINDS: Mapping[str, Callable[[Tree, Any, int], Data]] = {
    "paragraph": _paragraph,
    "bullet-list": _items,
    "numbered-list": _items,
    "checklist": _items,
    "table": _table,
    "key-figures": _key_figures,
    "callout": _callout,
    "steps": _steps,
    "quote": _quote,
    "form": _form,
    "figure": _figure,
    "section": _section,
    "page-break": _page_break,
    "sources": _sources,
}
