"""A chart of many rows comes in parts that fit on half a page, in every format that has pages."""

from itertools import combinations, pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_examples import EXAMPLES, TIMELINE, parsed
from pdf_reading import failures, kinds
from werkplekleren.documents import Document, Figure, Table, heads, plain, row
from werkplekleren.documents.before_after_chart import BeforeAfterChart
from werkplekleren.documents.charts import DistributionChart, ProfileChart, RiskMatrixChart, RiskPoint, TimelineChart
from werkplekleren.documents.mastery_chart import MasteryChart
from werkplekleren.renderers.charts import NARROW_WIDTH, WIDE_WIDTH, Part, draw, draw_parts, lay_out, lay_out_parts
from werkplekleren.renderers.charts.canvas import NARROW, Label
from werkplekleren.renderers.charts.rows import PART, PART_ON_A_PHONE, WHOLE, WHOLE_ON_A_PHONE, Rows
from werkplekleren.renderers.docx.writer import DocxWriter
from werkplekleren.renderers.html import HtmlWriter
from werkplekleren.renderers.pdf.writer import PdfWriter
from werkplekleren.renderers.theme import Palette, Theme
from word import listing

RowChart = ProfileChart | DistributionChart | TimelineChart | MasteryChart | BeforeAfterChart
WITH_ROWS = [name for name, chart in EXAMPLES.items() if isinstance(chart, RowChart)]
WITHOUT = sorted(EXAMPLES.keys() - set(WITH_ROWS))
WIDTHS = (WIDE_WIDTH, NARROW_WIDTH)
HALF_A_PAGE = 720


def many(name: str, count: int = 48) -> RowChart:
    """An example with its rows over and over, each with a name of its own."""
    chart = EXAMPLES[name]
    assert isinstance(chart, RowChart)
    changed: dict[str, Any] = {"rows": tuple(attrs.evolve(chart.rows[at % len(chart.rows)], label=f"Rij {at + 1}") for at in range(count))}
    return attrs.evolve(chart, **changed)


def names(part: Part) -> list[str]:
    return [label.words for label in part.canvas.texts() if label.words.startswith("Rij ")]


def axis(part: Part, chart: RowChart) -> list[tuple[str, float]]:
    """The words of head, axis and legend with their place from the left."""
    own = {one.label for one in chart.rows} | {f"deel {part.number} van {part.count}"}
    first = next(label.y for label in part.canvas.texts() if label.words == part.first)
    return [(label.words, round(label.x, 1)) for label in part.canvas.texts() if label.words not in own and label.y < first - 20]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WITH_ROWS)
def test_every_row_stands_in_one_part_in_its_order(name: str, width: int) -> None:
    chart = many(name)
    parts = lay_out_parts(chart, language="nl", width=width)
    assert len(parts) > 2
    assert [one for part in parts for one in names(part)] == [one.label for one in chart.rows]
    assert [(part.first, part.last) for part in parts] == [(names(part)[0], names(part)[-1]) for part in parts]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WITH_ROWS)
def test_every_part_has_the_same_head_and_the_same_scale(name: str, width: int) -> None:
    chart = many(name)
    first, *others = (axis(part, chart) for part in lay_out_parts(chart, language="nl", width=width))
    assert len(first) > 2
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", WITH_ROWS)
def test_no_part_is_higher_than_about_half_a_page_and_all_are_about_as_high(name: str) -> None:
    parts = lay_out_parts(many(name), language="nl", width=HALF_A_PAGE)
    heights = [part.height for part in parts]
    assert max(heights) < 520
    assert max(heights) - min(heights) < 80


def test_a_part_says_which_part_it_is_and_the_words_of_its_language_are_used() -> None:
    parts = lay_out_parts(many("timeline"), language="en", labels=(("vandaag", ("now",)),))
    assert [part.canvas.texts()[0] for part in parts] == [
        Label(x=2, y=12, words=f"part {number} of {len(parts)}", size=12, tone="soft", aid=True) for number in range(1, len(parts) + 1)
    ]
    assert all("now" in [label.words for label in part.canvas.texts()] for part in parts)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_chart_that_fits_on_half_a_page_is_drawn_as_one(name: str) -> None:
    for width in WIDTHS:
        one = draw(EXAMPLES[name], uid="f", title="t", description="d", palette=Palette(), language="nl", width=width)
        (part,) = draw_parts(EXAMPLES[name], uid="f", title="t", description="d", palette=Palette(), language="nl", width=width)
        assert (part.svg, part.title, part.description) == (one, "t", "d")


def test_the_names_of_the_parts_say_what_is_in_them_and_the_finding_is_told_once() -> None:
    drawings = draw_parts(many("timeline"), uid="f", title="Plan", description="Klaar in mei.", palette=Palette(), language="nl")
    count = len(drawings)
    parts = lay_out_parts(many("timeline"), language="nl")
    assert [one.title for one in drawings] == [f"Plan (deel {number} van {count})" for number in range(1, count + 1)]
    assert drawings[0].description == f"Klaar in mei. Van Rij 1 tot en met {parts[0].last}."
    assert drawings[1].description == f"Van {parts[1].first} tot en met {parts[1].last}."
    roots = [parsed(one.svg) for one in drawings]
    assert [(root[0].text, root[1].text) for root in roots] == [(one.title, one.description) for one in drawings]
    ids = [root.get("aria-labelledby") for root in roots]
    assert ids == [f"f-{number}-t f-{number}-d" for number in range(1, count + 1)]


@given(heights=st.lists(st.integers(20, 300), min_size=1, max_size=200), width=st.sampled_from([340, 720]))
def test_stretches_have_every_row_once_and_none_is_much_too_high(heights: list[int], width: int) -> None:
    whole, part = (WHOLE_ON_A_PHONE, PART_ON_A_PHONE) if width < NARROW else (WHOLE, PART)
    rows = Rows(heights=tuple(heights), draw=lambda _canvas, _rows, top: top)
    stretches = rows.parts(width)
    assert [at for stretch in stretches for at in range(stretch.start, stretch.stop)] == list(range(len(heights)))
    assert all(stretch.start < stretch.stop for stretch in stretches)
    assert all(before.stop == after.start for before, after in pairwise(stretches))
    assert (len(stretches) == 1) == (sum(heights) <= whole * width or len(heights) == 1)
    assert all(sum(heights[stretch]) <= part * width + max(heights) for stretch in stretches) or len(stretches) == 1


def figure_of(chart: RowChart) -> Document:
    table = Table(caption=plain("Alle rijen"), header=heads("rij"), rows=tuple(row(one.label) for one in chart.rows))
    drawn = Figure(title="Overdracht", description="Klaar in mei.", chart=chart, table=table, caption=plain("De ruit is de dag."))
    return Document(title="Plan", language="nl", blocks=(drawn,))


def test_a_web_page_has_one_figure_with_its_parts_below_each_other() -> None:
    html = HtmlWriter().write(figure_of(many("timeline")), Theme.default())
    count = len(lay_out_parts(many("timeline"), language="nl", width=720))
    narrow = len(lay_out_parts(many("timeline"), language="nl", width=NARROW_WIDTH))
    assert html.count("<figure") == html.count("<figcaption") == html.count("<details") == 1
    assert html.count("<svg") == count + narrow
    assert html.count("(deel 2 van") == 2
    named = [part.split('"')[0] for part in html.split('<title id="')[1:]]
    assert len(set(named)) == len(named)


def test_a_pdf_has_a_picture_for_every_part_and_passes() -> None:
    pdf = PdfWriter().write(figure_of(many("timeline")), Theme.default())
    assert kinds(pdf).count("Figure") == len(lay_out_parts(many("timeline"), language="nl", width=720))
    assert failures(pdf) == []


def test_a_word_file_has_a_picture_for_every_part_below_one_caption() -> None:
    lines = listing(DocxWriter().write(figure_of(many("timeline")), Theme.default())).splitlines()
    count = len(lay_out_parts(many("timeline"), language="nl", width=720))
    assert sum("(deel " in line for line in lines) == count
    assert sum("Overdracht" in line and "(deel" not in line for line in lines) == 1


def test_rows_that_need_no_parts_keep_to_one_picture() -> None:
    html = HtmlWriter().write(figure_of(TIMELINE), Theme.default())
    assert html.count("<svg") == 2
    assert "deel 1" not in html


def test_a_risk_matrix_whose_table_names_its_topics_is_the_grid_alone() -> None:
    chart = EXAMPLES["risk-matrix"]
    assert isinstance(chart, RiskMatrixChart)
    grid = lay_out_parts(chart, language="nl", named=False)
    shown = [label.words for label in grid[0].canvas.texts()]
    assert not any(point.label in shown for point in chart.points)
    assert {str(point.number) for point in chart.points} < set(shown)
    assert len(grid) == 1
    assert grid[0].height < lay_out(attrs.evolve(chart, points=()), language="nl")[1] - 40
    long = attrs.evolve(chart, y_steps=tuple(f"{step} en nog veel meer woorden dan dat" for step in chart.y_steps))
    assert lay_out_parts(long, language="nl", named=False)[0].height > grid[0].height
    drawing = draw_parts(chart, uid="f", title="Risico", description="Twee zijn ernstig.", palette=Palette(), language="nl", named=False)
    assert (drawing[0].title, len(drawing)) == ("Risico", 1)


def test_a_risk_matrix_of_very_many_topics_has_their_names_in_parts_of_their_own() -> None:
    chart = EXAMPLES["risk-matrix"]
    assert isinstance(chart, RiskMatrixChart)
    points = tuple(RiskPoint(number=at, label=f"Onderwerp {at}", x=1 + at % 5, y=1 + at % 4) for at in range(1, 91))
    crowded = attrs.evolve(chart, points=points)
    parts = lay_out_parts(crowded, language="nl")
    assert [(part.first, part.last) for part in parts] == [
        ("", ""),
        ("Onderwerp 1", "Onderwerp 30"),
        ("Onderwerp 31", "Onderwerp 60"),
        ("Onderwerp 61", "Onderwerp 90"),
    ]
    assert max(part.height for part in parts) < WIDE_WIDTH
    words = [label.words for part in parts[1:] for label in part.canvas.texts()]
    assert all(point.label in words for point in points)
    for part in parts:
        assert all(label.box.bottom <= part.height and label.box.right <= WIDE_WIDTH for label in part.canvas.texts())
        assert not any(one.box.overlaps(other.box) for one, other in combinations(part.canvas.texts(), 2))
    drawings = draw_parts(crowded, uid="f", title="Risico", description="Twee zijn ernstig.", palette=Palette(), language="nl")
    assert [(one.title, one.description) for one in drawings[:2]] == [
        ("Risico (deel 1 van 4)", "Twee zijn ernstig."),
        ("Risico (deel 2 van 4)", "Van Onderwerp 1 tot en met Onderwerp 30."),
    ]
    assert len(lay_out_parts(crowded, language="nl", width=NARROW_WIDTH)) == 1
