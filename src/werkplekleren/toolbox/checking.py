"""Checking a toolbox as a whole: every problem of every file at once."""

import os
from datetime import date

from werkplekleren.errors import Problem
from werkplekleren.toolbox.kinds import KINDS, UNDER
from werkplekleren.toolbox.loading import loaded_stack
from werkplekleren.toolbox.references import dangling
from werkplekleren.toolbox.stack import Stack
from werkplekleren.toolbox.toolbox import Toolbox
from werkplekleren.toolbox.translations import untranslated
from werkplekleren.toolbox.versions import unsound_versions


def check(toolbox: str | os.PathLike[str] | Toolbox) -> tuple[Problem, ...]:
    """Find everything that is wrong in a toolbox.

    That is: what is wrong with the manifest and the names of files, files that are not TOML, unknown and
    missing keys, wrong types, values that break a rule (such as a next step of over 30 minutes, or no
    sources), references to what does not exist, ids that two folders have, texts that lack a language
    that the manifest promises, and versions of questionnaires that do not follow each other: an earlier one that does not
    say since when it is retired, a minor version that changes more than words, a major version to which no migration leads,
    a migration that does not fit.

    Args:
        toolbox: A folder, or a toolbox. A folder whose manifest says `extends` is checked together with
            the toolbox that it extends.

    Returns:
        The problems: first those of the folder as a whole, then file by file. Each names its file, and
        where it is known the line and the path inside the file. Empty when all is well.

    Raises:
        InvalidContentError: When there is no such folder.
        InvalidValueError: When `toolbox` is neither.

    >>> check(Toolbox.builtin())
    ()
    """
    if isinstance(toolbox, Toolbox):
        return toolbox.check()
    stack, problems = loaded_stack(toolbox)
    return _each_once((*problems, *problems_of(stack)))


def warnings(toolbox: str | os.PathLike[str] | Toolbox, *, checked_since: date | None = None) -> tuple[Problem, ...]:
    """Find what could be better in a toolbox, where nothing is wrong.

    That is: sentences and words that read hard, formal words, terms that nobody explains; items of questionnaires that are
    long, passive, deny something or ask two things; dimensions keyed one way; bands that nothing can reach; advice rules that
    can never fire, instruments and low scores that no rule knows; and what the manifest allows for no reason. Each is worth a
    look and none is proof: a manifest says which ones stay and why (`allowed`).

    Args:
        toolbox: A folder, or a toolbox. Files that are not valid are left to `check`.
        checked_since: Sources and facts that were last checked before this day are told too; `None` tells none.

    Returns:
        The warnings (their `severity` says so), file by file. Empty when there is nothing to say.

    Raises:
        InvalidContentError: When there is no such folder.
        InvalidValueError: When `toolbox` is neither.

    >>> warnings(Toolbox.builtin())
    ()
    """
    if isinstance(toolbox, Toolbox):
        return toolbox.warnings(checked_since=checked_since)
    from werkplekleren.toolbox.lint.linting import warnings_of

    return warnings_of(loaded_stack(toolbox)[0], checked_since)


def problems_of(stack: Stack) -> tuple[Problem, ...]:
    """What is wrong in the files of folders whose manifests and names are known."""
    contents, problems = stack.read_all()
    return _in_order(stack, [*problems, *untranslated(stack, contents), *dangling(stack, contents), *unsound_versions(stack, contents)])


def _in_order(stack: Stack, problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems file by file, in each file from top to bottom."""
    files = {layer.file(kind, name): None for layer in stack.layers for kind in (*KINDS, *UNDER) for name in layer.ids[kind.key]}
    rank = {file: place for place, file in enumerate(files)}
    return _each_once(tuple(sorted(problems, key=lambda problem: (rank.get(problem.place.file or "", -1), problem.place.line or 0, str(problem)))))


def _each_once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple({str(problem): problem for problem in problems}.values())
