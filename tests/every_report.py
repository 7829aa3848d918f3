"""Something to report on of every kind, of both example firms: for tests that hold for every report."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import attrs

import werkplekleren as wpl
from assessment_samples import both, dimension, every_kind, ident, item, key, questionnaire, response, section
from example_firms import FIRMS, advice_report, dossier, toolbox
from strategies.retention import firm as situation
from strategies.retention import person
from strategies.retention import topic as situation_topic
from werkplekleren._base.ids import Version
from werkplekleren.advice import FirmQuestion
from werkplekleren.assessments import AddedItem, DroppedItem, Migration, PreparedMigration, Questionnaire, Response, migrate
from werkplekleren.documents import Document
from werkplekleren.reports import MatrixReport
from werkplekleren.reports.dispatch import document_of
from werkplekleren.retention import Certificate, Logbook, Progress, ProgressReport, Requirement, SurvivalKit

START = date(2027, 1, 4)
LATER = date(2027, 4, 14)
INSTRUMENTS = ("startgesprek", "kennisborgingsplan", "vaardighedenmatrix")
SAMPLE = "deelnemers aan de ronde van najaar 2026"


@cache
def every_report() -> tuple[tuple[str, object], ...]:
    """Name -> what to report on; names start with the firm where it is about one."""
    return (*(pair for firm in FIRMS for pair in _of_firm(firm)), *_of_content(), *_of_surveys(), *_one_of_each(), *_empty())


@cache
def every_document(language: str) -> tuple[tuple[str, Document, object], ...]:
    """Name, document in a language, and what it is about."""
    return tuple((name, document_of(thing, language), thing) for name, thing in every_report())


def _of_firm(name: str) -> Iterator[tuple[str, object]]:
    made = advice_report(name)
    firm, plan = made.knowledge, made.plan
    assert firm is not None
    assert plan is not None
    yield f"{name}-report", made
    yield f"{name}-dossier", dossier(name)
    yield f"{name}-map", firm
    yield f"{name}-matrix", MatrixReport.of(firm, on=made.date)
    yield f"{name}-what-if", firm.without([firm.people[0].id]).compared_with(firm, start=START, end=date(2028, 1, 3), method=made.risk_method)
    yield f"{name}-risks", firm.risks(made.date)
    yield f"{name}-outlook", plan.risk_outlook(firm)
    yield f"{name}-plan", plan
    yield f"{name}-register", firm.certificate_register(made.date)
    yield f"{name}-refreshers", firm.refreshers(made.date)
    yield f"{name}-calendar", firm.expiry_calendar(made.date, date(2027, 11, 30))
    yield f"{name}-advice", made.advice
    yield f"{name}-kit", SurvivalKit(firm=firm, on=made.date, plan=plan)
    yield f"{name}-logbook", Logbook(plan=plan)
    for who in dict.fromkeys(transfer.successor for transfer in plan.transfers[:2]):
        yield f"{name}-{who}", plan.for_person(who)
    yield f"{name}-status", plan.status(_progress(plan), firm, on=LATER)
    again = plan.replanned(_progress(plan), firm, toolbox(), on=LATER)
    yield f"{name}-progress", ProgressReport.of(again, _progress(plan), firm, on=LATER)
    for group in made.profiles:
        yield f"{name}-{group.questionnaire}", group
        yield f"{name}-{group.questionnaire}-change", group.compared_with(group)
    first = dossier(name).responses[0]
    profile = toolbox().questionnaires[first.questionnaire].score(first)
    yield f"{name}-profile", profile
    yield f"{name}-change", profile.compared_with(profile)


def _progress(plan: wpl.RetentionPlan) -> Progress:
    """Most is held until the fourth month, some slipped, one was judged, two decisions were taken."""
    progress = Progress(plan=plan.id)
    for number, one in enumerate(plan.transfers):
        for step in one.steps:
            for session in step.sessions:
                if session.week < LATER - timedelta(days=9) and (number or session.week != plan.start):
                    progress = progress.held(one.topic, one.successor, step.stage, on=session.week, hours=session.hours)
    first, *others = plan.transfers
    progress = progress.verified(first.topic, first.successor, first.to_level, on=LATER, by=first.holder, evidence="product")
    progress = progress.decided(first.topic, "accept", on=LATER, by="de directie")
    return progress.decided(others[0].topic, "hire", on=LATER, by="de directie", note="per mei") if others else progress


def _of_content() -> Iterator[tuple[str, object]]:
    for name in INSTRUMENTS:
        instrument = toolbox().instruments[name]
        yield name, instrument
        yield f"{name}-guide", instrument.guide(toolbox().instruments)
        yield f"{name}-card", instrument.card(toolbox().instruments)
        for sheet in instrument.worksheets:
            yield f"{name}-{sheet.id}", instrument.worksheet(sheet.id)
    yield "leercultuurscan", toolbox().questionnaires["leercultuurscan"]
    yield "every-kind", every_kind()
    for asked in (toolbox().questionnaires["leercultuurscan"], every_kind()):
        yield f"{asked.id}-on-paper", asked.on_paper(asked.perspectives[0].id)
    for shelf in (toolbox().certificate_types, toolbox().employer_questions, toolbox().practice_cases):
        for name in list(shelf)[:3]:
            yield str(name), shelf[name]


def _of_surveys() -> Iterator[tuple[str, object]]:
    scan = toolbox().questionnaires["leercultuurscan"]
    answered = _answered(scan)
    for size in (4, 24, 60):
        yield f"quality-{size}", scan.quality(answered[:size], perspective="employee", sample=SAMPLE)
        norm = scan.norm(answered[:size], perspective="employee", sample=SAMPLE)
        yield f"norm-{size}", norm
        yield f"profile-beside-norm-{size}", norm.beside(scan.score(answered[0]))
        yield f"group-beside-norm-{size}", norm.beside(scan.score_group(answered[:20], by="group"))
        crossed = [response({"yes": True, "a": 2 + at % 3, "one": "xy"[at // 7 % 2]}, id=f"r{at}", group=f"team {at % 2}") for at in range(size)]
        yield f"cross-table-{size}", every_kind().cross_table(crossed, perspective="employee", columns="one")
    earlier, later = answered[:30], answered[25:58]
    yield "rounds", scan.compare_rounds(earlier, later, by="group")
    for size in (2, 7):
        firms = [attrs.evolve(dossier(FIRMS[at % 2]), id=ident(f"f{at}")) for at in range(size)]
        yield f"sector-{size}", wpl.SectorReport.of(firms, toolbox(), on=date(2026, 11, 23))
    yield "left-out", scan.score_group(answered, by="group", leave_out=[answered[0].id])
    yield "migrated", migrate(response({"stays": 4, "gone": 2}), _migration())


def _answered(scan: Questionnaire) -> tuple[Response, ...]:
    keys = [one for part in scan.dimensions for one in part.keys]
    return tuple(
        Response(
            questionnaire=scan.id,
            version=scan.version,
            id=f"r{number}",
            perspective=ident("employee"),
            group=f"bedrijf {number % 4}",
            answered_on=date(2026, 10, 1) + timedelta(days=number % 40),
            answers={one.item: 1 + (number * (3 + at % 7) + at * at) % 5 for at, one in enumerate(keys)},
        )
        for number in range(60)
    )


def _migration() -> PreparedMigration:
    first, second = (
        questionnaire(section("s", *map(item, names)), dimensions=(dimension("d", key("stays")),)) for names in (("stays", "gone"), ("stays", "new"))
    )
    second = attrs.evolve(second, version=Version("2.0"))
    steps = (DroppedItem(item=ident("gone"), why=both("Die vraag stond er dubbel.")), AddedItem(item=ident("new")))
    migration = Migration(questionnaire=first.id, old=first.version, new=second.version, why=both("De vragen waren onduidelijk."), steps=steps)
    return PreparedMigration(migration=migration, old=first, new=second)


def _tight() -> wpl.RetentionPlan:
    """A plan of a firm where what one person can do leaves too soon."""
    about = situation_topic("cnc", criticality=5, nature="tacit", required_people=1, documented="no")
    here = situation((person("anke", leaves=START + timedelta(weeks=4)), person("bert")), (about,), {("anke", "cnc"): 4})
    return wpl.RetentionPlan.propose(here, toolbox(), start=START)


def _shifts() -> wpl.KnowledgeMap:
    """A firm that works in two shifts, with agreements about them."""
    firm = dossier("metaalbedrijf").knowledge
    assert firm is not None
    people = tuple(attrs.evolve(one, shift=("vroeg", "laat")[at % 2]) for at, one in enumerate(firm.people))
    needed = tuple(Requirement(id=f"r{at}", topic=one.id, people=at, shift="laat") for at, one in enumerate(firm.topics[:3], start=1))
    return attrs.evolve(firm, people=people, requirements=needed)


def _one_of_each() -> Iterator[tuple[str, object]]:
    """A firm with one topic and one of everything about it, and one of a single person: what is counted is counted once."""
    about = situation_topic(
        "draaien", criticality=5, nature="tacit", required_people=2, documented="no", hours_to_independent=2, task_type="accuracy"
    )
    bert = person("bert", learning=1, teaching=1)
    proof = Certificate(id="c", person="anke", title="Heftruck", required_for=("draaien",), expires_on=START + timedelta(days=1))
    firm = situation(
        (person("anke", leaves=date(2027, 9, 1), teaching=1), bert), (about,), {("anke", "draaien"): 4, ("bert", "draaien"): 2}, (proof,)
    )
    firm = attrs.evolve(firm, scale=toolbox().level_scales["quarter-circles"])
    alone = attrs.evolve(firm, people=firm.people[:1], mastery=firm.mastery[:1])
    for name, here in (("one", firm), ("alone", alone)):
        of_it = attrs.evolve(dossier("klein-bedrijf"), id=ident(name), knowledge=here, responses=(), measurements=(), moments=())
        made = wpl.AdviceReport.of(attrs.evolve(of_it, firm=attrs.evolve(of_it.firm, people=len(here.people))), toolbox())
        plan = made.plan
        assert plan is not None
        yield f"{name}-report", made
        yield f"{name}-matrix", MatrixReport.of(here, on=START)
        yield f"{name}-risks", here.risks(START)
        yield f"{name}-plan", plan
        yield f"{name}-register", here.certificate_register(START)
        yield f"{name}-refreshers", here.refreshers(START)
        yield f"{name}-calendar", here.expiry_calendar(START, date(2027, 11, 30))
        yield f"{name}-kit", SurvivalKit(firm=here, on=START, plan=plan)
        yield f"{name}-logbook", Logbook(plan=plan)
        yield f"{name}-progress", ProgressReport.of(plan, Progress(plan=plan.id), here, on=LATER)
        for who in dict.fromkeys(transfer.successor for transfer in plan.transfers):
            yield f"{name}-{who}", plan.for_person(who)


def _empty() -> Iterator[tuple[str, object]]:
    nothing = wpl.Dossier(
        id=ident("leeg"),
        language="nl",
        date=date(2026, 11, 23),
        firm=wpl.Firm(name="Leeg BV", trade="niets", people=3),
        question=FirmQuestion(text="Waar beginnen wij?"),
    )
    yield "empty-report", wpl.AdviceReport.of(nothing, toolbox())
    yield "empty-dossier", nothing
    yield "tight-plan", _tight()
    yield "shifts-matrix", MatrixReport.of(_shifts(), on=START)
    empty = wpl.KnowledgeMap(title="leeg")
    yield "empty-map", empty
    yield "empty-matrix", MatrixReport.of(empty, on=START)
    yield "empty-calendar", empty.expiry_calendar(START, date(2027, 12, 31))
    yield "empty-logbook", Logbook(plan=wpl.RetentionPlan(start=START))
    yield "empty-plan", wpl.RetentionPlan(start=START)
    yield "no-advice", wpl.Advice(on=START, recommendations=())
    yield "no-score", every_kind().score(response({"yes": False}))
