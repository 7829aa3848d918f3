"""Every kind of chart laid out: whole, or in parts that each fit on half a page."""

from collections.abc import Callable
from typing import Any

import attrs

from werkplekleren._base.translation import Labels
from werkplekleren.documents.charts import Chart, CoverageChart, RiskMatrixChart
from werkplekleren.renderers.charts import before_after, coverage, distribution, mastery, profile, risk_matrix, timeline
from werkplekleren.renderers.charts.canvas import SMALL, Canvas
from werkplekleren.renderers.charts.rows import Piece, Rows

WIDE_WIDTH = 640
"""The width of a chart on paper and on a wide screen."""

NARROW_WIDTH = 340
"""The width of a chart on a phone."""

_WHOLE: dict[str, Callable[[Any, Canvas], float]] = {"risk-matrix": risk_matrix.lay_out, "coverage": coverage.lay_out}
_ROWS: dict[str, Callable[[Any, Canvas], Rows]] = {
    "profile": profile.lay_out,
    "distribution": distribution.lay_out,
    "timeline": timeline.lay_out,
    "mastery": mastery.lay_out,
    "before-after": before_after.lay_out,
}
_NAME = 18


@attrs.frozen(kw_only=True)
class Part:
    """A chart, or some of its rows with their head and axis.

    Args:
        canvas: The marks.
        height: How high it is, in pixels.
        number: Which part it is, from 1.
        count: How many parts there are; with one, it is the whole chart.
        first: The label of its first row; empty when it has no rows of its own.
        last: The label of its last row.
    """

    canvas: Canvas
    height: float
    number: int = 1
    count: int = 1
    first: str = ""
    last: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole chart."""
        return self.count == 1

    def named(self, title: str, description: str) -> tuple[str, str]:
        """Title and description of the chart as those of this part.

        What the chart shows is told once, with the first part; those after it say which rows they have.
        """
        if self.is_whole:
            return title, description
        name = f"{title} ({part_name(self.canvas, self.number, self.count)})"
        if not self.first:
            return name, description
        rows = self.canvas.say("Van {first} tot en met {last}.").replace("{first}", self.first).replace("{last}", self.last)
        return name, f"{description} {rows}" if self.number == 1 else rows


def part_name(canvas: Canvas, number: int, count: int) -> str:
    """`deel 2 van 3`, in the language of a canvas."""
    return canvas.say("deel {number} van {count}").replace("{number}", str(number)).replace("{count}", str(count))


def lay_out(chart: Chart, *, language: str, labels: Labels = (), width: int = WIDE_WIDTH, font_factor: float = 1.0) -> tuple[Canvas, float]:
    """Every mark of a chart, and how high the drawing is.

    Args:
        chart: What it shows.
        language: The language of its own words and figures.
        labels: Those words in a language that the library does not have; see `Document`.
        width: The width of the drawing in pixels, at least 320.
        font_factor: How much wider the font in use is than the usual sans-serif faces (1.1 for Verdana).

    Returns:
        The canvas with the marks, and the height in pixels.
    """
    canvas = Canvas(width, language, font_factor, labels)
    if chart.kind in _WHOLE:
        return canvas, _WHOLE[chart.kind](chart, canvas)
    return canvas, _ROWS[chart.kind](chart, canvas).draw(canvas, slice(None), 0)


def lay_out_parts(
    chart: Chart, *, language: str, labels: Labels = (), width: int = WIDE_WIDTH, font_factor: float = 1.0, named: bool = True
) -> tuple[Part, ...]:
    """Every mark of a chart, in parts of at most about half a page, each with the same head, axis and scale.

    Args:
        chart: What it shows.
        language: The language of its own words and figures.
        labels: Those words in a language that the library does not have; see `Document`.
        width: The width of the drawings in pixels, at least 320.
        font_factor: How much wider the font in use is than the usual sans-serif faces (1.1 for Verdana).
        named: Whether a risk matrix names its topics; without, it is the grid alone, for where its table stands right below it.

    Returns:
        The parts in their order; one, the whole, for a chart that is not higher than half a page or that is no row after row. A risk
        matrix whose names would fill a page has them in parts of their own.
    """
    pieces = _pieces(chart, Canvas(width, language, font_factor, labels), named=named)
    parts: list[Part] = []
    for number, piece in enumerate(pieces, 1):
        canvas = Canvas(width, language, font_factor, labels)
        if len(pieces) > 1:
            canvas.text(2, 12, part_name(canvas, number, len(pieces)), size=SMALL, tone="soft", aid=True)
        height = piece.draw(canvas, _NAME if len(pieces) > 1 else 0)
        parts.append(Part(canvas=canvas, height=height, number=number, count=len(pieces), first=piece.first, last=piece.last))
    return tuple(parts)


def _pieces(chart: Chart, canvas: Canvas, *, named: bool) -> tuple[Piece, ...]:
    if isinstance(chart, RiskMatrixChart):
        return risk_matrix.pieces(chart, canvas, named=named)
    if isinstance(chart, CoverageChart):
        return (Piece(draw=lambda own, _top: coverage.lay_out(chart, own)),)
    rows = _ROWS[chart.kind](chart, canvas)
    return tuple(
        Piece(draw=_stretch(rows, some), first=chart.rows[some][0].label, last=chart.rows[some][-1].label) for some in rows.parts(canvas.width)
    )


def _stretch(rows: Rows, some: slice) -> Callable[[Canvas, float], float]:
    return lambda canvas, top: rows.draw(canvas, some, top)
