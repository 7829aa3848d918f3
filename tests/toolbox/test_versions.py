"""Several versions of a questionnaire stand side by side, and migrations lead from the earlier ones to the newest."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from toolbox.building import MANIFEST, QUESTIONNAIRE, whole, written
from werkplekleren import InvalidContentError, MigrationError, Response, Toolbox, UnknownNameError, UnknownVersionError
from werkplekleren._base.ids import Identifier, Version
from werkplekleren.assessments import Answer
from werkplekleren.toolbox import check, warnings
from werkplekleren.toolbox.stack import Stack

RETIRED = '\n[retired]\non = 2027-09-01\nsuccessor = "{version}"\n'
NEWEST = QUESTIONNAIRE.replace('version = "1.0"', 'version = "2.0"').replace('id = "hulp"', 'id = "steun"').replace('"hulp"}', '"steun"}')
FIRST = QUESTIONNAIRE + RETIRED.format(version="2.0")
MIGRATION = """\
questionnaire = "peiling"
old = "1.0"
new = "2.0"
why = "Hulp was te vaag."

[[steps]]
kind = "renamed"
item = "hulp"
to = "steun"
"""


def with_files(folder: Path, files: dict[str, str], *, newest: str = NEWEST, without: tuple[str, ...] = ()) -> Path:
    """A toolbox with two versions and a migration, and these files below `questionnaires/peiling` changed, added or left out."""
    whole(folder, questionnaires__peiling=newest)
    kept = {"1.0": FIRST, "1.0-to-2.0": MIGRATION} | files
    return written(folder, {f"questionnaires/peiling/{name}.toml": text for name, text in kept.items() if name not in without})


def response(version: str = "1.0", questionnaire: str = "peiling", **answers: Answer) -> Response:
    return Response(
        questionnaire=Identifier(questionnaire), version=Version(version), id="r1", perspective=Identifier("employee"), answers=dict(answers)
    )


def told(folder: Path) -> list[str]:
    """What `check` says, each problem as a line."""
    return [str(problem) for problem in check(folder)]


# Looking up.


def test_newest_version_is_the_one_by_id_and_an_earlier_one_is_asked_for_by_its_version(tmp_path: Path) -> None:
    shelf = Toolbox.load(with_files(tmp_path, {})).questionnaires
    assert list(shelf) == ["peiling"]
    assert shelf["peiling"].version == "2.0"
    assert shelf.versions("peiling") == ("1.0", "2.0")
    assert [item.id for item in shelf.version("peiling", "1.0").items] == ["tijd", "hulp"]
    assert shelf.version("peiling", "2.0") is shelf["peiling"]
    assert shelf.version("peiling", "1.0") is shelf.version("peiling", "1.0")


def test_file_of_an_earlier_version_is_read_when_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = Stack.read

    def counted(self: Stack, kind: object, name: str) -> object:
        read.append(name)
        return original(self, kind, name)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - handed on as it came

    monkeypatch.setattr(Stack, "read", counted)
    shelf = Toolbox.load(with_files(tmp_path, {})).questionnaires
    assert (shelf.versions("peiling"), read) == (("1.0", "2.0"), [])
    _ = shelf["peiling"], shelf.version("peiling", "1.0"), shelf.version("peiling", "1.0")
    assert read == ["peiling", "peiling/1.0"]


def test_unknown_version_names_those_that_there_are(tmp_path: Path) -> None:
    shelf = Toolbox.load(with_files(tmp_path, {})).questionnaires
    asks: tuple[Callable[[], object], ...] = (
        lambda: shelf.version("peiling", "3.0"),
        lambda: shelf.answered("peiling", "3.0"),
        lambda: shelf.of(response("3.0")),
    )
    for ask in asks:
        with pytest.raises(UnknownVersionError, match=r"there is no version 3\.0 of 'peiling'; there are: 1\.0, 2\.0") as caught:
            ask()
        assert (caught.value.questionnaire, caught.value.name, caught.value.known) == ("peiling", "3.0", ("1.0", "2.0"))
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes
    for lookup in (shelf.versions, shelf.migrations):
        with pytest.raises(UnknownNameError, match="did you mean 'peiling'"):
            lookup("peilng")


def test_response_is_scored_by_the_version_it_answered(tmp_path: Path) -> None:
    shelf = Toolbox.load(with_files(tmp_path, {})).questionnaires
    old, new = response("1.0", tijd=2, hulp=1), response("2.0", tijd=2, steun=1)
    assert [shelf.of(one).score(one).version for one in (old, new)] == ["1.0", "2.0"]
    # a minor version changes words only: one that was not kept is scored by another of its major
    assert shelf.of(response("1.4", tijd=2)).version == "1.0"
    assert Toolbox.builtin().questionnaires.versions("leercultuurscan") == (Toolbox.builtin().questionnaires["leercultuurscan"].version,)


# Migrating.


def test_response_is_migrated_to_the_newest_version(tmp_path: Path) -> None:
    shelf = Toolbox.load(with_files(tmp_path, {})).questionnaires
    assert [(one.old, one.new) for one in shelf.migrations("peiling")] == [("1.0", "2.0")]
    for _ in range(2):
        migrated = shelf.migrate(response(tijd=2, hulp=1))
        assert migrated.response.answers == {"tijd": 2, "steun": 1}
        assert shelf["peiling"].score(migrated.response).answered_version == "1.0"
    assert shelf.migrate(response("2.0", tijd=1)).response == response("2.0", tijd=1)
    assert shelf.migrate(response(tijd=1), to="1.0").response == response(tijd=1)


def test_fewest_migrations_are_taken(tmp_path: Path) -> None:
    third = NEWEST.replace('version = "2.0"', 'version = "3.0"')
    same = 'questionnaire = "peiling"\nwhy = "x"\nold = "{old}"\nnew = "{new}"\n'
    folder = with_files(
        tmp_path,
        {"2.0": NEWEST + RETIRED.format(version="3.0"), "2.0-to-3.0": same.format(old="2.0", new="3.0")},
        newest=third,
    )
    assert Toolbox.load(folder).questionnaires.migrate(response(tijd=2, hulp=1)).versions == ("1.0", "2.0", "3.0")
    assert Toolbox.load(folder).questionnaires.migrate(response(tijd=2, hulp=1), to="2.0").versions == ("1.0", "2.0")
    assert told(folder) == []
    with_files(folder, {"1.0-to-3.0": MIGRATION.replace('"2.0"', '"3.0"')}, newest=third)
    assert Toolbox.load(folder).questionnaires.migrate(response(tijd=2, hulp=1)).versions == ("1.0", "3.0")


def test_migration_that_cannot_be_done_is_refused(tmp_path: Path) -> None:
    folder = with_files(tmp_path, {}, without=("1.0-to-2.0",))
    shelf = Toolbox.load(folder).questionnaires
    with pytest.raises(MigrationError, match=r"no migration leads there; found '1\.0'; score the response with the version that it answered"):
        shelf.migrate(response(tijd=2))
    with pytest.raises(MigrationError, match="an answer is never carried back to an earlier version"):
        shelf.migrate(response("2.0", tijd=2), to="1.0")
    with pytest.raises(UnknownVersionError):
        shelf.migrate(response("4.0", tijd=2))
    with pytest.raises(UnknownVersionError):
        shelf.migrate(response(tijd=2), to="4.0")


def test_migration_that_does_not_fit_its_versions_says_where_when_it_is_used(tmp_path: Path) -> None:
    shelf = Toolbox.load(with_files(tmp_path, {"1.0-to-2.0": MIGRATION.replace('"hulp"', '"hulpp"')})).questionnaires
    with pytest.raises(InvalidContentError) as caught:
        shelf.migrate(response(tijd=2))
    assert [(problem.place.line, problem.place.path) for problem in caught.value.problems] == [(8, "steps[0].item"), (6, "steps")]
    assert {problem.place.file for problem in caught.value.problems} == {f"{tmp_path.name}/questionnaires/peiling/1.0-to-2.0.toml"}


# Laying over.


def test_earlier_versions_and_migrations_of_a_toolbox_underneath_stay(tmp_path: Path) -> None:
    upper = written(tmp_path / "boven", {"toolbox.toml": MANIFEST.replace('"fonds"', '"boven"')})
    shelf = Toolbox.load(with_files(tmp_path / "onder", {})).overlaid(upper).questionnaires
    assert shelf.versions("peiling") == ("1.0", "2.0")
    assert shelf.migrate(response(tijd=2, hulp=1)).response.answers == {"tijd": 2, "steun": 1}


def test_upper_toolbox_changes_words_of_an_earlier_version_and_brings_versions_of_its_own(tmp_path: Path) -> None:
    lower = Toolbox.load(whole(tmp_path / "onder"))
    upper = written(
        tmp_path / "boven",
        {
            "toolbox.toml": MANIFEST.replace('"fonds"', '"boven"'),
            "questionnaires/peiling.toml": 'replaces = "peiling"\n' + NEWEST,
            "questionnaires/peiling/1.0.toml": FIRST,
            "questionnaires/peiling/1.0-to-2.0.toml": MIGRATION,
        },
    )
    both = lower.overlaid(upper)
    assert both.questionnaires.versions("peiling") == ("1.0", "2.0")
    top = written(
        tmp_path / "top",
        {
            "toolbox.toml": MANIFEST.replace('"fonds"', '"top"'),
            "questionnaires/peiling/1.0.toml": 'overlays = "peiling"\nid = "peiling"\ntitle = "Oude peiling"\n',
        },
    )
    assert str(both.overlaid(top).questionnaires.version("peiling", "1.0").title) == "Oude peiling"
    with pytest.raises(InvalidContentError) as caught:
        both.overlaid(Toolbox.load(with_files(tmp_path / "nog een", {})))
    clashes = [problem for problem in caught.value.problems if "1.0" in str(problem.what)]
    assert [str(problem.what).partition(" is in")[0] for problem in clashes] == ["earlier version 'peiling/1.0'", "migration 'peiling/1.0-to-2.0'"]
    assert 'replaces = "peiling"' in str(clashes[0].remedy)


# Checking.


def test_versions_that_follow_each_other_are_all_right(tmp_path: Path) -> None:
    assert told(with_files(tmp_path, {})) == []
    assert [str(one) for one in warnings(tmp_path) if one.code == "lost-version"] == []


def test_names_of_files_are_versions(tmp_path: Path) -> None:
    folder = with_files(tmp_path / "fonds", {"oud": FIRST, "1.0 naar 2.0": MIGRATION})
    written(folder, {"questionnaires/peiling/diep/1.0.toml": FIRST, "questionnaires/peiling/1.0.TXT": "", "questionnaires/Peiling/1.0.toml": FIRST})
    with pytest.raises(InvalidContentError) as caught:
        Toolbox.load(folder)
    assert [(problem.place.file, problem.code) for problem in caught.value.problems] == [
        ("fonds/questionnaires/Peiling", "unknown-file"),
        ("fonds/questionnaires/peiling/diep", "unknown-file"),
        ("fonds/questionnaires/peiling/1.0.TXT", "unknown-file"),
        ("fonds/questionnaires/peiling/1.0 naar 2.0.toml", "wrong-file-name"),
        ("fonds/questionnaires/peiling/oud.toml", "wrong-file-name"),
    ]


def test_file_says_of_itself_what_its_name_says(tmp_path: Path) -> None:
    wrong = FIRST.replace('id = "peiling"', 'id = "poll"').replace('version = "1.0"', 'version = "1.3"')
    folder = with_files(tmp_path / "fonds", {"1.0": wrong, "1.0-to-2.0": MIGRATION.replace('"peiling"', '"poll"').replace('"1.0"', '"1.1"')})
    assert told(folder) == [
        "fonds/questionnaires/peiling/1.0.toml, line 1, id: id must be the name of the folder, 'peiling'; found 'poll'",
        "fonds/questionnaires/peiling/1.0.toml, line 2, version: version must be what the name of the file says, '1.0'; found '1.3'",
        "fonds/questionnaires/peiling/1.0-to-2.0.toml, line 1, questionnaire: questionnaire must be the name of the folder, 'peiling'; found 'poll'",
        "fonds/questionnaires/peiling/1.0-to-2.0.toml, line 2, old: old must be what the name of the file says, '1.0'; found '1.1'",
    ]


def test_earlier_version_says_what_came_after_it(tmp_path: Path) -> None:
    folder = with_files(tmp_path / "fonds", {"1.0": QUESTIONNAIRE})
    assert told(folder) == [
        (
            "fonds/questionnaires/peiling/1.0.toml, line 2, version: an earlier version says since when it is no longer used, "
            "and what came in its place; write at the end: [retired], and below it on = 2027-09-01 and successor = '2.0'"
        )
    ]
    for successor, what in (
        ("3.0", "there is no such version, or it is not a later one; found '3.0'; expected one of '1.0', '2.0'"),
        ("1.0", "there is no such version, or it is not a later one; found '1.0'; expected one of '1.0', '2.0'"),
        ("peling", "there is no questionnaire 'peling'; did you mean 'peiling'?"),
    ):
        with_files(folder, {"1.0": QUESTIONNAIRE + RETIRED.format(version=successor)})
        assert [line.partition("retired.successor: ")[2] for line in told(folder)] == [what]
    retired = with_files(tmp_path / "weg", {}, newest=NEWEST + RETIRED.format(version="peiling"))
    assert told(retired) == []


def test_major_version_to_which_no_migration_leads_is_told(tmp_path: Path) -> None:
    folder = with_files(tmp_path / "fonds", {}, without=("1.0-to-2.0",))
    assert told(folder) == [
        (
            "fonds/questionnaires/peiling.toml, line 2, version: no migration leads from version 1.0 to this version; found '2.0'; "
            "write what became of each item in questionnaires/peiling/1.0-to-2.0.toml"
        )
    ]


def test_minor_version_that_changes_more_than_words_is_told(tmp_path: Path) -> None:
    newest = NEWEST.replace('version = "2.0"', 'version = "1.1"')
    folder = with_files(tmp_path / "fonds", {"1.0": QUESTIONNAIRE + RETIRED.format(version="1.1")}, newest=newest, without=("1.0-to-2.0",))
    assert told(folder) == [
        (
            "fonds/questionnaires/peiling.toml, line 2, version: version 1.1 may differ from 1.0 in words only; found hulp, ruimte, steun; "
            "make it 2.0, and write what became of each item"
        )
    ]
    words = QUESTIONNAIRE.replace('version = "1.0"', 'version = "1.1"').replace("Iemand helpt mij.", "Er is iemand die mij helpt.")
    assert told(with_files(folder, {"1.0": QUESTIONNAIRE + RETIRED.format(version="1.1")}, newest=words, without=("1.0-to-2.0",))) == []


def test_newest_version_is_later_than_the_earlier_ones(tmp_path: Path) -> None:
    later = NEWEST + RETIRED.format(version="peiling")
    folder = with_files(tmp_path / "fonds", {"2.0": later}, without=("1.0", "1.0-to-2.0"))
    assert told(folder) == [
        "fonds/questionnaires/peiling.toml, line 2, version: version 2.0 stands among the earlier ones: this one must be later; found '2.0'"
    ]


def test_migration_is_checked_against_both_versions(tmp_path: Path) -> None:
    missing = MIGRATION.replace('to = "steun"', 'to = "steum"')
    twin = MIGRATION.replace('new = "2.0"', 'new = "2.1"')
    folder = with_files(tmp_path / "fonds", {"1.0-to-2.0": missing, "1.0-to-2.1": twin})
    assert told(folder) == [
        (
            "fonds/questionnaires/peiling/1.0-to-2.0.toml, line 6, steps: nothing says where item 'steun' of the new version comes from; "
            "write a step of the kind renamed, recoded, merged or added"
        ),
        "fonds/questionnaires/peiling/1.0-to-2.0.toml, line 9, steps[0].to: there is no item 'steum'; did you mean 'steun'?",
        (
            "fonds/questionnaires/peiling/1.0-to-2.1.toml, line 3, new: fonds/questionnaires/peiling/1.0-to-2.0.toml leads from and to the same "
            "major versions; keep one of them"
        ),
        (
            "fonds/questionnaires/peiling/1.0-to-2.1.toml, line 3, new: there is no such version, or it is not a later one; found '2.1'; "
            "expected one of '1.0', '2.0'"
        ),
    ]


def test_migration_is_read_as_strictly_as_anything(tmp_path: Path) -> None:
    wrong = MIGRATION.replace('kind = "renamed"', 'kind = "moved"').replace("why", "because")
    folder = with_files(tmp_path / "fonds", {"1.0-to-2.0": wrong})
    assert [(problem.code, problem.place.path) for problem in check(folder)] == [
        ("missing-key", "why"),
        ("unknown-key", "because"),
        ("unknown-kind", "steps[0].kind"),
    ]


def test_versions_of_a_questionnaire_that_is_not_there_are_told_at_each_file(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds")
    written(
        folder,
        {
            "questionnaires/peilng/1.0.toml": FIRST.replace('"peiling"', '"peilng"'),
            "questionnaires/wensen/1.0-to-2.0.toml": MIGRATION.replace('"peiling"', '"wensen"'),
        },
    )
    assert [(problem.place.file, problem.code, str(problem.remedy)) for problem in check(folder)] == [
        ("fonds/questionnaires/peilng/1.0.toml", "unknown-name", "did you mean 'peiling'?"),
        (
            "fonds/questionnaires/wensen/1.0-to-2.0.toml",
            "unknown-name",
            'does this toolbox lie over the built-in one? then write in toolbox.toml: extends = "werkplekleren"',
        ),
    ]


def test_nothing_is_said_of_the_history_of_a_questionnaire_that_cannot_be_read(tmp_path: Path) -> None:
    folder = with_files(tmp_path / "fonds", {"1.0": QUESTIONNAIRE}, newest=NEWEST.replace("minutes = 5", "minutes = 0"))
    assert [problem.place.file for problem in check(folder)] == ["fonds/questionnaires/peiling.toml"]
    unread = with_files(tmp_path / "tweede", {"1.0": FIRST.replace("minutes = 5", "minutes = 0")})
    assert [problem.place.file for problem in check(unread)] == ["tweede/questionnaires/peiling/1.0.toml"]


def test_upper_toolbox_that_makes_another_major_version_keeps_the_lower_one(tmp_path: Path) -> None:
    lower = Toolbox.load(whole(tmp_path / "onder"))
    files = {
        "toolbox.toml": MANIFEST.replace('"fonds"', '"boven"'),
        "questionnaires/peiling.toml": 'overlays = "peiling"\nid = "peiling"\nversion = "2.0"\n',
    }
    upper = lower.overlaid(written(tmp_path / "boven", files))
    assert [str(problem) for problem in upper.check()] == [
        (
            "boven/questionnaires/peiling.toml, line 3, version: this makes version 2.0 of what is version 1.0 in onder/questionnaires/peiling.toml; "
            "give the new one an id of its own, or keep a copy of the old one as questionnaires/peiling/1.0.toml"
        )
    ]


def test_upper_toolbox_that_changes_words_only_makes_a_minor_version(tmp_path: Path) -> None:
    lower = Toolbox.load(whole(tmp_path / "onder"))
    files = {
        "toolbox.toml": MANIFEST.replace('"fonds"', '"boven"'),
        "questionnaires/peiling.toml": 'overlays = "peiling"\nid = "peiling"\nversion = "1.1"\ntitle = "Onze peiling"\n',
    }
    upper = lower.overlaid(written(tmp_path / "boven", files))
    assert upper.check() == ()
    assert upper.questionnaires.versions("peiling") == ("1.1",)


def test_major_version_of_which_the_one_before_is_gone_is_warned_of(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds", questionnaires__peiling=NEWEST)
    assert told(folder) == []
    assert [str(one) for one in warnings(folder) if one.code == "lost-version"] == [
        (
            "fonds/questionnaires/peiling.toml, line 2, version: this is version 2.0, and no version 1.x is kept: answers to it cannot be scored; "
            "put the file as it was in the folder questionnaires/peiling, as 1.0.toml"
        )
    ]


def test_earlier_version_stays_as_it_was_whatever_languages_and_warnings_came_later(tmp_path: Path) -> None:
    folder = with_files(tmp_path / "fonds", {})
    before = {problem.place.file for problem in (*warnings(folder), *check(folder))}
    assert not {file for file in before if file and "/peiling/" in file}
    written(folder, {"toolbox.toml": MANIFEST.replace('languages = ["nl"]', 'languages = ["nl", "en"]')})
    told_of = {problem.place.file for problem in check(folder)}
    assert "fonds/questionnaires/peiling/1.0-to-2.0.toml" in told_of
    assert "fonds/questionnaires/peiling/1.0.toml" not in told_of
