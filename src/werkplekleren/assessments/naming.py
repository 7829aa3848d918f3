"""Finding things by their id."""

from collections.abc import Iterable
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
