"""The one converter: cattrs writes the code for each model, the hooks here decide what is accepted.

It only says yes or no, as fast as it can. Why not, and where, is found afterwards by `explaining`.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, cast

import attrs
from cattrs import Converter
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from werkplekleren._base.text import Text
from werkplekleren.serialization.scalars import READERS, WRITERS, Reader, RefusedError, Writer, text_in
from werkplekleren.serialization.shapes import Choice, Maybe, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, plain_types, shape_of

UNCHANGED = frozenset({str, bool, int})
"""Types whose values are the same in plain data and in a model, so that many can be taken over at once."""


@lru_cache(maxsize=16)
def reading(language: str | None = None, *, owned: bool = False) -> Converter:
    """The converter from plain data to models.

    Args:
        language: The language of a bare string where a text in several languages may stand; `None` refuses it there.
        owned: The data were made by our own reader of JSON: all keys are text and nobody else holds the dicts.
    """
    converter = Converter(detailed_validation=False, forbid_extra_keys=True, use_alias=True)
    readers = _Readers(converter, language, owned)
    converter.register_structure_hook_factory(_any_type, lambda kind: readers.of(shape_of(cast("object", kind))))
    for kind in READERS:  # the lenient readers that cattrs has for these would go before any factory
        converter.register_structure_hook(kind, readers.of(shape_of(kind)))
    return converter


@lru_cache(maxsize=2)
def writing(*, owned: bool = False) -> Converter:
    """The converter from models to plain data.

    Args:
        owned: Nobody else gets to see the data, so that dicts and tuples of the model may stand in it as they are.
    """
    converter = Converter(use_alias=True)
    writers = _Writers(converter, owned)
    converter.register_unstructure_hook_factory(_any_type, lambda kind: writers.of(shape_of(cast("object", kind))))
    return converter


def _any_type(_: object) -> bool:
    return True


def unchanged(member: Shape) -> frozenset[type]:
    """The types of plain data that may be taken over without looking closer, for members of this shape."""
    match member:
        case Scalar(kind):
            return UNCHANGED & {kind}
        case Choice():
            by_type = member.by_type
            return frozenset(kind for kind in UNCHANGED if by_type.get(kind) == Scalar(kind))
        case _:
            return frozenset()


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
            case Series(member):
                return partial(_series, self.of(member), unchanged(member))
            case Row(members):
                return partial(_row, tuple(self.of(member) for member in members))
            case Table(member):
                return partial(_owned_table if self.owned else _table, self.of(member), unchanged(member))
            case Record(model):
                return self.of_model(model)
            case Tagged():
                return partial(_tagged, {kind: self.of_model(model) for kind, model in shape.by_kind.items()})
            case Choice():
                return partial(_choice, {kind: self.of(member) for kind, member in shape.by_type.items()})
            case Maybe(member):
                return partial(_maybe, self.of(member))

    def of_model(self, model: type) -> Reader:
        made: Callable[[Any, Any], object] | None = None

        def read(value: object, _: object = None) -> object:
            nonlocal made
            if made is None:  # not earlier, because models may contain themselves
                made = make_dict_structure_fn(attrs.resolve_types(cast("type[attrs.AttrsInstance]", model)), self.converter)
            return made(value, model)

        return read


def _option(values: set[tuple[type, object]], value: object, _: object = None) -> object:
    if (type(value), value) in values:
        return value
    raise RefusedError


def _series(read: Reader, free: frozenset[type], value: object, _: object = None) -> tuple[object, ...]:
    if type(value) is not list:
        raise RefusedError
    members = cast("list[object]", value)
    if free and set(map(type, members)) <= free:
        return tuple(members)
    return tuple([read(member) for member in members])


def _row(reads: tuple[Reader, ...], value: object, _: object = None) -> tuple[object, ...]:
    if type(value) is not list:
        raise RefusedError
    members = cast("list[object]", value)
    if len(members) != len(reads):
        raise RefusedError
    return tuple([read(member) for read, member in zip(reads, members, strict=True)])


def _table(read: Reader, free: frozenset[type], value: object, _: object = None) -> dict[str, object]:
    if type(value) is not dict:
        raise RefusedError
    members = cast("dict[str, object]", value)
    if any(type(key) is not str for key in members):
        raise RefusedError
    return _owned_table(read, free, members.copy())


def _owned_table(read: Reader, free: frozenset[type], value: object, _: object = None) -> dict[str, object]:
    if type(value) is not dict:
        raise RefusedError
    members = cast("dict[str, object]", value)
    if free and set(map(type, members.values())) <= free:
        return members
    return {key: read(member) for key, member in members.items()}


def _tagged(reads: Mapping[str, Reader], value: object, _: object = None) -> object:
    if type(value) is not dict:
        raise RefusedError
    members = cast("dict[str, object]", value)
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


@attrs.frozen
class _Writers:
    converter: Converter
    owned: bool

    def of(self, shape: Shape) -> Writer:  # noqa: PLR0911 - one for each shape
        match shape:
            case Scalar(kind):
                return WRITERS.get(kind, identity)
            case Options():
                return identity
            case Series(member):
                return self.of_series(self.of(member))
            case Row(members):
                return partial(_written_row, tuple(self.of(member) for member in members))
            case Table(member):
                return self.of_table(self.of(member))
            case Record(model):
                return self.of_model(model)
            case Tagged(models):
                return partial(_written_tagged, {model: self.of_model(model) for model in models})
            case Choice(members):
                return self.of_choice(members)
            case Maybe(member):
                write = self.of(member)
                return write if write is identity else partial(_written_maybe, write)

    def of_series(self, write: Writer) -> Writer:
        if write is identity:
            return identity if self.owned else list
        return lambda value: [write(member) for member in value]

    def of_table(self, write: Writer) -> Writer:
        if write is identity:
            return identity if self.owned else dict
        return lambda value: {key: write(member) for key, member in value.items()}

    def of_choice(self, members: tuple[Shape, ...]) -> Writer:
        writes = {kind: self.of(member) for member in members for kind in model_types(member)}
        changing = {kind: write for kind, write in writes.items() if write is not identity}
        return partial(_written_choice, changing) if changing else identity

    def of_model(self, model: type) -> Writer:
        made: Callable[[Any], object] | None = None

        def write(value: object) -> object:
            nonlocal made
            if made is None:  # not earlier, because models may contain themselves
                made = make_dict_unstructure_fn(attrs.resolve_types(cast("type[attrs.AttrsInstance]", model)), self.converter)
            return made(value)

        return write


def model_types(shape: Shape) -> tuple[type, ...]:
    """The types that values of a shape have in a model."""
    match shape:
        case Scalar(kind):
            return (kind,)
        case Series() | Row():
            return (tuple,)
        case Record(model):
            return (model,)
        case Tagged(models):
            return models
        case _:
            return plain_types(shape)


def _written_row(writes: tuple[Writer, ...], value: tuple[object, ...]) -> list[object]:
    return [write(member) for write, member in zip(writes, value, strict=True)]


def _written_tagged(writes: Mapping[type, Writer], value: object) -> dict[str, object]:
    return {"kind": value.kind, **writes[type(value)](value)}


def _written_choice(writes: Mapping[type, Writer], value: object) -> object:
    write = writes.get(type(value))
    return value if write is None else write(value)


def _written_maybe(write: Writer, value: object) -> object:
    return None if value is None else write(value)
