"""Replanning, case by case: what slipped, who left, what was learned, and what the plan says about it."""

from datetime import date, timedelta

import attrs
import pytest

from strategies.retention import CATALOGUE, METHODS, RISK_METHOD, START, catalogue, firm, person, topic
from werkplekleren.errors import InvalidDataError, InvalidValueError
from werkplekleren.retention import Absence, KnowledgeMap, Leaving, Person, PlanStep, Progress, RetentionPlan, Revocation, Session, Transfer
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.planner.weeks import Calendar
from werkplekleren.retention.replanning.begun import begun
from werkplekleren.retention.replanning.keeping import Keeping

WEEK = timedelta(weeks=1)
LATER = date(2027, 3, 1)
PEOPLE = (
    person("anke", leaves=date(2027, 12, 1), learning=2, teaching=4),
    person("bert", learning=2),
    person("cees", learning=2, teaching=2),
    person("dora", learning=0, teaching=2),
)
TOPICS = (
    topic("cnc", required_people=1, documented="yes", criticality=3, hours_to_independent=24),
    topic("meten", required_people=2, documented="yes", criticality=2, hours_to_independent=12),
)
LEVELS = {("anke", "cnc"): 4, ("bert", "cnc"): 1, ("dora", "meten"): 3, ("cees", "cnc"): 0}
FIRM = firm(PEOPLE, TOPICS, LEVELS)


def proposed(here: KnowledgeMap = FIRM) -> RetentionPlan:
    return RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)


PLAN = proposed()
CNC = PLAN.transfers[0]


def as_planned(plan: RetentionPlan, until: date) -> Progress:
    progress = Progress(plan=plan.id)
    for one in plan.transfers:
        for step in one.steps:
            for session in step.sessions:
                if session.week < until:
                    progress = progress.held(
                        one.topic, one.successor, step.stage, on=session.week, hours=session.hours, holder_hours=session.holder_hours
                    )
    return progress


def again(progress: Progress, here: KnowledgeMap = FIRM, *, plan: RetentionPlan = PLAN, on: date = LATER) -> RetentionPlan:
    made = plan.replanned(progress, here, CATALOGUE, on=on, risk_method=RISK_METHOD)
    assert made.check(progress.applied_to(here)) == ()
    return made


def told(plan: RetentionPlan, name: str = "cnc") -> list[tuple[str, list[str]]]:
    return [(change.what.code, [reason.code for reason in change.why]) for change in plan.changes if change.topic == name]


def transfer(plan: RetentionPlan, name: str = "cnc", successor: str | None = None) -> Transfer:
    return next(one for one in plan.transfers if one.topic == name and successor in {None, one.successor})


def with_person(here: KnowledgeMap, name: str, **other: object) -> KnowledgeMap:
    def made(one: Person) -> Person:
        return attrs.evolve(one, **other) if one.id == name else one  # type: ignore[arg-type]  # any field of the model

    return attrs.evolve(here, people=tuple(map(made, here.people)))


def test_the_plan_is_what_these_cases_take_it_for() -> None:
    assert [(one.topic, one.holder, one.successor) for one in PLAN.transfers] == [("cnc", "anke", "bert"), ("meten", "dora", "cees")]
    assert CNC.last_week is not None
    assert CNC.last_week > LATER


def test_a_week_that_nobody_reported_is_made_up_for_and_everything_after_it_shifts() -> None:
    on = START + 2 * WEEK
    missed = as_planned(PLAN, START + WEEK)
    plan = again(missed, on=on)
    assert told(plan) == [("later", ["sessions-not-held"])]
    assert plan.changes[0].what.values == {"weeks": 1, "week": (transfer(PLAN).steps[-1].last_week + WEEK).isoformat()}
    assert transfer(plan).successor_hours == CNC.successor_hours


def test_a_week_that_will_slip_is_put_off_and_other_transfers_stay_where_they_are() -> None:
    on = START + WEEK
    plan = again(as_planned(PLAN, on).slipped("cnc", "bert", week=on + 2 * WEEK, on=on), on=on)
    assert told(plan) == [("later", ["session-put-off"])]
    assert on + 2 * WEEK not in transfer(plan).open_weeks
    assert transfer(plan, "meten").steps[0].sessions[1:] == transfer(PLAN, "meten").steps[0].sessions[1:]


def test_a_week_in_which_somebody_is_away_is_made_up_for() -> None:
    weeks = CNC.open_weeks[6:8]
    away = with_person(FIRM, "bert", absences=(Absence(first=weeks[0], last=weeks[0]),))
    plan = again(as_planned(PLAN, START), away, on=START)
    assert told(plan) == [("later", ["person-away"])]
    assert weeks[0] not in transfer(plan).open_weeks


def test_fewer_hours_stretch_what_is_left() -> None:
    plan = again(Progress(plan=PLAN.id), with_person(FIRM, "bert", learning_hours=1), on=START)
    assert told(plan) == [("later", ["fewer-hours"])]


def of_week(plan: RetentionPlan, week: date) -> dict[str, tuple[float, bool]]:
    return {
        one.topic: (session.hours, session.held) for one in plan.transfers for step in one.steps for session in step.sessions if session.week == week
    }


def test_with_fewer_hours_all_of_the_running_week_together_fits_beside_what_was_held() -> None:
    soon = date(2027, 12, 1)
    people = (person("anke", leaves=soon), person("dora", leaves=soon), person("bert", learning=4))
    topics = tuple(topic(name, required_people=1, documented="yes", hours_to_independent=24) for name in ("cnc", "meten"))
    here = firm(people, topics, {("anke", "cnc"): 4, ("dora", "meten"): 4})
    both = proposed(here)
    week, on = START + WEEK, START + WEEK + timedelta(days=2)
    assert of_week(both, week) == {"cnc": (2.0, False), "meten": (2.0, False)}
    progress, fewer = as_planned(both, week), with_person(here, "bert", learning_hours=2)
    made = again(progress, fewer, plan=both, on=on)
    assert of_week(made, week) == {"cnc": (2.0, False)}
    assert [(change.topic, change.why[0].code) for change in made.changes] == [("cnc", "fewer-hours"), ("meten", "made-room")]
    held = progress.held("meten", "bert", transfer(both, "meten").steps[0].stage, on=week, hours=2, holder_hours=2)
    assert of_week(again(held, fewer, plan=both, on=on), week) == {"meten": (2.0, True)}
    assert of_week(again(held, here, plan=both, on=on), week) == {"cnc": (2.0, False), "meten": (2.0, True)}


def test_what_was_held_beyond_the_plan_shortens_what_is_left() -> None:
    stage = CNC.steps[0].stage
    plan = again(as_planned(PLAN, START + WEEK).held("cnc", "bert", stage, on=START + timedelta(days=2), hours=2, holder_hours=2), on=START + WEEK)
    assert transfer(plan).successor_hours == CNC.successor_hours
    assert transfer(plan).steps[0].sessions[0] == Session(week=START, hours=4.0, holder_hours=4.0, held=True)


def test_hours_of_the_holder_that_nobody_wrote_down_are_those_of_the_plan() -> None:
    step = CNC.steps[0]
    plan = again(Progress(plan=PLAN.id).held("cnc", "bert", step.stage, on=START, hours=step.sessions[0].hours), on=START + WEEK)
    assert transfer(plan).steps[0].sessions[0] == attrs.evolve(step.sessions[0], held=True)


def test_a_holder_who_leaves_earlier_makes_it_all_end_earlier() -> None:
    lazy = attrs.evolve(PLAN, transfers=(shifted(CNC, 16 * WEEK), *PLAN.transfers[1:]))
    soon = with_person(FIRM, "anke", leaving=Leaving(status="known", date=date(2027, 8, 2)))
    plan = again(Progress(plan=PLAN.id), soon, plan=lazy, on=START)
    assert [code for code, _ in told(plan)] == ["deadline", "earlier"]
    assert told(plan)[0][1] == ["holder-leaves"]
    assert transfer(plan).deadline == date(2027, 7, 5)


def shifted(one: Transfer, by: timedelta) -> Transfer:
    steps = tuple(
        attrs.evolve(
            step,
            first_week=step.first_week + by,
            last_week=step.last_week + by,
            sessions=tuple(attrs.evolve(session, week=session.week + by) for session in step.sessions),
        )
        for step in one.steps
    )
    return attrs.evolve(one, steps=steps)


def test_a_holder_who_stays_longer_saves_what_no_longer_fitted() -> None:
    last = CNC.steps[-1].last_week
    tight = attrs.evolve(PLAN, transfers=(attrs.evolve(CNC, deadline=last + WEEK), *PLAN.transfers[1:]))
    plan = again(Progress(plan=PLAN.id), plan=tight, on=START + WEEK)
    assert [code for code, _ in told(plan)] == ["deadline", "later"]
    assert told(plan)[0][1] == ["holder-stays", "sessions-not-held"]
    never = with_person(FIRM, "anke", leaving=Leaving())
    assert [code for code, _ in told(again(Progress(plan=PLAN.id), never, plan=tight, on=START + WEEK))] == ["no-deadline", "later"]


def test_a_holder_who_is_gone_is_followed_up_by_another_who_can() -> None:
    two = firm(PEOPLE, TOPICS, LEVELS | {("dora", "cnc"): 3})
    plan = proposed(two)
    assert transfer(plan).holder == "anke"
    gone = two.without(["anke"])
    made = again(as_planned(plan, LATER), gone, plan=plan)
    assert ("other-holder", ["holder-not-there"]) in told(made)
    assert transfer(made).holder == "dora"
    unable = firm(PEOPLE, TOPICS, LEVELS | {("dora", "cnc"): 3, ("anke", "cnc"): 2})
    assert ("other-holder", ["holder-not-able"]) in told(again(as_planned(plan, LATER), unable, plan=plan))


def test_without_anybody_else_who_can_it_stops_with_what_was_held_and_an_open_point() -> None:
    made = again(as_planned(PLAN, LATER), FIRM.without(["anke"]))
    assert told(made) == [("stopped", ["holder-not-there"]), ("point-added", [])]
    assert transfer(made).open_weeks == ()
    assert transfer(made).to_level == transfer(made).from_level
    assert [point.code for point in made.unsolved] == ["nobody-knows"]
    assert made.people["anke"] == "Anke"


def test_a_successor_who_leaves_is_replaced_by_another() -> None:
    leaving = with_person(FIRM, "bert", leaving=Leaving(status="known", date=date(2027, 6, 1)))
    made = again(as_planned(PLAN, START + WEEK), leaving, on=START + WEEK)
    assert told(made)[0] == ("stopped", ["successor-leaves"])
    assert told(made)[1][0] == "added"
    assert transfer(made, "cnc", "cees").holder == "anke"
    assert made.unsolved == ()


def test_a_successor_who_is_gone_before_anything_was_held_leaves_no_trace_but_the_change() -> None:
    made = again(Progress(plan=PLAN.id), FIRM.without(["bert"]), on=START)
    assert told(made)[0] == ("dropped", ["successor-not-there"])
    assert {one.successor for one in made.transfers} == {"cees"}


def test_a_topic_that_is_gone_is_dropped() -> None:
    without = firm(PEOPLE, TOPICS[1:], {("dora", "meten"): 3})
    made = again(Progress(plan=PLAN.id), without, on=START)
    assert told(made) == [("dropped", ["topic-gone"])]
    begun = again(as_planned(PLAN, LATER), without)
    assert told(begun) == [("stopped", ["topic-gone"])]


def test_a_new_topic_at_risk_is_planned_beside_what_stays() -> None:
    more = firm(PEOPLE, (*TOPICS, topic("lassen", required_people=1, criticality=5)), LEVELS | {("anke", "lassen"): 4})
    made = again(as_planned(PLAN, LATER), more)
    assert told(made, "cnc") == []
    assert [code for code, _ in told(made, "lassen")] == ["added"]
    assert transfer(made, "lassen").holder == "anke"
    assert next(one.topic for one in made.transfers) == "lassen"
    assert made.topics["lassen"] == "Lassen"
    assert made.basis != PLAN.basis


def test_a_level_that_was_decided_on_makes_the_steps_below_it_needless() -> None:
    verified = as_planned(PLAN, START + WEEK).verified("cnc", "bert", 2, on=START + WEEK, by="anke", evidence="observation")
    made = again(verified, on=START + WEEK)
    assert told(made)[0] == ("less-work", ["level-verified"])
    # what was held in the meantime was needed, and is not told as work that fell away
    first = CNC.steps[0]
    saved = sum(session.hours for session in first.sessions if session.week >= START + WEEK)
    assert next(change.what.values for change in made.changes if change.topic == "cnc") == {"hours": round(saved)}
    assert transfer(made).steps[0].closed
    assert transfer(made).open_weeks == tuple(week for step in CNC.steps[1:] for week in step.open_weeks)
    done = again(verified.verified("cnc", "bert", 3, on=START + WEEK, by="anke", evidence="log"), on=START + WEEK)
    assert transfer(done).open_weeks == ()


def test_a_step_that_is_finished_or_given_up_is_closed() -> None:
    stage = CNC.steps[0].stage
    for progress, why in (
        (as_planned(PLAN, START + WEEK).finished("cnc", "bert", stage, on=START), "step-finished"),
        (as_planned(PLAN, START + WEEK).cancelled("cnc", "bert", stage=stage, on=START), "step-cancelled"),
    ):
        made = again(progress, on=START + WEEK)
        assert told(made)[0] == ("less-work", [why])
        assert transfer(made).steps[0].closed
        assert again(progress, plan=made, on=START + WEEK) == made


def test_a_transfer_that_is_given_up_stops_and_somebody_else_is_found() -> None:
    made = again(as_planned(PLAN, START + WEEK).cancelled("cnc", "bert", on=START), on=START + WEEK)
    assert told(made)[0] == ("stopped", ["cancelled"])
    assert told(made)[1][0] == "added"
    assert transfer(made, "cnc", "cees").open_weeks


def test_what_must_be_mastered_first_pushes_what_waits_for_it() -> None:
    chain = (
        topic("basis", required_people=1, documented="yes", criticality=4, hours_to_independent=8),
        topic("cnc", required_people=1, documented="yes", criticality=5, hours_to_independent=8, prerequisites=("basis",)),
    )
    here = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), chain, {("anke", "cnc"): 4, ("anke", "basis"): 4})
    plan = proposed(here)
    assert {one.topic for one in plan.transfers} == {"basis", "cnc"}
    late = again(Progress(plan=plan.id), here, plan=plan, on=START + 3 * WEEK)
    assert ("later", ["prerequisite-late"]) in told(late)
    given_up = again(Progress(plan=plan.id).cancelled("basis", "bert", on=START), here, plan=plan, on=START)
    assert told(given_up)[0] == ("dropped", ["prerequisite-lost"])


def test_the_more_urgent_gets_the_weeks_of_the_less_urgent() -> None:
    topics = (
        topic("cnc", required_people=1, documented="yes", criticality=3, hours_to_independent=8),
        topic("meten", required_people=1, documented="yes", criticality=1, hours_to_independent=8),
    )
    here = firm((person("anke", leaves=date(2027, 7, 1)), person("bert")), topics, {("anke", "cnc"): 4, ("anke", "meten"): 4})
    plan = proposed(here)
    cnc, meten = plan.transfers
    assert (cnc.topic, cnc.first_week, meten.topic) == ("cnc", START, "meten")
    assert cnc.last_week is not None
    assert meten.last_week is not None
    assert meten.first_week is not None
    swapped = attrs.evolve(plan, transfers=(shifted(cnc, meten.last_week - cnc.last_week), shifted(meten, START - meten.first_week)))
    assert swapped.check(here) == ()
    soon = with_person(here, "anke", leaving=Leaving(status="known", date=cnc.last_week + 5 * WEEK))
    made = again(Progress(plan=plan.id), soon, plan=swapped, on=START)
    assert [code for code, _ in told(made)] == ["deadline", "earlier"]
    assert "made-room" in [reason for _, reasons in told(made, "meten") for reason in reasons]


def test_what_fits_nowhere_any_more_stops_and_what_documents_it_stays() -> None:
    topics = (topic("cnc", required_people=1, documented="no", criticality=5, hours_to_independent=40),)
    here = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), topics, {("anke", "cnc"): 4})
    plan = proposed(here)
    soon = with_person(here, "anke", leaving=Leaving(status="known", date=date(2027, 3, 22)))
    made = again(Progress(plan=plan.id), soon, plan=plan, on=START)
    assert told(made)[0] == ("only-documents", ["does-not-fit"])
    assert [step.stage for step in transfer(made).steps] == ["document"]
    assert [point.topic for point in made.unsolved] == ["cnc"]
    longer = again(Progress(plan=plan.id), here, plan=made, on=START)
    assert [code for code, _ in told(longer)][-2:] == ["added", "point-solved"]
    assert next(step.stage for step in transfer(longer).steps) == "document"
    assert len(transfer(longer).steps) > 1


def test_where_there_is_no_time_to_document_it_either_all_of_it_stops() -> None:
    topics = (topic("cnc", required_people=1, documented="no", criticality=5, hours_to_independent=40),)
    here = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), topics, {("anke", "cnc"): 4})
    plan = proposed(here)
    assert plan.transfers[0].steps[0].stage == "document"
    tomorrow = with_person(here, "anke", leaving=Leaving(status="known", date=START + timedelta(days=8)))
    made = again(Progress(plan=plan.id), tomorrow, plan=plan, on=START)
    assert told(made)[0] == ("dropped", ["does-not-fit"])
    assert made.transfers == ()
    assert [point.topic for point in made.unsolved] == ["cnc"]


def test_a_plan_made_by_hand_gets_no_topics_of_its_own_accord() -> None:
    by_hand = attrs.evolve(PLAN, basis="", transfers=PLAN.transfers[:1], unsolved=(), choices=(), options=())
    assert again(Progress(plan=PLAN.id), plan=by_hand, on=START) == by_hand
    made = again(Progress(plan=PLAN.id), FIRM.without(["bert"]), plan=by_hand, on=START)
    assert {one.topic for one in made.transfers} == {"cnc"}
    assert made.basis == ""


def test_steps_that_were_planned_without_sessions_get_them() -> None:
    loose = attrs.evolve(CNC, steps=tuple(attrs.evolve(step, sessions=()) for step in CNC.steps))
    by_hand = attrs.evolve(PLAN, basis="", transfers=(loose,), choices=(), options=())
    made = again(Progress(plan=PLAN.id), plan=by_hand, on=START)
    assert transfer(made).successor_hours == CNC.successor_hours
    assert all(step.sessions for step in transfer(made).steps)


def test_a_step_that_takes_no_hours_at_all_is_left_alone() -> None:
    step = PlanStep(id="x", stage="document", method=CNC.steps[0].method, holder_hours=0, successor_hours=0, first_week=START, last_week=START)
    by_hand = attrs.evolve(PLAN, basis="", transfers=(attrs.evolve(CNC, steps=(step, *CNC.steps)),), choices=(), options=())
    assert transfer(again(Progress(plan=PLAN.id), plan=by_hand, on=START)).steps[0] == step


def test_progress_that_does_not_fit_is_refused_with_every_problem() -> None:
    wrong = Progress(plan="ander-plan").held("cnc", "dora", "observe", on=START, hours=1)
    with pytest.raises(InvalidDataError) as caught:
        again(wrong)
    assert [problem.code for problem in caught.value.problems] == ["other-plan", "unknown-transfer"]
    with pytest.raises(InvalidValueError):
        PLAN.replanned(Progress(plan=PLAN.id), FIRM, CATALOGUE, on=START, horizon_weeks=0)


def test_what_is_noted_for_later_does_not_count_yet() -> None:
    assert again(Progress(plan=PLAN.id).held("cnc", "bert", CNC.steps[0].stage, on=START + WEEK, hours=2), on=START) == PLAN


def test_in_the_middle_of_a_week_what_stands_in_it_stays() -> None:
    on = START + timedelta(days=2)
    plan = again(as_planned(PLAN, START), on=on)
    assert plan.transfers == PLAN.transfers
    second = START + WEEK + timedelta(days=2)
    missed = again(Progress(plan=PLAN.id), on=second)
    assert transfer(missed).steps[0].sessions[0] == CNC.steps[0].sessions[1]
    away = with_person(FIRM, "bert", absences=(Absence(first=second, last=second),))
    assert START + WEEK not in transfer(again(Progress(plan=PLAN.id), away, on=second)).open_weeks


CHAIN = firm(
    (person("anke", leaves=date(2027, 6, 1), teaching=2), person("bert", teaching=2), person("cees", teaching=0)),
    (topic("cnc", required_people=2, documented="yes", hours_to_independent=16),),
    {("anke", "cnc"): 4, ("bert", "cnc"): 2, ("cees", "cnc"): 0},
)


def chained() -> RetentionPlan:
    """A plan in which cees learns from bert, once bert has learned it."""
    plan = RetentionPlan.propose(CHAIN, CATALOGUE, start=START, risk_method=RISK_METHOD)
    first, second = plan.transfers
    assert first.last_week is not None
    assert second.first_week is not None
    later = first.last_week + WEEK - second.first_week
    by_bert = attrs.evolve(shifted(second, later), holder="bert", deadline=None)
    made = attrs.evolve(plan, transfers=(first, by_bert))
    assert [(one.holder, one.successor) for one in made.transfers] == [("anke", "bert"), ("bert", "cees")]
    assert made.check(CHAIN) == ()
    return made


def test_who_learns_from_a_successor_waits_until_that_one_is_done() -> None:
    plan = chained()
    late = again(Progress(plan=plan.id), CHAIN, plan=plan, on=START + 2 * WEEK)
    first, second = late.transfers
    assert first.last_week is not None
    assert second.first_week is not None
    assert second.first_week > first.last_week
    stopped = again(Progress(plan=plan.id).cancelled("cnc", "bert", on=START), CHAIN, plan=plan, on=START)
    assert ("dropped", ["cancelled"]) in told(stopped)
    assert transfer(stopped, "cnc", "cees").holder == "anke"


def test_what_was_documented_for_somebody_is_not_documented_again() -> None:
    topics = (topic("cnc", required_people=1, documented="no", criticality=5, hours_to_independent=40),)
    here = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), topics, {("anke", "cnc"): 4})
    plan = proposed(here)
    assert plan.transfers[0].steps[0].stage == "document"
    held = as_planned(plan, START + 2 * WEEK)
    soon = with_person(here, "anke", leaving=Leaving(status="known", date=date(2027, 3, 22)))
    stopped = again(held, soon, plan=plan, on=START + 2 * WEEK)
    made = again(held, here, plan=stopped, on=START + 2 * WEEK)
    documents = [step for step in transfer(made).steps if step.stage == "document"]
    assert len(documents) == 1
    assert [session.held for session in documents[0].sessions][:2] == [True, True]
    assert [code for code, _ in told(made)][-2:] == ["added", "point-solved"]


def test_topics_that_cannot_be_learned_in_the_order_they_need_stop() -> None:
    two = (
        topic("basis", required_people=0, documented="yes", hours_to_independent=8),
        topic("cnc", required_people=1, documented="yes", criticality=5, hours_to_independent=8),
    )
    here = firm((person("anke", leaves=date(2027, 12, 1)), person("bert")), two, {("anke", "cnc"): 4})
    plan = proposed(here)
    assert [one.topic for one in plan.transfers] == ["cnc"]
    harder = firm(here.people, (two[0], attrs.evolve(two[1], prerequisites=("basis",))), {("anke", "cnc"): 4})
    made = again(Progress(plan=plan.id), harder, plan=plan, on=START)
    assert told(made)[0] == ("dropped", ["prerequisite-lost"])
    assert [point.topic for point in made.unsolved] == ["cnc"]


def test_what_was_held_today_by_somebody_who_is_gone_stays() -> None:
    made = again(Progress(plan=PLAN.id).held("cnc", "bert", CNC.steps[0].stage, on=START, hours=2), FIRM.without(["bert"]), on=START)
    assert told(made)[0] == ("stopped", ["successor-not-there"])
    assert transfer(made, "cnc", "bert").steps[0].sessions[0].held


def test_giving_up_what_is_done_already_changes_nothing() -> None:
    end = max(CNC.open_weeks) + WEEK
    made = again(as_planned(PLAN, end).cancelled("cnc", "bert", on=START), on=end)
    assert told(made) == []
    assert transfer(made).to_level == CNC.to_level


def test_of_two_who_would_learn_it_from_each_other_one_learns_it_from_somebody_else_first() -> None:
    here = firm(PEOPLE, TOPICS[:1], {("anke", "cnc"): 4, ("bert", "cnc"): 1})
    one = attrs.evolve(CNC, holder="cees", deadline=None)
    other = attrs.evolve(shifted(CNC, 20 * WEEK), holder="bert", successor="cees", from_level=0, deadline=None)
    by_hand = attrs.evolve(PLAN, basis="", transfers=(one, other), unsolved=(), choices=(), options=())
    made = again(Progress(plan=PLAN.id), here, plan=by_hand, on=START)
    assert {(one.holder, one.successor) for one in made.transfers} == {("anke", "cees"), ("cees", "bert")}


def test_what_is_mastered_already_is_not_waited_for() -> None:
    chain = (topic("basis", required_people=1), topic("cnc", required_people=1, documented="yes", prerequisites=("basis",)))
    here = firm(
        (person("anke", leaves=date(2027, 12, 1)), person("bert"), person("dora", learning=0)),
        chain,
        {("anke", "cnc"): 4, ("bert", "basis"): 3, ("dora", "basis"): 3},
    )
    plan = proposed(here)
    assert [one.topic for one in plan.transfers] == ["cnc"]
    assert told(again(Progress(plan=plan.id), here, plan=plan, on=START + WEEK)) == [("later", ["sessions-not-held"])]


def test_a_new_transfer_that_does_not_fit_beside_what_stays_is_not_taken_in() -> None:
    situation = Situation(firm=FIRM, calendar=Calendar(first=START, count=60), start=START, buffer_weeks=4)
    keeping = Keeping(situation, PLAN, begun(PLAN.transfers, Progress(plan=PLAN.id), FIRM, START))
    stays = keeping.run()
    assert keeping.adopt(attrs.evolve(CNC, holder="dora")) is None
    assert keeping.adopt(attrs.evolve(CNC, successor="dora")) is None
    assert tuple(one.key for one in keeping.found) == tuple(stay.found.key for stay in stays)
    taken = keeping.adopt(attrs.evolve(CNC, successor="cees", deadline=None))
    assert taken is not None
    assert taken.every


def test_what_cannot_be_taken_in_stays_or_becomes_an_open_point(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Keeping, one: Transfer) -> None:
        assert one.topic

    monkeypatch.setattr(Keeping, "adopt", refuse)
    more = firm(PEOPLE, (*TOPICS, topic("lassen", required_people=1, criticality=5)), LEVELS | {("anke", "lassen"): 4})
    made = again(Progress(plan=PLAN.id), more, on=START)
    assert [(point.topic, point.code) for point in made.unsolved] == [("lassen", "too-few-successors")]
    changed = with_person(more, "cees", learning_hours=3)
    assert again(Progress(plan=PLAN.id), changed, plan=made, on=START).unsolved == made.unsolved


def test_where_nobody_can_pass_it_on_in_the_hours_there_are_it_stops() -> None:
    two = firm(PEOPLE, TOPICS[:1], {("anke", "cnc"): 4, ("bert", "cnc"): 1, ("dora", "cnc"): 3})
    plan = proposed(attrs.evolve(two, topics=(attrs.evolve(TOPICS[0], required_people=2),)))
    assert transfer(plan).successor == "bert"
    busy = with_person(two, "bert", learning_hours=0)
    made = again(Progress(plan=plan.id), busy, plan=plan, on=START)
    assert told(made)[0][0] == "dropped"
    assert "does-not-fit" in told(made)[0][1]


def test_who_is_away_while_the_holder_records_alone_moves_nothing() -> None:
    """The successor of both topics is away in the first week, in which the holder records the second one."""
    topics = (
        topic("basis", required_people=0, hours_to_independent=1),
        topic("cnc", required_people=1, hours_to_independent=1, prerequisites=("basis",)),
    )
    bert = person("bert", learning=1, teaching=0, absences=(Absence(first=START, last=START),))
    here = firm((person("anke", learning=0, teaching=1), bert), topics, {("anke", "basis"): 3, ("anke", "cnc"): 3})
    recording = catalogue(*(attrs.evolve(one, receiver_hours=(1, 2)) if one.forms != "social" else one for one in METHODS))
    plan = RetentionPlan.propose(here, recording, start=START, horizon_weeks=60)
    recorded = transfer(plan, "cnc").steps[0].sessions[0]
    assert (recorded.week, recorded.hours) == (START, 0)
    assert plan.replanned(Progress(plan=plan.id), here, recording, on=START) == plan


def test_when_time_runs_out_learning_to_teach_is_given_up_before_the_handover_is() -> None:
    people = (person("anke", leaves=START + timedelta(weeks=40)), person("bert"))
    wanted = topic("cnc", required_people=1, teach=True, hours_to_independent=32, hours_to_teach=20, documented="yes", criticality=3)
    here = firm(people, (wanted,), {("anke", "cnc"): 4})
    plan = proposed(here)
    assert plan.transfers[0].to_level == 4
    made = again(Progress(plan=plan.id), here, plan=plan, on=START + 14 * WEEK)
    (one,) = made.transfers
    assert (one.to_level, [step.stage for step in one.steps][-1]) == (3, "alone")
    assert ("no-teaching", ["does-not-fit", "sessions-not-held"]) in told(made)
    assert again(Progress(plan=plan.id), here, plan=made, on=START + 14 * WEEK) == made
    late = again(Progress(plan=plan.id), here, plan=plan, on=START + 30 * WEEK)
    assert [change for change, _ in told(late)] == ["dropped", "point-added"]


def test_what_was_begun_of_learning_to_teach_is_not_taken_out_of_the_plan() -> None:
    people = (person("anke", leaves=START + timedelta(weeks=40)), person("bert"))
    wanted = topic("cnc", required_people=1, teach=True, hours_to_independent=32, hours_to_teach=20, documented="yes", criticality=3)
    here = firm(people, (wanted,), {("anke", "cnc"): 4})
    plan = proposed(here)
    progress = Progress(plan=plan.id).held("cnc", "bert", "teach", on=START, hours=2)
    (one,) = again(progress, here, plan=plan, on=START + 14 * WEEK).transfers
    assert [step.stage for step in one.steps if step.sessions] == ["teach"]


def test_whose_level_was_revoked_after_the_plan_was_made_goes_on_learning() -> None:
    """A level that was on the map and is revoked does not count as verified, so no step is closed for it."""
    gone = Revocation(person="bert", topic="cnc", revoked_on=date(2027, 2, 1), by="Dora")
    plan = proposed()
    here = attrs.evolve(FIRM, mastery=tuple(attrs.evolve(one, level=3) if one.person == "bert" else one for one in FIRM.mastery), revocations=(gone,))
    status = plan.status(Progress(plan=plan.id), here, on=LATER)
    found = status.of("cnc", "bert")
    assert found is not None
    assert (found.state, found.left) == ("late", CNC.successor_hours)


def test_who_lost_a_level_counts_again_once_taught_although_nobody_has_judged_it_yet() -> None:
    gone = Revocation(person="bert", topic="cnc", revoked_on=date(2026, 12, 1), by="Dora")
    here = attrs.evolve(FIRM, mastery=tuple(attrs.evolve(one, level=3) if one.person == "bert" else one for one in FIRM.mastery), revocations=(gone,))
    plan = proposed(here)
    cnc = transfer(plan)
    assert (cnc.successor, cnc.from_level, cnc.to_level) == ("bert", 0, 3)
    done = as_planned(plan, date(2029, 1, 1))
    changed = attrs.evolve(here, title="Another name")
    assert cnc.last_week is not None
    assert [one.successor for one in again(done, changed, plan=plan, on=cnc.last_week + WEEK).transfers if one.topic == "cnc"] == ["bert"]


def test_what_was_learned_before_a_stop_is_told_and_a_judgement_makes_the_rest_shorter() -> None:
    here = firm(PEOPLE[:2], TOPICS[:1], {("anke", "cnc"): 4, ("bert", "cnc"): 1})
    plan = proposed(here)
    progress = as_planned(plan, START + 2 * WEEK)
    stopped = again(progress.cancelled("cnc", "bert", on=START + 2 * WEEK), here, plan=plan, on=START + 2 * WEEK)
    held = sum(session.hours for session in transfer(stopped).steps[0].sessions if session.held)
    assert held > 0
    more = with_person(here, "bert", learning_hours=3)
    resumed = transfer(again(progress, more, plan=stopped, on=START + 3 * WEEK))
    assert [dict(reason.values) for reason in resumed.reasons if reason.code == "held-before"] == [{"person": "bert", "hours": round(held)}]
    assert resumed.steps[0].successor_hours == plan.transfers[0].steps[0].successor_hours + held
    judged = progress.verified("cnc", "bert", 2, on=START + 3 * WEEK, by="Examenbureau", evidence="product")
    shorter = transfer(again(judged, more, plan=stopped, on=START + 3 * WEEK))
    assert shorter.successor_hours < resumed.successor_hours
    assert "held-before" not in [reason.code for reason in shorter.reasons]
