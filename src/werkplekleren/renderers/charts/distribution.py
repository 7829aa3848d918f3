"""How answers are spread: one bar of shares per row, in the order of the categories.

The count stands in its part of the bar where there is room; the parts lie in the order of the legend, from
the palest to the strongest tone, and every second one that must share a tone carries a stripe.
"""

import attrs

from werkplekleren._base.formatting import number, percentage
from werkplekleren.documents.charts import DistributionChart, DistributionRow
from werkplekleren.renderers.charts.canvas import SMALL, STRONG, Anchor, Box, Canvas, Line, Rect
from werkplekleren.renderers.charts.row_labels import EDGE, LINE, Flow, label_room, write_label
from werkplekleren.renderers.charts.rows import Rows

_LABEL_SHARE = 0.36
_BAR = 22
_SHARE_ROOM = 60
_STEPS = {
    2: (1, 3),
    3: (1, 2, 4),
    4: (1, 2, 3, 4),
    5: (0, 1, 2, 3, 4),
    6: (0, 1, 2, 3, 4, 4),
    7: (0, 1, 1, 2, 3, 4, 4),
}
"""The tone of each category, by the number of categories."""


@attrs.frozen(kw_only=True)
class _Frame:
    """The measures all rows share."""

    label_room: float
    left: float
    right: float
    steps: tuple[int, ...]


def lay_out(chart: DistributionChart, canvas: Canvas) -> Rows:
    """The rows of a distribution, ready to be drawn."""
    totals = [f"n = {number(sum(row.counts), canvas.language)}" for row in chart.rows]
    total_room = max(canvas.wide(total, SMALL) for total in totals) + 14
    widest = max(canvas.wide(row.label) for row in chart.rows)
    room = label_room(canvas, widest, _LABEL_SHARE)
    left = EDGE if canvas.is_narrow else room + 18
    right = canvas.width - 2 - total_room
    frame = _Frame(label_room=room, left=left, right=right, steps=_STEPS[len(chart.categories)])

    def draw(canvas: Canvas, some: slice, top: float) -> float:
        start = top = _axis(canvas, frame, _legend(chart, canvas, top + 4))
        for row, total in zip(chart.rows[some], totals[some], strict=True):
            top = _row(row, total, canvas, frame, top)
        lines = [Line(x1=x, y1=start - 4, x2=x, y2=top) for x in (left + share * (right - left) for share in (0, 0.25, 0.5, 0.75, 1))]
        canvas.marks[:0] = lines
        return top + 4

    return Rows(heights=tuple(_height(_beside(row, canvas, frame), canvas) for row in chart.rows), draw=draw)


def _is_striped(steps: tuple[int, ...], index: int) -> bool:
    return index > 0 and steps[index - 1] == steps[index]


def _legend(chart: DistributionChart, canvas: Canvas, top: float) -> float:
    steps = _STEPS[len(chart.categories)]
    flow = Flow(canvas, top, line=22)
    for index, category in enumerate(chart.categories):
        text = canvas.fit(category, canvas.width - 30, SMALL)
        width = 20 + canvas.wide(text, SMALL)
        x, y = flow.place(width, gap=18)
        _part(canvas, Box(x, y, x + 14, y + 14), steps, index)
        canvas.text(x + 20, y + 11.5, text, size=SMALL)
    return flow.y + 26


def _part(canvas: Canvas, box: Box, steps: tuple[int, ...], index: int) -> None:
    """A part of a bar; the palest tone gets an edge, a tone used twice a stripe."""
    step = steps[index]
    width = box.right - box.left
    canvas.add(
        Rect(
            x=box.left,
            y=box.top,
            width=width,
            height=box.bottom - box.top,
            radius=2,
            fill=f"level-{step}",
            edge="edge" if step == 0 else None,
            thick=1,
        )
    )
    if _is_striped(steps, index):
        canvas.add(Rect(x=box.left, y=box.bottom - 5, width=width, height=2.5, fill=f"on-level-{step}"))


def _axis(canvas: Canvas, frame: _Frame, top: float) -> float:
    room = (frame.right - frame.left) / 4
    for share in (0, 0.25, 0.5, 0.75, 1) if room >= _SHARE_ROOM * canvas.factor else (0, 0.5, 1):
        anchor: Anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        x = frame.left + share * (frame.right - frame.left)
        canvas.text(x, top + 10, percentage(share, canvas.language), size=SMALL, tone="soft", anchor=anchor, aid=True)
    return top + 20


def _row(row: DistributionRow, total: str, canvas: Canvas, frame: _Frame, top: float) -> float:
    label = canvas.wrap(row.label, frame.label_room)
    note = canvas.wrap(row.note, frame.label_room, size=SMALL)
    beside = LINE * (len(label) + len(note))
    height = _height(beside, canvas)
    bar_top = top + beside + 6 if canvas.is_narrow else top + (height - _BAR) / 2
    baseline = top + 14 if canvas.is_narrow else top + (height - beside) / 2 + 12
    write_label(canvas, label, note, baseline)
    _bar(row, canvas, frame, bar_top)
    canvas.text(canvas.width - 2, bar_top + 15.5, total, size=SMALL, tone="soft", anchor="end")
    return top + height


def _beside(row: DistributionRow, canvas: Canvas, frame: _Frame) -> float:
    return LINE * (len(canvas.wrap(row.label, frame.label_room)) + len(canvas.wrap(row.note, frame.label_room, size=SMALL)))


def _height(beside: float, canvas: Canvas) -> float:
    return beside + _BAR + 14 if canvas.is_narrow else max(_BAR + 12, beside + 12)


def _bar(row: DistributionRow, canvas: Canvas, frame: _Frame, top: float) -> None:
    total = sum(row.counts)
    if not total:
        canvas.text_on_paper(frame.left, top + 15.5, "–", tone="soft")
        return
    before = 0
    for index, count in enumerate(row.counts):
        start, end = (frame.left + share / total * (frame.right - frame.left) for share in (before, before + count))
        before += count
        if not count:
            continue
        width = max(end - start - 1.5, 1)
        _part(canvas, Box(start, top, start + width, top + _BAR), frame.steps, index)
        text = number(count, canvas.language)
        if canvas.wide(text, SMALL, STRONG) + 4 <= width:
            canvas.text(start + width / 2, top + 15.5, text, size=SMALL, weight=STRONG, tone=f"on-level-{frame.steps[index]}", anchor="middle")
