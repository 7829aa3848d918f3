"""Strict reading of TOML: bounded, UTF-8, and a mistake has its line and column."""

import re
import tomllib
from typing import Any

from werkplekleren.errors import InvalidContentError, Message, Place, Problem

LARGEST = 512 * 1024
"""Bytes; the longest questionnaire we know is a tenth of this."""

MOST_KEY_PARTS = 32
WIDTH = 80

# the reader of the standard library takes quadratic time over keys of very many parts
_long_key = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){32}""")
_where = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_bare_number = re.compile(r"=[ \t]*[-+\d.]+[ \t]*$")
_table = re.compile(r"^[ \t]*\[", re.MULTILINE)

REMEDIES = (
    ("Invalid value", "put text between quotes, and write a date as 2026-11-23"),
    ("Expected '=' after a key", "write every line as: name = value"),
    ("Unterminated string", "close the quotes; a text of several lines stands between ''' and '''"),
    ("Illegal character", "a text of several lines stands between ''' and '''"),
    ("Expected newline or end of document", "close the quotes; a text with quotes in it stands between ''' and '''"),
    ("Unescaped '\\' in a string", "put a text with a backslash between single quotes"),
    ("Cannot overwrite a value", "give every name once"),
    ("Cannot declare", "give every heading once; a list of tables has double brackets: [[steps]]"),
    ("Cannot mutate immutable namespace", "give every name once"),
)
"""How the message of the standard library starts -> what an author can do."""


def parsed(raw: bytes) -> tuple[str, dict[str, Any]]:
    """Read TOML.

    Args:
        raw: What stands in the file.

    Returns:
        The text and the data.

    Raises:
        InvalidContentError: With one problem: the first mistake, with its line.
    """
    text = decoded(raw)
    return text, _loaded(text)


def head_of(raw: bytes) -> dict[str, Any]:
    """The keys at the start of a file, before the first table; much faster than reading the whole file.

    Raises:
        InvalidContentError: When the file cannot be read.
    """
    text = decoded(raw)
    first = _table.search(text)
    if first is None:
        return _loaded(text)
    try:
        return tomllib.loads(text[: first.start()])
    except ValueError:  # that bracket stood inside a text or a list
        return _loaded(text)


def decoded(raw: bytes) -> str:
    """The text of a file that is small enough and in UTF-8 (a byte order mark is skipped).

    Raises:
        InvalidContentError: With one problem.
    """
    if len(raw) > LARGEST:
        raise _unreadable("too-large", Message("this file is larger than {most} KiB", {"most": LARGEST // 1024}), remedy=Message("split it"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(
            "not-utf-8",
            Message("this file is not in UTF-8"),
            line=raw.count(b"\n", 0, error.start) + 1,
            found=repr(raw[max(error.start - 10, 0) : error.start + 10])[1:],
            remedy=Message("save it with the encoding UTF-8"),
        ) from None
    found = _long_key.search(text)
    if found is not None:
        raise _unreadable(
            "too-deep", Message("a name has more than {most} parts", {"most": MOST_KEY_PARTS}), line=text.count("\n", 0, found.start()) + 1
        )
    return text


def _loaded(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _unreadable("too-deep", Message("brackets are nested too deeply")) from None
    except tomllib.TOMLDecodeError as error:
        raise _mistake(text, str(error)) from None
    except ValueError as error:  # a whole number of thousands of figures
        raise _unreadable("not-toml", Message("this is not TOML: {reason}", {"reason": str(error)[:200]})) from None


def _mistake(text: str, said: str) -> InvalidContentError:
    """The error for what the standard library said, with the line it means, and what to do."""
    where = _where.search(said)
    reason = sort = said if where is None else said[: where.start()]
    lines = text.split("\n")
    if where is None or where[1] is None:
        line = max((number for number, words in enumerate(lines, 1) if words.strip()), default=1)
        found = repr(lines[line - 1].strip()[:WIDTH])
    else:
        line, column = int(where[1]), int(where[2])
        start = max(column - WIDTH // 2, 0)
        found = f"{lines[line - 1].rstrip()[start : start + WIDTH]!r}, column {column}"
        # 23-11-2026, or 5 jaar: read as a number with something behind it
        if reason.startswith("Expected newline") and _bare_number.search(lines[line - 1][: column - 1]):
            sort = "Invalid value"
    return _unreadable(
        "not-toml",
        Message("this is not TOML: {reason}", {"reason": reason}),
        line=line,
        found=found,
        remedy=next((Message(remedy) for start, remedy in REMEDIES if sort.startswith(start)), None),
    )


def _unreadable(code: str, what: Message, *, line: int | None = None, found: str | None = None, remedy: Message | None = None) -> InvalidContentError:
    problem = Problem(code=code, what=what, place=Place(line=line), found=found, remedy=remedy)
    return InvalidContentError(what, [problem])
