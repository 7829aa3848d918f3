"""How a plan stands on a day, what threatens it, what to do, and when it is closed."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, RISK_METHOD, START, changed, firm, firms, person, progress_of, topic
from werkplekleren.retention import Absence, KnowledgeMap, Leaving, PlanStatus, Progress, Reason, RetentionPlan, TransferStatus, Watch
from werkplekleren.retention.codes import MISSING, STATUS_WARNINGS, TO_DO

WEEK = timedelta(weeks=1)
PEOPLE = (person("anke", leaves=date(2027, 12, 1), teaching=4), person("bert"), person("cees", teaching=2))
FIRM = firm(
    PEOPLE,
    (topic("cnc", required_people=1, documented="no", hours_to_independent=16),),
    {("anke", "cnc"): 4, ("bert", "cnc"): 1, ("cees", "cnc"): 0},
)
PLAN = RetentionPlan.propose(FIRM, CATALOGUE, start=START, risk_method=RISK_METHOD)
CNC = PLAN.transfers[0]
EMPTY = Progress(plan=PLAN.id)
END = max(CNC.open_weeks) + WEEK


def held(until: date, plan: RetentionPlan = PLAN) -> Progress:
    progress = Progress(plan=plan.id)
    for one in plan.transfers:
        for step in one.steps:
            for session in step.sessions:
                if session.week < until:
                    progress = progress.held(one.topic, one.successor, step.stage, on=session.week, hours=session.hours)
    return progress


def status(progress: Progress, on: date, *, plan: RetentionPlan = PLAN, here: KnowledgeMap = FIRM, watch: Watch | None = None) -> TransferStatus:
    return plan.status(progress, here, on=on, watch=watch).transfers[0]


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


def test_the_plan_is_what_these_cases_take_it_for() -> None:
    assert (CNC.holder, CNC.successor, [step.stage for step in CNC.steps]) == ("anke", "bert", ["document", "together", "watched", "alone"])


def test_before_anything_was_planned_nothing_has_started() -> None:
    one = status(EMPTY, START)
    assert (one.state, one.share, one.warnings) == ("not-started", 0.0, ())
    assert one.to_do[0].values == {"stage": "document", "hours": 2, "week": "2027-01-04"}
    assert codes(one.missing) == ["hours-left", "verification", "document", "alone-in-practice"]


def test_hours_in_which_the_holder_records_alone_are_no_hours_of_nobody() -> None:
    document, *others = CNC.steps
    lonely = attrs.evolve(document, sessions=tuple(attrs.evolve(one, hours=0, holder_hours=3) for one in document.sessions[:1]))
    plan = attrs.evolve(PLAN, transfers=(attrs.evolve(CNC, steps=(lonely, *others)),))
    assert status(EMPTY, START, plan=plan).to_do[0].values == {"stage": "document", "hours": 3, "week": "2027-01-04"}


def test_what_was_held_counts_in_hours() -> None:
    on = START + 2 * WEEK
    one = status(held(on), on)
    assert one.state == "on-track"
    assert (one.held, one.left) == (4.0, CNC.successor_hours - 4.0)
    assert one.share == pytest.approx(4 / CNC.successor_hours)
    assert [step.state for step in one.steps][:2] == ["on-track", "not-started"] or one.steps[0].state == "done"
    assert one.last_held == START + WEEK


def test_a_week_that_was_missed_makes_it_late() -> None:
    one = status(held(START + WEEK), START + 2 * WEEK)
    assert one.state == "late"
    assert "catch-up" in codes(one.to_do)
    assert one.warnings == ()


def test_silence_is_told_with_how_long_it_lasts() -> None:
    one = status(held(START + WEEK), START + 5 * WEEK)
    assert one.warnings[-1].values == {"weeks": 4, "sessions": 6}
    assert codes(status(EMPTY, START + 5 * WEEK).warnings) == ["nothing-happened"]
    assert codes(status(held(START + WEEK), START + 5 * WEEK, watch=Watch(quiet_weeks=5)).warnings) == []


def test_a_deadline_that_is_threatened_is_told_with_the_hours_and_the_weeks() -> None:
    on = START + 2 * WEEK
    left = status(held(on), on).left
    tight = attrs.evolve(PLAN, transfers=(attrs.evolve(CNC, deadline=on + 3 * WEEK),))
    assert status(held(on), on, plan=tight).warnings[0].values == {
        "hours": int(left),
        "weeks": 3,
        "possible": 6,
        "until": (on + 3 * WEEK).isoformat(),
    }


def test_what_ends_after_the_deadline_and_could_be_earlier_is_told_too() -> None:
    last = max(CNC.open_weeks)
    soon = firm((person("anke", leaves=last + 4 * WEEK), person("bert", learning=8)), FIRM.topics, {("anke", "cnc"): 4, ("bert", "cnc"): 1})
    assert codes(status(EMPTY, START, here=soon).warnings) == ["ends-too-late"]


def test_who_is_away_or_gone_is_told() -> None:
    away = attrs.evolve(FIRM, people=(PEOPLE[0], attrs.evolve(PEOPLE[1], absences=(Absence(first=START + WEEK, last=START + WEEK),)), PEOPLE[2]))
    assert status(EMPTY, START, here=away).warnings[0].values == {"person": "bert", "week": "2027-01-11", "weeks": 1}
    both = attrs.evolve(FIRM, people=(attrs.evolve(PEOPLE[0], absences=(Absence(first=START + WEEK, last=START + WEEK),)), *PEOPLE[1:]))
    assert codes(status(EMPTY, START, here=both).warnings) == ["away-in-week"]
    assert codes(status(EMPTY, START, here=FIRM.without(["bert"])).warnings) == ["person-gone"]
    left = attrs.evolve(FIRM, people=(attrs.evolve(PEOPLE[0], leaving=Leaving(status="known", date=START)), *PEOPLE[1:]))
    assert codes(status(EMPTY, START, here=left).warnings) == ["person-gone"]


def test_when_all_hours_are_held_somebody_must_decide() -> None:
    one = status(held(END), END)
    assert (one.state, one.share, one.documented) == ("done", 1.0, True)
    assert {step.share for step in one.steps} == {1.0}
    assert codes(one.to_do) == ["let-verify"]
    assert one.warnings == ()
    late = status(held(END), END + 4 * WEEK)
    assert late.warnings[0].values == {"person": "bert", "weeks": 4}
    assert codes(late.missing) == ["verification", "alone-in-practice"]


def test_a_decision_that_it_is_not_there_yet_is_told() -> None:
    one = status(held(END).verified("cnc", "bert", 2, on=END, by="anke", evidence="observation"), END)
    assert one.state == "done"
    assert one.warnings[0].values == {"person": "bert", "level": 2, "wanted": 3}


def test_documented_is_not_yet_integrated_and_verified_is_neither() -> None:
    verified = held(END).verified("cnc", "bert", 3, on=END, by="anke", evidence="log", seen="12 orders")
    one = status(verified, END)
    assert (one.state, one.documented, one.integrated, one.closed) == ("verified", True, False, False)
    assert codes(one.to_do) == ["log-alone"]
    assert codes(status(verified, END + 13 * WEEK).warnings) == ["not-in-practice"]
    alone = verified.done_alone("cnc", "bert", on=END, times=3)
    assert status(alone, END).closed
    plan = PLAN.status(alone, FIRM, on=END)
    assert (plan.documented, plan.integrated, plan.closed, plan.share) == (1, 1, True, 1.0)
    assert plan.counts["verified"] == 1


def test_what_was_given_up_is_closed_by_a_decision_or_by_somebody_else_who_learned_it() -> None:
    stopped = EMPTY.cancelled("cnc", "bert", on=START)
    one = status(stopped, START)
    assert (one.state, codes(one.missing), codes(one.to_do)) == ("stopped", ["decision"], ["decide"])
    assert PLAN.status(stopped.decided("cnc", "hire", on=START, by="baas"), FIRM, on=START).closed
    again = PLAN.replanned(held(START + WEEK).cancelled("cnc", "bert", on=START), FIRM, CATALOGUE, on=START + WEEK, risk_method=RISK_METHOD)
    assert [one.successor for one in again.transfers] == ["bert", "cees"] or {one.successor for one in again.transfers} == {"bert", "cees"}
    learned = held(START + WEEK).verified("cnc", "cees", 3, on=START, by="anke", evidence="log")
    found = again.status(learned, FIRM, on=START + WEEK).of("cnc", "bert")
    assert found is not None
    assert (found.state, found.missing) == ("stopped", ())


def test_open_points_wait_for_a_decision() -> None:
    here = firm((person("anke", leaves=date(2027, 2, 1)), person("bert")), (topic("cnc", required_people=1),), {("anke", "cnc"): 3})
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)
    assert plan.unsolved
    found = plan.status(EMPTY, here, on=START)
    assert (found.undecided, codes(found.warnings), found.closed) == (("cnc",), ["undecided"], False)
    assert plan.status(EMPTY.decided("cnc", "accept", on=START, by="baas"), here, on=START).undecided == ()


def test_a_prerequisite_that_is_late_is_told() -> None:
    chain = (
        topic("basis", required_people=1, documented="yes", criticality=4, hours_to_independent=8),
        topic("cnc", required_people=1, documented="yes", criticality=5, hours_to_independent=8, prerequisites=("basis",)),
    )
    here = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), chain, {("anke", "cnc"): 4, ("anke", "basis"): 4})
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)
    one = plan.status(EMPTY, here, on=START + WEEK).of("cnc", "bert")
    assert one is not None
    assert "prerequisite-late" in codes(one.warnings)


def test_an_empty_plan_is_closed_and_has_no_share() -> None:
    empty = RetentionPlan(start=START)
    found = empty.status(Progress(plan=empty.id), FIRM, on=START)
    assert (found.share, found.closed, found.of("cnc", "bert")) == (None, True, None)


def test_a_step_without_sessions_is_late_when_its_weeks_are_over() -> None:
    loose = attrs.evolve(PLAN, transfers=(attrs.evolve(CNC, steps=tuple(attrs.evolve(step, sessions=()) for step in CNC.steps)),))
    assert status(EMPTY, START, plan=loose).state == "not-started"
    assert status(EMPTY, END, plan=loose).state == "late"


thorough = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
)


@thorough
@given(st.data(), firms(), st.integers(0, 500))
def test_shares_lie_between_none_and_all_and_codes_are_on_the_list(data: st.DataObject, here: KnowledgeMap, days: int) -> None:
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, horizon_weeks=60, risk_method=RISK_METHOD)
    progress = data.draw(progress_of(plan))
    found = plan.status(progress, data.draw(changed(here)), on=START + timedelta(days=days))
    assert sum(found.counts.values()) == len(plan.transfers)
    assert found.share is None or 0 <= found.share <= 1
    for one in found.transfers:
        assert 0 <= one.share <= 1
        assert all(0 <= step.share <= 1 for step in one.steps)
        assert one.closed == (not one.missing)
        for known, reasons in ((STATUS_WARNINGS, one.warnings), (MISSING, one.missing), (TO_DO, one.to_do)):
            assert all(set(known[reason.code]) == set(reason.values) for reason in reasons)
    assert found.integrated <= len({one.topic for one in plan.transfers})


@thorough
@given(st.data(), firms(), st.integers(0, 400), st.integers(0, 100))
def test_what_was_held_never_shrinks_with_time(data: st.DataObject, here: KnowledgeMap, days: int, more: int) -> None:
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, horizon_weeks=60, risk_method=RISK_METHOD)
    progress = data.draw(progress_of(plan))
    first: PlanStatus = plan.status(progress, here, on=START + timedelta(days=days))
    second: PlanStatus = plan.status(progress, here, on=START + timedelta(days=days + more))
    assert all(one.held <= two.held for one, two in zip(first.transfers, second.transfers, strict=True))


def test_a_step_that_has_nothing_to_do_counts_as_none_of_the_work() -> None:
    empty = attrs.evolve(CNC.steps[0], sessions=(), successor_hours=0, holder_hours=1)
    plan = attrs.evolve(PLAN, transfers=(attrs.evolve(CNC, steps=(empty,)),))
    assert status(EMPTY, START, plan=plan).steps[0].share == 0.0
    assert status(EMPTY, START, plan=plan).share == 0.0
