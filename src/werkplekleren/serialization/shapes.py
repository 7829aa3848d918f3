"""What may stand in a field, read from its type: the one description that reading, writing and the schema share."""

import types
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Literal, NewType, TypeAlias, Union, cast, get_args, get_origin

import attrs

from werkplekleren._base.text import Text
from werkplekleren._base.validators import repeated

NoneType = type(None)


@attrs.frozen
class Scalar:
    """One value of a simple type: a number, a text, a date."""

    type: type


@attrs.frozen
class Options:
    """One of a few values."""

    values: tuple[str | int, ...]


@attrs.frozen
class Series:
    """Any number of members of one shape, in order."""

    member: "Shape"


@attrs.frozen
class Row:
    """A fixed number of members, each of its own shape."""

    members: "tuple[Shape, ...]"


@attrs.frozen
class Table:
    """Names of the author's choosing, each with a member of one shape."""

    member: "Shape"


@attrs.frozen
class Record:
    """A model: its fields by name."""

    model: type


@attrs.frozen
class Tagged:
    """One of several models, told apart by the key `kind`."""

    models: tuple[type, ...]

    @property
    def by_kind(self) -> dict[str, type]:
        """The models by their kind."""
        return {cast("Any", model).kind: model for model in self.models}


@attrs.frozen
class Choice:
    """One of several shapes, told apart by the type of what is found."""

    members: "tuple[Shape, ...]"

    @property
    def by_type(self) -> "dict[type, Shape]":
        """The members by the Python type of the plain data they accept; exactly that type goes first, then the earlier member."""
        found: dict[type, Shape] = {member.type: member for member in self.members if isinstance(member, Scalar) and member.type in UNCHANGED}
        for member in self.members:
            for kind in plain_types(member):
                found.setdefault(kind, member)
        return found


@attrs.frozen
class Maybe:
    """Nothing, or what stands in `member`."""

    member: "Shape"


Shape: TypeAlias = Scalar | Options | Series | Row | Table | Record | Tagged | Choice | Maybe

UNCHANGED = frozenset({str, int, bool, float})
"""Types that are the same in plain data and in a model."""

PLAIN: dict[type, tuple[type, ...]] = {
    str: (str,),
    int: (int,),
    float: (float, int),
    bool: (bool,),
    date: (str, date),
    Fraction: (str, int),
    Text: (dict, str),
}
"""Simple type -> the types of plain data it may be read from."""


def plain_types(shape: "Shape") -> tuple[type, ...]:
    """The types of plain data that a member of a choice may be read from."""
    match shape:
        case Scalar(kind):
            return PLAIN[kind]
        case Options(values):
            return tuple({type(value): None for value in values})
        case Series() | Row():
            return (list,)
        case _:
            return (dict,)


@attrs.frozen
class Field:
    """A field of a model as it is stored.

    Args:
        key: Its name in the stored form.
        type: Its type, with all names resolved.
        required: Whether it must be given.
        attribute: What attrs knows of it, its rule among it.
    """

    key: str
    type: Any
    required: bool
    attribute: "attrs.Attribute[Any]"

    @property
    def shape(self) -> "Shape":
        """The shape of its type."""
        return shape_of(self.type)

    @property
    def rule(self) -> "Callable[[object, attrs.Attribute[Any], object], object] | None":
        """What checks a value as it is stored; `None` where the model first converts it."""
        attribute = cast("Any", self.attribute)
        return None if attribute.converter else attribute.validator


@cache
def fields_of(model: type) -> Mapping[str, Field]:
    """The stored fields of a model by key, in the order of the class."""
    resolved = attrs.fields(attrs.resolve_types(cast("type[attrs.AttrsInstance]", model)))
    return {one.alias: Field(one.alias, one.type, one.default is attrs.NOTHING, one) for one in resolved if one.init}


@cache
def shape_of(kind: object) -> Shape:  # noqa: PLR0911 - one for each shape
    """The shape of a field's type.

    Raises:
        TypeError: When models may not have fields of this type.
    """
    if isinstance(kind, NewType):
        return shape_of(kind.__supertype__)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return Options(arguments)
    if origin is tuple:
        return _of_tuple(arguments)
    if origin is Mapping and shape_of(arguments[0]) == Scalar(str):
        return Table(shape_of(arguments[1]))
    if origin is Union or origin is types.UnionType:
        return _of_union(arguments)
    if isinstance(kind, type):
        if kind in PLAIN:
            return Scalar(kind)
        if attrs.has(kind):
            return Record(kind)
    msg = f"a field of the type {kind!r} cannot be stored"
    raise TypeError(msg)


def _of_tuple(arguments: tuple[object, ...]) -> Series | Row:
    if arguments[1:] == (Ellipsis,):
        return Series(shape_of(arguments[0]))
    return Row(tuple(shape_of(argument) for argument in arguments))


def _of_union(arguments: tuple[Any, ...]) -> Shape:
    rest = tuple(argument for argument in arguments if argument is not NoneType)
    if len(rest) == 1:
        shape = shape_of(rest[0])
    elif all(attrs.has(member) and isinstance(getattr(member, "kind", None), str) for member in rest):
        shape = Tagged(rest)
    else:
        shape = _choice(tuple(shape_of(member) for member in rest))
    return Maybe(shape) if NoneType in arguments else shape


def _choice(members: tuple[Shape, ...]) -> Choice:
    """A choice, when it can be made: a whole number may stand for a number or fraction too, all else must differ in type."""
    types = [kind for member in members for kind in plain_types(member) if kind is not int]
    if repeated(types):
        msg = f"values of {members!r} cannot be told apart when they are read"
        raise TypeError(msg)
    return Choice(members)


def model_types(shape: Shape) -> tuple[type, ...]:
    """The types that values of a member of a choice have in a model."""
    match shape:
        case Scalar(kind):
            return (kind,)
        case Series() | Row():
            return (tuple,)
        case Record(model):
            return (model,)
        case _:
            return plain_types(shape)
