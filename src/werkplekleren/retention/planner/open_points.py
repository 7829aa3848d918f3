"""What handing over does not solve, and what would: each remedy with a figure was planned with before it is named."""

from collections.abc import Sequence

from werkplekleren.retention.plan_parts import OpenPoint
from werkplekleren.retention.planner.gaps import Gap
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.remedies import Trials, could
from werkplekleren.retention.reasons import Reason

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


def nobody_to_learn(trials: Trials, need: Need, gap: Gap) -> OpenPoint:
    """There is no holder with teaching hours, or no successor."""
    situation, topic = trials.situation, need.topic.id
    firm = situation.firm
    values: dict[str, str | int] = {"missing": trials.draft.unsolved[gap.slot]}
    stay_on = [Reason(code="keep-part-time", values={"person": person}) for person in need.holders if situation.leaves(person) is not None]
    fits = trials.remedies(need, gap, could(situation, need, gap))
    if not any(firm.person(person).teaching_hours >= 1 for person in need.holders):
        return OpenPoint(topic=topic, code="no-teaching-hours", values=values, remedies=(*fits, DOCUMENT, *stay_on, HIRE))
    return OpenPoint(topic=topic, code="no-successor", values=values, remedies=(*fits, HIRE, SHARE, DOCUMENT, *stay_on))


def does_not_fit(trials: Trials, need: Need, gap: Gap, key: Key) -> OpenPoint:
    """There is a successor, but not the time, for the topic itself or for something to be mastered first.

    Args:
        trials: The plan, to try remedies on.
        need: What must be handed over.
        gap: Where successors lack.
        key: The best attempt.
    """
    job = _root(trials, key)
    values: dict[str, str | int] = {
        "holder": job.holder,
        "successor": job.successor,
        "hours": sum(task.successor for task in job.tasks),
        "weeks": job.end,
        "until": trials.situation.calendar.monday(job.end).isoformat(),
    }
    remedies = (*trials.remedies(need, gap, pairs_of(trials, need, gap, key)), DOCUMENT, SHARE, HIRE)
    if job.topic == need.topic.id:
        return OpenPoint(topic=need.topic.id, code="not-enough-time", values=values, remedies=remedies)
    return OpenPoint(topic=need.topic.id, code="prerequisite-not-in-time", values=values | {"topic": job.topic}, remedies=remedies)


def too_few(trials: Trials, need: Need, gap: Gap, failed: Sequence[Key]) -> OpenPoint:
    """The topic will not be lost, but fewer people will be able than required."""
    pairs = pairs_of(trials, need, gap, failed[0]) if failed else could(trials.situation, need, gap)
    values: dict[str, str | int] = {"missing": trials.draft.unsolved[gap.slot], "required": gap.required}
    return OpenPoint(topic=need.topic.id, code="too-few-successors", values=values, remedies=(*trials.remedies(need, gap, pairs), HIRE))


def pairs_of(trials: Trials, need: Need, gap: Gap, key: Key) -> tuple[tuple[str, str], ...]:
    """Who was to hand over and to learn, of what did not fit by itself and of the topic; then who else could."""
    jobs = trials.draft.assignment.jobs
    found = ((job.holder, job.successor) for job in (_root(trials, key), jobs[key]))
    return (*found, *could(trials.situation, need, gap))


def _root(trials: Trials, key: Key) -> Job:
    """The job that did not fit by itself: this one, or what it had to wait for."""
    job = trials.draft.assignment.jobs[key]
    waits = [before for before in job.after if before in trials.draft.schedule.failed]
    return _root(trials, waits[0]) if waits else job
