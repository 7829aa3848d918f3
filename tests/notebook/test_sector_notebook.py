"""The survey of a whole sector in `examples/`: made up, kept without outputs, and nothing small is shown."""

import json
import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from werkplekleren import Response, Toolbox, read_many

NOTEBOOK = Path(__file__).parents[2] / "examples" / "sectoronderzoek.ipynb"
LONGEST_SENTENCE = 20


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return notebook


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the notebook writes."""
    return tmp_path_factory.mktemp("sector")


@pytest.fixture(scope="module")
def shown(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Id of a cell of code -> what it shows, as printed text, Markdown or plain text; every cell runs without an error."""
    reader: Any = import_module("nbformat")  # the package has no types
    client: Any = import_module("nbclient")
    notebook = reader.read(NOTEBOOK, as_version=4)
    runner = client.NotebookClient(notebook, timeout=300, kernel_name="python3", coalesce_streams=True, resources={"metadata": {"path": str(folder)}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        patch.setenv("POLARS_FMT_TABLE_FORMATTING", "ASCII_MARKDOWN")
        runner.execute()
    return {cell["id"]: "\n".join(map(_words, cell["outputs"])) for cell in notebook["cells"] if cell["cell_type"] == "code"}


def _words(output: Mapping[str, Any]) -> str:
    if output["output_type"] == "stream":
        assert output["name"] == "stdout", output["text"]
        return str(output["text"])
    data = output["data"]
    return str(data.get("text/markdown", data["text/plain"]))


def test_it_is_kept_without_outputs_and_says_that_the_answers_are_made_up(kept: dict[str, Any]) -> None:
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * len(code)
    assert NOTEBOOK.read_text(encoding="utf-8") == json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    assert "**De antwoorden zijn verzonnen**" in "".join(kept["cells"][0]["source"])


def test_its_cells_and_sentences_are_short(kept: dict[str, Any]) -> None:
    for cell in kept["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert len(text.splitlines()) <= 25, cell["id"]
        else:
            for sentence in re.split(r"(?<=[.!?:])\s|\n", text):
                assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_a_hundred_thousand_lists_of_fourteen_thousand_firms_are_scored_and_reported(shown: Mapping[str, str]) -> None:
    assert "100000 rijen, 30 kolommen" in shown["score"]
    assert "14000 bedrijven deden mee" in shown["bedrijf"]


def test_answers_that_do_not_fit_are_counted_and_never_scored(shown: Mapping[str, str]) -> None:
    assert shown["past"] == "()"
    assert re.search(r"column='werk-1', outside=[23]\d\d\d, examples=\('9',\)", shown["fout"])


def test_every_dimension_has_its_figures_for_the_sector(shown: Mapping[str, str]) -> None:
    for dimension in Toolbox.builtin().questionnaires["leercultuurscan"].dimensions:
        assert str(dimension.title) in shown["sector"]
        assert str(dimension.title) in shown["alfa"]


def test_no_cell_of_a_few_is_shown_nor_one_that_would_tell_it(shown: Mapping[str, str]) -> None:
    rows = {line.split("|")[1].strip(): line for line in shown["klein"].splitlines() if "niet getoond" in line or "lijsten" in line}
    assert [name for name, line in rows.items() if "lijsten" not in line] == ["Isolatie", "Orgelbouw"]
    assert all(int(size) >= 5 for size in re.findall(r"\((\d+) lijsten\)", shown["klein"]))


def test_firms_that_are_too_small_get_no_result_of_their_own(shown: Mapping[str, str]) -> None:
    took_part, visible, small = (int(line.split()[0]) for line in shown["bedrijf"].splitlines())
    assert took_part == visible + small
    assert shown["klein-bedrijf"].split() == ["employee", "None", "management", "None"]


def test_a_large_firm_gets_a_report_and_its_lists_are_kept(shown: Mapping[str, str], folder: Path) -> None:
    assert "ingevulde lijsten van medewerkers" in shown["lijsten"]
    assert shown["bewaar"].split() == ["bedrijf.html", "lijsten.json"]
    assert "Leercultuurscan" in (folder / "sectoronderzoek" / "bedrijf.html").read_text(encoding="utf-8")
    responses = read_many((folder / "sectoronderzoek" / "lijsten.json").read_bytes(), Response)
    assert f"{len(responses)} ingevulde lijsten" in shown["lijsten"]
