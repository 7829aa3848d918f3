"""Who lacks on a topic: in the firm as a whole, and in each group of which a requirement asks it."""

from collections.abc import Iterable
from typing import Protocol

import attrs

from werkplekleren.retention.requirement_coverage import group_text
from werkplekleren.retention.requirements import Requirement

Slot = str
"""Where successors lack: a topic in the firm as a whole goes by its id, a topic in a group by its id, a requirement and the group."""


class Learns(Protocol):
    """One person who learns one topic from another: a job of the planner, or a transfer of a plan."""

    @property
    def topic(self) -> str:
        """Id of the topic."""
        ...

    @property
    def holder(self) -> str:
        """Id of the holder."""
        ...

    @property
    def successor(self) -> str:
        """Id of the successor."""
        ...

    @property
    def to_level(self) -> int:
        """Level of the successor afterwards."""
        ...


@attrs.frozen(kw_only=True)
class Gap:
    """So many people who lack on one topic: in the firm as a whole, or in a group of which a requirement asks it.

    Args:
        slot: Its name.
        requirement: The requirement; `None` for the number of people that the topic asks of the firm.
        group: Which group, as part and name; empty for the whole firm.
        people: Ids of who would count; `None` for everybody.
        there: Ids of who counts already, as far as they stay.
        leavers: Ids of who counts now and leaves within the plan.
        level: The level from which somebody counts.
        required: How many should.
        count: How many lack; more than there are people where the group is too small.
        weight: How much one of them weighs.
    """

    slot: Slot
    requirement: Requirement | None = None
    group: tuple[tuple[str, str], ...] = ()
    people: frozenset[str] | None = None
    there: frozenset[str] = frozenset()
    leavers: tuple[str, ...] = ()
    level: int
    required: int
    count: int
    weight: int

    @property
    def name(self) -> str:
        """The id of the requirement; empty for the firm as a whole."""
        return "" if self.requirement is None else self.requirement.id

    @property
    def everyone(self) -> bool:
        """Whether it is asked of everybody in the group."""
        return self.requirement is not None and self.requirement.everyone

    def asks(self, person: str) -> bool:
        """Whether somebody would count who does not yet."""
        return (self.people is None or person in self.people) and person not in self.there

    def served_by(self, job: Learns) -> bool:
        """Whether a job brings somebody who counts."""
        return job.to_level >= self.level and self.asks(job.successor)


def topic_of(slot: Slot) -> str:
    """The id of the topic a slot is about."""
    return slot.partition(" ")[0]


def slot_of(requirement: Requirement, group: Iterable[tuple[str, str]]) -> Slot:
    """The name of the gap of a requirement in a group; with a space, which no id has."""
    return f"{requirement.topic} {requirement.id} {group_text(group)}"
