"""Short words of reports in one language: names of states and stages, labels, heads of columns."""

import re
from collections.abc import Sequence
from datetime import date

import attrs

from werkplekleren._base import formatting
from werkplekleren._base.text import Text, is_other
from werkplekleren.documents import Inline, Paragraph, Span, text_of
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Amount, Value


class Words:
    """What a part of a report needs to speak one language.

    Args:
        voice: The language, the wording and the form of address.
        file: The wording file with the words.

    Raises:
        WordingError: When there is no wording in that language.
    """

    def __init__(self, voice: Voice, file: str = "words") -> None:
        self.voice = voice
        self.language = voice.language
        self._phrases = voice.phrases(file)

    def __call__(self, code: str, **values: Value) -> str:
        """The words for a code, as plain text."""
        return text_of(self.inline(code, **values))

    def inline(self, code: str, **values: Value) -> Inline:
        """The words for a code, with what stands out in them."""
        return self._phrases.say(code, values)

    def of(self, text: Text | None) -> str:
        """A text of the content in this language; empty without one."""
        return "" if text is None else text.in_language(self.language)

    def said(self, text: Text | None) -> Inline:
        """A text of the content as `of` gives it, marked with its own language where it does not have this one."""
        if text is None:
            return ()
        return (Span(text=self.of(text), language=self.language_of(text)),)

    def language_of(self, text: Text) -> str | None:
        """The language in which a text is given here, where that is another one."""
        spoken = text.spoken(self.language)
        return spoken if is_other(spoken, self.language) else None

    def cited(self, text: str, language: str | None, href: str | None = None) -> Inline:
        """Words as somebody else wrote them, such as the title of a source, marked with their language where it is another."""
        other = language if language is not None and is_other(language, self.language) else None
        return (Span(text=text, language=other, href=href),) if text else ()

    def cited_listing(self, parts: Sequence[str], language: str) -> Inline:
        """Words of somebody else joined as in a sentence, each as `cited`: what joins them is in this language."""
        between = self.listing(["\n"] * len(parts)).split("\n")[1:]
        return tuple(span for part, after in zip(parts, between, strict=True) for span in (*self.cited(part, language), *self.cited(after, None)))

    def paragraphs(self, text: Text | None) -> tuple[Paragraph, ...]:
        """A text of the content as `said` gives it, a paragraph for each part between blank lines; none without a text."""
        parts = (attrs.evolve(span, text=part.strip()) for span in self.said(text) for part in re.split(r"\n\s*\n", span.text))
        return tuple(Paragraph(text=(span,)) for span in parts if span.text)

    def day(self, day: date | None) -> str:
        """A date with the month in full; what stands for an unknown one without it."""
        return self("unknown-date") if day is None else formatting.long_date(day, self.language)

    def short_day(self, day: date | None) -> str:
        """A date with the month in short; what stands for an unknown one without it."""
        return self("unknown-date") if day is None else formatting.short_date(day, self.language)

    def period(self, first: date, last: date) -> str:
        """From when to when, with the months in short."""
        return formatting.period(first, last, self.language)

    def number(self, value: float | None, digits: int = 0) -> str:
        """A number; a dash without one."""
        return "–" if value is None else formatting.number(value, self.language, digits=digits)

    def points(self, value: float | None, digits: int = 1) -> str:
        """A difference with its sign; a dash without one."""
        return "–" if value is None else formatting.number(value, self.language, digits=digits, signed=True)

    def hours(self, value: float) -> str:
        """Hours, with one decimal where they are not whole."""
        return str(self.amount(value))

    def amount(self, value: float, digits: int = 1) -> Amount:
        """Hours for a sentence that has other words for one of them; with decimals, where they are not whole."""
        digits = 0 if float(value).is_integer() else digits
        return Amount(formatting.difference(value, 0, digits), formatting.number(value, self.language, digits=digits))

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as whole percents."""
        return formatting.percentage(share, self.language)

    def listing(self, parts: Sequence[str]) -> str:
        """Names joined as in a sentence."""
        return formatting.listing(parts, self.language)
