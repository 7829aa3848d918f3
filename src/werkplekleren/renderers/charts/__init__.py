"""Charts as SVG: every place is worked out first, the marks are spelled after that, a page may recolour them.

Each mark carries a class (`c-<token>` for its fill, `s-<token>` for its line) and the plain colour of the
palette it was drawn with. The stylesheet of a page recolours them, in light and dark; typst, Word and a
picture in a notebook use the plain colour.

A chart of many rows is drawn whole by `draw`, and by `draw_parts` in drawings that each fit on half a page.
"""

from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.translation import Labels
from werkplekleren.documents.charts import Chart
from werkplekleren.renderers.charts.layouts import NARROW_WIDTH, WIDE_WIDTH, Part, lay_out, lay_out_parts
from werkplekleren.renderers.charts.svg import spell

if TYPE_CHECKING:
    from werkplekleren.renderers.theme import Palette

__all__ = ["NARROW_WIDTH", "WIDE_WIDTH", "Drawing", "Part", "draw", "draw_parts", "lay_out", "lay_out_parts"]


@attrs.frozen(kw_only=True)
class Drawing:
    """A chart, or a part of one, as SVG.

    Args:
        svg: One `<svg>` element.
        title: Its name, as it stands in it; that of a part says which part it is.
        description: What it shows, as it stands in it; that of a part says from which row to which.
    """

    svg: str
    title: str
    description: str


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
    """A chart as SVG text, however high it becomes.

    Args:
        chart: What it shows.
        uid: Begin of its element ids, unique in the page.
        title: Its name, for those who do not see it.
        description: What it shows, in a sentence.
        palette: The colours of its marks.
        language: The language of its own words and figures.
        labels: Those words in a language that the library does not have; see `Document`.
        width: The width in pixels, at least 320; below 480 it is laid out for a phone.
        font: Font families as CSS writes them; the stylesheet of a page overrides them.
        font_factor: How much wider that font is than the usual sans-serif faces (1.1 for Verdana).

    Returns:
        One `<svg>` element; the same arguments always give the same text.
    """
    canvas, height = lay_out(chart, language=language, labels=labels, width=width, font_factor=font_factor)
    return spell(canvas, height, uid=uid, title=title, description=description, colours=palette.tokens(), kind=chart.kind, font=font)


def draw_parts(
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
    named: bool = True,
) -> tuple[Drawing, ...]:
    """A chart as drawings of at most about half a page, for writers that have pages.

    Each part has the same axis and scale and says which part it is. They belong to one figure.

    Args:
        chart: What it shows.
        uid: Begin of its element ids, unique in the page.
        title: Its name, for those who do not see it.
        description: What it shows, in a sentence.
        palette: The colours of its marks.
        language: The language of its own words and figures.
        labels: Those words in a language that the library does not have; see `Document`.
        width: The width in pixels, at least 320; below 480 it is laid out for a phone.
        font: Font families as CSS writes them; the stylesheet of a page overrides them.
        font_factor: How much wider that font is than the usual sans-serif faces (1.1 for Verdana).
        named: Whether a risk matrix names its topics; without, it is the grid alone, for where its table stands right below it.

    Returns:
        The parts in their order; for a chart that is not higher than half a page one, the same as `draw` gives.
    """
    parts = lay_out_parts(chart, language=language, labels=labels, width=width, font_factor=font_factor, named=named)
    colours = palette.tokens()
    drawings: list[Drawing] = []
    for part in parts:
        name, said = part.named(title, description)
        own = uid if part.is_whole else f"{uid}-{part.number}"
        svg = spell(part.canvas, part.height, uid=own, title=name, description=said, colours=colours, kind=chart.kind, font=font)
        drawings.append(Drawing(svg=svg, title=name, description=said))
    return tuple(drawings)
