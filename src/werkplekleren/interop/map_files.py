"""A knowledge map from one file or a folder of tables, and as TOML that people can write by hand."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

import attrs

from werkplekleren._base.handed import not_a_path, the_path
from werkplekleren.errors import InvalidContentError, InvalidDataError, Message, Place, Problem
from werkplekleren.retention import KnowledgeMap
from werkplekleren.serialization import structure, unstructure
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.toml import parsed

from .cells import EVERYONE, NOBODY
from .columns import known_name
from .files import UnreadableError, read_text
from .head import KnowledgeHeader
from .knowledge import read_map
from .map_columns import NOT_APPLICABLE, PARTS
from .requirement_tables import exemption_order, revocation_order
from .scales import scale_of
from .tables import read_table
from .task_types import task_types_of

if TYPE_CHECKING:
    from werkplekleren.retention import CertificateType, DecayModel, LevelScale

MAP_TOML = "knowledge.toml"
HEADER = "map.toml"
"""Beside the tables of a map that is in no dossier: title, level scale, and when and by whom the levels were judged."""

Plain = dict[str, object]
Model = TypeVar("Model")


class MapCatalogue(Protocol):
    """Anything that holds level scales, kinds of certificates and decay models by id; a `Toolbox` does."""

    @property
    def level_scales(self) -> "Mapping[str, LevelScale]":
        """Level scales."""
        ...

    @property
    def certificate_types(self) -> "Mapping[str, CertificateType]":
        """Kinds of certificates."""
        ...

    @property
    def decay_models(self) -> "Mapping[str, DecayModel]":
        """How fast work fades; a topic names one of their kinds of task."""
        ...


def read_knowledge_map(path: str | Path, toolbox: "MapCatalogue") -> KnowledgeMap:
    """Read a knowledge map: a folder of tables, a TOML file, or a JSON file that `KnowledgeMap.to_json` made.

    Args:
        path: The folder with `people.csv`, `topics.csv` and perhaps more, and perhaps `map.toml`; or the file.
        toolbox: Holds the level scales, the kinds of certificates and the kinds of task.

    Returns:
        The map.

    Raises:
        InvalidDataError: With every problem of every file, each with its place.
        UnsupportedVersionError: When it is a JSON document in a newer format.
        InvalidValueError: When `path` is no path, or `toolbox` is the path of one.
    """
    not_a_path(toolbox, "Toolbox", "toolbox", "Toolbox.load({})")
    whole = the_path(path)
    problems: list[Problem] = []
    if whole.is_dir():
        knowledge = _read_folder(whole, toolbox, problems)
    else:
        text = _text(whole.parent, whole.name, problems)
        if text is not None and whole.suffix.lower() == ".json":
            return KnowledgeMap.from_json(text, file=whole.name)
        knowledge = None if text is None else read_toml_map(whole.name, text, toolbox, problems)
    if knowledge is None or problems:
        raise InvalidDataError(Message("the knowledge map {name} has problems", {"name": whole.name}), problems)
    return knowledge


def _text(folder: Path, name: str, problems: list[Problem]) -> str | None:
    try:
        return read_text(folder, name)
    except UnreadableError as error:
        problems.append(error.problem)
        return None


def _read_folder(folder: Path, toolbox: "MapCatalogue", problems: list[Problem]) -> KnowledgeMap | None:
    header = KnowledgeHeader()
    scale = scale_of(None, {}, Place(file=HEADER), problems)
    if (folder / HEADER).exists():
        text = _text(folder, HEADER, problems)
        data = None if text is None else _toml(HEADER, text, problems)
        if text is not None and data is not None:
            header = _structured(HEADER, text, data, KnowledgeHeader, problems) or header
            scale = scale_of(header.level_scale, toolbox.level_scales, _place(HEADER, text, "level_scale"), problems)
    texts = {name: _text(folder, name, problems) for name in PARTS if name in PARTS[:2] or (folder / name).exists()}
    tables = {name: None if text is None else read_table(name, text, problems) for name, text in texts.items()}
    tasks = task_types_of(toolbox.decay_models)
    return read_map(tables, header, scale, header.title or folder.resolve().name, problems, kinds=toolbox.certificate_types, task_types=tasks)


def _place(file: str, text: str, path: str) -> Place:
    return Place(file=file, line=line_of(text, path), path=path)


def _toml(file: str, text: str, problems: list[Problem]) -> Plain | None:
    try:
        return parsed(text.encode())[1]
    except InvalidContentError as error:
        problems.extend(one.at(file=file) for one in error.problems)
        return None


def _structured(file: str, text: str, data: Plain, cls: type[Model], problems: list[Problem]) -> Model | None:
    try:
        return structure(data, cls, file=file)
    except InvalidDataError as error:
        problems.extend(one.at(line=line_of(text, one.place.path or "")) for one in error.problems)
        return None


def read_toml_map(file: str, text: str, toolbox: "MapCatalogue", problems: list[Problem]) -> KnowledgeMap | None:
    """Read a whole map from TOML: the fields of `KnowledgeMap`, with a few that are easier to write by hand.

    `level_scale` names the scale; `[levels.TOPIC]` has a line `person = level` for each level, `"-"` where it does not apply, and
    `assessed_on` and `assessor` stand for all of these; `people = "everyone"` in a requirement asks everybody;
    `person = "-"` in a certificate is the firm itself.

    Args:
        file: Name of the file, for problems.
        text: Its text.
        toolbox: Holds the level scales and the kinds of certificates.
        problems: What is wrong is added to this.

    Returns:
        The map; `None` when it is not right.
    """
    data = _toml(file, text, problems)
    if data is None:
        return None
    heading: Plain = {key: data.pop(key) for key in ("level_scale", "assessed_on", "assessor") if key in data}
    header = _structured(file, text, heading, KnowledgeHeader, problems)
    if header is None:
        return None
    if "scale" not in data:
        scale = scale_of(header.level_scale, toolbox.level_scales, _place(file, text, "level_scale"), problems)
        data["scale"] = unstructure(scale)
    data["mastery"] = [*_cells(data.pop("levels", {}), header, file, text, problems), *map(_row, _list(data.get("mastery")))]
    data["requirements"] = [*map(_row, _list(data.get("requirements")))]
    data["certificates"] = [*map(_certificate, _list(data.get("certificates")))]
    _fill_kinds(data, toolbox)
    knowledge = None if problems else _structured(file, text, data, KnowledgeMap, problems)
    tasks = task_types_of(toolbox.decay_models)
    for number, topic in enumerate(() if knowledge is None else knowledge.topics):
        if topic.task_type is not None:
            known_name("task type", topic.task_type, _place(file, text, f"topics[{number}].task_type"), tasks, problems)
    return None if knowledge is None else in_order(knowledge)


def _list(value: object) -> list[object]:
    """A list as it is; anything else as the only member of one, so that reading says what is wrong with it."""
    return cast("list[object]", value) if isinstance(value, list) else [] if value is None else [value]


def _row(row: object) -> object:
    """A table with the words that stand for "none" read as such."""
    if not isinstance(row, dict):
        return row
    values = cast("Plain", row)
    return {
        **values,
        **({"level": None} if values.get("level") == NOT_APPLICABLE else {}),
        **({"people": None} if values.get("people") in EVERYONE else {}),
    }


def _certificate(row: object) -> object:
    """A certificate, of nobody but the firm itself where it says so."""
    if not isinstance(row, dict):
        return row
    values = cast("Plain", row)
    return {**values, "person": None} if values.get("person") == NOBODY else values


def _cells(levels: object, header: KnowledgeHeader, file: str, text: str, problems: list[Problem]) -> list[object]:
    """The levels of `[levels.TOPIC]` tables as rows."""
    cells: list[object] = []
    topics: Mapping[str, object] = cast("Plain", levels) if isinstance(levels, dict) else {"": levels}
    for topic, people in topics.items():
        for person, level in cast("Plain", people).items() if isinstance(people, dict) else [("", people)]:
            if not (person and (type(level) is int or level == NOT_APPLICABLE)):
                problems.append(
                    Problem(
                        code="not-a-level",
                        what=Message("not a level"),
                        place=_place(file, text, ".".join(part for part in ("levels", topic, person) if part)),
                        found=repr(level)[:60],
                        expected=Message('a line such as jan = 3, or jan = "-", under a heading such as [levels.lassen]'),
                    )
                )
            cells.append(
                {
                    "person": person,
                    "topic": topic,
                    "level": None if level == NOT_APPLICABLE else level,
                    "assessed_on": header.assessed_on,
                    "assessor": header.assessor,
                }
            )
    return cells


def _fill_kinds(data: Plain, toolbox: "MapCatalogue") -> None:
    """Take the kinds of certificates that are named and not given from the toolbox; one that it has not is told by the map itself."""
    given = _list(data.get("certificate_types"))
    there = {cast("Plain", one).get("id") for one in given if isinstance(one, dict)}
    named = {str(cast("Plain", one).get("certificate_type", "")) for one in _list(data.get("certificates")) if isinstance(one, dict)}
    wanted = sorted(name for name in named.difference(map(str, there)) if name in toolbox.certificate_types)
    data["certificate_types"] = [*given, *(unstructure(toolbox.certificate_types[name]) for name in wanted)]


def in_order(knowledge: KnowledgeMap) -> KnowledgeMap:
    """The map with everything but people and topics in the order in which tables are read, which says nothing."""
    people = {one.id: number for number, one in enumerate(knowledge.people)}
    topics = {one.id: number for number, one in enumerate(knowledge.topics)}
    return attrs.evolve(
        knowledge,
        mastery=tuple(sorted(knowledge.mastery, key=lambda one: (topics[one.topic], people[one.person]))),
        certificates=tuple(sorted(knowledge.certificates, key=lambda one: one.id)),
        requirements=tuple(sorted(knowledge.requirements, key=lambda one: one.id)),
        exemptions=tuple(sorted(knowledge.exemptions, key=exemption_order)),
        revocations=tuple(sorted(knowledge.revocations, key=revocation_order)),
        certificate_types=tuple(sorted(knowledge.certificate_types, key=lambda one: one.id)),
    )
