"""The expiry calendar: every certificate, confirmation and refresher with a date in a period, and when to arrange it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar, Literal, TypeVar, cast, get_args

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_bool, is_date, is_id, is_short_text, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.certificate_types import CertificateType, Holder
from werkplekleren.retention.dates import days_after, months_after
from werkplekleren.retention.decay import DecayModel
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.refreshers import Refresher, Refreshers
from werkplekleren.retention.register import CertificateRegister, RegisterEntry

CalendarAct = Literal["renew", "confirm", "requalify", "decide", "ask", "refresh"]
"""What has to be done: what a certificate asks (`NextCode`), or do or show something again."""

CalendarBasis = Literal["paper", "rule", "fading", "unknown"]
"""What says the day: the paper, the rule of the kind, how fast the work fades; or there is no day, because it is not known."""

Lack = Literal["end", "confirmation", "last-use", "task-type"]
"""What is not known, so that there is no day: the end of a certificate, its last confirmation, the last use, the kind of task."""

Key = TypeVar("Key")

LEAD_WEEKS = 8
SHORT_LEAD_WEEKS = 2

_is_lead = Between(0, 104)


@attrs.frozen(kw_only=True)
class CalendarItem:
    """One thing that has to be done for one person.

    Args:
        day: The last day to do it, in the past when it is late; `None` when it is not known.
        book_by: The day by which to arrange it; `None` without a day.
        act: What has to be done.
        person: Id of the person.
        person_name: Name of the person.
        subject: Id of the certificate, or of the topic when the act is `refresh`.
        title: Title of the certificate or the topic.
        who: Who sees to it: the person, or the firm.
        basis: What says the day.
        provisional: Whether the day reckons on an earlier one of the same series being done on its last day.
        certificate_type: Id of the kind of the certificate; `None` without one.
        form: Id of the proposed form of a refresher; `None` for a certificate.
        lacks: What is not known.
    """

    day: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    book_by: dt.date | None = attrs.field(default=None, validator=maybe(is_date))
    act: CalendarAct = attrs.field(validator=one_of(get_args(CalendarAct)))
    person: str = attrs.field(validator=is_id)
    person_name: str = attrs.field(validator=is_short_text)
    subject: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_short_text)
    who: Holder = attrs.field(validator=one_of(get_args(Holder)))
    basis: CalendarBasis = attrs.field(validator=one_of(get_args(CalendarBasis)))
    provisional: bool = attrs.field(default=False, validator=is_bool)
    certificate_type: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    form: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    lacks: tuple[Lack, ...] = attrs.field(default=(), validator=many(one_of(get_args(Lack)), most=4))


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
    items: tuple[CalendarItem, ...] = attrs.field(default=(), validator=many(CalendarItem, most=1_000_000))
    late: tuple[CalendarItem, ...] = attrs.field(default=(), validator=many(CalendarItem, most=1_000_000))
    undated: tuple[CalendarItem, ...] = attrs.field(default=(), validator=many(CalendarItem, most=1_000_000))
    target: float = attrs.field(validator=NumberBetween(0.01, 1))
    decay_model: DecayModel = attrs.field(validator=is_a(DecayModel))
    certificate_types: tuple[CertificateType, ...] = attrs.field(default=(), validator=many(CertificateType))

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
        leaving = {person.id: person.leaving.date for person in firm.people if person.leaving.date is not None}
        found = [
            *(item for entry in register.current for item in _of_certificate(entry, firm.person(entry.certificate.person).name, end)),
            *(item for one in refreshers.items for item in _of_refresher(one, start, end)),
        ]
        kinds = {kind.id: kind for kind in firm.certificate_types}
        booked = [_booked(item, kinds, lead_weeks, short_lead_weeks) for item in found if not _outside(item, end, leaving.get(item.person))]
        return cls(
            title=firm.title,
            start=start,
            end=end,
            items=_ordered(booked, lambda item: item.day is not None and start <= item.day),
            late=_ordered(booked, lambda item: item.day is not None and item.day < start),
            undated=_ordered(booked, lambda item: item.day is None),
            target=refreshers.target,
            decay_model=refreshers.model,
            certificate_types=tuple(kinds[name] for name in sorted({item.certificate_type for item in booked if item.certificate_type is not None})),
        )

    @property
    def by_month(self) -> Mapping[date, tuple[CalendarItem, ...]]:
        """The items of each month that has any: first day of the month -> items, in order."""
        return _grouped(self.items, lambda item: cast("date", item.day).replace(day=1))

    @property
    def by_person(self) -> Mapping[str, tuple[CalendarItem, ...]]:
        """Everything of each person who has anything, late and undated too: id -> items, the late first, the undated last."""
        everything = _grouped((*self.late, *self.items, *self.undated), lambda item: item.person)
        return {person: everything[person] for person in sorted(everything, key=lambda one: (everything[one][0].person_name, one))}

    @property
    def to_book(self) -> tuple[CalendarItem, ...]:
        """What has to be arranged on the first day of the period or should have been before it; what is late comes first."""
        return (*self.late, *(item for item in self.items if item.book_by is not None and item.book_by <= self.start))


def _grouped(items: tuple[CalendarItem, ...], key: Callable[[CalendarItem], Key]) -> dict[Key, tuple[CalendarItem, ...]]:
    groups: dict[Key, list[CalendarItem]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {name: tuple(group) for name, group in groups.items()}


def _ordered(items: list[CalendarItem], wanted: Callable[[CalendarItem], bool]) -> tuple[CalendarItem, ...]:
    return tuple(sorted(filter(wanted, items), key=_order))


def _order(item: CalendarItem) -> tuple[date, str, str, str, str, str]:
    return item.day or date.max, item.person_name, item.person, item.act, item.title, item.subject


def _outside(item: CalendarItem, end: date, leaves_on: date | None) -> bool:
    """Whether the day comes after the period, or the person has left by then."""
    return item.day is not None and (item.day > end or (leaves_on is not None and item.day >= leaves_on))


def _booked(item: CalendarItem, kinds: Mapping[Identifier, CertificateType], lead_weeks: int, short_lead_weeks: int) -> CalendarItem:
    if item.day is None:
        return item
    own = kinds[item.certificate_type].lead_weeks if item.certificate_type is not None else None
    weeks = short_lead_weeks if item.act in {"confirm", "refresh"} else lead_weeks if own is None else own
    return attrs.evolve(item, book_by=item.day - min(timedelta(weeks=weeks), item.day - date.min))


def _of_certificate(entry: RegisterEntry, name: str, end: date) -> Iterator[CalendarItem]:
    """What one certificate asks, until a day: what is due next, further confirmations, and its end."""
    if entry.next is None:
        return
    said, one = entry.validity, entry.certificate
    item = CalendarItem(
        act=entry.next.code,
        person=one.person,
        person_name=name,
        subject=one.id,
        title=one.title,
        who=entry.next.who,
        basis="unknown",
        certificate_type=one.certificate_type,
    )
    if entry.state == "revoked":
        yield attrs.evolve(item, day=said.revoked_on, basis="paper")
    elif entry.state == "lapsed" or entry.next.code == "decide":
        confirms = said.last_day == said.confirm_by
        yield attrs.evolve(item, day=said.last_day, basis=cast("CalendarBasis", said.confirm_basis if confirms else said.expires_by))
    else:
        yield from _ahead(entry, item, end)


def _ahead(entry: RegisterEntry, item: CalendarItem, end: date) -> Iterator[CalendarItem]:
    said = entry.validity
    expires = said.expires_on
    lacks: list[Lack] = []
    if expires is not None:
        holder: Holder = "person" if entry.kind is None else entry.kind.holder
        yield attrs.evolve(item, act="renew", day=expires, who=holder, basis=cast("CalendarBasis", said.expires_by))
    elif said.expires_by == "unknown" and not said.complete:
        lacks.append("end")
    day, months = said.confirm_by, None if entry.kind is None else entry.kind.confirm_months
    if said.confirm_basis == "unknown":
        lacks.append("confirmation")
    provisional = False
    while day is not None and day <= end and (expires is None or day < expires):
        basis = "rule" if provisional else cast("CalendarBasis", said.confirm_basis)
        yield attrs.evolve(item, act="confirm", day=day, who="firm", basis=basis, provisional=provisional)
        later = None if months is None else months_after(day, months)
        day, provisional = None if later == day else later, True
    if lacks:
        yield attrs.evolve(item, act="ask", who="firm", lacks=tuple(lacks))


def _of_refresher(one: Refresher, start: date, end: date) -> Iterator[CalendarItem]:
    """When one person has to do or show one topic again, until the day that a certificate brings it round anyhow."""
    item = CalendarItem(
        act="refresh",
        person=one.person,
        person_name=one.person_name,
        subject=one.topic,
        title=one.topic_title,
        who="firm",
        basis="unknown",
        form=Identifier(one.form),
    )
    if one.fades_on is None or one.interval_days is None:
        lacks: tuple[tuple[Lack, bool], ...] = (("last-use", one.last is None), ("task-type", one.interval_days is None))
        yield attrs.evolve(item, lacks=tuple(name for name, missing in lacks if missing))
        return
    day, provisional = one.fades_on, False
    while day <= end and (one.proof_ends_on is None or day < one.proof_ends_on):
        yield attrs.evolve(item, day=day, basis="fading", provisional=provisional)
        later = days_after(max(day, start), one.interval_days)
        if later == day:
            return
        day, provisional = later, True
