"""The part of a retention plan that is one person's: what to learn, what to hand over, with whom, in which weeks."""

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.validators import is_a, is_id
from werkplekleren.errors import UnknownNameError
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import Transfer


@attrs.frozen(kw_only=True)
class PersonalPlan(Displayed):
    """What a retention plan asks of one person, as a page for that person.

    It holds nobody else's levels; whom it names are the people to work with.

    Args:
        plan: The plan.
        person: Id of the person.

    Raises:
        UnknownNameError: When the plan does not name the person.

    >>> from datetime import date
    >>> from werkplekleren import KnowledgeMap, Person, Toolbox, Topic
    >>> from werkplekleren.retention import Leaving, Mastery
    >>> leaves = Leaving(status="known", date=date(2028, 1, 3))
    >>> firm = KnowledgeMap(
    ...     title="Oeverdam",
    ...     people=(Person(id="anke", name="Anke", leaving=leaves), Person(id="bert", name="Bert")),
    ...     topics=(Topic(id="cnc", title="CNC", criticality=4, required_people=1, hours_to_independent=16),),
    ...     mastery=(Mastery(person="anke", topic="cnc", level=4),),
    ... )
    >>> plan = RetentionPlan.propose(firm, Toolbox.builtin(), start=date(2027, 1, 4))
    >>> mine = PersonalPlan(plan=plan, person="bert")
    >>> [transfer.topic for transfer in mine.learning], mine.giving, mine.name
    (['cnc'], (), 'Bert')
    """

    plan: RetentionPlan = attrs.field(validator=is_a(RetentionPlan))
    person: str = attrs.field(validator=is_id)

    def __attrs_post_init__(self) -> None:
        if self.person not in self.plan.people:
            raise UnknownNameError("person", self.person, self.plan.people)

    @property
    def name(self) -> str:
        """The name of the person."""
        return self.plan.people[self.person]

    @property
    def learning(self) -> tuple[Transfer, ...]:
        """The transfers in which the person learns, the one that starts first in front."""
        return self._in_time(transfer for transfer in self.plan.transfers if transfer.successor == self.person)

    @property
    def giving(self) -> tuple[Transfer, ...]:
        """The transfers in which the person hands over, the one that starts first in front."""
        return self._in_time(transfer for transfer in self.plan.transfers if transfer.holder == self.person)

    @staticmethod
    def _in_time(transfers: Iterable[Transfer]) -> tuple[Transfer, ...]:
        return tuple(sorted(transfers, key=lambda one: (one.first_week or date.max, one.last_week or date.max, one.topic, one.successor)))

    @property
    def weeks(self) -> Mapping[date, tuple[float, float]]:
        """Monday -> hours of learning and of handing over in that week, in order; weeks without hours are left out."""
        found: dict[date, tuple[float, float]] = {}
        for mine, transfers in ((True, self.learning), (False, self.giving)):
            for session in (session for transfer in transfers for step in transfer.steps for session in step.sessions):
                learning, giving = found.get(session.week, (0.0, 0.0))
                found[session.week] = (learning + session.hours, giving) if mine else (learning, giving + session.holder_hours)
        return {week: found[week] for week in sorted(found) if any(found[week])}

    @property
    def fullest_week(self) -> float:
        """The hours of the week with most; 0 without any."""
        return max((sum(hours) for hours in self.weeks.values()), default=0.0)
