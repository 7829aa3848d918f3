"""The toolbox of a fund that lies over the built-in one works on the command line as the how-to says."""

import re
from pathlib import Path

import pytest

import werkplekleren as wpl
from werkplekleren.cli import main

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "examples" / "klein-bedrijf"
PAGE = (ROOT / "docs" / "how-to" / "own-toolbox.md").read_text(encoding="utf-8")
MANIFEST, OVERLAY = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
EXTENDS = 'extends = "werkplekleren"\n'
TITLE = "Zes weken proberen"


@pytest.fixture(name="fund")
def of_a_fund(tmp_path: Path) -> Path:
    """The folder that the how-to describes."""
    folder = tmp_path / "my-toolbox"
    (folder / "instruments").mkdir(parents=True)
    (folder / "toolbox.toml").write_text(MANIFEST, encoding="utf-8")
    (folder / "instruments" / "leerexperiment.toml").write_text(OVERLAY, encoding="utf-8")
    return folder


def without_extends(folder: Path) -> str:
    """Take out the line that lays the folder over the built-in toolbox, and name the folder for a command."""
    assert EXTENDS in MANIFEST
    (folder / "toolbox.toml").write_text(MANIFEST.replace(EXTENDS, ""), encoding="utf-8")
    return str(folder)


def test_check_finds_nothing_wrong_in_it(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(fund)]) == 0
    assert capsys.readouterr().out == "Alles is in orde.\n"


def test_list_shows_what_it_changes_and_all_that_lies_underneath(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--toolbox", str(fund)]) == 0
    shown = capsys.readouterr().out
    assert TITLE in shown
    assert all(name in shown for name in wpl.Toolbox.builtin().instruments)


def test_show_gives_the_changed_text_with_the_rest_of_what_lies_underneath(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "leerexperiment", "--toolbox", str(fund)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"# {TITLE}\n")
    assert wpl.Toolbox.builtin().instruments["leerexperiment"].question.in_language("nl") in shown


def test_advise_reports_with_it(fund: Path, tmp_path: Path) -> None:
    assert main(["advise", str(SMALL), "--toolbox", str(fund), "--output", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "adviesrapport.html").is_file()


def test_a_dossier_is_checked_against_it(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL), "--toolbox", str(fund)]) == 0
    assert capsys.readouterr().out == "Alles is in orde.\n"


def test_a_mistake_in_it_is_told_with_its_own_file_and_line(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fund / "instruments" / "leerexperiment.toml").write_text(OVERLAY + "minuts = 3\n", encoding="utf-8")
    assert main(["check", str(fund)]) == 1
    line = (OVERLAY + "minuts = 3\n").count("\n")
    problem, count = capsys.readouterr().out.splitlines()
    assert problem.startswith(f"- my-toolbox/instruments/leerexperiment.toml, regel {line}, minuts: de sleutel 'minuts' bestaat hier niet; ")
    assert problem.endswith("; bedoel je 'minutes'?")
    assert count == "1 fout gevonden."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", 'ligt deze gereedschapskist over de ingebouwde? schrijf dan in toolbox.toml: extends = "werkplekleren"'),
        ("en", 'does this toolbox lie over the built-in one? then write in toolbox.toml: extends = "werkplekleren"'),
    ],
)
def test_a_manifest_that_does_not_say_extends_is_told_to(language: str, told: str, fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = without_extends(fund)
    for call in (["check", folder], ["list", "--toolbox", folder], ["show", "leerexperiment", "--toolbox", folder]):
        assert main([*call, "--language", language]) == 1
        written = capsys.readouterr()
        assert told in written.out + written.err


def test_a_file_that_replaces_what_is_not_underneath_is_a_mistake(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "src/werkplekleren/content/builtin/instruments/leerexperiment.toml").read_text(encoding="utf-8")
    (fund / "instruments" / "leerexperiment.toml").write_text('replaces = "leerexperiment"\n' + text, encoding="utf-8")
    assert main(["check", str(fund)]) == 0
    assert main(["check", without_extends(fund)]) == 1
    assert "regel 1, replaces: er is geen werkvorm 'leerexperiment' waar dit voor in de plaats kan komen; ligt deze" in capsys.readouterr().out
