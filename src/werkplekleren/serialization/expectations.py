"""What should have stood in a place, and what to do about what stood there, in words."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from werkplekleren._base.text import Text
from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, did_you_mean
from werkplekleren.serialization.scalars import DIGITS
from werkplekleren.serialization.shapes import Choice, Maybe, Options, Row, Scalar, Series, Shape

_NAMES: Mapping[type, Message] = {
    str: Message("text"),
    int: Message("a whole number"),
    float: Message("a number"),
    bool: Message("true or false"),
    date: Message("a date as YYYY-MM-DD"),
    Fraction: Message("a whole number or a fraction such as '1/2'"),
    Text: Message("a text per language, such as nl = '...'"),
}

_looks_whole = re.compile(r"[+-]?[0-9]+")
_looks_like_a_number = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def expected_of(shape: Shape) -> Message:  # noqa: PLR0911 - one for each shape
    """What a shape expects, in words.

    >>> str(expected_of(Scalar(date)))
    'a date as YYYY-MM-DD'
    """
    match shape:
        case Scalar(kind):
            return _NAMES[kind]
        case Options(values):
            return Message("one of {values}", {"values": ", ".join(map(repr, values))})
        case Series():
            return Message("a list")
        case Row(members):
            return Message("a list of {count} values", {"count": len(members)})
        case Choice(members):
            return Message("one of: {choices}", {"choices": "; ".join(dict.fromkeys(str(expected_of(member)) for member in members))})
        case Maybe(member):
            return expected_of(member)
        case _:
            return Message("keys with values")


def remedy_for(value: object, shape: Shape) -> Message | None:
    """What to do about a value that does not fit, where that can be said."""
    if value is None:
        return Message("give a value")
    match shape:
        case Options(values) if type(value) is str:
            return did_you_mean(value, [option for option in values if isinstance(option, str)])
        case Series():
            return Message("put square brackets around the members, also around a single one")
        case Scalar(kind):
            return _remedy_for_scalar(value, kind)
        case _:
            return None


def _remedy_for_scalar(value: object, kind: type) -> Message | None:
    if kind is date:
        return Message("write for example '2027-03-01'")
    if type(value) is str:
        return _remedy_for_words(value, kind)
    if kind is str and type(value) in {int, float, bool}:
        return Message("put it between quotes")
    if type(value) is int and kind in {int, float, Fraction}:
        return Message("use a number of at most {digits} digits", {"digits": DIGITS})
    if type(value) is float and kind is int and value.is_integer():
        return Message("write {whole} without decimals", {"whole": shown(int(value))})
    return None


def _remedy_for_words(value: str, kind: type) -> Message | None:
    if kind is Text:
        return Message("say in which language it is: nl = {words}", {"words": shown(value)})
    if (kind is int and _looks_whole.fullmatch(value)) or (kind is float and _looks_like_a_number.fullmatch(value)):
        return Message("write the number without quotes, with a point for decimals")
    if kind is bool and value.lower() in {"true", "false"}:
        return Message("write {value} without quotes", {"value": value.lower()})
    return None
