"""Level scales: what a number in a skills matrix means, and from where somebody counts."""

from functools import cached_property
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, Length, is_a, is_id, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message, Problem, UnknownNameError

ScalePurpose = Literal["mastery", "qualification"]
"""What the levels grade: what a person can do in one task, or a diploma as a whole."""

HIGHEST = 20
_is_level = Between(0, HIGHEST)


@attrs.frozen(kw_only=True)
class Level:
    """One level of mastery.

    Args:
        value: Its place in the order; 0 is none. Higher is better.
        id: Its name for programs (`independent`).
        title: Its name for people.
        meaning: What somebody at this level can do, observable.
        symbol: One or two characters for print (`◔`, `U`).
    """

    value: int = attrs.field(validator=_is_level)
    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=is_a(Text))
    meaning: Text = attrs.field(validator=is_a(Text))
    symbol: str = attrs.field(validator=Length(8))


@attrs.frozen(kw_only=True)
class LevelScale:
    """The levels of a skills matrix, and the three thresholds that analysis and plans use.

    A framework of qualifications has levels too, but they grade a diploma and not what somebody can do in one task. It has no
    thresholds, and no knowledge map can be made with it.

    Args:
        id: Its id (`quarter-circles`).
        version: Its version.
        title: Its name.
        levels: The levels, ascending from 0 without gaps.
        independent: The level from which somebody does the work alone, to the standard. People at or above it are "able".
        teaching: The level from which somebody can teach it.
        supervised: The level from which somebody works under supervision.
        sources: Where the scale comes from.
        purpose: What the levels grade. A scale of qualifications leaves the three thresholds out (0).
        description: When to use it, which variants there are, and what it does not say.

    Raises:
        InvalidValueError: When levels do not ascend from 0 one by one, share an id, or the thresholds are not
            `0 < supervised <= independent <= teaching <= highest`; or when a scale of qualifications has any.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    levels: tuple[Level, ...] = attrs.field(validator=many(Level, least=2, most=HIGHEST + 1, unique="id"))
    independent: int = attrs.field(default=0, validator=_is_level)
    teaching: int = attrs.field(default=0, validator=_is_level)
    supervised: int = attrs.field(default=0, validator=_is_level)
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
    purpose: ScalePurpose = attrs.field(default="mastery", validator=one_of(get_args(ScalePurpose)))
    description: Text | None = attrs.field(default=None, validator=maybe(Text))

    def __attrs_post_init__(self) -> None:
        problems: list[Problem] = []
        values = [level.value for level in self.levels]
        if values != list(range(len(values))):
            problems.append(Problem(code="levels-order", what=Message("levels must have the values 0, 1, 2 and so on, in order"), found=str(values)))
        thresholds = (self.supervised, self.independent, self.teaching)
        if self.purpose == "qualification":
            if any(thresholds):
                problems.append(
                    Problem(
                        code="levels-thresholds",
                        what=Message("a scale of qualifications has no thresholds: it does not say what somebody can do"),
                        found=", ".join(map(str, thresholds)),
                        remedy=Message("leave supervised, independent and teaching out"),
                    )
                )
        elif not 0 < self.supervised <= self.independent <= self.teaching <= max(values):
            problems.append(
                Problem(
                    code="levels-thresholds",
                    what=Message("thresholds must rise: 0 < supervised <= independent <= teaching <= the highest level"),
                    found=", ".join(map(str, thresholds)),
                )
            )
        if problems:
            raise InvalidValueError(Message("level scale {id} does not hold together", {"id": self.id}), problems)

    @property
    def highest(self) -> int:
        """The value of the highest level."""
        return len(self.levels) - 1

    @cached_property
    def values(self) -> frozenset[int]:
        """The values a level may have."""
        return frozenset(level.value for level in self.levels)

    def level(self, value: int) -> Level:
        """The level with this value.

        Raises:
            UnknownNameError: When the scale has no such level.
        """
        if value not in self.values:
            raise UnknownNameError("level", str(value), [str(level.value) for level in self.levels])
        return self.levels[value]
