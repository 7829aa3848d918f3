"""What is recommended, in what order, and why."""

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.mappings import Mapped
from werkplekleren._base.stored import Stored
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_date, is_id, is_short_text, many, shown
from werkplekleren.errors import InvalidValueError, Message


def _own_copy(values: Mapping[str, Text]) -> dict[str, Text]:
    return dict(values)


@attrs.frozen(kw_only=True)
class RecommendationReason:
    """One reason for one recommendation.

    Args:
        rule_set: Id of the rule set.
        rule: Id of the rule in it that fired.
        weight: The weight of that rule, 1 to 100.
        text: The reason, filled in, in every language that the rule has.
        values: What was filled in, by name, each in those languages.
    """

    rule_set: Identifier = attrs.field(validator=is_id)
    rule: Identifier = attrs.field(validator=is_id)
    weight: int = attrs.field(validator=Between(1, 100))
    text: Text = attrs.field(validator=is_a(Text))
    values: Mapping[str, Text] = attrs.field(factory=dict[str, Text], converter=_own_copy, validator=Mapped(is_short_text, is_a(Text)), hash=False)


@attrs.frozen(kw_only=True)
class Recommendation:
    """An instrument to use, with every reason for it.

    Args:
        instrument: Id of the instrument.
        rank: 1 is first.
        weight: The weight of its heaviest reason, 1 to 100.
        reasons: Heaviest first, then by rule set and rule.
    """

    instrument: Identifier = attrs.field(validator=is_id)
    rank: int = attrs.field(validator=Between(1, 1000))
    weight: int = attrs.field(validator=Between(1, 100))
    reasons: tuple[RecommendationReason, ...] = attrs.field(validator=many(RecommendationReason, least=1))


@attrs.frozen(kw_only=True)
class Advice(Stored, Displayed):
    """The recommended instruments, the most useful first.

    Args:
        on: The date for which it was made.
        recommendations: In order of rank; empty when no rule fired.
    """

    kind: ClassVar[str] = "advice"

    on: dt.date = attrs.field(validator=is_date)
    recommendations: tuple[Recommendation, ...] = attrs.field(validator=many(Recommendation, unique="instrument"))

    def __attrs_post_init__(self) -> None:
        ranks = [one.rank for one in self.recommendations]
        if ranks != list(range(1, len(ranks) + 1)):
            raise InvalidValueError(
                Message("Advice.recommendations must be ranked 1, 2, 3 and so on, in this order, not {ranks}", {"ranks": shown(ranks)})
            )
