"""Each kind of block as the data that the layout reads."""

from collections.abc import Callable, Mapping
from itertools import starmap
from math import ceil, inf
from typing import Any, cast

from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    Cell,
    Checklist,
    ChoiceGrid,
    Figure,
    Form,
    FormField,
    Glossary,
    Inline,
    KeyFigures,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    RiskMatrixChart,
    Section,
    Sources,
    Step,
    Steps,
    Table,
    TableOfContents,
    slots,
    text_of,
    unlinked,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import grid
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.charts import draw_parts
from werkplekleren.renderers.pdf.columns import Columns, columns
from werkplekleren.renderers.pdf.tree import SHORT_INTRODUCTION, Data, Text, Tree, label, language_of
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words

LONG_VALUE = 16
"""A longer value of a key figure, in characters, is set smaller."""

LONG_IN_VALUE, LONGEST_IN_VALUE = 9, 14
"""So is one with a longer word, in characters; only one with a word longer than the second is broken inside words."""

LONGEST_IN_LABEL = 22
"""A label or note is broken inside words only where it has a longer one than this, in characters."""

LONG_OPTION = 9
"""The options of a statement have wider columns where one has a longer word than this, in characters."""

LONG_LABEL = 44
"""A longer label, in characters, stands above its blank instead of before it."""

MOST_LINES = 12
"""A field with more lines to write on may run on to the next page."""

LONG_HEAD = 400
"""A longer head of a column, in characters, is cut, and stands in full below the table: it would not fit on a page."""

LONG_META = 36
"""Longer facts of a step, in characters, stand below its title instead of beside it."""

LONG_TEXT = 900
"""A block with more characters than this may run on to the next page."""

CHART = 720
"""How wide charts are drawn, in pixels; they are printed as wide as the text."""

HIGHEST_SECTION, HIGHEST_BEFORE = 320.0, 260.0
"""A section inside another of at most about this height, in points, stays on one page: two of them fill one.

Of a higher one what comes before its first table stays with its heading, up to about the second height.
"""

LINE_HIGH, LINE_LONG, BETWEEN = 14.5, 105, 12.0
"""How high a line of text or of a list is with what lies below it, in points, how many characters it has, and what stands between blocks."""

HIGHEST_LAST = 120.0
"""The last two items of a list stay on one page unless they are higher than this, in points."""

SHORT = {"rows": 20, "matrix": 30, "fill-in": 12}
"""A table with more rows than this may run on to the next page."""

FEW_ROWS = 12
"""A table to fill in with at most this many rows has more room in each."""

MANY_ROWS = 15
"""A table to fill in on a sheet with more rows than this has less room in each, so that a log and its signatures fit on one page."""

ROOM, ROOM_ACROSS, ROOM_OF_MANY, ROOMY = 9.0, 7.5, 7.0, 11.0
"""How high a row to fill in is, in millimetres: on a page, where there is less room for it, in a long table, and where there are few rows.

There is less room on a page that lies on its side, and in a report at the end of which a fund says who it is, below a form.
"""


def _paragraph(tree: Tree, block: Paragraph, _level: int) -> Data:
    made: Data = {"text": tree.inline(block.text), "lead": block.lead, "language": _language(block.language)}
    return made if len(text_of(block.text)) <= SHORT_INTRODUCTION else {**made, "sticky": False}


def _items(tree: Tree, block: BulletList | NumberedList | Checklist, _level: int) -> Data:
    last = sum(map(_lines_high, block.items[-2:]))
    return {"items": [tree.inline(item) for item in block.items], "last": last if last <= HIGHEST_LAST else 0}


def _key_figures(tree: Tree, block: KeyFigures, _level: int) -> Data:
    # those beside each other are equally large
    long = any(len(item.value) > LONG_VALUE or _longest_word(item.value) > LONG_IN_VALUE for item in block.items)
    return {
        "items": [
            {
                "value": tree.words(item.value),
                "label": tree.words(item.label),
                "note": tree.words(item.note),
                "tone": item.tone,
                "long": long,
                "long_word": _longest_word(item.value) > LONGEST_IN_VALUE,
                "long_label": _longest_word(f"{item.label} {item.note}") > LONGEST_IN_LABEL,
                "breaks": _long(*(3 * (item.value, item.label, item.note))),
            }
            for item in block.items
        ]
    }


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _callout(tree: Tree, block: Callout, level: int) -> Data:
    tone = block.tone if block.tone in SIGNS else "neutral"
    inner = tree.blocks(block.blocks, level)
    for each in inner:  # a page cannot lie on its side inside something else
        each["landscape"] = False
    title, language = tree.words(block.title), _language(block.title_language)
    return {"title": title, "title_language": language, "tone": tone, "blocks": inner, "long": len(inner) > 1 or _long(inner)}


def _long(*texts: object) -> bool:
    return len(str(texts)) > LONG_TEXT


def _step(tree: Tree, step: Step) -> Data:
    text = tree.inline(step.text)
    say = tree.inline(step.say)
    title = tree.inline(step.title)
    meta = tree.words(step.meta)
    return {
        "title": title,
        "text": text,
        "say": say,
        "meta": meta,
        "aside": len(meta) <= LONG_META and not _long(title),
        "long": _long(title, text, say, meta),
    }


def _steps(tree: Tree, block: Steps, _level: int) -> Data:
    return {"items": [_step(tree, step) for step in block.items]}


def _quote(tree: Tree, block: Quote, _level: int) -> Data:
    text, source = tree.inline(block.text), tree.inline(block.source)
    return {"text": text, "source": source, "language": _language(block.language), "long": _long(text, source)}


def _field(tree: Tree, field: FormField) -> Data:
    name = tree.words(field.label)
    return {
        "label": name,
        "kind": field.kind,
        "options": [tree.words(option) for option in field.options],
        "rows": field.writing_lines,
        "help": tree.words(field.help),
        "long": len(name) > LONG_LABEL,
        "breaks": field.writing_lines > MOST_LINES or _long(name, field.help, field.options),
    }


def _form(tree: Tree, block: Form, _level: int) -> Data:
    fields = [_field(tree, field) for field in block.fields]
    if not tree.document.sheet:
        return {"fields": fields}
    paired: list[Data] = []
    for field in fields:  # two people sign beside each other
        if field["kind"] == "signature" == (paired[-1] if paired else {}).get("kind"):
            paired[-1] = {**paired[-1], "kind": "signatures", "beside": [{**one, "long": True} for one in (paired[-1], field)]}
        else:
            paired.append(field)
    return {"fields": paired}


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
        "title_language": _language(block.title_language),
        "number": tree.numbers[block.id],
        "level": level,
        "language": _language(block.language),
        "landscape": bool(wide),
        "kept": 0 if level == 1 or wide or tree.document.sheet else _kept(block.blocks, inner),
        "blocks": inner,
    }


def _kept(blocks: tuple[Block, ...], made: list[Data]) -> int:
    """How many blocks of a section stay on one page with its heading: all of a short one, or the texts and lists before a table."""
    heights = list(starmap(_height_of, zip(blocks, made, strict=True)))
    if sum(heights) <= HIGHEST_SECTION:
        return len(blocks)
    before = next((at for at, block in enumerate(blocks) if isinstance(block, Table)), 0)
    return before if sum(heights[:before]) <= HIGHEST_BEFORE else 0


def _height_of(block: Block, made: Data) -> float:
    if isinstance(block, Table):
        return cast("float", made["height"]) if made["together"] else inf
    if isinstance(block, Paragraph):
        return _lines_high(block.text) + BETWEEN
    return sum(map(_lines_high, block.items)) + BETWEEN if isinstance(block, BulletList | NumberedList) else inf


def _lines_high(text: Inline) -> float:
    return LINE_HIGH * sum(max(ceil(len(line) / LINE_LONG), 1) for line in text_of(text).split("\n"))


def _sources(tree: Tree, block: Sources, _level: int) -> Data:
    return {
        "items": [
            {"text": _linked(tree, item.text, item.href) if item.href else tree.inline(item.text), "note": tree.words(item.note)}
            for item in block.items
        ]
    }


def _linked(tree: Tree, text: Inline, href: str) -> Text:
    place = tree.target(href)
    pieces = [tree.piece(span) for span in unlinked(text)]
    return [{**(cast("Data", piece) if isinstance(piece, dict) else {"text": piece}), **place} for piece in pieces]


def _table(tree: Tree, block: Table, _level: int) -> Data:
    matrix = block.layout == "matrix"
    upright = matrix and block.columns >= grid.MANY_COLUMNS
    across = matrix and block.columns >= grid.VERY_MANY_COLUMNS
    found = columns(block, sheet=tree.document.sheet, landscape=across or tree.landscape, upright=upright)
    caption, note = tree.inline(block.caption), tree.inline(block.note)
    return {
        "layout": block.layout,
        "caption": caption,
        "number": caption_label(block, tree.captions, tree.translated),
        "note": note,
        "long_heads": [tree.inline(cell.text) for cells in block.all_heads for cell in cells if _is_long_head(cell)],
        "widths": [
            round(width, 4) for width in (found.rooms if block.layout == "rows" else found.widths)
        ],  # Pythons add up the last bits differently
        "upright": upright,
        "landscape": across,
        "room": _room(tree, len(block.rows)),
        "together": found.together and len(block.rows) <= SHORT[block.layout] and not _long(caption, note),
        "least": found.least,
        "height": found.height,
        "breaks_words": found.breaks_words,
        "heads": _heads(tree, block, upright=upright),
        "rows": _rows(tree, block, found),
    }


def _room(tree: Tree, rows: int) -> float:
    if tree.landscape or (tree.has_end and not tree.document.sheet):
        return ROOM_ACROSS
    if not tree.document.sheet:
        return ROOM
    return ROOMY if rows <= FEW_ROWS else ROOM_OF_MANY if rows > MANY_ROWS else ROOM


def _rows(tree: Tree, table: Table, found: Columns) -> list[list[object]]:
    matrix = table.layout == "matrix"
    rows = [[_cell(tree, cell, long=found.may_break(place), matrix=matrix) for cell in row.cells] for place, row in enumerate(table.rows)]
    first, room = found.last
    if room and not matrix and not found.together and not table.spans:
        rows[first] = [_cell(tree, cell, long=True, matrix=False) for cell in table.rows[first].cells]
        cast("Data", rows[first][0])["guard"] = room
    return rows


def _heads(tree: Tree, table: Table, *, upright: bool) -> list[list[Data]]:
    numbers = [_is_of_numbers(table, column) for column in table.by_column()]
    rows = slots(table.all_heads, table.columns)
    return [
        [
            {
                "text": _short_head(tree, slot.cell),
                "align": "end" if numbers[at] and slot.cell.columns == 1 else slot.cell.align,
                "first": at == 0,
                "turn": upright and at > 0 and slot.cell.columns == 1,
                "columns": slot.cell.columns,
                "rows": slot.cell.rows,
            }
            for at, slot in enumerate(line)
            if slot.begins
        ]
        for line in rows
    ]


def _short_head(tree: Tree, cell: Cell) -> Text:
    return tree.words(text_of(cell.text)[:LONG_HEAD]) + "…" if _is_long_head(cell) else tree.inline(cell.text)


def _is_long_head(cell: Cell) -> bool:
    return len(text_of(cell.text)) > LONG_HEAD


def _is_of_numbers(table: Table, column: tuple[Cell, ...]) -> bool:
    # the head of a column of numbers stands above the numbers
    return table.layout == "rows" and bool(column) and all(cell.align == "end" for cell in column)


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
    if cell.columns > 1:
        made["columns"] = cell.columns
    if cell.rows > 1:
        made["rows"] = cell.rows
    return {"text": text, **made} if made or not isinstance(text, str) else text


def _figure(tree: Tree, block: Figure, level: int) -> Data:
    title, description = (tree.line(part) for part in (block.title, block.description))
    if not title or not description:
        raise RenderError(Message("a figure needs a title and a description that can be read, for those who do not see it"))
    tree.figures += 1
    drawings = draw_parts(
        tree.legible.chart(block.chart),
        uid=f"chart-{tree.figures}",
        width=CHART,
        title=title,
        description=description,
        palette=tree.theme.light,
        language=tree.document.language,
        labels=tree.document.labels,
        font=", ".join(f"'{family}'" for family in tree.families),
        named=tree.tables != "below" or not _is_named_below(block),
    )
    made: Data = {
        "title": title,
        "title_language": _language(block.title_language),
        "long": _long(title),
        "number": caption_label(block, tree.captions, tree.translated),
        "parts": [{"svg": drawing.svg, "alt": f"{drawing.title}. {drawing.description}"} for drawing in drawings],
        "caption": tree.inline(block.caption),
    }
    table = {"kind": "table", **_table(tree, block.table, level), "landscape": False}
    if tree.tables == "below":
        return {**made, "table": table}
    name = f"table-{tree.figures}"
    tree.appendix.append({**table, "label": name})
    return {**made, "appendix": name, "see": tree.translated.gettext("De cijfers staan op bladzijde")}


def _is_named_below(figure: Figure) -> bool:
    # the table below a risk matrix says which number is which topic, so that the drawing need not
    if not isinstance(figure.chart, RiskMatrixChart):
        return False
    return {str(point.number) for point in figure.chart.points} <= {text_of(row.cells[0].text) for row in figure.table.rows}


def _choice_grid(tree: Tree, block: ChoiceGrid, _level: int) -> Data:
    return {
        "caption": tree.inline(block.caption),
        "options": [tree.words(option) for option in block.options],
        "apart": tree.words(block.not_applicable),
        "wide": any(_longest_word(option) > LONG_OPTION for option in block.options),
        "groups": [
            {
                "title": tree.words(group.title),
                "text": tree.inline(group.text),
                "long": _long(tree.inline(group.text)),
                "statements": [[number, tree.inline(statement)] for number, statement in statements],
            }
            for group, statements in zip(block.groups, block.numbered, strict=True)
        ],
    }


def _table_of_contents(tree: Tree, block: TableOfContents, _level: int) -> Data:
    return {"depth": block.depth, "title": tree.words(block.title)}


def _glossary(tree: Tree, block: Glossary, _level: int) -> Data:
    return {"items": [{"term": tree.words(item.term), "text": tree.inline(item.text)} for item in block.items]}


def _language(code: str | None) -> tuple[str, str | None] | None:
    return language_of(code) if code else None


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
    "choice-grid": _choice_grid,
    "table-of-contents": _table_of_contents,
    "glossary": _glossary,
}
