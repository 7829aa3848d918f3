"""One score."""

from fractions import Fraction
from typing import Any

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, Keywords, NumberBetween, broken, is_id, maybe

_count = Between(0, 1_000_000)
LARGEST_SUM = 2**53
"""No sum of answers is larger: a questionnaire whose plan could pass it is refused."""
_sum = Between(-LARGEST_SUM, LARGEST_SUM)


@attrs.frozen
class NotNegative:
    """The rule for a whole number of at least 0, however large."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - the validator protocol
        """Raise `InvalidValueError` when `value` breaks the rule."""
        if type(value) is not int or value < 0:
            raise broken(instance, attribute, "must be a whole number of 0 or more", value)

    def keywords(self) -> Keywords:
        """The rule as JSON Schema keywords."""
        return {"minimum": 0}


_exact = NotNegative()


@attrs.frozen(kw_only=True)
class Score:
    """The score of one respondent on one dimension or composite.

    Args:
        dimension: Id of the dimension or composite.
        value: Percent of the possible maximum, 0 to 100; `None` when too little was answered.
        mean: Weighted mean on the answer scale, where all its items share one; else `None`.
        sum: The answers added up, turned where reversed and each as often as it counts; only of what was answered,
            so lower when something is missing. `None` without a score, for composites, and where the answers are
            not in one unit: not all on one scale, not all points (choices, yes-no), not all numbers of one unit.
            Of a dimension that counts: the count.
        prorated_sum: What `sum` would be if each missing answer were the mean of the others: the mean times the
            weight of the items shown. `None` where `sum` is.
        answered: How many of its items were answered (of a composite: how many parts have a score).
        items: How many were shown (of a composite: how many parts were asked); what was skipped by a
            condition or belongs to another perspective is not among them.
        band: Id of the band in which the exact score lies; `None` without a score or without bands.
        top: `value` is exactly `top / bottom`.
        bottom: 0 when there is no score.
    """

    dimension: Identifier = attrs.field(validator=is_id)
    value: float | None = attrs.field(validator=maybe(NumberBetween(0, 100)))
    mean: float | None = attrs.field(default=None, validator=maybe(NumberBetween(-1000, 1000)))
    sum: int | None = attrs.field(default=None, validator=maybe(_sum))
    prorated_sum: float | None = attrs.field(default=None, validator=maybe(NumberBetween(-LARGEST_SUM, LARGEST_SUM)))
    answered: int = attrs.field(validator=_count)
    items: int = attrs.field(validator=_count)
    band: Identifier | None = attrs.field(default=None, validator=maybe(is_id))
    top: int = attrs.field(default=0, validator=_exact)
    bottom: int = attrs.field(default=0, validator=_exact)

    @property
    def exact(self) -> Fraction | None:
        """The score as an exact fraction; `None` when there is none."""
        return Fraction(self.top, self.bottom) if self.bottom else None
