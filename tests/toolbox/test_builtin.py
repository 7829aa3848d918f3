"""The toolbox that comes with the library, file by file."""

import pytest

import werkplekleren as wpl
from werkplekleren.toolbox import default_decay_model, default_level_scale, default_risk_method
from werkplekleren.toolbox.kinds import BY_FOLDER, KINDS
from werkplekleren.toolbox.loading import builtin_stack
from werkplekleren.toolbox.translations import texts_in

STACK = builtin_stack()
FILES = [(kind.folder, name) for kind in KINDS for name in STACK.ids(kind)]

each_file = pytest.mark.parametrize(("folder", "name"), FILES, ids=["/".join(file) for file in FILES])


@each_file
def test_a_file_is_read_as_its_model_and_carries_its_own_name(folder: str, name: str) -> None:
    kind = BY_FOLDER[folder]
    value = STACK.read(kind, name).value
    assert type(value) is kind.load()
    assert value.id == name


@each_file
def test_every_text_of_a_file_is_there_in_both_languages(folder: str, name: str) -> None:
    lacking = [path for path, text in texts_in(STACK.read(BY_FOLDER[folder], name).value) if {"nl", "en"} - set(text.languages)]
    assert lacking == []


@each_file
def test_a_file_has_dated_sources(folder: str, name: str) -> None:
    sources = STACK.read(BY_FOLDER[folder], name).value.sources
    assert sources
    assert all(source.checked.year >= 2026 for source in sources)


@each_file
def test_the_first_lines_of_a_file_say_what_the_whole_file_says(folder: str, name: str) -> None:
    summary, value = STACK.summary(BY_FOLDER[folder], name), STACK.read(BY_FOLDER[folder], name).value
    assert (summary.id, summary.version, summary.title) == (value.id, value.version, value.title)
    assert summary.minutes == getattr(value, "minutes", None)
    assert summary.question == getattr(value, "question", None)


def test_it_passes_its_own_check() -> None:
    assert [str(problem) for problem in wpl.Toolbox.builtin().check()] == []
    assert wpl.Toolbox.builtin().validated() is wpl.Toolbox.builtin()


def test_everybody_gets_the_same_toolbox_so_that_a_file_is_read_once() -> None:
    assert wpl.Toolbox.builtin() is wpl.Toolbox.builtin()
    assert wpl.Toolbox.builtin().instruments["startgesprek"] is wpl.Toolbox.builtin().instruments["startgesprek"]


def test_the_defaults_are_those_of_its_manifest() -> None:
    assert default_level_scale() is wpl.Toolbox.builtin().level_scales["quarter-circles"]
    assert default_decay_model() is wpl.Toolbox.builtin().decay_models["skill-decay"]
    assert default_risk_method() is wpl.Toolbox.builtin().risk_methods["knowledge-loss"]


def test_its_themes_have_names() -> None:
    assert wpl.Toolbox.builtin().themes["knowledge-retention"].title.in_language("nl") == "Kennis die vertrekt"


def test_it_says_in_one_line_what_is_in_it() -> None:
    said = repr(wpl.Toolbox.builtin())
    assert said.startswith("<Toolbox werkplekleren 1.0: 25 instruments, 6 questionnaires")
    names = "bedrijfsstrategiescan, begeleiderscheck, leercultuurscan, praktijkbeoordeling, quickscan-werkplekleren, voortgang-en-effect"
    assert repr(wpl.Toolbox.builtin().questionnaires) == f"<6 x questionnaire: {names}>"
