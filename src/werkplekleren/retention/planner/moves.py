"""Making an order better by moving jobs in it: a fixed number of moves, chosen by a generator of our own, so the same everywhere."""

from collections.abc import Iterator

import attrs

from werkplekleren.retention.planner.timing import Move, Timing

MOVES_PER_PAIR = 8
"""Moves that are tried per pair of jobs, up to the most: the orders of a few jobs are few."""


@attrs.frozen(kw_only=True)
class Effort:
    """How much is tried, counted and never timed, so that the plan is the same on every machine.

    Args:
        moves: Moves at most.
        placements: Jobs that are placed again at most; the last move may go past it.
    """

    moves: int
    placements: int


REPAIR = Effort(moves=600, placements=4_000)
"""For getting in what does not fit."""

POLISH = Effort(moves=2_000, placements=20_000)
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
    """Move jobs for a lower cost: every other time one that does not fit, while there are any."""
    draws = Draws(1)
    failing = timing.failing()
    for _ in _rounds(timing, effort):
        if not failing:
            break
        number = failing[draws.below(len(failing))] if draws.below(2) else draws.below(len(timing.jobs))
        move = _move(timing, number, draws)
        if move is not None and move.cost <= timing.cost:
            timing.make(move)
            failing = timing.failing()


def polish(timing: Timing, effort: Effort = POLISH) -> None:
    """Move jobs for being done sooner, with as much lost and lacking as there is."""
    draws = Draws(2)
    for _ in _rounds(timing, effort):
        move = _move(timing, draws.below(len(timing.jobs)), draws)
        if move is not None and move.cost[:2] == timing.cost[:2] and move.cost.late <= timing.cost.late:
            timing.make(move)


def _rounds(timing: Timing, effort: Effort) -> Iterator[None]:
    """As many rounds as the effort allows."""
    many = len(timing.jobs)
    stop = timing.effort + effort.placements
    for _ in range(min(effort.moves, MOVES_PER_PAIR * many * (many - 1) // 2)):
        if timing.effort >= stop:
            break
        yield


def _move(timing: Timing, number: int, draws: Draws) -> Move | None:
    """A job moved to the place of another one of the same successor or holder."""
    others = timing.neighbours(number, draws.below(2))
    return timing.to_place_of(number, others[draws.below(len(others))])
