"""From the text of a cell to a value: one reader for each sort of column, nothing guessed."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from werkplekleren.errors import Message, did_you_mean

Read = Callable[[str], object]
"""Gives the value of a cell that is not empty."""

_whole = re.compile(r"-?(0|[1-9][0-9]{0,15})")
_number = re.compile(r"-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,12})?")
_comma = re.compile(r"-?[0-9]+,[0-9]+")
_date = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

YES = frozenset({"yes", "ja"})
NO = frozenset({"no", "nee"})
EVERYONE = frozenset({"everyone", "iedereen"})
NOBODY = "-"
"""In place of a person: nobody, but the firm itself."""
SPAN = ".."


class BadCellError(Exception):
    """A cell does not hold what its column needs.

    Args:
        code: Kebab-case name of the kind of problem.
        what: What is wrong.
        expected: What would be right.
        remedy: What to do.
    """

    def __init__(self, code: str, what: Message, *, expected: Message | None = None, remedy: Message | None = None) -> None:
        self.code = code
        self.what = what
        self.expected = expected
        self.remedy = remedy
        super().__init__(code)


def text(cell: str) -> str:
    """Any text."""
    return cell


def whole(cell: str) -> int:
    """A whole number.

    >>> whole("12")
    12
    """
    if _whole.fullmatch(cell) is None:
        raise _not_a_number(cell, "not-a-whole-number", "not a whole number", "a whole number such as 3")
    return int(cell)


def number(cell: str) -> float:
    """A number with a decimal point; whole where it is written without one.

    >>> number("2.5"), number("2")
    (2.5, 2)
    """
    if _number.fullmatch(cell) is None:
        raise _not_a_number(cell, "not-a-number", "not a number", "a number such as 2 or 2.5")
    return float(cell) if "." in cell else int(cell)


def _not_a_number(cell: str, code: str, what: str, expected: str) -> BadCellError:
    if _comma.fullmatch(cell):
        return BadCellError(
            "decimal-comma", Message("a number with a decimal comma"), remedy=Message("write a point: {right}", {"right": cell.replace(",", ".")})
        )
    return BadCellError(code, Message(what), expected=Message(expected))


def day(cell: str) -> date:
    """A date as YYYY-MM-DD.

    >>> day("2027-03-01")
    datetime.date(2027, 3, 1)
    """
    try:
        if _date.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise BadCellError("not-a-date", Message("not a date"), expected=Message("a date as YYYY-MM-DD, such as 2027-03-01"))


def yes_no(cell: str) -> bool:
    """Yes or no, in English or Dutch.

    >>> yes_no("ja"), yes_no("no")
    (True, False)
    """
    if cell in YES:
        return True
    if cell in NO:
        return False
    raise BadCellError("not-yes-or-no", Message("neither yes nor no"), expected=Message("yes, no, ja or nee"))


def one_of(choices: Iterable[str]) -> Read:
    """One of a few words."""
    known = tuple(choices)

    def read(cell: str) -> str:
        if cell not in known:
            expected = Message("one of {values}", {"values": ", ".join(known)})
            raise BadCellError("unknown-choice", Message("not one of the values of this column"), expected=expected, remedy=did_you_mean(cell, known))
        return cell

    return read


def listed(read: Read) -> Read:
    """Several values separated by `|`."""
    return lambda cell: tuple(read(part.strip()) for part in cell.split("|"))


def everyone_or(read: Read) -> Read:
    """`everyone` or `iedereen`, which is no number at all, or what `read` makes of it."""
    return lambda cell: None if cell in EVERYONE else read(cell)


def nobody_or(read: Read) -> Read:
    """`-`, which is no id at all, or what `read` makes of it."""
    return lambda cell: None if cell == NOBODY else read(cell)


def step(cell: str) -> tuple[int, int]:
    """A level and its hours as `3=40`.

    >>> step("3=40")
    (3, 40)
    """
    level, sign, hours = cell.partition("=")
    if not sign:
        raise BadCellError("not-a-step", Message("not a level with its hours"), expected=Message("a level and hours of learning as 3=40"))
    return whole(level.strip()), whole(hours.strip())


def dated(cell: str) -> tuple[date, str]:
    """A day, with who did it after a `=` where that is known.

    >>> dated("2026-09-01=Willem"), dated("2026-09-01")
    ((datetime.date(2026, 9, 1), 'Willem'), (datetime.date(2026, 9, 1), ''))
    """
    on, _, who = cell.partition("=")
    return day(on.strip()), who.strip()


def span(cell: str) -> tuple[date, date]:
    """Two dates as `2027-02-01..2027-02-12`."""
    first, dots, last = cell.partition(SPAN)
    if not dots:
        raise BadCellError("not-a-span", Message("not a first and a last day"), expected=Message("two dates as 2027-02-01..2027-02-12"))
    return day(first.strip()), day(last.strip())
