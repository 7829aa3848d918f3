"""Scores as exact ratios of whole numbers: `top / (scale * below)`, with bounds on what can occur.

The last step is one division of two whole numbers below 2**53, which a float holds exactly: every engine rounds it as the
plain scorer does. A band is a comparison of whole numbers below 2**63.
"""

from math import gcd, lcm, prod

import attrs

from werkplekleren.assessments.plan import PlanComposite, PlanRow

from .extra import nw

EXACT = 2**53
WHOLE = 2**63
MANY = 4096
"""More possible denominators than this are not listed, only bounded."""


@attrs.frozen(kw_only=True)
class Below:
    """The whole numbers that can be the varying part of a denominator.

    Args:
        most: The largest.
        possible: All of them; `None` when there are too many to list.
    """

    most: int
    possible: frozenset[int] | None

    @property
    def common(self) -> int | None:
        """A multiple of all of them; `None` when it is not known or of no use."""
        return None if self.possible is None else _within(lcm(*self.possible))


def _within(number: int) -> int | None:
    return number if number < EXACT else None


def sums_of(weights: list[int], least: int) -> Below:
    """What some of these weights can add up to, from `least`, which is at least 1."""
    reached = 1
    for weight in weights:
        reached |= reached << weight
    most = sum(weights)
    if (reached >> least).bit_count() > MANY:
        return Below(most=most, possible=None)
    return Below(most=most, possible=frozenset(place for place in range(least, most + 1) if reached >> place & 1) or frozenset({most}))


@attrs.frozen(kw_only=True)
class Factor:
    """A varying factor of a denominator: the weight that was answered in a dimension, or known in a composite.

    Args:
        name: Name of its column, which is nowhere 0.
        bounds: What it can be.
    """

    name: str
    bounds: Below

    @property
    def column(self) -> nw.Expr:
        """The column."""
        return nw.col(self.name)


@attrs.frozen(kw_only=True)
class Ratio:
    """One score: `top / (scale * weight * others)`.

    Args:
        row: What is scored.
        enough: Whether there is a score.
        top: Its numerator.
        scale: The fixed part of its denominator.
        weight: The weight that was answered, or of the parts that have a score.
        bounds: What `weight` can be.
        others: The weights of what it is made of.
        answered: How many items were answered, or parts have a score.
        items: How many were shown, or asked; a number when that is the same everywhere.
        shown: Whether anything was asked; `None` when that is so everywhere.
        floors: For each band whether what it asks of each answer holds; `None` where it asks nothing.
        added: The answers added up, where they can be and that was asked for.
        weight_shown: The weight that was shown, of a dimension.
    """

    row: PlanRow | PlanComposite
    enough: nw.Expr
    top: nw.Expr
    scale: int
    weight: nw.Expr
    bounds: Below
    others: tuple[Factor, ...] = ()
    answered: nw.Expr
    items: nw.Expr | int
    shown: nw.Expr | None
    floors: tuple[nw.Expr | None, ...] = ()
    added: nw.Expr | None = None
    weight_shown: nw.Expr | int = 0

    @property
    def below(self) -> nw.Expr:
        """The varying part of its denominator."""
        return product([self.weight, *(one.column for one in self.others)])

    @property
    def most_below(self) -> int:
        """The largest that can be."""
        return self.bounds.most * prod(one.bounds.most for one in self.others)

    @property
    def largest(self) -> int:
        """What neither side of the division exceeds."""
        return 100 * self.scale * self.most_below


def largest_compared(row: PlanRow | PlanComposite, largest: int) -> int:
    """The largest number that occurs while a score is put in its band."""
    return largest * max((of for _, of in row.cuts), default=1)


@attrs.frozen(kw_only=True)
class Common:
    """How ratios come under one denominator.

    Args:
        scale: Its fixed part, a multiple of every factor that does not vary in it.
        varying: The factors that it has besides.
    """

    scale: int
    varying: tuple[Factor, ...]

    @property
    def most(self) -> int:
        """The largest that the denominator can be."""
        return self.scale * prod(one.bounds.most for one in self.varying)


def common_denominator(parts: list[tuple[int, tuple[Factor, ...]]]) -> Common:
    """The denominator with the smallest numbers: large and varied factors multiplied row by row, the others fixed.

    Args:
        parts: Of each ratio the fixed part of its denominator and its factors.
    """
    factors = list({one.name: one for _, some in parts for one in some}.values())
    factors.sort(key=lambda one: (-(one.bounds.common or EXACT), one.name))
    ways: list[Common] = []
    for count in range(len(factors) + 1):
        varying = tuple(factors[:count])
        fixed = [[one.bounds.common for one in some if one not in varying] for _, some in parts]
        if all(None not in some for some in fixed):
            scale = lcm(*(scale * prod(one or 1 for one in some) for (scale, _), some in zip(parts, fixed, strict=True)))
            ways.append(Common(scale=scale, varying=varying))
    return min(ways, key=lambda way: way.most)


def shortened(*numbers: int) -> tuple[int, ...]:
    """The numbers without what divides them all."""
    shared = gcd(*numbers) or 1
    return tuple(number // shared for number in numbers)


def product(factors: list[nw.Expr]) -> nw.Expr:
    """The product; there are few factors."""
    result = factors[0]
    for factor in factors[1:]:
        result = result * factor
    return result
