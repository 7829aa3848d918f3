"""Answers in a dossier are read and scored by the version that was answered."""

from pathlib import Path

import attrs
import pytest

from strategies.advice import SCAN, dossier, response, shelves
from toolbox.building import written
from toolbox.test_versions import response as pulse
from toolbox.test_versions import with_files
from werkplekleren import InvalidDataError, Toolbox, UnknownVersionError
from werkplekleren._base.ids import Version
from werkplekleren.advice import Dossier, Measurement
from werkplekleren.interop import read_dossier

HEAD = """\
id = "werkplaats"
language = "nl"
date = 2026-11-23

[firm]
name = "Werkplaats"
trade = "metaal"
people = 40

[question]
text = "Hoe leren we?"
"""
MEASURED = '\n[[measurements]]\nquestionnaire = "peiling"\nversion = "{version}"\ninvited = {{ employee = 20 }}\n'
OLD_TABLE = "id,tijd,hulp\n" + "".join(f"r{number},2,1\n" for number in range(6))


@pytest.fixture
def toolbox(tmp_path: Path) -> Toolbox:
    return Toolbox.load(with_files(tmp_path / "fonds", {}))


def folder(path: Path, version: str, files: dict[str, str]) -> Path:
    return written(path / "dossier", {"dossier.toml": HEAD + MEASURED.format(version=version), **files})


def test_table_of_answers_is_read_and_scored_by_the_version_of_its_measurement(tmp_path: Path, toolbox: Toolbox) -> None:
    made = read_dossier(folder(tmp_path, "1.0", {"responses/peiling.employee.csv": OLD_TABLE}), toolbox)
    assert {one.version for one in made.responses} == {"1.0"}
    (profile,) = made.group_profiles(toolbox)
    assert (profile.version, profile["employee"].n, profile["employee"].response_rate) == ("1.0", 6, 0.3)
    with pytest.raises(InvalidDataError, match="column"):
        read_dossier(folder(tmp_path, "2.0", {}), toolbox)


def test_each_version_that_was_answered_has_a_profile_and_advice_looks_at_the_newest(tmp_path: Path, toolbox: Toolbox) -> None:
    new = {f"responses/n{number}.json": attrs.evolve(pulse("2.0", tijd=1, steun=1), id=f"n{number}").to_json() for number in range(5)}
    made = read_dossier(folder(tmp_path, "1.0", {"responses/peiling.employee.csv": OLD_TABLE, **new}), toolbox)
    old_profile, new_profile = made.group_profiles(toolbox)
    assert [(one.version, one["employee"].n, one["employee"].invited) for one in (old_profile, new_profile)] == [("1.0", 6, 20), ("2.0", 5, None)]
    (advised,) = made.advice(toolbox).recommendations
    assert [reason.values["score"].in_language("nl") for reason in advised.reasons] == ["0"]
    assert Dossier.from_json(made.to_json()).group_profiles(toolbox) == (old_profile, new_profile)


def test_version_that_is_not_kept_is_told_with_those_that_are(tmp_path: Path, toolbox: Toolbox) -> None:
    with pytest.raises(InvalidDataError) as caught:
        read_dossier(folder(tmp_path, "2.0", {"responses/n1.json": pulse("4.0", tijd=1).to_json()}), toolbox)
    assert [str(problem) for problem in caught.value.problems] == [
        "responses/n1.json, version: the toolbox has no such version of this questionnaire, but it has: 1.0, 2.0; found 4.0"
    ]
    whole = written(
        tmp_path / "heel", {"dossier.json": attrs.evolve(dossier(), responses=(response("r1"), pulse("4.0", tijd=1)), measurements=()).to_json()}
    )
    with pytest.raises(InvalidDataError) as caught:
        read_dossier(whole, toolbox)
    assert ("responses[1].version", "other-version") in [(problem.place.path, problem.code) for problem in caught.value.problems]


def test_invited_counts_for_the_newest_version_when_the_measurement_names_none(toolbox: Toolbox) -> None:
    answers = tuple(attrs.evolve(pulse(version, tijd=1), id=f"{version} {number}") for version in ("1.0", "2.0") for number in range(5))
    measured = Measurement(questionnaire=answers[0].questionnaire, invited={"employee": 9})
    made = dossier(responses=answers, measurements=(measured,))
    assert [one["employee"].invited for one in made.group_profiles(toolbox)] == [None, 9]


def test_catalogue_without_earlier_versions_scores_its_own_major_only() -> None:
    minor, major = (
        tuple(attrs.evolve(response(f"r{number}", time=1), version=Version(version)) for number in range(5)) for version in ("1.7", "2.0")
    )
    (profile,) = dossier(responses=minor).group_profiles(shelves())
    assert (profile.questionnaire, profile.version) == (SCAN, "1.0")
    with pytest.raises(UnknownVersionError, match=r"there is no version 2\.0 of 'scan'; there are: 1\.0"):
        dossier(responses=major).group_profiles(shelves())
