"""The basic rules leave nobody without advice, and lead to every instrument."""

import re
from collections.abc import Iterator

import pytest

from content.language import words
from content.reading import FILES, INSTRUMENTS, QUESTIONNAIRES, Table, table, texts

RULE_SETS = [name for name in FILES if name.startswith("rules/")]
LONGEST_REASON = 24
OPEN = {"questionnaires/begeleiderscheck.toml": {"mentor", "management"}}
"""Where the perspectives are asked different things: a band may be reached by any of these."""


def rules() -> list[Table]:
    """The rules of all rule sets."""
    return [rule for name in RULE_SETS for rule in table(name)["rules"]]


def situations(when: Table) -> Iterator[Table]:
    """A situation and those inside it."""
    yield when
    for inner in [*when.get("situations", ()), *([when["situation"]] if "situation" in when else [])]:
        yield from situations(inner)


def conditions() -> list[Table]:
    return [one for rule in rules() for one in situations(rule["when"])]


def test_every_instrument_is_recommended_by_some_rule() -> None:
    assert {rule["instrument"] for rule in rules()} == {table(name)["id"] for name in INSTRUMENTS}


ADDRESS = re.compile(r"\b(je|jij|jou|jouw|jullie|u|uw)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", RULE_SETS)
def test_no_reason_calls_the_reader_anything(name: str) -> None:
    """A reason stands in reports that say je and in reports that say u."""
    assert [rule["reason"]["nl"] for rule in table(name)["rules"] if ADDRESS.search(rule["reason"]["nl"])] == []


def reached(bands: list[str], when: Table) -> list[str]:
    """The bands of a dimension on which a situation holds."""
    first = bands.index(when["at_least"]) if "at_least" in when else 0
    last = bands.index(when["at_most"]) if "at_most" in when else len(bands) - 1
    return bands[first : last + 1]


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_every_band_of_every_dimension_leads_somewhere(name: str) -> None:
    """A rule that stands by itself, not one that asks for something else too; seen by the first perspective at least."""
    questionnaire = table(name)
    whens = [rule["when"] for rule in rules() if rule["when"]["kind"] == "band" and rule["when"]["questionnaire"] == questionnaire["id"]]
    first = questionnaire["perspectives"][0]["id"]
    for dimension in [*questionnaire["dimensions"], *questionnaire["composites"]]:
        bands = [band["id"] for band in dimension["bands"]]
        own = [when for when in whens if when["dimension"] == dimension["id"] and when.get("perspective", first) in OPEN.get(name, {first})]
        assert {band for when in own for band in reached(bands, when)} == set(bands), dimension["id"]


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
    heaviest = max(rules(), key=lambda rule: rule["weight"])
    assert (heaviest["instrument"], heaviest["when"]["kind"]) == ("kennisborgingsplan", "risk")


def test_reasons_are_short() -> None:
    long = [text.nl for name in RULE_SETS for text in texts(table(name)) if text.place.endswith("reason") and len(words(text.nl)) > LONGEST_REASON]
    assert long == []
