"""Two knowledge maps beside each other: what differs on the maps, and what it means for coverage and risks."""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren.retention.coverage import Coverage
from werkplekleren.retention.coverage_over_time import CoverageOverTime
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.map_differences import differences_between
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.risk import Risk, RiskAssessment
from werkplekleren.retention.risk_method import RiskMethod


@attrs.frozen(kw_only=True)
class TopicChange:
    """A topic whose coverage differs.

    Args:
        topic: Id of the topic.
        before: Ids of who can do it on the last day, by the earlier map; `None` when that has no such topic.
        after: The same by the later map.
        short_before: The first day within the period on which it has fewer people than required, by the earlier map; `None`
            when it has enough all the time.
        short_after: The same by the later map.
    """

    topic: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None
    short_before: date | None = None
    short_after: date | None = None

    @property
    def lost(self) -> tuple[str, ...]:
        """Ids of who could and cannot any more."""
        return tuple(person for person in self.before or () if person not in (self.after or ()))

    @property
    def gained(self) -> tuple[str, ...]:
        """Ids of who can and could not."""
        return tuple(person for person in self.after or () if person not in (self.before or ()))


@attrs.frozen(kw_only=True)
class RiskChange:
    """A topic whose greatest risk differs.

    Args:
        topic: Id of the topic.
        before: Its greatest risk with a total, by the earlier map; `None` when it has none.
        after: The same by the later map.
    """

    topic: str
    before: Risk | None
    after: Risk | None

    @property
    def rise(self) -> int:
        """By how much the total rises; below 0 it falls. No total counts as 0: what cannot be judged has no figure."""
        return (0 if self.after is None else self.after.total or 0) - (0 if self.before is None else self.before.total or 0)


@attrs.frozen(kw_only=True)
class MapComparison(Displayed):
    """What differs between two maps of a firm over a period: before and after a what-if, or now and a year ago.

    Args:
        before: The earlier map.
        after: The later one.
        start: The first day; risks are judged on it.
        end: The last day; coverage is compared on it, and the first days of falling short until it.
        over_time_before: Coverage over the period, by the earlier map.
        over_time_after: The same by the later one.
        risks_before: The risks on the first day, by the earlier map.
        risks_after: The same by the later one.
    """

    before: KnowledgeMap = attrs.field(repr=False)
    after: KnowledgeMap = attrs.field(repr=False)
    start: date
    end: date
    over_time_before: CoverageOverTime = attrs.field(repr=False)
    over_time_after: CoverageOverTime = attrs.field(repr=False)
    risks_before: RiskAssessment = attrs.field(repr=False)
    risks_after: RiskAssessment = attrs.field(repr=False)

    @classmethod
    def of(cls, before: KnowledgeMap, after: KnowledgeMap, *, start: date, end: date, method: RiskMethod | None = None) -> "MapComparison":
        """Compare two maps.

        Args:
            before: The earlier map.
            after: The later one.
            start: The first day.
            end: The last day.
            method: The risk method; the built-in one by default.

        Raises:
            InvalidValueError: When the period ends before it starts, or a criticality is not in the method.
        """
        return cls(
            before=before,
            after=after,
            start=start,
            end=end,
            over_time_before=before.coverage_over_time(start, end),
            over_time_after=after.coverage_over_time(start, end),
            risks_before=before.risks(start, method),
            risks_after=after.risks(start, method),
        )

    @property
    def coverage_before(self) -> Coverage:
        """The coverage on the last day, by the earlier map."""
        return self.over_time_before.moments[-1].coverage

    @property
    def coverage_after(self) -> Coverage:
        """The coverage on the last day, by the later map."""
        return self.over_time_after.moments[-1].coverage

    @property
    def differences(self) -> tuple[Reason, ...]:
        """What differs on the maps themselves: people, levels, certificates, requirements and acts; codes in `codes.MAP_DIFFERENCES`."""
        return differences_between(self.before, self.after)

    @property
    def topics(self) -> tuple[TopicChange, ...]:
        """The topics with other people on the last day or another first day of falling short, in the order of the maps."""
        before = {one.topic: one.able for one in self.coverage_before.topics}
        after = {one.topic: one.able for one in self.coverage_after.topics}
        short_before, short_after = self.over_time_before.first_shortfall, self.over_time_after.first_shortfall
        changes = (
            TopicChange(
                topic=topic,
                before=before.get(topic),
                after=after.get(topic),
                short_before=short_before.get(topic),
                short_after=short_after.get(topic),
            )
            for topic in dict.fromkeys((*before, *after))
        )
        return tuple(one for one in changes if one.before != one.after or one.short_before != one.short_after)

    @property
    def single_points_added(self) -> Mapping[str, str]:
        """Topics that hang on one person on the last day and did not: topic id -> person id."""
        return _not_in(self.coverage_after.single_points, self.coverage_before.single_points)

    @property
    def single_points_removed(self) -> Mapping[str, str]:
        """Topics that hung on one person on the last day and do not any more: topic id -> person id."""
        return _not_in(self.coverage_before.single_points, self.coverage_after.single_points)

    @property
    def newly_short(self) -> tuple[str, ...]:
        """Ids of the topics that have fewer people than required on the last day, and had enough."""
        return tuple(sorted(set(self.coverage_after.short).difference(self.coverage_before.short)))

    @property
    def no_longer_short(self) -> tuple[str, ...]:
        """Ids of the topics that had fewer people than required on the last day, and have enough."""
        return tuple(sorted(set(self.coverage_before.short).difference(self.coverage_after.short)))

    @property
    def newly_unmet(self) -> tuple[str, ...]:
        """Ids of the requirements of roles, shifts, sites and teams that are not met on the last day, and were."""
        return tuple(sorted(_unmet(self.coverage_after).difference(_unmet(self.coverage_before))))

    @property
    def no_longer_unmet(self) -> tuple[str, ...]:
        """Ids of the requirements of roles, shifts, sites and teams that were not met on the last day, and are."""
        return tuple(sorted(_unmet(self.coverage_before).difference(_unmet(self.coverage_after))))

    @property
    def risks(self) -> tuple[RiskChange, ...]:
        """The topics whose greatest risk differs, the greatest rise first."""
        return tuple(sorted(self._risks(), key=lambda one: (-one.rise, one.topic)))

    def _risks(self) -> Iterator[RiskChange]:
        before, after = self.risks_before.by_topic, self.risks_after.by_topic
        for topic in {**before, **after}:
            was, now = before.get(topic), after.get(topic)
            if (None if was is None else (was.total, was.person)) != (None if now is None else (now.total, now.person)):
                yield RiskChange(topic=topic, before=was, after=now)


def _not_in(points: Mapping[str, str], others: Mapping[str, str]) -> Mapping[str, str]:
    return {topic: person for topic, person in points.items() if topic not in others}


def _unmet(coverage: Coverage) -> set[str]:
    return {one.requirement for one in coverage.unmet}
