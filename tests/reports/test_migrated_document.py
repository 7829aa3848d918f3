"""The report of a migrated response tells what was lost, what reads otherwise and what has no answer, and keeps open answers to itself."""

import json
from functools import cache

import attrs
import pytest
from pytest_regressions.file_regression import FileRegressionFixture

import werkplekleren as wpl
from assessment_samples import both, dimension, ident, item, key, questionnaire, response, section
from werkplekleren._base.ids import Version
from werkplekleren.assessments import (
    AddedItem,
    Answer,
    Choice,
    ChoiceItem,
    DroppedItem,
    Item,
    MergedItems,
    Migrated,
    Migration,
    MigrationStep,
    NewAnswer,
    PreparedMigration,
    Questionnaire,
    RecodedItem,
    RenamedItem,
    TextItem,
    YesNoItem,
    migrate,
)

LANGUAGES = ("nl", "en")


def scan(version: str, *items: Item) -> Questionnaire:
    return attrs.evolve(questionnaire(section("s", *items), dimensions=(dimension("d", key("stays")),)), version=Version(version))


def bridge(old: Questionnaire, new: Questionnaire, why: str, *steps: MigrationStep) -> PreparedMigration:
    migration = Migration(questionnaire=old.id, old=old.version, new=new.version, why=both(why), steps=steps)
    return PreparedMigration(migration=migration, old=old, new=new)


def yes(name: str) -> YesNoItem:
    return YesNoItem(id=ident(name), text=both(f"Vraag {name}"))


def choice(*names: str) -> ChoiceItem:
    options = tuple(Choice(id=ident(name), label=both(f"keus {name}")) for name in names)
    return ChoiceItem(id=ident("choice"), text=both("Kies"), options=options)


def remark(text: str) -> TextItem:
    return TextItem(id=ident("remark"), text=both(text))


@cache
def chain() -> tuple[PreparedMigration, ...]:
    """Over two versions: everything that can become of an answer."""
    first = scan("1.0", item("stays"), item("old-name"), yes("turned"), item("gone"), item("open"), choice("x", "y"), remark("Nog iets?"))
    second = scan("2.0", item("stays"), item("name"), yes("turned"), item("open"), choice("x"), item("new"), remark("Wilt u nog iets zeggen?"))
    third = scan("3.0", item("stays"), yes("turned"), item("open"), item("new"), remark("Wilt u nog iets zeggen?"))
    turned = (NewAnswer(old=True, new=False), NewAnswer(old=False, new=True))
    return (
        bridge(
            first,
            second,
            "De vragen waren onduidelijk.",
            RenamedItem(item=ident("old-name"), to=ident("name")),
            RecodedItem(item=ident("turned"), answers=turned),
            DroppedItem(item=ident("gone"), why=both("Die vraag stond er dubbel.")),
            RecodedItem(item=ident("choice"), answers=(NewAnswer(old="x", new="x"), NewAnswer(old="y"))),
            AddedItem(item=ident("new")),
        ),
        bridge(
            second,
            third,
            "De lijst was te lang.",
            MergedItems(items=(ident("stays"), ident("name")), to=ident("stays"), rule="highest"),
            DroppedItem(item=ident("choice"), why=both("Niemand gebruikte het.")),
        ),
    )


def carried() -> Migrated:
    answers: dict[str, Answer] = {"stays": 4, "old-name": 2, "turned": True, "gone": 2, "choice": "y", "remark": "mijn baas heet Jan"}
    return migrate(response(answers), *chain())


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_on_a_migrated_response(language: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(wpl.render(wpl.document_of(carried(), language), "markdown"), extension=".md", encoding="utf-8")


def test_migrated_response_shows_itself_in_a_notebook_without_open_answers() -> None:
    migrated = carried()
    assert migrated.given["remark"] == "mijn baas heet Jan"
    for shown in (migrated._repr_html_(), migrated._repr_markdown_(), repr(attrs.evolve(migrated, response=response({})))):
        assert "Jan" not in shown
    assert "(eigen woorden)" in migrated._repr_markdown_()


def test_response_that_needed_no_migration_says_that_nothing_had_to_change() -> None:
    text = wpl.render(migrate(response({"stays": 1})), "markdown", language="nl")
    assert "Er hoefde niets te veranderen." in text
    assert "verloren" not in text


def test_migration_that_was_stored_without_its_words_is_told_by_ids_and_without_answers() -> None:
    stored = json.loads(carried().to_json())
    del stored["document"]["legend"]
    for one in stored["document"]["lost"]:
        del one["reason"]
    text = wpl.render(Migrated.from_json(json.dumps(stored)), "markdown", language="nl")
    assert "| **gone** | – | De vraag staat niet in versie 2.0. |" in text
    assert "| **turned** | – | turned | – | omgezet |" in text
    assert "Waarom de vragenlijst veranderde" not in text
