"""What was wrong with the words of a command, as an error of the library, so that it is told in the reader's language."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from werkplekleren.errors import InvalidValueError, Message, UnknownNameError, WerkplekError


def misuse(error: CycloptsError, commands: Sequence[str]) -> WerkplekError:
    """The error for a wrong call.

    Args:
        error: What the reader of the command line made of it.
        commands: The commands there are.
    """
    unused = error.unused_tokens or []
    match error:
        case UnknownCommandError() if not unused[0].startswith("-"):
            return UnknownNameError("command", unused[0], commands)
        case UnknownOptionError():
            options = [name for argument in error.argument_collection for name in argument.names if name.startswith("-")]
            return UnknownNameError("option", error.token.keyword or error.token.value, options)
        case MissingArgumentError() if _name(error) in (error.root_input_tokens or ()):
            what = Message("a value is missing after {name}", {"name": _name(error)})
        case MissingArgumentError():
            what = Message("{name} is missing; see {command} --help", {"name": _name(error), "command": _command(error)})
        case UnusedCliTokensError() | UnknownCommandError():
            what = Message("{words} is too much here; see {command} --help", {"words": " ".join(map(repr, unused)), "command": _command(error)})
        case RepeatArgumentError():
            what = Message("{name} is there more than once", {"name": error.token.keyword or ""})
        case CoercionError() if date in (error.target_type, *get_args(error.target_type)):
            what = Message("{name} cannot be {value!r}; write a day as YYYY-MM-DD", {"name": _name(error), "value": _value(error)})
        case CoercionError():
            choices = ", ".join(map(str, get_args(error.target_type)))
            what = Message("{name} cannot be {value!r}; choose from {known}", {"name": _name(error), "value": _value(error), "known": choices})
        case _:
            what = Message("this cannot be read: {reason}", {"reason": str(error)})
    return InvalidValueError(what)


def _name(error: CycloptsError) -> str:
    return "" if error.argument is None else error.argument.name


def _value(error: CoercionError) -> str:
    return "" if error.token is None else error.token.value


def _command(error: CycloptsError) -> str:
    return " ".join(("werkplekleren", *(error.command_chain or ())))
