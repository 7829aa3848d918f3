"""The blocks a document is made of. A block says what there is, never how a format shows it.

Every block class has a `kind`; writers choose by it and fail loudly on a kind they do not know.
"""

from typing import Any, ClassVar, get_args

import attrs

from werkplekleren._base.text import is_language_code
from werkplekleren._base.validators import (
    Between,
    Keywords,
    Length,
    broken,
    is_a,
    is_bool,
    is_id,
    is_long_text,
    is_short_text,
    many,
    may_be_long_text,
    may_be_short_text,
    maybe,
    one_of,
)
from werkplekleren.documents.charts import Chart
from werkplekleren.documents.choices import ChoiceGrid
from werkplekleren.documents.forms import Form
from werkplekleren.documents.inline import Inline, is_inline
from werkplekleren.documents.tables import Table, Tone

DEEPEST = 4
"""How deep sections may lie inside each other."""

_tones = one_of(get_args(Tone))
_items = many(is_inline, least=1, most=2000)
_may_be_language = maybe(is_language_code)


@attrs.frozen
class _IsBlock:
    """A block; inside a callout only blocks that cannot hold others."""

    nested: bool

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if not isinstance(value, Block):
            raise broken(instance, attribute, "must hold blocks, such as Paragraph(text=plain('...'))", value)
        if not self.nested and isinstance(value, Section | Callout | PageBreak):
            raise broken(instance, attribute, "must hold no sections, callouts or page breaks", value.kind)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class _IsChart:
    """The data of a chart."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if not isinstance(value, Chart):
            raise broken(instance, attribute, "must be a chart", value)

    def keywords(self) -> Keywords:
        return {}


are_blocks = many(_IsBlock(nested=True), most=10_000)


@attrs.frozen(kw_only=True)
class Paragraph:
    """Running text.

    Args:
        text: What it says.
        lead: Whether it is the opening that holds the conclusion.
        language: The language it is in, where that differs from what stands around it.
    """

    kind: ClassVar[str] = "paragraph"
    text: Inline = attrs.field(validator=is_inline)
    lead: bool = attrs.field(default=False, validator=is_bool)
    language: str | None = attrs.field(default=None, validator=_may_be_language)


@attrs.frozen(kw_only=True)
class BulletList:
    """Things in no particular order."""

    kind: ClassVar[str] = "bullet-list"
    items: tuple[Inline, ...] = attrs.field(validator=_items)


@attrs.frozen(kw_only=True)
class NumberedList:
    """Things whose order or number matters."""

    kind: ClassVar[str] = "numbered-list"
    items: tuple[Inline, ...] = attrs.field(validator=_items)


@attrs.frozen(kw_only=True)
class Checklist:
    """Things to tick off by hand."""

    kind: ClassVar[str] = "checklist"
    items: tuple[Inline, ...] = attrs.field(validator=_items)


@attrs.frozen(kw_only=True)
class KeyFigure:
    """One figure that sums something up.

    Args:
        value: The figure as printed (`23 van 31`).
        label: What it counts.
        note: What to know with it.
        tone: What it means.
    """

    value: str = attrs.field(validator=is_short_text)
    label: str = attrs.field(validator=is_short_text)
    note: str = attrs.field(default="", validator=may_be_short_text)
    tone: Tone = attrs.field(default="neutral", validator=_tones)


@attrs.frozen(kw_only=True)
class KeyFigures:
    """A few figures side by side."""

    kind: ClassVar[str] = "key-figures"
    items: tuple[KeyFigure, ...] = attrs.field(validator=many(KeyFigure, least=1, most=12))


@attrs.frozen(kw_only=True)
class Callout:
    """Something that must not be missed.

    Args:
        title: What it comes down to.
        blocks: The rest; no sections, callouts or page breaks.
        tone: `good`, `neutral`, `warning` or `bad` (the others are drawn as neutral).
        title_language: The language of the title, where that differs from what stands around it.
    """

    kind: ClassVar[str] = "callout"
    title: str = attrs.field(validator=is_short_text)
    blocks: "tuple[Block, ...]" = attrs.field(default=(), validator=many(_IsBlock(nested=False), most=200))
    tone: Tone = attrs.field(default="warning", validator=_tones)
    title_language: str | None = attrs.field(default=None, validator=_may_be_language)


@attrs.frozen(kw_only=True)
class Step:
    """One step of a recipe or plan.

    Args:
        title: What to do.
        text: How, or why.
        meta: Facts in short (`20 minuten`, `week 4`).
        say: What to say or ask, word for word; it stands on a line of its own, so that it is found at the table.
    """

    title: Inline = attrs.field(validator=is_inline)
    text: Inline = attrs.field(default=(), validator=is_inline)
    meta: str = attrs.field(default="", validator=may_be_short_text)
    say: Inline = attrs.field(default=(), validator=is_inline)


@attrs.frozen(kw_only=True)
class Steps:
    """Steps in their order."""

    kind: ClassVar[str] = "steps"
    items: tuple[Step, ...] = attrs.field(validator=many(Step, least=1, most=500))


@attrs.frozen(kw_only=True)
class Quote:
    """What somebody said or wrote, and who.

    Args:
        text: The words.
        source: Whose they are.
        language: The language of the words, where it differs from what stands around them; not that of the source.
    """

    kind: ClassVar[str] = "quote"
    text: Inline = attrs.field(validator=is_inline)
    source: Inline = attrs.field(default=(), validator=is_inline)
    language: str | None = attrs.field(default=None, validator=_may_be_language)


@attrs.frozen(kw_only=True)
class Figure:
    """A chart with its words and the same numbers as a table.

    Args:
        title: What the chart shows, in short.
        description: What one sees in it, in words: the finding, the highest, the lowest.
        chart: The data; each writer draws it in its own colours.
        caption: How to read it, below the chart; plain text and Markdown, which do not draw, only have it where it is as true of the table.
        table: The same numbers as a table.
        open: Whether the table is shown at once, where a format would fold it away.
        title_language: The language of the title, where that differs from what stands around it.
    """

    kind: ClassVar[str] = "figure"
    title: str = attrs.field(validator=is_short_text)
    description: str = attrs.field(validator=is_long_text)
    chart: Chart = attrs.field(validator=_IsChart())
    caption: Inline = attrs.field(default=(), validator=is_inline)
    table: Table = attrs.field(validator=is_a(Table))
    open: bool = attrs.field(default=False, validator=is_bool)
    title_language: str | None = attrs.field(default=None, validator=_may_be_language)


@attrs.frozen(kw_only=True)
class Section:
    """A titled part of a document; sections inside sections are a level deeper.

    Args:
        id: Name to compose, link and refer by, unique in the document. It does not change when sections are added or
            moved, so a link from elsewhere (`advies.html#risico`) keeps leading there.
        title: Its heading.
        blocks: What it holds.
        language: The language it is in, title included, where that differs from what stands around it.
        title_language: The language of the title, where that differs from the language the section is in.
    """

    kind: ClassVar[str] = "section"
    id: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_short_text)
    blocks: "tuple[Block, ...]" = attrs.field(default=(), validator=are_blocks)
    language: str | None = attrs.field(default=None, validator=_may_be_language)
    title_language: str | None = attrs.field(default=None, validator=_may_be_language)


@attrs.frozen(kw_only=True)
class PageBreak:
    """From here on a new page, where the format has pages."""

    kind: ClassVar[str] = "page-break"


@attrs.frozen(kw_only=True)
class SourceItem:
    """Where something was found.

    Args:
        text: The title and whatever names it.
        href: Its address, when it has one.
        note: What to know with it (`gecontroleerd op 9 november 2026`).
    """

    text: Inline = attrs.field(validator=is_inline)
    href: str | None = attrs.field(default=None, validator=maybe(Length(2000)))
    note: str = attrs.field(default="", validator=may_be_long_text)


@attrs.frozen(kw_only=True)
class Sources:
    """The sources of what was said."""

    kind: ClassVar[str] = "sources"
    items: tuple[SourceItem, ...] = attrs.field(validator=many(SourceItem, least=1, most=500))


@attrs.frozen(kw_only=True)
class TableOfContents:
    """The sections of the document with their numbers, each a link where there are links.

    Where a document has none, a format may still have one of its own, such as the list beside a page.

    Args:
        depth: How many levels of sections it lists, 1 to 4.
        title: What stands above it; empty for the word of the document's language (`Inhoud`).
    """

    kind: ClassVar[str] = "table-of-contents"
    depth: int = attrs.field(default=2, validator=Between(1, DEEPEST))
    title: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen(kw_only=True)
class GlossaryItem:
    """One word and what it means.

    Args:
        term: The word.
        text: What it means.
    """

    term: str = attrs.field(validator=is_short_text)
    text: Inline = attrs.field(validator=is_inline)


@attrs.frozen(kw_only=True)
class Glossary:
    """Words and what they mean, in the order given."""

    kind: ClassVar[str] = "glossary"
    items: tuple[GlossaryItem, ...] = attrs.field(validator=many(GlossaryItem, least=1, most=1000))


Block = (
    Paragraph
    | BulletList
    | NumberedList
    | Checklist
    | Table
    | KeyFigures
    | Callout
    | Steps
    | Quote
    | Form
    | ChoiceGrid
    | Figure
    | Section
    | PageBreak
    | Sources
    | TableOfContents
    | Glossary
)
"""Every kind of block."""

BLOCK_KINDS: tuple[str, ...] = tuple(block.kind for block in get_args(Block))
"""The `kind` of every block, in the order of `Block`."""
