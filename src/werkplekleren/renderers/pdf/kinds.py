"""Each kind of block as the data that the layout reads."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from werkplekleren.documents import (
    BulletList,
    Callout,
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
    text_of,
    unlinked,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.charts import draw_parts
from werkplekleren.renderers.pdf.choices import choices_data
from werkplekleren.renderers.pdf.heights import kept, rooms_after
from werkplekleren.renderers.pdf.tables import table_data
from werkplekleren.renderers.pdf.tree import SHORT_INTRODUCTION, Data, Text, Tree, is_long, label, language_of
from werkplekleren.renderers.signs import SIGNS

LONG_VALUE = 16
"""A longer value of a key figure, in characters, is set smaller."""

LONG_IN_VALUE, LONGEST_IN_VALUE = 9, 14
"""So is one with a longer word, in characters; only one with a word longer than the second is broken inside words."""

LONGEST_IN_LABEL = 22
"""A label or note is broken inside words only where it has a longer one than this, in characters."""

LONG_LABEL = 44
"""A longer label, in characters, stands above its blank instead of before it."""

MOST_LINES = 12
"""A field with more lines to write on may run on to the next page."""

LONG_META = 36
"""Longer facts of a step, in characters, stand below its title instead of beside it."""

CHART = 720
"""How wide charts are drawn, in pixels; they are printed as wide as the text."""


def _paragraph(tree: Tree, block: Paragraph, _level: int) -> Data:
    made: Data = {"text": tree.inline(block.text), "lead": block.lead, "language": _language(block.language)}
    return made if len(text_of(block.text)) <= SHORT_INTRODUCTION else {**made, "sticky": False}


def _items(tree: Tree, block: BulletList | NumberedList | Checklist, _level: int) -> Data:
    return {"items": [tree.inline(item) for item in block.items], "rooms": rooms_after(block.items)}


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
                "breaks": is_long(*(3 * (item.value, item.label, item.note))),
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
    return {"title": title, "title_language": language, "tone": tone, "blocks": inner, "long": len(inner) > 1 or is_long(inner)}


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
        "aside": len(meta) <= LONG_META and not is_long(title),
        "long": is_long(title, text, say, meta),
    }


def _steps(tree: Tree, block: Steps, _level: int) -> Data:
    return {"items": [_step(tree, step) for step in block.items]}


def _quote(tree: Tree, block: Quote, _level: int) -> Data:
    text, source = tree.inline(block.text), tree.inline(block.source)
    return {"text": text, "source": source, "language": _language(block.language), "long": is_long(text, source)}


def _field(tree: Tree, field: FormField) -> Data:
    name = tree.words(field.label)
    return {
        "label": name,
        "kind": field.kind,
        "options": [tree.words(option) for option in field.options],
        "rows": field.writing_lines,
        "help": tree.words(field.help),
        "long": len(name) > LONG_LABEL,
        "breaks": field.writing_lines > MOST_LINES or is_long(name, field.help, field.options),
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
        "kept": 0 if level == 1 or wide or tree.document.sheet else kept(block.blocks, inner),
        "blocks": inner,
    }


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


def _figure(tree: Tree, block: Figure, _level: int) -> Data:
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
        "long": is_long(title),
        "number": caption_label(block, tree.captions, tree.translated),
        "parts": [{"svg": drawing.svg, "alt": f"{drawing.title}. {drawing.description}"} for drawing in drawings],
        "caption": tree.inline(block.caption),
    }
    table = {"kind": "table", **table_data(tree, block.table), "landscape": False}
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
    return choices_data(tree, block)


def _table(tree: Tree, block: Table, _level: int) -> Data:
    return table_data(tree, block)


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
