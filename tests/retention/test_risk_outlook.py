"""Risk after the plan beside risk now, and by the plan beside what was verified, over time."""

import itertools
from datetime import date, timedelta

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, RISK_METHOD, START, firm, firms, person, progress_of, topic
from werkplekleren.retention import KnowledgeMap, Leaving, Progress, RetentionPlan, ReviewRhythm, RiskLevel
from werkplekleren.retention.codes import REVIEW_REASONS

WEEK = timedelta(weeks=1)
FIRM = firm(
    (person("anke", leaves=date(2027, 12, 1), teaching=4), person("bert"), attrs.evolve(person("cees"), leaving=Leaving(status="unknown"))),
    (
        topic("cnc", required_people=1, documented="yes", criticality=5, hours_to_independent=16),
        topic("lassen", required_people=0, criticality=4),
        topic("meten", required_people=0, criticality=3),
    ),
    {("anke", "cnc"): 4, ("bert", "cnc"): 1, ("cees", "lassen"): 3},
)
PLAN = RetentionPlan.propose(FIRM, CATALOGUE, start=START, risk_method=RISK_METHOD)
LAST = max(PLAN.transfers[0].open_weeks)
EMPTY = Progress(plan=PLAN.id)
slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def test_the_risk_that_a_topic_is_lost_is_that_of_who_stays_longest() -> None:
    both = firm(
        (person("anke", leaves=date(2027, 12, 1)), person("bert", leaves=date(2030, 6, 1)), person("cees", leaves=date(2029, 6, 1))),
        (topic("cnc", criticality=5),),
        {("anke", "cnc"): 3, ("bert", "cnc"): 3, ("cees", "cnc"): 3},
    )
    risks = both.risks(START, RISK_METHOD)
    assert (risks.by_topic["cnc"].attrition, risks.by_topic["cnc"].total) == (5, 25)
    loss = risks.loss_by_topic["cnc"]
    assert (loss.person, loss.attrition, loss.position, loss.total) == ("bert", 3, 5, 15)


def test_an_unknown_horizon_is_no_comfort_and_nobody_is_not_zero() -> None:
    risks = FIRM.risks(START, RISK_METHOD)
    assert set(risks.loss_by_topic) == {"cnc"}
    level = RiskLevel.of(FIRM, START, RISK_METHOD)
    assert (level.total, level.judged, level.unknown, level.nobody, level.grave) == (25, 1, 1, 1, 1)
    assert level.bands[0] == ("high-priority", 1)
    with_unknown = firm(FIRM.people, FIRM.topics[:1], {("anke", "cnc"): 4, ("cees", "cnc"): 3})
    assert with_unknown.risks(START, RISK_METHOD).loss_by_topic["cnc"].total == 25


def test_a_plan_brings_the_risk_of_a_topic_down_and_leaves_both_factors_to_be_seen() -> None:
    outlook = PLAN.risk_outlook(FIRM, method=RISK_METHOD)
    assert outlook.on == START
    cnc = next(one for one in outlook.topics if one.topic == "cnc")
    assert cnc.before is not None
    assert cnc.after is not None
    assert (cnc.before.attrition, cnc.before.position, cnc.before.total) == (5, 5, 25)
    assert (cnc.after.attrition, cnc.after.position, cnc.after.total) == (1, 5, 5)
    assert (cnc.change, cnc.able_before, cnc.able_after) == (-20, ("anke",), ("anke", "bert"))


def test_what_cannot_be_judged_comes_first_and_has_no_change() -> None:
    outlook = PLAN.risk_outlook(FIRM, method=RISK_METHOD)
    assert [one.topic for one in outlook.topics] == ["lassen", "meten", "cnc"]
    assert [one.change for one in outlook.topics][:2] == [None, None]


def test_per_person_it_tells_what_nobody_else_can() -> None:
    outlook = PLAN.risk_outlook(FIRM, method=RISK_METHOD)
    found = {one.person: (one.alone_before, one.alone_after, len(one.before), len(one.after)) for one in outlook.people}
    assert found == {"anke": (("cnc",), (), 1, 1), "cees": (("lassen",), ("lassen",), 0, 0)}


def test_a_successor_who_is_no_longer_on_the_map_brings_nothing() -> None:
    outlook = PLAN.risk_outlook(FIRM.without(["bert"]), method=RISK_METHOD)
    assert outlook.before.risks == outlook.after.risks
    higher = attrs.evolve(PLAN, transfers=(attrs.evolve(PLAN.transfers[0], to_level=20),))
    assert higher.risk_outlook(FIRM, method=RISK_METHOD).after.risks == outlook.before.risks


def test_over_time_the_plan_promises_and_only_a_decision_delivers() -> None:
    on = LAST + 2 * WEEK
    hours = EMPTY
    for step in PLAN.transfers[0].steps:
        for session in step.sessions:
            hours = hours.held("cnc", "bert", step.stage, on=session.week, hours=session.hours)
    moments = PLAN.risk_over_time(hours, FIRM, on=on, method=RISK_METHOD)
    today = next(one for one in moments if one.on == on)
    assert today.actual is not None
    assert (today.without.total, today.planned.total, today.actual.total) == (25, 5, 25)
    verified = hours.verified("cnc", "bert", 3, on=on, by="anke", evidence="product")
    today = next(one for one in PLAN.risk_over_time(verified, FIRM, on=on, method=RISK_METHOD) if one.on == on)
    assert today.actual is not None
    assert today.actual.total == 5
    assert [one.on for one in moments] == sorted(one.on for one in moments)
    assert all((one.actual is None) == (one.on > on) for one in moments)
    assert moments[0].on == START


def test_the_built_in_method_judges_when_none_is_given() -> None:
    assert PLAN.risk_over_time(EMPTY, FIRM, on=START)[0].without.grave == 1
    assert PLAN.risk_outlook(FIRM).before.method.id == "knowledge-loss"


def test_somebody_who_leaves_without_the_plan_takes_the_topic_along() -> None:
    moments = PLAN.risk_over_time(EMPTY, FIRM, on=START, method=RISK_METHOD)
    gone = next(one for one in moments if one.on >= date(2027, 12, 1))
    assert (gone.without.nobody, gone.planned.nobody) == (2, 1)


def test_reviews_follow_the_quarter_the_deadline_the_last_session_and_the_year() -> None:
    long = attrs.evolve(PLAN, transfers=(attrs.evolve(PLAN.transfers[0], deadline=LAST + 2 * WEEK),))
    reviews = long.reviews()
    said = [(one.on, [reason.code for reason in one.what]) for one in reviews]
    assert [code for _, codes in said for code in codes].count("verify") == 1
    assert ("in-practice" in said[-2][1], said[-1][1]) == (True, ["risks-again"])
    assert said[-1][0] == LAST + 14 * WEEK + 52 * WEEK
    near = [day for day, codes in said if "deadline-near" in codes]
    assert len(near) == 1
    assert LAST - 6 * WEEK <= near[0] <= LAST - 4 * WEEK
    quarterly = long.reviews(ReviewRhythm(every_weeks=2, near_weeks=0))
    assert sum("progress" in [reason.code for reason in one.what] for one in quarterly) == (LAST - START).days // 14
    assert all(set(REVIEW_REASONS[reason.code]) == set(reason.values) for one in (*reviews, *quarterly) for reason in one.what)


def test_a_plan_in_which_nothing_is_planned_has_no_reviews() -> None:
    assert RetentionPlan(start=START).reviews() == ()
    bare = attrs.evolve(PLAN.transfers[0], successor="cees", steps=())
    assert attrs.evolve(PLAN, transfers=(*PLAN.transfers, bare)).reviews() == PLAN.reviews()


def test_reviews_that_lie_close_together_are_joined_on_the_last_of_their_days() -> None:
    joined = PLAN.reviews(ReviewRhythm(near_weeks=12, every_weeks=1))
    assert len(joined) < len(PLAN.reviews(ReviewRhythm(near_weeks=0, every_weeks=1)))
    assert all(a.on < b.on for a, b in itertools.pairwise(joined))


@settings(deadline=None, max_examples=30, suppress_health_check=slow)
@given(firms())
def test_a_plan_never_makes_the_risk_of_a_topic_greater(here: KnowledgeMap) -> None:
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, horizon_weeks=60, risk_method=RISK_METHOD)
    outlook = plan.risk_outlook(here, method=RISK_METHOD)
    for one in outlook.topics:
        assert one.change is None or one.change <= 0
        assert set(one.able_before) <= set(one.able_after)
        assert one.before is None or one.after is not None
    assert len(outlook.topics) == len(here.topics)


@settings(deadline=None, max_examples=20, suppress_health_check=slow)
@given(st.data(), firms(), st.integers(0, 400))
def test_every_topic_is_judged_unknown_or_lost_on_every_day(data: st.DataObject, here: KnowledgeMap, days: int) -> None:
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, horizon_weeks=60, risk_method=RISK_METHOD)
    for moment in plan.risk_over_time(data.draw(progress_of(plan)), here, on=START + timedelta(days=days), method=RISK_METHOD):
        for level in (moment.without, moment.planned, moment.actual):
            if level is not None:
                assert level.judged + level.unknown + level.nobody == len(here.topics)
                assert sum(count for _, count in level.bands) == level.judged
        assert moment.planned.nobody <= moment.without.nobody
