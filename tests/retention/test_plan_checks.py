"""A plan that was changed by hand is checked again."""

from datetime import date, timedelta

import attrs
import pytest

from strategies.retention import CATALOGUE, START, firm, person, topic
from werkplekleren.retention import Absence, KnowledgeMap, PlanStep, RetentionPlan, Session, Transfer

WEEK = timedelta(weeks=1)
FIRM = firm(
    (person("anke", leaves=date(2027, 12, 1)), person("bert"), person("cees", leaves=date(2028, 3, 1))),
    (topic("cnc", required_people=1, documented="yes", prerequisites=("meten",)), topic("meten", required_people=1)),
    {("anke", "cnc"): 4, ("bert", "cnc"): 2, ("anke", "meten"): 3, ("bert", "meten"): 3, ("cees", "meten"): 3},
)
PLAN = RetentionPlan.propose(FIRM, CATALOGUE, start=START)
CNC = PLAN.transfers[0]


def codes(transfer: Transfer, here: KnowledgeMap = FIRM) -> list[str]:
    return [problem.code for problem in attrs.evolve(PLAN, transfers=(transfer,), choices=(), options=()).check(here)]


def with_step(place: int, step: PlanStep) -> Transfer:
    return attrs.evolve(CNC, steps=(*CNC.steps[:place], step, *CNC.steps[place + 1 :]))


def shifted(transfer: Transfer, by: timedelta) -> Transfer:
    return attrs.evolve(
        transfer,
        steps=tuple(
            attrs.evolve(
                step,
                first_week=step.first_week + by,
                last_week=step.last_week + by,
                sessions=tuple(attrs.evolve(session, week=session.week + by) for session in step.sessions),
            )
            for step in transfer.steps
        ),
    )


def test_the_proposal_itself_has_no_problems() -> None:
    assert CNC.topic == "cnc"
    assert PLAN.check(FIRM) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"holder": "piet"}, ["unknown-person"]),
        ({"successor": "piet", "topic": "xyz"}, ["unknown-person", "unknown-topic"]),
        ({"successor": "anke"}, ["own-successor", "successor-leaves"]),
        ({"holder": "cees"}, ["holder-not-able"]),
        ({"successor": "cees"}, ["successor-leaves"]),
        ({"deadline": START}, ["after-deadline"]),
    ],
)
def test_names_and_people_are_checked(changes: dict[str, object], expected: list[str]) -> None:
    assert codes(attrs.evolve(CNC, **changes)) == expected  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_more_hours_than_a_person_has_are_found_in_each_week() -> None:
    step = CNC.steps[0]
    first = attrs.evolve(step.sessions[0], hours=step.sessions[0].hours + 3, holder_hours=step.sessions[0].holder_hours + 2)
    changed = attrs.evolve(step, sessions=(first, *step.sessions[1:]), successor_hours=step.successor_hours + 3, holder_hours=step.holder_hours + 2)
    problems = attrs.evolve(PLAN, transfers=(with_step(0, changed),), choices=(), options=()).check(FIRM)
    assert [problem.code for problem in problems] == ["learning-hours", "teaching-hours"]
    assert str(problems[0]) == "transfers: bert learns 5 hours in the week of 2027-01-04, and has 2"


def test_hours_of_a_step_are_those_of_its_sessions() -> None:
    assert codes(with_step(0, attrs.evolve(CNC.steps[0], successor_hours=99.0))) == ["session-hours"]
    assert codes(with_step(0, attrs.evolve(CNC.steps[0], holder_hours=99.0))) == ["session-hours"]


def test_sessions_are_in_order_and_on_mondays() -> None:
    sessions = CNC.steps[0].sessions
    assert codes(with_step(0, attrs.evolve(CNC.steps[0], sessions=(sessions[1], sessions[0], *sessions[2:])))) == ["session-order"]
    tuesday = tuple(attrs.evolve(session, week=session.week + timedelta(days=1)) for session in sessions)
    step = attrs.evolve(CNC.steps[0], sessions=tuesday, first_week=tuesday[0].week, last_week=tuesday[-1].week)
    assert "session-order" in codes(with_step(0, step))


def test_first_and_last_week_are_those_of_the_sessions() -> None:
    assert codes(with_step(1, attrs.evolve(CNC.steps[1], last_week=CNC.steps[1].last_week + WEEK))) == ["session-weeks"]


def test_stages_and_steps_stay_in_order() -> None:
    assert codes(attrs.evolve(CNC, steps=CNC.steps[::-1])) == ["stage-order", "step-order"]


def test_nothing_is_planned_while_somebody_is_away_or_gone() -> None:
    away = Absence(first=START, last=START)
    here = attrs.evolve(FIRM, people=tuple(attrs.evolve(one, absences=(away,)) if one.id == "bert" else one for one in FIRM.people))
    assert codes(CNC, here) == ["absent"]
    gone = attrs.evolve(FIRM, people=tuple(person("anke", leaves=START + WEEK) if one.id == "anke" else one for one in FIRM.people))
    assert "absent" in codes(CNC, gone)
    assert "after-deadline" in codes(CNC, gone)


def test_prerequisites_come_first() -> None:
    levels = {("anke", "cnc"): 4, ("anke", "meten"): 3, ("cees", "meten"): 3}
    here = firm(FIRM.people, FIRM.topics, levels)
    assert codes(CNC, here) == ["prerequisite-missing"]
    first = Transfer(
        topic="meten",
        holder="cees",
        successor="bert",
        methods=(),
        from_level=0,
        to_level=3,
        steps=(
            PlanStep(
                id="a", stage="alone", method=CNC.methods[0], holder_hours=0.0, successor_hours=2.0, first_week=START, last_week=START,
                sessions=(Session(week=START, hours=2.0),),
            ),
        ),
    )  # fmt: skip
    in_order = attrs.evolve(PLAN, transfers=(first, shifted(CNC, WEEK)))
    assert in_order.check(here) == ()
    assert [problem.code for problem in attrs.evolve(PLAN, transfers=(first, shifted(CNC, 0 * WEEK))).check(here)][:1] == ["prerequisite-missing"]


def test_documents_alone_need_no_prerequisites() -> None:
    here = firm(FIRM.people, FIRM.topics, {("anke", "cnc"): 4})
    assert codes(attrs.evolve(CNC, to_level=CNC.from_level), here) == []


def test_nothing_starts_before_the_plan_or_ends_after_the_deadline() -> None:
    assert codes(shifted(CNC, -2 * WEEK)) == ["before-start"]
    assert codes(shifted(CNC, 36 * WEEK)) == ["after-deadline"]
    assert codes(shifted(attrs.evolve(CNC, deadline=None), 36 * WEEK)) == ["after-deadline"]


def test_a_transfer_without_steps_has_no_dates_to_check() -> None:
    assert codes(attrs.evolve(CNC, steps=())) == []


def test_a_plan_can_be_written_without_a_matrix_and_checked_later() -> None:
    by_hand = RetentionPlan(start=START, transfers=(attrs.evolve(CNC, steps=()),))
    assert by_hand.check(FIRM) == ()


def held(transfer: Transfer, count: int) -> Transfer:
    """The transfer with its first sessions held, in a week that nobody could have planned."""
    steps: list[PlanStep] = []
    for step in transfer.steps:
        sessions = tuple(attrs.evolve(one, held=number < count) for number, one in enumerate(step.sessions))
        count -= len(sessions)
        steps.append(attrs.evolve(step, sessions=sessions))
    return attrs.evolve(transfer, steps=tuple(steps))


def test_what_was_held_is_a_fact_that_no_check_refuses() -> None:
    early = attrs.evolve(PLAN, start=START + WEEK)
    busy = attrs.evolve(FIRM, people=tuple(attrs.evolve(one, learning_hours=0, absences=(Absence(first=START, last=START),)) for one in FIRM.people))
    done = attrs.evolve(early, transfers=(held(CNC, 1_000),))
    assert {problem.code for problem in attrs.evolve(early, transfers=(CNC,)).check(busy)} == {"absent", "before-start", "learning-hours"}
    assert done.check(busy) == ()
    assert done.check(firm()) == ()


def test_what_is_still_to_be_held_is_checked_beside_what_was() -> None:
    begun = attrs.evolve(PLAN, start=START + WEEK, transfers=(held(CNC, 1),))
    assert begun.check(FIRM) == ()
    assert {problem.code for problem in begun.check(firm())} == {"unknown-person", "unknown-topic"}
    assert CNC.open_weeks[1:] == begun.transfers[0].open_weeks
