"""What is filled in by hand: the questions of a questionnaire on its own page, and the tables of worksheets."""

import pytest

import werkplekleren as wpl
from assessment_samples import every_kind, item, questionnaire, scale, section
from example_firms import toolbox
from werkplekleren.documents import Block, ChoiceGrid, Form, Paragraph, Table, text_of, walk


def blocks(thing: object, language: str = "nl") -> list[Block]:
    return list(walk(wpl.document_of(thing, language).blocks))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_of_a_questionnaire_asks_as_the_paper_does(language: str) -> None:
    scan = toolbox().questionnaires["leercultuurscan"]
    page, paper = (
        [(one.options, one.not_applicable, one.numbered) for one in blocks(thing, language) if isinstance(one, ChoiceGrid)]
        for thing in (scan, scan.on_paper("employee"))
    )
    assert page == paper
    assert [number for _, _, groups in page for number, _ in groups[0]] == list(range(1, 33))


def test_the_value_of_a_long_scale_is_written_down_on_the_page_too() -> None:
    page = blocks(questionnaire(section("s", item("a", "long")), scales=(scale("long", 0, 20),)))
    assert [one.fields[0].kind for one in page if isinstance(one, Form)] == ["number"]
    assert not any(isinstance(one, ChoiceGrid) for one in page)


def test_a_question_says_where_more_answers_are_allowed() -> None:
    helps = {field.label: field.help for one in blocks(every_kind()) if isinstance(one, Form) for field in one.fields if field.kind == "choice"}
    assert ["Meer antwoorden mag." in said for said in helps.values()] == [False, False, True]


def test_what_stands_between_blank_lines_of_a_text_is_a_paragraph() -> None:
    scan = toolbox().questionnaires["leercultuurscan"]
    said = [text_of(one.text) for one in blocks(scan) if isinstance(one, Paragraph)]
    assert [one for one in said if "Billett" in one] == [
        "Billett kijkt of een werkplek mensen uitnodigt en begeleidt.\nDaaruit komen twee onderwerpen: steun van de leidinggevende en veilig leren."
    ]
    assert not any("\n\n" in one for one in said)


def test_columns_of_a_table_to_fill_in_are_equally_wide_where_nothing_else_is_asked() -> None:
    instrument = toolbox().instruments["toolboxmeeting"]
    tables = [one for one in blocks(instrument.worksheet("aanwezigheid")) if isinstance(one, Table)]
    assert [one.widths for one in tables] == [(1, 1, 1), (1, 1, 1, 1)]
