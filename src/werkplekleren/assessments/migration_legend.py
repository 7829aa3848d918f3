"""What a migrated response carries of both versions of its questionnaire, so that its report can be read years later by itself."""

from collections.abc import Iterable, Mapping

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import is_a, is_bool, is_id, many

from .answer_words import answer_in_words
from .items import AnswerScale, ChoiceItem, Item, ScaleItem, TextItem
from .naming import by_id, found
from .questionnaire import Questionnaire
from .response import NOT_APPLICABLE, Answer


def _own_copy(labels: Mapping[str, Text]) -> Mapping[str, Text]:
    return dict(labels)


@attrs.frozen(kw_only=True)
class MigratedItem:
    """An item of the old or the new version, as this respondent read it.

    Args:
        id: Id of the item in its version.
        text: What was asked.
        labels: What each answer out of a fixed list says: id of a choice, or step of a scale as text -> what the respondent read.
        in_own_words: Whether it is an open question.
    """

    id: Identifier = attrs.field(validator=is_id)
    text: Text = attrs.field(validator=is_a(Text))
    labels: Mapping[str, Text] = attrs.field(factory=dict[str, Text], converter=_own_copy, hash=False)
    in_own_words: bool = attrs.field(default=False, validator=is_bool)

    def answer_in_words(self, answer: Answer, language: str) -> str:
        """An answer to it, as the respondent read it.

        Args:
            answer: The answer.
            language: A language code.

        >>> item = MigratedItem(id=Identifier("a"), text=Text.of(nl="Vraag"), labels={"1": Text.of(nl="oneens", en="disagree")})
        >>> item.answer_in_words(1, "en"), item.answer_in_words(True, "en")
        ('disagree', 'yes')
        """
        if type(answer) is int and str(answer) in self.labels:
            return self.labels[str(answer)].in_language(language)
        return answer_in_words(answer, self.labels, language)


@attrs.frozen(kw_only=True)
class MigrationLegend:
    """Titles, questions and reasons behind a migrated response.

    Args:
        title: Title of the questionnaire in the new version.
        reasons: Why each version on the way came, in their order.
        old: The items that were answered, in the order of asking.
        new: The items of the new version that an answer came to, or that have none.
    """

    title: Text = attrs.field(validator=is_a(Text))
    reasons: tuple[Text, ...] = attrs.field(default=(), validator=many(Text))
    old: tuple[MigratedItem, ...] = attrs.field(default=(), validator=many(MigratedItem, unique="id"))
    new: tuple[MigratedItem, ...] = attrs.field(default=(), validator=many(MigratedItem, unique="id"))

    def old_item(self, id: str) -> MigratedItem:  # noqa: A002 - the field is called so
        """An item of the version that was answered.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("item", id, self.old)

    def new_item(self, id: str) -> MigratedItem:  # noqa: A002 - the field is called so
        """An item of the new version.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("item", id, self.new)


def migrated_items(questionnaire: Questionnaire, perspective: str, names: Iterable[str]) -> tuple[MigratedItem, ...]:
    """The items of these names as a perspective reads them, in the order of asking."""
    wanted = set(names)
    scales = by_id(questionnaire.scales)
    return tuple(
        MigratedItem(
            id=item.id, text=item.wording(perspective), labels=_labels(item, scales.get(item.scale) if isinstance(item, ScaleItem) else None)
        )
        if not isinstance(item, TextItem)
        else MigratedItem(id=item.id, text=item.wording(perspective), in_own_words=True)
        for item in questionnaire.items
        if item.id in wanted
    )


def _labels(item: Item, scale: AnswerScale | None) -> dict[str, Text]:
    if isinstance(item, ChoiceItem):
        return {option.id: option.label for option in item.options}
    if scale is None:
        return {}
    steps = {str(option.value): option.label for option in scale.options}
    return steps if scale.not_applicable is None else {**steps, NOT_APPLICABLE: scale.not_applicable}
