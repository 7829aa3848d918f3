"""Who may learn a topic from a holder, best first: the standards by which successors are chosen."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from heapq import merge
from math import inf
from operator import itemgetter

import attrs

from werkplekleren.retention.dates import STAYS
from werkplekleren.retention.people import Person
from werkplekleren.retention.planner.demand import Demand
from werkplekleren.retention.planner.fewest import Share
from werkplekleren.retention.planner.methods import Course, Practice
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.staff import MANY_TOPICS, Entry, Staff
from werkplekleren.retention.topics import Topic
from werkplekleren.retention.transfer_method import Stage, TransferMethod

Pair = tuple[str, str, str]
"""Topic id, holder id, successor id."""

Preference = tuple[bool, bool, bool, int, bool, float, bool, str]


@attrs.frozen
class Choice:
    """A holder and a successor, to which level, what to teach first, jobs to wait for, and the hours it takes.

    The learning hours are those for what must be taught first as well.
    """

    holder: str
    person: Person
    target: int
    chain: tuple[str, ...]
    after: tuple[Key, ...]
    learning: int
    teaching: int


@attrs.frozen
class Choices:
    """Who may learn a topic from one holder.

    Args:
        ranked: The choices, best first; worked out as far as they are asked for.
        least: The fewest hours of the holder that any of them takes.
    """

    ranked: Iterator[Choice]
    least: int


Ranked = tuple[Preference, Choice]


class Choosing:
    """Ranks who may learn what from whom, beside the jobs there are.

    Args:
        situation: The firm and its weeks.
        practice: The transfer methods.
        staff: Everybody's hours and load.
        jobs: The jobs so far; they are looked at, not changed.
        banned: Combinations that did not fit.
    """

    def __init__(self, situation: Situation, practice: Practice, staff: Staff, jobs: Mapping[Key, Job], banned: AbstractSet[Pair]) -> None:
        self.situation = situation
        self.firm = situation.firm
        self.practice = practice
        self.staff = staff
        self.jobs = jobs
        self.banned = banned
        self.fixed: set[Key] = set()
        self._pools: dict[str, list[tuple[Person, int]]] = {}
        self._asking: _Asking | None = None

    def choices(self, need: Need, demand: Demand, holder: str, after: tuple[Key, ...], *, first: bool, fitting: bool = False) -> Choices:
        """Who may learn a topic from somebody, best first.

        In front comes who surely stays; who is one of the fewest that together meet all that is required; as the first successor of
        critical knowledge, who can do something alone already; who has come furthest on it, up to working under supervision; who has
        not many topics to learn; who would be ready first, after everything that person is to learn already; who is in the holder's team.

        Args:
            need: What must be handed over.
            demand: What of it still lacks.
            holder: Id of who hands it over.
            after: The jobs by which the holder learns it first.
            first: Whether it is the first successor of critical knowledge.
            fitting: Whether only who seems to have the hours is of use.
        """
        topic = need.topic
        end, team = self.staff.end(holder)[0], self.firm.person(holder).team
        looking = _Looking(topic, demand, holder, after, first, end, team, self._spared(topic))
        if demand.plain and not topic.prerequisites:
            return self._of_all(looking, fitting=fitting)
        masters = max([self.firm.level(holder, topic.id) or 0, *(self.jobs[key].to_level for key in after)])
        candidates = self._candidates(looking, fitting=fitting)
        wanted = demand.wanted(share for _, share, _ in (self._candidates(looking, fitting=False) if fitting else candidates))
        found: list[Ranked] = []
        for person, share, level in candidates:
            chain = self.prerequisites(topic, person.id) if topic.prerequisites else ()
            if chain is not None and demand.target(share) <= masters:
                found.append(self._ranked(looking, person, share, level, chain, wanted=share in wanted))
        found.sort(key=itemgetter(0))
        return Choices((choice for _, choice in found), min((choice.teaching for _, choice in found), default=0))

    def _of_all(self, looking: "_Looking", *, fitting: bool) -> Choices:
        """As `choices`, for what only the firm as a whole asks and needs no other topic: who has not begun is ranked without looking at all.

        Beginners with the same hours differ only in what they are to learn already, by which the staff keeps them in order.
        """
        topic, staff = looking.topic, self.staff
        special = {name for name, level in self.firm.levels_of(topic.id).items() if level is None or level}
        (gap,) = looking.demand.open
        found = [self._ranked(looking, person, share, level, (), wanted=True) for person, share, level in self._candidates(looking, fitting=fitting)]
        found.sort(key=itemgetter(0))
        streams: list[Iterator[Ranked]] = [iter(found)]
        least = [choice.teaching for _, choice in found]
        for (unsure, skilled, hours), entries in staff.beginners.items():
            course = self.practice.course(topic, 0, gap.level, weekly_hours=hours, weeks=looking.end)
            least.append(course.teaching)
            front = unsure, False, looking.first and not skilled, 0
            mates = staff.mates.get((unsure, skilled, hours, looking.team), ())
            streams.extend(self._stream(looking, some, front, course, special, mates=some is mates) for some in (mates, entries))
        return Choices((choice for _, choice in merge(*streams, key=itemgetter(0))), min(least, default=0))

    def _stream(
        self,
        looking: "_Looking",
        entries: Sequence[Entry],
        front: tuple[bool, bool, bool, int],
        course: Course,
        special: AbstractSet[str],
        *,
        mates: bool,
    ) -> Iterator[Ranked]:
        """Beginners of one kind, in the team of the holder or outside it, in order."""
        (gap,) = looking.demand.open
        for many, _, name in entries:
            person = self.staff.by_id[name]
            if (person.team == looking.team) == mates and name not in special and self._may(looking, person) and gap.asks(name):
                ready = self.staff.weeks_until_ready(name, course.learning)
                choice = Choice(looking.holder, person, gap.level, (), looking.after, course.learning, course.teaching)
                yield (*front, many, ready, not mates, name), choice

    def _ranked(self, looking: "_Looking", person: Person, share: Share, level: int, chain: tuple[str, ...], *, wanted: bool) -> Ranked:
        topic, staff = looking.topic, self.staff
        target = looking.demand.target(share)
        course = self.course(topic, person.id, level, looking.end, target)
        learning = course.learning
        for one in chain:
            asked = self.firm.required_level(one)
            learning += self.course(self.firm.topic(one), person.id, self.firm.level(person.id, one) or 0, looking.end, asked).learning
        preference = (
            person.leaving.status == "unknown",
            not wanted,
            looking.first and person.id not in staff.skilled,
            -min(level, self.firm.scale.supervised),
            staff.topics[person.id] + len(chain) + 1 >= MANY_TOPICS,
            staff.weeks_until_ready(person.id, learning),
            person.team != looking.team,
            person.id,
        )
        return preference, Choice(looking.holder, person, target, chain, looking.after, learning, course.teaching)

    def course(
        self, topic: Topic, person: str, level: int, weeks: int, target: int, *, given: Mapping[Stage, TransferMethod] | None = None
    ) -> Course:
        """How somebody gets to a level of a topic; `given` are the methods of stages for which they are chosen already."""
        return self.practice.course(topic, level, target, weekly_hours=self.staff.learning[person], weeks=weeks, given=given)

    def may_fit(self, need: Need, demand: Demand, holder: str) -> bool:
        """Whether a holder and anybody who may learn it seem to have the hours; `False` is certain, and quicker than ranking them all."""
        asking, end = self._asked(need.topic, demand), self.staff.end(holder)[0]
        if end not in asking.least:
            courses = {one: self.practice.course(need.topic, one[0], one[1], weekly_hours=one[2], weeks=end) for one in asking.stretches}
            asking.least[end] = min((course.teaching for course in courses.values()), default=inf)
            asking.roomy[end] = [
                (person, share, level)
                for person, share, level in asking.candidates
                if self.staff.has_learning_room(person.id, end, courses[level, demand.target(share), self.staff.learning[person.id]].learning)
            ]
            asking.beginners[end] = asking.begun and any(
                self.staff.beginner_has_room(kind, end, courses[0, demand.open[0].level, kind[2]].learning) for kind in self.staff.beginners
            )
        return asking.least[end] <= self.staff.teaching_room(holder) and (asking.beginners[end] or bool(asking.roomy[end]))

    def _candidates(self, looking: "_Looking", *, fitting: bool) -> list[tuple[Person, Share, int]]:
        """Who could learn a topic from a holder, for which gaps each would count, and at which level each is.

        Where only the firm as a whole asks it and it needs no other topic, only those who have begun; `fitting`, only who seems to have
        the hours.
        """
        must_stay, holder = self._must_stay(looking.holder), looking.holder
        asking = self._asked(looking.topic, looking.demand)
        return [
            (person, share, level)
            for person, share, level in (asking.roomy[looking.end] if fitting else asking.candidates)
            if person.id != holder and (person.leaving.date is None or person.leaving.date >= must_stay)
        ]

    def _asked(self, topic: Topic, demand: Demand) -> "_Asking":
        """Who could learn a topic from anybody, beside the jobs there are now: looked at once for all holders."""
        if self._asking is None or self._asking.demand is not demand:
            begun = demand.plain and not topic.prerequisites
            candidates = [
                (person, share, level)
                for person, level in self._pool(topic)
                if (level or not begun)
                and (share := demand.share(person.id, level))
                and (topic.id, person.id) not in self.jobs
                and (person.starts_on is None or person.present(self.situation.start) or demand.grouped(share))
            ]
            stretches = {(level, demand.target(share), self.staff.learning[person.id]) for person, share, level in candidates}
            if begun:
                stretches.update((0, demand.open[0].level, hours) for _, _, hours in self.staff.beginners)
            self._asking = _Asking(demand, begun, candidates, tuple(stretches), {}, {}, {})
        return self._asking

    def _pool(self, topic: Topic) -> list[tuple[Person, int]]:
        """Who has hours to learn, and is not spared a topic, each with the level; the same whatever jobs there are."""
        if topic.id not in self._pools:
            levels, spared = self.firm.levels_of(topic.id), self._spared(topic)
            self._pools[topic.id] = [
                (person, level)
                for person in self.staff.people
                if self.staff.learning[person.id] and person.id not in spared and (level := levels.get(person.id, 0)) is not None
            ]
        return self._pools[topic.id]

    def _may(self, looking: "_Looking", person: Person) -> bool:
        """Whether a beginner could learn a topic at all: has hours, will still be here long enough, is not spared, does not learn it yet."""
        leaves = person.leaving.date
        return (
            self.staff.learning[person.id] > 0
            and (leaves is None or leaves >= self._must_stay(looking.holder))
            and person.id not in looking.spared
            and person.id != looking.holder
            and (looking.topic.id, person.id) not in self.jobs
            and (person.starts_on is None or person.present(self.situation.start))
        )

    def _spared(self, topic: Topic) -> frozenset[str]:
        """Who does not learn it whatever their hours: who is exempt, and who has left already."""
        return self.staff.gone.union(self.firm.exempt(topic.id, self.situation.last_day))

    def _must_stay(self, holder: str) -> date:
        """The first day on which somebody who learns from a holder may leave."""
        end, _ = self.staff.end(holder)
        return self.situation.calendar.monday(end) + STAYS

    def masters(self, topic: str, person: str) -> bool:
        """Whether somebody is at the required level of a topic, or will be by a job."""
        required = self.firm.required_level(topic)
        learns = self.jobs.get((topic, person))
        return (learns is not None and learns.to_level >= required) or (self.firm.level(person, topic) or 0) >= required

    def prerequisites(self, topic: Topic, person: str) -> tuple[str, ...] | None:
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
            elif wanted not in chain and not self.masters(wanted, person):
                if (wanted, person) in self.fixed or not self.firm.applies(person, wanted) or not self.prerequisite_holders(wanted, person):
                    return None
                waiting.append((wanted, iter(sorted(self.firm.topic(wanted).prerequisites))))
        return tuple(chain)

    def prerequisite_holders(self, topic: str, person: str) -> list[str]:
        """Who may teach it, first who stays: the hours of who leaves are for what others cannot teach."""
        able = self.firm.able(topic, self.situation.start)
        leaves = self.firm.person(person).leaving.date
        holders = [
            holder for holder in self.staff.teachers(topic, able) if holder != person and (leaves is None or leaves >= self._must_stay(holder))
        ]
        return sorted(holders, key=lambda holder: ((topic, holder, person) in self.banned, self.situation.leaves(holder) is not None))


@attrs.frozen
class _Asking:
    """Who could learn what still lacks on a topic, whoever the holder is.

    Args:
        demand: What lacks.
        begun: Whether only those are listed who have begun, beside whom all beginners could learn it.
        candidates: Who could, for which gaps each would count, and at which level each is.
        stretches: From which level to which that takes them, with how many hours a week.
        least: By the end of a holder, the fewest hours of the holder that it takes.
        roomy: By the end of a holder, who of them seem to have the hours.
        beginners: By the end of a holder, whether any beginner seems to have the hours.
    """

    demand: Demand
    begun: bool
    candidates: list[tuple[Person, Share, int]]
    stretches: tuple[tuple[int, int, int], ...]
    least: dict[int, float]
    roomy: dict[int, list[tuple[Person, Share, int]]]
    beginners: dict[int, bool]


@attrs.frozen
class _Looking:
    """One look for who may learn a topic from a holder."""

    topic: Topic
    demand: Demand
    holder: str
    after: tuple[Key, ...]
    first: bool
    end: int
    team: str
    spared: frozenset[str]
