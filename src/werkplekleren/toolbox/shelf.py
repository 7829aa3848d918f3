"""One kind of content by id: knows its names at once, and reads a file only when somebody asks for it."""

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar, cast, overload

import attrs

from werkplekleren.errors import InvalidContentError, Message, Problem, UnknownNameError
from werkplekleren.toolbox.kinds import Kind
from werkplekleren.toolbox.stack import Stack
from werkplekleren.toolbox.summary import Summary

T = TypeVar("T")
D = TypeVar("D")


@attrs.frozen(eq=False, repr=False)
class Shelf(Mapping[str, T], Generic[T]):
    """The content of one kind in a toolbox, by id, in alphabetical order.

    Names, length and `in` come from the names of the files. A file is read when its id is asked for, and
    once: everybody gets the same frozen object, also from several threads.

    Args:
        stack: The folders.
        kind: The kind.
    """

    stack: Stack
    kind: Kind
    _ids: tuple[str, ...] = attrs.field(init=False)
    _read: dict[str, Any] = attrs.field(init=False, factory=dict[str, Any])

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_ids", self.stack.ids(self.kind))

    def __getitem__(self, key: str) -> T:
        """The content with the id `key`.

        Raises:
            UnknownNameError: When there is none; with the nearest names.
            InvalidContentError: When its file is not valid; with every problem of that file.
        """
        if key in self._read:
            return cast("T", self._read[key])
        if key not in self._ids:
            raise UnknownNameError(self.kind.sort, key, self._ids)
        # two threads may both read the file; setdefault is one step, so both get what came first
        return cast("T", self._read.setdefault(key, self.stack.read(self.kind, key).value))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, /, default: T | D) -> T | D: ...
    def get(self, key: str, /, default: T | D | None = None) -> T | D | None:
        """The content with the id `key`, or `default` when there is none."""
        return self[key] if key in self._ids else default

    def summaries(self) -> tuple[Summary, ...]:
        """What a catalogue says of each, in the order of the ids; reads the first lines of each file.

        Raises:
            InvalidContentError: With the problems of every file whose first lines are not valid.
        """
        found: list[Summary] = []
        problems: list[Problem] = []
        for name in self._ids:
            try:
                found.append(self.stack.summary(self.kind, name))
            except InvalidContentError as error:
                problems += error.problems
        if problems:
            raise InvalidContentError(Message("the list of every {sort} cannot be made", {"sort": self.kind.sort}), problems)
        return tuple(found)

    def __repr__(self) -> str:
        return f"<{len(self)} x {self.kind.sort}: {', '.join(self._ids)}>"
