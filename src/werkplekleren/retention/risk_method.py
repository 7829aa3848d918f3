"""Risk methods as data: two factors, their product, and bands with an action."""

from datetime import date
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_id, is_version, many, maybe, one_of, repeated
from werkplekleren.errors import InvalidValueError, Message, Problem

BandTone = Literal["good", "neutral", "warning", "bad"]
"""How a band is shown; never the only sign."""

_is_factor = Between(1, 10)


@attrs.frozen(kw_only=True)
class FactorLevel:
    """One value that a factor can take.

    Args:
        value: The value that is multiplied, 1 to 10; higher is a greater risk.
        title: Its name.
        meaning: When it applies.
        years: For attrition only: it applies to who leaves at most this many fiscal years after the current one
            (0 = this fiscal year, 1 = this one or the next). `None` on the level for everybody who leaves later or is not
            expected to leave. Position levels leave it out.
    """

    value: int = attrs.field(validator=_is_factor)
    title: Text = attrs.field(validator=is_a(Text))
    meaning: Text = attrs.field(validator=is_a(Text))
    years: int | None = attrs.field(default=None, validator=maybe(Between(0, 50)))


@attrs.frozen(kw_only=True)
class RiskBand:
    """A range of totals with what to do about it.

    Args:
        id: Its id (`high-priority`).
        starts_at: The lowest total in it; it reaches to the next band.
        title: Its name.
        action: What to do.
        tone: How it is shown.
    """

    id: Identifier = attrs.field(validator=is_id)
    starts_at: int = attrs.field(validator=Between(1, 100))
    title: Text = attrs.field(validator=is_a(Text))
    action: Text = attrs.field(validator=is_a(Text))
    tone: BandTone = attrs.field(validator=one_of(get_args(BandTone)))


@attrs.frozen(kw_only=True)
class RiskMethod:
    """How the risk of losing knowledge is judged: attrition factor times position factor.

    Args:
        id: Its id (`knowledge-loss`).
        version: Its version.
        title: Its name.
        attrition: The levels of the attrition factor, in any order; `years` rises as `value` falls, and exactly one has none.
        position: The levels of the position factor; a topic's criticality is one of their values.
        bands: The bands, ascending, the first from 1.
        unknown: What to do when the horizon is unknown or the criticality was not judged.
        sources: Where the method comes from.
        description: What it is for and how far it can be trusted.
        fiscal_year_starts: The month (1-12) in which the fiscal year starts.

    Raises:
        InvalidValueError: When levels or bands do not hold together, all problems at once.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    attrition: tuple[FactorLevel, ...] = attrs.field(validator=many(FactorLevel, least=1, most=10))
    position: tuple[FactorLevel, ...] = attrs.field(validator=many(FactorLevel, least=1, most=10))
    bands: tuple[RiskBand, ...] = attrs.field(validator=many(RiskBand, least=1, most=10, unique="id"))
    unknown: Text = attrs.field(validator=is_a(Text))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))
    description: Text | None = attrs.field(default=None, validator=maybe(Text))
    fiscal_year_starts: int = attrs.field(default=1, validator=Between(1, 12))

    def __attrs_post_init__(self) -> None:
        problems = [*self._level_problems(), *self._band_problems()]
        if problems:
            raise InvalidValueError(Message("risk method {id} does not hold together", {"id": self.id}), problems)

    def _level_problems(self) -> list[Problem]:
        problems = [
            Problem(code="factor-twice", what=Message("{factor} has the value {value} twice", {"factor": factor, "value": str(value)}))
            for factor, levels in (("attrition", self.attrition), ("position", self.position))
            for value in repeated(level.value for level in levels)
        ]
        by_value = sorted(self.attrition, key=lambda level: -level.value)
        years = [level.years for level in by_value]
        dated = [year for year in years if year is not None]
        if years[-1] is not None or len(dated) != len(years) - 1 or dated != sorted(set(dated)):
            problems.append(
                Problem(
                    code="attrition-years",
                    what=Message("years must rise as the attrition value falls, and only the lowest value has none"),
                    found=str(years),
                )
            )
        problems.extend(
            Problem(code="position-years", what=Message("position level {value} must not have years", {"value": level.value}))
            for level in self.position
            if level.years is not None
        )
        return problems

    def _band_problems(self) -> list[Problem]:
        starts = [band.starts_at for band in self.bands]
        if starts[0] == 1 and starts == sorted(set(starts)):
            return []
        return [Problem(code="band-order", what=Message("bands must start at 1 and rise"), found=str(starts))]

    def fiscal_year(self, day: date) -> int:
        """The fiscal year a day falls in, named after the calendar year in which it ends."""
        return day.year + (1 if 1 < self.fiscal_year_starts <= day.month else 0)

    def attrition_factor(self, *, on: date, leaves_on: date | None) -> int:
        """The attrition factor of somebody who leaves on a date.

        Args:
            on: The day of the judgement.
            leaves_on: The day of leaving; `None` when leaving is not foreseen (an unknown date has no factor at all).

        Returns:
            A value of `attrition`; higher means sooner.
        """
        ordered = sorted(self.attrition, key=lambda level: -level.value)
        if leaves_on is not None:
            ahead = self.fiscal_year(leaves_on) - self.fiscal_year(on)
            for level in ordered:
                if level.years is not None and ahead <= level.years:
                    return level.value
        return ordered[-1].value

    def total(self, attrition: int, position: int) -> int:
        """The two factors multiplied.

        Raises:
            InvalidValueError: When either is not a value of the method.
        """
        for factor, value, levels in (("attrition", attrition, self.attrition), ("position", position, self.position)):
            known = sorted(level.value for level in levels)
            if type(value) is not int or value not in known:
                raise InvalidValueError(
                    Message(
                        "the {factor} factor must be one of {known}, not {value}",
                        {"factor": factor, "known": ", ".join(map(str, known)), "value": repr(value)[:80]},
                    )
                )
        return attrition * position

    def band(self, total: int) -> RiskBand:
        """The band a total falls in."""
        return next(band for band in reversed(self.bands) if total >= band.starts_at or band is self.bands[0])
