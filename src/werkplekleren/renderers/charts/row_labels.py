"""What charts of rows have in common on paper: the words beside their rows, and the entries of a legend from line to line."""

from collections.abc import Sequence

import attrs

from werkplekleren.renderers.charts.canvas import SMALL, Canvas

LINE = 16
"""How high a line of words is."""

EDGE = 2.0
"""How far everything stays from the sides of a drawing."""


def label_room(canvas: Canvas, widest: float, share: float) -> float:
    """How wide the words beside the rows may be.

    Args:
        canvas: The drawing; on a narrow one the words stand above their rows and have all its width.
        widest: The widest label on one line.
        share: The most that labels take of the width.
    """
    return canvas.width - 2 * EDGE if canvas.is_narrow else min(max(widest, 60) + 1, canvas.width * share)


def write_label(canvas: Canvas, label: Sequence[str], note: Sequence[str], baseline: float, *, weight: int = 400) -> None:
    """Write the lines of a label, and below them those of its note, softer and smaller."""
    for line in label:
        canvas.text_on_paper(EDGE, baseline, line, weight=weight)
        baseline += LINE
    for line in note:
        canvas.text_on_paper(EDGE, baseline, line, size=SMALL, tone="soft")
        baseline += LINE


@attrs.define
class Flow:
    """Entries beside each other from the left edge on; one that does not fit any more begins a line.

    Args:
        canvas: The drawing.
        y: The height of the first line.
        line: How far lines lie apart.
        x: Where the next entry begins, if it fits.
    """

    canvas: Canvas
    y: float
    line: float
    x: float = EDGE

    def place(self, width: float, gap: float) -> tuple[float, float]:
        """Where an entry comes that is so wide; the next one stays `gap` away from it."""
        if self.x > EDGE and self.x + width > self.canvas.width - EDGE:
            self.x, self.y = EDGE, self.y + self.line
        here = self.x, self.y
        self.x += width + gap
        return here
