"""Whether two results may be laid side by side, and whether a dimension was scored alike in both.

A new minor version changes wording only. So results of two minors of one major may be compared, dimension by
dimension, where keys, ranges and rules are the same; results of one version with different content may not.
"""

from collections.abc import Sequence
from typing import Protocol

import attrs

from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren.errors import Message, Place, Problem

from .classification import InBand, ScoreAtLeast, ScoreBelow, simple_rules
from .dimensions import Band, Composite, Dimension
from .legend import Legend, LegendItem
from .naming import by_id

TONES = ("bad", "warning", "neutral", "good")
"""How bands are read, from worst to best."""


class Result(Protocol):
    """What every result says of its questionnaire."""

    @property
    def questionnaire(self) -> Identifier:
        """Id of the questionnaire."""
        ...

    @property
    def version(self) -> Version:
        """Its version."""
        ...

    @property
    def content_hash(self) -> str:
        """Fingerprint of its content."""
        ...

    @property
    def scoring(self) -> str:
        """Version of the scoring rules."""
        ...


def different(code: str, what: Message, path: str, earlier: object, later: object) -> list[Problem]:
    """The problem that two results differ in something; none when they do not."""
    if earlier == later:
        return []
    expected = Message("as in the later result: {value}", {"value": repr(later)[:80]})
    return [Problem(code=code, what=what, place=Place(path=path), found=repr(earlier)[:80], expected=expected)]


def incomparable(earlier: Result, later: Result) -> list[Problem]:
    """Why two results cannot be compared as far as their questionnaires go; empty when they can."""
    problems = different(
        "other-questionnaire", Message("it answers another questionnaire"), "questionnaire", earlier.questionnaire, later.questionnaire
    )
    if problems:
        return problems
    if version_key(earlier.version)[0] != version_key(later.version)[0]:
        what = Message("another major version asks or scores otherwise; migrate the older responses first, and score them again")
        problems += different("other-version", what, "version", earlier.version, later.version)
    elif earlier.version == later.version:
        what = Message("the same version of the questionnaire had other content")
        problems += different("other-content", what, "content_hash", earlier.content_hash, later.content_hash)
    what = Message("it was scored by other rules; score the older responses again")
    return problems + different("other-scoring", what, "scoring", earlier.scoring, later.scoring)


def scored_alike(earlier: Legend, later: Legend, dimension: str) -> bool:
    """Whether a dimension or composite rests on the same keys, ranges and rules in both; wording and bands may differ."""
    one, other = by_id(earlier.scored).get(Identifier(dimension)), by_id(later.scored).get(Identifier(dimension))
    if (
        one is None
        or other is None
        or attrs.evolve(one, title=other.title, description=other.description, good=other.good, bands=other.bands) != other
    ):
        return False
    if isinstance(other, Composite):
        return all(scored_alike(earlier, later, part.dimension) for part in other.parts)
    before, after = by_id(earlier.items), by_id(later.items)
    return all(_in_figures(before[key.item]) == _in_figures(after[key.item]) for key in other.keys)


def classified_alike(earlier: Legend, later: Legend, classification: str) -> bool:
    """Whether a classification has the same categories by the same rules, over answers and scores that are the same; wording may differ."""
    one, other = (by_id(legend.classifications).get(Identifier(classification)) for legend in (earlier, later))
    if one is None or other is None or [(each.id, each.when) for each in one.categories] != [(each.id, each.when) for each in other.categories]:
        return False
    before, after = by_id(earlier.items), by_id(later.items)
    for rule in (simple for each in other.categories for simple in simple_rules(each.when)):
        if isinstance(rule, ScoreAtLeast | ScoreBelow | InBand):
            if not scored_alike(earlier, later, rule.dimension):
                return False
            if isinstance(rule, InBand) and _starts(earlier, rule.dimension) != _starts(later, rule.dimension):
                return False
        elif _in_figures(before[rule.item]) != _in_figures(after[rule.item]):
            return False
    return True


def _starts(legend: Legend, dimension: str) -> list[tuple[Identifier, object, object]]:
    return [(band.id, band.starts_at, band.each_at_least) for band in legend.dimension(dimension).bands]


def keyed_items(legend: Legend, dimension: str) -> frozenset[Identifier]:
    """The items on which a dimension or composite rests."""
    one = legend.dimension(dimension)
    if isinstance(one, Dimension):
        return frozenset(key.item for key in one.keys)
    return frozenset[Identifier]().union(*(keyed_items(legend, part.dimension) for part in one.parts))


def high_is_good(bands: Sequence[Band]) -> bool | None:
    """Whether a high score is the good side, by how the lowest and the highest band are to be read; `None` when they do not tell.

    >>> high_is_good(())
    """
    if not bands:
        return None
    low, high = TONES.index(bands[0].tone), TONES.index(bands[-1].tone)
    return None if low == high else low < high


def _in_figures(item: LegendItem) -> tuple[int, int, dict[str, int]]:
    return item.low, item.high, dict(item.points)
