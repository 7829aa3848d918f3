"""What a value was and what it becomes, as data: risk before and after a plan."""

from typing import Any, ClassVar

import attrs

from werkplekleren._base.validators import Between, Keywords, NumberBetween, broken, is_short_text, many, may_be_short_text, maybe

_number = NumberBetween(-1e9, 1e9)


@attrs.frozen(kw_only=True)
class ValueBand:
    """A part of a scale: from `lowest` up to the next band.

    Args:
        lowest: Where it begins.
        step: Its place on the colour scale, 0 (calm) to 4 (gravest).
        name: What it is called.
    """

    lowest: float = attrs.field(validator=_number)
    step: int = attrs.field(validator=Between(0, 4))
    name: str = attrs.field(validator=is_short_text)


@attrs.frozen(kw_only=True)
class BeforeAfterRow:
    """One line: what it was, and what it becomes.

    Args:
        label: What was judged.
        before: The value before; `None` when it is not known.
        after: The value after; `None` when it is not known.
        note: What else must be said.
    """

    label: str = attrs.field(validator=is_short_text)
    before: float | None = attrs.field(default=None, validator=maybe(_number))
    after: float | None = attrs.field(default=None, validator=maybe(_number))
    note: str = attrs.field(default="", validator=may_be_short_text)


@attrs.frozen
class _OnTheScale:
    """Values, or beginnings of bands, between both ends of the scale."""

    def __call__(self, instance: "BeforeAfterChart", attribute: "attrs.Attribute[Any]", value: tuple[Any, ...], /) -> None:
        for one in value:
            for number in (one.lowest,) if isinstance(one, ValueBand) else (one.before, one.after):
                if number is not None and not instance.low <= number <= instance.high:
                    raise broken(instance, attribute, "must stay on the scale of the chart", number)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class _Upwards:
    """Bands from low to high."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: tuple[ValueBand, ...], /) -> None:
        lowest = [band.lowest for band in value]
        if lowest != sorted(set(lowest)):
            raise broken(instance, attribute, "must go up", lowest)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen
class _AboveLow:
    """A number above the lower end of the scale."""

    def __call__(self, instance: "BeforeAfterChart", attribute: "attrs.Attribute[Any]", value: float, /) -> None:
        if value <= instance.low:
            raise broken(instance, attribute, "must lie above {other}", value, {"other": "low"})

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class BeforeAfterChart:
    """Values before and after, a line per row: a ring for before, a filled diamond for after, both with their figures.

    Args:
        low: Lower end of the scale.
        high: Upper end of the scale.
        before_label: What the ring is (`nu`).
        after_label: What the diamond is (`na het plan`).
        rows: The lines, in the order in which they are drawn.
        bands: The parts of the scale, from the lowest up; none when it has none.
        digits: Decimals of the printed values, 0 to 3.
    """

    kind: ClassVar[str] = "before-after"
    low: float = attrs.field(validator=_number)
    high: float = attrs.field(validator=attrs.validators.and_(_number, _AboveLow()))
    before_label: str = attrs.field(validator=is_short_text)
    after_label: str = attrs.field(validator=is_short_text)
    rows: tuple[BeforeAfterRow, ...] = attrs.field(validator=[many(BeforeAfterRow, least=1, most=100), _OnTheScale()])
    bands: tuple[ValueBand, ...] = attrs.field(default=(), validator=[many(ValueBand, most=5), _OnTheScale(), _Upwards()])
    digits: int = attrs.field(default=0, validator=Between(0, 3))
