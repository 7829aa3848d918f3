"""How much is covered over time: a line in steps, solid for what is and dotted for what is planned, and the goal."""

from collections.abc import Callable

from werkplekleren._base.formatting import percentage, short_date
from werkplekleren.documents.charts import CoverageChart, CoveragePoint
from werkplekleren.renderers.charts.axis import straight
from werkplekleren.renderers.charts.calendar import Calendar, write_head
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, Box, Canvas, Circle, Label, Line, Path

_MOST_DOTS = 30
_FEW_DAYS = 62
_HEIGHT = 190
_BETWEEN = 17


def lay_out(chart: CoverageChart, canvas: Canvas) -> float:
    """Draw the coverage over time and say how high it is."""
    points = sorted(chart.points, key=lambda point: point.day)
    ends = _end_labels(chart, canvas, points)
    end_room = max(canvas.wide(text, weight=STRONG) for _, text, _ in ends) + 16
    left, right = canvas.wide(percentage(1, canvas.language), SMALL) + 12, canvas.width - end_room - 2
    top, bottom = 22.0, 22.0 + _HEIGHT
    y = straight(0, 1, bottom, top)
    calendar = Calendar(start=points[0].day, end=points[-1].day, left=left, right=right)
    x = straight(points[0].day.toordinal(), points[-1].day.toordinal(), left, right - 5)
    for share in (0, 0.25, 0.5, 0.75, 1):
        canvas.add(Line(x1=left, y1=y(share), x2=right, y2=y(share), tone="edge" if share == 0 else "line"))
        canvas.text(left - 8, y(share) + 4, percentage(share, canvas.language), size=SMALL, tone="soft", anchor="end", aid=True)
    places = [(x(point.day.toordinal()), y(point.share), point) for point in points]
    _steps(canvas, places, bottom)
    if chart.goal is not None:
        canvas.add(Line(x1=left, y1=y(chart.goal), x2=right, y2=y(chart.goal), tone="second", thick=1.75, dash="6 4"))
    _dots(canvas, places)
    _write_ends(canvas, ends, y, Box(right + 10, top, canvas.width, bottom))
    _values(canvas, places, None if chart.goal is None else y(chart.goal), Box(left, top, right, bottom))
    return _days(calendar, canvas, bottom + 6)


def _end_labels(chart: CoverageChart, canvas: Canvas, points: list[CoveragePoint]) -> list[tuple[float, str, str]]:
    last = points[-1]
    text = percentage(last.share, canvas.language)
    ends = [(last.share, " ".join((text, canvas.say("verwacht"))) if last.planned else text, "accent")]
    if chart.goal is not None:
        ends.append((chart.goal, " ".join((canvas.say("doel"), percentage(chart.goal, canvas.language))), "second"))
    return ends


def _steps(canvas: Canvas, places: list[tuple[float, float, CoveragePoint]], bottom: float) -> None:
    """The line: a share holds until the next moment; what is planned is dotted."""
    done = [place for place in places if not place[2].planned]
    if done:
        outline = _stairs(done)
        canvas.add(Path(data=f"{outline}V{bottom:.1f}H{done[0][0]:.1f}z", fill="accent", opacity=0.12))
        canvas.add(Path(data=outline, edge="accent", thick=2.5))
    planned = [*done[-1:], *(place for place in places if place[2].planned)]
    if len(planned) > len(done[-1:]):
        canvas.add(Path(data=_stairs(planned), edge="accent", thick=2, dash="2 5"))


def _stairs(places: list[tuple[float, float, CoveragePoint]]) -> str:
    (x, y, _), *rest = places
    return f"M{x:.1f} {y:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y, _ in rest)


def _dots(canvas: Canvas, places: list[tuple[float, float, CoveragePoint]]) -> None:
    for x, y, point in places if len(places) <= _MOST_DOTS else places[-1:]:
        canvas.add(Circle(x=x, y=y, radius=4.5, fill="paper" if point.planned else "accent", edge="accent", thick=2))


def _write_ends(canvas: Canvas, ends: list[tuple[float, str, str]], y: Callable[[float], float], room: Box) -> None:
    """The last value and the goal, beside their lines and never through each other."""
    order = sorted(ends, key=lambda end: end[0], reverse=True)
    baselines = [y(share) + 4.5 for share, _, _ in order]
    if len(baselines) == 2 and baselines[1] - baselines[0] < _BETWEEN:  # noqa: PLR2004 - the value and the goal
        middle = min(max(sum(baselines) / 2, room.top + _BETWEEN / 2), room.bottom - _BETWEEN / 2 + 4)
        baselines = [middle - _BETWEEN / 2, middle + _BETWEEN / 2]
    for (_, text, tone), baseline in zip(order, baselines, strict=True):
        canvas.text(room.left, baseline, text, weight=STRONG, tone=tone)


def _values(canvas: Canvas, places: list[tuple[float, float, CoveragePoint]], goal: float | None, room: Box) -> None:
    """The share at each change, above its dot and below it after a fall, as far as there is room."""
    taken = [mark.box for mark in canvas.texts()]
    shares = [None, *(point.share for _, _, point in places)]
    for (x, y, point), before in zip(places[:-1], shares, strict=False):
        fell = before is not None and point.share < before
        label = Label(
            x=x,
            y=y + 20 if fell else y - 10,
            words=percentage(point.share, canvas.language),
            size=SMALL,
            weight=STRONG,
            anchor="middle",
            factor=canvas.factor,
        )
        box = label.box
        crosses = (goal is not None and box.top < goal < box.bottom) or box.bottom > room.bottom
        if point.share != before and not crosses and box.right < room.right and not any(_near(box, other) for other in taken):
            canvas.add(label)
            taken.append(box)


def _near(one: Box, other: Box) -> bool:
    return Box(one.left - 6, one.top - 2, one.right + 6, one.bottom + 2).overlaps(other)


def _days(calendar: Calendar, canvas: Canvas, top: float) -> float:
    """Months below the axis; for a short stretch the first and the last day."""
    first, last = calendar.start, calendar.end
    if (last - first).days >= _FEW_DAYS:
        return write_head(calendar, canvas, top) + 4
    start, end = short_date(first, canvas.language), short_date(last, canvas.language)
    canvas.text(calendar.left, top + 12, start, size=SMALL, tone="soft")
    if calendar.left + canvas.wide(start, SMALL) + 8 <= calendar.right - canvas.wide(end, SMALL):
        canvas.text(calendar.right, top + 12, end, size=SMALL, tone="soft", anchor="end")
    return top + 20
