"""A plan proposed from an earlier one on: never worse than what stands of it, whatever was added since."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, RISK_METHOD, START, catalogue, changed, firm, firms, method, person, topic
from werkplekleren._base.ids import Identifier
from werkplekleren.retention import KnowledgeMap, Leaving, Mastery, Person, PlanCost, Requirement, RetentionPlan

slow = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much])
weeks = st.integers(1, 110)


def proposed(here: KnowledgeMap, horizon: int = 60, earlier: RetentionPlan | None = None) -> RetentionPlan:
    return RetentionPlan.propose(here, CATALOGUE, start=START, horizon_weeks=horizon, risk_method=RISK_METHOD, earlier=earlier)


def cost(plan: RetentionPlan, here: KnowledgeMap, horizon: int = 60) -> PlanCost:
    return plan.cost(here, CATALOGUE, horizon_weeks=horizon, risk_method=RISK_METHOD)


def with_person(here: KnowledgeMap, who: Person) -> KnowledgeMap:
    return attrs.evolve(here, people=tuple(who if one.id == who.id else one for one in here.people))


@st.composite
def more_time(draw: st.DrawFn, here: KnowledgeMap) -> KnowledgeMap:
    """One person has more hours for learning or teaching, or an absence less."""
    who = draw(st.sampled_from(here.people))
    extra = draw(st.integers(1, 3))
    kinds: list[Callable[[], Person]] = [
        lambda: attrs.evolve(who, learning_hours=who.learning_hours + extra),
        lambda: attrs.evolve(who, teaching_hours=who.teaching_hours + extra),
        lambda: attrs.evolve(who, absences=who.absences[1:]),
    ]
    return with_person(here, draw(st.sampled_from(kinds))())


@st.composite
def more_people(draw: st.DrawFn, here: KnowledgeMap) -> KnowledgeMap:
    """Somebody comes, with or without levels; or who leaves stays longer."""
    leavers = [one for one in here.people if one.leaving.date is not None]
    longer: bool = draw(st.booleans())
    if leavers and longer:
        who = draw(st.sampled_from(leavers))
        assert who.leaving.date is not None
        later = who.leaving.date + timedelta(weeks=draw(st.integers(1, 60)))
        return with_person(here, attrs.evolve(who, leaving=attrs.evolve(who.leaving, date=later)))
    alike = draw(st.sampled_from(here.people))
    new = attrs.evolve(
        alike, id="new", leaving=Leaving(), starts_on=None, learning_hours=draw(st.integers(0, 4)), teaching_hours=draw(st.integers(0, 4))
    )
    levels = [draw(st.sampled_from([None, 0, 1, 3, 4])) for _ in here.topics]
    cells = [Mastery(person="new", topic=one.id, level=level) for one, level in zip(here.topics, levels, strict=True) if level is not None]
    return attrs.evolve(here, people=(*here.people, new), mastery=(*here.mastery, *cells))


@slow
@given(st.data(), firms(), weeks)
def test_more_hours_of_one_person_or_an_absence_less_never_make_a_plan_worse(data: st.DataObject, here: KnowledgeMap, horizon: int) -> None:
    """Finishing sooner included; and from the same firm on no worse either."""
    assume(here.people)
    plan = proposed(here, horizon)
    more = data.draw(more_time(here))
    again = proposed(more, horizon, plan)
    assert cost(again, more, horizon) <= cost(plan, here, horizon)
    assert again.check(more) == ()
    assert cost(proposed(here, horizon, plan), here, horizon) <= cost(plan, here, horizon)


@slow
@given(st.data(), firms(), weeks)
def test_one_more_person_or_who_stays_longer_never_makes_a_plan_worse(data: st.DataObject, here: KnowledgeMap, horizon: int) -> None:
    """By the measure of the firm with that person: what is at risk there may weigh more or less than before."""
    assume(here.people)
    plan = proposed(here, horizon)
    more = data.draw(more_people(here))
    again = proposed(more, horizon, plan)
    assert cost(again, more, horizon) <= cost(plan, more, horizon)
    assert again.check(more) == ()


@slow
@given(firms(), st.lists(st.integers(0, 5), min_size=1, max_size=3), weeks)
def test_plan_after_plan_while_hours_come_one_person_at_a_time(here: KnowledgeMap, who: list[int], horizon: int) -> None:
    assume(here.people)
    plan = proposed(here, horizon)
    for number in who:
        one = here.people[number % len(here.people)]
        more = with_person(here, attrs.evolve(one, learning_hours=one.learning_hours + 1, teaching_hours=one.teaching_hours + 1))
        after = proposed(more, horizon, plan)
        assert cost(after, more, horizon) <= cost(plan, here, horizon)
        here, plan = more, after


@slow
@given(st.data(), firms(), weeks, st.randoms(use_true_random=False))
def test_whatever_changed_it_can_be_carried_out_and_order_makes_no_difference(
    data: st.DataObject, here: KnowledgeMap, horizon: int, random: Random
) -> None:
    plan = proposed(here, horizon)
    later = data.draw(changed(here))
    again = proposed(later, horizon, plan)
    assert again.check(later) == ()
    mixed = attrs.evolve(
        later,
        people=tuple(random.sample(later.people, len(later.people))),
        topics=tuple(random.sample(later.topics, len(later.topics))),
        mastery=tuple(random.sample(later.mastery, len(later.mastery))),
        requirements=tuple(random.sample(later.requirements, len(later.requirements))),
    )
    shuffled = attrs.evolve(plan, transfers=tuple(random.sample(plan.transfers, len(plan.transfers))))
    assert proposed(mixed, horizon, shuffled) == again


ANKE, BERT, CEES = person("anke", leaves=date(2028, 6, 1)), person("bert"), person("cees")
CNC = topic("cnc", required_people=1, hours_to_independent=20)
HERE = firm((ANKE, BERT, CEES), (CNC,), {("anke", "cnc"): 4})


def dropped(plan: RetentionPlan) -> list[tuple[str, str, str]]:
    assert all(change.what.code == "dropped" for change in plan.changes)
    return [(change.topic, change.successor, reason.code) for change in plan.changes for reason in change.why]


def by_hand(here: KnowledgeMap, successor: str, *, weeks_later: int = 0) -> RetentionPlan:
    """The proposal with another successor, who starts some weeks later."""
    plan = proposed(here)
    (transfer,) = plan.transfers
    steps = tuple(
        attrs.evolve(
            step,
            first_week=step.first_week + timedelta(weeks=weeks_later),
            last_week=step.last_week + timedelta(weeks=weeks_later),
            sessions=tuple(attrs.evolve(one, week=one.week + timedelta(weeks=weeks_later)) for one in step.sessions),
        )
        for step in transfer.steps
    )
    return attrs.evolve(plan, transfers=(attrs.evolve(transfer, successor=successor, steps=steps),))


def test_people_and_weeks_of_the_earlier_plan_stay_where_nothing_is_better() -> None:
    (transfer,) = proposed(HERE).transfers
    other = "cees" if transfer.successor == "bert" else "bert"
    again = proposed(HERE, earlier=by_hand(HERE, other))
    assert [one.successor for one in again.transfers] == [other]
    assert [one.last_week for one in again.transfers] == [transfer.last_week]
    assert dropped(again) == []


def test_from_its_own_plan_a_firm_gets_the_same_plan() -> None:
    plan = proposed(HERE)
    assert proposed(HERE, earlier=plan) == plan


def test_what_can_be_done_sooner_is() -> None:
    late = by_hand(HERE, "bert", weeks_later=10)
    again = proposed(HERE, earlier=late)
    assert cost(again, HERE) < cost(late, HERE)
    assert cost(again, HERE) == cost(proposed(HERE), HERE)


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (attrs.evolve(HERE, topics=(), mastery=()), "topic-gone"),
        (HERE.without(["bert"]), "successor-not-there"),
        (firm((BERT, CEES, person("dora")), (CNC,), {("dora", "cnc"): 4}), "holder-not-there"),
        (firm((ANKE, BERT, CEES, person("dora")), (CNC,), {("dora", "cnc"): 4}), "holder-not-able"),
        (firm((ANKE, BERT, CEES), (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): 3}), "level-verified"),
        (firm((ANKE, BERT, CEES), (CNC,), {("anke", "cnc"): 4, ("bert", "cnc"): None}), "not-needed"),
        (firm((ANKE, BERT, CEES, *(person(one) for one in "xyz")), (CNC,), {(one, "cnc"): 4 for one in ("anke", *"xyz")}), "not-needed"),
        (with_person(HERE, attrs.evolve(BERT, leaving=Leaving(status="known", date=date(2027, 9, 1)))), "successor-leaves"),
        (with_person(HERE, attrs.evolve(BERT, learning_hours=0)), "does-not-fit"),
        (with_person(HERE, attrs.evolve(ANKE, leaving=Leaving(status="known", date=START + timedelta(weeks=8)))), "does-not-fit"),
        (firm((ANKE, BERT, CEES), (attrs.evolve(CNC, prerequisites=("meten",)), topic("meten")), {("anke", "cnc"): 4}), "prerequisite-lost"),
    ],
)
def test_what_cannot_be_done_any_more_is_named_with_why(now: KnowledgeMap, why: str) -> None:
    earlier = by_hand(HERE, "bert")
    plan = proposed(now, earlier=earlier)
    assert dropped(plan) == [("cnc", "bert", why)]
    assert plan.check(now) == ()
    assert plan.topics["cnc"] == "Cnc"
    assert plan.people["bert"] == "Bert"


def test_a_successor_who_must_not_leave_too_soon_keeps_the_early_weeks() -> None:
    """Who leaves may still learn what is done a year before; it is not moved to where that would no longer hold."""
    plan = by_hand(HERE, "bert")
    (transfer,) = plan.transfers
    assert transfer.last_week is not None
    leaves = transfer.last_week + timedelta(weeks=54)
    here = attrs.evolve(HERE, people=(ANKE, attrs.evolve(BERT, leaving=Leaving(status="known", date=leaves))))
    again = proposed(here, earlier=plan)
    assert [one.successor for one in again.transfers] == ["bert"]
    assert again.check(here) == ()
    assert again.transfers[0].deadline is not None
    assert again.transfers[0].deadline <= leaves - timedelta(weeks=52)


def test_methods_stay_where_they_are_known_and_cover_the_step() -> None:
    plan = proposed(HERE)
    (transfer,) = plan.transfers
    social = [step.method for step in transfer.steps if step.stage != "document"]
    other = next(Identifier(name) for name in ("instruction", "apprentice") if name not in social)
    steps = tuple(attrs.evolve(step, method=other) if step.stage != "document" else step for step in transfer.steps)
    chosen = attrs.evolve(plan, transfers=(attrs.evolve(transfer, steps=steps),))
    (again,) = proposed(HERE, earlier=chosen).transfers
    assert {step.method for step in again.steps if step.stage != "document"} == {other}
    few = catalogue(method("fresh", forms="both", hours=(3, 8), weeks=(1, 9), path=CATALOGUE.transfer_methods["instruction"].path))
    (renewed,) = RetentionPlan.propose(HERE, few, start=START, horizon_weeks=60, risk_method=RISK_METHOD, earlier=chosen).transfers
    assert {step.method for step in renewed.steps} == {"fresh"}


def test_hours_are_those_of_today() -> None:
    plan = proposed(HERE)
    longer = attrs.evolve(HERE, topics=(attrs.evolve(CNC, hours_to_independent=40),))
    (before,), (after,) = plan.transfers, proposed(longer, earlier=plan).transfers
    assert after.successor == before.successor
    assert after.successor_hours > before.successor_hours


def test_sessions_laid_by_hand_otherwise_than_the_planner_lays_them_are_laid_anew() -> None:
    plan = proposed(HERE)
    (transfer,) = plan.transfers
    step = transfer.steps[-1]
    first = step.sessions[0]
    halves = (
        attrs.evolve(first, hours=first.hours / 2, holder_hours=0.0),
        attrs.evolve(first, week=step.sessions[-1].week + timedelta(weeks=1), hours=first.hours / 2),
    )
    split = attrs.evolve(step, sessions=(halves[0], *step.sessions[1:], halves[1]), last_week=halves[1].week)
    again = proposed(HERE, earlier=attrs.evolve(plan, transfers=(attrs.evolve(transfer, steps=(*transfer.steps[:-1], split)),)))
    assert again.transfers == plan.transfers


def test_a_plan_without_weeks_says_who_is_to_learn_what() -> None:
    wish = by_hand(HERE, "cees")
    bare = attrs.evolve(wish, transfers=(attrs.evolve(wish.transfers[0], steps=(), reasons=()),))
    again = proposed(HERE, earlier=bare)
    assert [one.successor for one in again.transfers] == ["cees"]
    assert again.transfers[0].steps


def test_what_must_be_learned_first_comes_along_and_goes_when_nothing_waits_for_it() -> None:
    topics = (attrs.evolve(CNC, prerequisites=("meten",)), topic("meten", required_people=0, hours_to_independent=8))
    here = firm((ANKE, BERT, CEES), topics, {("anke", "cnc"): 4, ("anke", "meten"): 4})
    plan = proposed(here)
    assert {one.topic for one in plan.transfers} == {"cnc", "meten"}
    assert proposed(here, earlier=plan) == plan
    loose = attrs.evolve(plan, transfers=tuple(attrs.evolve(one, reasons=()) for one in plan.transfers))
    assert proposed(here, earlier=loose) == plan
    alone = attrs.evolve(here, topics=(CNC, topics[1]))
    again = proposed(alone, earlier=plan)
    assert {one.topic for one in again.transfers} == {"cnc"}
    assert [code for topic_, _, code in dropped(again) if topic_ == "meten"] == ["not-needed"]


def test_what_the_successor_mastered_already_need_not_come_along() -> None:
    topics = (attrs.evolve(CNC, prerequisites=("meten",)), topic("meten", required_people=0, hours_to_independent=8))
    here = firm((ANKE, BERT), topics, {("anke", "cnc"): 4, ("anke", "meten"): 4, ("bert", "meten"): 3})
    plan = proposed(here)
    assert {one.topic for one in plan.transfers} == {"cnc"}
    again = proposed(here, earlier=plan)
    assert (again, dropped(again)) == (plan, [])


def test_what_was_only_to_be_written_down_is_no_transfer_to_go_on_from() -> None:
    here = firm((person("anke", leaves=START + timedelta(weeks=8), learning=0), BERT), (attrs.evolve(CNC, documented="no"),), {("anke", "cnc"): 4})
    plan = proposed(here)
    assert [(one.from_level, one.to_level) for one in plan.transfers] == [(0, 0)]
    again = proposed(here, earlier=plan)
    assert (again, dropped(again)) == (plan, [])


def test_who_is_taught_first_may_teach_the_next() -> None:
    asked = Requirement(id="two", topic="cnc", people=2, shift="laat")
    late = tuple(person(name, shift="laat", learning=4, teaching=4) for name in ("dora", "evi"))
    soon = attrs.evolve(ANKE, leaving=Leaving(status="known", date=START + timedelta(weeks=26)))
    here = firm((soon, *late), (attrs.evolve(CNC, hours_to_independent=30),), {("anke", "cnc"): 4}, requirements=(asked,))
    plan = proposed(here, 100)
    holders = {one.holder for one in plan.transfers}
    assert "anke" in holders
    assert len(holders) == 2
    assert proposed(here, 100, plan) == plan


def test_a_transfer_that_nothing_asks_for_costs_nothing() -> None:
    plan = proposed(HERE)
    (transfer,) = plan.transfers
    other = "cees" if transfer.successor == "bert" else "bert"
    both = attrs.evolve(plan, transfers=(transfer, attrs.evolve(transfer, successor=other)))
    assert cost(both, HERE) == cost(plan, HERE)
    gone = attrs.evolve(plan, transfers=(attrs.evolve(transfer, topic="gone"),))
    assert cost(gone, HERE) == cost(attrs.evolve(plan, transfers=()), HERE) > cost(plan, HERE)


def test_the_exact_planner_starts_from_it_too() -> None:
    late = by_hand(HERE, "cees")
    found = RetentionPlan.propose_exact(HERE, CATALOGUE, start=START, horizon_weeks=60, risk_method=RISK_METHOD, earlier=late, effort=2)
    assert [one.successor for one in found.plan.transfers] == ["cees"]
    assert cost(found.plan, HERE) <= cost(late, HERE)
