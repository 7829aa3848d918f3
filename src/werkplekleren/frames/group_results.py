"""What is shown of groups, from counts: the rules of `Questionnaire.score_group`, and its numbers to the last bit."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import sqrt

import attrs

from werkplekleren.assessments import FLOOR
from werkplekleren.assessments.plan import PlanRow
from werkplekleren.assessments.scoring import band_at
from werkplekleren.assessments.suppression import visible_of

from .group_counts import Cell, Counts
from .program import Order
from .ratios import shortened
from .small_frames import Kind

Row = dict[str, str | int | float | bool | None]
"""A row of the result."""


@attrs.frozen
class Scores:
    """The scores of one group on one dimension.

    Args:
        cells: Points, weight and place of a band -> how many have them.
    """

    cells: Counter[tuple[int, int, int]]

    @property
    def valid(self) -> int:
        """How many have a score."""
        return sum(count for (_, weight, _), count in self.cells.items() if weight)

    def total(self, scale: int, power: int) -> Fraction:
        """The exact sum of the scores, or of their squares."""
        tops: Counter[int] = Counter()
        for (points, weight, _), count in self.cells.items():
            if weight:
                tops[weight] += count * points**power
        return sum((Fraction(top, (scale * weight) ** power) for weight, top in tops.items()), Fraction())


@attrs.frozen
class Group:
    """A group, with its scores by dimension."""

    scores: tuple[Scores, ...]

    @property
    def size(self) -> int:
        """How many respondents."""
        return self.scores[0].cells.total()


def group_rows(order: Order, counts: Counts, perspectives: Mapping[str, bool], floor: int) -> Iterator[Row]:
    """The rows of the result: of each perspective the whole, then its teams that may be shown, by name.

    Args:
        order: What was scored.
        counts: How many have which score.
        perspectives: Perspective id -> whether it is confidential.
        floor: The fewest for whom something is shown of a confidential perspective.
    """
    for perspective, confidential in perspectives.items():
        least = floor if confidential else 1
        cells = {cell: count for cell, count in counts.items() if cell.perspective == perspective}
        whole = _group(order, cells)
        shown = {place for place, scores in enumerate(whole.scores) if scores.valid >= least} if whole.size >= least else set[int]()
        yield from _rows(order, perspective, None, whole, shown, is_shown=whole.size >= least)
        by_team: dict[str, dict[Cell, int]] = {}
        for cell, count in cells.items():
            if cell.team:
                by_team.setdefault(cell.team, {})[cell] = count
        teams = {name: _group(order, some) for name, some in by_team.items()}
        for name, places in sorted(_shown(order, whole, teams, least).items()):
            yield from _rows(order, perspective, name, teams[name], places, is_shown=True)


def _group(order: Order, cells: Mapping[Cell, int]) -> Group:
    scores = tuple(Scores(Counter()) for _ in order.scored)
    for cell, count in cells.items():
        scores[cell.scored].cells[cell.points, cell.weight, cell.place] += count
    return Group(scores)


def _shown(order: Order, whole: Group, teams: Mapping[str, Group], least: int) -> dict[str, set[int]]:
    """The teams that may be shown, each with the places of the dimensions that may be shown of it.

    As for responses: what a lower floor hides stays hidden under a higher one.
    """
    sizes = {name: group.size for name, group in teams.items()}
    places = range(len(order.scored))
    valid = [{name: group.scores[place].valid for name, group in teams.items()} for place in places]
    shown = [set(teams) for _ in places]
    visible = set(teams)
    for floor in range(min(FLOOR, least), least + 1):
        visible = visible_of(sizes, whole.size, visible, floor)
        for place in places:
            shown[place] = visible_of(valid[place], whole.scores[place].valid, shown[place] & visible, floor)
    return {name: {place for place in places if name in shown[place]} for name in teams if name in visible}


def _rows(order: Order, perspective: str, team: str | None, group: Group, shown: set[int], *, is_shown: bool) -> Iterator[Row]:
    bands = band_columns(order)
    for place, (row, scores) in enumerate(zip(order.rows, group.scores, strict=True)):
        head: Row = {"perspective": perspective, "group": team, "respondents": group.size if is_shown else None, "dimension": row.dimension}
        body: Row = {"n": None, "mean": None, "spread": None, "band": None, **dict.fromkeys(bands)}
        if place in shown:
            body |= _told(row, scores)
        yield {**head, **body, "withheld": place not in shown}


def band_columns(order: Order) -> list[str]:
    """The columns that say how many are in each band."""
    return [f"n__{band}" for band in dict.fromkeys(band for row in order.rows for band in row.bands)]


def kinds_of(order: Order) -> dict[str, Kind]:
    """The columns of the result, each with what it holds."""
    head: dict[str, Kind] = {"perspective": "text", "group": "text", "respondents": "whole", "dimension": "text"}
    body: dict[str, Kind] = {"n": "whole", "mean": "share", "spread": "share", "band": "text"}
    bands: dict[str, Kind] = dict.fromkeys(band_columns(order), "whole")
    return {**head, **body, **bands, "withheld": "truth"}


def _told(row: PlanRow, scores: Scores) -> Row:
    """What is shown of a dimension on which somebody has a score."""
    _, scale = shortened(100, row.scale)
    n, total = scores.valid, scores.total(scale, 1)
    mean = total / n
    spread = None if n == 1 else sqrt((scores.total(scale, 2) - total * total / n) / (n - 1))
    in_bands: Counter[int] = Counter()
    for (_, _, place), count in scores.cells.items():
        in_bands[place] += count
    told: Row = {"n": n, "mean": float(mean), "spread": spread, "band": band_at(row, mean.numerator, mean.denominator)}
    return {**told, **{f"n__{band}": in_bands[place] for place, band in enumerate(row.bands)}}
