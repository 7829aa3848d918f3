"""A profile as dots on one scale: a row per part, a mark per series, the value at the end of the row.

Marks differ in shape as well as in colour: a filled circle, an open diamond, a filled triangle, and a ring
for the measurement before. With two series a line joins their marks; it is heavy, and the row is bold, where
they differ by at least a fifth of the scale.
"""

from collections.abc import Callable
from itertools import pairwise

import attrs

from werkplekleren._base.formatting import difference, number
from werkplekleren.documents.charts import ProfileChart, ProfileRow
from werkplekleren.renderers.charts.axis import straight, ticks
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, Anchor, Canvas, Circle, Line, Path, Rect
from werkplekleren.renderers.charts.row_labels import LINE, Flow, label_room, write_label
from werkplekleren.renderers.charts.rows import Rows

LARGE_GAP = 0.2
"""The share of the scale from which two series differ enough to be drawn heavy."""

DASH = "–"
_LABEL_SHARE = 0.34
_MOST_SERIES = 3
_BETWEEN_TICKS = 5
_TICKS = (5, 4, 3, 2, 1)
_MARGINS = ("band", "second", "third")
_ENDS: tuple[Anchor, Anchor] = ("start", "end")


@attrs.frozen(kw_only=True)
class _Frame:
    """The measures all rows share, and the chart they belong to."""

    chart: ProfileChart
    plot_left: float
    plot_right: float
    label_room: float
    columns: tuple[float, ...]
    ticks: tuple[tuple[float, str], ...]
    x: Callable[[float], float]


def lay_out(chart: ProfileChart, canvas: Canvas) -> Rows:
    """The rows of a profile, ready to be drawn."""
    frame = _frame(chart, canvas)
    heights = tuple(_row_height(row, canvas, frame) for row in chart.rows)

    def draw(canvas: Canvas, some: slice, top: float) -> float:
        top = _head(chart, canvas, frame, _legend(chart, canvas, top + 4))
        bottom = top + sum(heights[some])
        for value, _ in frame.ticks:
            canvas.add(Line(x1=frame.x(value), y1=top - 5, x2=frame.x(value), y2=bottom))
        for row, height in zip(chart.rows[some], heights[some], strict=True):
            _row(row, canvas, frame, top, height)
            top += height
        return bottom + 6

    return Rows(heights=heights, draw=draw)


def mark(canvas: Canvas, series: int, x: float, y: float) -> None:
    """The mark of a series: circle, diamond, triangle."""
    if series == 0:
        canvas.add(Circle(x=x, y=y, radius=6, fill="accent", edge="paper"))
    elif series == 1:
        canvas.add(Path(data=_path(x, y, "m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z"), fill="paper", edge="second", thick=2.25))
    else:
        canvas.add(Path(data=_path(x, y, "m0-6.5l6.5 11.5h-13z"), fill="third", edge="paper"))


def _path(x: float, y: float, rest: str) -> str:
    return f"M{x:.1f} {y:.1f}{rest}"


def ring(canvas: Canvas, x: float, y: float, *, around: bool = False) -> None:
    """The mark of the measurement before; wider where it would hide behind another mark."""
    canvas.add(Circle(x=x, y=y, radius=9.5 if around else 5, fill=None if around else "paper", edge="soft", thick=1.75))


def _has_gap(chart: ProfileChart) -> bool:
    return len(chart.series) == 2  # noqa: PLR2004 - a difference is between two


def _gap(chart: ProfileChart, row: ProfileRow) -> float | None:
    """The difference between the two values as they are printed, so that a reader who subtracts finds the same."""
    first, second = row.values
    return None if first is None or second is None else difference(first, second, chart.digits)


def _is_large(chart: ProfileChart, row: ProfileRow) -> bool:
    gap = _gap(chart, row) if _has_gap(chart) else None
    return gap is not None and abs(gap) >= LARGE_GAP * (chart.high - chart.low)


def _printed(chart: ProfileChart, canvas: Canvas, value: float | None, *, signed: bool = False) -> str:
    return DASH if value is None else number(value, canvas.language, digits=chart.digits, signed=signed)


def _frame(chart: ProfileChart, canvas: Canvas) -> _Frame:
    value_texts = [_printed(chart, canvas, value) for row in chart.rows for value in row.values]
    value_width = max(26.0, *(canvas.wide(text, weight=STRONG) for text in value_texts)) + 12
    widths = [value_width] * len(chart.series)
    if _has_gap(chart):
        gaps = [_printed(chart, canvas, _gap(chart, row), signed=True) for row in chart.rows]
        widths.append(max(canvas.wide(canvas.say("verschil"), SMALL), *(canvas.wide(text, weight=STRONG) for text in gaps)) + 12)
    rights = [canvas.width - 2 - sum(widths[index + 1 :]) for index in range(len(widths))]
    widest = max(canvas.wide(row.label, weight=STRONG if _is_large(chart, row) else 400) for row in chart.rows)
    room = label_room(canvas, widest, _LABEL_SHARE)
    plot_right = rights[0] - widths[0] - 8
    plot_left = room + 24
    if canvas.is_narrow:
        finest = max(ticks(chart.low, chart.high, most)[1] for most in _TICKS)
        plot_left = max(10, canvas.wide(number(chart.low, canvas.language, digits=finest), SMALL) / 2 + 2)
    x = straight(chart.low, chart.high, plot_left, plot_right)
    return _Frame(
        chart=chart,
        plot_left=plot_left,
        plot_right=plot_right,
        label_room=room,
        columns=tuple(rights),
        ticks=_ticks(chart, canvas, x),
        x=x,
    )


def _ticks(chart: ProfileChart, canvas: Canvas, x: Callable[[float], float]) -> tuple[tuple[float, str], ...]:
    """As many round values as have room for their figures, at least the lower end."""
    choices = [_named_ticks(chart, canvas, most) for most in _TICKS]
    return next((named for named in choices if _has_room(named, canvas, x)), choices[-1][:1])


def _named_ticks(chart: ProfileChart, canvas: Canvas, most: int) -> tuple[tuple[float, str], ...]:
    values, digits = ticks(chart.low, chart.high, most)
    return tuple((value, number(value, canvas.language, digits=digits)) for value in values)


def _has_room(named: tuple[tuple[float, str], ...], canvas: Canvas, x: Callable[[float], float]) -> bool:
    halves = [canvas.wide(text, SMALL) / 2 for _, text in named]
    places = [x(value) for value, _ in named]
    gaps = (right - left for left, right in pairwise(places))
    return all(gap - one - other >= _BETWEEN_TICKS for gap, (one, other) in zip(gaps, pairwise(halves), strict=True))


def _legend(chart: ProfileChart, canvas: Canvas, top: float) -> float:
    """What the marks mean, over as many lines as it takes; returns where it ends."""
    has_before = any(row.before is not None for row in chart.rows)
    has_margin = any(margin for row in chart.rows for margin in row.margins)
    entries = [*chart.series, *([canvas.say("vorige meting")] if has_before else []), *([canvas.say("marge")] if has_margin else [])]
    flow = Flow(canvas, top + 10, line=20)
    for index, entry in enumerate(entries):
        text = canvas.fit(entry, canvas.width - 30, SMALL)
        x, y = flow.place(18 + canvas.wide(text, SMALL), gap=20)
        if index < len(chart.series):
            mark(canvas, index, x + 7, y)
        elif has_before and index == len(chart.series):
            ring(canvas, x + 7, y)
        else:
            canvas.add(Rect(x=x, y=y - 5, width=14, height=10, radius=5, fill="band"))
        canvas.text(x + 18, y + 4, text, size=SMALL)
    return flow.y + 16


def _head(chart: ProfileChart, canvas: Canvas, frame: _Frame, top: float) -> float:
    """The words at both ends of the scale, its figures, and the heads of the columns."""
    half = (frame.plot_right - frame.plot_left) / 2 - 6
    ends = [canvas.wrap(label, half, size=SMALL, lines=3) for label in (chart.low_label, chart.high_label)]
    most = max(map(len, ends))
    y = top + 12 + (17 + LINE * (most - 1) if most else 0)
    for lines, x, anchor in zip(ends, (frame.plot_left, frame.plot_right), _ENDS, strict=True):
        for below, line in zip(reversed(range(len(lines))), lines, strict=True):
            canvas.text(x, y - 17 - LINE * below, line, size=SMALL, tone="soft", anchor=anchor)
    for value, text in frame.ticks:
        canvas.text(frame.x(value), y, text, size=SMALL, tone="soft", anchor="middle", aid=True)
    if len(chart.series) > 1:
        for index in range(len(chart.series)):
            mark(canvas, index, frame.columns[index] - 10, y - 4)
    if _has_gap(chart):
        canvas.text(frame.columns[-1], y, canvas.say("verschil"), size=SMALL, tone="soft", anchor="end")
    return y + 13


def _label(row: ProfileRow, canvas: Canvas, frame: _Frame, *, strong: bool) -> tuple[str, ...]:
    return canvas.wrap(row.label, frame.label_room, weight=STRONG if strong else 400)


def _note(row: ProfileRow, canvas: Canvas, frame: _Frame) -> tuple[str, ...]:
    return canvas.wrap(row.note, frame.label_room if _has_value(row) else frame.plot_right - frame.plot_left, size=SMALL)


def _has_value(row: ProfileRow) -> bool:
    return any(value is not None for value in row.values) or row.before is not None


def _least(row: ProfileRow) -> float:
    """The least height of a row: three marks at the same value stand above each other."""
    return 42 if len(row.values) == _MOST_SERIES else 32


def _row_height(row: ProfileRow, canvas: Canvas, frame: _Frame) -> float:
    label, note = len(_label(row, canvas, frame, strong=_is_large(frame.chart, row))), len(_note(row, canvas, frame))
    beside = LINE * (label + (note if _has_value(row) else 0))
    if canvas.is_narrow:
        return beside + max(_least(row) - 6, 0 if _has_value(row) else LINE * note + 6) + 10
    return max(_least(row), beside + 12, 0 if _has_value(row) else LINE * note + 12)


def _row(row: ProfileRow, canvas: Canvas, frame: _Frame, top: float, height: float) -> None:
    chart = frame.chart
    strong = _is_large(chart, row)
    label, note = _label(row, canvas, frame, strong=strong), _note(row, canvas, frame)
    beside = LINE * (len(label) + (len(note) if _has_value(row) else 0))
    middle = top + beside + (height - beside) / 2 if canvas.is_narrow else top + height / 2
    baseline = top + 16 if canvas.is_narrow else top + (height - beside) / 2 + 12
    write_label(canvas, label, (), baseline, weight=STRONG if strong else 400)
    canvas.add(Line(x1=frame.plot_left, y1=middle, x2=frame.plot_right, y2=middle))
    if _has_value(row):
        write_label(canvas, (), note, baseline + LINE * len(label))
        _marks(row, canvas, frame, middle, strong=strong)
    elif note:
        _note_in_plot(note, canvas, frame, middle)
    for index, value in enumerate(row.values):
        canvas.text(frame.columns[index], middle + 4.5, _printed(chart, canvas, value), weight=_value_weight(chart, strong=strong), anchor="end")
    if _has_gap(chart):
        canvas.text(
            frame.columns[-1],
            middle + 4.5,
            _printed(chart, canvas, _gap(chart, row), signed=True),
            tone="ink" if strong else "soft",
            weight=STRONG if strong else 400,
            anchor="end",
        )


def _value_weight(chart: ProfileChart, *, strong: bool) -> int:
    return STRONG if strong or len(chart.series) == 1 else 400


def _note_in_plot(note: tuple[str, ...], canvas: Canvas, frame: _Frame, middle: float) -> None:
    """Where there is nothing to draw, say why in the place of the marks."""
    height = LINE * len(note)
    widest = max(canvas.wide(line, SMALL) for line in note)
    room = min(widest + 12, frame.plot_right - frame.plot_left)
    canvas.add(Rect(x=frame.plot_left, y=middle - height / 2 - 1, width=room, height=height + 2, fill="paper"))
    for index, line in enumerate(note):
        canvas.text(frame.plot_left, middle - height / 2 + 12 + LINE * index, line, size=SMALL, tone="soft")


def _marks(row: ProfileRow, canvas: Canvas, frame: _Frame, middle: float, *, strong: bool) -> None:
    shown = [(index, frame.x(value)) for index, value in enumerate(row.values) if value is not None]
    heights = _apart(shown, spread=sum(margin is not None for margin in row.margins) > 1)
    if _has_gap(frame.chart) and len(shown) == len(row.values):
        canvas.add(
            Line(
                x1=shown[0][1],
                y1=middle + heights[0],
                x2=shown[1][1],
                y2=middle + heights[1],
                tone="ink" if strong else "edge",
                thick=3 if strong else 1.5,
            )
        )
    for index, margin in enumerate(row.margins):
        if margin is not None:
            y = middle + heights.get(index, 0)
            start, end = frame.x(margin[0]), frame.x(margin[1])
            canvas.add(Rect(x=start, y=y - 5, width=max(end - start, 2), height=10, radius=5, fill=_MARGINS[index], opacity=1 if index == 0 else 0.3))
    if row.before is not None:
        x = frame.x(row.before)
        hidden = any(abs(x - other) < 8 for _, other in shown)  # noqa: PLR2004 - the radius of a mark and its edge
        ring(canvas, x, middle + heights.get(0, 0), around=hidden)
    for index, x in reversed(shown):
        mark(canvas, index, x, middle + heights[index])


def _apart(shown: list[tuple[int, float]], *, spread: bool) -> dict[int, float]:
    """How far each mark is moved up or down, so that marks at nearly the same value stay apart."""
    order = sorted(shown, key=lambda item: item[1])
    close = spread or any(right[1] - left[1] < 12 for left, right in pairwise(order))  # noqa: PLR2004 - the width of a mark
    if not close:
        return dict.fromkeys((index for index, _ in shown), 0.0)
    middle = (len(shown) - 1) / 2
    return {index: (rank - middle) * 12 for rank, (index, _) in enumerate(sorted(shown))}
