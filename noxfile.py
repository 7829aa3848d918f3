"""The checks of this project; `nox` runs them all, `nox -s NAME` one of them.

Sessions use plain pip and the dependency groups of pyproject.toml.
"""

import shutil
import sys
from pathlib import Path

import nox

PYTHONS = ["3.11", "3.12", "3.13"]
COVERED = f"{sys.version_info.major}.{sys.version_info.minor}"
ROOT = Path(__file__).parent

nox.needs_version = ">=2025.5"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["lint", "types", "docs", "wheel", "tests"]


def groups(session: nox.Session, *names: str) -> None:
    """Install dependency groups of pyproject.toml."""
    session.install(*nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), *names))


@nox.session
def lint(session: nox.Session) -> None:
    """Style, spelling and the order of the layers."""
    groups(session, "lint")
    session.install("-e", ".")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run(
        "codespell",
        "-L",
        "als,doen,ons,outloud,som",
        "--skip",
        "nl.toml,zelf-schrijven.md,eigen-woorden.md,certificaten-en-herhaling.md",
        "docs",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "noxfile.py",
    )
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy strict and pyright strict on the library, its tests and what users see of it."""
    groups(session, "types")
    session.install("-e", ".[all]")
    session.run("mypy")
    session.run("pyright", "--pythonpath", shutil.which("python", path=session.bin) or "python")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The test suite; on the Python that runs nox with the coverage gate."""
    groups(session, "test")
    session.install("-e", ".[all]")
    covered = session.python == COVERED
    gate = ["--cov", "--cov-report=term", "--cov-fail-under=100"] if covered else []
    session.run("pytest", "-n", "2", *gate, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a broken link or reference is an error."""
    groups(session, "docs")
    session.install("-e", ".[all]")
    quiet = {"NO_MKDOCS_2_WARNING": "1"}
    session.run("mkdocs", "build", "--strict", "--site-dir", str(Path(session.create_tmp()) / "site"), env=quiet)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build sdist and wheel, install the wheel outside the checkout, and make the example report with it."""
    session.install("build")
    dist = Path(session.create_tmp()) / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(dist))
    (built,) = dist.glob("*.whl")
    session.install("--force-reinstall", f"{built}[cli]")
    outside = Path(session.create_tmp())
    shutil.rmtree(outside / "advice", ignore_errors=True)
    with session.chdir(outside):
        session.run("python", str(ROOT / "tests" / "smoke" / "installed_wheel.py"), str(ROOT))
        session.run("werkplekleren", "advise", str(ROOT / "examples" / "metaalbedrijf"), "--output", "advice")


@nox.session
def bench(session: nox.Session) -> None:
    """Speed, as ratios beside a reference in the same run; not part of the default checks. `nox -s bench -- FILE` runs one file."""
    groups(session, "bench")
    session.install("-e", ".[all]")
    names = ["-o", "addopts=", "-o", "python_files=bench_*.py", "-o", "python_functions=bench_*"]
    where = session.posargs or ["tests/benchmarks"]
    session.run("pytest", "--confcutdir=tests/benchmarks", "--import-mode=importlib", "--benchmark-only", *names, *where)
