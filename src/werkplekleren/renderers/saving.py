"""Files: written whole or not at all, one or several of one report, or of very many."""

import os
from collections.abc import Callable, Iterable, Mapping, Sized
from contextlib import suppress
from errno import EISDIR
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, cast, overload

import attrs

from werkplekleren._base.handed import the_path
from werkplekleren.errors import InvalidValueError, Message, Place, Problem, RenderError, WerkplekError, WordingError, WriteError
from werkplekleren.renderers.arguments import is_spoken, same_language, the_named, the_theme, the_wording, the_writers
from werkplekleren.renderers.naming import Names
from werkplekleren.renderers.rendering import document_for, render
from werkplekleren.renderers.theme import Theme
from werkplekleren.renderers.writers import Writer, is_binary, is_suffix, writer_for_suffix

if TYPE_CHECKING:
    from werkplekleren.renderers.templating import Template
    from werkplekleren.reports import Wordings

Progress = Callable[[int, int | None, Path], object]
"""Is told after each report how many are done, of how many where that is known, and the file or the name it was about."""

_serial = count()


@overload
def save(
    obj: object,
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    template: "Template | str | os.PathLike[str] | None" = None,
    formats: None = None,
) -> Path: ...
@overload
def save(
    obj: object,
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    formats: Iterable[str],
) -> tuple[Path, ...]: ...
def save(
    obj: object,
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    template: "Template | str | os.PathLike[str] | None" = None,
    formats: Iterable[str] | None = None,
) -> Path | tuple[Path, ...]:
    """Write a document to a file, in the format of its suffix, whole or not at all; or to a file in each of several formats.

    What was there before stays until the new files are complete.

    Args:
        obj: As for `render`.
        path: The file; its folder must exist. With `formats` it is the file without its suffix, and its folder is made.
        language: As for `render`.
        theme: As for `render`.
        wording: As for `render`.
        template: As for `render`; the suffix of the file is then yours, but not one of a format that is no text.
        formats: The names of the formats to write, each in a file with the usual suffix of its format: all of them or none.

    Returns:
        The path that was written; with `formats` the paths, in their order.

    Raises:
        UnknownFormatError: When no writer has this suffix, or there is no such format.
        InvalidValueError: As for `render`.
        RenderError: When the document holds what the format cannot show, or the template is wrong.
        WriteError: When a file could not be written.
    """
    target = the_path(path)
    if formats is None:
        if target.is_dir():
            raise WriteError(Message("{path} is a folder; name a file in it, such as {file}", {"path": str(target), "file": "verslag.docx"}))
        if template is not None and is_binary(target.suffix):
            raise RenderError(Message("a template gives text, which {path} cannot hold; let its name end in .html", {"path": target.name}))
        how = "html" if template is not None else writer_for_suffix(target.suffix)
        written = render(obj, how, language=language, theme=theme, wording=wording, template=template)
        write_whole(target, written.encode() if isinstance(written, str) else written)
        return target
    if template is not None:
        raise RenderError(Message("a template takes the place of a format; leave formats out"))
    if is_suffix(target.suffix):
        named = {"path": target.name, "write": target.with_suffix("").name}
        raise InvalidValueError(Message("with formats each file gets its own suffix; write {write}, not {path}", named))
    same_language(obj, language)
    files = _in_formats(obj, target, the_writers(formats), language=language, theme=theme, wording=wording)
    save_all(files)
    return tuple(files)


def _in_formats(
    obj: object, target: Path, writers: Mapping[str, Writer], *, language: str | None, theme: Theme | None, wording: "Wordings | None"
) -> dict[Path, str | bytes]:
    """The contents of a file for each format; the document is made once."""
    document = document_for(obj, language, wording=wording, address=the_theme(theme).address)
    return {target.with_name(target.name + writer.suffixes[0]): render(document, writer, theme=theme) for writer in writers.values()}


def save_many(
    reports: "Iterable[tuple[str, object]] | Mapping[str, object]",
    folder: str | os.PathLike[str],
    *,
    formats: Iterable[str] = ("html",),
    language: str | None = None,
    theme: Theme | None = None,
    wording: "Wordings | None" = None,
    progress: Progress | None = None,
) -> int:
    """Write very many reports to a folder, one after the other: each file whole or not at all, and a failure of one stops none of the others.

    Nothing of a report is kept once its files are there, so `reports` may be a generator over any number of them.

    Args:
        reports: A name for the files of each, and what `render` takes, or a function without arguments that makes it. Names need not be fit
            for files: signs that a file system refuses are replaced, and of names that are the same the later ones get a number.
        folder: The folder; it is made when it is not there.
        formats: The names of the formats to write of each.
        language: The language of the reports that are made; a `Document` among them has its own.
        theme: As for `render`.
        wording: As for `render`.
        progress: Is told after each report how many are done, how many there are (`None` when that is not known), and its first file. Of a
            report that failed it is told the file that is not there.

    Returns:
        How many reports were written.

    Raises:
        UnknownFormatError: When there is no such format; nothing is written then.
        InvalidValueError: When `theme` or `wording` is a path or something else, or `language` is, or `formats` has no names, and nothing
            is written then; or when one of `reports` is no pair of a name and a report.
        WordingError: At the first report that there is no wording for in that language.
        WriteError: At once when the folder cannot be made. At the end, when some could not be made or written, with a problem for each;
            all the others are there. The first error of a function of yours that is none of ours is its cause.

    >>> import tempfile
    >>> from werkplekleren.documents import Document
    >>> made = ((f"Bedrijf {at}/26", Document(title="Scan", language="nl")) for at in (1, 2))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_many(made, folder, formats=("html", "text"))
    ...     sorted(path.name for path in Path(folder).iterdir())
    2
    ['Bedrijf 1-26.html', 'Bedrijf 1-26.txt', 'Bedrijf 2-26.html', 'Bedrijf 2-26.txt']
    """
    names, place, wanted = Names(), the_path(folder), the_writers(formats)
    theme, wording = the_theme(theme), the_wording(wording)
    spoken = is_spoken(language, wording)
    suffixes = [writer.suffixes[0] for writer in wanted.values()]
    total = len(reports) if isinstance(reports, Sized) else None
    problems: list[Problem] = []
    cause: Exception | None = None
    _make(place)
    done = 0
    for name, report in the_named(reports):
        target = place / names.file(name)
        try:
            made = cast("Callable[[], object]", report)() if callable(report) else report
            save_all(_in_formats(made, target, wanted, language=language, theme=theme, wording=wording))
        except WerkplekError as error:
            if isinstance(error, WordingError) and not spoken:  # as it would of every other
                raise
            problems.extend(_told(error, target.name))
        except Exception as error:  # noqa: BLE001 - what a caller's own function raised is told at the end, and stops none of the others
            what = Message("this goes wrong here: {reason}", {"reason": f"{type(error).__name__}: {str(error)[:200]}"})
            problems.append(Problem(code="not-made", what=what, place=Place(file=target.name)))
            cause = cause or error
        done += 1
        if progress is not None:
            progress(done, total, target.with_name(target.name + suffixes[0]))
    if problems:
        failed = len({problem.place.file for problem in problems})
        said = Message("{failed} of {done} reports could not be written; the others are there", {"failed": failed, "done": done})
        if failed == done:
            said = Message("none of the {done} reports could be written", {"done": done})
        raise WriteError(said, problems) from cause
    return done


def _told(error: WerkplekError, name: str) -> Iterable[Problem]:
    """What is wrong with one of many reports, with the name of its file."""
    if not error.problems:
        return (Problem(code="not-written", what=error.summary, place=Place(file=name)),)
    return (attrs.evolve(each, place=Place(file=name, path=str(each.place) or None)) for each in error.problems)


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
        _make(folder)
    _put(files)


def _make(folder: Path) -> None:
    """Make a folder that is not there.

    Raises:
        WriteError: When that fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        file = next(path for path in (folder, *folder.parents) if path.exists())
        raise WriteError(Message("{path} is a file, so nothing can be put into it; name a folder", {"path": str(file)})) from error
    except OSError as error:
        raise _unwritten(folder, error) from error


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
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return WriteError(
            Message("{path} could not be written: there is no folder {folder}; make it first", {"path": str(path), "folder": str(path.parent)})
        )
    return WriteError(Message("{path} could not be written ({reason}); what was there before is unchanged", {"path": str(path), "reason": reason}))
