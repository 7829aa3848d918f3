"""The number of each dimension by NumPy: a few passes over single bytes for each item.

An answer becomes its distance from the lowest one, in one byte. Below the lowest that wraps around, and what is missing is
put beyond the highest, so one comparison tells what fits. How many fit is held beside how many there are: that is all the
check that whole columns need.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import attrs

from .columns import ItemColumn
from .extra import nw
from .number_columns import NumberColumn, SpelledColumn
from .packing import Pack, Term

BLOCK = 32_768
"""Rows at a time: what is worked on stays near the processor."""

MOST = 255
"""The most that a byte holds, all its bits being set."""


def byte_for(low: int, high: int) -> str | None:
    """The type of a byte that holds these answers and one more; `None` when none does."""
    if low >= -(2**7) and high < 2**7 - 1:
        return "int8"
    return "uint8" if low >= 0 and high < MOST else None


def is_narrow(column: ItemColumn) -> bool:
    """Whether a byte holds the answers in a column, which are whole numbers."""
    if isinstance(column, SpelledColumn) or not isinstance(column, NumberColumn) or column.low is None or column.high is None or not column.whole:
        return False
    return column.low % 1 == 0 == column.high % 1 and byte_for(int(column.low), int(column.high)) is not None


def steps_of(answers: "nw.Series[Any]", low: int, high: int) -> Any:  # noqa: ANN401 - NumPy need not be installed
    """Answers as distances from the lowest one, in bytes; `None` when one of them does not fit.

    Args:
        answers: Whole numbers, or floats of which NaN is missing.
        low: The lowest that fits.
        high: The highest; a byte holds both.
    """
    np: Any = import_module("numpy")
    byte = byte_for(low, high)
    if str(answers.dtype).lower() in {"int8", "uint8"} - {byte}:  # the same byte says another number there
        answers = answers.cast(nw.Int16)
    missing: int = 0 if answers.dtype.is_float() else answers.null_count()
    values: Any = (answers.fill_null(high + 1) if missing else answers).to_numpy()
    if values.dtype == byte:
        steps = np.subtract(values.view("uint8"), low % 256)
    else:
        steps, empty = _narrowed(np, values, byte, low)
        missing += empty
    return steps if np.count_nonzero(steps <= high - low) == len(values) - missing else None


def _narrowed(np: Any, values: Any, byte: str | None, low: int) -> tuple[Any, int]:  # noqa: ANN401 - as above
    """The distances of wider numbers, with what no byte holds beyond the highest, and how many are NaN."""
    steps = np.empty(len(values), "uint8")
    narrow, again, other = np.empty(BLOCK, byte), np.empty(BLOCK, values.dtype), np.empty(BLOCK, bool)
    empty = 0
    with np.errstate(invalid="ignore"):  # whatever comes of NaN is put right
        for start in range(0, len(values), BLOCK):
            block = values[start : start + BLOCK]
            size = len(block)
            np.copyto(narrow[:size], block, casting="unsafe")
            np.copyto(again[:size], narrow[:size], casting="unsafe")
            np.not_equal(again[:size], block, out=other[:size])
            changed = other[:size].view("uint8")
            np.subtract(narrow[:size].view("uint8"), low % 256, out=steps[start : start + size])
            steps[start : start + size] |= np.negative(changed, out=changed)  # all bits set
            empty += np.count_nonzero(np.not_equal(block, block, out=other[:size]))
    return steps, empty


@attrs.frozen(kw_only=True)
class Narrow:
    """A scoring of nothing but whole numbers in narrow ranges, shown to everybody.

    Args:
        columns: Item id -> what its column says.
        names: The names of the columns.
        packs: The numbers of the dimensions.
        sources: Column of the result -> the number that it hangs on; empty where one number does not tell a result.
    """

    columns: Mapping[str, NumberColumn]
    names: tuple[str, ...]
    packs: tuple[Pack, ...]
    sources: Mapping[str, str]


@attrs.frozen(kw_only=True)
class Alike:
    """Items that can be added up before they are multiplied.

    Args:
        items: Their ids.
        span: Their highest distance.
        turned: Whether it is counted from the highest answer down.
        times: What each step adds to the number.
        each: What each answer adds besides.
    """

    items: Sequence[str]
    span: int
    turned: bool
    times: int
    each: int


def alike(terms: Sequence[Term]) -> Iterator[Alike]:
    """The items of a dimension, put together as far as their sums stay within a byte."""
    groups: dict[tuple[int, bool, int, int], list[str]] = {}
    for term in terms:
        low, high, turned = term.column.low, term.column.high, term.slope < 0
        each = term.constant + term.slope * (high if turned else low)
        groups.setdefault((high - low, turned, abs(term.slope), each), []).append(term.column.item)
    for (span, turned, times, each), items in groups.items():
        size = MOST // span
        for place in range(0, len(items), size):
            yield Alike(items=items[place : place + size], span=span, turned=turned, times=times, each=each)


def numbers_of(packs: Sequence[Pack], steps: Mapping[str, Any]) -> dict[str, Any]:
    """Name of a pack -> its number in each row.

    Args:
        packs: The packs.
        steps: Item id -> its answers, as `steps_of` has them.
    """
    np: Any = import_module("numpy")
    rows = len(next(iter(steps.values())))
    numbers = {pack.name: np.zeros(rows, "int32" if pack.most < 2**31 else "int64") for pack in packs}
    groups = [(numbers[pack.name], group) for pack in packs for group in alike(pack.terms)]
    fits, step, sums, count = (np.empty(BLOCK, "uint8") for _ in range(4))
    for start in range(0, rows, BLOCK):
        for number, group in groups:
            block = number[start : start + BLOCK]
            size = len(block)
            sums[:] = 0
            count[:] = 0
            for item in group.items:
                taken = steps[item][start : start + BLOCK]
                np.less_equal(taken, group.span, out=fits[:size].view(bool))
                if group.turned:
                    taken = np.subtract(group.span, taken, out=step[:size])
                np.multiply(taken, fits[:size], out=step[:size])
                np.add(sums[:size], step[:size], out=sums[:size])
                np.add(count[:size], fits[:size], out=count[:size])
            block += np.multiply(sums[:size], group.times, dtype=block.dtype)
            block += np.multiply(count[:size], group.each, dtype=block.dtype)
    return numbers
