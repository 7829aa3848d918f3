"""What holds for every figure of every report: a drawing shows no number that its words and its table do not have."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import werkplekleren as wpl
from chart_examples import parsed
from strategies.retention import firm, person, topic
from werkplekleren.documents import Document, Figure, Inline, Table, text_of, walk
from werkplekleren.documents.charts import Chart, TimelineChart
from werkplekleren.renderers.charts import NARROW_WIDTH, WIDE_WIDTH, draw_parts, lay_out
from werkplekleren.renderers.theme import Palette
from werkplekleren.reports import MatrixReport
from werkplekleren.retention import Progress, ProgressReport, RetentionPlan

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("metaalbedrijf", "klein-bedrijf")
LANGUAGES = ("nl", "en")
LARGEST = 30_000
"""How many bytes a drawing may be at most; a profile of nine rows is 8 000."""

_number = re.compile(r"\d+(?:[.,\u00a0]\d+)*")


@cache
def models(name: str) -> tuple[object, ...]:
    """Everything with a figure that an adviser gets out of one dossier."""
    toolbox = wpl.Toolbox.builtin()
    dossier = wpl.Dossier.from_folder(EXAMPLES / name, toolbox)
    report = wpl.AdviceReport.of(dossier, toolbox)
    here, plan = dossier.knowledge, report.plan
    assert here is not None
    assert plan is not None
    response = dossier.responses[0]
    profile = toolbox.questionnaires[response.questionnaire].score(response)
    progress = Progress(plan=plan.id)
    first = plan.transfers[0]
    done = progress.finished(first.topic, first.successor, first.steps[0].stage, on=plan.start)
    return (
        report,
        here.risks(report.date),
        plan,
        plan.risk_outlook(here),
        plan.status(progress, here, on=date(2027, 3, 1)),
        ProgressReport.of(plan, done, here, on=date(2027, 3, 1)),
        MatrixReport.of(here, on=report.date),
        here.expiry_calendar(report.date, date(2027, 11, 30)),
        profile,
        profile.compared_with(profile),
        *report.profiles,
        *(group.compared_with(group) for group in report.profiles),
    )


def figures(document: Document) -> Iterator[Figure]:
    return (block for block in walk(document.blocks) if isinstance(block, Figure))


def timelines(document: Document) -> list[tuple[str, TimelineChart]]:
    return [(figure.title, figure.chart) for figure in figures(document) if isinstance(figure.chart, TimelineChart)]


def numbers(text: str) -> set[str]:
    return set(_number.findall(text))


def words_of(table: Table) -> str:
    cells = [*table.header, *(cell for row in table.rows for cell in row.cells)]
    inlines: list[Inline] = [table.caption, table.note, *(cell.text for cell in cells)]
    return " ".join([*map(text_of, inlines), *(cell.note for cell in cells)])


def drawn(chart: Chart, language: str, width: int) -> set[str]:
    """The numbers that a drawing says of its data; a number that was cut off is none."""
    canvas, _ = lay_out(chart, language=language, width=width)
    return set[str]().union(*(numbers(re.sub(r"\S*…$", "", label.words)) for label in canvas.texts() if not label.aid))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_shows_no_number_that_the_text_does_not_have(name: str, language: str) -> None:
    found = [(model, figure) for model in models(name) for figure in figures(wpl.document_of(model, language))]
    kinds = {figure.chart.kind for _, figure in found}
    assert {"risk-matrix", "timeline", "mastery", "before-after", "coverage", "profile"} <= kinds
    for model, figure in found:
        said = numbers(" ".join((figure.title, figure.description, text_of(figure.caption), words_of(figure.table))))
        for width in (WIDE_WIDTH, NARROW_WIDTH):
            assert drawn(figure.chart, language, width) <= said, (type(model).__name__, figure.title)


@pytest.mark.parametrize("name", NAMES)
def test_every_drawing_is_small_and_well_formed(name: str) -> None:
    for model in models(name):
        for figure in figures(wpl.document_of(model, "nl")):
            for part in draw_parts(figure.chart, uid="f", title=figure.title, description=figure.description, palette=Palette(), language="nl"):
                assert parsed(part.svg).tag.endswith("svg")
                assert len(part.svg.encode()) <= LARGEST, (type(model).__name__, part.title)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_a_finding_a_name_and_a_table_with_rows(name: str, language: str) -> None:
    for model in models(name):
        for figure in figures(wpl.document_of(model, language)):
            assert figure.description.endswith("."), figure.title
            assert figure.title
            assert figure.table.rows


def test_a_matrix_of_many_people_takes_a_few_figures_and_of_too_many_only_a_table() -> None:
    def kinds(people: int, topics: int = 3) -> list[str]:
        made = firm(tuple(person(f"p{number}") for number in range(people)), tuple(topic(f"t{number}") for number in range(topics)))
        document = wpl.document_of(MatrixReport.of(made, on=date(2027, 1, 4)), "nl")
        return [figure.chart.kind for figure in figures(document)]

    assert kinds(1) == kinds(10) == ["mastery"]
    assert kinds(25) == ["mastery"] * 3
    assert kinds(31) == kinds(5, topics=31) == []


@pytest.mark.parametrize("kind", [RetentionPlan, ProgressReport])
def test_very_many_transfers_stand_in_figures_side_by_side_with_one_calendar(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    model = next(one for one in models("metaalbedrijf") if isinstance(one, kind))
    ((title, whole),) = timelines(wpl.document_of(model, "nl"))
    monkeypatch.setattr("werkplekleren.reports.progress_timeline.MOST_LINES", 12)  # first, for it takes the number of the other when it is imported
    monkeypatch.setattr("werkplekleren.reports.plan.MOST_LINES", 12)
    names, charts = zip(*timelines(wpl.document_of(model, "nl")), strict=True)
    assert names == (f"{title}, deel 1 van 2", f"{title}, deel 2 van 2")
    assert {(chart.start, chart.end) for chart in charts} == {(whole.start, whole.end)}
    assert tuple(row for chart in charts for row in chart.rows) == whole.rows
