"""Everything about the knowledge of a firm from the command line: once, and again with a logbook."""

from datetime import date
from pathlib import Path

import pytest

import werkplekleren as wpl
from werkplekleren.cli import main

FIRM = Path(__file__).parents[2] / "examples" / "klein-bedrijf"
ALL = ["matrix.txt", "risico.txt", "plan.txt", "logboek.txt", "overlevingspakket.txt", "certificaten.txt", "herhaling.txt", "kalender.txt"]


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers of a small firm."""
    output = tmp_path_factory.mktemp("retain") / "stukken"
    assert main(["retain", str(FIRM), "--output", str(output), "--format", "text"]) == 0
    return output


def test_there_is_a_paper_for_all_that_there_is_something_to_say_about(made: Path) -> None:
    names = {path.name for path in made.iterdir()}
    plan = wpl.RetentionPlan.from_json((made / "plan.json").read_text("utf-8"))
    people = {person for one in plan.transfers for person in (one.holder, one.successor)}
    assert names == {*ALL, "plan.json", "voortgang.csv", *(f"plan-{person}.txt" for person in people)}
    firm = wpl.Dossier.from_folder(FIRM, wpl.Toolbox.builtin())
    assert firm.knowledge is not None
    assert firm.plan_start is not None
    assert plan == wpl.RetentionPlan.propose(firm.knowledge, wpl.Toolbox.builtin(), start=firm.plan_start, on=firm.date)


def test_a_logbook_makes_the_plan_again_with_a_progress_report(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = wpl.RetentionPlan.from_json((made / "plan.json").read_text("utf-8"))
    first = plan.transfers[0]
    header = (made / "voortgang.csv").read_text("utf-8").splitlines()[0].split(";")
    values = {
        "on": str(first.first_week),
        "event": "held",
        "topic": first.topic,
        "person": first.successor,
        "stage": first.steps[0].stage,
        "hours": "1",
    }
    logbook = tmp_path / "voortgang.csv"
    logbook.write_text("\n".join([";".join(header), ";".join(values.get(name, "") for name in header)]), "utf-8")
    asked = ["--plan", str(made / "plan.json"), "--progress", str(logbook), "--on", "2027-03-29", "--part", "progress", "--language", "en"]
    assert main(["retain", str(FIRM), "--output", str(tmp_path / "out"), *asked]) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "out" / name) for name in ("progress.html", "plan.json")]
    again = wpl.RetentionPlan.from_json((tmp_path / "out" / "plan.json").read_text("utf-8"))
    held = [(one.topic, one.successor, session.week) for one in again.transfers for step in one.steps for session in step.sessions if session.held]
    assert held == [(first.topic, first.successor, first.first_week)]
    assert "29 March 2027" in (tmp_path / "out" / "progress.html").read_text("utf-8")


def test_a_logbook_that_somebody_fills_in_is_never_written_over(made: Path, tmp_path: Path) -> None:
    output = tmp_path / "stukken"
    output.mkdir()
    (output / "voortgang.csv").write_text("on,event\n", "utf-8")
    assert main(["retain", str(FIRM), "--output", str(output), "--part", "logbook", "--plan", str(made / "plan.json")]) == 0
    assert (output / "voortgang.csv").read_text("utf-8") == "on,event\n"
    assert (output / "logboek.html").is_file()


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["--progress", "logboek.csv"], 2, "bij --progress hoort --plan"),
        (["--progress", "log.csv", "--language", "en"], 2, "--progress needs --plan"),
        (["--format", "json"], 2, "we kunnen formaat 'json' niet schrijven"),
        (["--part", "matrx"], 2, "--part kan niet 'matrx' zijn"),
        (["--plan", "nergens.json"], 1, "het plan nergens.json is niet te lezen"),
        (["--on", "morgen"], 2, "morgen"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    asked: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["retain", str(FIRM), "--output", str(tmp_path / "out"), *asked]) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_logbook_that_does_not_fit_the_plan_is_told_entry_by_entry(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logbook = tmp_path / "logboek.csv"
    logbook.write_text("on,event,topic,person,stage,hours\n2027-02-01,held,nergens,niemand,observe,2\n", "utf-8")
    asked = ["--plan", str(made / "plan.json"), "--progress", str(logbook)]
    assert main(["retain", str(FIRM), "--output", str(tmp_path / "out"), *asked]) == 1
    assert "nergens" in capsys.readouterr().err


def one_person(tmp_path: Path) -> Path:
    """The dossier of a firm of one, with one topic that nobody is required for."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    head = (
        'id = "klein"\nlanguage = "nl"\ndate = 2027-01-04\n[question]\ntext = "Wie kan wat?"\n[firm]\nname = "Klein"\ntrade = "Lassen"\npeople = 1\n'
    )
    (folder / "dossier.toml").write_text(head, "utf-8")
    (folder / "people.csv").write_text("id,name\njan,Jan\n", "utf-8")
    (folder / "topics.csv").write_text("id,title,required_people\nlassen,Lassen,0\n", "utf-8")
    return folder


def test_a_firm_without_a_map_is_told_so_and_one_with_little_on_it_gets_no_empty_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = one_person(tmp_path)
    assert main(["retain", str(folder), "--output", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"matrix.html", "risico.html", "plan.html", "plan.json", "voortgang.csv"}
    for name in ("people.csv", "topics.csv"):
        (folder / name).unlink()
    capsys.readouterr()
    assert main(["retain", str(folder), "--output", str(tmp_path / "leeg")]) == 1
    assert "geen kenniskaart" in capsys.readouterr().err
    (tmp_path / "file").write_text("", "utf-8")
    assert main(["retain", str(folder), "--output", str(tmp_path / "file")]) == 3


def test_a_new_plan_starts_no_earlier_than_the_day_that_is_asked_for(tmp_path: Path) -> None:
    folder = one_person(tmp_path)
    asked = ["--on", "2027-06-01", "--part", "risks", "--format", "text"]
    assert main(["retain", str(folder), "--output", str(tmp_path / "out"), *asked]) == 0
    assert wpl.RetentionPlan.from_json((tmp_path / "out" / "plan.json").read_text("utf-8")).start == date(2027, 6, 1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["plan.json", "risico.txt"]
