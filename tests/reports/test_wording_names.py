"""What reports offer to their wording is what the list of names says, so that a fund's files can be checked without a report."""

from pathlib import PurePath

import pytest

from every_report import every_report
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.wording import Composed, Facts, Phrases, Value, Wording, Wordings
from werkplekleren.reports.wording.checking import checked
from werkplekleren.reports.wording.names import Names, numbers, offered
from werkplekleren.reports.wording.wordings import builtin, builtin_languages, builtin_names


@pytest.fixture(scope="module")
def given() -> tuple[dict[str, list[Facts]], list[tuple[str, str, Value]]]:
    """What every report of both example firms really gave: facts per wording file, and values of single sentences."""
    facts: dict[str, list[Facts]] = {}
    said: list[tuple[str, str, Value]] = []
    compose, say = Wording.compose, Phrases.say

    def composing(self: Wording, own: Facts) -> Composed:
        facts.setdefault(PurePath(self.file).stem, []).append(own)
        return compose(self, own)

    def saying(self: Phrases, code: str, values: dict[str, Value]) -> object:
        said.extend((PurePath(self.file).stem, name, value) for name, value in values.items())
        return say(self, code, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Wording, "compose", composing)
        patch.setattr(Phrases, "say", saying)
        for _, thing in every_report():
            document_of(thing, "nl")
    return facts, said


def differences(path: str, names: Names, facts: Facts) -> list[str]:
    whole = {name for name, value in facts.values.items() if type(value) is int}
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


def test_every_report_gives_just_the_names_that_are_listed(given: tuple[dict[str, list[Facts]], object]) -> None:
    facts, _ = given
    assert set(facts) == set(offered())
    assert sorted({line for name, found in facts.items() for one in found for line in differences(name, offered()[name], one)}) == []


def test_every_listed_number_of_a_single_sentence_is_one(given: tuple[object, list[tuple[str, str, Value]]]) -> None:
    _, said = given
    per_name: dict[tuple[str, str], set[bool]] = {}
    for file, name, value in said:
        per_name.setdefault((file, name), set()).add(type(value) is int)
    wrong = [f"{file}: {name}" for (file, name), whole in per_name.items() if name in numbers().get(file, ()) and whole == {False}]
    assert wrong == []


@pytest.mark.parametrize("language", builtin_languages())
def test_every_wording_file_of_ours_is_listed_and_names_nothing_else(language: str) -> None:
    assert set(builtin_names(language)) == {*offered(), *numbers()}
    ours = tuple(file for name in builtin_names(language) if (file := builtin(name, language)) is not None)
    assert checked(Wordings(ours)) == ()
