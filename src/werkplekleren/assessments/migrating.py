"""Carrying the answers of one respondent over to a later version, with an account of each."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

import attrs

from werkplekleren._base.ids import Identifier, Version, version_key
from werkplekleren._base.validators import is_a
from werkplekleren.errors import InvalidContentError, Message, MigrationError, Place, Problem

from .migration import DroppedItem, MergedItems, Migration, MigrationStep, RecodedItem
from .migration_answers import same, written
from .migration_legend import MigrationLegend, migrated_items
from .migration_report import CarriedAnswer, Gap, How, Loss, LostAnswer, Migrated, MissingAnswer
from .questionnaire import Questionnaire
from .response import Answer, Response

CHANGED: tuple[How, ...] = ("kept", "recoded", "merged")
"""How an answer came over, from what changes least to what changes most."""


@attrs.frozen(kw_only=True)
class PreparedMigration:
    """A migration with the two versions that it lies between, checked against both.

    Args:
        migration: The migration.
        old: The version that it starts from.
        new: The version that it leads to.

    Raises:
        InvalidContentError: With everything in the migration that does not fit the versions: items that are not there, or of which
            nothing says what becomes of them or where they come from; items that two steps speak of; answers that are not
            recoded, or land on answers that do not exist.
    """

    migration: Migration = attrs.field(validator=is_a(Migration))
    old: Questionnaire = attrs.field(validator=is_a(Questionnaire), repr=False)
    new: Questionnaire = attrs.field(validator=is_a(Questionnaire), repr=False)

    def __attrs_post_init__(self) -> None:
        from .migration_checks import inconsistencies

        problems = inconsistencies(self.migration, self.old, self.new)
        if problems:
            values: dict[str, str | int] = {"questionnaire": self.migration.questionnaire, "old": self.migration.old, "new": self.migration.new}
            raise InvalidContentError(Message("the migration of {questionnaire} from {old} to {new} does not fit these versions", values), problems)

    @cached_property
    def steps(self) -> Mapping[Identifier, MigrationStep]:
        """Item of the old version -> what becomes of it; what stays as it is has no step."""
        return {item: step for step in self.migration.steps for _, item in step.leaves}

    @cached_property
    def origins(self) -> Mapping[Identifier, tuple[Identifier, ...]]:
        """Item of the new version -> the items of the old one that its answer comes from; none for one that was added."""
        stay = {item.id: (item.id,) for item in self.old.items if item.id not in self.steps}
        return {**stay, **{step.reaches[1]: tuple(item for _, item in step.leaves) for step in self.migration.steps if step.reaches is not None}}


def migrate(response: Response, *migrations: PreparedMigration) -> Migrated:
    """Carry a response over to a later version of its questionnaire, or refuse with all the reasons.

    Answers stay what they are, are recoded answer by answer, or become one out of several by the rule that the migration gives. No
    answer is made up, and none goes without a trace: what does not come over is in the result, with its value.

    Args:
        response: A response that fits the version that the first migration starts from (or another minor version of it).
        migrations: One, or several that follow each other.

    Returns:
        The response to the version that the last migration leads to, and what became of each answer. Without migrations the
        response as it is.

    Raises:
        MigrationError: When it cannot be done honestly: the response is to another questionnaire or version, does not fit the version
            it answered, is of a perspective that the new version does not have, has answers that differ where the migration
            takes them together and has no rule for that, or lacks an answer that the new version demands.
    """
    account = _Account(
        response=response,
        carried=tuple(
            CarriedAnswer(item=Identifier(item), answer=answer, how="kept", to=Identifier(item), became=answer)
            for item, answer in response.answers.items()
        ),
    )
    for prepared in migrations:
        account = _over(account, prepared)
    asked = [str(item.id) for prepared in migrations[:1] for item in prepared.old.items]
    order = {item: place for place, item in enumerate(asked or response.answers)}
    return Migrated(
        response=account.response,
        versions=(response.version, *(prepared.new.version for prepared in migrations)),
        carried=tuple(sorted(account.carried, key=lambda one: order[one.item])),
        lost=tuple(sorted(account.lost, key=lambda one: order[one.item])),
        missing=tuple(MissingAnswer(item=item, why=why) for item, why in account.missing.items()),
        legend=_legend(account, migrations) if migrations else None,
    )


def _legend(account: "_Account", migrations: tuple[PreparedMigration, ...]) -> MigrationLegend:
    first, last, perspective = migrations[0].old, migrations[-1].new, account.response.perspective
    answered = [*(one.item for one in account.carried), *(one.item for one in account.lost)]
    return MigrationLegend(
        title=last.title,
        reasons=tuple(prepared.migration.why for prepared in migrations),
        old=migrated_items(first, perspective, answered),
        new=migrated_items(last, perspective, (*(one.to for one in account.carried), *account.missing)),
    )


@attrs.frozen(kw_only=True)
class _Account:
    """A response on its way, and what became of its answers so far."""

    response: Response
    carried: tuple[CarriedAnswer, ...]
    lost: tuple[LostAnswer, ...] = ()
    missing: Mapping[Identifier, Gap] = attrs.field(factory=dict[Identifier, Gap])


@attrs.frozen
class _Arrived:
    """An answer in the new version."""

    how: How
    to: Identifier
    answer: Answer


def _over(account: _Account, prepared: PreparedMigration) -> _Account:
    """One migration further."""
    given, new = account.response, prepared.new
    _raise(given, new.version, tuple(_no_start(given, prepared)))
    crossing = _Crossing(prepared, given, prepared.old.compiled.checker.hidden(given.perspective, given.answers))
    problems = tuple(crossing.disagreements())
    fates = crossing.fates()
    arrived: dict[str, Answer] = {fate.to: fate.answer for fate in fates.values() if isinstance(fate, _Arrived)}
    hidden = new.compiled.checker.hidden(given.perspective, arrived)
    answers: dict[str, Answer] = {item.id: arrived[item.id] for item in new.items if item.id in arrived and item.id not in hidden}
    response = attrs.evolve(given, version=new.version, migrated_from=given.migrated_from or given.version, answers=answers)
    # where answers disagree their item has none yet: that one is demanded is then no reason of its own
    against = [one for one in new.compiled.checker.problems(response) if not problems or one.code != "required"]
    _raise(given, new.version, (*problems, *against))
    carried: list[CarriedAnswer] = []
    lost = [*account.lost]
    for one in account.carried:
        fate = crossing.shown(fates[one.to], hidden)
        if isinstance(fate, _Arrived):
            how = CHANGED[max(CHANGED.index(one.how), CHANGED.index(fate.how))]
            carried.append(attrs.evolve(one, how=how, to=fate.to, became=fate.answer))
        else:
            step = prepared.steps.get(one.to)
            reason = step.why if isinstance(step, DroppedItem) else None
            lost.append(LostAnswer(item=one.item, answer=one.answer, why=fate, version=new.version, reason=reason))
    gaps: dict[Identifier, Gap] = {
        item.id: crossing.gap(item.id, account.missing) for item in new.items if item.id not in hidden and item.id not in answers
    }
    return _Account(response=response, carried=tuple(carried), lost=tuple(lost), missing=gaps)


def _raise(response: Response, version: Version, problems: tuple[Problem, ...]) -> None:
    if problems:
        values: dict[str, str | int] = {"response": repr(response.id), "old": response.version, "new": version}
        raise MigrationError(Message("response {response} cannot be migrated from version {old} to {new}", values), problems)


def _no_start(response: Response, prepared: PreparedMigration) -> Iterator[Problem]:
    """Why a migration cannot start from this response."""
    if response.questionnaire == prepared.old.id and version_key(response.version)[0] != version_key(prepared.old.version)[0]:
        yield Problem(
            code="wrong-version",
            what=Message("this migration starts from another version"),
            place=Place(path="version"),
            found=repr(str(response.version)),
            expected=Message("{version!r}", {"version": prepared.old.version}),
        )
    else:
        yield from prepared.old.compiled.checker.problems(response)


@attrs.frozen
class _Crossing:
    """One response and one migration.

    Args:
        prepared: The migration.
        response: The response to the old version.
        unseen: The items that it was not shown there.
    """

    prepared: PreparedMigration
    response: Response
    unseen: AbstractSet[str]

    def fates(self) -> Mapping[Identifier, _Arrived | Loss]:
        """What becomes of each answer as far as the migration itself says; answers that disagree are left out."""
        return {item: fate for name in self.response.answers for item in [Identifier(name)] if (fate := self._fate(item)) is not None}

    def _fate(self, item: Identifier) -> _Arrived | Loss | None:
        answer = self.response.answers[item]
        match self.prepared.steps.get(item):
            case DroppedItem():
                return "dropped"
            case RecodedItem() as step:
                became = _recoded(step, answer)
                return "no-such-answer" if became is None else _Arrived("recoded", step.to or item, became)
            case MergedItems() as step:
                return self._merged(step)
            case step:
                return _Arrived("kept", item if step is None or step.reaches is None else step.reaches[1], answer)

    def _merged(self, step: MergedItems) -> _Arrived | Loss | None:
        given = [self.response.answers[item] for item in step.items if item in self.response.answers]
        asked = [item for item in step.items if item not in self.unseen]
        if step.rule != "first" and len(given) < len(asked):
            return "incomplete"
        if step.rule is None:
            return _Arrived("merged", step.to, given[0]) if all(same(given[0], one) for one in given) else None
        items = self.prepared.old.compiled.checker.items
        real = [answer for item in step.items if (answer := self.response.answers.get(item)) is not None and items[item].item.is_real(answer)]
        return _Arrived("merged", step.to, _chosen(step, real) if real else given[0])

    def disagreements(self) -> Iterator[Problem]:
        """The answers that are taken together, differ, and have no rule for that."""
        for step in self.prepared.migration.steps:
            given = [item for item in step.items if item in self.response.answers] if isinstance(step, MergedItems) else []
            if given and self._fate(given[0]) is None:
                yield Problem(
                    code="answers-differ",
                    what=Message("these answers become one, they differ, and the migration has no rule for that"),
                    place=Place(path=f"answers.{given[0]}"),
                    found=", ".join(f"{item} = {written(self.response.answers[item])}" for item in given),
                    remedy=Message("score the response with the version that it answered"),
                )

    def shown(self, fate: _Arrived | Loss, hidden: AbstractSet[str]) -> _Arrived | Loss:
        """What becomes of an answer once it is known which items the new version shows."""
        if not isinstance(fate, _Arrived) or fate.to not in hidden:
            return fate
        elsewhere = self.prepared.new.compiled.checker.elsewhere[self.response.perspective]
        return "other-perspective" if fate.to in elsewhere else "not-shown"

    def gap(self, item: Identifier, before: Mapping[Identifier, Gap]) -> Gap:
        """Why there is no answer to an item that the new version shows.

        Args:
            item: The item of the new version.
            before: The same for the items of the old version, when that was itself migrated to.
        """
        origins = self.prepared.origins.get(item, ())
        if not origins:
            return "added"
        if any(one in self.response.answers for one in origins):
            return "lost"
        if all(one in self.unseen for one in origins):
            return "not-asked"
        earlier: list[Gap] = [before[one] for one in origins if one in before]
        return earlier[0] if earlier else "not-answered"


def _recoded(step: RecodedItem, answer: Answer) -> Answer | None:
    """What an answer becomes; `None` when nothing says the same."""
    if isinstance(answer, tuple):
        each = [_recoded(step, one) for one in answer]
        return tuple(dict.fromkeys(one for one in each if isinstance(one, str))) if None not in each else None
    return next((one.new for one in step.answers if same(one.old, answer)), answer)


def _chosen(step: MergedItems, answers: list[Answer]) -> Answer:
    """The answer that stands for all; those of items with a highest and lowest are numbers, or true and false."""
    if step.rule == "first":
        return answers[0]
    numbers = [answer for answer in answers if isinstance(answer, int | float)]
    return max(numbers) if step.rule == "highest" else min(numbers)
