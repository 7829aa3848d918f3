"""On which line of a TOML file something stands, so that a problem can point at it."""

import re
from collections.abc import Iterator

_header = re.compile(r"^[ \t]*(\[\[?)[ \t]*([\w.\- \t]+?)[ \t]*\]\]?")
_key = re.compile(r"^[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*=")
_last_part = re.compile(r"(\.[^.\[\]]*|\[[^\[\]]*\])$")
_fences = ("'''", '"""')


def line_of(text: str, path: str) -> int | None:
    r"""The line on which the thing at `path` starts, or the nearest thing around it.

    Names are found where they start a line; what stands inside an inline table or list is found at the
    line of that table or list.

    Args:
        text: The text of the file.
        path: A path such as `sections[1].items[0].text`.

    Returns:
        The line, counted from 1; `None` when nothing of the path stands in the file.

    >>> line_of('title = "A"\n[[steps]]\nminutes = 5\n[[steps]]\nminutes = 6\n', "steps[1].minutes")
    5
    """
    places: dict[str, int] = {}
    for place, line in _places(text):
        places.setdefault(place, line)
    while path:
        if path in places:
            return places[path]
        shorter = _last_part.sub("", path)
        if shorter == path:
            return None
        path = shorter
    return None


def _places(text: str) -> Iterator[tuple[str, int]]:
    """Every name that starts a line, as a path, with its line."""
    table = ""
    counts: dict[str, int] = {}
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := _header.match(line):
            *outer, last = re.split(r"[ \t]*\.[ \t]*", header[2])
            table = ""
            for part in outer:
                table = _entered(_joined(table, part), counts)
            table = _joined(table, last)
            if header[1] == "[[":
                yield table, number
                counts[table] = counts.get(table, -1) + 1
                table = _entered(table, counts)
            yield table, number
        elif key := _key.match(line):
            path = table
            for part in re.split(r"[ \t]*\.[ \t]*", key[1]):
                path = _joined(path, part)
                yield path, number
        fence = next((mark for mark in _fences if line.count(mark) % 2), "")


def _joined(path: str, part: str) -> str:
    return f"{path}.{part}" if path else part


def _entered(path: str, counts: dict[str, int]) -> str:
    """The last member so far when a list of tables stands at `path`."""
    return f"{path}[{counts[path]}]" if path in counts else path
