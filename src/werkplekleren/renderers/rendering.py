"""From anything the library can report on to a page, a text or a file."""

import os
from collections.abc import Mapping
from contextlib import suppress
from errno import EISDIR
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from werkplekleren.documents import Document
from werkplekleren.errors import Message, RenderError, WriteError
from werkplekleren.renderers.theme import Address, Theme
from werkplekleren.renderers.writers import FragmentWriter, Writer, writer_for, writer_for_suffix

if TYPE_CHECKING:
    from werkplekleren.renderers.templating import Template
    from werkplekleren.reports import Wordings

_serial = count()


@overload
def render(
    obj: object,
    format: Literal["html", "markdown", "md"] = "html",
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    fragment: bool = False,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> str: ...
@overload
def render(
    obj: object,
    format: str | Writer,
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    fragment: bool = False,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> str | bytes: ...
def render(
    obj: object,
    format: str | Writer = "html",  # noqa: A002 - what it is called everywhere
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    fragment: bool = False,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> str | bytes:
    """Write a document, or what a document can be made of, in one format.

    Args:
        obj: A `Document`, or anything there is a report for (a profile, a plan, an instrument, an advice report).
        format: The name of a format, or a writer of your own.
        language: The language of the report; `None` takes that of `obj`, else Dutch. A `Document` has its own.
        theme: The look, and how a report speaks to its reader; `None` is the library's own.
        wording: The wording of a fund, from `Wordings.load`; `None` is the library's own. A `Document` has its own.
        fragment: Whether to give a part for a page of your own instead of a whole page.
        template: A template of your own in Jinja2, or the path of one, which then takes the place of a format; see `Template`.

    Returns:
        Text, or bytes for a binary format.

    Raises:
        UnknownFormatError: When there is no such format; the known ones are named.
        RenderError: When the document holds what the format cannot show, the format has no fragments, or the template is wrong.

    >>> from werkplekleren.documents import Document, Paragraph, plain
    >>> print(render(Document(title="Scan", language="nl", blocks=(Paragraph(text=plain("Jullie leren veel.")),)), "markdown"))
    # Scan
    <BLANKLINE>
    Jullie leren veel.
    <BLANKLINE>
    """
    writer = writer_for(format) if isinstance(format, str) else format
    look = theme or Theme.default()
    document = document_for(obj, language, wording=wording, address=look.address)
    if template is not None:
        if fragment or format != "html":
            raise RenderError(Message("a template takes the place of a format; leave format and fragment out"))
        from werkplekleren.renderers.templating import Template

        page = template if isinstance(template, Template) else Template.from_file(template)
        return page.written(document, look, obj=obj)
    if not fragment:
        return writer.write(document, look)
    if isinstance(writer, FragmentWriter):
        return writer.write_fragment(document, look)
    raise RenderError(Message("{writer} has no fragments; leave fragment=True out", {"writer": type(writer).__name__}))


def save(
    obj: object,
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    template: "Template | str | os.PathLike[str] | None" = None,
) -> Path:
    """Write a document to a file, in the format of its suffix, whole or not at all.

    What was there before stays until the new file is complete.

    Args:
        obj: As for `render`.
        path: The file; its folder must exist.
        language: As for `render`.
        theme: As for `render`.
        wording: As for `render`.
        template: As for `render`; the suffix of the file is then yours.

    Returns:
        The path that was written.

    Raises:
        UnknownFormatError: When no writer has this suffix.
        RenderError: When the document holds what the format cannot show.
        WriteError: When the file could not be written.
    """
    target = Path(path)
    how = "html" if template is not None else writer_for_suffix(target.suffix)
    written = render(obj, how, language=language, theme=theme, wording=wording, template=template)
    write_whole(target, written.encode() if isinstance(written, str) else written)
    return target


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the file at once: it is written beside it and then takes its place.

    Raises:
        WriteError: When that fails; an earlier file is still there and whole.
    """
    _put({path: content})


def save_all(files: Mapping[Path, str | bytes]) -> None:
    """Put several files in their places together: all are written beside them first, then each takes its place.

    Folders that are not there yet are made.

    Args:
        files: Path -> what goes into it; text as UTF-8.

    Raises:
        WriteError: When one cannot be written; then none was changed, unless the file system failed halfway
            through the renaming, and every file is whole, old or new.
    """
    for folder in {path.parent for path in files}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritten(folder, error) from error
    _put(files)


def _put(files: Mapping[Path, str | bytes]) -> None:
    ready: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files.items():
            target = Path(os.path.realpath(path))
            beside = target.with_name(f".{target.name}.{os.getpid()}-{next(_serial)}.part")
            ready[beside] = target
            with beside.open("xb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            if target.is_dir():
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        for beside, target in ready.items():
            path = target
            beside.replace(target)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        for beside in ready:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _unwritten(path: Path, error: OSError) -> WriteError:
    reason = error.strerror or str(error)
    return WriteError(Message("{path} could not be written ({reason}); what was there before is unchanged", {"path": str(path), "reason": reason}))


def document_for(obj: object, language: str | None, *, wording: "Wordings | None" = None, address: Address = "informal") -> Document:
    """The document that is made of `obj`; a `Document` is one already."""
    if isinstance(obj, Document):
        return obj
    from werkplekleren.reports import document_of

    return document_of(obj, language, wording=wording, address=address)
