"""A warm start: the transfers of an earlier plan as jobs in today's firm, with their people, methods and weeks as far as these still stand."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import attrs

from werkplekleren.retention.dates import STAYS, WEEK
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_changes import PlanChange
from werkplekleren.retention.plan_parts import PlanStep, Transfer
from werkplekleren.retention.planner.jobs import Office
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.needs import Need, Situation, coming_to
from werkplekleren.retention.planner.schedule import LONGEST_SESSION, Placement, Slot, shares
from werkplekleren.retention.planner.standing import Purpose, Ready, purposes
from werkplekleren.retention.planner.weeks import Calendar, Limits
from werkplekleren.retention.planner.why import demand_reasons, taught_reasons
from werkplekleren.retention.reasons import Reason

NOT_NEEDED = Reason(code="not-needed")


@attrs.frozen(kw_only=True)
class WarmStart:
    """What of an earlier plan can be done today.

    Args:
        kept: Its transfers as jobs, with their weeks where these can be as they were.
        changes: Its transfers that cannot be done or are not needed any more, with why.
    """

    kept: Kept
    changes: tuple[PlanChange, ...]


def warm_start(situation: Situation, needs: Sequence[Need], practice: Practice, plan: RetentionPlan) -> WarmStart:
    """What of an earlier plan can be done today.

    Hours and reasons are those of today; people, methods and weeks are those of the plan. What only documents is not taken along.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over.
        practice: The transfer methods.
        plan: The earlier plan.
    """
    return _Start(situation, needs, practice, plan).made()


def ready_in(situation: Situation, plan: RetentionPlan) -> list[Ready]:
    """Who learns what in a plan, of whom and what the firm still knows, and the week in which that is done, counted from today's first."""
    people, topics = {person.id for person in situation.firm.people}, {topic.id for topic in situation.firm.topics}
    found: dict[Key, Ready] = {}
    for one in plan.transfers:
        known = one.topic in topics and one.successor in people and one.holder in people
        if known and one.to_level > one.from_level and one.last_week is not None:
            found.setdefault((one.topic, one.successor), (one, situation.calendar.week(one.last_week)))
    return list(found.values())


class _Start:
    """One earlier plan, held beside the firm of today."""

    def __init__(self, situation: Situation, needs: Sequence[Need], practice: Practice, plan: RetentionPlan) -> None:
        self.situation = situation
        self.firm = situation.firm
        self.needs = needs
        self.plan = plan
        self.office = Office(situation, practice, Limits(), frozenset())
        self.methods = {method.id: method for method in practice.methods}
        self.pool: dict[Key, Transfer] = {}
        for one in plan.transfers:
            if one.to_level > one.from_level:
                self.pool.setdefault((one.topic, one.successor), one)
        self._people = {person.id for person in self.firm.people}
        self._topics = {topic.id for topic in self.firm.topics}
        self._placements: dict[Key, Placement] = {}

    def made(self) -> WarmStart:
        """Drop what does not stand until all that is left does, and make jobs of what of that is asked for."""
        why: dict[Key, Reason] = {}
        while gone := {key: reason for key, one in self.pool.items() if (reason := self._trouble(one)) is not None}:
            why |= gone
            self.pool = {key: one for key, one in self.pool.items() if key not in gone}
        beyond = self.situation.calendar.count
        weeks = {key: beyond if one.last_week is None else self.situation.calendar.week(one.last_week) for key, one in self.pool.items()}
        found = purposes(self.firm, self.needs, [(one, weeks[key]) for key, one in self.pool.items()])
        why |= {key: NOT_NEEDED for key in self.pool if key not in found}
        for key in sorted(found, key=lambda key: (weeks[key], key)):
            self._build(key, found, frozenset())
        changes = tuple(
            PlanChange(on=self.situation.start, topic=key[0], successor=key[1], what=Reason(code="dropped"), why=(why[key],)) for key in sorted(why)
        )
        return WarmStart(kept=Kept(jobs=tuple(self.office.jobs.values()), pinned=self._placements), changes=changes)

    def _trouble(self, one: Transfer) -> Reason | None:
        """Why a transfer cannot be done today, or need not be, beside those that can."""
        firm, start = self.firm, self.situation.start
        if one.topic not in self._topics:
            return Reason(code="topic-gone")
        for person, code in ((one.successor, "successor-not-there"), (one.holder, "holder-not-there")):
            if person not in self._people or firm.person(person).gone(start):
                return Reason(code=code, values={"person": person})
        level = firm.levels_of(one.topic).get(one.successor, 0)
        if level is None or one.successor in firm.exempt(one.topic, self.situation.last_day):
            return NOT_NEEDED
        if level >= one.to_level:
            return Reason(code="level-verified", values={"person": one.successor, "level": level})
        return self._people_trouble(one) or self._prerequisite_trouble(one)

    def _people_trouble(self, one: Transfer) -> Reason | None:
        if one.holder == one.successor or not (self._able(one) or self._learns(one.topic, one.holder)):
            return Reason(code="holder-not-able", values={"person": one.holder})
        if not self.office.staff.learning[one.successor] or not self.office.staff.teaching[one.holder]:
            return Reason(code="does-not-fit", values={"holder": one.holder, "successor": one.successor})
        leaves, last = self.firm.person(one.successor).leaving.date, one.last_week
        if leaves is not None and leaves < (self.situation.calendar.first if last is None else last) + WEEK + STAYS:
            return Reason(code="successor-leaves", values={"person": one.successor, "date": leaves.isoformat()})
        return None

    def _prerequisite_trouble(self, one: Transfer) -> Reason | None:
        for wanted in sorted(self.firm.topic(one.topic).prerequisites):
            if not self._masters(wanted, one.successor) and not self._learns(wanted, one.successor):
                return Reason(code="prerequisite-lost", values={"topic": wanted})
        return None

    def _able(self, one: Transfer) -> bool:
        """Whether the holder can hand it over today, or from the day of coming on."""
        return one.holder in self.firm.able(one.topic, self.situation.start) or one.holder in coming_to(self.situation, one.topic)

    def _learns(self, topic: str, person: str) -> bool:
        """Whether somebody comes to the required level of a topic by another transfer."""
        learned = self.pool.get((topic, person))
        return learned is not None and learned.to_level >= self.firm.required_level(topic)

    def _masters(self, topic: str, person: str) -> bool:
        return (self.firm.level(person, topic) or 0) >= self.firm.required_level(topic)

    def _build(self, key: Key, found: Mapping[Key, Purpose], waiting: frozenset[Key]) -> None:
        """Make a job of a transfer, after those it waits for."""
        if key in self.office.jobs or key in waiting:
            return
        one, purpose = self.pool[key], found[key]
        topic, taught = self.firm.topic(one.topic), (one.topic, one.holder)
        after = () if self._able(one) else (taught,)
        for before in (*after, *((wanted, one.successor) for wanted in sorted(topic.prerequisites))):
            if before in found:
                self._build(before, found, waiting | {key})
        documents = purpose.need.firm_wide and purpose.demand is not None and any(step.stage == "document" for step in one.steps)
        supports = self._supports(one, purpose)
        self.office.add(
            topic,
            one.holder,
            self.firm.person(one.successor),
            one.to_level,
            weight=purpose.weight,
            reasons=self._reasons(one, purpose, supports, after),
            unique=purpose.need.unique and documents,
            document=documents,
            supports=supports,
            after=tuple(before for before in after if before in self.office.jobs),
            given={step.stage: method for step in one.steps if (method := self.methods.get(step.method)) is not None and method.covers(step.stage)},
        )
        job = self.office.jobs[key] = self._in_time(self.office.jobs[key])
        placement = _placement(self.situation.calendar, job, one.steps)
        if placement is not None:
            self._placements[key] = placement

    def _supports(self, one: Transfer, purpose: Purpose) -> str | None:
        """The topic for which it was added, or is there today."""
        said = one.reasons[0] if one.reasons else None
        if said is not None and said.code == "prerequisite" and (topic := str(said.values["topic"]), one.successor) in self.pool:
            return topic
        return purpose.need.topic.id if purpose.demand is None else None

    def _reasons(self, one: Transfer, purpose: Purpose, supports: str | None, after: tuple[Key, ...]) -> tuple[Reason, ...]:
        """Why it is there, as it is today."""
        if supports is not None or purpose.demand is None:
            return (Reason(code="prerequisite", values={"topic": purpose.need.topic.id if supports is None else supports}),)
        asked = tuple(reason for reason in one.reasons if reason.code == "prerequisite" and (str(reason.values["topic"]), one.successor) in self.pool)
        return (*demand_reasons(purpose.need, purpose.demand, purpose.served), *taught_reasons(one.holder, after), *asked)

    def _in_time(self, job: Job) -> Job:
        """The job, with an end that leaves its successor here long enough after it."""
        leaves = self.firm.person(job.successor).leaving.date
        end = job.end if leaves is None else max(0, self.situation.calendar.week(leaves - STAYS))
        return job if end >= job.end else attrs.evolve(job, end=end, dated=True)


def _placement(calendar: Calendar, job: Job, steps: Sequence[PlanStep]) -> Placement | None:
    """The weeks of the steps, when they are just those of the job and lie as the planner lays them."""
    if [step.stage for step in steps] != [task.stage for task in job.tasks]:
        return None
    placement = tuple(_slots(calendar, task, step) for task, step in zip(job.tasks, steps, strict=True))
    if any(not slots for slots in placement):
        return None
    weeks = [slot.week for slots in placement for slot in slots]
    steady = all(before[-1].week <= after[0].week for before, after in pairwise(placement))
    return placement if steady and min(weeks) >= 0 and max(weeks) < job.end else None


def _slots(calendar: Calendar, task: Task, step: PlanStep) -> tuple[Slot, ...]:
    """The sessions of a step, when together they are the task, each at most a session long, the hours of both divided as always."""
    successor, holder = shares(task.successor, task.holder, judged=task.judged)
    slots = tuple(Slot(calendar.week(one.week), int(one.hours), int(one.holder_hours)) for one in step.sessions)
    done = [0]
    for before, slot, session in zip((None, *slots), slots, step.sessions, strict=False):
        length = max(slot.successor, slot.holder)
        done.append(done[-1] + length)
        whole = (slot.successor, slot.holder) == (session.hours, session.holder_hours) and session.week == calendar.monday(slot.week)
        fits = whole and 0 < length <= LONGEST_SESSION and done[-1] < len(successor) and (before is None or before.week < slot.week)
        if not fits or (slot.successor, slot.holder) != (successor[done[-1]] - successor[done[-2]], holder[done[-1]] - holder[done[-2]]):
            return ()
    return slots if done[-1] == len(successor) - 1 else ()
