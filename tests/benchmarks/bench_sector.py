"""A sector report over 300 dossiers of 30 people, beside reading those dossiers; and its memory, over many beside over few."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

import werkplekleren as wpl
from benchmarks.beside import Beside
from benchmarks.dossiers import dossiers
from benchmarks.firms import START
from example_firms import toolbox
from werkplekleren.interop import dossier_paths, read_dossiers

FIRMS, FEW = 300, 30


@pytest.fixture(name="paths", scope="module")
def _paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A JSON file for each firm."""
    folder = tmp_path_factory.mktemp("dossiers")
    for dossier in dossiers(FIRMS):
        (folder / f"{dossier.id}.json").write_text(dossier.to_json(), encoding="utf-8")
    return dossier_paths([folder])


def read(paths: tuple[Path, ...]) -> Iterator[wpl.Dossier]:
    """The dossiers, one after the other; all can be read."""
    wrong: dict[Path, object] = {}
    yield from read_dossiers(paths, toolbox(), unread=wrong.__setitem__)
    assert not wrong


def report(paths: tuple[Path, ...]) -> wpl.SectorReport:
    made = wpl.SectorReport.of(read(paths), toolbox(), on=START)
    assert made.firms == len(paths)
    assert made.knowledge is not None
    assert made.certificates
    return made


def bench_sector_report(beside: Beside, paths: tuple[Path, ...]) -> None:
    """Reading all dossiers, their advice and everything that is counted, beside reading them alone."""
    beside(lambda: report(paths), lambda: sum(1 for _ in read(paths)), most=5, rounds=3)


def bench_sector_memory(beside: Beside, paths: tuple[Path, ...]) -> None:
    """The most memory that is held over 300 dossiers, beside over 30."""
    report(paths[:FEW])  # what is made once: the toolbox, patterns, classes

    def peak(some: tuple[Path, ...]) -> float:
        tracemalloc.start()
        try:
            report(some)
            return tracemalloc.get_traced_memory()[1] / 2**20
        finally:
            tracemalloc.stop()

    few, many = peak(paths[:FEW]), peak(paths)
    beside.benchmark.pedantic(lambda: None)
    beside.keep(many / few, many / few, 1.5, f"{few:.1f} MiB", f"{many:.1f} MiB")


def bench_sector_page(beside: Beside, paths: tuple[Path, ...]) -> None:
    """The page of the report, beside counting it: of three hundred firms it is as long as of five."""
    made = report(paths[:FEW])
    beside(lambda: wpl.render(made, "html", language="nl"), lambda: report(paths[:FEW]), most=0.2, rounds=5)
