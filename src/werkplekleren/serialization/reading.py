"""Plain data to models, with code that cattrs writes for each model and hooks that decide what is accepted.

The hooks only say yes or no, as fast as they can. Why not, and where, is found afterwards by `explaining`.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, lru_cache, partial
from typing import Any, cast

import attrs
from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from werkplekleren._base.text import Text
from werkplekleren.serialization.bulk import FEWEST, Bulk, bulk_of
from werkplekleren.serialization.scalars import READERS, Reader, RefusedError, text_in
from werkplekleren.serialization.shapes import Choice, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, shape_of

REFUSALS = (RefusedError, ForbiddenExtraKeysError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What the fast pass may end in when data do not fit; a mistake in a model ends so too, and comes out of the second pass unchanged."""


@lru_cache(maxsize=16)
def reading(language: str | None = None, *, owned: bool = False) -> Converter:
    """The converter from plain data to models.

    Args:
        language: The language of a bare string where a text in several languages may stand; `None` refuses it there.
        owned: The data were made by our own reader of JSON: all keys are text and nobody else holds the dicts.
    """
    converter = Converter(detailed_validation=False, forbid_extra_keys=True, use_alias=True)
    readers = _Readers(converter, language, owned)

    def make(kind: object) -> Reader:
        return readers.of(shape_of(kind))

    converter.register_structure_hook_factory(lambda _: True, make)
    for kind in READERS:  # the lenient readers that cattrs has for these would go before any factory
        converter.register_structure_hook(kind, make(kind))
    return converter


@attrs.frozen
class _Readers:
    converter: Converter
    language: str | None
    owned: bool

    def of(self, shape: Shape) -> Reader:  # noqa: PLR0911 - one for each shape
        match shape:
            case Scalar(kind):
                return text_in(self.language) if kind is Text else READERS[kind]
            case Options(values):
                return partial(_option, {(type(value), value) for value in values})
            case Series(Record(model)) if self.owned:
                return self.of_records(model)
            case Series(member):
                return partial(_series, self.of(member), self.free(member))
            case Row(members):
                return partial(_row, tuple(self.of(member) for member in members))
            case Table(member):
                return partial(_owned_table if self.owned else _table, self.of(member), self.free(member))
            case Record(model):
                return self.of_model(model)
            case Tagged():
                return partial(_tagged, {kind: self.of_model(model) for kind, model in shape.by_kind.items()})
            case Choice():
                return partial(_choice, {kind: self.of(member) for kind, member in shape.by_type.items()})
            case _:
                return partial(_maybe, self.of(shape.member))

    def free(self, member: Shape) -> frozenset[type]:
        """The types of plain data that many members of this shape may be taken over from without a look at each."""
        if isinstance(member, Scalar):
            return self.any_of & {member.type}
        if isinstance(member, Choice):
            return frozenset(kind for kind in self.any_of if member.by_type.get(kind) == Scalar(kind))
        return frozenset()

    @property
    def any_of(self) -> frozenset[type]:
        """The types of which any value is right; our own reader of JSON has already refused whole numbers that are too wide."""
        return frozenset({str, bool, int} if self.owned else {str, bool})

    def of_model(self, model: type) -> Reader:
        made: Callable[[Any, Any], object] | None = None

        def read(value: Any, _: object = None) -> object:  # noqa: ANN401 - cattrs looks whether it is a mapping
            nonlocal made
            if made is None:  # not earlier, because models may contain themselves
                made = make_dict_structure_fn(attrs.resolve_types(cast("type[attrs.AttrsInstance]", model)), self.converter)
            return made(value, model)

        return read

    def of_records(self, model: type) -> Reader:
        one = self.of_model(model)

        @cache
        def bulk() -> Bulk | None:  # not earlier, because models may contain themselves
            return bulk_of(model, self.of)

        def read(value: object, _: object = None) -> tuple[object, ...]:
            members = _list(value)
            if len(members) >= FEWEST and (together := bulk()) is not None:
                with suppress(*REFUSALS):  # what is wrong, if anything, is found one by one
                    return together.read(members)
            return tuple([one(member) for member in members])

        return read


def _option(values: set[tuple[type, object]], value: object, _: object = None) -> object:
    if (type(value), value) in values:
        return value
    raise RefusedError


def _list(value: object) -> list[object]:
    if type(value) is list:
        return cast("list[object]", value)
    raise RefusedError


def _dict(value: object) -> dict[str, object]:
    if type(value) is dict:
        return cast("dict[str, object]", value)
    raise RefusedError


def _series(read: Reader, free: frozenset[type], value: object, _: object = None) -> tuple[object, ...]:
    members = _list(value)
    if free.issuperset(map(type, members)):
        return tuple(members)
    return tuple([read(member) for member in members])


def _row(reads: tuple[Reader, ...], value: object, _: object = None) -> tuple[object, ...]:
    members = _list(value)
    if len(members) != len(reads):
        raise RefusedError
    return tuple([read(member) for read, member in zip(reads, members, strict=True)])


def _table(read: Reader, free: frozenset[type], value: object, _: object = None) -> dict[str, object]:
    members = _dict(value)
    if not {str}.issuperset(map(type, members)):
        raise RefusedError
    return _owned_table(read, free, members.copy())


def _owned_table(read: Reader, free: frozenset[type], value: object, _: object = None) -> dict[str, object]:
    members = _dict(value)
    if free.issuperset(map(type, members.values())):
        return members
    return {key: read(member) for key, member in members.items()}


def _tagged(reads: Mapping[str, Reader], value: object, _: object = None) -> object:
    members = _dict(value)
    kind = members.get("kind")
    if type(kind) is not str or kind not in reads:
        raise RefusedError
    return reads[kind]({key: member for key, member in members.items() if key != "kind"})


def _choice(reads: Mapping[type, Reader], value: object, _: object = None) -> object:
    read = reads.get(type(value))
    if read is None:
        raise RefusedError
    return read(value)


def _maybe(read: Reader, value: object, _: object = None) -> object:
    return None if value is None else read(value)
