"""A dossier folder that is right, to be damaged by the tests."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from strategies.advice import Shelves, shelves
from werkplekleren.advice import Dossier
from werkplekleren.errors import InvalidDataError, Problem
from werkplekleren.interop import read_dossier

HEAD = """\
id = "werkplaats"
language = "nl"
date = 2026-11-23

[firm]
name = "Werkplaats"
trade = "metaal"
people = 12

[question]
text = "Hoe houden we het vak?"
theme = "craft"

[knowledge]
level_scale = "quarter-circles"
assessed_on = 2026-11-02
assessor = "voorman"

[[measurements]]
questionnaire = "scan"
version = "1.0"
invited = { employee = 9, management = 2 }

[[moments]]
date = 2026-11-01
what = "Eerste gesprek"
kind = "intake"
instrument = "talk"
"""
PEOPLE = """\
id,name,role,learning_hours,absences,leaving_status,leaving_date
ann,Ann  de Wit,lasser,2.5,2027-02-01..2027-02-12|2027-05-03..2027-05-03,known,2028-02-01
bob,"Bob, jr.",,,,unknown,
cor,Cor,draaier,4,,,
"""
TOPICS = """\
id,title,criticality,required_level,prerequisites,teach
weld,Lassen,5,,turn,ja
turn,Draaien,2,2,,nee
plan,Plannen,,,weld|turn,
"""
LEVELS = """\
topic,ann,bob,cor
weld,4,0,-
turn,3,,3
plan,-,2,1
"""
CERTIFICATES = """\
id,person,title,issued_on,expires_on,required_for,permanent
vca,bob,VCA,2020-01-01,2030-01-01,weld|turn,
alu,ann,Lassen alu,,2027-01-01,weld,no
"""
EMPLOYEE = """\
id,group,answered_on,time-1,help-1,mentor,hours,since,forms,first,words
r2,Lassers,2026-10-02,4,n/a,ja,2.5,2020-01-01,course|talk,course,
r1,,,5,3,no,,,talk,,"Meer tijd, graag"
"""
MANAGEMENT = """\
id,time-1,help-1,mentor,hours,since,forms,first
m1,2,5,yes,40,,,
"""
FILES = {
    "dossier.toml": HEAD,
    "people.csv": PEOPLE,
    "topics.csv": TOPICS,
    "levels.csv": LEVELS,
    "certificates.csv": CERTIFICATES,
    "responses/scan.employee.csv": EMPLOYEE,
    "responses/scan.management.csv": MANAGEMENT,
}
TOOLBOX = shelves()


class Folder:
    """A folder in which a test writes files."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "responses").mkdir(parents=True)
        self.write(FILES)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            (self.path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a piece of a file that is there exactly once."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        self.write({name: text.replace(old, new)})

    def remove(self, *names: str) -> None:
        for name in names:
            (self.path / name).unlink()

    def read(self, toolbox: Shelves = TOOLBOX) -> Dossier:
        return read_dossier(self.path, toolbox)

    def problems(self, toolbox: Shelves = TOOLBOX) -> tuple[Problem, ...]:
        with pytest.raises(InvalidDataError) as caught:
            self.read(toolbox)
        return caught.value.problems

    def lines(self) -> list[str]:
        return [str(one) for one in self.problems()]

    def one(self) -> str:
        (only,) = self.lines()
        return only
