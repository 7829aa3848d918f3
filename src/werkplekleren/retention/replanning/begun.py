"""What has become of each step of a plan on a day: held, still standing, put off, or needed no more."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from werkplekleren.retention.dates import monday_of
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.plan_parts import PlanStep, Session, Transfer
from werkplekleren.retention.planner.methods import stages_between
from werkplekleren.retention.progress import HeldSession, Progress
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.transfer_method import Stage

NEXT_TO_NOTHING = 1e-6
"""Hours below this are none: what rounding leaves of them."""


@attrs.frozen(kw_only=True)
class Work:
    """One step on a day.

    Args:
        step: The step as it was planned.
        held: What was held of it, one session a week.
        standing: What is planned from this week on and was not put off.
        missed: What was planned before this week and was not held.
        put_off: What was planned from this week on and was put off.
        closed: Why nothing more of it is needed, when nothing is.
    """

    step: PlanStep
    held: tuple[Session, ...]
    standing: tuple[Session, ...]
    missed: tuple[Session, ...]
    put_off: tuple[Session, ...]
    closed: Reason | None

    @property
    def left(self) -> tuple[float, float]:
        """Hours that are still to be held: of the successor, of the holder; 0 when the step is closed or the successor's hours are done."""
        if self.closed is not None:
            return 0.0, 0.0
        learned, taught = hours_of(self.held)
        learning, teaching = max(0.0, self.step.successor_hours - learned), max(0.0, self.step.holder_hours - taught)
        done = learning <= NEXT_TO_NOTHING and (self.step.successor_hours > 0 or teaching <= NEXT_TO_NOTHING)
        return (0.0, 0.0) if done else (learning, teaching)

    @property
    def done(self) -> bool:
        """Whether nothing is left of it."""
        return self.left == (0.0, 0.0)

    @property
    def given_up(self) -> bool:
        """Whether it was closed without being done."""
        return self.closed is not None and self.closed.code == "step-cancelled"

    @property
    def planned(self) -> tuple[Session, ...]:
        """What the plan still had to be held, whenever."""
        return tuple(session for session in self.step.sessions if not session.held)

    @property
    def newly_held(self) -> float:
        """Hours of the successor that were held since the plan was made."""
        return hours_of(self.held)[0] - hours_of(session for session in self.step.sessions if session.held)[0]


@attrs.frozen(kw_only=True)
class Begun:
    """One transfer on a day.

    Args:
        transfer: The transfer as it was planned.
        works: Its steps.
        cancelled: Whether all that is left of it was given up.
        level: The level of the successor now; `None` when it is not known.
        slipped: Mondays of the weeks in which nothing of it can be held.
    """

    transfer: Transfer
    works: tuple[Work, ...]
    cancelled: bool
    level: int | None
    slipped: frozenset[date] = frozenset()

    @property
    def key(self) -> tuple[str, str]:
        """Topic and successor."""
        return self.transfer.topic, self.transfer.successor

    @property
    def done(self) -> bool:
        """Whether nothing is left of it."""
        return all(work.done for work in self.works)

    @property
    def any_held(self) -> bool:
        """Whether anything of it was held."""
        return any(work.held for work in self.works)


def hours_of(sessions: Iterable[Session]) -> tuple[float, float]:
    """Hours of the successor and of the holder in all."""
    given = [(session.hours, session.holder_hours) for session in sessions]
    return sum(one[0] for one in given), sum(one[1] for one in given)


def own_reasons(one: Begun) -> tuple[Reason, ...]:
    """What happened to the transfer itself: weeks that were missed or put off, steps that are closed."""
    missed = [session for work in one.works if not work.done for session in work.missed]
    put_off = sorted({session.week for work in one.works if not work.done for session in work.put_off})
    closed = dict.fromkeys(work.closed for work in one.works if work.closed is not None)
    return (
        *([Reason(code="sessions-not-held", values={"sessions": len(missed)})] if missed else []),
        *(Reason(code="session-put-off", values={"week": week.isoformat()}) for week in put_off),
        *closed,
    )


def begun(transfers: Iterable[Transfer], progress: Progress, firm: KnowledgeMap, on: date) -> tuple[Begun, ...]:
    """What has become of each transfer.

    Args:
        transfers: The transfers.
        progress: What happened until the day.
        firm: Who knows what, with the levels that were verified.
        on: The day.
    """
    sessions: dict[tuple[str, str, Stage], list[HeldSession]] = {}
    for session in progress.sessions:
        sessions.setdefault((session.topic, session.successor, session.stage), []).append(session)
    return tuple(_begun(transfer, sessions, progress, firm, on) for transfer in transfers)


def _begun(
    transfer: Transfer, sessions: Mapping[tuple[str, str, Stage], list[HeldSession]], progress: Progress, firm: KnowledgeMap, on: date
) -> Begun:
    key = transfer.topic, transfer.successor
    setbacks = [one for one in progress.setbacks if (one.topic, one.successor) == key]
    slipped = frozenset(monday_of(one.week) for one in setbacks if one.what == "slipped" and one.week is not None)
    closed: dict[Stage, Reason] = {
        one.stage: Reason(code="step-finished", values={"stage": one.stage}) for one in progress.steps if (one.topic, one.successor) == key
    }
    closed |= {
        one.stage: Reason(code="step-cancelled", values={"stage": one.stage}) for one in setbacks if one.what == "cancelled" and one.stage is not None
    }
    level = _level(firm, transfer)
    works: list[Work] = []
    for step in transfer.steps:
        held = _held(step, sessions.get((*key, step.stage), []))
        weeks = {session.week for session in held}
        over = closed.get(step.stage) or _needless(step, transfer, firm, level)
        if over is None and step.closed:  # what was finished says so in the progress; this was given up with its transfer
            over = Reason(code="step-cancelled", values={"stage": step.stage})
        ahead = [one for one in step.sessions if not one.held and one.week not in weeks and one.week >= monday_of(on)]
        works.append(
            Work(
                step=step,
                held=held,
                standing=tuple(one for one in ahead if one.week not in slipped),
                missed=tuple(one for one in step.sessions if not one.held and one.week not in weeks and one.week < monday_of(on)),
                put_off=tuple(one for one in ahead if one.week in slipped),
                closed=over,
            )
        )
    cancelled = any(one.what == "cancelled" and one.stage is None for one in setbacks)
    return Begun(transfer=transfer, works=tuple(works), cancelled=cancelled, level=level, slipped=slipped)


def _level(firm: KnowledgeMap, transfer: Transfer) -> int | None:
    known = transfer.topic in {topic.id for topic in firm.topics} and transfer.successor in {person.id for person in firm.people}
    return firm.level(transfer.successor, transfer.topic) if known else None


def _held(step: PlanStep, reported: list[HeldSession]) -> tuple[Session, ...]:
    """What was held, week by week: as reported, else as an earlier replanning wrote it down."""
    weeks = {session.week: session for session in step.sessions if session.held}
    share = step.holder_hours / step.successor_hours if step.successor_hours else 1.0
    found: dict[date, list[HeldSession]] = {}
    for one in reported:
        found.setdefault(one.week, []).append(one)
    for week, entries in found.items():
        hours = float(sum(one.hours for one in entries))
        known = weeks.get(week)
        if known is not None and known.hours == hours and any(one.holder_hours is None for one in entries):
            continue  # written down already, by the share that the step had then
        taught = sum(one.hours * share if one.holder_hours is None else one.holder_hours for one in entries)
        weeks[week] = Session(week=week, hours=hours, holder_hours=float(taught), held=True)
    return tuple(weeks[week] for week in sorted(weeks))


def _needless(step: PlanStep, transfer: Transfer, firm: KnowledgeMap, level: int | None) -> Reason | None:
    """Why a step of practice is no longer needed: the successor is beyond it already."""
    if step.stage == "document" or level is None or level <= transfer.from_level:
        return None
    if step.stage in stages_between(firm.scale, level, transfer.to_level):
        return None
    return Reason(code="level-verified", values={"person": transfer.successor, "level": level})
