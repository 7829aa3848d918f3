"""People of a firm as far as a knowledge map needs them: hours, absences, leaving."""

import datetime as dt
from datetime import date
from typing import Literal, get_args

import attrs

from werkplekleren._base.validators import NumberBetween, is_a, is_date, is_id, is_short_text, many, may_be_short_text, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message

LeavingStatus = Literal["not-foreseen", "unknown", "expected", "known"]
"""What is known about somebody's leaving; "unknown" is a value of its own, never "stays"."""

_weekly = NumberBetween(0, 60)


@attrs.frozen(kw_only=True)
class Leaving:
    """Whether and when somebody leaves. The reason is not asked, nor is age.

    Args:
        status: `known` and `expected` carry a date; `not-foreseen` and `unknown` do not.
        date: The first day the person is no longer there.

    Raises:
        InvalidValueError: When the date is missing or does not belong.
    """

    status: LeavingStatus = attrs.field(default="not-foreseen", validator=one_of(get_args(LeavingStatus)))
    date: dt.date | None = attrs.field(default=None, validator=maybe(is_date))

    def __attrs_post_init__(self) -> None:
        dated = self.status in {"known", "expected"}
        if dated and self.date is None:
            raise InvalidValueError(Message("Leaving.date is needed when status is {status}", {"status": self.status}))
        if not dated and self.date is not None:
            raise InvalidValueError(Message("Leaving.date must be left out when status is {status}", {"status": self.status}))


@attrs.frozen(kw_only=True)
class Absence:
    """Days on which somebody is away; every week it touches is taken as a week without hours.

    Args:
        first: First day away.
        last: Last day away.
    """

    first: date = attrs.field(validator=is_date)
    last: date = attrs.field(validator=is_date)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValueError(
                Message("Absence.last ({last}) is before Absence.first ({first})", {"first": self.first.isoformat(), "last": self.last.isoformat()})
            )


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who works at the firm.

    Args:
        id: Short id, kebab-case.
        name: The name as shown.
        role: What the person does.
        team: Team.
        site: Site.
        shift: Shift.
        learning_hours: Hours a week for learning, 0-60.
        teaching_hours: Hours a week for teaching others, 0-60.
        absences: When the person is away.
        leaving: Whether and when the person leaves.
        starts_on: The first day the person is there, of somebody who is still to come; `None` for who is there already.

    Raises:
        InvalidValueError: When the person would leave before starting.
    """

    id: str = attrs.field(validator=is_id)
    name: str = attrs.field(validator=is_short_text)
    role: str = attrs.field(default="", validator=may_be_short_text)
    team: str = attrs.field(default="", validator=may_be_short_text)
    site: str = attrs.field(default="", validator=may_be_short_text)
    shift: str = attrs.field(default="", validator=may_be_short_text)
    learning_hours: float = attrs.field(default=2, validator=_weekly)
    teaching_hours: float = attrs.field(default=2, validator=_weekly)
    absences: tuple[Absence, ...] = attrs.field(default=(), validator=many(Absence))
    leaving: Leaving = attrs.field(factory=Leaving, validator=is_a(Leaving))
    starts_on: dt.date | None = attrs.field(default=None, validator=maybe(is_date))

    def __attrs_post_init__(self) -> None:
        if self.starts_on is not None and self.leaving.date is not None and self.leaving.date <= self.starts_on:
            raise InvalidValueError(
                Message(
                    "{person} would leave ({leaves}) before starting ({starts})",
                    {"person": self.id, "leaves": self.leaving.date.isoformat(), "starts": self.starts_on.isoformat()},
                )
            )

    def present(self, on: date) -> bool:
        """Whether the person works here on a day, as far as is known.

        >>> anke = Person(id="anke", name="Anke", starts_on=date(2027, 2, 1), leaving=Leaving(status="known", date=date(2028, 1, 1)))
        >>> anke.present(date(2027, 1, 31)), anke.present(date(2027, 2, 1)), anke.present(date(2028, 1, 1))
        (False, True, False)
        """
        return (self.starts_on is None or self.starts_on <= on) and not self.gone(on)

    def gone(self, on: date) -> bool:
        """Whether the person has left by a day; who is still to come has not, and can be planned with.

        >>> anke = Person(id="anke", name="Anke", starts_on=date(2027, 2, 1), leaving=Leaving(status="known", date=date(2028, 1, 1)))
        >>> anke.gone(date(2027, 1, 31)), anke.gone(date(2027, 12, 31)), anke.gone(date(2028, 1, 1))
        (False, False, True)
        """
        return self.leaving.date is not None and self.leaving.date <= on
