"""What must hold between a migration and the two versions that it lies between; everything that does not is found at once."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.validators import shown
from werkplekleren.errors import Message, Place, Problem, did_you_mean

from .checking import AskedItem
from .items import ChoiceItem
from .migration import AddedItem, MergedItems, Migration, MigrationStep, RecodedItem, RenamedItem
from .migration_answers import FixedAnswer, described, fixed_answers, has_order, may_not_apply, same, takes_over, takes_several, written
from .response import NOT_APPLICABLE

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

Items = Mapping[str, AskedItem]


def inconsistencies(migration: Migration, old: "Questionnaire", new: "Questionnaire") -> tuple[Problem, ...]:
    """Everything in a migration that does not fit the two versions, in the order of its steps, then what has no step."""
    about = tuple(_versions(migration, old, new))
    if about:
        return about
    before, after = old.compiled.checker.items, new.compiled.checker.items
    left, reached = _Once("old", before), _Once("new", after)
    problems: list[Problem] = []
    for number, step in enumerate(migration.steps):
        place = f"steps[{number}]"
        named = [
            *(problem for key, item in step.leaves for problem in left.meets(item, f"{place}.{key}")),
            *(problem for key, item in (() if step.reaches is None else (step.reaches,)) for problem in reached.meets(item, f"{place}.{key}")),
        ]
        problems += named or _step(step, before, after, place)
    problems += _without_step(before, after, left, reached)
    return tuple(problems)


def _versions(migration: Migration, old: "Questionnaire", new: "Questionnaire") -> Iterator[Problem]:
    for key, version in (("old", old), ("new", new)):
        if version.id != migration.questionnaire:
            yield _problem(
                "wrong-questionnaire", "questionnaire", "this migration is of another questionnaire", found=repr(str(migration.questionnaire))
            )
        elif version.version != getattr(migration, key):
            yield _problem("wrong-version", key, "this migration is of another version", found=repr(str(version.version)))


@attrs.frozen
class _Once:
    """The items of one version, of which each is spoken of at most once."""

    side: str
    items: Items
    places: dict[str, str] = attrs.field(factory=dict[str, str])

    def meets(self, item: str, path: str) -> Iterator[Problem]:
        """What is wrong with speaking of this item at this place."""
        if item not in self.items:
            what = Message("there is no {sort} {name!r}", {"sort": "item", "name": item})
            yield Problem(code="unknown-name", what=what, place=Place(path=path), remedy=did_you_mean(item, self.items))
        elif item in self.places:
            template = (
                "something else becomes of item {item!r}, at {place}" if self.side == "old" else "something else becomes item {item!r}, at {place}"
            )
            yield _problem("repeated-item", path, template, {"item": item, "place": self.places[item]})
        self.places.setdefault(item, path)


def _without_step(before: Items, after: Items, left: _Once, reached: _Once) -> Iterator[Problem]:
    """The items that no step speaks of: those of the same id stay what they are, the others need a step."""
    for name, asked in before.items():
        if name in left.places:
            continue
        if name in after and name not in reached.places:
            yield from _other_answers(asked, after[name], "steps")
        else:
            yield _problem(
                "no-step",
                "steps",
                "nothing says what becomes of item {item!r} of the old version",
                {"item": name},
                remedy="write a step of the kind renamed, recoded, merged or dropped",
            )
    for name in after:
        if name not in reached.places and (name not in before or name in left.places):
            yield _problem(
                "no-step",
                "steps",
                "nothing says where item {item!r} of the new version comes from",
                {"item": name},
                remedy="write a step of the kind renamed, recoded, merged or added",
            )


def _step(step: MigrationStep, before: Items, after: Items, place: str) -> Iterator[Problem]:
    match step:
        case RenamedItem():
            yield from _other_answers(before[step.item], after[step.to], place)
        case AddedItem():
            asked = after[step.item]
            if asked.item.required and not asked.conditions:
                yield _problem(
                    "required",
                    f"{place}.item",
                    "this new item must be answered, and nobody who answered the old version did",
                    remedy="take required away from the item in the new version",
                )
        case RecodedItem():
            yield from _recoding(step, before[step.item], after[step.to or step.item], f"{place}.answers")
        case MergedItems():
            for number, item in enumerate(step.items):
                yield from _other_answers(before[item], after[step.to], f"{place}.items[{number}]")
            if step.rule in {"highest", "lowest"} and not has_order(after[step.to]):
                yield _problem("no-order", f"{place}.rule", "these answers have no highest or lowest", remedy="use the rule first")
        case _:
            return


def _other_answers(old: AskedItem, new: AskedItem, path: str) -> Iterator[Problem]:
    if not takes_over(new, old):
        yield Problem(
            code="other-answers",
            what=Message("the answers to item {item!r} are not answers to {to!r}", {"item": old.item.id, "to": new.item.id}),
            place=Place(path=path),
            found=described(old),
            expected=Message("{kind}", {"kind": described(new)}),
            remedy=Message("recode the answers, or drop the old item and add the new one"),
        )


def _recoding(step: RecodedItem, old: AskedItem, new: AskedItem, path: str) -> Iterator[Problem]:
    answers = fixed_answers(old)
    if answers is None or takes_several(old) != takes_several(new):
        yield Problem(
            code="not-recodable",
            what=Message("the answers to item {item!r} cannot be recoded one by one", {"item": old.item.id}),
            place=Place(path=path),
            found=described(old),
            expected=Message("{kind}", {"kind": described(new)}),
            remedy=Message("drop the old item and add the new one"),
        )
        return
    there: tuple[FixedAnswer, ...] = (*answers, NOT_APPLICABLE) if may_not_apply(old) else answers
    seen: list[FixedAnswer] = []
    for number, one in enumerate(step.answers):
        place = f"{path}[{number}]"
        if not any(same(one.old, answer) for answer in there):
            yield _problem("unknown-answer", f"{place}.old", "the old version has no such answer", found=shown(one.old), expected=described(old))
        if any(same(one.old, answer) for answer in seen):
            yield _problem("repeated-answer", f"{place}.old", "this answer is recoded already", found=shown(one.old))
        seen.append(one.old)
        if one.new is not None and not _lands(one.new, new):
            yield _problem("unknown-answer", f"{place}.new", "the new version has no such answer", found=shown(one.new), expected=described(new))
    stays = {NOT_APPLICABLE} if may_not_apply(new) else set[str]()  # what does not apply still does not
    left = [answer for answer in there if answer not in stays and not any(same(answer, one) for one in seen)]
    if left:
        yield _problem(
            "not-recoded",
            path,
            "nothing says what becomes of these answers: {answers}",
            {"answers": ", ".join(map(written, left))},
            remedy="recode each; leave out new where no answer says the same",
        )


def _lands(answer: FixedAnswer, new: AskedItem) -> bool:
    """Whether a recoded answer (where several may be chosen: one of them) fits."""
    if isinstance(new.item, ChoiceItem) and new.item.multiple:
        return any(answer == one.id for one in new.item.options)
    return new.item.fault(answer, new.scale) is None


def _problem(
    code: str,
    path: str,
    template: str,
    values: Mapping[str, str | int] | None = None,
    *,
    found: str | None = None,
    expected: str | None = None,
    remedy: str | None = None,
) -> Problem:
    return Problem(
        code=code,
        what=Message(template, values or {}),
        place=Place(path=path),
        found=found,
        expected=None if expected is None else Message("{kind}", {"kind": expected}),
        remedy=None if remedy is None else Message(remedy),
    )
