"""How the parts of a model are spelled for people to read and change: as tables in TOML, and as rows of cells."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren.retention import Absence, Confirmation, Leaving, LevelHours

from .cells import NOBODY, SPAN
from .columns import Column
from .map_columns import NOT_APPLICABLE

if TYPE_CHECKING:
    from attrs import AttrsInstance

EVERYBODY = "everyone"
WORDS_FOR_NONE = {"level": NOT_APPLICABLE, "people": EVERYBODY, "person": NOBODY}
"""What stands for `None` in a field that has no default, where it means something of its own."""


def toml_tables(part: str, members: "Iterable[AttrsInstance]") -> Iterator[str]:
    """Lines with a table in the array of this name for each member."""
    for one in members:
        yield f"[[{part}]]"
        yield from (f"{name} = {toml_value(value)}" for name, value in fields_said(one))
        yield ""


def fields_said(one: "AttrsInstance") -> Iterator[tuple[str, object]]:
    """The fields that say something: those without a default, and those that have another value."""
    for field in attrs.fields(type(one)):
        value: object = getattr(one, field.name)
        if value is None and field.name in WORDS_FOR_NONE and field.default is attrs.NOTHING:
            yield field.name, WORDS_FOR_NONE[field.name]
        elif value is not None and value != field.default and value not in ((), Leaving()):
            yield field.name, value


def toml_value(value: object) -> str:
    """A value as TOML; what it says must be read back by `tomllib`."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(map(toml_value, cast('tuple[object, ...]', value)))}]"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return f"{{{', '.join(f'{name} = {toml_value(one)}' for name, one in fields_said(cast('AttrsInstance', value)))}}}"


def members_table(columns: Sequence[Column], rows: "Sequence[AttrsInstance]") -> str:
    """A table with a row for each; fields without a column are left out."""
    rows_said = (dict(fields_said(one)) for one in rows)
    return rows_table([column.name for column in columns], (_with_leaving(said) for said in rows_said))


def _with_leaving(said: dict[str, object]) -> dict[str, object]:
    leaving = said.pop("leaving", None)
    return said | {"leaving_status": leaving.status, "leaving_date": leaving.date} if isinstance(leaving, Leaving) else said


def rows_table(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A table with a column for each name, its cells separated by semicolons; what a row does not say is an empty cell."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell_text(row.get(name)) for name in names])
    return stream.getvalue()


def cell_text(value: object) -> str:  # noqa: PLR0911 - one for each sort of value
    """A value as the text of a cell; what it says must be read back by `cells`."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.12f}".rstrip("0").rstrip(".")
        case date():
            return value.isoformat()
        case tuple():
            return "|".join(map(cell_text, cast("tuple[object, ...]", value)))
        case Absence(first=first, last=last):
            return f"{first.isoformat()}{SPAN}{last.isoformat()}"
        case LevelHours(level=level, hours=hours):
            return f"{level}={hours}"
        case Confirmation(on=on, by=by):
            return f"{on.isoformat()}={by}" if by else on.isoformat()
        case _:
            return str(value)
