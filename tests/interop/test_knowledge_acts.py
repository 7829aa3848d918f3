"""Tables of requirements, exemptions, revocations and levels with their own evidence."""

from datetime import date

import pytest

from dossier_folder import Folder
from werkplekleren.retention import Exemption, KnowledgeMap, LevelHours, Mastery, Requirement, Revocation

REQUIREMENTS = """\
id,topic,people,level,role,site,shift,team,per
weld-each-shift,weld,2,4,lasser,Noord,,,site|shift
plan-all,plan,iedereen,,,,Vroeg,Staf,
"""
EXEMPTIONS = """\
person,topic,requirement,first,last,by,reason
bob,plan,plan-all,2027-01-01,2027-06-30,directie,Werkt op kantoor
ann,turn,,2026-01-01,,directie,
"""
REVOCATIONS = """\
person,topic,revoked_on,by,reason
ann,weld,2027-03-01,voorman,Lassen afgekeurd
"""
LONG = """\
person,topic,level,assessed_on,assessor,evidence,last_used_on
ann,weld,4,2026-05-01,chef,Proefstuk,2026-11-01
bob,weld,0,,,,
cor,weld,-,,,,
cor,turn,3,2026-05-01,,,
"""
PEOPLE = """\
id,name,site,shift,starts_on
ann,Ann,Noord,Vroeg,
bob,Bob,Zuid,Laat,2027-02-01
cor,Cor,,,
"""
TOPICS = """\
id,title,consequence_grade,replacement_grade,level_hours,task_type
weld,Lassen,5,4,2=16|3 = 40,accuracy
turn,Draaien,,,,
plan,Plannen,,,,
"""
FILES = {"requirements.csv": REQUIREMENTS, "exemptions.csv": EXEMPTIONS, "revocations.csv": REVOCATIONS}


@pytest.fixture(name="acts")
def _acts(folder: Folder) -> Folder:
    folder.write(FILES)
    return folder


def knowledge_of(folder: Folder) -> KnowledgeMap:
    knowledge = folder.read().knowledge
    assert knowledge is not None
    return knowledge


def test_requirements_exemptions_and_revocations_are_read(acts: Folder) -> None:
    knowledge = knowledge_of(acts)
    assert knowledge.requirements == (
        Requirement(id="plan-all", topic="plan", people=None, shift="Vroeg", team="Staf"),
        Requirement(id="weld-each-shift", topic="weld", people=2, level=4, role="lasser", site="Noord", per=("site", "shift")),
    )
    assert knowledge.exemptions == (
        Exemption(person="ann", topic="turn", first=date(2026, 1, 1), by="directie"),
        Exemption(
            person="bob",
            topic="plan",
            requirement="plan-all",
            first=date(2027, 1, 1),
            last=date(2027, 6, 30),
            by="directie",
            reason="Werkt op kantoor",
        ),
    )
    assert knowledge.revocations == (Revocation(person="ann", topic="weld", revoked_on=date(2027, 3, 1), by="voorman", reason="Lassen afgekeurd"),)


def test_the_order_of_their_rows_makes_no_difference(acts: Folder) -> None:
    before = acts.read()
    for name, content in FILES.items():
        header, *rows = content.splitlines()
        acts.write({name: "\n".join([header, *reversed(rows)])})
    assert acts.read() == before


def test_people_and_topics_carry_what_analysis_needs(folder: Folder) -> None:
    folder.write({"people.csv": PEOPLE, "topics.csv": TOPICS})
    knowledge = knowledge_of(folder)
    assert [(one.site, one.shift, one.starts_on) for one in knowledge.people] == [
        ("Noord", "Vroeg", None),
        ("Zuid", "Laat", date(2027, 2, 1)),
        ("", "", None),
    ]
    weld = knowledge.topic("weld")
    assert (weld.consequence_grade, weld.replacement_grade, weld.task_type) == (5, 4, "accuracy")
    assert weld.level_hours == (LevelHours(level=2, hours=16), LevelHours(level=3, hours=40))
    assert knowledge.topic("turn").task_type is None


def test_levels_may_stand_one_a_row_with_their_own_evidence(folder: Folder) -> None:
    folder.write({"levels.csv": LONG})
    assert knowledge_of(folder).mastery == (
        Mastery(
            person="ann",
            topic="weld",
            level=4,
            assessed_on=date(2026, 5, 1),
            assessor="chef",
            evidence="Proefstuk",
            last_used_on=date(2026, 11, 1),
        ),
        Mastery(person="bob", topic="weld", level=0, assessed_on=date(2026, 11, 2), assessor="voorman"),
        Mastery(person="cor", topic="weld", level=None, assessed_on=date(2026, 11, 2), assessor="voorman"),
        Mastery(person="cor", topic="turn", level=3, assessed_on=date(2026, 5, 1)),
    ), "day and assessor of the folder stand for those of a level that has neither"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("requirements.csv", "weld,2,4", "weld,twee,4", ", line 2, cell C2, people: not a whole number; found 'twee'"),
        ("requirements.csv", "weld,2,4", "weld,0,4", ", line 2, cell C2, people: Requirement.people must be a whole number from 1 to 1000"),
        ("requirements.csv", "weld,2,4", "weld,,4", ", line 2, cell C2, people: this cell must not be empty"),
        ("requirements.csv", "weld,2,4", "weld,2,9", ", line 2, cell D2, level: not a level; found '9'; expected 0 to 4"),
        ("requirements.csv", "shift,weld,2", "shift,wel,2", ", line 2, cell B2, topic: there is no topic 'wel'; did you mean 'weld'?"),
        ("requirements.csv", "site|shift", "site|dienst", ", line 2, cell I2, per: not one of the values of this column; found 'site|dienst'"),
        ("requirements.csv", "Vroeg,Staf,", "Vroeg,Staf,shift", ", line 3: requirement plan-all asks everybody, and cannot ask that per shift"),
        ("exemptions.csv", "bob,plan,", "bop,plan,", ", line 2, cell A2, person: there is no person 'bop'; did you mean 'bob'?"),
        ("exemptions.csv", "plan-all", "plan-alle", ", line 2, cell C2, requirement: there is no requirement 'plan-alle'; did you mean 'plan-all'?"),
        ("exemptions.csv", "bob,plan,", "bob,turn,", ", line 2, cell C2, requirement: the requirement plan-all is about plan"),
        ("exemptions.csv", "2027-06-30", "2026-06-30", ", line 2: the exemption of bob from plan ends (2026-06-30) before it starts"),
        ("exemptions.csv", "2026-01-01,,directie", "2026-01-01,,", ", line 3, cell F3, by: this cell must not be empty"),
        ("revocations.csv", "ann,weld", "ann,wel", ", line 2, cell B2, topic: there is no topic 'wel'; did you mean 'weld'?"),
        ("revocations.csv", "2027-03-01", "1-3-2027", ", line 2, cell C2, revoked_on: not a date"),
    ],
)  # fmt: skip
def test_one_fault_is_one_problem_with_its_place(acts: Folder, file: str, old: str, new: str, said: str) -> None:
    acts.change(file, old, new)
    assert acts.one().startswith(file + said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weld,4,", "weld,5,", ", line 2, cell C2, level: not a level; found '5'"),
        ("weld,4,", "weld,,", ", line 2, cell C2, level: this cell must not be empty"),
        ("cor,turn", "ann,weld", ", line 5, cell C5, level: this person already has a level on this topic; it is also on line 2"),
        ("cor,turn", "kor,turn", ", line 5, cell A5, person: there is no person 'kor'; did you mean 'cor'?"),
        ("2026-11-01", "gisteren", ", line 2, cell G2, last_used_on: not a date"),
    ],
)
def test_a_fault_in_a_row_of_levels_has_its_place(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write({"levels.csv": LONG})
    folder.change("levels.csv", old, new)
    assert folder.one().startswith("levels.csv" + said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2=16|", "2:16|", ", line 2, cell E2, level_hours: not a level with its hours; found '2:16|3 = 40'; expected a level and hours"),
        ("2=16|", "9=16|", ", line 2, cell E2, level_hours: not a level"),
        ("2=16|", "2=9999|", ", line 2, cell E2, level_hours: LevelHours.hours must be a whole number from 0 to 2000"),
        ("2=16|", "3=16|", ", line 2: Topic.level_hours must have each level once"),
    ],
)
def test_a_fault_in_the_hours_from_level_to_level_has_its_place(folder: Folder, old: str, new: str, said: str) -> None:
    folder.write({"topics.csv": TOPICS})
    folder.change("topics.csv", old, new)
    assert folder.one().startswith("topics.csv" + said)


def test_a_table_of_requirements_that_cannot_be_read_is_no_reason_to_blame_exemptions(acts: Folder) -> None:
    acts.write({"requirements.csv": "naam\nx\n"})
    assert {one.place.file for one in acts.problems()} == {"requirements.csv"}


def test_an_exemption_from_a_requirement_needs_that_requirement(acts: Folder) -> None:
    acts.remove("requirements.csv")
    assert acts.one().startswith("exemptions.csv, line 2, cell C2, requirement: there is no requirement 'plan-all'")
