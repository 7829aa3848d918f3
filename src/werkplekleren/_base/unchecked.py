"""Models made from values that are known to be right, without checking them once more."""

from collections.abc import Callable
from typing import TypeVar

import attrs

M = TypeVar("M", bound="attrs.AttrsInstance")


def unchecked(model: type[M]) -> Callable[..., M]:
    """A maker of a frozen model that takes every field, in the order of the class, and checks and converts nothing.

    Only for values that our own code worked out: for anything that comes from outside the class itself is there.

    Args:
        model: The class.

    >>> from werkplekleren._base.source import Source
    >>> make = unchecked(Source)
    >>> make("Eigen werk", None, None, None, None, {}).title
    'Eigen werk'
    >>> make("Eigen werk")
    Traceback (most recent call last):
    ...
    ValueError: zip() argument 2 is shorter than argument 1
    """
    setters: tuple[Callable[[M, object], None], ...] = tuple(getattr(model, field.name).__set__ for field in attrs.fields(model))
    new: Callable[[type[M]], M] = object.__new__

    def make(*values: object) -> M:
        made = new(model)
        for setter, value in zip(setters, values, strict=True):
            setter(made, value)
        return made

    return make
