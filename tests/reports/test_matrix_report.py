"""The report of a skills matrix, and of two maps beside each other."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser

import werkplekleren as wpl
from browser import axe_violations, page_of
from example_firms import dossier
from strategies.retention import RISK_METHOD, START, firm, firms, person, topic
from werkplekleren.documents import Table, text_of, walk
from werkplekleren.errors import InvalidValueError
from werkplekleren.reports import MatrixReport
from werkplekleren.reports.knowledge import matrix_tables
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.words import Words
from werkplekleren.retention import (
    Certificate,
    CertificateLapse,
    Departure,
    Exemption,
    Hire,
    KnowledgeMap,
    LevelReached,
    Mastery,
    Requirement,
    Revocation,
)
from werkplekleren.retention.codes import COVERAGE_CAUSES

LANGUAGES = ("nl", "en")
JUNE = date(2027, 6, 1)
END = date(2028, 12, 31)
laws = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(name="shop")
def _shop() -> KnowledgeMap:
    people = (
        person("ann", shift="vroeg", role="lasser"),
        person("bert", shift="laat", role="lasser", leaves=JUNE),
        person("cees", shift="laat", role="lasser"),
        person("dirk", role="planner"),
    )
    levels = {("ann", "weld"): 3, ("bert", "weld"): 4, ("cees", "weld"): 2, ("dirk", "weld"): None, ("ann", "turn"): 3, ("cees", "turn"): 2}
    levels |= {("dirk", "plan"): 3, ("ann", "plan"): None, ("bert", "plan"): None, ("cees", "plan"): None}
    return attrs.evolve(
        firm(people, (topic("weld"), topic("turn", required_people=1), topic("plan", required_people=1)), levels),
        requirements=(
            Requirement(id="late", topic="weld", people=1, shift="laat"),
            Requirement(id="welders", topic="turn", people=None, level=2, role="lasser"),
            Requirement(id="firm", topic="plan", people=1),
        ),
        exemptions=(Exemption(person="bert", topic="turn", first=START, by="Directie"),),
    )


def markdown(thing: object, language: str = "nl") -> str:
    return wpl.render(thing, "markdown", language=language)


def test_the_report_tells_per_shift_who_is_next_and_what_falls_short_first(shop: KnowledgeMap) -> None:
    text = markdown(MatrixReport.of(shop, on=START))
    assert "| **Weld** | – | ▲ **1: Bert !** | ▲ **1: Ann !** |" in text, "dirk is in no shift, and welding is not for him"
    assert "| **Turn** | 0 | ◆ **0 !** | ▲ **1: Ann !** |" in text
    assert "| **Plan** | 1 | – | – |" in text, "nobody in a shift plans"
    assert "| **Weld** | ploeg laat | 1 persoon | 1 (nodig: 1) | – |" in text
    assert "| **Turn** | functie lasser | iedereen, niveau 2 | 2 (nodig: 2) | vrijgesteld: Bert |" in text
    assert "| **Plan** | het hele bedrijf | 1 persoon | 1 (nodig: 1) | – |" in text
    assert "Alle afspraken lukken op deze dag." in text
    assert "Voor 0 van 3 onderwerpen en 1 van 4 mensen klopt dat." in text
    assert "Minder dan drie soorten werk: Bert, Cees en Dirk." in text
    assert "| **Turn** | Ann | Cees (13 uur) | niemand |" in text
    assert "| **Weld** | het hele bedrijf | 1 juni 2027 | Bert vertrekt |" in text
    assert "| **Weld** | ploeg laat | 1 juni 2027 | Bert vertrekt |" in text


def test_who_is_next_and_leaves_is_told_to_leave(shop: KnowledgeMap) -> None:
    nearer = attrs.evolve(shop, mastery=(*shop.mastery, Mastery(person="bert", topic="turn", level=2)))
    assert "| **Turn** | Ann | Bert (13 uur, maar vertrekt) en Cees (13 uur) | niemand |" in markdown(MatrixReport.of(nearer, on=START))


def test_a_certificate_that_lapses_is_named_as_what_happens(shop: KnowledgeMap) -> None:
    proof = Certificate(id="iso", person="ann", title="ISO 9606-1", expires_on=date(2027, 3, 31), required_for=("weld",))
    text = markdown(MatrixReport.of(attrs.evolve(shop, certificates=(proof,)), on=START))
    assert "| **Weld** | het hele bedrijf | 1 april 2027 | het certificaat ISO 9606-1 van Ann verloopt |" in text
    assert "| **Weld** | het hele bedrijf: dan kan niemand het meer | 1 juni 2027 | Bert vertrekt |" in text
    assert "| **Turn** | het hele bedrijf: dan" not in text, "it falls short on the very day on which nobody is left"


def test_what_is_not_met_stands_first_with_who_is_missing(shop: KnowledgeMap) -> None:
    text = markdown(MatrixReport.of(attrs.evolve(shop, exemptions=()), on=JUNE))
    assert "1 afspraak lukt op deze dag niet. Die staat bovenaan." in text
    rows = [line for line in text.splitlines() if line.startswith(("| **Weld** | ploeg", "| **Turn** | functie"))]
    assert rows == [
        "| **Weld** | ploeg laat | 1 persoon | ◆ **0 van 1 !** | – |",
        "| **Turn** | functie lasser | iedereen, niveau 2 | 2 (nodig: 2) | – |",
    ]
    strict = attrs.evolve(shop, requirements=(Requirement(id="all", topic="turn", people=None, role="lasser"),))
    assert "| **Turn** | functie lasser | iedereen | ▲ **1 van 2 !** | Cees; vrijgesteld: Bert |" in markdown(MatrixReport.of(strict, on=START))


def test_somebody_who_is_counted_on_for_much_is_named() -> None:
    here = firm((person("ann"), person("bob")), (topic("a"), topic("b")), {("ann", "a"): 3, ("ann", "b"): 3, ("bob", "a"): 2, ("bob", "b"): 2})
    assert "Bob is de enige volgende op A en B." in markdown(MatrixReport.of(here, on=START))


def test_a_firm_of_one_is_not_held_to_a_rule_of_three_nor_told_of_hours_of_nobody() -> None:
    alone = firm((person("ann"),), (topic("a"),), {("ann", "a"): 3})
    text = markdown(MatrixReport.of(alone, on=START))
    assert "Met 1 persoon kan dat niet. Spreek daarom met een ander bedrijf af wie er bijspringt." in text
    assert "Minder dan drie" not in text
    assert "Niemand is hier al mee begonnen." in text
    assert "leeruren" not in text
    assert "1 tekort is er nu al; dat staat hierboven." in text


def test_an_empty_map_says_where_to_begin() -> None:
    for language in LANGUAGES:
        document = wpl.document_of(MatrixReport.of(firm(), on=START), language)
        assert not [block for block in walk(document.blocks) if isinstance(block, Table)]
    assert "Begin met een lijst" in markdown(MatrixReport.of(firm(), on=START))


def test_a_firm_without_shortages_says_so_and_does_not_speak_of_parts() -> None:
    people = tuple(person(f"p{number}") for number in range(3))
    here = firm(people, (topic("a"),), {(one.id, "a"): 3 for one in people})
    text = markdown(MatrixReport.of(here, on=START))
    assert "komt er geen tekort bij" in text
    assert "Per deel" not in text
    assert "Wat is afgesproken" not in text
    assert "Wie is de volgende" not in text


def test_an_estimate_of_the_truck_factor_says_so() -> None:
    people = tuple(person(f"p{number:02}") for number in range(24))
    able = {(one.id, f"t{number}"): 3 for number in range(7) for place, one in enumerate(people) if (place * (number + 3)) % 7 in {0, 1}}
    here = firm(people, tuple(topic(f"t{number}") for number in range(7)), able)
    truck = here.coverage().truck_factor
    assert truck.at_least is not None
    assert truck.size is not None
    assert truck.at_least < truck.size
    assert f"maar niet minder dan {truck.at_least}." in markdown(MatrixReport.of(here, on=START))


def test_the_report_looks_ahead_two_years_unless_asked_otherwise() -> None:
    assert MatrixReport.of(firm(), on=START).until == date(2029, 1, 4)
    with pytest.raises(InvalidValueError, match=r"ends .* before it starts"):
        MatrixReport.of(firm(), on=START, until=date(2026, 1, 1))


def test_what_does_not_count_stands_between_brackets_and_many_people_take_several_tables() -> None:
    people = tuple(person(f"p{number:03}") for number in range(130))
    here = attrs.evolve(
        firm(people, (topic("weld"),), {(one.id, "weld"): 3 for one in people}),
        revocations=(Revocation(person="p000", topic="weld", revoked_on=START, by="Voorman"),),
        certificates=(Certificate(id="iso", person="p129", title="ISO", expires_on=date(2026, 1, 1), required_for=("weld",)),),
    )
    tables = matrix_tables(here, here.coverage(START), Words(Voice("nl")))
    assert isinstance(tables, tuple)
    assert [text_of(table.caption) for table in tables] == [
        "Wie kan wat: van P000 tot en met P059",
        "Wie kan wat: van P060 tot en met P119",
        "Wie kan wat: van P120 tot en met P129",
    ]
    first, last = tables[0].rows[0].cells[1], tables[2].rows[0].cells[-2]
    assert (text_of(first.text), first.note) == ("(3)", "telt niet: het niveau is ingetrokken")
    assert (text_of(last.text), last.note) == ("(3)", "telt niet: het certificaat is verlopen")
    assert [text_of(table.rows[0].cells[-1].text) for table in tables] == ["128"] * 3
    assert "Tussen haakjes" in text_of(tables[0].note)


def test_a_what_if_tells_what_changes_and_what_that_means(shop: KnowledgeMap) -> None:
    proof = Certificate(id="iso", person="ann", title="ISO 9606-1", permanent=True, required_for=("weld",))
    before = attrs.evolve(shop, certificates=(proof,))
    after = before.what_if(
        CertificateLapse(certificate="iso", on=JUNE),
        Hire(person=person("fay", starts_on=JUNE), levels={"turn": 3}),
        LevelReached(person="cees", topic="turn", level=3),
        LevelReached(person="fay", topic="plan", level=1),
    )
    text = markdown(after.compared_with(before, start=START, end=END, method=RISK_METHOD))
    assert "- Fay komt erbij op 1 juni 2027." in text
    assert "- Cees gaat bij Turn van niveau 2 naar 3." in text
    assert "- Het certificaat ISO 9606-1 van Ann geldt tot en met 31 mei 2027." in text
    assert "| **Weld** | Ann | ◆ niemand | 1 juni 2027 | 1 juni 2027 |" in text
    assert "| **Turn** | Ann | ● Ann, Cees en Fay | – | – |" in text
    assert "Dit kan straks niemand meer. Wie het zonder deze veranderingen kan:\n\n- **Weld**: Ann\n\n" in text
    assert "Dit hangt niet meer aan één persoon. Zonder deze veranderingen wel, aan:\n\n- **Turn**: Ann\n\n" in text
    back = markdown(before.compared_with(after, start=START, end=END, method=RISK_METHOD))
    assert "- Fay staat niet meer op de kaart." in back
    assert "- Het certificaat ISO 9606-1 van Ann verandert." in back
    assert "- Cees gaat bij Turn van niveau 3 naar 2." in back


def test_requirements_that_a_what_if_meets_or_breaks_are_named_with_their_group(shop: KnowledgeMap) -> None:
    stays = attrs.evolve(shop, people=tuple(attrs.evolve(one, leaving=person("x").leaving) for one in shop.people))
    leaves = stays.what_if(Departure(person="bert", on=JUNE))
    text = markdown(leaves.compared_with(stays, start=START, end=END, method=RISK_METHOD))
    assert "Deze afspraken lukken straks niet meer:\n\n- **Weld**: ploeg laat" in text
    assert "| **Weld** | Ann en Bert | ▲ Ann | – | 1 juni 2027 |" in text
    assert "▲ " in text.partition("grootste risico")[2], "the risk rises"
    back = markdown(stays.compared_with(leaves, start=START, end=END, method=RISK_METHOD))
    assert "Deze afspraken lukken straks wel:\n\n- **Weld**: ploeg laat" in back
    assert "Een vertrek van Bert is niet meer in zicht." in back


def test_a_what_if_tells_what_nobody_can_do_any_more_apart_from_what_more_people_can() -> None:
    here = firm(
        (person("ann"), person("bob"), person("cor")), (topic("a"), topic("b"), topic("c")), {("ann", "a"): 3, ("bob", "b"): 3, ("cor", "b"): 3}
    )
    after = here.without(["ann", "cor"])
    text = markdown(after.compared_with(here, start=START, end=END, method=RISK_METHOD))
    assert "Dit kan straks niemand meer. Wie het zonder deze veranderingen kan:\n\n- **A**: Ann\n\n" in text
    assert "Dit hangt straks aan één persoon:\n\n- **B**: Bob\n\n" in text
    assert "hangt niet meer aan" not in text
    back = markdown(here.compared_with(after, start=START, end=END, method=RISK_METHOD))
    assert "Dit kan straks weer iemand:\n\n- **A**: Ann\n\n" in back
    assert "Dit hangt niet meer aan één persoon. Zonder deze veranderingen wel, aan:\n\n- **B**: Bob\n\n" in back
    assert "niemand meer" not in back
    one = markdown(here.without(["ann"]).compared_with(here, start=START, end=END, method=RISK_METHOD))
    assert "Wie het zonder deze verandering kan:\n\n- **A**: Ann\n\n" in one


def test_a_what_if_without_consequences_says_so(shop: KnowledgeMap) -> None:
    text = markdown(shop.compared_with(shop, start=START, end=END, method=RISK_METHOD))
    assert "Op de kaart is niets anders." in text
    assert "maakt het in deze tijd niets uit" in text


def test_a_topic_that_is_only_on_one_map_has_a_dash(shop: KnowledgeMap) -> None:
    more = attrs.evolve(shop, topics=(*shop.topics, topic("saw", criticality=None)))
    text = markdown(more.compared_with(shop, start=START, end=END, method=RISK_METHOD))
    assert "| **Saw** | – | niemand | – | het begin |" in text


def test_a_risk_that_cannot_be_judged_has_no_figure(shop: KnowledgeMap) -> None:
    unjudged = attrs.evolve(shop, topics=tuple(attrs.evolve(one, criticality=None) for one in shop.topics))
    text = markdown(unjudged.compared_with(shop, start=START, end=END, method=RISK_METHOD))
    assert "geen cijfer" in text
    assert "Een lager cijfer" not in text


def test_what_nobody_can_do_any_more_comes_first_and_counts_as_no_fall_of_the_risk(shop: KnowledgeMap) -> None:
    gone = shop.without(["ann"])
    text = markdown(gone.compared_with(shop, start=START, end=END, method=RISK_METHOD)).partition("grootste risico")[2]
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| **")]
    lost = [line for line in rows if "niemand" in line[3]]
    assert lost == rows[: len(lost)] != []
    assert {line[4].strip() for line in lost} == {"–"}
    assert "Een lager cijfer" not in text

    firm = dossier("metaalbedrijf").knowledge
    assert firm is not None
    left = firm.without([firm.people[0].id]).compared_with(firm, start=START, end=END, method=RISK_METHOD)
    assert "Een lager cijfer is hier geen winst" in markdown(left)
    assert "Een lager cijfer" not in markdown(firm.compared_with(firm.without([firm.people[0].id]), start=START, end=END, method=RISK_METHOD))


@pytest.mark.browser
def test_the_reports_have_no_accessibility_violations(shop: KnowledgeMap, chromium: Browser) -> None:
    after = shop.what_if(Departure(person="ann", on=JUNE))
    for thing in (MatrixReport.of(shop, on=START), after.compared_with(shop, start=START, end=END, method=RISK_METHOD)):
        for dark in (False, True):
            with page_of(chromium, wpl.render(thing, "html", language="nl"), width=360, dark=dark) as page:
                assert axe_violations(page) == []
                assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_words(language: str) -> None:
    said = Voice(language).phrases("matrix-words")
    for code, names in COVERAGE_CAUSES.items():
        assert text_of(said.say(code, dict.fromkeys(names, "x")))


@laws
@given(firms(), firms())
def test_every_map_and_every_difference_can_be_told_in_both_languages(one: KnowledgeMap, other: KnowledgeMap) -> None:
    mastery = (*one.mastery[1:], *(Mastery(person=cell.person, topic=cell.topic, level=None) for cell in one.mastery[:1]))
    gone = {requirement.id for requirement in one.requirements[:1]}
    exemptions = tuple(exemption for exemption in one.exemptions[1:] if exemption.requirement not in gone)
    near = attrs.evolve(one, mastery=mastery, requirements=one.requirements[1:], exemptions=exemptions, certificates=one.certificates[1:])
    for language in LANGUAGES:
        assert wpl.document_of(MatrixReport.of(one, on=START), language).title
        for before, after in ((one, other), (one, near), (near, one)):
            assert wpl.document_of(after.compared_with(before, start=START, end=END, method=RISK_METHOD), language).title


def test_agreements_that_are_not_met_stand_in_the_document_of_a_map_too(shop: KnowledgeMap) -> None:
    strict = attrs.evolve(shop, requirements=(Requirement(id="night", topic="weld", people=2, shift="nacht"),))
    assert "Deze afspraken lukken niet:" in markdown(strict)
    assert "| **Weld** | ploeg nacht | 2 mensen | ◆ **0 van 2 !** | – |" in markdown(strict)
    assert "afspraken" not in markdown(attrs.evolve(shop, requirements=()))


def test_the_advice_report_tells_which_agreements_are_not_met() -> None:
    toolbox = wpl.Toolbox.builtin()
    dossier = wpl.Dossier.from_folder(Path(__file__).parents[2] / "examples" / "klein-bedrijf", toolbox)
    assert dossier.knowledge is not None
    first = dossier.knowledge.topics[0]
    asked = attrs.evolve(dossier.knowledge, requirements=(Requirement(id="many", topic=first.id, people=900),))
    text = markdown(wpl.AdviceReport.of(attrs.evolve(dossier, knowledge=asked), toolbox))
    assert f"| **{first.title}** | het hele bedrijf | 900 mensen |" in text
    assert "Afspraken die nu niet lukken" not in markdown(wpl.AdviceReport.of(dossier, toolbox))
