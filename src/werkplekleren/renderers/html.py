"""HTML: a whole page in one file, or a fragment for somebody else's page."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.runtime import Context
from markupsafe import Markup

from werkplekleren._base.formatting import long_date
from werkplekleren._base.translation import Translator, translator
from werkplekleren._base.validators import Matches, is_bool
from werkplekleren.documents import (
    Block,
    BulletList,
    Callout,
    Captions,
    Checklist,
    ChoiceGrid,
    Document,
    Figure,
    Inline,
    NumberedList,
    Paragraph,
    Section,
    Table,
    TableOfContents,
    captions,
    numbers,
    resolved,
    text_of,
    unlinked,
    walk,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import grid, spelling
from werkplekleren.renderers.captions import caption_label
from werkplekleren.renderers.cleaning import one_line
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.signs import SIGNS, tone_words
from werkplekleren.renderers.styling import paper, style_source, stylesheet
from werkplekleren.renderers.theme import Theme

WIDE, NARROW = 720, 340
"""How wide a chart is drawn, in pixels: for a screen or paper, and for a phone."""

SHORT = {"rows": 12, "matrix": 30, "fill-in": 12}
"""A table with at most this many rows is kept on one page when printed."""

ROOMY = 12
"""A table to fill in with at most this many rows gets room for two lines in each, on a sheet of its own."""

_WRITTEN_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "ckb", "dv", "ug", "sd"})

_is_nonce = Matches(r"[A-Za-z0-9+/=_-]*", "must be a nonce as base64")


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PackageLoader("werkplekleren.renderers")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@attrs.frozen(kw_only=True)
class HtmlWriter:
    """Writes HTML through one template per kind of block.

    Args:
        templates: Folders with templates of your own, looked in before ours: `html/page.html.j2` is the page,
            `html/callout.html.j2` one kind of block. They are code of the site that uses them, never content.
        shadow: Whether a fragment lies in a declarative shadow root: no rule of the host reaches it, not even by id or
            `!important`, and no script is needed. Links from one place in the document to another are plain text
            there, as browsers do not follow them into a shadow root.
        styled: Whether a fragment brings its stylesheet. Without it the host brings
            `stylesheet(theme, fragment=True)` itself, once for all fragments on a page.
        nonce: What lets style elements through a content security policy that names a nonce; without one a policy
            names hashes, see `style_source`.

    Attributes:
        suffixes: The file suffixes of HTML.
        binary: `False`: it gives text.
    """

    templates: tuple[Path, ...] = ()
    shadow: bool = attrs.field(default=False, validator=is_bool)
    styled: bool = attrs.field(default=True, validator=is_bool)
    nonce: str = attrs.field(default="", validator=_is_nonce)
    suffixes: tuple[str, ...] = attrs.field(default=(".html", ".htm"), init=False)
    binary: bool = attrs.field(default=False, init=False)

    def write(self, document: Document, theme: Theme) -> str:
        """A whole page: one file without outside references and without scripts."""
        return _Page(document=document, theme=theme, environment=_environment(self.templates), nonce=self.nonce).page()

    def write_fragment(self, document: Document, theme: Theme) -> str:
        """A `<div class="wpl">` with its stylesheet, headings from `h2` on, names prefixed with `wpl-`."""
        page = _Page(
            document=document,
            theme=theme,
            environment=_environment(self.templates),
            nonce=self.nonce,
            prefix="wpl-",
            top=2,
            alone=self.shadow,
        )
        return page.fragment(styled=self.styled or self.shadow)


def part_writer(document: Document, theme: Theme) -> Callable[[tuple[Block, ...]], Markup]:
    """What writes blocks of a document as parts of a page of somebody else; names are counted on from part to part."""
    page = _Page(document=document, theme=theme, environment=_environment(()), prefix="wpl-", top=2)
    return lambda blocks: page.blocks(blocks, 0)


@attrs.define(kw_only=True)
class _Page:
    """One document on its way to HTML; counts the names that figures and tables need."""

    document: Document
    theme: Theme
    environment: Environment
    nonce: str = ""
    prefix: str = ""
    top: int = 1
    alone: bool = False
    translated: Translator = attrs.field(init=False)
    numbers: Mapping[str, str] = attrs.field(init=False)
    captions: Captions = attrs.field(init=False)
    templates: dict[str, Template] = attrs.field(factory=dict[str, Template], init=False)
    names: Mapping[str, object] = attrs.field(init=False)
    count: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.document = resolved(self.document)
        self.translated = translator(self.document.language, self.document.labels)
        self.numbers = numbers(self.document)
        self.captions = captions(self.document)
        self.names = {
            **self.environment.globals,
            "_": self.translated.gettext,
            "words": spelling.words,
            "attribute": spelling.attribute,
            "spell": self.spell,
            "mark": grid.mark,
            "hidden": grid.hidden,
            "linked": self.linked,
            "language": self.language,
            "meaning": self.meaning,
        }

    def page(self) -> str:
        landscape = self.document.sheet and any(isinstance(block, Table) and grid.is_wide_form(block) for block in walk(self.document))
        rules = paper(self.document.title, sheet=self.document.sheet, landscape=landscape)
        css = stylesheet(self.theme)
        policy = f"'nonce-{self.nonce}'" if self.nonce else f"{style_source(css)} {style_source(rules)}"
        return self._template(
            "page",
            **self._outside(),
            landscape=landscape,
            css=Markup(css),  # noqa: S704 - our own rules, colours and fonts checked
            paper_css=Markup(rules),  # noqa: S704 - every odd sign is a number in it
            style_sources=Markup(policy),  # noqa: S704 - letters, figures and signs of base64
        )

    def fragment(self, *, styled: bool) -> str:
        css = stylesheet(self.theme, fragment=not self.alone) if styled else ""
        return self._template("fragment", **self._outside(), css=Markup(css), shadow=self.alone)  # noqa: S704 - as above

    def _outside(self) -> dict[str, Any]:
        document = self.document
        return {
            "document": document,
            "theme": self.theme,
            "nonce": Markup(' nonce="{}"').format(self.nonce) if self.nonce else "",
            "date": long_date(document.date, document.language) if document.date else "",
            "direction": _direction(document.language),
            "content": self.blocks(document.blocks, 0),
            "contents": [block for block in document.blocks if isinstance(block, Section)] if self._lists_sections() else [],
            "numbers": self.numbers,
            "anchor": self.anchor,
            "top": self.top,
        }

    def _lists_sections(self) -> bool:
        # a table of contents among the blocks takes the place of ours
        return any(self.numbers.values()) and not any(isinstance(block, TableOfContents) for block in walk(self.document))

    def language(self, code: str | None) -> Markup:
        """The attributes of an element in a language of its own."""
        if code is None:
            return Markup("")
        named = Markup(' lang="{}"').format(code)
        direction = _direction(code)
        return named if direction == _direction(self.document.language) else named + Markup(' dir="{}"').format(direction)

    def anchor(self, name: str) -> str:
        return self.prefix + name

    def name(self) -> str:
        # ids of sections hold no underscore, so these never meet
        self.count += 1
        return f"{self.prefix}wpl_{self.count}"

    def target(self, href: str) -> str:
        """Where an address leads from here; nowhere, and empty, for a place inside a shadow root."""
        if href[0] != "#" or href[1:] not in self.numbers:
            return href
        return "" if self.alone else f"#{self.anchor(href[1:])}"

    def spell(self, spans: Inline) -> Markup:
        return spelling.inline(spans, self.target)

    def linked(self, text: Inline, href: str | None) -> Markup:
        """Text as one link, or as it is when it leads nowhere."""
        target = self.target(checked(href)) if href else ""
        return Markup('<a href="{}">{}</a>').format(target, self.spell(unlinked(text))) if target else self.spell(text)

    def meaning(self, tone: str) -> str:
        return tone_words(tone, self.translated)

    def blocks(self, blocks: tuple[Block, ...], depth: int) -> Markup:
        return Markup("\n".join([self.block(block, depth) for block in blocks]))  # noqa: S704 - the templates escape

    def block(self, block: Block, depth: int) -> str:
        facts = _PREPARED.get(block.kind, _nothing)(self, block, depth)
        try:
            return self._template(block.kind, block=block, **facts)
        except TemplateNotFound as error:
            raise RenderError(Message("there is no HTML template for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error

    def _template(self, name: str, /, **context: object) -> str:
        template = self.templates.get(name)
        if template is None:
            template = self.templates[name] = self.environment.get_template(f"html/{name}.html.j2")
        # as template.render does it, with the names that are the same for all templates gathered once
        try:
            return "".join(template.root_render_func(Context(self.environment, {**self.names, **context}, template.name, template.blocks)))
        except Exception:  # noqa: BLE001 - rewritten to tell the line in the template, and raised again
            self.environment.handle_exception()


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in _WRITTEN_RIGHT_TO_LEFT else "ltr"


def _nothing(_page: _Page, _block: Any, _depth: int) -> dict[str, object]:  # noqa: ANN401 - any kind of block
    return {}


def _paragraph(page: _Page, block: Paragraph, _depth: int) -> dict[str, object]:
    return {"content": page.spell(block.text), "named": page.language(block.language)}


def _list(page: _Page, block: BulletList | NumberedList | Checklist, _depth: int) -> dict[str, object]:
    return {"lines": [page.spell(item) for item in block.items]}


def _section(page: _Page, block: Section, depth: int) -> dict[str, object]:
    return {
        "depth": depth,
        "heading": f"h{min(page.top + 1 + depth, 6)}",
        "anchor": page.anchor(block.id),
        "number": page.numbers[block.id],
        "title": spelling.words(block.title),
        "named": page.language(block.language),
        "content": page.blocks(block.blocks, depth + 1),
    }


def _callout(page: _Page, block: Callout, depth: int) -> dict[str, object]:
    tone = block.tone if block.tone in SIGNS else "neutral"
    return {"tone": tone, "content": page.blocks(block.blocks, depth)}


def _table(page: _Page, block: Table, _depth: int) -> dict[str, object]:
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
    return {
        "classes": " ".join(classes),
        "label": text_of(block.caption),
        "scrolls": grid.may_be_wide(block, by_column),
        "widths": [max(1, round(100 * width / total)) for width in block.widths],
        "number": caption_label(block, page.captions, page.translated),
        "heads": grid.heads(block, by_column, page.spell),
        "body": grid.body(block, page.spell, page.translated),
    }


def _figure(page: _Page, block: Figure, depth: int) -> dict[str, object]:
    from werkplekleren.renderers.charts import draw

    def drawn(width: int) -> Markup:
        return Markup(  # noqa: S704 - the drawing escapes its texts
            draw(
                block.chart,
                uid=page.name(),
                title=one_line(block.title),
                description=one_line(block.description),
                palette=page.theme.light,
                language=page.document.language,
                labels=page.document.labels,
                width=width,
            )
        )

    return {
        "number": caption_label(block, page.captions, page.translated),
        "wide": drawn(WIDE),
        "narrow": drawn(NARROW),
        "table": Markup(page.block(block.table, depth)),  # noqa: S704 - its template escapes
    }


def _choice_grid(page: _Page, block: ChoiceGrid, _depth: int) -> dict[str, object]:
    return {"label": text_of(block.caption), "groups": grid.choices(block, page.spell)}


def _table_of_contents(page: _Page, block: TableOfContents, _depth: int) -> dict[str, object]:
    return {"name": page.name(), "leads": not page.alone, "entries": _entries(page, page.document.blocks, block.depth)}


def _entries(page: _Page, blocks: tuple[Block, ...], depth: int) -> list[dict[str, object]]:
    found = [block for block in blocks if isinstance(block, Section)] if depth else []
    return [
        {"section": one, "anchor": page.anchor(one.id), "number": page.numbers[one.id], "inside": _entries(page, one.blocks, depth - 1)}
        for one in found
    ]


_PREPARED: Mapping[str, Callable[[_Page, Any, int], dict[str, object]]] = {
    "paragraph": _paragraph,
    "bullet-list": _list,
    "numbered-list": _list,
    "checklist": _list,
    "section": _section,
    "callout": _callout,
    "table": _table,
    "figure": _figure,
    "choice-grid": _choice_grid,
    "table-of-contents": _table_of_contents,
}
