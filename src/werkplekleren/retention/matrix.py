"""The skills matrix: levels of people on topics, with the figures that are read from it.

Unknown cells (never filled in) count as not able and stay out of means; cells that do not apply stay out of every figure.
On a day, a level that was revoked is an unknown one, and a cell from which the person is exempt does not apply until the
person can do it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

import attrs

from werkplekleren.retention.knowledge_map import KnowledgeMap


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean; `None` of nothing."""
    return sum(values) / len(values) if values else None


@attrs.frozen(kw_only=True)
class SkillsMatrix:
    """Levels of everybody on everything.

    Args:
        people: Ids of the people, in the order of the map: the rows.
        topics: Ids of the topics, in the order of the map: the columns.
        levels: Row by row; `None` where the level is unknown or the topic does not apply.
        applies: Row by row; `False` where the topic does not apply to the person.
        required: Per topic the level from which somebody is able.
        highest: The highest level of the scale.
        able: Row by row, whether the person can do it; `None` where only levels were looked at, and these decide.
        on: The day; `None` when only levels were looked at.
    """

    people: tuple[str, ...]
    topics: tuple[str, ...]
    levels: tuple[tuple[int | None, ...], ...]
    applies: tuple[tuple[bool, ...], ...]
    required: tuple[int, ...]
    highest: int
    able: tuple[tuple[bool, ...], ...] | None = None
    on: date | None = None

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date | None = None) -> "SkillsMatrix":
        """The matrix of a knowledge map.

        Args:
            firm: The map.
            on: The day: only who is there, only levels that were not revoked, able only with certificates that count, and without
                the cells from which somebody is exempt. `None` looks at levels only.
        """
        people = tuple(person.id for person in firm.people if on is None or person.present(on))
        topics = tuple(topic.id for topic in firm.topics)
        columns = [_column(firm, topic, people, on) for topic in topics]
        return cls(
            people=people,
            topics=topics,
            levels=_rows([column.levels for column in columns], len(people)),
            applies=_rows([column.applies for column in columns], len(people)),
            required=tuple(firm.required_level(topic) for topic in topics),
            highest=firm.scale.highest,
            able=None if on is None else _rows([column.able for column in columns], len(people)),
            on=on,
        )

    @cached_property
    def _able(self) -> tuple[tuple[bool, ...], ...]:
        if self.able is not None:
            return self.able
        return tuple(
            tuple(level is not None and level >= required for level, required in zip(row, self.required, strict=True)) for row in self.levels
        )

    @cached_property
    def _known(self) -> tuple[int, ...]:
        return tuple(level for row in self.levels for level in row if level is not None)

    @property
    def cells(self) -> int:
        """Number of cells that apply."""
        return sum(sum(row) for row in self.applies)

    @property
    def unknown_cells(self) -> int:
        """Number of cells that apply and were never filled in; fewer is better."""
        return self.cells - len(self._known)

    @property
    def qualified_cells(self) -> int:
        """Number of cells at or above the required level."""
        return sum(sum(row) for row in self._able)

    @property
    def qualified_cell_rate(self) -> float | None:
        """Share of the cells that apply at or above the required level, 0-1, higher is better; `None` without cells."""
        return self.qualified_cells / self.cells if self.cells else None

    @property
    def person_versatility(self) -> Mapping[str, float | None]:
        """Per person the share of the topics that apply on which the person is able, 0-1; `None` when none apply."""
        return {
            person: sum(able) / sum(applies) if any(applies) else None
            for person, able, applies in zip(self.people, self._able, self.applies, strict=True)
        }

    @property
    def team_versatility(self) -> float | None:
        """Mean of the versatility of the people who have one, 0-1; an average, so read the coverage beside it."""
        return mean([share for share in self.person_versatility.values() if share is not None])

    @property
    def cross_trained(self) -> float | None:
        """Share of the people who are able on at least two topics, 0-1, higher is better; `None` without people."""
        return mean([float(sum(row) >= 2) for row in self._able])  # noqa: PLR2004 - "at least two" is the definition

    @property
    def fill_index(self) -> float | None:
        """Sum of the known levels over the highest level times their number, 0-1, higher is better; `None` when none are known."""
        return sum(self._known) / (self.highest * len(self._known)) if self._known else None

    @property
    def depth(self) -> Mapping[str, float | None]:
        """Per topic the mean of the known levels, on the level scale; `None` when none are known."""
        columns = zip(*self.levels, strict=True) if self.levels else ((),) * len(self.topics)
        return {topic: mean([level for level in column if level is not None]) for topic, column in zip(self.topics, columns, strict=True)}

    @property
    def breadth(self) -> Mapping[str, float | None]:
        """Per person the mean of the known levels, on the level scale; `None` when none are known."""
        return {person: mean([level for level in row if level is not None]) for person, row in zip(self.people, self.levels, strict=True)}

    def _targets(self, targets: Mapping[str, int] | None) -> list[int]:
        return [(targets or {}).get(topic, required) for topic, required in zip(self.topics, self.required, strict=True)]

    def differences(self, targets: Mapping[str, int] | None = None) -> Mapping[str, Mapping[str, int]]:
        """Target minus level for every known cell, with its sign: person -> topic -> difference, above 0 is too low.

        Args:
            targets: Topic id -> target level; topics left out have their required level as target.
        """
        wanted = self._targets(targets)
        return {
            person: {topic: target - level for topic, target, level in zip(self.topics, wanted, row, strict=True) if level is not None}
            for person, row in zip(self.people, self.levels, strict=True)
        }

    def gaps(self, targets: Mapping[str, int] | None = None) -> Mapping[str, Mapping[str, int]]:
        """What is missing up to the target, `max(0, target - level)`: person -> topic -> gap, only gaps above 0.

        Args:
            targets: As for `differences`.
        """
        wanted = self._targets(targets)
        return {
            person: {
                topic: target - level for topic, target, level in zip(self.topics, wanted, row, strict=True) if level is not None and level < target
            }
            for person, row in zip(self.people, self.levels, strict=True)
        }

    def total_gap(self, targets: Mapping[str, int] | None = None) -> int:
        """The sum of all gaps; lower is better.

        Args:
            targets: As for `differences`.
        """
        return sum(sum(row.values()) for row in self.gaps(targets).values())


@attrs.frozen
class _Column:
    """One topic: a value for each person."""

    levels: Sequence[int | None]
    applies: Sequence[bool]
    able: Sequence[bool]


def _column(firm: KnowledgeMap, topic: str, people: Sequence[str], on: date | None) -> _Column:
    """What counts of one topic, for each of the people."""
    known = firm.levels_of(topic)
    able = frozenset(firm.able(topic, on))
    levels = [*map(known.get, people)]
    applies = [known.get(person, 0) is not None for person in people] if None in known.values() else [True] * len(people)
    if on is not None:
        spared = frozenset(firm.exempt(topic, on)).difference(able)
        unclear = spared.union(firm.revoked(topic, on))
        if unclear:
            levels = [None if person in unclear else level for person, level in zip(people, levels, strict=True)]
            applies = [one and person not in spared for person, one in zip(people, applies, strict=True)]
    return _Column(levels, applies, [*map(able.__contains__, people)])


Cell = TypeVar("Cell")


def _rows(columns: Sequence[Sequence[Cell]], people: int) -> tuple[tuple[Cell, ...], ...]:
    """Columns turned into rows, one for each person also when there are no columns."""
    return tuple(zip(*columns, strict=True)) if columns else ((),) * people
