"""Drawing from what a strategy holds only while it draws: numbers and members of a sequence.

A strategy that is made anew for each draw is looked through anew by Hypothesis, which takes longer than drawing from it; these keep them.
"""

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

_number = cache(st.integers)
_yes = st.booleans()


@cache
def _places(count: int, least: int, most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(_number(0, count - 1), min_size=least, max_size=most, unique=True)


def integer(draw: st.DrawFn, low: int, high: int) -> int:
    """A whole number from `low` up to and including `high`."""
    return draw(_number(low, high))


def yes(draw: st.DrawFn) -> bool:
    """Yes or no."""
    return draw(_yes)


def one_of(draw: st.DrawFn, values: Sequence[T]) -> T:
    """One of some values; it shrinks towards the first."""
    return values[integer(draw, 0, len(values) - 1)]


def some_of(draw: st.DrawFn, values: Sequence[T], *, least: int = 1, most: int) -> list[T]:
    """Different places of some values, in any order: at least and at most so many, or all there are."""
    return [values[place] for place in draw(_places(len(values), least, min(most, len(values))))]
