"""From values to places: straight scales and round ticks."""

from collections.abc import Callable
from math import floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def straight(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """A function from values to places; values outside `low` to `high` land on the nearest end.

    >>> straight(0, 100, 10, 20)(50)
    15.0
    """
    span = high - low

    def place(value: float) -> float:
        share = (min(max(value, low), high) - low) / span if span else 0.5
        return start + share * (end - start)

    return place


def ticks(low: float, high: float, most: int = 5) -> tuple[tuple[float, ...], int]:
    """Round values from `low` to `high` in at most `most` steps, and the decimals they need.

    >>> ticks(1, 5)
    ((1.0, 2.0, 3.0, 4.0, 5.0), 0)
    >>> ticks(0, 100)
    ((0.0, 20.0, 40.0, 60.0, 80.0, 100.0), 0)
    """
    power = 10.0 ** floor(log10((high - low) / most))
    step = next(step for step in (factor * power for factor in _STEPS) if (high - low) / step <= most + 1e-9)
    count = floor((high - low) / step + 1e-9)
    values = tuple(round(low + index * step, 10) for index in range(count + 1))
    return values, next((digits for digits in range(4) if all(round(value, digits) == value for value in values)), 3)
