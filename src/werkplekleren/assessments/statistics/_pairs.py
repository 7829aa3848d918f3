"""Two measurements of the same people."""

from collections.abc import Iterable
from fractions import Fraction

from werkplekleren.errors import InvalidValueError, Message

from ._answers import read_column


def read_pairs(before: Iterable[object], after: Iterable[object]) -> tuple[list[Fraction | int | None], list[Fraction | int | None]]:
    """Both columns, of equal length, as they are written.

    Raises:
        InvalidValueError: When the lengths differ or something is no number.
    """
    firsts, seconds = read_column(before, "before"), read_column(after, "after")
    if len(firsts) != len(seconds):
        raise InvalidValueError(
            Message("before and after must have equally many scores, not {before} and {after}", {"before": len(firsts), "after": len(seconds)})
        )
    return firsts, seconds
