"""Working out what own answers say about a questionnaire: counts first, then the statistics over them.

What is shown rests on the answers to each item that count (items), on all with a score (scores), on complete lists
(reliabilities) and on the groups that a group result may show (differences between groups). Each is withheld below
the floor. Where one to four people answered a dimension in part and hardly more than the floor answered it in full,
the figures of both together could tell what those few answered; the reliability is then withheld too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments.items import Item, ScaleItem
from werkplekleren.assessments.naming import by_id
from werkplekleren.assessments.plan import PlanColumn, PlanRow, values_of
from werkplekleren.assessments.scoring import value_in
from werkplekleren.assessments.statistics.alpha import CronbachAlpha, cronbach_alpha

from .instrument_quality import DimensionQuality, InstrumentQuality, ItemQuality, KeyedItem, Unknown
from .norming import score_counts
from .sample import Gathered, Respondent, gather, mean_and_spread

if TYPE_CHECKING:
    from werkplekleren.assessments.questionnaire import Questionnaire
    from werkplekleren.assessments.response import Response

MOST_COUNTS = 11
"""Up to so many different whole numbers the answers to an item are counted one by one."""

FEW = 30
"""Below so many complete lists, colleagues might guess who of them left something open."""


def quality_of(questionnaire: "Questionnaire", responses: "Iterable[Response]", *, perspective: str, sample: str, floor: int) -> InstrumentQuality:
    """The quality of an instrument; `Questionnaire.quality` says what each argument means."""
    gathered = gather(questionnaire, responses, perspective=perspective, sample=sample, floor=floor)
    asked = {item.id: item for item in questionnaire.plan.keyed if not item.perspectives or perspective in item.perspectives}
    scales = by_id(questionnaire.scales)
    used = {item.scale for item in asked.values() if isinstance(item, ScaleItem)}
    return InstrumentQuality(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        sample=gathered.sample,
        items=tuple(_item(item, values_of(item, scales) or (0, 1), gathered) for item in asked.values()),
        dimensions=tuple(_dimension(row, [column for column in row.columns if column.item in asked], gathered) for row in questionnaire.plan.rows),
        scales=tuple(scale for scale in questionnaire.scales if scale.id in used),
        legend=questionnaire.legend,
    )


def _item(item: Item, ends: tuple[int, int], gathered: Gathered) -> ItemQuality:
    asked = sum(item.id not in one.hidden for one in gathered.respondents)
    counts = Counter(value for one in gathered.respondents if (value := one.values.get(item.id)) is not None)
    return item_quality(item, ends, asked=asked, counts=counts, least=gathered.least)


def item_quality(item: Item, ends: tuple[int, int], *, asked: int, counts: Mapping[int, int], least: int) -> ItemQuality:
    """How an item was answered, from how often each whole number occurs.

    Args:
        item: The item.
        ends: The lowest and highest whole number that an answer can stand for.
        asked: How many got to see it.
        counts: Whole number -> how many answers stand for it.
        least: The fewest answers for which something is shown.
    """
    low, high = ends
    scale = item.scale if isinstance(item, ScaleItem) else None
    n = sum(counts.values())
    if n < least or not n:
        return ItemQuality(item=item.id, scale=scale, low=low, high=high, withheld=True)
    mean, spread = mean_and_spread({Fraction(value): count for value, count in counts.items()})
    return ItemQuality(
        item=item.id,
        scale=scale,
        low=low,
        high=high,
        asked=asked,
        n=n,
        mean=mean,
        spread=spread,
        counts=tuple(counts.get(value, 0) for value in range(low, high + 1)) if high - low < MOST_COUNTS else (),
        at_low=counts.get(low, 0) / n,
        at_high=counts.get(high, 0) / n,
    )


def _dimension(row: PlanRow, columns: Sequence[PlanColumn], gathered: Gathered) -> DimensionQuality:
    rows = [points for one in gathered.respondents if (points := _points(columns, one))]
    complete = [points for points in rows if None not in points]
    return dimension_quality(
        row.dimension,
        columns,
        score_counts(gathered, row.dimension),
        cronbach_alpha(complete) if complete else None,
        incomplete=len(rows) - len(complete),
        least=gathered.least,
    )


def _points(columns: Sequence[PlanColumn], one: Respondent) -> tuple[int | None, ...]:
    """What each answer adds to the score; empty when none of them counts."""
    values = [value_in(column, one.values.get(column.item), one.answers.get(column.item)) for column in columns]
    if all(value is None for value in values):
        return ()
    return tuple(None if value is None else points(column, value) for column, value in zip(columns, values, strict=True))


def points(column: PlanColumn, value: int) -> int:
    """What an answer adds to the score of a dimension: turned as its key says, on its own range, times its weight."""
    return column.factor * (column.high - value if column.reversed else value - column.low)


def dimension_quality(
    dimension: Identifier,
    columns: Sequence[PlanColumn],
    counts: Mapping[Fraction, int],
    alpha: CronbachAlpha | None,
    *,
    incomplete: int,
    least: int,
) -> DimensionQuality:
    """The figures of one dimension, as far as they may be shown.

    Args:
        dimension: Its id.
        columns: Its items, those that the perspective is asked.
        counts: Exact score -> how many have it.
        alpha: Alpha over complete lists; `None` without any.
        incomplete: How many answered some items and not all.
        least: The fewest for which something is shown.
    """
    scored = sum(counts.values())
    if scored < least or not scored:
        return DimensionQuality(dimension=dimension, items=_silent(columns), withheld=True)
    mean, spread = mean_and_spread(counts)
    n = 0 if alpha is None else alpha.n
    unknown: list[Unknown] = []
    if n < least or not n:
        unknown.append("too-few")
    elif 0 < incomplete < least and n < FEW:
        unknown.append("few-incomplete")
    elif len(columns) == 1:
        unknown.append("one-item")
    shown = None if unknown else alpha
    if shown is not None:
        unknown += _notes(shown)
    value = None if shown is None else shown.value
    sure = None if shown is None else shown.interval
    return DimensionQuality(
        dimension=dimension,
        scored=scored,
        mean=mean,
        spread=spread,
        at_floor=counts.get(Fraction(0), 0) / scored,
        at_ceiling=counts.get(Fraction(100), 0) / scored,
        n=None if "too-few" in unknown or "few-incomplete" in unknown else n,
        alpha=value,
        alpha_low=None if sure is None else sure.low,
        alpha_high=None if sure is None else sure.high,
        standardised=None if shown is None else shown.standardised,
        mean_inter_item=None if shown is None else shown.mean_inter_item,
        sem=None if value is None or value < 0 or spread is None else spread * sqrt(1 - value),
        items=_silent(columns) if shown is None else _items(columns, shown),
        unknown=tuple(unknown),
    )


def _notes(alpha: CronbachAlpha) -> list[Unknown]:
    if alpha.value is None:
        return ["no-spread"]
    found: list[Unknown] = ["item-no-spread"] if alpha.mean_inter_item is None else []
    return [*found, "negative-alpha"] if alpha.value < 0 else found


def _silent(columns: Sequence[PlanColumn]) -> tuple[KeyedItem, ...]:
    return tuple(KeyedItem(item=column.item, reversed=column.reversed) for column in columns)


def _items(columns: Sequence[PlanColumn], alpha: CronbachAlpha) -> tuple[KeyedItem, ...]:
    return tuple(
        KeyedItem(item=column.item, reversed=column.reversed, item_rest=one.item_rest, alpha_if_dropped=one.alpha_if_dropped)
        for column, one in zip(columns, alpha.items, strict=True)
    )
