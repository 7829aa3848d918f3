"""Certificates and their state on a day."""

from datetime import date, timedelta
from typing import Literal

import attrs

from werkplekleren._base.validators import is_bool, is_date, is_id, is_short_text, many, may_be_short_text, maybe
from werkplekleren.errors import InvalidValueError, Message

CertificateState = Literal["valid", "expiring", "lapsed", "revoked", "unknown"]
"""State of a certificate on a day."""

WARN_DAYS = 90


@attrs.frozen(kw_only=True)
class Certificate:
    """A proof of competence with its dates.

    Args:
        id: Short id, kebab-case.
        person: Id of the person it belongs to.
        title: Its name as shown.
        type: Its kind (`VCA`, `ISO 9606-1`); certificates of one person with the same kind renew each other. Empty: the title.
        issued_on: First day it holds.
        expires_on: Last day it holds.
        confirm_by: Last day it holds without a confirmation in between.
        revoked_on: Day on which it was withdrawn.
        required_for: Ids of topics that may not be done without it.
        permanent: Whether it never expires; without this and without dates the end is simply not known.

    Raises:
        InvalidValueError: When it would expire before it was issued, or is permanent with an end.
    """

    id: str = attrs.field(validator=is_id)
    person: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_short_text)
    type: str = attrs.field(default="", validator=may_be_short_text)
    issued_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    expires_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    confirm_by: date | None = attrs.field(default=None, validator=maybe(is_date))
    revoked_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    required_for: tuple[str, ...] = attrs.field(default=(), validator=many(is_id))
    permanent: bool = attrs.field(default=False, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        if self.issued_on is not None and self.expires_on is not None and self.expires_on < self.issued_on:
            raise InvalidValueError(Message("certificate {id} expires before it was issued", {"id": self.id}))
        if self.permanent and self.expires_on is not None:
            raise InvalidValueError(Message("certificate {id} is permanent and has an expiry date", {"id": self.id}))

    @property
    def sort(self) -> str:
        """What it is a proof of: its type, or its title when it has none."""
        return self.type or self.title

    @property
    def last_day(self) -> date | None:
        """The last day it holds as far as is known; a revocation does not count here."""
        return min((day for day in (self.expires_on, self.confirm_by) if day is not None), default=None)

    def state(self, on: date, warn_days: int = WARN_DAYS) -> CertificateState:
        """Its state on a day.

        Args:
            on: The day.
            warn_days: From how many days before its last day it counts as expiring.

        Returns:
            `revoked` from the day of revocation, `lapsed` after its last day, `expiring` shortly before, `valid` otherwise;
            `unknown` before it was issued or when no end is known and it is not permanent.

        >>> vca = Certificate(id="vca-jan", person="jan", title="VCA", expires_on=date(2027, 3, 1))
        >>> vca.state(date(2026, 11, 23)), vca.state(date(2027, 1, 4)), vca.state(date(2027, 3, 2))
        ('valid', 'expiring', 'lapsed')
        """
        if self.revoked_on is not None and on >= self.revoked_on:
            return "revoked"
        last = self.last_day
        if last is not None and on > last:
            return "lapsed"
        if self._not_yet(on) or (last is None and not self.permanent):
            return "unknown"
        if last is not None and last - on <= timedelta(days=warn_days):
            return "expiring"
        return "valid"

    def counts(self, on: date) -> bool:
        """Whether it may be relied on: not lapsed, not revoked, issued. An unknown end is not held against it, but asked about."""
        return self.state(on) not in {"lapsed", "revoked"} and not self._not_yet(on)

    def _not_yet(self, on: date) -> bool:
        return self.issued_on is not None and on < self.issued_on
