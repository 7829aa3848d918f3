"""What importing costs, beside bare Python and beside attrs in the same run."""

import subprocess
import sys

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

STATEMENTS = {
    "bare python (reference)": "pass",
    "import werkplekleren": "import werkplekleren",
    "import attrs (reference of the next)": "import attrs",
    "first model: werkplekleren.Response": "import werkplekleren; werkplekleren.Response",
}


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def bench_import(benchmark: BenchmarkFixture, statement: str) -> None:
    """A fresh interpreter each time; compare the medians."""
    benchmark(subprocess.run, [sys.executable, "-c", statement], check=True)
