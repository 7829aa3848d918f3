"""Making an order better by moving jobs in it: a fixed number of moves, chosen by a generator of our own, so the same everywhere."""

from collections.abc import Callable, Iterator

import attrs

from werkplekleren.retention.plan_cost import PlanCost
from werkplekleren.retention.planner.timing import Timing

MOVES_PER_PAIR = 32
"""Moves that are tried per pair of jobs, up to the most: the orders of a few jobs are few."""

STALL = 12
"""After so many moves per job without a better plan it goes on from the best one with a few moves that need not be better."""

KICKS = 4
"""How many such moves."""

TURNS = 12
"""One in so many moves also turns the job from its earliest weeks to its latest or back."""


@attrs.frozen(kw_only=True)
class Effort:
    """How much is tried, counted and never timed, so that the plan is the same on every machine.

    Args:
        moves: Moves at most.
        placements: Jobs that are placed again at most; the last move may go past it.
    """

    moves: int
    placements: int


REPAIR = Effort(moves=3_000, placements=8_000)
"""For getting in what does not fit."""

POLISH = Effort(moves=3_000, placements=40_000)
"""For being done sooner: about a second of plain Python for 200 jobs."""


class Draws:
    """Whole numbers that look random, from a linear congruential generator: the same on every machine and every Python.

    The multiplier and the increment are those of Knuth's MMIX; the upper half of the bits is used.
    """

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        """A whole number from 0 and below a limit."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 32) * limit >> 32


def repair(timing: Timing, effort: Effort = REPAIR) -> None:
    """Move jobs for a lower cost, while there are any that do not fit: every other time one of those."""
    draws = Draws(1)

    def choose() -> int:
        failing = timing.failing() if draws.below(2) else []
        return failing[draws.below(len(failing))] if failing else draws.below(len(timing.jobs))

    if timing.failing():
        _search(timing, effort, draws, choose, lambda best: timing.cost < best)


def polish(timing: Timing, effort: Effort = POLISH) -> None:
    """Move jobs for being done sooner; what does not fit stays the same."""
    draws = Draws(2)
    failing = set(timing.failing())

    def sooner(best: PlanCost) -> bool:
        return timing.cost[:2] == best[:2] and timing.cost.late < best.late and set(timing.failing()) == failing

    _search(timing, effort, draws, lambda: draws.below(len(timing.jobs)), sooner)


def _search(timing: Timing, effort: Effort, draws: Draws, choose: Callable[[], int], better: Callable[[PlanCost], bool]) -> None:
    """Move one job after another to the place of another of the same successor or holder, and end with the best that was found.

    A move stays when the cost is not higher after it.
    """
    best = timing.state()
    stalled = kicks = 0
    for _ in _rounds(timing, effort):
        if stalled >= STALL * len(timing.jobs):
            timing.restore(best)
            stalled, kicks = 0, KICKS
        stalled += 1
        number = choose()
        others = timing.neighbours(number, draws.below(2))
        move = timing.to_place_of(number, others[draws.below(len(others))], turn=not draws.below(TURNS))
        if move is not None and (kicks or move.cost <= timing.cost):
            kicks = max(0, kicks - 1)
            timing.make(move)
            if better(best.cost):
                best, stalled = timing.state(), 0
    timing.restore(best)


def _rounds(timing: Timing, effort: Effort) -> Iterator[None]:
    """As many rounds as the effort allows."""
    many = len(timing.jobs)
    stop = timing.effort + effort.placements
    for _ in range(min(effort.moves, MOVES_PER_PAIR * many * (many - 1) // 2)):
        if timing.effort >= stop:
            break
        yield
