"""Laws of plans with requirements of groups, for every firm; and of the fewest people who meet several at once."""

from datetime import timedelta
from itertools import combinations

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, RISK_METHOD, START, firms
from werkplekleren.retention import KnowledgeMap, RetentionPlan
from werkplekleren.retention.plan_requirements import WHOLE_TOPIC
from werkplekleren.retention.planner.fewest import fewest, on_the_way
from werkplekleren.retention.risk_outlook import after_transfers

slow = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
quick = settings(deadline=None, max_examples=60)
weeks = st.integers(1, 110)
shares = st.lists(st.frozensets(st.integers(0, 3), min_size=1), min_size=1, max_size=6)
asked = st.tuples(*[st.integers(0, 3)] * 4)


def proposed(firm: KnowledgeMap, horizon: int) -> RetentionPlan:
    return RetentionPlan.propose(firm, CATALOGUE, start=START, horizon_weeks=horizon, risk_method=RISK_METHOD)


@slow
@given(firms(), weeks)
def test_after_the_plan_every_requirement_is_met_or_an_open_point(firm: KnowledgeMap, horizon: int) -> None:
    """On the last day that the plan looks at: the end of its weeks and the buffer. Learning brings no certificate back."""
    here = attrs.evolve(firm, certificates=())
    plan = proposed(here, horizon)
    last = START + timedelta(weeks=horizon + 4) - timedelta(days=1)
    told = {(point.topic, point.requirement) for point in plan.unsolved}
    whole = {point.topic for point in plan.unsolved if point.code in WHOLE_TOPIC}
    for one in after_transfers(here, plan.transfers).coverage(on=last).unmet:
        assert one.topic in whole or (one.topic, one.requirement) in told


@slow
@given(firms(), weeks)
def test_who_is_exempt_is_not_chosen_and_who_serves_a_group_is_in_it(firm: KnowledgeMap, horizon: int) -> None:
    last = START + timedelta(weeks=horizon + 4) - timedelta(days=1)
    rules = {one.id: one for one in firm.requirements}
    for transfer in proposed(firm, horizon).transfers:
        said = [reason for reason in transfer.reasons if reason.code in {"for-requirement", "for-everyone"}]
        for reason in said:
            rule = rules[str(reason.values["requirement"])]
            assert rule.topic == transfer.topic
            assert rule.concerns(firm.person(transfer.successor))
            assert transfer.to_level >= int(reason.values["level"]) > transfer.from_level
        if not any(reason.code == "prerequisite" for reason in transfer.reasons):
            assert transfer.successor not in firm.exempt(transfer.topic, last)


@slow
@given(firms(), weeks)
def test_no_transfer_that_only_requirements_ask_for_can_be_left_out(firm: KnowledgeMap, horizon: int) -> None:
    """Each successor who is there for a group alone is needed there: without that transfer a requirement that is met is not."""
    here = attrs.evolve(firm, certificates=(), revocations=(), topics=tuple(attrs.evolve(one, required_people=0, teach=False) for one in firm.topics))
    plan = proposed(here, horizon)
    last = START + timedelta(weeks=horizon + 4) - timedelta(days=1)
    before = {(one.requirement, one.group): one.shortfall for one in after_transfers(here, plan.transfers).coverage(on=last).requirements}
    for transfer in plan.transfers:
        if any(reason.code == "prerequisite" for reason in transfer.reasons):
            continue
        others = [one for one in plan.transfers if one != transfer]
        without = after_transfers(here, others).coverage(on=last).requirements
        assert any(one.shortfall > before[one.requirement, one.group] for one in without)


@quick
@given(asked, shares)
def test_the_fewest_people_are_as_few_as_trying_all_gives(wanted: tuple[int, ...], people: list[frozenset[int]]) -> None:
    possible = tuple(min(asked, sum(number in share for share in people)) for number, asked in enumerate(wanted))

    def meets(chosen: tuple[frozenset[int], ...]) -> bool:
        return all(sum(number in share for share in chosen) >= asked for number, asked in enumerate(possible))

    least = next(size for size in range(len(people) + 1) if any(map(meets, combinations(people, size))))
    counts = {share: people.count(share) for share in people}
    assert fewest(wanted, counts) == least
    if least:
        among = {share for chosen in combinations(people, least) if meets(chosen) for share in chosen}
        assert on_the_way(wanted, tuple(counts.items())) >= among


@quick
@given(asked, shares)
def test_when_there_are_too_many_situations_the_greatest_requirement_stands_for_what_is_left(
    wanted: tuple[int, ...], people: list[frozenset[int]]
) -> None:
    counts = {share: people.count(share) for share in people}
    assert max(0, *(min(one, sum(place in share for share in people)) for place, one in enumerate(wanted))) <= fewest(wanted, counts, most=0)
    assert fewest(wanted, counts, most=0) <= fewest(wanted, counts)
