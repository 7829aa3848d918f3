"""The logbook of a plan as a table, as TOML and as JSON: one way of saying each thing, every fault with its cell."""

import re
from datetime import date
from pathlib import Path

import pytest

from werkplekleren.errors import InvalidDataError
from werkplekleren.retention import Progress
from werkplekleren.serialization import to_json

DAY = date(2027, 1, 6)
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
    path.write_text(content, encoding="utf-8")
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
