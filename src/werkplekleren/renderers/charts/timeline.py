"""What happens when: a row per subject, bars on a calendar, days that matter as marks with their words.

What has been done is filled and has a check mark, what is planned is an outline. A deadline is a diamond,
and an arrowhead at the edge when it lies outside the calendar.
"""

from datetime import date, timedelta

import attrs

from werkplekleren._base.formatting import short_date
from werkplekleren.documents.charts import TimelineBar, TimelineChart, TimelineRow
from werkplekleren.renderers.charts.calendar import Calendar, write_head
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, TINY, Canvas, Line, Path, Rect
from werkplekleren.renderers.charts.lanes import Lanes

_LABEL_SHARE = 0.3
_LINE = 16
_BAR = 18
_LANE = 24
_CHECK = 16
_LEAST_KEPT = 5


@attrs.frozen(kw_only=True)
class _Placed:
    """A bar or deadline with its room."""

    lane: int
    start: float
    end: float
    words: str = ""
    words_at: float = 0
    bar: TimelineBar | None = None
    mark: float = 0
    beyond: int = 0


@attrs.frozen(kw_only=True)
class _Laid:
    """A row with all that is in it."""

    row: TimelineRow
    label: tuple[str, ...]
    note: tuple[str, ...]
    items: tuple[_Placed, ...]
    lanes: int


def lay_out(chart: TimelineChart, canvas: Canvas) -> float:
    """Draw a timeline and say how high it is."""
    widest = max(max(canvas.wide(row.label, weight=STRONG), canvas.wide(row.note, SMALL)) for row in chart.rows)
    label_room = canvas.width - 4 if canvas.is_narrow else min(max(widest, 60) + 1, canvas.width * _LABEL_SHARE)
    left = 2.0 if canvas.is_narrow else label_room + 18
    calendar = Calendar(start=chart.start, end=chart.end, left=left, right=canvas.width - 2)
    rows = [_laid(row, calendar, canvas, label_room) for row in chart.rows]
    top = write_head(calendar, canvas, _legend(chart, canvas, 2)) + 4
    bottom = top + sum(_height(laid, canvas) for laid in rows)
    for day in calendar.months():
        canvas.add(Line(x1=calendar.place(day), y1=top - 4, x2=calendar.place(day), y2=bottom, thick=1))
    end = _markers(chart, calendar, canvas, top, bottom)
    for laid in rows:
        canvas.add(Line(x1=2, y1=top, x2=canvas.width - 2, y2=top))
        _draw(laid, canvas, top)
        top += _height(laid, canvas)
    canvas.add(Line(x1=2, y1=bottom, x2=canvas.width - 2, y2=bottom))
    return end


def _legend(chart: TimelineChart, canvas: Canvas, top: float) -> float:
    """What the marks mean, as far as they occur; returns where it ends."""
    bars = [bar for row in chart.rows for bar in row.bars]
    x, y = 2.0, top + 4
    for shows, name in (
        (any(bar.done for bar in bars), canvas.words.done),
        (any(not bar.done for bar in bars), canvas.words.planned),
        (any(row.deadline for row in chart.rows), canvas.words.deadline),
    ):
        if not shows:
            continue
        if name == canvas.words.deadline:
            _diamond(canvas, x + 11, y + 7)
        else:
            _box(canvas, x, y, 22, 14, done=name == canvas.words.done)
        canvas.text(x + 28, y + 11, name, size=SMALL)
        x += 28 + canvas.wide(name, SMALL) + 18
    return y + 22 if x > 2 else y  # noqa: PLR2004 - the left edge


def _laid(row: TimelineRow, calendar: Calendar, canvas: Canvas, label_room: float) -> _Laid:
    label = canvas.wrap(row.label, label_room, weight=STRONG)
    note = canvas.wrap(row.note, label_room, size=SMALL)
    lanes = Lanes(calendar.left, calendar.right)
    bars = [_bar(bar, calendar, lanes) for bar in row.bars if bar.end >= calendar.start and bar.start <= calendar.end]
    items = [_named(placed, canvas, lanes) for placed in bars]
    if row.deadline is not None:
        items.append(_deadline(row.deadline, row.deadline_label, calendar, canvas, lanes))
    return _Laid(row=row, label=label, note=note, items=tuple(items), lanes=max(1, len(lanes.lines)))


def _bar(bar: TimelineBar, calendar: Calendar, lanes: Lanes) -> _Placed:
    """The first lane in which no other bar has the same days."""
    start, end = calendar.place(bar.start), calendar.after(bar.end)
    lane = 0
    while lane < len(lanes.lines) and any(start < right and left < end for left, right in lanes.lines[lane]):
        lane += 1
    lanes.take(lane, start, end)
    return _Placed(lane=lane, start=start, end=end, bar=bar)


def _named(placed: _Placed, canvas: Canvas, lanes: Lanes) -> _Placed:
    """Where the words of a bar go: inside, else to the right, else shortened inside, else nowhere."""
    if placed.bar is None or not placed.bar.label:
        return placed
    inside = placed.start + (_CHECK + 5 if placed.bar.done else 6)
    room = placed.end - inside - 6
    whole = canvas.fit(placed.bar.label, canvas.width, TINY, STRONG)
    width = canvas.wide(whole, TINY, STRONG)
    if width <= room:
        return attrs.evolve(placed, words=whole, words_at=inside)
    if lanes.is_free(placed.lane, placed.end + lanes.gap, placed.end + lanes.gap + width):
        lanes.take(placed.lane, placed.end + lanes.gap - 0.1, placed.end + lanes.gap + width)
        return attrs.evolve(placed, words=whole, words_at=placed.end + 5)
    short = canvas.fit(placed.bar.label, room, TINY, STRONG)
    return attrs.evolve(placed, words=short, words_at=inside) if len(short) > _LEAST_KEPT else placed


def _deadline(day: date, label: str, calendar: Calendar, canvas: Canvas, lanes: Lanes) -> _Placed:
    beyond = (day > calendar.end) - (day < calendar.start)
    x = min(max(calendar.place(day), calendar.left + 7), calendar.right - 7)
    room = max(calendar.right - x, x - calendar.left) - 12
    text = canvas.fit(label or short_date(day, canvas.language), room, SMALL)
    width = 18 + canvas.wide(text, SMALL)
    starts = tuple(start for start in (x - 7, x + 7 - width) if start >= calendar.left and start + width <= calendar.right)
    lane, start = lanes.place(starts or (calendar.left,), width)
    to_the_right = start >= x - 7.5
    return _Placed(lane=lane, start=start, end=start + width, words=text, words_at=x + 11 if to_the_right else start, mark=x, beyond=beyond)


def _height(laid: _Laid, canvas: Canvas) -> float:
    beside = _LINE * (len(laid.label) + len(laid.note))
    return beside + laid.lanes * _LANE + 14 if canvas.is_narrow else max(beside + 12, laid.lanes * _LANE + 10)


def _draw(laid: _Laid, canvas: Canvas, top: float) -> None:
    height = _height(laid, canvas)
    beside = _LINE * (len(laid.label) + len(laid.note))
    baseline = top + 17 if canvas.is_narrow else top + (height - beside) / 2 + 12
    first = top + beside + 8 if canvas.is_narrow else top + (height - laid.lanes * _LANE) / 2
    for line in laid.label:
        canvas.text(2, baseline, line, weight=STRONG)
        baseline += _LINE
    for line in laid.note:
        canvas.text(2, baseline, line, size=SMALL, tone="soft")
        baseline += _LINE
    for item in laid.items:
        y = first + item.lane * _LANE + (_LANE - _BAR) / 2
        if item.bar is None:
            _draw_deadline(item, canvas, y)
        else:
            _draw_bar(item, item.bar, canvas, y)


def _draw_bar(item: _Placed, bar: TimelineBar, canvas: Canvas, y: float) -> None:
    is_inside = item.words_at < item.end
    _box(canvas, item.start + 1, y, max(item.end - item.start - 2, 2), _BAR, done=bar.done)
    if item.words and not is_inside:
        _paper(canvas, item.words_at - 2, y, canvas.wide(item.words, TINY, STRONG) + 4)
    tone = ("on-accent" if bar.done else "accent") if is_inside else "ink"
    canvas.text(item.words_at, y + 13, item.words, size=TINY, weight=STRONG, tone=tone)


def _draw_deadline(item: _Placed, canvas: Canvas, y: float) -> None:
    _paper(canvas, item.words_at - 2, y, canvas.wide(item.words, SMALL) + 4)
    canvas.text(item.words_at, y + 13, item.words, size=SMALL, tone="second")
    if item.beyond:
        way = 7 * item.beyond
        canvas.add(Path(data=f"M{item.mark + way:.1f} {y + 9:.1f}l{-way * 1.7:.1f}-6.5v13z", fill="second"))
    else:
        _diamond(canvas, item.mark, y + 9)


def _diamond(canvas: Canvas, x: float, y: float) -> None:
    canvas.add(Path(data=f"M{x:.1f} {y - 7:.1f}l7 7-7 7-7-7z", fill="second"))


def _paper(canvas: Canvas, x: float, y: float, width: float) -> None:
    canvas.add(Rect(x=x, y=y, width=width, height=_BAR, fill="paper"))


def _box(canvas: Canvas, x: float, y: float, width: float, height: float, *, done: bool) -> None:
    """A bar: filled with a check mark, or an outline."""
    canvas.add(Rect(x=x, y=y, width=width, height=height, radius=min(4, width / 2), fill="accent" if done else "paper", edge="accent"))
    if done and width >= _CHECK:
        canvas.add(Path(data=f"M{x + 5:.1f} {y + height / 2:.1f}l3.5 3.5 6-7", edge="on-accent", thick=2))


def _markers(chart: TimelineChart, calendar: Calendar, canvas: Canvas, top: float, bottom: float) -> float:
    """Days that concern every row: a line through all of them and its words below; returns where those end."""
    days = [(marker.day, marker.label, False) for marker in chart.markers if calendar.holds(marker.day)]
    if chart.today is not None and calendar.holds(chart.today):
        days.append((chart.today, canvas.words.today, True))
    lanes = Lanes(2, canvas.width - 2)
    lines: list[Line] = []
    for day, label, is_today in sorted(days, key=lambda item: item[0] - timedelta(days=item[2])):
        x = calendar.place(day)
        text = canvas.fit(label, canvas.width - 8, SMALL, STRONG)
        width = canvas.wide(text, SMALL, STRONG)
        lane, start = lanes.place((x - width / 2, x - width + 8, x - 8), width)
        tone = "ink" if is_today else "second"
        y = bottom + 20 + lane * 18
        lines.append(Line(x1=x, y1=top - 4, x2=x, y2=y - 11, tone=tone, thick=1.5, dash="" if is_today else "5 4"))
        if lane:
            canvas.add(Rect(x=start - 2, y=y - 12, width=width + 4, height=16, fill="paper"))
        canvas.text(start, y, text, size=SMALL, weight=STRONG, tone=tone)
    canvas.marks[:0] = lines
    return bottom + (18 * len(lanes.lines) + 10 if lines else 4)
