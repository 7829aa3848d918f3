"""What differs between a plan and the plan made again, transfer by transfer, in codes."""

from collections.abc import Iterator
from datetime import date

from werkplekleren.retention.dates import WEEK
from werkplekleren.retention.plan_changes import PlanChange
from werkplekleren.retention.plan_parts import Session, Transfer
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.begun import NEXT_TO_NOTHING, hours_of
from werkplekleren.retention.replanning.filling import moved
from werkplekleren.retention.replanning.stay import Stay


def changes_of(stay: Stay, on: date) -> tuple[PlanChange, ...]:
    """What became otherwise of a transfer, with the reasons; nothing when it goes on as it was."""
    transfer = stay.found.transfer
    why = tuple(dict.fromkeys(stay.why))
    return tuple(PlanChange(on=on, topic=transfer.topic, successor=transfer.successor, what=what, why=why) for what in _what(stay))


def _what(stay: Stay) -> Iterator[Reason]:
    found = stay.found
    before = tuple(work.planned for work in found.works)
    if stay.stopped:
        learned = sum(hours_of(work.held)[0] for work in found.works)
        held = Reason(code="stopped", values={"hours": round(learned)}) if found.any_held else Reason(code="dropped")
        yield Reason(code="only-documents") if stay.every else held
        return
    if stay.untaught:
        yield Reason(code="no-teaching", values={"person": found.transfer.successor})
    if stay.holder != found.transfer.holder:
        yield Reason(code="other-holder", values={"person": stay.holder})
    if stay.deadline != found.transfer.deadline:
        yield Reason(code="no-deadline") if stay.deadline is None else Reason(code="deadline", values={"date": stay.deadline.isoformat()})
    yield from _weeks(before, stay)


def _weeks(before: tuple[tuple[Session, ...], ...], stay: Stay) -> Iterator[Reason]:
    """How the weeks and hours differ."""
    old = [session for part in before for session in part]
    less = hours_of(old)[0] - sum(work.newly_held for work in stay.found.works) - hours_of(stay.every)[0]
    if before == stay.sessions:
        return
    last, ends = max((session.week for session in old), default=None), max((session.week for session in stay.every), default=None)
    closed = any(work.closed is not None for work in stay.found.works)
    if closed and less > NEXT_TO_NOTHING:
        yield Reason(code="less-work", values={"hours": round(less)})
    if ends is None:
        return
    weeks = 0 if last is None else (ends - last) // WEEK
    if weeks:
        yield Reason(code="later" if weeks > 0 else "earlier", values={"weeks": abs(weeks), "week": ends.isoformat()})
    elif (hours := moved(before, stay.sessions)) > NEXT_TO_NOTHING:
        yield Reason(code="moved", values={"hours": max(1, round(hours))})


def added(transfer: Transfer, on: date) -> PlanChange:
    """A transfer that is new."""
    last = transfer.last_week
    values = {} if last is None else {"week": last.isoformat()}
    return PlanChange(on=on, topic=transfer.topic, successor=transfer.successor, what=Reason(code="added", values=values), why=transfer.reasons)


def about_point(topic: str, code: str, on: date) -> PlanChange:
    """An open point that is new (`point-added`) or is no longer one (`point-solved`)."""
    return PlanChange(on=on, topic=topic, what=Reason(code=code))
