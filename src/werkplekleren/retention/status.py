"""How a plan stands on a day: per transfer and step, how much is done, what threatens, what to do now, and what is still lacking to close it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.validators import Between, NumberBetween
from werkplekleren.retention.counted import counted
from werkplekleren.retention.dates import monday_of
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.progress import Decision, Progress, Verification
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.begun import Begun, Work, begun, hours_of
from werkplekleren.retention.transfer_method import Stage

State = Literal["not-started", "on-track", "late", "done", "verified", "stopped"]
"""How a step or transfer stands. Done: nothing is left to be held. Verified: somebody qualified decided on the level. Stopped: given up."""


@attrs.frozen(kw_only=True)
class Watch:
    """From when on something deserves a warning. The defaults are ours, from no study: a firm sets what suits it.

    Args:
        quiet_weeks: Weeks in which something was planned and nothing happened. Three: one week is a busy week, two are a holiday.
        tight: The share of the hours that two people still have together before the deadline above which it is threatened, 0-1.
            As when people are chosen, a tenth is kept free: things always go differently somewhere.
        verify_weeks: Weeks after the last session within which somebody qualified should decide. Four: what was learned is fresh.
        solo_weeks: Weeks after that decision within which the successor should have done it alone in real work. Thirteen: a quarter.
        ahead_weeks: How many weeks ahead absences are named.
    """

    quiet_weeks: int = attrs.field(default=3, validator=Between(1, 52))
    tight: float = attrs.field(default=0.9, validator=NumberBetween(0, 1))
    verify_weeks: int = attrs.field(default=4, validator=Between(0, 52))
    solo_weeks: int = attrs.field(default=13, validator=Between(0, 104))
    ahead_weeks: int = attrs.field(default=4, validator=Between(0, 52))


USUAL_WATCH = Watch()

GRAVITY: Mapping[str, int] = {
    "person-gone": 0,
    "deadline-threatened": 0,
    "ends-too-late": 0,
    "below-level": 1,
    "prerequisite-late": 1,
    "nothing-happened": 1,
    "catch-up": 1,
    "decide": 1,
    "away-in-week": 2,
    "verification-missing": 2,
    "let-verify": 2,
    "not-in-practice": 3,
    "log-alone": 3,
}
"""How soon a warning or a thing to do asks for somebody, 0 first: it will not succeed like this; it stands still; a decision or a week
is due; it still has to become part of the work. What is only a session of the plan is not in it. Our own order, from no study."""


@attrs.frozen(kw_only=True)
class StepStatus:
    """How one step stands.

    Args:
        stage: The stage.
        state: How it stands; never `verified`, which is said of a transfer.
        held: Hours of the successor that were held.
        hours: Hours of the successor that were planned in all.
        left: Hours of the successor that are left.
        weeks: The Mondays of the weeks in which something of it was held.
    """

    stage: Stage
    state: State
    held: float
    hours: float
    left: float
    weeks: tuple[date, ...] = ()

    @property
    def share(self) -> float:
        """The share that is done, 0-1; 1 for a step that is closed, whatever hours it took."""
        if self.state == "done":
            return 1.0
        return self.held / (self.held + self.left) if self.held + self.left else 0.0


@attrs.frozen(kw_only=True)
class TransferStatus:
    """How one transfer stands.

    Args:
        topic: Id of the topic.
        holder: Id of the holder.
        successor: Id of the successor.
        state: How it stands.
        steps: Its steps.
        held: Hours of the successor that were held.
        left: Hours of the successor that are left.
        last_held: Monday of the last week in which something was held.
        ends: Monday of the last week in which something is planned; `None` when nothing is.
        deadline: The first Monday on which nothing of it may be planned any more.
        level: The level that was last decided on; `None` without a decision.
        wanted: The level that it should lead to; `None` for one that only documents.
        verification: The decision, with who took it and on which evidence.
        documented: Whether its step of documenting is done; `None` when it has none.
        solo: How many times the successor did it alone in real work.
        warnings: What threatens; all codes are in `codes.STATUS_WARNINGS`.
        missing: What is lacking to close it; all codes are in `codes.MISSING`.
        to_do: What to do now; all codes are in `codes.TO_DO`.
    """

    topic: str
    holder: str
    successor: str
    state: State
    steps: tuple[StepStatus, ...]
    held: float
    left: float
    last_held: date | None
    ends: date | None
    deadline: date | None
    level: int | None
    wanted: int | None
    verification: Verification | None
    documented: bool | None
    solo: int
    warnings: tuple[Reason, ...] = ()
    missing: tuple[Reason, ...] = ()
    to_do: tuple[Reason, ...] = ()

    @property
    def share(self) -> float:
        """The share of the hours that is done, 0-1."""
        if self.state in {"done", "verified"}:
            return 1.0
        return self.held / (self.held + self.left) if self.held + self.left else 0.0

    @property
    def integrated(self) -> bool:
        """Whether it is part of practice: somebody qualified decided, and the successor has done it alone in real work since or before."""
        return self.state == "verified" and self.solo > 0

    @property
    def gravity(self) -> int | None:
        """How soon it asks for somebody's attention, by `GRAVITY`: 0 first; `None` when it only needs what is planned."""
        return min((GRAVITY[one.code] for one in (*self.warnings, *self.to_do) if one.code in GRAVITY), default=None)

    @property
    def closed(self) -> bool:
        """Whether nothing is lacking."""
        return not self.missing


@attrs.frozen(kw_only=True)
class PlanStatus(Displayed):
    """How a plan stands on a day.

    Args:
        on: The day.
        title: The title of the map of the firm, as shown.
        plan: The plan.
        transfers: Its transfers, in the order of the plan.
        undecided: Ids of the topics with an open point about which nothing was decided.
        decisions: What was decided.
        warnings: What threatens the plan as a whole.
    """

    on: date
    title: str
    plan: RetentionPlan
    transfers: tuple[TransferStatus, ...] = ()
    undecided: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    warnings: tuple[Reason, ...] = ()

    @property
    def share(self) -> float | None:
        """The share of all hours of successors that is done, 0-1; `None` without any."""
        held, left = sum(one.held for one in self.transfers), sum(one.left for one in self.transfers)
        return held / (held + left) if held + left else None

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """How many transfers are in each state."""
        states: tuple[State, ...] = ("not-started", "on-track", "late", "done", "verified", "stopped")
        return {state: sum(one.state == state for one in self.transfers) for state in states}

    @property
    def attention(self) -> tuple[TransferStatus, ...]:
        """The transfers that ask for more than what is planned: the gravest first, then in the order of the plan."""
        asking = [(one.gravity, one) for one in self.transfers if one.gravity is not None]
        return tuple(one for _, one in sorted(asking, key=lambda pair: pair[0]))

    @property
    def documented(self) -> int:
        """How many topics are documented by the plan: on paper or film, which is not yet in anybody's hands."""
        return len({one.topic for one in self.transfers if one.documented})

    @property
    def integrated(self) -> int:
        """How many topics somebody else has done alone in real work, after a decision that it can be left to them."""
        return len({one.topic for one in self.transfers if one.integrated})

    @property
    def closed(self) -> bool:
        """Whether the plan can be closed: every transfer is, and every open point has a decision."""
        return not self.undecided and all(one.closed for one in self.transfers)

    def of(self, topic: str, successor: str) -> TransferStatus | None:
        """The status of one transfer; `None` when the plan has no such transfer."""
        return next((one for one in self.transfers if (one.topic, one.successor) == (topic, successor)), None)


def status_of(plan: RetentionPlan, progress: Progress, firm: KnowledgeMap, *, on: date, watch: Watch = USUAL_WATCH) -> PlanStatus:
    """How a plan stands; see `RetentionPlan.status`."""
    from werkplekleren.retention.status_warnings import requirement_warnings, warned

    known = progress.until(on)
    here = counted(known.applied_to(firm), on)
    found = begun(plan.transfers, known, here, on)
    decided = {one.topic for one in known.decisions}
    plain = tuple(_transfer(one, known, on) for one in found)
    open_points = tuple(dict.fromkeys(point.topic for point in plan.unsolved))
    undecided = tuple(topic for topic in open_points if topic not in decided)
    warnings = (*(Reason(code="undecided", values={"topic": topic}) for topic in undecided), *requirement_warnings(plan, here))
    bare = PlanStatus(on=on, title=firm.title, plan=plan, transfers=plain, undecided=undecided, decisions=known.decisions, warnings=warnings)
    return attrs.evolve(bare, transfers=tuple(warned(bare, one, status, here, watch) for one, status in zip(found, plain, strict=True)))


def _transfer(found: Begun, progress: Progress, on: date) -> TransferStatus:
    transfer = found.transfer
    steps = tuple(_step(work, on) for work in found.works)
    only_documents = all(step.stage == "document" for step in transfer.steps)
    verification = progress.verification(*found.key)
    wanted = transfer.to_level if transfer.to_level > transfer.from_level else None
    documents = [work for work in found.works if work.step.stage == "document"]
    held = [session.week for work in found.works for session in work.held]
    ahead = [session.week for work in found.works if not work.done for session in work.planned]
    status = TransferStatus(
        topic=transfer.topic,
        holder=transfer.holder,
        successor=transfer.successor,
        state="on-track",
        steps=steps,
        held=sum(hours_of(work.held)[0] for work in found.works),
        left=sum(work.left[0] for work in found.works),
        last_held=max(held, default=None),
        ends=max(ahead, default=None),
        deadline=transfer.deadline,
        level=None if verification is None else verification.level,
        wanted=wanted,
        verification=verification,
        documented=all(work.done and not work.given_up for work in documents) if documents else None,
        solo=sum(one.times for one in progress.solo if (one.topic, one.person) == found.key),
    )
    stopped = found.cancelled or (wanted is None and (not only_documents or any(work.given_up for work in documents)))
    return attrs.evolve(status, state=_state(status, stopped=stopped, steps=steps))


def _state(status: TransferStatus, *, stopped: bool, steps: Sequence[StepStatus]) -> State:
    if status.wanted is not None and status.level is not None and status.level >= status.wanted:
        return "verified"
    if stopped:
        return "stopped"
    states = {step.state for step in steps}
    if states <= {"done", "stopped"}:
        return "done"
    if "late" in states:
        return "late"
    return "not-started" if states == {"not-started"} else "on-track"


def _step(work: Work, on: date) -> StepStatus:
    held, left = hours_of(work.held)[0], work.left[0]
    overdue = bool(work.missed) or (not work.step.sessions and work.step.last_week < monday_of(on))
    state: State = "stopped" if work.given_up else "done" if work.done else "late" if overdue else "on-track" if work.held else "not-started"
    return StepStatus(
        stage=work.step.stage,
        state=state,
        held=held,
        hours=held + left if work.done else work.step.successor_hours,
        left=left,
        weeks=tuple(sorted({session.week for session in work.held})),
    )
