"""How many of a group fall in each category of a classification, with small counts withheld."""

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.validators import Between, is_bool, is_id, many, maybe
from werkplekleren.errors import InvalidValueError, Message

from .naming import found_by

_count = Between(0, 10_000_000)


@attrs.frozen(kw_only=True)
class CategoryCount:
    """How many fall in one category.

    Args:
        category: Id of the category.
        n: How many; `None` when withheld, which looks the same as nobody.
    """

    category: Identifier = attrs.field(validator=is_id)
    n: int | None = attrs.field(default=None, validator=maybe(_count))


@attrs.frozen(kw_only=True)
class GroupCategories:
    """The outcomes of a group in one classification.

    A count below the floor is withheld, and so are others from which it could be worked out: within the group, and of a team
    beside the whole. Withheld and empty look the same.

    Args:
        classification: Id of the classification.
        n: For how many there is an outcome: a category, or that none of the rules holds. Not those of whom too little was answered,
            or nothing was asked. `None` when withheld.
        counts: How many fall in each category, in the order of the categories.
        none_holds: For how many none of the rules holds; `None` when withheld, which looks the same as nobody.
        withheld: Whether nothing is shown.

    Raises:
        InvalidValueError: When a field breaks its rule, or something is shown of what is withheld.
    """

    classification: Identifier = attrs.field(validator=is_id)
    n: int | None = attrs.field(default=None, validator=maybe(_count))
    counts: tuple[CategoryCount, ...] = attrs.field(validator=many(CategoryCount, unique="category"))
    none_holds: int | None = attrs.field(default=None, validator=maybe(_count))
    withheld: bool = attrs.field(default=False, validator=is_bool)

    def __attrs_post_init__(self) -> None:
        if self.withheld and (self.n is not None or self.none_holds is not None or any(one.n is not None for one in self.counts)):
            raise InvalidValueError(Message("nothing may be said of categories that are withheld"))

    def count(self, category: str) -> int | None:
        """How many fall in a category; `None` when withheld, which looks the same as nobody.

        Raises:
            UnknownNameError: When there is no such category; names the nearest.
        """
        return found_by("category", category, self.counts, lambda one: one.category).n


def without_counts(categories: GroupCategories) -> GroupCategories:
    """The same classification with nothing shown."""
    counts = tuple(CategoryCount(category=one.category) for one in categories.counts)
    return GroupCategories(classification=categories.classification, counts=counts, withheld=True)
