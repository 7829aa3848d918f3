"""The progress report says what is done, what threatens and what to do, by name, in both languages."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

import werkplekleren as wpl
from strategies.retention import CATALOGUE, RISK_METHOD, START, firm, person, topic
from werkplekleren.documents import Figure, RiskMatrixChart, Section, Table, TimelineChart, text_of, walk
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.voice import Voice
from werkplekleren.retention import Leaving, PlanChange, Progress, ProgressReport, Reason, Requirement, RetentionPlan
from werkplekleren.retention.codes import CHANGE_REASONS, MISSING, PLAN_CHANGES, REVIEW_REASONS, STATUS_WARNINGS, TO_DO, TRANSFER_REASONS

LANGUAGES = ("nl", "en")
ON = date(2027, 4, 14)
EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def report() -> ProgressReport:
    """A plan of the example firm in its fourth month: most is held, some slipped, two decisions were taken."""
    toolbox = wpl.Toolbox.builtin()
    here = wpl.Dossier.from_folder(EXAMPLES / "metaalbedrijf", toolbox).knowledge
    assert here is not None
    plan = wpl.RetentionPlan.propose(here, toolbox, start=START)
    progress = Progress(plan=plan.id)
    for number, one in enumerate(plan.transfers):
        for step in one.steps:
            for session in step.sessions:
                if session.week < ON - timedelta(days=9) and (number or session.week != START):
                    progress = progress.held(one.topic, one.successor, step.stage, on=session.week, hours=session.hours)
    first, second = [one for one in plan.transfers if one.last_week is not None and one.last_week < ON + timedelta(weeks=8)][:2]
    for one in (first, second):
        progress = progress.verified(one.topic, one.successor, one.to_level, on=ON, by=one.holder, evidence="product", seen="proefstuk")
    progress = progress.done_alone(first.topic, first.successor, on=ON, times=2)
    progress = progress.decided(first.topic, "accept", on=ON, by="de directie").decided(second.topic, "hire", on=ON, by="de directie", note="per mei")
    return ProgressReport.of(plan.replanned(progress, here, toolbox, on=ON), progress, here, on=ON)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["html", "markdown"])
def test_report_and_its_parts_are_written_in_both_languages(language: str, format: str) -> None:  # noqa: A002 - a format is called format
    for shown in (report(), report().status, report().outlook):
        written = wpl.render(shown, format, language=language)
        assert isinstance(written, str)
        assert written


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_has_its_parts_in_order(language: str) -> None:
    parts = [block.id for block in document_of(report(), language).blocks if isinstance(block, Section)]
    assert parts == ["attention", "to-do", "state", "changes", "decisions", "risks", "reviews"]
    without = [block.id for block in document_of(report().status, language).blocks if isinstance(block, Section)]
    assert without == [part for part in parts if part not in {"risks", "reviews"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_and_topics_appear_by_name_never_by_id(language: str) -> None:
    written = wpl.render(report(), "markdown", language=language)
    ids = {*report().status.plan.people, *report().status.plan.topics}
    assert [name for name in ids if "-" in name and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", str(written))] == []


def test_timeline_shows_what_was_held_as_done_and_today() -> None:
    charts = [one.chart for one in walk(document_of(report(), "nl").blocks) if isinstance(one, Figure) and isinstance(one.chart, TimelineChart)]
    assert all(chart.today == ON for chart in charts)
    assert {bar.done for chart in charts for line in chart.rows for bar in line.bars} == {True, False}
    assert all(bar.end < ON + timedelta(days=7) for chart in charts for line in chart.rows for bar in line.bars if bar.done)


def test_weeks_that_a_judged_level_makes_needless_are_neither_done_nor_planned() -> None:
    plan, here = small()
    (one,) = plan.transfers
    progress = Progress(plan=plan.id).verified("cnc", "bert", one.to_level, on=START + timedelta(days=9), by="anke", evidence="product")
    step = one.steps[0]
    begun = progress.held("cnc", "bert", step.stage, on=START, hours=step.sessions[0].hours)
    for held, stages in ((progress, []), (begun, [(START, START + timedelta(days=4))])):
        found = document_of(plan.status(held, here, on=START + timedelta(days=9)), "nl")
        charts = [one.chart for one in walk(found.blocks) if isinstance(one, Figure) and isinstance(one.chart, TimelineChart)]
        assert [(bar.start, bar.end) for chart in charts for line in chart.rows for bar in line.bars] == stages


def test_what_was_held_of_a_step_is_drawn_as_done_before_the_plan_is_made_again() -> None:
    plan, here = small()
    step = next(step for step in plan.transfers[0].steps if len(step.sessions) > 1)
    first, *others = step.sessions
    begun = Progress(plan=plan.id).held("cnc", "bert", step.stage, on=first.week, hours=first.hours)
    found = document_of(plan.status(begun, here, on=first.week + timedelta(days=4)), "nl")
    (chart,) = [one.chart for one in walk(found.blocks) if isinstance(one, Figure) and isinstance(one.chart, TimelineChart)]
    bars = [(bar.start, bar.done) for bar in chart.rows[0].bars]
    assert (first.week, True) in bars
    assert (others[0].week, False) in bars


def test_who_leaves_is_told_beside_who_can_do_it_after_the_plan() -> None:
    plan, here = small()
    (row,) = cells(plan.risk_outlook(here), "Het risico nu en na het plan")
    assert row[3] == "Anke (tot 1 dec 2027)"
    assert row[5] == "Anke (tot 1 dec 2027) en Bert"


def test_the_timeline_says_in_words_how_the_transfers_stand() -> None:
    figures = [one for one in walk(document_of(report(), "nl").blocks) if isinstance(one, Figure) and isinstance(one.chart, TimelineChart)]
    states = {row[1] for row in cells(report(), "Hoe elke overdracht ervoor staat")}
    (said,) = [figure.description for figure in figures]
    assert said.startswith(f"{len(report().status.transfers)} overdrachten: ")
    assert all(state in said for state in states)


def test_what_is_none_is_said_in_words_and_a_topic_that_is_lost_is_no_lower_risk() -> None:
    plan, here = small()
    report = ProgressReport.of(plan, Progress(plan=plan.id), here, on=START)
    written = str(wpl.render(report, "markdown", language="nl"))
    assert "Er is nog geen overdracht beoordeeld." in written
    assert "Nog geen onderwerp wordt door een ander alleen gedaan" in written
    assert not re.search(r"\b0 (onderwerp|overdracht)", written)
    assert "Wat kwijt is, telt niet meer mee in de som." in written


def test_a_plan_without_transfers_tells_when_the_last_who_can_do_it_leaves() -> None:
    plan, here = small(transfers=())
    days = [one.on for one in plan.risk_over_time(Progress(plan=plan.id), here, on=START)]
    assert days == [START, date(2027, 12, 1)]


def test_risk_after_the_plan_is_drawn_with_the_numbers_of_risk_now() -> None:
    charts = [
        one.chart for one in walk(document_of(report().outlook, "nl").blocks) if isinstance(one, Figure) and isinstance(one.chart, RiskMatrixChart)
    ]
    now, then = ({point.number: point for point in chart.points} for chart in charts)
    assert set(now) <= set(then)
    assert all(then[number].x <= point.x and then[number].y == point.y for number, point in now.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_live_plan_has_a_sentence_with_its_values(language: str) -> None:
    said = Voice(language).phrases("progress-words")
    families = {
        "changed": PLAN_CHANGES,
        "why": {code: values for code, values in CHANGE_REASONS.items() if code not in TRANSFER_REASONS or f"why-{code}" in said.codes},
        "warn": {code: values for code, values in STATUS_WARNINGS.items() if code != "undecided"},
        "missing": MISSING,
        "do": TO_DO,
        "matter": {code: values for code, values in TO_DO.items() if code != "hold-session"},
        "act": {code: values for code, values in STATUS_WARNINGS.items() if f"act-{code}" in said.codes},
        "review": REVIEW_REASONS,
    }
    for family, codes in families.items():
        for code, values in codes.items():
            for number in (1, 2):
                assert text_of(said.say(f"{family}-{code}", dict.fromkeys(values, number)))


def small(**other: object) -> tuple[RetentionPlan, wpl.KnowledgeMap]:
    here = firm(
        (person("anke", leaves=date(2027, 12, 1), teaching=4), person("bert")),
        (topic("cnc", required_people=1, documented="yes", hours_to_independent=8),),
        {("anke", "cnc"): 4, ("bert", "cnc"): 1},
    )
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)
    return attrs.evolve(plan, **other), here  # type: ignore[arg-type]  # any field of the model


def test_a_plan_that_can_be_closed_says_so() -> None:
    plan, here = small()
    progress = Progress(plan=plan.id)
    for step in plan.transfers[0].steps:
        for session in step.sessions:
            progress = progress.held("cnc", "bert", step.stage, on=session.week, hours=session.hours)
    progress = progress.verified("cnc", "bert", 3, on=ON, by="Examenbureau", evidence="log").done_alone("cnc", "bert", on=ON)
    written = str(wpl.render(plan.status(progress, here, on=ON), "markdown", language="nl"))
    assert "Dit plan kan dicht" in written
    assert "niveau 3, door Examenbureau, 14 apr 2027, logboek van keren" in written


def test_an_empty_plan_has_nothing_to_show_and_still_a_report() -> None:
    _, here = small()
    empty = RetentionPlan(start=START)
    document = document_of(ProgressReport.of(empty, Progress(plan=empty.id), here, on=START), "nl")
    assert not [one for one in walk(document.blocks) if isinstance(one, Figure)]
    assert next(text_of(one.caption) for one in walk(document.blocks) if isinstance(one, Table)).startswith("Het risico")


def test_a_transfer_without_steps_has_no_line_in_the_timeline() -> None:
    plan, here = small()
    bare = attrs.evolve(plan, transfers=(attrs.evolve(plan.transfers[0], steps=()),))
    document = document_of(bare.status(Progress(plan=plan.id), here, on=START), "nl")
    assert not [one for one in walk(document.blocks) if isinstance(one, Figure)]


def test_what_cannot_be_judged_is_said_and_not_drawn() -> None:
    here = firm((attrs.evolve(person("anke"), leaving=Leaving(status="unknown")),), (topic("cnc"), topic("meten")), {("anke", "cnc"): 3})
    plan = RetentionPlan(start=START)
    written = str(wpl.render(plan.risk_outlook(here), "markdown", language="nl"))
    assert "Van Cnc is het risico niet bekend. Meten kan nu niemand. Dat is iets anders" in written
    gone = str(wpl.render(plan.risk_outlook(attrs.evolve(here, topics=here.topics[:1])), "markdown", language="nl"))
    assert "Van Cnc is het risico niet bekend. Dat is iets anders" in gone
    progress = document_of(ProgressReport.of(plan, Progress(plan=plan.id), here, on=START), "nl")
    over_time = next(one for one in walk(progress.blocks) if isinstance(one, Table) and text_of(one.caption).startswith("Het risico door"))
    assert {text_of(cell.text) for row in over_time.rows for cell in row.cells[1:3]} == {"0; 1 onderwerp kwijt; 1 onderwerp niet bekend"}
    assert "telt niet mee in de som" in str(wpl.render(progress, "markdown"))
    assert not [one for one in walk(document_of(plan.risk_outlook(here), "nl").blocks) if isinstance(one, Figure)]
    nothing = document_of(plan.risk_outlook(firm()), "nl")
    assert not [one for one in walk(nothing.blocks) if isinstance(one, Table)]


def test_a_documenting_transfer_that_is_done_is_called_written_down() -> None:
    plan, here = small()
    one = plan.transfers[0]
    documents = attrs.evolve(one, to_level=one.from_level, steps=(attrs.evolve(one.steps[0], stage="document"),))
    live = attrs.evolve(plan, transfers=(documents,))
    progress = Progress(plan=plan.id).finished("cnc", "bert", "document", on=START)
    assert "opgeschreven" in str(wpl.render(live.status(progress, here, on=START), "markdown", language="nl"))


def test_what_stopped_and_what_came_in_its_place_is_told_with_the_reasons() -> None:
    plan, here = small()
    stage = plan.transfers[0].steps[0].stage
    progress = Progress(plan=plan.id).held("cnc", "bert", stage, on=START, hours=1).cancelled("cnc", "bert", on=START)
    more = attrs.evolve(here, people=(*here.people, person("cees")))
    again = plan.replanned(progress, more, CATALOGUE, on=START + timedelta(weeks=1), risk_method=RISK_METHOD)
    document = document_of(again.status(progress, more, on=START + timedelta(weeks=1)), "en")
    written = str(wpl.render(document, "markdown"))
    assert "The handover stops. 1 hour was done; that stays. | That was decided." in written
    assert "This handover is new." in written
    assert "When the plan begins, only Anke can and may do this." in written
    (chart,) = (one.chart for one in walk(document.blocks) if isinstance(one, Figure) and isinstance(one.chart, TimelineChart))
    assert [bar.done for bar in chart.rows[0].bars] == [True]


def test_topics_about_which_nothing_was_decided_are_named_together() -> None:
    here = firm((person("anke", leaves=date(2027, 2, 1)),), (topic("cnc"), topic("meten")), {("anke", "cnc"): 3, ("anke", "meten"): 3})
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)
    written = str(wpl.render(plan.status(Progress(plan=plan.id), here, on=START), "markdown", language="nl"))
    assert "Over Cnc en Meten is nog niets besloten." in written


def test_a_requirement_that_the_plan_no_longer_meets_is_told_with_its_group() -> None:
    people = (person("anke"), person("bert", shift="nacht"), person("cees", shift="nacht", learning=0))
    rule = Requirement(id="nights", topic="lassen", people=1, shift="nacht")
    here = firm(people, (topic("lassen", required_people=0),), {("anke", "lassen"): 4}, requirements=(rule,))
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)
    more = attrs.evolve(here, requirements=(attrs.evolve(rule, people=2),))
    written = str(wpl.render(plan.status(Progress(plan=plan.id), more, on=START), "markdown", language="nl"))
    (line,) = (one for one in written.splitlines() if "Met dit plan kan in ploeg nacht 1 van de 2 mensen dit." in one)
    assert line.startswith("| **Lassen**")
    assert "Maak het plan opnieuw." in line


def table(shown: object, caption: str, language: str = "nl") -> Table:
    return next(one for one in walk(document_of(shown, language).blocks) if isinstance(one, Table) and text_of(one.caption) == caption)


def cells(shown: object, caption: str) -> list[list[str]]:
    return [[text_of(cell.text) for cell in line.cells] for line in table(shown, caption).rows]


def test_what_asks_for_attention_comes_first_and_none_of_it_is_left_out() -> None:
    """A handover that only has to be judged stands at the end of the plan; it was once cut off behind what is planned for the week."""
    status = report().status
    rows = cells(status, "Wat nu aandacht vraagt")
    assert len(rows) == len(status.attention) > 1
    assert [status.plan.topics[one.topic] in row[0] for row, one in zip(rows, status.attention, strict=True)] == [True] * len(rows)
    judged = next(row for row in rows if row[0].startswith("Machines uitlijnen"))
    assert judged[1:] == [
        "klaar, nog niet beoordeeld",
        "De uren zijn gedaan. Er is nog niet beslist.",
        "Laat iemand die het kan beslissen of Ruben Smit op niveau 3 is.",
    ]


@pytest.mark.parametrize(
    ("language", "titles"), [("nl", ("Stand van het plan", "Voortgang van het plan")), ("en", ("State of the plan", "Progress of the plan"))]
)
def test_a_status_and_a_progress_report_have_titles_of_their_own(language: str, titles: tuple[str, str]) -> None:
    assert tuple(document_of(shown, language).title for shown in (report().status, report())) == titles


def test_what_is_to_be_said_of_several_handovers_is_said_once_with_a_list_of_them() -> None:
    people = (person("anke", leaves=date(2028, 2, 1)), person("bert"), person("cees"), person("dirk", leaves=date(2028, 2, 1)))
    topics = (topic("cnc", required_people=1), topic("meten", required_people=1))
    here = firm(people, topics, {("anke", "cnc"): 3, ("dirk", "meten"): 3})
    plan = RetentionPlan.propose(here, CATALOGUE, start=START, risk_method=RISK_METHOD)
    status = plan.status(Progress(plan=plan.id), here, on=START + timedelta(weeks=2))
    names = [f"{plan.topics[one.topic]} ({plan.people[one.successor]})" for one in status.attention]
    rows = cells(status, "Wat nu aandacht vraagt")
    (row,) = [row for row in rows if row[0] == f"{len(names)} overdrachten"]
    assert len(names) > 1
    assert all(name in row[2] for name in names)
    assert [row[1], row[3]] == ["loopt achter", "Haal in wat niet doorging, of maak het plan opnieuw."]
    assert row[2].startswith("Er ging iets niet door. Het gaat om ")


def test_no_hours_learnt_beside_what_is_on_its_way_are_explained() -> None:
    note = "Uren geleerd zijn alleen de uren van wie leert."
    rows = cells(report().status, "Hoe elke overdracht ervoor staat")
    assert any(row[2].startswith("0 van") and row[1] in {"op schema", "loopt achter"} for row in rows)
    assert text_of(table(report().status, "Hoe elke overdracht ervoor staat").note).startswith(note)
    plan, here = small()
    assert not table(plan.status(Progress(plan=plan.id), here, on=START), "Hoe elke overdracht ervoor staat").note, "nothing was done yet"


def test_what_is_planned_for_two_weeks_has_a_column_for_each() -> None:
    shown = table(report().status, "Wat er voor deze twee weken gepland is")
    assert [text_of(cell.text) for cell in shown.header] == ["Overdracht", "Week van 12 apr 2027", "Week van 19 apr 2027"]
    busy = [one for one in report().status.transfers if any(reason.code == "hold-session" for reason in one.to_do)]
    assert len(shown.rows) == len(busy) > 12
    assert ["4 uur: alleen doen"] * 2 in [row[1:] for row in cells(report().status, "Wat er voor deze twee weken gepland is")]


def test_what_moved_most_stands_first_and_what_only_moved_is_one_sentence() -> None:
    rows = cells(report().status, "Wat er anders is dan in het vorige plan")
    weeks = [int(found[1]) for row in rows if (found := re.match(r"Het is (\d+) (?:week|weken) later klaar", row[1]))]
    assert weeks == sorted(weeks, reverse=True)
    assert len(weeks) > 5
    moved = tuple(PlanChange(on=ON, topic="cnc", successor=name, what=Reason(code="moved", values={"hours": 2})) for name in ("bert", "anke"))
    later = PlanChange(on=ON, topic="cnc", successor="bert", what=Reason(code="later", values={"weeks": 1, "week": "2027-05-03"}))
    for changes, sentence in (
        (moved, "Bij 2 overdrachten zijn alleen uren verschoven: Cnc (Bert) en Cnc (Anke). Die zijn even snel klaar."),
        ((*moved, later), "Bij 1 overdracht zijn alleen uren verschoven: Cnc (Anke). Die is even snel klaar."),
    ):
        plan, here = small(changes=changes)
        assert sentence in str(wpl.render(plan.status(Progress(plan=plan.id), here, on=ON), "markdown", language="nl"))


def test_risk_over_time_has_a_line_where_something_changes() -> None:
    rows = cells(report(), "Het risico door de tijd: de som van de onderwerpen")
    assert all(one[1:] != other[1:] for one, other in pairwise(rows[:-1]))
    assert "14 apr 2027" in [row[0] for row in rows]
    assert len(rows) < len(report().moments)


def test_a_plan_that_goes_as_planned_says_that_nothing_more_is_to_be_done() -> None:
    plan, here = small()
    written = str(wpl.render(plan.status(Progress(plan=plan.id), here, on=START), "markdown", language="nl"))
    assert "Alles loopt zoals gepland." in written
    assert "Eerst dit" not in written


def test_a_decision_names_the_choice_and_what_was_noted_with_it() -> None:
    rows = cells(report(), "Wat is besloten")
    assert "Iemand aannemen die het kan: per mei" in [row[1] for row in rows]


def test_the_gravest_comes_first() -> None:
    plan, here = small()
    gone = attrs.evolve(here, people=(here.people[0], attrs.evolve(here.people[1], leaving=Leaving(status="known", date=START))))
    progress = Progress(plan=plan.id)
    assert [one.gravity for one in plan.status(progress, gone, on=START).attention] == [0]
    assert [one.gravity for one in plan.status(progress, here, on=START + timedelta(weeks=2)).attention] == [1]
    assert plan.status(progress, here, on=START).attention == ()
