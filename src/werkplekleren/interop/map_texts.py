"""A knowledge map as text that people can read and change: TOML, or tables for a spreadsheet."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from werkplekleren.errors import InvalidValueError, Message, Place, Problem
from werkplekleren.retention import CertificateType, DecayModel, KnowledgeMap, LevelScale, Mastery

from .columns import Column
from .head import KnowledgeHeader
from .knowledge import read_map
from .map_columns import CERTIFICATES, EXEMPTIONS, LEVELS, NOT_APPLICABLE, PARTS, PEOPLE, REQUIREMENTS, REVOCATIONS, TOPICS
from .map_files import HEADER, in_order, read_toml_map
from .spelling import fields_said, members_table, toml_tables, toml_value
from .tables import read_table

if TYPE_CHECKING:
    from attrs import AttrsInstance

ORDERED = ("people", "topics", "mastery", "certificates", "requirements", "exemptions", "revocations", "certificate_types")


@attrs.frozen
class _Own:
    """The level scale and the kinds of certificates of a map itself, to read back what was written; every kind of task passes."""

    level_scales: Mapping[str, LevelScale]
    certificate_types: Mapping[str, CertificateType]
    decay_models: Mapping[str, DecayModel]

    @classmethod
    def of(cls, firm: KnowledgeMap) -> "_Own":
        return cls({firm.scale.id: firm.scale}, {one.id: one for one in firm.certificate_types}, {})


def knowledge_toml(firm: KnowledgeMap) -> str:
    """A knowledge map as TOML, to be changed by hand and read by `read_knowledge_map`.

    Fields that have their default are left out. The level scale and the kinds of certificates are named, and come from the toolbox when
    the file is read. Levels without a date, evidence and the like of their own stand under `[levels.TOPIC]`.

    Args:
        firm: The map.

    Returns:
        The text. Read back, it gives the same map; only the order of levels, certificates and the like is that of the tables.

    Raises:
        InvalidValueError: When something on the map cannot be said in TOML, such as a text with a character that is none.

    >>> from werkplekleren.retention import Mastery, Person, Topic
    >>> print(knowledge_toml(KnowledgeMap(title="Wie kan wat", people=(Person(id="jan", name="Jan"),),
    ...     topics=(Topic(id="lassen", title="Lassen"),), mastery=(Mastery(person="jan", topic="lassen", level=3),))))
    title = "Wie kan wat"
    level_scale = "quarter-circles"
    <BLANKLINE>
    [[people]]
    id = "jan"
    name = "Jan"
    <BLANKLINE>
    [[topics]]
    id = "lassen"
    title = "Lassen"
    <BLANKLINE>
    [levels.lassen]
    jan = 3
    <BLANKLINE>
    """
    ordered = in_order(firm)
    plain = [cell for cell in ordered.mastery if attrs.evolve(cell, level=None) == Mastery(person=cell.person, topic=cell.topic, level=None)]
    own = [cell for cell in ordered.mastery if cell not in plain]
    lines = [f"title = {toml_value(firm.title)}", f"level_scale = {toml_value(firm.scale.id)}", ""]
    for part in ("people", "topics"):
        lines.extend(toml_tables(part, getattr(ordered, part)))
    for topic in ordered.topics:
        of_topic = [f"{cell.person} = {_level(cell)}" for cell in plain if cell.topic == topic.id]
        lines.extend([f"[levels.{topic.id}]", *of_topic, ""] if of_topic else [])
    lines.extend(toml_tables("mastery", own))
    for part in ("certificates", "requirements", "exemptions", "revocations"):
        lines.extend(toml_tables(part, getattr(ordered, part)))
    text = "\n".join(lines)
    problems: list[Problem] = []
    _same(ordered, read_toml_map("knowledge.toml", text, _Own.of(firm), problems), problems)
    return text


def _level(cell: Mastery) -> str:
    return f'"{NOT_APPLICABLE}"' if cell.level is None else str(cell.level)


def _same(ordered: KnowledgeMap, again: KnowledgeMap | None, problems: list[Problem]) -> None:
    """Raise when what was written does not say the same."""
    for part in ORDERED if again is not None else ():
        wrote, read = getattr(ordered, part), getattr(again, part)
        problems.extend(
            Problem(code="not-the-same", what=Message("this would read differently"), place=Place(path=f"{part}[{number}]"))
            for number, one in enumerate(wrote)
            if one not in read
        )
    if problems or again != ordered:
        raise InvalidValueError(Message("the knowledge map {title!r} cannot be written so; keep it as JSON", {"title": ordered.title}), problems)


def knowledge_tables(firm: KnowledgeMap) -> dict[str, str]:
    """A knowledge map as tables for a spreadsheet, to be changed and read by `read_knowledge_map`.

    Args:
        firm: The map.

    Returns:
        Name of the file -> its text: `people.csv`, `topics.csv`, `levels.csv`, those of the other tables that hold something, and
        `map.toml` with title and level scale. Levels that were judged on one day by one person, without evidence, take a column a person;
        others a row a level. Cells with their default stay empty; cells are separated by semicolons. The kinds of certificates are
        named, and come from the toolbox when the folder is read.

    Raises:
        InvalidValueError: When something on the map cannot stand in a table, such as a name that starts like a formula.
    """
    ordered = in_order(firm)
    level = Column("level", str, filled=True)
    header = _judged_at_once(ordered)
    parts: dict[str, tuple[Sequence[Column], Sequence[AttrsInstance]]] = {
        PARTS[0]: (PEOPLE, ordered.people),
        PARTS[1]: (TOPICS, ordered.topics),
        PARTS[2]: ((*LEVELS[:2], level, *LEVELS[2:]), ordered.mastery),
        PARTS[3]: (CERTIFICATES, ordered.certificates),
        PARTS[4]: (REQUIREMENTS, ordered.requirements),
        PARTS[5]: (EXEMPTIONS, ordered.exemptions),
        PARTS[6]: (REVOCATIONS, ordered.revocations),
    }
    texts = {name: members_table(columns, rows) for name, (columns, rows) in parts.items() if rows or name in PARTS[:2]}
    if header is not None:
        texts[PARTS[2]] = _wide(ordered)
    problems: list[Problem] = []
    tables = {name: read_table(name, text, problems) for name, text in texts.items()}
    again = read_map(tables, header or KnowledgeHeader(), firm.scale, firm.title, problems, kinds=_Own.of(firm).certificate_types)
    _same(ordered, again, problems)
    head = attrs.evolve(header or KnowledgeHeader(), title=firm.title, level_scale=firm.scale.id)
    return {**texts, HEADER: "".join(f"{name} = {toml_value(value)}\n" for name, value in fields_said(head))}


def _judged_at_once(firm: KnowledgeMap) -> KnowledgeHeader | None:
    """Day and assessor of all levels, when these are all that there is to tell of them; `None` when they need a row each."""
    judged = {(cell.assessed_on, cell.assessor) for cell in firm.mastery}
    further = any(cell.evidence or cell.last_used_on for cell in firm.mastery)
    if len(judged) != 1 or further or not {"topic", "person", "level"}.isdisjoint(person.id for person in firm.people):
        return None
    ((day, assessor),) = judged
    return KnowledgeHeader(assessed_on=day, assessor=assessor)


def _wide(firm: KnowledgeMap) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(["topic", *(person.id for person in firm.people)])
    for topic in firm.topics:
        levels = firm.levels_of(topic.id)
        writer.writerow([topic.id, *(_wide_cell(levels, person.id) for person in firm.people)])
    return stream.getvalue()


def _wide_cell(levels: Mapping[str, int | None], person: str) -> str:
    level = levels.get(person, "")
    return NOT_APPLICABLE if level is None else str(level)
