"""What a result carries of its questionnaire, so that it can be read and explained years later by itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren._base.validators import Between, is_a, is_id, many

from .asking import Perspective, Validation
from .classification import Category, Classification
from .dimensions import Band, Composite, Dimension, with_its_bands
from .items import LARGEST_POINTS, AnswerScale, ChoiceItem, Item
from .naming import by_id, found
from .plan import ScoringPlan, values_of
from .response import Answer

if TYPE_CHECKING:
    from .questionnaire import Questionnaire

_whole = Between(-LARGEST_POINTS * 500, LARGEST_POINTS * 500)


def _own_copy(points: Mapping[str, int]) -> Mapping[str, int]:
    return dict(points)


@attrs.frozen(kw_only=True)
class LegendItem:
    """An item, as far as scores and categories rest on it.

    Args:
        id: Id of the item.
        text: What was asked.
        wordings: Perspective id -> what that perspective was asked, where it differs.
        low: The lowest whole number an answer can stand for.
        high: The highest; both are 0 when answers stand for none, so that they are only counted or looked at.
        points: Choice id -> points, for a choice item.
        labels: Choice id -> what the respondent read, for a choice item that is counted or looked at.
    """

    id: Identifier = attrs.field(validator=is_id)
    text: Text = attrs.field(validator=is_a(Text))
    wordings: Mapping[str, Text] = attrs.field(factory=dict[str, Text], hash=False)
    low: int = attrs.field(validator=_whole)
    high: int = attrs.field(validator=_whole)
    points: Mapping[str, int] = attrs.field(factory=dict[str, int], converter=_own_copy, hash=False)
    labels: Mapping[str, Text] = attrs.field(factory=dict[str, Text], hash=False)

    @property
    def is_choice(self) -> bool:
        """Whether it is answered with ids of choices."""
        return bool(self.points or self.labels)

    def value(self, answer: Answer) -> int | None:
        """The whole number that an answer stands for; `None` for "does not apply" and where it stands for none."""
        if self.low == self.high:
            return None
        if isinstance(answer, tuple):
            return sum(self.points.get(one, 0) for one in answer)
        return self.points.get(answer) if isinstance(answer, str) else int(answer)


@attrs.frozen(kw_only=True)
class Legend:
    """Titles, keys and bands behind a result.

    Args:
        title: Title of the questionnaire.
        perspectives: Its perspectives.
        dimensions: Its dimensions, each with the bands that apply to it.
        composites: Its composites, likewise.
        items: The items on which scores and categories rest.
        validation: Whether it was validated.
        classifications: Its scores that are a category.
    """

    title: Text = attrs.field(validator=is_a(Text))
    perspectives: tuple[Perspective, ...] = attrs.field(validator=many(Perspective))
    dimensions: tuple[Dimension, ...] = attrs.field(validator=many(Dimension))
    composites: tuple[Composite, ...] = attrs.field(validator=many(Composite))
    items: tuple[LegendItem, ...] = attrs.field(validator=many(LegendItem))
    validation: Validation = attrs.field(validator=is_a(Validation))
    classifications: tuple[Classification, ...] = attrs.field(default=(), validator=many(Classification))

    @property
    def scored(self) -> tuple[Dimension | Composite, ...]:
        """The dimensions, then the composites: everything that gets a score."""
        return (*self.dimensions, *self.composites)

    def dimension(self, id: str) -> Dimension | Composite:  # noqa: A002 - the field is called so
        """The dimension or composite with this id.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("dimension", id, self.scored)

    def classification(self, id: str) -> Classification:  # noqa: A002 - the field is called so
        """The classification with this id.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("classification", id, self.classifications)

    def category(self, classification: str, id: str) -> Category:  # noqa: A002 - the field is called so
        """A category of a classification.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("category", id, self.classification(classification).categories)

    def perspective(self, id: str) -> Perspective:  # noqa: A002 - the field is called so
        """The perspective with this id.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("perspective", id, self.perspectives)

    def band(self, dimension: str, id: str) -> Band:  # noqa: A002 - the field is called so
        """A band of a dimension or composite.

        Raises:
            UnknownNameError: When there is none; names the nearest.
        """
        return found("band", id, self.dimension(dimension).bands)


def legend_of(questionnaire: "Questionnaire", plan: ScoringPlan) -> Legend:
    """What a result must carry of this questionnaire."""
    scales = by_id(questionnaire.scales)
    told = {column.item for row in plan.rows for column in row.columns if column.counts is not None}
    told |= {item for one in plan.classifications for item in one.items}
    return Legend(
        title=questionnaire.title,
        perspectives=questionnaire.perspectives,
        dimensions=tuple(with_its_bands(one, questionnaire.bands) for one in questionnaire.dimensions),
        composites=tuple(one if one.bands else attrs.evolve(one, bands=questionnaire.bands) for one in questionnaire.composites),
        items=tuple(_legend_item(item, scales, labelled=item.id in told) for item in (*plan.keyed, *plan.judged)),
        validation=questionnaire.validation,
        classifications=questionnaire.classifications,
    )


def _legend_item(item: Item, scales: Mapping[str, AnswerScale], *, labelled: bool) -> LegendItem:
    low, high = values_of(item, scales) or (0, 0)
    options = item.options if isinstance(item, ChoiceItem) else ()
    return LegendItem(
        id=item.id,
        text=item.text,
        wordings=item.wordings,
        low=low,
        high=high,
        points=item.points if isinstance(item, ChoiceItem) else {},
        labels={option.id: option.label for option in options} if labelled else {},
    )
