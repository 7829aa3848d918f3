"""What a writer is, and which there are."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol, cast, runtime_checkable

from werkplekleren.documents import Document
from werkplekleren.errors import Message, UnknownFormatError, nearest
from werkplekleren.renderers.theme import Theme

ENTRY_POINTS = "werkplekleren.writers"
"""The entry-point group in which another package offers a writer: `name = "package.module:writer"`."""

_OWN = {
    "html": "werkplekleren.renderers.html:HtmlWriter",
    "markdown": "werkplekleren.renderers.markdown:MarkdownWriter",
    "text": "werkplekleren.renderers.text:TextWriter",
    "pdf": "werkplekleren.renderers.pdf.writer:PdfWriter",
    "docx": "werkplekleren.renderers.docx.writer:DocxWriter",
}
_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".pdf": "pdf",
    ".docx": "docx",
}


@runtime_checkable
class Writer(Protocol):
    """Turns a document into one format.

    A writer knows block kinds and never what a report is about. It refuses a kind it does not know.
    """

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes of its format, with the dot, the usual one first."""
        ...

    @property
    def binary(self) -> bool:
        """Whether it gives bytes (a Word file) instead of text."""
        ...

    def write(self, document: Document, theme: Theme) -> str | bytes:
        """The document in this format.

        Args:
            document: What to write.
            theme: What it looks like.

        Returns:
            Text, or bytes when `binary`; the same document and theme always give the same.

        Raises:
            RenderError: When the document holds what this format cannot show.
        """
        ...


@runtime_checkable
class FragmentWriter(Writer, Protocol):
    """A writer that can also give a part for a page of somebody else."""

    def write_fragment(self, document: Document, theme: Theme) -> str:
        """The document as a part of another page."""
        ...


def formats() -> tuple[str, ...]:
    """The names of the formats there are: our own first, then those of other installed packages.

    >>> formats()[:3]
    ('html', 'markdown', 'text')
    """
    return (*_OWN, *sorted(set(_offered()) - set(_OWN)))


def writer_for(format: str) -> Writer:  # noqa: A002 - what it is called everywhere
    """The writer of a format.

    Args:
        format: A name that `formats()` lists; `md` is short for `markdown`.

    Raises:
        UnknownFormatError: When there is none; the known ones are named.
    """
    name = "markdown" if format == "md" else format
    if name in _OWN:
        return _own(name)
    if name in _offered():
        return _installed(name)
    raise UnknownFormatError(_unknown("format", format, formats()))


def writer_for_suffix(suffix: str) -> Writer:
    """The writer of a file suffix such as `.html`.

    Raises:
        UnknownFormatError: When there is none; the known ones are named.
    """
    wanted = suffix.lower()
    if wanted in _SUFFIXES:
        return _own(_SUFFIXES[wanted])
    known = list(_SUFFIXES)
    for name in sorted(set(_offered()) - set(_OWN)):
        writer = _installed(name)
        if wanted in writer.suffixes:
            return writer
        known.extend(writer.suffixes)
    raise UnknownFormatError(_unknown("file suffix", suffix, tuple(known)))


def _unknown(sort: str, name: str, known: tuple[str, ...]) -> Message:
    near = nearest(name, known)
    values = {"sort": sort, "name": name[:80], "known": ", ".join(known)}
    if near:
        return Message("there is no writer for the {sort} {name!r}; did you mean {near!r}? choose from {known}", {**values, "near": near[0]})
    return Message("there is no writer for the {sort} {name!r}; choose from {known}", values)


@cache
def _own(name: str) -> Writer:
    module, writer = _OWN[name].split(":")
    return cast("Writer", getattr(import_module(module), writer)())


@cache
def _offered() -> Mapping[str, str]:
    return {point.name: point.value for point in entry_points(group=ENTRY_POINTS)}


@cache
def _installed(name: str) -> Writer:
    (point, *_) = entry_points(group=ENTRY_POINTS, name=name)
    loaded = point.load()
    writer = loaded() if isinstance(loaded, type) else loaded
    if not isinstance(writer, Writer):
        raise UnknownFormatError(
            Message("{value} is offered as the writer of {name!r}, but has no suffixes, binary and write", {"value": point.value, "name": name})
        )
    return writer
