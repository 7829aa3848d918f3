from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest

from werkplekleren.documents import (
    BeforeAfterChart,
    BeforeAfterRow,
    Chart,
    DistributionChart,
    DistributionRow,
    MasteryChart,
    MasteryLevel,
    MasteryRow,
    MasterySign,
    MatrixBand,
    ProfileChart,
    ProfileRow,
    RiskMatrixChart,
    RiskPoint,
    TimelineBar,
    TimelineChart,
    TimelineRow,
    ValueBand,
    before_after_chart,
    blocks,
    charts,
    document,
    forms,
    inline,
    mastery_chart,
    tables,
)
from werkplekleren.errors import InvalidValueError

DAY = date(2027, 1, 4)


def profile(*rows: ProfileRow, series: tuple[str, ...] = ("Iedereen",), low: float = 0, high: float = 100) -> ProfileChart:
    return ProfileChart(low=low, high=high, low_label="", high_label="", series=series, rows=rows)


def matrix(*points: RiskPoint, bands: tuple[int, ...] = (1, 8)) -> RiskMatrixChart:
    return RiskMatrixChart(
        x_label="kans",
        y_label="gevolg",
        x_steps=("laag", "hoog"),
        y_steps=("laag", "midden", "hoog"),
        bands=tuple(MatrixBand(lowest=lowest, step=place, name=str(lowest)) for place, lowest in enumerate(bands)),
        points=points,
    )


def test_every_chart_has_its_own_kind() -> None:
    assert [chart.kind for chart in get_args(Chart)] == ["profile", "distribution", "timeline", "risk-matrix", "coverage", "mastery", "before-after"]


def mastery(*rows: MasteryRow) -> MasteryChart:
    return MasteryChart(people=("Ann", "Bert"), levels=(MasteryLevel(quarters=0, name="niet"), MasteryLevel(quarters=4, name="wel")), rows=rows)


def outlook(*rows: BeforeAfterRow, low: float = 1, high: float = 25, bands: tuple[float, ...] = ()) -> BeforeAfterChart:
    named = tuple(ValueBand(lowest=lowest, step=0, name=str(lowest)) for lowest in bands)
    return BeforeAfterChart(low=low, high=high, before_label="nu", after_label="straks", rows=rows, bands=named)


def test_a_value_that_is_not_known_is_none() -> None:
    made = profile(
        ProfileRow(label="Tijd", values=(None,), margins=(None,)), ProfileRow(label="Ruimte", values=(40,), margins=((30, 50),), before=38)
    )
    assert made.rows[0].values == (None,)


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "values per series": (lambda: profile(ProfileRow(label="a", values=(1, 2))), "must have one value"),
    "margins per series": (
        lambda: profile(ProfileRow(label="a", values=(1, 2), margins=((0, 1),)), series=("x", "y")),
        "must have one value",
    ),
    "value on the scale": (lambda: profile(ProfileRow(label="a", values=(101,))), "must stay on the scale of the chart, not 101"),
    "margin on the scale": (lambda: profile(ProfileRow(label="a", values=(1,), margins=((-1, 2),))), "must stay on the scale"),
    "measurement before on the scale": (lambda: profile(ProfileRow(label="a", values=(1,), before=200)), "must stay on the scale"),
    "margin in order": (lambda: ProfileRow(label="a", values=(1,), margins=((2, 1),)), "must have its lower end first"),
    "margin with two ends": (lambda: ProfileRow(label="a", values=(1,), margins=((2,),)), "must have 2 to 2 members"),  # type: ignore[arg-type]  # what a caller without a type checker may do
    "scale upwards": (lambda: profile(ProfileRow(label="a", values=(1,)), low=5, high=5), "ProfileChart.high must lie above low"),
    "count per category": (
        lambda: DistributionChart(categories=("a", "b"), rows=(DistributionRow(label="x", counts=(1, 2, 3)),)),
        "must have one count per category",
    ),
    "bar in order": (lambda: TimelineBar(start=DAY, end=date(2027, 1, 3)), "TimelineBar.end must not lie before start"),
    "calendar in order": (
        lambda: TimelineChart(start=DAY, end=DAY, rows=(TimelineRow(label="x"),)),
        "TimelineChart.end must lie above start",
    ),
    "point inside": (lambda: matrix(RiskPoint(number=1, label="x", x=3, y=1)), "RiskMatrixChart.points must lie inside the matrix, not 'x'"),
    "point number once": (
        lambda: matrix(RiskPoint(number=1, label="x", x=1, y=1), RiskPoint(number=1, label="y", x=1, y=2)),
        "must have each number once",
    ),
    "sign per person": (
        lambda: mastery(MasteryRow(label="Lassen", signs=(MasterySign(),))),
        "must have one sign per person in each row, not 'Lassen'",
    ),
    "level once": (
        lambda: MasteryChart(
            people=("Ann",), levels=(MasteryLevel(quarters=0, name="a"),) * 2, rows=(MasteryRow(label="Lassen", signs=(MasterySign(),)),)
        ),
        "must have each quarters once",
    ),
    "not applicable is no level": (lambda: MasterySign(quarters=0, applies=False), "MasterySign.applies must hold where there are quarters"),
    "before on the scale": (lambda: outlook(BeforeAfterRow(label="x", before=26)), "must stay on the scale of the chart, not 26"),
    "after on the scale": (lambda: outlook(BeforeAfterRow(label="x", after=0)), "must stay on the scale of the chart, not 0"),
    "band on the scale": (lambda: outlook(BeforeAfterRow(label="x"), bands=(0,)), "must stay on the scale of the chart, not 0"),
    "parts of a scale upwards": (lambda: outlook(BeforeAfterRow(label="x"), bands=(10, 2)), "BeforeAfterChart.bands must go up"),
    "scale of before and after upwards": (lambda: outlook(BeforeAfterRow(label="x"), low=5, high=5), "BeforeAfterChart.high must lie above low"),
    "bands upwards": (lambda: matrix(bands=(8, 1)), "RiskMatrixChart.bands must go up"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_data_that_no_chart_can_show_is_refused(name: str) -> None:
    make, message = REFUSED[name]
    with pytest.raises(InvalidValueError, match=message):
        make()


def test_points_on_the_edge_are_inside() -> None:
    assert matrix(RiskPoint(number=1, label="x", x=2, y=3)).points[0].y == 3


def test_every_rule_says_itself_in_json_schema() -> None:
    """The schema generator asks each rule; those that JSON Schema cannot say have nothing to add."""
    rules = [
        value
        for module in (before_after_chart, blocks, charts, document, forms, inline, mastery_chart, tables)
        for name, value in vars(module).items()
        if name.startswith("_") and isinstance(value, type) and hasattr(value, "keywords") and value.__module__ == module.__name__
    ]
    assert len(rules) >= 9
    for rule in rules:
        arguments = {"_IsBlock": (True,), "_NotBefore": ("start",), "_Above": ("low",)}.get(rule.__name__, ())
        assert rule(*arguments).keywords() == {}
