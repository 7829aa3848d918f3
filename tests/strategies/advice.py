"""A small catalogue, facts and rules for the tests of advice and of dossier folders, and Hypothesis strategies."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from strategies.certificates import KINDS
from strategies.retention import METHODS, OPTIONS, RISK_METHOD, SCALE, SOURCES, VERSION, firms, text
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren.advice import (
    AdviceRule,
    AllSituations,
    AnySituation,
    BandSituation,
    CertificateSituation,
    Dossier,
    Firm,
    FirmQuestion,
    FirmSizeSituation,
    GapSituation,
    Intake,
    LeavingUnknownSituation,
    LeavingWithinSituation,
    Measurement,
    Moment,
    NoDataSituation,
    NotSituation,
    RiskSituation,
    RuleSet,
    SinglePointSituation,
    Situation,
    ThemeSituation,
    UncoveredSituation,
    UndocumentedSituation,
)
from werkplekleren.assessments import (
    AnswerOption,
    AnswerScale,
    AtLeast,
    Band,
    Choice,
    ChoiceItem,
    DateItem,
    Dimension,
    Key,
    NumberItem,
    Perspective,
    Questionnaire,
    Response,
    ScaleItem,
    Section,
    TextItem,
    Validation,
    YesNoItem,
)
from werkplekleren.instruments import Instrument, NextStep, Scheme, Step
from werkplekleren.retention import CertificateType, DecayModel, LevelScale, RetentionOption, RiskMethod, TransferMethod

ON = date(2026, 11, 23)
EMPLOYEE = Identifier("employee")
MANAGEMENT = Identifier("management")
SCAN = Identifier("scan")
TIME = Identifier("time")
HELP = Identifier("help")


def _band(name: str, starts_at: int) -> Band:
    return Band(id=Identifier(name), starts_at=starts_at, title=Text.of(nl=f"{name} (nl)", en=name), meaning=text(name), tone="neutral")


BANDS = (_band("low", 0), _band("middle", 50), _band("high", 75))


def _dimension(name: str, *items: str) -> Dimension:
    return Dimension(
        id=Identifier(name),
        title=Text.of(nl=f"{name} (nl)", en=name.title()),
        description=text(name),
        good=text("higher"),
        keys=tuple(Key(item=Identifier(item)) for item in items),
        bands=BANDS,
    )


QUESTIONNAIRE = Questionnaire(
    id=SCAN,
    version=VERSION,
    title=Text.of(nl="Scan", en="The scan"),
    purpose=text("to test"),
    construct=text("a construct"),
    reasoning=text("because"),
    perspectives=(
        Perspective(id=EMPLOYEE, title=text("Employee"), plural=Text.of(nl="medewerkers", en="employees")),
        Perspective(
            id=MANAGEMENT, title=text("Management"), plural=Text.of(nl="de leiding", en="management"), confidential=False, notice=text("open")
        ),
    ),
    scales=(
        AnswerScale(
            id=Identifier("agree"),
            options=tuple(AnswerOption(value=value, label=text(str(value))) for value in range(1, 6)),
            not_applicable=text("n/a"),
        ),
    ),
    sections=(
        Section(
            id=Identifier("all"),
            title=text("All"),
            items=(
                ScaleItem(id=Identifier("time-1"), text=text("time"), scale=Identifier("agree"), required=True),
                ScaleItem(id=Identifier("help-1"), text=text("help"), scale=Identifier("agree")),
                YesNoItem(id=Identifier("mentor"), text=text("mentor")),
                NumberItem(id=Identifier("hours"), text=text("hours"), low=0, high=40, whole=False),
                DateItem(id=Identifier("since"), text=text("since")),
                ChoiceItem(
                    id=Identifier("forms"),
                    text=text("forms"),
                    options=(Choice(id=Identifier("course"), label=text("course")), Choice(id=Identifier("talk"), label=text("talk"))),
                    multiple=True,
                ),
                ChoiceItem(id=Identifier("first"), text=text("first"), options=(Choice(id=Identifier("course"), label=text("course")),)),
                TextItem(
                    id=Identifier("words"),
                    text=text("words"),
                    longest=40,
                    perspectives=(EMPLOYEE,),
                    visible_if=AtLeast(item=Identifier("help-1"), value=2),
                ),
            ),
        ),
    ),
    dimensions=(_dimension("time", "time-1"), _dimension("help", "help-1")),
    minutes=2,
    validation=Validation(note=text("not yet")),
    sources=SOURCES,
)


def instrument(name: str, *questionnaires: Identifier) -> Instrument:
    return Instrument(
        id=Identifier(name),
        version=VERSION,
        title=text(name),
        question=text("how?"),
        purpose=text("for"),
        phase="do",
        roles=("adviser",),
        minutes=30,
        group_size=(1, 5),
        use_when=(text("often"),),
        avoid_when=(text("never"),),
        steps=(Step(title=text("do"), minutes=30, text=text("it")),),
        materials=(text("pen"),),
        questionnaires=questionnaires,
        next_step=NextStep(text=text("start"), minutes=10),
        evidence="proposal",
        sources=SOURCES,
    )


INSTRUMENTS = (instrument("talk"), instrument("survey", SCAN), instrument("experiment"))


@attrs.frozen(kw_only=True)
class Shelves:
    """A toolbox without files."""

    instruments: Mapping[str, Instrument] = attrs.field(factory=lambda: {one.id: one for one in INSTRUMENTS}, hash=False)
    questionnaires: Mapping[str, Questionnaire] = attrs.field(factory=lambda: {SCAN: QUESTIONNAIRE}, hash=False)
    level_scales: Mapping[str, LevelScale] = attrs.field(factory=lambda: {SCALE.id: SCALE}, hash=False)
    risk_methods: Mapping[str, RiskMethod] = attrs.field(factory=lambda: {RISK_METHOD.id: RISK_METHOD}, hash=False)
    transfer_methods: Mapping[str, TransferMethod] = attrs.field(factory=lambda: {one.id: one for one in METHODS}, hash=False)
    retention_options: Mapping[str, RetentionOption] = attrs.field(factory=lambda: {one.id: one for one in OPTIONS}, hash=False)
    certificate_types: Mapping[str, CertificateType] = attrs.field(factory=lambda: {one.id: one for one in KINDS}, hash=False)
    decay_models: Mapping[str, DecayModel] = attrs.field(factory=dict[str, DecayModel], hash=False)
    rule_sets: Mapping[str, RuleSet] = attrs.field(factory=dict[str, RuleSet], hash=False)
    schemes: Mapping[str, Scheme] = attrs.field(factory=dict[str, Scheme], hash=False)


def rule(name: str, when: Situation, *, instrument: str = "talk", weight: int = 50, reason: Text | str = "because", once: bool = False) -> AdviceRule:
    words = reason if isinstance(reason, Text) else text(reason)
    return AdviceRule(id=Identifier(name), instrument=Identifier(instrument), when=when, weight=weight, reason=words, once=once)


def rule_set(*rules: AdviceRule, name: str = "base") -> RuleSet:
    return RuleSet(id=Identifier(name), version=VERSION, title=text(name), rules=rules, sources=SOURCES)


def shelves(*rules: AdviceRule) -> Shelves:
    return Shelves(rule_sets={"base": rule_set(*rules)} if rules else {})


def response(name: str, *, perspective: Identifier = EMPLOYEE, group: str | None = None, time: int = 3, help: int = 3) -> Response:  # noqa: A002 - a dimension
    return Response(
        questionnaire=SCAN, version=VERSION, id=name, perspective=perspective, group=group, answered_on=ON, answers={"time-1": time, "help-1": help}
    )


FIRM = Firm(name="Oeverdam", trade="metal", people=12)
QUESTION = FirmQuestion(text="How do we keep the craft?", theme=Identifier("craft"))


def dossier(**other: Any) -> Dossier:  # noqa: ANN401 - any field of a dossier
    plain = Dossier(id=Identifier("firm"), language="nl", date=ON, firm=FIRM, question=QUESTION)
    return attrs.evolve(plain, **other)


ids = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True).map(Identifier)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda one: bool(one.strip()))
days = st.integers(-400, 1200).map(lambda number: ON + timedelta(days=number))
_count = st.integers(1, 4)
_level = st.none() | st.integers(1, 5)


def _in_band(dimension: Identifier, perspective: Identifier | None, limits: tuple[str | None, str | None]) -> BandSituation:
    lowest, highest = (None if one is None else Identifier(one) for one in limits)
    return BandSituation(questionnaire=SCAN, dimension=dimension, perspective=perspective, at_least=lowest, at_most=highest)


simple_situations: st.SearchStrategy[Situation] = st.one_of(
    st.builds(
        _in_band,
        st.sampled_from([TIME, HELP]),
        st.sampled_from([None, EMPLOYEE, MANAGEMENT]),
        st.sampled_from([("low", None), (None, "low"), ("low", "middle"), ("middle", "high"), ("unknown", None)]),
    ),
    st.builds(
        GapSituation,
        questionnaire=st.just(SCAN),
        dimension=st.sampled_from([None, TIME]),
        higher=st.just(MANAGEMENT),
        lower=st.just(EMPLOYEE),
        points=st.integers(1, 60),
    ),
    st.builds(SinglePointSituation, at_least=_count, criticality=_level),
    st.builds(UncoveredSituation, at_least=_count, criticality=_level),
    st.builds(RiskSituation, band=st.sampled_from(["important", "priority"]).map(Identifier), at_least=_count),
    st.builds(LeavingWithinSituation, months=st.integers(1, 60), at_least=_count),
    st.builds(LeavingUnknownSituation, at_least=_count),
    st.builds(CertificateSituation, at_least=_count),
    st.builds(UndocumentedSituation, at_least=_count, criticality=_level),
    st.builds(FirmSizeSituation, at_least=st.integers(1, 20)),
    st.builds(ThemeSituation, theme=st.sampled_from(["craft", "culture"]).map(Identifier)),
    st.just(NoDataSituation(what="measurement", questionnaire=SCAN)),
    st.builds(NoDataSituation, what=st.sampled_from(["knowledge-map", "levels", "certificates"])),
)
situations: st.SearchStrategy[Situation] = st.recursive(
    simple_situations,
    lambda inner: st.one_of(
        st.builds(AllSituations, situations=st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnySituation, situations=st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(NotSituation, situation=inner),
    ),
    max_leaves=5,
)


@st.composite
def rules(draw: st.DrawFn, number: int) -> AdviceRule:
    when = draw(situations)
    names = " ".join("{" + name + "}" for name in when.names)
    return rule(
        f"rule-{number}",
        when,
        instrument=draw(st.sampled_from(["talk", "survey", "experiment"])),
        weight=draw(st.sampled_from([10, 50, 50, 90])),
        reason=Text.of(nl=f"Reden {names}", en=f"Reason {names}"),
        once=draw(st.booleans()),
    )


catalogues = st.integers(0, 6).flatmap(lambda many: st.tuples(*(rules(number) for number in range(many)))).map(lambda made: shelves(*made))


@st.composite
def responses(draw: st.DrawFn) -> tuple[Response, ...]:
    """Up to eight employees and up to two of management."""
    points = st.integers(1, 5)
    staff = [response(f"r{number}", time=draw(points), help=draw(points)) for number in range(draw(st.integers(0, 8)))]
    heads = [response(f"m{number}", perspective=MANAGEMENT, time=draw(points), help=draw(points)) for number in range(draw(st.integers(0, 2)))]
    return (*staff, *heads)


firm_models = st.builds(
    Firm,
    name=words,
    trade=words,
    people=st.integers(1, 60),
    works_council=st.none() | st.booleans(),
    direction=st.just("") | words,
    developments=st.lists(words, max_size=2).map(tuple),
)
intakes = st.builds(
    Intake, answers=st.dictionaries(ids, words, max_size=3), held_on=st.none() | days, with_whom=st.lists(words, max_size=2).map(tuple)
)
moments = st.builds(
    Moment,
    date=days,
    what=words,
    kind=st.sampled_from(["intake", "measurement", "advice", "review"]),
    instrument=st.none() | st.just(Identifier("talk")),
)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Dossiers of firms with a small knowledge map and a few answers."""
    return Dossier(
        id=draw(ids),
        language=draw(st.sampled_from(["nl", "en"])),
        date=draw(days),
        adviser=draw(st.just("") | words),
        firm=draw(firm_models),
        question=draw(st.builds(FirmQuestion, text=words, theme=st.none() | ids)),
        intake=draw(st.none() | intakes),
        measurements=draw(st.just(()) | st.just((Measurement(questionnaire=SCAN, version=VERSION, invited={"employee": 8, "management": 2}),))),
        responses=draw(responses()),
        knowledge=draw(st.none() | firms()),
        plan_start=draw(st.none() | days),
        moments=tuple(draw(st.lists(moments, max_size=3))),
    )
