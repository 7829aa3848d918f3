"""A document: a title and blocks, composed by section ids."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date  # noqa: N812 - the field is called date
from typing import Any, ClassVar, Self, cast

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.handed import found, handed
from werkplekleren._base.text import is_language_code
from werkplekleren._base.translation import Labels, translator
from werkplekleren._base.validators import Keywords, is_bool, is_date, is_short_text, may_be_short_text, maybe, repeated, shown
from werkplekleren.documents import composing
from werkplekleren.documents.blocks import DEEPEST, Block, Callout, Paragraph, Section, are_blocks
from werkplekleren.documents.inline import Inline, plain
from werkplekleren.documents.labels import are_labels
from werkplekleren.documents.texts import spans
from werkplekleren.errors import InvalidValueError, Message, UnknownNameError

NUMBERED_FROM = 3
"""From this many main sections on, sections are numbered."""

NUMBERED_TO = 2
"""Sections are numbered down to this depth."""


def sections(blocks: Iterable[Block]) -> Iterator[tuple[tuple[int, ...], Section]]:
    """Every section below `blocks`, in reading order, with its number.

    Yields:
        The number as a path (`(2, 1)` is the first section inside the second) and the section.
    """
    for place, section in enumerate((block for block in blocks if isinstance(block, Section)), start=1):
        yield (place,), section
        for path, inner in sections(section.blocks):
            yield (place, *path), inner


def numbers(document: "Document") -> Mapping[str, str]:
    """The numbers of the sections: `2` for a main one, `2.1` for one inside it.

    A document with fewer than three main sections needs none, nor does a sheet, nor do sections that lie deeper.

    Returns:
        Section id -> its number, or an empty text, in reading order.
    """
    paths = {section.id: path for path, section in sections(document.blocks)}
    needed = not document.sheet and sum(len(path) == 1 for path in paths.values()) >= NUMBERED_FROM
    return {name: ".".join(map(str, path)) if needed and len(path) <= NUMBERED_TO else "" for name, path in paths.items()}


@attrs.frozen
class _SectionsInOrder:
    """Section ids once each, and not nested too deep."""

    def __call__(self, _instance: object, _attribute: "attrs.Attribute[Any]", value: tuple[Block, ...], /) -> None:
        # level by level, so that a tree of any depth cannot exhaust the stack
        level = [block for block in value if isinstance(block, Section)]
        ids: list[str] = []
        for _ in range(DEEPEST):
            ids.extend(section.id for section in level)
            level = [block for section in level for block in section.blocks if isinstance(block, Section)]
        if level:
            raise InvalidValueError(
                Message("section {id} lies deeper than {deepest} levels", {"id": shown(level[0].id), "deepest": DEEPEST}),
            )
        for name in repeated(ids):
            raise InvalidValueError(Message("section id {id} is used more than once", {"id": shown(name)}))

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class Document(Displayed):
    """Something to read: the same tree for every format.

    Args:
        title: What it is called.
        title_language: The language of the title, where that differs from the language of the text.
        subtitle: One line that says what it is about.
        language: The language of its text, such as `nl`.
        date: The day it is of, or `None`.
        author: Who made it.
        blocks: What it says, in order.
        notice: A remark that belongs on the first page of every format (`Fictief voorbeeld`).
        sheet: Whether it is a sheet to lay on a table or hang on a wall, such as a card or a worksheet. Formats with
            pages set it close, so that it takes as few of them as it can.
        labels: The short strings that pages and charts say of themselves, for a language that the library does not have:
            Dutch original -> its translation in each plural form, as in a catalogue (`("Inhoud", ("Inhalt",))`).

    Attributes:
        refers: Whether any text in it refers to a section.

    Raises:
        InvalidValueError: When two sections have one id, when sections lie too deep, or when a text refers to a
            section that is not there.

    >>> from werkplekleren.documents import Paragraph, Section, plain
    >>> report = Document(title="Scan", language="nl", blocks=(Section(id="scores", title="Scores"),))
    >>> report = report.after("scores", Section(id="plan", title="Plan"))
    >>> [section.id for section in report.sections]
    ['scores', 'plan']
    """

    kind: ClassVar[str] = "document"
    title: str = attrs.field(validator=is_short_text)
    title_language: str | None = attrs.field(default=None, validator=maybe(is_language_code))
    subtitle: str = attrs.field(default="", validator=may_be_short_text)
    language: str = attrs.field(validator=is_language_code)
    date: Date | None = attrs.field(default=None, validator=maybe(is_date))
    author: str = attrs.field(default="", validator=may_be_short_text)
    blocks: tuple[Block, ...] = attrs.field(default=(), validator=[are_blocks, _SectionsInOrder()], repr=count_only)
    notice: str = attrs.field(default="", validator=may_be_short_text)
    sheet: bool = attrs.field(default=False, validator=is_bool)
    labels: Labels = attrs.field(default=(), validator=are_labels, repr=False)
    refers: bool = attrs.field(init=False, eq=False, repr=False, default=False)

    def __attrs_post_init__(self) -> None:
        # once, and only after the tree was found to be one: a large table has many spans
        wanted = {span.section for span in spans(self.blocks)} - {None}
        known = {section.id for section in self.sections} if wanted else wanted
        for name in sorted(filter(None, wanted - known)):
            raise InvalidValueError(self._lost(name))
        object.__setattr__(self, "refers", bool(wanted))

    def _lost(self, name: str) -> Message:
        """What to say of a section that is not there while a text refers to it; of sections inside each other the innermost is told."""
        told = {"id": shown(name)}
        where = [section.id for section in self.sections if any(span.section == name for span in spans(section.blocks))]
        if not where:
            return Message("a text refers to section {id}, which is not in the document", told)
        return Message(
            "a text in section {where} refers to section {id}, which is not in the document; change that text too, or keep the section",
            {**told, "where": shown(where[-1])},
        )

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections at every depth, in reading order."""
        return tuple(section for _, section in sections(self.blocks))

    def section(self, id: str) -> Section:  # noqa: A002 - the field of a section is called id
        """The section called `id`.

        Raises:
            UnknownNameError: When there is none; the nearest ids are offered.
        """
        for section in self.sections:
            if section.id == id:
                return section
        raise UnknownNameError("section", id, [section.id for section in self.sections])

    def without(self, id: str) -> Self:  # noqa: A002
        """This document without the section called `id`.

        Raises:
            UnknownNameError: When there is none.
            InvalidValueError: When other text refers to it, or to a section inside it.
        """
        return self.replaced(id)

    def after(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` right after the section called `id`, at its depth.

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When the new blocks bring an id that is already there, or refer to a section that is not.
        """
        return self.replaced(id, self.section(id), *blocks)

    def before(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` right before the section called `id`, at its depth.

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When the new blocks bring an id that is already there, or refer to a section that is not.
        """
        return self.replaced(id, *blocks, self.section(id))

    def replaced(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` in the place of the section called `id`.

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When the new blocks bring an id that is already there, or take away a section that
                other text refers to.
        """
        return self._changed(id, lambda _: blocks)

    def within(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` at the end of the section called `id`.

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When the new blocks bring an id that is already there, or refer to a section that is not.
        """
        return self._changed(id, lambda section: (attrs.evolve(section, blocks=(*section.blocks, *blocks)),))

    def with_remark(self, id: str, text: str | Inline, *, title: str = "") -> Self:  # noqa: A002
        """This document with a remark of one's own at the end of the section called `id`.

        Args:
            id: The section.
            text: The remark; an empty line in a text begins a new paragraph.
            title: What stands above it; empty for the word of the document's language (`Opmerking`).

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When the remark has no words, or is neither a text nor inline text.

        >>> from werkplekleren.documents import Section
        >>> report = Document(title="Scan", language="nl", blocks=(Section(id="scores", title="Scores"),))
        >>> report.with_remark("scores", "Begin bij de kantbank.").section("scores").blocks[0].title
        'Opmerking'
        """
        say = translator(self.language, self.labels).gettext
        given = cast("object", text)
        if not isinstance(given, str | tuple):
            raise InvalidValueError(Message("a remark is a text or inline text, not {found}", {"found": found(given)}))
        paragraphs = [plain(part.strip()) for part in text.split("\n\n") if part.strip()] if isinstance(text, str) else [text] if text else []
        if not paragraphs:
            raise InvalidValueError(Message("the remark in section {id} has no words", {"id": shown(id)}))
        blocks = tuple(Paragraph(text=paragraph) for paragraph in paragraphs)
        return self.within(id, Callout(title=title or say("Opmerking"), tone="neutral", blocks=blocks))

    def moved(self, id: str, *, after: str | None = None, before: str | None = None) -> Self:  # noqa: A002
        """This document with the section called `id` right after, or right before, another one, at the depth of that one.

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When not one of `after` and `before` is given, when that one lies inside the section
                that moves, or when the section would lie too deep.
        """
        section = self.section(id)
        target = after if after is not None else before
        if target is None or (after is not None and before is not None):
            raise InvalidValueError(Message("say either after or before which section {id} must come", {"id": shown(id)}))
        self.section(target)
        if target == id or any(inner.id == target for _, inner in sections(section.blocks)):
            raise InvalidValueError(
                Message("section {id} cannot move into itself: {target} lies inside it", {"id": shown(id), "target": shown(target)})
            )
        rest = composing.changed(self.blocks, id, lambda _: ())
        there: Callable[[Section], tuple[Block, ...]] = (lambda other: (other, section)) if after is not None else (lambda other: (section, other))
        return attrs.evolve(self, blocks=composing.changed(rest, target, there))

    def ordered(self, *ids: str) -> Self:
        """This document with sections in another order: those named take, in the order given, the places they hold together.

        Args:
            *ids: Sections that lie beside each other, each once; what is not named stays where it is.

        Raises:
            UnknownNameError: When there is no such section; those that lie beside the first are offered.
            InvalidValueError: When one is named twice, or they are in a list, or one lies elsewhere in the document.

        >>> from werkplekleren.documents import Section
        >>> parts = tuple(Section(id=name, title=name.title()) for name in ("doel", "scores", "plan"))
        >>> report = Document(title="Scan", language="nl", blocks=parts)
        >>> [section.id for section in report.ordered("plan", "doel").sections]
        ['plan', 'scores', 'doel']
        """
        for given in ids:
            handed(given, str, "ordered", "ordered('first', 'second')")
        for name in repeated(ids):
            raise InvalidValueError(Message("section id {id} is used more than once", {"id": shown(name)}))
        for name in ids:
            beside = composing.siblings(self.blocks, ids[0])
            if name not in beside and any(section.id == name for section in self.sections):
                told = {"id": shown(name), "first": shown(ids[0]), "known": ", ".join(beside)}
                raise InvalidValueError(Message("section {id} does not lie beside section {first}; beside it lie: {known}", told))
            if name not in beside:
                raise UnknownNameError("section", name, beside or [section.id for section in self.sections])
        return attrs.evolve(self, blocks=composing.ordered(self.blocks, ids)) if ids else self

    def appended(self, *blocks: Block) -> Self:
        """This document with `blocks` at its end.

        Raises:
            InvalidValueError: When they bring an id that is already there, or refer to a section that is not.
        """
        return attrs.evolve(self, blocks=(*self.blocks, *blocks))

    def _changed(self, name: str, change: Callable[[Section], tuple[Block, ...]]) -> Self:
        self.section(name)
        return attrs.evolve(self, blocks=composing.changed(self.blocks, name, change))
