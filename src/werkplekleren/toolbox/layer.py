"""One folder of content: its manifest and which files it has. The files themselves are read when asked for."""

import os
import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

import attrs

from werkplekleren._base.handed import the_path
from werkplekleren._base.ids import VERSION_PATTERN, Identifier, Version, is_identifier, is_version
from werkplekleren._base.text import Text, is_language
from werkplekleren.errors import InvalidContentError, InvalidDataError, Message, Problem, did_you_mean, nearest
from werkplekleren.serialization import structure
from werkplekleren.toolbox.folder import Folder
from werkplekleren.toolbox.kinds import BY_FOLDER, EARLIER_VERSIONS, KINDS, MIGRATIONS, QUESTIONNAIRES, UNDER, Kind
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.manifest import MANIFEST, Manifest
from werkplekleren.toolbox.toml import head_of, parsed

SUFFIX = ".toml"

BESIDE = frozenset({".md", ".txt", ".rst", ".py", ".typed"})
"""Suffixes of files that may lie beside content: a README, a licence, the code of a plug-in package."""

WORDING = "wording"
"""The folder with sentences of reports: it lies in a toolbox, and those who write reports read it."""

_two_versions = re.compile(f"({VERSION_PATTERN})-to-({VERSION_PATTERN})")

SYSTEM = frozenset({"thumbs.db", "desktop.ini", "license", "licence", "notice"})


@attrs.frozen(hash=True)
class Layer:
    """One folder of content.

    Args:
        folder: Where it is.
        manifest: Its manifest.
        ids: Key of a kind -> the ids that it has files for, in order.
        text: What stands in the manifest.
    """

    folder: Folder
    manifest: Manifest
    ids: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)
    text: str = attrs.field(default="", repr=False)

    def has(self, kind: Kind, name: str) -> bool:
        """Whether there is a file for this id."""
        return name in self.ids[kind.key]

    def file(self, kind: Kind, name: str) -> str:
        """The file of an id, as it is called in messages."""
        return self.folder.named(_file(kind, name))

    def in_manifest(self, problem: Problem) -> Problem:
        """The problem with the manifest as its file, and the line of its path."""
        return problem.at(file=self.folder.named(MANIFEST), line=line_of(self.text, problem.place.path or ""))

    def read(self, kind: Kind, name: str) -> tuple[str, dict[str, Any]]:
        """The text and the data of the file of an id.

        Raises:
            InvalidContentError: When it cannot be read or is not TOML.
        """
        with self.folder.naming(_file(kind, name)):
            return parsed(self.folder.raw(_file(kind, name)))

    def head(self, kind: Kind, name: str) -> dict[str, Any]:
        """The keys at the start of the file of an id.

        Raises:
            InvalidContentError: When it cannot be read.
        """
        with self.folder.naming(_file(kind, name)):
            return head_of(self.folder.raw(_file(kind, name)))


def opened(path: str | os.PathLike[str], *, trusted: bool = False) -> tuple[Layer, tuple[Problem, ...]]:
    """Open a folder: read its manifest and the names of its files.

    Args:
        path: The folder.
        trusted: Whether it was installed with code.

    Returns:
        The layer, with a manifest to go on with when its own is not valid, and every problem found.

    Raises:
        InvalidContentError: When there is no such folder.
        InvalidValueError: When it is no path.
    """
    root = the_path(path).absolute()  # the files are read later, perhaps from another working directory
    if not root.is_dir():
        raise InvalidContentError(Message("there is no folder {path}", {"path": os.fspath(path)}))
    folder = Folder(root, Path(os.path.realpath(root)).name, trusted)
    manifest, text, problems = _manifest(folder)
    if trusted:
        folder = attrs.evolve(folder, name=str(manifest.id))
    ids, misnamed = _ids(folder)
    if not any(ids.values()) and not (root / MANIFEST).is_file():
        # no toolbox at all: of what lies there only names that look like ours are worth telling
        misnamed = tuple(one for one in misnamed if nearest(PurePath(one.place.file or "").name, [MANIFEST, *BY_FOLDER]))
    return Layer(folder, manifest, ids, text), (*problems, *misnamed)


def _manifest(folder: Folder) -> tuple[Manifest, str, tuple[Problem, ...]]:
    """The manifest, or one that stands in for it; its text; and what is wrong with it."""
    standing_in = Manifest(id=Identifier("unknown"), version=Version("0.0"), title=Text.of(nl="?"), provider="?")
    if not (folder.path / MANIFEST).is_file():
        missing = folder.problem(
            "missing-file",
            Message("this folder has no {manifest}", {"manifest": MANIFEST}),
            remedy=Message("write one, with id, version, title, provider, language and languages"),
        )
        return standing_in, "", (missing,)
    try:
        with folder.naming(MANIFEST):
            text, data = parsed(folder.raw(MANIFEST))
    except InvalidContentError as error:
        return standing_in, "", error.problems
    own = data.get("language", "nl")
    language = own if isinstance(own, str) and is_language(own) else "nl"
    try:
        return structure(data, Manifest, language=language), text, ()
    except InvalidDataError as error:
        return (
            standing_in,
            text,
            tuple(problem.at(file=folder.named(MANIFEST), line=line_of(text, problem.place.path or "")) for problem in error.problems),
        )


def _ids(folder: Folder) -> tuple[dict[str, tuple[str, ...]], tuple[Problem, ...]]:
    """The ids of each kind, from the names of the files, and the names that do not belong."""
    ids: dict[str, tuple[str, ...]] = {kind.key: () for kind in (*KINDS, *UNDER)}
    folders, files, problems = folder.entries()
    found = [*problems, *(_stray(folder, name) for name in files if name != MANIFEST and not _may_lie_there(name))]
    for name in folders:
        if name == WORDING:
            continue
        if name not in BY_FOLDER:
            found.append(
                folder.problem(
                    "unknown-folder",
                    Message("a toolbox has no folder of this name"),
                    name,
                    remedy=did_you_mean(name, (*BY_FOLDER, WORDING)) or Message("choose from {known}", {"known": ", ".join(BY_FOLDER)}),
                )
            )
            continue
        deeper, inner, problems = folder.entries(name)
        owners = [one for one in deeper if name == QUESTIONNAIRES.folder and is_identifier(one)]
        found += [*problems, *(_stray(folder, f"{name}/{one}") for one in deeper if one not in owners)]
        stems, strays = _stems(folder, name, inner)
        found += [*strays, *(_misnamed(folder, f"{name}/{stem}{SUFFIX}") for stem in stems if not is_identifier(stem))]
        ids[name] = tuple(stem for stem in stems if is_identifier(stem))
        for owner in owners:
            found += _under(folder, name, owner, ids)
    return ids, tuple(found)


def _under(folder: Folder, kind: str, owner: str, ids: dict[str, tuple[str, ...]]) -> list[Problem]:
    """Add what stands in the folder with the id of a questionnaire to the ids; gives the names that do not belong."""
    inside = f"{kind}/{owner}"
    deeper, inner, problems = folder.entries(inside)
    stems, strays = _stems(folder, inside, inner)
    found = [*problems, *(_stray(folder, f"{inside}/{one}") for one in deeper), *strays]
    for stem in stems:
        if is_version(stem):
            ids[EARLIER_VERSIONS.key] += (f"{owner}/{stem}",)
        elif _two_versions.fullmatch(stem):
            ids[MIGRATIONS.key] += (f"{owner}/{stem}",)
        else:
            found.append(
                folder.problem(
                    "wrong-file-name",
                    Message("the name of this file is neither a version nor two versions"),
                    f"{inside}/{stem}{SUFFIX}",
                    remedy=Message("use '1.0.toml' for an earlier version, and '1.0-to-2.0.toml' for what became of its items"),
                )
            )
    return found


def _stems(folder: Folder, inside: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], list[Problem]]:
    """The names of the files of content without their suffix, and the files that do not belong there."""
    content = [PurePath(one) for one in names if not _may_lie_there(one)]
    strays = [_stray(folder, f"{inside}/{one.name}") for one in content if one.suffix != SUFFIX]
    return tuple(one.stem for one in content if one.suffix == SUFFIX), strays


def _may_lie_there(name: str) -> bool:
    return name.lower() in SYSTEM or PurePath(name).suffix in BESIDE


def _stray(folder: Folder, name: str) -> Problem:
    remedy = did_you_mean(name, [MANIFEST]) or Message("content stands in files <id>.toml in the folder of its kind; move or remove this one")
    return folder.problem("unknown-file", Message("this does not belong in a toolbox"), name, remedy=remedy)


def _misnamed(folder: Folder, name: str) -> Problem:
    return folder.problem(
        "wrong-file-name",
        Message("the name of this file is not an id"),
        name,
        remedy=Message("use lower-case letters, digits and hyphens, such as 'startgesprek.toml'"),
    )


def _file(kind: Kind, name: str) -> str:
    return f"{kind.folder}/{name}{SUFFIX}"
