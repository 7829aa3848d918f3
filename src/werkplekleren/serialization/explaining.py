"""The second pass over data that were refused: every problem at once, each with its place and what to do.

It reads by the same shapes and the same readers of simple values as the converter, only slower, and goes
on after a problem. What it reads without a problem is the same value.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import cast

import attrs

from werkplekleren._base.text import Text
from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, Place, Problem, WerkplekError, did_you_mean, nearest
from werkplekleren.serialization.expectations import expected_of, remedy_for
from werkplekleren.serialization.scalars import READERS, RefusedError
from werkplekleren.serialization.shapes import Field, Maybe, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, fields_of

DEEPEST = 64
"""Levels that data may be nested."""

MOST_PROBLEMS = 500
"""Problems that are gathered before reading stops."""

_FAILED = object()
_plain_name = re.compile(r"[\w-]{1,80}")


class _EnoughError(Exception):
    """So many problems were found that more would not help anybody."""


def inside(path: str, key: object) -> str:
    """The path of what stands under `key` in what stands at `path`.

    >>> inside(inside("", "answers"), "niveau van Jan"), inside("people", 3)
    ("answers['niveau van Jan']", 'people[3]')
    """
    if type(key) is str and _plain_name.fullmatch(key):
        return f"{path}.{key}" if path else key
    return f"{path}[{_shown(key)}]"


def _shown(value: object) -> str:
    try:
        return shown(value)
    except (ValueError, RecursionError):  # Python does not write out numbers of thousands of digits
        return "…"


@attrs.define
class Explanation:
    """What is wrong in data, gathered while reading them.

    Args:
        language: The language of a bare string where a text in several languages may stand.
        problems: What was found so far.
    """

    language: str | None
    problems: list[Problem] = attrs.field(factory=list[Problem])

    def read(self, value: object, shape: Shape) -> object:
        """Read data by their shape.

        Returns:
            The value; without meaning when `problems` is not empty.
        """
        try:
            return self._read(value, shape, "", 0)
        except _EnoughError:
            return _FAILED

    def _add(
        self, path: str, code: str, what: Message, *, found: object = _FAILED, expected: Message | None = None, remedy: Message | None = None
    ) -> object:
        self._keep(
            Problem(
                code=code,
                what=what,
                place=Place(path=path or None),
                found=None if found is _FAILED else _shown(found),
                expected=expected,
                remedy=remedy,
            )
        )
        return _FAILED

    def _keep(self, problem: Problem) -> None:
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(code="more-problems", what=Message("there are more problems; mend these first")))
            raise _EnoughError
        self.problems.append(problem)

    def _misfit(self, value: object, shape: Shape, path: str) -> object:
        return self._add(
            path,
            "wrong-value",
            Message("this does not fit here"),
            found=value,
            expected=expected_of(shape),
            remedy=remedy_for(value, shape),
        )

    def _read(self, value: object, shape: Shape, path: str, depth: int) -> object:  # noqa: PLR0911 - one for each shape
        if depth > DEEPEST:
            return self._add(path, "too-deep", Message("nested deeper than {most} levels", {"most": DEEPEST}))
        match shape:
            case Maybe(member):
                return None if value is None else self._read(value, member, path, depth)
            case Scalar(kind):
                return self._text(value, path) if kind is Text else self._scalar(value, kind, path)
            case Options(values):
                return value if (type(value), value) in [(type(option), option) for option in values] else self._misfit(value, shape, path)
            case Series() | Row():
                return self._members(value, shape, path, depth)
            case Table():
                return self._table(value, shape, path, depth)
            case Record(model):
                return self._record(value, model, path, depth)
            case Tagged():
                return self._tagged(value, shape, path, depth)
            case _:
                chosen = shape.by_type.get(type(value))
                return self._misfit(value, shape, path) if chosen is None else self._read(value, chosen, path, depth)

    def _scalar(self, value: object, kind: type, path: str) -> object:
        try:
            return READERS[kind](value)
        except RefusedError:
            return self._misfit(value, Scalar(kind), path)

    def _made(self, make: Callable[[], object], path: str) -> object:
        """What `make` gives; what a model's own rules say against it becomes problems."""
        try:
            return make()
        except WerkplekError as error:
            if error.problems:
                for problem in error.problems:
                    self._keep(problem.at(path=path or None))
                return _FAILED
            return self._add(path, "invalid-value", error.summary)

    def _text(self, value: object, path: str) -> object:
        if type(value) is str and self.language is not None:
            return self._translation(self.language, value, path)
        if type(value) is not dict:
            return self._misfit(value, Scalar(Text), path)
        translations = cast("dict[str, str]", value)
        read = [self._translation(language, words, inside(path, language)) for language, words in translations.items()]
        return _FAILED if _failed(read) else self._made(lambda: Text(translations), path)

    def _translation(self, language: str, words: str, path: str) -> object:
        return self._misfit(words, Scalar(str), path) if type(words) is not str else self._made(lambda: Text({language: words}), path)

    def _members(self, value: object, shape: Series | Row, path: str, depth: int) -> object:
        if type(value) is not list:
            return self._misfit(value, shape, path)
        members = cast("list[object]", value)
        shapes = shape.members if isinstance(shape, Row) else [shape.member] * len(members)
        if len(shapes) != len(members):
            return self._misfit(members, shape, path)
        read = [self._read(member, one, inside(path, index), depth + 1) for index, (member, one) in enumerate(zip(members, shapes, strict=True))]
        return _FAILED if _failed(read) else tuple(read)

    def _table(self, value: object, shape: Table, path: str, depth: int) -> object:
        if type(value) is not dict:
            return self._misfit(value, shape, path)
        read: dict[object, object] = {}
        for key, member in cast("dict[object, object]", value).items():
            if type(key) is str:
                read[key] = self._read(member, shape.member, inside(path, key), depth + 1)
            else:
                read[key] = self._add(inside(path, key), "wrong-key", Message("a key must be text"), found=key)
        return _FAILED if _failed(read.values()) else read

    def _tagged(self, value: object, shape: Tagged, path: str, depth: int) -> object:
        if type(value) is not dict:
            return self._misfit(value, shape, path)
        members = cast("dict[object, object]", value)
        kinds = shape.by_kind
        place, choices = inside(path, "kind"), Message("one of {values}", {"values": ", ".join(map(repr, kinds))})
        if "kind" not in members:
            return self._add(place, "missing-key", Message("the key {key!r} is missing", {"key": "kind"}), expected=choices)
        kind = members["kind"]
        if type(kind) is str and kind in kinds:
            return self._record({key: member for key, member in members.items() if key != "kind"}, kinds[kind], path, depth)
        remedy = did_you_mean(kind, kinds) if type(kind) is str else None
        return self._add(place, "unknown-kind", Message("there is no such kind here"), found=kind, expected=choices, remedy=remedy)

    def _record(self, value: object, model: type, path: str, depth: int) -> object:
        if type(value) is not dict:
            return self._misfit(value, Record(model), path)
        members = cast("dict[object, object]", value)
        fields = fields_of(model)
        before = len(self.problems)
        absent = [name for name in fields if name not in members]
        misspelt: set[str] = set()
        for key in members:
            if key not in fields:
                misspelt.update(nearest(key, absent)[:1] if type(key) is str else ())
                self._unknown(key, absent, fields, path)
        arguments: dict[str, object] = {}
        for key, field in fields.items():
            if key in members:
                arguments[key] = self._field(members[key], field, model, inside(path, key), depth)
            elif field.required and key not in misspelt:
                what = Message("the key {key!r} is missing", {"key": key})
                self._add(inside(path, key), "missing-key", what, expected=expected_of(field.shape))
        return self._made(lambda: model(**arguments), path) if len(self.problems) == before else _FAILED

    def _unknown(self, key: object, absent: Iterable[str], known: Iterable[str], path: str) -> None:
        self._add(
            inside(path, key),
            "unknown-key",
            Message("there is no key {key} here", {"key": _shown(key)}),
            expected=Message("one of {values}", {"values": ", ".join(map(repr, known))}),
            remedy=(did_you_mean(key, absent) or did_you_mean(key, known)) if type(key) is str else None,
        )

    def _field(self, value: object, field: Field, model: type, path: str, depth: int) -> object:
        """A field's value, checked by the field's own rule already here, so that every broken rule of a model is told."""
        read = self._read(value, field.shape, path, depth + 1)
        if read is not _FAILED and field.rule is not None:
            rule, blank = field.rule, _blank(model)
            # a rule that looks at other fields finds none in a blank model; it has its say when the whole is made
            with suppress(AttributeError):
                self._made(lambda: rule(blank, field.attribute, read), path)
        return read


def _failed(read: Iterable[object]) -> bool:
    return any(one is _FAILED for one in read)


def _blank(model: type) -> object:
    """A model without fields, for the message of a rule, which names the class."""
    return cast("Callable[[type], object]", object.__new__)(model)
