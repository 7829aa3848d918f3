"""One report over many dossiers: what cannot be read is told by name, all the others count, and no firm shows."""

import shutil
from datetime import date
from pathlib import Path

import attrs
import pytest

import werkplekleren as wpl
from example_firms import toolbox
from sector_firms import made_up
from werkplekleren.cli import main

SMALL = Path(__file__).parents[2] / "examples" / "klein-bedrijf"


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six dossiers that can be read: five JSON files and a folder; beside them what is none of our business."""
    folder = tmp_path_factory.mktemp("sector") / "dossiers"
    shutil.copytree(SMALL, folder / "klein")
    for number, dossier in enumerate(made_up(5, answers=6)):
        (folder / f"{dossier.id}.json").write_text(attrs.evolve(dossier, date=date(2026, 11, 1 + number)).to_json(), encoding="utf-8")
    (folder / "LEESMIJ.md").write_text("Van de adviseurs.", encoding="utf-8")
    (folder / ".git").mkdir()
    return folder


def counted(path: Path) -> wpl.SectorReport:
    return wpl.SectorReport.from_json(path.read_text(encoding="utf-8"))


def test_a_folder_of_dossiers_becomes_one_report_beside_it_in_each_format(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--format", "md", "--format=json", "--format", "html", "--title", "Metaal", "--language", "en"]
    assert main(["sector", str(folder), "-o", str(tmp_path / "out" / "sector.html"), *asked]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [str(tmp_path / "out" / f"sector.{suffix}") for suffix in ("html", "md", "json")]
    assert said.err == ""
    report = counted(tmp_path / "out" / "sector.json")
    assert (report.firms, report.firm_floor, report.title, report.language) == (6, 5, "Metaal", "en")
    assert report.on == wpl.Dossier.from_folder(SMALL, toolbox()).date, "that of the newest dossier"
    assert (tmp_path / "out" / "sector.md").read_text("utf-8") == wpl.render(report, "markdown", language="en")


def test_what_cannot_be_read_is_told_by_name_and_the_rest_is_reported(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(SMALL, broken / "anders")
    head = broken / "anders" / "dossier.toml"
    head.write_text(head.read_text("utf-8").replace("trade", "trde").replace("date = ", "dat = ").replace("people =", "peple ="), "utf-8")
    shutil.copytree(SMALL, broken / "kopie")
    (broken / "kapot.json").write_text("{", "utf-8")
    (broken / "leeg").mkdir()
    (broken / "zonder").mkdir()
    (broken / "zonder" / "people.csv").write_text("id,name\n", "utf-8")
    given = [str(folder), str(broken), str(broken / "zonder"), str(tmp_path / "nergens")]
    assert main(["sector", *given, "--output", str(tmp_path / "sector.json")]) == 1
    said = capsys.readouterr()
    assert said.out == f"{tmp_path / 'sector.json'}\n"
    assert counted(tmp_path / "sector.json").firms == 6
    lines = said.err.splitlines()
    told = [line.partition(":")[0] for line in lines if line.startswith(str(tmp_path))]
    assert told == [*(str(broken / name) for name in ("anders", "kapot.json", "kopie", "leeg", "zonder")), str(tmp_path / "nergens")]
    assert f"{broken / 'kopie'}: het dossier klein-bedrijf komt twee keer voor" in lines
    place = lines.index(f"{broken / 'anders'}: in het dossier anders staan fouten")
    assert [line.startswith("- dossier.toml") for line in lines[place + 1 : place + 5]] == [True, True, True, False]
    assert lines[place + 4].startswith("- en nog ")
    assert lines[place + 4].endswith(f"werkplekleren check {broken / 'anders'}")
    assert lines[-1] == "6 van de 12 dossiers tellen niet mee in het rapport."


def test_a_folder_that_may_not_be_looked_into_is_told_too(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Path.iterdir

    def refused(path: Path) -> object:
        if path.name == "klein":
            raise PermissionError(13, "Permission denied", str(path))
        return reading(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert main(["sector", str(folder), "-o", str(tmp_path / "sector.json"), "--language", "en", "--on", "2026-11-23"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{folder / 'klein'}: {folder / 'klein'} cannot be read (Permission denied)",
        "1 of the 6 dossiers does not count in the report.",
    ]
    report = counted(tmp_path / "sector.json")
    assert (report.firms, report.on) == (5, date(2026, 11, 23))


def test_a_report_among_the_dossiers_makes_place_for_the_next_and_a_dossier_does_not(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = tmp_path / "dossiers"
    shutil.copytree(folder, here)
    for _ in range(2):
        assert main(["sector", str(here), "-o", str(here / "sector.json")]) == 0
        assert capsys.readouterr().err == ""
        assert counted(here / "sector.json").firms == 6
    dossier = here / "bedrijf-1.json"
    before = dossier.read_bytes()
    assert main(["sector", str(here), "-o", str(here / "bedrijf-1.html"), "--format", "json", "--language", "en"]) == 2
    assert capsys.readouterr().err == f"{dossier} is a dossier; give the report another name.\n"
    assert main(["sector", str(here), str(here / "nergens.json"), "-o", str(here / "nergens.json")]) == 2
    assert (dossier.read_bytes(), (here / "bedrijf-1.html").exists()) == (before, False)


def test_the_floor_only_goes_up(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sector", str(folder), "-o", str(tmp_path / "sector.json"), "--floor", "7"]) == 0
    assert (counted(tmp_path / "sector.json").people, counted(tmp_path / "sector.json").firm_floor) == (None, 7)
    capsys.readouterr()
    assert main(["sector", str(folder), "-o", str(tmp_path / "lager.json"), "--floor", "4"]) == 1
    assert capsys.readouterr().err == "de ondergrens moet 5 of hoger zijn, niet 4\n"
    assert not (tmp_path / "lager.json").exists()


def test_without_any_dossier_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "leeg").mkdir()
    for day in ([], ["--on", "2026-11-23"]):
        assert main(["sector", str(tmp_path / "leeg"), "-o", str(tmp_path / "sector.html"), *day]) == 1
        assert capsys.readouterr().err.splitlines()[-1] == "Geen dossier is te gebruiken; er is geen rapport gemaakt."
    assert [path.name for path in tmp_path.iterdir()] == ["leeg"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["-o", "sector.htmx"], "we kunnen bestandssoort '.htmx' niet schrijven; bedoel je '.htm'?"),
        (["-o", "sector", "--format", "pfd"], "we kunnen formaat 'pfd' niet schrijven; bedoel je 'pdf'?"),
        ([], "--output ontbreekt; zie werkplekleren sector --help"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_read(given: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sector", "nergens", *given]) == 2
    assert capsys.readouterr().err.startswith(told)


def test_a_name_with_a_dot_and_without_a_suffix_gets_one(folder: Path, tmp_path: Path) -> None:
    assert main(["sector", str(folder), "-o", str(tmp_path / "sector-2026.11"), "--format", "text"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["sector-2026.11.txt"]


def test_a_theme_gives_the_report_its_look_and_address(folder: Path, tmp_path: Path) -> None:
    theme = Path(__file__).parents[2] / "examples" / "huisstijlen" / "opleidingsfonds-oost"
    assert main(["sector", str(folder), "-o", str(tmp_path / "sector.html"), "--theme", str(theme)]) == 0
    assert wpl.Theme.from_file(theme).light.accent in (tmp_path / "sector.html").read_text("utf-8")
