"""`new` writes a starter that passes `check`, in its place, and never over what was there."""

import os
import re
from pathlib import Path

import pytest

import werkplekleren as wpl
from toolbox.building import MANIFEST, written
from werkplekleren.cli import main
from werkplekleren.cli.starting import write_new
from werkplekleren.errors import WriteError
from werkplekleren.toolbox.starters import starter

EXTENDS = MANIFEST + 'extends = "werkplekleren"\n'


@pytest.fixture(name="fund")
def of_a_fund(tmp_path: Path) -> Path:
    """A toolbox over the built-in one with nothing in it yet."""
    return written(tmp_path / "fonds", {"toolbox.toml": EXTENDS})


def contents(folder: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("language", "files", "said"),
    [
        (
            "nl",
            ["instruments/voorbeeld-werkvorm.toml", "questionnaires/voorbeeld-vragenlijst.toml", "rules/voorbeeld-regels.toml", "toolbox.toml"],
            "Elke regel staat uitgelegd in het bestand. Laat je werk nakijken met: werkplekleren check {}",
        ),
        (
            "en",
            ["instruments/example-instrument.toml", "questionnaires/example-questionnaire.toml", "rules/example-rules.toml", "toolbox.toml"],
            "Each line is explained in the file. Have your work checked with: werkplekleren check {}",
        ),
    ],
)
def test_a_new_toolbox_passes_check_and_is_ready_for_use(
    language: str, files: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kisten" / "ons-fonds"
    assert main(["new", "toolbox", "ons-fonds", "--into", str(folder.parent), "--language", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sorted(lines[:-1]) == [str(folder / file) for file in files]
    assert lines[-1] == said.format(folder)
    assert sorted(contents(folder)) == files
    assert main(["check", str(folder)]) == 0
    toolbox = wpl.Toolbox.load(folder)
    assert (toolbox.manifest.id, toolbox.manifest.language) == ("ons-fonds", language)
    assert Path(files[0]).stem in toolbox.instruments


DOSSIER = [
    "certificates.csv",
    "dossier.toml",
    "levels.csv",
    "people.csv",
    "responses/quickscan-werkplekleren.management.csv",
    "topics.csv",
]


@pytest.mark.parametrize("used", [False, True])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_dossier_passes_check_and_gives_a_report_at_once(
    language: str,
    used: bool,  # noqa: FBT001 - a parameter
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "bedrijf-a"
    assert main(["new", "dossier", "bedrijf-a", "--into", str(tmp_path), "--language", language]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sorted(said[:-2]) == [str(folder / file) for file in DOSSIER]
    assert said[-2].endswith(f"werkplekleren check {folder}")
    assert f"werkplekleren advise {folder} --output " in said[-1]
    head = folder / "dossier.toml"
    if used:
        head.write_text(re.sub(r"^#(?! |$)", "", head.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    assert main(["check", str(folder)]) == 0
    dossier = wpl.Dossier.from_folder(folder, wpl.Toolbox.builtin())
    assert (dossier.id, dossier.language, dossier.firm.fictional) == ("bedrijf-a", language, True)
    report = wpl.AdviceReport.of(dossier, wpl.Toolbox.builtin())
    assert report.advice.recommendations
    assert report.plan is not None
    assert report.plan.transfers
    assert len(report.profiles) == 1
    page = str(wpl.render(report, "text"))
    other = {"nl": "example", "en": "voorbeeld"}[language]
    assert other not in page.lower()


def test_every_line_of_a_new_dossier_is_in_both_languages() -> None:
    dutch, english = (starter("dossier", "bedrijf-a", language) for language in ("nl", "en"))
    assert list(dutch) == list(english)
    for path, text in dutch.items():
        assert text.count("\n") == english[path].count("\n"), path
    fields = [[line.partition("=")[0] for line in text["dossier.toml"].splitlines() if not line.startswith("# ")] for text in (dutch, english)]
    assert fields[0] == fields[1]


def test_nothing_of_a_new_dossier_is_written_where_there_is_something(tmp_path: Path) -> None:
    (tmp_path / "bedrijf-a").mkdir()
    (tmp_path / "bedrijf-a" / "people.csv").write_text("mijn werk", encoding="utf-8")
    assert main(["new", "dossier", "bedrijf-a", "--into", str(tmp_path)]) == 3
    assert contents(tmp_path) == {"bedrijf-a/people.csv": b"mijn werk"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("kind", "place"), [("instrument", "instruments"), ("questionnaire", "questionnaires")])
def test_a_new_thing_comes_with_a_rule_that_leads_to_it_and_passes_check(
    kind: str, place: str, language: str, fund: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", kind, "samen-kijken", "--into", str(fund), "--language", language]) == 0
    assert sorted(contents(fund)) == sorted([f"{place}/samen-kijken.toml", "rules/samen-kijken.toml", "toolbox.toml"])
    assert capsys.readouterr().out.splitlines()[:-1] == [str(fund / place / "samen-kijken.toml"), str(fund / "rules" / "samen-kijken.toml")]
    assert main(["check", str(fund)]) == 0
    box = wpl.Toolbox.load(fund)
    advised = {rule.instrument for rule in box.rule_sets["samen-kijken"].rules}
    assert advised == {"samen-kijken" if kind == "instrument" else "leerexperiment"}


def test_the_folder_is_the_working_directory_unless_another_is_named(fund: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(fund)
    assert main(["new", "instrument", "samen-kijken"]) == 0
    assert (fund / "instruments" / "samen-kijken.toml").is_file()


def test_scores_of_a_new_questionnaire_lead_to_the_instrument_of_that_name(fund: Path) -> None:
    assert main(["new", "instrument", "peiling", "--into", str(fund)]) == 0
    (fund / "rules" / "peiling.toml").rename(fund / "rules" / "eerder.toml")
    text = (fund / "rules" / "eerder.toml").read_text(encoding="utf-8")
    (fund / "rules" / "eerder.toml").write_text(text.replace('id = "peiling"', 'id = "eerder"'), encoding="utf-8")
    assert main(["new", "questionnaire", "peiling", "--into", str(fund)]) == 0
    assert {rule.instrument for rule in wpl.Toolbox.load(fund).rule_sets["peiling"].rules} == {"peiling"}
    assert main(["check", str(fund)]) == 0


@pytest.mark.parametrize("kind", ["instrument", "questionnaire"])
def test_a_toolbox_that_is_used_without_advice_gets_no_rules(kind: str, tmp_path: Path) -> None:
    folder = written(tmp_path, {"toolbox.toml": MANIFEST})
    assert main(["new", kind, "samen-kijken", "--into", str(folder)]) == 0
    assert sorted(contents(folder)) == [f"{kind}s/samen-kijken.toml", "toolbox.toml"]
    assert main(["check", str(folder)]) == 0


def test_an_empty_folder_can_become_a_toolbox(tmp_path: Path) -> None:
    (tmp_path / "ons-fonds").mkdir()
    assert main(["new", "toolbox", "ons-fonds", "--into", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path / "ons-fonds")]) == 0


def test_a_folder_with_a_space_in_its_name_is_between_quotes_in_the_next_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "toolbox", "ons-fonds", "--into", str(tmp_path / "mijn kisten")]) == 0
    assert capsys.readouterr().out.endswith(f'werkplekleren check "{tmp_path / "mijn kisten" / "ons-fonds"}"\n')


def test_nothing_is_written_over_a_file_that_is_there(fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = fund / "rules" / "samen-kijken.toml"
    place.parent.mkdir()
    place.write_text("mijn werk", encoding="utf-8")
    before = contents(fund)
    assert main(["new", "instrument", "samen-kijken", "--into", str(fund)]) == 3
    assert capsys.readouterr().err == f"{place} is er al; kies een andere naam\n"
    assert contents(fund) == before
    assert not (fund / "instruments").exists()


def test_nothing_is_written_in_a_folder_that_has_something_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ons-fonds").mkdir()
    (tmp_path / "ons-fonds" / "README.md").write_text("mijn werk", encoding="utf-8")
    assert main(["new", "toolbox", "ons-fonds", "--into", str(tmp_path), "--language", "en"]) == 3
    assert capsys.readouterr().err == f"the folder {tmp_path / 'ons-fonds'} is there already and is not empty; choose another name\n"
    assert contents(tmp_path) == {"ons-fonds/README.md": b"mijn werk"}


def test_a_file_in_the_way_of_a_folder_is_told_and_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ons-fonds").write_text("mijn werk", encoding="utf-8")
    assert main(["new", "toolbox", "ons-fonds", "--into", str(tmp_path)]) == 3
    assert "kon niet worden geschreven" in capsys.readouterr().err
    assert contents(tmp_path) == {"ons-fonds": b"mijn werk"}


@pytest.mark.parametrize("kind", ["instrument", "questionnaire"])
def test_a_name_from_underneath_is_refused_with_what_to_do_instead(kind: str, fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(fund)
    assert main(["new", kind, "leercultuurscan", "--into", str(fund), "--language", "en"]) == 1
    assert capsys.readouterr().err == (
        f"there is a {kind} 'leercultuurscan' already, in werkplekleren/{kind}s/leercultuurscan.toml; choose another name,"
        ' or change it in a file that says overlays = "leercultuurscan"\n'
    )
    assert contents(fund) == before


def test_a_folder_that_is_no_toolbox_is_told_how_to_become_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "instrument", "samen-kijken", "--into", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"in {tmp_path} staat geen gereedschapskist (toolbox.toml);"
        " noem zijn map met --into, of maak er een met: werkplekleren new toolbox mijn-kist\n"
    )
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("kind", ["instrument", "questionnaire", "toolbox", "theme", "dossier"])
@pytest.mark.parametrize("name", ["Samen kijken", "../elders", "a.b", ""])
def test_a_name_that_is_no_id_is_refused(kind: str, name: str, fund: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(fund.parent)
    assert main(["new", kind, name, "--into", str(fund)]) == 1
    assert capsys.readouterr().err.startswith(f"{name!r} is geen id; gebruik kleine letters")
    assert contents(fund.parent) == before


def test_a_toolbox_cannot_have_the_name_of_the_built_in_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "toolbox", "werkplekleren", "--into", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "werkplekleren is de naam van de ingebouwde gereedschapskist; kies een andere naam\n"
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("new", "KIND ontbreekt; zie werkplekleren new --help"),
        ("new instrument", "NAME ontbreekt; zie werkplekleren new --help"),
        ("new fiets x", "KIND kan niet 'fiets' zijn; kies uit instrument, questionnaire, toolbox, theme, dossier"),
    ],
)
def test_a_wrong_call_is_told(call: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call.split()) == 2
    assert capsys.readouterr().err == told + "\n"


def test_what_was_made_is_taken_away_again_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WriteError, match="No space left on device"):
        write_new({tmp_path / "a" / "b" / "one.txt": "1", tmp_path / "two.txt": "2"})
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_was_made_is_taken_away_again_when_one_place_is_taken(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match=r"mine\.txt is there already"):
        write_new({tmp_path / "a" / "b" / "one.txt": "1", tmp_path / "mine.txt": "2"})
    assert contents(tmp_path) == {"mine.txt": b"mine"}
    assert not (tmp_path / "a").exists()
