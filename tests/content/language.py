"""How readable a Dutch text is. A smoke alarm, not a certificate of level B1: a person rereads every text too."""

import re
from collections.abc import Iterable, Sequence

import pyphen  # type: ignore[import-untyped]  # it ships without types

EASY = 60.0
"""The least Flesch-Douma score of a text that counts as plain Dutch."""

LONGEST_SENTENCE = 20
LONGEST_ITEM = 14
LONG_WORD = 8
MOST_LONG_WORDS = 0.17

BANNED = (
    "teneinde",
    "middels",
    "alsmede",
    "dient",
    "dienen",
    "gefaciliteerd",
    "faciliteren",
    "optimaliseren",
    "implementeren",
    "implementatie",
    "geïmplementeerd",
    "competentiegericht",
    "competentie",
    "competenties",
    "borgen",
    "stakeholder",
    "stakeholders",
    "kennisretentie",
    "systematiek",
    "derhalve",
    "inzake",
    "omtrent",
    "zodoende",
    "conform",
    "initiëren",
    "adequaat",
    "structureel",
    "methodiek",
    "gewaarborgd",
    "onderhavige",
)
"""Words of policy papers that have an everyday twin."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?])\s+")
_CLAUSE = re.compile(r"(?<=[.!?:;])\s+")
_hyphenation = pyphen.Pyphen(lang="nl_NL")


def words(text: str) -> list[str]:
    """The words of a text; figures and names of values between braces are none."""
    return _WORD.findall(re.sub(r"\{[a-z_]+\}", "x", text))


def sentences(text: str) -> list[str]:
    """The sentences of a text that have words in them."""
    return [part for part in _END.split(text.strip()) if words(part)]


def flesch_douma(texts: Iterable[str]) -> float:
    """The Flesch-Douma reading ease of texts together; 60 and more is plain, 100 is very easy.

    206.84 - 0.93 * words per sentence - 77 * syllables per word, with syllables as hyphenation finds them.
    A colon ends a sentence too, for what follows it can be read by itself.
    """
    parts = [part for text in texts for part in _CLAUSE.split(text.strip()) if words(part)]
    found = [word for part in parts for word in words(part)]
    syllables = sum(len(_hyphenation.positions(word)) + 1 for word in found)
    return 206.84 - 0.93 * len(found) / len(parts) - 77 * syllables / len(found)


def long_words(texts: Sequence[str]) -> float:
    """The share of words of more than eight letters."""
    found = [word for text in texts for word in words(text)]
    return sum(len(word) > LONG_WORD for word in found) / len(found)
