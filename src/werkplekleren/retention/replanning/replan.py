"""A plan made again: what can stay stays, what can no longer be done stops, and what is not covered any more is planned anew."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from werkplekleren.errors import InvalidDataError, Message, Problem
from werkplekleren.retention.catalogue import RetentionCatalogue
from werkplekleren.retention.counted import counted
from werkplekleren.retention.dates import next_monday
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_changes import PlanChange, basis_of
from werkplekleren.retention.plan_choices import chosen_again
from werkplekleren.retention.plan_parts import OpenPoint, PlanStep, Session, Transfer
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.model import Job, Key, Task
from werkplekleren.retention.planner.needs import Situation
from werkplekleren.retention.planner.propose import Outcome, draw_up, names_in
from werkplekleren.retention.planner.request import MOST_WEEKS, check_range
from werkplekleren.retention.planner.schedule import Placement, Slot
from werkplekleren.retention.planner.weeks import Calendar, Limits
from werkplekleren.retention.progress import Progress
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.replanning.agenda import given
from werkplekleren.retention.replanning.begun import Begun, begun, hours_of
from werkplekleren.retention.replanning.changes import about_point, added, changes_of
from werkplekleren.retention.replanning.filling import Frame, job_of
from werkplekleren.retention.replanning.keeping import Keeping
from werkplekleren.retention.replanning.stay import Stay
from werkplekleren.retention.risk_method import RiskMethod
from werkplekleren.retention.transfer_method import STAGES


def replan(
    plan: RetentionPlan,
    progress: Progress,
    firm: KnowledgeMap,
    catalogue: RetentionCatalogue,
    *,
    on: date,
    horizon_weeks: int,
    risk_method: RiskMethod | None,
) -> RetentionPlan:
    """Make a plan again; see `RetentionPlan.replanned`."""
    check_range("horizon_weeks", horizon_weeks, 1, MOST_WEEKS)
    known = progress.until(on)
    problems: Sequence[Problem] = known.check(plan, firm)
    if problems:
        raise InvalidDataError(Message("the progress does not fit the plan {plan}", {"plan": plan.id}), problems)
    again = _Again(plan, known, firm, on, horizon_weeks)
    if again.settled:
        return again.unchanged()
    outcome = draw_up(again.renewing, catalogue, on=on, risk_method=risk_method, kept=again.kept())
    return again.renewed(outcome.warned(firm, on), catalogue)


class _Again:
    """One replanning: what stays of the transfers, and what has to come beside them."""

    def __init__(self, plan: RetentionPlan, progress: Progress, firm: KnowledgeMap, on: date, horizon_weeks: int) -> None:
        self.plan = plan
        self.firm = firm
        self.on = on
        here = counted(progress.applied_to(firm.certified()), on)
        self.situation = Situation(firm=here, calendar=_calendar(plan, on, horizon_weeks), start=on, buffer_weeks=plan.buffer_weeks)
        self.keeping = Keeping(self.situation, plan, begun(plan.transfers, progress, here, on))
        self.stays = self.keeping.run()
        self.transfers = {stay.found.key: transfer for stay in self.stays if (transfer := _written(stay)) is not None}
        self.changes = [change for stay in self.stays for change in changes_of(stay, on)]

    @property
    def settled(self) -> bool:
        """Whether nothing has to come beside what stays: the firm is the same and every transfer goes on."""
        same = self.plan.basis in {"", basis_of(self.firm)}
        return same and not any(stay.stopped and self._differs(stay) for stay in self.stays)

    def _differs(self, stay: Stay) -> bool:
        return any(change.topic == stay.found.transfer.topic for change in self.changes)

    def unchanged(self) -> RetentionPlan:
        """The plan with what was held, and what moved, in it."""
        return attrs.evolve(self.plan, transfers=tuple(self.transfers.values()), changes=(*self.plan.changes, *self.changes))

    @property
    def renewing(self) -> Situation:
        """The situation for what has to come: with what was learned and not judged yet, without whom the plan gave up."""
        here = self.situation.firm
        cells = {(cell.person, cell.topic): cell for cell in here.mastery}
        taught: set[Key] = set()
        people, topics = {one.id for one in here.people}, {one.id for one in here.topics}
        for stay in self.stays:
            topic, person = stay.found.key
            if person not in people or topic not in topics:
                continue
            if stay.excluded:
                cells[person, topic] = Mastery(person=person, topic=topic, level=None)
            elif stay.teaches and not self._ahead(stay):
                level = max(here.level(person, topic) or 0, stay.found.transfer.to_level)
                cells[person, topic] = Mastery(person=person, topic=topic, level=min(level, here.scale.highest))
                taught.add((person, topic))
        revocations = tuple(one for one in here.revocations if (one.person, one.topic) not in taught)
        return attrs.evolve(self.situation, firm=attrs.evolve(here, mastery=tuple(cells.values()), revocations=revocations))

    def _ahead(self, stay: Stay) -> tuple[Session, ...]:
        """What is to be held from the first week that is planned."""
        return tuple(session for session in stay.every if session.week >= self.situation.calendar.first)

    def kept(self) -> Kept:
        """What stays, as the planner takes it: each transfer as a job that ends in its last week; its hours are given away.

        The hours are not the job's own, so that the planner cannot move them, whatever bound on hours it tries.
        """
        calendar = self.situation.calendar
        live = {stay.found.key: stay for stay in self.stays if stay.teaches and self._ahead(stay)}
        ends = {key: max(self._ahead(stay), key=lambda session: session.week) for key, stay in live.items()}
        taken = [
            (stay.found.transfer.successor, stay.holder, _less_an_hour(session) if session is ends.get(stay.found.key) else session)
            for stay in self.stays
            for session in self._ahead(stay)
        ]
        learning, teaching = given(taken, calendar)
        jobs = {key: self._job(stay, ends[key], live) for key, stay in live.items()}
        return Kept(
            jobs=tuple(job for job, _ in jobs.values()),
            pinned={key: placement for key, (_, placement) in jobs.items()},
            limits=Limits(learning=learning, teaching=teaching),
        )

    def _job(self, stay: Stay, last: Session, live: Mapping[Key, Stay]) -> tuple[Job, Placement]:
        """The last hour of a transfer: so the planner knows who will be able, and from when."""
        calendar = self.situation.calendar
        transfer = attrs.evolve(stay.found.transfer, deadline=stay.deadline)
        learns = last.hours >= 1
        step = stay.found.works[-1].step
        task = Task(stage=step.stage, method=step.method, successor=int(learns), holder=int(not learns))
        end = calendar.count if stay.deadline is None else min(calendar.count, max(0, calendar.week(stay.deadline)))
        before = [(wanted, transfer.successor) for wanted in self.situation.firm.topic(transfer.topic).prerequisites]
        after = tuple(key for key in ((transfer.topic, stay.holder), *sorted(before)) if key in live)
        job = job_of(transfer, (task,), Frame(holder=stay.holder, first=0, record=0, end=end), after=after)
        return job, ((Slot(calendar.week(last.week), task.successor, task.holder),),)

    def renewed(self, outcome: Outcome, catalogue: RetentionCatalogue) -> RetentionPlan:
        """The plan with what came beside what stays."""
        wanted = self._wanted()
        points = [one for one in outcome.points if wanted is None or one.topic in wanted]
        coming = [one for one in outcome.transfers if self._is_new(one, wanted)]
        new = self._adopted(coming)
        there = {(one.topic, one.successor) for one in new}
        open_points = {point.topic for point in points}
        lost = [one for one in coming if (one.topic, one.successor) not in there and one.topic not in open_points]
        points.extend(point for one in lost for point in self._still_open(one))
        return self._with(new, points, outcome, catalogue)

    def _adopted(self, coming: Sequence[Transfer]) -> list[Transfer]:
        """Those new transfers that fit beside what stays, each after what it waits for."""
        adopted: dict[Key, Transfer] = {}
        waiting = list(coming)
        while waiting:
            keys = {(one.topic, one.successor) for one in waiting}
            ready = next((one for one in waiting if not self._waits(one) & (keys - {(one.topic, one.successor)})), waiting[0])
            waiting.remove(ready)
            stay = self.keeping.adopt(self._beside_old(ready))
            transfer = None if stay is None else _written(stay)
            if transfer is not None:
                adopted[ready.topic, ready.successor] = transfer
        return list(adopted.values())

    def _waits(self, one: Transfer) -> set[Key]:
        """What a transfer may have to wait for."""
        wanted = self.situation.firm.topic(one.topic).prerequisites
        return {(one.topic, one.holder), *((topic, one.successor) for topic in wanted)}

    def _beside_old(self, one: Transfer) -> Transfer:
        """A new transfer without documenting again what an earlier transfer to the same person documents; with what was held then."""
        old = self.transfers.get((one.topic, one.successor))
        if old is not None:
            again = {step.stage for step in one.steps if step.stage != "document"}
            held = sum(hours_of(session for session in step.sessions if session.held)[0] for step in old.steps if step.stage in again)
            before = (Reason(code="held-before", values={"person": one.successor, "hours": round(held)}),) if round(held) else ()
            one = attrs.evolve(one, reasons=(*one.reasons, *before))
        documents = old is not None and any(step.stage == "document" for step in old.steps)
        return attrs.evolve(one, steps=tuple(step for step in one.steps if step.stage != "document")) if documents else one

    def _still_open(self, transfer: Transfer) -> list[OpenPoint]:
        """Open points for a transfer that did not fit beside what stays: for the firm, and for each requirement that it was for."""
        topic = transfer.topic
        points: list[OpenPoint] = []
        groups = [reason.values for reason in transfer.reasons if reason.code in {"for-requirement", "for-everyone"}]
        for asked in groups:
            values = {"group": asked["group"], "required": asked["required"], "missing": 1}
            points.append(OpenPoint(topic=topic, code="group-falls-short", values=values, requirement=str(asked["requirement"])))
        if not groups or any(reason.code == "below-required" for reason in transfer.reasons):
            values = {"missing": 1, "required": self.firm.topic(topic).required_people}
            points.insert(0, OpenPoint(topic=topic, code="too-few-successors", values=values))
        old = {point.requirement: point for point in self.plan.unsolved if point.topic == topic}
        return [old.get(point.requirement, point) for point in points]

    def _wanted(self) -> frozenset[str] | None:
        """The topics that may be planned anew; `None` for all. A plan made by hand gets none of its own accord."""
        if self.plan.basis:
            return None
        return frozenset([*(stay.found.transfer.topic for stay in self.stays if stay.stopped), *(point.topic for point in self.plan.unsolved)])

    def _is_new(self, transfer: Transfer, wanted: frozenset[str] | None) -> bool:
        key = transfer.topic, transfer.successor
        staying = next((stay for stay in self.stays if stay.found.key == key), None)
        if staying is not None and staying.teaches and (self._ahead(staying) or not staying.found.done):
            return False
        supports = {str(reason.values["topic"]) for reason in transfer.reasons if reason.code == "prerequisite"}
        return wanted is None or transfer.topic in wanted or bool(supports & wanted)

    def _with(self, new: Sequence[Transfer], points: Sequence[OpenPoint], outcome: Outcome, catalogue: RetentionCatalogue) -> RetentionPlan:
        transfers = dict(self.transfers)
        for one in new:
            key = one.topic, one.successor
            transfers[key] = _merged(transfers[key], one) if key in transfers else one
        ordered = _in_order(tuple(self.transfers), transfers, outcome.transfers)
        here = self.situation.firm
        people, topics = names_in(here, ordered, points, outcome.warnings)
        methods = {str(method): catalogue.transfer_methods[method].title for one in new for method in one.methods}
        kept_points = tuple(points if self.plan.basis or points else self.plan.unsolved)
        plan = attrs.evolve(
            self.plan,
            transfers=ordered,
            unsolved=kept_points,
            warnings=outcome.warnings,
            people={**self.plan.people, **people},
            topics={**self.plan.topics, **topics},
            methods={**self.plan.methods, **methods},
            options=self.plan.options or (outcome.options if self.plan.basis else ()),
            basis=basis_of(self.firm) if self.plan.basis else "",
            changes=(*self.plan.changes, *self.changes, *(added(one, self.on) for one in new), *self._of_points(kept_points)),
        )
        return attrs.evolve(plan, choices=chosen_again(plan, here, outcome.choices)) if plan.options else plan

    def _of_points(self, points: Iterable[OpenPoint]) -> list[PlanChange]:
        old, new = {point.topic for point in self.plan.unsolved}, {point.topic for point in points}
        return [
            *(about_point(topic, "point-added", self.on) for topic in sorted(new - old)),
            *(about_point(topic, "point-solved", self.on) for topic in sorted(old - new)),
        ]


def _less_an_hour(session: Session) -> Session:
    """A session without the hour that stands for the end of its transfer."""
    learns = session.hours >= 1
    return attrs.evolve(session, hours=session.hours - learns, holder_hours=max(0.0, session.holder_hours - (not learns)))


def _calendar(plan: RetentionPlan, on: date, horizon_weeks: int) -> Calendar:
    """The weeks that are planned: from the first Monday, as far ahead as asked, and at least as far as the plan went."""
    calendar = Calendar(first=next_monday(on), count=horizon_weeks)
    last = max((calendar.week(one.last_week) for one in plan.transfers if one.last_week is not None), default=0)
    return attrs.evolve(calendar, count=max(horizon_weeks, last + 1))


def _written(stay: Stay) -> Transfer | None:
    """A transfer with what was held and what is still to be held; `None` when there is nothing of it left."""
    found: Begun = stay.found
    steps: list[PlanStep] = []
    for work, part in zip(found.works, stay.sessions, strict=True):
        sessions = tuple(sorted((*work.held, *part), key=lambda session: session.week))
        if sessions or not stay.stopped:
            learned, taught = hours_of(sessions)
            steps.append(
                attrs.evolve(
                    work.step,
                    sessions=sessions,
                    successor_hours=learned,
                    holder_hours=taught,
                    first_week=min((session.week for session in sessions), default=work.step.first_week),
                    last_week=max((session.week for session in sessions), default=work.step.last_week),
                    closed=not part and (work.closed is not None if work.done else stay.stopped),
                )
            )
    if stay.stopped and not steps:
        return None
    transfer = attrs.evolve(found.transfer, holder=stay.holder, deadline=stay.deadline, steps=tuple(steps))
    if not stay.stopped:
        return transfer
    reached = found.transfer.from_level if found.level is None else min(found.transfer.to_level, max(found.level, found.transfer.from_level))
    return attrs.evolve(transfer, to_level=reached)


def _merged(old: Transfer, new: Transfer) -> Transfer:
    """A transfer that is taken up again: what was held of it, and what comes."""
    before = {step.stage: step for step in old.steps}
    coming = {step.stage: step for step in new.steps if not (step.stage == "document" and step.stage in before)}
    steps: list[PlanStep] = []
    for stage in (stage for stage in STAGES if stage in before or stage in coming):
        parts = [step for step in (before.get(stage), coming.get(stage)) if step is not None]
        sessions = tuple(sorted((session for step in parts for session in step.sessions), key=lambda session: session.week))
        learned, taught = hours_of(sessions)
        weeks = [session.week for session in sessions]
        steps.append(
            attrs.evolve(
                parts[-1],
                id=parts[0].id,
                sessions=sessions,
                successor_hours=learned,
                holder_hours=taught,
                first_week=min(weeks, default=parts[0].first_week),
                last_week=max(weeks, default=parts[0].last_week),
                closed=parts[-1].closed,
            )
        )
    return attrs.evolve(new, steps=tuple(steps), methods=tuple(dict.fromkeys((*old.methods, *new.methods))))


def _in_order(kept: Sequence[Key], transfers: dict[Key, Transfer], urgency: Sequence[Transfer]) -> tuple[Transfer, ...]:
    """What stays in its order, and each new transfer before the first that stays and is less urgent."""
    ranked = [(one.topic, one.successor) for one in urgency]
    order = list(kept)
    for place, key in reversed(list(enumerate(ranked))):
        if key in transfers and key not in order:
            after = next((one for one in ranked[place + 1 :] if one in order), None)
            order.insert(len(order) if after is None else order.index(after), key)
    return tuple(transfers[key] for key in order)
