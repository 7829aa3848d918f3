"""Every benchmark that has a reference ends up in one table of ratios."""

from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.beside import Beside


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` also runs what takes minutes."""
    parser.addoption("--long", action="store_true", help="also run what takes minutes")


@pytest.fixture
def beside(benchmark: BenchmarkFixture) -> Beside:
    """Times something beside a reference."""
    return Beside(benchmark)


def pytest_terminal_summary(terminalreporter: Any, config: Any) -> None:  # noqa: ANN401 - pytest's own objects have no public types here
    """The table of ratios."""
    session = getattr(config, "_benchmarksession", None)
    figures = [(one.name.removeprefix("bench_"), one.extra_info) for one in getattr(session, "benchmarks", ()) if "ratio" in one.extra_info]
    if not figures:
        return
    terminalreporter.section("ratios: measured / reference, of medians and of quickest rounds")
    terminalreporter.line(f"{'':52}{'reference':>12}{'measured':>12}{'ratio':>9}{'quickest':>10}{'at most':>9}")
    for name, info in figures:
        most = "" if info["most"] is None else f"{info['most']:.2f}"
        terminalreporter.line(f"{name[:51]:52}{info['reference']:>12}{info['work']:>12}{info['ratio']:>9.2f}{info['best']:>10.2f}{most:>9}")
