"""Kinds of certificate say who decides and how long; what is not known is not a number."""

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.instruments import identifiers, sources, texts, versions
from strategies.retention import SOURCES, VERSION
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import CertificateType, Period, RenewalRoute
from werkplekleren.retention.certificate_types import Holder, RuleKind
from werkplekleren.serialization import structure, unstructure

WORDS = Text.of(nl="Tekst")
OTHER_PERIODS = [period for period in get_args(Period) if period != "fixed"]

months = st.integers(1, 600)
routes = st.builds(RenewalRoute, id=st.none(), what=texts, months=months) | st.builds(
    RenewalRoute, what=texts, period=st.sampled_from(OTHER_PERIODS), conditions=st.lists(texts, max_size=2).map(tuple)
)
certificate_types = st.builds(
    CertificateType,
    id=identifiers,
    version=versions,
    title=texts,
    purpose=texts,
    rule=st.sampled_from(get_args(RuleKind)),
    months=months,
    term=texts,
    confirm_months=st.none() | months,
    confirmed_by=st.none() | texts,
    lead_weeks=st.none() | st.integers(0, 104),
    duties=st.lists(texts, max_size=2).map(tuple),
    routes=st.lists(routes, max_size=3).map(tuple),
    register=st.none() | texts,
    holder=st.sampled_from(get_args(Holder)),
    unverified=st.none() | texts,
    checked=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    sources=sources,
)


def certificate_type(**changes: Any) -> CertificateType:  # noqa: ANN401 - any field, also with a wrong value
    fields: dict[str, Any] = {
        "id": Identifier("pasje"),
        "version": VERSION,
        "title": WORDS,
        "purpose": WORDS,
        "rule": "scheme",
        "term": WORDS,
        "checked": date(2026, 11, 23),
        "sources": SOURCES,
    }
    return CertificateType(**(fields | changes))


def problem_of(error: InvalidValueError) -> tuple[str, str | None]:
    (problem,) = error.problems
    return problem.code, problem.place.path


def test_a_fixed_period_has_months() -> None:
    assert certificate_type(months=24).months == 24
    with pytest.raises(InvalidValueError) as caught:
        certificate_type()
    assert problem_of(caught.value) == ("months-missing", "months")


@pytest.mark.parametrize("period", OTHER_PERIODS)
def test_what_is_not_fixed_or_not_known_has_no_months(period: str) -> None:
    assert certificate_type(period=period).months is None
    with pytest.raises(InvalidValueError) as caught:
        certificate_type(period=period, months=36)
    assert problem_of(caught.value) == ("months-unused", "months")


def test_a_way_to_renew_follows_the_same_rule() -> None:
    assert RenewalRoute(what=WORDS, period="open-ended").months is None
    with pytest.raises(InvalidValueError) as caught:
        RenewalRoute(what=WORDS)
    assert problem_of(caught.value) == ("months-missing", "months")
    with pytest.raises(InvalidValueError) as caught:
        RenewalRoute(what=WORDS, period="varies", months=12)
    assert problem_of(caught.value) == ("months-unused", "months")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"rule": "rumour"}, "CertificateType.rule must be one of law, scheme, standard, manufacturer, employer, advice, convention"),
        ({"months": 0}, "CertificateType.months must be a whole number from 1 to 600"),
        ({"months": 24, "confirm_months": 0}, "CertificateType.confirm_months must be a whole number from 1"),
        ({"months": 24, "holder": "town"}, "CertificateType.holder must be one of person, firm"),
        ({"months": 24, "sources": ()}, "CertificateType.sources must have 1 to"),
    ],
)
def test_a_field_that_breaks_its_rule_is_named(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        certificate_type(**changes)
    assert said in str(caught.value)


@settings(deadline=None)
@given(certificate_types)
def test_a_kind_of_certificate_is_read_as_it_was_written(kind: CertificateType) -> None:
    assert structure(unstructure(kind), CertificateType) == kind


def test_two_ways_to_renew_do_not_share_an_id() -> None:
    retest = RenewalRoute(id=Identifier("retest"), what=WORDS, months=36)
    with pytest.raises(InvalidValueError) as caught:
        certificate_type(months=24, routes=(retest, RenewalRoute(what=WORDS, months=6), RenewalRoute(what=WORDS, months=3), retest))
    assert problem_of(caught.value) == ("duplicate-id", "routes")


def test_a_way_to_renew_is_found_by_its_id() -> None:
    kind = certificate_type(months=24, routes=(RenewalRoute(id=Identifier("retest"), what=WORDS, months=36),))
    assert kind.route("retest") is kind.routes[0]
    with pytest.raises(UnknownNameError, match="there is no way to renew 'retset'; did you mean 'retest'"):
        kind.route("retset")


@pytest.mark.parametrize(("rule", "binding"), [("law", True), ("employer", True), ("manufacturer", True), ("advice", False), ("convention", False)])
def test_an_advice_or_a_custom_does_not_bind(rule: str, binding: bool) -> None:  # noqa: FBT001 - a column of the table
    assert binding is certificate_type(months=24, rule=rule).binding
