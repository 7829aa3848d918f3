"""The survival kit: what to do tomorrow when the only one who can do something is not there."""

from datetime import date
from typing import Self

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.validators import is_a, is_date, maybe
from werkplekleren.retention.certificates import Certificate
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.people import Person
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import Transfer
from werkplekleren.retention.topics import Topic


@attrs.frozen(kw_only=True)
class KitSheet:
    """What the map knows for the day on which the only holder of a topic is away.

    Args:
        topic: The topic.
        holder: The only one who can do it.
        helpers: Who gets furthest without the holder, best first, with their levels; at least under supervision, and
            without a certificate for it that lapsed, and without a level that was revoked.
        barred: Who is at the required level, but may not do it now: their certificate does not count.
        revoked: Whose level on it was revoked, and who must not do it, whatever the level was.
        needs_proof: Whether a certificate is needed to do it.
        barred_by: Certificates of the firm itself that do not count, so that nobody may do it now.
        transfer: The transfer by which the next person learns it, when there is a plan.
    """

    topic: Topic
    holder: Person
    helpers: tuple[tuple[Person, int], ...] = ()
    barred: tuple[Person, ...] = ()
    revoked: tuple[Person, ...] = ()
    needs_proof: bool = False
    barred_by: tuple[Certificate, ...] = ()
    transfer: Transfer | None = None


@attrs.frozen(kw_only=True)
class SurvivalKit(Displayed):
    """A sheet for every topic that one person can do: built from the map, with blanks for what only the firm can write.

    Args:
    firm: Who knows what.
    on: The day it is made.
    plan: The retention plan, to say who will be able and from when; may be left out.
    person: Id of one person, to make it only for what that person alone can do; `None` for everybody.

    Raises:
    UnknownNameError: When `person` is not on the map.

    >>> from datetime import date
    >>> from werkplekleren import Person, Topic
    >>> from werkplekleren.retention import Mastery
    >>> firm = KnowledgeMap(
    ...     title="Oeverdam",
    ...     people=(Person(id="anke", name="Anke"), Person(id="bert", name="Bert")),
    ...     topics=(Topic(id="cnc", title="CNC"),),
    ...     mastery=(Mastery(person="anke", topic="cnc", level=4), Mastery(person="bert", topic="cnc", level=2)),
    ... )
    >>> [(sheet.holder.name, [person.name for person, _ in sheet.helpers]) for sheet in SurvivalKit.of(firm, on=date(2027, 1, 4)).sheets]
    [('Anke', ['Bert'])]
    """

    firm: KnowledgeMap = attrs.field(validator=is_a(KnowledgeMap))
    on: date = attrs.field(validator=is_date)
    plan: RetentionPlan | None = attrs.field(default=None, validator=maybe(RetentionPlan))
    person: str | None = attrs.field(default=None)

    def __attrs_post_init__(self) -> None:
        if self.person is not None:
            self.firm.person(self.person)

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date, plan: RetentionPlan | None = None, person: str | None = None) -> Self:
        """The survival kit of a firm on a day.

        Args:
            firm: Who knows what.
            on: The day it is made.
            plan: The retention plan, to say who will be able and from when; may be left out.
            person: Id of one person, to make it only for what that person alone can do.

        Raises:
            UnknownNameError: When `person` is not on the map.
        """
        return cls(firm=firm, on=on, plan=plan, person=person)

    @property
    def sheets(self) -> tuple[KitSheet, ...]:
        """A sheet for each topic that one person can do on the day, whatever the firm itself lacks, gravest first, then by title."""
        found: list[KitSheet] = []
        for topic in self.firm.topics:
            able = self.firm.certified().able(topic.id, self.on)
            if topic.required_people and len(able) == 1 and self.person in {None, able[0]}:
                found.append(self._sheet(topic, self.firm.person(able[0])))
        return tuple(sorted(found, key=lambda sheet: (-(sheet.topic.criticality or 0), sheet.topic.title, sheet.topic.id)))

    def _sheet(self, topic: Topic, holder: Person) -> KitSheet:
        firm = self.firm
        levels, barring = firm.levels_of(topic.id), firm.barring(topic.id, self.on)
        present = [person for person in firm.people if person.id != holder.id and person.present(self.on)]
        taken = firm.revoked(topic.id, self.on)
        revoked = tuple(person for person in present if person.id in taken)
        barred = tuple(person for person in present if person.id in firm.qualified(topic.id) and person not in revoked)
        lapsed = firm.lapsed(topic.id, self.on)
        helpers = [
            (person, level)
            for person in present
            if person not in (*barred, *revoked)
            and person.id not in lapsed
            and (level := levels.get(person.id)) is not None
            and level >= firm.scale.supervised
        ]
        transfers = [
            one
            for one in (() if self.plan is None else self.plan.transfers)
            if one.topic == topic.id and one.to_level > one.from_level and one.learned_week is not None
        ]
        return KitSheet(
            topic=topic,
            holder=holder,
            helpers=tuple(sorted(helpers, key=lambda one: (-one[1], one[0].name, one[0].id))),
            barred=tuple(sorted(barred, key=lambda one: (one.name, one.id))),
            revoked=tuple(sorted(revoked, key=lambda one: (one.name, one.id))),
            barred_by=tuple(one for one in firm.certificates if one.id in barring),
            needs_proof=any(topic.id in certificate.required_for for certificate in firm.certificates),
            transfer=min(transfers, key=lambda one: (one.learned_week or date.max, one.successor), default=None),
        )
