"""The walk through the chain in `examples/`: kept without outputs, and true when a clean kernel runs it from top to bottom."""

import json
import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from werkplekleren import AdviceReport, Dossier, RetentionPlan, Toolbox

EXAMPLES = Path(__file__).parents[2] / "examples"
NAME = "van-vraag-tot-terugblik.ipynb"
LONGEST_SENTENCE = 20


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads((EXAMPLES / NAME).read_text(encoding="utf-8"))
    return notebook


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples in a place of their own, where the notebook may write."""
    return Path(copytree(EXAMPLES, tmp_path_factory.mktemp("notebook") / "examples", ignore=ignore_patterns("advies", ".ipynb_checkpoints")))


@pytest.fixture(scope="module")
def shown(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Id of a cell of code -> what it shows, as printed text and Markdown; every cell runs without an error."""
    reader: Any = import_module("nbformat")  # the package has no types
    client: Any = import_module("nbclient")
    notebook = reader.read(folder / NAME, as_version=4)
    # a kernel may send what one cell prints in several messages, cut anywhere
    runner = client.NotebookClient(notebook, timeout=300, kernel_name="python3", coalesce_streams=True, resources={"metadata": {"path": str(folder)}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        runner.execute()
    return {cell["id"]: "\n".join(map(_words, cell["outputs"])) for cell in notebook["cells"] if cell["cell_type"] == "code"}


def _words(output: Mapping[str, Any]) -> str:
    if output["output_type"] == "stream":
        assert output["name"] == "stdout", output["text"]
        return str(output["text"])
    data = output["data"]
    if "text/html" in data:
        assert "<style" not in data["text/html"]
    return str(data.get("text/markdown", data["text/plain"]))


@pytest.fixture(scope="module")
def toolbox() -> Toolbox:
    return Toolbox.builtin()


@pytest.fixture(scope="module")
def dossier(toolbox: Toolbox) -> Dossier:
    return Dossier.from_folder(EXAMPLES / "metaalbedrijf", toolbox)


def test_the_notebook_is_kept_without_outputs_so_that_a_change_can_be_read(kept: dict[str, Any]) -> None:
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * len(code)
    text = (EXAMPLES / NAME).read_text(encoding="utf-8")
    assert text == json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def test_its_cells_and_sentences_are_short(kept: dict[str, Any]) -> None:
    for cell in kept["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert len(text.splitlines()) <= 25, cell["id"]
        else:
            for sentence in re.split(r"(?<=[.!?:])\s|\n", text):
                assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_it_takes_all_content_from_the_built_in_toolbox(kept: dict[str, Any]) -> None:
    code = "\n".join("".join(cell["source"]) for cell in kept["cells"] if cell["cell_type"] == "code")
    assert re.findall(r"Toolbox\.\w+\(.*?\)", code) == ["Toolbox.builtin()"]
    assert re.findall(r"from_folder\(\"(.*?)\"", code) == ["metaalbedrijf"]


def test_it_begins_with_the_question_of_the_firm_and_finds_the_route_of_the_toolbox(
    shown: Mapping[str, str], dossier: Dossier, toolbox: Toolbox
) -> None:
    assert shown["vraag"].strip() == dossier.question.text
    assert "expert-vertrekt: Onze expert gaat weg" in shown["vragen"]
    for step in toolbox.employer_questions["expert-vertrekt"].route:
        assert str(step.why) in shown["route"]


def test_the_quickscan_shows_where_there_is_something_to_gain_and_explains_its_figure(
    shown: Mapping[str, str], dossier: Dossier, toolbox: Toolbox
) -> None:
    quickscan = toolbox.questionnaires["quickscan-werkplekleren"]
    (response,) = (one for one in dossier.responses if one.questionnaire == quickscan.id)
    for part in quickscan.score(response):
        assert str(part.title) in shown["quickscan"]
    assert "Berekening: 100 × (1/4 + 0/4) / 2 = 12,5." in shown["uitleg"]


def test_the_culture_scan_shows_both_sides_and_withholds_small_groups(shown: Mapping[str, str]) -> None:
    assert "27 ingevulde lijsten van medewerkers" in shown["scan"]
    assert shown["verschil"].splitlines()[0] == "Steun van de leidinggevende: de leiding zit 26 punten hoger"
    assert shown["klein"].split("\n")[:3] == ["Verspaning 10 antwoorden", "Montage niet getoond", "Kantoor niet getoond"]


def test_the_risk_map_shows_both_factors_and_each_single_point(shown: Mapping[str, str], dossier: Dossier) -> None:
    assert dossier.knowledge is not None
    assert "| Kans | Gewicht | Risico |" in shown["risico"]
    points = dossier.knowledge.coverage(on=dossier.plan_start).single_points
    assert shown["een-persoon"].startswith(f"{len(points)} onderwerpen")
    assert shown["een-persoon"].count("\n- ") == len(points)


def test_the_advice_leads_to_first_steps_and_a_plan_that_fits(shown: Mapping[str, str], dossier: Dossier, toolbox: Toolbox) -> None:
    advice = dossier.advice(toolbox)
    for one in advice.recommendations:
        assert str(toolbox.instruments[one.instrument].title) in shown["advies"]
        assert str(toolbox.instruments[one.instrument].next_step.text) in shown["stap"]
    assert "voorstel vanaf 4 januari 2027" in shown["plan"]
    assert shown["klopt"] == "[]"


def test_the_review_shows_progress_and_plans_what_is_left(shown: Mapping[str, str], dossier: Dossier, toolbox: Toolbox) -> None:
    assert "Gaande gehouden" in shown["terug"]
    before, after = map(int, re.findall(r"eerst (\d+), nu (\d+)", shown["niveaus"])[0])
    assert dossier.knowledge is not None
    assert before == len(dossier.knowledge.coverage(on=dossier.plan_start).single_points) > after
    assert shown["niveaus"].count("\n- ") == before - after
    assert "Kantbank" not in shown["niveaus"]
    assert dossier.plan_start is not None
    transfers = len(RetentionPlan.propose(dossier.knowledge, toolbox, start=dossier.plan_start).transfers)
    first, later = map(int, re.findall(r"eerst (\d+), nu (\d+)", shown["verder"])[0])
    assert transfers == first > later
    assert shown["verder"].count("\n- ") == 5


def test_the_report_is_written_beside_the_notebook(shown: Mapping[str, str], folder: Path, dossier: Dossier, toolbox: Toolbox) -> None:
    assert Path(shown["verslag"].strip()) == Path("advies/adviesverslag.html")
    report = AdviceReport.of(dossier, toolbox)
    title = report.document("nl").title
    assert title in (folder / "advies" / "adviesverslag.html").read_text(encoding="utf-8")
