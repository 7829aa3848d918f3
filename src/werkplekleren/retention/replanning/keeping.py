"""What of a plan can stay: every transfer that has begun or stands, with as little moved as possible, the most urgent first."""

from collections.abc import Sequence

import attrs

from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import Session, Transfer
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.agenda import RUNNING
from werkplekleren.retention.replanning.begun import Begun, Work, own_reasons
from werkplekleren.retention.replanning.filling import standing
from werkplekleren.retention.replanning.fitting import Fitting
from werkplekleren.retention.replanning.known import Known, asked_of
from werkplekleren.retention.replanning.shifting import shifted
from werkplekleren.retention.replanning.stay import Stay

PATIENCE = 2
"""Weeks that something may end later rather than that less urgent transfers give way for it."""


class Keeping:
    """One round of keeping what can stay.

    Args:
        situation: The firm and its weeks, with the day from which is planned.
        plan: The plan.
        found: What has become of each transfer, in the order of the plan.
    """

    def __init__(self, situation: Situation, plan: RetentionPlan, found: Sequence[Begun]) -> None:
        self.known = Known(situation, plan.buffer_weeks, found)
        self.fitting = Fitting(self.known)
        self._booked: dict[int, tuple[str, tuple[Session, ...]]] = {}
        self._gave_way: dict[int, Reason] = {}
        self._short: dict[int, dict[Reason, None]] = {}

    @property
    def found(self) -> Sequence[Begun]:
        """What has become of each transfer, with those that were taken in."""
        return self.known.found

    def run(self) -> tuple[Stay, ...]:
        """Keep what can stay."""
        for place, one in enumerate(self.known.found):
            self._book(place, one.transfer.holder, tuple(session for work in one.works for session in work.held))
        going = {
            place: one
            for place, one in enumerate(self.known.found)
            if not one.done and self.known.hopeless(one) is None and self.known.is_holder(one, one.transfer.holder)
        }
        for place, one in going.items():
            self._book_standing(place, one)  # as it was planned, to see who has too few hours for that
        for place in going:
            self._release(place)
        self.known.shifted = shifted(going, self.known.agenda, self.known.before)
        for place, one in going.items():
            self._book_standing(place, one)
        for place in range(len(self.known.found)):
            self._settle(place, frozenset())
        return tuple(self.known.stays[place] for place in range(len(self.known.found)))

    def adopt(self, transfer: Transfer) -> Stay | None:
        """Take in a transfer that is new, beside all that stays; `None` when it does not fit there.

        What it waits for must be taken in before it.
        """
        works = tuple(Work(step=step, held=(), standing=step.sessions, missed=(), put_off=(), closed=None) for step in transfer.steps)
        one = Begun(transfer=transfer, works=works, cancelled=False, level=transfer.from_level)
        before = self.known.places.get(one.key)
        place = len(self.known.found)
        self.known.found = (*self.known.found, one)
        self.known.places[one.key] = place
        first, _ = self.known.first_week(one)
        stay = None if first is None else self.fitting.kept(one, first, ())
        if stay is None:
            self.known.found = self.known.found[:-1]
            del self.known.places[one.key]
            if before is not None:
                self.known.places[one.key] = before
            return None
        self.known.stays[place] = stay
        self.known.agenda.book(transfer.successor, stay.holder, stay.every)
        return stay

    def _book(self, place: int, holder: str, sessions: tuple[Session, ...]) -> None:
        self.known.agenda.book(self.known.found[place].transfer.successor, holder, sessions)

    def _book_standing(self, place: int, one: Begun) -> None:
        """Reserve the weeks that stand, as far as there is room, so that what must move does not push away what can stay."""
        reserved: list[Session] = []
        parts = self.known.shifted.get(place, standing(one).sessions)
        for session in (session for part in parts for session in part):
            short = self.known.agenda.short(one.transfer.successor, one.transfer.holder, session)
            if short is None:
                self._book(place, one.transfer.holder, (session,))
                reserved.append(session)
            elif not self.known.shifted and not self.known.agenda.away(short, session.week):
                self._short.setdefault(place, {})[Reason(code="fewer-hours", values={"person": short})] = None
        self._booked[place] = one.transfer.holder, tuple(reserved)

    def _release(self, place: int) -> None:
        holder, sessions = self._booked.pop(place, ("", ()))
        self.known.agenda.book(self.known.found[place].transfer.successor, holder, sessions, back=True)

    def _settle(self, place: int, waiting: frozenset[int]) -> None:
        """Decide about a transfer, after those it waits for."""
        if place in self.known.stays:
            return
        one = self.known.found[place]
        for before in self.known.before(one):
            if before not in waiting:
                self._settle(before, waiting | {place})
        self._release(place)
        stay = self._decided(one)
        if stay.sessions != standing(one).sessions:
            gave_way = (self._gave_way[place],) if place in self._gave_way else ()
            short = () if gave_way else tuple(self._short.get(place, ()))
            why = (*gave_way, *short, *stay.why) or (Reason(code="hours-needed"),)
            stay = attrs.evolve(stay, why=why)
        self.known.stays[place] = stay
        self._booked[place] = stay.holder, stay.every
        self._book(place, stay.holder, stay.every)

    def _decided(self, one: Begun) -> Stay:
        """What becomes of a transfer."""
        transfer = one.transfer
        hopeless = self.known.hopeless(one)
        if one.done:
            closed = tuple(dict.fromkeys(work.closed for work in one.works if work.closed is not None))
            return Stay(found=one, holder=transfer.holder, deadline=transfer.deadline, sessions=standing(one).sessions, why=closed)
        if hopeless is not None:
            return self._stopped(one, (hopeless,))
        first, late = self.known.first_week(one)
        if first is None:
            return self._stopped(one, late, excluded=False)
        return self._going_on(one, first, late) or self._without_teaching(one, first, late) or self._given_up(one, first, late)

    def _going_on(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With the same holder, else with another."""
        return self._in_time(one, first, late) or self.fitting.with_other_holder(one, first, late)

    def _without_teaching(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """Up to working alone, where learning to teach it has not begun and is more than what is required."""
        transfer = one.transfer
        level = max(self.known.firm.required_level(transfer.topic), asked_of(transfer), self.known.firm.scale.independent)
        teaching = [work for work in one.works if work.step.stage == "teach"]
        if (
            not max(transfer.from_level, one.level or 0) < level < transfer.to_level
            or not teaching
            or any(work.held or work.done for work in teaching)
        ):
            return None
        reasons = (*transfer.reasons, Reason(code="no-time-to-teach", values={"person": transfer.successor}))
        steps = tuple(step for step in transfer.steps if step.stage != "teach")
        smaller = attrs.evolve(
            one,
            transfer=attrs.evolve(transfer, to_level=level, steps=steps, reasons=reasons),
            works=tuple(work for work in one.works if work.step.stage != "teach"),
        )
        stay = self._going_on(smaller, first, late)
        return None if stay is None else attrs.evolve(stay, untaught=True, why=(self.known.trouble(one), *stay.why))

    def _in_time(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With the same holder: beside what stands, or else in the weeks of less urgent transfers of the same people.

        The less urgent gives way when there is no other room, or when waiting for other room would make this end much later.
        """
        patient = self.fitting.kept(one, first, late)
        if patient is not None and self._lateness(patient) <= PATIENCE:
            return patient
        released = [place for place in self._booked if self._yields(place, one)]
        for place in released:
            self._release(place)
        hasty = self.fitting.kept(one, first, late) if released else None
        better = hasty is not None and (patient is None or self._lateness(patient) - self._lateness(hasty) > PATIENCE)
        stay = hasty if better else patient
        booked = () if hasty is None or not better else hasty.every
        self.known.agenda.book(one.transfer.successor, one.transfer.holder, booked)
        for place in sorted(released):
            self._book_standing(place, self.known.found[place])
        self.known.agenda.book(one.transfer.successor, one.transfer.holder, booked, back=True)
        if better:
            self._gave_way |= dict.fromkeys(released, Reason(code="made-room", values={"topic": one.transfer.topic}))
        return stay

    def _yields(self, place: int, one: Begun) -> bool:
        """Whether a transfer is less urgent, not decided on yet, and of the same people."""
        other = self.known.found[place].transfer
        shares = other.successor == one.transfer.successor or self._booked[place][0] == one.transfer.holder
        return shares and place > self.known.places[one.key] and place not in self.known.stays and bool(self._booked[place][1])

    def _lateness(self, stay: Stay) -> int:
        """How many weeks later it ends than was planned; below 0 for earlier."""
        week = self.known.situation.calendar.week
        planned = [week(session.week) for work in stay.found.works for session in work.planned]
        return max((week(session.week) for session in stay.every), default=RUNNING) - max(planned, default=RUNNING)

    def _given_up(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay:
        """When it does not fit any more: what still documents it stays, when that fits."""
        trouble = self.known.trouble(one)
        why = (*late, trouble, *own_reasons(one))
        documents = tuple(work for work in one.works if work.step.stage == "document")
        if trouble.code != "does-not-fit" or not documents:
            return self._stopped(one, why)
        only = attrs.evolve(one, works=documents)
        stopped = self._stopped(one, why)
        for frame, end, _ in self.fitting.frames(one, one.transfer.holder, first):
            filled = self.fitting.least(only, frame)
            if filled.complete:
                parts = dict(zip((work.step.stage for work in documents), filled.sessions, strict=True))
                return attrs.evolve(stopped, deadline=end, sessions=tuple(parts.get(work.step.stage, ()) for work in one.works))
        return stopped

    def _stopped(self, one: Begun, why: tuple[Reason, ...], *, excluded: bool = True) -> Stay:
        return Stay(
            found=one,
            holder=one.transfer.holder,
            deadline=one.transfer.deadline,
            sessions=tuple(() for _ in one.works),
            stopped=True,
            excluded=excluded,
            why=why,
        )
