"""The risk report is complete: every topic, everybody, each band with its action, and what is not known apart."""

from datetime import date

import attrs
import pytest

import werkplekleren as wpl
from sector_firms import ON, examples
from strategies.retention import RISK_METHOD, START, firm, person, topic
from werkplekleren.documents import Figure, Table, text_of, walk
from werkplekleren.retention import KnowledgeMap, Leaving, RiskAssessment

LANGUAGES = ("nl", "en")


def risks_of(here: KnowledgeMap, on: date = START) -> RiskAssessment:
    return RiskAssessment.of(here, on=on, method=RISK_METHOD)


def tables(risks: RiskAssessment, language: str = "nl") -> dict[str, list[list[str]]]:
    blocks = list(walk(wpl.document_of(risks, language).blocks))
    found = [block.table if isinstance(block, Figure) else block for block in blocks if isinstance(block, Figure | Table)]
    return {text_of(table.caption): [[text_of(cell.text) for cell in row.cells] for row in table.rows] for table in found}


@pytest.mark.parametrize("number", [0, 1])
def test_every_topic_and_everybody_is_in_it_by_risk(number: int) -> None:
    here = examples()[number].knowledge
    assert here is not None
    risks = here.risks(ON)
    found = tables(risks)
    assert [[row[1], row[5]] for row in found["Alle onderwerpen met een risico"]] == [
        [risk.topic_title, str(risk.total)] for risk in risks.by_topic.values()
    ]
    holders = {risk.person_name for risk in (*risks.risks, *risks.unknown) if risk.person is not None}
    assert {row[0] for row in found["Wie wat meeneemt bij vertrek"]} == holders
    assert [row[2] for row in found["Wat elk risico vraagt"]] == [str(count) for count in risks.band_counts.values()]
    assert all(row[3] for row in found["Wat elk risico vraagt"])


def test_the_points_of_the_matrix_have_the_numbers_of_the_table() -> None:
    here = examples()[0].knowledge
    assert here is not None
    (figure,) = [block for block in walk(wpl.document_of(here.risks(ON), "nl").blocks) if isinstance(block, Figure)]
    points = getattr(figure.chart, "points")  # noqa: B009 - of the one chart that this figure can have
    named = {text_of(row.cells[0].text): text_of(row.cells[1].text) for row in figure.table.rows}
    assert points
    assert all(point.label.startswith(named[str(point.number)]) for point in points)


def test_what_is_not_known_stands_apart_with_what_to_find_out() -> None:
    unsure = attrs.evolve(person("ann"), leaving=Leaving(status="unknown"))
    here = firm((unsure, person("bert")), (topic("weld"), topic("turn", criticality=None), topic("plan")), {("ann", "weld"): 3, ("bert", "turn"): 3})
    found = tables(risks_of(here))
    assert {(row[0], row[1], row[3]) for row in found["Wat nog uit te zoeken is"]} == {
        ("Weld", "Ann", "tot wanneer deze persoon blijft"),
        ("Turn", "Bert", "hoe zwaar het gemis weegt"),
        ("Plan", "niemand", "wie dit kan leren: nu kan niemand het"),
    }
    assert "Alle onderwerpen met een risico" not in found
    assert {row[0]: row[1] for row in found["Wie wat meeneemt bij vertrek"]} == {"Ann": "vertrekdatum niet bekend", "Bert": "niet in zicht"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_judge_is_said(language: str) -> None:
    text = str(wpl.render(wpl.document_of(risks_of(firm()), language), "markdown"))
    assert ("nog geen onderwerpen" if language == "nl" else "no topics to judge yet") in text
    assert not tables(risks_of(firm()), language)


def test_where_the_matrix_cannot_be_drawn_the_table_stands_alone() -> None:
    odd = attrs.evolve(RISK_METHOD, attrition=tuple(attrs.evolve(level, value=level.value + 1) for level in RISK_METHOD.attrition))
    here = firm((person("ann"),), (topic("weld"),), {("ann", "weld"): 3})
    risks = RiskAssessment.of(here, on=START, method=odd)
    assert not [block for block in walk(wpl.document_of(risks, "nl").blocks) if isinstance(block, Figure)]
    assert "Alle onderwerpen met een risico" in tables(risks)
