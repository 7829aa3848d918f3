"""Weeks and deadlines. A week is named by its Monday."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from math import ceil, isfinite

from werkplekleren.errors import InvalidValueError, Message

WEEK = timedelta(weeks=1)

STAYS = timedelta(weeks=52)
"""How long a successor must stay after the last week of learning."""


def monday_of(day: date) -> date:
    """The Monday of the week a day is in.

    >>> monday_of(date(2026, 11, 26))
    datetime.date(2026, 11, 23)
    """
    return day - timedelta(days=day.weekday())


def next_monday(day: date) -> date:
    """The first Monday on or after a day.

    >>> next_monday(date(2026, 11, 23)), next_monday(date(2026, 11, 24))
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 30))
    """
    return day + timedelta(days=-day.weekday() % 7)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it has no such day; never past the last day of the calendar.

    >>> months_after(date(2026, 11, 30), 3), months_after(date(2026, 11, 23), 12)
    (datetime.date(2027, 2, 28), datetime.date(2027, 11, 23))
    """
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > MAXYEAR:
        return date.max
    _, last = monthrange(day.year + years, month + 1)
    return date(day.year + years, month + 1, min(day.day, last))


def days_after(day: date, days: int) -> date:
    """Some days later; never past the last day of the calendar.

    >>> days_after(date(2026, 12, 30), 3), days_after(date(9999, 12, 30), 3)
    (datetime.date(2027, 1, 2), datetime.date(9999, 12, 31))
    """
    return day + timedelta(days=min(days, (date.max - day).days))


def deadline(leaves_on: date, buffer_weeks: int) -> date:
    """The Monday from which nothing may be planned any more: that of the week of leaving, minus the buffer.

    >>> deadline(date(2027, 3, 3), 4)
    datetime.date(2027, 2, 1)
    """
    return monday_of(leaves_on) - timedelta(weeks=buffer_weeks)


def latest_start(*, departure: date, hours: float, hours_per_week: float, buffer_weeks: int) -> date:
    """The last day on which handing over can start and still be done in time.

    `departure - (ceil(hours / hours_per_week) + buffer_weeks) weeks`

    Args:
        departure: First day that the holder is gone.
        hours: Hours that handing over takes.
        hours_per_week: Hours a week that both have for it, more than 0.
        buffer_weeks: Weeks to keep free before departure.

    Returns:
        The day; it can still be done when today is not later.

    Raises:
        InvalidValueError: When there are no hours a week, or a figure is negative.

    >>> latest_start(departure=date(2027, 3, 1), hours=48, hours_per_week=4, buffer_weeks=2)
    datetime.date(2026, 11, 23)
    """
    if not (isfinite(hours) and isfinite(hours_per_week)) or hours_per_week <= 0 or hours < 0 or buffer_weeks < 0:
        raise InvalidValueError(
            Message(
                "needs hours and buffer of at least 0 and hours a week above 0, not {hours}, {buffer}, {weekly}",
                {"hours": str(hours), "buffer": buffer_weeks, "weekly": str(hours_per_week)},
            )
        )
    return departure - timedelta(weeks=ceil(hours / hours_per_week) + buffer_weeks)
