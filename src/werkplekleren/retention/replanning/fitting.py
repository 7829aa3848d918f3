"""Whether a transfer still fits: within what, with which holder, and with as little moved as possible."""

from collections.abc import Iterator
from datetime import date

import attrs

from werkplekleren.retention.dates import STAYS, WEEK, deadline
from werkplekleren.retention.plan_parts import Session
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.agenda import RUNNING
from werkplekleren.retention.replanning.begun import Begun, own_reasons
from werkplekleren.retention.replanning.filling import Filled, Frame, fill, moved, standing
from werkplekleren.retention.replanning.known import Known, asked_of
from werkplekleren.retention.replanning.stay import Stay

SHORTEST_TEACHING = 1
"""Hours a week below which somebody cannot take over from a holder."""


class Fitting:
    """Finding room for one transfer of which nothing is booked, beside all that is.

    Args:
        known: What is known of people and transfers; as it was afterwards.
    """

    def __init__(self, known: Known) -> None:
        self.known = known

    def kept(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With the same holder, if that is possible."""
        holder = one.transfer.holder
        if not self.known.is_holder(one, holder):
            return None
        for frame, end, why in self.frames(one, holder, first):
            filled = self.least(one, frame)
            if filled.complete:
                return Stay(found=one, holder=holder, deadline=end, sessions=filled.sessions, why=(*late, *why, *filled.why, *own_reasons(one)))
        return None

    def with_other_holder(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With another holder for what is left."""
        transfer = one.transfer
        trouble = self.known.trouble(one)
        if trouble.code == "successor-leaves":
            return None
        able = self.known.firm.able(transfer.topic, self.known.situation.start)
        others = [
            person
            for person in (self.known.firm.person(name) for name in able if name not in {transfer.holder, transfer.successor})
            if person.teaching_hours >= SHORTEST_TEACHING and (self.known.firm.level(person.id, transfer.topic) or 0) >= asked_of(transfer)
        ]

        def preference(person: str) -> tuple[bool, int, str]:
            leaves = self.known.firm.person(person).leaving.date or date.max
            return (self.known.firm.level(person, transfer.topic) or 0) < self.known.firm.scale.teaching, -leaves.toordinal(), person

        for holder in sorted((person.id for person in others), key=preference):
            for frame, end, _ in self.frames(one, holder, first):
                filled = self.least(one, frame)
                if filled.complete:
                    return Stay(found=one, holder=holder, deadline=end, sessions=filled.sessions, why=(*late, trouble, *own_reasons(one)))
        return None

    def frames(self, one: Begun, holder: str, first: int) -> Iterator[tuple[Frame, date | None, tuple[Reason, ...]]]:
        """Within what it must fit with a holder: first before the deadline that it has, then before the one that the holder's leaving gives."""
        calendar, transfer, record = self.known.situation.calendar, one.transfer, RUNNING
        leaves = self.known.firm.person(holder).leaving.date
        derived = None if leaves is None else deadline(leaves, self.known.buffer_weeks)
        if not self.known.masters(transfer.topic, holder):
            taught = self.known.taught(transfer.topic, holder)
            able = calendar.count if taught is None or taught not in self.known.stays else self.known.ready(taught)
            first, record = max(first, able), max(record, able)
        if holder != transfer.holder:
            yield Frame(holder=holder, first=first, record=record, end=self._week(derived)), derived, ()
            return
        end = min((day for day in (transfer.deadline, derived) if day is not None), default=None)
        earlier = derived is not None and (derived < transfer.deadline if transfer.deadline is not None else self._touches(one, derived))
        why = (Reason(code="holder-leaves", values={"person": holder, "date": str(leaves)}),) if earlier else ()
        yield Frame(holder=holder, first=first, record=record, end=self._week(end)), end if earlier else transfer.deadline, why
        if end is not None and (derived is None or derived > end):
            stays = (Reason(code="holder-stays", values={"person": holder}),)
            yield Frame(holder=holder, first=first, record=record, end=self._week(derived)), derived, stays

    def _touches(self, one: Begun, end: date) -> bool:
        """Whether a deadline that was not there before makes any difference to what stands."""
        return any(session.week >= end for session in standing(one).every)

    def _week(self, end: date | None) -> int:
        calendar = self.known.situation.calendar
        return calendar.count if end is None else min(calendar.count, max(RUNNING, calendar.week(end)))

    def least(self, one: Begun, frame: Frame) -> Filled:
        """The way to fill it in that ends least late, then moves least: keeping what stands, or anew from there, or from now."""
        before = standing(one)
        kept = self._stays_long_enough(one, fill(one, self.known.agenda, frame))
        if kept.complete and kept.sessions == before.sessions:
            return kept
        week = self.known.situation.calendar.week
        planned = [week(session.week) for session in before.every]
        starts = dict.fromkeys((max(0, min(planned, default=0)), 0))
        tries = [
            self._as_shifted(one, frame),
            kept,
            *(self._stays_long_enough(one, fill(one, self.known.agenda, frame, anew_from=start)) for start in starts),
        ]
        last = max((week(session.week) for work in one.works for session in work.planned), default=RUNNING)

        def rank(filled: Filled) -> tuple[bool, int, float]:
            if not filled.complete:
                return True, 0, 0.0
            ends = max((week(session.week) for session in filled.every), default=RUNNING)
            return False, max(0, ends - last), moved(before.sessions, filled.sessions)

        return attrs.evolve(min(tries, key=rank), why=kept.why)

    def _as_shifted(self, one: Begun, frame: Frame) -> Filled:
        """What shifting everything to the right made of it, when that can be carried out within the frame."""
        parts = self.known.shifted.get(self.known.places[one.key], ())
        week = self.known.situation.calendar.week
        fits = len(parts) == len(one.works) and frame.holder == one.transfer.holder
        for work, part in zip(one.works, parts, strict=False):
            first = frame.record if work.step.recorded else frame.first
            fits = fits and all(first <= week(session.week) < frame.end for session in part)
        booked: list[Session] = []
        for session in (session for part in parts for session in part):
            fits = fits and self.known.agenda.short(one.transfer.successor, frame.holder, session) is None
            self.known.agenda.book(one.transfer.successor, frame.holder, (session,))
            booked.append(session)
        self.known.agenda.book(one.transfer.successor, frame.holder, booked, back=True)
        return self._stays_long_enough(one, Filled(sessions=parts, complete=fits))

    def _stays_long_enough(self, one: Begun, filled: Filled) -> Filled:
        """What was found; it is no use when the successor does not stay a year after it."""
        leaves = self.known.firm.person(one.transfer.successor).leaving.date
        last = max((session.week for session in filled.every), default=None)
        return attrs.evolve(filled, complete=False) if leaves is not None and last is not None and leaves < last + WEEK + STAYS else filled
