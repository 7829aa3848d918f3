"""Risk after a plan beside risk now: per topic and per person, with both factors kept."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.mastery import Mastery
from werkplekleren.retention.plan import RetentionPlan
from werkplekleren.retention.plan_parts import Transfer
from werkplekleren.retention.risk import Risk, RiskAssessment
from werkplekleren.retention.risk_method import RiskMethod


@attrs.frozen(kw_only=True)
class TopicOutlook:
    """The risk that one topic is lost, now and after the plan.

    Args:
        topic: Id of the topic.
        title: Its title.
        before: The risk now, that of who stays longest; `None` when it is not known, or nobody can do it.
        after: The risk after the plan, likewise.
        able_before: Ids of the people who can do it now.
        able_after: Ids of the people who can do it after the plan.
    """

    topic: str
    title: str
    before: Risk | None
    after: Risk | None
    able_before: tuple[str, ...]
    able_after: tuple[str, ...]

    @property
    def change(self) -> int | None:
        """The total after minus the total now; below 0 is better. `None` when either is not known."""
        totals = [None if risk is None else risk.total for risk in (self.before, self.after)]
        return None if totals[0] is None or totals[1] is None else totals[1] - totals[0]


@attrs.frozen(kw_only=True)
class PersonOutlook:
    """What leaves with one person, now and after the plan.

    Args:
        person: Id of the person.
        name: The name.
        before: The risks of what that person can do now, greatest first.
        after: The same after the plan.
        alone_before: Ids of the topics that only this person can do now.
        alone_after: Ids of the topics that only this person can do after the plan.
    """

    person: str
    name: str
    before: tuple[Risk, ...]
    after: tuple[Risk, ...]
    alone_before: tuple[str, ...]
    alone_after: tuple[str, ...]


@attrs.frozen(kw_only=True)
class RiskOutlook(Displayed):
    """The risks of a firm on a day, and those after a plan whose transfers are verified; both judged on the same day.

    Judged on one day, the two differ by the plan alone, and not by somebody's leaving coming nearer.

    Args:
        on: The day of both judgements.
        before: The risks as the firm is now.
        after: The risks with every successor at the level to which the plan leads.
        firm: Who knows what now.
        planned: Who would know what after the plan.
    """

    on: date
    before: RiskAssessment
    after: RiskAssessment
    firm: KnowledgeMap
    planned: KnowledgeMap

    @cached_property
    def topics(self) -> tuple[TopicOutlook, ...]:
        """Every topic that anybody should be able to do: by the risk now, greatest first; those without a total come first of all."""
        found = [
            TopicOutlook(
                topic=topic.id,
                title=topic.title,
                before=self.before.loss_by_topic.get(topic.id),
                after=self.after.loss_by_topic.get(topic.id),
                able_before=_able(self.before, topic.id),
                able_after=_able(self.after, topic.id),
            )
            for topic in self.firm.topics
        ]
        return tuple(sorted(found, key=_rank))

    @cached_property
    def people(self) -> tuple[PersonOutlook, ...]:
        """Everybody who can do something now, who stands alone for most first, then by name."""
        found: list[PersonOutlook] = []
        for person in self.firm.people:
            before, after = self.before.by_person.get(person.id, ()), self.after.by_person.get(person.id, ())
            alone = [_alone(outlook, person.id) for outlook in (self.before, self.after)]
            if before or alone[0]:
                found.append(
                    PersonOutlook(person=person.id, name=person.name, before=before, after=after, alone_before=alone[0], alone_after=alone[1])
                )
        return tuple(sorted(found, key=lambda one: (-len(one.alone_before), one.name, one.person)))


def _able(risks: RiskAssessment, topic: str) -> tuple[str, ...]:
    return tuple(sorted(risk.person for risk in risks.of_topic(topic) if risk.person is not None))


def _alone(risks: RiskAssessment, person: str) -> tuple[str, ...]:
    return tuple(sorted(risk.topic for risk in (*risks.risks, *risks.unknown) if risk.single and risk.person == person))


def _rank(one: TopicOutlook) -> tuple[bool, int, str, str]:
    return one.before is not None, -((one.before.total or 0) if one.before is not None else 0), one.title, one.topic


def after_transfers(firm: KnowledgeMap, transfers: Iterable[Transfer]) -> KnowledgeMap:
    """The firm with every successor at the level to which a transfer leads; who or what is not on the map is passed over.

    That level is judged anew, so an earlier revocation no longer holds.
    """
    people, topics = {person.id for person in firm.people}, {topic.id for topic in firm.topics}
    cells: dict[tuple[str, str], Mastery] = {(cell.person, cell.topic): cell for cell in firm.mastery}
    reached: set[tuple[str, str]] = set()
    for one in transfers:
        known = one.successor in people and one.topic in topics and one.to_level in firm.scale.values
        if known and one.to_level > max(one.from_level, firm.level(one.successor, one.topic, date.max) or 0):
            cells[one.successor, one.topic] = Mastery(person=one.successor, topic=one.topic, level=one.to_level)
            reached.add((one.successor, one.topic))
    revocations = tuple(one for one in firm.revocations if (one.person, one.topic) not in reached)
    return attrs.evolve(firm, mastery=tuple(cells.values()), revocations=revocations)


def outlook_of(plan: RetentionPlan, firm: KnowledgeMap, *, on: date, method: RiskMethod | None) -> RiskOutlook:
    """Risk after a plan beside risk now; see `RetentionPlan.risk_outlook`."""
    planned = after_transfers(firm, plan.transfers)
    return RiskOutlook(on=on, before=firm.risks(on, method), after=planned.risks(on, method), firm=firm, planned=planned)
