"""Which level scale a file asks for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from werkplekleren._base.late import service
from werkplekleren.errors import Message, Place, Problem

from .columns import known_name

if TYPE_CHECKING:
    from werkplekleren.retention import LevelScale


def scale_of(name: str | None, known: "Mapping[str, LevelScale]", place: Place, problems: list[Problem]) -> "LevelScale":
    """The level scale with an id; the built-in one when none is named, or when it is no scale for a knowledge map.

    Args:
        name: Its id.
        known: The scales there are.
        place: Where it is named.
        problems: What is wrong is added to this.
    """
    if name is not None and known_name("level scale", name, place, known, problems):
        scale = known[name]
        if scale.purpose == "mastery":
            return scale
        problems.append(
            Problem(
                code="scale-of-qualifications",
                what=Message("the level scale {scale} grades diplomas, not what somebody can do", {"scale": scale.id}),
                place=place,
                remedy=Message("choose a level scale with thresholds"),
            )
        )
    return cast("LevelScale", service("level-scale")())
