"""Markdown: CommonMark with pipe tables, as GitHub, Jupyter and Quarto read it; figures as words and a table."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, TemplateNotFound

from werkplekleren._base.formatting import long_date
from werkplekleren._base.handed import as_paths
from werkplekleren._base.translation import Translator, translator
from werkplekleren._base.validators import many
from werkplekleren.documents import (
    Block,
    Callout,
    Captions,
    ChoiceGrid,
    Document,
    Figure,
    Section,
    Sources,
    Table,
    TableOfContents,
    captions,
    numbers,
    resolved,
    sections,
    spans,
    walk,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import markdown_table
from werkplekleren.renderers.captions import caption_label, undrawn
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.markdown_spelling import Spelled, inline, lines, linked, literal, words
from werkplekleren.renderers.signs import SIGNS
from werkplekleren.renderers.template_errors import blocks_of
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.unknown_names import Unknown

_in_list = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?: |$)| ")
_many_lines = re.compile(r"\n{3,}")


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("werkplekleren.renderers")]),
        autoescape=False,  # noqa: S701 - not HTML: finalize escapes for Markdown instead
        finalize=words,
        undefined=Unknown,
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

    templates: tuple[Path, ...] = attrs.field(default=(), converter=as_paths, validator=many(Path))
    suffixes: tuple[str, ...] = attrs.field(default=(".md", ".markdown"), init=False)
    binary: bool = attrs.field(default=False, init=False)

    def write(self, document: Document, theme: Theme) -> str:
        """The document as Markdown; colours and fonts of the theme do not apply."""
        document = resolved(document)
        page = _page(document, self.templates)
        with blocks_of(self.templates, "markdown"):
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
            if error.name != f"markdown/{block.kind}.md.j2":  # one that a template of a fund includes
                raise
            raise RenderError(Message("there is no Markdown template for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error

    def template(self, name: str, /, **context: object) -> str:
        return self.environment.get_template(f"markdown/{name}.md.j2").render(
            _=self.translated.gettext, spell=inline, lines=lines, hashes=_hashes, linked=linked, **context
        )


def _reached(document: Document) -> frozenset[str]:
    """The sections that something in the document leads to; only these get an anchor, since heads have different ones everywhere."""
    blocks = tuple(walk(document))
    names = {span.section or (span.href or "").removeprefix("#") for span in spans(document.blocks)}
    names |= {(item.href or "").removeprefix("#") for block in blocks if isinstance(block, Sources) for item in block.items}
    depth = max((block.depth for block in blocks if isinstance(block, TableOfContents)), default=0)
    return frozenset(section.id for path, section in sections(document.blocks) if section.id in names or len(path) <= depth)


def _hashes(level: int) -> Spelled:
    return Spelled("#" * min(level, 6))


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
    return {"content": _quoted(lines(block.text) + (f"\n\n— {source}" if source else ""))}


def _steps(_page: _Page, block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - steps
    # what belongs to a step stands under its first letter
    return {"indent": Spelled(" " * (len(str(len(block.items))) + 2))}


def _form(_page: _Page, _block: Any, _level: int) -> dict[str, object]:  # noqa: ANN401 - a form
    return {"blank": Spelled(r"\_" * 24)}


def _table(page: _Page, block: Table, _level: int) -> dict[str, object]:
    return markdown_table.table(block, page.captions, page.translated)


def _choice_grid(_page: _Page, block: ChoiceGrid, _level: int) -> dict[str, object]:
    return markdown_table.choice_grid(block)


def _figure(page: _Page, block: Figure, level: int) -> dict[str, object]:
    said = undrawn(block)
    return {"number": caption_label(block, page.captions, page.translated), "caption": said.caption, "table": page.block(said.table, level)}


def _table_of_contents(page: _Page, block: TableOfContents, _level: int) -> dict[str, object]:
    entries: list[Spelled] = []
    for path, section in page.outline:
        if len(path) <= block.depth:
            name = literal(f"{page.numbers[section.id]} {one_line(section.title)}".strip(), starts=False)
            entries.append(Spelled(f"{'  ' * (len(path) - 1)}- [{name}](#{section.id})"))
    return {"entries": entries}


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
