"""A topic names a kind of task that a decay model of the toolbox has; a slip of the pen is told, not taken for unknown."""

from pathlib import Path

import attrs
import pytest

from dossier_folder import TOOLBOX, Folder
from werkplekleren import Toolbox
from werkplekleren.errors import InvalidDataError
from werkplekleren.interop import read_knowledge_map
from werkplekleren.interop.task_types import task_types_of

BUILTIN = Toolbox.builtin()
TOPICS = "id,title,task_type\nweld,Lassen,acuracy\nturn,Draaien,speed\nplan,Plannen,\n"
SAID = "there is no task type 'acuracy'; did you mean 'accuracy'?"


def test_the_kinds_of_task_are_those_of_all_decay_models() -> None:
    assert task_types_of(BUILTIN.decay_models) == ("accuracy", "mixed", "speed")
    assert task_types_of({}) is None


def test_a_dossier_with_an_unknown_kind_of_task_is_told_so(folder: Folder) -> None:
    folder.write({"topics.csv": TOPICS})
    toolbox = attrs.evolve(TOOLBOX, decay_models=BUILTIN.decay_models)
    assert [str(one) for one in folder.problems(toolbox)] == [f"topics.csv, line 2, cell C2, task_type: {SAID}"]
    folder.change("topics.csv", "acuracy", "accuracy")
    knowledge = folder.read(toolbox).knowledge
    assert knowledge is not None
    assert [topic.task_type for topic in knowledge.topics] == ["accuracy", "speed", None]


def test_without_decay_models_every_name_passes(folder: Folder) -> None:
    folder.write({"topics.csv": TOPICS})
    knowledge = folder.read().knowledge
    assert knowledge is not None
    assert knowledge.topics[0].task_type == "acuracy"


@pytest.mark.parametrize("name", ["", "map.toml"])
def test_a_map_by_itself_is_held_to_it_too(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).write_text('title = "Kaart"\n\n[[topics]]\nid = "weld"\ntitle = "Lassen"\ntask_type = "acuracy"\n', encoding="utf-8")
    else:
        (tmp_path / "people.csv").write_text("id,name\nann,Ann\n", encoding="utf-8")
        (tmp_path / "topics.csv").write_text(TOPICS, encoding="utf-8")
    with pytest.raises(InvalidDataError) as caught:
        read_knowledge_map(tmp_path / name, BUILTIN)
    (problem,) = caught.value.problems
    assert str(problem).endswith(SAID)
    assert problem.place.line == (6 if name else 2)
