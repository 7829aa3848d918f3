"""A starter is right as it is written, right with everything in it used, and explains every field there is."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, cast, get_args

import attrs
import pytest

from content.language import BANNED, EASY, LONGEST_SENTENCE, flesch_douma, sentences, words
from toolbox.building import written
from werkplekleren import InvalidValueError, Toolbox, UnknownNameError, render
from werkplekleren._base.text import Text
from werkplekleren.errors import Problem
from werkplekleren.serialization.shapes import Choice, Maybe, Options, Record, Row, Series, Shape, Table, Tagged, fields_of
from werkplekleren.toolbox import Manifest, check
from werkplekleren.toolbox.kinds import BY_FOLDER
from werkplekleren.toolbox.manifest import MANIFEST
from werkplekleren.toolbox.starters import STARTERS, StarterKind, starter
from werkplekleren.toolbox.translations import texts_in

KINDS: tuple[StarterKind, ...] = tuple(kind for kind in get_args(StarterKind) if kind not in {"theme", "dossier"})  # no content: tests/cli
LANGUAGES = ("nl", "en")
NAME = "samen-kijken"
TEMPLATES = sorted(path.name for path in STARTERS.glob("*.toml.in"))
each_kind = pytest.mark.parametrize("kind", KINDS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def files(kind: StarterKind, language: str) -> dict[str, str]:
    """The files of a starter; one of a single thing with the rules that lead to it, in a folder with a manifest."""
    manifest = {MANIFEST: starter("toolbox", "ons-fonds", language)[MANIFEST]}
    if kind == "toolbox":
        return starter(kind, "ons-fonds", language)
    return manifest | starter(kind, NAME, language, leads_to=NAME if kind == "instrument" else "leerexperiment")


def used(text: str) -> str:
    """The file with every field in it that may be used."""
    return re.sub(r"^#(?! |$)", "", text, flags=re.MULTILINE)


def prose(text: str) -> list[str]:
    """The lines of a file that explain."""
    return [line[2:] for line in text.splitlines() if line.startswith("# ")]


def model_of(path: str) -> type[Any]:
    """What a file is read as."""
    return Manifest if path == MANIFEST else BY_FOLDER[path.partition("/")[0]].load()


def everything() -> list[tuple[str, str]]:
    """Path and language of each sort of file."""
    return [(path, language) for language in LANGUAGES for path in starter("toolbox", "ons-fonds", language)]


def text_of(path: str, language: str) -> str:
    return starter("toolbox", "ons-fonds", language)[path]


each_file = pytest.mark.parametrize(("path", "language"), everything())


def own(problems: tuple[Problem, ...]) -> list[str]:
    """Those about the folder itself; the built-in toolbox underneath has tests of its own."""
    return [str(problem) for problem in problems if not (problem.place.file or "").startswith("werkplekleren/")]


@each_kind
@each_language
def test_a_starter_is_right_as_it_is_and_nothing_in_it_asks_for_better(kind: StarterKind, language: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "fonds", files(kind, language))
    assert check(folder) == ()
    assert own(Toolbox.load(folder).warnings()) == []


@each_kind
@each_language
def test_a_starter_is_right_with_every_field_in_it_used(kind: StarterKind, language: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "fonds", {path: used(text) for path, text in files(kind, language).items()})
    assert check(folder) == ()


@each_language
@pytest.mark.parametrize("everything_used", [False, True])
@pytest.mark.parametrize("shown_in", LANGUAGES)
def test_a_starter_can_be_shown_in_both_languages(language: str, shown_in: str, everything_used: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    texts = files("toolbox", language)
    toolbox = Toolbox.load(written(tmp_path / "fonds", {path: used(text) if everything_used else text for path, text in texts.items()}))
    (instrument,) = (toolbox.instruments[one] for one in toolbox.instruments if one not in Toolbox.builtin().instruments)
    (questionnaire,) = (toolbox.questionnaires[one] for one in toolbox.questionnaires if one not in Toolbox.builtin().questionnaires)
    mark, other = ("Voorbeeld:", "Example:") if shown_in == "nl" else ("Example:", "Voorbeeld:")
    for thing in (instrument, questionnaire):
        for format_ in ("markdown", "html"):
            page = str(render(thing, format_, language=shown_in))
            assert mark in page
            for source in thing.sources:  # the title of a source is not translated
                page = page.replace(source.title, "")
            assert other not in page


def models_in(shape: Shape, found: set[type]) -> None:
    """Every model that can stand in a shape."""
    match shape:
        case Record(model):
            parts: tuple[type, ...] = (model,)
        case Tagged(models):
            parts = models
        case Maybe(member) | Series(member) | Table(member):
            return models_in(member, found)
        case Choice(members) | Row(members):
            for member in members:
                models_in(member, found)
            return None
        case _:
            return None
    for model in set(parts) - found:
        found.add(model)
        for field in fields_of(model).values():
            models_in(field.shape, found)
    return None


def given(shape: Shape, data: object) -> Iterator[tuple[type, str]]:
    """Each model that stands in the data, with each field of it that is given."""
    match shape, data:
        case Maybe(member), _:
            yield from given(member, data)
        case Series(member), list():
            for one in cast("list[object]", data):
                yield from given(member, one)
        case Table(member), dict():
            for one in cast("dict[str, object]", data).values():
                yield from given(member, one)
        case Record(model), dict():
            yield from given_in(model, cast("dict[str, object]", data))
        case Tagged(), dict():
            table = cast("dict[str, object]", data)
            yield from given_in(shape.by_kind[str(table["kind"])], table)
        case _:
            pass


def given_in(model: type, data: Mapping[str, object]) -> Iterator[tuple[type, str]]:
    yield model, ""
    for key, field in fields_of(model).items():
        if key in data:
            yield model, key
            yield from given(field.shape, data[key])


def declared(model: type, key: str) -> str:
    """The field, by the class that declares it; one that all kinds of items share needs to be shown once."""
    owner = next((one for one in reversed(model.__mro__) if attrs.has(one) and key in fields_of(one)), model)
    return f"{owner.__name__}.{key}"


@each_file
def test_every_field_of_every_model_stands_in_a_starter(path: str, language: str) -> None:
    shape = Record(model_of(path))
    models: set[type] = set()
    models_in(shape, models)
    wanted = {declared(model, key) for model in models for key in ("", *fields_of(model))}
    assert wanted - {declared(model, key) for model, key in given(shape, tomllib.loads(used(text_of(path, language))))} == set()


@each_file
def test_every_field_is_explained_in_the_language_of_the_file(path: str, language: str) -> None:
    """By name in a line of explanation, or by a line right above it."""
    models: set[type] = set()
    models_in(Record(model_of(path)), models)
    lines = text_of(path, language).splitlines()
    told = set(re.findall(r"\w+", " ".join(prose(text_of(path, language)))))
    below = {name for above, line in pairwise(lines) if above.startswith("# ") for name in re.findall(r"^#?\[*(?:\w+\.)*?(\w+)", line)}
    # an optional text of two languages has a key after the dot
    below |= {name for above, line in pairwise(lines) if above.startswith("# ") for name in re.findall(r"^#?(\w+)\.", line)}
    assert {key for model in models for key in fields_of(model)} - told - below == set()


def choices_in(shape: Shape) -> Iterator[str]:
    match shape:
        case Options(values):
            yield from map(str, values)
        case Tagged():
            yield from shape.by_kind
        case Maybe(member) | Series(member) | Table(member):
            yield from choices_in(member)
        case _:
            pass


@each_file
def test_every_value_that_can_be_chosen_is_told(path: str, language: str) -> None:
    models: set[type] = set()
    models_in(Record(model_of(path)), models)
    text = " ".join(prose(text_of(path, language)))
    choices = {choice for model in models for field in fields_of(model).values() for choice in choices_in(field.shape)}
    assert {one for one in choices if not re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text)} == set()


PLAIN = re.compile(r"(options\[\d+\]\.label|not_applicable|bands\[\d+\]\.title|perspectives\[\d+\]\.(title|plural)|\]\.unit)$")
"""Texts that are answers and names, short enough to need no mark."""


@each_language
@pytest.mark.parametrize("everything_used", [False, True])
def test_every_text_that_is_an_example_says_so(language: str, everything_used: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    texts = {path: used(text) if everything_used else text for path, text in files("toolbox", language).items()}
    toolbox = Toolbox.load(written(tmp_path / "fonds", texts))
    things: list[object] = [toolbox.manifest]
    for shelf, below in (
        (toolbox.instruments, Toolbox.builtin().instruments),
        (toolbox.questionnaires, Toolbox.builtin().questionnaires),
        (toolbox.rule_sets, Toolbox.builtin().rule_sets),
    ):
        things += [shelf[name] for name in shelf if name not in below]
    assert len(things) == 4
    marked: list[tuple[str, Text]] = [(path, text) for thing in things for path, text in texts_in(thing) if not PLAIN.search(path)]
    assert len(marked) > 40
    for path, text in marked:
        assert text.in_language("nl").startswith("Voorbeeld:"), path
        assert text.in_language("en").startswith("Example:"), path


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_told_in_one_language_is_told_in_the_other_right_after_it(template: str) -> None:
    lines = (STARTERS / template).read_text(encoding="utf-8").splitlines()
    runs = [(mark, len(list(run))) for mark, run in groupby(lines, key=lambda line: line[:4] if line.startswith(("nl: ", "en: ")) else "")]
    for (mark, count), following in zip(runs, [*runs[1:], ("", 0)], strict=True):
        if mark == "nl: ":
            assert following == ("en: ", count)
    assert sum(count for mark, count in runs if mark == "nl: ") == sum(count for mark, count in runs if mark == "en: ") > 0


@pytest.mark.parametrize("path", [path for path, language in everything() if language == "nl"])
def test_the_dutch_explanation_reads_easily(path: str) -> None:
    names = re.compile(r"\b[a-z]+(?:[-_][a-z]+)+\b|\[\[[\w.]+\]\]|<[^>]*>|\{\w+\}")
    lines = [names.sub("dit", line) for line in prose(text_of(path, "nl"))]
    assert flesch_douma(lines) >= EASY
    assert [sentence for line in lines for sentence in sentences(line) if len(words(sentence)) > LONGEST_SENTENCE] == []
    assert [word for line in lines for word in words(line) if word.lower() in BANNED] == []


@each_file
def test_no_place_for_a_value_is_left_open(path: str, language: str) -> None:
    assert "@" not in text_of(path, language)


def test_a_questionnaire_without_an_instrument_to_lead_to_brings_no_rules() -> None:
    assert list(starter("questionnaire", NAME)) == [f"questionnaires/{NAME}.toml"]


def test_a_name_must_be_an_id() -> None:
    with pytest.raises(InvalidValueError, match="is not an id"):
        starter("instrument", "Samen kijken")


def test_there_is_a_starter_of_some_kinds_in_some_languages_only() -> None:
    with pytest.raises(UnknownNameError, match="'de'"):
        starter("instrument", NAME, "de")
    with pytest.raises(UnknownNameError, match="did you mean 'instrument'"):
        starter(cast("StarterKind", "instrumnt"), NAME)
