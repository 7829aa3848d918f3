"""What importing costs, beside bare Python and beside attrs in the same run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.beside import Beside, Work


@pytest.fixture
def running(tmp_path_factory: pytest.TempPathFactory) -> "Running":
    """Runs statements in a fresh interpreter that finds its modules compiled, as an installed package is."""
    return Running(tmp_path_factory.getbasetemp() / "compiled")


class Running:
    """Runs statements in a fresh interpreter."""

    def __init__(self, compiled: Path) -> None:
        self.environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.environment["PYTHONPYCACHEPREFIX"] = str(compiled)

    def __call__(self, statement: str) -> Work:
        """Work that runs a statement."""
        return lambda: subprocess.run([sys.executable, "-c", statement], check=True, env=self.environment)  # noqa: S603 - our own code


def bench_import(beside: Beside, running: Running) -> None:
    """`import werkplekleren` beside starting bare Python."""
    beside(running("import werkplekleren"), running("pass"), most=1.2, rounds=40)


def bench_first_model(beside: Beside, running: Running) -> None:
    """The first model used beside `import attrs`."""
    beside(running("import werkplekleren; werkplekleren.Response"), running("import attrs"), most=1.5, rounds=20)
