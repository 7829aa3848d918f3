"""What users see of the library, pinned: type-checked, never run."""

from datetime import date
from pathlib import Path
from typing import assert_type

import werkplekleren as wpl
from werkplekleren.assessments import BesideNorm, InstrumentQuality, MeasurementError, Norm, NormPlace
from werkplekleren.instruments import Card, Guide, WorksheetForm


def chain(folder: Path) -> None:
    """The chain of the README."""
    toolbox = wpl.Toolbox.builtin()
    assert_type(toolbox, wpl.Toolbox)
    scan = toolbox.questionnaires["leercultuurscan"]
    assert_type(scan, wpl.Questionnaire)
    dossier = wpl.Dossier.from_folder(folder, toolbox)
    assert_type(dossier, wpl.Dossier)
    assert_type(scan.score(dossier.responses[0]), wpl.Profile)
    assert_type(scan.score_group(dossier.responses), wpl.GroupProfile)
    assert_type(scan.score(dossier.responses[0]).compared_with(scan.score(dossier.responses[0])), wpl.Change)
    assert_type(scan.score_group(dossier.responses).compared_with(scan.score_group(dossier.responses)), wpl.GroupChange)
    assert_type(scan.compare_rounds(dossier.responses, dossier.responses, by="group"), wpl.GroupChange)
    assert_type(dossier.knowledge, wpl.KnowledgeMap | None)
    if dossier.knowledge is not None:
        assert_type(wpl.RetentionPlan.propose(dossier.knowledge, toolbox, start=date(2027, 1, 4)), wpl.RetentionPlan)
    report = wpl.AdviceReport.of(dossier, toolbox)
    assert_type(report, wpl.AdviceReport)
    assert_type(report.document(), wpl.Document)
    assert_type(wpl.AdviceReport.from_json(report.to_json()), wpl.AdviceReport)
    assert_type(wpl.Response.from_json("{}"), wpl.Response)
    assert_type(report.to_json(indent=2), str)


def own_data(scan: wpl.Questionnaire, responses: list[wpl.Response]) -> None:
    """What own answers say."""
    quality = scan.quality(responses, perspective="employee", sample="x")
    assert_type(quality, InstrumentQuality)
    assert_type(quality["x"].alpha, float | None)
    assert_type(quality.measurement_errors, tuple[MeasurementError, ...])
    norm = scan.norm(responses, perspective="employee", sample="x")
    assert_type(norm, Norm)
    assert_type(norm.place("x", 50), NormPlace | None)
    assert_type(norm.beside(scan.score_group(responses)), BesideNorm)


def printed(folder: Path) -> None:
    """What is printed of an instrument."""
    toolbox = wpl.Toolbox.builtin()
    instrument = toolbox.instruments["werkinstructie"]
    assert_type(instrument, wpl.Instrument)
    assert_type(instrument.card(), Card)
    assert_type(instrument.card(toolbox.instruments), Card)
    assert_type(instrument.guide(toolbox.instruments), Guide)
    sheet = instrument.worksheet("taakblad")
    assert_type(sheet, WorksheetForm)
    assert_type(sheet.instrument, wpl.Instrument)
    assert_type(wpl.document_of(sheet, "en"), wpl.Document)
    assert_type(wpl.render(instrument.card(), "markdown"), str)
    assert_type(wpl.save(sheet, folder / "taakblad.html"), Path)
