"""Firms, methods and catalogues for the tests of retention: a fixed set, and Hypothesis strategies."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st

from strategies.drawing import integer, one_of, some_of, yes
from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren.retention import (
    Absence,
    Certificate,
    Exemption,
    FactorLevel,
    KnowledgeMap,
    Leaving,
    Level,
    LevelHours,
    LevelScale,
    Mastery,
    OptionFit,
    Person,
    Progress,
    Requirement,
    RetentionOption,
    RetentionPlan,
    Revocation,
    RiskBand,
    RiskMethod,
    Session,
    StageHours,
    Topic,
    TransferMethod,
)
from werkplekleren.retention.options import OptionKind
from werkplekleren.retention.risk_method import BandTone
from werkplekleren.retention.transfer_method import STAGES, Fit, Forms, Stage

START = date(2027, 1, 4)
VERSION = Version("1.0")
SOURCES = (Source(title="Made for the tests", checked=date(2026, 11, 23)),)


def text(words: str) -> Text:
    return Text({"en": words})


SCALE = LevelScale(
    id=Identifier("quarter-circles"),
    version=VERSION,
    title=text("Quarter circles"),
    levels=tuple(
        Level(value=value, id=Identifier(name), title=text(name), meaning=text(name), symbol=str(value))
        for value, name in enumerate(("none", "training", "supervised", "independent", "teaching"))
    ),
    supervised=2,
    independent=3,
    teaching=4,
    sources=SOURCES,
)


def _band(name: str, starts_at: int, tone: BandTone) -> RiskBand:
    return RiskBand(id=Identifier(name), starts_at=starts_at, title=text(name), action=text("act"), tone=tone)


RISK_METHOD = RiskMethod(
    id=Identifier("knowledge-loss"),
    version=VERSION,
    title=text("Knowledge loss"),
    attrition=tuple(
        FactorLevel(value=value, title=text(str(value)), meaning=text("leaves"), years=years)
        for value, years in ((5, 1), (4, 2), (3, 3), (2, 4), (1, None))
    ),
    position=tuple(FactorLevel(value=value, title=text(str(value)), meaning=text("matters")) for value in (5, 4, 3, 2, 1)),
    bands=(
        _band("important", 1, "good"),
        _band("high-importance", 10, "neutral"),
        _band("priority", 16, "warning"),
        _band("high-priority", 20, "bad"),
    ),
    unknown=text("ask"),
    sources=SOURCES,
)


def method(
    name: str,
    *,
    forms: Forms,
    tacit: Fit = "medium",
    explicit: Fit = "medium",
    hours: tuple[int, int] = (2, 8),
    weeks: tuple[int, int] = (1, 104),
    path: tuple[StageHours, ...] = (),
) -> TransferMethod:
    return TransferMethod(
        id=Identifier(name),
        version=VERSION,
        title=text(name),
        description=text(name),
        forms=forms,
        tacit=tacit,
        explicit=explicit,
        needs_overlap=forms != "documented",
        holder_hours=hours,
        receiver_hours=hours,
        weeks=weeks,
        sources=SOURCES,
        path=path,
    )


FULL_PATH = (
    StageHours(stage="observe", successor=15, holder=100),
    StageHours(stage="together", successor=35, holder=100),
    StageHours(stage="watched", successor=30, holder=50),
    StageHours(stage="alone", successor=20, holder=10),
    StageHours(stage="teach", successor=0, holder=50),
)

METHODS = (
    method("instruction", forms="both", explicit="high", hours=(3, 8), weeks=(1, 3), path=FULL_PATH),
    method("apprentice", forms="social", tacit="high", weeks=(8, 52), path=FULL_PATH),
    method("shadowing", forms="social", explicit="low", weeks=(1, 6), path=FULL_PATH[:1]),
    method("mentoring", forms="social", tacit="high", explicit="low", weeks=(26, 52), path=FULL_PATH[2:]),
    method("work-instruction", forms="documented", tacit="low", explicit="high", hours=(4, 16), weeks=(1, 4)),
    method("interview", forms="documented", hours=(3, 24), weeks=(2, 6)),
)


def fit(name: str, **other: Any) -> OptionFit:  # noqa: ANN401 - any field of the model
    return OptionFit(id=Identifier(name), why=text(name), **other)


def option(name: str, *fits: OptionFit, kind: OptionKind = "other", beside: tuple[OptionFit, ...] = ()) -> RetentionOption:
    words = text(name)
    return RetentionOption(
        id=Identifier(name),
        version=VERSION,
        kind=kind,
        title=words,
        description=words,
        when=words,
        costs=words,
        first_step=words,
        fits=fits,
        beside=beside,
        sources=SOURCES,
    )


OPTIONS = (
    option("transfer", fit("successors", fact="successors", least=1, needed=True), kind="transfer"),
    option("write", fit("known", fact="holders", least=1, needed=True, points=3), kind="document", beside=(fit("single", fact="holders", most=1),)),
    option("hire", fit("critical", fact="criticality", least=4, points=2), kind="hire"),
    option("stop", kind="redesign"),
)


@attrs.frozen(kw_only=True)
class Catalogue:
    """The part of a toolbox that plans need."""

    transfer_methods: Mapping[str, TransferMethod]
    risk_methods: Mapping[str, RiskMethod]
    level_scales: Mapping[str, LevelScale]
    retention_options: Mapping[str, RetentionOption] = attrs.field(factory=lambda: {one.id: one for one in OPTIONS})

    def default_risk_method(self) -> RiskMethod:
        """The first by id."""
        return self.risk_methods[min(self.risk_methods)]


def catalogue(*methods: TransferMethod, risk_methods: tuple[RiskMethod, ...] = (RISK_METHOD,)) -> Catalogue:
    return Catalogue(
        transfer_methods={one.id: one for one in methods or METHODS},
        risk_methods={one.id: one for one in risk_methods},
        level_scales={SCALE.id: SCALE},
    )


CATALOGUE = catalogue()


def person(id: str, *, leaves: date | None = None, learning: float = 2, teaching: float = 2, **other: Any) -> Person:  # noqa: A002, ANN401 - any field of the model
    leaving = Leaving() if leaves is None else Leaving(status="known", date=leaves)
    return attrs.evolve(Person(id=id, name=id.title(), learning_hours=learning, teaching_hours=teaching, leaving=leaving), **other)


def topic(id: str, **other: Any) -> Topic:  # noqa: A002, ANN401 - any field of the model
    return attrs.evolve(Topic(id=id, title=id.title(), criticality=3), **other)


def firm(
    people: tuple[Person, ...] = (),
    topics: tuple[Topic, ...] = (),
    levels: Mapping[tuple[str, str], int | None] | None = None,
    certificates: tuple[Certificate, ...] = (),
    *,
    requirements: tuple[Requirement, ...] = (),
    exemptions: tuple[Exemption, ...] = (),
    revocations: tuple[Revocation, ...] = (),
) -> KnowledgeMap:
    """A firm with `(person, topic) -> level`."""
    return KnowledgeMap(
        title="Firm",
        scale=SCALE,
        people=people,
        topics=topics,
        mastery=tuple(Mastery(person=who, topic=what, level=level) for (who, what), level in (levels or {}).items()),
        certificates=certificates,
        requirements=requirements,
        exemptions=exemptions,
        revocations=revocations,
    )


@cache
def _days(low: int, high: int) -> st.SearchStrategy[date]:
    return st.integers(low, high).map(lambda days: START + timedelta(days=days))


def _known(day: date) -> Leaving:
    return Leaving(status="known", date=day)


def _expected(day: date) -> Leaving:
    return Leaving(status="expected", date=day)


def _absence(first: date, days: int) -> Absence:
    return Absence(first=first, last=first + timedelta(days=days))


leavings = st.one_of(
    st.just(Leaving()),
    st.just(Leaving(status="unknown")),
    st.builds(_known, _days(-10, 900)),
    st.builds(_expected, _days(-10, 900)),
)
absences = st.builds(_absence, _days(-30, 400), st.integers(0, 60))
few_absences = st.lists(absences, max_size=2)
few_absences_soon = st.lists(st.builds(_absence, _days(0, 150), st.integers(0, 20)), max_size=2).map(tuple)


def _person(draw: st.DrawFn, number: int, hours: int | None = None) -> Person:
    weekly = (0, 0.5, 1, 2, 2.5, 4) if hours is None else (hours,)
    leaving = draw(leavings)
    latest = 200 if leaving.date is None else (leaving.date - START).days - 1
    return Person(
        id=f"person-{number}",
        name=f"Person {number}",
        role=one_of(draw, ["", "lasser", "draaier"]),
        team=one_of(draw, ["", "a", "b"]),
        site=one_of(draw, ["", "noord", "zuid"]),
        shift=one_of(draw, ["", "vroeg", "laat"]),
        learning_hours=one_of(draw, weekly),
        teaching_hours=one_of(draw, weekly),
        absences=tuple(draw(few_absences)),
        leaving=leaving,
        starts_on=draw(_days(-100, max(-99, latest))) if latest > -100 and not integer(draw, 0, 2) else None,
    )


def _topic(draw: st.DrawFn, number: int) -> Topic:
    earlier = [f"topic-{one}" for one in range(number)]
    return Topic(
        id=f"topic-{number}",
        title=f"Topic {number}",
        knowledge=one_of(draw, ["craft", "organisation", "network"]),
        nature=one_of(draw, ["tacit", "explicit", "mixed"]),
        criticality=None if yes(draw) else integer(draw, 1, 5),
        required_people=integer(draw, 0, 3),
        required_level=None if yes(draw) else integer(draw, 1, 4),
        consequence_grade=None if yes(draw) else integer(draw, 1, 5),
        replacement_grade=None if yes(draw) else integer(draw, 1, 5),
        hours_to_independent=integer(draw, 1, 120),
        level_hours=tuple(LevelHours(level=level, hours=10 * level) for level in sorted(some_of(draw, range(1, 5), least=0, most=4))),
        documented=one_of(draw, ["no", "partly", "yes", "unknown"]),
        prerequisites=tuple(some_of(draw, earlier, least=0, most=2)) if earlier else (),
        teach=yes(draw),
        task_type=one_of(draw, [None, "accuracy", "speed"]),
    )


def _certificate(draw: st.DrawFn, number: int, people: int, topics: int) -> Certificate:
    return Certificate(
        id=f"certificate-{number}",
        person=one_of(draw, [None, *(f"person-{one}" for one in range(people))]),
        title="Proof",
        expires_on=None if yes(draw) else draw(_days(-100, 900)),
        revoked_on=None if yes(draw) else draw(_days(-100, 900)),
        required_for=(f"topic-{integer(draw, 0, topics - 1)}",),
    )


def _requirement(draw: st.DrawFn, number: int, topics: int) -> Requirement:
    people = None if yes(draw) else integer(draw, 1, 3)
    return Requirement(
        id=f"requirement-{number}",
        topic=f"topic-{integer(draw, 0, topics - 1)}",
        people=people,
        level=None if yes(draw) else integer(draw, 1, 4),
        role=one_of(draw, ["", "", "lasser"]),
        site=one_of(draw, ["", "", "noord"]),
        shift=one_of(draw, ["", "", "vroeg", "nacht"]),
        per=() if people is None else one_of(draw, [(), ("shift",), ("site",), ("site", "shift")]),
    )


def _exemption(draw: st.DrawFn, people: int, required: tuple[Requirement, ...], topics: int) -> Exemption:
    asked = one_of(draw, [None, *required])
    first = draw(_days(-100, 300))
    return Exemption(
        person=f"person-{integer(draw, 0, people - 1)}",
        topic=f"topic-{integer(draw, 0, topics - 1)}" if asked is None else asked.topic,
        requirement=None if asked is None else asked.id,
        first=first,
        last=None if yes(draw) else first + timedelta(days=40),
        by="Voorman",
    )


def _revocation(draw: st.DrawFn, people: int, topics: int) -> Revocation:
    return Revocation(
        person=f"person-{integer(draw, 0, people - 1)}",
        topic=f"topic-{integer(draw, 0, topics - 1)}",
        revoked_on=draw(_days(-100, 300)),
        by="Voorman",
    )


@st.composite
def firms(draw: st.DrawFn, hours: int | None = None) -> KnowledgeMap:
    """Firms of up to six people and five topics; with `hours`, everybody has that many a week for learning and for teaching."""
    many = integer(draw, 0, 6)
    wide = integer(draw, 0, 5)
    cells = [(who, what) for who in range(many) for what in range(wide)]
    mastery = [
        Mastery(
            person=f"person-{who}",
            topic=f"topic-{what}",
            level=level,
            assessed_on=one_of(draw, [None, None, START - timedelta(days=50), START + timedelta(days=50)]),
            last_used_on=one_of(draw, [None, None, START - timedelta(days=20)]),
        )
        for (who, what) in cells
        if (level := one_of(draw, [0, 1, 2, 3, 3, 4, None, -1])) != -1
    ]
    filled = bool(many and wide)
    proofs = integer(draw, 0, 2) if filled else 0
    required = tuple(_requirement(draw, number, wide) for number in range(integer(draw, 0, 2) if wide else 0))
    return KnowledgeMap(
        title="Firm",
        scale=SCALE,
        people=tuple(_person(draw, number, hours) for number in range(many)),
        topics=tuple(_topic(draw, number) for number in range(wide)),
        mastery=tuple(mastery),
        certificates=tuple(_certificate(draw, number, many, wide) for number in range(proofs)),
        requirements=required,
        exemptions=tuple(_exemption(draw, many, required, wide) for _ in range(integer(draw, 0, 2) if filled else 0)),
        revocations=tuple(_revocation(draw, many, wide) for _ in range(integer(draw, 0, 2) if filled else 0)),
    )


def _line(draw: st.DrawFn, progress: Progress, names: tuple[str, str], stage: Stage, session: Session) -> Progress:
    """One session: held as planned, held otherwise, or not."""
    fate = one_of(draw, ["as planned", "not", "not", "other"])
    planned = any((one.topic, one.successor, one.stage, one.on) == (*names, stage, session.week) for one in progress.sessions)
    if fate == "as planned" and not planned:
        return progress.held(*names, stage, on=session.week, hours=session.hours, holder_hours=session.holder_hours)
    hours = one_of(draw, [0.5, 1, 3, 6])
    on = draw(_days(0, 420))
    twice = any((one.topic, one.successor, one.stage, one.on) == (*names, stage, on) for one in progress.sessions)
    return progress.held(*names, stage, on=on, hours=hours) if fate == "other" and not twice else progress


@st.composite
def progress_of(draw: st.DrawFn, plan: RetentionPlan) -> Progress:
    """Progress on a plan: sessions held as planned or in other weeks, steps finished, levels decided on, weeks that slip."""
    progress = Progress(plan=plan.id)
    days = _days(0, 420)
    for transfer in plan.transfers:
        names = transfer.topic, transfer.successor
        for step in transfer.steps:
            for session in step.sessions:
                progress = _line(draw, progress, names, step.stage, session)
        stages: Sequence[Stage] = [step.stage for step in transfer.steps] or STAGES
        lines = some_of(draw, ["finished", "slipped", "cancelled", "verified", "alone"], least=0, most=2)
        if "finished" in lines:
            progress = progress.finished(*names, one_of(draw, stages), on=draw(days))
        if "slipped" in lines:
            progress = progress.slipped(*names, week=draw(days), on=START)
        if "cancelled" in lines:
            progress = progress.cancelled(*names, on=START, stage=None if yes(draw) else one_of(draw, stages))
        if "verified" in lines:
            progress = progress.verified(*names, integer(draw, 0, 4), on=draw(days), by="outside", evidence="observation")
        if "alone" in lines:
            progress = progress.done_alone(*names, on=draw(days), times=integer(draw, 1, 5))
    return progress


@st.composite
def changed(draw: st.DrawFn, firm: KnowledgeMap) -> KnowledgeMap:
    """A firm some time later: somebody leaves earlier, later or has left the map; hours, absences and levels differ; a topic is new."""
    what = one_of(draw, ["nothing", "leaving", "hours", "absence", "gone", "level", "topic", "less"])
    if not firm.people or what == "nothing":
        return firm
    who = one_of(draw, firm.people)
    if what == "gone":
        return firm.without([who.id])
    if what == "level" and firm.mastery:
        cell = one_of(draw, firm.mastery)
        other = attrs.evolve(cell, level=one_of(draw, [0, 2, 3, 4, None]))
        return attrs.evolve(firm, mastery=tuple(other if one == cell else one for one in firm.mastery))
    if what in {"topic", "less"}:
        more = (_topic(draw, len(firm.topics)),) if what == "topic" else ()
        left = firm.topics if what == "topic" else tuple(one for one in firm.topics if not one.prerequisites)[:1]
        names = {one.id for one in left}
        cells = [cell for cell in firm.mastery if cell.topic in names]
        new = [Mastery(person=one.id, topic=topic.id, level=integer(draw, 0, 4)) for one in firm.people for topic in more]
        return attrs.evolve(firm, topics=(*left, *more), mastery=(*cells, *new), certificates=(), requirements=(), exemptions=(), revocations=())
    other_person = {
        "leaving": lambda: attrs.evolve(who, leaving=draw(leavings), starts_on=None),
        "hours": lambda: attrs.evolve(who, learning_hours=one_of(draw, [0, 1, 3, 6]), teaching_hours=one_of(draw, [0, 1, 3, 6])),
        "absence": lambda: attrs.evolve(who, absences=(draw(absences),)),
        "level": lambda: who,
    }[what]()
    return attrs.evolve(firm, people=tuple(other_person if one == who else one for one in firm.people))


@st.composite
def tight_firms(draw: st.DrawFn) -> KnowledgeMap:
    """Firms in which all hangs on one who leaves within the year, and one topic often asks for another first: here every rule binds."""
    leaver = person("anke", leaves=START + timedelta(days=integer(draw, 60, 260)), learning=0, teaching=one_of(draw, [2, 4, 8]))
    heirs = [person(name, learning=one_of(draw, [1, 2, 4]), absences=draw(few_absences_soon)) for name in ("bert", "cees")[: integer(draw, 1, 2)]]
    names = [f"topic-{number}" for number in range(integer(draw, 2, 3))]
    topics = tuple(
        topic(
            name,
            required_people=integer(draw, 1, 2),
            hours_to_independent=integer(draw, 4, 24),
            criticality=integer(draw, 1, 5),
            documented=one_of(draw, ["yes", "no"]),
            prerequisites=tuple(some_of(draw, names[:number], least=0, most=2)) if number else (),
        )
        for number, name in enumerate(names)
    )
    return firm((attrs.evolve(leaver, absences=draw(few_absences_soon)), *heirs), topics, {("anke", name): 4 for name in names})
