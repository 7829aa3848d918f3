"""The logbook of a plan as text that people can go on with: a table with a line per event, or TOML."""

from collections.abc import Iterator, Mapping

import attrs

from werkplekleren.errors import InvalidValueError, Message, Problem
from werkplekleren.retention import Progress

from .progress import COLUMNS, EVENTS, progress_of_table, progress_of_toml
from .spelling import fields_said, rows_table, toml_tables, toml_value
from .tables import read_table


def progress_table(progress: Progress) -> str:
    """A logbook as a table for a spreadsheet, to go on with and to read by `Progress.from_file`; a line per event, by day.

    A table does not say which plan it is about; that is told when it is read. Cells are separated by semicolons.

    Args:
        progress: The logbook.

    Raises:
        InvalidValueError: When something in it cannot stand in a table, such as a note that starts like a formula.

    >>> from datetime import date
    >>> progress = Progress(plan="retention-plan").held("cnc", "tom", "observe", on=date(2027, 1, 6), hours=2, by="dewi")
    >>> print(progress_table(progress).splitlines()[1])
    2027-01-06;held;cnc;tom;observe;2;;;;;dewi;;;
    """
    rows = sorted(_rows(progress), key=lambda row: (row["on"], [column.name in row for column in COLUMNS], repr(row)))
    text = rows_table([column.name for column in COLUMNS], rows)
    problems: list[Problem] = []
    return _same(progress, progress_of_table(read_table("progress.csv", text, problems), progress.plan, problems), text, problems)


def progress_toml(progress: Progress) -> str:
    """A logbook as TOML, to go on with and to read by `Progress.from_file`. Fields that have their default are left out.

    Args:
        progress: The logbook.

    Raises:
        InvalidValueError: When something in it cannot be said in TOML, such as a text with a character that is none.

    >>> from datetime import date
    >>> print(progress_toml(Progress(plan="retention-plan").noted("begonnen", on=date(2027, 1, 6))))
    plan = "retention-plan"
    <BLANKLINE>
    [[notes]]
    on = 2027-01-06
    text = "begonnen"
    <BLANKLINE>
    """
    parts = [field.name for field in attrs.fields(Progress) if field.name != "plan"]
    lines = [f"plan = {toml_value(progress.plan)}", "", *(line for part in parts for line in toml_tables(part, getattr(progress, part)))]
    text = "\n".join(lines)
    problems: list[Problem] = []
    return _same(progress, progress_of_toml("progress.toml", text, problems), text, problems)


def _rows(progress: Progress) -> Iterator[Mapping[str, object]]:
    for name, event in EVENTS.items():
        for entry in getattr(progress, event.field):
            if all(getattr(entry, field) == value for field, value in event.fixed.items()):
                said = dict(fields_said(entry))
                yield {"on": entry.on, "event": name} | {column: said[field] for column, field in event.names.items() if field in said}


def _same(progress: Progress, again: Progress | None, text: str, problems: list[Problem]) -> str:
    """The text; an error when it does not say the same."""
    if again != progress:
        raise InvalidValueError(Message("the progress on {plan} cannot be written so; keep it as JSON", {"plan": progress.plan}), problems)
    return text
