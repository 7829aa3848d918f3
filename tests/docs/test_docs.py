"""What the documentation says is done and read as it says."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from werkplekleren.interop import map_columns, uses
from werkplekleren.interop.columns import Column

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if "```python\n" in page.read_text(encoding="utf-8") and page.name != "versions.md"  # which has a test of its own
)
OVERLAY = '# instruments/leerexperiment.toml\noverlays = "leerexperiment"\n'


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_python_of_a_page_runs_from_top_to_bottom(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(ROOT / "examples", tmp_path / "examples")
    if tables := blocks(page, "toml"):
        head, overlay = tables
        assert overlay.startswith(OVERLAY)
        instruments = tmp_path / "my-toolbox" / "instruments"
        instruments.mkdir(parents=True)
        (tmp_path / "my-toolbox" / "toolbox.toml").write_text(head, encoding="utf-8")
        (instruments / "leerexperiment.toml").write_text(overlay, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    for number, block in enumerate(blocks(page, "python"), start=1):
        exec(compile(block, f"{page.name}, block {number}", "exec"), scope)  # noqa: S102 - our own pages


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("people.csv", map_columns.PEOPLE),
        ("topics.csv", map_columns.TOPICS),
        ("certificates.csv", map_columns.CERTIFICATES),
        ("requirements.csv", map_columns.REQUIREMENTS),
        ("exemptions.csv", map_columns.EXEMPTIONS),
        ("revocations.csv", map_columns.REVOCATIONS),
        ("uses.csv", uses.USES),
    ],
)
def test_the_how_to_names_each_column_of_a_table_and_which_must_be_there(file: str, columns: tuple[Column, ...]) -> None:
    text = (ROOT / "docs" / "how-to" / "dossier.md").read_text(encoding="utf-8")
    row = next(line for line in text.partition("## The columns")[2].splitlines() if line.startswith(f"| `{file}`"))
    cell = re.sub(r"\([^)]*\)", "", row.split("|", 2)[2])
    assert re.findall(r"`([a-z_]+)`", cell) == [column.name for column in columns]
    assert re.findall(r"\*\*`([a-z_]+)`\*\*", cell) == [column.name for column in columns if column.filled]
