"""The expiry calendar holds everything with a date in a period, once, with the day to arrange it; what is late or unknown stands apart."""

from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.certificates import CUSTOM, KINDS, SAFETY, WELDING, day, kept_maps
from strategies.retention import firm, person, topic
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import CalendarItem, Certificate, Confirmation, ExpiryCalendar, KnowledgeMap, Mastery

START = date(2027, 1, 1)
END = date(2027, 12, 31)
quick = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

Line = tuple[str, date | None, str]


def of(*certificates: Certificate, used: date | None = None, leaves: date | None = None, task: str | None = "accuracy") -> KnowledgeMap:
    people = (person("anke", leaves=leaves),)
    cells = () if used is None and task is not None else (Mastery(person="anke", topic="weld", level=3, last_used_on=used),)
    return attrs.evolve(firm(people, (topic("weld", task_type=task),)), mastery=cells, certificates=certificates, certificate_types=KINDS)


def proof(name: str = "proof", **fields: Any) -> Certificate:  # noqa: ANN401 - any field
    given: dict[str, Any] = {"person": "anke", "title": "Proof"} | fields
    return Certificate(id=name, **given)


def lines(items: tuple[CalendarItem, ...]) -> list[Line]:
    return [(item.act + ("?" if item.provisional else ""), item.day, item.basis) for item in items]


def year(map_: KnowledgeMap) -> ExpiryCalendar:
    return map_.expiry_calendar(START, END)


def test_a_weld_is_confirmed_every_half_year_until_it_expires() -> None:
    tig = proof(certificate_type=WELDING.id, route="welds-tested", issued_on=date(2025, 10, 1), confirmations=(Confirmation(on=date(2026, 10, 1)),))
    dated = attrs.evolve(tig, confirmations=(Confirmation(on=date(2026, 3, 20)), Confirmation(on=date(2026, 9, 10))))
    assert lines(year(of(dated)).items) == [
        ("confirm", date(2027, 3, 10), "rule"),
        ("confirm?", date(2027, 9, 10), "rule"),
        ("renew", date(2027, 10, 1), "rule"),
    ]
    assert lines(year(of(tig)).late) == [("requalify", date(2026, 4, 1), "rule")]


def test_what_the_paper_says_is_named_as_the_paper() -> None:
    tig = proof(certificate_type=WELDING.id, expires_on=date(2027, 11, 1), confirm_by=date(2027, 2, 1))
    assert lines(year(of(tig)).items) == [
        ("confirm", date(2027, 2, 1), "paper"),
        ("confirm?", date(2027, 8, 1), "rule"),
        ("renew", date(2027, 11, 1), "paper"),
    ]


def test_each_thing_has_a_day_to_arrange_it() -> None:
    found = year(of(proof(certificate_type=SAFETY.id, expires_on=date(2027, 6, 1)), proof("other", title="Other", expires_on=date(2027, 6, 1)))).items
    assert [(item.subject, item.book_by) for item in found] == [("other", date(2027, 4, 6)), ("proof", date(2027, 1, 12))]
    refresher = year(of(used=date(2026, 12, 1))).items[0]
    assert (refresher.day, refresher.book_by, refresher.form) == (date(2027, 6, 16), date(2027, 6, 2), "practice")
    early = ExpiryCalendar.of(of(proof(expires_on=date(2027, 6, 1))), start=START, end=END, lead_weeks=1).items[0]
    assert early.book_by == date(2027, 5, 25)


def test_refreshers_come_back_and_stop_where_the_certificate_brings_them_round() -> None:
    assert lines(year(of(used=date(2026, 7, 1))).items) == [("refresh", date(2027, 1, 14), "fading"), ("refresh?", date(2027, 7, 30), "fading")]
    both = year(of(proof(expires_on=date(2027, 7, 1), required_for=("weld",)), used=date(2026, 7, 1)))
    assert lines(both.items) == [("refresh", date(2027, 1, 14), "fading"), ("renew", date(2027, 7, 1), "paper")]


def test_what_is_late_stands_apart_and_comes_first_in_what_to_book() -> None:
    found = year(of(proof(expires_on=date(2026, 10, 1)), proof("b", title="B", expires_on=date(2027, 2, 1)), used=date(2026, 1, 1)))
    assert lines(found.late) == [("refresh", date(2026, 7, 17), "fading"), ("renew", date(2026, 10, 1), "paper")]
    assert lines(found.items) == [("renew", date(2027, 2, 1), "paper"), ("refresh?", date(2027, 7, 17), "fading")]
    assert [item.act for item in found.to_book] == ["refresh", "renew", "renew"]


def test_withdrawn_and_customary_certificates_are_late_in_their_own_way() -> None:
    found = year(
        of(
            proof("a", title="A", expires_on=date(2029, 1, 1), revoked_on=date(2026, 12, 1)),
            proof("b", title="B", certificate_type=CUSTOM.id, issued_on=date(2023, 11, 1)),
        )
    )
    assert lines(found.late) == [("decide", date(2026, 11, 1), "rule"), ("requalify", date(2026, 12, 1), "paper")]


def test_what_is_not_known_has_no_day_and_says_what_lacks() -> None:
    found = year(of(proof("a", title="A"), proof("b", title="B", certificate_type=WELDING.id, expires_on=date(2028, 1, 1)), task=None))
    assert [(item.act, item.subject, item.lacks) for item in found.undated] == [
        ("ask", "a", ("end",)),
        ("ask", "b", ("confirmation",)),
        ("refresh", "weld", ("last-use", "task-type")),
    ]
    assert all(item.day is None and item.book_by is None and item.basis == "unknown" for item in found.undated)


def test_a_renewed_certificate_is_not_in_the_calendar() -> None:
    old = proof(expires_on=date(2027, 2, 1))
    assert [item.subject for item in year(of(old, old.renewed("next", issued_on=date(2026, 12, 1), expires_on=date(2027, 12, 1)))).items] == ["next"]


def test_what_comes_after_somebody_has_left_stays_out() -> None:
    assert year(of(proof(expires_on=date(2027, 6, 1)), leaves=date(2027, 6, 1))).items == ()
    assert len(year(of(proof(expires_on=date(2027, 5, 31)), leaves=date(2027, 6, 1))).items) == 1


def test_it_is_read_by_month_and_by_person() -> None:
    found = year(
        of(
            proof(expires_on=date(2027, 6, 30)),
            proof("late", title="Late", expires_on=date(2026, 6, 1)),
            proof("ask", title="Ask"),
            used=date(2026, 12, 1),
        )
    )
    assert {month: [item.act for item in items] for month, items in found.by_month.items()} == {
        date(2027, 6, 1): ["refresh", "renew"],
        date(2027, 12, 1): ["refresh"],
    }
    assert {who: [item.act for item in items] for who, items in found.by_person.items()} == {"anke": ["renew", "refresh", "renew", "refresh", "ask"]}


def test_the_kinds_and_the_model_that_were_used_go_along() -> None:
    found = year(of(proof(certificate_type=SAFETY.id, issued_on=date(2020, 1, 1))))
    assert found.certificate_types == ()
    found = year(of(proof(certificate_type=SAFETY.id, expires_on=date(2027, 2, 1))))
    assert (found.certificate_types, found.decay_model.id, found.target) == ((SAFETY,), "skill-decay", 0.5)


def test_a_period_runs_forward_and_weeks_ahead_are_whole() -> None:
    with pytest.raises(InvalidValueError, match="before it starts"):
        of().expiry_calendar(END, START)
    for weeks in (-1, 105, 1.5):
        with pytest.raises(InvalidValueError, match="a whole number from 0 to 104"):
            ExpiryCalendar.of(of(), start=START, end=END, lead_weeks=weeks)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - the point


def test_it_stops_at_the_end_of_the_calendar() -> None:
    far = date.max - timedelta(days=400)
    found = of(proof(certificate_type=WELDING.id, route="same-maker", issued_on=far), used=far).expiry_calendar(far, date.max)
    assert {item.day for item in found.items if item.day is not None and item.act == "confirm"} >= {date.max}
    assert ExpiryCalendar.of(of(proof(expires_on=date.min)), start=date.min, end=date.max).items[0].book_by == date.min


@quick
@given(kept_maps(), day(-300, 600), st.integers(0, 400), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(map_: KnowledgeMap, start: date, days: int, random: Random) -> None:
    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(things, len(things)))

    other = attrs.evolve(
        map_,
        people=mixed(map_.people),
        topics=mixed(map_.topics),
        mastery=mixed(map_.mastery),
        certificates=mixed(map_.certificates),
        certificate_types=mixed(map_.certificate_types),
    )
    end = start + timedelta(days=days)
    assert other.expiry_calendar(start, end) == map_.expiry_calendar(start, end)


@quick
@given(kept_maps(), day(-300, 600), st.integers(0, 400), st.integers(0, 400))
def test_a_longer_period_only_adds(map_: KnowledgeMap, start: date, days: int, more: int) -> None:
    end = start + timedelta(days=days)
    short, long = map_.expiry_calendar(start, end), map_.expiry_calendar(start, end + timedelta(days=more))
    assert short.items == tuple(item for item in long.items if item.day is not None and item.day <= end)
    assert (short.late, short.undated) == (long.late, long.undated)


@quick
@given(kept_maps(), day(-300, 600), st.integers(0, 400))
def test_nothing_stands_in_it_twice_and_what_asks_for_attention_is_in_it(map_: KnowledgeMap, start: date, days: int) -> None:
    found = map_.expiry_calendar(start, start + timedelta(days=max(days, 91)))
    everything = (*found.late, *found.items, *found.undated)
    assert len({(item.act, item.subject, item.person, item.day) for item in everything}) == len(everything)
    assert sum(map(len, found.by_month.values())) == len(found.items)
    assert sum(map(len, found.by_person.values())) + len(found.of_firm) == len(everything)
    assert {entry.certificate.id for entry in map_.certificate_register(start).attention} <= {item.subject for item in everything}


@quick
@given(kept_maps(), day(-300, 600))
def test_it_is_read_as_it_was_written(map_: KnowledgeMap, start: date) -> None:
    found = map_.expiry_calendar(start, start + timedelta(days=365))
    assert ExpiryCalendar.from_json(found.to_json()) == found
