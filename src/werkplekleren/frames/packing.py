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
class Pack:
    """Digits in one number.

    Args:
        digits: From the lowest place to the highest.
    """

    digits: tuple[Digit, ...]

    @property
    def places(self) -> tuple[int, ...]:
        """What one of each digit is worth, and then what the number stays below."""
        return tuple(accumulate((digit.largest + 1 for digit in self.digits), lambda place, size: place * size, initial=1))

    @property
    def name(self) -> str:
        """Name of the column of the number."""
        return f"{self.digits[-1].name}_"

    def number(self, ends: Sequence[int], largest: int, adds: Callable[[int, int, int, Whole], nw.Expr]) -> nw.Expr:
        """The number.

        Args:
            ends: For each item the largest number that an answer can stand for, or its opposite.
            largest: What the columns of the digits must hold besides.
            adds: What an item adds: from its place, the slope, what stands for a missing answer, and the type of it all.
        """
        weighed = list(zip(self.places, self.digits, strict=False))
        slopes = [sum(place * digit.slopes[item] for place, digit in weighed) for item, _ in enumerate(ends)]
        constants = [sum(place * digit.constants[item] for place, digit in weighed) for item, _ in enumerate(ends)]
        widest = sum(max(abs(slope) * end, abs(constant)) for slope, constant, end in zip(slopes, constants, ends, strict=True))
        kind = holding(max(widest, sum(map(abs, constants)), self.places[-1], largest))
        beforehand = sum(constants)
        up = [adds(item, slope, -constants[item], kind) for item, slope in enumerate(slopes) if slope >= 0]
        down = [adds(item, -slope, constants[item], kind) for item, slope in enumerate(slopes) if slope < 0]
        number = total(up) - total(down) if up and down else total(up) if up else total(down) * -1
        return (number + beforehand).alias(self.name)

    def steps(self) -> Iterator[nw.Expr]:
        """The digits, from the highest place to the lowest: columns to add one after the other, once there is the number."""
        rest = nw.col(self.name)
        for place, digit in zip(self.places[-2::-1], self.digits[::-1], strict=True):
            yield (rest // place if place > 1 else rest).alias(digit.name)
            rest = rest - nw.col(digit.name) * place


def packs_of(digits: Iterable[Digit]) -> list[Pack]:
    """As many digits in each number as floats hold exactly: where answers are of that type, so are the sums."""
    packs: list[Pack] = []
    for digit in digits:
        longer = Pack(digits=(*(packs[-1].digits if packs else ()), digit))
        if packs and longer.places[-1] < EXACT:
            packs[-1] = longer
        else:
            packs.append(Pack(digits=(digit,)))
    return packs
