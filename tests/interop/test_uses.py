"""The table of uses is a logbook: the last use of each level counts, and the order of its lines does not."""

from datetime import date

import pytest

from dossier_folder import Folder
from werkplekleren.retention import Mastery

TABLE = """\
person,topic,used_on
cor,turn,2026-03-01
ann,turn,2026-05-04
ann,turn,2026-09-14
ann,turn,2026-07-01
"""


def last_used(folder: Folder) -> dict[tuple[str, str], date]:
    knowledge = folder.read().knowledge
    assert knowledge is not None
    return {(cell.person, cell.topic): cell.last_used_on for cell in knowledge.mastery if cell.last_used_on is not None}


def test_the_last_use_of_each_level_counts(folder: Folder) -> None:
    folder.write({"uses.csv": TABLE})
    expected = {("ann", "turn"): date(2026, 9, 14), ("cor", "turn"): date(2026, 3, 1)}
    assert last_used(folder) == expected
    head, *lines = TABLE.splitlines()
    folder.write({"uses.csv": "\n".join([head, *reversed(lines)])})
    assert last_used(folder) == expected


def test_a_later_day_of_the_level_itself_stays(folder: Folder) -> None:
    folder.write({"levels.csv": "person,topic,level,last_used_on\nann,turn,3,2026-10-01\ncor,turn,2,2026-01-01\n", "uses.csv": TABLE})
    assert last_used(folder) == {("ann", "turn"): date(2026, 10, 1), ("cor", "turn"): date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cor,turn", "bop,turn", "line 2, cell A2, person: there is no person 'bop'; did you mean 'bob'?"),
        ("cor,turn", "cor,tun", "line 2, cell B2, topic: there is no topic 'tun'; did you mean 'turn'?"),
        ("2026-03-01", "1-3-2026", "line 2, cell C2, used_on: not a date"),
        ("cor,turn", "ann,plan", "line 2, cell B2, topic: this person has no level on this topic; fill in the level, or take this line out"),
        ("person,topic,used_on", "person,topic,on", "line 1, cell C1: there is no column 'on' in this table"),
        ("cor,turn", "cor,", "line 2, cell B2, topic: this cell must not be empty"),
    ],
)
def test_one_fault_is_told_with_its_place(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write({"uses.csv": TABLE})
    folder.change("uses.csv", old, new)
    assert f"uses.csv, {said}" in "\n".join(folder.lines())


def test_a_use_of_what_does_not_apply_has_no_level(folder: Folder) -> None:
    folder.write({"levels.csv": "person,topic,level\nann,turn,3\ncor,turn,-\n", "uses.csv": TABLE})
    assert "this person has no level on this topic" in folder.one()


def test_a_table_of_levels_that_cannot_be_read_is_not_blamed_on_the_uses(folder: Folder) -> None:
    folder.write({"levels.csv": b"\xff", "uses.csv": TABLE})
    assert [one.place.file for one in folder.problems()] == ["levels.csv"]
    folder.remove("levels.csv")
    assert [one.code for one in folder.problems()] == ["use-without-level"] * 4


def test_a_use_can_be_noted_on_a_map(folder: Folder) -> None:
    knowledge = folder.read().knowledge
    assert knowledge is not None
    noted = knowledge.with_use("ann", "turn", date(2026, 9, 1)).with_use("ann", "turn", date(2026, 8, 1))
    (cell,) = [one for one in noted.mastery if (one.person, one.topic) == ("ann", "turn")]
    assert isinstance(cell, Mastery)
    assert cell.last_used_on == date(2026, 9, 1)
    assert [one for one in noted.mastery if one != cell] == [one for one in knowledge.mastery if (one.person, one.topic) != ("ann", "turn")]
