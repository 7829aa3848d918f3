"""The tables of a knowledge map: people, topics, levels, certificates."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast, get_args

from werkplekleren._base.ids import is_identifier
from werkplekleren.errors import InvalidValueError, Message, Problem
from werkplekleren.retention import Absence, Certificate, KnowledgeMap, Leaving, Mastery, Person, Topic
from werkplekleren.retention.map_checks import prerequisite_circles
from werkplekleren.retention.people import LeavingStatus
from werkplekleren.retention.topics import Documented, KnowledgeKind, Nature

from .cells import BadCellError, Read, day, listed, number, one_of, span, text, whole, yes_no
from .columns import Column, build, cell_problem, check_header, known_name, read_row, unique
from .head import KnowledgeHeader
from .tables import Row, Table

if TYPE_CHECKING:
    import datetime as dt

    from werkplekleren.retention import LevelScale

NOT_APPLICABLE = "-"
"""In a cell of the levels: this topic is not for this person."""

PEOPLE = (
    Column("id", text, filled=True),
    Column("name", text, filled=True),
    Column("role", text),
    Column("team", text),
    Column("site", text),
    Column("learning_hours", number),
    Column("teaching_hours", number),
    Column("absences", listed(span)),
    Column("leaving_status", one_of(get_args(LeavingStatus))),
    Column("leaving_date", day),
)
TOPICS = (
    Column("id", text, filled=True),
    Column("title", text, filled=True),
    Column("area", text),
    Column("knowledge", one_of(get_args(KnowledgeKind))),
    Column("nature", one_of(get_args(Nature))),
    Column("criticality", whole),
    Column("consequence", text),
    Column("replacement", text),
    Column("required_people", whole),
    Column("required_level", whole),
    Column("hours_to_independent", whole),
    Column("hours_to_teach", whole),
    Column("documented", one_of(get_args(Documented))),
    Column("where", text),
    Column("prerequisites", listed(text)),
    Column("teach", yes_no),
)
CERTIFICATES = (
    Column("id", text, filled=True),
    Column("person", text, filled=True),
    Column("title", text, filled=True),
    Column("type", text),
    Column("issued_on", day),
    Column("expires_on", day),
    Column("confirm_by", day),
    Column("revoked_on", day),
    Column("required_for", listed(text)),
    Column("permanent", yes_no),
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


def read_topics(table: Table, scale: "LevelScale", problems: list[Problem]) -> list[Topic]:
    """The topics of a table."""
    check_header(table, TOPICS, problems)
    unique(table.rows, "id", problems)
    known = ids_in(table)
    topics: list[Topic] = []
    for row in table.rows:
        values, sound = read_row(row, TOPICS, problems)
        level = values.get("required_level")
        if level is not None and level not in scale.values:
            problems.append(_level_problem(row, "required_level", scale))
            sound = False
        for name in cast("tuple[str, ...]", values.get("prerequisites", ())):
            sound = known_name("topic", name, row.place("prerequisites"), known, problems) and sound
        topic = build(Topic, row, values, problems, sound=sound)
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


Level = tuple[str, str, int | None]
"""Person id, topic id, level (`None`: not for this person)."""


def read_levels(
    table: Table, scale: "LevelScale", problems: list[Problem], *, people: Mapping[str, object] | None, topics: Mapping[str, object] | None
) -> list[Level]:
    """The levels of a wide table: one row a topic, one column a person id.

    Args:
        table: First column `topic`; cells hold a level, `-` (not for this person) or nothing (not known).
        scale: The level scale.
        problems: What is wrong is added to this.
        people: The ids there are; `None` when they could not be read.
        topics: The ids there are; `None` when they could not be read.

    Returns:
        The cells that hold something; empty cells are in no list.
    """
    names = [name for name in table.header if name != "topic"]
    columns = [Column("topic", text, filled=True), *(Column(name, _level(scale)) for name in (names if people is None else people))]
    check_header(table, columns, problems)
    unique(table.rows, "topic", problems)
    levels: list[Level] = []
    for row in table.rows:
        values, _ = read_row(row, columns, problems)
        topic = cast("str | None", values.pop("topic", None))
        if topic is not None and known_name("topic", topic, row.place("topic"), topics, problems):
            levels.extend((person, topic, None if level == NOT_APPLICABLE else cast("int", level)) for person, level in values.items())
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
    table: Table, problems: list[Problem], *, people: Mapping[str, object] | None, topics: Mapping[str, object] | None
) -> list[Certificate]:
    """The certificates of a table."""
    check_header(table, CERTIFICATES, problems)
    unique(table.rows, "id", problems)
    certificates: list[Certificate] = []
    for row in table.rows:
        values, sound = read_row(row, CERTIFICATES, problems)
        if "person" in values:
            sound = known_name("person", cast("str", values["person"]), row.place("person"), people, problems) and sound
        for name in cast("tuple[str, ...]", values.get("required_for", ())):
            sound = known_name("topic", name, row.place("required_for"), topics, problems) and sound
        certificate = build(Certificate, row, values, problems, sound=sound)
        if certificate is not None:
            certificates.append(certificate)
    return certificates


PARTS = ("people.csv", "topics.csv", "levels.csv", "certificates.csv")
"""The tables of a knowledge map; the first two are needed."""


def read_map(
    tables: Mapping[str, Table | None], head: KnowledgeHeader, scale: "LevelScale", title: str, problems: list[Problem]
) -> KnowledgeMap | None:
    """Read the tables of a knowledge map together.

    People and topics keep the order of their tables, which is the order in which a matrix shows them; levels
    follow it, and certificates are sorted by id, so that the order of their rows makes no difference.

    Args:
        tables: Name of the file -> table; `None` for one that could not be read.
        head: What belongs to the tables as a whole.
        scale: The level scale.
        title: Title of the map.
        problems: What is wrong is added to this.

    Returns:
        The map; `None` when there is any problem, also an earlier one.
    """
    people, topics, levels, certificates = (tables.get(name) for name in PARTS)
    person_ids, topic_ids = ids_in(people), ids_in(topics)
    persons = read_people(people, problems) if people else []
    subjects = read_topics(topics, scale, problems) if topics else []
    cells = read_levels(levels, scale, problems, people=person_ids, topics=topic_ids) if levels else []
    proofs = read_certificates(certificates, problems, people=person_ids, topics=topic_ids) if certificates else []
    if problems or people is None or topics is None:
        return None
    person_order = {one.id: number for number, one in enumerate(persons)}
    topic_order = {one.id: number for number, one in enumerate(subjects)}
    return KnowledgeMap(
        title=title,
        scale=scale,
        people=tuple(persons),
        topics=tuple(subjects),
        mastery=tuple(
            Mastery(person=person, topic=topic, level=level, assessed_on=head.assessed_on, assessor=head.assessor)
            for person, topic, level in sorted(cells, key=lambda one: (topic_order[one[1]], person_order[one[0]]))
        ),
        certificates=tuple(sorted(proofs, key=lambda one: one.id)),
    )


def ids_in(table: Table | None) -> dict[str, Row] | None:
    """The ids in a table, also of rows with faults elsewhere.

    Returns:
        Id -> row; `None` when the ids themselves have faults, so that no other table is blamed for those.
    """
    if table is None or "id" not in table.header:
        return None
    ids = {row.cells.get("id", ""): row for row in table.rows}
    return ids if len(ids) == len(table.rows) and all(map(is_identifier, ids)) else None
