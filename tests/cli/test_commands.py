"""The commands do their work, say what is wrong, and leave alone what was there."""

import builtins
import shutil
from pathlib import Path
from types import ModuleType

import pytest

import werkplekleren as wpl
from werkplekleren.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
SMALL = EXAMPLES / "klein-bedrijf"


@pytest.mark.parametrize(("language", "name"), [("nl", "adviesrapport"), ("en", "advice-report")])
def test_advise_writes_the_report_in_three_forms(language: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", str(SMALL), "--output", str(tmp_path / "new" / "out"), "--language", language]) == 0
    files = sorted(path.name for path in (tmp_path / "new" / "out").iterdir())
    assert files == [f"{name}.html", f"{name}.json", f"{name}.md"]
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "new" / "out" / f"{name}.{suffix}") for suffix in ("html", "md", "json")]
    assert f'lang="{language}"' in (tmp_path / "new" / "out" / f"{name}.html").read_text(encoding="utf-8")


def test_advise_reads_a_dossier_that_is_one_file_and_a_toolbox_of_ones_own(tmp_path: Path) -> None:
    builtin = Path(wpl.__file__).parent / "content" / "builtin"
    shutil.copytree(builtin, tmp_path / "box")
    dossier = wpl.Dossier.from_folder(SMALL, wpl.Toolbox.builtin())
    (tmp_path / "firm.json").write_text(dossier.to_json(), encoding="utf-8")
    arguments = ["advise", str(tmp_path / "firm.json"), "--output", str(tmp_path / "out"), "--toolbox", str(tmp_path / "box")]
    assert main(arguments) == 0
    assert main(["advise", str(SMALL), "--output", str(tmp_path / "other")]) == 0
    assert (tmp_path / "out" / "adviesrapport.html").read_bytes() == (tmp_path / "other" / "adviesrapport.html").read_bytes()


def test_damaged_dossier_lists_every_fault_and_leaves_earlier_output_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dossier"
    shutil.copytree(SMALL, folder)
    output = tmp_path / "out"
    assert main(["advise", str(folder), "--output", str(output)]) == 0
    before = {path.name: path.read_bytes() for path in output.iterdir()}
    people = folder / "people.csv"
    people.write_text(people.read_text(encoding="utf-8").replace("known", "knwon"), encoding="utf-8")
    (folder / "notes.csv").write_text("a;b\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["advise", str(folder), "--output", str(output)]) == 1
    complaints = capsys.readouterr().err
    assert "people.csv, regel" in complaints
    assert "notes.csv" in complaints
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before


def test_output_that_cannot_be_written_has_its_own_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    assert main(["advise", str(SMALL), "--output", str(tmp_path / "taken")]) == 3
    assert "kon niet worden geschreven" in capsys.readouterr().err
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_list_names_all_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--language", "en"]) == 0
    shown = capsys.readouterr().out
    toolbox = wpl.Toolbox.builtin()
    assert all(name in shown for name in (*toolbox.instruments, *toolbox.questionnaires))
    assert "Learning experiment" in shown


@pytest.mark.parametrize("name", ["leerexperiment", "quickscan-werkplekleren"])
def test_show_prints_one_of_them(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", name]) == 0
    assert capsys.readouterr().out.startswith("# ")


def test_show_offers_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "leerexperimnt"]) == 1
    assert "bedoel je 'leerexperiment'?" in capsys.readouterr().err


def test_check_of_what_is_right_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL)]) == 0
    assert main(["check", str(Path(wpl.__file__).parent / "content" / "builtin"), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == ["Alles is in orde.", "All is well."]


def test_check_of_what_is_wrong_counts_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SMALL, tmp_path / "dossier")
    (tmp_path / "dossier" / "notes.csv").write_text("a;b\n", encoding="utf-8")
    assert main(["check", str(tmp_path / "dossier")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("- notes.csv")
    assert lines[-1] == "1 fout gevonden."
    shutil.copytree(Path(wpl.__file__).parent / "content" / "builtin", tmp_path / "box")
    (tmp_path / "box" / "instruments" / "leerexperiment.toml").write_text("id = ", encoding="utf-8")
    assert main(["check", str(tmp_path / "box"), "--language", "en"]) == 1
    assert "instruments/leerexperiment.toml, line 1" in capsys.readouterr().out


def test_folder_that_does_not_exist_is_an_error_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nothing")]) == 1
    assert "dit bestand of deze map bestaat niet" in capsys.readouterr().out


def test_wrong_call_has_its_own_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise"]) == 2
    assert main(["nonsense"]) == 2
    assert capsys.readouterr().err


def test_help_and_version_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert wpl.__version__ in capsys.readouterr().out


def test_missing_extra_is_named_with_the_install_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    real = builtins.__import__

    def without(missing: str) -> None:
        def guarded(name: str, *rest: object) -> ModuleType:
            if name == "werkplekleren.cli.app":
                raise ModuleNotFoundError(name=missing)
            return real(name, *rest)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - passed on as it came

        monkeypatch.setattr(builtins, "__import__", guarded)

    without("cyclopts")
    assert main(["list"]) == 2
    assert 'pip install "werkplekleren[cli]"' in capsys.readouterr().err
    without("something_else")
    with pytest.raises(ModuleNotFoundError):
        main(["list"])


def test_arguments_of_the_process_are_the_default(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["werkplekleren", "--version"])
    assert main() == 0
    assert wpl.__version__ in capsys.readouterr().out
