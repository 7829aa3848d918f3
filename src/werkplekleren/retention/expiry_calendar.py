"""The expiry calendar: every certificate, confirmation and refresher with a date in a period, and when to arrange it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar, TypeVar, cast

import attrs

from werkplekleren._base.display import Displayed, count_only
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_date, is_short_text, many
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.calendar_items import CalendarItem, Span, of_certificate, of_refresher
from werkplekleren.retention.certificate_types import CertificateType
from werkplekleren.retention.decay import DecayModel
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.refreshers import Refreshers
from werkplekleren.retention.register import CertificateRegister

Key = TypeVar("Key")

LEAD_WEEKS = 8
SHORT_LEAD_WEEKS = 2

_is_lead = Between(0, 104)


@attrs.frozen(kw_only=True)
class ExpiryCalendar(Stored, Displayed):
    """Everything that has to be done in a period so that certificates and skill stay alive.

    Args:
        title: Its name as shown.
        start: The first day; states are those of this day.
        end: The last day.
        items: What has a day in the period, in order.
        late: What should have been done before the period, the oldest first.
        undated: What has no day because something is not known, by person.
        target: The share of what was gained that must be left before a refresher is due, 0.01-1.
        decay_model: How fast work fades.
        certificate_types: The kinds of the certificates, with who confirms and what must be kept.

    Raises:
        InvalidValueError: When the period ends before it starts.
    """

    kind: ClassVar[str] = "expiry-calendar"

    title: str = attrs.field(validator=is_short_text)
    start: dt.date = attrs.field(validator=is_date)
    end: dt.date = attrs.field(validator=is_date)
    items: tuple[CalendarItem, ...] = attrs.field(default=(), validator=many(CalendarItem, most=1_000_000), repr=count_only)
    late: tuple[CalendarItem, ...] = attrs.field(default=(), validator=many(CalendarItem, most=1_000_000), repr=count_only)
    undated: tuple[CalendarItem, ...] = attrs.field(default=(), validator=many(CalendarItem, most=1_000_000), repr=count_only)
    target: float = attrs.field(validator=NumberBetween(0.01, 1))
    decay_model: DecayModel = attrs.field(validator=is_a(DecayModel))
    certificate_types: tuple[CertificateType, ...] = attrs.field(default=(), validator=many(CertificateType), repr=count_only)

    def __attrs_post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidValueError(
                Message("the period ends ({end}) before it starts ({start})", {"start": self.start.isoformat(), "end": self.end.isoformat()})
            )

    @classmethod
    def of(
        cls,
        firm: KnowledgeMap,
        *,
        start: date,
        end: date,
        model: DecayModel | None = None,
        target: float | None = None,
        lead_weeks: int = LEAD_WEEKS,
        short_lead_weeks: int = SHORT_LEAD_WEEKS,
    ) -> "ExpiryCalendar":
        """The calendar of a knowledge map over a period.

        Confirmations and refreshers come back: after the first of a series the next ones are provisional, as if each were done on its
        last day. What ends with somebody's leaving stays out.

        Args:
            firm: The map.
            start: The first day.
            end: The last day.
            model: How fast work fades; the built-in model by default.
            target: The share of what was gained that must be left; that of the model by default.
            lead_weeks: How many weeks ahead to arrange a renewal, where the kind of certificate does not say.
            short_lead_weeks: The same for a confirmation or a refresher.

        Raises:
            InvalidValueError: When the period ends before it starts, or a number is out of range.

        >>> from werkplekleren.retention import Certificate, Person
        >>> vca = Certificate(id="vca-jan", person="jan", title="VCA", expires_on=date(2027, 3, 1))
        >>> firm = KnowledgeMap(title="Firm", people=(Person(id="jan", name="Jan"),), certificates=(vca,))
        >>> (item,) = ExpiryCalendar.of(firm, start=date(2027, 1, 1), end=date(2027, 12, 31)).items
        >>> item.act, item.day, item.book_by
        ('renew', datetime.date(2027, 3, 1), datetime.date(2027, 1, 4))
        """
        for weeks in (lead_weeks, short_lead_weeks):
            if type(weeks) is not int or not _is_lead.low <= weeks <= _is_lead.high:
                raise InvalidValueError(Message("weeks ahead must be a whole number from 0 to {most}", {"most": _is_lead.high}))
        refreshers = Refreshers.of(firm, on=start, model=model, target=target)
        register = CertificateRegister.of(firm, on=start)
        span = Span(start=start, end=end, lead=timedelta(weeks=lead_weeks), short_lead=timedelta(weeks=short_lead_weeks))
        spans = {person.id: span.until(person.leaving.date) for person in firm.people}
        found = [item for one in refreshers.items for item in of_refresher(one, spans[one.person])]
        for entry in register.current:
            person = entry.certificate.person
            found.extend(of_certificate(entry, span if person is None else spans[person]))
        kinds = {kind.id: kind for kind in firm.certificate_types}
        return cls(
            title=firm.title,
            start=start,
            end=end,
            items=_ordered(item for item in found if item.day is not None and item.day >= start),
            late=_ordered(item for item in found if item.day is not None and item.day < start),
            undated=_ordered(item for item in found if item.day is None),
            target=refreshers.target,
            decay_model=refreshers.model,
            certificate_types=tuple(kinds[name] for name in sorted({item.certificate_type for item in found if item.certificate_type is not None})),
        )

    @property
    def by_month(self) -> Mapping[date, tuple[CalendarItem, ...]]:
        """The items of each month that has any: first day of the month -> items, in order."""
        return _grouped(self.items, lambda item: cast("date", item.day).replace(day=1))

    @property
    def by_person(self) -> Mapping[str, tuple[CalendarItem, ...]]:
        """Everything of each person who has anything, late and undated too: id -> items, the late first, the undated last."""
        of_people = (item for item in (*self.late, *self.items, *self.undated) if item.person is not None)
        everything = _grouped(of_people, lambda item: cast("str", item.person))
        return {person: everything[person] for person in sorted(everything, key=lambda one: (everything[one][0].person_name, one))}

    @property
    def of_firm(self) -> tuple[CalendarItem, ...]:
        """Everything of the firm itself, the late first, the undated last."""
        return tuple(item for item in (*self.late, *self.items, *self.undated) if item.person is None)

    @property
    def to_book(self) -> tuple[CalendarItem, ...]:
        """What has to be arranged on the first day of the period or should have been before it; what is late comes first."""
        return (*self.late, *(item for item in self.items if item.book_by is not None and item.book_by <= self.start))


def _grouped(items: Iterable[CalendarItem], key: Callable[[CalendarItem], Key]) -> dict[Key, tuple[CalendarItem, ...]]:
    groups: dict[Key, list[CalendarItem]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {name: tuple(group) for name, group in groups.items()}


def _ordered(items: Iterable[CalendarItem]) -> tuple[CalendarItem, ...]:
    return tuple(sorted(items, key=_order))


def _order(item: CalendarItem) -> tuple[date, str, str, str, str, str]:
    return item.day or date.max, item.person_name, item.person or "", item.act, item.title, item.subject
