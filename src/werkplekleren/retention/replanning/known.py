"""What is known while a plan is made again: who is there and able, what waits for what, and what stands in the way."""

from collections.abc import Iterator, Sequence

from werkplekleren.retention.dates import STAYS, WEEK
from werkplekleren.retention.plan_parts import Session, Transfer
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.agenda import RUNNING, Agenda
from werkplekleren.retention.replanning.begun import Begun
from werkplekleren.retention.replanning.filling import standing
from werkplekleren.retention.replanning.stay import Stay


class Known:
    """The firm, the transfers, and what became of those that were decided on so far.

    Args:
        situation: The firm and its weeks, with the day from which is planned.
        buffer_weeks: Weeks kept free before somebody leaves.
        found: What has become of each transfer, in the order of the plan.
    """

    def __init__(self, situation: Situation, buffer_weeks: int, found: Sequence[Begun]) -> None:
        self.situation = situation
        self.firm = situation.firm
        self.buffer_weeks = buffer_weeks
        self.found = found
        self.agenda = Agenda(self.firm, situation.calendar)
        self.stays: dict[int, Stay] = {}
        self.shifted: dict[int, tuple[tuple[Session, ...], ...]] = {}
        self.places = {one.key: place for place, one in enumerate(found)}
        self._topics = {topic.id for topic in self.firm.topics}

    def there(self, person: str) -> bool:
        """Whether somebody can be planned with: is here or still to come, as when a plan is proposed."""
        return self.agenda.knows(person) and not self.firm.person(person).gone(self.situation.start)

    def masters(self, topic: str, person: str) -> bool:
        """Whether somebody is qualified for a topic already."""
        return person in self.firm.qualified(topic)

    def is_holder(self, one: Begun, person: str) -> bool:
        """Whether somebody can hand it over: is there and able, or will be."""
        if not self.there(person) or person == one.transfer.successor:
            return False
        return self.masters(one.transfer.topic, person) or self.taught(one.transfer.topic, person) is not None

    def taught(self, topic: str, person: str) -> int | None:
        """The place of the transfer by which somebody comes to master a topic."""
        place = self.places.get((topic, person))
        if place is None:
            return None
        transfer = self.found[place].transfer
        stay = self.stays.get(place)
        masters = transfer.to_level > transfer.from_level and transfer.to_level >= self.firm.required_level(topic)
        return place if masters and (stay is None or stay.teaches) else None

    def hopeless(self, one: Begun) -> Reason | None:
        """Why a transfer cannot go on, whoever its holder is."""
        transfer = one.transfer
        if one.cancelled:
            return Reason(code="cancelled")
        if transfer.topic not in self._topics:
            return Reason(code="topic-gone")
        if not self.there(transfer.successor):
            return Reason(code="successor-not-there", values={"person": transfer.successor})
        return None

    def trouble(self, one: Begun) -> Reason:
        """Why it cannot go on as it was."""
        transfer = one.transfer
        if not self.there(transfer.holder):
            return Reason(code="holder-not-there", values={"person": transfer.holder})
        if not self.is_holder(one, transfer.holder):
            if (transfer.topic, transfer.holder) in self.places:
                return Reason(code="holder-not-taught", values={"person": transfer.holder})
            return Reason(code="holder-not-able", values={"person": transfer.holder})
        leaves = self.firm.person(transfer.successor).leaving.date
        last = max((session.week for session in standing(one).every), default=self.situation.calendar.first)
        if leaves is not None and leaves < last + WEEK + STAYS:
            return Reason(code="successor-leaves", values={"person": transfer.successor, "date": leaves.isoformat()})
        return Reason(code="does-not-fit", values={"holder": transfer.holder, "successor": transfer.successor})

    def before(self, one: Begun) -> list[int]:
        """The transfers that must be done before this one: of what the successor, and the holder, must master first."""
        transfer = one.transfer
        if transfer.topic not in self._topics:
            return []
        keys = [(transfer.topic, transfer.holder)]
        if transfer.to_level > transfer.from_level:
            keys.extend((wanted, transfer.successor) for wanted in self.firm.topic(transfer.topic).prerequisites)
        return [self.places[topic, person] for topic, person in keys if (topic, person) in self.places and not self.masters(topic, person)]

    def first_week(self, one: Begun) -> tuple[int | None, tuple[Reason, ...]]:
        """The first week in which it may go on, for what the successor must master first; `None` when that does not come."""
        transfer = one.transfer
        first = RUNNING
        if transfer.to_level <= transfer.from_level:
            return first, ()
        late: list[Reason] = []
        for wanted in self.firm.topic(transfer.topic).prerequisites:
            if self.masters(wanted, transfer.successor):
                continue
            place = self.taught(wanted, transfer.successor)
            if place is None or place not in self.stays:
                return None, (Reason(code="prerequisite-lost", values={"topic": wanted}),)
            ready = self.ready(place)
            if ready > min((self.situation.calendar.week(session.week) for session in _waiting(one)), default=ready):
                late.append(Reason(code="prerequisite-late", values={"topic": wanted}))
            first = max(first, ready)
        return first, tuple(late)

    def ready(self, place: int) -> int:
        """The first week after a transfer."""
        last = self.stays[place].last_week()
        return RUNNING if last is None else self.situation.calendar.week(last) + 1


def asked_of(transfer: Transfer) -> int:
    """The level that requirements of groups ask: who is below it cannot hand it over."""
    return max((int(reason.values["level"]) for reason in transfer.reasons if reason.code in {"for-requirement", "for-everyone"}), default=0)


def _waiting(one: Begun) -> Iterator[Session]:
    """What stands of a transfer and waits for what the successor must master first."""
    return (session for work, part in zip(one.works, standing(one).sessions, strict=True) if not work.step.recorded for session in part)
