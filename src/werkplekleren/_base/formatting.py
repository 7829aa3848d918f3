"""Numbers and dates as people of a language write them."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUS = "\N{MINUS SIGN}"
# Of its own, so that a number is never shown otherwise because a program has set decimal's context; a float has at most 309 digits.
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)


@lru_cache(maxsize=2048)  # a report says the same few counts and scores many times
def number(value: float, language: str, *, digits: int = 0, signed: bool = False) -> str:
    """A number with a fixed number of decimals, with the language's own signs and a true minus; a half goes away from zero.

    >>> number(1234.56, "nl", digits=1), number(-0.5, "en", digits=1, signed=True)
    ('1.234,6', '−0.5')
    >>> number(62.5, "nl"), number(87.5, "nl")
    ('63', '88')
    """
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    with localcontext(_ROUNDING):  # Babel reckons in whatever context it finds
        text = format_decimal(_rounded(abs(value), digits), format=pattern, locale=locale_of(language))
    if not any(figure in text for figure in "123456789"):
        return text
    return (MINUS if value < 0 else "+" if signed else "") + text


def difference(one: float, other: float, digits: int) -> float:
    """The difference between two numbers as they are shown, so that a reader who subtracts finds the same.

    >>> difference(72.5, 65, 0), difference(7.3, 7.2, 1)
    (8.0, 0.1)
    """
    return float(_ROUNDING.subtract(_rounded(one, digits), _rounded(other, digits)))


def _rounded(value: float, digits: int) -> Decimal:
    # as people round: a half up, judged on the number as it is written and not on its binary neighbour
    return Decimal(repr(value)).quantize(Decimal((0, (1,), -digits)), context=_ROUNDING)


@lru_cache(maxsize=1024)
def percentage(share: float, language: str) -> str:
    """A share from 0 to 1 as whole percents.

    >>> percentage(0.744, "nl")
    '74%'
    """
    from babel.numbers import format_percent

    with localcontext(_ROUNDING):
        return format_percent(_rounded(share, 2), format="#,##0%", locale=locale_of(language))


def long_date(day: date, language: str) -> str:
    """A date with the month in full.

    >>> long_date(date(2027, 1, 4), "nl"), long_date(date(2027, 1, 4), "en")
    ('4 januari 2027', '4 January 2027')
    """
    from babel.dates import format_date

    return format_date(day, "d MMMM yyyy", locale=locale_of(language))


def short_date(day: date, language: str) -> str:
    """A date with the month in short.

    >>> short_date(date(2027, 1, 4), "nl")
    '4 jan 2027'
    """
    from babel.dates import format_date

    return format_date(day, "d MMM yyyy", locale=locale_of(language))


def period(first: date, last: date, language: str) -> str:
    """Two dates with the month in short; a year that both have is said once.

    >>> period(date(2027, 1, 4), date(2027, 3, 5), "nl"), period(date(2027, 12, 6), date(2028, 1, 7), "nl")
    ('4 jan – 5 mrt 2027', '6 dec 2027 – 7 jan 2028')
    """
    from babel.dates import format_date

    begin = format_date(first, "d MMM" if first.year == last.year else "d MMM yyyy", locale=locale_of(language))
    return f"{begin} – {short_date(last, language)}"


def month(day: date, language: str) -> str:
    """The month of a date in short, without the year.

    >>> month(date(2027, 1, 4), "nl")
    'jan'
    """
    from babel.dates import format_date

    return format_date(day, "LLL", locale=locale_of(language)).rstrip(".")


def month_of_year(day: date, language: str) -> str:
    """The month of a date in full, with its year.

    >>> month_of_year(date(2027, 1, 4), "nl"), month_of_year(date(2027, 1, 4), "en")
    ('januari 2027', 'January 2027')
    """
    from babel.dates import format_date

    return format_date(day, "LLLL yyyy", locale=locale_of(language))


def capital(text: str) -> str:
    """A text that opens with a capital, as a heading does.

    >>> capital("januari 2027"), capital("")
    ('Januari 2027', '')
    """
    return text[:1].upper() + text[1:]


@cache
def month_names(language: str) -> tuple[str, ...]:
    """The names of the months as they stand in dates, in full and in short.

    >>> month_names("nl")[2], month_names("nl")[14]
    ('maart', 'mrt')
    """
    from babel.dates import format_date

    return tuple(format_date(date(2027, number, 1), width, locale=locale_of(language)) for width in ("MMMM", "MMM") for number in range(1, 13))


@cache
def unit_names(language: str) -> tuple[str, ...]:
    """What may follow a number of minutes, hours, days, weeks, months or years, in every form.

    >>> {"uur", "minuut", "minuten", "weken"} <= set(unit_names("nl"))
    True
    """
    from babel.units import format_unit

    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    written: list[str] = [
        format_unit(count, f"duration-{unit}", length=length, locale=locale_of(language))
        for unit in ("minute", "hour", "day", "week", "month", "year")
        for length in lengths
        for count in (1, 2, 5, 1.5)
    ]
    return tuple(dict.fromkeys(name for text in written if (name := re.sub(r"^[\d.,]*\s*", "", text))))


def listing(parts: "Sequence[str]", language: str) -> str:
    """Names joined as a sentence joins them; three or more by semicolons where one has a comma itself.

    >>> listing(["Anke", "Gijs", "Dewi"], "nl")
    'Anke, Gijs en Dewi'
    >>> listing(["TIG-lassen", "Verspanen (titanium, duplex)", "Meten"], "nl")
    'TIG-lassen; Verspanen (titanium, duplex); en Meten'
    """
    from babel.lists import format_list

    locale = locale_of(language)
    *others, last = parts or [""]
    if others[1:] and any(", " in part for part in parts):
        return f"{'; '.join(others)};{format_list(['', last], locale=locale)}"
    return format_list(list(parts), locale=locale) if parts else ""


@cache
def locale_of(language: str) -> str:
    """The locale of a language, else that of its base language, else Dutch: a report in any language can be written."""
    from babel.localedata import exists

    return next((code for code in (language.replace("-", "_"), language.partition("-")[0]) if exists(code)), "nl")
