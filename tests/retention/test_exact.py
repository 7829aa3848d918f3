"""The exact planner: as good as trying everything, never worse than the default planner, and bounds that hold."""

import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib import import_module
from itertools import product
from random import Random

import attrs
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benchmarks.transfers import Instance, instance
from planner_situations import needs, situation
from strategies.retention import CATALOGUE, START, firm, firms, person, topic
from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, MissingExtraError
from werkplekleren.retention import ExactPlan, KnowledgeMap, PlanCost, RetentionPlan
from werkplekleren.retention.planner.draft import Draft, with_placements
from werkplekleren.retention.planner.exact import ExactDrafting, Question, solve
from werkplekleren.retention.planner.exact_bound import PARTS, BoundModel
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.measure import Measure
from werkplekleren.retention.planner.methods import check_methods
from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.moves import polish, repair
from werkplekleren.retention.planner.pace import Pace
from werkplekleren.retention.planner.schedule import LONGEST_SESSION, Placement, Slot, first_week, last_week, schedule, shares
from werkplekleren.retention.planner.search import drafted
from werkplekleren.retention.planner.timing import Timing
from werkplekleren.retention.planner.weeks import Grid

WEEKS = 5
few = settings(deadline=None, max_examples=25)


def task(successor: int, holder: int, *, judged: bool, document: bool = False) -> Task:
    return Task(stage="watched" if judged else "document" if document else "together", method=Identifier("m"), successor=successor, holder=holder)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Two or three transfers of few hours among two successors and two holders in five weeks."""
    many = draw(st.integers(2, 3))
    hours = st.lists(st.integers(0, 3), min_size=WEEKS, max_size=WEEKS)
    jobs: dict[Key, Job] = {}
    for number in range(many):
        tasks = tuple(
            task(draw(st.integers(1, 3)), draw(st.integers(0, 3)), judged=one == 1, document=draw(st.booleans()))
            for one in range(draw(st.integers(1, 2)))
        )
        waits = tuple(key for key in jobs if draw(st.integers(0, 3)) == 0)
        successor, name = draw(st.sampled_from(["s0", "s1"])), draw(st.sampled_from(["a", "b"]))
        job = Job(
            topic=f"t{number}" if (name, successor) in jobs else name,
            holder=draw(st.sampled_from(["h", "i"])),
            successor=successor,
            tasks=tasks,
            end=draw(st.integers(3, WEEKS)),
            dated=True,
            weight=draw(st.integers(1, 9)),
            further=False,
            after=waits,
            supports=None,
            from_level=0,
            to_level=3,
            reasons=(),
        )
        jobs[job.key] = job
    grid = Grid(learning={name: draw(hours) for name in ("s0", "s1")}, teaching={name: draw(hours) for name in ("h", "i")})
    topics = sorted({key[0] for key in jobs})
    weights = {topic: draw(st.integers(1, 9)) for topic in topics}
    measure = Measure(weights=weights, counts={topic: sum(key[0] == topic for key in jobs) for topic in topics})
    return Question(jobs=jobs, fixed={}, grid=grid, measure=measure)


def ways(job: Job, grid: Grid, first: int) -> Iterator[Placement]:
    """Every way to give a job its weeks from a week on."""
    yield from _task_ways(job, (grid.learning[job.successor], grid.teaching[job.holder]), first, ())


def _task_ways(job: Job, free: tuple[list[int], list[int]], waits: int, before: Placement) -> Iterator[Placement]:
    if len(before) == len(job.tasks):
        yield before
        return
    one = job.tasks[len(before)]
    first = max(before[-1][-1].week if before else 0, 0 if len(before) < job.free else waits)
    successor, holder = shares(one.successor, one.holder, judged=one.judged)
    longest = len(successor) - 1
    end = min(job.end, len(free[0]))
    for spread in product(range(min(longest, LONGEST_SESSION) + 1), repeat=max(0, end - first)):
        if sum(spread) != longest:
            continue
        done = 0
        slots: list[Slot] = []
        for week, hours in enumerate(spread, first):
            if hours:
                slots.append(Slot(week, successor[done + hours] - successor[done], holder[done + hours] - holder[done]))
                done += hours
        left = list(free[0]), list(free[1])
        for slot in slots:
            left[0][slot.week] -= slot.successor
            left[1][slot.week] -= slot.holder
        if min(left[0]) >= 0 and min(left[1]) >= 0:
            yield from _task_ways(job, left, waits, (*before, tuple(slots)))


def by_trying_everything(question: Question) -> PlanCost:
    """The least cost over all ways to spread the hours, and to leave jobs out."""
    return min(question.cost(placements) for placements in _all_ways(question, list(question.jobs), question.grid.copy(), {}))


def _all_ways(question: Question, keys: list[Key], grid: Grid, placed: dict[Key, Placement]) -> Iterator[Mapping[Key, Placement]]:
    if not keys:
        yield placed
        return
    key, job = keys[0], question.jobs[keys[0]]
    yield from _all_ways(question, keys[1:], grid, placed)
    if all(before in placed for before in job.after):
        first = max((last_week(placed[before]) + 1 for before in job.after), default=0)
        seen: set[tuple[object, ...]] = set()
        for placement in ways(job, grid, first):
            after = grid.copy()
            for slot in (slot for slots in placement for slot in slots):
                after.learning[job.successor][slot.week] -= slot.successor
                after.teaching[job.holder][slot.week] -= slot.holder
            same = (last_week(placement), *after.learning[job.successor], *after.teaching[job.holder])
            if same not in seen:
                seen.add(same)
                yield from _all_ways(question, keys[1:], after, {**placed, key: placement})


@few
@given(questions())
def test_it_is_as_good_as_trying_everything(question: Question) -> None:
    least = by_trying_everything(question)
    cold = solve(question, None, 100)
    assert cold is not None
    assert cold.cost == cold.bound == least


def test_from_nothing_and_with_no_effort_nothing_is_found() -> None:
    made = instance(8, 20, 0)
    assert solve(Question(jobs=made.jobs, fixed={}, grid=made.grid, measure=made.measure), None, 1e-9) is None


def test_with_no_effort_our_own_plan_comes_back() -> None:
    question, timing = planned(instance(8, 20, 1))
    start = {timing.jobs[number].key: placement for number, placement in enumerate(timing.placements) if placement is not None}
    found = solve(question, start, 1e-9)
    assert found is not None
    assert found.placements == start


def planned(made: Instance) -> tuple[Question, Timing]:
    order = sorted(made.jobs, key=lambda key: (-made.jobs[key].weight, key))
    timing = Timing(made.jobs, schedule(made.jobs, order, made.grid.copy()).tried, {}, made.grid, made.measure)
    repair(timing)
    polish(timing)
    return Question(jobs=made.jobs, fixed={}, grid=made.grid, measure=made.measure), timing


@pytest.mark.parametrize("seed", [0, 1])
def test_from_our_plan_it_is_never_worse_and_its_bound_holds(seed: int) -> None:
    question, timing = planned(instance(8, 20, seed))
    start = {timing.jobs[number].key: placement for number, placement in enumerate(timing.placements) if placement is not None}
    found = solve(question, start, 4)
    assert found is not None
    assert found.bound <= found.cost <= timing.cost
    assert found.cost == question.cost(found.placements)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much])
@given(questions(), st.randoms(use_true_random=False))
def test_whatever_the_prices_are_no_plan_in_which_all_fits_is_less_late_than_they_prove(question: Question, random: Random) -> None:
    least = by_trying_everything(question)
    assume(not least.lacking)
    bound = BoundModel(question.jobs, question.paces(), question.grid)
    assert 0 < bound.solve(least.late) <= least.late
    assert 0 < bound.solve(3 * least.late, 20) <= least.late
    for highest in (10, 20_000):
        drawn = [[random.randrange(highest) * random.randrange(2) for _ in range(bound.shape[1])] for _ in range(bound.shape[0])]
        value, _ = bound.proves(np.array(drawn, np.int64))
        assert value <= PARTS * least.late


def test_the_quick_bound_is_close_and_below_the_optimum() -> None:
    question, timing = planned(instance(6, 20, 0))
    start = {timing.jobs[number].key: placement for number, placement in enumerate(timing.placements) if placement is not None}
    assert len(start) == len(question.jobs)
    found = solve(question, start, 20)
    assert found is not None
    assert found.cost == found.bound
    quick = BoundModel(question.jobs, question.paces(), question.grid).solve(found.cost.late)
    assert 0.9 * found.cost.late < quick <= found.cost.late


def test_prices_for_the_order_prove_more_than_prices_for_hours_alone() -> None:
    question, timing = planned(instance(20, 40, 4))
    assert timing.cost[:2] == (0, 0)
    apart = {key: attrs.evolve(job, after=()) for key, job in question.jobs.items()}
    with_order, without = (BoundModel(jobs, question.paces(), question.grid).solve(timing.cost.late) for jobs in (question.jobs, apart))
    assert 0.85 * timing.cost.late < without < with_order <= timing.cost.late


def test_for_large_firms_prices_move_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    question, timing = planned(instance(20, 40, 4))
    bound = BoundModel(question.jobs, question.paces(), question.grid)
    monkeypatch.setattr("werkplekleren.retention.planner.exact_bound.CELLS", 1)
    assert bound.solve(timing.cost.late) == bound.solve(timing.cost.late, 1) > 0


@few
@given(st.integers(0, 500))
def test_back_from_its_quickest_week_a_job_needs_its_hours_as_early_as_it_can_have_them(seed: int) -> None:
    made = instance(4, 20, seed)
    for job in made.jobs.values():
        pace = Pace.of(job, made.grid, 0)
        if pace is not None:
            done = {week: sum(slot.successor for slots in pace.quickest for slot in slots if slot.week <= week) for week in range(pace.end)}
            assert all(hours[0] <= done[week] for week, hours in pace.needed[0].items())
            later = zip(pace.needed, pace.needed[1:], strict=False)
            assert all(after.get(week, (0, 0)) <= hours for before, after in later for week, hours in before.items())


ANKE = (person("anke", leaves=START.replace(year=START.year + 1)), person("bert"), person("cees", learning=4))
TOPICS = tuple(topic(name, required_people=1, criticality=number + 1, hours_to_independent=10 + 4 * number) for number, name in enumerate("abcd"))
HERE = firm(ANKE, TOPICS, {("anke", one.id): 4 for one in TOPICS})


def exact(here: KnowledgeMap, *, effort: int = 30, weeks: int = 104) -> ExactPlan:
    found = RetentionPlan.propose_exact(here, CATALOGUE, start=START, effort=effort, horizon_weeks=weeks)
    assert found.plan.check(here) == ()
    assert found.bound <= found.cost <= found.usual
    return found


def test_weeks_that_suit_the_weights_of_the_jobs_are_not_taken_where_the_transfers_themselves_are_later() -> None:
    people = (person("anke", teaching=3), person("bert"), person("cees", learning=4))
    place = situation(firm(people, (topic("cnc", required_people=3, hours_to_independent=20),), {("anke", "cnc"): 4}))
    asked, methods = needs(place), check_methods(CATALOGUE.transfer_methods)
    usual = drafted(place, asked, methods)
    heavy = {key: attrs.evolve(job, weight=1000 if job.successor == "bert" else 1) for key, job in usual.assignment.jobs.items()}
    assignment = attrs.evolve(usual.assignment, jobs=heavy)
    first = with_placements(place, asked, attrs.evolve(usual, assignment=assignment), Kept().limits, usual.schedule.placements)

    def start(*_: object) -> Draft:
        return first

    exactly = ExactDrafting(5, start)
    assert exactly(place, asked, methods) is first
    assert exactly.bound < exactly.cost == exactly.usual == first.cost


def test_an_exact_plan_has_the_same_people_and_says_what_is_proven() -> None:
    found = exact(HERE, effort=20)
    usual = RetentionPlan.propose(HERE, CATALOGUE, start=START)
    assert {(one.topic, one.holder, one.successor) for one in found.plan.transfers} == {(o.topic, o.holder, o.successor) for o in usual.transfers}
    assert found.status == "optimal"
    assert found.gap == 0


def test_the_same_plan_comes_out_every_time() -> None:
    assert exact(HERE, effort=1, weeks=30) == exact(HERE, effort=1, weeks=30)


def proven(cost: PlanCost, bound: PlanCost) -> ExactPlan:
    return ExactPlan(plan=RetentionPlan(start=START), cost=cost, usual=cost, bound=bound)


def test_it_says_how_much_could_still_be_saved() -> None:
    found = proven(PlanCost(0, 0, 200), PlanCost(0, 0, 180))
    assert (found.status, found.gap) == ("feasible", 0.1)


def test_where_it_is_not_proven_what_must_be_lost_lateness_says_nothing() -> None:
    found = proven(PlanCost(9, 9, 200), PlanCost(8, 8, 0))
    assert (found.status, found.gap) == ("feasible", None)


def test_a_firm_without_anything_to_hand_over_has_an_optimal_empty_plan() -> None:
    found = exact(firm())
    assert (found.status, found.gap, found.cost) == ("optimal", 0.0, PlanCost(0, 0, 0))


@few
@given(firms(), st.integers(1, 60))
def test_a_plan_of_the_solver_breaks_nothing_either(here: KnowledgeMap, weeks: int) -> None:
    exact(here, weeks=weeks, effort=1)


def test_what_is_pinned_stays_and_what_waits_for_it_comes_after() -> None:
    topics = (topic("cnc", required_people=1, prerequisites=("meten",)), topic("meten", required_people=1, hours_to_independent=8))
    at = situation(firm((person("anke"), person("bert")), topics, {("anke", "cnc"): 4, ("anke", "meten"): 4}))
    methods = check_methods(CATALOGUE.transfer_methods)
    first = drafted(at, needs(at), methods)
    meten = {("meten", "bert"): first.schedule.placements["meten", "bert"]}
    again = ExactDrafting(5)(at, needs(at), methods, Kept(jobs=tuple(first.assignment.jobs.values()), pinned=meten))
    assert again.schedule.placements["meten", "bert"] == meten["meten", "bert"]
    assert first_week(again.schedule.placements["cnc", "bert"]) > last_week(meten["meten", "bert"])
    assert again.cost <= first.cost


def test_where_not_everything_fits_it_is_proven_what_must_lack() -> None:
    topics = tuple(topic(name, required_people=1, criticality=3, hours_to_independent=12, documented="yes") for name in "abc")
    people = (person("anke", leaves=START + timedelta(weeks=16)), person("bert"))
    found = exact(firm(people, topics, {("anke", one.id): 4 for one in topics}), effort=20)
    assert found.cost.lost > 0
    assert found.status == "optimal"


def test_the_effort_has_limits() -> None:
    with pytest.raises(InvalidValueError, match="effort must be a whole number from 1 to 100000"):
        RetentionPlan.propose_exact(HERE, CATALOGUE, start=START, effort=0)


def test_without_the_solver_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    monkeypatch.delitem(sys.modules, "werkplekleren.retention.planner.ortools")
    with pytest.raises(MissingExtraError, match=r'needs the package ortools; install it with: pip install "werkplekleren\[exact\]"'):
        import_module("werkplekleren.retention.planner.ortools")
