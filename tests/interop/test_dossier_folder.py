"""A folder becomes a dossier, or one error with everything that is wrong, each with file and place."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from dossier_folder import Folder
from strategies.advice import EMPLOYEE, MANAGEMENT, QUESTIONNAIRE, SCAN, response, shelves
from strategies.retention import SCALE
from werkplekleren._base.ids import Identifier, Version
from werkplekleren.advice import Dossier
from werkplekleren.errors import InvalidDataError, UnsupportedVersionError
from werkplekleren.interop import read_dossier
from werkplekleren.retention import Absence, Leaving


def test_a_sound_folder_is_read_whole(folder: Folder) -> None:
    dossier = folder.read()
    knowledge = dossier.knowledge
    assert knowledge is not None
    assert [one.name for one in knowledge.people] == ["Ann  de Wit", "Bob, jr.", "Cor"], "names keep their spelling"
    ann, bob, cor = knowledge.people
    assert ann.leaving == Leaving(status="known", date=date(2028, 2, 1))
    assert ann.absences == (
        Absence(first=date(2027, 2, 1), last=date(2027, 2, 12)),
        Absence(first=date(2027, 5, 3), last=date(2027, 5, 3)),
    )
    assert (ann.learning_hours, bob.learning_hours, cor.learning_hours) == (2.5, 2, 4)
    assert (bob.leaving.status, cor.leaving.status) == ("unknown", "not-foreseen")
    assert knowledge.topic("plan").prerequisites == ("weld", "turn")
    assert knowledge.topic("plan").criticality is None
    assert (knowledge.topic("weld").teach, knowledge.topic("turn").required_level) == (True, 2)
    assert knowledge.level("bob", "turn") is None
    assert knowledge.applies("bob", "turn"), "an empty cell is not known"
    assert not knowledge.applies("cor", "weld"), "a dash is: not for this person"
    assert {(one.assessed_on, one.assessor) for one in knowledge.mastery} == {(date(2026, 11, 2), "voorman")}
    assert knowledge.title == "Werkplaats"
    assert [one.id for one in knowledge.certificates] == ["alu", "vca"]
    assert dossier.moments[0].instrument == "talk"


def test_answers_are_read_by_the_kind_of_their_item(folder: Folder) -> None:
    first, second, third = folder.read().responses
    assert first.answers == {"time-1": 5, "help-1": 3, "mentor": False, "forms": ("talk",), "words": "Meer tijd, graag"}
    assert second.answers == {
        "time-1": 4,
        "help-1": "n/a",
        "mentor": True,
        "hours": 2.5,
        "since": "2020-01-01",
        "forms": ("course", "talk"),
        "first": "course",
    }
    assert (second.id, second.group, second.answered_on) == ("r2", "Lassers", date(2026, 10, 2))
    assert (first.group, first.answered_on, first.version) == (None, None, "1.0")
    assert (third.perspective, third.answers["hours"]) == (MANAGEMENT, 40)


def test_answer_times_are_read_where_a_table_has_them(folder: Folder) -> None:
    table = (folder.path / "responses/scan.management.csv").read_text(encoding="utf-8")
    header, row = table.splitlines()
    folder.write({"responses/scan.management.csv": f"{header},seconds\n{row},240\n"})
    assert [one.seconds for one in folder.read().responses] == [None, None, 240]


def test_the_order_of_rows_makes_no_difference_where_it_has_no_meaning(folder: Folder) -> None:
    before = folder.read()
    for name in ("levels.csv", "certificates.csv", "responses/scan.employee.csv"):
        header, *rows = (folder.path / name).read_text(encoding="utf-8").splitlines()
        folder.write({name: "\n".join([header, *reversed(rows)])})
    assert folder.read() == before


@pytest.mark.parametrize("name", ["people.csv", "topics.csv", "levels.csv", "responses/scan.employee.csv"])
def test_semicolons_a_byte_order_mark_windows_line_ends_and_empty_lines_make_no_difference(folder: Folder, name: str) -> None:
    before = folder.read()
    text = (folder.path / name).read_text(encoding="utf-8").replace(",", ";").replace("Bob; jr.", "Bob, jr.").replace("tijd; graag", "tijd, graag")
    width = text.split("\n", 1)[0].count(";")
    folder.write({name: b"\xef\xbb\xbf" + (text + "\n" + ";" * width + "\n").replace("\n", "\r\n").encode()})
    assert folder.read() == before


def test_folder_json_and_back_is_exact(folder: Folder, tmp_path: Path) -> None:
    dossier = folder.read()
    text = dossier.to_json(indent=2)
    assert Dossier.from_json(text) == dossier
    file = tmp_path / "elsewhere.json"
    file.write_text(text, encoding="utf-8")
    assert Dossier.from_folder(file, shelves()) == dossier
    folder.write({"dossier.json": text})
    folder.remove("people.csv")
    assert folder.read() == dossier, "one whole document stands for all other files"


def test_the_map_and_responses_may_be_json(folder: Folder) -> None:
    before = folder.read()
    assert before.knowledge is not None
    folder.remove("people.csv", "topics.csv", "levels.csv", "certificates.csv", "responses/scan.employee.csv")
    folder.write({"knowledge.json": before.knowledge.to_json()})
    folder.write({f"responses/{one.id}.json": one.to_json() for one in before.responses if one.perspective == EMPLOYEE})
    assert folder.read() == before


def test_only_the_head_is_needed(folder: Folder) -> None:
    folder.remove("people.csv", "topics.csv", "levels.csv", "certificates.csv", "responses/scan.employee.csv", "responses/scan.management.csv")
    (folder.path / "responses").rmdir()
    dossier = folder.read()
    assert (dossier.knowledge, dossier.responses) == (None, ())


def test_levels_and_certificates_may_be_left_out(folder: Folder) -> None:
    folder.remove("levels.csv", "certificates.csv")
    knowledge = folder.read().knowledge
    assert knowledge is not None
    assert (len(knowledge.people), knowledge.mastery, knowledge.certificates) == (3, (), ())


def test_the_title_and_scale_of_the_map_may_be_given(folder: Folder) -> None:
    folder.change("dossier.toml", 'level_scale = "quarter-circles"', 'title = "Wie kan wat"')
    knowledge = folder.read().knowledge
    assert knowledge is not None
    assert (knowledge.title, knowledge.scale) == ("Wie kan wat", SCALE)


def test_files_of_other_sorts_are_left_alone(folder: Folder) -> None:
    folder.write({"README.md": "x", "notes.txt": "x", "responses/.hidden": "x", "responses/~lock": "x", "responses/README.md": "x"})
    assert folder.read().id == "werkplaats"


def test_ten_faults_over_five_files_are_listed_exactly(folder: Folder) -> None:
    folder.change("dossier.toml", "people = 12", "people = 0")
    folder.change("dossier.toml", 'theme = "craft"', 'thema = "craft"')
    folder.change("people.csv", "2028-02-01", "straks")
    folder.change("people.csv", "draaier,4", "draaier,een")
    folder.change("topics.csv", "weld|turn", "weld|turm")
    folder.change("levels.csv", "turn,3,,3", "turn,3,,7")
    folder.change("levels.csv", "plan,-", "plam,-")
    folder.change("responses/scan.employee.csv", "r2,Lassers,2026-10-02,4", "r2,Lassers,2026-10-02,6")
    folder.change("responses/scan.employee.csv", ",2.5,", ',"2,5",')
    folder.change("responses/scan.employee.csv", "r1,,,5", "cor,,,5")
    before = {path: path.read_bytes() for path in folder.path.rglob("*.*")}
    problems = folder.problems()
    assert [(one.place.file, one.place.line, one.place.cell, one.place.path) for one in problems] == [
        ("dossier.toml", 8, None, "firm.people"),
        ("dossier.toml", 12, None, "question.thema"),
        ("people.csv", 2, "G2", "leaving_date"),
        ("people.csv", 4, "D4", "learning_hours"),
        ("topics.csv", 4, "E4", "prerequisites"),
        ("levels.csv", 3, "D3", "cor"),
        ("levels.csv", 4, "A4", "topic"),
        ("responses/scan.employee.csv", 2, "D2", "time-1"),
        ("responses/scan.employee.csv", 2, "G2", "hours"),
        ("responses/scan.employee.csv", 3, "A3", "id"),
    ]
    lines = [str(one) for one in problems]
    assert lines[2] == ("people.csv, line 2, cell G2, leaving_date: not a date; found 'straks'; expected a date as YYYY-MM-DD, such as 2027-03-01")
    assert "did you mean 'turn'?" in lines[4]
    assert "did you mean 'plan'?" in lines[6]
    assert "a whole number from 1 to 5" in lines[7]
    assert "write a point: 2.5" in lines[8]
    assert {path: path.read_bytes() for path in folder.path.rglob("*.*")} == before


def test_every_fault_of_one_row_is_told_at_once(folder: Folder) -> None:
    folder.change("people.csv", "ann,Ann  de Wit,lasser,2.5,", "Ann,Ann  de Wit,lasser,veel,")
    folder.change("people.csv", ",known,2028-02-01", ",known,")
    folder.change("people.csv", "bob,", "Bob,")
    folder.change("people.csv", ",unknown,", ",unknwon,2028-02-01")
    folder.change("topics.csv", "weld,Lassen,5,", "Weld,Lassen,x,")
    folder.change("certificates.csv", "vca,bob,VCA,2020-01-01", "VCA,bob,VCA,toen")
    folder.change("responses/scan.employee.csv", "r2,Lassers,2026-10-02,4", "r2,Lassers,vandaag,6")
    assert [(one.place.file, one.place.cell, one.code) for one in folder.problems()] == [
        ("people.csv", "A2", "invalid-value"),
        ("people.csv", "D2", "not-a-number"),
        ("people.csv", "G2", "leaving-date"),
        ("people.csv", "A3", "invalid-value"),
        ("people.csv", "F3", "unknown-choice"),
        ("topics.csv", "A2", "invalid-value"),
        ("topics.csv", "C2", "not-a-whole-number"),
        ("certificates.csv", "A2", "invalid-value"),
        ("certificates.csv", "D2", "not-a-date"),
        ("responses/scan.employee.csv", "C2", "not-a-date"),
        ("responses/scan.employee.csv", "D2", "outside-scale"),
    ]


@pytest.mark.parametrize(("target", "reason"), [("nowhere.csv", "No such file or directory"), ("levels.csv", "Too many levels of symbolic links")])
def test_a_link_that_leads_nowhere_is_not_left_out_silently(folder: Folder, target: str, reason: str) -> None:
    folder.remove("levels.csv")
    (folder.path / "levels.csv").symlink_to(target)
    assert folder.one() == f"levels.csv: this file cannot be read; found {reason}"


def test_a_suffix_in_capitals_is_not_left_out_silently(folder: Folder) -> None:
    (folder.path / "levels.csv").rename(folder.path / "levels.CSV")
    assert folder.one() == "levels.CSV: this file has no place in a dossier; did you mean 'levels.csv'?"


def test_a_dossier_may_be_named_by_its_first_file(folder: Folder) -> None:
    assert read_dossier(folder.path / "dossier.toml", shelves()) == folder.read()


def test_a_folder_without_a_name_of_its_own_is_called_by_its_real_name(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.change("people.csv", "ann,", "Ann,")
    monkeypatch.chdir(folder.path)
    with pytest.raises(InvalidDataError, match="the dossier werkplaats has problems"):
        read_dossier(".", shelves())


def test_the_error_itself_names_the_folder_and_lists_all(folder: Folder) -> None:
    folder.change("dossier.toml", "people = 12", "people = 0")
    folder.change("levels.csv", "turn,3", "turn,9")
    with pytest.raises(InvalidDataError) as caught:
        folder.read()
    first, *rest = str(caught.value).splitlines()
    assert first == "the dossier werkplaats has problems"
    assert [one.split(",")[0] for one in rest] == ["- dossier.toml", "- levels.csv"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidDataError, match=r"nergens: there is no such file or folder"):
        read_dossier(tmp_path / "nergens", shelves())


def test_a_mistake_in_toml_has_its_line(folder: Folder) -> None:
    folder.change("dossier.toml", "people = 12", "people = twaalf")
    assert folder.one().startswith("dossier.toml, line 8: this is not TOML")


def test_without_a_head_the_rest_is_still_checked(folder: Folder) -> None:
    folder.remove("dossier.toml")
    folder.change("levels.csv", "turn,3", "turn,9")
    folder.change("people.csv", "cor,Cor", "cor,")
    lines = folder.lines()
    assert [one.split(":")[0] for one in lines] == ["dossier.toml", "people.csv, line 4, cell B4, name", "levels.csv, line 3, cell B3, ann"]


def test_a_head_that_is_no_text_is_one_problem(folder: Folder) -> None:
    folder.write({"dossier.toml": b"id = \xff"})
    assert folder.one().startswith("dossier.toml, line 1: this file is not text in UTF-8")


def test_the_head_names_things_that_are_in_the_toolbox(folder: Folder) -> None:
    folder.change("dossier.toml", '"quarter-circles"', '"quarter-circle"')
    folder.change("dossier.toml", "management = 2", "managment = 2")
    folder.change("dossier.toml", '"talk"', '"talks"')
    assert folder.lines() == [
        "dossier.toml, line 15, knowledge.level_scale: there is no level scale 'quarter-circle'; did you mean 'quarter-circles'?",
        "dossier.toml, line 22, measurements[0].invited: there is no perspective 'managment'; did you mean 'management'?",
        "dossier.toml, line 28, moments[0].instrument: there is no instrument 'talks'; did you mean 'talk'?",
    ]


def test_a_scale_of_diplomas_makes_no_knowledge_map(folder: Folder) -> None:
    grades = attrs.evolve(SCALE, purpose="qualification", supervised=0, independent=0, teaching=0)
    (problem,) = folder.problems(attrs.evolve(shelves(), level_scales={SCALE.id: grades}))
    assert str(problem) == (
        "dossier.toml, line 15, knowledge.level_scale: the level scale quarter-circles grades diplomas, not what somebody can do; "
        "choose a level scale with thresholds"
    )


def test_more_answers_than_people_who_were_asked_is_a_problem(folder: Folder) -> None:
    folder.change("dossier.toml", "employee = 9", "employee = 1")
    assert folder.one().startswith("dossier.toml, line 22, measurements[0].invited.employee: 2 people answered, more than were asked; found 1")


def test_a_measurement_with_an_unknown_questionnaire_is_one_problem(folder: Folder) -> None:
    folder.change("dossier.toml", '"scan"', '"skan"')
    for name in ("employee", "management"):
        (folder.path / f"responses/scan.{name}.csv").rename(folder.path / f"responses/skan.{name}.csv")
    assert folder.one() == "dossier.toml, line 20, measurements[0].questionnaire: there is no questionnaire 'skan'; did you mean 'scan'?"


def test_answers_to_another_version_are_one_problem(folder: Folder) -> None:
    folder.change("dossier.toml", 'version = "1.0"', 'version = "2.1"')
    folder.write({"responses/r9.json": attrs.evolve(response("r9"), version=Version("2.1")).to_json()})
    assert folder.one() == (
        "dossier.toml, line 21, measurements[0].version: the toolbox has no such version of this questionnaire, but it has: 1.0; found 2.1"
    )


def test_a_map_that_is_there_twice_is_refused(folder: Folder) -> None:
    knowledge = folder.read().knowledge
    assert knowledge is not None
    folder.write({"knowledge.json": knowledge.to_json()})
    assert folder.one() == "knowledge.json: the knowledge map is there twice: here and in people.csv; keep one of them"


def test_a_map_in_json_is_checked_and_keeps_people_out_of_answers(folder: Folder) -> None:
    knowledge = folder.read().knowledge
    assert knowledge is not None
    folder.remove("people.csv", "topics.csv", "levels.csv", "certificates.csv")
    folder.change("responses/scan.employee.csv", "r1,", "COR,")
    folder.write({"knowledge.json": knowledge.to_json()})
    assert folder.one().startswith("responses/scan.employee.csv, line 3, cell A3, id: answers may not carry the id or name of a person; found 'COR'")
    folder.write({"knowledge.json": knowledge.to_json().replace('"level":4', '"level":"4"')})
    assert [one.place.file for one in folder.problems()] == ["knowledge.json"]


def test_tables_that_the_others_need_must_be_there(folder: Folder) -> None:
    folder.remove("people.csv", "topics.csv")
    assert [one.split(";")[0] for one in folder.lines()] == ["people.csv: this file is missing", "topics.csv: this file is missing"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("peopel.csv", "peopel.csv: this file has no place in a dossier; did you mean 'people.csv'"),
        ("zz.json", "zz.json: this file has no place in a dossier; remove it or give it another suffix"),
        ("responses/scan.xlsx", "responses/scan.xlsx: this file is not a table of answers; save answers as <questionnaire>.<perspective>.csv"),
        ("responses/scan.csv", "responses/scan.csv: the name of this file must be <questionnaire>.<perspective>.csv"),
        ("responses/skan.employee.csv", "responses/skan.employee.csv: there is no questionnaire 'skan'; did you mean 'scan'?"),
        ("responses/scan.employees.csv", "responses/scan.employees.csv: there is no perspective 'employees'; did you mean 'employee'?"),
    ],
)
def test_a_file_without_a_place_is_named(folder: Folder, name: str, said: str) -> None:
    folder.write({name: "x"})
    assert folder.one().startswith(said)


def test_a_response_in_json_is_checked_like_a_row(folder: Folder) -> None:
    folder.write(
        {
            "responses/a.json": attrs.evolve(response("r8"), answers={"time-1": 9}).to_json(),
            "responses/b.json": attrs.evolve(response("r9"), questionnaire=Identifier("skan")).to_json(),
            "responses/c.json": response("cor", group="Ann de Wit").to_json(),
            "responses/d.json": "{}",
            "responses/e.json": response("r1").to_json(),
        }
    )
    assert [(one.place.file, one.place.path, one.code) for one in folder.problems()] == [
        ("responses/a.json", "answers.time-1", "outside-scale"),
        ("responses/b.json", "questionnaire", "unknown-name"),
        ("responses/c.json", "id", "personal"),
        ("responses/c.json", "group", "personal"),
        ("responses/d.json", None, "no-envelope"),
        ("responses/scan.employee.csv", "id", "duplicate"),
    ]


def test_a_whole_document_is_checked_against_the_toolbox(folder: Folder) -> None:
    good = folder.read()
    wrong = attrs.evolve(
        good,
        responses=(
            *good.responses,
            attrs.evolve(response("r9"), answers={"time-1": 9}),
            attrs.evolve(response("x"), questionnaire=Identifier("skan")),
        ),
        moments=(attrs.evolve(good.moments[0], instrument=Identifier("talks")),),
        measurements=(attrs.evolve(good.measurements[0], invited={"employee": 2}),),
    )
    folder.write({"dossier.json": wrong.to_json()})
    assert [(one.place.file, one.place.path) for one in folder.problems()] == [
        ("dossier.json", "responses[3].answers.time-1"),
        ("dossier.json", "responses[4].questionnaire"),
        ("dossier.json", "measurements[0].invited.employee"),
        ("dossier.json", "moments[0].instrument"),
    ]


def test_a_whole_document_that_cannot_be_read_says_why(folder: Folder) -> None:
    text = folder.read().to_json()
    folder.write({"dossier.json": text.replace('"format":1', '"format":7').replace('"format": 1', '"format": 7')})
    with pytest.raises(UnsupportedVersionError):
        folder.read()
    folder.write({"dossier.json": b"\xff"})
    assert folder.one().startswith("dossier.json, line 1: this file is not text in UTF-8")
    folder.write({"dossier.json": "{"})
    assert [one.place.file for one in folder.problems()] == ["dossier.json"]


def test_a_link_out_of_the_folder_is_not_followed(folder: Folder, tmp_path: Path) -> None:
    outside = tmp_path / "geheim.csv"
    outside.write_text("id,name\nann,Ann\n", encoding="utf-8")
    folder.remove("people.csv")
    (folder.path / "people.csv").symlink_to(outside)
    assert folder.lines()[0].startswith("people.csv: this is a link to a file outside the folder")


def test_a_file_that_cannot_be_opened_is_named(folder: Folder) -> None:
    folder.remove("levels.csv")
    (folder.path / "levels.csv").mkdir()
    assert folder.one() == "levels.csv: this file cannot be read; found Is a directory"


def test_a_file_that_is_too_large_is_refused(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werkplekleren.interop.files.LARGEST", 60)
    folder.remove("people.csv", "topics.csv", "levels.csv", "certificates.csv", "responses/scan.employee.csv", "responses/scan.management.csv")
    assert folder.one() == "dossier.toml: this file is larger than 16 MiB; split it or leave out what does not belong"


def test_a_nul_character_is_refused(folder: Folder) -> None:
    folder.change("people.csv", "lasser", "las\0ser")
    assert folder.lines()[0].startswith("people.csv, line 2: there is a NUL character in this file")


def test_the_answers_of_a_questionnaire_without_measurement_are_read(folder: Folder) -> None:
    text = (folder.path / "dossier.toml").read_text(encoding="utf-8")
    start, end = text.index("[[measurements]]"), text.index("[[moments]]")
    folder.write({"dossier.toml": text[:start] + text[end:]})
    assert len(folder.read().responses) == 3
    assert QUESTIONNAIRE.id == SCAN
