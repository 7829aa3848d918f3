"""The short strings that pages and charts say of themselves, where a document brings its own."""

from typing import Any, cast

import attrs

from werkplekleren._base.validators import broken

_PAIR = 2


def are_labels(instance: object, attribute: "attrs.Attribute[Any]", value: object, /) -> None:
    """Refuse what is not pairs of an original and its translations."""
    if not _are_labels(value):
        raise broken(instance, attribute, "must be pairs of an original and its translations", value)


def _are_labels(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_label, cast("tuple[object, ...]", value)))


def _is_label(pair: object) -> bool:
    if not isinstance(pair, tuple):
        return False
    parts = cast("tuple[object, ...]", pair)
    if len(parts) != _PAIR or not isinstance(parts[0], str) or not isinstance(parts[1], tuple):
        return False
    forms = cast("tuple[object, ...]", parts[1])
    return bool(forms) and all(isinstance(form, str) for form in forms)
