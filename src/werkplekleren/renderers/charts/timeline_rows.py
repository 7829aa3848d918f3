"""Where everything in the rows of a timeline goes: bars in lanes, words inside or beside them, deadlines in what is left.

When the words of all bars fit, they stand in or beside their bars. When they do not, every bar gets the
number of its words, and a key names the numbers.
"""

from collections.abc import Mapping
from datetime import date

import attrs

from werkplekleren._base.formatting import short_date
from werkplekleren.documents.charts import TimelineBar, TimelineChart, TimelineRow
from werkplekleren.renderers.charts.calendar import Calendar
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, TINY, Canvas
from werkplekleren.renderers.charts.lanes import Lanes
from werkplekleren.renderers.charts.widths import printable

CHECK = 14
"""The room a check mark takes in a bar."""

_MOST_KEYS = 12
_LEAST_KEPT = 5
_PAD = 4


@attrs.frozen(kw_only=True)
class PlacedBar:
    """A bar with its lane, its ends and its words."""

    bar: TimelineBar
    lane: int
    start: float
    end: float
    words: str = ""
    words_at: float = 0
    has_check: bool = False

    @property
    def is_named_inside(self) -> bool:
        """Whether its words stand in it, not beside it."""
        return self.words_at < self.end

    @property
    def is_named_in_full(self) -> bool:
        """Whether nothing of its words was left out."""
        return self.words == printable(self.bar.label)


@attrs.frozen(kw_only=True)
class PlacedDeadline:
    """A deadline with its lane; `beyond` is -1 or 1 when it lies before or after the calendar."""

    lane: int
    at: float
    words: str
    words_at: float
    beyond: int


@attrs.frozen(kw_only=True)
class PlacedRow:
    """A row with all that is in it."""

    label: tuple[str, ...]
    note: tuple[str, ...]
    bars: tuple[PlacedBar, ...]
    deadline: PlacedDeadline | None
    lanes: int


def placed_rows(chart: TimelineChart, calendar: Calendar, canvas: Canvas, label_room: float) -> tuple[list[PlacedRow], Mapping[str, str]]:
    """Every row with the places of what is in it, and the key of the numbers, words -> number; the key is empty when words fit."""
    direct = [_row(row, calendar, canvas, label_room, {}) for row in chart.rows]
    names = {printable(placed.bar.label) for row in direct for placed in row.bars if placed.bar.label.strip()}
    if len(names) > _MOST_KEYS or all(placed.is_named_in_full for row in direct for placed in row.bars):
        return direct, {}
    order = dict.fromkeys([*map(printable, chart.key), *(printable(placed.bar.label) for row in direct for placed in row.bars)])
    keys = {name: str(number) for number, name in enumerate((name for name in order if name.strip()), 1) if name in names}
    return [_row(row, calendar, canvas, label_room, keys) for row in chart.rows], keys


def _row(row: TimelineRow, calendar: Calendar, canvas: Canvas, label_room: float, keys: Mapping[str, str]) -> PlacedRow:
    lanes = Lanes(calendar.left, calendar.right)
    shown = [bar for bar in row.bars if bar.end >= calendar.start and bar.start <= calendar.end]
    bars = [_bar(bar, calendar, lanes) for bar in sorted(shown, key=lambda bar: bar.start)]
    named = tuple(_named(placed, keys.get(printable(placed.bar.label)), canvas, lanes) for placed in bars)
    deadline = None if row.deadline is None else _deadline(row.deadline, row.deadline_label, calendar, canvas, lanes)
    return PlacedRow(
        label=canvas.wrap(row.label, label_room, weight=STRONG, lines=3),
        note=canvas.wrap(row.note, label_room, size=SMALL),
        bars=named,
        deadline=deadline,
        lanes=max(1, len(lanes.lines)),
    )


def _bar(bar: TimelineBar, calendar: Calendar, lanes: Lanes) -> PlacedBar:
    """The first lane in which no other bar has the same days."""
    start, end = calendar.place(bar.start), calendar.after(bar.end)
    lane = next(lane for lane in range(len(lanes.lines) + 1) if lanes.is_empty(lane, start, end))
    lanes.take(lane, start, end)
    return PlacedBar(bar=bar, lane=lane, start=start, end=end, has_check=bar.done and end - start - 2 >= CHECK)


def _named(placed: PlacedBar, key: str | None, canvas: Canvas, lanes: Lanes) -> PlacedBar:
    """Where the words of a bar go: inside, else to the right, else shortened inside, else nowhere."""
    words = key or canvas.fit(placed.bar.label, canvas.width, TINY, STRONG)
    if not words:
        return placed
    width = canvas.wide(words, TINY, STRONG)
    inside = placed.start + (CHECK + 3 if placed.has_check else _PAD + 1)
    room = placed.end - inside - _PAD
    if width <= room:
        return attrs.evolve(placed, words=words, words_at=inside)
    if key and width + 6 <= placed.end - placed.start:
        return attrs.evolve(placed, words=words, words_at=(placed.start + placed.end - width) / 2, has_check=False)
    beside = placed.end + _PAD
    if lanes.is_free(placed.lane, beside, beside + width, but=placed.end):
        lanes.take(placed.lane, beside, beside + width)
        return attrs.evolve(placed, words=words, words_at=beside)
    short = "" if key else canvas.fit(placed.bar.label, room, TINY, STRONG)
    return attrs.evolve(placed, words=short, words_at=inside) if len(short) > _LEAST_KEPT else placed


def _deadline(day: date, label: str, calendar: Calendar, canvas: Canvas, lanes: Lanes) -> PlacedDeadline:
    """A diamond at its day with its words to the right or to the left, on the first lane with room for both."""
    x = min(max(calendar.place(day), calendar.left + 7), calendar.right - 7)
    room = max(calendar.right - x, x - calendar.left) - 12
    words = canvas.fit(label or short_date(day, canvas.language), room, SMALL)
    width = 18 + canvas.wide(words, SMALL)
    starts = tuple(start for start in (x - 7, x + 7 - width) if calendar.left <= start <= calendar.right - width)
    lane, start = lanes.place(starts, width)
    return PlacedDeadline(
        lane=lane,
        at=x,
        words=words,
        words_at=start if start < x - 7 else x + 11,
        beyond=(day > calendar.end) - (day < calendar.start),
    )
