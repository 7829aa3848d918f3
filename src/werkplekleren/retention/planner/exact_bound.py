"""A lower bound on how late jobs are done in all, from prices: quick, and it says something.

Each hour of each person in each week gets a price. Let every job take its cheapest weeks by itself: it pays for its hours, and for being
late. However high the prices are, what all jobs pay less what all hours would bring is never more than the lateness of a plan in which
all fits, for such a plan pays no more than what its hours bring. So whatever prices are found, they prove a bound; good ones are high
where too many jobs want the same hour. What must come first has a price as well: per week in which the later job has started and the
earlier one is not done. (Lagrangian relaxation; M.L. Fisher, Management Science 27, 1981, gives the rule by which prices move.)
"""

from collections.abc import Mapping

from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.ortools import np
from werkplekleren.retention.planner.pace import Pace
from werkplekleren.retention.planner.priced import Priced, Whole, Yes
from werkplekleren.retention.planner.weeks import Grid

ROUNDS = 500
"""How often prices move at most."""

CELLS = 6_000_000_000
"""How many weeks of hours of jobs are looked at in all, at most: for large firms that comes before the number of rounds."""

PARTS = 1024
"""In how many parts of one unit of lateness prices are counted. They are whole, so that nothing is rounded in a proof."""

HIGHEST = 1 << 30
"""The highest price of anything, so that all sums stay far below `NEVER`; a lower price proves less, but nothing wrong."""

PATIENCE = 10
"""After so many rounds without a better bound prices move less, from the best ones on."""

LESS = 0.6
MOMENTUM = 0.7
"""How much of the last move goes on in the next."""

BETTER = 1e-5
"""What counts as a better bound, relatively."""


class BoundModel:
    """All jobs done: each in its cheapest weeks, at prices that move until hardly any hour is wanted more often than it is there.

    Args:
        jobs: The jobs by key, all of which are to be done.
        paces: How quickly each can go when it is alone.
        grid: Free hours; the jobs fit into them together.
    """

    def __init__(self, jobs: Mapping[Key, Job], paces: Mapping[Key, Pace], grid: Grid) -> None:
        self._priced = Priced(jobs, paces, grid)
        self._people, self._weeks = self._priced.free.shape
        numbers = {key: number for number, key in enumerate(jobs)}
        pairs = [(numbers[before], numbers[key]) for key, job in jobs.items() for before in job.after if before in numbers and not job.free]
        self._before, self._behind = np.array(pairs, np.int64).reshape(-1, 2).T
        weights = np.array([job.weight for job in jobs.values()], np.int64)
        self._late: Whole = PARTS * weights[:, None] * (np.arange(self._weeks) + 1)

    @property
    def shape(self) -> tuple[int, int]:
        """How many prices there are, and weeks."""
        return self._people + len(self._before), self._weeks

    def solve(self, known: int, rounds: int = ROUNDS) -> int:
        """The bound.

        Args:
            known: How late all is in a plan that there is; it says how far prices move, and where to stop.
            rounds: How often they move at most.
        """
        prices = best = np.zeros(self.shape, np.int64)
        move = np.zeros(self.shape)
        bound, stride, stalled = 0, 1.0, 0
        for _ in range(min(rounds, max(1, CELLS // self._priced.cells))):
            value, lacking = self.proves(prices)
            stalled = 0 if value > bound * (1 + BETTER) else stalled + 1
            if value > bound:
                bound, best = value, prices
            if stalled >= PATIENCE:
                prices, move, stride, stalled = best, np.zeros(self.shape), stride * LESS, 0
            lacking[(prices == 0) & (lacking < 0)] = 0
            move = lacking + MOMENTUM * move
            size = float((lacking * move).sum())
            if bound > PARTS * (known - 1) or size <= 0:
                break
            prices = np.clip(np.rint(prices + stride * (PARTS * known - value) / size * move), 0, HIGHEST).astype(np.int64)
        return -(-bound // PARTS)

    def proves(self, prices: Whole) -> tuple[int, Whole]:
        """What prices prove, in parts; and per price how many hours lack, or how often the order is wrong.

        Args:
            prices: Per week: of an hour of each person and side, then of each job's having started before one that comes first is done.

        Returns:
            What all jobs pay less what all hours would bring; and what is wanted more than there is, so that its price should rise.
        """
        hours, order = prices[: self._people], prices[self._people :]
        starting: Whole = np.zeros(self._late.shape, np.int64)
        finishing = self._late.copy()
        onwards: Whole = np.cumsum(order[:, ::-1], axis=1)[:, ::-1]
        np.add.at(starting, self._behind, onwards)
        np.subtract.at(finishing[:, :-1], self._before, onwards[:, 1:])
        choice = self._priced.cheapest(hours, starting, finishing)
        weeks: Whole = np.arange(self._weeks, dtype=np.int64)
        started: Yes = weeks >= choice.first[self._behind, None]
        done: Yes = weeks > choice.last[self._before, None]
        value = int(choice.costs.sum()) - int((hours * self._priced.free).sum())
        return value, np.concatenate([choice.used - self._priced.free, started.astype(np.int64) - done])
