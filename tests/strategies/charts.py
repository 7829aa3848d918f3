"""Charts of every kind, as large and as odd as a document may hold."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

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

_FIRST = date(2020, 1, 1)

words = st.one_of(
    st.sampled_from(
        ["Lassen", "Kantbank instellen", "Ruimte om te proberen", "Meervoudigepersoonlijkheidsstoornis", "W" * 60, "a & b <c> \"d\" 'e'"]
    ),
    st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
)
notes = st.one_of(st.just(""), words)
days = st.integers(0, 3 * 366).map(lambda number: _FIRST + timedelta(days=number))


@st.composite
def profiles(draw: st.DrawFn) -> ProfileChart:
    low = draw(st.sampled_from([0.0, 1.0, -50.0]))
    high = low + draw(st.sampled_from([1.0, 4.0, 7.5, 100.0, 12345.0]))
    value = st.floats(low, high)
    margin = st.tuples(value, value).map(lambda ends: (min(ends), max(ends)))
    series = draw(st.lists(words, min_size=1, max_size=3))

    def row(count: int) -> st.SearchStrategy[ProfileRow]:
        members: Any = st.lists(st.none() | value, min_size=count, max_size=count).map(tuple)
        margins: Any = st.just(()) | st.lists(st.none() | margin, min_size=count, max_size=count).map(tuple)
        return st.builds(ProfileRow, label=words, values=members, margins=margins, before=st.none() | value, note=notes)

    return ProfileChart(
        low=low,
        high=high,
        low_label=draw(notes),
        high_label=draw(notes),
        series=tuple(series),
        rows=tuple(draw(st.lists(row(len(series)), min_size=1, max_size=6))),
        digits=draw(st.integers(0, 3)),
    )


@st.composite
def distributions(draw: st.DrawFn) -> DistributionChart:
    categories = draw(st.lists(words, min_size=2, max_size=7))
    size = len(categories)
    counts: Any = st.lists(st.integers(0, 40) | st.just(0) | st.integers(0, 10_000_000), min_size=size, max_size=size).map(tuple)
    rows = st.lists(st.builds(DistributionRow, label=words, counts=counts, note=notes), min_size=1, max_size=6)
    return DistributionChart(categories=tuple(categories), rows=tuple(draw(rows)))


@st.composite
def timelines(draw: st.DrawFn) -> TimelineChart:
    start = draw(days)
    end = start + timedelta(days=draw(st.sampled_from([1, 6, 40, 180, 400, 1100, 9000])))
    labels = st.sampled_from(["kijken", "samen doen", "toets", ""]) | words

    def bar(ends: tuple[date, int, str, bool]) -> TimelineBar:
        return TimelineBar(start=ends[0], end=ends[0] + timedelta(days=ends[1]), label=ends[2], done=ends[3])

    bars: Any = st.lists(st.tuples(days, st.integers(0, 90), labels, st.booleans()).map(bar), max_size=5).map(tuple)
    row = st.builds(TimelineRow, label=words, note=notes, bars=bars, deadline=st.none() | days, deadline_label=notes)
    return TimelineChart(
        start=start,
        end=end,
        today=draw(st.none() | days),
        rows=tuple(draw(st.lists(row, min_size=1, max_size=6))),
        markers=tuple(draw(st.lists(st.builds(TimelineMarker, day=days, label=words), max_size=6))),
    )


@st.composite
def risk_matrices(draw: st.DrawFn) -> RiskMatrixChart:
    x_steps = draw(st.lists(words, min_size=2, max_size=10))
    y_steps = draw(st.lists(words, min_size=2, max_size=10))
    lowest = sorted(draw(st.sets(st.integers(0, 60), min_size=1, max_size=5)))
    numbers = draw(st.sets(st.integers(1, 999), max_size=40))
    return RiskMatrixChart(
        x_label=draw(words),
        y_label=draw(words),
        x_steps=tuple(x_steps),
        y_steps=tuple(y_steps),
        bands=tuple(MatrixBand(lowest=total, step=draw(st.integers(0, 4)), name=draw(words)) for total in lowest),
        points=tuple(
            RiskPoint(
                number=number,
                label=draw(words),
                x=draw(st.integers(1, len(x_steps)) | st.just(1)),
                y=draw(st.integers(1, len(y_steps)) | st.just(1)),
            )
            for number in sorted(numbers)
        ),
    )


@st.composite
def coverages(draw: st.DrawFn) -> CoverageChart:
    share = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 1.0])
    point = st.builds(CoveragePoint, day=days, share=share, planned=st.booleans())
    return CoverageChart(points=tuple(draw(st.lists(point, min_size=1, max_size=40))), goal=draw(st.none() | share))


@st.composite
def masteries(draw: st.DrawFn) -> MasteryChart:
    people = draw(st.lists(words, min_size=1, max_size=24))
    known = st.builds(MasterySign, quarters=st.integers(0, 4), counts=st.booleans())
    sign = known | st.sampled_from([MasterySign(), MasterySign(applies=False)])
    signs: Any = st.lists(sign, min_size=len(people), max_size=len(people)).map(tuple)
    row = st.builds(MasteryRow, label=words, signs=signs, note=notes, short=st.booleans())
    quarters = sorted(draw(st.sets(st.integers(0, 4), min_size=1)))
    return MasteryChart(
        people=tuple(people),
        levels=tuple(MasteryLevel(quarters=number, name=draw(words)) for number in quarters),
        rows=tuple(draw(st.lists(row, min_size=1, max_size=6))),
        note_label=draw(notes),
    )


@st.composite
def befores_and_afters(draw: st.DrawFn) -> BeforeAfterChart:
    low = draw(st.sampled_from([0.0, 1.0, -50.0]))
    high = low + draw(st.sampled_from([1.0, 24.0, 100.0, 12345.0]))
    value = st.none() | st.floats(low, high) | st.sampled_from([low, high])
    row = st.builds(BeforeAfterRow, label=words, before=value, after=value, note=notes)
    lowest = sorted(draw(st.sets(st.floats(low, high) | st.just(low), max_size=5)))
    return BeforeAfterChart(
        low=low,
        high=high,
        before_label=draw(words),
        after_label=draw(words),
        rows=tuple(draw(st.lists(row, min_size=1, max_size=6))),
        bands=tuple(ValueBand(lowest=number, step=draw(st.integers(0, 4)), name=draw(words)) for number in lowest),
        digits=draw(st.integers(0, 3)),
    )


charts: st.SearchStrategy[Chart] = st.one_of(
    profiles(), distributions(), timelines(), risk_matrices(), coverages(), masteries(), befores_and_afters()
)
