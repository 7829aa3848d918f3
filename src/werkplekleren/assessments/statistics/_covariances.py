"""The covariances of the items of a scale, with all rows complete or pair by pair."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import InvalidValueError, Message

from ._answers import Answers, read_rows
from ._moments import covariance, mean

MissingRule = Literal["listwise", "pairwise"]
"""What is done with missing answers: leave out the whole row, or use each pair of items for itself."""


@attrs.frozen(kw_only=True)
class Covariances:
    """What alpha and omega need to know of the answers, and all they need.

    Args:
        matrix: Sample covariances (n - 1), as many rows as columns; `None` where fewer than two answered both items.
        n: The smallest number of respondents that any two items share.
        means: Mean of each item; `None` without answers.
        answered: How many answers each item has.
        left_out: Rows that were not used at all.
        missing: What was done with missing answers.
    """

    matrix: tuple[tuple[Fraction | None, ...], ...]
    n: int
    means: tuple[float | None, ...]
    answered: tuple[int, ...]
    left_out: int
    missing: MissingRule

    @property
    def known(self) -> tuple[tuple[Fraction, ...], ...] | None:
        """The matrix, when every covariance is known."""
        whole = tuple(tuple(value for value in line if value is not None) for line in self.matrix)
        return whole if all(len(line) == len(whole) for line in whole) else None


def covariances_of(answers: Answers, missing: MissingRule) -> Covariances:
    """The covariances of answers that were read."""
    used = answers.complete() if missing == "listwise" else [row for row in answers.rows if set(row) != {None}]
    columns: list[tuple[int | None, ...]] = list(zip(*used, strict=True)) or [()] * answers.items
    matrix: list[list[Fraction | None]] = [[None] * answers.items for _ in columns]
    shared = [len(used)] if not columns else []
    for one, column in enumerate(columns):
        for two in range(one + 1):
            xs, ys = _together(column, columns[two])
            shared.append(len(xs))
            matrix[one][two] = matrix[two][one] = covariance(xs, ys, answers.unit) if len(xs) > 1 else None
    given = [_given(column) for column in columns]
    return Covariances(
        matrix=tuple(map(tuple, matrix)),
        n=min(shared),
        means=tuple(float(mean(column, answers.unit)) if column else None for column in given),
        answered=tuple(map(len, given)),
        left_out=len(answers.rows) - len(used),
        missing=missing,
    )


def covariances_given(matrix: Sequence[Sequence[Number]], n: int) -> Covariances:
    """The covariances as somebody else found them, with the number of respondents.

    Raises:
        InvalidValueError: When it is not a square of numbers that is the same above and below the diagonal, a variance is
            negative, or `n` is not a whole number of at least 2.
    """
    read = read_rows(matrix, "covariances")
    lines = tuple(tuple(Fraction(value, read.unit) for value in row) for row in read.complete())
    if len(lines) != read.items or any(row[at] < 0 or row != tuple(line[at] for line in lines) for at, row in enumerate(lines)):
        raise InvalidValueError(Message("covariances must be a square, the same above and below the diagonal, without negative variances"))
    if type(n) is not int or n < 2:  # noqa: PLR2004 - a variance needs two
        raise InvalidValueError(Message("n must be a whole number of at least 2, not {n}", {"n": shown(n)}))
    return Covariances(matrix=lines, n=n, means=(None,) * len(lines), answered=(n,) * len(lines), left_out=0, missing="listwise")


def _given(column: Sequence[int | None]) -> list[int]:
    return [answer for answer in column if answer is not None]


def _together(one: Sequence[int | None], two: Sequence[int | None]) -> tuple[list[int], list[int]]:
    """The answers of those who gave both."""
    if None not in one and None not in two:
        return _given(one), _given(two)
    pairs = [(x, y) for x, y in zip(one, two, strict=True) if x is not None and y is not None]
    return [x for x, _ in pairs], [y for _, y in pairs]
