"""A fingerprint of content: the same content gives the same one, in every process and version of Python.

A field that has its default is left out, so that a later version of the library that knows more fields
still gives the old fingerprint to old content. So is a field that says something about content from outside: that it
was retired, or in which language the title of a source is, changes nothing of what was asked.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from hashlib import sha256
from json import dumps
from typing import cast

import attrs

from werkplekleren._base.not_content import NOT_CONTENT


def fingerprint(model: "attrs.AttrsInstance") -> str:
    """SHA-256 over all fields of a model and the models in it, as 64 hexadecimal digits."""
    return sha256(dumps(_plain(model), ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()).hexdigest()


def _plain(value: object) -> object:
    if attrs.has(type(value)):
        model = cast("attrs.AttrsInstance", value)
        members = {field.name: getattr(model, field.name) for field in attrs.fields(type(model))}
        defaults = {field.name: field.default for field in attrs.fields(type(model))}
        outside = {field.name for field in attrs.fields(type(model)) if field.metadata == NOT_CONTENT}
        plain = {name: _plain(member) for name, member in members.items() if name not in outside and not _is_default(member, defaults[name])}
        kind = getattr(model, "kind", None)
        return plain if kind is None else {"kind": kind, **plain}
    if isinstance(value, tuple):
        return [_plain(member) for member in cast("tuple[object, ...]", value)]
    if isinstance(value, Mapping):
        return {str(name): _plain(member) for name, member in cast("Mapping[object, object]", value).items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else str(value)
    return value.isoformat() if isinstance(value, date) else value


def _is_default(value: object, default: object) -> bool:
    return value == {} if hasattr(default, "factory") else value == default and type(value) is type(default)
