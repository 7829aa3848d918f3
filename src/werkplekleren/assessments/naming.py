"""Finding things by their id."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from werkplekleren._base.ids import Identifier
from werkplekleren.errors import UnknownNameError


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> Identifier:
        """Its id."""
        ...


_N = TypeVar("_N", bound=Named)
_T = TypeVar("_T")


def by_id(ones: Iterable[_N]) -> dict[str, _N]:
    """Id -> the thing that has it."""
    return {one.id: one for one in ones}


def found(sort: str, name: str, among: Iterable[_N]) -> _N:
    """The thing with this id.

    Raises:
        UnknownNameError: When there is none; names the nearest.
    """
    known = by_id(among)
    if name not in known:
        raise UnknownNameError(sort, name, known)
    return known[name]


def found_by(sort: str, name: str, among: Iterable[_T], key: Callable[[_T], str]) -> _T:
    """The thing that is about this: the first whose key it is.

    Args:
        sort: What is looked for, in words.
        name: The key.
        among: The things.
        key: What a thing is about.

    Raises:
        UnknownNameError: When there is none; names the nearest.
    """
    ones = tuple(among)
    for one in ones:
        if key(one) == name:
            return one
    raise UnknownNameError(sort, name, map(key, ones))
