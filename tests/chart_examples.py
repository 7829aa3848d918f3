"""One realistic chart of each kind."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

from werkplekleren.documents.before_after_chart import BeforeAfterChart, BeforeAfterRow, ValueBand
from werkplekleren.documents.charts import (
    Chart,
    CoverageChart,
    CoveragePoint,
    DistributionChart,
    DistributionRow,
    MatrixBand,
    ProfileChart,
    ProfileRow,
    RiskMatrixChart,
    RiskPoint,
    TimelineBar,
    TimelineChart,
    TimelineMarker,
    TimelineRow,
)
from werkplekleren.documents.mastery_chart import MasteryChart, MasteryLevel, MasteryRow, MasterySign

MONDAY = date(2027, 1, 4)


def bar(week: int, weeks: int, label: str, *, done: bool = False) -> TimelineBar:
    """A bar from a Monday to a Friday, counted from the first Monday of 2027."""
    start = MONDAY + timedelta(weeks=week)
    return TimelineBar(start=start, end=start + timedelta(days=7 * weeks - 3), label=label, done=done)


def parsed(svg: str) -> ET.Element:
    """The root of a drawing, read as XML."""
    return ET.fromstring(svg)  # noqa: S314 - our own drawing, not somebody's file


PROFILE = ProfileChart(
    low=0,
    high=100,
    low_label="nooit",
    high_label="altijd",
    series=("Medewerkers (n = 27)", "Leiding (n = 4)"),
    rows=(
        ProfileRow(label="Leren van elkaar", values=(72.5, 65.0), margins=((64.0, 81.0), None), before=60.0),
        ProfileRow(label="Feedback", values=(42.0, 70.0), margins=((33.0, 51.0), None), note="weinig antwoorden"),
        ProfileRow(label="Kennis bewaren", values=(None, 31.0), margins=(None, None)),
        ProfileRow(label="Tijd en middelen voor scholing", values=(None, None), note="niet getoond: minder dan 5 antwoorden"),
    ),
)
DISTRIBUTION = DistributionChart(
    categories=("begin", "groei", "stevig", "voorbeeld"),
    rows=(
        DistributionRow(label="Leren van elkaar", counts=(1, 5, 15, 6)),
        DistributionRow(label="Feedback", counts=(11, 9, 5, 1), note="1 zonder antwoord"),
        DistributionRow(label="Begeleiding", counts=(0, 0, 0, 0)),
    ),
)
TIMELINE = TimelineChart(
    start=MONDAY,
    end=date(2027, 6, 30),
    today=date(2027, 2, 8),
    rows=(
        TimelineRow(
            label="Kantbank instellen",
            note="Cor → Sanne",
            bars=(bar(0, 2, "vastleggen", done=True), bar(2, 2, "meekijken", done=True), bar(5, 4, "samen doen"), bar(9, 2, "alleen")),
            deadline=date(2027, 4, 26),
            deadline_label="Cor met pensioen",
        ),
        TimelineRow(label="Storingen lasrobot", note="Henk → Youssef", bars=(bar(4, 6, "samen doen"),), deadline=date(2027, 9, 1)),
    ),
    markers=(TimelineMarker(day=date(2027, 4, 1), label="voortgang"),),
)
RISK_MATRIX = RiskMatrixChart(
    x_label="Hoe snel vertrekt de kennis?",
    y_label="Hoe zwaar weegt het gemis?",
    x_steps=("niet in zicht", "binnen 5 jaar", "binnen 3 jaar", "binnen 2 jaar", "binnen 1 jaar"),
    y_steps=("algemeen bekend", "goed te vinden", "belangrijk", "kritiek", "onmisbaar"),
    bands=(
        MatrixBand(lowest=1, step=0, name="volgen"),
        MatrixBand(lowest=10, step=2, name="plan maken"),
        MatrixBand(lowest=20, step=4, name="direct"),
    ),
    points=(
        RiskPoint(number=1, label="Kantbank instellen", x=5, y=5),
        RiskPoint(number=2, label="Storingen lasrobot", x=5, y=5),
        RiskPoint(number=3, label="Offertes grote klanten", x=2, y=3),
    ),
)
COVERAGE = CoverageChart(
    points=(
        CoveragePoint(day=date(2026, 9, 1), share=0.33),
        CoveragePoint(day=date(2026, 11, 1), share=0.5),
        CoveragePoint(day=date(2027, 1, 1), share=0.42, planned=True),
        CoveragePoint(day=date(2027, 4, 1), share=0.83, planned=True),
    ),
    goal=0.8,
)
_SIGNS = {
    "?": MasterySign(),
    "-": MasterySign(applies=False),
    "x": MasterySign(quarters=3, counts=False),
    **{str(quarters): MasterySign(quarters=quarters) for quarters in range(5)},
}


def mastery_row(label: str, signs: str, note: str, *, short: bool = False) -> MasteryRow:
    """A row by one character per person: 0 to 4, `?` not known, `-` not applicable, `x` does not count."""
    return MasteryRow(label=label, signs=tuple(_SIGNS[one] for one in signs), note=note, short=short)


MASTERY = MasteryChart(
    people=("Cor", "Sanne", "Youssef", "Fatma", "Jan d.", "Jan B.", "Mohammed", "Ank"),
    levels=tuple(
        MasteryLevel(quarters=quarters, name=name)
        for quarters, name in enumerate(("kan het niet", "in opleiding", "onder begeleiding", "zelfstandig", "kan het leren aan anderen"))
    ),
    rows=(
        mastery_row("Kantbank instellen", "4210-100", "1 van 2 !", short=True),
        mastery_row("Storingen lasrobot zoeken en verhelpen", "1?43x210", "2 van 2"),
        mastery_row("Offertes maken voor grote klanten", "-000----", "0 van 1 !", short=True),
    ),
    note_label="kan het alleen",
)
BEFORE_AFTER = BeforeAfterChart(
    low=1,
    high=25,
    before_label="nu",
    after_label="na het plan",
    rows=(
        BeforeAfterRow(label="Kantbank instellen", before=25, after=5),
        BeforeAfterRow(label="Storingen lasrobot zoeken en verhelpen", before=16, after=16, note="staat niet in het plan"),
        BeforeAfterRow(label="Meten", before=12, after=10),
        BeforeAfterRow(label="Offertes maken", after=8, note="nu kan niemand het"),
        BeforeAfterRow(label="Werkvoorbereiding", note="nog niet bekend wie wanneer vertrekt"),
    ),
    bands=(ValueBand(lowest=1, step=0, name="volgen"), ValueBand(lowest=10, step=2, name="plan maken"), ValueBand(lowest=20, step=4, name="direct")),
)
EXAMPLES: dict[str, Chart] = {
    "profile": PROFILE,
    "distribution": DISTRIBUTION,
    "timeline": TIMELINE,
    "risk-matrix": RISK_MATRIX,
    "coverage": COVERAGE,
    "mastery": MASTERY,
    "before-after": BEFORE_AFTER,
}
