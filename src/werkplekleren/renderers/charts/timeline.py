"""What happens when: a row per subject, bars on a calendar, days that matter as marks with their words.

What has been done is filled and has a check mark, what is planned is an outline. A deadline is a diamond,
and an arrowhead at the edge when it lies outside the calendar.
"""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise

from werkplekleren.documents.charts import TimelineChart
from werkplekleren.renderers.charts.calendar import Calendar, write_head
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, TINY, Box, Canvas, Line, Mark, Path, Rect
from werkplekleren.renderers.charts.lanes import Lanes
from werkplekleren.renderers.charts.row_labels import EDGE, LINE, Flow, label_room, write_label
from werkplekleren.renderers.charts.rows import Rows
from werkplekleren.renderers.charts.timeline_rows import PlacedBar, PlacedDeadline, PlacedRow, placed_rows

_LABEL_SHARE = 0.3
_BAR = 18
_LANE = 24


def lay_out(chart: TimelineChart, canvas: Canvas) -> Rows:
    """The rows of a timeline, ready to be drawn."""
    widest = max(max(canvas.wide(row.label, weight=STRONG), canvas.wide(row.note, SMALL)) for row in chart.rows)
    room = label_room(canvas, widest, _LABEL_SHARE)
    left = EDGE if canvas.is_narrow else room + 18
    calendar = Calendar(start=chart.start, end=chart.end, left=left, right=canvas.width - 2)
    rows, key = placed_rows(chart, calendar, canvas, room)
    heights = tuple(_height(row, canvas) for row in rows)

    def draw(canvas: Canvas, some: slice, top: float) -> float:
        top = write_head(calendar, canvas, _legend(rows, key, canvas, top + 6)) + 4
        bottom = top + sum(heights[some])
        canvas.add(*(Line(x1=x, y1=top - 4, x2=x, y2=bottom) for x in map(calendar.place, calendar.months())))
        end = _markers(chart, calendar, canvas, Box(2, top, canvas.width - 2, bottom))
        for row, height in zip(rows[some], heights[some], strict=True):
            canvas.add(Line(x1=2, y1=top, x2=canvas.width - 2, y2=top))
            _row(row, canvas, top)
            top += height
        canvas.add(Line(x1=2, y1=bottom, x2=canvas.width - 2, y2=bottom))
        return end

    return Rows(heights=heights, draw=draw)


def _legend(rows: list[PlacedRow], key: Mapping[str, str], canvas: Canvas, top: float) -> float:
    """What the marks and numbers mean, as far as they occur; returns where it ends."""
    bars = [placed.bar for row in rows for placed in row.bars]
    marks: list[tuple[str, Callable[[float, float], list[Mark]]]] = []
    if any(bar.done for bar in bars):
        marks.append((canvas.say("gedaan"), lambda x, y: _box(Box(x, y, x + 22, y + 14), is_done=True, has_check=True)))
    if not all(bar.done for bar in bars):
        marks.append((canvas.say("gepland"), lambda x, y: _box(Box(x, y, x + 22, y + 14), is_done=False, has_check=False)))
    if any(row.deadline for row in rows):
        marks.append((canvas.say("uiterlijk"), lambda x, y: [_diamond(x + 11, y + 7)]))
    x, y = EDGE, top
    for name, drawn in marks:
        canvas.add(*drawn(x, y))
        canvas.text(x + 28, y + 11.5, name, size=SMALL)
        x += 28 + canvas.wide(name, SMALL) + 18
    y += 22 if marks else 0
    flow = Flow(canvas, y, line=18)
    for name, number in key.items():
        text = canvas.fit(name, canvas.width - 30, SMALL)
        at = canvas.wide(number, SMALL, STRONG) + 5
        x, y = flow.place(at + canvas.wide(text, SMALL), gap=16)
        canvas.text(x, y + 11.5, number, size=SMALL, weight=STRONG, tone="accent", aid=True)
        canvas.text(x + at, y + 11.5, text, size=SMALL)
    return flow.y + (22 if key else 0)


def _height(row: PlacedRow, canvas: Canvas) -> float:
    beside = LINE * (len(row.label) + len(row.note))
    return beside + row.lanes * _LANE + 14 if canvas.is_narrow else max(beside + 12, row.lanes * _LANE + 10)


def _row(row: PlacedRow, canvas: Canvas, top: float) -> None:
    height = _height(row, canvas)
    beside = LINE * (len(row.label) + len(row.note))
    baseline = top + 17 if canvas.is_narrow else top + (height - beside) / 2 + 12
    first = top + beside + 8 if canvas.is_narrow else top + (height - row.lanes * _LANE) / 2
    write_label(canvas, row.label, row.note, baseline, weight=STRONG)
    for placed in row.bars:
        _bar(placed, canvas, first + placed.lane * _LANE + (_LANE - _BAR) / 2)
    if row.deadline is not None:
        _deadline(row.deadline, canvas, first + row.deadline.lane * _LANE + (_LANE - _BAR) / 2)


def _bar(placed: PlacedBar, canvas: Canvas, y: float) -> None:
    is_done = placed.bar.done
    end = max(placed.end - 1, placed.start + 3)
    canvas.add(*_box(Box(placed.start + 1, y, end, y + _BAR), is_done=is_done, has_check=placed.has_check))
    if placed.is_named_inside:
        tone = "on-accent" if is_done else "accent"
        canvas.text(placed.words_at, y + 13, placed.words, size=TINY, weight=STRONG, tone=tone, aid=not placed.is_named_in_full)
    else:
        canvas.text_on_paper(placed.words_at, y + 13, placed.words, size=TINY, weight=STRONG, aid=not placed.is_named_in_full)


def _deadline(placed: PlacedDeadline, canvas: Canvas, y: float) -> None:
    canvas.text_on_paper(placed.words_at, y + 13.5, placed.words, size=SMALL, tone="second")
    if placed.beyond:
        way = 7 * placed.beyond
        canvas.add(Path(data=f"M{placed.at + way:.1f} {y + 9:.1f}l{-way * 1.7:.1f}-6.5v13z", fill="second", edge="paper"))
    else:
        canvas.add(_diamond(placed.at, y + 9))


def _diamond(x: float, y: float) -> Path:
    return Path(data=f"M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z", fill="second", edge="paper")


def _box(box: Box, *, is_done: bool, has_check: bool) -> list[Mark]:
    """A bar: filled, with a check mark where there is room, or an outline."""
    width = box.right - box.left
    marks: list[Mark] = [
        Rect(
            x=box.left,
            y=box.top,
            width=width,
            height=box.bottom - box.top,
            radius=min(4, width / 2),
            fill="accent" if is_done else "paper",
            edge="accent",
        )
    ]
    if has_check:
        middle = (box.top + box.bottom) / 2
        marks.append(Path(data=f"M{box.left + 4:.1f} {middle:.1f}l3.5 3.5 6-7", edge="on-accent", thick=2))
    return marks


def _markers(chart: TimelineChart, calendar: Calendar, canvas: Canvas, room: Box) -> float:
    """Days that concern every row: a line through all of them and its words below; returns where those end.

    Where two days lie close, the words of the first go to the left of its line and those of the second to the right.
    """
    days: list[tuple[date, bool, str]] = [(marker.day, False, marker.label) for marker in chart.markers]
    if chart.today is not None:
        days.append((chart.today, True, canvas.say("vandaag")))
    shown = [
        (calendar.place(day), is_today, canvas.fit(label, room.right - 6, SMALL, STRONG))
        for day, is_today, label in sorted(days, key=lambda item: (item[0], not item[1], item[2]))
        if calendar.holds(day)
    ]
    widths = [canvas.wide(words, SMALL, STRONG) for _, _, words in shown]
    is_close = [after[0] - before[0] < 8 + (one + other) / 2 for (before, after), (one, other) in zip(pairwise(shown), pairwise(widths), strict=True)]
    lanes = Lanes(room.left, room.right)
    lines: list[Mark] = []
    for (x, is_today, words), width, goes_left, goes_right in zip(shown, widths, (*is_close, False), (False, *is_close), strict=False):
        centre, left, right = x - width / 2, x - width + 1, x - 1
        starts = (left, centre, right) if goes_left else (right, centre, left) if goes_right else (centre, right, left)
        lane, start = lanes.place(starts, width)
        tone = "ink" if is_today else "second"
        y = room.bottom + 20 + lane * 18
        lines.append(Line(x1=x, y1=room.top - 4, x2=x, y2=y - 11, tone=tone, thick=1.5, dash="" if is_today else "5 4"))
        canvas.text_on_paper(start, y, words, size=SMALL, weight=STRONG, tone=tone)
    canvas.marks[:0] = lines
    return room.bottom + (18 * len(lanes.lines) + 10 if lines else 4)
