"""Kinds of certificate: who says how long one holds, and how it is renewed; dated facts, never a constant in code."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_date, is_id, is_version, many, maybe, one_of, repeated
from werkplekleren.errors import InvalidValueError, Message, Place, Problem, UnknownNameError

RuleKind = Literal["law", "scheme", "standard", "manufacturer", "employer", "advice", "convention"]
"""Who decides how long it holds: a law, the scheme that issues it, a technical standard, the maker of the machine, the employer; or
nobody, and it is only advised, or the custom of the trade."""

BINDING: frozenset[RuleKind] = frozenset({"law", "scheme", "standard", "manufacturer", "employer"})
"""Rules after whose term something has lapsed; the term of an advice or a custom is a moment for the employer to decide."""

Period = Literal["fixed", "varies", "open-ended", "unknown"]
"""What is known of how long something holds: a number of months; it differs per case; no end; or it was not found."""

Holder = Literal["person", "firm"]
"""Whose certificate it is."""

_may_be_months = maybe(Between(1, 600))


@attrs.frozen(kw_only=True)
class RenewalRoute:
    """One way to renew or revalidate a certificate.

    Args:
        id: Its name for programs (`retest`), by which a certificate says which way it goes; `None` when none can be named.
        what: What has to be done.
        period: What is known of how long it holds after that.
        months: How long it holds after that; given with the period `fixed`, and only then.
        conditions: When this way is open.

    Raises:
        InvalidValueError: When months and period contradict each other.
    """

    id: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    what: Text = attrs.field(validator=is_a(Text))
    period: Period = attrs.field(default="fixed", validator=one_of(get_args(Period)))
    months: int | None = attrs.field(default=None, validator=_may_be_months)
    conditions: tuple[Text, ...] = attrs.field(default=(), validator=many(Text))

    def __attrs_post_init__(self) -> None:
        problems = tuple(_months_problems(self.period, self.months))
        if problems:
            raise InvalidValueError(Message("a way to renew does not hold together"), problems)


@attrs.frozen(kw_only=True)
class CertificateType(Displayed):
    """What is known of one kind of certificate on a certain day; never a promise that a paper holds.

    A certificate of a person has its own dates (`Certificate`); they go before what stands here.

    Args:
        id: Its id; also the name of its file.
        version: `major.minor`.
        title: What it is called.
        purpose: What it is for.
        rule: Who decides how long it holds.
        period: What is known of how long it holds.
        months: How long it holds; given with the period `fixed`, and only then.
        term: The same in words, with what must be known beside the figure.
        confirm_months: Every how many months it must be confirmed so that it does not lapse; `None` when no source asks that.
        confirmed_by: Who confirms; `None` when no source says so.
        duties: What must be done or kept while it holds.
        routes: Ways to renew it, each id once; empty when none is known.
        lead_weeks: How many weeks before its last day to arrange the renewal, where a source or an adviser says so; `None` when nobody
            does.
        register: Where it is registered; `None` when not known.
        holder: Whose certificate it is.
        unverified: What was heard but not confirmed; `None` when all of it stands in the sources.
        checked: The day on which all of this was last checked.
        sources: Where it says so. One or more.

    Raises:
        InvalidValueError: When months and period contradict each other, or two ways to renew have one id.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    purpose: Text = attrs.field(validator=is_a(Text))
    rule: RuleKind = attrs.field(validator=one_of(get_args(RuleKind)))
    period: Period = attrs.field(default="fixed", validator=one_of(get_args(Period)))
    months: int | None = attrs.field(default=None, validator=_may_be_months)
    term: Text = attrs.field(validator=is_a(Text))
    confirm_months: int | None = attrs.field(default=None, validator=_may_be_months)
    confirmed_by: Text | None = attrs.field(default=None, validator=maybe(Text))
    duties: tuple[Text, ...] = attrs.field(default=(), validator=many(Text))
    routes: tuple[RenewalRoute, ...] = attrs.field(default=(), validator=many(RenewalRoute, most=20))
    lead_weeks: int | None = attrs.field(default=None, validator=maybe(Between(0, 104)))
    register: Text | None = attrs.field(default=None, validator=maybe(Text))
    holder: Holder = attrs.field(default="person", validator=one_of(get_args(Holder)))
    unverified: Text | None = attrs.field(default=None, validator=maybe(Text))
    checked: date = attrs.field(validator=is_date)
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))

    def __attrs_post_init__(self) -> None:
        problems = [*_months_problems(self.period, self.months)]
        problems.extend(
            Problem(
                code="duplicate-id",
                what=Message("two ways to renew have the id {id}", {"id": str(name)}),
                place=Place(path="routes"),
                remedy=Message("give one of the two another id"),
            )
            for name in repeated(route.id for route in self.routes if route.id is not None)
        )
        if problems:
            raise InvalidValueError(Message("certificate type {id} does not hold together", {"id": self.id}), problems)

    @property
    def binding(self) -> bool:
        """Whether something lapses when the term of this rule is over; the term of an advice or a custom only asks for a decision."""
        return self.rule in BINDING

    def route(self, name: str) -> RenewalRoute:
        """The way to renew with this id.

        Raises:
            UnknownNameError: When there is none.
        """
        known = {route.id: route for route in self.routes if route.id is not None}
        if name not in known:
            raise UnknownNameError("way to renew", name, known)
        return known[Identifier(name)]


def _months_problems(period: Period, months: int | None) -> Iterator[Problem]:
    if period == "fixed" and months is None:
        yield Problem(
            code="months-missing",
            what=Message("a fixed period needs its number of months"),
            place=Place(path="months"),
            remedy=Message("or say period = 'varies', 'open-ended' or 'unknown'"),
        )
    elif period != "fixed" and months is not None:
        yield Problem(
            code="months-unused",
            what=Message("only a fixed period has a number of months"),
            place=Place(path="months"),
            found=str(months),
            remedy=Message("leave the months out, or say period = 'fixed'"),
        )
