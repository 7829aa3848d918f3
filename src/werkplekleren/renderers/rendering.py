"""From anything the library can report on to a page, a text or a file."""

import os
from itertools import count
from pathlib import Path
from typing import Literal, overload

from werkplekleren.documents import Document
from werkplekleren.errors import Message, RenderError, WriteError
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.writers import FragmentWriter, Writer, writer_for, writer_for_suffix

_serial = count()


@overload
def render(
    obj: object,
    format: Literal["html", "markdown", "md"] = "html",
    *,
    language: str | None = None,
    theme: Theme | None = None,
    fragment: bool = False,
) -> str: ...
@overload
def render(obj: object, format: str | Writer, *, language: str | None = None, theme: Theme | None = None, fragment: bool = False) -> str | bytes: ...
def render(
    obj: object,
    format: str | Writer = "html",  # noqa: A002 - what it is called everywhere
    *,
    language: str | None = None,
    theme: Theme | None = None,
    fragment: bool = False,
) -> str | bytes:
    """Write a document, or what a document can be made of, in one format.

    Args:
        obj: A `Document`, or anything there is a report for (a profile, a plan, an instrument, an advice report).
        format: The name of a format, or a writer of your own.
        language: The language of the report; `None` takes that of `obj`, else Dutch. A `Document` has its own.
        theme: The look; `None` is the library's own.
        fragment: Whether to give a part for a page of your own instead of a whole page.

    Returns:
        Text, or bytes for a binary format.

    Raises:
        UnknownFormatError: When there is no such format; the known ones are named.
        RenderError: When the document holds what the format cannot show, or the format has no fragments.

    >>> from werkplekleren.documents import Document, Paragraph, plain
    >>> print(render(Document(title="Scan", language="nl", blocks=(Paragraph(text=plain("Jullie leren veel.")),)), "markdown"))
    # Scan
    <BLANKLINE>
    Jullie leren veel.
    <BLANKLINE>
    """
    writer = writer_for(format) if isinstance(format, str) else format
    document = document_for(obj, language)
    look = theme or Theme.default()
    if not fragment:
        return writer.write(document, look)
    if isinstance(writer, FragmentWriter):
        return writer.write_fragment(document, look)
    raise RenderError(Message("{writer} has no fragments; leave fragment=True out", {"writer": type(writer).__name__}))


def save(obj: object, path: str | os.PathLike[str], *, language: str | None = None, theme: Theme | None = None) -> Path:
    """Write a document to a file, in the format of its suffix, whole or not at all.

    What was there before stays until the new file is complete.

    Args:
        obj: As for `render`.
        path: The file; its folder must exist.
        language: As for `render`.
        theme: As for `render`.

    Returns:
        The path that was written.

    Raises:
        UnknownFormatError: When no writer has this suffix.
        RenderError: When the document holds what the format cannot show.
        WriteError: When the file could not be written.
    """
    target = Path(path)
    written = render(obj, writer_for_suffix(target.suffix), language=language, theme=theme)
    write_whole(target, written.encode() if isinstance(written, str) else written)
    return target


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the file at once: it is written beside it and then takes its place.

    Raises:
        WriteError: When that fails; an earlier file is still there and whole.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}-{next(_serial)}.part")
    try:
        with beside.open("xb") as file:
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                file.close()
                beside.replace(target)
            except BaseException:
                file.close()
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise WriteError(
            Message(
                "{path} could not be written ({why}); what was there before is unchanged", {"path": str(path), "why": error.strerror or str(error)}
            )
        ) from error


def document_for(obj: object, language: str | None) -> Document:
    """The document that is made of `obj`; a `Document` is one already."""
    if isinstance(obj, Document):
        return obj
    from werkplekleren.reports import document_of

    return document_of(obj, language)
