"""What would make handing over fit after all: each remedy with a figure is planned with, before it is named."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.planner.choosing import Pair
from werkplekleren.retention.planner.draft import Draft
from werkplekleren.retention.planner.gaps import Gap
from werkplekleren.retention.planner.jobs import assign
from werkplekleren.retention.planner.kept import Kept
from werkplekleren.retention.planner.methods import Practice
from werkplekleren.retention.planner.model import Job
from werkplekleren.retention.planner.needs import Need, Situation, diagnose, needs_of
from werkplekleren.retention.planner.schedule import Placement, schedule
from werkplekleren.retention.planner.search import fitted
from werkplekleren.retention.planner.weeks import Grid, Hours, Limits
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.risk import RiskAssessment
from werkplekleren.retention.topics import Topic
from werkplekleren.retention.transfer_method import TransferMethod

MOST_EXTRA = 6
"""Extra hours a week beyond this are no remedy."""

EARLIER = (1, 2, 3, 4, 6, 8, 12, 16, 20, 26)
"""Weeks by which starting earlier is tried."""

LONGER = (2, 4, 8, 13, 20, 26, 39, 52)
"""Weeks by which keeping somebody longer is tried; beyond a year it is no remedy."""

MOST_PAIRS = 4
"""So many pairs of who could teach and who could learn are tried."""

MOST_ANEW = 8
"""With at most this many topics in the plan, a remedy is also held to a plan made anew; with more, the rest of the plan stays as it is."""


Change = Callable[[Situation], Situation]
"""What a remedy changes: hours, people, dates."""


@attrs.frozen(kw_only=True)
class Trials:
    """A plan in which something does not fit, to try remedies on.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over.
        methods: The transfer methods.
        risks: The risks of the firm, for the order of what is planned.
        draft: The plan.
        kept: What it started from.
    """

    situation: Situation
    needs: Sequence[Need]
    methods: Sequence[TransferMethod]
    risks: RiskAssessment
    draft: Draft
    kept: Kept

    @cached_property
    def taken(self) -> tuple[Hours, Hours]:
        """The hours that the whole plan takes, for learning and for teaching."""
        jobs = self.draft.assignment.jobs
        return _taken((jobs[key], placement) for key, placement in self.draft.schedule.placements.items())

    @cached_property
    def practice(self) -> Practice:
        """The transfer methods, with what they make of each stretch of practice: no remedy changes that."""
        return Practice(self.methods, self.situation.firm.scale)

    def remedies(self, need: Need, gap: Gap, pairs: Sequence[tuple[str, str]]) -> tuple[Reason, ...]:
        """What would help a topic: more hours, a second heir, an earlier start, keeping the holder longer; each only where it does.

        Args:
            need: What must be handed over.
            gap: Where successors lack.
            pairs: Who could teach it and who could learn it, best first.
        """
        tried = tuple(islice(dict.fromkeys(pairs), MOST_PAIRS))
        if not tried:
            return ()
        trial = _Trial(self, need, gap, tried)
        holder, successor = tried[0]
        return (*_more_hours(trial, tried), *_second_heir(trial, successor), *_earlier(trial), *_longer(trial, holder))


class _Trial:
    """One topic that does not fit, in a firm that is cut down to whom and what it is about, with the hours that the rest takes."""

    def __init__(self, trials: Trials, need: Need, gap: Gap, pairs: Sequence[tuple[str, str]]) -> None:
        self.whole = trials
        self.need = need
        self.gap = gap
        firm, start = trials.situation.firm, trials.situation.start
        jobs = trials.draft.assignment.jobs
        topics = _with_prerequisites(firm, need.topic)
        self._own = {key: placement for key, placement in trials.draft.schedule.placements.items() if key[0] in topics}
        people = {
            *need.holders,
            *(person for pair in pairs for person in pair),
            *(person for topic in topics for person in firm.able(topic, start)),
            *gap.there,
            *(person for key in self._own for person in (jobs[key].holder, jobs[key].successor)),
        }
        self._firm = _about(firm.without([person.id for person in firm.people if person.id not in people]), topics)
        own = _taken((jobs[key], placement) for key, placement in self._own.items())
        self._others = tuple(
            {person.id: _added(every.get(person.id, {}), mine.get(person.id, {}), -1) for person in self._firm.people}
            for every, mine in zip(trials.taken, own, strict=True)
        )
        self._limits: dict[int, Limits] = {}
        asked = self._asked(attrs.evolve(trials.situation, firm=self._firm))
        self._lacking = 0 if asked is None else asked.count - self._served(asked, map(jobs.__getitem__, self._own))

    def helps(self, change: Change, *, later: int = 0) -> bool:
        """Whether the topic gets more successors than now: with the rest of the plan as it is, and in a small plan also anew.

        Args:
            change: What the remedy changes.
            later: By how many weeks everything in the plan comes later, counted from its first week.
        """
        if not self._beside(change, later):
            return False
        whole = self.whole
        if len(whole.needs) > MOST_ANEW or whole.kept.jobs:
            return True
        situation = change(whole.situation)
        needs = needs_of(situation, situation.firm.risks(whole.risks.on, whole.risks.method))
        anew = fitted(situation, needs, whole.methods, whole.kept)
        return self._more([anew.assignment.jobs[key] for key in anew.schedule.placements], situation)

    def _beside(self, change: Change, later: int) -> bool:
        situation = change(attrs.evolve(self.whole.situation, firm=self._firm))
        asked = diagnose(situation, self.need.topic, self.whole.risks).need
        if asked is None:
            return self._more([], situation)
        jobs = self.whole.draft.assignment.jobs
        limits = self._left(later)
        placed = {key: _shifted(placement, later) for key, placement in self._own.items()}
        there = [attrs.evolve(jobs[key], end=jobs[key].end + later) for key in placed]
        grid = Grid.of(situation.firm.people, situation.calendar, limits)
        wishes = [frozenset[str](), frozenset((asked.topic.id,))] if asked.topic.teach else [frozenset[str]()]
        for untaught in wishes:  # as the plan does, where learning to teach does not fit
            banned: set[Pair] = set()
            for _ in range(MOST_PAIRS):
                chosen = assign(situation, [asked], self.whole.practice, limits=limits, banned=banned, kept=there, untaught=untaught)
                result = schedule(chosen.jobs, sorted(chosen.jobs), grid.copy(), placed)
                if self._more([chosen.jobs[key] for key in result.placements], situation):
                    return True
                banned.update((job.topic, job.holder, job.successor) for job in map(chosen.jobs.__getitem__, result.failed))
        return False

    def _left(self, later: int) -> Limits:
        """The limits of the plan, with the hours that go to everything else in it."""
        if later not in self._limits:
            limits = self.whole.kept.limits
            learning, teaching = (
                {
                    person.id: _added(given.get(person.id, {}), {week + later: hours for week, hours in taken.get(person.id, {}).items()})
                    for person in self._firm.people
                }
                for given, taken in zip((limits.learning, limits.teaching), self._others, strict=True)
            )
            self._limits[later] = attrs.evolve(limits, learning=learning, teaching=teaching)
        return self._limits[later]

    def _asked(self, situation: Situation) -> Gap | None:
        """What would lack in the same place; `None` when nothing would."""
        need = diagnose(situation, self.need.topic, self.whole.risks).need
        return None if need is None else next((gap for gap in need.gaps if gap.slot == self.gap.slot), None)

    def _served(self, asked: Gap, placed: Iterable[Job]) -> int:
        return sum(job.topic == self.need.topic.id and asked.served_by(job) for job in placed)

    def _more(self, placed: Sequence[Job], situation: Situation) -> bool:
        """Whether fewer lack than now, and one that would be lost gets a successor.

        Both: who is added to a group of which everybody is asked takes one place and asks for one more.
        """
        asked = self._asked(situation)
        if asked is None:
            return bool(situation.firm.able(self.need.topic.id, situation.start))
        served = self._served(asked, placed)
        return asked.count - served < self._lacking and (served > 0 or self.gap.slot not in self.whole.draft.lost)


def _added(some: Mapping[int, int], others: Mapping[int, int], sign: int = 1) -> dict[int, int]:
    """Hours per week added up, or taken off."""
    weeks = dict(some)
    for week, hours in others.items():
        weeks[week] = weeks.get(week, 0) + sign * hours
    return weeks


def _taken(placements: Iterable[tuple[Job, Placement]]) -> tuple[Hours, Hours]:
    """The hours that jobs take: of their successors for learning, of their holders for teaching."""
    learning: dict[str, dict[int, int]] = {}
    teaching: dict[str, dict[int, int]] = {}
    for job, placement in placements:
        learns, teaches = learning.setdefault(job.successor, {}), teaching.setdefault(job.holder, {})
        for slot in chain.from_iterable(placement):
            learns[slot.week] = learns.get(slot.week, 0) + slot.successor
            teaches[slot.week] = teaches.get(slot.week, 0) + slot.holder
    return learning, teaching


def _about(firm: KnowledgeMap, topics: frozenset[str]) -> KnowledgeMap:
    """The part of a map that is about some topics, with which all that these ask for first must be."""
    return attrs.evolve(
        firm,
        topics=tuple(topic for topic in firm.topics if topic.id in topics),
        mastery=tuple(cell for cell in firm.mastery if cell.topic in topics),
        requirements=tuple(one for one in firm.requirements if one.topic in topics),
        exemptions=tuple(one for one in firm.exemptions if one.topic in topics),
        revocations=tuple(one for one in firm.revocations if one.topic in topics),
        certificates=tuple(
            attrs.evolve(one, required_for=tuple(topic for topic in one.required_for if topic in topics)) for one in firm.certificates
        ),
    )


def _with_prerequisites(firm: KnowledgeMap, topic: Topic) -> frozenset[str]:
    found: set[str] = set()
    waiting = [topic.id]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(firm.topic(name).prerequisites)
    return frozenset(found)


def _more_hours(trial: _Trial, pairs: Sequence[tuple[str, str]]) -> Iterator[Reason]:
    """The fewest extra hours a week: for who learns, else for who teaches, else for both."""
    hopeful = [
        (holder, successor) for holder, successor in pairs if trial.helps(_hours(learning={successor: MOST_EXTRA}, teaching={holder: MOST_EXTRA}))
    ]
    for extra in range(1, MOST_EXTRA + 1):
        for holder, successor in hopeful:
            if trial.helps(_hours(learning={successor: extra})):
                yield Reason(code="more-learning-hours", values={"person": successor, "hours": extra})
                return
            if trial.helps(_hours(teaching={holder: extra})):
                yield Reason(code="more-teaching-hours", values={"person": holder, "hours": extra})
                return
            if trial.helps(_hours(learning={successor: extra}, teaching={holder: extra})):
                yield Reason(code="more-hours", values={"holder": holder, "successor": successor, "hours": extra})
                return


def _hours(*, learning: Mapping[str, int] | None = None, teaching: Mapping[str, int] | None = None) -> Change:
    """More hours a week for some."""
    more, give = learning or {}, teaching or {}

    def change(situation: Situation) -> Situation:
        people = tuple(
            attrs.evolve(
                person, learning_hours=person.learning_hours + more.get(person.id, 0), teaching_hours=person.teaching_hours + give.get(person.id, 0)
            )
            if person.id in more or person.id in give
            else person
            for person in situation.firm.people
        )
        return attrs.evolve(situation, firm=attrs.evolve(situation.firm, people=people))

    return change


def _second_heir(trial: _Trial, successor: str) -> Iterator[Reason]:
    """Somebody like the successor beside the successor, whose hours nothing else asks for."""

    def change(situation: Situation) -> Situation:
        firm = situation.firm
        known = {person.id for person in firm.people}
        name = next(free for number in range(len(known) + 1) if (free := f"heir-{number}") not in known)
        heir = attrs.evolve(firm.person(successor), id=name)
        cells = tuple(attrs.evolve(cell, person=name) for cell in firm.mastery if cell.person == successor)
        return attrs.evolve(situation, firm=attrs.evolve(firm, people=(*firm.people, heir), mastery=(*firm.mastery, *cells)))

    if trial.whole.situation.firm.person(successor).learning_hours >= 1 and trial.helps(change):
        yield Reason(code="second-heir", values={"person": successor})


def _earlier(trial: _Trial) -> Iterator[Reason]:
    """The fewest weeks earlier; a plan that goes on cannot start earlier."""

    def started(weeks: int) -> Change:
        by = timedelta(weeks=weeks)

        def change(situation: Situation) -> Situation:
            longer = attrs.evolve(situation.calendar, first=situation.calendar.first - by, count=situation.calendar.count + weeks)
            return attrs.evolve(situation, start=situation.start - by, calendar=longer)

        return change

    if not trial.whole.kept.jobs and trial.helps(started(EARLIER[-1]), later=EARLIER[-1]):
        weeks = next(weeks for weeks in EARLIER if trial.helps(started(weeks), later=weeks))
        yield Reason(code="start-earlier", values={"weeks": weeks})


def _longer(trial: _Trial, holder: str) -> Iterator[Reason]:
    """Until when the holder would have to stay, with the hours there are now."""
    situation = trial.whole.situation
    person, leaves = situation.firm.person(holder), situation.leaves(holder)
    end = situation.calendar.monday(situation.calendar.count + situation.buffer_weeks)
    days = [] if leaves is None else [until for weeks in LONGER if (until := leaves + timedelta(weeks=weeks)) < end]

    def staying(until: date) -> Change:
        stays = attrs.evolve(person, leaving=attrs.evolve(person.leaving, date=until))

        def change(situation: Situation) -> Situation:
            people = tuple(stays if one.id == holder else one for one in situation.firm.people)
            return attrs.evolve(situation, firm=attrs.evolve(situation.firm, people=people))

        return change

    if days and person.teaching_hours >= 1 and trial.helps(staying(days[-1])):
        until = next(day for day in days if trial.helps(staying(day)))
        values: dict[str, str | int] = {"person": holder, "until": until.isoformat(), "hours": int(person.teaching_hours)}
        yield Reason(code="keep-part-time-until", values=values)


def _shifted(placement: Placement, weeks: int) -> Placement:
    return tuple(tuple(slot._replace(week=slot.week + weeks) for slot in slots) for slots in placement)


def could(situation: Situation, need: Need, gap: Gap) -> tuple[tuple[str, str], ...]:
    """Who could teach a topic and who could learn it, if they had the hours: who stays and has come furthest in front."""
    firm = situation.firm
    levels = firm.levels_of(need.topic.id)

    def far(person: str) -> tuple[int, str]:
        return -(levels.get(person) or 0), person

    def stays(person: str) -> tuple[bool, date, int, str]:
        leaves = situation.leaves(person)
        return leaves is not None, date.max if leaves is None else leaves, -(levels.get(person) or 0), person

    spared = firm.exempt(need.topic.id, situation.last_day)
    learners = sorted(
        (
            person.id
            for person in firm.people
            if person.leaving.date is None
            and (levels.get(person.id) or 0) < gap.level
            and (person.present(situation.start) or gap.requirement is not None)
            and gap.asks(person.id)
            and person.id not in spared
        ),
        key=far,
    )
    fitting = [person for person in learners if firm.applies(person, need.topic.id)]
    holders = sorted(need.holders, key=stays)
    return tuple((holder, learner) for learner in fitting[:2] for holder in holders[:2])
