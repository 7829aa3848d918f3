"""Texts in several languages."""

import re
from collections.abc import Mapping
from typing import Self

import attrs

from werkplekleren._base.validators import LONG, Matches, shown
from werkplekleren.errors import InvalidValueError, Message

LANGUAGE_PATTERN = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}"

_language = re.compile(LANGUAGE_PATTERN)

is_language_code = Matches(LANGUAGE_PATTERN, "must be a language code such as 'nl'")


def is_language(code: str) -> bool:
    """Whether `code` has the form of a language tag such as `nl` or `pt-BR`.

    >>> is_language("nl"), is_language("Nederlands")
    (True, False)
    """
    return _language.fullmatch(code) is not None


def is_other(code: str, language: str) -> bool:
    """Whether words in `code` are another language than `language`, and not only that of another country.

    >>> is_other("nl", "pl"), is_other("nl-BE", "nl")
    (True, False)
    """
    return code.partition("-")[0] != language.partition("-")[0]


def _checked(translations: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if not translations:
        raise InvalidValueError(Message("a text needs at least one language"))
    for code, words in translations.items():
        if type(code) is not str or not is_language(code):
            raise InvalidValueError(Message("{code} is not a language code such as 'nl'", {"code": shown(code)}))
        if type(words) is not str or not words.strip() or len(words) > LONG:
            raise InvalidValueError(
                Message(
                    "the text in {code} must be 1 to {most} characters and not blank, not {words}",
                    {"code": code, "most": LONG, "words": shown(words)},
                )
            )
    return tuple(translations.items())


@attrs.frozen(repr=False)
class Text:
    """One text in one or more languages; the first is its own, and stands in where another is missing.

    Args:
        translations: Language code -> the words, the text's own language first.

    >>> title = Text({"nl": "Startgesprek", "en": "Intake talk"})
    >>> title.in_language("en"), title.in_language("pl"), str(title)
    ('Intake talk', 'Startgesprek', 'Startgesprek')
    """

    pairs: tuple[tuple[str, str], ...] = attrs.field(alias="translations", converter=_checked)

    @classmethod
    def of(cls, **translations: str) -> Self:
        """A text from keyword arguments: `Text.of(nl="Startgesprek", en="Intake talk")`."""
        return cls(translations)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has, its own first."""
        return tuple(code for code, _ in self.pairs)

    @property
    def translations(self) -> dict[str, str]:
        """Language -> words, as a new dict."""
        return dict(self.pairs)

    def in_language(self, language: str) -> str:
        """The words in `language`; without them those of its base language (`pt` for `pt-BR`), else its own."""
        words = dict(self.pairs)
        return words.get(language) or words.get(language.partition("-")[0]) or self.pairs[0][1]

    def spoken(self, language: str) -> str:
        """The language of the words that `in_language` gives.

        >>> title = Text({"nl": "Startgesprek", "en": "Intake talk"})
        >>> title.spoken("en-GB"), title.spoken("pl")
        ('en', 'nl')
        """
        words = dict(self.pairs)
        return next((code for code in (language, language.partition("-")[0]) if words.get(code)), self.pairs[0][0])

    def __str__(self) -> str:
        return self.pairs[0][1]

    def __repr__(self) -> str:
        return f"Text({dict(self.pairs)!r})"
