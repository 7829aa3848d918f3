"""The register and the refreshers of a day show themselves: states in words, what says each day, what to do."""

from datetime import date

import attrs
import pytest

import werkplekleren as wpl
from strategies.certificates import CUSTOM, KINDS, WELDING
from strategies.retention import firm, person, topic
from werkplekleren.documents import Table, text_of, walk
from werkplekleren.retention import Certificate, CertificateRegister, KnowledgeMap, Mastery, Refreshers

DAY = date(2027, 6, 1)
OLD = Certificate(id="vca", person="anke", title="VCA", expires_on=date(2027, 5, 1), issued_on=date(2017, 5, 1))


def here(*certificates: Certificate) -> KnowledgeMap:
    people = firm((person("anke"), person("bert")), (topic("weld", task_type="accuracy", nature="tacit"), topic("turn", nature="tacit")))
    cells = (
        Mastery(person="anke", topic="weld", level=3, last_used_on=date(2027, 5, 1)),
        Mastery(person="bert", topic="weld", level=3, last_used_on=date(2026, 9, 1)),
        Mastery(person="bert", topic="turn", level=3),
    )
    return attrs.evolve(people, mastery=cells, certificates=certificates, certificate_types=KINDS)


def tables(thing: object, language: str) -> dict[str, list[list[str]]]:
    found = [block for block in walk(wpl.document_of(thing, language).blocks) if isinstance(block, Table)]
    return {text_of(table.caption): [[text_of(cell.text) for cell in row.cells] for row in table.rows] for table in found}


def test_the_register_says_state_day_basis_and_what_to_do() -> None:
    certificates = (
        OLD,
        OLD.renewed("vca-2", issued_on=date(2027, 4, 1), expires_on=date(2037, 4, 1)),
        Certificate(id="tig", person="bert", title="TIG", certificate_type=WELDING.id, route=WELDING.routes[2].id, issued_on=date(2026, 12, 20)),
        Certificate(id="vp", person="bert", title="VP", certificate_type=CUSTOM.id, issued_on=date(2024, 1, 1)),
        Certificate(id="bhv", person="anke", title="BHV"),
        Certificate(id="old", person="anke", title="Heftruck", permanent=True),
    )
    found = tables(here(*certificates).certificate_register(DAY), "nl")
    assert found["Wat aandacht vraagt"] == [
        ["Bert", "TIG", "verloopt over 19 dagen", "20 jun 2027", "de regel", "laten bevestigen"],
        ["Bert", "VP", "datum niet bekend", "1 jan 2027", "de regel", "beslissen of het nog geldt"],
        ["Anke", "BHV", "datum niet bekend", "niet bekend", "–", "navragen"],
    ]
    assert found["De andere certificaten"] == [
        ["Anke", "Heftruck", "geldig", "–", "geen einddatum", "–"],
        ["Anke", "VCA", "geldig", "1 apr 2037", "het papier", "verlengen"],
    ]
    assert found["Wat vervangen is"] == [["Anke", "VCA", "1 mei 2027", "VCA"]]


def test_refreshers_say_state_day_last_use_and_how() -> None:
    proof = Certificate(id="weld", person="anke", title="Weld", expires_on=date(2027, 6, 20), required_for=("weld",))
    assert tables(here(proof).refreshers(DAY), "en")["Who has to do what again"] == [
        ["Bert", "Weld", "too late", "17 Mar 2027", "1 Sep 2026", "practising on real work"],
        ["Anke", "Weld", "soon", "20 Jun 2027", "1 May 2027", "certificate: renew"],
        ["Bert", "Turn", "date not known", "not known", "not known", "ask"],
    ]
    assert "1 keer is het te laat. 1 keer moet het binnen 60 dagen. 1 keer is geen dag bekend." in str(
        wpl.render(here(proof).refreshers(DAY), "markdown", language="nl")
    )


def test_refreshers_ask_of_a_certificate_what_the_register_asks() -> None:
    lapsed = Certificate(id="weld", person="anke", title="Weld", expires_on=date(2027, 5, 1), required_for=("weld",))
    revoked = attrs.evolve(lapsed, expires_on=date(2029, 5, 1), revoked_on=date(2027, 5, 2))
    coming = Certificate(id="next", person="anke", title="Weld", issued_on=date(2027, 6, 10), expires_on=date(2027, 7, 10), required_for=("weld",))
    for proofs, act in (((lapsed,), "renew"), ((revoked,), "qualify again")):
        (asked,) = here(*proofs).certificate_register(DAY).attention
        told = [row for row in tables(here(*proofs).refreshers(DAY), "en")["Who has to do what again"] if row[0] == "Anke"]
        assert asked.next is not None
        assert [one.proof_act for one in here(*proofs).refreshers(DAY).of_person("anke")] == [asked.next.code]
        assert [row[-1] for row in told] == [f"certificate: {act}"]
    followed = attrs.evolve(lapsed, expires_on=date(2027, 6, 20))
    told = [row for row in tables(here(followed, coming).refreshers(DAY), "en")["Who has to do what again"] if row[0] == "Anke"]
    assert [row[-1] for row in told] == ["see that the certificate stays valid"], "the next one is there already"


def test_what_does_not_occur_is_not_counted() -> None:
    calm = attrs.evolve(here(), mastery=here().mastery[:1])
    assert "Niets is te laat of moet binnen 60 dagen. Deed iemand" in str(wpl.render(calm.refreshers(DAY), "markdown", language="nl"))
    valid = Certificate(id="old", person="anke", title="Heftruck", permanent=True)
    for certificates, words in (((valid,), "1 certificaat. Het vraagt nu geen"), ((valid, attrs.evolve(valid, id="b")), "Geen daarvan vraagt nu")):
        assert words in str(wpl.render(here(*certificates).certificate_register(DAY), "markdown", language="nl"))


@pytest.mark.parametrize("thing", [firm().certificate_register(DAY), firm().refreshers(DAY)], ids=["register", "refreshers"])
def test_an_empty_one_says_so_and_shows_itself_in_a_notebook(thing: CertificateRegister | Refreshers) -> None:
    assert tables(thing, "nl") == {}
    assert "Er " in thing._repr_markdown_()
    assert "<" in thing._repr_html_()
