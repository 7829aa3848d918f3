"""Reading the files of a folder that somebody else filled: bounded, inside the folder, text only."""

from os.path import realpath
from pathlib import Path

from werkplekleren.errors import Message, Place, Problem

LARGEST = 16 * 1024 * 1024
"""The most bytes that one file may have."""

UTF8_MARK = b"\xef\xbb\xbf"


class UnreadableError(Exception):
    """A file cannot be read at all.

    Args:
        problem: Why not.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read_text(folder: Path, name: str) -> str:
    """The text of a file: UTF-8, with or without byte order mark.

    Args:
        folder: The folder that was asked for.
        name: Path of the file inside it, with `/`.

    Returns:
        The text, with the line ends it has.

    Raises:
        UnreadableError: When it lies outside the folder, is too large, or is not text in UTF-8.
    """
    path = folder / name
    if not Path(realpath(path)).is_relative_to(realpath(folder)):  # Path.resolve stops at a link to itself
        raise _unreadable(name, "outside-folder", "this is a link to a file outside the folder", "put a copy of the file in the folder")
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(name, "unreadable-file", "this file cannot be read", found=error.strerror or type(error).__name__) from error
    if len(data) > LARGEST:
        raise _unreadable(name, "too-large", "this file is larger than 16 MiB", "split it or leave out what does not belong")
    try:
        text = data.removeprefix(UTF8_MARK).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(name, "not-utf-8", "this file is not text in UTF-8", "save it as 'CSV UTF-8' or as UTF-8 text", line=line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _unreadable(name, "nul-character", "there is a NUL character in this file", "save it as UTF-8 text", line=line)
    return text


def _unreadable(name: str, code: str, what: str, remedy: str | None = None, *, line: int | None = None, found: str | None = None) -> UnreadableError:
    return UnreadableError(
        Problem(code=code, what=Message(what), place=Place(file=name, line=line), found=found, remedy=None if remedy is None else Message(remedy))
    )
