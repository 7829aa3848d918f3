"""From marks to SVG text: each has a class, which a page may recolour, and a plain attribute, which typst, Word and mail need."""

from typing import TYPE_CHECKING

from markupsafe import escape

from werkplekleren.renderers.charts.canvas import Canvas, Circle, Label, Line, Mark, Path, Rect, figure
from werkplekleren.renderers.charts.widths import printable

if TYPE_CHECKING:
    from collections.abc import Mapping


def spell(canvas: Canvas, height: float, *, uid: str, title: str, description: str, colours: "Mapping[str, str]", kind: str, font: str) -> str:
    """The drawing as SVG text."""
    width, high, own = figure(canvas.width), figure(height), escape(uid)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wpl-chart wpl-chart-{kind}" viewBox="0 0 {width} {high}" width="{width}" height="{high}"'
        f' role="img" aria-labelledby="{own}-t {own}-d" font-family="{escape(font)}" font-size="13">'
    )
    lines = [head, f'<title id="{own}-t">{escape(printable(title))}</title>', f'<desc id="{own}-d">{escape(printable(description))}</desc>']
    lines += [_spelled(mark, colours) for mark in canvas.marks]
    return "\n".join([*lines, "</svg>\n"])


def _spelled(mark: Mark, colours: "Mapping[str, str]") -> str:
    match mark:
        case Label():
            place = f'x="{figure(mark.x)}" y="{figure(mark.y)}" class="c-{mark.tone}" fill="{colours[mark.tone]}" font-size="{figure(mark.size)}"'
            anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
            weight = f' font-weight="{mark.weight}"' if mark.weight != 400 else ""  # noqa: PLR2004 - an ordinary letter
            return f"<text {place}{anchor}{weight}>{escape(mark.words)}</text>"
        case Line():
            ends = f'x1="{figure(mark.x1)}" y1="{figure(mark.y1)}" x2="{figure(mark.x2)}" y2="{figure(mark.y2)}"'
            look = f'class="s-{mark.tone}" stroke="{colours[mark.tone]}" stroke-width="{mark.thick}"'
            return f"<line {ends} {look}{_dashed(mark.dash)}/>"
        case Rect():
            place = f'x="{figure(mark.x)}" y="{figure(mark.y)}" width="{figure(mark.width)}" height="{figure(mark.height)}"'
            corners = f' rx="{figure(mark.radius)}"' if mark.radius else ""
            return f"<rect {place}{corners} {_inks(mark, colours)}{_see_through(mark.opacity)}/>"
        case Circle():
            return f'<circle cx="{figure(mark.x)}" cy="{figure(mark.y)}" r="{figure(mark.radius)}" {_inks(mark, colours)}/>'
        case _:  # a path
            ends = ' stroke-linejoin="round" stroke-linecap="round"' if mark.edge else ""
            return f'<path d="{mark.data}" {_inks(mark, colours)}{ends}{_dashed(mark.dash)}{_see_through(mark.opacity)}/>'


def _inks(mark: Rect | Circle | Path, colours: "Mapping[str, str]") -> str:
    """What it is filled and outlined with; a mark has one of both at least."""
    classes = " ".join(f"{kind}-{tone}" for kind, tone in (("c", mark.fill), ("s", mark.edge)) if tone)
    edge = f' stroke="{colours[mark.edge]}" stroke-width="{mark.thick}"' if mark.edge else ""
    return f'class="{classes}" fill="{colours[mark.fill] if mark.fill else "none"}"{edge}'


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""


def _see_through(opacity: float) -> str:
    return f' fill-opacity="{opacity}"' if opacity != 1 else ""
