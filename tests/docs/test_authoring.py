"""The guide for people who do not program does what it says, in both languages, when somebody follows it from top to bottom."""

import re
import tomllib
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import copytree
from textwrap import dedent

import pytest

from werkplekleren import Toolbox, render
from werkplekleren.cli import main
from werkplekleren.toolbox.kinds import KINDS
from werkplekleren.toolbox.lint.allowing import Allowed
from werkplekleren.toolbox.lint.linting import RULES, UNUSED

ROOT = Path(__file__).parents[2]
GUIDES = tuple(ROOT / "docs" / "how-to" / name for name in ("authoring.md", "zelf-schrijven.md"))
_block = re.compile(r"^( *)```(console|toml)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)


def blocks(guide: Path) -> list[tuple[str, str]]:
    return [(found[2], dedent(found[3])) for found in _block.finditer(guide.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module", params=GUIDES, ids=lambda guide: guide.stem)
def followed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder in which everything of a guide was done, and what each command said."""
    folder = tmp_path_factory.mktemp("guide")
    copytree(ROOT / "examples", folder / "examples")
    said: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for kind, text in blocks(request.param):
            if kind == "toml":
                file = folder / text.partition("\n")[0].removeprefix("# ")
                assert file.parent.is_dir(), file
                file.write_text(text, encoding="utf-8")
            else:
                said |= {line: _said(line) for line in text.splitlines()}
    return folder, said


def _said(line: str) -> str:
    program, *words = line.split()
    assert program == "werkplekleren"
    with redirect_stdout(StringIO()) as out:
        assert main(words) == 0, out.getvalue()
    return out.getvalue()


def test_every_command_of_the_guide_succeeds_and_shows_what_was_changed(followed: tuple[Path, dict[str, str]]) -> None:
    folder, said = followed
    assert said["werkplekleren check ons-fonds"].rstrip().endswith("Alles is in orde.")
    assert "Vraag in de kantine" in said["werkplekleren show leerexperiment --toolbox ons-fonds"]
    assert "krijgen onze monteurs afwisselend werk" in said["werkplekleren show quickscan-werkplekleren --toolbox ons-fonds"]
    listed = said["werkplekleren list --toolbox ons-fonds"]
    assert "samen-kijken" in listed
    assert "leren-in-de-werkplaats" in listed
    assert (folder / "verslag" / "adviesrapport.html").is_file()


def test_what_the_guide_changes_leaves_the_rest_as_it_was(followed: tuple[Path, dict[str, str]]) -> None:
    folder, _ = followed
    ours, builtin = Toolbox.load(folder / "ons-fonds"), Toolbox.builtin()
    for language in ("nl", "en"):
        before, after = (str(render(box.instruments["leerexperiment"], "markdown", language=language)).splitlines() for box in (builtin, ours))
        assert sum(old != new for old, new in zip(before, after, strict=True)) == 1
    scans = [box.questionnaires["quickscan-werkplekleren"] for box in (builtin, ours)]
    assert [one.id for one in scans[0].items if one.text != scans[1].item(one.id).text] == ["afwisselend-werk"]


def test_the_examples_of_a_new_toolbox_can_all_be_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "toolbox", "ons-fonds"])
    named = {
        found for guide in GUIDES for found in re.findall(r"^\| `(\w+/voorbeeld-[\w-]+\.toml)`", guide.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {path.relative_to(tmp_path / "ons-fonds").as_posix() for path in (tmp_path / "ons-fonds").glob("*/*.toml")} == named
    for name in named:
        (tmp_path / "ons-fonds" / name).unlink()
    assert main(["check", "ons-fonds"]) == 0


MISTAKES = {
    'text.nl = "Vraag "hardop": wat?"': ("this is not TOML: Expected newline", "dit is geen TOML: hier hoort de regel klaar te zijn"),
    'use_when = [\n  {nl = "Nu.", en = "Now."}\n  {nl = "Later.", en = "Later."}\n]': (
        "this is not TOML: Unclosed array",
        "dit is geen TOML: een lijst zonder sluitend haakje",
    ),
    'titel.nl = "Anders"': ("there is no key", "bestaat hier niet; verwacht"),
    'use_when = [{nl = "Nu."}]': ("this text is not there in en", "deze tekst is er niet in en"),
    'followed_by = ["werkinstruktie"]': ("there is no instrument", "bedoel je 'werkinstructie'?"),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[:12])
def test_the_messages_that_the_guide_explains_are_those_that_the_check_gives(
    mistake: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "toolbox", "ons-fonds"])
    file = tmp_path / "ons-fonds" / "instruments" / "leerexperiment.toml"
    file.write_text(f'overlays = "leerexperiment"\nid = "leerexperiment"\n{mistake}\n', encoding="utf-8")
    for guide, language, words in zip(GUIDES, ("en", "nl"), MISTAKES[mistake], strict=True):
        capsys.readouterr()
        assert main(["check", "ons-fonds", "--language", language]) == 1
        assert words in capsys.readouterr().out
        rows = [line for line in guide.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
        shortened = words.split("; verwacht")[0].split(" 'werkinstructie'")[0]
        assert any(shortened in row for row in rows), shortened


def test_both_languages_show_the_same_commands_and_files() -> None:
    english, dutch = (blocks(guide) for guide in GUIDES)
    assert english == dutch


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_the_guide_names_each_folder_of_a_toolbox_that_is_for_people_who_write(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    for kind in KINDS:
        assert kind.folder == "languages" or f"`{kind.folder}`" in text, kind.folder


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_the_guide_explains_each_kind_of_warning_and_no_other(guide: Path) -> None:
    rows = re.findall(r"^\| ((?:`[a-z-]+`(?:, )?)+) \|", guide.read_text(encoding="utf-8"), re.MULTILINE)
    explained = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)} - {kind.folder for kind in KINDS}
    assert explained == {UNUSED, *(code for codes in RULES.values() for code in codes)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_warning_can_stay_with_the_lines_that_the_guide_gives(guide: Path) -> None:
    (lines,) = re.findall(r"^```text\n(.*?)^```", guide.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    (allowed,) = tomllib.loads(lines)["allowed"]
    folder, _, name = allowed["where"].partition("/")
    assert Allowed(**allowed).covers("long-sentence", folder, name, "steps[0].text")
