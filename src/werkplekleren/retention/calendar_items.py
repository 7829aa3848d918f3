"""What stands in an expiry calendar: one thing on one day for a person or the firm, worked out from a certificate or a refresher."""

import datetime as dt
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Literal, cast, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import is_bool, is_date, is_id, is_short_text, many, may_be_short_text, maybe, one_of
from werkplekleren.retention.certificate_types import Holder
from werkplekleren.retention.dates import days_after, months_after
from werkplekleren.retention.refreshers import Refresher
from werkplekleren.retention.register import RegisterEntry

CalendarAct = Literal["renew", "confirm", "requalify", "decide", "ask", "refresh"]
"""What has to be done: what a certificate asks (`NextCode`), or do or show something again."""

CalendarBasis = Literal["paper", "rule", "fading", "unknown"]
"""What says the day: the paper, the rule of the kind, how fast the work fades; or there is no day, because it is not known."""

Lack = Literal["end", "confirmation", "last-use", "task-type"]
"""What is not known, so that there is no day: the end of a certificate, its last confirmation, the last use, the kind of task."""


@attrs.frozen(kw_only=True)
class CalendarItem:
    """One thing that has to be done for one person, or for the firm itself.

    Args:
        day: The last day to do it, in the past when it is late; `None` when it is not known.
        book_by: The day by which to arrange it; `None` without a day.
        act: What has to be done.
        person: Id of the person; `None` when it is about a certificate of the firm itself.
        person_name: Name of the person; empty for the firm itself.
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
    person: str | None = attrs.field(validator=maybe(is_id))
    person_name: str = attrs.field(validator=may_be_short_text)
    subject: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_short_text)
    who: Holder = attrs.field(validator=one_of(get_args(Holder)))
    basis: CalendarBasis = attrs.field(validator=one_of(get_args(CalendarBasis)))
    provisional: bool = attrs.field(default=False, validator=is_bool)
    certificate_type: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    form: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    lacks: tuple[Lack, ...] = attrs.field(default=(), validator=many(one_of(get_args(Lack)), most=4))


@attrs.frozen(kw_only=True)
class Span:
    """The days to look at for one person, and how far ahead to arrange things.

    Args:
        start: The first day.
        end: The last day; nothing after it is told.
        lead: How long before the day to arrange a renewal.
        short_lead: The same for a confirmation or a refresher.
    """

    start: date
    end: date
    lead: timedelta
    short_lead: timedelta

    def until(self, leaves_on: date | None) -> "Span":
        """The same for somebody who is gone from a day on."""
        return self if leaves_on is None or leaves_on > self.end or leaves_on == date.min else attrs.evolve(self, end=leaves_on - timedelta(days=1))


def book_by(day: date, lead: timedelta) -> date:
    """The day by which to arrange what has to be done on a day; never before the first day of the calendar."""
    return day - min(lead, day - date.min)


def of_certificate(entry: RegisterEntry, span: Span) -> Iterator[CalendarItem]:
    """What one certificate asks within a span: what is due next, further confirmations, and its end.

    Args:
        entry: The certificate in the register on the first day.
        span: The days to look at.
    """
    if entry.next is None:
        return
    said, one = entry.validity, entry.certificate
    item = partial(
        CalendarItem, person=one.person, person_name=entry.person_name, subject=one.id, title=one.title, certificate_type=one.certificate_type
    )
    lead = span.lead if entry.kind is None or entry.kind.lead_weeks is None else timedelta(weeks=entry.kind.lead_weeks)
    if entry.state in {"revoked", "lapsed"} or entry.next.code == "decide":
        confirms = said.last_day == said.confirm_by
        rests = "paper" if entry.state == "revoked" else cast("CalendarBasis", said.confirm_basis if confirms else said.expires_by)
        day = cast("date", said.revoked_on if entry.state == "revoked" else said.last_day)
        yield item(act=entry.next.code, day=day, book_by=book_by(day, lead), who=entry.next.who, basis=rests)
        return
    if said.expires_on is not None and said.expires_on <= span.end:
        rests = cast("CalendarBasis", said.expires_by)
        yield item(act="renew", day=said.expires_on, book_by=book_by(said.expires_on, lead), who=entry.holder, basis=rests)
    for day, provisional in _confirmations(entry, span):
        rests = "rule" if provisional else cast("CalendarBasis", said.confirm_basis)
        yield item(act="confirm", day=day, book_by=book_by(day, span.short_lead), who="firm", basis=rests, provisional=provisional)
    lacks: tuple[tuple[Lack, bool], ...] = (
        ("end", said.expires_by == "unknown" and not said.complete),
        ("confirmation", said.confirm_basis == "unknown"),
    )
    if any(missing for _, missing in lacks):
        yield item(act="ask", who="firm", basis="unknown", lacks=tuple(lack for lack, missing in lacks if missing))


def _confirmations(entry: RegisterEntry, span: Span) -> Iterator[tuple[date, bool]]:
    """The days by which it has to be confirmed while it holds, and whether each reckons on the one before it."""
    expires, months = entry.validity.expires_on, None if entry.kind is None else entry.kind.confirm_months
    day, provisional = entry.validity.confirm_by, False
    while day is not None and day <= span.end and (expires is None or day < expires):
        yield day, provisional
        later = None if months is None else months_after(day, months)
        day, provisional = None if later == day else later, True


def of_refresher(one: Refresher, span: Span) -> Iterator[CalendarItem]:
    """When one person has to do or show one topic again, until the day that a certificate brings it round anyhow.

    Args:
        one: The refresher on the first day.
        span: The days to look at.
    """
    item = partial(
        CalendarItem,
        act="refresh",
        person=one.person,
        person_name=one.person_name,
        subject=one.topic,
        title=one.topic_title,
        who="firm",
        form=one.form,
    )
    if one.fades_on is None or one.interval_days is None:
        lacks: tuple[tuple[Lack, bool], ...] = (("last-use", one.last is None), ("task-type", one.interval_days is None))
        yield item(basis="unknown", lacks=tuple(name for name, missing in lacks if missing))
        return
    day, provisional = one.fades_on, False
    while day <= span.end and (one.proof_ends_on is None or day < one.proof_ends_on):
        yield item(day=day, book_by=book_by(day, span.short_lead), basis="fading", provisional=provisional)
        later = days_after(max(day, span.start), one.interval_days)
        if later == day:
            return
        day, provisional = later, True
