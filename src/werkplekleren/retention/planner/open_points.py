"""What could not be solved, and what would: each remedy with a figure was tried out on the weeks that are left."""

import attrs

from werkplekleren.retention.plan import OpenPoint
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.schedule import last_week, place
from werkplekleren.retention.planner.weeks import Grid
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
    """Nobody can do a topic."""
    firm = situation.firm
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


def does_not_fit(situation: Situation, need: Need, job: Job, grid: Grid, *, others: bool) -> OpenPoint:
    """There is a successor, but not the time.

    Args:
        situation: The firm and its weeks.
        need: What must be handed over.
        job: The best attempt.
        grid: The hours that are still free.
        others: Whether others could learn it too.
    """
    calendar = situation.calendar
    short = sum(task.successor for task in job.tasks)
    remedies = [
        remedy
        for remedy in (
            _more_hours(job, grid),
            _earlier(job, grid),
            Reason(code="second-heir", values={"person": job.successor}) if others else None,
            _keep_longer(situation, job, grid) if job.dated else None,
        )
        if remedy is not None
    ]
    values: dict[str, str | int] = {
        "holder": job.holder,
        "successor": job.successor,
        "hours": short,
        "weeks": job.end,
        "until": calendar.monday(job.end).isoformat(),
    }
    return OpenPoint(topic=need.topic.id, code="not-enough-time", values=values, remedies=(*remedies, DOCUMENT, SHARE, HIRE))


def _more_hours(job: Job, grid: Grid) -> Reason | None:
    """The fewest extra hours a week for both with which it would fit."""
    for extra in range(1, MOST_EXTRA + 1):
        trial = Grid(
            learning={job.successor: _with_extra(grid.learning[job.successor], extra)},
            teaching={job.holder: _with_extra(grid.teaching[job.holder], extra)},
        )
        if place(job, trial, 0) is not None:
            return Reason(code="more-hours", values={"holder": job.holder, "successor": job.successor, "hours": extra})
    return None


def _with_extra(weeks: list[int], extra: int) -> list[int]:
    return [hours + extra for hours in weeks]


def _earlier(job: Job, grid: Grid) -> Reason | None:
    """The fewest weeks earlier with which it would fit, with as many hours in those weeks as anybody has in the first ones."""
    learning, teaching = grid.learning[job.successor], grid.teaching[job.holder]
    usual = max(learning, default=0), max(teaching, default=0)
    for weeks in range(1, MOST_EARLIER + 1):
        trial = Grid(learning={job.successor: [usual[0]] * weeks + learning}, teaching={job.holder: [usual[1]] * weeks + teaching})
        if place(attrs.evolve(job, end=job.end + weeks), trial, 0) is not None:
            return Reason(code="start-earlier", values={"weeks": weeks})
    return None


def _keep_longer(situation: Situation, job: Job, grid: Grid) -> Reason | None:
    """Until when the holder would have to stay on for these hours a week."""
    usual = max(grid.teaching[job.holder], default=0)
    trial = Grid(
        learning={job.successor: grid.learning[job.successor] + [max(grid.learning[job.successor], default=0)] * LONGER},
        teaching={job.holder: grid.teaching[job.holder][: job.end] + [usual] * (len(grid.learning[job.successor]) + LONGER - job.end)},
    )
    placement = place(attrs.evolve(job, end=len(trial.learning[job.successor])), trial, 0)
    if placement is None:
        return None
    until = situation.calendar.monday(last_week(placement) + 1 + situation.buffer_weeks)
    return Reason(code="keep-part-time-until", values={"person": job.holder, "until": until.isoformat(), "hours": max(usual, 1)})
