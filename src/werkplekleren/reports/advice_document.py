"""Which facts of an advice report go where; every sentence is in the wording file `advice-report.md`."""

from collections.abc import Iterable

import attrs

from werkplekleren.assessments import GroupProfile
from werkplekleren.documents import (
    BulletList,
    Cell,
    Document,
    Figure,
    Form,
    FormField,
    Inline,
    KeyFigure,
    KeyFigures,
    Quote,
    Step,
    Steps,
    Table,
    heads,
    plain,
    row,
)
from werkplekleren.instruments import Instrument, Scheme
from werkplekleren.reports import knowledge as known
from werkplekleren.reports import plan as planned
from werkplekleren.reports.advice_report import AdviceReport
from werkplekleren.reports.instrument import sources_block
from werkplekleren.reports.knowledge import key_figures
from werkplekleren.reports.risk_outlook import outlook_figure
from werkplekleren.reports.survey import survey_facts
from werkplekleren.reports.survey_lines import perspectives
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Facts
from werkplekleren.reports.words import Words
from werkplekleren.reports.worksheet import worksheet_blocks
from werkplekleren.retention import KnowledgeMap, RetentionPlan, RiskAssessment
from werkplekleren.retention.dates import months_after

REVIEWS = (3, 6, 12)
INTAKE_RESULT = "goed-resultaat"
INTAKE_FIRST_STEP = "eerste-stap"
KEY_FIGURES = 4
MOST_REASONS = 4


def advice_document(report: AdviceReport, voice: Voice) -> Document:
    """The nine parts of the report as a document."""
    words = Words(voice)
    facts = _merged(_general(report, words), _culture(report, words), _knowledge(report, words), _plan(report, words), _advice(report, words))
    return attrs.evolve(
        voice.document("advice-report", facts),
        date=report.date,
        author=report.adviser,
        notice=words("fictional") if report.firm.fictional else "",
    )


def _merged(*parts: Facts) -> Facts:
    """The facts of all parts, with the key figures that each contributes put side by side."""
    merged = Facts()
    figures: list[KeyFigure] = []
    for part in parts:
        own = part.blocks.get("key-figures")
        figures += own.items if isinstance(own, KeyFigures) else ()
        merged = part.within(merged)
    return Facts(blocks={"key-figures": KeyFigures(items=tuple(figures[:KEY_FIGURES])) if figures else None}).within(merged)


def _bullets(texts: Iterable[Inline]) -> BulletList | None:
    items = tuple(texts)
    return BulletList(items=items) if items else None


def _spoken(text: str, report: AdviceReport, words: Words) -> Inline:
    """A sentence of the firm itself, marked with its language where that is not the language of the report."""
    return words.cited(text, report.language)


def _general(report: AdviceReport, words: Words) -> Facts:
    firm = report.firm
    intake = report.intake
    result = intake.answers.get(INTAKE_RESULT, "") if intake is not None else ""
    return Facts(
        values={
            "firm": firm.name,
            "date": words.day(report.date),
            "direction": _spoken(firm.direction, report, words),
            "intake_date": words.day(intake.held_on if intake is not None else None),
            "intake_people": words.cited_listing(intake.with_whom if intake is not None else (), report.language),
        },
        conditions={
            "intake-held": intake is not None and intake.held_on is not None and bool(intake.with_whom),
            "intake-result": bool(result),
            "moments": bool(report.moments),
            "direction": bool(firm.direction),
            "developments": bool(firm.developments),
            "processes": bool(firm.critical_processes),
            "direction-known": bool(firm.direction or firm.developments or firm.critical_processes),
            "works-council": firm.works_council is True,
            "works-council-unknown": firm.works_council is None,
        },
        blocks={
            "question": Quote(text=_spoken(report.question.text, report, words), source=plain(firm.name)),
            "intake-result": Quote(text=_spoken(result, report, words)) if result else None,
            "developments": _bullets(_spoken(one, report, words) for one in firm.developments),
            "processes": _bullets(_spoken(one, report, words) for one in firm.critical_processes),
            "moments": Table(
                caption=plain(words("caption-moments")),
                header=heads(words("head-day"), words("head-what")),
                rows=tuple(
                    row(words.day(moment.date), Cell(text=_spoken(moment.what, report, words)))
                    for moment in sorted(report.moments, key=lambda one: (one.date, one.what))
                ),
            ),
            "review-table": _reviews(report, words),
            "owner-form": Form(
                fields=tuple(
                    FormField(label=words(f"owner-{name}"), kind="date" if name == "first" else "line")
                    for name in ("who", "deputy", "first", "agreed")
                )
            ),
        },
    )


def _reviews(report: AdviceReport, words: Words) -> Table:
    """When they look again, and at what: only what there is can be measured again, brought up to date or held against a plan."""
    again = ("measured", bool(report.profiles)), ("mapped", report.knowledge is not None)
    what = {
        3: words("review-what-3"),
        6: words("review-what-6") if report.plan is not None and report.plan.transfers else words("review-what-6-no-plan"),
        12: words("-".join(("review-what-12", *(name for name, there in again if there)))),
    }
    rows = tuple(row(words(f"review-{months}"), words.day(months_after(report.date, months)), what[months]) for months in REVIEWS)
    return Table(
        caption=plain(words("caption-moments")),
        header=heads(*(words(f"head-{name}") for name in ("moment", "day", "what"))),
        rows=rows,
        widths=(1.2, 1.4, 4),
    )


def _culture(report: AdviceReport, words: Words) -> Facts:
    """Who took part, and what each questionnaire gave."""
    surveys = tuple(survey_facts(group, words) for group in report.profiles)
    main = next(
        (facts for facts, group in zip(surveys, report.profiles, strict=True) if _is_survey(group) and facts.conditions["survey-shown"]), None
    )
    overall = _overall(report)
    withheld = any(facts.conditions["survey-hidden"] or facts.conditions["survey-part-hidden"] for facts in surveys)
    return Facts(
        values={
            "overall": words.number(overall),
            "best": main.values["survey_best"] if main else "",
            "best_count": main.values["survey_best_count"] if main else 1,
            "worst": main.values["survey_worst"] if main else "",
            "worst_count": main.values["survey_worst_count"] if main else 1,
            "floor": max((group.floor for group in report.profiles), default=0),
        },
        conditions={
            "measured": bool(report.profiles),
            "results-shown": any(facts.conditions["survey-shown"] for facts in surveys),
            "withheld": withheld,
            "culture-shown": main is not None and overall is not None,
        },
        lists={"surveys": surveys},
        blocks={
            "participation": _participation(report, words),
            "validation": _bullets(plain(f"{words.of(group.legend.title)}: {words.of(group.legend.validation.note)}") for group in report.profiles),
            "key-figures": key_figures(KeyFigure(value=words.number(overall), label=words("figure-overall")) if overall is not None else None),
        },
    )


def _is_survey(group: GroupProfile) -> bool:
    """Whether a group result is of a questionnaire with a perspective in confidence: what many people filled in."""
    return any(perspective.confidential for perspective in group.legend.perspectives)


def _overall(report: AdviceReport) -> float | None:
    """The first composite of the first questionnaire with a perspective in confidence, as that perspective sees it."""
    for group in report.profiles:
        if _is_survey(group) and group.legend.composites:
            return perspectives(group)[0].score(group.legend.composites[0].id).mean if perspectives(group) else None
    return None


def _participation(report: AdviceReport, words: Words) -> Table | None:
    rows = tuple(
        row(
            words.of(group.legend.title),
            words.of(group.legend.perspective(result.perspective).plural),
            Cell(text=plain("–" if result.invited is None else result.invited), align="end"),
            Cell(text=plain(words("withheld-short") if result.n is None else result.n), align="end"),
        )
        for group in report.profiles
        for result in perspectives(group)
    )
    header = heads(*(words(f"head-{name}") for name in ("questionnaire", "group", "asked", "answered")))
    return Table(caption=plain(words("caption-participation")), header=header, rows=rows) if rows else None


def _knowledge(report: AdviceReport, words: Words) -> Facts:
    firm = report.knowledge if report.knowledge is not None else KnowledgeMap(title=report.firm.name)
    on = report.date if report.knowledge is not None else None
    risks = RiskAssessment.of(firm, on=report.date, method=report.risk_method) if on is not None and report.risk_method is not None else None
    facts = known.knowledge_facts(firm, words, on=on, risks=risks)
    several = len(firm.people) > 1 and len(firm.topics) > 1
    own = {"one-person": len(firm.people) == 1, "truck-factor": several and facts.conditions["truck-factor"]}
    return Facts(conditions=own).within(facts)


def _plan(report: AdviceReport, words: Words) -> Facts:
    plan = report.plan if report.plan is not None else RetentionPlan(start=report.date)
    changed: Figure | None = None
    if report.knowledge is not None and report.risk_method is not None and plan.transfers:
        changed = outlook_figure(plan.risk_outlook(report.knowledge, on=report.date, method=report.risk_method), words, unchanged=False)
    return Facts(blocks={"outlook": changed}).within(planned.plan_facts(plan, words, today=report.date))


def _advice(report: AdviceReport, words: Words) -> Facts:
    """What is recommended, with reasons and smallest step; money; sources; a blank form."""
    instruments = {instrument.id: instrument for instrument in report.instruments}
    choices = tuple((one, instruments[one.instrument]) for one in report.advice.recommendations)
    first = choices[0][1] if choices else None
    agreed = report.intake.answers.get(INTAKE_FIRST_STEP, "") if report.intake is not None else ""
    sheet = next(((instrument, sheet) for _, instrument in choices for sheet in instrument.worksheets), None)
    sources = [
        *(source for instrument in report.instruments for source in instrument.sources),
        *(report.risk_method.sources if report.risk_method is not None else ()),
        *(source for method in report.transfer_methods for source in method.sources),
        *(report.knowledge.scale.sources if report.knowledge is not None else ()),
    ]
    return Facts(
        values={
            "first_step": words.of(first.next_step.text) if first is not None else "",
            "agreed_step": _spoken(agreed, report, words),
            "worksheet_title": f"{words.of(sheet[0].title)}: {words.of(sheet[1].title)}" if sheet is not None else "",
        },
        conditions={
            "schemes": bool(report.schemes),
            "choices": bool(choices),
            "agreed-step": bool(agreed),
            "first-step": first is not None and not agreed,
            "worksheets": sheet is not None,
        },
        lists={
            "recommendations": tuple(
                _recommendation(one.rank, tuple(plain(words.of(reason.text)) for reason in one.reasons[:MOST_REASONS]), instrument, words)
                for one, instrument in choices
            ),
            "schemes": tuple(_scheme(scheme, words) for scheme in report.schemes),
        },
        blocks={
            "choices": Steps(
                items=tuple(
                    Step(
                        title=plain(words.of(instrument.title)),
                        text=plain(words.of(one.reasons[0].text)),
                        meta=words("choice-minutes", minutes=instrument.next_step.minutes),
                    )
                    for one, instrument in choices
                )
            )
            if choices
            else None,
            "sources": sources_block(sources, words),
            "worksheet": worksheet_blocks(sheet[1], words) if sheet is not None else None,
        },
    )


def _recommendation(rank: int, reasons: tuple[Inline, ...], instrument: Instrument, words: Words) -> Facts:
    return Facts(
        values={
            "rank": rank,
            "instrument": words.of(instrument.title),
            "instrument_id": instrument.id,
            "purpose": words.of(instrument.purpose),
            "next_step": words.of(instrument.next_step.text),
            "next_step_minutes": instrument.next_step.minutes,
        },
        blocks={"reasons": BulletList(items=reasons)},
    )


def _scheme(scheme: Scheme, words: Words) -> Facts:
    """What a scheme pays for, how much, what to check, and where it says so."""
    source = scheme.sources[0]
    return Facts(
        values={
            "scheme_id": scheme.id,
            "scheme": words.of(scheme.title),
            "scheme_what": words.of(scheme.what),
            "scheme_amount": words.of(scheme.amount),
            "scheme_window": words.of(scheme.window),
            "scheme_source": words.cited(*source.cited(words.language), source.address),
            "scheme_checked": words.day(scheme.checked),
        },
        blocks={"scheme-conditions": _bullets(plain(words.of(condition)) for condition in scheme.conditions)},
    )
