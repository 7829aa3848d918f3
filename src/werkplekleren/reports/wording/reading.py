"""Reading the folder with a fund's wording, which may have been made by anybody: bounded, nothing outside it."""

import os
from collections.abc import Iterator
from os.path import realpath
from pathlib import Path

import attrs

from werkplekleren._base.handed import the_path
from werkplekleren._base.text import is_language
from werkplekleren.errors import Message, Place, Problem, WordingError
from werkplekleren.reports.wording.file import Sort, WordingFile

LARGEST = 400_000
"""How many bytes a file may have."""

CHANGES = ".changes.md"
SUFFIXES: tuple[tuple[str, Sort], ...] = ((CHANGES, "changes"), (".md", "whole"))
LABELS = "labels.po"
WORDING = "wording"
"""What the folder is called in a toolbox; messages then name the toolbox too."""
BESIDE = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
"""What may lie there too."""


@attrs.frozen
class Read:
    """What was found in a folder.

    Args:
        files: The files, by language and name.
        problems: What is wrong with the folder and with files as a whole.
    """

    files: tuple[WordingFile, ...]
    problems: tuple[Problem, ...]


def read(folder: str | os.PathLike[str], *, trusted: bool = False) -> Read:
    """Read all files of a folder; what they say is not looked at yet.

    Args:
        folder: The folder.
        trusted: Whether it was installed with code; then links in it may lead anywhere.

    Raises:
        WordingError: When there is no such folder.
        InvalidValueError: When it is no path.
    """
    root = the_path(folder)
    if not root.is_dir():
        raise WordingError(Message("there is no folder {path}", {"path": os.fspath(folder)}))
    real = Path(realpath(root))
    found = [*_languages(root, f"{real.parent.name}/{real.name}" if real.name == WORDING else real.name, trusted=trusted)]
    return Read(
        tuple(one for one in found if isinstance(one, WordingFile)),
        tuple(one for one in found if isinstance(one, Problem)),
    )


def _languages(root: Path, name: str, *, trusted: bool) -> Iterator[WordingFile | Problem]:
    for path in _entries(root):
        place = f"{name}/{path.name}"
        if not trusted and not _inside(path, root):
            yield _problem("link-out", Message("this link leads out of the folder"), place, Message("put a copy there"))
        elif path.is_dir() and is_language(path.name):
            yield from _files(path, root, place, trusted=trusted)
        elif path.name.lower() not in BESIDE:
            what = Message("here are only folders named after a language, such as nl")
            yield _problem("unknown-folder", what, place, Message("put the files of a language into a folder, such as nl/advice-report.md"))


def _files(folder: Path, root: Path, place: str, *, trusted: bool) -> Iterator[WordingFile | Problem]:
    for path in sorted(_entries(folder), key=_laid):
        file = f"{place}/{path.name}"
        name, sort = _meant(path)
        if not trusted and not _inside(path, root):
            yield _problem("link-out", Message("this link leads out of the folder"), file, Message("put a copy there"))
        elif path.name.lower() in BESIDE:
            continue
        elif sort is not None and path.is_file():
            yield _file(path, WordingFile(language=folder.name, name=name, sort=sort, text="", file=file))
        else:
            yield _problem(
                "unknown-file", Message("this is no wording file"), file, Message("its name ends in .md, or is {labels}", {"labels": LABELS})
            )


def _file(path: Path, file: WordingFile) -> WordingFile | Problem:
    try:
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as error:
        return Problem(code="cannot-be-read", what=Message("this file cannot be read"), place=Place(file=file.file), found=error.strerror)
    if len(raw) > LARGEST:
        return _problem("too-large", Message("this file is larger than {most} bytes", {"most": LARGEST}), file.file)
    try:
        return attrs.evolve(file, text=raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _problem("not-utf-8", Message("this is not text in UTF-8"), file.file, Message("save it as UTF-8"))


def _meant(path: Path) -> tuple[str, Sort | None]:
    """What a file is the wording of, and what sort it is; `None` when its name does not say."""
    if path.name == LABELS:
        return path.stem, "labels"
    for end, sort in SUFFIXES:
        if path.name.endswith(end):
            return path.name.removesuffix(end), sort
    return path.stem, None


def _laid(path: Path) -> tuple[str, bool]:
    """The order of files: by name, and changes after the whole file that they may lie over."""
    return path.name.removesuffix(CHANGES).removesuffix(".md"), path.name.endswith(CHANGES)


def _entries(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "_"))]


def _inside(path: Path, root: Path) -> bool:
    return Path(realpath(path)).is_relative_to(realpath(root))


def _problem(code: str, what: Message, file: str, remedy: Message | None = None) -> Problem:
    return Problem(code=code, what=what, place=Place(file=file), remedy=remedy)
