"""A document: a title and blocks, composed by section ids."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date  # noqa: N812 - the field is called date
from typing import Any, ClassVar, Self

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.text import is_language_code
from werkplekleren._base.validators import Keywords, is_bool, is_date, is_short_text, may_be_short_text, maybe, repeated, shown
from werkplekleren.documents.blocks import Block, Section, are_blocks
from werkplekleren.errors import InvalidValueError, Message, UnknownNameError

DEEPEST = 4
"""How deep sections may lie inside each other."""

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
        subtitle: One line that says what it is about.
        language: The language of its text, such as `nl`.
        date: The day it is of, or `None`.
        author: Who made it.
        blocks: What it says, in order.
        notice: A remark that belongs on the first page of every format (`Fictief voorbeeld`).
        sheet: Whether it is a sheet to lay on a table or hang on a wall, such as a card or a worksheet. Formats with
            pages set it close, so that it takes as few of them as it can.

    >>> from werkplekleren.documents import Paragraph, Section, plain
    >>> report = Document(title="Scan", language="nl", blocks=(Section(id="scores", title="Scores"),))
    >>> report = report.after("scores", Section(id="plan", title="Plan"))
    >>> [section.id for section in report.sections]
    ['scores', 'plan']
    """

    kind: ClassVar[str] = "document"
    title: str = attrs.field(validator=is_short_text)
    subtitle: str = attrs.field(default="", validator=may_be_short_text)
    language: str = attrs.field(validator=is_language_code)
    date: Date | None = attrs.field(default=None, validator=maybe(is_date))
    author: str = attrs.field(default="", validator=may_be_short_text)
    blocks: tuple[Block, ...] = attrs.field(default=(), validator=[are_blocks, _SectionsInOrder()])
    notice: str = attrs.field(default="", validator=may_be_short_text)
    sheet: bool = attrs.field(default=False, validator=is_bool)

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
        """
        return self.replaced(id)

    def after(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` right after the section called `id`, at its depth.

        Raises:
            UnknownNameError: When there is no such section.
        """
        return self.replaced(id, self.section(id), *blocks)

    def before(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` right before the section called `id`, at its depth.

        Raises:
            UnknownNameError: When there is no such section.
        """
        return self.replaced(id, *blocks, self.section(id))

    def replaced(self, id: str, *blocks: Block) -> Self:  # noqa: A002
        """This document with `blocks` in the place of the section called `id`.

        Raises:
            UnknownNameError: When there is no such section.
            InvalidValueError: When the new blocks bring an id that is already there.
        """
        self.section(id)
        return attrs.evolve(self, blocks=_replaced(self.blocks, id, blocks))

    def appended(self, *blocks: Block) -> Self:
        """This document with `blocks` at its end."""
        return attrs.evolve(self, blocks=(*self.blocks, *blocks))


def _replaced(blocks: tuple[Block, ...], name: str, new: tuple[Block, ...]) -> tuple[Block, ...]:
    result: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            result.append(block)
        elif block.id == name:
            result.extend(new)
        else:
            result.append(attrs.evolve(block, blocks=_replaced(block.blocks, name, new)))
    return tuple(result)
