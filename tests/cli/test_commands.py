"""The commands do their work, say what is wrong, and leave alone what was there."""

import builtins
import shutil
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from cyclopts import CycloptsError

import werkplekleren as wpl
from werkplekleren.cli import main
from werkplekleren.cli.misuse import misuse
from werkplekleren.toolbox.layer import Layer

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


FAULTS = (
    ("dossier.toml", "date = ", 'date = "maandag"  # ', "line {line}, date: "),
    ("dossier.toml", "trade = ", "trde = ", "line {line}, firm.trde: "),
    ("dossier.toml", 'version = "', "version = 1 # ", "line {line}, measurements[0].version: "),
    ("people.csv", "cor-blok;", "Cor Blok;", "line {line}, cell A{line}, id: "),
    ("people.csv", ";known;", ";knwon;", "line {line}, cell H{line}, leaving_status: "),
    ("topics.csv", ";5;", ";vijf;", "line {line}, cell F{line}, criticality: "),
    ("topics.csv", ";yes;", ";half;", "line {line}, cell L{line}, documented: "),
    ("levels.csv", ";4;2;", ";9;2;", "line {line}, cell C{line}, cor-blok: "),
    ("levels.csv", "installeren-warmte;", "installeren-warmt;", "line {line}, cell A{line}, topic: "),
    ("certificates.csv", "2027-02-14", "14-2-2027", "line {line}, cell F{line}, expires_on: "),
)
"""File, what stands in it, what stands there instead the first time, and where in the file the fault is told."""


@pytest.mark.parametrize(
    ("language", "summary", "words"),
    [("nl", "in het dossier dossier staan fouten", ("regel", "cel")), ("en", "the dossier dossier has problems", ("line", "cell"))],
)
def test_ten_faults_over_five_files_are_one_message_and_earlier_output_stays(
    language: str, summary: str, words: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, output = tmp_path / "dossier", tmp_path / "out"
    shutil.copytree(SMALL, folder)
    places: list[str] = []
    for name, before, after, place in FAULTS:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        line = text[: text.index(before)].count("\n") + 1
        places.append(f"- {name}, {place.format(line=line).replace('line', words[0]).replace('cell', words[1])}")
    output.mkdir()
    (output / "adviesrapport.html").write_text("earlier", encoding="utf-8")
    assert main(["advise", str(folder), "--output", str(output), "--language", language]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == summary
    assert [line[: len(place)] for line, place in zip(told[1:], places, strict=True)] == places
    assert [(path.name, path.read_text(encoding="utf-8")) for path in output.iterdir()] == [("adviesrapport.html", "earlier")]


def test_output_that_cannot_be_written_has_its_own_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    assert main(["advise", str(SMALL), "--output", str(tmp_path / "taken")]) == 3
    assert capsys.readouterr().err == f"{tmp_path / 'taken'} is een bestand; noem een map om het rapport in te zetten\n"
    assert main(["advise", str(SMALL), "--output", str(tmp_path / "taken" / "out")]) == 3
    assert "is een bestand, dus daar kan niets in; noem een map" in capsys.readouterr().err
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_list_names_all_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--language", "en"]) == 0
    shown = capsys.readouterr().out
    toolbox = wpl.Toolbox.builtin()
    assert all(name in shown for name in (*toolbox.instruments, *toolbox.questionnaires))
    assert "Learning experiment" in shown


def test_list_reads_the_first_lines_of_files_and_no_more(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delattr(Layer, "read")  # what reads whole files
    assert main(["list"]) == 0
    assert "Leerexperiment" in capsys.readouterr().out


def test_show_prints_one_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "leerexperiment"]) == 0
    assert capsys.readouterr().out.startswith("# Leerexperiment")


def test_show_of_a_shared_name_prints_the_instrument_and_the_questionnaire(capsys: pytest.CaptureFixture[str]) -> None:
    toolbox = wpl.Toolbox.builtin()
    name = "leercultuurscan"
    assert main(["show", name]) == 0
    both = "".join(f"{wpl.render(thing, 'markdown', language='nl')}\n" for thing in (toolbox.instruments[name], toolbox.questionnaires[name]))
    assert capsys.readouterr().out == both


def test_show_lays_out_markdown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["show", "leerexperiment"]) == 0
    shown = capsys.readouterr().out
    assert "Leerexperiment" in shown
    assert "# Leerexperiment" not in shown


@pytest.mark.parametrize(
    ("options", "first"),
    [
        ("--card", "# Learning culture scan"),
        ("--worksheet gespreksblad", "# Talk sheet with the profile"),
        ("--questionnaire", "# Learning culture scan"),
    ],
)
def test_show_prints_only_the_part_that_is_asked_for(options: str, first: str, capsys: pytest.CaptureFixture[str]) -> None:
    toolbox = wpl.Toolbox.builtin()
    name = "leercultuurscan"
    part = {
        "--card": toolbox.instruments[name].card(toolbox.instruments),
        "--worksheet gespreksblad": toolbox.instruments[name].worksheet("gespreksblad"),
        "--questionnaire": toolbox.questionnaires[name],
    }[options]
    assert main(["show", name, *options.split(), "--language", "en"]) == 0
    shown = capsys.readouterr().out
    assert shown == wpl.render(part, "markdown", language="en") + "\n"
    assert shown.startswith(first)


def test_show_writes_a_file_in_the_format_of_its_suffix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, text = tmp_path / "kaart.html", tmp_path / "gids.md"
    assert main(["show", "leercultuurscan", "--card", "--output", str(page)]) == 0
    assert main(["show", "leercultuurscan", "--output", str(text), "--language", "en"]) == 0
    assert capsys.readouterr().out == f"{page}\n{text}\n"
    assert '<body class="wpl wpl-page sheet">' in page.read_text(encoding="utf-8")
    assert text.read_text(encoding="utf-8") == wpl.render(wpl.Toolbox.builtin().instruments["leercultuurscan"], "markdown", language="en")


def test_show_calls_what_comes_next_as_the_toolbox_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "instruments").mkdir()
    (tmp_path / "toolbox.toml").write_text(
        'id = "fonds"\nversion = "1.0"\nprovider = "Fonds"\nlanguage = "nl"\nlanguages = ["nl"]\nextends = "werkplekleren"\ntitle = "Van ons"\n',
        encoding="utf-8",
    )
    (tmp_path / "instruments" / "leerexperiment.toml").write_text('overlays = "leerexperiment"\ntitle.nl = "Kleine proef"\n', encoding="utf-8")
    for options in ([], ["--card"]):
        assert main(["show", "werkinstructie", *options, "--toolbox", str(tmp_path)]) == 0
        assert "Daarna past: Kleine proef, " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "code", "told"),
    [
        ("show leercultuurscan --card --questionnaire", 2, "kies één van --card, --questionnaire\n"),
        ("show leercultuurscan --worksheet gesprek --card --language en", 2, "choose one of --card, --worksheet\n"),
        ("show werkinstructie --worksheet taakbald", 1, "werkblad 'taakbald' bestaat niet; bedoel je 'taakblad'?\n"),
        ("show leerexperimnt --card", 1, "werkvorm 'leerexperimnt' bestaat niet; bedoel je 'leerexperiment'?\n"),
    ],
)
def test_show_of_what_is_not_there_is_told(call: str, code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call.split()) == code
    assert capsys.readouterr().err == told


def test_show_keeps_what_was_there_when_it_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "leerexperiment", "--card", "--output", str(tmp_path / "nergens" / "kaart.html")]) == 3
    assert main(["show", "leerexperiment", "--card", "--output", str(tmp_path / "kaart.xyz")]) == 1
    assert "kies uit .html" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_show_offers_the_nearest_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "leerexperimnt"]) == 1
    assert "bedoel je 'leerexperiment'?" in capsys.readouterr().err


def test_show_of_a_name_like_no_other_tells_each_name_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "zzz"]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith("werkvorm of vragenlijst 'zzz' bestaat niet; kies uit")
    assert complaint.count("leercultuurscan") == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_a_terminal_cannot_spell_is_no_reason_to_stop(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(raw, encoding=encoding))
    assert main(["show", "kennisrisicokaart"]) == 0
    sys.stdout.flush()
    assert b"?" in raw.getvalue()
    assert b"# Kennisrisicokaart" in raw.getvalue()


def test_a_stream_that_is_no_file_is_written_to_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", StringIO())
    assert main(["check", str(SMALL)]) == 0
    assert cast("StringIO", sys.stdout).getvalue() == "Alles is in orde.\n"


def test_names_between_colons_are_no_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", str(tmp_path / ":key:"), "--output", str(tmp_path / "out")]) == 1
    assert ":key:" in capsys.readouterr().err


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


@pytest.fixture
def formal(tmp_path: Path) -> Path:
    """A toolbox over the built-in one in which one word could be plainer."""
    (tmp_path / "instruments").mkdir()
    (tmp_path / "toolbox.toml").write_text(
        'id = "fonds"\nversion = "1.0"\ntitle = "F"\nprovider = "F"\nextends = "werkplekleren"\n', encoding="utf-8"
    )
    over = 'overlays = "startgesprek"\npurpose.nl = "Dit dient zo."\n'
    (tmp_path / "instruments" / "startgesprek.toml").write_text(over, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            [
                "Dit kan beter, of zeg in toolbox.toml waarom het zo blijft (allowed):",
                "- {file}, regel 2, purpose.nl: 'dient' is een woord uit beleidsstukken; schrijf bijvoorbeeld: moet, moeten [formal-word]",
                "1 waarschuwing.",
            ],
        ),
        (
            "en",
            [
                "This could be better, or say in toolbox.toml why it stays so (allowed):",
                "- {file}, line 2, purpose.nl: 'dient' is a word of policy papers; write for instance: moet, moeten [formal-word]",
                "1 warning.",
            ],
        ),
    ],
)
def test_check_tells_warnings_apart_and_they_are_no_mistakes(
    language: str, said: list[str], formal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(formal), "--language", language]) == 0
    assert capsys.readouterr().out.splitlines() == [line.format(file=f"{formal.name}/instruments/startgesprek.toml") for line in said]


def test_check_may_be_strict_about_warnings(formal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(formal), "--strict"]) == 1
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["1 waarschuwing.", "Alles is in orde."]


def test_check_tells_mistakes_before_warnings(formal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (formal / "instruments" / "stuk.toml").write_text("id = ", encoding="utf-8")
    assert main(["check", str(formal)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line[:2] if line.startswith("- ") else line for line in lines] == [
        "- ",
        "1 fout gevonden.",
        "Dit kan beter, of zeg in toolbox.toml waarom het zo blijft (allowed):",
        "- ",
        "1 waarschuwing.",
    ]


def test_check_tells_what_is_wrong_in_the_wording_of_a_toolbox(formal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (formal / "wording" / "nl").mkdir(parents=True)
    file = formal / "wording" / "nl" / "instrument.changes.md"
    file.write_text("# Werkvorm {titel}\n", encoding="utf-8")
    assert main(["check", str(formal)]) == 1
    assert f"{formal.name}/wording/nl/instrument.changes.md, regel 1: {{titel}} bestaat niet; bedoel je title?" in capsys.readouterr().out
    file.write_text("# Werkvorm: {title}\n", encoding="utf-8")
    assert main(["check", str(formal)]) == 0
    capsys.readouterr()
    assert main(["show", "startgesprek", "--toolbox", str(formal)]) == 0
    assert "# Werkvorm: Startgesprek" in capsys.readouterr().out


def test_check_without_a_folder_looks_at_the_toolbox_in_use(formal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--language", "en"]) == 0
    assert capsys.readouterr().out == "All is well.\n"
    assert main(["check", "--toolbox", str(formal), "--language", "en"]) == 0
    assert capsys.readouterr().out.endswith("1 warning.\n")


def test_check_tells_sources_that_nobody_checked_since_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--checked-since", "2026-11-23"]) == 0
    assert capsys.readouterr().out == "Alles is in orde.\n"
    assert main(["check", "--checked-since", "2027-01-01", "--strict"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(line.endswith("[old-source]") for line in lines[1:-1])
    assert lines[-1] == f"{len(lines) - 2} waarschuwingen."


def test_folder_that_does_not_exist_is_an_error_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nothing")]) == 1
    assert "dit bestand of deze map bestaat niet" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "said"), [("nl", "is niet te lezen"), ("en", "cannot be read")])
def test_a_name_that_the_system_refuses_is_told(language: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = "a" * 300
    for call in (["advise", name, "--output", "x"], ["advise", str(SMALL), "--output", name], ["check", name], ["list", "--toolbox", name]):
        assert main([*call, "--language", language]) == 1
        complaint = capsys.readouterr().err
        assert complaint.startswith((name, str(Path(name).absolute())))
        assert said in complaint


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "in {folder} staat geen dossier (dossier.toml) en geen gereedschapskist (toolbox.toml)\n"),
        ("en", "there is no dossier (dossier.toml) and no toolbox (toolbox.toml) in {folder}\n"),
    ],
)
def test_check_of_a_folder_with_neither_says_what_should_be_there(
    language: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").touch()
    assert main(["check", str(tmp_path), "--language", language]) == 1
    assert capsys.readouterr().err == told.format(folder=tmp_path)


def test_check_of_a_folder_with_a_misspelt_dossier_offers_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dosier.toml").touch()
    assert main(["check", str(tmp_path)]) == 1
    assert "bedoel je 'dossier.toml'?" in capsys.readouterr().out


def test_check_of_a_dossier_asks_the_toolbox_that_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(Path(wpl.__file__).parent / "content" / "builtin", tmp_path / "box")
    (tmp_path / "box" / "questionnaires" / "leercultuurscan.toml").unlink()
    assert main(["check", str(SMALL), "--toolbox", str(tmp_path / "box")]) == 1
    assert "vragenlijst 'leercultuurscan' bestaat niet" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "dutch", "english"),
    [
        ("advise", "DOSSIER ontbreekt; zie werkplekleren advise --help", "DOSSIER is missing; see werkplekleren advise --help"),
        ("advise x", "--output ontbreekt; zie werkplekleren advise --help", "--output is missing; see werkplekleren advise --help"),
        ("advise x --output", "achter --output ontbreekt een waarde", "a value is missing after --output"),
        (
            "check --checked-since straks",
            "--checked-since kan niet 'straks' zijn; schrijf een dag als JJJJ-MM-DD",
            "--checked-since cannot be 'straks'; write a day as YYYY-MM-DD",
        ),
        ("chek", "opdracht 'chek' bestaat niet; bedoel je 'check'?", "there is no command 'chek'; did you mean 'check'?"),
        ("--zzz", "'--zzz' is hier te veel; zie werkplekleren --help", "'--zzz' is too much here; see werkplekleren --help"),
        ("list --zzz", "optie '--zzz' bestaat niet; kies uit --language, --toolbox", "there is no option '--zzz'; choose from --language, --toolbox"),
        ("list x y", "'x' 'y' is hier te veel; zie werkplekleren list --help", "'x' 'y' is too much here; see werkplekleren list --help"),
        ("list --toolbox a --toolbox b", "--toolbox staat er meer dan één keer", "--toolbox is there more than once"),
    ],
)
def test_a_wrong_call_is_told_in_the_language_of_the_reader(call: str, dutch: str, english: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call.split()) == 2
    assert capsys.readouterr().err == dutch + "\n"
    command, *rest = call.split()
    assert main([command, "--language=en", *rest] if command.isalpha() and command != "chek" else [*call.split(), "--language", "en"]) == 2
    assert capsys.readouterr().err.replace(" '--language' 'en'", "") == english + "\n"


def test_a_language_that_is_not_there_is_told_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--language", "fr"]) == 2
    assert main(["list", "--language"]) == 2
    assert capsys.readouterr().err.splitlines() == ["--language kan niet 'fr' zijn; kies uit nl, en", "achter --language ontbreekt een waarde"]


def test_any_other_wrong_call_is_told_in_the_words_of_the_reader_of_the_call() -> None:
    assert str(misuse(CycloptsError(msg="out of order"), ())) == "this cannot be read: out of order"


def test_version_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert wpl.__version__ in capsys.readouterr().out


def test_help_is_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    dutch = capsys.readouterr().out
    assert all(words in dutch for words in ("Opdrachten", "Maak het adviesrapport", "Toon deze uitleg.", "Toon de versie."))
    assert main(["--help", "--language", "en"]) == 0
    english = capsys.readouterr().out
    assert all(words in english for words in ("Commands", "Make the advice report", "Show this explanation.", "Show the version."))
    assert main(["advise", "--help", "--language", "en"]) == 0
    assert "Folder for the report" in capsys.readouterr().out


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
