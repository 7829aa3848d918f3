"""Opening folders and laying them over each other, with every problem of their manifests and names."""

import os
from functools import cache
from pathlib import Path

from werkplekleren.errors import InvalidContentError, Message, Place, Problem, did_you_mean
from werkplekleren.toolbox.layer import Layer, opened
from werkplekleren.toolbox.stack import Stack

BUILTIN = Path(__file__).parents[1] / "content" / "builtin"


@cache
def builtin_stack() -> Stack:
    """The folder that comes with the library."""
    return sound(*laid_over(Stack(()), *opened(BUILTIN, trusted=True)))


def loaded_stack(folder: str | os.PathLike[str]) -> tuple[Stack, tuple[Problem, ...]]:
    """A folder, on top of the one that its manifest extends, and what is wrong with its manifest and names.

    Raises:
        InvalidContentError: When there is no such folder.
    """
    layer, problems = opened(folder)
    return laid_over(_underneath(layer), layer, problems)


def laid_over(under: Stack, layer: Layer, problems: tuple[Problem, ...]) -> tuple[Stack, tuple[Problem, ...]]:
    """A folder on top of others, and what is wrong with that.

    Args:
        under: The others.
        layer: The folder.
        problems: What is wrong with the folder itself.
    """
    extends, below = layer.manifest.extends, [str(lower.manifest.id) for lower in under.layers]
    if extends is not None and extends not in below:
        problems = (*problems, _nothing_to_extend(layer, extends, below))
    stack = Stack((*under.layers, layer))
    return stack, (*problems, *stack.clashes())


def sound(stack: Stack, problems: tuple[Problem, ...]) -> Stack:
    """The stack, when nothing is wrong with it.

    Raises:
        InvalidContentError: With the problems.
    """
    if problems:
        raise InvalidContentError(Message("the toolbox {name} is not valid", {"name": stack.layers[-1].folder.name}), problems)
    return stack


def _underneath(layer: Layer) -> Stack:
    extends = layer.manifest.extends
    if extends is None:
        return Stack(())
    builtin = builtin_stack()
    if extends == builtin.layers[0].manifest.id:
        return builtin
    from werkplekleren.toolbox.plugins import installed_stack

    installed, _ = installed_stack(only=extends)
    return installed


def _nothing_to_extend(layer: Layer, extends: str, known: list[str]) -> Problem:
    problem = Problem(
        code="unknown-toolbox",
        what=Message("there is no toolbox {name!r} to extend", {"name": extends}),
        place=Place(path="extends"),
        remedy=did_you_mean(extends, known) or Message("install the package that it comes with"),
    )
    return layer.in_manifest(problem)
