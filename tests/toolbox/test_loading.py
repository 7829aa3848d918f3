"""Loading a folder checks its manifest and the names of its files, and never leaves the folder."""

import os
import sys
from pathlib import Path

import pytest

from toolbox.building import FILES, INSTRUMENT, MANIFEST, whole, written
from werkplekleren import InvalidContentError, Toolbox
from werkplekleren.toolbox import check
from werkplekleren.toolbox.toml import LARGEST


def problems_of(folder: Path) -> list[str]:
    """What `load` says, each problem as a line."""
    with pytest.raises(InvalidContentError) as caught:
        Toolbox.load(folder)
    assert str(caught.value.summary) == f"the toolbox {folder.name} is not valid"
    return [str(problem) for problem in caught.value.problems]


def test_a_folder_or_its_name_can_be_given(tmp_path: Path) -> None:
    assert Toolbox.load(whole(tmp_path)) == Toolbox.load(str(tmp_path))
    assert Toolbox.load(tmp_path).manifest.provider == "Het fonds"
    assert Toolbox.load(tmp_path).manifest.languages == ("nl",)


def test_no_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError, match="there is no folder"):
        Toolbox.load(tmp_path / "nergens")
    with pytest.raises(InvalidContentError, match="there is no folder"):
        check(tmp_path / "nergens")


def test_a_folder_without_manifest_is_told_what_to_write(tmp_path: Path) -> None:
    (folder := tmp_path / "leeg").mkdir()
    assert problems_of(folder) == ["leeg: this folder has no toolbox.toml; write one, with id, version, title, provider, language and languages"]


def test_a_link_to_itself_is_told_as_any_other_file_that_cannot_be_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "fonds", FILES)
    (folder / "instruments" / "kring.toml").symlink_to("kring.toml")
    assert problems_of(folder) == ["fonds/instruments/kring.toml: this is neither a file nor a folder"]


def test_of_a_folder_that_is_no_toolbox_only_names_that_look_like_ours_are_told(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "foto's",
        {f"foto-{number}.jpg": "" for number in range(9)} | {"vakantie/strand.jpg": "", "instrument/a.toml": "", "tolbox.toml": ""},
    )
    assert [line.partition(": ")[0] for line in problems_of(folder)] == ["foto's", "foto's/tolbox.toml", "foto's/instrument"]


def test_everything_wrong_with_manifest_and_names_is_told_at_once(tmp_path: Path) -> None:
    manifest = 'id = "Fonds"\nversion = "1.0"\ntitle = 7\nprovidr = "Het fonds"\nlanguage = "nl"\n'
    folder = written(
        tmp_path / "fonds",
        {
            "toolbox.toml": manifest,
            "instrument/rondgang.toml": INSTRUMENT,
            "instruments/Rond gang.toml": INSTRUMENT,
            "instruments/rondgang.TOML": INSTRUMENT,
            "instruments/oud/rondgang.toml": INSTRUMENT,
            "instruments/rondgang.toml~": INSTRUMENT,
            "tolbox.toml": manifest,
            "logo.png": "",
            "plaatjes/logo.png": "",
            # these may lie there
            "README.md": "",
            "LICENSE": "",
            ".git/config": "",
            "_concept/rondgang.toml": "",
            "instruments/uitleg.txt": "",
            "instruments/Thumbs.db": "",
        },
    )
    told = problems_of(folder)
    assert [line.partition(": ")[0] for line in told] == [
        "fonds/toolbox.toml, line 4, providr",
        "fonds/toolbox.toml, line 1, id",
        "fonds/toolbox.toml, line 3, title",
        "fonds/logo.png",
        "fonds/tolbox.toml",
        "fonds/instrument",
        "fonds/instruments/oud",
        "fonds/instruments/rondgang.TOML",
        "fonds/instruments/rondgang.toml~",
        "fonds/instruments/Rond gang.toml",
        "fonds/plaatjes",
    ]
    assert "did you mean 'provider'?" in told[0]
    assert "did you mean 'toolbox.toml'?" in told[4]
    assert "did you mean 'instruments'?" in told[5]
    assert "such as 'startgesprek.toml'" in told[9]
    assert "choose from instruments, questionnaires" in told[10]
    assert [str(problem) for problem in check(folder)] == told


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("version", '"een"'), "must be a version"),
        (("language", '"Nederlands"'), "must be a language code"),
        (("language", "3"), "found 3"),
        (("languages", '["nl", "nl"]'), "must have each member once"),
        (("languages", '["en"]'), "languages must have the toolbox's own language, nl"),
        (("languages", "[]"), "must have 1 to"),
    ],
)
def test_a_manifest_is_checked(tmp_path: Path, changed: tuple[str, str], said: str) -> None:
    key, value = changed
    lines = [f"{key} = {value}" if line.startswith(f"{key} =") else line for line in MANIFEST.splitlines()]
    (told,) = problems_of(whole(tmp_path / "fonds", toolbox="\n".join(lines)))
    assert told.startswith("fonds/toolbox.toml, line ")
    assert said in told


def test_languages_may_be_left_out(tmp_path: Path) -> None:
    folder = whole(tmp_path, toolbox=MANIFEST.replace('languages = ["nl"]\n', ""))
    assert Toolbox.load(folder).manifest.languages == ("nl",)


def test_a_manifest_that_is_not_toml_has_its_line(tmp_path: Path) -> None:
    (told,) = problems_of(whole(tmp_path / "fonds", toolbox="id = \n"))
    assert told.startswith("fonds/toolbox.toml, line 1: this is not TOML")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = written(tmp_path / "elders", {"rondgang.toml": INSTRUMENT, "schemes/potje.toml": FILES["schemes/potje.toml"]})
    folder = written(tmp_path / "fonds", {"toolbox.toml": MANIFEST, "instruments/a.toml": INSTRUMENT})
    (folder / "instruments" / "rondgang.toml").symlink_to(secret / "rondgang.toml")
    (folder / "schemes").symlink_to(secret / "schemes", target_is_directory=True)
    assert problems_of(folder) == [
        "fonds/schemes: this link leads out of the toolbox; put a copy there",
        "fonds/instruments/rondgang.toml: this link leads out of the toolbox; put a copy there",
    ]


def test_a_link_that_is_put_there_later_is_refused_too(tmp_path: Path) -> None:
    written(tmp_path, {"elders.toml": INSTRUMENT})
    toolbox = Toolbox.load(whole(tmp_path / "fonds"))
    file = tmp_path / "fonds" / "instruments" / "rondgang.toml"
    file.unlink()
    file.symlink_to(tmp_path / "elders.toml")
    with pytest.raises(InvalidContentError, match=r"fonds/instruments/rondgang.toml: this link leads out of the toolbox"):
        toolbox.instruments["rondgang"]


def test_a_link_inside_the_folder_is_fine(tmp_path: Path) -> None:
    folder = whole(tmp_path)
    (folder / "instruments" / "rondgang.toml").rename(folder / "_rondgang.toml")
    (folder / "instruments" / "rondgang.toml").symlink_to(folder / "_rondgang.toml")
    assert Toolbox.load(folder).instruments["rondgang"].minutes == 45


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes exist on POSIX only")
def test_what_is_neither_file_nor_folder_is_never_opened(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds")
    os.mkfifo(folder / "instruments" / "pijp.toml")
    (folder / "instruments" / "dood.toml").symlink_to(folder / "nergens.toml")
    assert problems_of(folder) == [
        "fonds/instruments/dood.toml: this is neither a file nor a folder",
        "fonds/instruments/pijp.toml: this is neither a file nor a folder",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_can_still_be_told(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds")
    (Path(os.fsdecode(os.fsencode(folder) + b"/instruments/caf\xe9.toml"))).touch()
    (line,) = problems_of(folder)
    assert line.encode().startswith(b"fonds/instruments/caf\\udce9.toml: the name of this file is not an id")


def test_a_folder_that_cannot_be_read_is_a_problem_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = whole(tmp_path / "fonds")
    real = Path.iterdir

    def forbidden(path: Path) -> object:
        if path.name == "schemes":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert problems_of(folder) == ["fonds/schemes: this folder cannot be read; found Permission denied"]


def test_a_file_that_is_gone_by_the_time_it_is_asked_for(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path / "fonds"))
    (tmp_path / "fonds" / "instruments" / "rondgang.toml").unlink()
    with pytest.raises(InvalidContentError, match=r"fonds/instruments/rondgang.toml: this file cannot be read; found No such file"):
        toolbox.instruments["rondgang"]


def test_a_file_of_gigabytes_is_not_read_to_its_end(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path / "fonds"))
    with (tmp_path / "fonds" / "instruments" / "rondgang.toml").open("r+b") as file:
        file.truncate(8 * 2**30)
    with pytest.raises(InvalidContentError, match=f"larger than {LARGEST // 1024} KiB"):
        toolbox.instruments["rondgang"]


def test_extends_lays_a_folder_over_the_built_in_one(tmp_path: Path) -> None:
    folder = written(tmp_path, {"toolbox.toml": MANIFEST + 'extends = "werkplekleren"\n', "instruments/rondgang.toml": INSTRUMENT})
    toolbox = Toolbox.load(folder)
    assert {"rondgang", "startgesprek"} <= set(toolbox.instruments)
    assert [manifest.id for manifest in toolbox.manifests] == ["werkplekleren", "fonds"]
    assert toolbox.default_level_scale().id == "quarter-circles"
    assert repr(toolbox).startswith(f"<Toolbox werkplekleren 1.0 + fonds 1.0: {len(Toolbox.builtin().instruments) + 1} instruments")


def test_extends_must_name_a_toolbox_that_exists(tmp_path: Path) -> None:
    folder = written(tmp_path / "fonds", {"toolbox.toml": MANIFEST + 'extends = "werkplekeren"\n'})
    assert problems_of(folder) == ["fonds/toolbox.toml, line 7, extends: there is no toolbox 'werkplekeren' to extend; did you mean 'werkplekleren'?"]
    folder = written(tmp_path / "fonds", {"toolbox.toml": MANIFEST + 'extends = "iets-anders"\n'})
    assert "install the package that it comes with" in problems_of(folder)[0]


def test_an_empty_toolbox_is_a_toolbox(tmp_path: Path) -> None:
    toolbox = Toolbox.load(written(tmp_path, {"toolbox.toml": MANIFEST}))
    assert repr(toolbox) == "<Toolbox fonds 1.0: empty>"
    assert toolbox.validated() is toolbox


def test_a_folder_stays_the_same_one_when_the_working_directory_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(tmp_path / "fonds")
    monkeypatch.chdir(tmp_path)
    toolbox = Toolbox.load("fonds")
    monkeypatch.chdir(tmp_path / "fonds")
    assert toolbox.instruments["rondgang"].minutes == 45
