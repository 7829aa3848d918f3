"""Later versions of questionnaires, with the migrations that lead to them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast

import attrs
from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, MANAGEMENT, both, dimension, ident, key
from strategies.assessments import questionnaires, scale_of
from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren._base.text import Text
from werkplekleren.assessments import (
    AddedItem,
    AllOf,
    AnyOf,
    Choice,
    ChoiceItem,
    Condition,
    Dimension,
    DroppedItem,
    Item,
    MergedItems,
    Migration,
    MigrationStep,
    NewAnswer,
    Not,
    PreparedMigration,
    Questionnaire,
    RecodedItem,
    RenamedItem,
    ScaleItem,
    Section,
    YesNoItem,
)
from werkplekleren.assessments.items import ItemBase

RULES = (None, "first", "highest", "lowest")


def next_major(version: str) -> Version:
    """The first version of the next major."""
    return Version(f"{version_key(version)[0] + 1}.0")


def _renamed(value: object, names: dict[str, str]) -> Any:  # noqa: ANN401 - the same thing with other names
    """A thing in which every item has its other id: where it is asked, and wherever something speaks of it."""
    if isinstance(value, tuple):
        return tuple(_renamed(member, names) for member in cast("tuple[object, ...]", value))
    if isinstance(value, Text) or not attrs.has(type(value)):
        return value
    model: Any = value
    fields = {field.name: getattr(model, field.name) for field in attrs.fields(cast("Any", type(model))) if field.init}
    return attrs.evolve(
        model,
        **{
            name: ident(names[member])
            if isinstance(member, str) and (name == "item" or (name == "id" and isinstance(model, ItemBase)))
            else _renamed(member, names)
            for name, member in fields.items()
        },
    )


def with_names(scan: Questionnaire, names: dict[str, str]) -> Questionnaire:
    """The next version, in which items have other ids and nothing else differs."""
    parts = {name: _renamed(getattr(scan, name), names) for name in ("sections", "dimensions", "classifications")}
    return attrs.evolve(scan, version=next_major(scan.version), **parts)


@st.composite
def renamings(draw: st.DrawFn, scan: Questionnaire) -> PreparedMigration:
    """A migration that only renames items, perhaps to each other's ids."""
    ids = [str(item.id) for item in scan.items]
    fresh = [f"n{number}" for number in range(len(ids))]
    names = dict(zip(ids, draw(st.permutations([*ids, *fresh])), strict=False))
    return _prepared(scan, with_names(scan, names), [RenamedItem(item=ident(old), to=ident(new)) for old, new in names.items() if old != new])


def _prepared(old: Questionnaire, new: Questionnaire, steps: Sequence[MigrationStep]) -> PreparedMigration:
    migration = Migration(questionnaire=old.id, old=old.version, new=new.version, why=both("beter"), steps=tuple(steps))
    return PreparedMigration(migration=migration, old=old, new=new)


def identity(scan: Questionnaire) -> PreparedMigration:
    """A migration to a version that differs in its number only."""
    return _prepared(scan, attrs.evolve(scan, version=next_major(scan.version)), ())


def _turned(item: Item) -> tuple[Item, tuple[NewAnswer, ...]] | None:
    """An item whose answers are written the other way around or under other names, and what becomes of each; `None` where that cannot be."""
    match item:
        case ScaleItem():
            scale = scale_of(item)
            assert scale is not None
            values = [option.value for option in scale.options]
            return item, tuple(NewAnswer(old=old, new=new) for old, new in zip(values, reversed(values), strict=True))
        case YesNoItem():
            return item, (NewAnswer(old=True, new=False), NewAnswer(old=False, new=True))
        case ChoiceItem():
            # the last choice is gone, when two others are left
            kept = item.options[: max(2, len(item.options) - 1)]
            options = tuple(Choice(id=ident(f"n-{one.id}"), label=one.label, points=one.points) for one in kept)
            new = {str(one.id): f"n-{one.id}" for one in kept}
            return attrs.evolve(item, options=options), tuple(NewAnswer(old=str(one.id), new=new.get(str(one.id))) for one in item.options)
        case _:
            return None


@st.composite
def migrations(draw: st.DrawFn, scan: Questionnaire) -> PreparedMigration:
    """A migration in which items stay, go, come, get another id, are recoded or are taken together."""
    steps: list[MigrationStep] = []
    fates: dict[str, tuple[Item, ...]] = {}
    alike = [
        (one, other)
        for one, other in pairwise(scan.items)
        if isinstance(one, ScaleItem) and isinstance(other, ScaleItem) and one.scale == other.scale
    ]
    for one, other in draw(st.lists(st.sampled_from(alike), max_size=2, unique=True)) if alike else ():
        if not {one.id, other.id} & set(fates):
            to = draw(st.sampled_from([one.id, ident(f"m-{one.id}")]))
            steps.append(MergedItems(items=(one.id, other.id), to=to, rule=draw(st.sampled_from(RULES))))
            fates |= {one.id: (attrs.evolve(one, id=to),), other.id: ()}
    for item in scan.items:
        if item.id not in fates:
            fates[item.id] = draw(_fate(item, steps))
    for number in range(draw(st.integers(0 if any(fates.values()) else 1, 2))):
        added = YesNoItem(id=ident(f"new-{number}-{scan.version.replace('.', '-')}"), text=both("Nieuw"))
        steps.append(AddedItem(item=added.id))
        fates[f"new {number}"] = (added,)
    later = _version_with(scan, fates, draw(st.booleans()))
    return _prepared(scan, later, draw(st.permutations(steps)))


@st.composite
def _fate(draw: st.DrawFn, item: Item, steps: list[MigrationStep]) -> tuple[Item, ...]:
    turned = _turned(item)
    match draw(st.sampled_from(["stays", "stays", "drops", "renames", "recodes", "moves"])):
        case "drops":
            steps.append(DroppedItem(item=item.id, why=both("overbodig")))
            return ()
        case "renames":
            new = ident(f"r-{item.id}")
            steps.append(RenamedItem(item=item.id, to=new))
            return (attrs.evolve(item, id=new),)
        case "recodes" if turned is not None:
            to = draw(st.sampled_from([None, ident(f"c-{item.id}")]))
            steps.append(RecodedItem(item=item.id, to=to, answers=turned[1]))
            return (attrs.evolve(turned[0], id=to or item.id),)
        case "moves":
            return (attrs.evolve(item, perspectives=draw(st.sampled_from([(), (EMPLOYEE.id,), (MANAGEMENT.id,)]))),)
        case _:
            return (item,)


def _asked_about(condition: Condition | None) -> set[Identifier]:
    if condition is None:
        return set()
    parts = condition.parts()
    own: set[Identifier] = set() if isinstance(condition, AllOf | AnyOf | Not) else {condition.item}
    return own.union(*(_asked_about(part) for part in parts))


def _version_with(scan: Questionnaire, fates: dict[str, tuple[Item, ...]], keep_conditions: bool) -> Questionnaire:  # noqa: FBT001 - drawn
    """The next version with these items; a condition on an item that did not stay as it was falls away."""
    same = {item.id for item in scan.items if item in fates[item.id]} if keep_conditions else set[Identifier]()

    def of(condition: Condition | None) -> Condition | None:
        return condition if _asked_about(condition) <= same else None

    sections: list[Section] = []
    for part in scan.sections:
        items = [attrs.evolve(item, visible_if=of(item.visible_if)) for old in part.items for item in fates[old.id]]
        if items:
            sections.append(attrs.evolve(part, visible_if=of(part.visible_if), items=tuple(items)))
    last = [*(item for name in fates if name.startswith("new ") for item in fates[name])]
    if last:
        sections.append(Section(id=ident(f"last-{scan.version.replace('.', '-')}"), title=both("Nieuw"), items=tuple(last)))
    there = {item.id for part in sections for item in part.items}
    dimensions: list[Dimension] = [
        dimension(str(one.id), *(key(each.item, each.weight, reversed=each.reversed) for each in one.keys if each.item in there), minimum=one.minimum)
        for one in scan.dimensions
        if any(each.item in there for each in one.keys)
    ]
    return attrs.evolve(
        scan, version=next_major(scan.version), sections=tuple(sections), dimensions=tuple(dimensions), composites=(), classifications=()
    )


@st.composite
def chains(draw: st.DrawFn, least: int = 1, most: int = 3) -> tuple[PreparedMigration, ...]:
    """Migrations that follow each other."""
    scan = draw(questionnaires())
    made: list[PreparedMigration] = []
    for _ in range(draw(st.integers(least, most))):
        made.append(draw(migrations(made[-1].new if made else scan)))
    return tuple(made)
