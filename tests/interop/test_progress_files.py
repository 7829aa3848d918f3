"""The logbook of a plan as a table, as TOML and as JSON: one way of saying each thing, every fault with its cell."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, START, firm, person, progress_of, topic
from werkplekleren.errors import InvalidDataError, InvalidValueError
from werkplekleren.interop import progress_table, progress_toml
from werkplekleren.retention import Progress, RetentionPlan
from werkplekleren.serialization import to_json

DAY = date(2027, 1, 6)
TOPICS = (topic("cnc", required_people=1, hours_to_independent=8), topic("meten", required_people=2, hours_to_independent=6))
PLAN = RetentionPlan.propose(
    firm((person("anke", leaves=date(2027, 12, 1)), person("bert"), person("cees")), TOPICS, {("anke", "cnc"): 4, ("anke", "meten"): 4}),
    CATALOGUE,
    start=START,
)
EXPECTED = (
    Progress(plan="mijn-plan")
    .held("cnc", "bert", "observe", on=DAY, hours=2.5, holder_hours=2, by="anke", note="eerste keer")
    .finished("cnc", "bert", "observe", on=DAY, by="anke")
    .verified("cnc", "bert", 3, on=DAY, by="anke", evidence="product", seen="proefstuk")
    .done_alone("cnc", "bert", on=DAY, times=3, note="order 12")
    .slipped("cnc", "bert", week=date(2027, 2, 1), on=DAY, note="spoed")
    .cancelled("cnc", "bert", on=DAY, stage="teach")
    .decided("lassen", "hire", on=DAY, by="baas", note="per mei")
    .noted("begonnen", on=DAY)
)
TABLE = """\
on,event,topic,person,stage,hours,holder_hours,week,level,times,by,evidence,choice,note
2027-01-06,held,cnc,bert,observe,2.5,2,,,,anke,,,eerste keer
2027-01-06,finished,cnc,bert,observe,,,,,,anke,,,
2027-01-06,verified,cnc,bert,,,,,3,,anke,product,,proefstuk
2027-01-06,alone,cnc,bert,,,,,,3,,,,order 12
2027-01-06,slipped,cnc,bert,,,,2027-02-01,,,,,,spoed
2027-01-06,cancelled,cnc,bert,teach,,,,,,,,,
2027-01-06,decided,lassen,,,,,,,,baas,,hire,per mei
2027-01-06,note,,,,,,,,,,,,begonnen
"""
TOML = """\
plan = "mijn-plan"

[[sessions]]
topic = "cnc"
successor = "bert"
stage = "observe"
on = 2027-01-06
hours = 2.5
"""


def saved(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return path


def problems(folder: Path, name: str, content: str) -> list[str]:
    with pytest.raises(InvalidDataError) as caught:
        Progress.from_file(saved(folder, name, content))
    return [str(problem) for problem in caught.value.problems]


def test_a_table_has_a_line_per_event(tmp_path: Path) -> None:
    assert Progress.from_file(saved(tmp_path, "progress.csv", TABLE), plan="mijn-plan") == EXPECTED


def test_the_order_of_the_lines_makes_no_difference(tmp_path: Path) -> None:
    head, *lines = TABLE.splitlines()
    turned = "\n".join([head, *reversed(lines)])
    assert Progress.from_file(saved(tmp_path, "progress.csv", turned), plan="mijn-plan") == EXPECTED


def test_toml_has_the_fields_of_the_class_and_json_is_what_was_stored(tmp_path: Path) -> None:
    assert Progress.from_file(saved(tmp_path, "progress.toml", TOML)) == Progress(plan="mijn-plan").held("cnc", "bert", "observe", on=DAY, hours=2.5)
    assert Progress.from_file(saved(tmp_path, "progress.json", to_json(EXPECTED))) == EXPECTED


def test_only_the_columns_that_are_used_need_be_there(tmp_path: Path) -> None:
    short = "on,event,topic,person\n2027-01-06,alone,cnc,bert\n"
    assert Progress.from_file(saved(tmp_path, "progress.csv", short), plan="x") == Progress(plan="x").done_alone("cnc", "bert", on=DAY)


def test_every_fault_of_a_table_is_told_at_once_with_its_cell(tmp_path: Path) -> None:
    wrong = (
        "on,event,topic,person,stage,hours,level,by,evidence,note\n"
        "2027-01-06,held,cnc,bert,observe,,,,,\n"
        "2027-01-06,verified,cnc,bert,,2,3,anke,gezien,\n"
        "gisteren,held,cnc,bert,observe,2,,,,\n"
        "2027-01-06,gedaan,cnc,bert,,,,,,\n"
        "2027-01-06,note,,,,3,,,,begonnen\n"
        "2027-01-06,held,CNC,bert,observe,900,,,,\n"
    )
    found = problems(tmp_path, "progress.csv", wrong)
    cells = {cell for line in found for cell in re.findall(r"cell ([A-J][2-7])", line)}
    assert {"F2", "I3", "A4", "B5", "F6"} <= cells
    assert any("a line with held needs hours" in line for line in found)
    assert any("a line with verified has no hours; leave this cell empty" in line for line in found)


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert "there is no column" in problems(tmp_path, "progress.csv", "on,event,wie\n2027-01-06,note,x\n")[0]
    assert "line 1" in problems(tmp_path, "progress.toml", "plan = \n")[0]
    assert problems(tmp_path, "progress.toml", TOML.replace("2.5", '"veel"'))[0].startswith("progress.toml, line 8")
    assert "this is no file with progress" in problems(tmp_path, "progress.txt", "x")[0]
    with pytest.raises(InvalidDataError):
        Progress.from_file(tmp_path / "weg.csv")
    assert problems(tmp_path, "progress.csv", "")


@settings(deadline=None, max_examples=40)
@given(progress_of(PLAN), st.text(max_size=12), st.booleans())
def test_what_is_written_reads_the_same_or_is_refused(progress: Progress, said: str, decided: bool) -> None:  # noqa: FBT001 - drawn
    progress = progress.noted(f"x{said}", on=DAY, topic="meten")
    progress = progress.decided("meten", "hire", on=DAY, by="baas", note=f"x{said}") if decided else progress
    with TemporaryDirectory() as folder:
        for name, write in (("p.csv", progress_table), ("p.toml", progress_toml)):
            try:
                text = write(progress)
            except InvalidValueError:
                assert not said.isprintable() or said != said.strip()
                continue
            assert Progress.from_file(saved(Path(folder), name, text), plan=progress.plan) == progress


def test_a_table_is_written_with_a_line_per_event_by_day() -> None:
    lines = progress_table(EXPECTED.noted("later", on=DAY.replace(day=7))).splitlines()
    assert lines[0] == TABLE.splitlines()[0].replace(",", ";")
    assert sorted(lines[1:-1]) == sorted(line.replace(",", ";") for line in TABLE.splitlines()[1:])
    assert lines[-1].startswith("2027-01-07;note;")


def test_a_table_with_a_character_that_no_file_may_hold_is_not_written() -> None:
    with pytest.raises(InvalidValueError, match="the progress on p cannot be written so; keep it as JSON"):
        progress_table(Progress(plan="p").noted("x\0", on=DAY))


def test_what_would_read_differently_is_not_written() -> None:
    formula = Progress(plan="p").noted("=1+1", on=DAY)
    with pytest.raises(InvalidValueError, match="the progress on p cannot be written so; keep it as JSON"):
        progress_table(formula)
    assert "=1+1" in progress_toml(formula)
