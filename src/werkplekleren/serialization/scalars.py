"""Simple values, read without any silent conversion, and written so that they can be read back."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import isfinite
from typing import Any, TypeAlias, cast

from werkplekleren._base.text import Text

DIGITS = 300
WIDEST = 10**DIGITS - 1
"""The largest whole number: exact scores can be wide, and what is wider would not even fit in a float."""

DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
FRACTION = r"-?[0-9]{1,9}/[1-9][0-9]{0,8}"

_date = re.compile(DATE)
_fraction = re.compile(FRACTION)


class RefusedError(Exception):
    """A value has the wrong form; the second, explaining pass finds out which and where."""


Reader: TypeAlias = Callable[..., object]
"""Takes a value of plain data as what it stands for, or raises; cattrs passes the type as well, which is not needed."""

Writer: TypeAlias = Callable[[Any], object]
"""Gives a value of a model as plain data."""


def _words(value: object, _: object = None) -> str:
    if type(value) is str:
        return value
    raise RefusedError


def _whole(value: object, _: object = None) -> int:
    if type(value) is int and -WIDEST <= value <= WIDEST:
        return value
    raise RefusedError


def _number(value: object, _: object = None) -> float:
    if type(value) is float and isfinite(value):
        return value
    return _whole(value)


def _flag(value: object, _: object = None) -> bool:
    if type(value) is bool:
        return value
    raise RefusedError


def _day(value: object, _: object = None) -> date:
    if type(value) is date:
        return value
    if type(value) is str and _date.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise RefusedError from None
    raise RefusedError


def _share(value: object, _: object = None) -> Fraction:
    if type(value) is str and _fraction.fullmatch(value):
        return Fraction(value)
    return Fraction(_whole(value))


def _text(value: object, _: object = None) -> Text:
    if type(value) is dict:
        return Text(cast("dict[str, str]", value))
    raise RefusedError


READERS: dict[type, Reader] = {
    str: _words,
    int: _whole,
    float: _number,
    bool: _flag,
    date: _day,
    Fraction: _share,
    Text: _text,
}
"""Type -> the function that takes a value of plain data as that type, or raises `RefusedError`."""


def text_in(language: str | None) -> Reader:
    """The reader of texts where a bare string is in `language`."""
    if language is None:
        return _text

    def read(value: object, _: object = None) -> Text:
        return Text({language: value}) if type(value) is str else _text(value)

    return read


def written_fraction(value: Fraction) -> str | int:
    """A fraction as it is stored.

    >>> written_fraction(Fraction(1, 2)), written_fraction(Fraction(50))
    ('1/2', 50)
    """
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def written_text(value: Text) -> dict[str, str]:
    """A text as it is stored: language -> words."""
    return value.translations


WRITERS: dict[type, Writer] = {
    date: date.isoformat,
    Fraction: written_fraction,
    Text: written_text,
}
"""Type -> how it is written; the other simple types are written as they are."""
