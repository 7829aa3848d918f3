"""Charts as SVG: every place is worked out in Python, one template spells the marks, a page may recolour them.

Each mark carries a class (`c-<token>` for its fill, `s-<token>` for its line) and the plain colour of the
palette it was drawn with. The stylesheet of a page recolours them, in light and dark; typst, Word and a
picture in a notebook use the plain colour.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from werkplekleren._base.translation import Labels
from werkplekleren.documents.charts import Chart
from werkplekleren.renderers.charts import before_after, coverage, distribution, mastery, profile, risk_matrix, timeline
from werkplekleren.renderers.charts.canvas import Canvas
from werkplekleren.renderers.charts.svg import spell

if TYPE_CHECKING:
    from werkplekleren.renderers.theme import Palette

__all__ = ["NARROW_WIDTH", "WIDE_WIDTH", "draw", "lay_out"]

WIDE_WIDTH = 640
"""The width of a chart on paper and on a wide screen."""

NARROW_WIDTH = 340
"""The width of a chart on a phone."""

_LAYOUTS: dict[str, Callable[[Any, Canvas], float]] = {
    "profile": profile.lay_out,
    "distribution": distribution.lay_out,
    "timeline": timeline.lay_out,
    "risk-matrix": risk_matrix.lay_out,
    "coverage": coverage.lay_out,
    "mastery": mastery.lay_out,
    "before-after": before_after.lay_out,
}


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
    height = _LAYOUTS[chart.kind](chart, canvas)
    return canvas, height


def draw(
    chart: Chart,
    *,
    uid: str,
    title: str,
    description: str,
    palette: "Palette",
    language: str,
    labels: Labels = (),
    width: int = WIDE_WIDTH,
    font: str = "sans-serif",
    font_factor: float = 1.0,
) -> str:
    """A chart as SVG text.

    Args:
        chart: What it shows.
        uid: Begin of its element ids, unique in the page.
        title: Its name, for those who do not see it.
        description: What it shows, in a sentence.
        palette: The colours of its marks.
        language: The language of its own words and figures.
        labels: Those words in a language that the library does not have; see `Document`.
        width: The width in pixels, at least 320; below 480 it is laid out for a phone.
        labels: Its own words in a language that the library does not have; see `Document`.
        font: Font families as CSS writes them; the stylesheet of a page overrides them.
        font_factor: How much wider that font is than the usual sans-serif faces (1.1 for Verdana).

    Returns:
        One `<svg>` element; the same arguments always give the same text.
    """
    canvas, height = lay_out(chart, language=language, labels=labels, width=width, font_factor=font_factor)
    return spell(canvas, height, uid=uid, title=title, description=description, colours=palette.tokens(), kind=chart.kind, font=font)
