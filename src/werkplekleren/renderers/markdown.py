"""Markdown: CommonMark with pipe tables, as GitHub, Jupyter and Quarto read it; figures as words and a table."""

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, TemplateNotFound

from werkplekleren._base.formatting import long_date
from werkplekleren._base.translation import Translator, translator
from werkplekleren.documents import (
    Block,
    Callout,
    Captions,
    Cell,
    ChoiceGrid,
    Document,
    Figure,
    Inline,
    Row,
    Section,
    Slot,
    Sources,
    Table,
    TableOfContents,
    captions,
    numbers,
    resolved,
    sections,
    slots,
    spans,
    unlinked,
    walk,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.cleaning import one_line, undirected, visible
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.signs import EMPTY, SIGNS, tone_words
from werkplekleren.renderers.theme import Theme

_APART = frozenset(string.punctuation + " \n")
BOX = "☐"
"""What is ticked by hand."""

_STARS = {"strong": "**", "emphasis": "*"}

_anywhere = re.compile(r"[\\`*_\[\]{}<>|~$#^@]|&(?=[#A-Za-z])|:(?=[A-Za-z/+_:-])|(?<=www)\.|-(?=-)")
_at_start = re.compile(r"[-+=:.)]|\d{1,9}(?=[.)](?:\s|$))")
_in_list = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?: |$)| ")
_entity = re.compile(r"&(?=[#A-Za-z][A-Za-z0-9]*;)")
_spaces = re.compile(r"[ \t\u00a0]+")
_many_lines = re.compile(r"\n{3,}")


class Spelled(str):
    """Text that is Markdown already; everything else that a template prints is escaped."""

    __slots__ = ()


def words(text: object) -> Spelled:
    r"""A text on one line, with every sign that means something in Markdown made literal.

    >>> words("*Anke* [klik](javascript:x) <b>")
    '\\*Anke\\* \\[klik\\](javascript\\:x) \\<b\\>'
    """
    if isinstance(text, Spelled):
        return text
    return Spelled(_literal(one_line(str(text))))


def _literal(text: str, *, starts: bool = True) -> str:
    # a backslash as an entity, because notebooks read \\( and \\[ as mathematics
    body = _anywhere.sub(lambda sign: "&#92;" if sign[0] == "\\" else f"\\{sign[0]}", text)
    start = _at_start.match(body) if starts else None
    if start is None:
        return body
    figures = start[0] if start[0].isdigit() else ""
    return f"{figures}\\{body[len(figures) :]}"


def inline(spans: Inline, *, breaks: bool = False) -> Spelled:
    """Spans as Markdown.

    Args:
        spans: The spans.
        breaks: Whether a line end in a text is kept as a line break.

    Raises:
        RenderError: When a span leads to an address that is not allowed.
    """
    pieces: list[str] = []
    cleaned = [(span, _spaces.sub(" ", undirected(visible(span.text)))) for span in spans]
    seen = [(span, text) for span, text in cleaned if text]
    texts = [text for _, text in seen]
    for place, (span, text) in enumerate(seen):
        before = "".join(texts[:place]).rpartition("\n")[2].strip()
        first, *rest = text.split("\n") if breaks else [text.replace("\n", " ")]
        start = _literal(first if before else first.lstrip(), starts=not before or before.isdecimal())
        piece = "\n".join([start, *(_literal(line.lstrip()) for line in rest)])
        href = f"#{span.section}" if span.section is not None else span.href
        if href is not None:
            piece = f"[{piece}]({_address(href)})"
        stars = _STARS.get(span.style, "")
        if stars and _can_stand_out(piece, pieces[-1] if pieces else "", texts[place + 1] if place + 1 < len(texts) else ""):
            bare = piece.strip()
            at = piece.index(bare)
            piece = f"{piece[:at]}{stars}{bare}{stars}{piece[at + len(bare) :]}"
        pieces.append(piece)
    return Spelled("".join(pieces).strip().replace("\n", "\\\n"))


def _can_stand_out(piece: str, before: str, after: str) -> bool:
    # beside a letter, stars only work around words that begin and end with one; else the words win from the looks
    bare = piece.strip()
    if not bare or "\n" in bare or before.endswith("*"):
        return False
    opens = bare != piece.rstrip() or bare[0].isalnum() or not before or before[-1] in _APART
    closes = bare != piece.lstrip() or bare[-1].isalnum() or not after or after[0] in _APART
    return opens and closes


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("werkplekleren.renderers")]),
        autoescape=False,  # noqa: S701 - not HTML: finalize escapes for Markdown instead
        finalize=words,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@attrs.frozen(kw_only=True)
class MarkdownWriter:
    """Writes Markdown through one template per kind of block; all text comes out literally.

    Args:
        templates: Folders with templates of your own, looked in before ours: `markdown/page.md.j2` is the page,
            `markdown/callout.md.j2` one kind of block. They are code of the site that uses them, never content.

    Attributes:
        suffixes: The file suffixes of Markdown.
        binary: `False`: it gives text.
    """

    templates: tuple[Path, ...] = ()
    suffixes: tuple[str, ...] = attrs.field(default=(".md", ".markdown"), init=False)
    binary: bool = attrs.field(default=False, init=False)

    def write(self, document: Document, theme: Theme) -> str:
        """The document as Markdown; colours and fonts of the theme do not apply."""
        document = resolved(document)
        page = _page(document, self.templates)
        text = page.template(
            "page",
            document=document,
            theme=theme,
            date=long_date(document.date, document.language) if document.date else "",
            content=page.blocks(document.blocks, 2),
        )
        return _many_lines.sub("\n\n", text).strip() + "\n"


def part_writer(document: Document) -> Callable[[tuple[Block, ...]], Spelled]:
    """What writes blocks of a document as parts of a text of somebody else."""
    page = _page(resolved(document), ())
    return lambda blocks: page.blocks(blocks, 2)


def _page(document: Document, templates: tuple[Path, ...]) -> "_Page":
    return _Page(
        translated=translator(document.language, document.labels),
        environment=_environment(templates),
        numbers=numbers(document),
        captions=captions(document),
        outline=tuple(sections(document.blocks)),
        reached=_reached(document),
    )


@attrs.frozen(kw_only=True)
class _Page:
    """One document on its way to Markdown."""

    translated: Translator
    environment: Environment
    numbers: Mapping[str, str]
    captions: Captions
    outline: tuple[tuple[tuple[int, ...], Section], ...]
    reached: frozenset[str]

    def blocks(self, blocks: tuple[Block, ...], level: int) -> Spelled:
        pieces: list[str] = []
        for block in blocks:
            piece = self.block(block, level)
            if pieces and _in_list.match(pieces[-1].rpartition("\n")[2]) and _in_list.match(piece):
                pieces.append("<!-- -->")  # else the two become one list
            pieces.append(piece)
        return Spelled("\n\n".join(pieces))

    def block(self, block: Block, level: int) -> Spelled:
        facts = _PREPARED.get(block.kind, _nothing)(self, block, level)
        try:
            return Spelled(self.template(block.kind, block=block, **facts).strip("\n"))
        except TemplateNotFound as error:
            raise RenderError(Message("there is no Markdown template for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error

    def template(self, name: str, /, **context: object) -> str:
        return self.environment.get_template(f"markdown/{name}.md.j2").render(
            _=self.translated.gettext, spell=inline, lines=_lines, hashes=_hashes, linked=_linked, **context
        )


def _reached(document: Document) -> frozenset[str]:
    """The sections that something in the document leads to; only these get an anchor, since heads have different ones everywhere."""
    blocks = tuple(walk(document))
    names = {span.section or (span.href or "").removeprefix("#") for span in spans(document.blocks)}
    names |= {(item.href or "").removeprefix("#") for block in blocks if isinstance(block, Sources) for item in block.items}
    depth = max((block.depth for block in blocks if isinstance(block, TableOfContents)), default=0)
    return frozenset(section.id for path, section in sections(document.blocks) if section.id in names or len(path) <= depth)


def _lines(spans: Inline) -> Spelled:
    return inline(spans, breaks=True)


def _hashes(level: int) -> Spelled:
    return Spelled("#" * min(level, 6))


def _linked(text: Inline, href: str | None) -> Spelled:
    return Spelled(f"[{inline(unlinked(text))}]({_address(href)})") if href else inline(text)


def _address(href: str) -> str:
    return _entity.sub("&amp;", checked(href)).replace("(", "%28").replace(")", "%29")


def _nothing(_page: _Page, _block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - any kind of block
    return {}


def _section(page: _Page, block: Section, level: int) -> dict[str, object]:
    anchor = Spelled(f'<a id="{block.id}"></a>' if block.id in page.reached else "")
    return {"level": level, "anchor": anchor, "number": page.numbers[block.id], "content": page.blocks(block.blocks, level + 1)}


def _callout(page: _Page, block: Callout, level: int) -> dict[str, object]:
    inside = page.template("callout-inside", block=block, mark=SIGNS.get(block.tone, ""), content=page.blocks(block.blocks, level))
    return {"content": _quoted(inside)}


def _quoted(text: str) -> Spelled:
    return Spelled("\n".join(f"> {line}".rstrip() for line in _many_lines.sub("\n\n", text).strip().split("\n")))


def _key_figures(_page: _Page, _block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - key figures
    return {"marks": SIGNS}


def _quote(_page: _Page, block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - a quote
    source = inline(block.source)
    return {"content": _quoted(_lines(block.text) + (f"\n\n— {source}" if source else ""))}


def _table(page: _Page, block: Table, _level: int) -> dict[str, object]:
    matrix = block.layout == "matrix"
    spell = _body(page, matrix=matrix)
    columns = _columns(block)
    aligned = [cell.align if cell.align != "start" or not matrix or place == 0 else "center" for place, cell in enumerate(columns)]
    rows = slots((row.cells for row in block.rows), block.columns) if block.spans else ()
    return {
        "number": caption_label(block, page.captions, page.translated),
        "head": _row(_heads(block)),
        "rule": Spelled("| " + " | ".join(_RULES[align] for align in aligned) + " |"),
        "rows": [_row(_spread(line, spell)) for line in rows] or [_row(map(spell, row.cells)) for row in block.rows],
    }


_RULES = {"start": ":--", "end": "--:", "center": ":-:"}


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


def _body(page: _Page, *, matrix: bool) -> Callable[[Cell], str]:
    def spell(cell: Cell) -> str:
        text = inline(tuple(attrs.evolve(span, style="strong") for span in cell.text)) if cell.header else inline(cell.text)
        if matrix and not text:
            text = Spelled(EMPTY.get(cell.tone, ""))
        note = "" if matrix and text else words(cell.note or ("" if text else tone_words(cell.tone, page.translated)))
        said = f"{text} ({note})" if text and note else text or note
        return f"{SIGNS[cell.tone]} {said}".rstrip() if cell.tone in SIGNS else said

    return spell


def _steps(_page: _Page, block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - steps
    # what belongs to a step stands under its first letter
    return {"indent": Spelled(" " * (len(str(len(block.items))) + 2))}


def _form(_page: _Page, _block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - a form
    return {"blank": Spelled(r"\_" * 24)}


def _figure(page: _Page, block: Figure, level: int) -> dict[str, object]:
    return {"number": caption_label(block, page.captions, page.translated), "table": page.block(block.table, level)}


def _choice_grid(_page: _Page, block: ChoiceGrid, _level: int) -> dict[str, object]:
    boxes = " | ".join(BOX for _ in block.columns)
    rows: list[Spelled] = []
    for group, statements in zip(block.groups, block.numbered, strict=True):
        title = f"**{words(group.title)}**" if group.title else ""
        said = f"{title} {inline(group.text)}".strip()
        if said:
            rows.append(Spelled(f"| {said} |" + " |" * len(block.columns)))
        rows.extend(Spelled(f"| {number}. {inline(statement)} | {boxes} |") for number, statement in statements)
    return {"head": _row(["", *map(words, block.columns)]), "rule": Spelled("| :-- |" + " :-: |" * len(block.columns)), "rows": rows}


def _table_of_contents(page: _Page, block: TableOfContents, _level: int) -> dict[str, object]:
    lines: list[Spelled] = []
    for path, section in page.outline:
        if len(path) <= block.depth:
            name = _literal(f"{page.numbers[section.id]} {one_line(section.title)}".strip(), starts=False)
            lines.append(Spelled(f"{'  ' * (len(path) - 1)}- [{name}](#{section.id})"))
    return {"entries": lines}


_PREPARED: Mapping[str, Callable[[_Page, Any, int], dict[str, object]]] = {
    "section": _section,
    "callout": _callout,
    "key-figures": _key_figures,
    "quote": _quote,
    "steps": _steps,
    "form": _form,
    "table": _table,
    "figure": _figure,
    "choice-grid": _choice_grid,
    "table-of-contents": _table_of_contents,
}
