"""What a chart is drawn on: a list of marks in the order of drawing, and how text is measured on it.

The charts work out every place and put marks here; `svg` only spells them. So a test
can ask of every text where it lies.
"""

from typing import Literal

import attrs

from werkplekleren._base.translation import Labels, translator
from werkplekleren.renderers.charts.widths import printable, shortened, text_width, wrapped

Anchor = Literal["start", "middle", "end"]

PLAIN = 13
SMALL = 12
TINY = 11
STRONG = 600
NARROW = 480
"""Below this width a chart is laid out for a phone: labels above their row, legends below."""

_ASCENT = 0.78
_DESCENT = 0.24


@attrs.frozen
class Box:
    """A rectangle, by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@attrs.frozen(kw_only=True)
class Label:
    """One line of text; `y` is its baseline.

    `aid` marks what only helps to read, such as the figures of a scale or the weeks of a calendar: it says
    nothing of the data. All other figures stand in the words or the table of the figure too.
    """

    x: float
    y: float
    words: str
    size: float = PLAIN
    tone: str = "ink"
    weight: int = 400
    anchor: Anchor = "start"
    factor: float = 1.0
    aid: bool = False

    @property
    def box(self) -> Box:
        """Where it lies, by the width estimate."""
        width = text_width(self.words, self.size, self.weight, self.factor)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.y - self.size * _ASCENT, left + width, self.y + self.size * _DESCENT)


@attrs.frozen(kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str = "line"
    thick: float = 1
    dash: str = ""


@attrs.frozen(kw_only=True)
class Rect:
    """A rectangle, filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    fill: str | None = None
    edge: str | None = None
    thick: float = 1.5
    opacity: float = 1


@attrs.frozen(kw_only=True)
class Circle:
    """A circle, filled, outlined or both."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    edge: str | None = None
    thick: float = 1.5


@attrs.frozen(kw_only=True)
class Path:
    """A shape or line, as SVG path data."""

    data: str
    fill: str | None = None
    edge: str | None = None
    thick: float = 1.5
    dash: str = ""
    opacity: float = 1


Mark = Label | Line | Rect | Circle | Path


def figure(value: float) -> str:
    """A coordinate with at most one decimal, written the same way everywhere.

    >>> figure(12.0), figure(3.14159), figure(-0.04)
    ('12', '3.1', '0')
    """
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Canvas:
    """The marks of one chart, while it is being laid out.

    Args:
        width: The width of the drawing.
        language: The language of the chart's own words.
        factor: How much wider the font in use is than the usual sans-serif faces.
        labels: Its own words in a language that the library does not have.
    """

    def __init__(self, width: float, language: str, factor: float = 1.0, labels: Labels = ()) -> None:
        self.width = width
        self.language = language
        self.say = translator(language, labels).gettext
        self.factor = factor
        self.marks: list[Mark] = []

    @property
    def is_narrow(self) -> bool:
        """Whether this is a drawing for a phone."""
        return self.width < NARROW

    def add(self, *marks: Mark) -> None:
        """Draw on top of what is there."""
        self.marks.extend(marks)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = PLAIN,
        tone: str = "ink",
        weight: int = 400,
        anchor: Anchor = "start",
        aid: bool = False,
    ) -> None:
        """Write one line of text as it is; nothing when it is empty. `aid`: it only helps to read."""
        if words:
            self.add(Label(x=x, y=y, words=words, size=size, tone=tone, weight=weight, anchor=anchor, factor=self.factor, aid=aid))

    def text_on_paper(self, x: float, y: float, words: str, *, size: float = PLAIN, tone: str = "ink", weight: int = 400, aid: bool = False) -> None:
        """Write one line of text on a strip of paper, so that no line runs through it. `aid`: it only helps to read."""
        if words:
            strip = self.wide(words, size, weight)
            self.add(Rect(x=x - 2, y=y - size, width=strip + 4, height=size * 1.3, fill="paper"))
            self.text(x, y, words, size=size, tone=tone, weight=weight, aid=aid)

    def wide(self, words: str, size: float = PLAIN, weight: int = 400) -> float:
        """The estimated width of a line of text."""
        return text_width(words, size, weight, self.factor)

    def fit(self, words: str, room: float, size: float = PLAIN, weight: int = 400) -> str:
        """`words` on one line, shortened to `room`."""
        return shortened(printable(words), room, size, weight, self.factor)

    def wrap(self, words: str, room: float, *, size: float = PLAIN, weight: int = 400, lines: int = 2) -> tuple[str, ...]:
        """`words` on a few lines, shortened to `room`."""
        return wrapped(printable(words), room, size, lines=lines, weight=weight, factor=self.factor)

    def texts(self) -> tuple[Label, ...]:
        """Every text on it."""
        return tuple(mark for mark in self.marks if isinstance(mark, Label))
