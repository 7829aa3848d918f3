"""The links of the chain on the example firm, each beside a reference in the same run."""

import json
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import werkplekleren as wpl

EXAMPLE = Path(__file__).parents[2] / "examples" / "metaalbedrijf"


@pytest.fixture(scope="module")
def toolbox() -> wpl.Toolbox:
    """The built-in toolbox, read as it is asked for."""
    return wpl.Toolbox.builtin()


@pytest.fixture(scope="module")
def dossier(toolbox: wpl.Toolbox) -> wpl.Dossier:
    """The example firm."""
    return wpl.Dossier.from_folder(EXAMPLE, toolbox)


@pytest.fixture(scope="module")
def report(dossier: wpl.Dossier, toolbox: wpl.Toolbox) -> wpl.AdviceReport:
    """Its advice report."""
    return wpl.AdviceReport.of(dossier, toolbox)


def bench_score_one(benchmark: BenchmarkFixture, toolbox: wpl.Toolbox, dossier: wpl.Dossier) -> None:
    """One response of 32 items scored."""
    scan = toolbox.questionnaires["leercultuurscan"]
    benchmark(scan.score, next(one for one in dossier.responses if one.questionnaire == scan.id))


def bench_score_group(benchmark: BenchmarkFixture, toolbox: wpl.Toolbox, dossier: wpl.Dossier) -> None:
    """31 responses scored and put together."""
    scan = toolbox.questionnaires["leercultuurscan"]
    benchmark(scan.score_group, [one for one in dossier.responses if one.questionnaire == scan.id])


def bench_plan(benchmark: BenchmarkFixture, toolbox: wpl.Toolbox, dossier: wpl.Dossier) -> None:
    """The retention plan of 18 people by 24 topics."""
    assert dossier.knowledge is not None
    assert dossier.plan_start is not None
    benchmark(wpl.RetentionPlan.propose, dossier.knowledge, toolbox, start=dossier.plan_start)


def bench_json_of_ready_dict(benchmark: BenchmarkFixture, report: wpl.AdviceReport) -> None:
    """Reference of the next two: the standard library on the same data."""
    ready = json.loads(report.to_json())
    benchmark(json.dumps, ready, ensure_ascii=False)


def bench_report_to_json(benchmark: BenchmarkFixture, report: wpl.AdviceReport) -> None:
    """The whole report written."""
    benchmark(report.to_json)


def bench_report_from_json(benchmark: BenchmarkFixture, report: wpl.AdviceReport) -> None:
    """The whole report read, strictly."""
    benchmark(wpl.AdviceReport.from_json, report.to_json())


@pytest.mark.parametrize("form", ["html", "markdown"])
def bench_render(benchmark: BenchmarkFixture, report: wpl.AdviceReport, form: str) -> None:
    """The whole report in words and written."""
    benchmark(wpl.render, report, form, language="nl")
