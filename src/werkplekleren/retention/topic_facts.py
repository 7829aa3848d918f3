"""What can be asked about a topic when options are weighed: the knowledge, the people, the time, and what the plan does."""

from collections.abc import Sequence
from datetime import date

import attrs

from werkplekleren.retention.dates import deadline
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.options import Fact, OptionFit, RetentionOption
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import OpenPoint, Transfer

MORE_HOURS = frozenset({"more-hours", "more-learning-hours", "more-teaching-hours"})


@attrs.frozen(kw_only=True)
class TopicFacts:
    """The facts of one topic in one plan; `None` is not known, or there is no such thing.

    Args:
        nature: Tacit, explicit or mixed.
        knowledge: Craft, organisation or network.
        documented: Whether it is documented.
        criticality: Its criticality.
        hours: Learning hours of a beginner until working alone.
        people: How many people work at the firm when the plan starts.
        holders: How many of them can do it.
        staying: How many of those have no date of leaving.
        leavers: How many of those have one.
        lapsed: How many would be able with a valid certificate; whose level was revoked would not.
        learners: How many others have learning hours, and no date of leaving.
        started: How many of those have begun with it.
        judged: Of how many people who work there it is known what level they have.
        successors: How many are brought to the required level by the plan.
        weeks: Weeks from the start of the plan until the last one who knows it must be done handing over; `None` while somebody stays.
        slack: Weeks between the last session of the plan and the deadline, of the tightest transfer; `None` without a deadline.
        room: The fewest extra hours a week that would make the transfer fit, by the remedies of the plan.
    """

    nature: str
    knowledge: str
    documented: str
    criticality: int | None
    hours: int
    people: int
    holders: int
    staying: int
    leavers: int
    lapsed: int
    learners: int
    started: int
    judged: int
    successors: int
    weeks: int | None
    slack: int | None
    room: int | None

    @classmethod
    def of(
        cls, firm: KnowledgeMap, name: str, *, start: date, buffer_weeks: int, transfers: Sequence[Transfer] = (), points: Sequence[OpenPoint] = ()
    ) -> "TopicFacts":
        """The facts of a topic, from the firm and from what a plan makes of it.

        Args:
            firm: Who knows what; what only a certificate of the firm itself bars, counts as known.
            name: Id of the topic.
            start: The day from which is planned.
            buffer_weeks: Weeks to keep free before somebody leaves.
            transfers: The transfers of the plan; those of other topics are passed over.
            points: Its open points; those of other topics are passed over.
        """
        firm = firm.certified()
        topic = firm.topic(name)
        present = [person for person in firm.people if person.present(start)]
        able = set(firm.able(name, start))
        qualified = set(firm.qualified(name))
        revoked = set(firm.revoked(name, start))
        levels = firm.levels_of(name)
        leaving = [day for person in present if person.id in able and (day := person.leaving.date) is not None]
        learners = [
            person.id
            for person in present
            if person.id not in qualified - revoked and person.learning_hours >= 1 and person.leaving.date is None and firm.applies(person.id, name)
        ]
        own = [transfer for transfer in transfers if transfer.topic == name]
        room = [int(remedy.values["hours"]) for point in points if point.topic == name for remedy in point.remedies if remedy.code in MORE_HOURS]
        slack = [
            (transfer.deadline - transfer.last_week).days // 7 - 1
            for transfer in own
            if transfer.deadline is not None and transfer.last_week is not None
        ]
        last = max(leaving) if leaving and len(leaving) == len(able) else None
        return cls(
            nature=topic.nature,
            knowledge=topic.knowledge,
            documented=topic.documented,
            criticality=topic.criticality,
            hours=topic.hours_to_independent,
            people=len(present),
            holders=len(able),
            staying=len(able) - len(leaving),
            leavers=len(leaving),
            lapsed=len([person for person in present if person.id in qualified - able - revoked]),
            learners=len(learners),
            started=len([person for person in learners if levels.get(person) and person not in revoked]),
            judged=len([person for person in present if levels.get(person.id) is not None and person.id not in revoked]),
            successors=len({one.successor for one in own if one.to_level > one.from_level}),
            weeks=None if last is None else max(0, (deadline(last, buffer_weeks) - start).days // 7),
            slack=min(slack, default=None),
            room=min(room, default=None),
        )

    @classmethod
    def in_plan(cls, plan: RetentionPlan, firm: KnowledgeMap, name: str) -> "TopicFacts":
        """The facts of a topic in a plan."""
        return cls.of(firm, name, start=plan.start, buffer_weeks=plan.buffer_weeks, transfers=plan.transfers, points=plan.unsolved)

    def found(self, fact: Fact) -> str | int | None:
        """What is known of one fact."""
        value: str | int | None = getattr(self, fact)
        return value

    def holding(self, fits: Sequence[OptionFit]) -> tuple[OptionFit, ...]:
        """Those fits that hold."""
        return tuple(fit for fit in fits if fit.holds(self.found(fit.fact)))

    def lacking(self, option: RetentionOption) -> tuple[OptionFit, ...]:
        """What an option needs and does not have; empty when it is possible."""
        return tuple(fit for fit in option.fits if fit.needed and not fit.holds(self.found(fit.fact)))
