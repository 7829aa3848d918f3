"""The default planner beside the exact one, on made-up firms of 10 to 1 000 transfers.

Each figure is a ratio of how late all is done: weight times finishing week, of plans that lose and lack as little. The effort of the
exact planner is counted in deterministic seconds, so that the figures of quality are the same on every machine with the same
version of OR-Tools; only what is timed differs. `--long` runs all sizes and seeds, which takes most of an hour.
"""

from collections.abc import Mapping
from functools import cache
from statistics import median

import pytest

from benchmarks.beside import Beside
from benchmarks.transfers import Instance, instance
from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.exact import Question, Solution, solve
from werkplekleren.retention.planner.exact_bound import BoundModel
from werkplekleren.retention.planner.model import Key
from werkplekleren.retention.planner.moves import polish, repair
from werkplekleren.retention.planner.schedule import Placement, schedule
from werkplekleren.retention.planner.timing import Timing

SIZES = {10: 26, 16: 26, 50: 52, 200: 78, 1000: 104}
"""Transfers and weeks."""

PROVEN = {10: (5, 15), 16: (4, 25)}
"""Sizes at which the optimum is sought: seeds, effort."""

BOUNDED = {50: (3, 30), 200: (2, 30), 1000: (1, 2)}
"""Sizes at which a bound is sought: seeds, effort."""


def first_order(made: Instance) -> list[Key]:
    """Weight per hour."""
    return sorted(made.jobs, key=lambda key: (-made.jobs[key].weight / made.jobs[key].hours, key))


def planned(made: Instance) -> Timing:
    """As the default planner gives jobs their weeks."""
    timing = Timing(made.jobs, schedule(made.jobs, first_order(made), made.grid.copy()).tried, {}, made.grid, made.measure)
    repair(timing)
    polish(timing)
    return timing


@cache
def ours(transfers: int, seed: int) -> tuple[Instance, PlanCost, Mapping[Key, Placement]]:
    """Our plan of an instance."""
    made = instance(transfers, SIZES[transfers], seed)
    placements = planned(made).schedule({}, made.grid.copy()).placements
    return made, Question(jobs=made.jobs, fixed={}, grid=made.grid, measure=made.measure).cost(placements), placements


@cache
def exact(transfers: int, seed: int, effort: float, *, hinted: bool) -> Solution | None:
    """The plan of the solver, from ours on or from nothing."""
    made, _, placements = ours(transfers, seed)
    question = Question(jobs=made.jobs, fixed={}, grid=made.grid, measure=made.measure)
    return solve(question, placements if hinted else None, effort)


def seeds(config: pytest.Config, many: int) -> range:
    """All seeds in the long run, two in the short one."""
    return range(many if config.getoption("--long") else min(2, many))


@pytest.mark.parametrize("transfers", PROVEN)
def bench_beside_the_optimum(beside: Beside, request: pytest.FixtureRequest, transfers: int) -> None:
    """Ours over the optimum, where that is proven, or else over the bound: the median of seeds."""
    many, effort = PROVEN[transfers]
    if transfers > 10 and not request.config.getoption("--long"):
        pytest.skip("only with --long")
    ratios: list[float] = []
    proven = 0
    for seed in seeds(request.config, many):
        _, cost, _ = ours(transfers, seed)
        found = exact(transfers, seed, effort, hinted=True)
        assert found is not None
        if found.cost[:2] == cost[:2]:
            optimal = found.cost == found.bound
            proven += optimal
            ratios.append(cost.late / (found.cost.late if optimal else found.bound.late or found.cost.late))
    beside.benchmark.pedantic(planned, args=(ours(transfers, 0)[0],), rounds=1)
    beside.keep(median(ratios), min(ratios), 1.03, f"{proven}/{len(ratios)} proven", f"worst {max(ratios):.3f}")


@pytest.mark.parametrize("transfers", BOUNDED)
@pytest.mark.parametrize("hinted", [True, False], ids=["hinted", "cold"])
def bench_beside_the_solver(beside: Beside, request: pytest.FixtureRequest, transfers: int, *, hinted: bool) -> None:
    """Ours over what the solver finds; when it finds nothing, or loses more, there is no ratio but 0."""
    if not request.config.getoption("--long"):
        pytest.skip("only with --long")
    many, effort = BOUNDED[transfers]
    ratios: list[float] = []
    said: list[str] = []
    for seed in seeds(request.config, many):
        _, cost, _ = ours(transfers, seed)
        found = exact(transfers, seed, effort, hinted=hinted)
        comparable = found is not None and found.cost[:2] == cost[:2]
        ratios.append(cost.late / found.cost.late if found is not None and comparable else 0.0)
        said.append("nothing" if found is None else f"lost {found.cost.lost}" if not comparable else f"gap {1 - found.bound.late / cost.late:.3f}")
    beside.benchmark.pedantic(planned, args=(ours(transfers, 0)[0],), rounds=1)
    aim = {(50, True): 1.05}.get((transfers, hinted), None if hinted else 1.0)
    beside.keep(median(ratios), min(ratios), aim, f"effort {effort}", said[0])


@pytest.mark.parametrize("transfers", [50, 200, 1000])
def bench_beside_the_bound(beside: Beside, transfers: int) -> None:
    """Ours over the quick bound that prices prove."""
    made, cost, placements = ours(transfers, 1 if transfers == 50 else 0)
    question = Question(jobs=made.jobs, fixed={}, grid=made.grid, measure=made.measure)
    paces = question.paces()
    if len(placements) < len(made.jobs):
        pytest.skip("not all fit, so that prices prove nothing")
    bound = BoundModel(made.jobs, paces, made.grid).solve(cost.late)
    beside.benchmark.pedantic(planned, args=(made,), rounds=1)
    beside.keep(cost.late / bound, cost.late / bound, 1.11 if transfers == 1000 else 1 / 0.9, f"bound {bound}", f"ours {cost.late}")


@pytest.mark.parametrize("transfers", [50, 200, 1000])
def bench_weeks(beside: Beside, transfers: int) -> None:
    """Giving all transfers their weeks, moves and all."""
    beside.benchmark.pedantic(planned, args=(instance(transfers, SIZES[transfers], 0),), rounds=3)


def bench_one_decode(beside: Beside) -> None:
    """One order of 1 000 transfers decoded, beside one of 200; in as many weeks."""
    large, small = instance(1000, 104, 0), instance(200, 104, 0)
    orders = first_order(large), first_order(small)
    beside(lambda: schedule(large.jobs, orders[0], large.grid.copy()), lambda: schedule(small.jobs, orders[1], small.grid.copy()), most=8)
