"""Every model has a document, and the advice report says what it must and no more."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser

import werkplekleren as wpl
from assessment_samples import every_kind, response
from browser import axe_violations, page_of
from example_firms import EXAMPLES, FIRMS, dossier, toolbox
from example_firms import advice_report as report
from werkplekleren.advice import FirmQuestion
from werkplekleren.documents import Figure, ProfileChart, Section, Table, text_of, walk
from werkplekleren.errors import RenderError, WordingError
from werkplekleren.reports.knowledge import risk_figure, short_names
from werkplekleren.reports.voice import BUILTIN, Voice
from werkplekleren.reports.wording.markdown import addressed
from werkplekleren.reports.words import Words
from werkplekleren.retention import Leaving, Mastery
from werkplekleren.retention.codes import OPEN_POINTS, REMEDIES, TRANSFER_REASONS
from werkplekleren.retention.dates import months_after

ROOT = Path(__file__).parents[2]
WORDING = Path(wpl.__file__).parent / "content" / "wording"
PARTS = ["summary", "question", "direction", "findings", "plan", "guides", "money", "agreements", "annexes"]
LANGUAGES = ("nl", "en")


def bare(**parts: object) -> wpl.AdviceReport:
    """The report of a dossier with nothing but a firm, a question, and what is given."""
    empty = wpl.Dossier(
        id="leeg",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - a checked id by sight
        language="nl",
        date=date(2026, 11, 23),
        firm=wpl.Firm(name="Leeg BV", trade="niets", people=3),
        question=FirmQuestion(text="Waar beginnen wij?"),
        **parts,  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - parts go through as they are
    )
    return wpl.AdviceReport.of(empty, toolbox())


def everything() -> Iterator[tuple[str, object]]:
    for name in FIRMS:
        made = report(name)
        firm = dossier(name).knowledge
        assert firm is not None
        yield f"{name}-report", made
        yield f"{name}-map", firm
        yield f"{name}-risks", firm.risks(made.date)
        yield f"{name}-plan", made.plan
        yield f"{name}-register", firm.certificate_register(made.date)
        yield f"{name}-refreshers", firm.refreshers(made.date)
        yield f"{name}-calendar", firm.expiry_calendar(made.date, date(2027, 11, 30))
        yield f"{name}-advice", made.advice
        for group in made.profiles:
            yield f"{name}-{group.questionnaire}", group
            yield f"{name}-{group.questionnaire}-change", group.compared_with(group)
        first = dossier(name).responses[0]
        profile = toolbox().questionnaires[first.questionnaire].score(first)
        yield f"{name}-profile", profile
        yield f"{name}-change", profile.compared_with(profile)
    yield "two-firms", wpl.SectorReport.of((dossier("metaalbedrijf"), dossier("klein-bedrijf")), toolbox(), on=date(2026, 11, 23))
    yield "empty-report", bare()
    yield "empty-map", bare(knowledge=wpl.KnowledgeMap(title="leeg"))
    yield "empty-calendar", wpl.KnowledgeMap(title="leeg").expiry_calendar(date(2027, 1, 4), date(2027, 12, 31))
    yield "empty-plan", wpl.RetentionPlan(start=date(2027, 1, 4))
    yield "no-advice", wpl.Advice(on=date(2026, 11, 23), recommendations=())
    yield "no-score", every_kind().score(response({"yes": False}))
    yield "all-items", every_kind()
    for instrument in toolbox().instruments.values():
        yield str(instrument.id), instrument
        yield f"{instrument.id}-guide", instrument.guide(toolbox().instruments)
        yield f"{instrument.id}-card", instrument.card(toolbox().instruments)
        for sheet in instrument.worksheets:
            yield f"{instrument.id}-{sheet.id}", instrument.worksheet(sheet.id)
    for questionnaire in toolbox().questionnaires.values():
        yield questionnaire.id, questionnaire
        for perspective in questionnaire.perspectives:
            yield f"{questionnaire.id}-{perspective.id}-on-paper", questionnaire.on_paper(perspective.id)
    for shelf in (toolbox().certificate_types, toolbox().employer_questions, toolbox().practice_cases):
        yield from shelf.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_model_has_a_document_in_both_languages_and_formats(language: str) -> None:
    for name, thing in everything():
        document = wpl.document_of(thing, language)
        assert document.title, name
        assert document.language == language
        assert wpl.render(document, "html")
        assert wpl.render(document, "markdown")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["metaalbedrijf", "klein-bedrijf"])
def test_advice_report_has_the_nine_parts_in_order(name: str, language: str) -> None:
    document = report(name).document(language)
    assert [block.id for block in document.blocks if isinstance(block, Section)] == PARTS
    assert document.notice


def test_report_without_anything_measured_or_mapped_still_has_the_nine_parts() -> None:
    document = bare().document()
    assert [block.id for block in document.blocks if isinstance(block, Section)] == PARTS
    text = wpl.render(document, "markdown")
    assert "nog geen vragenlijsten" in text
    assert "nog geen kenniskaart" in text


def test_report_comes_back_from_json_as_it_was() -> None:
    for name in ("metaalbedrijf", "klein-bedrijf"):
        assert wpl.AdviceReport.from_json(report(name).to_json()) == report(name)


def test_report_holds_no_answer_of_one_person() -> None:
    text = report("metaalbedrijf").to_json()
    employees = [one.id for one in dossier("metaalbedrijf").responses if one.perspective == "employee"]
    assert employees
    assert not [name for name in employees if f'"{name}"' in text]


def test_withheld_employees_appear_with_no_figure_at_all() -> None:
    made = report("klein-bedrijf")
    (employees,) = [result for group in made.profiles for result in group.perspectives if result.perspective == "employee"]
    assert employees.withheld
    for block in walk(made.document().section("survey-leercultuurscan").blocks):
        if isinstance(block, Figure):
            assert isinstance(block.chart, ProfileChart)
            assert not [name for name in block.chart.series if "medewerkers" in name]
        if isinstance(block, Table):
            assert not [row for row in block.rows if text_of(row.cells[0].text) == "medewerkers"]


def test_people_and_topics_appear_by_name_never_by_id() -> None:
    made = report("metaalbedrijf")
    firm = made.knowledge
    assert firm is not None
    text = wpl.render(made, "markdown", language="nl")
    for name in (*(person.id for person in firm.people), *(topic.id for topic in firm.topics)):
        if "-" in name:
            assert name not in text, name


def test_every_single_point_of_failure_is_named_with_the_person() -> None:
    made = report("metaalbedrijf")
    assert made.knowledge is not None
    text = wpl.render(made, "markdown", language="nl")
    for topic, person in made.knowledge.coverage(made.date).single_points.items():
        assert f"**{made.knowledge.topic(topic).title}**: alleen {made.knowledge.person(person).name}" in text


@pytest.mark.parametrize("name", sorted(path.stem for path in (WORDING / "nl").glob("*.md")))
def test_both_languages_draw_on_the_same_names_in_the_same_order(name: str) -> None:
    def names(language: str) -> list[str]:
        text = (WORDING / language / f"{name}.md").read_text(encoding="utf-8")
        return re.findall(r"^:::.*?(?=\s|$)(?: [a-z-]+(?=$))?|\{#[^ ]+\}$|^## [a-z0-9-]+$", text, re.MULTILINE)

    def values(language: str) -> set[str]:
        text = addressed((WORDING / language / f"{name}.md").read_text(encoding="utf-8"), formal=False)
        return set(re.findall(r"\{([a-z_]+)", text))

    assert [one.split()[0] for one in names("nl")] == [one.split()[0] for one in names("en")]
    assert values("nl") == values("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_plan_has_a_sentence_with_its_values(language: str) -> None:
    said = Voice(language).phrases("plan-reasons")
    for known in (TRANSFER_REASONS, REMEDIES, OPEN_POINTS):
        for code, names in known.items():
            sure = dict.fromkeys((name for name in names if not name.startswith("[")), 2)
            assert text_of(said.say(code, {"topic": "x", **sure}))


def test_language_without_wording_is_an_error_that_names_those_there_are() -> None:
    assert BUILTIN.languages == ("en", "nl")
    with pytest.raises(WordingError, match="pl; there is: en, nl"):
        Voice("pl").wording("advice")


def test_object_without_a_document_is_an_error_that_names_those_that_have_one() -> None:
    with pytest.raises(RenderError, match="no document for int; there is one for: Advice"):
        wpl.document_of(3)
    document = bare().document()
    assert wpl.document_of(document) is document


def test_months_end_where_the_month_ends() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_names_that_are_equal_get_as_much_as_tells_them_apart() -> None:
    people = [wpl.Person(id=f"p{number}", name=name) for number, name in enumerate(["Jan Bos", "Jan Blom", "Jan", "Ada"])]
    assert list(short_names(people).values()) == ["Jan Bos", "Jan Blom", "Jan", "Ada"]


def test_risk_method_without_plain_steps_gives_a_table_and_no_matrix() -> None:
    made = report("metaalbedrijf")
    assert made.knowledge is not None
    assert made.risk_method is not None
    method = attrs.evolve(made.risk_method, attrition=tuple(attrs.evolve(level, value=level.value * 2) for level in made.risk_method.attrition))
    risks = made.knowledge.risks(made.date, method)
    assert risk_figure(risks, Words(Voice("nl"))) is None
    assert wpl.document_of(risks, "nl").blocks


def test_certificates_that_are_all_valid_and_a_person_who_leaves_nowhere_are_said() -> None:
    firm = wpl.KnowledgeMap(
        title="k",
        people=(wpl.Person(id="a", name="Ada"), wpl.Person(id="b", name="Bo", leaving=Leaving(status="expected", date=date(2027, 6, 1)))),
        topics=(wpl.Topic(id="t", title="Frezen", criticality=1, required_people=1), wpl.Topic(id="u", title="Lassen")),
        mastery=(Mastery(person="a", topic="t", level=3), Mastery(person="a", topic="u", level=None), Mastery(person="b", topic="t", level=4)),
        certificates=(wpl.Certificate(id="c", person="a", title="VCA", permanent=True),),
    )
    text = wpl.render(bare(knowledge=firm), "markdown", language="nl")
    assert "Het certificaat is geldig" in text
    assert "Lassen" in text


def test_same_dossier_gives_the_same_bytes_wherever_it_is_made(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib, werkplekleren as w; t = w.Toolbox.builtin();"
        "r = w.AdviceReport.of(w.Dossier.from_folder(sys.argv[1], t), t);"
        "print(hashlib.sha256((w.render(r, 'html') + w.render(r, 'markdown', language='en') + r.to_json()).encode()).hexdigest())"
    )
    found = {
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code, str(EXAMPLES / "klein-bedrijf")],
            check=True,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed},
        ).stdout
        for zone, locale, seed in (("UTC", "C", "0"), ("Pacific/Auckland", "C.UTF-8", "77"))
    }
    assert len(found) == 1


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_report_has_no_accessibility_violations(language: str, chromium: Browser) -> None:
    html = wpl.render(report("metaalbedrijf"), "html", language=language)
    for dark in (False, True):
        for width in (360, 1280):
            with page_of(chromium, html, width=width, dark=dark) as page:
                assert axe_violations(page) == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_parts_that_nothing_fills_are_left_out() -> None:
    words = Words(Voice("nl"))
    assert words.short_day(None) == "niet bekend"
    assert words.day(None) == "niet bekend"
    made = report("metaalbedrijf")
    assert made.plan is not None
    without_steps = attrs.evolve(made.plan, transfers=(attrs.evolve(made.plan.transfers[0], steps=()),))
    assert wpl.render(without_steps, "markdown", language="nl")


def test_group_of_which_nothing_may_be_shown_has_no_chart() -> None:
    (group,) = [one for one in report("klein-bedrijf").profiles if one.questionnaire == "leercultuurscan"]
    only_employees = attrs.evolve(group, perspectives=tuple(one for one in group.perspectives if one.perspective == "employee"))
    document = wpl.document_of(only_employees, "nl")
    assert not [block for block in walk(document.blocks) if isinstance(block, Figure)]
    assert "minder dan 5" in wpl.render(document, "markdown")


def test_score_that_may_not_be_shown_is_said_in_its_row_and_its_line_of_the_chart() -> None:
    hidden = {key.item for key in toolbox().questionnaires["leercultuurscan"].dimensions[0].keys}
    one = dossier("metaalbedrijf")
    responses = tuple(
        attrs.evolve(answer, answers={item: value for item, value in answer.answers.items() if item not in hidden})
        if answer.perspective == "employee"
        else answer
        for answer in one.responses
    )
    (group,) = [made for made in attrs.evolve(one, responses=responses).group_profiles(toolbox()) if made.questionnaire == "leercultuurscan"]
    (figure,) = [block for block in walk(wpl.document_of(group, "nl").blocks) if isinstance(block, Figure)]
    cells = [text_of(cell.text) for row in figure.table.rows for cell in row.cells if text_of(row.cells[0].text) == "Werk waar je van leert"]
    assert cells[:8] == ["Werk waar je van leert", "medewerkers", "niet getoond", "–", "–", "–", "–", "–"]
    assert cells[8:11] == ["Werk waar je van leert", "de leiding", "70"]
