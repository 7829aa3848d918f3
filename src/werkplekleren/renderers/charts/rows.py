"""Charts of rows, which may have any number of them: how high each row is, and which rows go in one drawing."""

from collections.abc import Callable
from itertools import accumulate
from math import ceil

import attrs

from werkplekleren.renderers.charts.canvas import NARROW, Canvas

WHOLE, PART = 0.8, 0.5
"""Rows up to so much of the width stay in one drawing, half a page; higher ones come in parts of about so much, of which two with
their heads fit on a page."""

WHOLE_ON_A_PHONE, PART_ON_A_PHONE = 2.9, 2.15
"""The same on a phone, where labels stand above their rows and nothing is printed."""


@attrs.frozen(kw_only=True)
class Piece:
    """What one drawing of several shows.

    Args:
        draw: Draws it from a height down; returns where it ends.
        first: The first name in it; empty when it has none of its own.
        last: The last name in it.
    """

    draw: Callable[[Canvas, float], float]
    first: str = ""
    last: str = ""


@attrs.frozen(kw_only=True)
class Rows:
    """A chart of rows that is ready to be drawn, whole or a stretch of its rows at a time.

    All that the rows share, such as the room for their labels, is the same in every stretch.

    Args:
        heights: How high each row is.
        draw: Draws head and axis and a stretch of rows, from a height down; returns where they end.
    """

    heights: tuple[float, ...]
    draw: Callable[[Canvas, slice, float], float]

    def parts(self, width: float) -> tuple[slice, ...]:
        """The stretches to draw apart, as few as will do and about equally high; one when everything goes together.

        >>> Rows(heights=(34,) * 16, draw=lambda canvas, rows, top: top).parts(720)
        (slice(0, 16, None),)
        >>> Rows(heights=(34,) * 40, draw=lambda canvas, rows, top: top).parts(720)
        (slice(0, 10, None), slice(10, 20, None), slice(20, 30, None), slice(30, 40, None))
        """
        whole, part = (WHOLE_ON_A_PHONE, PART_ON_A_PHONE) if width < NARROW else (WHOLE, PART)
        ends = list(accumulate(self.heights))
        if ends[-1] <= whole * width:
            return (slice(0, len(ends)),)
        count = ceil(ends[-1] / (part * width))
        stretches: list[slice] = []
        start, limit = 0, ends[-1] / count
        for place, end in enumerate(ends):
            following = self.heights[place + 1] if place + 1 < len(ends) else float("inf")
            if end + following / 2 > limit * (len(stretches) + 1):
                stretches.append(slice(start, place + 1))
                start = place + 1
        return tuple(stretches)
