"""JSON text, bounded and without surprises: read to plain data, written from them."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from math import isfinite
from typing import Any, cast

from werkplekleren._base.validators import repeated, shown
from werkplekleren.errors import InvalidDataError, InvalidValueError, Message, Place, Problem
from werkplekleren.serialization.explaining import DEEPEST, inside
from werkplekleren.serialization.scalars import DIGITS, WIDEST

LONGEST = 16 * 2**20
"""Bytes of JSON that are read at most, unless the caller says otherwise."""

FEW_LISTS = DEEPEST // 2
"""Lists in a text of which nobody has to look how deep they are nested."""

_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")
_DIGITS_AS_NOUGHT = bytes(ord("0") if code in b"0123456789" else code for code in range(256))
_SAMPLED = 10
_string_or_bracket = re.compile(rb'"(?:[^"\\]|\\.)*+"|([\[{])|([\]}])', re.DOTALL)
_surrogate = re.compile("[\ud800-\udfff]")
_surrogate_escaped = re.compile(r"\\u[dD]")


class _Keys:
    """Counts the keys of the dicts that are built."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, members: dict[str, object]) -> dict[str, object]:
        self.count += len(members)
        return members


class _Repeats:
    """Builds the dicts of a text and remembers which of them had a key twice."""

    def __init__(self) -> None:
        self.found: list[tuple[dict[str, object], object]] = []

    def __call__(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.found.extend((members, key) for key in repeated(key for key, _ in pairs))
        return members


def _loaded(words: str) -> tuple[object, list[tuple[dict[str, object], object]]]:
    """The data in JSON text, and each dict that had a key twice.

    Each key has a colon, so as many colons as keys means that no key was lost. More of them can also stand in
    texts; then the text is read once more, slower, with an eye on every pair.
    """
    keys, repeats = _Keys(), _Repeats()
    data: object = json.loads(words, object_hook=keys)
    if words.count(":") != keys.count:
        data = json.loads(words, object_pairs_hook=repeats)
    return data, repeats.found


def _flat(raw: bytes, words: str, keys: Callable[[object], int]) -> object:
    """The data in JSON text when they are flat and lost no key; `None` when that takes a closer look.

    Each key has a colon. As many keys kept and counted as there are colons means that none was lost, and that there is
    no dict but those that were counted. So only lists could be nested deep, and there are few of those.
    """
    if raw.count(b"[") > FEW_LISTS:
        return None
    try:
        data: object = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return data if words.count(":") == keys(data) else None


def parse(text: str | bytes, *, file: str | None = None, longest: int = LONGEST, keys: Callable[[object], int] | None = None) -> object:
    """Read JSON text.

    Args:
        text: The text; bytes must be UTF-8, a byte order mark is skipped.
        file: Where it came from, named in the problems.
        longest: Bytes that are read at most.
        keys: Counts the keys in data of a flat form, never more than there are; text of that form is then read quicker.

    Returns:
        Plain data: dicts, lists, text, numbers, true and false, `None`.

    Raises:
        InvalidDataError: When it is not JSON, not UTF-8, too long, nested too deep, or has a key twice, half a
            character or a whole number of more than 300 digits.
    """
    raw, words = _decoded(text, file, longest)
    flat = None if keys is None else _flat(raw, words, keys)
    data, twice = (flat, []) if flat is not None else _read(raw, words, file)
    if twice or (b"\\" in raw and _surrogate_escaped.search(words)) or _many_digits(raw):
        problems = [problem.at(file=file) for problem in _surprises(data, twice)]
        if problems:
            raise InvalidDataError(_not_valid(file), problems)
    return data


def _read(raw: bytes, words: str, file: str | None) -> tuple[object, list[tuple[dict[str, object], object]]]:
    """The data in JSON text of any form, and each dict that had a key twice."""
    if _too_deep(raw):
        raise _refused(file, "too-deep", Message("nested deeper than {most} levels", {"most": DEEPEST}))
    try:
        return _loaded(words)
    except json.JSONDecodeError as error:
        raise _refused(
            file,
            "not-json",
            Message("this is not JSON: {reason} at column {column}", {"reason": error.msg, "column": error.colno}),
            line=error.lineno,
            found=shown(words[error.pos : error.pos + 20]) if error.pos < len(words) else "the end of the text",
        ) from None
    except ValueError:
        raise _refused(file, "too-wide", TOO_WIDE) from None


def write(data: object, *, indent: int | None = None) -> str:
    """Write plain data as JSON text.

    Args:
        data: What `parse` could give.
        indent: Spaces per level; `None` writes one line without spaces or line end.

    Returns:
        The text, the same for the same data; characters outside ASCII stand in it as they are.

    Raises:
        InvalidValueError: When the data hold what `parse` refuses: a number that is not finite, a whole number of
            more than 300 digits, or half a character.
    """
    separators = (",", ":") if indent is None else None
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
        wide = _many_digits(text.encode())
    except ValueError as error:
        raise _unwritable(_surprises(data, [])) from error
    if wide and (problems := list(_surprises(data, []))):  # the digits can also stand in a text
        raise _unwritable(problems)
    return text if indent is None else text + "\n"


def _unwritable(problems: Iterable[Problem]) -> InvalidValueError:
    return InvalidValueError(Message("this document cannot be written as JSON"), problems)


def _decoded(text: str | bytes, file: str | None, longest: int) -> tuple[bytes, str]:
    if len(text) > longest:
        raise _too_long(file, longest)
    try:
        raw = text.encode() if isinstance(text, str) else text
        words = text if isinstance(text, str) else text.decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _refused(file, "not-utf-8", Message("this is not UTF-8"), line=line, found=shown(error.object[error.start : error.end])) from None
    except UnicodeEncodeError as error:
        line = error.object.count("\n", 0, error.start) + 1
        raise _refused(file, "half-character", _HALF, line=line, found=shown(error.object[error.start : error.end])) from None
    if len(raw) > longest:
        raise _too_long(file, longest)
    return raw, words.removeprefix("\ufeff")


TOO_WIDE = Message("a whole number of more than {digits} digits", {"digits": DIGITS})
_HALF = Message("half a character (a surrogate without its other half)")


def _too_long(file: str | None, longest: int) -> InvalidDataError:
    return _refused(file, "too-long", Message("longer than {longest} bytes", {"longest": longest}))


def _not_valid(file: str | None) -> Message:
    return Message("this text cannot be read") if file is None else Message("{file} cannot be read", {"file": file})


def _refused(file: str | None, code: str, what: Message, *, line: int | None = None, found: str | None = None) -> InvalidDataError:
    return InvalidDataError(_not_valid(file), [Problem(code=code, what=what, place=Place(file=file, line=line), found=found)])


def _many_digits(raw: bytes) -> bool:
    """Whether there may be a whole number of more than 300 digits: if so, all of 30 bytes in a row, ten apart, are digits."""
    return b"0" * (DIGITS // _SAMPLED) in raw[::_SAMPLED].translate(_DIGITS_AS_NOUGHT)


def _too_deep(raw: bytes) -> bool:
    """Whether brackets are nested too deep, found by peeling off the innermost pairs."""
    brackets = raw.translate(None, _NOT_BRACKETS)
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
        if not brackets:
            return False
    return _depth_exceeded(raw)


def _depth_exceeded(raw: bytes) -> bool:
    """The same, with brackets inside texts left out."""
    depth = 0
    for token in _string_or_bracket.finditer(raw):
        depth += (token[1] is not None) - (token[2] is not None)
        if depth > DEEPEST:
            return True
    return False


def _surprises(data: object, repeats: list[tuple[dict[str, object], object]]) -> Iterator[Problem]:
    """What is JSON but not the same for everybody, in the order of the text."""
    twice: dict[int, list[object]] = {}
    for members, key in repeats:
        twice.setdefault(id(members), []).append(key)
    waiting: list[tuple[str, Any]] = [("", data)]
    while waiting:
        path, value = waiting.pop()
        place = Place(path=path or None)
        if type(value) is dict:
            members = cast("dict[str, object]", value)
            for key in twice.get(id(members), ()):
                yield Problem(code="repeated-key", what=Message("this key stands here more than once"), place=Place(path=inside(path, key)))
            if any(_surrogate.search(key) for key in members):
                yield Problem(code="half-character", what=_HALF, place=place)
            waiting.extend([(inside(path, key), member) for key, member in members.items()][::-1])
        elif type(value) in {list, tuple}:
            waiting.extend([(inside(path, index), member) for index, member in enumerate(value)][::-1])
        elif type(value) is str and _surrogate.search(value):
            yield Problem(code="half-character", what=_HALF, place=place, found=shown(value))
        elif type(value) is int and abs(value) > WIDEST:
            yield Problem(code="too-wide", what=TOO_WIDE, place=place)
        elif type(value) is float and not isfinite(value):
            yield Problem(code="not-finite", what=Message("not a finite number"), place=place, found=shown(value))
