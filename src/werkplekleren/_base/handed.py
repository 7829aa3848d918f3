"""What people hand over by mistake: a path where the thing that lies there belongs, a class, a text."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar, cast

from werkplekleren.errors import InvalidValueError, Message

Kind = TypeVar("Kind")


def handed(value: object, kind: type[Kind], argument: str, write: str) -> Kind:
    """The value, when it is of its kind.

    Args:
        value: What was handed over.
        kind: What it must be.
        argument: The name of the argument.
        write: What to write instead; `{}` in it becomes a path that was handed over.

    Raises:
        InvalidValueError: When it is something else, with what to write.

    >>> handed(3, int, "count", "4")
    3
    """
    if isinstance(value, kind):
        return value
    raise _mistaken(value, kind.__name__, argument, write)


def chosen(value: object, choices: Sequence[str], argument: str) -> None:
    """Refuse what is none of a few texts.

    Args:
        value: What was handed over.
        choices: What it may be.
        argument: The name of the argument.

    Raises:
        InvalidValueError: When it is something else.

    >>> chosen("u", ("informal", "formal"), "address")
    Traceback (most recent call last):
    werkplekleren.errors.InvalidValueError: address takes one of informal, formal, not str 'u'
    """
    if value not in choices:
        told = {"argument": argument, "found": found(value), "known": ", ".join(choices)}
        raise InvalidValueError(Message("{argument} takes one of {known}, not {found}", told))


def not_a_path(value: object, kind: str, argument: str, write: str) -> None:
    """Refuse a path, a class or nothing where something belongs that is known by what it can do.

    Args:
        value: What was handed over.
        kind: What it usually is.
        argument: As for `handed`.
        write: As for `handed`.

    Raises:
        InvalidValueError: With what to write.

    >>> not_a_path("content", "Toolbox", "toolbox", "Toolbox.load({})")
    Traceback (most recent call last):
    werkplekleren.errors.InvalidValueError: toolbox takes Toolbox, not str 'content'; write Toolbox.load('content')
    """
    if value is None or isinstance(value, str | os.PathLike | type):
        raise _mistaken(cast("object", value), kind, argument, write)


def the_path(path: object) -> Path:
    """The path of a file or folder.

    Raises:
        InvalidValueError: When it is something else.
    """
    if isinstance(path, str | os.PathLike):
        return Path(cast("str | os.PathLike[str]", path))
    raise InvalidValueError(Message("a path is a text or a Path, not {found}", {"found": found(path)}))


def as_paths(paths: tuple[str | os.PathLike[str], ...]) -> tuple[Path, ...]:
    """Several paths, of which some are texts; what is no path stays as it is, for a validator to refuse.

    >>> as_paths(("eigen", Path("fonds"))) == (Path("eigen"), Path("fonds"))
    True
    """
    given = cast("object", paths)
    if not isinstance(given, tuple):
        return cast("tuple[Path, ...]", given)
    members = cast("tuple[object, ...]", given)
    return cast("tuple[Path, ...]", tuple(Path(one) if isinstance(one, str) else one for one in members))


def _mistaken(value: object, kind: str, argument: str, write: str) -> InvalidValueError:
    what = found(value)
    place = repr(os.fspath(cast("str | os.PathLike[str]", value))) if isinstance(value, str | os.PathLike) else "..."
    told = {"argument": argument, "kind": kind, "found": what, "write": write.format(place)}
    return InvalidValueError(Message("{argument} takes {kind}, not {found}; write {write}", told))


def found(value: object) -> str:
    """What was handed over, in a few words.

    >>> found(3), found(int), found("look.toml")
    ('int 3', 'the class int', "str 'look.toml'")
    """
    name = type(value).__name__
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if isinstance(value, str | os.PathLike):
        return f"{name} {str(cast('object', value))[:80]!r}"
    return f"{name} {value}" if isinstance(value, int) else name
