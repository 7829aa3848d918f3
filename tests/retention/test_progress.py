"""Progress is a logbook: lines by day, held against the plan and the firm, with a decision as the only thing that changes a level."""

from datetime import date, timedelta
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, START, firm, person, progress_of, topic
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import HeldSession, Progress, RetentionPlan, Revocation, Verification
from werkplekleren.serialization import from_json, to_json

DAY = date(2027, 1, 6)
FIRM = firm(
    (person("anke", leaves=date(2027, 12, 1)), person("bert"), person("cees")),
    (topic("cnc", required_people=1, documented="yes"), topic("meten", required_people=2)),
    {("anke", "cnc"): 4, ("bert", "cnc"): 1, ("bert", "meten"): 3, ("cees", "meten"): 3},
)
PLAN = RetentionPlan.propose(FIRM, CATALOGUE, start=START)
EMPTY = Progress(plan=PLAN.id)


def codes(progress: Progress, *, on: date | None = None, plan: RetentionPlan = PLAN) -> list[str]:
    return [problem.code for problem in progress.check(plan, FIRM, on=on)]


def test_the_plan_is_what_the_other_tests_take_it_for() -> None:
    assert [(one.topic, one.holder, one.successor) for one in PLAN.transfers] == [("cnc", "anke", "bert")]


def test_every_line_is_one_call_and_the_order_of_calls_makes_no_difference() -> None:
    one = EMPTY.held("cnc", "bert", "together", on=DAY, hours=2).held("cnc", "bert", "together", on=START, hours=1)
    other = EMPTY.held("cnc", "bert", "together", on=START, hours=1).held("cnc", "bert", "together", on=DAY, hours=2)
    assert one == other
    assert [session.on for session in one.sessions] == [START, DAY]
    assert {session.week for session in one.sessions} == {START}


def test_a_full_logbook_has_nothing_wrong_and_survives_storing() -> None:
    full = (
        EMPTY.held("cnc", "bert", "together", on=DAY, hours=2, holder_hours=2, by="anke", note="eerste keer")
        .finished("cnc", "bert", "together", on=DAY, by="anke")
        .verified("cnc", "bert", 3, on=DAY, by="anke", evidence="observation", seen="drie series")
        .done_alone("cnc", "bert", on=DAY, times=3, note="order 12")
        .slipped("cnc", "bert", week=DAY + timedelta(weeks=1), on=DAY)
        .cancelled("cnc", "bert", stage="alone", on=DAY)
        .noted("begonnen", on=DAY, topic="cnc")
        .decided("meten", "hire", on=DAY, by="baas")
    )
    assert codes(full, on=DAY) == []
    assert from_json(to_json(full), Progress) == full


def test_all_problems_are_told_at_once_each_with_its_entry() -> None:
    wrong = (
        attrs.evolve(EMPTY, plan="ander-plan")
        .held("cnc", "cees", "observe", on=DAY, hours=1)
        .held("cnc", "bert", "observe", on=DAY, hours=1, by="bert")
        .finished("cnc", "bert", "document", on=DAY + timedelta(days=9))
        .verified("cnc", "bert", 9, on=DAY, by="bert", evidence="log")
        .verified("lassen", "piet", 3, on=DAY, by="anke", evidence="log")
        .verified("cnc", "cees", 3, on=DAY, by="cees", evidence="log")
        .verified("cnc", "anke", 3, on=DAY, by="cees", evidence="log")
        .done_alone("lasen", "bert", on=DAY)
        .decided("lassen", "huur", on=DAY, by="baas")
        .noted("?", on=DAY, topic="lassen")
    )
    wrong = attrs.evolve(wrong, setbacks=(attrs.evolve(EMPTY.slipped("cnc", "bert", week=DAY, on=DAY).setbacks[0], week=None),))
    found = {(problem.place.path, problem.code) for problem in wrong.check(PLAN, FIRM, on=DAY)}
    assert found == {
        ("plan", "other-plan"),
        ("sessions[0].stage", "unknown-step"),
        ("sessions[0].by", "guides-self"),
        ("sessions[1]", "unknown-transfer"),
        ("steps[0].stage", "unknown-step"),
        ("steps[0].on", "in-the-future"),
        ("verifications[0].by", "assessor-not-able"),
        ("verifications[1].level", "level-outside-scale"),
        ("verifications[1].by", "own-assessor"),
        ("verifications[2].by", "own-assessor"),
        ("verifications[3].person", "unknown-person"),
        ("verifications[3].topic", "unknown-topic"),
        ("solo[0].topic", "unknown-topic"),
        ("setbacks[0].week", "week-missing"),
        ("decisions[0].topic", "unknown-topic"),
        ("decisions[0].choice", "unknown-choice"),
        ("notes[0].topic", "unknown-topic"),
    }


def test_a_session_that_was_entered_twice_is_a_problem_and_two_days_in_a_week_are_not() -> None:
    twice = EMPTY.held("cnc", "bert", "together", on=DAY, hours=1).held("cnc", "bert", "together", on=DAY, hours=2)
    assert codes(twice) == ["session-twice"]
    assert codes(EMPTY.held("cnc", "bert", "together", on=DAY, hours=1).held("cnc", "bert", "together", on=START, hours=1)) == []


def test_a_plan_with_one_transfer_twice_cannot_have_progress() -> None:
    assert codes(EMPTY, plan=attrs.evolve(PLAN, transfers=PLAN.transfers * 2)) == ["transfer-twice"]


def test_whoever_became_able_by_a_decision_may_decide_after_it() -> None:
    first = EMPTY.verified("cnc", "bert", 3, on=DAY, by="anke", evidence="product")
    assert codes(first.verified("cnc", "cees", 3, on=DAY + timedelta(days=1), by="bert", evidence="product")) == []
    assert codes(first.verified("cnc", "cees", 3, on=DAY, by="bert", evidence="product")) == ["assessor-not-able"]


def test_whose_level_was_revoked_decides_about_nobody_until_judged_again() -> None:
    taken = attrs.evolve(FIRM, revocations=(Revocation(person="anke", topic="cnc", revoked_on=DAY, by="Directie"),))

    def told(progress: Progress) -> list[str]:
        return [problem.code for problem in progress.check(PLAN, taken)]

    assert told(EMPTY.verified("cnc", "bert", 3, on=DAY - timedelta(days=1), by="anke", evidence="product")) == []
    assert told(EMPTY.verified("cnc", "bert", 3, on=DAY, by="anke", evidence="product")) == ["assessor-not-able"]
    early, late = (EMPTY.verified("cnc", "anke", 4, on=DAY + timedelta(days=days), by="Bureau", evidence="product") for days in (-1, 1))
    assert told(early.verified("cnc", "bert", 3, on=DAY + timedelta(days=2), by="anke", evidence="product")) == ["assessor-not-able"]
    assert told(late.verified("cnc", "bert", 3, on=DAY + timedelta(days=2), by="anke", evidence="product")) == []


def test_an_assessor_from_outside_is_named_and_not_looked_up() -> None:
    assert codes(EMPTY.verified("cnc", "bert", 3, on=DAY, by="J. de Boer (examenbureau)", evidence="questions")) == []


def test_only_a_decision_changes_a_level() -> None:
    hours = EMPTY.held("cnc", "bert", "together", on=DAY, hours=100).finished("cnc", "bert", "together", on=DAY).done_alone("cnc", "bert", on=DAY)
    assert hours.applied_to(FIRM) is FIRM
    decided = hours.verified("cnc", "bert", 3, on=DAY, by="anke", evidence="log", seen="12 orders")
    after = decided.applied_to(FIRM)
    assert after.level("bert", "cnc") == 3
    cell = next(cell for cell in after.mastery if (cell.person, cell.topic) == ("bert", "cnc"))
    assert (cell.assessed_on, cell.assessor, cell.evidence) == (DAY, "anke", "12 orders")
    assert decided.applied_to(FIRM, on=START) is FIRM


def test_the_last_decision_counts_and_a_newer_judgement_on_the_map_stays() -> None:
    later = DAY + timedelta(days=30)
    two = EMPTY.verified("cnc", "bert", 3, on=later, by="anke", evidence="log").verified("cnc", "bert", 2, on=DAY, by="anke", evidence="log")
    assert (two.verified_level("cnc", "bert"), two.until(DAY).verified_level("cnc", "bert"), two.verified_level("cnc", "cees")) == (3, 2, None)
    judged = attrs.evolve(FIRM, mastery=tuple(attrs.evolve(cell, assessed_on=later + timedelta(days=1)) for cell in FIRM.mastery))
    assert two.applied_to(judged) is judged


def test_a_decision_about_who_or_what_is_not_on_the_map_changes_nothing() -> None:
    strange = EMPTY.verified("lassen", "bert", 3, on=DAY, by="anke", evidence="log").verified("cnc", "piet", 3, on=DAY, by="anke", evidence="log")
    assert strange.verified("cnc", "bert", 20, on=DAY, by="anke", evidence="log").applied_to(FIRM) is FIRM


def test_what_is_no_tuple_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="must be a tuple"):
        Progress(plan="x", sessions=cast("tuple[HeldSession, ...]", 5))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_the_order_of_the_lines_never_matters(data: st.DataObject) -> None:
    progress = data.draw(progress_of(PLAN))
    fields = [field.name for field in attrs.fields(Progress) if field.name != "plan"]
    parts: dict[str, Any] = {name: tuple(data.draw(st.permutations(getattr(progress, name)))) for name in fields}
    shuffled = attrs.evolve(progress, **parts)
    assert shuffled == progress
    assert to_json(shuffled) == to_json(progress)
    assert from_json(to_json(progress), Progress) == progress
    assert codes(progress) == codes(shuffled)


@settings(max_examples=50, deadline=None)
@given(st.data(), st.integers(0, 600))
def test_what_was_known_on_a_day_is_part_of_what_is_known_later(data: st.DataObject, days: int) -> None:
    progress = data.draw(progress_of(PLAN))
    day = START + timedelta(days=days)
    earlier = progress.until(day)
    assert set(earlier.sessions) == {one for one in progress.sessions if one.on <= day}
    assert earlier.until(day) == earlier
    assert earlier.applied_to(FIRM) == progress.applied_to(FIRM, on=day)
    assert all(isinstance(one, Verification) for one in earlier.verifications)
