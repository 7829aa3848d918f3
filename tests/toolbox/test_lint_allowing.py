"""What somebody looked at may stay, with a reason; a reason for nothing is itself a warning. The built-in toolbox has none left."""

from datetime import date
from pathlib import Path

import pytest

from toolbox.building import INSTRUMENT, MANIFEST, whole, written
from toolbox.linted import codes, found, lines
from werkplekleren import InvalidContentError, Problem, Toolbox
from werkplekleren.toolbox import check, warnings
from werkplekleren.toolbox.lint.linting import RULES, UNUSED
from werkplekleren.toolbox.lint.place import covers

DATED = INSTRUMENT.replace('purpose = "Zien hoe mensen leren."', 'purpose = "Dit dient zo."').replace(
    'text = "Loop de route van een order."', 'text = "Dit dient zo."'
)


def allowing(where: str, code: str = "formal-word", why: str = "Zo zegt de wet het.") -> str:
    return f'{MANIFEST}\n[[allowed]]\ncode = "{code}"\nwhere = "{where}"\nwhy = "{why}"\n'


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("*", []),
        ("instruments", []),
        ("instruments/rondgang", []),
        ("instruments/rondgang purpose", ["steps[0].text.nl"]),
        ("instruments/rondgang purpose.nl", ["steps[0].text.nl"]),
        ("instruments/rondgang steps", ["purpose.nl"]),
        ("instruments/rondgang steps[0]", ["purpose.nl"]),
    ],
)
def test_what_is_allowed_is_not_told(tmp_path: Path, where: str, left: list[str]) -> None:
    problems = found(tmp_path, toolbox=allowing(where), instruments__rondgang=DATED)
    assert [(problem.code, problem.place.path) for problem in problems] == [("formal-word", path) for path in left]


@pytest.mark.parametrize("where", ["instruments/rondgang step", "instruments/rond", "questionnaires", "instruments/rondgang steps[1]"])
def test_what_is_allowed_for_nothing_is_told_with_its_line(tmp_path: Path, where: str) -> None:
    told = lines(tmp_path, toolbox=allowing(where), instruments__rondgang=DATED)
    assert told[0] == (
        f"fonds/toolbox.toml, line 8, allowed[0]: there is no warning 'formal-word' at '{where}', so there is nothing to allow; leave it out"
    )
    assert len(told) == 3


def test_a_misspelt_code_allows_nothing_and_offers_the_nearest(tmp_path: Path) -> None:
    (first, *_) = found(tmp_path, toolbox=allowing("*", code="jargn"), instruments__rondgang=DATED)
    assert (first.code, first.severity) == (UNUSED, "warning")
    assert str(first).endswith("so there is nothing to allow; did you mean 'jargon'?")
    assert lines(tmp_path, toolbox=allowing("*", code="zzz"))[0].endswith("leave it out")


def test_nobody_says_that_an_old_source_is_allowed_for_nothing_unless_sources_were_looked_at(tmp_path: Path) -> None:
    manifest = allowing("schemes/potje", code="old-source")
    assert codes(tmp_path, toolbox=manifest) == []
    assert [problem.code for problem in found(tmp_path, toolbox=manifest, checked_since=date(2020, 1, 1))] == [UNUSED]
    left = found(tmp_path, toolbox=manifest, checked_since=date(2027, 1, 1))
    assert {problem.code for problem in left} == {"old-source"}
    assert not any("potje" in str(problem) for problem in left)


def test_with_a_file_that_cannot_be_read_nobody_knows_what_is_allowed_for_nothing(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds", toolbox=allowing("instruments/rondgang"), instruments__rondgang=DATED)
    (folder / "instruments" / "rondgang.toml").write_text("id = ", encoding="utf-8")
    assert [problem.code for problem in check(folder)] == ["not-toml"]
    assert warnings(folder) == ()


def test_what_lies_underneath_answers_for_its_own_list(tmp_path: Path) -> None:
    """The lower one allows what the upper one took away."""
    lower = Toolbox.load(whole(tmp_path / "fonds", toolbox=allowing("instruments/rondgang"), instruments__rondgang=DATED))
    assert lower.warnings() == ()
    upper = written(
        tmp_path / "merk",
        {"toolbox.toml": MANIFEST.replace('"fonds"', '"merk"'), "instruments/rondgang.toml": 'replaces = "rondgang"\n' + INSTRUMENT},
    )
    assert lower.overlaid(upper).warnings() == ()


def test_a_folder_and_a_toolbox_give_the_same_warnings(tmp_path: Path) -> None:
    folder = whole(tmp_path / "fonds", instruments__rondgang=DATED)
    assert [problem.code for problem in warnings(folder)] == ["formal-word", "formal-word"]
    assert warnings(folder) == warnings(Toolbox.load(folder)) == Toolbox.load(folder).warnings()


def test_warnings_come_file_by_file_from_top_to_bottom(tmp_path: Path) -> None:
    second = DATED.replace('"rondgang"', '"omgang"')
    places = [str(problem.place) for problem in found(tmp_path, instruments__rondgang=DATED, instruments__omgang=second)]
    assert places == [
        "fonds/instruments/omgang.toml, line 1, id",
        "fonds/instruments/omgang.toml, line 5, purpose.nl",
        "fonds/instruments/omgang.toml, line 23, steps[0].text.nl",
        "fonds/instruments/rondgang.toml, line 5, purpose.nl",
        "fonds/instruments/rondgang.toml, line 23, steps[0].text.nl",
    ]


@pytest.mark.parametrize("where", ["", "instruments/", "Instruments", "instruments/rondgang  steps", "../x", "instruments/rondgang steps[0] say"])
def test_a_place_has_one_form(tmp_path: Path, where: str) -> None:
    (problem,) = check(whole(tmp_path / "fonds", toolbox=allowing(where)))
    assert "must be *, a folder such as 'instruments'" in str(problem)
    with pytest.raises(InvalidContentError):
        Toolbox.load(tmp_path / "fonds")


def test_a_reason_is_needed(tmp_path: Path) -> None:
    (problem,) = check(whole(tmp_path / "fonds", toolbox=allowing("*", why=" ")))
    assert "Allowed.why must be text" in str(problem)


def test_a_part_of_a_name_covers_nothing() -> None:
    assert covers("instruments/a steps", "instruments", "a", "steps[1].say.nl")
    assert not covers("instruments/a steps", "instruments", "a", "stepsize")
    assert not covers("instruments/a steps", "instruments", "ab", "steps")
    assert not covers("instrument", "instruments", "a", "")


def builtin(code: str) -> list[Problem]:
    return [problem for problem in Toolbox.builtin().warnings() if problem.code == code]


@pytest.mark.parametrize("code", sorted({code for some in RULES.values() for code in some} | {UNUSED}))
def test_the_built_in_toolbox_leaves_no_warning_unexplained(code: str) -> None:
    assert [str(problem) for problem in builtin(code)] == []


def test_the_built_in_toolbox_was_checked_when_it_says_so() -> None:
    assert Toolbox.builtin().warnings(checked_since=date(2026, 11, 23)) == ()
    assert {problem.code for problem in Toolbox.builtin().warnings(checked_since=date(2027, 1, 1))} == {"old-source"}
