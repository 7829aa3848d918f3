"""Until when a certificate holds, and what says so: the paper, or the rule of its kind."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import attrs

from werkplekleren.errors import InvalidValueError, Message
from werkplekleren.retention.dates import months_after

if TYPE_CHECKING:
    from werkplekleren.retention.certificate_types import CertificateType
    from werkplekleren.retention.certificates import Certificate

CertificateState = Literal["valid", "expiring", "lapsed", "revoked", "unknown"]
"""State of a certificate on a day."""

Basis = Literal["paper", "rule", "none", "unknown"]
"""What says a date: the paper, the rule of its kind; nothing has to say one (no end, no confirmation asked); or it is not known."""

FIRST = date.min + timedelta(days=1)
WARNINGS = (90, 60, 30)
"""How many days before the last day a certificate is warned about, unless others are asked for."""


@attrs.frozen(kw_only=True)
class Validity:
    """Until when a certificate holds.

    Args:
        issued_on: First day it holds; `None` when not known.
        revoked_on: Day on which it was withdrawn.
        expires_on: Its last day, whatever is confirmed; `None` when there is none or it is not known.
        expires_by: What says that: `none` means that it has no end.
        confirm_by: The last day it holds without one more confirmation; `None` when none is asked or it is not known.
        confirm_basis: What says that: `none` means that no confirmation is asked.
        missed: Whether a confirmation came too late to count; the certificate had lapsed by then.
        binding: Whether it lapses when the term of the rule is over; a custom or advice only asks for a decision.
        complete: Whether its end is known well enough to call it valid.
    """

    issued_on: date | None = None
    revoked_on: date | None = None
    expires_on: date | None = None
    expires_by: Basis = "unknown"
    confirm_by: date | None = None
    confirm_basis: Basis = "none"
    missed: bool = False
    binding: bool = True
    complete: bool = False

    @property
    def last_day(self) -> date | None:
        """The last day it holds as far as is known: the earlier of both dates; a revocation does not count here."""
        return min((day for day in (self.expires_on, self.confirm_by) if day is not None), default=None)

    @property
    def first_day_lapsed(self) -> date | None:
        """The first day on which it no longer counts; `None` when that is not known, or past the calendar."""
        said = ((self.expires_on, self.expires_by), (self.confirm_by, self.confirm_basis))
        last = min((day for day, by in said if day is not None and (self.binding or by != "rule")), default=None)
        return None if last is None or last == date.max else last + timedelta(days=1)

    @property
    def last_day_that_counts(self) -> date | None:
        """The last day on which it may be relied on: before it lapses and before it was withdrawn; `None` without an end."""
        firsts = [day for day in (self.first_day_lapsed, self.revoked_on) if day is not None]
        return max(min(firsts), FIRST) - timedelta(days=1) if firsts else None

    def state(self, on: date, warn_days: int = WARNINGS[0]) -> CertificateState:
        """The state on a day; every day has just one.

        Args:
            on: The day.
            warn_days: From how many days before the last day it counts as expiring.
        """
        if self.revoked_on is not None and on >= self.revoked_on:
            return "revoked"
        lapsed = self.first_day_lapsed
        if lapsed is not None and on >= lapsed:
            return "lapsed"
        last = self.last_day
        if self._not_yet(on) or not self.complete or (last is not None and on > last):
            return "unknown"
        return "expiring" if last is not None and last - on <= timedelta(days=warn_days) else "valid"

    def warning(self, on: date, steps: Iterable[int] = WARNINGS) -> int | None:
        """The tightest of a few numbers of days within which its last day falls, while it holds; `None` when none does.

        >>> forklift = Validity(expires_on=date(2027, 3, 1), expires_by="paper", complete=True)
        >>> [forklift.warning(date(2027, *day)) for day in ((1, 4), (2, 15), (3, 2))]
        [60, 30, None]
        """
        last, wide = self.last_day, tuple(steps)
        if last is None or self.state(on, max(wide, default=0)) != "expiring":
            return None
        return min((step for step in wide if (last - on).days <= step), default=None)

    def counts(self, on: date) -> bool:
        """Whether it may be relied on: not lapsed, not revoked, issued. An unknown end is not held against it, but asked about."""
        return self.state(on) not in {"lapsed", "revoked"} and not self._not_yet(on)

    def _not_yet(self, on: date) -> bool:
        return self.issued_on is not None and on < self.issued_on


def validity_of(certificate: "Certificate", kind: "CertificateType | None") -> Validity:
    """Until when a certificate holds by its paper, and by the rule of its kind where the paper is silent.

    A term in months ends on the same day of the month, or on the last day of a shorter month. A confirmation counts when it came while
    the certificate still held: each makes it hold for the months of the rule from that day, never shorter than it did.

    Raises:
        InvalidValueError: When the certificate is of another kind.
        UnknownNameError: When the kind has no such route.
    """
    if kind is not None and certificate.certificate_type != kind.id:
        raise InvalidValueError(
            Message(
                "certificate {id} is of the kind {kind}, not {other}",
                {"id": certificate.id, "kind": certificate.certificate_type or "-", "other": kind.id},
            )
        )
    expires_on, expires_by = _end(certificate, kind)
    confirm_by, confirm_basis, missed = _confirmed_until(certificate, None if kind is None else kind.confirm_months)
    known_by_paper = kind is None and (expires_on is not None or confirm_by is not None)
    return Validity(
        issued_on=certificate.issued_on,
        revoked_on=certificate.revoked_on,
        expires_on=expires_on,
        expires_by=expires_by,
        confirm_by=confirm_by,
        confirm_basis=confirm_basis,
        missed=missed,
        binding=kind is None or kind.binding,
        complete=known_by_paper or "unknown" not in {expires_by, confirm_basis},
    )


def _end(certificate: "Certificate", kind: "CertificateType | None") -> tuple[date | None, Basis]:
    if certificate.permanent:
        return None, "none"
    if certificate.expires_on is not None:
        return certificate.expires_on, "paper"
    if kind is None:
        return None, "unknown"
    rule = kind if certificate.route is None else kind.route(certificate.route)
    if rule.period == "open-ended":
        return None, "none"
    if rule.months is None or certificate.issued_on is None:
        return None, "unknown"
    return months_after(certificate.issued_on, rule.months), "rule"


def _confirmed_until(certificate: "Certificate", months: int | None) -> tuple[date | None, Basis, bool]:
    """Until when it holds by its confirmations, what says so, and whether one came too late."""
    until = certificate.confirm_by
    basis: Basis = "paper"
    if until is None and months is not None and certificate.issued_on is not None:
        until, basis = months_after(certificate.issued_on, months), "rule"
    for day in sorted(one.on for one in certificate.confirmations):
        if until is not None and day > until:
            return until, basis, True
        if months is not None and (until is None or months_after(day, months) > until):
            until, basis = months_after(day, months), "rule"
    if until is None:
        return None, "none" if months is None else "unknown", False
    return until, basis, False
