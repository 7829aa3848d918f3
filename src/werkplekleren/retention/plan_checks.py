"""Checking a plan against a firm, after the planner as after changes by hand: names, hours, absence, order, deadline."""

from collections.abc import Iterator
from datetime import date, timedelta

from werkplekleren.errors import Message, Place, Problem
from werkplekleren.retention.counted import counted
from werkplekleren.retention.dates import STAYS, WEEK, deadline, monday_of
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.people import Person
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_choices import choice_problems
from werkplekleren.retention.plan_parts import PlanStep, Transfer
from werkplekleren.retention.plan_requirements import untold
from werkplekleren.retention.transfer_method import STAGES

ROUNDING = 1e-6


def problems_of_plan(plan: RetentionPlan, firm: KnowledgeMap) -> tuple[Problem, ...]:
    """Everything in a plan that cannot be carried out, in the order of the plan; its options, people's hours and requirements last."""
    firm = counted(firm, plan.start)
    problems: list[Problem] = []
    sound: list[Transfer] = []
    for place, transfer in enumerate(plan.transfers):
        path = f"transfers[{place}]"
        if transfer.steps and not transfer.open_weeks:  # all of it was held: whoever did it may have left since
            problems.extend(_step_problems(transfer, path))
            continue
        unknown = list(_name_problems(transfer, firm, path))
        problems.extend(unknown)
        if unknown:
            continue
        sound.append(transfer)
        problems.extend(_people_problems(plan, transfer, firm, path))
        problems.extend(_step_problems(transfer, path))
        problems.extend(_absence_problems(transfer, firm, path))
        problems.extend(_prerequisite_problems(plan, transfer, firm, path))
        problems.extend(_deadline_problems(plan, transfer, firm, path))
    return (*problems, *choice_problems(plan, firm), *_hour_problems(sound, firm), *_requirement_problems(plan, firm))


def _problem(code: str, path: str, what: str, **values: str | int) -> Problem:
    return Problem(code=code, what=Message(what, values), place=Place(path=path))


def _name_problems(transfer: Transfer, firm: KnowledgeMap, path: str) -> Iterator[Problem]:
    people = {person.id for person in firm.people}
    for field, name in (("holder", transfer.holder), ("successor", transfer.successor)):
        if name not in people:
            yield _problem("unknown-person", f"{path}.{field}", "there is no person with the id {id!r}", id=name)
    if transfer.topic not in {topic.id for topic in firm.topics}:
        yield _problem("unknown-topic", f"{path}.topic", "there is no topic with the id {id!r}", id=transfer.topic)


def _people_problems(plan: RetentionPlan, transfer: Transfer, firm: KnowledgeMap, path: str) -> Iterator[Problem]:
    if transfer.holder == transfer.successor:
        yield _problem("own-successor", path, "{person} cannot hand over to the same person", person=transfer.holder)
    if transfer.holder not in firm.qualified(transfer.topic) and not _done(plan, firm, transfer.topic, transfer.holder, _first(transfer)):
        yield _problem(
            "holder-not-able",
            f"{path}.holder",
            "{person} is not at the required level of {topic}, and does not get there in time",
            person=transfer.holder,
            topic=transfer.topic,
        )


def _done(plan: RetentionPlan, firm: KnowledgeMap, topic: str, person: str, before: date | None) -> bool:
    """Whether a transfer brings a person to the required level of a topic before a week."""
    level = firm.required_level(topic)
    for other in plan.transfers:
        last = other.last_week
        learned = (other.topic, other.successor) == (topic, person) and other.to_level > other.from_level and other.to_level >= level
        if learned and last is not None and (before is None or last < before):
            return True
    return False


def _first(transfer: Transfer) -> date | None:
    """The first week in which something is still to be held."""
    return min(transfer.open_weeks, default=None)


def _step_problems(transfer: Transfer, path: str) -> Iterator[Problem]:
    previous: PlanStep | None = None
    for place, step in enumerate(transfer.steps):
        here = f"{path}.steps[{place}]"
        if previous is not None and STAGES.index(step.stage) <= STAGES.index(previous.stage):
            yield _problem("stage-order", here, "{stage} cannot come after {previous}", stage=step.stage, previous=previous.stage)
        if previous is not None and step.open_weeks and min(step.open_weeks) < previous.last_week:
            yield _problem("step-order", here, "{stage} starts before {previous} is done", stage=step.stage, previous=previous.stage)
        previous = step
        weeks = [session.week for session in step.sessions]
        if weeks != sorted(set(weeks)) or any(monday_of(week) != week for week in weeks):
            yield _problem("session-order", f"{here}.sessions", "sessions must be one a week, in order, each named by its Monday")
        if weeks and not (step.first_week == min(weeks) and step.last_week == max(weeks)):
            yield _problem("session-weeks", here, "first_week and last_week must be those of the sessions")
        given = sum(session.hours for session in step.sessions), sum(session.holder_hours for session in step.sessions)
        if abs(given[0] - step.successor_hours) > ROUNDING or abs(given[1] - step.holder_hours) > ROUNDING:
            yield _problem(
                "session-hours",
                f"{here}.sessions",
                "the sessions add up to {successor} and {holder} hours, the step takes {wanted_successor} and {wanted_holder}",
                successor=f"{given[0]:g}",
                holder=f"{given[1]:g}",
                wanted_successor=f"{step.successor_hours:g}",
                wanted_holder=f"{step.holder_hours:g}",
            )


def _absence_problems(transfer: Transfer, firm: KnowledgeMap, path: str) -> Iterator[Problem]:
    holder, successor = firm.person(transfer.holder), firm.person(transfer.successor)
    for place, step in enumerate(transfer.steps):
        for number, session in enumerate(step.sessions):
            for person, hours in ((successor, session.hours), (holder, session.holder_hours)):
                if hours and not session.held and is_away(person, session.week):
                    yield _problem(
                        "absent",
                        f"{path}.steps[{place}].sessions[{number}]",
                        "{person} is away in the week of {week}",
                        person=person.id,
                        week=session.week.isoformat(),
                    )


def is_away(person: Person, monday: date) -> bool:
    """Whether somebody is away in a week: touched by an absence, or not worked in whole after starting and before leaving."""
    sunday = monday + timedelta(days=6)
    starts, leaves = person.starts_on, person.leaving.date
    gone = (leaves is not None and leaves <= sunday) or (starts is not None and starts > monday)
    return gone or any(absence.first <= sunday and absence.last >= monday for absence in person.absences)


def _prerequisite_problems(plan: RetentionPlan, transfer: Transfer, firm: KnowledgeMap, path: str) -> Iterator[Problem]:
    if transfer.to_level <= transfer.from_level:
        return
    for wanted in firm.topic(transfer.topic).prerequisites:
        first = min((week for step in transfer.steps if not step.recorded for week in step.open_weeks), default=None)
        ready = transfer.successor in firm.qualified(wanted) or _done(plan, firm, wanted, transfer.successor, first)
        if not ready:
            yield _problem("prerequisite-missing", path, "{person} must master {topic} first", person=transfer.successor, topic=wanted)


def _deadline_problems(plan: RetentionPlan, transfer: Transfer, firm: KnowledgeMap, path: str) -> Iterator[Problem]:
    if not transfer.open_weeks:
        return
    first, last = min(transfer.open_weeks), max(transfer.open_weeks)
    if first < plan.start:
        yield _problem("before-start", path, "it starts in the week of {week}, before the plan does", week=first.isoformat())
    leaves = firm.person(transfer.holder).leaving.date
    ends = [day for day in (transfer.deadline, None if leaves is None else deadline(leaves, plan.buffer_weeks)) if day is not None]
    if ends and last >= min(ends):
        yield _problem(
            "after-deadline", path, "it ends in the week of {week}; the deadline is {deadline}", week=last.isoformat(), deadline=min(ends).isoformat()
        )
    heir_leaves = firm.person(transfer.successor).leaving.date
    if heir_leaves is not None and heir_leaves < last + WEEK + STAYS:
        yield _problem(
            "successor-leaves",
            f"{path}.successor",
            "{person} leaves on {date}, within a year",
            person=transfer.successor,
            date=heir_leaves.isoformat(),
        )


def _requirement_problems(plan: RetentionPlan, firm: KnowledgeMap) -> Iterator[Problem]:
    for one in untold(plan, firm):
        yield _problem(
            "requirement-unmet",
            "transfers",
            "with this plan {able} of {required} people of requirement {requirement} can do {topic} ({group}), and no open point says so",
            able=one.covered,
            required=one.required,
            requirement=one.requirement,
            topic=one.topic,
            group=", ".join(name for _, name in one.group) or "-",
        )


def _hour_problems(transfers: list[Transfer], firm: KnowledgeMap) -> Iterator[Problem]:
    learning: dict[tuple[str, date], float] = {}
    teaching: dict[tuple[str, date], float] = {}
    for transfer in transfers:
        for step in transfer.steps:
            for session in (one for one in step.sessions if not one.held):
                for planned, person, given in ((learning, transfer.successor, session.hours), (teaching, transfer.holder, session.holder_hours)):
                    planned[person, session.week] = planned.get((person, session.week), 0.0) + given
    for code, what, booked, limit in (
        (
            "learning-hours",
            "{person} learns {hours} hours in the week of {week}, and has {limit}",
            learning,
            {one.id: one.learning_hours for one in firm.people},
        ),
        (
            "teaching-hours",
            "{person} teaches {hours} hours in the week of {week}, and has {limit}",
            teaching,
            {one.id: one.teaching_hours for one in firm.people},
        ),
    ):
        for (person, week), hours in sorted(booked.items()):
            if hours > limit[person] + ROUNDING:
                yield _problem(code, "transfers", what, person=person, hours=f"{hours:g}", week=week.isoformat(), limit=f"{limit[person]:g}")
