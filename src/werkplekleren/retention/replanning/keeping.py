"""What of a plan can stay: every transfer that has begun or stands, with as little moved as possible, the most urgent first."""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from werkplekleren.retention.dates import STAYS, WEEK, deadline
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import Session, Transfer
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.agenda import RUNNING, Agenda
from werkplekleren.retention.replanning.begun import Begun, Work
from werkplekleren.retention.replanning.filling import Filled, Frame, fill, moved, standing
from werkplekleren.retention.replanning.shifting import shifted

PATIENCE = 2
"""Weeks that something may end later rather than that less urgent transfers give way for it."""

SHORTEST_TEACHING = 1
"""Hours a week below which somebody cannot take over from a holder."""


@attrs.frozen(kw_only=True)
class Stay:
    """What became of one transfer.

    Args:
        found: What had become of it before.
        holder: Id of the holder from now on.
        deadline: The first Monday on which nothing of it may be planned any more.
        sessions: Per step what is still to be held.
        stopped: Whether it cannot go on: what was held stays, and what documents it where that still fits.
        excluded: Whether the successor is not to learn this topic at all any more.
        untaught: Whether learning to teach it was left out, because that is all that did not fit.
        why: The reasons of what differs.
    """

    found: Begun
    holder: str
    deadline: date | None
    sessions: tuple[tuple[Session, ...], ...]
    stopped: bool = False
    excluded: bool = False
    untaught: bool = False
    why: tuple[Reason, ...] = ()

    @property
    def every(self) -> tuple[Session, ...]:
        """All that is still to be held."""
        return tuple(session for part in self.sessions for session in part)

    @property
    def teaches(self) -> bool:
        """Whether the successor masters the topic once it is done."""
        return not self.stopped and self.found.transfer.to_level > self.found.transfer.from_level

    def last_week(self) -> date | None:
        """Monday of the last week in which anything of it was or is to be held."""
        weeks = [session.week for work in self.found.works for session in work.held]
        weeks.extend(session.week for session in self.every)
        return max(weeks, default=None)


class Keeping:
    """One round of keeping what can stay.

    Args:
        situation: The firm and its weeks, with the day from which is planned.
        plan: The plan.
        found: What has become of each transfer, in the order of the plan.
    """

    def __init__(self, situation: Situation, plan: RetentionPlan, found: Sequence[Begun]) -> None:
        self.situation = situation
        self.firm = situation.firm
        self.plan = plan
        self.found = found
        self.agenda = Agenda(self.firm, situation.calendar)
        self.stays: dict[int, Stay] = {}
        self._topics = {topic.id for topic in self.firm.topics}
        self._booked: dict[int, tuple[str, tuple[Session, ...]]] = {}
        self._gave_way: dict[int, Reason] = {}
        self._short: dict[int, dict[Reason, None]] = {}
        self._shifted: dict[int, tuple[tuple[Session, ...], ...]] = {}
        self._places = {one.key: place for place, one in enumerate(found)}

    def run(self) -> tuple[Stay, ...]:
        """Keep what can stay."""
        for place, one in enumerate(self.found):
            self._book(place, one.transfer.holder, tuple(session for work in one.works for session in work.held))
        going = {
            place: one
            for place, one in enumerate(self.found)
            if not one.done and self._hopeless(one) is None and self._is_holder(one, one.transfer.holder)
        }
        for place, one in going.items():
            self._book_standing(place, one)  # as it was planned, to see who has too few hours for that
        for place in going:
            self._release(place)
        self._shifted = shifted(going, self.agenda, self._before)
        for place, one in going.items():
            self._book_standing(place, one)
        for place in range(len(self.found)):
            self._settle(place, frozenset())
        return tuple(self.stays[place] for place in range(len(self.found)))

    def adopt(self, transfer: Transfer) -> Stay | None:
        """Take in a transfer that is new, beside all that stays; `None` when it does not fit there.

        What it waits for must be taken in before it.
        """
        works = tuple(Work(step=step, held=(), standing=step.sessions, missed=(), put_off=(), closed=None) for step in transfer.steps)
        one = Begun(transfer=transfer, works=works, cancelled=False, level=transfer.from_level)
        before = self._places.get(one.key)
        place = len(self.found)
        self.found = (*self.found, one)
        self._places[one.key] = place
        first, _ = self._first_week(one)
        stay = None if first is None else self._kept(one, first, ())
        if stay is None:
            self.found = self.found[:-1]
            del self._places[one.key]
            if before is not None:
                self._places[one.key] = before
            return None
        self.stays[place] = stay
        self.agenda.book(transfer.successor, stay.holder, stay.every)
        return stay

    def _book(self, place: int, holder: str, sessions: tuple[Session, ...]) -> None:
        self.agenda.book(self.found[place].transfer.successor, holder, sessions)

    def _book_standing(self, place: int, one: Begun) -> None:
        """Reserve the weeks that stand, as far as there is room, so that what must move does not push away what can stay."""
        reserved: list[Session] = []
        parts = self._shifted.get(place, standing(one).sessions)
        for session in (session for part in parts for session in part):
            short = self.agenda.short(one.transfer.successor, one.transfer.holder, session)
            if short is None:
                self._book(place, one.transfer.holder, (session,))
                reserved.append(session)
            elif not self._shifted and not self.agenda.away(short, session.week):
                self._short.setdefault(place, {})[Reason(code="fewer-hours", values={"person": short})] = None
        self._booked[place] = one.transfer.holder, tuple(reserved)

    def _release(self, place: int) -> None:
        holder, sessions = self._booked.pop(place, ("", ()))
        self.agenda.book(self.found[place].transfer.successor, holder, sessions, back=True)

    def _settle(self, place: int, waiting: frozenset[int]) -> None:
        """Decide about a transfer, after those it waits for."""
        if place in self.stays:
            return
        one = self.found[place]
        for before in self._before(one):
            if before not in waiting:
                self._settle(before, waiting | {place})
        self._release(place)
        stay = self._decided(one)
        if stay.sessions != standing(one).sessions:
            gave_way = (self._gave_way[place],) if place in self._gave_way else ()
            short = () if gave_way else tuple(self._short.get(place, ()))
            why = (*gave_way, *short, *stay.why) or (Reason(code="hours-needed"),)
            stay = attrs.evolve(stay, why=why)
        self.stays[place] = stay
        self._booked[place] = stay.holder, stay.every
        self._book(place, stay.holder, stay.every)

    def _before(self, one: Begun) -> list[int]:
        """The transfers that must be done before this one: of what the successor, and the holder, must master first."""
        transfer = one.transfer
        if transfer.topic not in self._topics:
            return []
        keys = [(transfer.topic, transfer.holder)]
        if transfer.to_level > transfer.from_level:
            keys.extend((wanted, transfer.successor) for wanted in self.firm.topic(transfer.topic).prerequisites)
        return [self._places[topic, person] for topic, person in keys if (topic, person) in self._places and not self._masters(topic, person)]

    def _masters(self, topic: str, person: str) -> bool:
        return person in self.firm.qualified(topic)

    def _hopeless(self, one: Begun) -> Reason | None:
        """Why a transfer cannot go on, whoever its holder is."""
        transfer = one.transfer
        if one.cancelled:
            return Reason(code="cancelled")
        if transfer.topic not in self._topics:
            return Reason(code="topic-gone")
        if not self._there(transfer.successor):
            return Reason(code="successor-not-there", values={"person": transfer.successor})
        return None

    def _there(self, person: str) -> bool:
        """Whether somebody can be planned with: is here or still to come, as when a plan is proposed."""
        return self.agenda.knows(person) and not self.firm.person(person).gone(self.situation.start)

    def _is_holder(self, one: Begun, person: str) -> bool:
        """Whether somebody can hand it over: is there and able, or will be."""
        if not self._there(person) or person == one.transfer.successor:
            return False
        return self._masters(one.transfer.topic, person) or self._taught(one.transfer.topic, person) is not None

    def _taught(self, topic: str, person: str) -> int | None:
        """The place of the transfer by which somebody comes to master a topic."""
        place = self._places.get((topic, person))
        if place is None:
            return None
        transfer = self.found[place].transfer
        stay = self.stays.get(place)
        masters = transfer.to_level > transfer.from_level and transfer.to_level >= self.firm.required_level(topic)
        return place if masters and (stay is None or stay.teaches) else None

    def _decided(self, one: Begun) -> Stay:
        """What becomes of a transfer."""
        transfer = one.transfer
        hopeless = self._hopeless(one)
        if one.done:
            closed = tuple(dict.fromkeys(work.closed for work in one.works if work.closed is not None))
            return Stay(found=one, holder=transfer.holder, deadline=transfer.deadline, sessions=standing(one).sessions, why=closed)
        if hopeless is not None:
            return self._stopped(one, (hopeless,))
        first, late = self._first_week(one)
        if first is None:
            return self._stopped(one, late, excluded=False)
        return self._going_on(one, first, late) or self._without_teaching(one, first, late) or self._given_up(one, first, late)

    def _going_on(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With the same holder, else with another."""
        return self._in_time(one, first, late) or self._with_other_holder(one, first, late)

    def _without_teaching(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """Up to working alone, where learning to teach it has not begun and is more than what is required."""
        transfer = one.transfer
        level = max(self.firm.required_level(transfer.topic), _asked_of(transfer), self.firm.scale.independent)
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
        return None if stay is None else attrs.evolve(stay, untaught=True, why=(self._trouble(one), *stay.why))

    def _first_week(self, one: Begun) -> tuple[int | None, tuple[Reason, ...]]:
        """The first week in which it may go on, for what the successor must master first; `None` when that does not come."""
        transfer = one.transfer
        first = RUNNING
        if transfer.to_level <= transfer.from_level:
            return first, ()
        late: list[Reason] = []
        for wanted in self.firm.topic(transfer.topic).prerequisites:
            if self._masters(wanted, transfer.successor):
                continue
            place = self._taught(wanted, transfer.successor)
            if place is None or place not in self.stays:
                return None, (Reason(code="prerequisite-lost", values={"topic": wanted}),)
            ready = self._ready(place)
            if ready > min((self.situation.calendar.week(session.week) for session in _waiting(one)), default=ready):
                late.append(Reason(code="prerequisite-late", values={"topic": wanted}))
            first = max(first, ready)
        return first, tuple(late)

    def _ready(self, place: int) -> int:
        """The first week after a transfer."""
        last = self.stays[place].last_week()
        return RUNNING if last is None else self.situation.calendar.week(last) + 1

    def _frames(self, one: Begun, holder: str, first: int) -> Iterator[tuple[Frame, date | None, tuple[Reason, ...]]]:
        """Within what it must fit with a holder: first before the deadline that it has, then before the one that the holder's leaving gives."""
        calendar, transfer, record = self.situation.calendar, one.transfer, RUNNING
        leaves = self.firm.person(holder).leaving.date
        derived = None if leaves is None else deadline(leaves, self.plan.buffer_weeks)
        if not self._masters(transfer.topic, holder):
            taught = self._taught(transfer.topic, holder)
            able = calendar.count if taught is None or taught not in self.stays else self._ready(taught)
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
        calendar = self.situation.calendar
        return calendar.count if end is None else min(calendar.count, max(RUNNING, calendar.week(end)))

    def _kept(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With the same holder, if that is possible."""
        holder = one.transfer.holder
        if not self._is_holder(one, holder):
            return None
        for frame, end, why in self._frames(one, holder, first):
            filled = self._least(one, frame)
            if filled.complete:
                return Stay(found=one, holder=holder, deadline=end, sessions=filled.sessions, why=(*late, *why, *filled.why, *_own(one)))
        return None

    def _in_time(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With the same holder: beside what stands, or else in the weeks of less urgent transfers of the same people.

        The less urgent gives way when there is no other room, or when waiting for other room would make this end much later.
        """
        patient = self._kept(one, first, late)
        if patient is not None and self._lateness(patient) <= PATIENCE:
            return patient
        released = [place for place in self._booked if self._yields(place, one)]
        for place in released:
            self._release(place)
        hasty = self._kept(one, first, late) if released else None
        better = hasty is not None and (patient is None or self._lateness(patient) - self._lateness(hasty) > PATIENCE)
        stay = hasty if better else patient
        booked = () if hasty is None or not better else hasty.every
        self.agenda.book(one.transfer.successor, one.transfer.holder, booked)
        for place in sorted(released):
            self._book_standing(place, self.found[place])
        self.agenda.book(one.transfer.successor, one.transfer.holder, booked, back=True)
        if better:
            self._gave_way |= dict.fromkeys(released, Reason(code="made-room", values={"topic": one.transfer.topic}))
        return stay

    def _yields(self, place: int, one: Begun) -> bool:
        """Whether a transfer is less urgent, not decided on yet, and of the same people."""
        other = self.found[place].transfer
        shares = other.successor == one.transfer.successor or self._booked[place][0] == one.transfer.holder
        return shares and place > self._places[one.key] and place not in self.stays and bool(self._booked[place][1])

    def _lateness(self, stay: Stay) -> int:
        """How many weeks later it ends than was planned; below 0 for earlier."""
        week = self.situation.calendar.week
        planned = [week(session.week) for work in stay.found.works for session in work.planned]
        return max((week(session.week) for session in stay.every), default=RUNNING) - max(planned, default=RUNNING)

    def _least(self, one: Begun, frame: Frame) -> Filled:
        """The way to fill it in that ends least late, then moves least: keeping what stands, or anew from there, or from now."""
        before = standing(one)
        kept = self._stays_long_enough(one, fill(one, self.agenda, frame))
        if kept.complete and kept.sessions == before.sessions:
            return kept
        week = self.situation.calendar.week
        planned = [week(session.week) for session in before.every]
        starts = dict.fromkeys((max(0, min(planned, default=0)), 0))
        tries = [
            self._as_shifted(one, frame),
            kept,
            *(self._stays_long_enough(one, fill(one, self.agenda, frame, anew_from=start)) for start in starts),
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
        parts = self._shifted.get(self._places[one.key], ())
        week = self.situation.calendar.week
        fits = len(parts) == len(one.works) and frame.holder == one.transfer.holder
        for work, part in zip(one.works, parts, strict=False):
            first = frame.record if work.step.recorded else frame.first
            fits = fits and all(first <= week(session.week) < frame.end for session in part)
        booked: list[Session] = []
        for session in (session for part in parts for session in part):
            fits = fits and self.agenda.short(one.transfer.successor, frame.holder, session) is None
            self.agenda.book(one.transfer.successor, frame.holder, (session,))
            booked.append(session)
        self.agenda.book(one.transfer.successor, frame.holder, booked, back=True)
        return self._stays_long_enough(one, Filled(sessions=parts, complete=fits))

    def _stays_long_enough(self, one: Begun, filled: Filled) -> Filled:
        """What was found; it is no use when the successor does not stay a year after it."""
        leaves = self.firm.person(one.transfer.successor).leaving.date
        last = max((session.week for session in filled.every), default=None)
        return attrs.evolve(filled, complete=False) if leaves is not None and last is not None and leaves < last + WEEK + STAYS else filled

    def _with_other_holder(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay | None:
        """With another holder for what is left."""
        transfer = one.transfer
        trouble = self._trouble(one)
        if trouble.code == "successor-leaves":
            return None
        able = self.firm.able(transfer.topic, self.situation.start)
        others = [
            person
            for person in (self.firm.person(name) for name in able if name not in {transfer.holder, transfer.successor})
            if person.teaching_hours >= SHORTEST_TEACHING and (self.firm.level(person.id, transfer.topic) or 0) >= _asked_of(transfer)
        ]

        def preference(person: str) -> tuple[bool, int, str]:
            leaves = self.firm.person(person).leaving.date or date.max
            return (self.firm.level(person, transfer.topic) or 0) < self.firm.scale.teaching, -leaves.toordinal(), person

        for holder in sorted((person.id for person in others), key=preference):
            for frame, end, _ in self._frames(one, holder, first):
                filled = self._least(one, frame)
                if filled.complete:
                    return Stay(found=one, holder=holder, deadline=end, sessions=filled.sessions, why=(*late, trouble, *_own(one)))
        return None

    def _trouble(self, one: Begun) -> Reason:
        """Why it cannot go on as it was."""
        transfer = one.transfer
        if not self._there(transfer.holder):
            return Reason(code="holder-not-there", values={"person": transfer.holder})
        if not self._is_holder(one, transfer.holder):
            if (transfer.topic, transfer.holder) in self._places:
                return Reason(code="holder-not-taught", values={"person": transfer.holder})
            return Reason(code="holder-not-able", values={"person": transfer.holder})
        leaves = self.firm.person(transfer.successor).leaving.date
        last = max((session.week for session in standing(one).every), default=self.situation.calendar.first)
        if leaves is not None and leaves < last + WEEK + STAYS:
            return Reason(code="successor-leaves", values={"person": transfer.successor, "date": leaves.isoformat()})
        return Reason(code="does-not-fit", values={"holder": transfer.holder, "successor": transfer.successor})

    def _given_up(self, one: Begun, first: int, late: tuple[Reason, ...]) -> Stay:
        """When it does not fit any more: what still documents it stays, when that fits."""
        trouble = self._trouble(one)
        why = (*late, trouble, *_own(one))
        documents = tuple(work for work in one.works if work.step.stage == "document")
        if trouble.code != "does-not-fit" or not documents:
            return self._stopped(one, why)
        only = attrs.evolve(one, works=documents)
        stopped = self._stopped(one, why)
        for frame, end, _ in self._frames(one, one.transfer.holder, first):
            filled = self._least(only, frame)
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


def _asked_of(transfer: Transfer) -> int:
    """The level that requirements of groups ask: who is below it cannot hand it over."""
    return max((int(reason.values["level"]) for reason in transfer.reasons if reason.code in {"for-requirement", "for-everyone"}), default=0)


def _own(one: Begun) -> tuple[Reason, ...]:
    """What happened to the transfer itself: weeks that were missed or put off, steps that are closed."""
    missed = [session for work in one.works if not work.done for session in work.missed]
    put_off = sorted({session.week for work in one.works if not work.done for session in work.put_off})
    closed = dict.fromkeys(work.closed for work in one.works if work.closed is not None)
    return (
        *([Reason(code="sessions-not-held", values={"sessions": len(missed)})] if missed else []),
        *(Reason(code="session-put-off", values={"week": week.isoformat()}) for week in put_off),
        *closed,
    )


def _waiting(one: Begun) -> Iterator[Session]:
    """What stands of a transfer and waits for what the successor must master first."""
    return (session for work, part in zip(one.works, standing(one).sessions, strict=True) if not work.step.recorded for session in part)
