"""Laws of the analysis of a knowledge map that hold for every firm."""

from datetime import date, timedelta
from random import Random

import attrs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from strategies.retention import RISK_METHOD, START, firms
from werkplekleren.retention import Departure, Hire, KnowledgeMap, LevelReached, Person
from werkplekleren.retention.codes import COVERAGE_CAUSES, MAP_DIFFERENCES
from werkplekleren.retention.requirements import Part

laws = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
END = START + timedelta(days=400)
days = st.integers(-120, 420).map(lambda count: START + timedelta(days=count))
parts: st.SearchStrategy[Part] = st.sampled_from(["site", "shift", "team", "role"])


@laws
@given(firms(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_facts_changes_no_analysis(firm: KnowledgeMap, random: Random) -> None:
    other = attrs.evolve(
        firm,
        people=tuple(random.sample(firm.people, len(firm.people))),
        mastery=tuple(random.sample(firm.mastery, len(firm.mastery))),
        certificates=tuple(random.sample(firm.certificates, len(firm.certificates))),
        exemptions=tuple(random.sample(firm.exemptions, len(firm.exemptions))),
        revocations=tuple(random.sample(firm.revocations, len(firm.revocations))),
    )
    for on in (None, START):
        assert firm.coverage(on).topics == other.coverage(on).topics
        assert firm.coverage(on).requirements == other.coverage(on).requirements
        assert firm.coverage(on).truck_factor == other.coverage(on).truck_factor
        assert firm.bench(on) == other.bench(on)
        assert dict(firm.spread(on).people_per_topic) == dict(other.spread(on).people_per_topic)
        assert dict(firm.spread(on).topics_per_person) == dict(other.spread(on).topics_per_person)
        assert dict(firm.matrix(on).person_versatility) == dict(other.matrix(on).person_versatility)
    assert [moment.causes for moment in firm.coverage_over_time(START, END).moments] == [
        moment.causes for moment in other.coverage_over_time(START, END).moments
    ]


@laws
@given(firms())
def test_coverage_over_time_is_the_coverage_of_each_of_its_days(firm: KnowledgeMap) -> None:
    for moment in firm.coverage_over_time(START - timedelta(days=150), END).moments:
        assert moment.coverage == firm.coverage(on=moment.day)
        for cause in moment.causes:
            assert set(COVERAGE_CAUSES[cause.code]) == set(cause.values)


@laws
@given(firms(), days)
def test_between_two_moments_nothing_changes(firm: KnowledgeMap, day: date) -> None:
    assume(day >= START)
    moments = [moment for moment in firm.coverage_over_time(START, END).moments if moment.day <= day]
    today = firm.coverage(on=day)
    assert (moments[-1].coverage.topics, moments[-1].coverage.requirements) == (today.topics, today.requirements)


@laws
@given(firms(), parts, st.none() | days)
def test_the_coverage_of_the_parts_adds_up_to_that_of_the_firm(firm: KnowledgeMap, part: Part, on: date | None) -> None:
    coverage = firm.coverage(on)
    found = coverage.per(part)
    assume(found)
    assert sorted(person for one in found for person in one.people) == sorted(coverage.people)
    for topic in coverage.topics:
        assert sorted(person for one in found for person in one.able[topic.topic]) == list(topic.able)
        assert sum(topic.topic in one.single_points for one in found) <= topic.covered


@laws
@given(firms(), st.dictionaries(st.integers(0, 4), st.integers(0, 4)), days)
def test_somebody_more_never_lowers_coverage(firm: KnowledgeMap, levels: dict[int, int], on: date) -> None:
    known = {topic.id for topic in firm.topics}
    brought = {f"topic-{topic}": level for topic, level in levels.items() if f"topic-{topic}" in known}
    more = firm.what_if(Hire(person=Person(id="somebody", name="Somebody", shift="vroeg", site="noord"), levels=brought))
    before, after = firm.coverage(on), more.coverage(on)
    assert all(set(one.able) <= set(after[one.topic].able) for one in before.topics)
    assert all(after[one.topic].shortfall <= one.shortfall for one in before.topics)
    asked = {(one.requirement, one.group): one for one in after.requirements if one.people_wanted is not None}
    for one in before.requirements:
        if (one.requirement, one.group) in asked:
            assert asked[one.requirement, one.group].shortfall <= one.shortfall


@laws
@given(firms())
def test_a_what_if_with_nothing_changed_changes_nothing(firm: KnowledgeMap) -> None:
    assert firm.what_if() == firm
    comparison = firm.what_if().compared_with(firm, start=START, end=END, method=RISK_METHOD)
    assert (comparison.differences, comparison.topics, comparison.risks) == ((), (), ())
    assert (comparison.newly_short, comparison.newly_unmet) == ((), ())
    assert (dict(comparison.single_points_added), dict(comparison.single_points_removed)) == ({}, {})


@laws
@given(firms(), st.data(), days)
def test_a_departure_only_takes_away_from_its_day_on(firm: KnowledgeMap, data: st.DataObject, on: date) -> None:
    staying = [one for one in firm.people if one.leaving.date is None and (one.starts_on is None or one.starts_on < on)]
    assume(staying)
    gone = data.draw(st.sampled_from(staying)).id
    after = firm.what_if(Departure(person=gone, on=on))
    day_before = on - timedelta(days=1)
    assert after.coverage(day_before) == firm.coverage(day_before)
    for topic in firm.topics:
        assert [one for one in firm.able(topic.id, on) if one != gone] == list(after.able(topic.id, on))


@laws
@given(firms(), st.data())
def test_changes_about_different_people_may_be_made_in_any_order(firm: KnowledgeMap, data: st.DataObject) -> None:
    staying = [one.id for one in firm.people if one.starts_on is None]
    assume(len(staying) > 1)
    assume(firm.topics)
    first, second = data.draw(st.permutations(staying))[:2]
    departure = Departure(person=first, on=START)
    gain = LevelReached(person=second, topic=firm.topics[0].id, level=4, on=START)
    assert firm.what_if(departure, gain) == firm.what_if(gain, departure)


@laws
@given(firms(), firms())
def test_two_maps_differ_one_way_as_the_other_way_round(one: KnowledgeMap, other: KnowledgeMap) -> None:
    there = other.compared_with(one, start=START, end=END, method=RISK_METHOD)
    back = one.compared_with(other, start=START, end=END, method=RISK_METHOD)
    assert (there.newly_short, there.newly_unmet, there.single_points_added) == (
        back.no_longer_short,
        back.no_longer_unmet,
        back.single_points_removed,
    )
    assert {change.topic: change.rise for change in there.risks} == {change.topic: -change.rise for change in back.risks}
    assert {change.topic: change.lost for change in there.topics} == {change.topic: change.gained for change in back.topics}
    assert len(there.differences) == len(back.differences)
    for difference in there.differences:
        assert set(MAP_DIFFERENCES[difference.code]) == set(difference.values)


@laws
@given(firms(), days)
def test_who_is_next_cannot_do_it_yet_and_is_there(firm: KnowledgeMap, on: date) -> None:
    for one in firm.bench(on).topics:
        required = firm.required_level(one.topic)
        for candidate in (*one.next, *one.training):
            assert firm.person(candidate.person).present(on)
            assert candidate.person not in one.able
            assert firm.level(candidate.person, one.topic, on) == candidate.level < required
            assert candidate.hours == firm.learning_hours(one.topic, start=candidate.level, target=required)


@laws
@given(firms(), days)
def test_the_matrix_of_a_day_agrees_with_the_coverage_of_it(firm: KnowledgeMap, on: date) -> None:
    matrix, coverage = firm.matrix(on), firm.coverage(on)
    assert matrix.qualified_cells == sum(one.covered for one in coverage.topics)
    assert all(share is None or 0 <= share <= 1 for share in matrix.person_versatility.values())
    assert matrix.qualified_cells <= matrix.cells
