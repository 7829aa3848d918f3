"""Filling in what is left of one transfer: what stands and still fits stays, the rest gets the earliest weeks with room."""

from collections.abc import Iterable, Sequence
from math import ceil

import attrs

from werkplekleren.retention.plan_parts import Session, Transfer
from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.schedule import place
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.agenda import RUNNING, Agenda
from werkplekleren.retention.replanning.begun import NEXT_TO_NOTHING, Begun, Work, hours_of


@attrs.frozen(kw_only=True)
class Frame:
    """Within what one transfer must fit.

    Args:
        holder: Id of the holder.
        first: The first week in which anything may be held, because something else must be done before.
        record: The same for what the holder records, which waits for nothing that the successor must master first.
        end: The first week in which nothing may be held any more.
    """

    holder: str
    first: int
    record: int
    end: int


@attrs.frozen(kw_only=True)
class Filled:
    """What was found for one transfer.

    Args:
        sessions: Per step what is still to be held.
        why: Why what stood could not all stay.
        complete: Whether all that is left fits; if not, the sessions are of no use.
    """

    sessions: tuple[tuple[Session, ...], ...]
    why: tuple[Reason, ...] = ()
    complete: bool = True

    @property
    def every(self) -> tuple[Session, ...]:
        """All sessions, step by step."""
        return tuple(session for part in self.sessions for session in part)


def standing(found: Begun) -> Filled:
    """What stands, before anything is looked at."""
    return Filled(sessions=tuple(() if work.done else work.standing for work in found.works))


def fill(found: Begun, agenda: Agenda, frame: Frame, *, anew_from: int | None = None) -> Filled:
    """Fill in what is left of a transfer of which nothing is booked.

    Args:
        found: What has become of it.
        agenda: Free hours; as they were afterwards.
        frame: Within what it must fit.
        anew_from: `None` keeps what stands and fits; a week plans all but the running week anew, from that week.
    """
    filling = _Filling(found, agenda, frame, anew_from)
    complete = all(filling.step(work) for work in found.works)
    for part in filling.parts:
        filling.book(part, back=True)
    return Filled(sessions=tuple(filling.parts), why=tuple(filling.why), complete=complete)


class _Filling:
    """One try at one transfer."""

    def __init__(self, found: Begun, agenda: Agenda, frame: Frame, anew_from: int | None) -> None:
        self.found = found
        self.agenda = agenda
        self.frame = frame
        self.anew_from = anew_from
        self.lowest = frame.record
        self.parts: list[tuple[Session, ...]] = []
        self.why: dict[Reason, None] = {}

    def book(self, sessions: Iterable[Session], *, back: bool = False) -> None:
        """Take or give back hours of the two people."""
        self.agenda.book(self.found.transfer.successor, self.frame.holder, sessions, back=back)

    def step(self, work: Work) -> bool:
        """Fill in one step and book it; `False` when it does not fit."""
        week = self.agenda.calendar.week
        past = max((week(session.week) for session in work.held), default=RUNNING)
        if not work.step.recorded:
            self.lowest = max(self.lowest, self.frame.first)
        if work.done:
            self.parts.append(())
            self.lowest = max(self.lowest, past)
            return True
        kept = self._kept(work)
        self.book(kept)
        more = self._more(work, kept, max(self.lowest, past + 1, self.anew_from or 0, 0))
        self.book(kept, back=True)
        if more is None:
            return False
        part = _joined(kept, more)
        self.book(part)
        self.parts.append(part)
        self.lowest = max(self.lowest, past, *(week(session.week) for session in part))
        return True

    def _kept(self, work: Work) -> tuple[Session, ...]:
        """The sessions that stand and can stay, less what is no longer needed of them."""
        kept: list[Session] = []
        for session in work.standing:
            week = self.agenda.calendar.week(session.week)
            if self.anew_from is not None and week > RUNNING:
                continue
            gone = self._gone(session)
            if gone is not None:
                self.why[gone] = None
            elif self.lowest <= week < self.frame.end and self.agenda.short(self.found.transfer.successor, self.frame.holder, session) is None:
                kept.append(session)
        learned, taught = hours_of(kept)
        left = work.left
        return _trimmed(kept, int(learned - left[0] + NEXT_TO_NOTHING), int(taught - left[1] + NEXT_TO_NOTHING))

    def _gone(self, session: Session) -> Reason | None:
        """Who is away in the week of a session."""
        for person, hours in ((self.found.transfer.successor, session.hours), (self.frame.holder, session.holder_hours)):
            if hours and self.agenda.away(person, session.week):
                return Reason(code="person-away", values={"person": person})
        return None

    def _more(self, work: Work, kept: Sequence[Session], earliest: int) -> tuple[Session, ...] | None:
        """Sessions for the hours that lack beside those that stay; `None` when they do not fit."""
        lacking = [max(0, ceil(wanted - there - NEXT_TO_NOTHING)) for wanted, there in zip(work.left, hours_of(kept), strict=True)]
        if not any(lacking):
            return ()
        task = Task(stage=work.step.stage, method=work.step.method, successor=lacking[0], holder=lacking[1])
        grid = self.agenda.grid(self.found.transfer.successor, self.frame.holder)
        for week in map(self.agenda.calendar.week, self.found.slipped):
            if 0 <= week < self.agenda.calendar.count:
                grid.learning[self.found.transfer.successor][week] = grid.teaching[self.frame.holder][week] = 0
        placement = place(job_of(self.found.transfer, (task,), self.frame), grid, earliest)
        if placement is None:
            return None
        monday = self.agenda.calendar.monday
        return tuple(Session(week=monday(slot.week), hours=float(slot.successor), holder_hours=float(slot.holder)) for slot in placement[0])


def job_of(transfer: Transfer, tasks: tuple[Task, ...], frame: Frame, *, after: tuple[Key, ...] = ()) -> Job:
    """What is left of a transfer, for the planner."""
    return Job(
        topic=transfer.topic,
        holder=frame.holder,
        successor=transfer.successor,
        tasks=tasks,
        end=frame.end,
        dated=transfer.deadline is not None,
        weight=1,
        further=False,
        after=after,
        supports=None,
        from_level=transfer.from_level,
        to_level=transfer.to_level,
        reasons=transfer.reasons,
    )


def _trimmed(sessions: Sequence[Session], learning: int, teaching: int) -> tuple[Session, ...]:
    """Sessions less whole hours that are no longer needed, from the last one back."""
    kept: list[Session] = []
    for session in reversed(sessions):
        less, less_taught = min(int(session.hours), max(0, learning)), min(int(session.holder_hours), max(0, teaching))
        learning, teaching = learning - less, teaching - less_taught
        hours, taught = session.hours - less, session.holder_hours - less_taught
        if hours or taught:
            kept.append(attrs.evolve(session, hours=hours, holder_hours=taught))
    return tuple(reversed(kept))


def _joined(some: Sequence[Session], others: Sequence[Session]) -> tuple[Session, ...]:
    """Sessions week by week; those of one week in one."""
    weeks = {session.week: session for session in some}
    for session in others:
        there = weeks.get(session.week)
        hours = (0.0, 0.0) if there is None else (there.hours, there.holder_hours)
        weeks[session.week] = attrs.evolve(session, hours=session.hours + hours[0], holder_hours=session.holder_hours + hours[1])
    return tuple(weeks[week] for week in sorted(weeks))


def moved(before: Sequence[tuple[Session, ...]], after: Sequence[tuple[Session, ...]]) -> float:
    """Hours of the successor that lie in another week, step by step, or that are new."""
    total = 0.0
    for old, new in zip(before, after, strict=True):
        there = {session.week: session.hours for session in old}
        total += sum(max(0.0, session.hours - there.get(session.week, 0.0)) for session in new)
    return total
