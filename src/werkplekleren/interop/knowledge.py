"""The tables of a knowledge map: people, topics, levels, certificates, requirements, exemptions, revocations."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, cast, get_args

from werkplekleren._base.ids import is_identifier
from werkplekleren.errors import InvalidValueError, Message, Problem
from werkplekleren.retention import (
    Absence,
    Certificate,
    Confirmation,
    Exemption,
    KnowledgeMap,
    Leaving,
    LevelHours,
    Mastery,
    Person,
    Requirement,
    Revocation,
    Topic,
)
from werkplekleren.retention.map_checks import of_a_person, other_topic, prerequisite_circles
from werkplekleren.retention.people import LeavingStatus
from werkplekleren.retention.requirements import Part
from werkplekleren.retention.topics import Documented, KnowledgeKind, Nature

from .cells import BadCellError, Read, dated, day, everyone_or, listed, nobody_or, number, one_of, span, step, text, whole, yes_no
from .columns import Column, build, cell_problem, check_header, known_name, read_row, unique
from .head import KnowledgeHeader
from .tables import Row, Table
from .uses import logged, read_uses

if TYPE_CHECKING:
    import datetime as dt

    from werkplekleren.retention import CertificateType, LevelScale

NOT_APPLICABLE = "-"
"""In a cell of the levels: this topic is not for this person."""

PEOPLE = (
    Column("id", text, filled=True),
    Column("name", text, filled=True),
    Column("role", text),
    Column("team", text),
    Column("site", text),
    Column("shift", text),
    Column("learning_hours", number),
    Column("teaching_hours", number),
    Column("absences", listed(span)),
    Column("leaving_status", one_of(get_args(LeavingStatus))),
    Column("leaving_date", day),
    Column("starts_on", day),
)
TOPICS = (
    Column("id", text, filled=True),
    Column("title", text, filled=True),
    Column("area", text),
    Column("knowledge", one_of(get_args(KnowledgeKind))),
    Column("nature", one_of(get_args(Nature))),
    Column("criticality", whole),
    Column("consequence", text),
    Column("consequence_grade", whole),
    Column("replacement", text),
    Column("replacement_grade", whole),
    Column("required_people", whole),
    Column("required_level", whole),
    Column("hours_to_independent", whole),
    Column("hours_to_teach", whole),
    Column("level_hours", listed(step)),
    Column("documented", one_of(get_args(Documented))),
    Column("where", text),
    Column("prerequisites", listed(text)),
    Column("teach", yes_no),
    Column("task_type", text),
)
LEVELS = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("assessed_on", day),
    Column("assessor", text),
    Column("evidence", text),
    Column("last_used_on", day),
)
"""A long table of levels, beside the column `level`, which needs the scale to be read."""
CERTIFICATES = (
    Column("id", text, filled=True),
    Column("person", nobody_or(text), filled=True),
    Column("title", text, filled=True),
    Column("type", text),
    Column("issued_on", day),
    Column("expires_on", day),
    Column("confirm_by", day),
    Column("revoked_on", day),
    Column("required_for", listed(text)),
    Column("permanent", yes_no),
    Column("certificate_type", text),
    Column("route", text),
    Column("confirmations", listed(dated)),
)
REQUIREMENTS = (
    Column("id", text, filled=True),
    Column("topic", text, filled=True),
    Column("people", everyone_or(whole), filled=True),
    Column("level", whole),
    Column("role", text),
    Column("site", text),
    Column("shift", text),
    Column("team", text),
    Column("per", listed(one_of(get_args(Part)))),
)
EXEMPTIONS = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("requirement", text),
    Column("first", day, filled=True),
    Column("last", day),
    Column("by", text, filled=True),
    Column("reason", text),
)
REVOCATIONS = (
    Column("person", text, filled=True),
    Column("topic", text, filled=True),
    Column("revoked_on", day, filled=True),
    Column("by", text, filled=True),
    Column("reason", text),
)


def read_people(table: Table, problems: list[Problem]) -> list[Person]:
    """The people of a table."""
    check_header(table, PEOPLE, problems)
    unique(table.rows, "id", problems)
    people: list[Person] = []
    for row in table.rows:
        values, sound = read_row(row, PEOPLE, problems)
        leaving, away = _leaving(row, values, problems), _absences(row, values, problems)
        sound = sound and leaving is not None and away is not None
        person = build(Person, row, values, problems, sound=sound, shared={"leaving": leaving, "absences": away})
        if person is not None:
            people.append(person)
    return people


def _leaving(row: Row, values: dict[str, object], problems: list[Problem]) -> Leaving | None:
    """Takes status and date out of the values; a date without a status is a problem, as the class says."""
    unread = any(row.cells.get(column) and column not in values for column in ("leaving_status", "leaving_date"))
    status = cast("LeavingStatus", values.pop("leaving_status", "not-foreseen"))
    date = cast("dt.date | None", values.pop("leaving_date", None))
    if unread:
        return None
    try:
        return Leaving(status=status, date=date)
    except InvalidValueError:
        what = "a leaving date needs the status known or expected" if date else "the status {status} needs a leaving date"
        column = "leaving_status" if date and "leaving_status" in row.columns else "leaving_date"
        problems.append(
            Problem(
                code="leaving-date",
                what=Message(what, {"status": status}),
                place=row.place(column),
                remedy=Message("use the status unknown where nobody knows the date"),
            )
        )
        return None


def _absences(row: Row, values: dict[str, object], problems: list[Problem]) -> tuple[Absence, ...] | None:
    spans = cast("tuple[tuple[dt.date, dt.date], ...]", values.pop("absences", ()))
    try:
        return tuple(Absence(first=first, last=last) for first, last in spans)
    except InvalidValueError as error:
        problems.append(Problem(code="invalid-value", what=error.summary, place=row.place("absences")))
        return None


def read_topics(table: Table, scale: "LevelScale", problems: list[Problem], *, task_types: Collection[str] | None = None) -> list[Topic]:
    """The topics of a table; `task_types` are the kinds of task there are, `None` when that is not known."""
    check_header(table, TOPICS, problems)
    unique(table.rows, "id", problems)
    known = ids_in(table)
    topics: list[Topic] = []
    for row in table.rows:
        values, sound = read_row(row, TOPICS, problems)
        sound = _known_level(row, "required_level", values, scale, problems) and sound
        hours = _level_hours(row, values, scale, problems)
        for name in cast("tuple[str, ...]", values.get("prerequisites", ())):
            sound = known_name("topic", name, row.place("prerequisites"), known, problems) and sound
        task = cast("str | None", values.get("task_type"))
        sound = (task is None or known_name("task type", task, row.place("task_type"), task_types, problems)) and sound
        topic = build(Topic, row, values, problems, sound=sound and hours is not None, shared={"level_hours": hours})
        if topic is not None:
            topics.append(topic)
    problems.extend(_circles(table, topics))
    return topics


def _circles(table: Table, topics: list[Topic]) -> Iterator[Problem]:
    """Topics that come before themselves, each circle at the row of its first topic."""
    rows = {row.cells.get("id"): row for row in table.rows}
    for circle in prerequisite_circles(topics):
        yield Problem(
            code="prerequisite-circle",
            what=Message("these topics are each other's prerequisites: {circle}", {"circle": " -> ".join((*circle, circle[0]))}),
            place=rows[circle[0]].place("prerequisites"),
            remedy=Message("take away one of these prerequisites"),
        )


def _level_problem(row: Row, column: str, scale: "LevelScale") -> Problem:
    return cell_problem(
        row, column, BadCellError("level-outside-scale", Message("not a level"), expected=Message("0 to {highest}", {"highest": scale.highest}))
    )


def _known_level(row: Row, column: str, values: Mapping[str, object], scale: "LevelScale", problems: list[Problem]) -> bool:
    """Whether a level is one of the scale, or none is given."""
    level = values.get(column)
    if level is None or level in scale.values:
        return True
    problems.append(_level_problem(row, column, scale))
    return False


def _level_hours(row: Row, values: dict[str, object], scale: "LevelScale", problems: list[Problem]) -> tuple[LevelHours, ...] | None:
    steps = cast("tuple[tuple[int, int], ...]", values.pop("level_hours", ()))
    if any(level not in scale.values for level, _ in steps):
        problems.append(_level_problem(row, "level_hours", scale))
        return None
    try:
        return tuple(LevelHours(level=level, hours=hours) for level, hours in steps)
    except InvalidValueError as error:
        problems.append(Problem(code="invalid-value", what=error.summary, place=row.place("level_hours")))
        return None


def read_requirements(table: Table, scale: "LevelScale", problems: list[Problem], *, topics: Mapping[str, object] | None) -> list[Requirement]:
    """The requirements of a table."""
    check_header(table, REQUIREMENTS, problems)
    unique(table.rows, "id", problems)
    requirements: list[Requirement] = []
    for row in table.rows:
        values, sound = read_row(row, REQUIREMENTS, problems)
        sound = _named("topic", row, values, topics, problems) and sound
        sound = _known_level(row, "level", values, scale, problems) and sound
        requirement = build(Requirement, row, values, problems, sound=sound)
        if requirement is not None:
            requirements.append(requirement)
    return requirements


def _named(sort: str, row: Row, values: Mapping[str, object], known: Mapping[str, object] | None, problems: list[Problem]) -> bool:
    """Whether the name in a column of that name is known, or there is none."""
    return sort not in values or known_name(sort, cast("str", values[sort]), row.place(sort), known, problems)


Ids = Mapping[str, Row] | None
"""Id -> row of its table; `None` when they could not be read."""


def read_exemptions(table: Table, problems: list[Problem], *, people: Ids, topics: Ids, requirements: Ids) -> list[Exemption]:
    """The exemptions of a table; `requirements` is empty when there is no such table."""
    check_header(table, EXEMPTIONS, problems)
    exemptions: list[Exemption] = []
    for row in table.rows:
        values, sound = read_row(row, EXEMPTIONS, problems)
        sound = all([sound, _named("person", row, values, people, problems), _named("topic", row, values, topics, problems)])
        sound = _named("requirement", row, values, requirements, problems) and sound
        asked = cast("str", values.get("requirement", ""))
        topic = requirements[asked].cells.get("topic") if requirements is not None and asked in requirements else None
        if topic and topic != values.get("topic", topic):
            problems.append(other_topic(asked, topic, row.place("requirement")))
            sound = False
        exemption = build(Exemption, row, values, problems, sound=sound)
        if exemption is not None:
            exemptions.append(exemption)
    return exemptions


def read_revocations(table: Table, problems: list[Problem], *, people: Ids, topics: Ids) -> list[Revocation]:
    """The revocations of a table."""
    check_header(table, REVOCATIONS, problems)
    revocations: list[Revocation] = []
    for row in table.rows:
        values, sound = read_row(row, REVOCATIONS, problems)
        sound = all([sound, _named("person", row, values, people, problems), _named("topic", row, values, topics, problems)])
        revocation = build(Revocation, row, values, problems, sound=sound)
        if revocation is not None:
            revocations.append(revocation)
    return revocations


def read_levels(
    table: Table,
    scale: "LevelScale",
    problems: list[Problem],
    *,
    people: Mapping[str, object] | None,
    topics: Mapping[str, object] | None,
    head: KnowledgeHeader,
) -> list[Mastery]:
    """The levels of a table: wide, one row a topic and one column a person id; or long, one row a level.

    Args:
        table: Wide: first column `topic`; cells hold a level, `-` (not for this person) or nothing (not known). Long: the columns
            of `LEVELS`, so that each level has its own day, assessor and evidence.
        scale: The level scale.
        problems: What is wrong is added to this.
        people: The ids there are; `None` when they could not be read.
        topics: The ids there are; `None` when they could not be read.
        head: Day and assessor of levels that have none of their own.

    Returns:
        The cells that hold something; empty cells are in no list.
    """
    if {"person", "topic", "level"}.issubset(table.header):
        return _long_levels(table, scale, problems, people=people, topics=topics, head=head)
    names = [name for name in table.header if name != "topic"]
    columns = [Column("topic", text, filled=True), *(Column(name, _level(scale)) for name in (names if people is None else people))]
    check_header(table, columns, problems)
    unique(table.rows, "topic", problems)
    levels: list[Mastery] = []
    for row in table.rows:
        values, _ = read_row(row, columns, problems)
        topic = cast("str | None", values.pop("topic", None))
        if topic is not None and known_name("topic", topic, row.place("topic"), topics, problems):
            levels.extend(
                Mastery(
                    person=person,
                    topic=topic,
                    level=None if level == NOT_APPLICABLE else cast("int", level),
                    assessed_on=head.assessed_on,
                    assessor=head.assessor,
                )
                for person, level in values.items()
                if people is None or person in people
            )
    return levels


def _long_levels(
    table: Table,
    scale: "LevelScale",
    problems: list[Problem],
    *,
    people: Mapping[str, object] | None,
    topics: Mapping[str, object] | None,
    head: KnowledgeHeader,
) -> list[Mastery]:
    columns = (*LEVELS[:2], Column("level", _level(scale), filled=True), *LEVELS[2:])
    check_header(table, columns, problems)
    first: dict[tuple[object, object], Row] = {}
    levels: list[Mastery] = []
    for row in table.rows:
        values, sound = read_row(row, columns, problems)
        sound = all([sound, _named("person", row, values, people, problems), _named("topic", row, values, topics, problems)])
        cell = values.get("person"), values.get("topic")
        if None not in cell and first.setdefault(cell, row) is not row:
            problems.append(
                Problem(
                    code="duplicate",
                    what=Message("this person already has a level on this topic"),
                    place=row.place("level"),
                    remedy=Message("it is also on line {line}", {"line": first[cell].line}),
                )
            )
            sound = False
        if values.get("level") == NOT_APPLICABLE:
            values["level"] = None
        own = {"assessed_on": head.assessed_on, "assessor": head.assessor} if "assessed_on" not in values and "assessor" not in values else {}
        level = build(Mastery, row, values, problems, sound=sound, shared=own)
        if level is not None:
            levels.append(level)
    return levels


def _level(scale: "LevelScale") -> Read:
    expected = Message("a level from 0 to {highest}, - (not for this person) or an empty cell (not known)", {"highest": scale.highest})
    known = {str(level): level for level in scale.values}

    def read(cell: str) -> object:
        if cell == NOT_APPLICABLE:
            return NOT_APPLICABLE
        if cell not in known:
            raise BadCellError("level-outside-scale", Message("not a level"), expected=expected)
        return known[cell]

    return read


def read_certificates(
    table: Table,
    problems: list[Problem],
    *,
    people: Mapping[str, object] | None,
    topics: Mapping[str, object] | None,
    kinds: "Mapping[str, CertificateType]",
) -> list[Certificate]:
    """The certificates of a table, each of a person or, with `-` in that cell, of the firm; kinds and ways to renew are the toolbox's."""
    check_header(table, CERTIFICATES, problems)
    unique(table.rows, "id", problems)
    certificates: list[Certificate] = []
    for row in table.rows:
        values, sound = read_row(row, CERTIFICATES, problems)
        if values.get("person") is not None:
            sound = known_name("person", cast("str", values["person"]), row.place("person"), people, problems) and sound
        for name in cast("tuple[str, ...]", values.get("required_for", ())):
            sound = known_name("topic", name, row.place("required_for"), topics, problems) and sound
        sound = _known_kind(row, values, kinds, problems) and sound
        confirmed = _confirmations(row, values, problems)
        certificate = build(Certificate, row, values, problems, sound=sound and confirmed is not None, shared={"confirmations": confirmed})
        if certificate is not None:
            certificates.append(certificate)
    return certificates


def _known_kind(row: Row, values: Mapping[str, object], kinds: "Mapping[str, CertificateType]", problems: list[Problem]) -> bool:
    """Whether the kind of a certificate and its way to renew are known, or none is given."""
    kind, route = cast("str | None", values.get("certificate_type")), cast("str | None", values.get("route"))
    if kind is None:
        return True
    if not known_name("certificate type", kind, row.place("certificate_type"), kinds, problems):
        return False
    if values.get("person", "") is None and kinds[kind].holder == "person":
        problems.append(of_a_person(kind, row.place("person")))
        return False
    routes = [one.id for one in kinds[kind].routes if one.id is not None]
    return route is None or known_name("way to renew", route, row.place("route"), routes, problems)


def _confirmations(row: Row, values: dict[str, object], problems: list[Problem]) -> tuple[Confirmation, ...] | None:
    acts = cast("tuple[tuple[dt.date, str], ...]", values.pop("confirmations", ()))
    try:
        return tuple(Confirmation(on=on, by=by) for on, by in acts)
    except InvalidValueError as error:
        problems.append(Problem(code="invalid-value", what=error.summary, place=row.place("confirmations")))
        return None


PARTS = ("people.csv", "topics.csv", "levels.csv", "certificates.csv", "requirements.csv", "exemptions.csv", "revocations.csv", "uses.csv")
"""The tables of a knowledge map; the first two are needed."""


def read_map(
    tables: Mapping[str, Table | None],
    head: KnowledgeHeader,
    scale: "LevelScale",
    title: str,
    problems: list[Problem],
    *,
    kinds: "Mapping[str, CertificateType]",
    task_types: Collection[str] | None = None,
) -> KnowledgeMap | None:
    """Read the tables of a knowledge map together.

    People and topics keep the order of their tables, which is the order in which a matrix shows them; levels
    follow it, and everything else is sorted, so that the order of their rows makes no difference.

    Args:
        tables: Name of the file -> table; `None` for one that could not be read.
        head: What belongs to the tables as a whole.
        scale: The level scale.
        title: Title of the map.
        problems: What is wrong is added to this.
        kinds: The kinds of certificate there are; the map keeps those that its certificates name.
        task_types: The kinds of task there are; `None` when that is not known, and then every name passes.

    Returns:
        The map; `None` when there is any problem, also an earlier one.
    """
    people, topics, levels, certificates, required, spared, withdrawn, log = (tables.get(name) for name in PARTS)
    person_ids, topic_ids = ids_in(people), ids_in(topics)
    persons = read_people(people, problems) if people else []
    subjects = read_topics(topics, scale, problems, task_types=task_types) if topics else []
    cells = read_levels(levels, scale, problems, people=person_ids, topics=topic_ids, head=head) if levels else []
    uses = read_uses(log, problems, people=person_ids, topics=topic_ids) if log else []
    cells = logged(cells, uses, problems) if levels or PARTS[2] not in tables else cells
    proofs = read_certificates(certificates, problems, people=person_ids, topics=topic_ids, kinds=kinds) if certificates else []
    requirements = read_requirements(required, scale, problems, topics=topic_ids) if required else []
    required_ids = ids_in(required) if PARTS[4] in tables else {}
    exemptions = read_exemptions(spared, problems, people=person_ids, topics=topic_ids, requirements=required_ids) if spared else []
    revocations = read_revocations(withdrawn, problems, people=person_ids, topics=topic_ids) if withdrawn else []
    if problems or people is None or topics is None:
        return None
    person_order = {one.id: number for number, one in enumerate(persons)}
    topic_order = {one.id: number for number, one in enumerate(subjects)}
    return KnowledgeMap(
        title=title,
        scale=scale,
        people=tuple(persons),
        topics=tuple(subjects),
        mastery=tuple(sorted(cells, key=lambda one: (topic_order[one.topic], person_order[one.person]))),
        certificates=tuple(sorted(proofs, key=lambda one: one.id)),
        requirements=tuple(sorted(requirements, key=lambda one: one.id)),
        exemptions=tuple(sorted(exemptions, key=exemption_order)),
        revocations=tuple(sorted(revocations, key=revocation_order)),
        certificate_types=tuple(kinds[name] for name in sorted({one.certificate_type for one in proofs if one.certificate_type is not None})),
    )


def exemption_order(one: Exemption) -> tuple[str, ...]:
    """By what exemptions are sorted."""
    last = "" if one.last is None else one.last.isoformat()
    return one.first.isoformat(), one.person, one.topic, one.requirement or "", last, one.by, one.reason


def revocation_order(one: Revocation) -> tuple[str, ...]:
    """By what revocations are sorted."""
    return one.revoked_on.isoformat(), one.person, one.topic, one.by, one.reason


def ids_in(table: Table | None) -> dict[str, Row] | None:
    """The ids in a table, also of rows with faults elsewhere.

    Returns:
        Id -> row; `None` when the ids themselves have faults, so that no other table is blamed for those.
    """
    if table is None or "id" not in table.header:
        return None
    ids = {row.cells.get("id", ""): row for row in table.rows}
    return ids if len(ids) == len(table.rows) and all(map(is_identifier, ids)) else None
