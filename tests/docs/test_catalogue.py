"""The catalogue in the documentation: a page for everything in the toolbox, in each language, with links that lead somewhere."""

import posixpath
import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

import werkplekleren as wpl
from werkplekleren.cli import main
from werkplekleren.instruments import Phase

EXTENSIONS = Path(__file__).parents[2] / "docs" / "_extensions"
LANGUAGES = ("nl", "en")
_link = re.compile(r"\]\(([^)#]+\.md)\)")


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    sys.path.insert(0, str(EXTENSIONS))
    try:
        return import_module("catalogue")
    finally:
        sys.path.remove(str(EXTENSIONS))


@pytest.fixture(scope="module")
def pages(catalogue: ModuleType) -> dict[str, str]:
    made: dict[str, str] = catalogue.pages(wpl.Toolbox.builtin())
    return made


@pytest.fixture(scope="module")
def files(catalogue: ModuleType) -> dict[str, bytes]:
    made: dict[str, bytes] = catalogue.files(wpl.Toolbox.builtin())
    return made


@pytest.fixture(scope="module")
def toolbox() -> wpl.Toolbox:
    return wpl.Toolbox.builtin()


def text_without_marks(page: str) -> str:
    return re.sub(r"[*_\\>#|]", "", page.replace("\n", " "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_of_the_toolbox_has_a_page_with_its_title_and_its_file(
    language: str, pages: dict[str, str], files: dict[str, bytes], toolbox: wpl.Toolbox
) -> None:
    shelves: dict[str, Any] = {
        "instruments": toolbox.instruments,
        "questionnaires": toolbox.questionnaires,
        "questions": toolbox.employer_questions,
        "cases": toolbox.practice_cases,
        "certificates": toolbox.certificate_types,
    }
    for folder, shelf in shelves.items():
        for name, one in shelf.items():
            page = text_without_marks(pages[f"toolbox/{language}/{folder}/{name}.md"])
            assert f" {text_without_marks(one.title.in_language(language)).strip()} " in page
            assert f"(../../files/{folder}/{name}.toml)" in page
            assert f"toolbox/files/{folder}/{name}.toml" in files


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["instruments/werkinstructie", "questionnaires/leercultuurscan"])
def test_the_commands_to_print_on_a_page_do_so(
    place: str, language: str, pages: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"`werkplekleren (show .*)`$", pages[f"toolbox/{language}/{place}.md"], re.MULTILINE)
    assert len(commands) == (2 if place.startswith("instruments") else 1)
    for command in commands:
        assert main(command.split()) == 0
        (file,) = tmp_path.iterdir()
        assert f'<html lang="{language}"' in file.read_text(encoding="utf-8")
        file.unlink()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phase", get_args(Phase))
def test_the_page_of_a_phase_gives_question_minutes_and_who_of_each_instrument(
    phase: str, language: str, pages: dict[str, str], toolbox: wpl.Toolbox
) -> None:
    rows = [line for line in pages[f"toolbox/{language}/{phase}/index.md"].splitlines() if line.startswith("| **[")]
    instruments = [one for one in toolbox.instruments.values() if one.phase == phase]
    assert len(rows) == len(instruments) > 0
    for row, one in zip(rows, instruments, strict=True):
        link, question, minutes, who = row.strip("| ").split(" | ")
        assert f"(../instruments/{one.id}.md)" in link
        assert text_without_marks(question) == text_without_marks(one.question.in_language(language))
        assert minutes == f"{one.minutes} min"
        assert len(re.split(r", and | and | en |, ", who)) >= len(one.roles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_questionnaire_says_what_it_measures_how_it_counts_and_that_nobody_validated_it(
    language: str, pages: dict[str, str], toolbox: wpl.Toolbox
) -> None:
    for name, one in toolbox.questionnaires.items():
        page = text_without_marks(pages[f"toolbox/{language}/questionnaires/{name}.md"])
        assert {"nl": "Gevalideerd: nee", "en": "Validated: no"}[language] in page
        for text in (one.construct, *(part.good for part in one.scored), *(side.title for side in one.perspectives)):
            assert text_without_marks(text.in_language(language)) in page
        for part in one.scored:
            for band in part.bands or one.bands:
                assert text_without_marks(band.meaning.in_language(language)) in page
                assert band.action is not None
                assert text_without_marks(band.action.in_language(language)) in page
        for line in filter(None, one.reasoning.in_language(language).splitlines()):
            assert text_without_marks(line) in page
        for item in one.items:
            assert text_without_marks(item.text.in_language(language)) in page
            for wording in item.wordings.values():
                assert text_without_marks(wording.in_language(language)) in page


def test_each_link_inside_the_catalogue_leads_to_a_page_of_it(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        links = _link.findall(page)
        assert links, path
        assert {posixpath.normpath(posixpath.join(posixpath.dirname(path), one)) for one in links} <= pages.keys(), path
        assert "#page-" not in page, path


def test_each_link_from_a_written_page_into_the_catalogue_leads_to_a_page_of_it(pages: dict[str, str]) -> None:
    docs = EXTENSIONS.parent
    found: set[str] = set()
    for file in docs.rglob("*.md"):
        folder = file.parent.relative_to(docs).as_posix()
        found |= {posixpath.normpath(posixpath.join(folder, one)) for one in _link.findall(file.read_text(encoding="utf-8")) if "toolbox/" in one}
    assert {"toolbox/nl/index.md", "toolbox/en/index.md"} <= found <= pages.keys()


def test_each_page_begins_with_the_way_to_the_same_page_in_the_other_language(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        own = path.split("/")[1]
        other = "en" if own == "nl" else "nl"
        first = _link.search(page)
        assert first is not None
        assert posixpath.normpath(posixpath.join(posixpath.dirname(path), first[1])) == path.replace(f"/{own}/", f"/{other}/", 1)
        assert f"\nlanguage: {own}\n" in page


def test_the_menu_holds_each_page_once(catalogue: ModuleType, pages: dict[str, str], toolbox: wpl.Toolbox) -> None:
    listed = re.findall(r"'(toolbox/[^']+)'", repr(catalogue.navigation(toolbox)))
    assert sorted(listed) == sorted(pages)


def test_both_languages_have_the_same_labels() -> None:
    dutch, english = (tomllib.loads((EXTENSIONS / "catalogue" / f"{one}.toml").read_text(encoding="utf-8")) for one in LANGUAGES)
    assert dutch.keys() == english.keys()
    for part in ("phase-titles", "phase-leads"):
        assert set(dutch[part]) == set(english[part]) == set(get_args(Phase))


def test_nothing_of_the_catalogue_is_kept_in_the_repository() -> None:
    assert not (EXTENSIONS.parent / "toolbox").exists()
