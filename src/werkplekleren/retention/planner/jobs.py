"""Who hands over what to whom: a holder, a successor and methods for every need, without dates."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import itemgetter

import attrs

from werkplekleren.retention.dates import STAYS
from werkplekleren.retention.people import Person
from werkplekleren.retention.planner.demand import Demand
from werkplekleren.retention.planner.fewest import Share
from werkplekleren.retention.planner.methods import Circumstances, Course, Practice, document_task, method_reasons
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.staff import Staff
from werkplekleren.retention.planner.weeks import Limits
from werkplekleren.retention.planner.why import demand_reasons, hours_reasons, people_reasons, taught_reasons
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.topics import Topic

MANY_TOPICS = 4
"""Whoever would learn this many topics is chosen after others of the same level, and named in a warning."""

Pair = tuple[str, str, str]
"""Topic id, holder id, successor id."""


@attrs.frozen(kw_only=True)
class Assignment:
    """Who hands over what to whom.

    Args:
        jobs: The jobs by key.
    """

    jobs: Mapping[Key, Job]


def assign(
    situation: Situation,
    needs: Sequence[Need],
    practice: Practice,
    *,
    limits: Limits,
    banned: AbstractSet[Pair] = frozenset(),
    kept: Sequence[Job] = (),
) -> Assignment:
    """Choose holders, successors and methods: first one successor for every need, then the second, and so on.

    Whom a requirement asks for is chosen from its group; who is one of the fewest that together meet all goes before who is not.

    Args:
        situation: The firm and its weeks.
        needs: What must be handed over, most important first.
        practice: The transfer methods.
        limits: What may be planned of everybody's hours.
        banned: Combinations that did not fit; they are used again only where there is no other.
        kept: Jobs that are there already, as when a plan is made again; only what lacks beside them is chosen.
    """
    office = _Office(situation, practice, limits, banned)
    for job in kept:
        office.keep(job, fixed=True)
    number, more = 0, True
    while more:
        more = False
        for need in needs:
            already = len(office.of_topic(need.topic.id))
            found = already <= number and office.assigned(need)
            more = more or found or already > number
        number += 1
    return Assignment(jobs=office.jobs)


@attrs.frozen
class _Choice:
    """A holder and a successor, to which level and for which gaps, what to teach first, jobs to wait for, and the hours it takes.

    The learning hours are those for what must be taught first as well.
    """

    holder: str
    person: Person
    target: int
    chain: tuple[str, ...]
    after: tuple[Key, ...]
    learning: int
    teaching: int


class _Office:
    """Keeps the jobs handed out so far, and with them everybody's load."""

    def __init__(self, situation: Situation, practice: Practice, limits: Limits, banned: AbstractSet[Pair]) -> None:
        self.situation = situation
        self.firm = situation.firm
        self.practice = practice
        self.banned = banned
        self.staff = Staff(situation, limits)
        self.jobs: dict[Key, Job] = {}
        self._of_topic: dict[str, list[Job]] = {}
        self._fixed: set[Key] = set()

    def keep(self, job: Job, *, fixed: bool = False) -> None:
        """Add a job as it is; one that is fixed is not changed any more."""
        self.jobs[job.key] = job
        self._of_topic.setdefault(job.topic, []).append(job)
        self.staff.take(job)
        if fixed:
            self._fixed.add(job.key)

    def of_topic(self, topic: str) -> Sequence[Job]:
        """The jobs of a topic so far, in the order in which they came."""
        return self._of_topic.get(topic, ())

    def assigned(self, need: Need) -> bool:
        """Add a job for a need, with the jobs for its prerequisites; `False` when nothing lacks any more, or nobody can be found."""
        demand = Demand(need, self.of_topic(need.topic.id))
        if not demand.open:
            return False
        second_best: list[tuple[bool, int, _Choice]] = []
        for holder, after in self._holders(need):
            for choice in self._choices(need, demand, holder, after):
                banned = (need.topic.id, holder, choice.person.id) in self.banned
                room = self.staff.have_room(holder, choice.person.id, teaching=choice.teaching, learning=choice.learning)
                if room and not banned:
                    self._add(need, demand, choice)
                    return True
                second_best.append((banned, len(second_best), choice))
        if second_best:
            self._add(need, demand, min(second_best, key=itemgetter(0, 1))[2])
        return bool(second_best)

    def _holders(self, need: Need) -> list[tuple[str, tuple[Key, ...]]]:
        """Who may hand over, best first; last come successors of this topic, once they are done themselves."""
        required = self.firm.required_level(need.topic.id)
        heirs = sorted(job.key for job in self.of_topic(need.topic.id) if job.to_level >= required and self.staff.teaching[job.successor])
        return [*((holder, ()) for holder in self.staff.teachers(need.topic.id, need.holders)), *((key[1], (key,)) for key in heirs)]

    def _choices(self, need: Need, demand: Demand, holder: str, after: tuple[Key, ...]) -> Iterator[_Choice]:
        """Who may learn a topic from somebody, best first.

        In front comes who surely stays; who is one of the fewest that together meet all that is required; as the first successor of
        critical knowledge, who can do something alone already; who has come furthest on it, up to working under supervision; who has
        not many topics to learn; who would be ready first, after everything that person is to learn already; who is in the holder's team.
        """
        topic, staff = need.topic, self.staff
        end, _ = staff.end(holder)
        team = self.firm.person(holder).team
        levels = self.firm.levels_of(topic.id)
        masters = max([self.firm.level(holder, topic.id) or 0, *(self.jobs[key].to_level for key in after)])
        first = need.critical and not self.of_topic(topic.id)
        candidates = self._candidates(need, demand, holder)
        wanted = demand.wanted(share for _, share in candidates)
        ranked: list[tuple[tuple[bool, bool, bool, int, bool, float, bool, str], _Choice]] = []
        for person, share in candidates:
            target = demand.target(share)
            chain = self._prerequisites(topic, person.id) if topic.prerequisites else ()
            if chain is None or target > masters:
                continue
            level = levels.get(person.id) or 0
            course = self._course(topic, person.id, level, end, target)
            learning = course.learning
            for one in chain:
                asked = self.firm.required_level(one)
                learning += self._course(self.firm.topic(one), person.id, self.firm.level(person.id, one) or 0, end, asked).learning
            preference = (
                person.leaving.status == "unknown",
                share not in wanted,
                first and person.id not in staff.skilled,
                -min(level, self.firm.scale.supervised),
                staff.topics[person.id] + len(chain) + 1 >= MANY_TOPICS,
                staff.weeks_until_ready(person.id, learning),
                person.team != team,
                person.id,
            )
            ranked.append((preference, _Choice(holder, person, target, chain, after, learning, course.teaching)))
        ranked.sort(key=itemgetter(0))
        return (choice for _, choice in ranked)

    def _course(self, topic: Topic, person: str, level: int, weeks: int, target: int) -> Course:
        """How somebody gets to a level of a topic."""
        return self.practice.course(topic, level, target, weekly_hours=self.staff.learning[person], weeks=weeks)

    def _candidates(self, need: Need, demand: Demand, holder: str) -> list[tuple[Person, Share]]:
        """Who could learn a topic, and for which gaps each would count: has hours, will still be here long enough, need not be spared.

        Who is still to come only learns what a group requires.
        """
        topic = need.topic
        must_stay = self._must_stay(holder)
        levels = self.firm.levels_of(topic.id)
        spared = self.firm.exempt(topic.id, self.situation.last_day)
        return [
            (person, share)
            for person in self.staff.people
            if person.id != holder
            and self.staff.learning[person.id]
            and (topic.id, person.id) not in self.jobs
            and (person.leaving.date is None or person.leaving.date >= must_stay)
            and (level := levels.get(person.id, 0)) is not None
            and person.id not in spared
            and (share := demand.share(person.id, level))
            and (person.present(self.situation.start) or demand.grouped(share))
        ]

    def _must_stay(self, holder: str) -> date:
        """The first day on which somebody who learns from a holder may leave."""
        end, _ = self.staff.end(holder)
        return self.situation.calendar.monday(end) + STAYS

    def _masters(self, topic: str, person: str) -> bool:
        required = self.firm.required_level(topic)
        learns = self.jobs.get((topic, person))
        return (learns is not None and learns.to_level >= required) or (self.firm.level(person, topic) or 0) >= required

    def _prerequisites(self, topic: Topic, person: str) -> tuple[str, ...] | None:
        """Topics the person must be taught first, in order; `None` when one of them cannot be."""
        chain: dict[str, None] = {}
        waiting = [(topic.id, iter(sorted(topic.prerequisites)))]
        while waiting:
            current, rest = waiting[-1]
            wanted = next(rest, None)
            if wanted is None:
                waiting.pop()
                if current != topic.id:
                    chain[current] = None
            elif wanted not in chain and not self._masters(wanted, person):
                if (wanted, person) in self._fixed or not self.firm.applies(person, wanted) or not self._prerequisite_holders(wanted, person):
                    return None
                waiting.append((wanted, iter(sorted(self.firm.topic(wanted).prerequisites))))
        return tuple(chain)

    def _prerequisite_holders(self, topic: str, person: str) -> list[str]:
        """Who may teach it, first who stays: the hours of who leaves are for what others cannot teach."""
        able = self.firm.able(topic, self.situation.start)
        leaves = self.firm.person(person).leaving.date
        holders = [
            holder for holder in self.staff.teachers(topic, able) if holder != person and (leaves is None or leaves >= self._must_stay(holder))
        ]
        return sorted(holders, key=lambda holder: ((topic, holder, person) in self.banned, self.situation.leaves(holder) is not None))

    def _add(self, need: Need, demand: Demand, choice: _Choice) -> None:
        person, topic = choice.person, need.topic
        for wanted in choice.chain:
            first = self._prerequisite_holders(wanted, person.id)[0]
            why = (Reason(code="prerequisite", values={"topic": topic.id}),)
            asked = self.firm.required_level(wanted)
            if (wanted, person.id) in self.jobs:
                self._raise(self.jobs[wanted, person.id], asked, why)
            else:
                self._job(self.firm.topic(wanted), first, person, asked, weight=need.weight, supports=topic.id, reasons=why)
        target = max(choice.target, self.firm.scale.teaching if self._needs_teacher(need) else 0)
        level = self.firm.level(person.id, topic.id) or 0
        served = [gap for gap in demand.open if level < gap.level <= target and gap.asks(person.id)]
        self._job(
            topic,
            choice.holder,
            person,
            target,
            weight=demand.weight(served),
            unique=need.unique and need.firm_wide and not self.of_topic(topic.id),
            document=need.firm_wide and not self.of_topic(topic.id),
            reasons=(*demand_reasons(need, demand, served), *taught_reasons(choice.holder, choice.after)),
            after=choice.after,
        )

    def _raise(self, job: Job, target: int, why: tuple[Reason, ...]) -> None:
        """Let somebody who was to learn a topic to a lower level, which a group asks, learn it to the level that what follows asks."""
        course = self._course(self.firm.topic(job.topic), job.successor, job.from_level, job.end, target)
        documents = tuple(task for task in job.tasks if task.stage == "document")
        self._of_topic[job.topic].remove(job)
        self.staff.take(job, back=True)
        self.keep(attrs.evolve(job, tasks=(*documents, *course.tasks), to_level=target, reasons=(*job.reasons, *why)))

    def _needs_teacher(self, need: Need) -> bool:
        teachers = [
            person
            for person in need.holders
            if self.situation.leaves(person) is None and (self.firm.level(person, need.topic.id) or 0) >= self.firm.scale.teaching
        ]
        taught = any(job.to_level >= self.firm.scale.teaching for job in self.of_topic(need.topic.id))
        return need.topic.teach and not teachers and not taught

    def _job(
        self,
        topic: Topic,
        holder: str,
        person: Person,
        target: int,
        *,
        weight: int,
        reasons: tuple[Reason, ...],
        unique: bool = False,
        document: bool = False,
        supports: str | None = None,
        after: tuple[Key, ...] = (),
    ) -> None:
        end, dated = self.staff.end(holder)
        level = self.firm.level(person.id, topic.id) or 0
        around = Circumstances(topic=topic, weekly_hours=self.staff.learning[person.id], weeks=end, unique=unique)
        course = self._course(topic, person.id, level, end, target)
        documented = document_task(around, self.practice.methods) if document else None
        tasks = course.tasks if documented is None else (documented, *course.tasks)
        job = Job(
            topic=topic.id,
            holder=holder,
            successor=person.id,
            tasks=tasks,
            end=end,
            dated=dated,
            weight=weight,
            further=bool(self.of_topic(topic.id)),
            after=(*after, *((wanted, person.id) for wanted in sorted(topic.prerequisites) if (wanted, person.id) in self.jobs)),
            supports=supports,
            from_level=level,
            to_level=target,
            reasons=(
                *reasons,
                *people_reasons(self.firm, topic, holder, person, hours=self.staff.learning[person.id]),
                *hours_reasons(course, level, target),
                *method_reasons(around, tasks),
            ),
        )
        self.keep(job)
