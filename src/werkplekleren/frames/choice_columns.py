"""What the columns of an item with choices say."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import ClassVar

import attrs

from werkplekleren.assessments import Equals
from werkplekleren.assessments.conditions import Comparison

from .expressions import all_of, any_of, holding, total
from .extra import nw
from .number_columns import NumberColumn


@attrs.frozen(kw_only=True)
class ChoiceColumn:
    """A column with the ids of choices.

    Args:
        raw: The column as it is.
        points: Choice id -> its points; 0 where they are not needed.
    """

    codes: ClassVar[tuple[int, ...]] = ()

    raw: nw.Expr
    points: Mapping[str, int]

    @property
    def answer(self) -> nw.Expr:
        """The ids."""
        return self.raw.cast(nw.String)

    @property
    def told(self) -> nw.Expr:
        """What an example is taken from."""
        return self.answer

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return ~self.raw.is_null()

    @property
    def fits(self) -> nw.Expr | None:
        """Whether the answer is one of the choices, where there is one."""
        return self.answer.is_in(list(self.points))

    @property
    def largest(self) -> int:
        """The most points that an answer can stand for, or their opposite."""
        return max(map(abs, self.points.values()))

    def chosen(self, choices: AbstractSet[str]) -> nw.Expr:
        """Whether one of these was chosen."""
        return any_of((self.answer == name).fill_null(value=False) for name in sorted(choices))

    def filled(self, largest: int) -> nw.Expr:
        """The points, 0 where there is no answer."""
        kind, answer = holding(largest), self.answer
        return total((answer == name).fill_null(False).cast(kind) * points for name, points in self.points.items())

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self.answer == condition.value if isinstance(condition, Equals) else self.given


@attrs.frozen(kw_only=True)
class ChoiceColumns:
    """A column of true and false for each choice; all empty is no answer, none of them true is "none of these".

    Args:
        choices: Choice id -> its column.
        points: Choice id -> its points; 0 where they are not needed.
    """

    choices: Mapping[str, NumberColumn]
    points: Mapping[str, int]

    @property
    def given(self) -> nw.Expr:
        """Whether there is an answer."""
        return any_of(column.given for column in self.choices.values())

    @property
    def fits(self) -> nw.Expr | None:
        """Whether each column has 0 or 1, where it has something; `None` when all are true and false."""
        rules = [~column.given | column.fits for column in self.choices.values() if column.fits is not None]
        return all_of(rules) if rules else None

    @property
    def largest(self) -> int:
        """The most points that an answer can stand for, or their opposite."""
        return sum(map(abs, self.points.values()))

    def chosen(self, choices: AbstractSet[str]) -> nw.Expr:
        """Whether one of these was chosen."""
        return any_of(self._is_chosen(name) for name in sorted(choices))

    def filled(self, largest: int) -> nw.Expr:
        """The points together, 0 where there is no answer."""
        return total(self._is_chosen(name).cast(holding(largest)) * self.points[name] for name in self.choices)

    def holds(self, condition: Comparison) -> nw.Expr:
        """Whether a comparison holds, where there is an answer."""
        return self._is_chosen(str(condition.value)) if isinstance(condition, Equals) else self.given

    def _is_chosen(self, name: str) -> nw.Expr:
        """Whether a choice was made; other numbers than 0 and 1, which do not fit, may not fit a narrow type either."""
        return (self.choices[name].answer == 1).fill_null(value=False)
