"""The certificate calendar tells what is late first, then each month and each person, with where each day comes from."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from playwright.sync_api import Browser

import werkplekleren as wpl
from browser import axe_violations, page_of
from strategies.certificates import CUSTOM, KINDS
from strategies.retention import firm, person, topic
from werkplekleren.documents import Section, Table, text_of, walk
from werkplekleren.retention import Certificate, ExpiryCalendar, Mastery

EXAMPLES = Path(__file__).parents[2] / "examples"
START, END = date(2026, 11, 23), date(2027, 11, 30)


@pytest.fixture(name="calendar", scope="module")
def _calendar() -> ExpiryCalendar:
    knowledge = wpl.Dossier.from_folder(EXAMPLES / "metaalbedrijf", wpl.Toolbox.builtin()).knowledge
    assert knowledge is not None
    return knowledge.expiry_calendar(START, END)


def tables(document: wpl.Document) -> dict[str, list[list[str]]]:
    """Caption -> rows of texts; the last of those with one caption."""
    found = [block for block in walk(document.blocks) if isinstance(block, Table)]
    return {text_of(table.caption): [[text_of(cell.text) for cell in row.cells] for row in table.rows] for table in found}


def headings(document: wpl.Document) -> list[str]:
    return [block.title for block in document.blocks if isinstance(block, Section)]


def test_what_is_late_comes_first_and_the_rules_come_last(calendar: ExpiryCalendar) -> None:
    assert headings(wpl.document_of(calendar, "nl")) == [
        "Te laat", "Nu regelen", "Per maand", "Papieren van het bedrijf zelf", "Per persoon", "Wat niet bekend is", "Zo is dit uitgerekend",
        "De regels per soort papier",
    ]  # fmt: skip


def test_a_month_holds_its_days_and_says_together_what_people_do_alike(calendar: ExpiryCalendar) -> None:
    found = tables(wpl.document_of(calendar, "nl"))
    assert found["Wat er moet gebeuren in maart 2027"] == [
        ["12 mrt 2027", "EN ISO 9606-1 TIG rvs", "Willem Hoekstra", "verlengen", "15 jan 2027"],
        ["31 mrt 2027", "EN ISO 9606-1 MAG staal", "Piotr Nowak en Willem Hoekstra", "laten bevestigen", "17 mrt 2027"],
    ]
    assert found["Wat er moet gebeuren in oktober 2027"] == [
        ["14 okt 2027 (verwacht)", "EN ISO 9606-1 MAG staal", "Mo Haddad", "laten bevestigen", "30 sep 2027"]
    ]
    again = found["Opnieuw doen in mei 2027, als het intussen niet is gedaan"]
    assert ["18 mei 2027", "Opspanmallen bedenken en maken", "Gerrit Veenstra", "oefenen op echt werk", "4 mei 2027"] in again


def test_what_is_late_or_has_to_be_arranged_now_says_so_in_words(calendar: ExpiryCalendar) -> None:
    found = tables(wpl.document_of(calendar, "en"))
    assert found["What should have been done already"][-1] == ["31 Oct 2026", "EN ISO 9606-1 TIG rvs", "Piotr Nowak", "qualify again", "too late"]
    assert found["What has to be arranged now"] == [["18 Dec 2026", "Heftruck", "Sjaak Willems", "renew", "now"]]


def test_a_person_sees_what_says_each_day(calendar: ExpiryCalendar) -> None:
    people = next(block for block in wpl.document_of(calendar, "nl").blocks if isinstance(block, Section) and block.id == "people")
    willem = next(block for block in people.blocks if isinstance(block, Section) and block.id == "person-willem-hoekstra")
    papers, again = (block for block in willem.blocks if isinstance(block, Table))
    assert [text_of(row.cells[-1].text) for row in papers.rows[:4]] == ["de regel", "de regel", "de regel", "het papier"]
    assert [text_of(row.cells[1].text) for row in again.rows] == ["Lascoördinatie en lasmethoden (WPS)"]


def test_what_is_not_known_is_a_list_of_its_own(calendar: ExpiryCalendar) -> None:
    assert tables(wpl.document_of(calendar, "nl"))["Waarvan geen dag bekend is"] == [
        ["Veilig hijsen met de bovenloopkraan", "Nadia Yilmaz", "tot wanneer het geldt"],
        ["Wie bel je bij welke klant of leverancier", "Anneke Brouwer", "welk soort werk het is"],
    ]


def test_the_rules_say_who_decides_who_confirms_and_when_they_were_checked(calendar: ExpiryCalendar) -> None:
    rules = tables(wpl.document_of(calendar, "nl"))["De regels die zijn gebruikt"]
    assert rules[0] == [
        "Lassen van staal, EN ISO 9606-1", "een technische norm", "dat verschilt",
        "elke 6 maanden, door de werkgever, of een leidinggevende die daarvoor is aangewezen",
        "Laat elk half jaar bevestigen dat de lasser dit werk doet.", "28 nov 2026",
    ]  # fmt: skip
    assert rules[1][3] == "elke 6 maanden"


def test_the_end_of_a_custom_asks_for_a_decision_and_a_late_refresher_is_conditional() -> None:
    custom = Certificate(id="vp", person="anke", title="VP", certificate_type=CUSTOM.id, issued_on=date(2023, 6, 1))
    cell = Mastery(person="anke", topic="weld", level=3, last_used_on=date(2026, 1, 5))
    people = firm((person("anke"),), (topic("weld", task_type="accuracy", nature="explicit"),))
    here = attrs.evolve(people, mastery=(cell,), certificates=(custom,), certificate_types=KINDS)
    late = tables(wpl.document_of(here.expiry_calendar(START, START), "nl"))["Wat al klaar had moeten zijn"]
    assert [row[3] for row in late] == ["beslissen of het nog geldt", "voordoen of toetsen, als het intussen niet is gedaan"]


def test_a_firm_without_anything_to_do_is_told_so_without_headings() -> None:
    document = wpl.document_of(firm((person("anke"),)).expiry_calendar(START, END), "nl")
    assert headings(document) == []
    assert "In deze periode is er niets te doen." in str(wpl.render(document, "markdown"))


def test_certificates_alone_say_nothing_of_fading() -> None:
    proof = Certificate(id="vp", person="anke", title="VP", expires_on=date(2027, 6, 1))
    document = wpl.document_of(firm((person("anke"),), certificates=(proof,)).expiry_calendar(START, END), "nl")
    assert headings(document) == ["Per maand", "Per persoon", "Zo is dit uitgerekend"]
    assert "Opnieuw doen" not in str(wpl.render(document, "markdown"))


@pytest.mark.browser
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_has_no_accessibility_violations_and_no_sideways_scroll(language: str, calendar: ExpiryCalendar, chromium: Browser) -> None:
    html = str(wpl.render(calendar, "html", language=language))
    for width in (360, 1280):
        with page_of(chromium, html, width=width) as page:
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
