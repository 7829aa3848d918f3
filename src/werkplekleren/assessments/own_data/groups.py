"""How far groups differ: only over the groups that a group result may show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments.questionnaire import FLOOR
from werkplekleren.assessments.suppression import visible_of

from .sample import Gathered


def shown_groups(gathered: Gathered, dimension: Identifier) -> dict[str, tuple[Fraction, ...]]:
    """The exact scores in each group that a result by group shows, by the rules of that result.

    Args:
        gathered: The respondents of one perspective.
        dimension: Id of the dimension.

    Returns:
        Group -> the scores, from low to high.
    """
    sizes = Counter(one.group for one in gathered.respondents if one.group is not None)
    scores: dict[str, list[Fraction]] = {name: [] for name in sizes}
    total = 0
    for one in gathered.respondents:
        exact = one.scores[dimension].exact
        if exact is not None:
            total += 1
            if one.group is not None:
                scores[one.group].append(exact)
    shown = visible_groups(sizes, len(gathered.respondents), {name: len(ones) for name, ones in scores.items()}, total, gathered.least)
    return {name: tuple(sorted(scores[name])) for name in sorted(shown)}


def visible_groups(sizes: Mapping[str, int], whole: int, valid: Mapping[str, int], total: int, least: int) -> set[str]:
    """The groups whose score on a dimension may be shown beside that of the whole perspective.

    Args:
        sizes: Group -> how many answered.
        whole: How many answered, in a group or not.
        valid: Group -> how many have a score.
        total: How many have a score, in a group or not.
        least: The fewest for which something is shown.
    """
    groups, shown = set(sizes), set(sizes)
    for floor in _floors(least):
        groups = visible_of(sizes, whole, groups, floor)
        shown = visible_of(valid, total, shown & groups, floor)
    return shown


def _floors(least: int) -> Iterable[int]:
    """What a lower floor hides stays hidden under a higher one, as in a result by group."""
    return range(min(FLOOR, least), least + 1)
