"""Taking a tree of sections apart and putting it together again; each function gives a new tuple of blocks."""

from collections.abc import Callable

import attrs

from werkplekleren.documents.blocks import Block, Section

Blocks = tuple[Block, ...]


def changed(blocks: Blocks, name: str, change: Callable[[Section], Blocks]) -> Blocks:
    """The blocks with others in the place of the section called `name`."""
    result: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            result.append(block)
        elif block.id == name:
            result.extend(change(block))
        else:
            result.append(attrs.evolve(block, blocks=changed(block.blocks, name, change)))
    return tuple(result)


def siblings(blocks: Blocks, name: str) -> tuple[str, ...]:
    """The ids of the sections beside the one called `name`, itself included, in order; empty when it is not there."""
    names = tuple(block.id for block in blocks if isinstance(block, Section))
    if name in names:
        return names
    deeper = (siblings(block.blocks, name) for block in blocks if isinstance(block, Section))
    return next((found for found in deeper if found), ())


def ordered(blocks: Blocks, names: tuple[str, ...]) -> Blocks:
    """The blocks with the sections called `names`, which lie beside each other, in that order in the places they hold."""
    named = {block.id: block for block in blocks if isinstance(block, Section) and block.id in names}
    if named:
        following = iter(names)
        return tuple(named[next(following)] if isinstance(block, Section) and block.id in named else block for block in blocks)
    return tuple(attrs.evolve(block, blocks=ordered(block.blocks, names)) if isinstance(block, Section) else block for block in blocks)
