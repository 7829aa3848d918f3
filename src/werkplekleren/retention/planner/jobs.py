"""Who hands over what to whom: a holder, a successor and methods for every need, without dates."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from werkplekleren.retention.people import Person
from werkplekleren.retention.planner.choosing import Choice, Choosing, Pair
from werkplekleren.retention.planner.demand import Demand
from werkplekleren.retention.planner.methods import Circumstances, Practice, document_task, method_reasons
from werkplekleren.retention.planner.model import Job, Key
from werkplekleren.retention.planner.needs import Need, Situation
from werkplekleren.retention.planner.staff import Staff
from werkplekleren.retention.planner.weeks import Limits
from werkplekleren.retention.planner.why import demand_reasons, hours_reasons, people_reasons, taught_reasons
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.topics import Topic
from werkplekleren.retention.transfer_method import Stage, TransferMethod


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
    untaught: AbstractSet[str] = frozenset(),
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
        untaught: Ids of topics of which nobody learns to teach them, although somebody should.
    """
    office = Office(situation, practice, limits, banned, untaught)
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


class Office:
    """Keeps the jobs handed out so far, and with them everybody's load.

    Args:
        situation: The firm and its weeks.
        practice: The transfer methods.
        limits: What may be planned of everybody's hours.
        banned: Combinations that did not fit.
        untaught: Ids of topics of which nobody learns to teach them, although somebody should.
    """

    def __init__(
        self, situation: Situation, practice: Practice, limits: Limits, banned: AbstractSet[Pair], untaught: AbstractSet[str] = frozenset()
    ) -> None:
        self.untaught = untaught
        self.situation = situation
        self.firm = situation.firm
        self.practice = practice
        self.staff = Staff(situation, limits)
        self.jobs: dict[Key, Job] = {}
        self.choosing = Choosing(situation, practice, self.staff, self.jobs, banned)
        self._of_topic: dict[str, list[Job]] = {}

    def keep(self, job: Job, *, fixed: bool = False) -> None:
        """Add a job as it is; one that is fixed is not changed any more."""
        self.jobs[job.key] = job
        self._of_topic.setdefault(job.topic, []).append(job)
        self.staff.take(job)
        if fixed:
            self.choosing.fixed.add(job.key)

    def of_topic(self, topic: str) -> Sequence[Job]:
        """The jobs of a topic so far, in the order in which they came."""
        return self._of_topic.get(topic, ())

    def assigned(self, need: Need) -> bool:
        """Add a job for a need, with the jobs for its prerequisites; `False` when nothing lacks any more, or nobody can be found."""
        demand = Demand(need, self.of_topic(need.topic.id))
        if not demand.open:
            return False
        first = need.critical and not self.of_topic(need.topic.id)
        second_best: Choice | None = None
        last_resort: Choice | None = None
        for holder, after in self._holders(need):
            fitting = second_best is not None
            if fitting and not self.choosing.may_fit(need, demand, holder):
                continue
            found = self.choosing.choices(need, demand, holder, after, first=first, fitting=fitting)
            full = found.least > self.staff.teaching_room(holder)
            if full and second_best is not None:
                continue
            for choice in found.ranked:
                if (need.topic.id, holder, choice.person.id) in self.choosing.banned:
                    last_resort = last_resort or choice
                elif not full and self.staff.have_room(holder, choice.person.id, teaching=choice.teaching, learning=choice.learning):
                    self._add(need, demand, choice)
                    return True
                else:
                    second_best = second_best or choice
                    if full:
                        break
        least_bad = second_best or last_resort
        if least_bad is not None:
            self._add(need, demand, least_bad)
        return least_bad is not None

    def _holders(self, need: Need) -> list[tuple[str, tuple[Key, ...]]]:
        """Who may hand over, best first; last come successors of this topic, once they are done themselves."""
        required = self.firm.required_level(need.topic.id)
        heirs = sorted(job.key for job in self.of_topic(need.topic.id) if job.to_level >= required and self.staff.teaching[job.successor])
        return [*((holder, ()) for holder in self.staff.teachers(need.topic.id, need.holders)), *((key[1], (key,)) for key in heirs)]

    def _add(self, need: Need, demand: Demand, choice: Choice) -> None:
        person, topic = choice.person, need.topic
        for wanted in choice.chain:
            first = self.choosing.prerequisite_holders(wanted, person.id)[0]
            why = (Reason(code="prerequisite", values={"topic": topic.id}),)
            asked = self.firm.required_level(wanted)
            if (wanted, person.id) in self.jobs:
                self._raise(self.jobs[wanted, person.id], asked, why)
            else:
                self.add(self.firm.topic(wanted), first, person, asked, weight=need.weight, supports=topic.id, reasons=why)
        teaching = self.firm.scale.teaching if self._needs_teacher(need) else 0
        spared = need.topic.id in self.untaught and teaching > choice.target
        target = choice.target if spared else max(choice.target, teaching)
        told = spared and not self.of_topic(topic.id)
        level = self.firm.level(person.id, topic.id) or 0
        served = [gap for gap in demand.open if level < gap.level <= target and gap.asks(person.id)]
        self.add(
            topic,
            choice.holder,
            person,
            target,
            weight=demand.weight(served),
            unique=need.unique and need.firm_wide and not self.of_topic(topic.id),
            document=need.firm_wide and not self.of_topic(topic.id),
            reasons=(
                *demand_reasons(need, demand, served),
                *taught_reasons(choice.holder, choice.after),
                *([Reason(code="no-time-to-teach", values={"person": person.id})] if told else []),
            ),
            after=choice.after,
        )

    def _raise(self, job: Job, target: int, why: tuple[Reason, ...]) -> None:
        """Let somebody who was to learn a topic to a lower level, which a group asks, learn it to the level that what follows asks."""
        course = self.choosing.course(self.firm.topic(job.topic), job.successor, job.from_level, job.end, target)
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

    def add(
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
        given: Mapping[Stage, TransferMethod] | None = None,
    ) -> None:
        """Add a job from a holder to a person, who learns a topic up to a level.

        Args:
            topic: The topic.
            holder: Id of the holder.
            person: Who learns it.
            target: The level.
            weight: How much its being late costs, per week.
            reasons: Why it is there.
            unique: Whether it is critical knowledge of one person.
            document: Whether it is documented as well.
            supports: The topic for which it is a prerequisite, if it is not needed by itself.
            after: The jobs by which the holder learns it first.
            given: The methods of stages for which they are chosen already.
        """
        end, dated = self.staff.end(holder)
        level = self.firm.level(person.id, topic.id) or 0
        around = Circumstances(topic=topic, weekly_hours=self.staff.learning[person.id], weeks=end, unique=unique)
        course = self.choosing.course(topic, person.id, level, end, target, given=given)
        documented = document_task(around, self.practice.methods, given=(given or {}).get("document")) if document else None
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
                *people_reasons(self.firm, topic, holder, person, hours=self.staff.learning[person.id], on=self.situation.start),
                *hours_reasons(course, level, target),
                *method_reasons(around, tasks),
            ),
        )
        self.keep(job)
