"""What `new` does: a starter in its place, in a toolbox that is there or in a new one; never over what was there."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from werkplekleren._base.ids import identifier
from werkplekleren.errors import InvalidDataError, InvalidValueError, Message, WriteError
from werkplekleren.renderers import save_all
from werkplekleren.toolbox.kinds import BY_FOLDER, INSTRUMENTS, RULE_SETS
from werkplekleren.toolbox.loading import builtin_stack, loaded_stack
from werkplekleren.toolbox.manifest import MANIFEST
from werkplekleren.toolbox.starters import StarterKind, starter

SMALL_STEP = "leerexperiment"
"""The instrument that suits the scores of any new questionnaire."""


def started(kind: StarterKind, name: str, into: Path, language: str) -> tuple[Path, tuple[Path, ...]]:
    """Write a starter.

    Args:
        kind: What to start.
        name: Its id.
        into: The folder of the toolbox that it becomes part of; for a new toolbox, theme or dossier the folder that its
            own comes to lie in.
        language: Of the explanation.

    Returns:
        The folder of the toolbox, theme or dossier, and the files that were written.

    Raises:
        InvalidValueError: When `name` is not an id, or is that of something underneath.
        InvalidDataError: When there is no toolbox to write it in.
        WriteError: When something is there already or cannot be written; then nothing was.
    """
    identifier(name)
    if kind in {"toolbox", "theme", "dossier"}:
        folder = into / name
        files = _whole(folder, kind, name, language)
    else:
        folder = into
        files = _inside(folder, kind, name, language)
    placed = {folder / path: text for path, text in files.items()}
    write_new(placed)
    return folder, tuple(placed)


def _whole(folder: Path, kind: StarterKind, name: str, language: str) -> dict[str, str]:
    if kind == "toolbox" and name == builtin_stack().layers[0].manifest.id:
        raise InvalidValueError(Message("{name} is the name of the built-in toolbox; choose another name", {"name": name}))
    if folder.is_dir() and any(folder.iterdir()):
        raise WriteError(Message("the folder {path} is there already and is not empty; choose another name", {"path": str(folder)}))
    return starter(kind, name, language)


def _inside(folder: Path, kind: StarterKind, name: str, language: str) -> dict[str, str]:
    if not (folder / MANIFEST).is_file():
        raise InvalidDataError(
            Message(
                "there is no toolbox ({manifest}) in {folder}; name its folder with --into, or make one with: werkplekleren new toolbox my-toolbox",
                {"manifest": MANIFEST, "folder": str(folder)},
            )
        )
    stack, _ = loaded_stack(folder)
    instruments = stack.ids(INSTRUMENTS)
    leads_to = name if kind == "instrument" else next((one for one in (name, SMALL_STEP, *instruments) if one in instruments), None)
    # without rules a toolbox is used without advice, and then one rule would make all its other instruments stand out
    files = starter(kind, name, language, leads_to=leads_to if stack.ids(RULE_SETS) else None)
    for path in files:
        sort = BY_FOLDER[path.partition("/")[0]]
        for layer in stack.layers[:-1]:
            if layer.has(sort, name):
                raise InvalidValueError(
                    Message(
                        'there is a {sort} {name!r} already, in {file}; choose another name, or change it in a file that says overlays = "{name}"',
                        {"sort": sort.sort, "name": name, "file": layer.file(sort, name)},
                    )
                )
    return files


def write_new(files: Mapping[Path, str]) -> None:
    """Write files that are not there yet, all of them or none.

    Each place is taken first with an empty file, which the system refuses when something is there; so nobody's file is lost, also
    when two write at once.

    Raises:
        WriteError: When one is there already or cannot be written; what was made is taken away again.
    """
    made: list[Path] = []
    path = Path()
    try:
        for path in files:
            for folder in reversed(path.parents):
                if not folder.exists():
                    folder.mkdir()
                    made.append(folder)
            path.open("x").close()
            made.append(path)
        save_all(files)
        made.clear()
    except WriteError:
        raise
    except FileExistsError as error:
        raise WriteError(Message("{path} is there already; choose another name", {"path": str(path)})) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(
            Message("{path} could not be written ({reason}); what was there before is unchanged", {"path": str(path), "reason": reason})
        ) from error
    finally:
        for one in reversed(made):
            with suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
