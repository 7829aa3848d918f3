"""The report of a skills matrix on a day, with what falls short first."""

from datetime import date
from typing import Self

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.text import is_language_code
from werkplekleren._base.validators import is_a, is_date
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention import KnowledgeMap
from werkplekleren.retention.dates import months_after

AHEAD_MONTHS = 24


@attrs.frozen(kw_only=True)
class MatrixReport(Displayed):
    """A skills matrix on a day: coverage per shift, site and team, what is agreed, who is next, what falls short first.

    It names people with their levels and leaving, so it is for those who may see these.

    Args:
        knowledge: The knowledge map.
        on: The day.
        until: How far to look ahead.
        language: The language it is written in unless another is asked for.

    Raises:
        InvalidValueError: When it looks ahead to a day before its own.
    """

    knowledge: KnowledgeMap = attrs.field(validator=is_a(KnowledgeMap))
    on: date = attrs.field(validator=is_date)
    until: date = attrs.field(validator=is_date)
    language: str = attrs.field(default="nl", validator=is_language_code)

    def __attrs_post_init__(self) -> None:
        if self.until < self.on:
            raise InvalidValueError(
                Message("the period ends ({end}) before it starts ({start})", {"start": self.on.isoformat(), "end": self.until.isoformat()})
            )

    @classmethod
    def of(cls, knowledge: KnowledgeMap, *, on: date, until: date | None = None, language: str = "nl") -> Self:
        """The report of a knowledge map.

        Args:
            knowledge: The map.
            on: The day.
            until: How far to look ahead; two years by default.
            language: The language.
        """
        return cls(knowledge=knowledge, on=on, until=months_after(on, AHEAD_MONTHS) if until is None else until, language=language)
