"""What of a questionnaire may not change from one minor version to the next: everything but its words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import attrs

from werkplekleren._base.text import Text

from .dimensions import Key, Part
from .items import AnswerScale

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def differences(old: "Questionnaire", new: "Questionnaire") -> tuple[str, ...]:
    """The ids of what differs in more than words between two versions: items, scales, perspectives, dimensions, composites, bands.

    The order of asking may differ, and so may titles, sources, duration and validation.

    Args:
        old: One version.
        new: The other.

    Returns:
        Ids, each once, those of the old version first; empty when only words differ.
    """
    before, after = _substance(old), _substance(new)
    return tuple(dict.fromkeys(key[1] for key in (*before, *after) if before.get(key) != after.get(key)))


def _substance(scan: "Questionnaire") -> Mapping[tuple[str, str], object]:
    """(Sort, id) -> all that matters of a part."""
    found: dict[tuple[str, str], object] = {}
    for section in scan.sections:
        for item in section.items:
            found["item", item.id] = (_bare(item), _bare(section.visible_if))
    for sort, parts in (
        ("scale", scan.scales),
        ("perspective", scan.perspectives),
        ("dimension", scan.dimensions),
        ("composite", scan.composites),
        ("classification", scan.classifications),
        ("band", scan.bands),
    ):
        found.update({(sort, part.id): _bare(part) for part in parts})
    return found


def _bare(value: object) -> object:
    """A value without its texts; keys and parts in an order of their own, because that of the author says nothing."""
    if attrs.has(type(value)):
        model = cast("attrs.AttrsInstance", value)
        members = {field.name: getattr(model, field.name) for field in attrs.fields(type(model))}
        bare = {name: _bare(member) for name, member in members.items() if not isinstance(member, Text | Mapping | None)}
        if isinstance(model, AnswerScale):
            bare["not_applicable"] = model.not_applicable is not None
        return {"kind": getattr(model, "kind", None), **bare}
    if isinstance(value, tuple):
        several = cast("tuple[object, ...]", value)
        each = [_bare(member) for member in several]
        return sorted(each, key=repr) if all(isinstance(member, Key | Part) for member in several) else each
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value
