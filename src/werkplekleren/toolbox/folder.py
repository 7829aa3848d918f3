"""Reading in a folder that may have been made by anybody: bounded, ordinary files only, nothing outside it."""

from collections.abc import Generator
from contextlib import contextmanager
from os.path import realpath
from pathlib import Path

import attrs

from werkplekleren.errors import InvalidContentError, Message, Place, Problem
from werkplekleren.toolbox.toml import LARGEST


@attrs.frozen
class Folder:
    """A folder of a toolbox.

    Args:
        path: Where it is.
        name: What it is called in messages.
        trusted: Whether it was installed with code; then links in it may lead anywhere, because some
            installers link every file of a package.
    """

    path: Path
    name: str
    trusted: bool = False

    def entries(self, inside: str = "") -> tuple[tuple[str, ...], tuple[str, ...], tuple[Problem, ...]]:
        """What lies in the folder, or in a folder inside it: folders, files, and what may not be there. Names in order.

        Hidden names, and names that start with an underscore, are left out.
        """
        folders: list[str] = []
        files: list[str] = []
        problems: list[Problem] = []
        try:
            paths = sorted((self.path / inside).iterdir())
        except OSError as error:
            return (), (), (self.problem("cannot-be-read", Message("this folder cannot be read"), inside, found=error.strerror),)
        for path in paths:
            name = f"{inside}/{path.name}" if inside else path.name
            if path.name.startswith((".", "_")):
                continue
            if self.leads_out(path):
                problems.append(self.problem("link-out", Message("this link leads out of the toolbox"), name, remedy=Message("put a copy there")))
            elif path.is_dir():
                folders.append(path.name)
            elif path.is_file():
                files.append(path.name)
            else:
                problems.append(self.problem("not-a-file", Message("this is neither a file nor a folder"), name))
        return tuple(folders), tuple(files), tuple(problems)

    def raw(self, name: str) -> bytes:
        """What stands in a file: all of it, or one byte more than is allowed.

        Raises:
            InvalidContentError: When it cannot be read, or a link leads out of the folder.
        """
        path = self.path / name
        if self.leads_out(path):
            problem = self.problem("link-out", Message("this link leads out of the toolbox"), name, remedy=Message("put a copy there"))
            raise InvalidContentError(problem.what, [problem])
        try:
            with path.open("rb") as file:
                return file.read(LARGEST + 1)
        except OSError as error:
            problem = self.problem("cannot-be-read", Message("this file cannot be read"), name, found=error.strerror)
            raise InvalidContentError(problem.what, [problem]) from error

    def leads_out(self, path: Path) -> bool:
        """Whether a link on the way to `path` leads out of the folder."""
        return not self.trusted and not Path(realpath(path)).is_relative_to(realpath(self.path))  # Path.resolve stops at a link to itself

    def named(self, name: str = "") -> str:
        """A file or folder in it, as it is called in messages: also a name that is no text can be printed."""
        whole = f"{self.name}/{name}" if name else self.name
        return whole.encode("utf-8", "backslashreplace").decode("utf-8")

    def problem(self, code: str, what: Message, name: str = "", *, found: str | None = None, remedy: Message | None = None) -> Problem:
        """A problem with a file or folder in it as a whole."""
        return Problem(code=code, what=what, place=Place(file=self.named(name)), found=found, remedy=remedy)

    @contextmanager
    def naming(self, name: str) -> Generator[None]:
        """Give the problems that are raised inside the name of the file that they are about."""
        try:
            yield
        except InvalidContentError as error:
            file = self.named(name)
            raise InvalidContentError(
                Message("{file} cannot be read", {"file": file}), [problem.at(file=file) for problem in error.problems]
            ) from error.__cause__
