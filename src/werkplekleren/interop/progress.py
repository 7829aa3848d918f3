"""The logbook of a plan as a file that people keep: a table with one line per event, or TOML, or what `Progress.to_json` made."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args

import attrs

from werkplekleren._base.handed import the_path
from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidContentError, InvalidDataError, Message, Place, Problem
from werkplekleren.retention import Decision, Evidence, FinishedStep, HeldSession, Note, Progress, Setback, SoloWork, Stage, Verification
from werkplekleren.serialization import structure
from werkplekleren.toolbox.lines import line_of
from werkplekleren.toolbox.toml import parsed

from .cells import day, number, one_of, text, whole
from .columns import Column, build, check_header, read_row
from .files import UnreadableError, read_text
from .tables import Row, Table, read_table

COLUMNS = (
    Column("on", day, filled=True),
    Column("event", one_of(("held", "finished", "verified", "alone", "slipped", "cancelled", "decided", "note")), filled=True),
    Column("topic", text),
    Column("person", text),
    Column("stage", one_of(get_args(Stage))),
    Column("hours", number),
    Column("holder_hours", number),
    Column("week", day),
    Column("level", whole),
    Column("times", whole),
    Column("by", text),
    Column("evidence", one_of(get_args(Evidence))),
    Column("choice", text),
    Column("note", text),
)


@attrs.frozen
class Event:
    """What one sort of event becomes.

    Args:
        cls: The class of the entry.
        field: The field of `Progress` it goes into.
        names: Column -> field of the entry, for the columns that it uses beside `on`.
        needed: The columns that must be filled.
        fixed: Fields that follow from the event.
    """

    cls: type[object]
    field: str
    names: Mapping[str, str]
    needed: tuple[str, ...]
    fixed: Mapping[str, object] = attrs.field(factory=dict[str, object])


_step = {"topic": "topic", "person": "successor", "stage": "stage", "note": "note"}
EVENTS: Mapping[str, Event] = {
    "held": Event(
        HeldSession, "sessions", {**_step, "hours": "hours", "holder_hours": "holder_hours", "by": "by"}, ("topic", "person", "stage", "hours")
    ),
    "finished": Event(FinishedStep, "steps", {**_step, "by": "by"}, ("topic", "person", "stage")),
    "verified": Event(
        Verification,
        "verifications",
        {"topic": "topic", "person": "person", "level": "level", "by": "by", "evidence": "evidence", "note": "seen"},
        ("topic", "person", "level", "by", "evidence"),
    ),
    "alone": Event(SoloWork, "solo", {"topic": "topic", "person": "person", "times": "times", "note": "note"}, ("topic", "person")),
    "slipped": Event(
        Setback,
        "setbacks",
        {"topic": "topic", "person": "successor", "week": "week", "note": "note"},
        ("topic", "person", "week"),
        {"what": "slipped"},
    ),
    "cancelled": Event(Setback, "setbacks", dict(_step), ("topic", "person"), {"what": "cancelled"}),
    "decided": Event(Decision, "decisions", {"topic": "topic", "choice": "choice", "by": "by", "note": "note"}, ("topic", "choice", "by")),
    "note": Event(Note, "notes", {"topic": "topic", "note": "text"}, ("note",)),
}
"""Event -> what it becomes; also the meaning of the columns for each."""


def read_progress(path: str | Path, *, plan: str = "retention-plan") -> Progress:
    """Read the logbook of a plan; see `Progress.from_file`."""
    file = the_path(path)
    try:
        content = read_text(file.parent, file.name)
    except UnreadableError as error:
        raise InvalidDataError(Message("the progress {name} cannot be read", {"name": file.name}), [error.problem]) from error
    problems: list[Problem] = []
    if file.suffix == ".json":
        return Progress.from_json(content, file=file.name)
    if file.suffix == ".toml":
        progress = progress_of_toml(file.name, content, problems)
    elif file.suffix == ".csv":
        progress = progress_of_table(read_table(file.name, content, problems), plan, problems)
    else:
        problems.append(
            Problem(
                code="unknown-suffix",
                what=Message("this is no file with progress"),
                place=Place(file=file.name),
                remedy=Message("save it as .csv, .toml or .json"),
            )
        )
        progress = None
    if progress is None or problems:
        raise InvalidDataError(Message("the progress {name} has problems", {"name": file.name}), problems)
    return progress


def progress_of_toml(name: str, content: str, problems: list[Problem]) -> Progress | None:
    """Progress from TOML; `None` when it has problems, which are added."""
    try:
        return structure(parsed(content.encode())[1], Progress, file=name)
    except InvalidContentError as error:
        problems.extend(one.at(file=name) for one in error.problems)
    except InvalidDataError as error:
        problems.extend(one.at(line=line_of(content, one.place.path or "")) for one in error.problems)
    return None


def progress_of_table(table: Table | None, plan: str, problems: list[Problem]) -> Progress | None:
    """Progress from a table; `None` when it has problems, which are added."""
    if table is None:
        return None
    check_header(table, COLUMNS, problems)
    entries: dict[str, list[object]] = {}
    for row in table.rows:
        values, sound = read_row(row, COLUMNS, problems)
        event = EVENTS.get(str(values.get("event", "")))
        if event is None:
            continue
        entry = _entry(row, values, event, problems, sound=sound)
        if entry is not None:
            entries.setdefault(event.field, []).append(entry)
    if problems:
        return None
    return Progress(plan=Identifier(plan), **cast("dict[str, tuple[()]]", {field: tuple(found) for field, found in entries.items()}))


def _entry(row: Row, values: Mapping[str, object], event: Event, problems: list[Problem], *, sound: bool) -> object | None:
    """One line as an entry; a cell that its event needs and has not, or has and does not use, is a problem."""
    name = str(values["event"])
    for column in event.needed:
        if column not in values and not row.cells.get(column):
            problems.append(
                Problem(
                    code="empty-cell", what=Message("a line with {event} needs {column}", {"event": name, "column": column}), place=row.place(column)
                )
            )
            sound = False
    for column in values:
        if column not in {"on", "event", *event.names}:
            problems.append(
                Problem(
                    code="cell-not-used",
                    what=Message("a line with {event} has no {column}", {"event": name, "column": column}),
                    place=row.place(column),
                    remedy=Message("leave this cell empty"),
                )
            )
            sound = False
    fields = {event.names[column]: value for column, value in values.items() if column in event.names} | {"on": values.get("on")}
    if not sound:
        return None
    return build(event.cls, row, fields, problems, sound=True, shared=event.fixed)
