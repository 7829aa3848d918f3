"""What reports offer to their wording is what the list of names says, so that a fund's files can be checked without a report."""

import pytest

from every_report import every_report
from list_names import Said, given_names
from werkplekleren.reports.dispatch import BUILDERS
from werkplekleren.reports.wording import Amount, Facts, Wordings
from werkplekleren.reports.wording.checking import checked
from werkplekleren.reports.wording.names import Names, numbers, offered
from werkplekleren.reports.wording.wordings import builtin, builtin_languages, builtin_names


@pytest.fixture(scope="module")
def given() -> tuple[dict[str, list[Facts]], list[Said]]:
    return given_names()


def differences(path: str, names: Names, facts: Facts) -> list[str]:
    whole = {name for name, value in facts.values.items() if type(value) in {int, Amount}}
    pairs = (
        ("values", names.values, set(facts.values) - whole),
        ("numbers", names.numbers, whole),
        ("blocks", names.blocks, set(facts.blocks)),
        ("conditions", names.conditions, set(facts.conditions)),
        ("lists", set(names.lists), set(facts.lists)),
    )
    found = [f"{path} {sort}: {sorted(listed ^ real)}" for sort, listed, real in pairs if listed != real]
    inner = [(name, member) for name in names.lists for member in facts.lists.get(name, ())]
    return found + [line for name, member in inner for line in differences(f"{path}.{name}", names.lists[name], member)]


def test_there_is_something_of_every_kind_to_report_on() -> None:
    assert {kind.__name__ for _, thing in every_report() for kind in type(thing).__mro__} >= {*BUILDERS}


def test_every_report_gives_just_the_names_that_are_listed(given: tuple[dict[str, list[Facts]], list[Said]]) -> None:
    facts, _ = given
    assert set(facts) == set(offered())
    # when this fails because a report got something new: python tests/list_names.py
    assert sorted({line for name, found in facts.items() for one in found for line in differences(name, offered()[name], one)}) == []


def test_every_listed_number_of_a_single_sentence_is_one(given: tuple[dict[str, list[Facts]], list[Said]]) -> None:
    _, said = given
    per_name: dict[tuple[str, str], set[bool]] = {}
    for file, name, value in said:
        per_name.setdefault((file, name), set()).add(type(value) in {int, Amount})
    wrong = [f"{file}: {name}" for (file, name), whole in per_name.items() if name in numbers().get(file, ()) and whole == {False}]
    assert wrong == []


@pytest.mark.parametrize("language", builtin_languages())
def test_every_wording_file_of_ours_is_listed_and_names_nothing_else(language: str) -> None:
    assert set(builtin_names(language)) == {*offered(), *numbers()}
    ours = tuple(file for name in builtin_names(language) if (file := builtin(name, language)) is not None)
    assert checked(Wordings(ours)) == ()
