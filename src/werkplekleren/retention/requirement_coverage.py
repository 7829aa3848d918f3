"""Whether what a map requires of its parts is met: per shift or site, of a role, of everybody."""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.people import Person
from werkplekleren.retention.requirements import Part, Requirement


@attrs.frozen(kw_only=True)
class RequirementCoverage:
    """Whether one requirement is met in one group.

    Args:
        requirement: Id of the requirement.
        topic: Id of its topic.
        group: Which group, as part and name: `(("site", "Noord"), ("shift", "vroeg"))`; empty for the whole firm.
        people: Ids of who is in the group, sorted; without who is exempt when everybody is asked.
        able: Ids of those of them who can, sorted.
        people_wanted: How many should be able; `None` when everybody should.
        exempt: Ids of who is in the group and exempt, sorted.
    """

    requirement: str
    topic: str
    group: tuple[tuple[Part, str], ...] = ()
    people: tuple[str, ...]
    able: tuple[str, ...]
    people_wanted: int | None
    exempt: tuple[str, ...] = ()

    @property
    def covered(self) -> int:
        """How many people can do it; higher is better."""
        return len(self.able)

    @property
    def required(self) -> int:
        """How many should: a number, or as many as there are in the group."""
        return len(self.people) if self.people_wanted is None else self.people_wanted

    @property
    def shortfall(self) -> int:
        """How many people are missing, `max(0, required - covered)`; 0 is good."""
        return max(0, self.required - self.covered)

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the people who are asked and cannot, when everybody is asked; else empty."""
        return () if self.people_wanted is not None else tuple(person for person in self.people if person not in self.able)

    @property
    def single_point(self) -> str | None:
        """The id of the only one in the group who can do it, if there is exactly one."""
        return self.able[0] if self.covered == 1 else None

    def without(self, gone: frozenset[str]) -> "RequirementCoverage":
        """The same after some people have gone; the group stays."""
        return attrs.evolve(
            self,
            people=tuple(person for person in self.people if person not in gone),
            able=tuple(person for person in self.able if person not in gone),
            exempt=tuple(person for person in self.exempt if person not in gone),
        )


@attrs.frozen
class Asked:
    """One requirement of one group.

    Args:
        requirement: The requirement.
        group: Which group, as part and name.
        people: Ids of who is in it, sorted; also who has left or is still to come.
    """

    requirement: Requirement
    group: tuple[tuple[Part, str], ...]
    people: tuple[str, ...]

    def coverage(self, firm: KnowledgeMap, on: date | None, able: Iterable[str] | None = None) -> RequirementCoverage:
        """Whether it is met.

        Args:
            firm: The firm.
            on: The day; `None` looks at levels only.
            able: Ids of who can do it, where that is worked out already.
        """
        requirement = self.requirement
        if able is None:
            able = firm.able(requirement.topic, on, level=requirement.level)
        absent = frozenset[str]() if on is None else firm.absent(on)
        exempt = () if on is None else firm.exempt(requirement.topic, on, requirement=requirement.id)
        present = self.people if absent.isdisjoint(self.people) else tuple(person for person in self.people if person not in absent)
        spared = tuple(person for person in exempt if person in present) if exempt else ()
        asked = tuple(person for person in present if person not in spared) if spared and requirement.everyone else present
        return RequirementCoverage(
            requirement=requirement.id,
            topic=requirement.topic,
            group=self.group,
            people=asked,
            able=tuple(sorted(set(able).intersection(asked))),
            people_wanted=requirement.people,
            exempt=spared,
        )


def requirement_coverages(firm: KnowledgeMap, on: date | None) -> tuple[RequirementCoverage, ...]:
    """Whether every requirement of a map is met in every group that it asks it of."""
    able = {one.id: firm.able(one.topic, on, level=one.level) for one in firm.requirements}
    return tuple(one.coverage(firm, on, able[one.requirement.id]) for one in asked_of(firm))


def asked_of(firm: KnowledgeMap) -> tuple[Asked, ...]:
    """Every requirement of a map in every group that it asks it of, in the order of the map, the groups by name.

    A requirement that is asked of no part that there is, has one group, perhaps an empty one, so that it is not forgotten.
    """
    known: dict[tuple[object, ...], tuple[Group, ...]] = {}
    asked: list[Asked] = []
    for one in firm.requirements:
        key = (one.site, one.shift, one.team, one.role, one.per)
        if key not in known:
            known[key] = tuple(_groups(one, firm.people))
        asked.extend(Asked(one, group, people) for group, people in known[key])
    return tuple(asked)


Group = tuple[tuple[tuple[Part, str], ...], tuple[str, ...]]
"""Which group, and the ids of who is in it, sorted."""


def _groups(requirement: Requirement, people: Iterable[Person]) -> Iterator[Group]:
    members: dict[tuple[str, ...], list[str]] = {}
    for person in people:
        if requirement.concerns(person):
            names = tuple(name_of(person, part) for part in requirement.per)
            if all(names):
                members.setdefault(names, []).append(person.id)
    named: dict[Part, str] = {"site": requirement.site, "shift": requirement.shift, "team": requirement.team, "role": requirement.role}
    fixed: list[tuple[Part, str]] = [(part, name) for part, name in named.items() if name and part not in requirement.per]
    for names in sorted(members) or [()]:
        parts: tuple[tuple[Part, str], ...] = tuple(zip(requirement.per, names, strict=False))
        yield (*fixed, *parts), tuple(sorted(members.get(names, ())))


def name_of(person: Person, part: Part) -> str:
    """The name of the site, shift, team or role of somebody; empty when it has none."""
    return {"site": person.site, "shift": person.shift, "team": person.team, "role": person.role}[part]


def group_text(group: Iterable[tuple[str, str]]) -> str:
    """A group as text: `site:Noord / shift:nacht`; empty for the whole firm."""
    return " / ".join(f"{part}:{name}" for part, name in group)
