"""Laws that hold for every firm."""

from datetime import timedelta
from random import Random

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner_situations import needs, situation
from strategies.retention import CATALOGUE, RISK_METHOD, SCALE, START, firms, tight_firms
from werkplekleren.retention import KnowledgeMap, Leaving, Person, RetentionPlan
from werkplekleren.retention.codes import OPEN_POINTS, REMEDIES, RISK_REASONS, TRANSFER_REASONS, WARNINGS
from werkplekleren.retention.planner.methods import check_methods
from werkplekleren.retention.planner.search import drafted

slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
quick = settings(deadline=None, max_examples=60)
weeks = st.integers(1, 110)
buffers = st.integers(0, 8)


def proposed(firm: KnowledgeMap, *, horizon: int = 60, buffer: int = 4) -> RetentionPlan:
    return RetentionPlan.propose(firm, CATALOGUE, start=START, buffer_weeks=buffer, horizon_weeks=horizon, risk_method=RISK_METHOD)


@slow
@given(firms(), weeks, buffers)
def test_no_proposed_plan_breaks_hours_absence_order_or_deadline(firm: KnowledgeMap, horizon: int, buffer: int) -> None:
    assert proposed(firm, horizon=horizon, buffer=buffer).check(firm) == ()


@settings(slow, max_examples=15)
@given(tight_firms(), buffers)
def test_where_time_is_short_each_topic_waits_for_what_comes_first_and_ends_before_the_buffer(firm: KnowledgeMap, buffer: int) -> None:
    """Told from the weeks alone, beside the check of a plan; of firms in which deadlines and order bind."""
    plan = proposed(firm, buffer=buffer)
    assert plan.check(firm) == ()
    weeks = {(one.topic, one.successor): one.last_week for one in plan.transfers if one.to_level > one.from_level}
    for one in plan.transfers:
        leaves = firm.person(one.holder).leaving.date
        assert one.last_week is not None
        assert leaves is None or one.last_week + timedelta(weeks=1 + buffer) <= leaves
        first = min((step.first_week for step in one.steps if not step.recorded), default=None)
        for wanted in firm.topic(one.topic).prerequisites if one.to_level > one.from_level else ():
            before = weeks[wanted, one.successor]
            assert before is not None
            assert first is not None
            assert before < first


@slow
@given(firms(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(firm: KnowledgeMap, random: Random) -> None:
    other = attrs.evolve(
        firm,
        people=tuple(random.sample(firm.people, len(firm.people))),
        topics=tuple(random.sample(firm.topics, len(firm.topics))),
        mastery=tuple(random.sample(firm.mastery, len(firm.mastery))),
        certificates=tuple(random.sample(firm.certificates, len(firm.certificates))),
        requirements=tuple(random.sample(firm.requirements, len(firm.requirements))),
        exemptions=tuple(random.sample(firm.exemptions, len(firm.exemptions))),
        revocations=tuple(random.sample(firm.revocations, len(firm.revocations))),
    )
    assert proposed(firm) == proposed(other)
    assert firm.risks(START, RISK_METHOD) == other.risks(START, RISK_METHOD)


@slow
@given(firms(), weeks)
def test_every_topic_at_risk_has_a_transfer_or_an_open_point_with_remedies(firm: KnowledgeMap, horizon: int) -> None:
    plan = proposed(firm, horizon=horizon)
    end = START + timedelta(weeks=horizon + plan.buffer_weeks, days=-1)
    handled = {transfer.topic for transfer in plan.transfers} | {point.topic for point in plan.unsolved}
    for topic in firm.topics:
        able = firm.able(topic.id, START)
        gone = firm.revoked(topic.id, end)
        to_come = [one for one in firm.qualified(topic.id) if (firm.person(one).starts_on or START) > START and one not in gone]
        staying = [person for person in (*able, *to_come) if firm.person(person).present(end)]
        out = (*able, *firm.revoked(topic.id, START))
        renewable = [person for person in firm.qualified(topic.id) if person not in out and firm.person(person).present(START)]
        if topic.required_people and len(staying) <= 1 and (able or not renewable):
            assert topic.id in handled
    assert all(point.remedies for point in plan.unsolved)


@slow
@given(firms(), st.integers(1, 8), weeks)
def test_more_hours_than_a_bound_for_everybody_never_make_the_plan_lose_or_lack_more(firm: KnowledgeMap, bound: int, horizon: int) -> None:
    """By the plan's own measure: first the weight of topics without any successor, then of the successors that lack."""
    less = attrs.evolve(
        firm,
        people=tuple(
            attrs.evolve(person, learning_hours=min(bound, person.learning_hours), teaching_hours=min(bound, person.teaching_hours))
            for person in firm.people
        ),
    )
    assert lack(firm, horizon) <= lack(less, horizon)


@slow
@given(st.data(), st.integers(0, 3), st.integers(1, 3), weeks)
def test_more_hours_for_everybody_alike_never_make_the_plan_lose_or_lack_more(data: st.DataObject, hours: int, extra: int, horizon: int) -> None:
    firm = data.draw(firms(hours=hours))
    more = attrs.evolve(
        firm,
        people=tuple(attrs.evolve(person, learning_hours=hours + extra, teaching_hours=hours + extra) for person in firm.people),
    )
    assert lack(more, horizon) <= lack(firm, horizon)


@slow
@given(firms(), st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), min_size=1, max_size=3), weeks)
def test_people_who_come_new_never_make_the_plan_lose_or_lack_more(firm: KnowledgeMap, new_people: list[tuple[int, int]], horizon: int) -> None:
    """New people are those of whom no level is recorded yet, beside a firm in which everybody has some; also in a shift or a site.

    They come where others are already, and nothing is asked of everybody there: else they bring requirements of their own.
    """
    known = {level.person for level in firm.mastery}
    there = attrs.evolve(firm.without(person.id for person in firm.people if person.id not in known), certificates=())
    there = attrs.evolve(there, requirements=tuple(one for one in there.requirements if not one.everyone), exemptions=())
    places = [Person(id="nowhere", name="Nowhere"), *there.people]
    new = tuple(
        attrs.evolve(
            places[place % len(places)],
            id=f"new-{number}",
            learning_hours=hours,
            teaching_hours=hours,
            leaving=Leaving(),
            starts_on=None,
            absences=(),
        )
        for number, (hours, place) in enumerate(new_people)
    )
    assert lack(attrs.evolve(there, people=(*there.people, *new)), horizon) <= lack(there, horizon)


def lack(firm: KnowledgeMap, horizon: int) -> tuple[int, ...]:
    at = situation(firm, horizon)
    return drafted(at, needs(at), check_methods(CATALOGUE.transfer_methods)).cost[:2]


@slow
@given(firms(), weeks)
def test_every_code_is_on_the_list_with_its_values(firm: KnowledgeMap, horizon: int) -> None:
    plan = proposed(firm, horizon=horizon)
    said = [(TRANSFER_REASONS, reason.code, reason.values) for transfer in plan.transfers for reason in transfer.reasons]
    said += [(OPEN_POINTS, point.code, point.values) for point in plan.unsolved]
    said += [(REMEDIES, remedy.code, remedy.values) for point in plan.unsolved for remedy in point.remedies]
    said += [(WARNINGS, warning.code, warning.values) for warning in plan.warnings]
    risks = firm.risks(START, RISK_METHOD)
    said += [(RISK_REASONS, reason.code, reason.values) for risk in (*risks.risks, *risks.unknown) for reason in risk.reasons]
    for known, code, values in said:
        assert set(known[code]) == set(values)


@slow
@given(firms())
def test_everybody_and_everything_named_in_a_plan_can_be_shown_by_name(firm: KnowledgeMap) -> None:
    plan = proposed(firm)
    for transfer in plan.transfers:
        assert {transfer.holder, transfer.successor} <= set(plan.people)
        assert transfer.topic in plan.topics
    assert {point.topic for point in plan.unsolved} <= set(plan.topics)


@slow
@given(firms(), weeks)
def test_sessions_are_whole_hours_of_at_most_four(firm: KnowledgeMap, horizon: int) -> None:
    for transfer in proposed(firm, horizon=horizon).transfers:
        for step in transfer.steps:
            for session in step.sessions:
                assert session.hours % 1 == 0
                assert session.holder_hours % 1 == 0
                assert 1 <= max(session.hours, session.holder_hours) <= 4


@quick
@given(firms())
def test_a_risk_total_is_the_product_of_its_factors_and_lies_in_its_band(firm: KnowledgeMap) -> None:
    assessment = firm.risks(START, RISK_METHOD)
    starts = {band.id: band.starts_at for band in RISK_METHOD.bands}
    for risk in assessment.risks:
        assert risk.attrition is not None
        assert risk.position is not None
        total = risk.attrition * risk.position
        assert total == risk.total
        assert risk.band is not None
        assert starts[risk.band] == max(start for start in starts.values() if start <= total)
    assert all(risk.total is None and risk.reasons for risk in assessment.unknown)


@quick
@given(firms())
def test_risks_are_ranked_by_total_then_attrition(firm: KnowledgeMap) -> None:
    ranks = [(risk.total or 0, risk.attrition or 0) for risk in firm.risks(START, RISK_METHOD).risks]
    assert ranks == sorted(ranks, reverse=True)


@quick
@given(firms(), st.data())
def test_coverage_after_somebody_goes_never_grows(firm: KnowledgeMap, data: st.DataObject) -> None:
    assume(firm.people)
    gone = data.draw(st.sampled_from(firm.people)).id
    before = firm.coverage()
    after = before.without([gone])
    assert all(after[one.topic].covered <= one.covered for one in before.topics)
    assert all(after[one.topic].shortfall >= one.shortfall for one in before.topics)
    assert [one.able for one in after.topics] == [one.able for one in firm.without([gone]).coverage().topics]


@quick
@given(firms())
def test_people_count_exactly_from_the_required_level(firm: KnowledgeMap) -> None:
    coverage = firm.coverage()
    for topic in firm.topics:
        threshold = SCALE.independent if topic.required_level is None else topic.required_level
        able = {person.id for person in firm.people if (firm.level(person.id, topic.id) or 0) >= threshold}
        assert set(coverage[topic.id].able) == able


@quick
@given(firms())
def test_coverage_on_a_day_is_never_more_than_by_levels_alone(firm: KnowledgeMap) -> None:
    by_levels = firm.coverage()
    for one in firm.coverage(on=START).topics:
        assert set(one.able) <= set(by_levels[one.topic].able)
        assert not set(one.able) & set(one.lapsed)


@quick
@given(firms())
def test_the_truck_factor_sets_do_what_they_say(firm: KnowledgeMap) -> None:
    coverage = firm.coverage()
    factor = coverage.truck_factor
    assert (factor.size is None) == (not firm.topics)
    for people in factor.sets:
        assert len(people) == factor.size
        assert 2 * len(coverage.without(people).uncovered) > len(firm.topics)
