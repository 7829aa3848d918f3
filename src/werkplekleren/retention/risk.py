"""The risk of losing knowledge: attrition factor times position factor, per person and topic."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import cast

import attrs

from werkplekleren._base.display import Displayed
from werkplekleren._base.ids import Identifier
from werkplekleren._base.late import service
from werkplekleren.errors import InvalidValueError, Message, Place, Problem
from werkplekleren.retention.knowledge_map import KnowledgeMap
from werkplekleren.retention.people import Person
from werkplekleren.retention.reasons import Reason
from werkplekleren.retention.risk_method import RiskMethod
from werkplekleren.retention.topics import Topic

NOBODY = Reason(code="nobody-knows")
SINGLE = Reason(code="single-holder")
HORIZON_UNKNOWN = Reason(code="horizon-unknown")
CRITICALITY_UNKNOWN = Reason(code="criticality-not-judged")
PROOF_LAPSED = Reason(code="certificate-lapsed")
FIRM_PROOF_LAPSED = Reason(code="firm-certificate-lapsed")


@attrs.frozen(kw_only=True)
class Risk:
    """The risk that a topic is lost with one person.

    Args:
        topic: Id of the topic.
        topic_title: Its title.
        person: Id of the person at or above the required level; `None` when nobody is.
        person_name: The name; empty when nobody is.
        attrition: Attrition factor, higher is sooner; `None` when the horizon is unknown.
        position: Position factor, higher is worse to lose; `None` when it was not judged.
        total: Their product; `None` when either is unknown.
        band: Id of the band of the total.
        leaves_on: The day of leaving, when there is one.
        holders: How many people are at or above the required level, are there, and had no revocation of it.
        reasons: What to know about it: `single-holder`, `horizon-unknown`, `criticality-not-judged`, `certificate-lapsed`,
            `firm-certificate-lapsed`, `nobody-knows`.
    """

    topic: str
    topic_title: str
    person: str | None = None
    person_name: str = ""
    attrition: int | None = None
    position: int | None = None
    total: int | None = None
    band: Identifier | None = None
    leaves_on: date | None = None
    holders: int = 0
    reasons: tuple[Reason, ...] = ()

    @property
    def single(self) -> bool:
        """Whether the person is the only one."""
        return self.holders == 1


@attrs.frozen(kw_only=True)
class RiskAssessment(Displayed):
    """The risks of a firm on a day.

    Args:
        on: The day of the judgement.
        method: The method it was judged by.
        risks: The risks with a total, greatest first: by total, then by attrition, then by title and name.
        unknown: What has no total, by position factor (unjudged first), title and name; the reasons say what to find out.
    """

    on: date
    method: RiskMethod
    risks: tuple[Risk, ...] = ()
    unknown: tuple[Risk, ...] = ()

    @classmethod
    def of(cls, firm: KnowledgeMap, *, on: date, method: RiskMethod | None = None) -> "RiskAssessment":
        """Judge the risks of a firm.

        Args:
            firm: Who knows what.
            on: The day of the judgement; people who have left by then are left out.
            method: The risk method; the built-in one by default.

        Raises:
            InvalidValueError: When a topic's criticality is not a position factor of the method; all such topics at once.
        """
        judged_by = cast("RiskMethod", service("risk-method")()) if method is None else method
        _check_criticality(firm, judged_by)
        attrition = {
            person.id: None if person.leaving.status == "unknown" else judged_by.attrition_factor(on=on, leaves_on=person.leaving.date)
            for person in firm.people
            if person.present(on)
        }
        bands = {
            total: judged_by.band(total).id for total in {one.value * other.value for one in judged_by.attrition for other in judged_by.position}
        }
        all_risks = [risk for topic in firm.topics for risk in _risks_of_topic(firm, topic, on, bands, attrition)]
        return cls(
            on=on,
            method=judged_by,
            risks=tuple(sorted((risk for risk in all_risks if risk.total is not None), key=rank)),
            unknown=tuple(sorted((risk for risk in all_risks if risk.total is None), key=_unknown_rank)),
        )

    @cached_property
    def by_topic(self) -> Mapping[str, Risk]:
        """Per topic its greatest risk with a total: topic id -> risk, greatest first."""
        first: dict[str, Risk] = {}
        for risk in self.risks:
            first.setdefault(risk.topic, risk)
        return first

    @cached_property
    def loss_by_topic(self) -> Mapping[str, Risk]:
        """Per topic the risk that nobody is left who can do it: that of who stays longest, for only then is it lost.

        Topic id -> risk, greatest first. A topic of which nobody is known to stay has none: unknown is not low, and nobody is not
        zero; `unknown` has them. Whose horizon is unknown does not make it less.
        """
        last: dict[str, Risk] = {}
        for risk in self.risks:
            before = last.get(risk.topic)
            if before is None or (risk.attrition or 0) < (before.attrition or 0):
                last[risk.topic] = risk
        return dict(sorted(last.items(), key=lambda one: rank(one[1])))

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Risk, ...]]:
        """Per person the risks with a total, greatest first: person id -> risks."""
        risks: dict[str, tuple[Risk, ...]] = {}
        for risk in self.risks:
            person = cast("str", risk.person)
            risks[person] = (*risks.get(person, ()), risk)
        return risks

    @cached_property
    def _by_topic(self) -> dict[str, list[Risk]]:
        every: dict[str, list[Risk]] = {}
        for risk in (*self.risks, *self.unknown):
            every.setdefault(risk.topic, []).append(risk)
        return every

    def of_topic(self, topic: str) -> tuple[Risk, ...]:
        """The risks of one topic, those with a total first; empty when the topic is not known."""
        return tuple(self._by_topic.get(topic, ()))

    @property
    def band_counts(self) -> Mapping[Identifier, int]:
        """How many topics have their greatest risk in each band, the highest band first."""
        counts = {band.id: 0 for band in reversed(self.method.bands)}
        for risk in self.by_topic.values():
            counts[cast("Identifier", risk.band)] += 1
        return counts


def rank(risk: Risk) -> tuple[int, int, str, str, str, str]:
    """The order of risks: total, then attrition, both from high to low, then names."""
    return -(risk.total or 0), -(risk.attrition or 0), risk.topic_title, risk.person_name, risk.topic, risk.person or ""


def _unknown_rank(risk: Risk) -> tuple[int, str, str, str, str]:
    return -(risk.position or 1_000), risk.topic_title, risk.person_name, risk.topic, risk.person or ""


def _check_criticality(firm: KnowledgeMap, method: RiskMethod) -> None:
    known = sorted(level.value for level in method.position)
    problems = [
        Problem(
            code="unknown-position-factor",
            what=Message("the risk method {method} has no position factor {value}", {"method": method.id, "value": topic.criticality}),
            place=Place(path=f"topics[{place}].criticality"),
            expected=Message("one of {known}", {"known": ", ".join(map(str, known))}),
        )
        for place, topic in enumerate(firm.topics)
        if topic.criticality is not None and topic.criticality not in known
    ]
    if problems:
        raise InvalidValueError(Message("the risk method {method} does not fit the topics", {"method": method.id}), problems)


def _risks_of_topic(firm: KnowledgeMap, topic: Topic, on: date, bands: Mapping[int, Identifier], attrition: Mapping[str, int | None]) -> list[Risk]:
    revoked = firm.revoked(topic.id, on)
    holders = [firm.person(person) for person in firm.qualified(topic.id) if person in attrition and person not in revoked]
    unjudged = () if topic.criticality is not None else (CRITICALITY_UNKNOWN,)
    if not holders:
        return [Risk(topic=topic.id, topic_title=topic.title, position=topic.criticality, reasons=(NOBODY, *unjudged))]
    barred = (FIRM_PROOF_LAPSED,) if firm.barring(topic.id, on) else ()
    shared = ((SINGLE,) if len(holders) == 1 else ()) + unjudged + barred
    lapsed = set(firm.lapsed(topic.id, on))
    return [
        _risk(topic, person, attrition[person.id], holders=len(holders), bands=bands, reasons=(*shared, *_own(person, lapsed))) for person in holders
    ]


def _own(person: Person, lapsed: set[str]) -> tuple[Reason, ...]:
    unknown = (HORIZON_UNKNOWN,) if person.leaving.status == "unknown" else ()
    return (*unknown, PROOF_LAPSED) if person.id in lapsed else unknown


def _risk(topic: Topic, person: Person, attrition: int | None, *, holders: int, bands: Mapping[int, Identifier], reasons: tuple[Reason, ...]) -> Risk:
    total = None if attrition is None or topic.criticality is None else attrition * topic.criticality
    return Risk(
        topic=topic.id,
        topic_title=topic.title,
        person=person.id,
        person_name=person.name,
        attrition=attrition,
        position=topic.criticality,
        total=total,
        band=None if total is None else bands[total],
        leaves_on=person.leaving.date,
        holders=holders,
        reasons=reasons,
    )
