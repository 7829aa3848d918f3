"""A figure is a ratio: what is measured and its reference, in turn, in the same run."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import attrs

Work = Callable[[], object]


@attrs.define
class Beside:
    """Times something beside a reference, a round of each in turn, and keeps the ratio with the benchmark.

    Args:
        benchmark: The fixture of pytest-benchmark, which has no full types.
    """

    benchmark: Any

    def __call__(self, work: Work, reference: Work, *, most: float | None = None, rounds: int = 9, times: float = 1) -> None:
        """Time both.

        Args:
            work: What is measured.
            reference: What it is measured beside.
            most: The ratio that we want at most; nothing fails when it is more.
            rounds: Rounds of each; the first of each is not counted.
            times: How many references the work is worth, such as 4 for four times the rows.
        """
        taken: list[float] = []

        def before() -> None:
            gc.collect()
            started = perf_counter()
            reference()
            taken.append(perf_counter() - started)
            gc.collect()

        self.benchmark.pedantic(work, setup=before, rounds=rounds, warmup_rounds=1)
        own: list[float] = self.benchmark.stats.stats.sorted_data
        referred = sorted(taken[1:])
        self.keep(
            median(own) / median(referred) / times, own[0] / referred[0] / times, most, f"{1e3 * median(referred):.1f}", f"{1e3 * median(own):.1f}"
        )

    def keep(self, ratio: float, best: float, most: float | None, reference: str, work: str) -> None:
        """Keep a figure for the table at the end.

        Args:
            ratio: The ratio of the medians.
            best: The ratio of the quickest rounds, which other work on the machine disturbs least.
            most: The ratio that we want at most.
            reference: What the reference took, in words.
            work: What the work took.
        """
        self.benchmark.extra_info.update(ratio=round(ratio, 3), best=round(best, 3), most=most, reference=reference, work=work)
