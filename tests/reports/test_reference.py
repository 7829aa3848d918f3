"""The page of a certificate, a question and a case says what is known, and says what is not."""

from pathlib import Path

import pytest

import werkplekleren as wpl
from werkplekleren.documents import Callout, KeyFigures, Section, Steps, Table, text_of, walk

EXAMPLES = Path(__file__).parents[2] / "examples"


def pieces(document: wpl.Document, kind: type) -> list[object]:
    return [block for block in walk(document.blocks) if isinstance(block, kind)]


def said(name: str, language: str) -> str:
    return str(wpl.render(wpl.Toolbox.builtin().certificate_types[name], "markdown", language=language))


def test_a_certificate_says_who_decides_how_long_and_how_often_it_is_confirmed() -> None:
    text = said("en-iso-9606-2", "nl")
    assert "**Wie bepaalt de tijd:** een technische norm. **Hoe lang:** 2 jaar. **Op naam van:** een persoon." in text
    assert "**Bevestigen:** elke 6 maanden." in text
    assert "Bevestigen" not in said("en-iso-9712", "nl")


def test_a_certificate_says_who_confirms_and_how_early_to_arrange_the_renewal() -> None:
    assert "**Wie bevestigt:** de werkgever, of een leidinggevende die daarvoor is aangewezen." in said("en-iso-9606-1", "nl")
    assert "**Arrange the renewal:** 13 weeks ahead." in said("en-iso-9712", "en")
    assert "Wie bevestigt" not in said("en-iso-9606-2", "nl")
    assert "Verlengen regelen" not in said("en-iso-9606-1", "nl")


def test_a_certificate_names_its_register_where_it_is_known() -> None:
    assert "**Where it is registered:** CDR, the register of diplomas." in said("vca-diploma", "en")
    assert "registered" not in said("ipaf-pal", "en")


def test_a_period_that_is_not_known_is_said_in_words() -> None:
    assert "**How long:** not found. **In the name of:** a person." in said("nen-9140", "en")
    assert "**Hoe lang:** niet gevonden. **Op naam van:** het bedrijf." in said("vca-toolboxmeetings", "nl")


def test_ways_to_renew_stand_in_a_table_with_what_each_gives() -> None:
    document = wpl.document_of(wpl.Toolbox.builtin().certificate_types["en-iso-9606-1"], "en")
    (routes,) = [block for block in walk(document.blocks) if isinstance(block, Table)]
    assert [text_of(row.cells[1].text) for row in routes.rows] == ["3 years", "2 years", "no end date"]


def test_a_certificate_without_ways_to_renew_has_no_table_and_no_heading_for_it() -> None:
    document = wpl.document_of(wpl.Toolbox.builtin().certificate_types["heftruck"], "nl")
    assert pieces(document, Table) == []
    assert "renew" not in {block.id for block in document.blocks if isinstance(block, Section)}


@pytest.mark.parametrize(("name", "count"), [("nen-9140", 1), ("nen-3140", 0)])
def test_what_was_not_confirmed_stands_out(name: str, count: int) -> None:
    assert len(pieces(wpl.document_of(wpl.Toolbox.builtin().certificate_types[name], "nl"), Callout)) == count


def test_a_question_shows_its_route_in_order() -> None:
    question = wpl.Toolbox.builtin().employer_questions["expert-vertrekt"]
    document = wpl.document_of(question, "nl")
    assert document.subtitle == question.question.in_language("nl")
    (route,) = [block for block in walk(document.blocks) if isinstance(block, Steps)]
    assert [text_of(step.text) for step in route.items] == [step.why.in_language("nl") for step in question.route]


def test_a_case_that_was_made_up_warns_before_anything_else() -> None:
    cases = wpl.Toolbox.builtin().practice_cases
    for name, case in cases.items():
        first = wpl.document_of(case, "nl").blocks[0]
        assert isinstance(first, Callout) == case.illustrative, name


def test_a_case_of_which_no_outcome_is_known_says_so() -> None:
    cases = wpl.Toolbox.builtin().practice_cases
    for name, case in cases.items():
        text = wpl.render(case, "markdown", language="en")
        assert ("Nothing is known here about the outcome." in text) == (case.outcome is None), name


def test_a_case_says_how_many_firms_and_people_where_that_is_known() -> None:
    cases = wpl.Toolbox.builtin().practice_cases
    assert "- **87** bedrijven" in wpl.render(cases["leercultuur-zuid-holland"], "markdown")
    assert "- **8** mensen" in wpl.render(cases["bedacht-vrijdag-tien-minuten"], "markdown")
    assert pieces(wpl.document_of(cases["taken-dichter-bij-elkaar"], "nl"), KeyFigures) == []


def test_each_page_shows_itself_in_a_notebook() -> None:
    toolbox = wpl.Toolbox.builtin()
    for shelf in (toolbox.certificate_types, toolbox.employer_questions, toolbox.practice_cases):
        for thing in shelf.values():
            assert thing.title.in_language("nl") in thing._repr_markdown_()


def test_an_advice_report_names_only_money_that_is_there_now() -> None:
    toolbox = wpl.Toolbox.builtin()
    report = wpl.AdviceReport.of(wpl.Dossier.from_folder(EXAMPLES / "klein-bedrijf", toolbox), toolbox)
    assert [scheme.id for scheme in report.schemes] == ["praktijkleren", "slim"]
    assert "ao-metalektro-oso" in toolbox.schemes
