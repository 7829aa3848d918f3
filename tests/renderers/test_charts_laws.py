"""What holds for every chart, whatever it shows."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from chart_examples import parsed
from strategies.charts import charts, risk_matrices
from werkplekleren.documents.charts import Chart, RiskMatrixChart
from werkplekleren.renderers.charts import NARROW_WIDTH, WIDE_WIDTH, draw, lay_out, lay_out_parts
from werkplekleren.renderers.charts.canvas import Circle
from werkplekleren.renderers.theme import Palette

widths = st.sampled_from([320, NARROW_WIDTH, 480, WIDE_WIDTH, 720])
factors = st.sampled_from([1.0, 1.15])
SLACK = 0.05


@given(chart=charts, width=widths, factor=factors)
@settings(deadline=None)
def test_every_text_lies_inside_the_drawing(chart: Chart, width: int, factor: float) -> None:
    canvas, height = lay_out(chart, language="nl", width=width, font_factor=factor)
    for label in canvas.texts():
        box = label.box
        assert box.left >= -SLACK
        assert box.right <= width + SLACK, label
        assert box.top >= -SLACK
        assert box.bottom <= height + SLACK, label


@given(chart=charts, width=widths, factor=factors)
@settings(deadline=None)
def test_no_text_lies_on_another(chart: Chart, width: int, factor: float) -> None:
    canvas, _ = lay_out(chart, language="nl", width=width, font_factor=factor)
    for one, other in combinations(canvas.texts(), 2):
        assert not one.box.overlaps(other.box), (one, other)


@given(chart=st.one_of(charts, risk_matrices()), width=widths, named=st.booleans())
@settings(deadline=None)
def test_in_a_part_every_text_lies_inside_and_none_on_another(chart: Chart, width: int, named: bool) -> None:  # noqa: FBT001 - a case
    for part in lay_out_parts(chart, language="nl", width=width, named=named):
        labels = part.canvas.texts()
        assert all(label.box.left >= -SLACK and label.box.right <= width + SLACK for label in labels)
        assert all(label.box.top >= -SLACK and label.box.bottom <= part.height + SLACK for label in labels)
        assert not [(one, other) for one, other in combinations(labels, 2) if one.box.overlaps(other.box)]


@given(chart=risk_matrices(), width=widths)
@settings(deadline=None)
def test_no_point_of_a_risk_matrix_lies_on_another(chart: RiskMatrixChart, width: int) -> None:
    canvas, _ = lay_out(chart, language="nl", width=width)
    circles = [mark for mark in canvas.marks if isinstance(mark, Circle)]
    for one, other in combinations(circles, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (one.radius + other.radius) ** 2


@given(chart=charts, width=widths, title=st.text(), description=st.text())
@settings(deadline=None)
def test_every_drawing_is_xml_with_a_name_a_description_and_plain_colours(chart: Chart, width: int, title: str, description: str) -> None:
    palette = Palette()
    svg = draw(chart, uid="f1", title=title, description=description, palette=palette, language="nl", width=width)
    root = parsed(svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "f1-t f1-d"
    assert [child.get("id") for child in root[:2]] == ["f1-t", "f1-d"]
    tokens = palette.tokens()
    for mark in root[2:]:
        classes = dict(name.split("-", 1) for name in (mark.get("class") or "").split())
        assert classes, "a page could not recolour it"
        assert "c" not in classes or mark.get("fill") == tokens[classes["c"]]
        assert "s" not in classes or mark.get("stroke") == tokens[classes["s"]]


@given(chart=charts)
@settings(deadline=None)
def test_the_same_chart_always_gives_the_same_text(chart: Chart) -> None:
    one, other = (draw(chart, uid="f", title="t", description="d", palette=Palette(), language="en") for _ in range(2))
    assert one == other
