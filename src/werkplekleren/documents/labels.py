"""The short strings that pages and charts say of themselves, where a document brings its own."""

from typing import Any

import attrs

from werkplekleren._base.validators import Keywords, broken

_PAIR = 2


@attrs.frozen
class _AreLabels:
    """Pairs of an original and its translations."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[Any]", value: Any, /) -> None:  # noqa: ANN401 - attrs hands over any value
        if type(value) is not tuple or not all(map(_is_label, value)):
            raise broken(instance, attribute, "must be pairs of an original and its translations", value)

    def keywords(self) -> Keywords:
        return {}


are_labels = _AreLabels()


def _is_label(pair: Any) -> bool:  # noqa: ANN401 - what was given may be anything
    return (
        type(pair) is tuple
        and len(pair) == _PAIR
        and type(pair[0]) is str
        and type(pair[1]) is tuple
        and all(type(form) is str for form in pair[1])
        and bool(pair[1])
    )
