"""Values that go into a reason: each knows how it is written in a language."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from werkplekleren._base.formatting import listing, long_date, number
from werkplekleren._base.text import Text
from werkplekleren._base.translation import translator

from .rules import PLACEHOLDER

Shown = Callable[[str], str]
"""Gives a value as people of a language write it."""

MOST_NAMES = 4
LONGEST_QUOTE = 200


def text(words: Text) -> Shown:
    """A text of the content."""
    return words.in_language


def quote(words: str) -> Shown:
    """Words of the firm itself, on one line, shortened where they are long."""
    line = " ".join(words.split())
    short = line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"
    return lambda _: short


def count(value: float) -> Shown:
    """A number without decimals."""
    return lambda language: number(value, language)


def day(value: dt.date) -> Shown:
    """A date with the month in full."""
    return lambda language: long_date(value, language)


def names(values: Iterable[str]) -> Shown:
    """Names as a sentence lists them; of more than four the first three and how many more, of none a dash.

    >>> names(["Anke", "Gijs", "Anke"])("nl"), names("ABCDE")("nl")
    ('Anke en Gijs', 'A, B, C en nog 2')
    >>> names("ABCDE")("en")
    'A, B, C, and 2 more'
    """
    each = [quote(value) for value in dict.fromkeys(values)]
    if not each:
        return lambda _: "\N{EN DASH}"
    if len(each) <= MOST_NAMES:
        return lambda language: listing([one(language) for one in each], language)
    rest = len(each) - MOST_NAMES + 1
    return lambda language: listing([*(one(language) for one in each[: MOST_NAMES - 1]), _more(rest, language)], language)


def _more(rest: int, language: str) -> str:
    """How many names are left; a bare sign in a language that has no words of ours for it."""
    words = translator(language)
    known = bool(words.entries) or language.partition("-")[0] == "nl"
    return words.gettext("nog %(rest)s") % {"rest": rest} if known else f"+{rest}"


def filled(template: Text, values: Mapping[str, Shown]) -> Text:
    """Put values into a text, language by language; a value is never read as a template again.

    >>> str(filled(Text.of(nl="Er zijn {count} onderwerpen."), {"count": count(3)}))
    'Er zijn 3 onderwerpen.'
    """
    return Text({language: _filled(words, language, values) for language, words in template.translations.items()})


def _filled(words: str, language: str, values: Mapping[str, Shown]) -> str:
    return PLACEHOLDER.sub(lambda match: values[match[1]](language), words)
