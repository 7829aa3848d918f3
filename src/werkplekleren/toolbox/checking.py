"""Checking a toolbox as a whole: every problem of every file at once."""

import os

from werkplekleren.errors import InvalidContentError, Problem
from werkplekleren.toolbox.kinds import KINDS
from werkplekleren.toolbox.loading import loaded_stack
from werkplekleren.toolbox.references import dangling
from werkplekleren.toolbox.stack import Read, Stack
from werkplekleren.toolbox.toolbox import Toolbox
from werkplekleren.toolbox.translations import untranslated


def check(toolbox: str | os.PathLike[str] | Toolbox) -> tuple[Problem, ...]:
    """Find everything that is wrong in a toolbox.

    That is: what is wrong with the manifest and the names of files, files that are not TOML, unknown and
    missing keys, wrong types, values that break a rule (such as a next step of over 30 minutes, or no
    sources), references to what does not exist, ids that two folders have, and texts that lack a language
    that the manifest promises.

    Args:
        toolbox: A folder, or a toolbox. A folder whose manifest says `extends` is checked together with
            the toolbox that it extends.

    Returns:
        The problems: first those of the folder as a whole, then file by file. Each names its file, and
        where it is known the line and the path inside the file. Empty when all is well.

    Raises:
        InvalidContentError: When there is no such folder.

    >>> check(Toolbox.builtin())
    ()
    """
    if isinstance(toolbox, Toolbox):
        return toolbox.check()
    stack, problems = loaded_stack(toolbox)
    return _each_once((*problems, *problems_of(stack)))


def problems_of(stack: Stack) -> tuple[Problem, ...]:
    """What is wrong in the files of folders whose manifests and names are known."""
    contents: dict[tuple[str, str], Read] = {}
    problems: list[Problem] = []
    for kind in KINDS:
        for name in stack.ids(kind):
            try:
                contents[kind.folder, name] = stack.read(kind, name)
            except InvalidContentError as error:
                problems += error.problems
    problems += untranslated(stack, contents)
    problems += dangling(stack, contents)
    return _in_order(stack, problems)


def _in_order(stack: Stack, problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems file by file, in each file from top to bottom."""
    files = {layer.file(kind, name): None for layer in stack.layers for kind in KINDS for name in layer.ids[kind.folder]}
    rank = {file: place for place, file in enumerate(files)}
    return _each_once(tuple(sorted(problems, key=lambda problem: (rank.get(problem.place.file or "", -1), problem.place.line or 0, str(problem)))))


def _each_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple({str(problem): problem for problem in problems}.values())
