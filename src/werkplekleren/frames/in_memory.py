"""Frames of pandas and PyArrow in memory: sums by NumPy, and results looked up.

Where the answers to a dimension come down to one number of a few thousand, everything that is told of it is worked out once
for each of those, by the same expressions as on every engine, and then looked up for each row.
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import attrs

from .extra import Frame, nw
from .kernel import Narrow, numbers_of, steps_of
from .number_columns import NumberColumn

FEW = 4096
"""So many different numbers are worked out even for a frame with fewer rows."""

ARROW = "{}[pyarrow]"


@attrs.frozen
class PandasFrames:
    """Makes frames of pandas.

    Args:
        family: What the types of columns are called, with a place for a type of NumPy.
        index: The index of the caller's rows.
    """

    family: str
    index: Any

    def readable(self, native: Any) -> Frame:  # noqa: ANN401 - neither engine need be installed
        """Columns of the caller as what answers are read from."""
        if self.family == ARROW:  # as it is held; pandas would look for what is missing each time
            return _wrapped(import_module("pyarrow").Table.from_pandas(native, preserve_index=False))
        return _wrapped(native)

    def column(self, values: Any) -> Any:  # noqa: ANN401 - as above
        """Whole numbers as a column."""
        name = str(values.dtype)
        return import_module("pandas").array(values, dtype=self.family.format(name, masked=name.capitalize()))

    def frame(self, columns: Mapping[str, Any], *, whole: bool) -> Any:  # noqa: ANN401 - as above
        """A frame of columns; `whole` when they have a row for each of the caller's."""
        return import_module("pandas").DataFrame(dict(columns), index=self.index if whole else None, copy=False)

    def taken(self, column: Any, places: Any) -> Any:  # noqa: ANN401 - as above
        """What a column has in these places."""
        return column.array.take(places)


class ArrowFrames:
    """Makes tables of PyArrow."""

    def readable(self, native: Any) -> Frame:  # noqa: ANN401 - as above
        """Columns of the caller as what answers are read from."""
        return _wrapped(native)

    def column(self, values: Any) -> Any:  # noqa: ANN401 - as above
        """Whole numbers as a column."""
        return import_module("pyarrow").array(values)

    def frame(self, columns: Mapping[str, Any], *, whole: bool) -> Any:  # noqa: ANN401, ARG002 - as above; no table has an index
        """A table of columns."""
        return import_module("pyarrow").table(dict(columns))

    def taken(self, column: Any, places: Any) -> Any:  # noqa: ANN401 - as above
        """What a column has in these places."""
        return column.take(import_module("pyarrow").array(places))


def _wrapped(native: Any) -> Frame:  # noqa: ANN401 - as above
    frame: Frame = nw.from_native(native)
    return frame


def frames_like(frame: Frame, columns: Iterable[str]) -> PandasFrames | ArrowFrames | None:
    """What makes frames like this one; `None` unless it is in memory, with columns of one family, and NumPy is there.

    Args:
        frame: The frame.
        columns: The columns that are looked at.
    """
    if frame.implementation.is_pyarrow():
        return ArrowFrames() if find_spec("numpy") else None
    if not frame.implementation.is_pandas():
        return None
    native: Any = frame.to_native()
    families = {_family(native.dtypes[name]) for name in columns}
    return PandasFrames(families.pop(), native.index) if len(families) == 1 else None


def _family(dtype: object) -> str:
    if type(dtype).__module__.partition(".")[0] == "numpy":
        return "{}"
    return ARROW if type(dtype).__name__ == "ArrowDtype" else "{masked}"


def all_fit(frame: Frame, columns: Mapping[str, NumberColumn], names: Sequence[str]) -> bool:
    """Whether a frame is in memory and all answers in it fit.

    Args:
        frame: A frame.
        columns: Item id -> its column; all of them are narrow.
        names: The names of those columns.
    """
    frames = frames_like(frame, names)
    return frames is not None and _steps(frame, frames, columns, names) is not None


def _steps(frame: Frame, frames: "PandasFrames | ArrowFrames", columns: Mapping[str, NumberColumn], names: Sequence[str]) -> dict[str, Any] | None:
    """Item id -> its answers as the kernel has them; `None` when one does not fit."""
    looked_at = frames.readable(frame.select(*names).to_native())
    answers: Any = looked_at.select(**{name: column.read for name, column in columns.items()})
    found: dict[str, Any] = {}
    for name, column in columns.items():
        found[name] = steps_of(answers[name], int(column.low or 0), int(column.high or 0))
        if found[name] is None:
            return None
    return found


@attrs.frozen(kw_only=True)
class AddedUp:
    """The numbers of the dimensions in a frame.

    Args:
        native: The frame, of its own engine.
        frames: What makes frames like it.
        numbers: Name of a number -> what it is in each row.
        sizes: Name of a number -> what it stays below.
    """

    native: Any
    frames: PandasFrames | ArrowFrames
    numbers: Mapping[str, Any]
    sizes: Mapping[str, int]

    @property
    def are_few(self) -> bool:
        """Whether there are fewer different numbers than rows, or hardly any."""
        return max(self.sizes.values()) <= max(FEW, len(self.native))

    def whole(self, keep: Iterable[str]) -> Frame:
        """The frame with its numbers instead of answers."""
        numbers = {name: self.frames.column(number) for name, number in self.numbers.items()}
        return _wrapped(self.frames.frame({**self._kept(keep), **numbers}, whole=True))

    def every(self) -> Frame:
        """A frame with every number that there can be."""
        np: Any = import_module("numpy")
        count = np.arange(max(self.sizes.values()))
        numbers = {name: np.minimum(count, size - 1).astype(self.numbers[name].dtype) for name, size in self.sizes.items()}
        return _wrapped(self.frames.frame({name: self.frames.column(number) for name, number in numbers.items()}, whole=False))

    def looked_up(self, told: Frame, sources: Mapping[str, str], keep: Iterable[str]) -> Frame:
        """What is told of the number in each row.

        Args:
            told: What is told of every number.
            sources: Column of that -> the number that it hangs on.
            keep: The columns to keep.
        """
        native: Any = told.to_native()
        columns = {name: self.frames.taken(native[name], self.numbers[number]) for name, number in sources.items()}
        return _wrapped(self.frames.frame({**self._kept(keep), **columns}, whole=True))

    def _kept(self, keep: Iterable[str]) -> dict[str, Any]:
        return {name: self.native[name] for name in keep}


def added_up(frame: Frame, narrow: Narrow) -> AddedUp | None:
    """The numbers of a frame; `None` when it is not in memory, or has answers that do not fit."""
    frames = frames_like(frame, narrow.names)
    steps = None if frames is None else _steps(frame, frames, narrow.columns, narrow.names)
    if frames is None or steps is None:
        return None
    return AddedUp(
        native=frame.to_native(),
        frames=frames,
        numbers=numbers_of(narrow.packs, steps),
        sizes={pack.name: pack.places[-1] for pack in narrow.packs},
    )
