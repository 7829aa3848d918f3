"""Tables of the knowledge map and of answers: each wrong cell is named by file, line, cell and column."""

import pytest

from dossier_folder import Folder

STAFF = "responses/scan.employee.csv"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("people.csv", "ann,Ann", "Ann!,Ann", ", line 2, cell A2, id: Person.id must be an id"),
        ("people.csv", "cor,Cor", "bob,Cor", ", line 4, cell A4, id: 'bob' is in this column twice; it is also on line 3"),
        ("people.csv", "cor,Cor", ",Cor", ", line 4, cell A4, id: this cell must not be empty"),
        ("people.csv", "draaier,4", "draaier,99", ", line 4, cell D4, learning_hours: Person.learning_hours must be a number from 0 to 60"),
        ("people.csv", "known,2028", "gone,2028", ", line 2, cell F2, leaving_status: not one of the values of this column; found 'gone'"),
        ("people.csv", "known,2028-02-01", "known,", ", line 2, cell G2, leaving_date: the status known needs a leaving date"),
        ("people.csv", "unknown,", "unknown,2028-01-01", ", line 3, cell F3, leaving_status: a leaving date needs the status known or expected"),
        ("people.csv", "2027-02-01..", "2027-02-13..", ", line 2, cell E2, absences: Absence.last (2027-02-12) is before"),
        ("people.csv", "2027-02-01..", "2027-02-01-", ", line 2, cell E2, absences: not a first and a last day"),
        ("people.csv", "cor,Cor", "cor,=A1", ", line 4, cell B4, name: this cell holds a formula"),
        ("topics.csv", "Draaien,2", "Draaien,6", ", line 3, cell C3, criticality: Topic.criticality must be a whole number from 1 to 5"),
        ("topics.csv", "Draaien,2,2", "Draaien,2,9", ", line 3, cell D3, required_level: not a level; found '9'; expected 0 to 4"),
        ("topics.csv", "2,2,,nee", "2,2,plan,nee", ", line 4, cell E4, prerequisites: these topics are each other's prerequisites: plan -> turn"),
        ("topics.csv", "2,2,,nee", "2,2,turn,nee", ", line 3: topic turn cannot be its own prerequisite"),
        ("topics.csv", "turn,ja", "turn,soms", ", line 2, cell F2, teach: neither yes nor no; found 'soms'"),
        ("topics.csv", "teach", "teech", ", line 1, cell F1: there is no column 'teech' in this table; did you mean 'teach'?"),
        ("levels.csv", "turn,3", "turn,x", ", line 3, cell B3, ann: not a level; found 'x'; expected a level from 0 to 4, - (not for this person)"),
        ("levels.csv", "plan,-", ",-", ", line 4, cell A4, topic: this cell must not be empty"),
        ("levels.csv", "plan,-", "turn,-", ", line 4, cell A4, topic: 'turn' is in this column twice"),
        ("levels.csv", "topic,ann,bob,cor", "topic,ann,bob,core", ", line 1, cell D1: there is no column 'core' in this table; did you mean 'cor'?"),
        ("certificates.csv", "vca,bob", "vca,bop", ", line 2, cell B2, person: there is no person 'bop'; did you mean 'bob'?"),
        ("certificates.csv", "weld|turn", "weld|tun", ", line 2, cell F2, required_for: there is no topic 'tun'; did you mean 'turn'?"),
        ("certificates.csv", "2030-01-01", "2010-01-01", ", line 2: certificate vca expires before it was issued"),
        ("certificates.csv", "alu,ann", "alu,", ", line 3, cell B3, person: this cell must not be empty"),
        ("certificates.csv", "person,title", "persoon,title", ", line 1, cell B1: there is no column 'persoon' in this table"),
        (STAFF, "mentor", "mentr", ", line 1, cell F1: there is no column 'mentr' in this table; did you mean 'mentor'?"),
        (STAFF, "n/a,ja", "n/a,misschien", ", line 2, cell F2, mentor: neither yes nor no"),
        (STAFF, "n/a,ja", "nvt,ja", ", line 2, cell E2, help-1: not a whole number; found 'nvt'"),
        (STAFF, ",2.5,", ",41,", ", line 2, cell G2, hours: the answer lies outside the bounds; found 41"),
        (STAFF, "course|talk", "course|walk", ", line 2, cell I2, forms: there is no such choice"),
        (STAFF, "r1,,,5", "r1,,,", ", line 3, cell D3, time-1: this item must be answered"),
        (STAFF, "r1,,,5", "r1,,,vijf", ", line 3, cell D3, time-1: not a whole number"),
        (STAFF, "5,3,no", "5,1,no", ", line 3, cell K3, words: this item was answered but not shown"),
        (STAFF, "r1,,", "r2,,", ", line 3, cell A3, id: 'r2' is in this column twice"),
        (STAFF, "Lassers", "BOB", ", line 2, cell B2, group: answers may not carry the id or name of a person"),
        (STAFF, "r1,,", "ann DE wit,,", ", line 3, cell A3, id: answers may not carry the id or name"),
        (STAFF, "2026-10-02", "2-10-2026", ", line 2, cell C2, answered_on: not a date"),
    ],
)  # fmt: skip
def test_one_fault_is_one_problem_with_its_place(folder: Folder, file: str, old: str, new: str, said: str) -> None:
    folder.change(file, old, new)
    assert folder.one().startswith(file + said)


def test_a_column_that_must_be_there_is_missed_once(folder: Folder) -> None:
    """Not in every row, and other tables are not blamed for it."""
    text = (folder.path / "responses/scan.management.csv").read_text(encoding="utf-8")
    folder.write({"responses/scan.management.csv": "\n".join(line.partition(",")[2] for line in text.splitlines())})
    assert folder.one() == "responses/scan.management.csv, line 1: the column 'id' is missing"
    folder.write({"responses/scan.management.csv": "id,time-1\nm1,2\n"})
    assert [one.code for one in folder.problems()] == ["missing-column"] * 6


def test_a_table_that_cannot_be_read_is_no_reason_to_blame_the_others(folder: Folder) -> None:
    folder.write({"people.csv": 'id,name\nann,"Ann\n'})
    assert [one.place.file for one in folder.problems()] == ["people.csv"]
    folder.write({"people.csv": "naam\nAnn\n", "topics.csv": b"\xff"})
    assert sorted({one.place.file or "" for one in folder.problems()}) == ["people.csv", "topics.csv"]


def test_a_row_with_a_fault_still_counts_as_a_person(folder: Folder) -> None:
    folder.change("people.csv", "draaier,4", "draaier,vier")
    folder.change("topics.csv", "Draaien,2", "Draaien,twee")
    assert len(folder.problems()) == 2


def test_a_long_cell_is_quoted_short(folder: Folder) -> None:
    folder.change("people.csv", "known,2028-02-01", "known," + "9" * 200)
    assert "9…'" in folder.one()


def test_a_leaving_date_without_its_status_column(folder: Folder) -> None:
    folder.write({"people.csv": "id,name,leaving_date\nann,Ann,2028-01-01\nbob,Bob,\ncor,Cor,\n"})
    assert folder.one().startswith("people.csv, line 2, cell C2, leaving_date: a leaving date needs the status known or expected")
