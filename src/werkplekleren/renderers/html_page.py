"""One document on its way to HTML: its numbers, names, links and templates."""

from collections.abc import Mapping
from typing import Any

import attrs
from jinja2 import Environment, Template, TemplateNotFound
from jinja2.runtime import Context
from markupsafe import Markup

from werkplekleren._base.formatting import long_date
from werkplekleren._base.translation import Translator, translator
from werkplekleren.documents import Block, Captions, Document, Inline, Section, Table, TableOfContents, captions, numbers, resolved, unlinked, walk
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import grid, spelling
from werkplekleren.renderers.html_blocks import prepared
from werkplekleren.renderers.html_widths import longest_word
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.signs import tone_words
from werkplekleren.renderers.styling import paper, style_source, stylesheet
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.ties import tied

LONG_WORD, LONGER_WORD = 15, 18
"""A title with a word of more characters than the first has smaller letters on a phone, and of more than the second again smaller ones."""

_WRITTEN_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "ckb", "dv", "ug", "sd"})

_NO_LANGUAGE = Markup("")


@attrs.define(kw_only=True)
class Page:
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
            "tied": self.tied,
        }

    def tied(self, text: str) -> Markup:
        """Escaped text in which numbers stay with their unit."""
        return Markup(tied(text, self.document.language))  # noqa: S704 - what comes in is escaped

    def page(self) -> str:
        """A whole page."""
        landscape = self.document.sheet and any(isinstance(block, Table) and grid.is_wide_form(block) for block in walk(self.document))
        rules = paper(self.document.title, sheet=self.document.sheet, landscape=landscape)
        css = stylesheet(self.theme)
        policy = f"'nonce-{self.nonce}'" if self.nonce else f"{style_source(css)} {style_source(rules)}"
        return self.template(
            "page",
            **self._outside(),
            landscape=landscape,
            css=Markup(css),  # noqa: S704 - our own rules, colours and fonts checked
            paper_css=Markup(rules),  # noqa: S704 - every odd sign is a number in it
            style_sources=Markup(policy),  # noqa: S704 - letters, figures and signs of base64
        )

    def fragment(self, *, styled: bool) -> str:
        """A part of another page, with its stylesheet or without."""
        css = stylesheet(self.theme, fragment=not self.alone) if styled else ""
        return self.template("fragment", **self._outside(), css=Markup(css), shadow=self.alone)  # noqa: S704 - as above

    def _outside(self) -> dict[str, Any]:
        document = self.document
        return {
            "document": document,
            "theme": self.theme,
            "nonce": Markup(' nonce="{}"').format(self.nonce) if self.nonce else "",
            "title_class": _title_class(document.title),
            "date": self.tied(long_date(document.date, document.language)) if document.date else "",
            "direction": _direction(document.language),
            "content": self.tied(self.blocks(document.blocks, 0)),
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
            return _NO_LANGUAGE
        named = Markup(' lang="{}"').format(code)
        direction = _direction(code)
        return named if direction == _direction(self.document.language) else named + Markup(' dir="{}"').format(direction)

    def anchor(self, name: str) -> str:
        """The id that the section called `name` has on this page."""
        return self.prefix + name

    def name(self) -> str:
        """An id that nothing else has."""
        # ids of sections hold no underscore, so these never meet
        self.count += 1
        return f"{self.prefix}wpl_{self.count}"

    def target(self, href: str) -> str:
        """Where an address leads from here; nowhere, and empty, for a place inside a shadow root."""
        if href[0] != "#" or href[1:] not in self.numbers:
            return href
        return "" if self.alone else f"#{self.anchor(href[1:])}"

    def spell(self, spans: Inline) -> Markup:
        """Inline text, with its links led to where they lead from here."""
        return spelling.inline(spans, self.target)

    def linked(self, text: Inline, href: str | None) -> Markup:
        """Text as one link, or as it is when it leads nowhere."""
        target = self.target(checked(href)) if href else ""
        return Markup('<a href="{}">{}</a>').format(target, self.spell(unlinked(text))) if target else self.spell(text)

    def meaning(self, tone: str) -> str:
        """A tone in a word."""
        return tone_words(tone, self.translated)

    def blocks(self, blocks: tuple[Block, ...], depth: int) -> Markup:
        """Blocks below each other."""
        return Markup("\n".join([self.block(block, depth) for block in blocks]))  # noqa: S704 - the templates escape

    def block(self, block: Block, depth: int) -> str:
        """One block, by the template of its kind."""
        facts = prepared(self, block, depth)
        try:
            return self.template(block.kind, block=block, **facts)
        except TemplateNotFound as error:
            if error.name != f"html/{block.kind}.html.j2":  # one that a template of a fund includes
                raise
            raise RenderError(Message("there is no HTML template for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]})) from error

    def template(self, name: str, /, **context: object) -> str:
        """What a template makes of what it is given."""
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


def _title_class(title: str) -> Markup:
    word = longest_word(title)
    if word > LONGER_WORD:
        return Markup(' class="longer-word"')
    return Markup(' class="long-word"') if word > LONG_WORD else Markup("")
