"""Where a score stands among others: a norm, worked out from own answers and from nothing else."""

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.stored import Stored
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_bool, is_id, many, maybe
from werkplekleren.assessments.legend import Legend
from werkplekleren.assessments.naming import found_by
from werkplekleren.assessments.stamp import Stamped
from werkplekleren.errors import InvalidValueError, Message

from .place import NormPlace, placed
from .sample import Sample

if TYPE_CHECKING:
    from werkplekleren.assessments.group import GroupProfile
    from werkplekleren.assessments.profile import Profile

    from .beside import BesideNorm

_count = Between(0, 1_000_000_000)
_percent = NumberBetween(0, 100)


@attrs.frozen(kw_only=True)
class NormStep:
    """A stretch of scores, with how many of the sample lie in it.

    Args:
        up_to: Its highest score, in percent of the possible maximum; it starts just above the step before, the first at 0.
        count: How many scored in it; at least the floor, so that no step is about one person.
    """

    up_to: float = attrs.field(validator=_percent)
    count: int = attrs.field(validator=Between(1, 1_000_000_000))


@attrs.frozen(kw_only=True)
class DimensionNorm:
    """How the sample scored on one dimension.

    Withheld and empty look the same: everything `None`, `withheld` true. The lowest and highest score of the
    sample are not kept.

    Args:
        dimension: Id of the dimension.
        n: How many have a score.
        mean: Mean of their scores, 0 to 100.
        spread: Standard deviation of their scores (n - 1 in the denominator); `None` for one respondent.
        steps: How the scores lie, from low to high; the last step ends at 100. The larger the sample, the finer.
        withheld: Whether nothing is shown.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    mean: float | None = attrs.field(default=None, validator=maybe(_percent))
    spread: float | None = attrs.field(default=None, validator=maybe(_percent))
    steps: tuple[NormStep, ...] = attrs.field(default=(), validator=many(NormStep, most=10_000))
    withheld: bool = attrs.field(default=False, validator=is_bool)

    def percentile(self, share: int) -> float | None:
        """The score that this percentage of the sample does not exceed (the lowest such score: nearest rank).

        Args:
            share: The percentage, 1 to 99; 50 is the median.

        Returns:
            The score, in percent of the possible maximum; `None` when withheld, or when it lies in the highest
            step, of which the end is not known: the sample is then too small to tell it.

        Raises:
            InvalidValueError: When `share` is not a whole number from 1 to 99.

        >>> steps = (NormStep(up_to=25.0, count=6), NormStep(up_to=50.0, count=6), NormStep(up_to=100.0, count=8))
        >>> norm = DimensionNorm(dimension=Identifier("ruimte"), n=20, mean=52.0, spread=24.0, steps=steps)
        >>> norm.percentile(25), norm.percentile(50), norm.percentile(90)
        (25.0, 50.0, None)
        """
        if type(share) is not int or not 1 <= share <= 99:  # noqa: PLR2004 - percentages between none and all
            raise InvalidValueError(Message("a percentile must be a whole number from 1 to 99, not {found}", {"found": repr(share)[:40]}))
        below = accumulate(step.count for step in self.steps)
        total = sum(step.count for step in self.steps)
        for step, reached in zip(self.steps[:-1], below, strict=False):
            if 100 * reached >= share * total:
                return step.up_to
        return None


@attrs.frozen(kw_only=True)
class Norm(Stamped, Stored, Displayed):
    """How a sample of your own scored, to see where another score stands in it.

    Always with whose it is, of when, and how many: a norm says nothing about anybody else, and none is shipped. It is
    made by `Questionnaire.norm`. Composites have none: beside the norms of their parts, theirs could tell the
    scores of somebody who missed one part.

    Args:
        questionnaire: Id of the questionnaire that scored it.
        version: Version of that questionnaire.
        content_hash: Fingerprint of its content.
        scoring: Version of the scoring rules.
        sample: Whose scores these are, of when, and how many.
        dimensions: The norm of each dimension.
        legend: Titles, keys and bands.

    Raises:
        InvalidValueError: When a field breaks its rule.
    """

    kind: ClassVar[str] = "norm"

    sample: Sample = attrs.field(validator=is_a(Sample))
    dimensions: tuple[DimensionNorm, ...] = attrs.field(validator=many(DimensionNorm, unique="dimension"))
    legend: Legend = attrs.field(validator=is_a(Legend), repr=False)

    def dimension(self, id: str) -> DimensionNorm:  # noqa: A002 - the field is called so
        """The norm of a dimension.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found_by("dimension", id, self.dimensions, lambda one: one.dimension)

    def __getitem__(self, dimension: str) -> DimensionNorm:
        return self.dimension(dimension)

    def __iter__(self) -> Iterator[DimensionNorm]:
        return iter(self.dimensions)

    def place(self, dimension: str, score: float) -> NormPlace | None:
        """Where the score of one respondent stands in the sample, with its margin.

        Args:
            dimension: Id of the dimension.
            score: The score, in percent of the possible maximum (0 to 100). Of one respondent: the mean of a group
                lies nearer to the middle by nature, so among single people its place would mislead.

        Returns:
            The place; `None` when the norm is withheld.

        Raises:
            UnknownNameError: When there is no such dimension.
            InvalidValueError: When the score is not a number from 0 to 100.
        """
        return placed(self, self.dimension(dimension), score)

    def beside(self, result: "Profile | GroupProfile") -> "BesideNorm":
        """A result with this norm beside it: to show, render and save as any other.

        Args:
            result: The profile of one respondent, or of a group, from the same perspective and the same major
                version of the questionnaire.

        Raises:
            InvalidValueError: When the norm is of another questionnaire, version or perspective, with every difference.
        """
        from .beside import beside

        return beside(self, result)
