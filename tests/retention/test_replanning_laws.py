"""Laws of replanning, for every firm, progress and change of the firm."""

from datetime import date, timedelta
from random import Random

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, METHODS, RISK_METHOD, START, catalogue, changed, firms, progress_of
from werkplekleren.retention import KnowledgeMap, Progress, RetentionCatalogue, RetentionPlan, Session
from werkplekleren.retention.codes import CHANGE_REASONS, OPEN_POINTS, PLAN_CHANGES, REMEDIES
from werkplekleren.retention.dates import monday_of

slow = settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])
days = st.integers(0, 500).map(lambda number: START + timedelta(days=number))

RECORDING = catalogue(*(attrs.evolve(one, receiver_hours=(1, 2)) if one.forms != "social" else one for one in METHODS))
"""Methods by which the holder does most of the documenting."""


def proposed(firm: KnowledgeMap) -> RetentionPlan:
    return RetentionPlan.propose(firm, CATALOGUE, start=START, horizon_weeks=60, risk_method=RISK_METHOD)


def replanned(plan: RetentionPlan, progress: Progress, firm: KnowledgeMap, on: date, catalogue: RetentionCatalogue = CATALOGUE) -> RetentionPlan:
    return plan.replanned(progress, firm, catalogue, on=on, horizon_weeks=60, risk_method=RISK_METHOD)


def as_planned(plan: RetentionPlan, on: date) -> Progress:
    """Everything before the running week held as planned."""
    progress = Progress(plan=plan.id)
    for transfer in plan.transfers:
        for step in transfer.steps:
            for session in step.sessions:
                if session.week < monday_of(on):
                    progress = progress.held(
                        transfer.topic, transfer.successor, step.stage, on=session.week, hours=session.hours, holder_hours=session.holder_hours
                    )
    return progress


def sessions_of(plan: RetentionPlan) -> dict[tuple[str, str, str], list[Session]]:
    return {
        (transfer.topic, transfer.successor, step.stage): [attrs.evolve(session, held=False) for session in step.sessions]
        for transfer in plan.transfers
        for step in transfer.steps
    }


@slow
@given(firms())
def test_replanning_on_the_first_day_changes_nothing(firm: KnowledgeMap) -> None:
    plan = proposed(firm)
    assert replanned(plan, Progress(plan=plan.id), firm, START) == plan


@slow
@given(firms(), days)
def test_replanning_changes_nothing_as_long_as_all_goes_as_planned(firm: KnowledgeMap, on: date) -> None:
    plan = proposed(firm)
    again = replanned(plan, as_planned(plan, on), firm, on)
    assert sessions_of(again) == sessions_of(plan)
    assert attrs.evolve(again, transfers=plan.transfers) == plan
    assert all(session.held == (session.week < monday_of(on)) for one in again.transfers for step in one.steps for session in step.sessions)


@slow
@given(st.data(), firms(), days)
def test_whatever_happens_the_new_plan_can_be_carried_out(data: st.DataObject, firm: KnowledgeMap, on: date) -> None:
    plan = proposed(firm)
    progress = data.draw(progress_of(plan))
    now = data.draw(changed(firm))
    again = replanned(plan, progress, now, on)
    assert again.check(progress.until(on).applied_to(now)) == ()
    assert progress.until(on).check(again, now) == ()


@slow
@given(st.data(), firms(), days)
def test_what_was_held_is_in_the_new_plan_in_its_own_week(data: st.DataObject, firm: KnowledgeMap, on: date) -> None:
    plan = proposed(firm)
    progress = data.draw(progress_of(plan)).until(on)
    again = replanned(plan, progress, data.draw(changed(firm)), on)
    held = {
        (transfer.topic, transfer.successor, step.stage, session.week): session.hours
        for transfer in again.transfers
        for step in transfer.steps
        for session in step.sessions
        if session.held
    }
    reported: dict[tuple[str, str, str, date], float] = {}
    for one in progress.sessions:
        key = one.topic, one.successor, one.stage, one.week
        reported[key] = reported.get(key, 0.0) + one.hours
    assert held == reported


@slow
@given(st.data(), firms(), days)
def test_nothing_new_is_planned_in_the_past_or_in_the_running_week(data: st.DataObject, firm: KnowledgeMap, on: date) -> None:
    plan = proposed(firm)
    again = replanned(plan, data.draw(progress_of(plan)), data.draw(changed(firm)), on)
    before = sessions_of(plan)
    for transfer in again.transfers:
        for step in transfer.steps:
            for session in step.sessions:
                if not session.held and session.week < on:
                    assert session.week == monday_of(on)
                    assert session.week in {one.week for one in before[transfer.topic, transfer.successor, step.stage]}


@slow
@given(st.data(), firms(), days)
def test_replanning_a_second_time_on_the_same_day_changes_nothing(data: st.DataObject, firm: KnowledgeMap, on: date) -> None:
    plan = proposed(firm)
    progress, now = data.draw(progress_of(plan)), data.draw(changed(firm))
    again = replanned(plan, progress, now, on)
    assert replanned(again, progress, now, on) == again


@slow
@given(st.data(), firms(), days, st.randoms(use_true_random=False))
def test_the_order_of_firm_and_progress_changes_nothing(data: st.DataObject, firm: KnowledgeMap, on: date, random: Random) -> None:
    plan = proposed(firm)
    progress, now = data.draw(progress_of(plan)), data.draw(changed(firm))
    other = attrs.evolve(
        now,
        people=tuple(random.sample(now.people, len(now.people))),
        topics=tuple(random.sample(now.topics, len(now.topics))),
        mastery=tuple(random.sample(now.mastery, len(now.mastery))),
        certificates=tuple(random.sample(now.certificates, len(now.certificates))),
    )
    shuffled = attrs.evolve(progress, sessions=tuple(random.sample(progress.sessions, len(progress.sessions))))
    assert replanned(plan, shuffled, other, on) == replanned(plan, progress, now, on)


@slow
@given(st.data(), firms(), days)
def test_whatever_differs_is_told_with_codes_that_are_on_the_list(data: st.DataObject, firm: KnowledgeMap, on: date) -> None:
    plan = proposed(firm)
    progress = data.draw(progress_of(plan)).until(on)
    again = replanned(plan, progress, data.draw(changed(firm)), on)
    for change in again.changes:
        assert change.on == on
        assert set(PLAN_CHANGES[change.what.code]) >= set(change.what.values)
        for reason in change.why:
            assert set(CHANGE_REASONS[reason.code]) == set(reason.values)
    for point in again.unsolved:
        assert set(OPEN_POINTS[point.code]) == set(point.values)
        assert all(set(REMEDIES[remedy.code]) == set(remedy.values) for remedy in point.remedies)
    told = {(change.topic, change.successor) for change in again.changes}
    before, after = sessions_of(plan), sessions_of(again)
    reported = {(one.topic, one.successor, one.stage, one.week) for one in progress.sessions}
    for key in {*before, *after}:
        old = [one for one in before.get(key, []) if one.week >= monday_of(on) and (*key, one.week) not in reported]
        new = [one for one in after.get(key, []) if one.week >= monday_of(on) and (*key, one.week) not in reported]
        if old != new:
            assert key[:2] in told


@slow
@given(firms(), days, st.data())
def test_a_transfer_of_other_people_stays_where_it_is(firm: KnowledgeMap, on: date, data: st.DataObject) -> None:
    """One person is away for four weeks: only transfers that lie in these weeks, and what waits for them, move."""
    plan = proposed(firm)
    assume(plan.transfers)
    who = data.draw(st.sampled_from(sorted({one.successor for one in plan.transfers})))
    progress = as_planned(plan, on)
    late = attrs.evolve(progress, setbacks=()).slipped(
        *data.draw(st.sampled_from([(one.topic, one.successor) for one in plan.transfers if one.successor == who])), week=on, on=START
    )
    again = replanned(plan, late, firm, on)
    told = {(change.topic, change.successor) for change in again.changes}
    touched = {(one.topic, one.successor) for one in plan.transfers if {one.holder, one.successor} & {name for pair in told for name in pair}}
    before, after = sessions_of(plan), sessions_of(again)
    assert {key: one for key, one in before.items() if key[:2] not in {*told, *touched}} == {
        key: one for key, one in after.items() if key[:2] not in {*told, *touched}
    }


@slow
@given(st.data(), firms(), days)
def test_with_methods_that_record_what_a_holder_does_a_plan_and_what_becomes_of_it_can_be_carried_out_too(
    data: st.DataObject, firm: KnowledgeMap, on: date
) -> None:
    chained = [attrs.evolve(one, documented="no", prerequisites=before) for one, before in zip(firm.topics, _chain(firm), strict=True)]
    firm = attrs.evolve(firm, topics=tuple(chained))
    plan = RetentionPlan.propose(firm, RECORDING, start=START, horizon_weeks=60, risk_method=RISK_METHOD)
    assert plan.check(firm) == ()
    assert sessions_of(replanned(plan, Progress(plan=plan.id), firm, START, RECORDING)) == sessions_of(plan)
    progress = data.draw(progress_of(plan))
    assert replanned(plan, progress, firm, on, RECORDING).check(progress.until(on).applied_to(firm)) == ()


def _chain(firm: KnowledgeMap) -> list[tuple[str, ...]]:
    """Each topic but the first asks the one before it."""
    return [(), *((one.id,) for one in firm.topics[:-1])][: len(firm.topics)]
