"""The lines of a report about a group: which perspectives and dimensions are shown, in which order, and what they are called."""

from collections.abc import Sequence

import attrs

from werkplekleren.assessments import GroupProfile, GroupResult, GroupScore, PerspectiveResult
from werkplekleren.reports.words import Words


@attrs.frozen(kw_only=True)
class Line:
    """One dimension as the perspectives see it.

    Args:
        dimension: Its id.
        title: Its name.
        scores: A score per perspective, in the order of the result.
    """

    dimension: str
    title: str
    scores: tuple[GroupScore, ...]

    @property
    def means(self) -> tuple[float | None, ...]:
        """The mean per perspective; `None` where nothing is shown."""
        return tuple(score.mean for score in self.scores)

    @property
    def leading(self) -> float | None:
        """The mean that the line is sorted by: of the first perspective that has one."""
        return next((mean for mean in self.means if mean is not None), None)


def asked(result: PerspectiveResult) -> bool:
    """Whether anybody of this perspective was asked or answered; withheld ones count as asked."""
    return bool(result.invited) or result.withheld or bool(result.n)


def perspectives(group: GroupProfile) -> tuple[PerspectiveResult, ...]:
    """The perspectives to show: those that were asked, employees and others in confidence first."""
    results = [result for result in group.perspectives if asked(result)]
    return tuple(sorted(results, key=lambda result: not group.legend.perspective(result.perspective).confidential))


def shown_perspectives(group: GroupProfile) -> tuple[PerspectiveResult, ...]:
    """The perspectives of which something is shown; that another is withheld is said once, in words."""
    return tuple(result for result in perspectives(group) if result.n is not None)


def plural(group: GroupProfile, result: PerspectiveResult | GroupResult, words: Words) -> str:
    """What those who answered are called in a running sentence."""
    return words.of(group.legend.perspective(result.perspective).plural)


def series(group: GroupProfile, words: Words) -> tuple[str, ...]:
    """The names of the perspectives that are shown, with how many answered."""
    return tuple(words("series", name=plural(group, result, words), n=result.n or 0) for result in shown_perspectives(group))


def lines(group: GroupProfile, words: Words) -> tuple[Line, ...]:
    """A line per dimension, from high to low; those that nothing is shown of last."""
    found = [
        Line(
            dimension=dimension.id, title=words.of(dimension.title), scores=tuple(result.score(dimension.id) for result in shown_perspectives(group))
        )
        for dimension in group.legend.dimensions
    ]
    return tuple(sorted(found, key=lambda line: (line.leading is None, -(line.leading or 0), line.title)))


def composites(group: GroupProfile, words: Words) -> tuple[Line, ...]:
    """A line per composite, in their order; scores are looked up where they are needed."""
    return tuple(Line(dimension=one.id, title=words.of(one.title), scores=()) for one in group.legend.composites)


def ends(shown: Sequence[Line], words: Words) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The highest and the lowest lines that have a score; several where the scores are written the same."""
    scored = [(line, words.number(line.leading)) for line in shown if line.leading is not None]
    (_, high), (_, low) = scored[0], scored[-1]
    return tuple(line for line, score in scored if score == high), tuple(line for line, score in scored if score == low)
