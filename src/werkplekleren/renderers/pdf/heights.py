"""How high texts, lists and short sections become: estimated, to keep on one page what belongs together."""

from collections.abc import Sequence
from itertools import starmap
from math import ceil, inf
from typing import cast

from werkplekleren.documents import Block, BulletList, Inline, NumberedList, Paragraph, Table, text_of
from werkplekleren.renderers.pdf.tree import Data

LINE_HIGH, LINE_LONG, BETWEEN = 14.5, 105, 12.0
"""How high a line of text or of a list is with what lies below it, in points, how many characters it has, and what stands between blocks."""

HIGHEST_SECTION, HIGHEST_BEFORE = 320.0, 260.0
"""A section inside another of at most about this height, in points, stays on one page: two of them fill one.

Of a higher one what comes before its first table stays with its heading, up to about the second height.
"""

HIGHEST_PAIR = 120.0
"""The first two items of a list stay on one page unless they are higher than this, in points, and so do the last two."""


def lines_high(text: Inline, long: int = LINE_LONG) -> float:
    """About how high a text is, in points.

    Args:
        text: The text.
        long: How many characters stand on a line.
    """
    return LINE_HIGH * sum(max(ceil(len(line) / long), 1) for line in text_of(text).split("\n"))


def rooms_after(items: Sequence[Inline]) -> list[float]:
    """How much room a page must have after each item of a list for the next one, in points; 0 where the list may run on."""
    heights = list(map(lines_high, items))
    rooms = [0.0] * len(heights)
    for place in {0, len(heights) - 2}:
        if len(heights) > 1 and heights[place] + heights[place + 1] <= HIGHEST_PAIR:
            rooms[place] = heights[place + 1]
    return rooms


def kept(blocks: tuple[Block, ...], made: list[Data]) -> int:
    """How many blocks of a section stay on one page with its heading: all of a short one, or the texts and lists before a table.

    Args:
        blocks: The blocks.
        made: The same as data.
    """
    heights = list(starmap(_height_of, zip(blocks, made, strict=True)))
    if sum(heights) <= HIGHEST_SECTION:
        return len(blocks)
    before = next((at for at, block in enumerate(blocks) if isinstance(block, Table)), 0)
    return before if sum(heights[:before]) <= HIGHEST_BEFORE else 0


def _height_of(block: Block, made: Data) -> float:
    if isinstance(block, Table):
        return cast("float", made["height"]) if made["together"] else inf
    if isinstance(block, Paragraph):
        return lines_high(block.text) + BETWEEN
    return sum(map(lines_high, block.items)) + BETWEEN if isinstance(block, BulletList | NumberedList) else inf
