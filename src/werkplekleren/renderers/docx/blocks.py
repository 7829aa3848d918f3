"""Every kind of block as Word writes it, and the only place that chooses by kind."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from werkplekleren.documents import Block, Callout, Figure, Form, Inline, KeyFigure, Paragraph, Section, Step, Table, text_of
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.charts.widths import text_width
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.docx.choices import write_choices
from werkplekleren.renderers.docx.columns import FONT_FACTOR
from werkplekleren.renderers.docx.contents import write_contents
from werkplekleren.renderers.docx.drawing import picture
from werkplekleren.renderers.docx.forms import write_form
from werkplekleren.renderers.docx.spelling import TAB
from werkplekleren.renderers.docx.tables import SHORT, write_table
from werkplekleren.renderers.docx.writing import Box, Writing
from werkplekleren.renderers.signs import SIGNS

PPI = 200
"""How many pixels of a picture go in an inch."""

DRAWN = 720
"""How wide a chart is drawn, in pixels: as wide as for PDF, so that one takes no more of a page."""

HALF = 0.47
"""How high the parts of a chart are at most, as a part of the page: two stand on one, with a caption."""

KEY_ROOM = 2320
"""How wide a key figure may be to stand before its label, or a label before a long one, in twentieths of a point."""

LINE = 90
"""A first paragraph of at most so many letters, a line, does not stand alone with its heading at the foot of a page."""

_MM_PER_TWIP = 25.4 / 1440

_ANNOUNCED = frozenset({"bullet-list", "numbered-list", "checklist", "steps", "form", "choice-grid"})
"""What the paragraph before it stays with."""


def write_blocks(page: Writing, blocks: tuple[Block, ...], depth: int) -> None:
    """Add blocks, in their order.

    Raises:
        RenderError: When there is one of a kind that is not known here.
    """
    for place, block in enumerate(blocks):
        page.leads = _leads(block, blocks[place + 1 : place + 2], first=depth > 0 and not place)
        try:
            write = _WRITERS[block.kind]
        except KeyError as error:
            raise RenderError(Message("there is no Word text for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error
        write(page, block, depth)


def _leads(block: Block, after: tuple[Block, ...], *, first: bool) -> bool:
    """Whether a block stays with what comes after it: a paragraph that announces it, is all that stands below a heading, or is its first line.

    A short table to fill in stays with the signatures below it, so that these do not come alone on a page.
    """
    if after and isinstance(block, Table):
        short, signed = block.layout == "fill-in" and len(block.rows) <= SHORT["fill-in"], after[0]
        return short and isinstance(signed, Form) and any(field.kind == "signature" for field in signed.fields)
    if not (after and isinstance(block, Paragraph)):
        return False
    said, what = text_of(block.text).rstrip(), after[0].kind
    return what in _ANNOUNCED or said.endswith(":") or (first and what != "figure" and (what != "paragraph" or len(said) <= LINE))


def _section(page: Writing, block: Section, depth: int) -> None:
    start = len(page.body)
    with page.speaking(block.language):
        with page.speaking(block.title_language):
            page.paragraph(f"heading {min(depth + 1, 4)}", page.bookmarked(block.id, page.words(one_line(block.title))))
        write_blocks(page, block.blocks, depth + 1)
    page.keep_together(start)


def _paragraph(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - a paragraph
    with page.speaking(block.language):
        page.paragraph("Lead" if block.lead else "Callout" if page.box else "Normal", page.spell(block.text), keep=page.leads)


def _list(style: str) -> Callable[[Writing, Any, int], None]:
    def write(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - a list
        numbering = page.lists.begin(style)
        last = len(block.items) - 1
        for place, item in enumerate(block.items):
            page.paragraph(style, page.spell(item), numbering=numbering, keep=0 < place == last - 1)

    return write


def _key_figures(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - key figures
    last = len(block.items) - 1
    large = all(_key_width(item, 300) <= KEY_ROOM for item in block.items)  # one size for all
    size = "" if large else '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    widths = [_key_width(item, 300 if large else 220) for item in block.items]
    # where words are too long for that place even then, all stand behind their labels, if those are short
    behind = max(widths) > KEY_ROOM and all(text_width(one_line(item.label), 210, 400, FONT_FACTOR) <= KEY_ROOM for item in block.items)
    for place, (item, width) in enumerate(zip(block.items, widths, strict=True)):
        sign = page.words(f"{SIGNS[item.tone]} ", _SIGN_STYLES[item.tone]) if item.tone in SIGNS else ""
        note = page.words(f" {one_line(item.note)}", "Quiet") if item.note else ""
        value, label = sign + page.words(one_line(item.value), "Key Figure", size), page.words(one_line(item.label))
        content = f"{label}{TAB}{value}" if behind else f"{value}{TAB if width <= KEY_ROOM else '<w:r><w:br/></w:r>'}{label}"
        page.paragraph("Key Label", content + note, keep=place < last)


def _key_width(item: KeyFigure, size: int) -> float:
    """How wide a figure is with its sign, in twentieths of a point."""
    return text_width(one_line(item.value), size, 700, FONT_FACTOR) + 260 * (item.tone in SIGNS)


_SIGN_STYLES = {"good": "Sign Good", "warning": "Sign Warning", "bad": "Sign Bad"}


def _callout(page: Writing, block: Callout, depth: int) -> None:
    tone = block.tone if block.tone in SIGNS else ""
    colours = page.colours
    box = Box(edge=colours[f"{tone}-edge"], fill=colours[tone]) if tone else Box(edge=colours["accent"], fill=colours["tint"])
    start = len(page.body)
    with page.within(box):
        sign = page.words(f"{SIGNS[tone]} ", _SIGN_STYLES[tone]) if tone else ""
        with page.speaking(block.title_language):
            page.paragraph("Callout Title", sign + page.words(one_line(block.title)), keep=bool(block.blocks))
        write_blocks(page, block.blocks, depth)
    page.keep_together(start)


def _steps(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - steps
    numbering = page.lists.begin("Step Title")
    for step in block.items:
        _step(page, step, numbering)


def _step(page: Writing, step: Step, numbering: str) -> None:
    meta = page.words(f"  {one_line(step.meta)}", "Quiet") if step.meta else ""
    page.paragraph("Step Title", page.spell(step.title) + meta, numbering=numbering, keep=bool(step.text or step.say))
    if step.text:
        page.paragraph("Step Text", page.spell(step.text), keep=bool(step.say))
    if step.say:
        page.paragraph("Step Words", page.spell(step.say))


def _quote(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - a quote
    with page.speaking(block.language):
        page.paragraph("Quote", page.spell(block.text), keep=bool(block.source))
    if block.source:
        page.paragraph("Quote Source", page.words("— ") + page.spell(block.source))


def _figure(page: Writing, block: Figure, depth: int) -> None:
    from werkplekleren.renderers.charts import draw_parts
    from werkplekleren.renderers.pictures import FONT

    title = one_line(block.title)
    parts = draw_parts(
        block.chart,
        uid="wpl",
        title=title,
        description=one_line(block.description),
        palette=page.theme.light,
        language=page.document.language,
        labels=page.document.labels,
        width=DRAWN,
        font=FONT,
        named=False,  # the table below it says which topic a number is
    )
    wide = round(page.start.width * _MM_PER_TWIP, 3)
    label = page.label(block)
    with page.speaking(block.title_language):
        page.paragraph("caption", label + page.words(title), keep=True)
    pictures = [drawn(part.svg, wide) for part in parts]
    scale = min(1.0, HALF * page.start.height * _MM_PER_TWIP / max(high for _, high in pictures)) if len(parts) > 1 else 1.0
    for place, (part, (content, high)) in enumerate(zip(parts, pictures, strict=True), 1):
        relation = page.pictured(content)
        shown = picture(relation, len(page.pictures), (wide * scale, high * scale), words=part.description, title=part.title)
        page.paragraph("Picture", shown, keep=bool(block.caption) and place == len(parts))
    if block.caption:
        page.paragraph("Table Note", page.spell(block.caption))
    write_blocks(page, (block.table,), depth)


@lru_cache(maxsize=64)
def drawn(svg: str, wide: float) -> tuple[bytes, float]:
    """A drawing as a picture, and how high it is when it is so many millimetres wide; kept, for the other files of the same report."""
    from werkplekleren.renderers.pictures import png

    content = png(svg, width=wide, ppi=PPI)
    across, down = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    return content, wide * down / across


def _table(page: Writing, block: Table, _depth: int) -> None:
    write_table(page, block)


def _page_break(page: Writing, _block: Any, _depth: int) -> None:  # noqa: ANN401 - a page break
    page.breaks = bool(page.body)


def _sources(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - sources
    numbering = page.lists.begin("Source Item")
    last = len(block.items) - 1
    for place, item in enumerate(block.items):
        note = page.words(f" {item.note}", "Quiet") if item.note else ""
        text: Inline = tuple(attrs.evolve(span, href=item.href, section=None) for span in item.text) if item.href else item.text
        page.paragraph("Source Item", page.spell(text) + note, numbering=numbering, keep=0 < place == last - 1)


def _glossary(page: Writing, block: Any, _depth: int) -> None:  # noqa: ANN401 - a glossary
    for item in block.items:
        page.paragraph("Glossary Item", f"{page.words(one_line(item.term), 'Strong')}{page.words('  ')}{page.spell(item.text)}")


_WRITERS: Mapping[str, Callable[[Writing, Any, int], None]] = {
    "section": _section,
    "paragraph": _paragraph,
    "bullet-list": _list("List Bullet"),
    "numbered-list": _list("List Number"),
    "checklist": _list("Checklist"),
    "key-figures": _key_figures,
    "callout": _callout,
    "steps": _steps,
    "quote": _quote,
    "form": lambda page, block, _depth: write_form(page, block),
    "figure": _figure,
    "table": _table,
    "page-break": _page_break,
    "sources": _sources,
    "choice-grid": lambda page, block, _depth: write_choices(page, block),
    "table-of-contents": lambda page, block, _depth: write_contents(page, block.depth, block.title),
    "glossary": _glossary,
}
