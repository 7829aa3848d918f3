"""What can be worked out of a knowledge map, each in a module of its own that is imported when it is asked for."""

from datetime import date
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from werkplekleren.retention.bench import Bench
    from werkplekleren.retention.coverage import Coverage
    from werkplekleren.retention.coverage_over_time import CoverageOverTime
    from werkplekleren.retention.decay import DecayModel
    from werkplekleren.retention.expiry_calendar import ExpiryCalendar
    from werkplekleren.retention.knowledge_map import KnowledgeMap
    from werkplekleren.retention.map_comparison import MapComparison
    from werkplekleren.retention.matrix import SkillsMatrix
    from werkplekleren.retention.refreshers import Refreshers
    from werkplekleren.retention.register import CertificateRegister
    from werkplekleren.retention.risk import RiskAssessment
    from werkplekleren.retention.risk_method import RiskMethod
    from werkplekleren.retention.spread import Spread
    from werkplekleren.retention.what_if import MapChange


class MapViews:
    """Mixin of `KnowledgeMap`: the matrix, coverage, risks, certificates and changes, worked out of the map."""

    __slots__ = ()

    def matrix(self, on: date | None = None) -> "SkillsMatrix":
        """Levels of everybody on everything, with the figures of a skills matrix.

        Args:
            on: The day; who is not there and what does not count on it stays out. `None` looks at levels only.
        """
        from werkplekleren.retention.matrix import SkillsMatrix

        return SkillsMatrix.of(_whole(self), on=on)

    def coverage(self, on: date | None = None) -> "Coverage":
        """How many people can do each topic.

        Args:
            on: The day; leavers, lapsed certificates and revoked levels up to it do not count. `None` looks at levels only.
        """
        from werkplekleren.retention.coverage import Coverage

        return Coverage.of(_whole(self), on=on)

    def coverage_over_time(self, start: date, end: date) -> "CoverageOverTime":
        """Coverage on `start` and after each leaving and each lapse of a certificate until `end`."""
        from werkplekleren.retention.coverage_over_time import CoverageOverTime

        return CoverageOverTime.of(_whole(self), start=start, end=end)

    def bench(self, on: date | None = None) -> "Bench":
        """Who is next on each topic, and how many hours of learning away.

        Args:
            on: The day; `None` looks at levels only.
        """
        from werkplekleren.retention.bench import Bench

        return Bench.of(_whole(self), on=on)

    def spread(self, on: date | None = None, *, people: int = 3, topics: int = 3) -> "Spread":
        """How far the rules of three are met: every topic at least three people, every person at least three topics.

        Args:
            on: The day; `None` looks at levels only.
            people: How many people every topic should have.
            topics: How many topics every person should have.
        """
        from werkplekleren.retention.spread import Spread

        return Spread.of(_whole(self), on=on, people=people, topics=topics)

    def risks(self, on: date, method: "RiskMethod | None" = None) -> "RiskAssessment":
        """The risk of losing knowledge, per person and topic.

        Args:
            on: The day of the judgement.
            method: The risk method; the built-in one by default.
        """
        from werkplekleren.retention.risk import RiskAssessment

        return RiskAssessment.of(_whole(self), on=on, method=method)

    def certificate_register(self, on: date) -> "CertificateRegister":
        """Every certificate with its state on a day, what renews it, and what is due next and by whom."""
        from werkplekleren.retention.register import CertificateRegister

        return CertificateRegister.of(_whole(self), on=on)

    def refreshers(self, on: date, *, model: "DecayModel | None" = None, target: float | None = None) -> "Refreshers":
        """When who has to do or show something again.

        Args:
            on: The day.
            model: How fast work fades; the built-in model by default.
            target: The share of what was gained that must be left, 0.01-1; that of the model by default.
        """
        from werkplekleren.retention.refreshers import Refreshers

        return Refreshers.of(_whole(self), on=on, model=model, target=target)

    def expiry_calendar(self, start: date, end: date) -> "ExpiryCalendar":
        """Everything with a date in a period: certificates, confirmations and refreshers, with when to arrange each.

        `ExpiryCalendar.of` takes how far ahead to arrange things and how fast work fades.
        """
        from werkplekleren.retention.expiry_calendar import ExpiryCalendar

        return ExpiryCalendar.of(_whole(self), start=start, end=end)

    def what_if(self, *changes: "MapChange") -> "KnowledgeMap":
        """The map as it would be after some changes, made one after the other; this map stays as it is.

        Args:
            changes: Departures, hires, levels reached, certificates that lapse, or acts and requirements that the map would get.

        Raises:
            UnknownNameError: When a change is about somebody or something that is not on the map.
            InvalidValueError: When the map would not hold together any more.

        >>> from werkplekleren.retention import Departure, KnowledgeMap, Mastery, Person, Topic
        >>> firm = KnowledgeMap(title="Firm", people=(Person(id="jan", name="Jan"),), topics=(Topic(id="lassen", title="Lassen"),),
        ...     mastery=(Mastery(person="jan", topic="lassen", level=4),))
        >>> leaves = firm.what_if(Departure(person="jan", on=date(2027, 3, 1)))
        >>> leaves.able("lassen", date(2027, 3, 1)), firm.able("lassen", date(2027, 3, 1))
        ((), ('jan',))
        """
        from werkplekleren.retention.what_if import changed

        firm = _whole(self)
        for change in changes:
            firm = changed(firm, change)
        return firm

    def compared_with(self, before: "KnowledgeMap", *, start: date, end: date, method: "RiskMethod | None" = None) -> "MapComparison":
        """This map beside an earlier one, or one without the changes of a what-if: coverage, single points, requirements, risks.

        Args:
            before: The other map.
            start: The first day of the period that is looked at; risks are judged on it.
            end: The last day; coverage is compared on it.
            method: The risk method; the built-in one by default.

        Raises:
            InvalidValueError: When the period ends before it starts.
        """
        from werkplekleren.retention.map_comparison import MapComparison

        return MapComparison.of(before, _whole(self), start=start, end=end, method=method)


def _whole(views: MapViews) -> "KnowledgeMap":
    """The map itself; there is no other class with these views."""
    return cast("KnowledgeMap", views)
