"""Models to plain data, with code that cattrs writes for each model."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any, cast

import attrs
from cattrs import Converter
from cattrs.fns import identity
from cattrs.gen import make_dict_unstructure_fn

from werkplekleren.serialization.scalars import WRITERS, Writer
from werkplekleren.serialization.shapes import Choice, Options, Record, Row, Scalar, Series, Shape, Table, Tagged, model_types, shape_of


@lru_cache(maxsize=2)
def writing(*, owned: bool = False) -> Converter:
    """The converter from models to plain data.

    Args:
        owned: Nobody else gets to see the data, so that dicts and tuples of the model may stand in it as they are.
    """
    converter = Converter(use_alias=True)
    writers = _Writers(converter, owned)

    def make(kind: object) -> Writer:
        return writers.of(shape_of(kind))

    converter.register_unstructure_hook_factory(lambda _: True, make)
    return converter


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
                return partial(_row, tuple(self.of(member) for member in members))
            case Table(member):
                return self.of_table(self.of(member))
            case Record(model):
                return self.of_model(model)
            case Tagged(models):
                return partial(_tagged, {model: self.of_model(model) for model in models})
            case Choice(members):
                return self.of_choice(members)
            case _:
                write = self.of(shape.member)
                return write if write is identity else partial(_maybe, write)

    def of_series(self, write: Writer) -> Writer:
        if write is identity and self.owned:
            return identity
        return partial(_series, write)

    def of_table(self, write: Writer) -> Writer:
        if write is identity and self.owned:
            return identity
        return partial(_table, write)

    def of_choice(self, members: tuple[Shape, ...]) -> Writer:
        writes = {kind: self.of(member) for member in members for kind in model_types(member)}
        changing = {kind: write for kind, write in writes.items() if write is not identity}
        return partial(_choice, changing) if changing else identity

    def of_model(self, model: type) -> Writer:
        made: Callable[[Any], object] | None = None

        def write(value: object) -> object:
            nonlocal made
            if made is None:  # not earlier, because models may contain themselves
                made = make_dict_unstructure_fn(attrs.resolve_types(cast("type[attrs.AttrsInstance]", model)), self.converter)
            return made(value)

        return write


def _series(write: Writer, value: tuple[object, ...]) -> list[object]:
    return [write(member) for member in value]


def _row(writes: tuple[Writer, ...], value: tuple[object, ...]) -> list[object]:
    return [write(member) for write, member in zip(writes, value, strict=True)]


def _table(write: Writer, value: Mapping[str, object]) -> dict[str, object]:
    return {key: write(member) for key, member in value.items()}


def _tagged(writes: Mapping[type, Writer], value: Any) -> dict[str, object]:  # noqa: ANN401 - one of the models, which share no class
    return {"kind": value.kind, **cast("dict[str, object]", writes[type(value)](value))}


def _choice(writes: Mapping[type, Writer], value: object) -> object:
    write = writes.get(type(value))
    return value if write is None else write(value)


def _maybe(write: Writer, value: object) -> object:
    return None if value is None else write(value)
