"""From marks to SVG text; the only place that knows the template."""

from functools import cache
from typing import TYPE_CHECKING

from werkplekleren.renderers.charts.canvas import Canvas, figure
from werkplekleren.renderers.charts.widths import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("werkplekleren.renderers", "templates/charts"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["n"] = figure
    return environment.get_template("drawing.svg.j2")


def spell(canvas: Canvas, height: float, *, uid: str, title: str, description: str, colours: "Mapping[str, str]", kind: str, font: str) -> str:
    """The drawing as SVG text."""
    return _template().render(
        marks=[(type(mark).__name__, mark) for mark in canvas.marks],
        width=canvas.width,
        height=height,
        uid=uid,
        title=printable(title),
        description=printable(description),
        colours=colours,
        kind=kind,
        font=font,
    )
