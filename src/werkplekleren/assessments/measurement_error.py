"""How precise a score is: what a study found, with whom, and how."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, NumberBetween, is_id, is_short_text, one_of
from werkplekleren.errors import InvalidValueError, Message, Place, Problem, unknown_name

from .formulas import Number
from .statistics.reliable_change import ReliableChange, reliable_change

ReliabilityKind = Literal["alpha", "omega", "test-retest", "icc"]
"""What the reliability was: of the items among each other (`alpha`, `omega`), over time (`test-retest`), or between raters (`icc`)."""

CRITICAL = 1.96
"""How many standard errors of a difference a change must exceed to count as reliable: 5 in 100 unchanged respondents do by chance."""

LEAST = 1e-6
"""A standard error below this is none at all."""

_percent = NumberBetween(0, 100)
_share = NumberBetween(0, 1)


@attrs.frozen(kw_only=True)
class MeasurementError:
    """The measurement error of one dimension or composite, as a study found it.

    Alpha and omega say nothing about the ups and downs of a day; where there is a test-retest reliability over
    about the same time as the change, that says more.

    Args:
        dimension: Id of the dimension or composite.
        sd: Standard deviation of the scores in the study, in percent of the maximum like the scores, above 0 to 100.
        reliability: Reliability in the study, 0 up to but not including 1.
        kind: What sort of reliability.
        n: How many respondents the study had, 2 or more.
        sample: Who they were, and when.

    Raises:
        InvalidValueError: When a field breaks its rule.

    >>> error = MeasurementError(dimension=Identifier("ruimte"), sd=15, reliability=0.84, kind="alpha", n=240, sample="monteurs, 2026")
    >>> round(error.sem, 2), round(error.mdc95, 1)
    (6.0, 16.6)
    """

    dimension: Identifier = attrs.field(validator=is_id)
    sd: float = attrs.field(validator=_percent)
    reliability: float = attrs.field(validator=_share)
    kind: ReliabilityKind = attrs.field(validator=one_of(get_args(ReliabilityKind)))
    n: int = attrs.field(validator=Between(2, 10_000_000))
    sample: str = attrs.field(validator=is_short_text)

    def __attrs_post_init__(self) -> None:
        if self.sem < LEAST:
            raise InvalidValueError(
                Message("a measurement error must be above 0: no score is without error; the sd must be above 0 and the reliability below 1")
            )

    @property
    def sem(self) -> float:
        """Standard error of measurement in points of 0 to 100: `sd * sqrt(1 - reliability)`."""
        return self.index(None, None).sem

    @property
    def mdc95(self) -> float:
        """The change that must be exceeded to be reliable, in points of 0 to 100: `1.96 * sqrt(2) * sem`."""
        return self.index(None, None).detectable

    def index(self, before: Number | None, after: Number | None) -> ReliableChange:
        """The reliable change index of two scores, by the method of Jacobson and Truax; compared exactly with 1.96."""
        return reliable_change(before, after, sd=self.sd, reliability=self.reliability, critical=CRITICAL)


def errors_by_dimension(errors: Iterable[MeasurementError], known: tuple[str, ...]) -> Mapping[str, MeasurementError]:
    """Dimension -> its measurement error.

    Args:
        errors: At most one for each dimension.
        known: The dimensions and composites that there are.

    Raises:
        InvalidValueError: With every error about a dimension that does not exist or that has two.
    """
    found: dict[str, MeasurementError] = {}
    problems: list[Problem] = []
    for number, one in enumerate(errors):
        place = Place(path=f"errors[{number}].dimension")
        if one.dimension not in known:
            problems.append(Problem(code="unknown-name", what=unknown_name("dimension", one.dimension, known), place=place))
        elif one.dimension in found:
            what = Message("another measurement error is about the same dimension")
            problems.append(Problem(code="repeated-id", what=what, place=place, found=repr(one.dimension)))
        found[one.dimension] = one
    if problems:
        raise InvalidValueError(Message("the measurement errors do not fit the questionnaire"), problems)
    return found
