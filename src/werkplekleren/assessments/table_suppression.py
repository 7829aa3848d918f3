"""Which cells, row totals and column totals of a table may be shown together, so that none below the floor can be worked out.

In a table with totals a hidden cell can be found in two directions: from its row and from its column, and from several
rows and columns together. All that can be worked out is a sum of row totals minus a sum of column totals, with shown cells
taken away. See hidden cells as the lines of a network between rows and columns: what such a sum rests on is exactly a cut
of this network, and the smallest one is a minimum cut. So a table is safe when, and only when, no cut has from 1 to
floor - 1 answers. While one has, the smallest shown cell that the cut goes through is hidden too; where there is none, the
smallest total of a row or column that it touches. Rows whose total is hidden count as one rest, likewise columns.
"""

from collections.abc import Iterable, Mapping

import attrs

from werkplekleren.errors import InvalidValueError, Message

from .suppression import FLOOR, checked_floor, visible_of

Place = tuple[str | None, str | None]
"""Row and column of a cell; `None` for who belongs to no row or column: in the totals, never shown apart."""

_Vertex = tuple[str, str | None]
"""A row or column with a total of its own, or (`None`) all others together."""


@attrs.frozen(kw_only=True)
class TableSuppression:
    """What of a table may be shown.

    Args:
        total: How many there are in all, shown or not: for the caller, not for the reader.
        total_visible: Whether the number in all may be shown.
        rows: The rows whose total may be shown, in the order of the input.
        columns: The columns whose total may be shown.
        cells: The cells that may be shown, as row and column.
    """

    total: int
    total_visible: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class Shown:
    """What of a table is shown."""

    total: bool
    rows: frozenset[str]
    columns: frozenset[str]
    cells: frozenset[tuple[str, str]]

    def within(self, other: "Shown") -> "Shown":
        """What both show."""
        return Shown(
            total=self.total and other.total, rows=self.rows & other.rows, columns=self.columns & other.columns, cells=self.cells & other.cells
        )


def suppress_table(sizes: Mapping[Place, int], *, floor: int = FLOOR) -> TableSuppression:
    """Decide what of a table with totals may be shown.

    Args:
        sizes: Row and column -> how many valid answers the cell has. `None` as row or column is for who belongs to none.
        floor: The fewest answers for which something is shown; 5 or more. What a lower floor hides stays hidden.

    Returns:
        What may be shown together. No sum or difference of it rests on 1 to floor - 1 answers.

    Raises:
        InvalidValueError: When a size is not a whole number of at least 0, or the floor is below 5.

    Only one cell is small, but three others must go with it, or its row or its column would tell it:

    >>> table = {("Lassen", "kort"): 3, ("Lassen", "lang"): 8, ("Frezen", "kort"): 7, ("Frezen", "lang"): 9, ("Montage", "kort"): 9,
    ...          ("Montage", "lang"): 10}
    >>> suppress_table(table).cells
    (('Montage', 'kort'), ('Montage', 'lang'))
    """
    checked_floor(floor)
    for size in sizes.values():
        if type(size) is not int or size < 0:
            raise InvalidValueError(Message("the size of a group must be a whole number of 0 or more, not {found}", {"found": repr(size)[:40]}))
    total = sum(sizes.values())
    shown = everything(sizes)
    for least in range(FLOOR, floor + 1):
        shown = shown_of(sizes, shown, least)
    return TableSuppression(
        total=total,
        total_visible=shown.total,
        rows=tuple(dict.fromkeys(row for row, _ in sizes if row is not None and row in shown.rows)),
        columns=tuple(dict.fromkeys(column for _, column in sizes if column is not None and column in shown.columns)),
        cells=tuple((row, column) for row, column in sizes if row is not None and column is not None and (row, column) in shown.cells),
    )


def everything(places: Iterable[Place]) -> Shown:
    """The total, and all rows, columns and cells that have a name."""
    found = list(places)
    return Shown(
        total=True,
        rows=frozenset(row for row, _ in found if row is not None),
        columns=frozenset(column for _, column in found if column is not None),
        cells=frozenset((row, column) for row, column in found if row is not None and column is not None),
    )


def shown_of(sizes: Mapping[Place, int], candidates: Shown, least: int) -> Shown:
    """What of the candidates may be shown; with `least` 1 all that is not empty."""
    total = sum(sizes.values())
    if total < least:
        return Shown(total=False, rows=frozenset(), columns=frozenset(), cells=frozenset())
    table = _Table(sizes, candidates, total, least)
    while cut := table.small_cut():
        table.hide(cut)
    return table.shown


class _Table:
    """A table of which more and more is hidden."""

    def __init__(self, sizes: Mapping[Place, int], candidates: Shown, total: int, least: int) -> None:
        self._sizes = {place: size for place, size in sizes.items() if size}
        self._totals: dict[_Vertex, int] = {}
        for (row, column), size in self._sizes.items():
            for vertex in (("row", row), ("column", column)):
                self._totals[vertex] = self._totals.get(vertex, 0) + size
        self._least = least
        rows, columns = (
            visible_of({name: self._totals.get((side, name), 0) for name in names}, total, names, least)
            for side, names in (("row", candidates.rows), ("column", candidates.columns))
        )
        self.shown = Shown(
            total=True,
            rows=frozenset(rows),
            columns=frozenset(columns),
            cells=frozenset(cell for cell in candidates.cells if sizes.get(cell, 0) >= least and cell[0] in rows and cell[1] in columns),
        )

    def _ends(self, place: Place) -> tuple[_Vertex, _Vertex]:
        row, column = place
        return ("row", row if row in self.shown.rows else None), ("column", column if column in self.shown.columns else None)

    def small_cut(self) -> frozenset[_Vertex]:
        """The rows and columns on one side of a cut below the floor; empty when there is none."""
        network: dict[_Vertex, dict[_Vertex, int]] = {}
        for place, size in self._sizes.items():
            if place not in self.shown.cells:
                row, column = self._ends(place)
                for one, other in ((row, column), (column, row)):
                    lines = network.setdefault(one, {})
                    lines[other] = lines.get(other, 0) + size
        for part in parts_of(network):
            weight, side = minimum_cut({vertex: network[vertex] for vertex in part})
            if weight < self._least and len(part) > 1:
                return side
        return frozenset()

    def hide(self, side: frozenset[_Vertex]) -> None:
        """Hide the smallest thing that takes part in the sum of a cut."""
        through = [place for place in self.shown.cells if len(side.intersection(self._ends(place))) == 1]
        if through:
            smallest = min(through, key=lambda place: (self._sizes[place], place))
            self.shown = attrs.evolve(self.shown, cells=self.shown.cells - {smallest})
            return
        margins = [("row", name) for name in self.shown.rows] + [("column", name) for name in self.shown.columns]
        kind, name = min(margins, key=lambda vertex: (vertex not in side, self._totals[vertex], vertex))
        rows, columns = self.shown.rows - ({name} if kind == "row" else set()), self.shown.columns - ({name} if kind == "column" else set())
        self.shown = Shown(
            total=True, rows=rows, columns=columns, cells=frozenset(cell for cell in self.shown.cells if cell[0] in rows and cell[1] in columns)
        )


def parts_of(network: Mapping[_Vertex, Mapping[_Vertex, int]]) -> list[list[_Vertex]]:
    """The vertices of a network, those that hang together in one list; in a fixed order."""
    parts: list[list[_Vertex]] = []
    seen: set[_Vertex] = set()
    for start in _sorted(network):
        if start not in seen:
            part = [start]
            seen.add(start)
            for vertex in part:
                fresh = [other for other in _sorted(network[vertex]) if other not in seen]
                seen.update(fresh)
                part += fresh
            parts.append(_sorted(part))
    return parts


def minimum_cut(network: Mapping[_Vertex, Mapping[_Vertex, int]]) -> tuple[int, frozenset[_Vertex]]:
    """The lightest cut of a network that hangs together, and the vertices on one side of it (Stoer and Wagner 1997)."""
    lines = {vertex: dict(others) for vertex, others in network.items()}
    merged: dict[_Vertex, frozenset[_Vertex]] = {vertex: frozenset({vertex}) for vertex in network}
    best = (sum(sum(others.values()) for others in lines.values()), frozenset(network))
    while len(lines) > 1:
        weights = dict.fromkeys(_sorted(lines), 0)
        before = last = next(iter(weights))
        weight = 0
        while weights:
            before, last = last, max(weights, key=lambda vertex: weights[vertex])
            weight = weights.pop(last)
            for other, more in lines[last].items():
                if other in weights:
                    weights[other] += more
        if weight < best[0]:
            best = (weight, merged[last])
        merged[before] |= merged.pop(last)
        for other, more in lines.pop(last).items():
            del lines[other][last]
            if other != before:
                lines[other][before] = lines[before][other] = lines[before].get(other, 0) + more
    return best


def _sorted(vertices: Iterable[_Vertex]) -> list[_Vertex]:
    return sorted(vertices, key=lambda vertex: (vertex[0], vertex[1] is None, vertex[1] or ""))
