"""The report in the formats, the look and the words that are asked for."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from werkplekleren import Dossier, Toolbox
from werkplekleren.cli import main
from werkplekleren.errors import MissingExtraError
from werkplekleren.renderers import PdfWriter, Theme

FIRM = "examples/klein-bedrijf"


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_format_that_is_asked_for_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--format", "text", "--format", "json", "--format=md", "--format", "text"]
    assert main(["advise", FIRM, "--output", str(tmp_path / "advies"), *asked]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [str(tmp_path / "advies" / f"adviesrapport{suffix}") for suffix in (".txt", ".json", ".md")]
    assert written(tmp_path / "advies") == ["adviesrapport.json", "adviesrapport.md", "adviesrapport.txt"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "we kunnen formaat 'docxx' niet schrijven; bedoel je 'docx'?"),
        ("en", "there is no writer for the format 'docxx'; did you mean 'docx'?"),
    ],
)
def test_an_unknown_format_is_a_wrong_call_that_names_the_known_ones(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["advise", FIRM, "--output", str(tmp_path / "advies"), "--format", "docxx", "--language", language]) == 2
    error = capsys.readouterr().err
    assert error.startswith(said)
    assert "json" in error
    assert not (tmp_path / "advies").exists()


def test_a_format_whose_extra_is_not_installed_says_how_to_install_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> bytes:
        raise MissingExtraError("pdf", "typst")

    monkeypatch.setattr(PdfWriter, "write", missing)
    assert main(["advise", FIRM, "--output", str(tmp_path / "advies"), "--format", "html", "--format", "pdf"]) == 1
    assert 'pip install "werkplekleren[pdf]"' in capsys.readouterr().err
    assert not (tmp_path / "advies").exists()


def test_a_theme_gives_the_report_its_look_and_address(tmp_path: Path) -> None:
    theme = tmp_path / "theme.toml"
    theme.write_text('name = "Fonds Voorbeeld"\naddress = "formal"\n[light]\naccent = "#5b2a86"\n', "utf-8")
    for given in (theme, tmp_path):
        assert main(["advise", FIRM, "--output", str(tmp_path / "advies"), "--format", "html", "--theme", str(given)]) == 0
        page = (tmp_path / "advies" / "adviesrapport.html").read_text("utf-8")
        assert "#5b2a86" in page
        assert "Fonds Voorbeeld" in page
    assert main(["show", "werkinstructie", "--card", "--output", str(tmp_path / "kaart.html"), "--theme", str(theme)]) == 0
    assert "#5b2a86" in (tmp_path / "kaart.html").read_text("utf-8")


def test_wording_of_a_fund_is_used(tmp_path: Path) -> None:
    words = tmp_path / "woorden" / "nl"
    words.mkdir(parents=True)
    ours = Path("src/werkplekleren/content/wording/nl/instrument-card.md").read_text("utf-8")
    (words / "instrument-card.md").write_text(ours + "\n\nEen zin van ons fonds.\n", "utf-8")
    assert main(["show", "werkinstructie", "--card", "--output", str(tmp_path / "kaart.md"), "--wording", str(words.parent)]) == 0
    assert "Een zin van ons fonds." in (tmp_path / "kaart.md").read_text("utf-8")


def test_what_is_wrong_with_a_theme_stops_before_anything_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theme = tmp_path / "huisstijl.toml"
    theme.write_text('naam = "x"\nlogo = "weg.svg"\n', "utf-8")
    assert main(["advise", FIRM, "--output", str(tmp_path / "advies"), "--theme", str(theme)]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"er klopt iets niet in het thema {tmp_path / 'huisstijl.toml'}\n- huisstijl.toml, regel 1, naam: ")
    assert "regel 2, logo" in error
    assert not (tmp_path / "advies").exists()


def test_check_looks_at_a_theme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theme = tmp_path / "theme.toml"
    theme.write_text('name = "Fonds"\n', "utf-8")
    assert main(["check", str(theme)]) == 0
    assert capsys.readouterr().out == "Alles is in orde.\n"
    theme.write_text('[light]\nsoft = "#eeeeee"\n', "utf-8")
    assert main(["check", str(theme), "--language", "en"]) == 1
    assert "theme.toml, line 2, light.soft: soft on paper" in capsys.readouterr().out


def test_a_dossier_by_its_own_file_is_still_a_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"{FIRM}/dossier.toml"]) == 0
    assert capsys.readouterr().out == "Alles is in orde.\n"
    assert Dossier.from_folder(FIRM, Toolbox.builtin()).knowledge is not None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_theme_passes_check_and_so_does_each_line_that_may_be_used(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ons-fonds"
    assert main(["new", "theme", "ons-fonds", "--into", str(tmp_path), "--language", language]) == 0
    *files, said = capsys.readouterr().out.splitlines()
    assert files == [str(folder / "theme.toml"), str(folder / "logo.svg")]
    assert said.endswith(f"werkplekleren check {folder}")
    assert main(["check", str(folder)]) == 0
    theme = Theme.from_file(folder)
    assert (theme.light.accent, theme.dark == Theme.default().dark, theme.logo is not None) == ("#0b5f5b", True, True)
    (folder / "fonts").mkdir()
    (folder / "fonts" / "a.ttf").write_bytes(b"")
    with ZipFile(folder / "reference.docx", "w") as word:
        word.writestr("x", "")
    text = (folder / "theme.toml").read_text("utf-8")
    (folder / "theme.toml").write_text("\n".join(line[1:] if line[:1] == "#" != line[:2].strip() else line for line in text.splitlines()), "utf-8")
    used = Theme.from_file(folder)
    assert (used.fonts, used.reference) == (folder / "fonts", folder / "reference.docx")
    assert main(["new", "theme", "ons-fonds", "--into", str(tmp_path), "--language", language]) == 3
