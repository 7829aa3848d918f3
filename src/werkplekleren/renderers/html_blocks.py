"""What the HTML template of each kind of block is given beside the block itself: formatted once in Python, so that templates only place it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    Checklist,
    ChoiceGrid,
    Figure,
    KeyFigures,
    NumberedList,
    Paragraph,
    Section,
    Table,
    TableOfContents,
    text_of,
)
from werkplekleren.renderers import grid, spelling
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.html_widths import longest_word, widths
from werkplekleren.renderers.signs import SIGNS

if TYPE_CHECKING:
    from werkplekleren.renderers.html_page import Page

WIDE, NARROW = 720, 340
"""How wide a chart is drawn, in pixels: for a screen or paper, and for a phone."""

SHORT = {"rows": 12, "matrix": 30, "fill-in": 12}
"""A table with at most this many rows is kept on one page when printed."""

LONG_FIGURE, LONG_WORD, WORD = 16, 10, 7
"""How many characters a key figure, or a word in it, has at most to be set in large letters, and a word to be set in the largest."""

BROAD_WORD = 12
"""Key figures with a word of more characters stand below each other on a phone, so that it is not broken."""

ROOMY = 12
"""A table to fill in with at most this many rows gets room for two lines in each, on a sheet of its own."""


def prepared(page: "Page", block: Block, depth: int) -> Mapping[str, object]:
    """The facts for the template of a block; none for a kind that prints what it holds itself.

    Args:
        page: The document on its way to HTML.
        block: The block.
        depth: How many sections it lies in.
    """
    prepare = _PREPARED.get(block.kind)
    return prepare(page, block, depth) if prepare else {}


def _paragraph(page: "Page", block: Paragraph, _depth: int) -> dict[str, object]:
    return {"content": page.spell(block.text), "named": page.language(block.language)}


def _list(page: "Page", block: BulletList | NumberedList | Checklist, _depth: int) -> dict[str, object]:
    return {"lines": [page.spell(item) for item in block.items]}


def _section(page: "Page", block: Section, depth: int) -> dict[str, object]:
    return {
        "depth": depth,
        "heading": f"h{min(page.top + 1 + depth, 6)}",
        "anchor": page.anchor(block.id),
        "number": page.numbers[block.id],
        "title": spelling.words(block.title),
        "spoken": page.language(block.title_language),
        "named": page.language(block.language),
        "content": page.blocks(block.blocks, depth + 1),
    }


def _callout(page: "Page", block: Callout, depth: int) -> dict[str, object]:
    tone = block.tone if block.tone in SIGNS else "neutral"
    return {"tone": tone, "content": page.blocks(block.blocks, depth)}


def _table(page: "Page", block: Table, _depth: int) -> dict[str, object]:
    columns, by_column = block.columns, block.by_column()
    total = sum(block.widths)
    classes: list[str] = [block.layout]
    if len(block.rows) <= SHORT[block.layout]:
        classes.append("short")
    if block.layout == "fill-in" and len(block.rows) <= ROOMY:
        classes.append("roomy")
    if block.layout == "matrix" and columns >= grid.MANY_COLUMNS:
        classes.append("upright")
    if block.layout == "matrix" and columns >= grid.VERY_MANY_COLUMNS:
        classes.append("across")
    if block.spans or block.head_rows:
        classes.append("spanned")
    wide = widths(block, by_column)
    if wide.least:
        classes.append(f"least-{wide.least}")
        if wide.stays:
            classes.append(f"stays-{wide.stays}")
    classes.extend([f"keep-{at}" for at in wide.kept])
    if wide.crowded:
        classes.append("crowded")
    return {
        "classes": " ".join(classes),
        "label": text_of(block.caption),
        "scrolls": bool(wide.least) or grid.may_be_wide(block, by_column),
        "widths": [max(1, round(100 * width / total)) for width in block.widths],
        "number": caption_label(block, page.captions, page.translated),
        "heads": grid.heads(block, by_column, page.spell),
        "body": grid.body(block, page.spell, page.translated),
    }


def _figure(page: "Page", block: Figure, depth: int) -> dict[str, object]:
    from werkplekleren.renderers.charts import draw_parts

    def drawn(width: int) -> Markup:
        parts = draw_parts(
            block.chart,
            uid=page.name(),
            title=one_line(block.title),
            description=one_line(block.description),
            palette=page.theme.light,
            language=page.document.language,
            labels=page.document.labels,
            width=width,
        )
        return Markup("".join(part.svg for part in parts))  # noqa: S704 - the drawings escape their texts

    return {
        "number": caption_label(block, page.captions, page.translated),
        "wide": drawn(WIDE),
        "narrow": drawn(NARROW),
        "table": Markup(page.block(block.table, depth)),  # noqa: S704 - its template escapes
    }


def _key_figures(_page: "Page", block: KeyFigures, _depth: int) -> dict[str, object]:
    size = _size([figure.value for figure in block.items])
    return {"figures": [(figure, size) for figure in block.items]}


def _size(values: "list[str]") -> str:
    """The class of figures of which one would not fit in large letters: those beside each other are equally large."""
    word = max(map(longest_word, values), default=0)
    if word > BROAD_WORD:
        return "long broad"
    if word > LONG_WORD or any(len(value) > LONG_FIGURE for value in values):
        return "long"
    return "word" if word > WORD else ""


def _choice_grid(page: "Page", block: ChoiceGrid, _depth: int) -> dict[str, object]:
    return {"label": text_of(block.caption), "groups": grid.choices(block, page.spell)}


def _table_of_contents(page: "Page", block: TableOfContents, _depth: int) -> dict[str, object]:
    return {"name": page.name(), "leads": not page.alone, "entries": _entries(page, page.document.blocks, block.depth)}


def _entries(page: "Page", blocks: tuple[Block, ...], depth: int) -> list[dict[str, object]]:
    found = [block for block in blocks if isinstance(block, Section)] if depth else []
    return [
        {"section": one, "anchor": page.anchor(one.id), "number": page.numbers[one.id], "inside": _entries(page, one.blocks, depth - 1)}
        for one in found
    ]


_PREPARED: Mapping[str, Callable[["Page", Any, int], dict[str, object]]] = {
    "paragraph": _paragraph,
    "bullet-list": _list,
    "numbered-list": _list,
    "checklist": _list,
    "section": _section,
    "callout": _callout,
    "table": _table,
    "figure": _figure,
    "key-figures": _key_figures,
    "choice-grid": _choice_grid,
    "table-of-contents": _table_of_contents,
}
