"""Each instrument can be carried out tomorrow, by three people with a pen, by an adviser who never met it."""

from collections import Counter
from datetime import date

import pytest

from content.reading import FILES, INSTRUMENTS, table

BUILTIN_SET = {
    "startgesprek": "proposal",
    "quickscan-werkplekleren": "proposal",
    "leercultuurscan": "real",
    "vaardighedenmatrix": "peer",
    "kennisrisicokaart": "real",
    "kennisborgingsplan": "real",
    "werkinstructie": "peer",
    "leerexperiment": "proposal",
    "werkplekkijker": "proposal",
    "takenkaart": "peer",
    "certificatenkalender": "proposal",
    "toolboxmeeting": "peer",
    "inwerkplan-en-buddy": "peer",
    "bedrijfsstrategiescan": "real",
    "praktijkbeoordeling": "peer",
    "meester-gezel": "peer",
    "leergroepje": "peer",
    "vertrekgesprek": "peer",
    "begeleiderscheck": "peer",
    "voortgang-en-effect": "real",
    "leervormkiezer": "proposal",
    "adviesrapport": "proposal",
    "werkplekopdracht": "proposal",
    "persoonlijk-leerplan": "peer",
    "opleidingsplan": "real",
}
"""The instruments, with what each rests on."""


def test_the_set_is_there() -> None:
    assert {table(name)["id"]: table(name)["evidence"] for name in INSTRUMENTS} == BUILTIN_SET


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_minutes_are_those_of_the_steps(name: str) -> None:
    instrument = table(name)
    assert instrument["minutes"] == sum(step["minutes"] for step in instrument["steps"])


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_it_says_enough_to_carry_it_out(name: str) -> None:
    instrument = table(name)
    assert len(instrument["use_when"]) >= 2
    assert len(instrument["avoid_when"]) >= 2
    assert len(instrument["preparation"]) >= 2
    assert len(instrument["materials"]) >= 2
    assert len(instrument["pitfalls"]) >= 3
    assert len(instrument["steps"]) >= 5
    assert instrument["yields"]
    assert instrument["evidence_note"]
    assert instrument["followed_by"]
    assert sum("say" in step for step in instrument["steps"]) >= len(instrument["steps"]) - 1


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_it_works_with_three_people(name: str) -> None:
    least, most = table(name)["group_size"]
    assert least <= 3 <= most or table(name)["id"] == "leercultuurscan"


def test_an_anonymous_scan_asks_for_at_least_the_floor() -> None:
    assert table("instruments/leercultuurscan.toml")["group_size"][0] == 5


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_the_next_step_fits_in_half_an_hour(name: str) -> None:
    assert 5 <= table(name)["next_step"]["minutes"] <= 30


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_it_has_a_worksheet_that_can_be_printed(name: str) -> None:
    worksheets = table(name)["worksheets"]
    assert sum(len(sheet["fields"]) for sheet in worksheets) >= 6
    for sheet in worksheets:
        for field in sheet["fields"]:
            assert field["kind"] != "table" or (2 <= len(field["columns"]) <= 9 and 1 <= field["rows"] <= 15)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_called_after_its_id(name: str) -> None:
    stem = name.rpartition("/")[2].removesuffix(".toml")
    assert table(name)["id"] == stem or stem == "toolbox"


@pytest.mark.parametrize("name", [name for name in FILES if name != "toolbox.toml"])
def test_sources_say_when_they_were_checked(name: str) -> None:
    sources = table(name)["sources"]
    assert sources
    assert all(source["checked"] >= date(2026, 11, 23) for source in sources)
    assert all("address" in source or "note" in source for source in sources)


@pytest.mark.parametrize("name", FILES)
def test_a_source_is_named_once(name: str) -> None:
    titles = Counter(source["title"] for source in table(name).get("sources", ()))
    assert [title for title, times in titles.items() if times > 1] == []
