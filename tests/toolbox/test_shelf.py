"""A shelf knows its names at once and reads a file when it is asked for, once."""

import copy
import pickle
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import werkplekleren as wpl
from toolbox.building import FILES, INSTRUMENT, MANIFEST, whole, written
from werkplekleren import InvalidContentError, Toolbox, UnknownNameError
from werkplekleren._base.catalogue import catalogue
from werkplekleren.documents import Table, text_of
from werkplekleren.toolbox import Shelf, overview
from werkplekleren.toolbox.folder import Folder

EXAMPLES = Path(__file__).parents[2] / "examples"
BUILTIN = Path(wpl.__file__).parent / "content" / "builtin"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file was read, by its name."""
    counts: Counter[str] = Counter()
    real = Folder.raw

    def counted(folder: Folder, name: str) -> bytes:
        counts[name] += 1
        return real(folder, name)

    monkeypatch.setattr(Folder, "raw", counted)
    return counts


def test_names_come_from_the_names_of_files_alone(tmp_path: Path, reads: Counter[str]) -> None:
    toolbox = Toolbox.load(written(tmp_path, FILES | {"instruments/broken.toml": "this is not TOML"}))
    assert list(toolbox.instruments) == ["broken", "rondgang"]
    assert len(toolbox.instruments) == 2
    assert "rondgang" in toolbox.instruments
    assert "peiling" not in toolbox.instruments
    assert repr(toolbox) == (
        "<Toolbox fonds 1.0: 2 instruments, 1 questionnaires, 1 level-scales, 1 risk-methods, 1 transfer-methods, 1 retention-options, "
        "1 rules, 1 schemes, 1 certificates, 1 questions, 1 cases, 1 decay-models>"
    )
    assert reads == {"toolbox.toml": 1}


def test_each_kind_has_its_shelf(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    shelves: tuple[Shelf[Any], ...] = (
        toolbox.instruments,
        toolbox.questionnaires,
        toolbox.level_scales,
        toolbox.risk_methods,
        toolbox.transfer_methods,
        toolbox.retention_options,
        toolbox.rule_sets,
        toolbox.schemes,
        toolbox.certificate_types,
        toolbox.employer_questions,
        toolbox.practice_cases,
        toolbox.decay_models,
    )
    assert [next(iter(shelf.values())).id for shelf in shelves] == [
        "rondgang",
        "peiling",
        "twee",
        "kans-en-gevolg",
        "meelopen",
        "anders",
        "regels",
        "potje",
        "pasje",
        "waar",
        "bakkerij",
        "wegzakken",
    ]


def test_asking_for_one_reads_that_file_and_no_other(tmp_path: Path, reads: Counter[str]) -> None:
    toolbox = Toolbox.load(written(tmp_path, FILES | {"instruments/broken.toml": "this is not TOML"}))
    assert toolbox.instruments["rondgang"].minutes == 45
    assert reads == {"toolbox.toml": 1, "instruments/rondgang.toml": 1}
    assert toolbox.instruments["rondgang"] is toolbox.instruments.get("rondgang")
    assert reads["instruments/rondgang.toml"] == 1


def test_a_file_that_is_broken_says_so_when_it_is_asked_for(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path / "fonds", instruments__rondgang=INSTRUMENT.replace("minutes = 45\ngroup", 'minutes = "45"\ngroup')))
    with pytest.raises(InvalidContentError) as caught:
        toolbox.instruments.get("rondgang")
    assert str(caught.value.summary) == "fonds/instruments/rondgang.toml is not a valid instrument"
    assert str(caught.value.problems[0]).startswith("fonds/instruments/rondgang.toml, line 8, minutes: ")


def test_an_unknown_name_is_answered_with_the_nearest_one(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    with pytest.raises(UnknownNameError, match="there is no instrument 'rondgagn'; did you mean 'rondgang'"):
        toolbox.instruments["rondgagn"]
    assert toolbox.instruments.get("rondgagn") is None
    assert toolbox.instruments.get("rondgagn", "none") == "none"


def test_all_threads_get_the_same_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    together = Barrier(4)
    real = Folder.raw

    def at_the_same_time(folder: Folder, name: str) -> bytes:
        together.wait(timeout=10)
        return real(folder, name)

    monkeypatch.setattr(Folder, "raw", at_the_same_time)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(toolbox.instruments.__getitem__, ["rondgang"] * 4))
    assert {id(instrument) for instrument in found} == {id(toolbox.instruments["rondgang"])}


def test_what_was_read_stays_as_it_was_read(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    before = toolbox.instruments["rondgang"]
    whole(tmp_path, instruments__rondgang=INSTRUMENT.replace("Rondgang", "Ronde"))
    assert toolbox.instruments["rondgang"] is before
    assert str(Toolbox.load(tmp_path).instruments["rondgang"].title) == "Ronde"


def test_a_toolbox_can_be_sent_to_another_process(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    sent = pickle.loads(pickle.dumps(toolbox))  # noqa: S301 - our own bytes
    assert sent == toolbox == copy.deepcopy(toolbox)
    assert sent.instruments["rondgang"] == toolbox.instruments["rondgang"]


def test_the_list_reads_the_first_lines_only(tmp_path: Path) -> None:
    broken_below = INSTRUMENT + "\n[[worksheets]]\nthis is not TOML\n"
    toolbox = Toolbox.load(whole(tmp_path, instruments__rondgang=broken_below))
    (summary,) = toolbox.instruments.summaries()
    assert (summary.id, str(summary.title), str(summary.question), summary.minutes) == ("rondgang", "Rondgang", "Hoe leren mensen bij ons?", 45)


def test_the_list_reads_on_when_something_stands_further_down(tmp_path: Path) -> None:
    lower = INSTRUMENT.replace('title = "Rondgang"\n', "") + '\n[title]\nnl = "Rondgang"\n'
    toolbox = Toolbox.load(whole(tmp_path, instruments__rondgang=lower))
    assert str(toolbox.instruments.summaries()[0].title) == "Rondgang"


def test_the_list_names_every_file_that_cannot_be_listed(tmp_path: Path) -> None:
    files = {"instruments/rondgang.toml": "id = 1", "instruments/ander.toml": "= 2"}
    with pytest.raises(InvalidContentError) as caught:
        Toolbox.load(written(tmp_path / "fonds", FILES | files)).instruments.summaries()
    assert {problem.place.file for problem in caught.value.problems} == {"fonds/instruments/rondgang.toml", "fonds/instruments/ander.toml"}


def test_the_catalogue_is_a_document(tmp_path: Path) -> None:
    document = Toolbox.load(whole(tmp_path)).document()
    assert (document.title, document.language) == ("Gereedschap van het fonds", "nl")
    assert [str(cell.text[0].text) for cell in document.blocks[0].rows[0].cells] == ["Rondgang", "Hoe leren mensen bij ons?", "45 min", "rondgang"]  # type: ignore[union-attr]  # the first block is a table
    assert Toolbox.builtin().document("en").title == "Tools for learning at work"


def test_the_catalogue_names_what_can_be_looked_up_and_leaves_out_what_is_not_there(tmp_path: Path) -> None:
    tables = [block for block in Toolbox.load(whole(tmp_path / "alles")).document().blocks if isinstance(block, Table)]
    said = {text_of(table.caption): [text_of(cell.text) for cell in table.rows[0].cells] for table in tables[2:]}
    assert said == {
        "Vragen van werkgevers": ["Beginnen", "Waar begin ik?", "waar"],
        "Certificaten": ["Pasje", "pasje"],
        "Praktijkvoorbeelden": ["De bakkerij", "bakkerij"],
        "Regelingen": ["Potje", "potje"],
    }
    bare = Toolbox.load(written(tmp_path / "kaal", {name: FILES[name] for name in ("toolbox.toml", "instruments/rondgang.toml")}))
    assert len(bare.document().blocks) == 2


def test_every_word_of_the_catalogue_is_there_in_english() -> None:
    code = (Path(overview.__file__)).read_text(encoding="utf-8")
    assert set(re.findall(r'tell\("([^"]+)"\)', code)) == set(catalogue("toolbox", "en"))


def test_a_toolbox_shows_itself_in_a_notebook(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    assert "Hoe leren mensen bij ons?" in toolbox._repr_html_()
    assert "| **Rondgang** |" in toolbox._repr_markdown_()


def test_without_a_default_nobody_is_surprised(tmp_path: Path) -> None:
    toolbox = Toolbox.load(whole(tmp_path))
    with pytest.raises(InvalidContentError, match="no manifest of this toolbox has default_level_scale"):
        toolbox.default_level_scale()


def test_the_manifest_decides_how_risks_are_judged_in_plans_and_reports(tmp_path: Path) -> None:
    (tmp_path / "risk-methods").mkdir()
    own = (BUILTIN / "risk-methods" / "knowledge-loss.toml").read_text(encoding="utf-8").replace('id = "knowledge-loss"', 'id = "eigen-methode"', 1)
    (tmp_path / "risk-methods" / "eigen-methode.toml").write_text(own, encoding="utf-8")
    manifest = MANIFEST + 'extends = "werkplekleren"\ndefault_risk_method = "eigen-methode"\n'
    (tmp_path / "toolbox.toml").write_text(manifest.replace('languages = ["nl"]', 'languages = ["nl", "en"]'), encoding="utf-8")
    toolbox = Toolbox.load(tmp_path)
    dossier = wpl.Dossier.from_folder(EXAMPLES / "klein-bedrijf", toolbox)
    assert dossier.knowledge is not None
    report = wpl.AdviceReport.of(dossier, toolbox)
    assert report.risk_method is toolbox.risk_methods["eigen-methode"]
    assert report.plan == wpl.RetentionPlan.propose(
        dossier.knowledge, toolbox, start=dossier.plan_start or dossier.date, on=dossier.date, risk_method=report.risk_method
    )


def test_the_only_risk_method_needs_no_manifest_to_choose_it(tmp_path: Path) -> None:
    known = Toolbox.load(whole(tmp_path)).risk_methods
    (name,) = known
    assert Toolbox.load(tmp_path).default_risk_method() == known[name]
    own = (tmp_path / "risk-methods" / f"{name}.toml").read_text(encoding="utf-8").replace(f'id = "{name}"', 'id = "tweede"', 1)
    (tmp_path / "risk-methods" / "tweede.toml").write_text(own, encoding="utf-8")
    with pytest.raises(InvalidContentError, match="no manifest of this toolbox has default_risk_method"):
        Toolbox.load(tmp_path).default_risk_method()


def test_the_only_decay_model_needs_no_manifest_to_choose_it(tmp_path: Path) -> None:
    known = Toolbox.load(whole(tmp_path)).decay_models
    assert Toolbox.load(tmp_path).default_decay_model() == known["wegzakken"]
    own = (tmp_path / "decay-models" / "wegzakken.toml").read_text(encoding="utf-8").replace('id = "wegzakken"', 'id = "tweede"', 1)
    (tmp_path / "decay-models" / "tweede.toml").write_text(own, encoding="utf-8")
    with pytest.raises(InvalidContentError, match="no manifest of this toolbox has default_decay_model"):
        Toolbox.load(tmp_path).default_decay_model()
