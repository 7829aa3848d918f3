"""Documents tell a certificate of the firm itself from those of people."""

from datetime import date

import attrs
import pytest

import werkplekleren as wpl
from strategies.retention import firm, person, topic
from werkplekleren.documents import Section
from werkplekleren.reports import MatrixReport
from werkplekleren.retention import Certificate, CertificateLapse, KnowledgeMap, RetentionPlan, SurvivalKit

DAY, LAPSED = date(2027, 1, 4), date(2027, 7, 1)
PAPER = Certificate(id="works", person=None, title="EN 1090", expires_on=date(2027, 6, 30), required_for=("weld",))
OWN = Certificate(id="own", person="anke", title="VCA", expires_on=date(2027, 3, 1))


@pytest.fixture(name="shop")
def _shop() -> KnowledgeMap:
    people = (person("anke"), person("cees", learning=4))
    return firm(people, (topic("weld", criticality=5, required_people=1),), {("anke", "weld"): 4, ("cees", "weld"): 1}, (PAPER, OWN))


def flat(model: object, language: str = "nl") -> str:
    return " ".join(str(wpl.render(wpl.document_of(model, language), "markdown")).replace("\\", "").split())


def headings(model: object) -> list[str]:
    return [block.title for block in wpl.document_of(model, "nl").blocks if isinstance(block, Section)]


def test_the_register_says_that_it_is_of_the_firm(shop: KnowledgeMap) -> None:
    assert "het bedrijf zelf" in flat(shop.certificate_register(DAY))
    assert "the firm itself" in flat(shop.certificate_register(DAY), "en")


def test_the_calendar_has_a_part_of_the_firm_before_that_of_people(shop: KnowledgeMap) -> None:
    end = date(2027, 12, 31)
    both = headings(shop.expiry_calendar(DAY, end))
    assert both.index("Papieren van het bedrijf zelf") + 1 == both.index("Per persoon")
    assert "Per persoon" not in headings(attrs.evolve(shop, certificates=(PAPER,), mastery=()).expiry_calendar(DAY, end))
    assert "Papieren van het bedrijf zelf" not in headings(attrs.evolve(shop, certificates=(OWN,)).expiry_calendar(DAY, end))


def test_a_matrix_says_why_nobody_may(shop: KnowledgeMap) -> None:
    matrix = flat(MatrixReport.of(shop, on=LAPSED))
    assert "het certificaat EN 1090 van het bedrijf telt niet. Niemand mag het nu doen." in matrix
    assert "(4)" in matrix
    before = flat(MatrixReport.of(shop, on=DAY))
    assert "het certificaat EN 1090 van het bedrijf verloopt" in before


def test_a_comparison_says_until_when_it_holds(shop: KnowledgeMap) -> None:
    after = shop.what_if(CertificateLapse(certificate="works", on=date(2027, 5, 1)))
    assert "Het certificaat EN 1090 van het bedrijf geldt tot en met 30 april 2027." in flat(after.compared_with(shop, start=DAY, end=LAPSED))
    gone = attrs.evolve(shop, certificates=(OWN,))
    assert "Het certificaat EN 1090 van het bedrijf staat niet meer op de kaart." in flat(gone.compared_with(shop, start=DAY, end=LAPSED))


def test_a_plan_and_a_survival_kit_name_what_the_firm_lacks(shop: KnowledgeMap) -> None:
    plan = RetentionPlan.propose(shop, wpl.Toolbox.builtin(), start=LAPSED)
    assert "Laat het certificaat EN 1090 van het bedrijf verlengen." in flat(plan)
    assert "Het certificaat EN 1090 van het bedrijf telt nu niet." in flat(SurvivalKit.of(shop, on=LAPSED))
