"""Many dossiers, one after the other: one that cannot be read stops none of the others, and is told."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from werkplekleren._base.handed import not_a_path, the_path
from werkplekleren.advice import Dossier
from werkplekleren.errors import InvalidDataError, Message, WerkplekError

from .dossier import HEAD, MAP, WHOLE, read_dossier
from .map_columns import PARTS
from .map_files import MAP_TOML

if TYPE_CHECKING:
    from werkplekleren.advice import Catalogue

OF_ONE = (HEAD, WHOLE, MAP, MAP_TOML, *PARTS)
"""Files of one dossier: where one of them lies, there lies a dossier, also when its `dossier.toml` is gone."""

Unread = Callable[[Path, WerkplekError], object]
"""Is told of each dossier that cannot be read: where it lies, and what is wrong."""


def dossier_paths(folders: Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """Where dossiers lie.

    A folder with `dossier.toml`, `dossier.json` or the tables of a map is a dossier, and so is a JSON file. Any other folder holds
    dossiers: each folder in it, and each JSON file, is one, whether it can be read or not; names that begin with a dot or `~`, and
    files of other sorts, are left alone.

    Args:
        folders: Dossiers, and folders of dossiers.

    Returns:
        Each dossier once, in the order of `folders` and by name; a folder that holds none, or is not there, as it was given.

    Raises:
        InvalidValueError: When `folders` is one path, or holds what is none.

    >>> from werkplekleren.interop import dossier_paths
    >>> [path.name for path in dossier_paths(["examples/klein-bedrijf"])]
    ['klein-bedrijf']
    """
    not_a_path(folders, "a list", "folders", "[{}]")
    found: dict[str, Path] = {}
    for folder in map(the_path, folders):
        inside = () if not folder.is_dir() or any((folder / name).is_file() for name in OF_ONE) else sorted(folder.iterdir())
        within = [path for path in inside if not path.name.startswith((".", "~")) and (path.is_dir() or path.suffix.lower() == ".json")]
        for path in within or (folder,):
            found.setdefault(os.path.realpath(path), path)
    return tuple(found.values())


def read_dossiers(paths: Iterable[Path], toolbox: "Catalogue", *, unread: Unread) -> Iterator[Dossier]:
    """Read dossiers one after the other; none is kept.

    Args:
        paths: Where they lie, from `dossier_paths`.
        toolbox: As for `read_dossier`.
        unread: Is told of each that cannot be read; the others follow.

    Yields:
        Each dossier that could be read.

    >>> import werkplekleren as wpl
    >>> from werkplekleren.interop import dossier_paths, read_dossiers
    >>> told = []
    >>> paths = dossier_paths(["examples/klein-bedrijf", "nowhere"])
    >>> [one.id for one in read_dossiers(paths, wpl.Toolbox.builtin(), unread=lambda path, error: told.append(path.name))]
    ['klein-bedrijf']
    >>> told
    ['nowhere']
    """
    for path in paths:
        try:
            dossier = read_dossier(path, toolbox)
        except WerkplekError as error:
            unread(path, error)
        except OSError as error:  # a folder that may not be looked into
            said = Message("{path} cannot be read ({reason})", {"path": str(path), "reason": error.strerror or str(error)})
            unread(path, InvalidDataError(said))
        else:
            yield dossier
