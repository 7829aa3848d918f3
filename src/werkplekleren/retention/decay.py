"""Decay models as data: how fast work fades without use, per kind of task, and what keeps it alive."""

from math import floor
from typing import get_args

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, NumberBetween, is_a, is_id, is_version, many, maybe, one_of
from werkplekleren.errors import InvalidValueError, Message, Place, Problem, UnknownNameError
from werkplekleren.retention.curves import HalfLifeCurve, checked_target
from werkplekleren.retention.topics import Nature

DAYS_A_MONTH = 365.25 / 12
"""A mean month, to turn a half-life in months into days."""

_is_share = NumberBetween(0.01, 1)


@attrs.frozen(kw_only=True)
class TaskDecay:
    """A kind of task with the speed at which skill in it fades.

    Args:
        id: Its id (`accuracy`).
        title: Its name.
        meaning: Which work it is, so that people can choose.
        half_life_months: After how many months without use half of what was gained is gone; longer is better.
        loss_per_month: Loss a month in standard deviations, where a source gives it; `None` when none does. Not used for dates.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=is_a(Text))
    meaning: Text = attrs.field(validator=is_a(Text))
    half_life_months: float = attrs.field(validator=NumberBetween(0.1, 600))
    loss_per_month: float | None = attrs.field(default=None, validator=maybe(NumberBetween(0, 10)))

    @property
    def curve(self) -> HalfLifeCurve:
        """Its curve, with time in months."""
        return HalfLifeCurve(half_life=self.half_life_months)

    def interval_days(self, target: float) -> int:
        """After how many whole days without use less than a share is about to be left.

        Args:
            target: The share that must be left, 0.01-1.

        Returns:
            Days, rounded down; at least 1, also for a target of 1.
        """
        return max(1, floor(self.curve.time_to(target) * DAYS_A_MONTH))


@attrs.frozen(kw_only=True)
class RefresherForm:
    """A way to keep something alive.

    Args:
        id: Its id (`practice`).
        title: Its name.
        what: What is done.
        suits: For which knowledge it is chosen. The first form of a model that suits a topic is proposed for it.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=is_a(Text))
    what: Text = attrs.field(validator=is_a(Text))
    suits: tuple[Nature, ...] = attrs.field(default=(), validator=many(one_of(get_args(Nature))))


@attrs.frozen(kw_only=True)
class Spacing:
    """How far apart to practise something twice so that it lasts: the gap as a share of the time that it must last.

    Args:
        keep_days: How long it must last, in days.
        low: The low end of the best gap, as a share of `keep_days`.
        high: The high end.

    >>> [round(day, 2) for day in Spacing(keep_days=365, low=0.05, high=0.1).gap_days]
    [18.25, 36.5]
    """

    keep_days: int = attrs.field(validator=Between(1, 10_000))
    low: float = attrs.field(validator=_is_share)
    high: float = attrs.field(validator=_is_share)

    @property
    def gap_days(self) -> tuple[float, float]:
        """The low and the high end of the best gap, in days."""
        return self.low * self.keep_days, self.high * self.keep_days


@attrs.frozen(kw_only=True)
class DecayModel:
    """How fast work fades, by kind of task, and with what it is kept alive.

    Args:
        id: Its id.
        version: Its version.
        title: Its name.
        description: What it is for and how far it can be trusted.
        assumptions: What in it is an assumption, not a finding.
        target: The share of what was gained that must be left, 0.01-1: below it a refresher is due. 0.5 is the point that a half-life
            measures; any other share leans on the shape of the curve.
        task_types: The kinds of task, each id once.
        forms: The ways to refresh; together they suit every kind of knowledge.
        spacing: How far apart to practise, for a few times it must last, ascending.
        sources: Where the figures come from.

    Raises:
        InvalidValueError: When some knowledge has no form, or a spacing runs backwards; all problems at once.
    """

    id: Identifier = attrs.field(validator=is_id)
    version: Version = attrs.field(validator=is_version)
    title: Text = attrs.field(validator=is_a(Text))
    description: Text = attrs.field(validator=is_a(Text))
    assumptions: tuple[Text, ...] = attrs.field(default=(), validator=many(Text, most=20))
    target: float = attrs.field(validator=_is_share)
    task_types: tuple[TaskDecay, ...] = attrs.field(validator=many(TaskDecay, least=1, most=50, unique="id"))
    forms: tuple[RefresherForm, ...] = attrs.field(validator=many(RefresherForm, least=1, most=20, unique="id"))
    spacing: tuple[Spacing, ...] = attrs.field(default=(), validator=many(Spacing, most=20))
    sources: tuple[Source, ...] = attrs.field(validator=many(Source, least=1))

    def __attrs_post_init__(self) -> None:
        problems = [
            Problem(
                code="nature-without-form",
                what=Message("no form of refreshing suits {nature} knowledge", {"nature": nature}),
                place=Place(path="forms"),
                remedy=Message("name it in the suits of a form"),
            )
            for nature in get_args(Nature)
            if not any(nature in form.suits for form in self.forms)
        ]
        problems.extend(
            Problem(code="spacing-order", what=Message("the low end of a gap is not above its high end"), place=Place(path=f"spacing[{place}]"))
            for place, one in enumerate(self.spacing)
            if one.low > one.high
        )
        if problems:
            raise InvalidValueError(Message("decay model {id} does not hold together", {"id": self.id}), problems)

    def task_type(self, name: str) -> TaskDecay:
        """The kind of task with this id.

        Raises:
            UnknownNameError: When there is none.
        """
        found = next((one for one in self.task_types if one.id == name), None)
        if found is None:
            raise UnknownNameError("task type", name, [one.id for one in self.task_types])
        return found

    def form_for(self, nature: Nature) -> RefresherForm:
        """The first form that suits a kind of knowledge."""
        return next(form for form in self.forms if nature in form.suits)

    def interval_days(self, task_type: str, target: float | None = None) -> int:
        """After how many days without use or check a refresher is due.

        Args:
            task_type: Id of the kind of task.
            target: The share that must be left; that of the model by default.

        Returns:
            Whole days, at least 1.

        Raises:
            UnknownNameError: When there is no such kind of task.
            InvalidValueError: When the target is out of range.
        """
        return self.task_type(task_type).interval_days(self.target if target is None else checked_target(target))
