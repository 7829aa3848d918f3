"""The second pass over data that were refused: every problem at once, each with its place and what to do.

It reads by the same shapes and the same readers of simple values as the converter, only slower, and goes
on after a problem. What it reads without a problem is the same value.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

import attrs

from werkplekleren._base.text import Text
from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, Place, Problem, WerkplekError, nearest
from werkplekleren.serialization.expectations import expected_of, remedy_for
from werkplekleren.serialization.scalars import READERS, RefusedError
from werkplekleren.serialization.shapes import Choice, Field, Maybe, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, fields_of

DEEPEST = 64
"""Levels that data may be nested."""

MOST_PROBLEMS = 500
"""Problems that are gathered before reading stops."""

_FAILED = object()
_plain_name = re.compile(r"[\w-]{1,80}")
_no_remedy = Message("")


class _EnoughError(Exception):
    """So many problems were found that more would not help anybody."""


def inside(path: str, key: object) -> str:
    """The path of what stands under `key` in what stands at `path`.

    >>> inside(inside("", "answers"), "niveau van Jan"), inside("people", 3)
    ("answers['niveau van Jan']", 'people[3]')
    """
    if type(key) is str and _plain_name.fullmatch(key):
        return f"{path}.{key}" if path else key
    return f"{path}[{shown(key)}]"


@attrs.define
class Explanation:
    """What is wrong in data, gathered while reading them.

    Args:
        language: The language of a bare string where a text in several languages may stand.
        problems: What was found so far.
    """

    language: str | None
    problems: list[Problem] = attrs.field(factory=list[Problem])

    def read(self, value: object, shape: Shape) -> Any:
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
                found=None if found is _FAILED else shown(found),
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

    def _read(self, value: Any, shape: Shape, path: str, depth: int) -> Any:
        if depth > DEEPEST:
            return self._add(path, "too-deep", Message("nested deeper than {most} levels", {"most": DEEPEST}))
        match shape, value:
            case Maybe(), None:
                return None
            case Maybe(member), _:
                return self._read(value, member, path, depth)
            case Scalar(kind), dict() if kind is Text:
                return self._text(cast("dict[object, object]", value), path)
            case Scalar(kind), str() if kind is Text and self.language is not None:
                return self._made(lambda: Text({cast("str", self.language): value}), path, value)
            case Scalar(kind), _:
                return self._scalar(value, kind, path)
            case Options(values), _ if any(type(value) is type(option) and value == option for option in values):
                return value
            case Series(member), list():
                return self._members([(item, member) for item in cast("list[object]", value)], path, depth)
            case Row(members), list() if len(cast("list[object]", value)) == len(members):
                return self._members(list(zip(cast("list[object]", value), members, strict=True)), path, depth)
            case Table(member), dict():
                return self._table(cast("dict[object, object]", value), member, path, depth)
            case Record(model), dict():
                return self._record(cast("dict[object, object]", value), model, path, depth)
            case Tagged(), dict():
                return self._tagged(cast("dict[object, object]", value), shape, path, depth)
            case Choice(), _ if type(value) in shape.by_type:
                return self._read(value, shape.by_type[type(value)], path, depth)
            case _:
                return self._misfit(value, shape, path)

    def _scalar(self, value: object, kind: type, path: str) -> Any:
        try:
            return READERS[kind](value)
        except RefusedError:
            return self._misfit(value, Scalar(kind), path)

    def _made(self, make: Callable[[], Any], path: str, found: object = _FAILED) -> Any:
        """What `make` gives; what a model's own rules say against it becomes problems."""
        try:
            return make()
        except WerkplekError as error:
            if not error.problems:
                return self._add(path, "invalid-value", error.summary, found=found)
            for problem in error.problems:
                self._keep(problem.at(path=path or None))
            return _FAILED

    def _text(self, value: dict[object, object], path: str) -> Any:
        if not value:
            return self._made(lambda: Text({}), path)
        whole = True
        for language, words in value.items():
            place = inside(path, language)
            if type(words) is not str:
                whole = self._misfit(words, Scalar(str), place) is not _FAILED
            else:
                pair = {cast("str", language): words}
                whole = self._made(lambda pair=pair: Text(pair), place) is not _FAILED and whole
        return Text(cast("dict[str, str]", value)) if whole else _FAILED

    def _members(self, members: list[tuple[object, Shape]], path: str, depth: int) -> Any:
        read = tuple([self._read(value, shape, inside(path, index), depth + 1) for index, (value, shape) in enumerate(members)])
        return _FAILED if any(member is _FAILED for member in read) else read

    def _table(self, value: dict[object, object], member: Shape, path: str, depth: int) -> Any:
        read: dict[object, object] = {}
        for key, item in value.items():
            if type(key) is not str:
                read[key] = self._add(path, "wrong-key", Message("a key must be text"), found=key)
            else:
                read[key] = self._read(item, member, inside(path, key), depth + 1)
        return _FAILED if any(item is _FAILED for item in read.values()) else read

    def _tagged(self, value: dict[object, object], shape: Tagged, path: str, depth: int) -> Any:
        kinds = shape.by_kind
        place, choices = inside(path, "kind"), Message("one of {values}", {"values": ", ".join(map(repr, kinds))})
        if "kind" not in value:
            return self._add(place, "missing-key", Message("the key 'kind' is missing"), expected=choices)
        kind = value["kind"]
        if type(kind) is not str or kind not in kinds:
            near = nearest(kind, kinds) if type(kind) is str else ()
            return self._add(place, "unknown-kind", Message("there is no such kind here"), found=kind, expected=choices, remedy=_did_you_mean(near))
        return self._record({key: item for key, item in value.items() if key != "kind"}, kinds[kind], path, depth)

    def _record(self, value: dict[object, object], model: type, path: str, depth: int) -> Any:
        fields = fields_of(model)
        before = len(self.problems)
        for key in value.keys() - fields.keys():
            self._unknown(key, [name for name in fields if name not in value], list(fields), path)
        arguments: dict[str, object] = {}
        for key, field in fields.items():
            if key in value:
                arguments[key] = self._field(value[key], field, model, path, depth)
            elif field.required:
                self._add(inside(path, key), "missing-key", Message("the key {key!r} is missing", {"key": key}), expected=expected_of(field.shape))
        if len(self.problems) > before:
            return _FAILED
        return self._made(lambda: model(**arguments), path)

    def _unknown(self, key: object, missing: list[str], known: list[str], path: str) -> None:
        near = (nearest(key, missing) or nearest(key, known)) if type(key) is str else ()
        self._add(
            inside(path, key),
            "unknown-key",
            Message("there is no key {key} here", {"key": shown(key)}),
            expected=Message("one of {values}", {"values": ", ".join(map(repr, known))}),
            remedy=_did_you_mean(near),
        )

    def _field(self, value: object, field: Field, model: type, path: str, depth: int) -> Any:
        """A field's value, checked by the field's own rule already here, so that every broken rule of a model is told."""
        place = inside(path, field.key)
        read = self._read(value, field.shape, place, depth + 1)
        rule = field.attribute.validator
        if read is _FAILED or rule is None or field.attribute.converter is not None:
            return read
        blank = object.__new__(model)
        return read if self._made(lambda: rule(blank, field.attribute, read), place) is None else _FAILED


def _did_you_mean(near: tuple[str, ...]) -> Message | None:
    return Message("did you mean {near}?", {"near": " / ".join(map(repr, near))}) if near else None
