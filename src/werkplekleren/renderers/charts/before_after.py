"""What a value was and what it becomes: a ring for before, a filled diamond for after, an arrow from one to the other.

The figures stand at the end of the row; the bands of the scale are named by tone, by place and by where they begin.
"""

from collections.abc import Callable

import attrs

from werkplekleren._base.formatting import number
from werkplekleren.documents.before_after_chart import BeforeAfterChart, BeforeAfterRow
from werkplekleren.renderers.charts.axis import straight
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, Anchor, Canvas, Circle, Line, Path, Rect
from werkplekleren.renderers.charts.row_labels import LINE, Flow, label_room, write_label
from werkplekleren.renderers.charts.rows import Rows

DASH = "–"
_LABEL_SHARE = 0.38
_ROW = 30
_STRIP = 8
_BETWEEN_TICKS = 6
_TOUCHING = 26


@attrs.frozen(kw_only=True)
class _Frame:
    """The measures all rows share."""

    label_room: float
    left: float
    right: float
    columns: tuple[float, float]
    x: Callable[[float], float]


def lay_out(chart: BeforeAfterChart, canvas: Canvas) -> Rows:
    """The rows with values before and after, ready to be drawn."""
    frame = _frame(chart, canvas)
    places = sorted({frame.x(chart.low), *(frame.x(band.lowest) for band in chart.bands), frame.x(chart.high)})

    def draw(canvas: Canvas, some: slice, top: float) -> float:
        start = top = _scale(chart, canvas, frame, _legend(chart, canvas, top + 4))
        for row in chart.rows[some]:
            top = _row(row, chart, canvas, frame, top)
        canvas.marks[:0] = [Line(x1=x, y1=start - 4, x2=x, y2=top) for x in places]
        return top + 4

    return Rows(heights=tuple(_height(_beside(row, canvas, frame), canvas) for row in chart.rows), draw=draw)


def before_mark(canvas: Canvas, x: float, y: float, *, around: bool = False) -> None:
    """A ring: the value before; wider where it would hide behind the other mark."""
    canvas.add(Circle(x=x, y=y, radius=9.5 if around else 6, fill=None if around else "paper", edge="ink", thick=2))


def after_mark(canvas: Canvas, x: float, y: float) -> None:
    """A filled diamond: the value after."""
    canvas.add(Path(data=f"M{x:.1f} {y:.1f}m0-7l7 7-7 7-7-7z", fill="accent", edge="paper"))


def _printed(chart: BeforeAfterChart, canvas: Canvas, value: float | None) -> str:
    return DASH if value is None else number(value, canvas.language, digits=chart.digits)


def _frame(chart: BeforeAfterChart, canvas: Canvas) -> _Frame:
    texts = [_printed(chart, canvas, value) for row in chart.rows for value in (row.before, row.after)]
    column = max(26.0, *(canvas.wide(text, weight=STRONG) for text in texts)) + 12
    columns = (canvas.width - 2 - column, canvas.width - 2)
    widest = max(canvas.wide(row.label) for row in chart.rows)
    room = label_room(canvas, widest, _LABEL_SHARE)
    left = 12.0 if canvas.is_narrow else room + 24
    right = columns[0] - column - 8
    return _Frame(label_room=room, left=left, right=right, columns=columns, x=straight(chart.low, chart.high, left, right))


def _legend(chart: BeforeAfterChart, canvas: Canvas, top: float) -> float:
    """What the marks and the tones of the bands mean, over as many lines as it takes; returns where it ends."""
    flow = Flow(canvas, top + 10, line=21)
    entries = [chart.before_label, chart.after_label, *(band.name for band in chart.bands)]
    for index, entry in enumerate(entries):
        text = canvas.fit(entry, canvas.width - 30, SMALL)
        width = 20 + canvas.wide(text, SMALL)
        x, y = flow.place(width, gap=18)
        if index == 0:
            before_mark(canvas, x + 8, y)
        elif index == 1:
            after_mark(canvas, x + 8, y)
        else:
            canvas.add(Rect(x=x, y=y - 6, width=14, height=12, radius=3, fill=f"risk-{chart.bands[index - 2].step}", edge="edge", thick=1))
        canvas.text(x + 20, y + 4, text, size=SMALL)
    return flow.y + 16


def _scale(chart: BeforeAfterChart, canvas: Canvas, frame: _Frame, top: float) -> float:
    """The figures at which the scale and its bands begin and end, and a strip with the tones of the bands; returns where it ends."""
    values = [chart.low, *(band.lowest for band in chart.bands if chart.low < band.lowest < chart.high), chart.high]
    taken = float("-inf")
    ends = {chart.low: number(chart.low, canvas.language, digits=chart.digits), chart.high: number(chart.high, canvas.language, digits=chart.digits)}
    limit = frame.right - canvas.wide(ends[chart.high], SMALL) - _BETWEEN_TICKS
    for value in values:
        text = ends.get(value) or number(value, canvas.language, digits=chart.digits)
        wide = canvas.wide(text, SMALL)
        anchor: Anchor = "start" if value == chart.low else "end" if value == chart.high else "middle"
        start = frame.x(value) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        if start >= taken and (value == chart.high or start + wide <= limit):
            canvas.text(frame.x(value), top + 12, text, size=SMALL, tone="soft", anchor=anchor, aid=True)
            taken = start + wide + _BETWEEN_TICKS
    before_mark(canvas, frame.columns[0] - 9, top + 8)
    after_mark(canvas, frame.columns[1] - 9, top + 8)
    top += 18
    ends_of_bands = [*(band.lowest for band in chart.bands[1:]), chart.high]
    for band, end in zip(chart.bands, ends_of_bands, strict=False):
        first, last = frame.x(band.lowest), frame.x(end)
        canvas.add(Rect(x=first, y=top, width=last - first, height=_STRIP, fill=f"risk-{band.step}", edge="edge", thick=1))
    return top + (_STRIP + 6 if chart.bands else 2)


def _row(row: BeforeAfterRow, chart: BeforeAfterChart, canvas: Canvas, frame: _Frame, top: float) -> float:
    label = canvas.wrap(row.label, frame.label_room)
    note = canvas.wrap(row.note, frame.label_room, size=SMALL)
    beside = LINE * (len(label) + len(note))
    height = _height(beside, canvas)
    middle = top + beside + (height - beside) / 2 + 2 if canvas.is_narrow else top + height / 2
    baseline = top + 14 if canvas.is_narrow else top + (height - beside) / 2 + 12
    write_label(canvas, label, note, baseline)
    canvas.add(Line(x1=frame.left, y1=middle, x2=frame.right, y2=middle))
    _marks(row, canvas, frame, middle)
    for place, value, weight in zip(frame.columns, (row.before, row.after), (400, STRONG), strict=True):
        canvas.text(place, middle + 4.5, _printed(chart, canvas, value), weight=weight, anchor="end")
    return top + height


def _beside(row: BeforeAfterRow, canvas: Canvas, frame: _Frame) -> float:
    return LINE * (len(canvas.wrap(row.label, frame.label_room)) + len(canvas.wrap(row.note, frame.label_room, size=SMALL)))


def _height(beside: float, canvas: Canvas) -> float:
    return beside + _ROW + 6 if canvas.is_narrow else max(_ROW, beside + 12)


def _marks(row: BeforeAfterRow, canvas: Canvas, frame: _Frame, middle: float) -> None:
    before, after = (None if value is None else frame.x(value) for value in (row.before, row.after))
    apart = abs(after - before) if before is not None and after is not None else 0.0
    if before is not None and after is not None and apart > _TOUCHING:
        way = 1 if after > before else -1
        tip = after - way * 8
        canvas.add(Line(x1=before + way * 7, y1=middle, x2=tip, y2=middle, tone="ink", thick=2))
        canvas.add(
            Path(data=f"M{tip - way * 6:.1f} {middle - 5:.1f}L{tip:.1f} {middle:.1f}L{tip - way * 6:.1f} {middle + 5:.1f}", edge="ink", thick=2)
        )
    if before is not None:
        before_mark(canvas, before, middle, around=after is not None and apart < LINE / 2)
    if after is not None:
        after_mark(canvas, after, middle)
