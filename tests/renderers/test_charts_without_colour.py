"""Charts in black and white, and as colour-blind readers see them: marks that mean different things differ by more than hue."""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import combinations

import attrs
import pytest

from chart_examples import EXAMPLES, RISK_MATRIX
from colour_vision import COLOUR_BLIND, difference, grey, seen_with
from werkplekleren.documents.charts import Chart, DistributionChart, DistributionRow, MatrixBand
from werkplekleren.renderers.charts import lay_out
from werkplekleren.renderers.charts.canvas import Circle, Label, Line, Mark, Path, Rect
from werkplekleren.renderers.theme import Palette

LEAST = 10.0
"""How far two colours must lie apart that are told apart by colour alone: some four times what is just noticeable."""

PALETTES = {"light": Palette(), "dark": Palette.dark()}
SIGHTS: dict[str, Callable[[str], str]] = {"grey": grey, **{kind: partial(seen_with, kind) for kind in COLOUR_BLIND}}
FIVE_BANDS = attrs.evolve(RISK_MATRIX, bands=tuple(MatrixBand(lowest=1 + 5 * step, step=step, name=str(step)) for step in range(5)))
FIVE_PARTS = DistributionChart(categories=tuple("abcde"), rows=(DistributionRow(label="Lassen", counts=(9, 9, 9, 9, 9)),))
CHARTS: dict[str, Chart] = EXAMPLES | {"five bands": FIVE_BANDS, "five parts": FIVE_PARTS}

Colours = tuple[str | None, str | None]


def shape(mark: Mark) -> tuple[object, ...] | None:
    """All that is left of a mark without its colours; nothing of a text, which says itself what it means."""
    if isinstance(mark, Label):
        return None
    if isinstance(mark, Line):
        return "line", mark.thick, mark.dash
    if isinstance(mark, Rect):
        return "rect", mark.height, mark.fill is None, mark.edge is None
    if isinstance(mark, Circle):
        return "circle", mark.radius, mark.thick, mark.fill is None, mark.edge is None
    return "path", re.sub(r"^M\S+ \S+", "", mark.data) if mark.fill else mark.dash, mark.thick, mark.fill is None, mark.edge is None


def colours(mark: Mark) -> Colours:
    if isinstance(mark, Label | Line):
        return mark.tone, None
    assert isinstance(mark, Rect | Circle | Path)
    return mark.fill, mark.edge


def told_by_colour(chart: Chart) -> set[tuple[Colours, Colours]]:
    """The pairs of colours that marks of one shape have in a chart."""
    alike: dict[tuple[object, ...], set[Colours]] = defaultdict(set)
    for mark in lay_out(chart, language="nl")[0].marks:
        found = shape(mark)
        if found is not None:
            alike[found].add(colours(mark))
    return {(one, other) for kinds in alike.values() for one, other in combinations(sorted(kinds, key=str), 2)}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("light", PALETTES)
@pytest.mark.parametrize("name", CHARTS)
def test_marks_of_one_shape_and_different_meaning_are_told_apart(name: str, light: str, sight: str) -> None:
    tokens, see = PALETTES[light].tokens(), SIGHTS[sight]
    for one, other in told_by_colour(CHARTS[name]):
        seen = [difference(see(tokens[first]), see(tokens[second])) for first, second in zip(one, other, strict=True) if first and second]
        assert max(seen) >= LEAST, (one, other)


def test_only_tones_of_a_scale_and_filled_or_open_marks_hang_on_colour() -> None:
    """Series of a profile, now and after, done and planned, known and unknown all have a shape of their own."""
    pairs = {tuple(sorted({str(fill).partition("-")[0] for fill, _ in pair})) for chart in CHARTS.values() for pair in told_by_colour(chart)}
    assert pairs == {("level",), ("risk",), ("accent", "paper"), ("edge", "line")}


def test_tones_that_lie_beside_each_other_grow_darker_on_paper() -> None:
    tokens = Palette().tokens()
    for scale in ("level", "risk"):
        light = [int(grey(tokens[f"{scale}-{step}"])[1:3], 16) for step in range(5)]
        assert light == sorted(light, reverse=True)
        assert len(set(light)) == 5


def test_the_simulation_leaves_grey_as_it_is_and_takes_red_for_green_where_it_should() -> None:
    for kind in COLOUR_BLIND:
        assert difference(seen_with(kind, "#808080"), "#808080") < 1
    assert difference("#b00020", "#4a6d00") > 80
    assert difference(seen_with("deuteranopia", "#b00020"), seen_with("deuteranopia", "#4a6d00")) < 35
    assert difference("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
