"""Certificates of people and of the firm itself: their dates, how they were confirmed, and their state on a day."""

from datetime import date
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import is_bool, is_date, is_id, is_short_text, many, may_be_short_text, maybe
from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.validity import CertificateState, Validity, validity_of

if TYPE_CHECKING:
    from werkplekleren.retention.certificate_types import CertificateType, Holder

WARN_DAYS = 90


@attrs.frozen(kw_only=True)
class Confirmation:
    """That somebody confirmed that a certificate still holds, such as that a person still does its work.

    Args:
        on: The day.
        by: Who confirmed it.
        evidence: What it rests on.
    """

    on: date = attrs.field(validator=is_date)
    by: str = attrs.field(default="", validator=may_be_short_text)
    evidence: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen(kw_only=True)
class Certificate:
    """A proof of competence with its dates, of a person or of the firm itself.

    What stands on the paper goes before what the rule of its kind says; a date that is not given is worked out by that rule
    (`validity`).

    Args:
        id: Short id, kebab-case.
        person: Id of the person it belongs to; `None` means the firm itself (no default, so that nobody forgets whose it is).
        title: Its name as shown.
        type: What it is a proof of (`VCA`, `ISO 9606-1 TIG`); certificates of one holder with the same one renew each other, the older
            ones stay as history. Empty: the title.
        issued_on: First day it holds.
        expires_on: Last day it holds, as it stands on the paper.
        confirm_by: Last day it holds without a confirmation in between, as it stands on the paper.
        revoked_on: Day on which it was withdrawn.
        required_for: Ids of topics that may not be done without it: by the person, or, when it is of the firm, by anybody.
        permanent: Whether it never expires; without this and without dates the end is simply not known.
        certificate_type: Id of the `CertificateType` that says how long it holds and how it is renewed (`en-iso-9606-1`); `None` when
            none is known.
        route: Id of the way, among those of its kind, by which it was issued or last renewed (`same-maker`); `None` when there is no
            choice or it is not known.
        confirmations: What was confirmed, in any order.

    Raises:
        InvalidValueError: When it would expire before it was issued, is permanent with an end, was confirmed before it was issued, or
            has a route without a kind.
    """

    id: str = attrs.field(validator=is_id)
    person: str | None = attrs.field(validator=maybe(is_id))
    title: str = attrs.field(validator=is_short_text)
    type: str = attrs.field(default="", validator=may_be_short_text)
    issued_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    expires_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    confirm_by: date | None = attrs.field(default=None, validator=maybe(is_date))
    revoked_on: date | None = attrs.field(default=None, validator=maybe(is_date))
    required_for: tuple[str, ...] = attrs.field(default=(), validator=many(is_id))
    permanent: bool = attrs.field(default=False, validator=is_bool)
    certificate_type: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    route: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    confirmations: tuple[Confirmation, ...] = attrs.field(default=(), validator=many(Confirmation, most=1000))

    def __attrs_post_init__(self) -> None:
        if self.issued_on is not None and self.expires_on is not None and self.expires_on < self.issued_on:
            raise InvalidValueError(Message("certificate {id} expires before it was issued", {"id": self.id}))
        if self.permanent and self.expires_on is not None:
            raise InvalidValueError(Message("certificate {id} is permanent and has an expiry date", {"id": self.id}))
        if self.issued_on is not None and any(one.on < self.issued_on for one in self.confirmations):
            raise InvalidValueError(Message("certificate {id} was confirmed before it was issued", {"id": self.id}))
        if self.route is not None and self.certificate_type is None:
            raise InvalidValueError(Message("certificate {id} has a route and no certificate type", {"id": self.id}))

    @property
    def holder(self) -> "Holder":
        """Whose it is: of a person, or of the firm itself."""
        return "firm" if self.person is None else "person"

    @property
    def sort(self) -> str:
        """What it is a proof of: its type, or its title when it has none."""
        return self.type or self.title

    @property
    def last_day(self) -> date | None:
        """The last day it holds as far as the paper says; a rule or a revocation does not count here (`validity` counts a rule)."""
        return self.validity().last_day

    def validity(self, kind: "CertificateType | None" = None) -> Validity:
        """Until when it holds, and what says so: the paper, else the rule of its kind.

        Args:
            kind: Its kind, which is that of `certificate_type`; `None` looks at the paper alone.

        Raises:
            InvalidValueError: When it is of another kind.
            UnknownNameError: When its kind has no such route.
        """
        return validity_of(self, kind)

    def state(self, on: date, warn_days: int = WARN_DAYS, *, kind: "CertificateType | None" = None) -> CertificateState:
        """Its state on a day.

        Args:
            on: The day.
            warn_days: From how many days before its last day it counts as expiring.
            kind: Its kind; `None` looks at the paper alone.

        Returns:
            `revoked` from the day of revocation, `lapsed` after its last day, `expiring` shortly before, `valid` otherwise;
            `unknown` before it was issued, when no end is known and it is not permanent, and after the term of a mere custom or advice.

        >>> vca = Certificate(id="vca-jan", person="jan", title="VCA", expires_on=date(2027, 3, 1))
        >>> vca.state(date(2026, 11, 23)), vca.state(date(2027, 1, 4)), vca.state(date(2027, 3, 2))
        ('valid', 'expiring', 'lapsed')
        """
        return self.validity(kind).state(on, warn_days)

    def counts(self, on: date, *, kind: "CertificateType | None" = None) -> bool:
        """Whether it may be relied on: not lapsed, not revoked, issued. An unknown end is not held against it, but asked about."""
        return self.validity(kind).counts(on)

    def confirmed(self, on: date, *, by: str = "", evidence: str = "") -> "Certificate":
        """The same certificate with one more confirmation.

        Raises:
            InvalidValueError: When that is before it was issued.
        """
        return attrs.evolve(self, confirmations=(*self.confirmations, Confirmation(on=on, by=by, evidence=evidence)))

    def renewed(
        self,
        id: str,  # noqa: A002 - an id is called id
        *,
        issued_on: date,
        expires_on: date | None = None,
        route: str | None = None,
    ) -> "Certificate":
        """The certificate that follows this one; this one stays as it is, so that the history is kept.

        Args:
            id: Id of the new one.
            issued_on: First day the new one holds.
            expires_on: Its last day as it stands on the paper; `None` leaves that to the rule of its kind.
            route: The way it was renewed; `None` keeps that of this one.
        """
        return Certificate(
            id=id,
            person=self.person,
            title=self.title,
            type=self.sort,
            issued_on=issued_on,
            expires_on=expires_on,
            required_for=self.required_for,
            certificate_type=self.certificate_type,
            route=self.route if route is None else Identifier(route),
        )
