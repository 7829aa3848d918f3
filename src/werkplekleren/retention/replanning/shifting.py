"""Shifting a plan to the right: what was missed comes first, what was planned then gives way, until free hours take it up.

Nothing is planned earlier than it was, and what nothing pushes stays in its week.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil, floor

import attrs

from werkplekleren.retention.plan_parts import Session
from werkplekleren.retention.replanning.agenda import RUNNING, Agenda
from werkplekleren.retention.replanning.begun import NEXT_TO_NOTHING, Begun, Work, hours_of

LONG_AGO = -1_000_000
"""Before every week."""


@attrs.define
class _Piece:
    """Hours of one step that still need a week.

    Args:
        due: The week in which they were planned.
        hours: Hours of the successor.
        holder_hours: Hours of the holder.
        extra: Whether it is what lacks of a week that was held.
    """

    due: int
    hours: float
    holder_hours: float
    extra: bool = False


@attrs.define
class _Line:
    """One transfer while it is shifted."""

    place: int
    found: Begun
    pieces: list[list[_Piece]]
    past: list[int]
    last: int
    sessions: list[dict[int, Session]]
    before: Sequence[int]

    @property
    def next(self) -> tuple[int, _Piece] | None:
        """The step and the piece that come next."""
        return next(((number, pieces[0]) for number, pieces in enumerate(self.pieces) if pieces), None)


def shifted(found: Mapping[int, Begun], agenda: Agenda, before: Callable[[Begun], Iterable[int]]) -> dict[int, tuple[tuple[Session, ...], ...]]:
    """Shift transfers of which nothing is booked; nothing is booked afterwards either.

    Args:
        found: Place in the plan -> what has become of the transfer; the lowest place is the most urgent.
        agenda: Free hours.
        before: The places of the transfers that must be done before one.

    Returns:
        Place -> per step what is to be held; only for transfers that came to an end.
    """
    lines = {place: _line(place, one, agenda, [*before(one)]) for place, one in found.items()}
    booked = [(line, session) for line in lines.values() for weeks in line.sessions for session in weeks.values()]
    for week in range(agenda.calendar.count):
        waiting = [line for line in lines.values() if line.next is not None]
        if not waiting:
            break
        for line in sorted(waiting, key=_urgency):
            booked.extend((line, session) for session in _advance(line, lines, agenda, week))
    for line, session in booked:
        agenda.book(line.found.transfer.successor, line.found.transfer.holder, (session,), back=True)
    return {
        place: tuple(tuple(weeks[week] for week in sorted(weeks)) for weeks in line.sessions) for place, line in lines.items() if line.next is None
    }


def _urgency(line: _Line) -> tuple[int, int]:
    following = line.next
    return (0 if following is None else following[1].due), line.place


def _line(place: int, one: Begun, agenda: Agenda, before: list[int]) -> _Line:
    week, transfer = agenda.calendar.week, one.transfer
    past = [max((week(session.week) for session in work.held), default=LONG_AGO) for work in one.works]
    line = _Line(place, one, [_pieces(work, agenda) for work in one.works], past, RUNNING, [{} for _ in one.works], before)
    for number, work in enumerate(one.works):
        standing = {session.week for session in work.standing if week(session.week) == RUNNING}
        earlier = any(line.pieces[:number])
        if standing and not earlier and not any(agenda.away(person, min(standing)) for person in (transfer.successor, transfer.holder)):
            for piece in [piece for piece in line.pieces[number] if piece.due == RUNNING and not piece.extra]:
                session = Session(week=min(standing), hours=piece.hours, holder_hours=piece.holder_hours)
                if agenda.short(transfer.successor, transfer.holder, session) is None:
                    agenda.book(transfer.successor, transfer.holder, (session,))
                    line.pieces[number].remove(piece)
                    line.sessions[number][RUNNING] = session
    return line


def _pieces(work: Work, agenda: Agenda) -> list[_Piece]:
    """What is left of a step, in the pieces in which it was planned; what lacks of a week that was held comes first."""
    if work.done:
        return []
    week = agenda.calendar.week
    pieces = [_Piece(week(session.week), session.hours, session.holder_hours) for session in (*work.missed, *work.put_off, *work.standing)]
    pieces.sort(key=lambda piece: piece.due)
    learned, taught = hours_of(work.missed + work.put_off + work.standing)
    left = work.left
    lacking = [max(0.0, float(ceil(wanted - there - NEXT_TO_NOTHING))) for wanted, there in zip(left, (learned, taught), strict=True)]
    surplus = [floor(there - wanted + NEXT_TO_NOTHING) for wanted, there in zip(left, (learned, taught), strict=True)]
    for piece in reversed(pieces):
        less, less_taught = min(floor(piece.hours), max(0, surplus[0])), min(floor(piece.holder_hours), max(0, surplus[1]))
        surplus = [surplus[0] - less, surplus[1] - less_taught]
        piece.hours, piece.holder_hours = piece.hours - less, piece.holder_hours - less_taught
    if any(lacking):
        pieces.insert(0, _Piece(RUNNING, lacking[0], lacking[1], extra=True))
    return [piece for piece in pieces if piece.hours or piece.holder_hours]


def _advance(line: _Line, lines: Mapping[int, _Line], agenda: Agenda, week: int) -> Iterable[Session]:
    """Hold what is due and fits in a week."""
    transfer, monday = line.found.transfer, agenda.calendar.monday(week)
    ready = all(lines[place].next is None and lines[place].last < week for place in line.before if place in lines)
    away = {person for person in (transfer.successor, transfer.holder) if agenda.away(person, monday)}
    if monday in line.found.slipped:
        return
    while (following := line.next) is not None:
        number, piece = following
        needed = {person for person, hours in ((transfer.successor, piece.hours), (transfer.holder, piece.holder_hours)) if hours > NEXT_TO_NOTHING}
        if away & needed:
            return
        if not ready and not line.found.works[number].step.recorded:
            return
        if piece.due > week or line.past[number] >= week or max(line.past[:number], default=LONG_AGO) > week:
            return
        session = _fitting(piece, agenda, line.found, week)
        if session is None:
            return
        agenda.book(transfer.successor, transfer.holder, (session,))
        there = line.sessions[number].get(week)
        line.sessions[number][week] = (
            session
            if there is None
            else attrs.evolve(session, hours=session.hours + there.hours, holder_hours=session.holder_hours + there.holder_hours)
        )
        line.last = max(line.last, week)
        piece.hours, piece.holder_hours = piece.hours - session.hours, piece.holder_hours - session.holder_hours
        if piece.hours <= NEXT_TO_NOTHING and piece.holder_hours <= NEXT_TO_NOTHING:
            line.pieces[number].pop(0)
        yield session


def _fitting(piece: _Piece, agenda: Agenda, found: Begun, week: int) -> Session | None:
    """As much of a piece as both have hours for: all of it, else as many whole hours as fit."""
    transfer, monday = found.transfer, agenda.calendar.monday(week)
    whole = Session(week=monday, hours=piece.hours, holder_hours=piece.holder_hours)
    if agenda.short(transfer.successor, transfer.holder, whole) is None:
        return whole
    for hours in range(ceil(piece.hours) - 1, 0, -1):
        part = Session(week=monday, hours=float(hours), holder_hours=float(floor(piece.holder_hours * hours / piece.hours)))
        if agenda.short(transfer.successor, transfer.holder, part) is None:
            return part
    return None
