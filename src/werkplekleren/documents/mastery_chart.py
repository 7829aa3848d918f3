"""What the matrix of people and topics shows, as data: how far somebody masters a topic, in quarters of a circle."""

from typing import Any, ClassVar

import attrs

from werkplekleren._base.validators import Between, Keywords, broken, is_bool, is_short_text, many, may_be_short_text, maybe


@attrs.frozen
class _OnlyWhereItApplies:
    """No quarters for what does not apply."""

    def __call__(self, instance: "MasterySign", attribute: "attrs.Attribute[Any]", value: bool, /) -> None:  # noqa: FBT001 - attrs hands over the value
        if not value and instance.quarters is not None:
            raise broken(instance, attribute, "must hold where there are quarters", value)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class MasterySign:
    """How far one person masters one topic.

    Args:
        quarters: How much of the circle is filled, 0 (not at all) to 4 (can teach it); `None` when it is not known.
        applies: Whether the topic is for this person at all. Not applicable is not zero.
        counts: Whether it counts on this day; it does not when a proof lapsed or the level was revoked.
    """

    quarters: int | None = attrs.field(default=None, validator=maybe(Between(0, 4)))
    applies: bool = attrs.field(default=True, validator=[is_bool, _OnlyWhereItApplies()])
    counts: bool = attrs.field(default=True, validator=is_bool)


@attrs.frozen(kw_only=True)
class MasteryLevel:
    """What a sign means.

    Args:
        quarters: How much of the circle is filled, 0 to 4.
        name: What the level is called.
    """

    quarters: int = attrs.field(validator=Between(0, 4))
    name: str = attrs.field(validator=is_short_text)


@attrs.frozen(kw_only=True)
class MasteryRow:
    """One topic.

    Args:
        label: What it is called.
        signs: One sign per person of the chart.
        note: What else must be said, at the end of the row (`1 van 2 !`).
        short: Whether that note is a warning.
    """

    label: str = attrs.field(validator=is_short_text)
    signs: tuple[MasterySign, ...] = attrs.field(validator=many(MasterySign, least=1, most=24))
    note: str = attrs.field(default="", validator=may_be_short_text)
    short: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen
class _SignPerPerson:
    """Rows with one sign per person."""

    def __call__(self, instance: "MasteryChart", attribute: "attrs.Attribute[Any]", value: tuple[MasteryRow, ...], /) -> None:
        for row in value:
            if len(row.signs) != len(instance.people):
                raise broken(instance, attribute, "must have one sign per person in each row", row.label)

    def keywords(self) -> Keywords:
        return {}


@attrs.frozen(kw_only=True)
class MasteryChart:
    """Who masters what: a row per topic, a column per person, a circle that is filled as far as somebody masters it.

    Args:
        people: The names above the columns, at most 24; with more, make more charts.
        levels: What the signs mean, each number of quarters once, from low to high.
        rows: The topics, in the order in which they are drawn.
        note_label: What the notes at the end of the rows are.
    """

    kind: ClassVar[str] = "mastery"
    people: tuple[str, ...] = attrs.field(validator=many(is_short_text, least=1, most=24))
    levels: tuple[MasteryLevel, ...] = attrs.field(validator=many(MasteryLevel, least=1, most=5, unique="quarters"))
    rows: tuple[MasteryRow, ...] = attrs.field(validator=[many(MasteryRow, least=1, most=100), _SignPerPerson()])
    note_label: str = attrs.field(default="", validator=may_be_short_text)
