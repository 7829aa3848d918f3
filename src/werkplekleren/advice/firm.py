"""The firm, its question, and what was done with it when."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.mappings import Mapped
from werkplekleren._base.validators import (
    Between,
    is_bool,
    is_date,
    is_id,
    is_long_text,
    is_short_text,
    is_version,
    many,
    may_be_long_text,
    may_be_short_text,
    maybe,
    one_of,
)
from werkplekleren.errors import InvalidValueError, Message

MomentKind = Literal["intake", "measurement", "advice", "review"]
"""What happened at a moment."""


def _own_texts(values: Mapping[str, str]) -> dict[str, str]:
    return dict(values)


def _own_numbers(values: Mapping[str, int]) -> dict[str, int]:
    return dict(values)


@attrs.frozen(kw_only=True)
class Firm:
    """The firm that asks for advice.

    Args:
        name: As it calls itself.
        trade: What it makes or does, in a few words.
        people: How many people work there.
        town: Where it is; empty when left out.
        fund: Its training fund; empty when left out.
        fictional: Whether the firm is made up, as an example; every output says so.
        works_council: Whether it has a works council (*ondernemingsraad*); `None` when not known.
        direction: Where the firm wants to go, in its own words.
        developments: What changes around it.
        critical_processes: What must not stand still.
    """

    name: str = attrs.field(validator=is_short_text)
    trade: str = attrs.field(validator=is_short_text)
    people: int = attrs.field(validator=Between(1, 100_000))
    town: str = attrs.field(default="", validator=may_be_short_text)
    fund: str = attrs.field(default="", validator=may_be_short_text)
    fictional: bool = attrs.field(default=False, validator=is_bool)
    works_council: bool | None = attrs.field(default=None, validator=maybe(is_bool))
    direction: str = attrs.field(default="", validator=may_be_long_text)
    developments: tuple[str, ...] = attrs.field(default=(), validator=many(is_long_text, most=100))
    critical_processes: tuple[str, ...] = attrs.field(default=(), validator=many(is_long_text, most=100))


@attrs.frozen(kw_only=True)
class FirmQuestion:
    """What the firm wants to know.

    Args:
        text: In the firm's own words.
        theme: Id of the theme that it is about; `None` when nobody sorted it.
    """

    text: str = attrs.field(validator=is_long_text)
    theme: Identifier | None = attrs.field(default=None, validator=maybe(is_id))


@attrs.frozen(kw_only=True)
class Intake:
    """What was said in the first talk.

    Args:
        answers: Id of a field of the worksheet -> what was written there.
        held_on: When it was; `None` when not noted.
        with_whom: The functions of who took part.
    """

    answers: Mapping[str, str] = attrs.field(converter=_own_texts, validator=Mapped(is_id, may_be_long_text), hash=False)
    held_on: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    with_whom: tuple[str, ...] = attrs.field(default=(), validator=many(is_short_text, most=100))


@attrs.frozen(kw_only=True)
class Measurement:
    """A round in which people answered a questionnaire.

    Args:
        questionnaire: Id of the questionnaire.
        version: The version that was used; `None` when not noted.
        invited: Id of a perspective -> how many people were asked.
        first: First day; `None` when not noted.
        last: Last day, not before the first; `None` when not noted.
    """

    questionnaire: Identifier = attrs.field(validator=is_id)
    version: Version | None = attrs.field(default=None, validator=maybe(is_version))
    invited: Mapping[str, int] = attrs.field(factory=dict[str, int], converter=_own_numbers, validator=Mapped(is_id, Between(1, 100_000)), hash=False)
    first: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    last: dt.date | None = attrs.field(default=None, validator=maybe(is_date))

    def __attrs_post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            days: dict[str, str | int] = {"first": self.first.isoformat(), "last": self.last.isoformat()}
            raise InvalidValueError(Message("Measurement.last ({last}) is before Measurement.first ({first})", days))


@attrs.frozen(kw_only=True)
class Moment:
    """Something that was done with the firm.

    Args:
        date: When.
        what: In a few words.
        kind: The sort of moment.
        instrument: Id of the instrument that was used; rules with `once` look at it. `None` when none was.
    """

    date: dt.date = attrs.field(validator=is_date)
    what: str = attrs.field(validator=is_short_text)
    kind: MomentKind = attrs.field(validator=one_of(get_args(MomentKind)))
    instrument: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
