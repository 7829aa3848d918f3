"""A document as the data that the layout reads: plain lists, texts and numbers."""

import re
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any, Literal, cast

import attrs

from werkplekleren._base.formatting import long_date
from werkplekleren._base.translation import Translator, translator
from werkplekleren.documents import (
    Block,
    Captions,
    Document,
    Form,
    Inline,
    PageBreak,
    Paragraph,
    Section,
    Span,
    Table,
    TableOfContents,
    captions,
    numbers,
    resolved,
    text_of,
    walk,
)
from werkplekleren.errors import Message, RenderError
from werkplekleren.renderers import grid
from werkplekleren.renderers.links import checked
from werkplekleren.renderers.pdf.legible import Legible
from werkplekleren.renderers.theme import Theme

Data = dict[str, object]
Text = str | list[object]
Tables = Literal["below", "appendix"]

EPOCH = (1970, 1, 1)
"""The day of a document that has none, because a file for the archive must have one and a clock gives another each time."""

SHORT_INTRODUCTION = 500
"""A paragraph of at most so many characters is kept with the table, list or quote that it introduces."""

SHORT_OPENING = 110
"""A paragraph that opens a section, of at most so many characters, is kept with the one after it: one line below a heading is too few."""

LONG_TEXT = 900
"""A block with more characters than this may run on to the next page."""

FEW_FIELDS = 3
"""A form of at most so many fields is kept with the table before it."""

LONGEST_WORD = 24
"""Titles are hyphenated only where one has a longer word than this, in characters."""

LISTED_FROM = 8
"""From this many numbered sections on a document gets a table of contents."""

MOST_ACROSS = 18
"""How many rows to fill in fit on a sheet that lies on its side; with a table of more it stands upright."""

LONGEST_BESIDE = 3000
"""A section with more data than this, in characters, takes the whole width of a sheet."""

_LONGEST_FOOT = 90
_BESIDE = frozenset({"paragraph", "bullet-list", "numbered-list", "checklist", "quote", "callout", "glossary"})
_INTRODUCED = frozenset({"table", "figure", "choice-grid", "bullet-list", "numbered-list", "checklist", "steps", "form", "key-figures", "quote"})

_spaces = re.compile(r"[ \t]+")
_empty_lines = re.compile(r"\n(?:\s*\n){2,}")


def language_of(code: str) -> tuple[str, str | None]:
    """A language code as the language and the region that typst knows.

    >>> language_of("nl-BE"), language_of("sr-Latn"), language_of("en")
    (('nl', 'be'), ('sr', None), ('en', None))
    """
    main, *rest = code.split("-")
    return main.lower(), next((part.lower() for part in rest if len(part) == 2), None)  # noqa: PLR2004 - regions have two letters


def is_long(*texts: object) -> bool:
    """Whether texts, as data, are so long that their block may run on to the next page."""
    return len(str(texts)) > LONG_TEXT


def label(section: str) -> str:
    """The name of a section in the layout."""
    return f"section-{section}"


def _is_short_section(made: Data) -> bool:
    if made["kind"] != "section" or len(str(made)) > LONGEST_BESIDE:
        return False
    return all(each["kind"] in _BESIDE for each in cast("list[Data]", made["blocks"]))


def _stays_with(block: Block, following: Block, level: int, *, opens: bool) -> bool:
    if isinstance(block, Table):  # signatures stay with what they are for
        return isinstance(following, Form) and len(following.fields) <= FEW_FIELDS
    if isinstance(block, Paragraph) and isinstance(following, Paragraph):
        return opens and len(text_of(block.text)) <= SHORT_OPENING
    return following.kind in _INTRODUCED or (level > 1 and isinstance(following, Section))


def _ends_page(blocks: tuple[Block, ...]) -> bool:
    last = blocks[-1] if blocks else None
    return isinstance(last, PageBreak) or (isinstance(last, Section) and _ends_page(last.blocks))


@attrs.define(kw_only=True)
class Tree:
    """One document on its way to data.

    Args:
        document: The document.
        theme: What it looks like.
        legible: Makes texts fit for the fonts.
        families: The fonts.
        tables: Where the tables of figures go.
        kinds: How each kind of block becomes data.
        upright: Whether no page lies on its side for what is to be filled in.
    """

    document: Document
    theme: Theme
    legible: Legible
    families: tuple[str, ...]
    tables: Tables
    kinds: "Mapping[str, Callable[[Tree, Any, int], Data]]"
    upright: bool = False
    translated: Translator = attrs.field(init=False)
    numbers: Mapping[str, str] = attrs.field(init=False)
    captions: Captions = attrs.field(init=False)
    landscape: bool = attrs.field(init=False)
    figures: int = attrs.field(default=0, init=False)
    appendix: list[Data] = attrs.field(factory=list[Data], init=False)

    def __attrs_post_init__(self) -> None:
        self.translated = translator(self.document.language, self.document.labels)
        self.document = resolved(self.document)
        self.numbers = numbers(self.document)
        self.captions = captions(self.document)
        wide = [len(block.rows) for block in walk(self.document) if isinstance(block, Table) and grid.is_wide_form(block)]
        self.landscape = self.document.sheet and not self.upright and 0 < max(wide, default=0) <= MOST_ACROSS

    def data(self) -> Data:
        """The whole document.

        Raises:
            RenderError: When it holds what a PDF cannot show.
        """
        document = self.document
        title = self.line(document.title)
        if not title:
            raise RenderError(Message("a PDF needs a title that can be read"))
        date = document.date
        meta = (long_date(date, document.language) if date else "", self.line(document.author))
        return {
            "title": title,
            "title_language": None if document.title_language is None else language_of(document.title_language),
            "long_words": any(len(word) > LONGEST_WORD for text in (title, *(part.title for part in document.sections)) for word in text.split()),
            "subtitle": self.words(document.subtitle),
            "author": self.line(document.author),
            "language": language_of(document.language),
            "date": (date.year, date.month, date.day) if date else EPOCH,
            "meta": " · ".join(part for part in meta if part),
            "notice": self.words(document.notice),
            "foot": title if len(title) <= _LONGEST_FOOT else title[:_LONGEST_FOOT].rstrip() + "…",
            "landscape": self.landscape,
            "blocks": self.beside(self.with_contents(self.ended(self.blocks(document.blocks, 1)))),
            "appendix": self.appendix,
        }

    @property
    def has_end(self) -> bool:
        """Whether the theme says something at the end."""
        return bool(self.theme.footer or self.theme.contact)

    def ended(self, made: list[Data]) -> list[Data]:
        """The blocks, the last of which stays with what a theme says at the end."""
        last = made[-1] if made else {}
        while last.get("blocks") and last["kind"] == "section":
            last = cast("list[Data]", last["blocks"])[-1]
        if self.has_end and self.tables == "below":
            last["sticky"] = True
        return made

    def with_contents(self, made: list[Data]) -> list[Data]:
        """The blocks with a table of contents where the document is long and has none.

        It stands in front, or after a first section that has a page of its own.
        """
        numbered = sum(map(bool, self.numbers.values()))
        if numbered < LISTED_FROM or any(isinstance(block, TableOfContents) for block in walk(self.document)):
            return made
        place = int(_ends_page(self.document.blocks[:1]))
        return [*made[:place], {"kind": "table-of-contents", "depth": 1, "title": ""}, *made[place:]]

    def beside(self, made: list[Data]) -> list[Data]:
        """The blocks with short sections of a sheet in two columns, so that a card stays one page."""
        if not self.document.sheet or self.landscape:
            return made
        grouped: list[Data] = []
        for short, run in groupby(made, _is_short_section):
            items = list(run)
            grouped.extend([{"kind": "beside", "items": items}] if short and len(items) > 1 else items)
        return grouped

    def words(self, text: str) -> str:
        """A text, with its line ends."""
        seen = self.legible(text)
        if "  " in seen or "\t" in seen:
            seen = _spaces.sub(" ", seen)
        return _empty_lines.sub("\n\n", seen) if "\n" in seen else seen

    def line(self, text: str) -> str:
        """A text on one line."""
        return " ".join(self.legible(text).split())

    def inline(self, spans: Inline) -> Text:
        """Spans as one text, or as pieces."""
        if len(spans) == 1 and spans[0].style == "plain" and spans[0].href is spans[0].language is spans[0].section is None:
            return self.words(spans[0].text)
        pieces = [self.piece(span) for span in spans]
        if not pieces:
            return ""
        return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], str) else pieces

    def piece(self, span: Span) -> object:
        """One span."""
        text = self.words(span.text)
        made: Data = {}
        if span.style != "plain":
            made["style"] = span.style
        if span.language is not None:
            made["language"] = language_of(span.language)
        if span.section is not None:
            made["section"] = label(span.section)
        elif span.href is not None:
            made.update(self.target(span.href))
        return {"text": text, **made} if made else text

    def target(self, href: str) -> Data:
        """Where an address leads: out, to a section, or nowhere that is in this file."""
        address = checked(href)
        if not address.startswith("#"):
            return {"href": address}
        return {"section": label(address[1:])} if address[1:] in self.numbers else {}

    def blocks(self, blocks: tuple[Block, ...], level: int) -> list[Data]:
        """Blocks in their order."""
        made: list[Data] = []
        for place, block in enumerate(blocks):
            write = self.kinds.get(block.kind)
            if write is None:
                raise RenderError(Message("there is no PDF layout for blocks of kind {kind!r}", {"kind": str(block.kind)[:80]}))
            sticky = place + 1 < len(blocks) and _stays_with(block, blocks[place + 1], level, opens=level > 1 and place == 0)
            made.append({"kind": block.kind, "sticky": sticky, **write(self, block, level)})
        return made
