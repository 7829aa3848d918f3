"""Years, months and weeks on a line of days."""

from collections.abc import Callable, Iterator
from datetime import date

import attrs

from werkplekleren._base.formatting import month
from werkplekleren.renderers.charts.axis import straight
from werkplekleren.renderers.charts.canvas import SMALL, TINY, Canvas

_LINE = 16
_ROOM_PER_MONTH = 32
_ROOM_PER_WEEK = 17
_DAYS_PER_MONTH = 30.44


@attrs.frozen(kw_only=True)
class Calendar:
    """A line of days, both ends included.

    Args:
        start: The first day.
        end: The last day.
        left: Where the first day begins.
        right: Where the last day ends.
    """

    start: date
    end: date
    left: float
    right: float

    @property
    def place(self) -> Callable[[date], float]:
        """From a day to where it begins; days outside land on the edge."""
        scale = straight(self.start.toordinal(), self.end.toordinal() + 1, self.left, self.right)
        return lambda day: scale(day.toordinal())

    def after(self, day: date) -> float:
        """Where a day ends."""
        return straight(self.start.toordinal(), self.end.toordinal() + 1, self.left, self.right)(day.toordinal() + 1)

    def holds(self, day: date) -> bool:
        """Whether a day lies on the line."""
        return self.start <= day <= self.end

    @property
    def room_per_day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / (self.end.toordinal() - self.start.toordinal() + 1)

    def months(self) -> tuple[date, ...]:
        """The first days of the months, or of the quarters where months would be too narrow, or of the years."""
        room = self.room_per_day * _DAYS_PER_MONTH
        every = next((count for count in (1, 3, 12) if room * count >= _ROOM_PER_MONTH), 120)
        return tuple(day for day in _firsts(self.start, self.end) if (day.year * 12 + day.month - 1) % every == 0)

    def weeks(self) -> tuple[date, ...]:
        """The Mondays; none where weeks would be too narrow to read."""
        if self.room_per_day * 7 < _ROOM_PER_WEEK:
            return ()
        first = self.start.toordinal() + -self.start.weekday() % 7
        return tuple(map(date.fromordinal, range(first, self.end.toordinal() + 1, 7)))


def _firsts(start: date, end: date) -> Iterator[date]:
    """The first days of months from `start` to `end`."""
    for month_number in range(start.year * 12 + start.month - (start.day == 1), end.year * 12 + end.month):
        yield date(month_number // 12, month_number % 12 + 1, 1)


def write_head(calendar: Calendar, canvas: Canvas, top: float) -> float:
    """Write years, months and week numbers below each other; returns where they end."""
    months = calendar.months()
    years = [calendar.start, *(day for day in months if day.month == 1 and day != calendar.start)]
    _write(calendar, canvas, [(day, str(day.year)) for day in years], top + 11, tone="ink")
    top += _LINE
    named = [day for day in (calendar.start, *months) if day == calendar.start or day > calendar.start]
    if len(months) == 0 or calendar.room_per_day * _DAYS_PER_MONTH * 12 >= _ROOM_PER_MONTH * 4:
        _write(calendar, canvas, [(day, month(day, canvas.language)) for day in dict.fromkeys(named)], top + 11, tone="soft")
        top += _LINE
    weeks = calendar.weeks()
    if weeks:
        if canvas.wide(canvas.say("week"), TINY) + 10 <= calendar.left:
            canvas.text(calendar.left - 8, top + 11, canvas.say("week"), size=TINY, tone="soft", anchor="end")
        _write(calendar, canvas, [(day, str(day.isocalendar().week)) for day in weeks], top + 11, tone="soft", size=TINY)
        top += _LINE
    return top


def _write(calendar: Calendar, canvas: Canvas, named: list[tuple[date, str]], y: float, *, tone: str, size: float = SMALL) -> None:
    """Write names at the begin of their days, leaving out each that would run into the next or over the edge."""
    places = [calendar.place(day) for day, _ in named]
    for (_, name), place, end in zip(named, places, [*places[1:], calendar.right], strict=True):
        if place + canvas.wide(name, size) <= end + (0 if end < calendar.right else 1):
            canvas.text(place, y, name, size=size, tone=tone, aid=True)
