"""What a questionnaire consists of beside items: the sides from which it is answered, its sections, whether it was validated."""

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import is_a, is_bool, is_id, many, maybe

from .conditions import Condition, ConditionBase
from .items import Item, ItemBase

_text = is_a(Text)


@attrs.frozen(kw_only=True)
class Perspective:
    """A side from which the questionnaire is answered.

    Args:
        id: Id within the questionnaire (`employee`).
        title: Its name.
        plural: Those who answer from it, as in a running sentence.
        confidential: Whether small groups are withheld. `False` for those who answer by function, openly;
            the notice must then say so.
        notice: What the respondent reads about what happens with the answers.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    plural: Text = attrs.field(validator=_text)
    confidential: bool = attrs.field(default=True, validator=is_bool)
    notice: Text | None = attrs.field(default=None, validator=maybe(Text))


@attrs.frozen(kw_only=True)
class Section:
    """Items that stand together.

    Args:
        id: Id within the questionnaire.
        title: Its heading.
        intro: What stands above the items.
        items: In the order of asking.
        visible_if: When the section is shown; `None` is always.
    """

    id: Identifier = attrs.field(validator=is_id)
    title: Text = attrs.field(validator=_text)
    intro: Text | None = attrs.field(default=None, validator=maybe(Text))
    items: tuple[Item, ...] = attrs.field(validator=many(ItemBase, least=1, most=2000))
    visible_if: Condition | None = attrs.field(default=None, validator=maybe(ConditionBase))


@attrs.frozen(kw_only=True)
class Validation:
    """Whether the questionnaire was validated.

    Args:
        validated: Whether a study did so.
        note: On whom; or what a validation would need.
    """

    validated: bool = attrs.field(default=False, validator=is_bool)
    note: Text = attrs.field(validator=_text)
