"""The page on versions does what it says: its files pass the check, and its Python runs on them."""

import re
from pathlib import Path

import pytest

from toolbox.building import QUESTIONNAIRE, whole, written
from werkplekleren import Toolbox
from werkplekleren.assessments import AddedItem, DroppedItem, MergedItems, RecodedItem, RenamedItem
from werkplekleren.toolbox import check

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "versions.md").read_text(encoding="utf-8")
RETIRED, MIGRATION = re.findall(r"^```toml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
(PYTHON,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
STEPS = ", ".join(f'{{value = {value}, label = "{value}"}}' for value in range(1, 5))


def test_it_leads_from_one_version_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = QUESTIONNAIRE.replace('{value = 1, label = "oneens"}, {value = 2, label = "eens"}', STEPS)
    new = old.replace('"1.0"', '"2.0"').replace('"hulp"', '"hulp-van-collega"')
    folder = whole(tmp_path / "ons-fonds", questionnaires__peiling=new)
    for block, before in ((RETIRED, old + "\n"), (MIGRATION, "")):
        name, _, text = block.removeprefix("# ").partition("\n")
        written(folder, {name: before + text})
    assert check(folder) == ()
    monkeypatch.chdir(tmp_path)
    exec(compile(PYTHON, "versions.md", "exec"), {})  # noqa: S102 - our own page
    assert Toolbox.load("ons-fonds").questionnaires.versions("peiling") == ("1.0", "2.0")


def test_it_explains_each_kind_of_step_with_what_it_takes() -> None:
    rows = dict(re.findall(r"^\| `([a-z]+)` \| [^|]* \| ([^|]*) \|$", PAGE, re.MULTILINE))
    assert set(rows) == {step.kind for step in (RenamedItem, DroppedItem, AddedItem, RecodedItem, MergedItems)}
    assert {field for row in rows.values() for field in re.findall(r"`(\w+)`", row)} == {"item", "items", "to", "why", "answers", "rule"}
