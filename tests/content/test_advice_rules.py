"""The basic rules leave nobody without advice, and lead to every instrument."""

from collections.abc import Iterator

import pytest

from content.language import words
from content.reading import INSTRUMENTS, QUESTIONNAIRES, Table, table, texts

RULES = "rules/base.toml"
LONGEST_REASON = 24

AWAITING_RULES: set[str] = {
    "werkplekkijker",
    "takenkaart",
    "certificatenkalender",
    "toolboxmeeting",
    "inwerkplan-en-buddy",
    "bedrijfsstrategiescan",
    "praktijkbeoordeling",
    "meester-gezel",
    "leergroepje",
    "vertrekgesprek",
    "begeleiderscheck",
    "voortgang-en-effect",
    "leervormkiezer",
    "adviesrapport",
    "werkplekopdracht",
    "persoonlijk-leerplan",
    "opleidingsplan",
}
"""Instruments that no rule leads to yet; shrinks to nothing when their rules come."""


def situations(when: Table) -> Iterator[Table]:
    """A situation and those inside it."""
    yield when
    for inner in [*when.get("situations", ()), *([when["situation"]] if "situation" in when else [])]:
        yield from situations(inner)


def conditions() -> list[Table]:
    return [one for rule in table(RULES)["rules"] for one in situations(rule["when"])]


def test_every_instrument_is_recommended_by_some_rule_or_waits_for_one() -> None:
    advised = {rule["instrument"] for rule in table(RULES)["rules"]}
    assert advised == {table(name)["id"] for name in INSTRUMENTS} - AWAITING_RULES


@pytest.mark.parametrize("name", [name for name in QUESTIONNAIRES if table(name)["id"] not in AWAITING_RULES])
def test_every_low_score_leads_somewhere(name: str) -> None:
    questionnaire = table(name)
    led = {
        (rule["when"]["dimension"], rule["when"]["perspective"])
        for rule in table(RULES)["rules"]
        if rule["when"]["kind"] == "band" and rule["when"]["questionnaire"] == questionnaire["id"] and rule["when"]["at_most"] == "laag"
    }
    for perspective in questionnaire["perspectives"]:
        missing = {dimension["id"] for dimension in questionnaire["dimensions"]} - {d for d, p in led if p == perspective["id"]}
        assert missing == set()


def test_every_theme_of_the_intake_leads_somewhere() -> None:
    themes = {one["theme"] for one in conditions() if one["kind"] == "theme"}
    assert themes == {"where-to-start", "learning-culture", "knowledge-retention", "flexible-staffing", "new-people", "quality", "change"}
    (field,) = [field for sheet in table("instruments/startgesprek.toml")["worksheets"] for field in sheet["fields"] if field["id"] == "thema"]
    assert len(field["options"]) == len(themes)


def test_the_situations_of_a_firm_are_all_used() -> None:
    kinds = {one["kind"] for one in conditions()}
    assert kinds >= {
        "band",
        "gap",
        "single-point",
        "uncovered",
        "risk",
        "leaving-within",
        "leaving-unknown",
        "certificate",
        "undocumented",
        "firm-size",
        "theme",
        "no-data",
    }


def test_a_leaver_within_two_years_with_a_high_risk_weighs_most() -> None:
    heaviest = max(table(RULES)["rules"], key=lambda rule: rule["weight"])
    assert (heaviest["instrument"], heaviest["when"]["kind"]) == ("kennisborgingsplan", "risk")


def test_reasons_are_short() -> None:
    long = [text.nl for text in texts(table(RULES)) if text.place.endswith("reason") and len(words(text.nl)) > LONGEST_REASON]
    assert long == []
