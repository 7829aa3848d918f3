"""What could not be solved, and what would: each remedy with a figure was tried out on the weeks that are left."""

from collections.abc import Mapping, Sequence

import attrs

from werkplekleren.retention.plan import OpenPoint
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import Placement, Schedule, last_week, place
from werkplekleren.retention.planner.weeks import Grid, away
from werkplekleren.retention.reasons import Reason

MOST_EXTRA = 6
"""Extra hours a week beyond this are no remedy."""

MOST_EARLIER = 26
"""Starting more weeks earlier than this is no remedy."""

LONGER = 260
"""How many further weeks are looked at to see how long somebody would have to stay."""

HIRE = Reason(code="hire")
SHARE = Reason(code="share")
DOCUMENT = Reason(code="document-only")
REDESIGN = Reason(code="redesign")


def nobody_knows(situation: Situation, topic: str) -> OpenPoint:
    """Nobody can do a topic, or of nobody it is known."""
    firm = situation.firm
    if firm.people and not any(level is not None for level in firm.levels_of(topic).values()):
        return OpenPoint(topic=topic, code="levels-unknown", remedies=(Reason(code="fill-in-levels"), HIRE, SHARE, REDESIGN))
    started = sorted((-level, person) for person, level in firm.levels_of(topic).items() if level and firm.person(person).present(situation.start))
    train = [Reason(code="train-outside-person", values={"person": person, "level": -level}) for level, person in started[:1]] or [
        Reason(code="train-outside")
    ]
    return OpenPoint(topic=topic, code="nobody-knows", remedies=(*train, HIRE, SHARE, REDESIGN))


def certificate_lapsed(topic: str, people: tuple[str, ...]) -> OpenPoint:
    """The only people who know a topic may not do it now."""
    return OpenPoint(
        topic=topic,
        code="certificate-lapsed",
        values={"people": len(people)},
        remedies=tuple(Reason(code="renew-certificate", values={"person": person}) for person in people),
    )


def nobody_to_learn(situation: Situation, need: Need, missing: int) -> OpenPoint:
    """There is no holder with teaching hours, or no successor."""
    firm = situation.firm
    values: dict[str, str | int] = {"missing": missing}
    stay_on = [Reason(code="keep-part-time", values={"person": person}) for person in need.holders if situation.leaves(person) is not None]
    if not any(firm.person(person).teaching_hours >= 1 for person in need.holders):
        give = [Reason(code="more-teaching-hours", values={"person": person, "hours": 1}) for person in need.holders]
        return OpenPoint(topic=need.topic.id, code="no-teaching-hours", values=values, remedies=(*give, DOCUMENT, *stay_on, HIRE))
    busy = sorted(
        person.id
        for person in firm.people
        if person.learning_hours < 1
        and person.present(situation.start)
        and person.leaving.date is None
        and firm.applies(person.id, need.topic.id)
        and person.id not in need.holders
    )
    give = [Reason(code="more-learning-hours", values={"person": person, "hours": 1}) for person in busy[:1]]
    return OpenPoint(topic=need.topic.id, code="no-successor", values=values, remedies=(*give, HIRE, SHARE, DOCUMENT, *stay_on))


def does_not_fit(situation: Situation, need: Need, jobs: Mapping[Key, Job], key: Key, result: Schedule) -> OpenPoint:
    """There is a successor, but not the time, for the topic itself or for something to be mastered first.

    Args:
        situation: The firm and its weeks.
        need: What must be handed over.
        jobs: All jobs.
        key: The best attempt.
        result: What was placed, what failed, and the hours that are still free.
    """
    job = _root(jobs, key, result)
    values: dict[str, str | int] = {
        "holder": job.holder,
        "successor": job.successor,
        "hours": sum(task.successor for task in job.tasks),
        "weeks": job.end,
        "until": situation.calendar.monday(job.end).isoformat(),
    }
    remedies = (*_tried_out(situation, job, result), DOCUMENT, SHARE, HIRE)
    if job.topic == need.topic.id:
        return OpenPoint(topic=need.topic.id, code="not-enough-time", values=values, remedies=remedies)
    return OpenPoint(topic=need.topic.id, code="prerequisite-not-in-time", values=values | {"topic": job.topic}, remedies=remedies)


def too_few(situation: Situation, need: Need, jobs: Mapping[Key, Job], failed: Sequence[Key], result: Schedule, *, missing: int) -> OpenPoint:
    """The topic will not be lost, but fewer people will be able than required."""
    remedies = _tried_out(situation, _root(jobs, failed[0], result), result) if failed else ()
    values: dict[str, str | int] = {"missing": missing, "required": need.topic.required_people}
    return OpenPoint(topic=need.topic.id, code="too-few-successors", values=values, remedies=(*remedies, HIRE))


def _tried_out(situation: Situation, job: Job, result: Schedule) -> tuple[Reason, ...]:
    """The remedies with figures that would make a job fit into the hours that are left."""
    earliest = max((result.last_week(before) + 1 for before in job.after if before in result.placements), default=0)
    grid = result.grid
    return (
        *_more_hours(situation, job, grid, earliest),
        *_earlier(job, grid, earliest),
        *_keep_longer(situation, job, grid, earliest),
    )


def _root(jobs: Mapping[Key, Job], key: Key, result: Schedule) -> Job:
    """The job that did not fit by itself: this one, or what it had to wait for."""
    job = jobs[key]
    waits = [before for before in job.after if before in result.failed]
    return _root(jobs, waits[0], result) if waits else job


def _trial(job: Job, learning: list[int], teaching: list[int], earliest: int) -> Placement | None:
    return place(job, Grid(learning={job.successor: learning}, teaching={job.holder: teaching}), earliest)


def _more_hours(situation: Situation, job: Job, grid: Grid, earliest: int) -> tuple[Reason, ...]:
    """The fewest extra hours a week with which it would fit: for the successor, else for the holder, else for both.

    Where the successor's time is what lacks, sharing the topic with a second successor helps as well. Weeks away stay away.
    """
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    successor_away = away(situation.firm.person(job.successor), situation.calendar)
    holder_away = away(situation.firm.person(job.holder), situation.calendar)
    for extra in range(1, MOST_EXTRA + 1):
        more_learning, more_teaching = _with_extra(learning, extra, successor_away), _with_extra(teaching, extra, holder_away)
        if _trial(job, list(more_learning), list(teaching), earliest) is not None:
            more = Reason(code="more-learning-hours", values={"person": job.successor, "hours": extra})
            return more, Reason(code="second-heir", values={"person": job.successor})
        if _trial(job, list(learning), list(more_teaching), earliest) is not None:
            return (Reason(code="more-teaching-hours", values={"person": job.holder, "hours": extra}),)
        if _trial(job, more_learning, more_teaching, earliest) is not None:
            return (Reason(code="more-hours", values={"holder": job.holder, "successor": job.successor, "hours": extra}),)
    return ()


def _with_extra(weeks: list[int], extra: int, without: frozenset[int]) -> list[int]:
    return [hours if week in without else hours + extra for week, hours in enumerate(weeks)]


def _earlier(job: Job, grid: Grid, earliest: int) -> tuple[Reason, ...]:
    """The fewest weeks earlier with which it would fit, with as many hours in those weeks as there are in the best week now."""
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    for weeks in range(1, MOST_EARLIER + 1):
        before_learning, before_teaching = [max(learning)] * weeks, [max(teaching)] * weeks
        if _trial(attrs.evolve(job, end=job.end + weeks), before_learning + learning, before_teaching + teaching, earliest) is not None:
            return (Reason(code="start-earlier", values={"weeks": weeks}),)
    return ()


def _keep_longer(situation: Situation, job: Job, grid: Grid, earliest: int) -> tuple[Reason, ...]:
    """Until when the holder would have to stay on, for as many hours a week as there are in the holder's best week now."""
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    usual = max(teaching)
    longer_learning = learning + [max(learning)] * LONGER
    longer_teaching = teaching[: job.end] + [usual] * (len(longer_learning) - job.end)
    placement = _trial(attrs.evolve(job, end=len(longer_learning)), longer_learning, longer_teaching, earliest)
    if placement is None or not job.dated:
        return ()
    until = situation.calendar.monday(last_week(placement) + 1 + situation.buffer_weeks)
    return (Reason(code="keep-part-time-until", values={"person": job.holder, "until": until.isoformat(), "hours": usual}),)
