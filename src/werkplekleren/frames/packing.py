"""Several sums over the items of a dimension in one number: the work of one sum instead of two or three.

Points, how many items were answered and their weight are sums over the same answers. An answer that stands for `x` adds
`slope * x + constant` to each of them. Give each sum its own place in one number, as hours, minutes and seconds have, and
the answer still adds one `slope * x + constant` to the whole. The constants of all items are added beforehand and taken off
again for missing answers, so an item is one step: its answer, or what stands for a missing one. Divisions take the number
apart.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

import attrs

from werkplekleren.assessments.plan import PlanColumn

from .expressions import Whole, holding, total
from .extra import nw
from .ratios import EXACT


@attrs.frozen(kw_only=True)
class Digit:
    """A sum over the answers that count, nowhere below 0.

    Args:
        name: Name of its column.
        slopes: For each item how often the number that an answer stands for is added.
        constants: For each item what an answer adds besides.
        largest: The largest that the sum can be.
    """

    name: str
    slopes: tuple[int, ...]
    constants: tuple[int, ...]
    largest: int


@attrs.frozen(kw_only=True)
class Term:
    """What an answer to one item adds to a number.

    Args:
        column: The item.
        slope: How often the number that the answer stands for is added.
        constant: What is added besides.
    """

    column: PlanColumn
    slope: int
    constant: int

    @property
    def most(self) -> int:
        """The largest of all this on its way to the number, or its opposite."""
        return max(abs(self.slope * self.column.low), abs(self.slope * self.column.high), abs(self.constant))


@attrs.frozen(kw_only=True)
class Pack:
    """Digits in one number.

    Args:
        columns: The items.
        digits: From the lowest place to the highest.
        largest: What the columns of the digits must hold besides.
    """

    columns: tuple[PlanColumn, ...]
    digits: tuple[Digit, ...]
    largest: int

    @property
    def places(self) -> tuple[int, ...]:
        """What one of each digit is worth, and then what the number stays below."""
        return tuple(accumulate((digit.largest + 1 for digit in self.digits), lambda place, size: place * size, initial=1))

    @property
    def name(self) -> str:
        """Name of the column of the number."""
        return f"{self.digits[-1].name}_"

    @property
    def terms(self) -> list[Term]:
        """What each item adds."""
        weighed = list(zip(self.places, self.digits, strict=False))
        return [
            Term(
                column=column,
                slope=sum(place * digit.slopes[item] for place, digit in weighed),
                constant=sum(place * digit.constants[item] for place, digit in weighed),
            )
            for item, column in enumerate(self.columns)
        ]

    @property
    def most(self) -> int:
        """What a column must hold to work with the number and its digits."""
        return max(sum(term.most for term in self.terms), self.places[-1], self.largest)

    def number(self, adds: Callable[[PlanColumn, int, int, Whole], nw.Expr]) -> nw.Expr:
        """The number.

        Args:
            adds: What an item adds: so often the number that an answer stands for, or what stands for a missing one, in a type.
        """
        terms, kind = self.terms, holding(self.most)
        beforehand = sum(term.constant for term in terms)
        up = [adds(term.column, term.slope, -term.constant, kind) for term in terms if term.slope >= 0]
        down = [adds(term.column, -term.slope, term.constant, kind) for term in terms if term.slope < 0]
        number = total(up) - total(down) if up and down else total(up) if up else total(down) * -1
        return (number + beforehand).alias(self.name)

    def steps(self) -> Iterator[nw.Expr]:
        """The digits, from the highest place to the lowest: columns to add one after the other, once there is the number."""
        rest = nw.col(self.name)
        for place, digit in zip(self.places[-2::-1], self.digits[::-1], strict=True):
            yield (rest // place if place > 1 else rest).alias(digit.name)
            rest = rest - nw.col(digit.name) * place


def packs_of(columns: Sequence[PlanColumn], digits: Iterable[Digit], largest: int) -> list[Pack]:
    """As many digits in each number as floats hold exactly: where answers are floats, so is what stands for missing ones."""
    packs: list[Pack] = []
    for digit in digits:
        longer = Pack(columns=tuple(columns), digits=(*(packs[-1].digits if packs else ()), digit), largest=largest)
        if packs and longer.places[-1] < EXACT:
            packs[-1] = longer
        else:
            packs.append(Pack(columns=tuple(columns), digits=(digit,), largest=largest))
    return packs
