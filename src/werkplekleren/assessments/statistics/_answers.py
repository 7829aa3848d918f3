"""Reading plain rows and numbers, exactly and strictly."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import isfinite, lcm
from numbers import Integral
from typing import cast

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.assessments.formulas import Number
from werkplekleren.errors import InvalidValueError, Message, Place, Problem

Row = Sequence[Number | None]
"""The answers of one respondent, one for each item; `None` is missing."""

LARGEST = 10**50
SMALLEST = Fraction(1, LARGEST)
"""Between these (or 0) no result can leave the range of floats."""

MOST_PROBLEMS = 100
LEAST_SURE, MOST_SURE = Fraction(1, 1000), 1 - Fraction(1, 10**6)


@attrs.frozen
class Answers:
    """Rows of equal length, as whole numbers over one denominator.

    Args:
        rows: One tuple for each respondent, one whole number for each item; `None` is missing.
        unit: What the whole numbers must be divided by.
        items: How many items there are.
    """

    rows: tuple[tuple[int | None, ...], ...]
    unit: int
    items: int

    def complete(self) -> list[tuple[int, ...]]:
        """The rows in which nothing is missing."""
        return [cast("tuple[int, ...]", row) for row in self.rows if None not in row]


def read_rows(rows: Iterable[object], name: str = "rows") -> Answers:
    """The rows as they are written, when all are of one length and hold nothing but numbers and `None`.

    Raises:
        InvalidValueError: With the place of each answer that is no number and each row of another length; stops after the
            row in which the hundredth is found.
    """
    problems: list[Problem] = []
    read: list[list[Fraction | int | None]] = []
    known: dict[float, Fraction | int | None] = {}
    for number, row in enumerate(_lines(rows, name)):
        answers = _read_row(row, f"{name}[{number}]", known, problems)
        if read and len(answers) != len(read[0]):
            what = Message("each row must have as many answers as the first: {first}, not {found}", {"first": len(read[0]), "found": len(answers)})
            problems.append(_problem("wrong-length", what, f"{name}[{number}]"))
        read.append(answers)
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise InvalidValueError(NOT_TO_BE_CALCULATED, problems)
    unit = lcm(*{value.denominator for row in read for value in row if value is not None})
    return Answers(tuple(tuple(None if value is None else int(value * unit) for value in row) for row in read), unit, len(read[0]) if read else 0)


def read_column(values: Iterable[object], name: str) -> list[Fraction | int | None]:
    """One column of numbers as they are written; `None` is missing.

    Raises:
        InvalidValueError: With the place of each value that is no number.
    """
    problems: list[Problem] = []
    column = _read_row(values, name, {}, problems)
    if problems:
        raise InvalidValueError(NOT_TO_BE_CALCULATED, problems)
    return column


def read_groups(groups: Iterable[object], name: str = "groups") -> list[list[Fraction | int | None]]:
    """Lists of numbers, each of its own length, as they are written; `None` is missing.

    Raises:
        InvalidValueError: With the place of each value that is no number.
    """
    problems: list[Problem] = []
    known: dict[float, Fraction | int | None] = {}
    read = [_read_row(group, f"{name}[{number}]", known, problems) for number, group in enumerate(_lines(groups, name))]
    if problems:
        raise InvalidValueError(NOT_TO_BE_CALCULATED, problems[:MOST_PROBLEMS])
    return read


def _lines(rows: object, name: str) -> Iterable[object]:
    """The rows themselves, when they are rows at all."""
    if isinstance(rows, str) or not isinstance(rows, Iterable):
        raise InvalidValueError(NOT_TO_BE_CALCULATED, [_problem("not-rows", Message("this must be a list of lists"), name, type(rows).__name__)])
    return cast("Iterable[object]", rows)


def _read_row(row: object, name: str, known: dict[float, Fraction | int | None], problems: list[Problem]) -> list[Fraction | int | None]:
    """The numbers of one row; what is wrong is added to `problems`, what was read to `known` (floats come back often)."""
    if isinstance(row, str) or not isinstance(row, Iterable):
        problems.append(_problem("not-a-row", Message("this must be a list of answers"), name, type(row).__name__))
        return []
    answers: list[Fraction | int | None] = []
    for position, value in enumerate(cast("Iterable[object]", row)):
        if value is None or (type(value) is int and -LARGEST <= value <= LARGEST):
            answers.append(value)
            continue
        exact = known[value] if type(value) is float and value in known else read_number(value)
        if exact is None:
            problems.append(_problem("not-a-number", NOT_A_NUMBER, f"{name}[{position}]", value))
        elif type(value) is float:
            known[value] = exact
        answers.append(exact)
    return answers


def read_number(value: object) -> Fraction | None:
    """A number as it is written; `None` when it is no number, not finite, or beyond `LARGEST` and `SMALLEST`.

    The numbers of numpy are numbers too, as far as Python knows their kind (`int64`, `float64`; not `float32`).

    >>> read_number(0.1), read_number(True), read_number(float("nan"))
    (Fraction(1, 10), None, None)
    """
    if isinstance(value, bool) or not isinstance(value, Integral | float | Fraction) or (isinstance(value, float) and not isfinite(value)):
        return None
    exact = value if isinstance(value, Fraction) else Fraction(str(float(value))) if isinstance(value, float) else Fraction(int(value))
    return exact if not exact or SMALLEST <= abs(exact) <= LARGEST else None


def checked(name: str, value: object, low: Number | None = None, high: Number | None = None) -> Fraction:
    """A number as it is written, from `low` to `high`, both included.

    Raises:
        InvalidValueError: When it is no number or lies outside.
    """
    exact = read_number(value)
    if exact is not None and (low is None or exact >= low) and (high is None or exact <= high):
        return exact
    if low is None:
        raise InvalidValueError(Message("{name} must be a number, not {value}", {"name": name, "value": shown(value)}))
    if high is None:
        raise InvalidValueError(
            Message("{name} must be a number of at least {low}, not {value}", {"name": name, "low": str(low), "value": shown(value)})
        )
    raise InvalidValueError(
        Message(
            "{name} must be a number from {low} to {high}, not {value}",
            {"name": name, "low": str(low), "high": str(high), "value": shown(value)},
        )
    )


def checked_confidence(confidence: float) -> float:
    """How sure an interval is, from 0.001 to 0.999999: nearer to 0 or 1 no distribution of floats can tell the limits.

    Raises:
        InvalidValueError: When it is not.
    """
    exact = read_number(confidence)
    if exact is None or not LEAST_SURE <= exact <= MOST_SURE:
        raise InvalidValueError(
            Message("confidence must lie between 0 and 1 (0.001 to 0.999999), such as 0.95, not {confidence}", {"confidence": shown(confidence)})
        )
    return float(confidence)


NOT_A_NUMBER = Message("an answer must be a finite number, or None where it is missing")
NOT_TO_BE_CALCULATED = Message("these answers cannot be calculated with")


def _problem(code: str, what: Message, path: str, found: object = None) -> Problem:
    return Problem(code=code, what=what, place=Place(path=path), found=None if found is None else shown(found))
