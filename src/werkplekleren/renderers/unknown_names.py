"""What a template names that does not exist, told with the fields that do."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from jinja2 import StrictUndefined, UndefinedError
from jinja2.utils import missing


class UnknownFieldError(UndefinedError):
    """A template asks for a field that a value does not have.

    Args:
        message: What the engine says of it, which is not told.
        kind: What the value is.
        field: The name that it does not have.
        fields: Those that it has.
    """

    def __init__(self, message: str, *, kind: str, field: str, fields: tuple[str, ...]) -> None:
        del message  # it names the whole path of the class
        super().__init__(f"{kind} has no {field!r}")
        self.kind = kind
        self.field = field
        self.fields = fields


class Unknown(StrictUndefined):
    """A name that does not exist: an error as soon as anything but `is defined` is asked of it."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: type[Any] = UndefinedError) -> None:  # noqa: ANN401 - as jinja2 declares it
        if hint is None and isinstance(name, str) and (fields := _fields(obj)):
            exc = cast("type[Any]", partial(UnknownFieldError, kind=type(obj).__name__, field=name, fields=fields))
        super().__init__(hint, obj, name, exc)


def _fields(value: object) -> tuple[str, ...]:
    """The fields that a template may read of a value: the keys of a table, what a model holds and works out."""
    if isinstance(value, Mapping):
        return tuple(name for name in cast("Mapping[object, object]", value) if isinstance(name, str))
    kind = type(value)
    return tuple(name for name in dir(kind) if not name.startswith("_") and not callable(getattr(kind, name)))
