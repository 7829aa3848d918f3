"""Walking through a document: every block, every piece of text."""

from collections.abc import Iterable, Iterator

from werkplekleren.documents.blocks import Block, Callout, Figure, Section
from werkplekleren.documents.document import Document


def walk(blocks: "Document | Iterable[Block]") -> Iterator[Block]:
    """Every block in reading order; what holds others comes before what it holds, a figure before its table.

    Args:
        blocks: A document, or blocks.

    Yields:
        The blocks.
    """
    for block in blocks.blocks if isinstance(blocks, Document) else blocks:
        yield block
        if isinstance(block, Section | Callout):
            yield from walk(block.blocks)
        elif isinstance(block, Figure):
            yield block.table
