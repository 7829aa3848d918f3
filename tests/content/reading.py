"""The built-in content as its authors wrote it: plain TOML, before any class sees it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import attrs

import werkplekleren

BUILTIN = Path(werkplekleren.__file__).parent / "content" / "builtin"
FILES = sorted(path.relative_to(BUILTIN).as_posix() for path in BUILTIN.rglob("*.toml"))
INSTRUMENTS = [name for name in FILES if name.startswith("instruments/")]
QUESTIONNAIRES = [name for name in FILES if name.startswith("questionnaires/")]

Table = dict[str, Any]


@attrs.frozen
class Words:
    """One text of a file, with the place where it stands."""

    place: str
    nl: str
    en: str


def table(name: str) -> Table:
    """The contents of one file."""
    return tomllib.loads((BUILTIN / name).read_text(encoding="utf-8"))


def texts(node: object, place: str = "") -> Iterator[Words]:
    """Every text under a node; a text is a table that has Dutch."""
    if isinstance(node, dict):
        content = cast("Table", node)
        if "nl" in content:
            yield Words(place, content["nl"], content.get("en", ""))
            return
        for key, value in content.items():
            yield from texts(value, f"{place}.{key}" if place else key)
    elif isinstance(node, list):
        for index, value in enumerate(cast("list[object]", node)):
            yield from texts(value, f"{place}[{index}]")


def items(questionnaire: Table) -> list[Table]:
    """The items of a questionnaire, in order."""
    return [item for section in questionnaire["sections"] for item in section["items"]]


def wordings(item: Table) -> list[Table]:
    """The wordings of an item: its own text and those of the perspectives."""
    return [item["text"], *item.get("wordings", {}).values()]
