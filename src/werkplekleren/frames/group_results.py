"""What is shown of groups, from counts: the rules of `Questionnaire.score_group`, and its numbers to the last bit."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import sqrt

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments import FLOOR
from werkplekleren.assessments.plan import PlanComposite, PlanRow
from werkplekleren.assessments.scoring import band_at
from werkplekleren.assessments.suppression import visible_of

from .group_counts import Group, Groups, Scores
from .program import Order
from .small_frames import Kind

Row = dict[str, str | int | float | bool | None]
"""A row of the result."""


@attrs.frozen
class GroupTeller:
    """Says what is shown of groups.

    Args:
        order: What was asked.
        told: The dimensions and composites to tell of, in order.
        perspectives: Perspective id -> whether it is confidential.
        floor: The fewest for whom something is shown of a confidential perspective.
    """

    order: Order
    told: tuple[str, ...]
    perspectives: Mapping[str, bool]
    floor: int

    @property
    def plans(self) -> dict[str, PlanRow | PlanComposite]:
        """Everything that is worked out, each composite after its parts."""
        plans: dict[str, PlanRow | PlanComposite] = {one.dimension: one for one in self.order.rows}
        return plans | {one.dimension: one for one in self.order.composites}

    @property
    def kinds(self) -> dict[str, Kind]:
        """The columns of the result, each with what it holds."""
        head: dict[str, Kind] = {"perspective": "text", "group": "text", "respondents": "whole", "dimension": "text"}
        body: dict[str, Kind] = {"n": "whole", "mean": "share", "spread": "share", "band": "text"}
        return {**head, **body, **dict.fromkeys(self._bands, "whole"), "withheld": "truth"}

    @property
    def _bands(self) -> list[str]:
        """The columns that say how many are in each band."""
        plans = self.plans
        return [f"n__{band}" for band in dict.fromkeys(band for name in self.told for band in plans[name].bands)]

    def rows(self, groups: Groups, uncounted: dict[str, PlanComposite]) -> Iterator[Row]:
        """The rows of the result: of each perspective the whole, then its teams that may be shown, by name.

        Args:
            groups: What was counted.
            uncounted: Gets what must be counted first, when that is not everything.
        """
        for perspective, confidential in self.perspectives.items():
            least = self.floor if confidential else 1
            whole = groups.get((perspective, "")) or {name: Scores() for name in self.plans}
            size = _size(whole)
            shown = {name for name in self.plans if whole[name].valid >= least} if size >= least else set[str]()
            yield from self._rows({"perspective": perspective, "group": None}, whole, shown, least, uncounted)
            teams = {team: group for (side, team), group in groups.items() if side == perspective and team}
            for name, names in sorted(self._shown(whole, teams, least).items()):
                yield from self._rows({"perspective": perspective, "group": name}, teams[name], names, least, uncounted)

    def _shown(self, whole: Group, teams: Mapping[str, Group], least: int) -> dict[str, set[str]]:
        """The teams that may be shown, each with the dimensions and composites that may be shown of it.

        As for responses: what a lower floor hides stays hidden under a higher one.
        """
        sizes = {name: _size(group) for name, group in teams.items()}
        shown = {name: set(teams) for name in self.plans}
        visible = set(teams)
        for floor in range(min(FLOOR, least), least + 1):
            visible = visible_of(sizes, _size(whole), visible, floor)
            for name in self.plans:
                valid = {team: group[name].valid for team, group in teams.items()}
                shown[name] = visible_of(valid, whole[name].valid, shown[name] & visible, floor)
        return {team: {name for name in self.plans if team in shown[name]} for team in teams if team in visible}

    def _rows(self, head: Row, group: Group, shown: AbstractSet[str], least: int, uncounted: dict[str, PlanComposite]) -> Iterator[Row]:
        size = _size(group)
        known = self._known(group, shown, least, uncounted) if size >= least else {}
        nothing: Row = {"n": None, "mean": None, "spread": None, "band": None, **dict.fromkeys(self._bands)}
        for name in self.told:
            row: Row = {**head, "respondents": size if size >= least else None, "dimension": name, **nothing, **known.get(name, {})}
            yield {**row, "withheld": name not in known}

    def _known(self, group: Group, shown: AbstractSet[str], least: int, uncounted: dict[str, PlanComposite]) -> dict[str, Row]:
        """What is told of each dimension and composite of which something is.

        What a composite tells may not hang on a part that is withheld. So where something of such a part was asked of a few, the
        composite is counted again without it, and so is what is made of that composite.
        """
        made: dict[str, Row] = {}
        means: dict[str, Fraction] = {}
        for row in self.order.rows:
            if row.dimension in shown:
                means[row.dimension] = group[row.dimension].total(1) / group[row.dimension].valid
                made[row.dimension] = _told(row, group[row.dimension], means[row.dimension])
        counted_as: dict[str, str] = {}
        in_part: set[str] = set()
        for composite in self.order.composites:
            own = {name: group[counted_as.get(name, name)] for name, _ in composite.parts}
            asked = [(name, weight) for name, weight in composite.parts if name in means or own[name].asked >= least]
            hidden = {name for name in own if own[name].asked} - {name for name, _ in asked}
            without = _without(composite, hidden, counted_as)
            counted_as[composite.dimension] = without.dimension
            if without.dimension not in group:
                uncounted[without.dimension] = without
                return made
            mean = _mean(composite, asked, means)
            if mean is None:
                continue
            scores = group[without.dimension]
            if any(name not in means or name in in_part for name, _ in asked):
                in_part.add(composite.dimension)
                fewest = min(int(made[name]["n"] or 0) for name, _ in asked if name in means)
                made[composite.dimension] = {"n": fewest, "mean": float(mean), "band": band_at(composite, *mean.as_integer_ratio())}
            elif composite.dimension in shown and scores.valid >= least:
                made[composite.dimension] = _told(composite, scores, mean)
            else:
                continue
            means[composite.dimension] = mean
        return made


def _size(group: Group) -> int:
    """How many respondents; each stands in one cell of every score."""
    return next(iter(group.values())).size


def _without(composite: PlanComposite, hidden: AbstractSet[str], counted_as: Mapping[str, str]) -> PlanComposite:
    """A composite without some of its parts, and with the others as they are counted; itself when nothing changes."""
    parts = tuple((Identifier(counted_as.get(name, name)), weight) for name, weight in composite.parts if name not in hidden)
    if parts == composite.parts:
        return composite
    return attrs.evolve(composite, dimension=Identifier(f"{composite.dimension}({', '.join(name for name, _ in parts)})"), parts=parts)


def _mean(composite: PlanComposite, asked: Sequence[tuple[str, int]], means: Mapping[str, Fraction]) -> Fraction | None:
    """The weighted mean of the means of its parts; `None` when too few are known."""
    known = [(means[name], weight) for name, weight in asked if name in means]
    weight = sum(weight for _, weight in known)
    least, of = composite.minimum
    if not weight or weight * of < least * sum(weight for _, weight in asked):
        return None
    return sum((mean * weight for mean, weight in known), Fraction()) / weight


def _told(row: PlanRow | PlanComposite, scores: Scores, mean: Fraction) -> Row:
    """What is shown of a dimension or composite on which somebody has a score."""
    n, total = scores.valid, scores.total(1)
    spread = None if n == 1 else sqrt((scores.total(2) - total * total / n) / (n - 1))
    in_bands = scores.in_bands
    told: Row = {"n": n, "mean": float(mean), "spread": spread, "band": band_at(row, *mean.as_integer_ratio())}
    return {**told, **{f"n__{band}": in_bands[place] for place, band in enumerate(row.bands)}}
