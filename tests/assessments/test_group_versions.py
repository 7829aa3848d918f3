"""The result of a group tells which other versions were answered than scored it, and not by how many."""

import attrs
import pytest

import werkplekleren as wpl
from assessment_samples import four, response
from werkplekleren._base.ids import Version
from werkplekleren.assessments import GroupChange, Response


def answers(count: int, version: str, migrated_from: str | None = None) -> list[Response]:
    migrated = None if migrated_from is None else Version(migrated_from)
    made = [response({"a": 4, "b": 2, "c": 3}, id=f"{version} {migrated_from} {number}", version=version) for number in range(count)]
    return [attrs.evolve(one, migrated_from=migrated) for one in made]


def test_versions_that_were_answered_are_named_from_old_to_new() -> None:
    group = four().score_group([*answers(3, "1.2"), *answers(1, "1.2", "0.10"), *answers(1, "1.2", "0.9"), *answers(2, "1.0")])
    assert group["employee"].answered_versions == ("0.9", "0.10", "1.0")
    assert group["management"].answered_versions == ()
    assert four().score_group(answers(6, "1.2"))["employee"].answered_versions == ()


def test_nothing_is_told_of_a_group_that_is_withheld() -> None:
    withheld = four().score_group(answers(4, "1.2", "0.9"))
    assert withheld == four().score_group([])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Deels ingevuld in een andere versie van de vragenlijst (0.9 en 1.0); alles is berekend met versie 1.2."),
        ("en", "Partly answered in another version of the questionnaire (0.9 and 1.0); all of it was scored with version 1.2."),
    ],
)
def test_report_of_a_group_says_so(language: str, sentence: str) -> None:
    mixed = four().score_group([*answers(5, "1.2", "0.9"), *answers(2, "1.0")])
    assert sentence in str(wpl.render(mixed, "markdown", language=language))
    assert "1.2" not in str(wpl.render(four().score_group(answers(6, "1.2")), "markdown", language=language))


def test_change_of_a_group_names_the_versions_that_each_round_answered_unless_it_is_withheld() -> None:
    old, new, few = [*answers(4, "1.2", "0.9"), *answers(2, "1.2")], answers(6, "1.2"), answers(3, "1.1")
    scan = four()
    first, second = (scan.score_group(one) for one in (old, new))
    for change in (second.compared_with(first), scan.compare_rounds(old, [attrs.evolve(one, migrated_from=None) for one in old])):
        part = change["employee"]
        assert (part.earlier_answered_versions, part.answered_versions) == (("0.9",), ())
        assert GroupChange.from_json(change.to_json()) == change
    hidden = second.compared_with(scan.score_group(few))["employee"]
    assert (hidden.withheld, hidden.earlier_answered_versions) == (True, ())
