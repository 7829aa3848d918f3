"""Toolboxes that are installed as packages, found by their entry points."""

import os
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from werkplekleren.errors import InvalidContentError, Message, Place, Problem
from werkplekleren.toolbox.layer import Layer, opened
from werkplekleren.toolbox.loading import builtin_stack, laid_over
from werkplekleren.toolbox.stack import Stack

GROUP = "werkplekleren.toolboxes"


def installed_stack(only: str | None = None) -> tuple[Stack, tuple[Problem, ...]]:
    """The built-in folder with the installed ones on top, in the order of the names of their entry points.

    Args:
        only: Id of a toolbox: leave the others out.

    Returns:
        The stack, and every problem of the manifests and names.
    """
    stack = builtin_stack()
    problems: list[Problem] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        try:
            layer, wrong = _opened(point)
        except InvalidContentError as error:
            problems += error.problems
            continue
        if only in {None, layer.manifest.id}:
            stack, wrong = laid_over(stack, layer, wrong)
            problems += wrong
    return stack, tuple(problems)


def _opened(point: EntryPoint) -> tuple[Layer, tuple[Problem, ...]]:
    """The folder of a plug-in.

    Raises:
        InvalidContentError: With one problem, when it has none.
    """
    try:
        return opened(_folder(point), trusted=True)
    except InvalidContentError as error:
        raise _broken(point, error.summary) from error
    except Exception as error:  # whatever somebody else's code does when it is imported
        raise _broken(point, Message("it cannot be imported: {error}", {"error": f"{type(error).__name__}: {error}"[:200]})) from error


def _folder(point: EntryPoint) -> Path:
    loaded = point.load()
    if isinstance(loaded, ModuleType) and hasattr(loaded, "__path__"):
        return Path(next(iter(loaded.__path__)))
    if isinstance(loaded, str | os.PathLike):
        return Path(os.fspath(loaded))
    raise InvalidContentError(Message("its entry point must be a package, or a variable with the path of a folder"))


def _broken(point: EntryPoint, why: Message) -> InvalidContentError:
    what = Message(
        "the plug-in toolbox {name} ({value}) is left out: {why}",
        {"name": point.name, "value": point.value, "why": str(why)},
    )
    return InvalidContentError(what, [Problem(code="broken-plug-in", what=what, place=Place(file=point.value))])
