"""The parts of a retention plan: transfers with their steps and sessions, what stays open, and the options for that."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import (
    Between,
    NumberBetween,
    is_bool,
    is_date,
    is_id,
    is_short_text,
    many,
    may_be_long_text,
    maybe,
    one_of,
)
from werkplekleren.retention.reasons import Reason, Value, no_values, own_copy
from werkplekleren.retention.transfer_method import STAGES, Stage, StageProof

_hours = NumberBetween(0, 10_000)
_is_level = Between(0, 20)


@attrs.frozen(kw_only=True)
class Session:
    """The time one step gets in one week.

    Args:
        week: The Monday of the week.
        hours: Hours of the successor.
        holder_hours: Hours of the holder.
        held: Whether it took place: then it is a fact, which no check looks at and no replanning moves.
    """

    week: date = attrs.field(validator=is_date)
    hours: float = attrs.field(validator=_hours)
    holder_hours: float = attrs.field(default=0.0, validator=_hours)
    held: bool = attrs.field(default=False, validator=is_bool)


@attrs.frozen(kw_only=True)
class PlanStep:
    """One stage of a transfer, with its method and its weeks.

    Args:
        id: Its name within the plan.
        stage: The stage of mastery it leads to.
        method: Id of the transfer method.
        holder_hours: Hours of the holder in all.
        successor_hours: Hours of the successor in all.
        first_week: Monday of its first week.
        last_week: Monday of its last week.
        sessions: Its time week by week, in order.
        proof: What counts as evidence that the stage is reached, and who decides; `None` where the method does not say.
        closed: Whether nothing more of it is to be held, whatever is lacking.
    """

    id: str = attrs.field(validator=is_short_text)
    stage: Stage = attrs.field(validator=one_of(STAGES))
    method: Identifier = attrs.field(validator=is_id)
    holder_hours: float = attrs.field(validator=_hours)
    successor_hours: float = attrs.field(validator=_hours)
    first_week: date = attrs.field(validator=is_date)
    last_week: date = attrs.field(validator=is_date)
    sessions: tuple[Session, ...] = attrs.field(default=(), validator=many(Session))
    proof: StageProof | None = attrs.field(default=None, validator=maybe(StageProof))
    closed: bool = attrs.field(default=False, validator=is_bool)

    @property
    def open_weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks in which something of it is still to be held; of a step without sessions its first and last."""
        if self.closed:
            return ()
        if not self.sessions:
            return (self.first_week, self.last_week)
        return tuple(session.week for session in self.sessions if not session.held)

    @property
    def recorded(self) -> bool:
        """Whether the holder records what he or she does: a document in which the successor has the smaller part.

        That needs nothing that the successor must master first.
        """
        return self.stage == "document" and self.holder_hours > self.successor_hours


@attrs.frozen(kw_only=True)
class Transfer:
    """One topic handed from one person to another.

    Args:
        topic: Id of the topic.
        holder: Id of the person who knows it.
        successor: Id of the person who learns it.
        methods: Ids of the methods used, in the order of the steps.
        from_level: Level of the successor at the start.
        to_level: Level of the successor at the end; equal to `from_level` when only documenting fits in.
        deadline: The first Monday on which nothing of it may be planned any more: the holder's leaving minus the buffer. `None`
            when there is no date to make.
        steps: The steps in order.
        reasons: Why this topic, this holder, this successor and these methods.
    """

    topic: str = attrs.field(validator=is_id)
    holder: str = attrs.field(validator=is_id)
    successor: str = attrs.field(validator=is_id)
    methods: tuple[Identifier, ...] = attrs.field(validator=many(is_id))
    from_level: int = attrs.field(validator=_is_level)
    to_level: int = attrs.field(validator=_is_level)
    deadline: date | None = attrs.field(default=None, validator=maybe(is_date))
    steps: tuple[PlanStep, ...] = attrs.field(default=(), validator=many(PlanStep))
    reasons: tuple[Reason, ...] = attrs.field(default=(), validator=many(Reason))

    @property
    def first_week(self) -> date | None:
        """Monday of the first week in which something happens."""
        return min((step.first_week for step in self.steps), default=None)

    @property
    def last_week(self) -> date | None:
        """Monday of the last week in which something happens."""
        return max((step.last_week for step in self.steps), default=None)

    @property
    def learned_week(self) -> date | None:
        """Monday of the last week of learning: after it the successor does it alone. Teaching others comes later and is not counted."""
        return max((step.last_week for step in self.steps if step.stage != "teach"), default=None)

    @property
    def open_weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks in which something of it is still to be held, in the order of the steps."""
        return tuple(week for step in self.steps for week in step.open_weeks)

    @property
    def successor_hours(self) -> float:
        """Hours of the successor in all."""
        return sum(step.successor_hours for step in self.steps)

    @property
    def holder_hours(self) -> float:
        """Hours of the holder in all."""
        return sum(step.holder_hours for step in self.steps)


@attrs.frozen(kw_only=True)
class OpenPoint:
    """Something the plan could not solve, with what would.

    Args:
        topic: Id of the topic.
        code: What stands in the way (`nobody-knows`, `not-enough-time`); all are in `codes.OPEN_POINTS`.
        values: What it is about.
        remedies: What would help, most practical first.
        requirement: Id of the requirement that is not met in a group; `None` when it is about the firm as a whole.
    """

    topic: str = attrs.field(validator=is_id)
    code: str = attrs.field(validator=is_id)
    values: Mapping[str, Value] = attrs.field(factory=no_values, converter=own_copy, hash=False)
    remedies: tuple[Reason, ...] = attrs.field(default=(), validator=many(Reason))
    requirement: str | None = attrs.field(default=None, validator=maybe(is_id))


Standing = Literal["chosen", "beside", "proposed"]
"""Whether the plan counts on an option, has it next to that as a safety net, or names it as what could be done instead."""


@attrs.frozen(kw_only=True)
class OptionChoice:
    """One option for one topic, with why.

    Args:
        topic: Id of the topic.
        option: Id of the option, one of the plan's `options`.
        standing: Whether it is chosen, beside what is chosen, or proposed.
        because: Ids of the fits of the option that hold, in its order: its reasons for and against.
        by_hand: Whether somebody chose or accepted it, so that no planner changes it.
        note: What the firm itself says about it.
    """

    topic: str = attrs.field(validator=is_id)
    option: Identifier = attrs.field(validator=is_id)
    standing: Standing = attrs.field(default="proposed", validator=one_of(get_args(Standing)))
    because: tuple[Identifier, ...] = attrs.field(default=(), validator=many(is_id))
    by_hand: bool = attrs.field(default=False, validator=is_bool)
    note: str = attrs.field(default="", validator=may_be_long_text)
