"""Who hands over what to whom: a holder, a successor and methods for every need, without dates."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from operator import itemgetter

import attrs

from werkplekleren.retention.dates import STAYS
from werkplekleren.retention.people import Person
from werkplekleren.retention.planner.methods import Circumstances, Course, Practice, document_task, method_reasons
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.staff import Staff
from werkplekleren.retention.planner.weeks import Limits
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.topics import Topic

MANY_TOPICS = 4
"""Whoever would learn this many topics is chosen after others of the same level, and named in a warning."""

Pair = tuple[str, str, str]
"""Topic id, holder id, successor id."""


@attrs.frozen(kw_only=True)
class Assignment:
    """The jobs, and the needs for which nobody could be found.

    Args:
        jobs: The jobs by key.
        missing: Topic id -> how many successors could not be found.
    """

    jobs: Mapping[Key, Job]
    missing: Mapping[str, int]


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
        office.keep(job)
    missing: dict[str, int] = {}
    for number in range(max((need.count for need in needs), default=0)):
        for need in needs:
            already = len([key for key in office.jobs if key[0] == need.topic.id])
            if already <= number < need.count and not office.assigned(need, number):
                missing[need.topic.id] = missing.get(need.topic.id, 0) + 1
    return Assignment(jobs=office.jobs, missing=missing)


@attrs.frozen
class _Choice:
    """A holder and a successor, what the successor must be taught first, jobs to wait for, and the hours it takes.

    The learning hours are those for what must be taught first as well.
    """

    holder: str
    person: Person
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

    def keep(self, job: Job) -> None:
        """Add a job as it is."""
        self.jobs[job.key] = job
        self.staff.take(job)

    def assigned(self, need: Need, number: int) -> bool:
        """Add a job for a need, with the jobs for its prerequisites; `False` when nobody can be found."""
        second_best: list[tuple[bool, int, _Choice]] = []
        for holder, after in self._holders(need):
            for choice in self._choices(need, number, holder, after):
                banned = (need.topic.id, holder, choice.person.id) in self.banned
                room = self.staff.have_room(holder, choice.person.id, teaching=choice.teaching, learning=choice.learning)
                if room and not banned:
                    self._add(need, number, choice)
                    return True
                second_best.append((banned, len(second_best), choice))
        if second_best:
            self._add(need, number, min(second_best, key=itemgetter(0, 1))[2])
        return bool(second_best)

    def _holders(self, need: Need) -> list[tuple[str, tuple[Key, ...]]]:
        """Who may hand over, best first; last come successors of this topic, once they are done themselves."""
        heirs = sorted(key for key, job in self.jobs.items() if key[0] == need.topic.id and self.staff.teaching[job.successor])
        return [*((holder, ()) for holder in self.staff.teachers(need.topic.id, need.holders)), *((key[1], (key,)) for key in heirs)]

    def _choices(self, need: Need, number: int, holder: str, after: tuple[Key, ...]) -> Iterator[_Choice]:
        """Who may learn a topic from somebody, best first.

        In front comes who surely stays; as the first successor of critical knowledge, who can do something alone already; who has
        come furthest on it, up to working under supervision; who has not many topics to learn; who would be ready first, after
        everything that person is to learn already; who is in the holder's team.
        """
        topic, staff = need.topic, self.staff
        end, _ = staff.end(holder)
        team = self.firm.person(holder).team
        levels = self.firm.levels_of(topic.id)
        ranked: list[tuple[tuple[bool, bool, int, bool, float, bool, str], _Choice]] = []
        for person in self._candidates(topic, holder):
            chain = self._prerequisites(topic, person.id) if topic.prerequisites else ()
            if chain is None:
                continue
            level = levels.get(person.id) or 0
            course = self._course(topic, person.id, level, end)
            learning = course.learning
            for one in chain:
                learning += self._course(self.firm.topic(one), person.id, self.firm.level(person.id, one) or 0, end).learning
            preference = (
                person.leaving.status == "unknown",
                need.critical and number == 0 and person.id not in staff.skilled,
                -min(level, self.firm.scale.supervised),
                staff.topics[person.id] + len(chain) + 1 >= MANY_TOPICS,
                staff.weeks_until_ready(person.id, learning),
                person.team != team,
                person.id,
            )
            ranked.append((preference, _Choice(holder, person, chain, after, learning, course.teaching)))
        ranked.sort(key=itemgetter(0))
        return (choice for _, choice in ranked)

    def _course(self, topic: Topic, person: str, level: int, weeks: int, target: int = 0) -> Course:
        """How somebody gets to the required level of a topic, or to a higher one."""
        target = max(target, self.firm.required_level(topic.id))
        return self.practice.course(topic, level, target, weekly_hours=self.staff.learning[person], weeks=weeks)

    def _candidates(self, topic: Topic, holder: str) -> list[Person]:
        """Who could learn a topic: has hours, will still be here long enough, and is not able yet."""
        must_stay = self._must_stay(holder)
        required = self.firm.required_level(topic.id)
        levels = self.firm.levels_of(topic.id)
        return [
            person
            for person in self.staff.people
            if person.id != holder
            and self.staff.learning[person.id]
            and (topic.id, person.id) not in self.jobs
            and person.present(self.situation.start)
            and (person.leaving.date is None or person.leaving.date >= must_stay)
            and (level := levels.get(person.id, 0)) is not None
            and level < required
        ]

    def _must_stay(self, holder: str) -> date:
        """The first day on which somebody who learns from a holder may leave."""
        end, _ = self.staff.end(holder)
        return self.situation.calendar.monday(end) + STAYS

    def _masters(self, topic: str, person: str) -> bool:
        return (topic, person) in self.jobs or (self.firm.level(person, topic) or 0) >= self.firm.required_level(topic)

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
                if not self.firm.applies(person, wanted) or not self._prerequisite_holders(wanted, person):
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

    def _add(self, need: Need, number: int, choice: _Choice) -> None:
        person = choice.person
        for wanted in choice.chain:
            first = self._prerequisite_holders(wanted, person.id)[0]
            why = (Reason(code="prerequisite", values={"topic": need.topic.id}),)
            self._job(
                self.firm.topic(wanted), first, person, weight=need.weight, unique=False, teach=False, supports=need.topic.id, reasons=why, after=()
            )
        holder, after = choice.holder, choice.after
        place = (Reason(code="further-successor", values={"number": number + 1, "required": need.topic.required_people}),) if number else ()
        taught = (Reason(code="taught-by-successor", values={"person": holder}),) if after else ()
        self._job(
            need.topic,
            holder,
            person,
            weight=max(1, need.weight // (number + 1)),
            unique=need.unique and number == 0,
            teach=self._needs_teacher(need),
            supports=None,
            reasons=(*need.reasons, *place, *taught),
            after=after,
        )

    def _needs_teacher(self, need: Need) -> bool:
        teachers = [
            person
            for person in need.holders
            if self.situation.leaves(person) is None and (self.firm.level(person, need.topic.id) or 0) >= self.firm.scale.teaching
        ]
        taught = any(job.to_level >= self.firm.scale.teaching for key, job in self.jobs.items() if key[0] == need.topic.id)
        return need.topic.teach and not teachers and not taught

    def _job(
        self,
        topic: Topic,
        holder: str,
        person: Person,
        *,
        weight: int,
        unique: bool,
        teach: bool,
        supports: str | None,
        reasons: tuple[Reason, ...],
        after: tuple[Key, ...],
    ) -> None:
        scale = self.firm.scale
        end, dated = self.staff.end(holder)
        level = self.firm.level(person.id, topic.id) or 0
        target = max(self.firm.required_level(topic.id), scale.teaching if teach else 0)
        around = Circumstances(topic=topic, weekly_hours=self.staff.learning[person.id], weeks=end, unique=unique)
        tasks = self._course(topic, person.id, level, end, target).tasks
        further = any(key[0] == topic.id for key in self.jobs)
        documented = None if further or supports is not None else document_task(around, self.practice.methods)
        tasks = tasks if documented is None else (documented, *tasks)
        job = Job(
            topic=topic.id,
            holder=holder,
            successor=person.id,
            tasks=tasks,
            end=end,
            dated=dated,
            weight=weight,
            further=further,
            after=(*after, *((wanted, person.id) for wanted in sorted(topic.prerequisites) if (wanted, person.id) in self.jobs)),
            supports=supports,
            from_level=level,
            to_level=target,
            reasons=(*reasons, *self._people_reasons(topic, holder, person), *method_reasons(around, tasks)),
        )
        self.keep(job)

    def _people_reasons(self, topic: Topic, holder: str, person: Person) -> tuple[Reason, ...]:
        known = self.firm.levels_of(topic.id)
        level = known.get(person.id)
        reasons: list[Reason] = []
        if (known.get(holder) or 0) >= self.firm.scale.teaching:
            reasons.append(Reason(code="holder-can-teach", values={"person": holder}))
        if level:
            reasons.append(Reason(code="successor-has-a-start", values={"person": person.id, "level": level}))
        elif person.id not in known:
            reasons.append(Reason(code="successor-level-unknown", values={"person": person.id}))
        reasons.append(Reason(code="successor-has-room", values={"person": person.id, "hours": self.staff.learning[person.id]}))
        if person.team and person.team == self.firm.person(holder).team:
            reasons.append(Reason(code="same-team", values={"person": person.id, "team": person.team}))
        if person.leaving.status == "unknown":
            reasons.append(Reason(code="successor-horizon-unknown", values={"person": person.id}))
        return tuple(reasons)
