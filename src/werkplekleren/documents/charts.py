"""What charts show, as data: each writer draws them in its own colours.

Days are dates, shares run from 0 to 1, and a value that is not known is `None`, never zero.
"""

from datetime import date
from typing import Any, ClassVar

import attrs

from werkplekleren._base.validators import (
    Between,
    Keywords,
    NumberBetween,
    broken,
    each_once,
    is_bool,
    is_date,
    is_short_text,
    many,
    may_be_short_text,
    maybe,
)
from werkplekleren.documents.before_after_chart import BeforeAfterChart
from werkplekleren.documents.mastery_chart import MasteryChart

_number = NumberBetween(-1e9, 1e9)
_two_numbers = many(_number, least=2, most=2)


@attrs.frozen
class _Margin:
    """A lower and an upper end, or nothing."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if value is None:
            return
        _two_numbers(instance, attribute, value)
        if value[0] > value[1]:
            raise broken(instance, attribute, "must have its lower end first", value)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class _NotBefore:
    """A date that does not lie before another field of the same object."""

    other: str

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if value < getattr(instance, self.other):
            raise broken(instance, attribute, "must not lie before {other}", value, {"other": self.other})

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class ProfileRow:
    """One line of a profile.

    Args:
        label: What was measured.
        values: One value per series of the chart; `None` where it is not known or withheld.
        margins: The lower and upper end of each value's margin, one per series; empty when there are none.
        before: The first series' value at the measurement before.
        note: What else must be said (`te weinig antwoorden`).
    """

    label: str = attrs.field(validator=is_short_text)
    values: tuple[float | None, ...] = attrs.field(validator=many(maybe(_number), least=1, most=3))
    margins: tuple[tuple[float, float] | None, ...] = attrs.field(default=(), validator=many(_Margin(), most=3))
    before: float | None = attrs.field(default=None, validator=maybe(_number))
    note: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen
class _RowsFitProfile:
    """Rows with one value per series, on the scale."""

    def __call__(self, instance: "ProfileChart", attribute: "attrs.Attribute[Any]", value: tuple[Any, ...], /) -> None:
        series = len(instance.series)
        for row in value:
            if len(row.values) != series or len(row.margins) not in {0, series}:
                raise broken(instance, attribute, "must have one value (and margin, or none) per series in each row", row.label)
            ends = [end for margin in row.margins if margin for end in margin]
            for number in (*row.values, *ends, row.before):
                if number is not None and not instance.low <= number <= instance.high:
                    raise broken(instance, attribute, "must stay on the scale of the chart", number)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class _Above:
    """A number above another field of the same object."""

    other: str

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if value <= getattr(instance, self.other):
            raise broken(instance, attribute, "must lie above {other}", value, {"other": self.other})

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class ProfileChart:
    """Values on one scale, a line per row, a mark per series: a profile as sorted dots.

    Args:
        low: Lower end of the scale.
        high: Upper end of the scale.
        low_label: What the lower end means.
        high_label: What the upper end means.
        series: Who or what was measured, one to three names.
        rows: The lines, in the order in which they are drawn.
        digits: Decimals of the printed values, 0 to 3.
    """

    kind: ClassVar[str] = "profile"
    low: float = attrs.field(validator=_number)
    high: float = attrs.field(validator=attrs.validators.and_(_number, _Above("low")))
    low_label: str = attrs.field(validator=may_be_short_text)
    high_label: str = attrs.field(validator=may_be_short_text)
    series: tuple[str, ...] = attrs.field(validator=many(is_short_text, least=1, most=3))
    rows: tuple[ProfileRow, ...] = attrs.field(validator=[many(ProfileRow, least=1, most=100), _RowsFitProfile()])
    digits: int = attrs.field(default=0, validator=Between(0, 3))


@attrs.frozen(kw_only=True)
class DistributionRow:
    """How often each category was chosen.

    Args:
        label: What was asked or measured.
        counts: One count per category of the chart.
        note: What else must be said.
    """

    label: str = attrs.field(validator=is_short_text)
    counts: tuple[int, ...] = attrs.field(validator=many(Between(0, 10_000_000), least=2, most=7))
    note: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen
class _CountPerCategory:
    """Rows with one count per category."""

    def __call__(self, instance: "DistributionChart", attribute: "attrs.Attribute[Any]", value: tuple[Any, ...], /) -> None:
        for row in value:
            if len(row.counts) != len(instance.categories):
                raise broken(instance, attribute, "must have one count per category in each row", row.label)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class DistributionChart:
    """How answers are spread over ordered categories: one bar of shares per row.

    Args:
        categories: The categories from low to high, two to seven names.
        rows: The bars, in the order in which they are drawn.
    """

    kind: ClassVar[str] = "distribution"
    categories: tuple[str, ...] = attrs.field(validator=many(is_short_text, least=2, most=7))
    rows: tuple[DistributionRow, ...] = attrs.field(validator=[many(DistributionRow, least=1, most=100), _CountPerCategory()])


@attrs.frozen(kw_only=True)
class TimelineBar:
    """A stretch of time in which something happens, both days included."""

    start: date = attrs.field(validator=is_date)
    end: date = attrs.field(validator=attrs.validators.and_(is_date, _NotBefore("start")))
    label: str = attrs.field(default="", validator=may_be_short_text)
    done: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen(kw_only=True)
class TimelineRow:
    """One line of a timeline.

    Args:
        label: What happens.
        note: Who does it, in short.
        bars: The stretches of time, in order.
        deadline: The day by which it must be done.
        deadline_label: What that day is (`Cor met pensioen`).
    """

    label: str = attrs.field(validator=is_short_text)
    note: str = attrs.field(default="", validator=may_be_short_text)
    bars: tuple[TimelineBar, ...] = attrs.field(default=(), validator=many(TimelineBar, most=200))
    deadline: date | None = attrs.field(default=None, validator=maybe(is_date))
    deadline_label: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen(kw_only=True)
class TimelineMarker:
    """A day that concerns the whole timeline, such as a review."""

    day: date = attrs.field(validator=is_date)
    label: str = attrs.field(validator=is_short_text)


@attrs.frozen(kw_only=True)
class TimelineChart:
    """What happens when: a line per row, bars on a calendar.

    Args:
        start: First day of the calendar.
        end: Last day of the calendar; what lies outside is cut off at the edge.
        today: The day of the report, or `None`.
        rows: The lines, in the order in which they are drawn.
        markers: Days that concern all lines.
        key: Words of bars in the order in which a key numbers them, so that timelines side by side number alike;
            words that are not in it come after, as they occur.
    """

    kind: ClassVar[str] = "timeline"
    start: date = attrs.field(validator=is_date)
    end: date = attrs.field(validator=attrs.validators.and_(is_date, _Above("start")))
    today: date | None = attrs.field(default=None, validator=maybe(is_date))
    rows: tuple[TimelineRow, ...] = attrs.field(validator=many(TimelineRow, least=1, most=200))
    markers: tuple[TimelineMarker, ...] = attrs.field(default=(), validator=many(TimelineMarker, most=20))
    key: tuple[str, ...] = attrs.field(default=(), validator=[many(is_short_text, most=20), each_once])


@attrs.frozen(kw_only=True)
class MatrixBand:
    """A part of a risk matrix: all fields whose total (x times y) is at least `lowest`, up to the next band.

    Args:
        lowest: The lowest total of the band.
        step: Its place on the colour scale, 0 (calm) to 4 (gravest).
        name: What it is called.
    """

    lowest: int = attrs.field(validator=Between(0, 1000))
    step: int = attrs.field(validator=Between(0, 4))
    name: str = attrs.field(validator=is_short_text)


@attrs.frozen(kw_only=True)
class RiskPoint:
    """A numbered topic in a risk matrix; `x` and `y` count from 1."""

    number: int = attrs.field(validator=Between(1, 999))
    label: str = attrs.field(validator=is_short_text)
    x: int = attrs.field(validator=Between(1, 10))
    y: int = attrs.field(validator=Between(1, 10))


@attrs.frozen
class _PointsInside:
    """Points that lie in the matrix."""

    def __call__(self, instance: "RiskMatrixChart", attribute: "attrs.Attribute[Any]", value: tuple[Any, ...], /) -> None:
        for point in value:
            if point.x > len(instance.x_steps) or point.y > len(instance.y_steps):
                raise broken(instance, attribute, "must lie inside the matrix", point.label)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class _LowestAscending:
    """Bands from low to high."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: tuple[MatrixBand, ...], /) -> None:
        lowest = [band.lowest for band in value]
        if lowest != sorted(set(lowest)):
            raise broken(instance, attribute, "must go up", lowest)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class RiskMatrixChart:
    """Topics in a grid of two factors; the total of a field is x times y, high is grave.

    Args:
        x_label: What grows to the right.
        y_label: What grows upwards.
        x_steps: The names of the steps to the right, from low to high.
        y_steps: The names of the steps upwards, from low to high.
        bands: The parts of the grid, from the lowest total up.
        points: The topics.
    """

    kind: ClassVar[str] = "risk-matrix"
    x_label: str = attrs.field(validator=is_short_text)
    y_label: str = attrs.field(validator=is_short_text)
    x_steps: tuple[str, ...] = attrs.field(validator=many(is_short_text, least=2, most=10))
    y_steps: tuple[str, ...] = attrs.field(validator=many(is_short_text, least=2, most=10))
    bands: tuple[MatrixBand, ...] = attrs.field(validator=[many(MatrixBand, least=1, most=5), _LowestAscending()])
    points: tuple[RiskPoint, ...] = attrs.field(default=(), validator=[many(RiskPoint, most=500, unique="number"), _PointsInside()])


@attrs.frozen(kw_only=True)
class CoveragePoint:
    """How much was covered on a day.

    Args:
        day: The day.
        share: The share of critical topics with enough able people, 0 to 1; high is good.
        planned: Whether it is a plan and not yet so.
    """

    day: date = attrs.field(validator=is_date)
    share: float = attrs.field(validator=NumberBetween(0, 1))
    planned: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen(kw_only=True)
class CoverageChart:
    """The share of critical topics that is covered, over time.

    Args:
        points: The moments, in order of time.
        goal: The share to reach, 0 to 1, or `None`.
    """

    kind: ClassVar[str] = "coverage"
    points: tuple[CoveragePoint, ...] = attrs.field(validator=many(CoveragePoint, least=1, most=500))
    goal: float | None = attrs.field(default=None, validator=maybe(NumberBetween(0, 1)))


Chart = ProfileChart | DistributionChart | TimelineChart | RiskMatrixChart | CoverageChart | MasteryChart | BeforeAfterChart
"""Every kind of chart."""
