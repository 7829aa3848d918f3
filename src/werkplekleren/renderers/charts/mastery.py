"""Who masters what: a row per topic, a column per person, a circle filled by quarters.

Every state has a shape of its own, so nothing hangs on colour: the filled part of a circle is the level, a
question mark is not known, a dash is not applicable, and a circle that is struck through does not count.
"""

from collections.abc import Iterator
from math import ceil

import attrs

from werkplekleren.documents.mastery_chart import MasteryChart, MasteryRow, MasterySign
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, Canvas, Line, Path, figure
from werkplekleren.renderers.charts.row_labels import LINE, Flow
from werkplekleren.renderers.charts.rows import Rows

FULL = 4
_LABEL_SHARE = 0.42
_LEAST_SHARE = 0.3
_ROW = 26
_WIDEST = 56
_LARGEST = 8.0
_BETWEEN_NAMES = 6


@attrs.frozen(kw_only=True)
class _Frame:
    """The measures all rows share."""

    label_room: float
    left: float
    pitch: float
    note_room: float

    def x(self, column: int) -> float:
        """The middle of a column."""
        return self.left + (column + 0.5) * self.pitch

    @property
    def radius(self) -> float:
        return min(_LARGEST, self.pitch / 2 - 1)


class _Pen:
    """Gathers the signs, so that all of one kind become one shape: that keeps the drawing small."""

    def __init__(self) -> None:
        self._rings: list[str] = []
        self._filled: list[str] = []
        self._strikes: list[str] = []
        self._dashes: list[str] = []

    def draw(self, canvas: Canvas, state: MasterySign, x: float, y: float, radius: float) -> None:
        """The sign of one state around a point."""
        if not state.applies:
            self._dashes.append(f"M{figure(x - 3)} {figure(y)}h6")
            return
        if state.quarters is None:
            size = min(SMALL, radius * 2)
            canvas.text(x, y + size * 0.36, "?", size=size, weight=STRONG, tone="soft", anchor="middle")
            return
        self._rings.append(filled(x, y, radius, FULL))
        if state.quarters:
            self._filled.append(filled(x, y, radius, state.quarters))
        if not state.counts:
            reach = radius + 2
            self._strikes.append(f"M{figure(x - reach)} {figure(y + reach)}l{figure(2 * reach)} {figure(-2 * reach)}")

    def marks(self) -> Iterator[Path]:
        """Everything that was drawn; the circles lie below what fills them."""
        for shapes, fill, edge, thick in (
            (self._rings, "paper", "edge", 1.25),
            (self._filled, "accent", None, 0),
            (self._strikes, None, "paper", 4),
            (self._strikes, None, "ink", 1.75),
            (self._dashes, None, "soft", 1.5),
        ):
            if shapes:
                yield Path(data="".join(shapes), fill=fill, edge=edge, thick=thick)


def lay_out(chart: MasteryChart, canvas: Canvas) -> Rows:
    """The rows with who masters what, ready to be drawn."""
    frame = _frame(chart, canvas)
    heights = tuple(_height(LINE * len(canvas.wrap(row.label, frame.label_room, lines=3)), canvas) for row in chart.rows)

    def draw(canvas: Canvas, some: slice, top: float) -> float:
        pen = _Pen()
        top = _heads(chart, canvas, frame, _legend(chart, canvas, pen, top + 4))
        for row in chart.rows[some]:
            canvas.add(Line(x1=2, y1=top, x2=canvas.width - 2, y2=top))
            top = _row(row, canvas, frame, pen, top)
        canvas.add(*pen.marks())
        return top + 4

    return Rows(heights=heights, draw=draw)


def filled(x: float, y: float, radius: float, quarters: int) -> str:
    """The filled part of a circle, clockwise from the top, as path data; for one to four quarters.

    >>> filled(10, 10, 8, 1), filled(10, 10, 8, 3)
    ('M10 10v-8a8 8 0 0 1 8 8z', 'M10 10v-8a8 8 0 1 1-8 8z')
    """
    size = figure(radius)
    if quarters == FULL:
        across = figure(2 * radius)
        return f"M{figure(x)} {figure(y - radius)}a{size} {size} 0 0 1 0 {across}a{size} {size} 0 0 1 0-{across}z"
    ends = {1: f"0 0 1 {size} {size}", 2: f"0 0 1 0 {figure(2 * radius)}", 3: f"0 1 1-{size} {size}"}
    return f"M{figure(x)} {figure(y)}v-{size}a{size} {size} {ends[quarters]}z"


def _frame(chart: MasteryChart, canvas: Canvas) -> _Frame:
    notes = [canvas.wide(row.note, SMALL, STRONG if row.short else 400) for row in chart.rows]
    note_room = min(max(*notes, canvas.wide(chart.note_label, SMALL)) + 12, canvas.width * 0.25) if any(notes) else 0.0
    if canvas.is_narrow:
        pitch = min(_WIDEST, (canvas.width - 4) // len(chart.people))
        return _Frame(label_room=canvas.width - 4 - note_room, left=2, pitch=pitch, note_room=note_room)
    widest = max(canvas.wide(row.label) for row in chart.rows)
    inside = canvas.width - 17 - note_room
    names = (max(canvas.wide(name, SMALL) for name in chart.people) + _BETWEEN_NAMES + 1) / 2 * len(chart.people)
    label_room = min(max(widest, 60) + 1, max(min(canvas.width * _LABEL_SHARE, inside - names), canvas.width * _LEAST_SHARE))
    pitch = min(_WIDEST, (inside - label_room) // len(chart.people))
    return _Frame(label_room=label_room, left=ceil(label_room) + 14, pitch=pitch, note_room=note_room)


def _states(chart: MasteryChart, canvas: Canvas) -> list[tuple[MasterySign, str]]:
    """What the legend explains: the levels of the chart, and the other signs that occur."""
    signs = [one for row in chart.rows for one in row.signs]
    named = [(MasterySign(quarters=level.quarters), level.name) for level in sorted(chart.levels, key=lambda level: level.quarters)]
    if any(one.quarters is not None and not one.counts for one in signs):
        named.append((MasterySign(quarters=2, counts=False), canvas.say("telt nu niet mee")))
    if any(one.applies and one.quarters is None for one in signs):
        named.append((MasterySign(), canvas.say("niet bekend")))
    if any(not one.applies for one in signs):
        named.append((MasterySign(applies=False), canvas.say("niet van toepassing")))
    return named


def _legend(chart: MasteryChart, canvas: Canvas, pen: _Pen, top: float) -> float:
    """The signs with their names, over as many lines as it takes; returns where it ends."""
    flow = Flow(canvas, top + 10, line=21)
    for state, name in _states(chart, canvas):
        text = canvas.fit(name, canvas.width - 30, SMALL)
        width = 20 + canvas.wide(text, SMALL)
        x, y = flow.place(width, gap=18)
        pen.draw(canvas, state, x + 8, y, 7)
        canvas.text(x + 20, y + 4, text, size=SMALL)
    return flow.y + 20


def _heads(chart: MasteryChart, canvas: Canvas, frame: _Frame, top: float) -> float:
    """The names above their columns, on two lines in turn where they do not fit on one; returns where they end."""
    label = canvas.fit(chart.note_label, (canvas.width if canvas.is_narrow else frame.note_room) - 6, SMALL)
    apart = len(chart.people) > 1 and any(canvas.wide(name, SMALL) > frame.pitch - _BETWEEN_NAMES for name in chart.people)
    beside = bool(label) and not canvas.is_narrow
    if label and canvas.is_narrow:
        canvas.text(canvas.width - 2, top + 12, label, size=SMALL, tone="soft", anchor="end")
        top += LINE
    end = canvas.width - (frame.note_room if beside else 0)
    baseline = top + 12 + (LINE if apart else 0)
    if len(chart.people) == 1:
        canvas.text(frame.left, baseline, canvas.fit(chart.people[0], end - frame.left - 6, SMALL), size=SMALL)
    reach = (frame.pitch * (2 if apart else 1) - _BETWEEN_NAMES) / 2
    for column, name in enumerate(chart.people if len(chart.people) > 1 else ()):
        x = frame.x(column)
        left, right = max(1, x - reach), min(end - 1, x + reach)
        shown = canvas.fit(name, right - left, SMALL)
        half = canvas.wide(shown, SMALL) / 2
        is_upper = apart and column % 2 == 0
        canvas.text(min(max(x, left + half), right - half), baseline - (LINE if is_upper else 0), shown, size=SMALL, anchor="middle")
        if is_upper:
            canvas.add(Line(x1=x, y1=baseline - LINE + 5, x2=x, y2=baseline + 5, tone="edge"))
    if beside:
        canvas.text(canvas.width - 2, baseline, label, size=SMALL, tone="soft", anchor="end")
    return baseline + 8


def _height(beside: float, canvas: Canvas) -> float:
    return max(beside, LINE) + _ROW + 6 if canvas.is_narrow else max(_ROW, beside + 10)


def _row(row: MasteryRow, canvas: Canvas, frame: _Frame, pen: _Pen, top: float) -> float:
    label = canvas.wrap(row.label, frame.label_room, lines=3)
    weight = STRONG if row.short else 400
    note = canvas.fit(row.note, frame.note_room - 6, SMALL, weight)
    beside = LINE * len(label)
    height = _height(beside, canvas)
    baseline = top + 16 if canvas.is_narrow else top + (height - beside) / 2 + 12
    middle = top + height - _ROW / 2 - 2 if canvas.is_narrow else top + height / 2
    for number, line in enumerate(label):
        canvas.text(2, baseline + LINE * number, line)
    for column, state in enumerate(row.signs):
        pen.draw(canvas, state, frame.x(column), middle, frame.radius)
    y = top + 16 if canvas.is_narrow else middle + 4
    canvas.text(canvas.width - 2, y, note, size=SMALL, weight=weight, tone="error" if row.short else "ink", anchor="end")
    return top + height
