"""Sums and types that hold on every engine."""

from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import TypeVar

from .extra import nw

Part = TypeVar("Part")

Whole = type[nw.Int8 | nw.Int16 | nw.Int32 | nw.Int64]
"""A type of whole numbers."""


def total(parts: Iterable[nw.Expr]) -> nw.Expr:
    """The sum, as a balanced tree: its depth is log2 of the number of parts, where a chain of 500 would be 500 deep.

    Args:
        parts: At least one; none of them may be null anywhere.
    """
    return tree(list(parts), lambda one, other: one + other)


def all_of(parts: Iterable[nw.Expr]) -> nw.Expr:
    """Whether each holds; at least one."""
    return tree(list(parts), lambda one, other: one & other)


def any_of(parts: Iterable[nw.Expr]) -> nw.Expr:
    """Whether one of them holds; at least one."""
    return tree(list(parts), lambda one, other: one | other)


def tree(parts: list[Part], joined: Callable[[Part, Part], Part]) -> Part:
    """Parts joined two by two, as a balanced tree; at least one."""
    while len(parts) > 1:
        parts = [joined(parts[place], parts[place + 1]) if place + 1 < len(parts) else parts[place] for place in range(0, len(parts), 2)]
    return parts[0]


def side_by_side(steps: Iterable[Iterable[tuple[nw.Expr, ...]]]) -> tuple[tuple[nw.Expr, ...], ...]:
    """Steps of several things, each in their order, taken at the same time: all first ones, then all second ones."""
    return tuple(tuple(one for some in step for one in some) for step in zip_longest(*steps, fillvalue=()))


def holding(largest: int) -> Whole:
    """The narrowest type of whole numbers that holds everything from `-largest` to `largest`.

    Engines differ in what they do beyond: some wrap silently, some raise.
    """
    return nw.Int8 if largest < 2**7 else nw.Int16 if largest < 2**15 else nw.Int32 if largest < 2**31 else nw.Int64


def nothing(kind: "type[nw.Float64 | nw.String | nw.Int16]") -> nw.Expr:
    """A column without values."""
    if kind is nw.Int16:  # in columns of NumPy no whole number is missing; a condition finds the type that each engine can
        return nw.when(nw.lit(value=False)).then(nw.lit(0, dtype=nw.Int16))
    return nw.lit(None, dtype=kind)
