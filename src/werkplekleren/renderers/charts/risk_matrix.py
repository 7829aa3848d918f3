"""A grid of two factors with numbered topics in it, words on both axes and totals in the corners.

The legend names each number; it stands beside the grid where it fits there, else below it.
"""

from collections import defaultdict
from collections.abc import Callable
from math import floor

import attrs

from werkplekleren.documents.charts import RiskMatrixChart, RiskPoint
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, TINY, Canvas, Circle, Path, Rect, figure
from werkplekleren.renderers.charts.rows import Piece

MOST_SHOWN = 12
"""How many topics a cell shows; with more the last place counts the rest."""

HIGHEST = 1.1
"""A drawing that would be higher than so much of its width, most of a page, has the names of its topics in drawings of their own."""

MOST_NAMES = 40
"""How many names such a drawing has."""

_LINE = 15
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.5)
_CORNER = 15
_LIST_ROOM = 200
_LEAST_CELL = 52
_LEAST_ALONE = 42
"""The same for the height of one on a page, where the grid stands alone: lower, so that more often it goes below what announces it."""


@attrs.frozen(kw_only=True)
class _Grid:
    """The measures of the grid."""

    left: float
    top: float
    cell_width: float
    cell_height: float
    columns: int
    rows: int

    @property
    def right(self) -> float:
        return self.left + self.columns * self.cell_width

    @property
    def bottom(self) -> float:
        return self.top + self.rows * self.cell_height


def pieces(chart: RiskMatrixChart, canvas: Canvas, *, named: bool) -> tuple[Piece, ...]:
    """The drawings of a risk matrix: one, or the grid and the names of its topics apart where they would fill a page together.

    Args:
        chart: What it shows.
        canvas: Something as wide as the drawings.
        named: Whether the names of its topics are drawn; without them the grid stands alone.
    """
    if not named:
        return (Piece(draw=lambda own, top: _grid_alone(chart, own, top)),)
    if canvas.is_narrow or lay_out(chart, canvas) <= HIGHEST * canvas.width:
        return (Piece(draw=lambda own, _top: lay_out(chart, own)),)
    ordered = tuple(sorted(chart.points, key=lambda point: point.number))
    parts = -(-len(ordered) // MOST_NAMES)
    each = -(-len(ordered) // parts)
    lists = (ordered[start : start + each] for start in range(0, len(ordered), each))
    return (
        Piece(draw=lambda own, top: _grid_alone(chart, own, top)),
        *(Piece(draw=_names(named), first=named[0].label, last=named[-1].label) for named in lists),
    )


def _names(points: tuple[RiskPoint, ...]) -> Callable[[Canvas, float], float]:
    return lambda canvas, top: _lists_below(points, canvas, top + 4)


def _grid_alone(chart: RiskMatrixChart, canvas: Canvas, top: float) -> float:
    grid = _grid(chart, canvas, canvas.width, top, _LEAST_ALONE)
    end = _axes(chart, canvas, grid, top)
    _cells(chart, canvas, grid)
    for (x, y), points in _by_cell(chart).items():
        _points(points, canvas, grid, x, y)
    return _bands(chart, canvas, 2, grid.right, end + 8) + 4


def lay_out(chart: RiskMatrixChart, canvas: Canvas) -> float:
    """Draw a risk matrix and say how high it is."""
    beside = None if canvas.is_narrow or not chart.points else _grid(chart, canvas, canvas.width - _LIST_ROOM - 24)
    if beside is not None and (beside.cell_width < _LEAST_CELL or _list_height(chart, canvas, _LIST_ROOM) > beside.bottom - beside.top):
        beside = None
    grid = beside or _grid(chart, canvas, canvas.width)
    end = _axes(chart, canvas, grid)
    _cells(chart, canvas, grid)
    for (x, y), points in _by_cell(chart).items():
        _points(points, canvas, grid, x, y)
    end = _bands(chart, canvas, grid.left if beside else 2, grid.right, end + 8)
    if beside:
        _list(chart.points, canvas, grid.right + 24, grid.top, _LIST_ROOM)
    elif chart.points:
        end = _lists_below(chart.points, canvas, end + 10)
    return end + 4


def _by_cell(chart: RiskMatrixChart) -> dict[tuple[int, int], list[RiskPoint]]:
    cells: dict[tuple[int, int], list[RiskPoint]] = defaultdict(list)
    for point in sorted(chart.points, key=lambda point: point.number):
        cells[point.x, point.y].append(point)
    return cells


def _y_words(chart: RiskMatrixChart, canvas: Canvas) -> list[tuple[str, ...]]:
    room = 72 if canvas.is_narrow else 104
    return [canvas.wrap(step, room, size=SMALL, lines=3) for step in chart.y_steps]


def _grid(chart: RiskMatrixChart, canvas: Canvas, right: float, top: float = 0, least: float = _LEAST_CELL) -> _Grid:
    words = _y_words(chart, canvas)
    widest = max(canvas.wide(line, SMALL) for lines in words for line in lines)
    left = widest + 10
    columns = len(chart.x_steps)
    cell_width = (right - 2 - left) / columns
    busiest = max((len(points) for points in _by_cell(chart).values()), default=0)
    pitch = 2 * _SIZES[-1] + 1.5
    across = max(1, floor((cell_width - 6) / pitch))
    down = min(4, -(-min(busiest, MOST_SHOWN) // across))
    return _Grid(
        left=left,
        top=top + 4 + _LINE * len(canvas.wrap(chart.y_label, canvas.width - 20, weight=STRONG)) + 8,
        cell_width=cell_width,
        cell_height=max(least, _LINE * max(map(len, words)), down * pitch + _CORNER + 7),
        columns=columns,
        rows=len(chart.y_steps),
    )


def _axes(chart: RiskMatrixChart, canvas: Canvas, grid: _Grid, top: float = 0) -> float:
    """The words of both axes; returns where those below the grid end."""
    canvas.add(Path(data=f"M7 {figure(top + 15.5)}V{figure(top + 5.5)}m-4 4l4-4 4 4", edge="ink", thick=1.75))
    for index, line in enumerate(canvas.wrap(chart.y_label, canvas.width - 20, weight=STRONG)):
        canvas.text(18, top + 15 + _LINE * index, line, weight=STRONG)
    for index, lines in enumerate(_y_words(chart, canvas)):
        middle = grid.bottom - (index + 0.5) * grid.cell_height
        for number, line in enumerate(lines):
            canvas.text(grid.left - 8, middle + 4 + _LINE * (number - (len(lines) - 1) / 2), line, size=SMALL, tone="soft", anchor="end")
    steps = [canvas.wrap(step, grid.cell_width - 4, size=SMALL, lines=5 if canvas.is_narrow else 3) for step in chart.x_steps]
    for index, lines in enumerate(steps):
        for number, line in enumerate(lines):
            x = grid.left + (index + 0.5) * grid.cell_width
            canvas.text(x, grid.bottom + 15 + _LINE * number, line, size=SMALL, tone="soft", anchor="middle")
    baseline = grid.bottom + 21 + _LINE * max(map(len, steps))
    label = canvas.wrap(chart.x_label, grid.right - 20, weight=STRONG)
    canvas.add(Path(data=f"M{grid.right - 12:.1f} {baseline - 4.5:.1f}h10m-4-4l4 4-4 4", edge="ink", thick=1.75))
    for number, line in enumerate(label):
        canvas.text(grid.right - 18, baseline + _LINE * number, line, weight=STRONG, anchor="end")
    return baseline + _LINE * (len(label) - 1) + 4


def _step(chart: RiskMatrixChart, total: int) -> int | None:
    return next((band.step for band in reversed(chart.bands) if total >= band.lowest), None)


def _cells(chart: RiskMatrixChart, canvas: Canvas, grid: _Grid) -> None:
    for x in range(1, grid.columns + 1):
        for y in range(1, grid.rows + 1):
            left, top = grid.left + (x - 1) * grid.cell_width, grid.bottom - y * grid.cell_height
            step = _step(chart, x * y)
            canvas.add(
                Rect(
                    x=left + 1,
                    y=top + 1,
                    width=grid.cell_width - 2,
                    height=grid.cell_height - 2,
                    radius=4,
                    fill="paper" if step is None else f"risk-{step}",
                    edge="line" if not step else None,
                    thick=1,
                )
            )
            tone = "soft" if step is None else f"on-risk-{step}"
            canvas.text(left + grid.cell_width - 6, top + grid.cell_height - 6, str(x * y), size=TINY, tone=tone, anchor="end", aid=True)


def _points(points: list[RiskPoint], canvas: Canvas, grid: _Grid, x: int, y: int) -> None:
    """The topics of one cell in rows, as large as their number allows."""
    width, height = grid.cell_width - 6, grid.cell_height - _CORNER - 5
    sizes = [min(size, width / 2 - 1) for size in _SIZES]
    fits = [(size, floor(width / (2 * size + 1.5)), floor(height / (2 * size + 1.5))) for size in sizes]
    radius, across, down = next((fit for fit in fits if fit[1] * fit[2] >= len(points)), fits[-1])
    capacity = min(MOST_SHOWN, across * down)
    names = [str(point.number) for point in points]
    if len(names) > capacity:
        names = [*names[: capacity - 1], f"+{len(names) - capacity + 1}"]
    pitch = 2 * radius + 1.5
    used = -(-len(names) // across)
    left = grid.left + (x - 0.5) * grid.cell_width - (min(across, len(names)) - 1) * pitch / 2
    top = grid.bottom - y * grid.cell_height + 3 + (grid.cell_height - _CORNER - used * pitch) / 2 + pitch / 2
    for index, name in enumerate(names):
        _point(canvas, left + index % across * pitch, top + index // across * pitch, radius, name)


def _point(canvas: Canvas, x: float, y: float, radius: float, name: str) -> None:
    is_rest = name.startswith("+")
    canvas.add(Circle(x=x, y=y, radius=radius, fill="paper" if is_rest else "ink", edge="ink" if is_rest else "paper"))
    size = min(TINY, (2 * radius - 3) / canvas.wide(name, 1, STRONG))
    canvas.text(x, y + size * 0.36, name, size=size, weight=STRONG, tone="ink" if is_rest else "paper", anchor="middle", aid=is_rest)


def _bands(chart: RiskMatrixChart, canvas: Canvas, left: float, right: float, top: float) -> float:
    """What the tones mean, with their totals; returns where it ends."""
    highest = len(chart.x_steps) * len(chart.y_steps)
    x, y = left, top
    for index, band in enumerate(chart.bands):
        last = chart.bands[index + 1].lowest - 1 if index + 1 < len(chart.bands) else max(highest, band.lowest)
        totals = str(band.lowest) if last == band.lowest else f"{band.lowest}–{last}"
        text = canvas.fit(f"{totals} {band.name}", right - left - 22, SMALL)
        width = 20 + canvas.wide(text, SMALL)
        if x > left and x + width > right:
            x, y = left, y + 20
        canvas.add(Rect(x=x, y=y, width=14, height=14, radius=3, fill=f"risk-{band.step}", edge="edge", thick=1))
        canvas.text(x + 20, y + 11.5, text, size=SMALL, tone="soft", aid=True)
        x += width + 16
    return y + 18


def _number_room(canvas: Canvas) -> float:
    return canvas.wide("000", SMALL, STRONG) + 8


def _entry(point: RiskPoint, canvas: Canvas, room: float) -> tuple[str, ...]:
    return canvas.wrap(point.label, room - _number_room(canvas) - 2, size=SMALL) or ("–",)


def _list_height(chart: RiskMatrixChart, canvas: Canvas, room: float) -> float:
    return sum(_LINE * len(_entry(point, canvas, room)) + 6 for point in chart.points)


def _list(points: tuple[RiskPoint, ...], canvas: Canvas, left: float, top: float, room: float) -> float:
    """Number and name of each topic below each other; returns where it ends."""
    number = _number_room(canvas)
    for point in sorted(points, key=lambda point: point.number):
        canvas.text(left + number - 8, top + 12, str(point.number), size=SMALL, weight=STRONG, anchor="end")
        for line in _entry(point, canvas, room):
            canvas.text(left + number, top + 12, line, size=SMALL)
            top += _LINE
        top += 6
    return top


def _lists_below(points: tuple[RiskPoint, ...], canvas: Canvas, top: float) -> float:
    """The topics below the grid, in columns of about equal height."""
    columns = 1 if canvas.is_narrow else 2
    ordered = tuple(sorted(points, key=lambda point: point.number))
    room = (canvas.width - 4 - 24 * (columns - 1)) / columns
    each = -(-len(ordered) // columns)
    parts = [ordered[start : start + each] for start in range(0, len(ordered), each)]
    return max(_list(part, canvas, 2 + index * (room + 24), top, room) for index, part in enumerate(parts))
