"""Working out what own answers say about a questionnaire: counts first, then the statistics over them.

What is shown rests on the answers to each item that count (items), on all with a score (scores), on complete lists
(reliabilities) and on the groups that a group result may show (differences between groups). Each is withheld below
the floor. Where one to four people answered a dimension in part and hardly more than the floor answered it in full,
the figures of both together could tell what those few answered; the reliability is then withheld too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier
from werkplekleren.assessments.items import Item, ScaleItem
from werkplekleren.assessments.naming import by_id
from werkplekleren.assessments.plan import PlanColumn, PlanRow, values_of
from werkplekleren.assessments.scoring import value_in
from werkplekleren.assessments.statistics._answers import Answers
from werkplekleren.assessments.statistics._covariances import Covariances, covariances_of
from werkplekleren.assessments.statistics.alpha import CronbachAlpha, alpha_of_covariances
from werkplekleren.assessments.statistics.omega import McDonaldOmega, omega_of_covariances

from .groups import GroupSums, group_quality, group_sums
from .instrument_quality import DimensionQuality, InstrumentQuality, ItemQuality, KeyedItem, Unknown
from .norming import score_counts
from .sample import Gathered, Respondent, gather, mean_and_spread

if TYPE_CHECKING:
    from werkplekleren.assessments.leaving_out import LeaveOut
    from werkplekleren.assessments.questionnaire import Questionnaire
    from werkplekleren.assessments.response import Response

MOST_COUNTS = 11
"""Up to so many different whole numbers the answers to an item are counted one by one."""

FEW = 30
"""Below so many complete lists, colleagues might guess who of them left something open."""


def quality_of(
    questionnaire: "Questionnaire", responses: "Iterable[Response]", *, perspective: str, sample: str, floor: int, leave_out: "LeaveOut"
) -> InstrumentQuality:
    """The quality of an instrument; `Questionnaire.quality` says what each argument means."""
    gathered = gather(questionnaire, responses, perspective=perspective, sample=sample, floor=floor, leave_out=leave_out)
    asked = {item.id: item for item in questionnaire.plan.keyed if not item.perspectives or perspective in item.perspectives}
    scales = by_id(questionnaire.scales)
    used = {item.scale for item in asked.values() if isinstance(item, ScaleItem)}
    return InstrumentQuality(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=questionnaire.content_hash,
        sample=gathered.sample,
        items=tuple(_item(item, values_of(item, scales), gathered) for item in asked.values()),
        dimensions=tuple(_dimension(row, [column for column in row.columns if column.item in asked], gathered) for row in questionnaire.plan.rows),
        scales=tuple(scale for scale in questionnaire.scales if scale.id in used),
        legend=questionnaire.legend,
    )


def _item(item: Item, ends: tuple[int, int] | None, gathered: Gathered) -> ItemQuality:
    asked = sum(item.id not in one.hidden for one in gathered.respondents)
    counts = Counter(value for one in gathered.respondents if (value := one.values.get(item.id)) is not None)
    return item_quality(item, ends, asked=asked, counts=counts, least=gathered.least)


def item_quality(item: Item, ends: tuple[int, int] | None, *, asked: int, counts: Mapping[int, int], least: int) -> ItemQuality:
    """How an item was answered, from how often each whole number occurs.

    Args:
        item: The item.
        ends: The lowest and highest whole number that an answer can stand for; `None` when it stands for none, as with
            choices without points: then there is nothing to take a mean of.
        asked: How many got to see it.
        counts: Whole number -> how many answers stand for it.
        least: The fewest answers for which something is shown.
    """
    low, high = ends or (0, 1)
    scale = item.scale if isinstance(item, ScaleItem) else None
    n = sum(counts.values())
    if n < least or not n or ends is None:
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
    complete = tuple(points for points in rows if None not in points)
    return dimension_quality(
        row.dimension,
        columns,
        score_counts(gathered, row.dimension),
        covariances_of(Answers(complete, 1, len(columns)), "listwise") if complete else None,
        _groups(row.dimension, gathered),
        incomplete=len(rows) - len(complete),
        respondents=len(gathered.respondents),
        least=gathered.least,
    )


def _groups(dimension: Identifier, gathered: Gathered) -> dict[str, GroupSums]:
    sizes = Counter(one.group for one in gathered.respondents if one.group is not None)
    scores = ((one.group, one.scores[dimension]) for one in gathered.respondents)
    counts = Counter((group, score.top, score.bottom) for group, score in scores if group is not None and score.bottom)
    return group_sums(sizes, ((*what, count) for what, count in counts.items()))


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
    covariances: Covariances | None,
    groups: Mapping[str, GroupSums],
    *,
    incomplete: int,
    respondents: int,
    least: int,
) -> DimensionQuality:
    """The figures of one dimension, as far as they may be shown.

    Args:
        dimension: Its id.
        columns: Its items, those that the perspective is asked.
        counts: Exact score -> how many have it.
        covariances: Those of the points over complete lists; `None` without any.
        groups: Group -> its scores.
        incomplete: How many answered some items and not all.
        respondents: How many respondents there are.
        least: The fewest for which something is shown.
    """
    scored = sum(counts.values())
    if scored < least or not scored:
        return DimensionQuality(dimension=dimension, items=_silent(columns), withheld=True)
    mean, spread = mean_and_spread(counts)
    n = 0 if covariances is None else covariances.n
    unknown: list[Unknown] = []
    if n < least or not n:
        unknown.append("too-few")
    elif 0 < incomplete < least and n < FEW:
        unknown.append("few-incomplete")
    elif len(columns) == 1:
        unknown.append("one-item")
    made = DimensionQuality(
        dimension=dimension,
        scored=scored,
        mean=mean,
        spread=spread,
        at_floor=counts.get(Fraction(0), 0) / scored,
        at_ceiling=counts.get(Fraction(100), 0) / scored,
        n=n if unknown in ([], ["one-item"]) else None,
        items=_silent(columns),
        between_groups=group_quality(groups, whole=respondents, total=scored, least=least),
        unknown=tuple(unknown),
    )
    return made if unknown or covariances is None else _reliable(made, columns, covariances)


def _reliable(one: DimensionQuality, columns: Sequence[PlanColumn], covariances: Covariances) -> DimensionQuality:
    """The figures with those about reliability added."""
    alpha, omega = alpha_of_covariances(covariances), omega_of_covariances(covariances)
    value, sure = alpha.value, alpha.interval
    return attrs.evolve(
        one,
        alpha=value,
        alpha_low=None if sure is None else sure.low,
        alpha_high=None if sure is None else sure.high,
        standardised=alpha.standardised,
        mean_inter_item=alpha.mean_inter_item,
        omega=omega.value,
        omega_estimator="" if omega.value is None else omega.estimator or "",
        sem=None if value is None or value < 0 or one.spread is None else one.spread * sqrt(1 - value),
        items=tuple(
            KeyedItem(item=column.item, reversed=column.reversed, item_rest=item.item_rest, alpha_if_dropped=item.alpha_if_dropped)
            for column, item in zip(columns, alpha.items, strict=True)
        ),
        unknown=tuple(_unknown(alpha, omega)),
    )


def _unknown(alpha: CronbachAlpha, omega: McDonaldOmega) -> Iterator[Unknown]:
    """Why figures are not there, or deserve a look."""
    if alpha.value is None:
        yield "no-spread"
    elif alpha.mean_inter_item is None:
        yield "item-no-spread"
    elif alpha.value < 0:
        yield "negative-alpha"
    if omega.admissible is False:
        yield "heywood"
    elif omega.value is None and alpha.mean_inter_item is not None:
        yield "few-items" if len(alpha.items) < 3 else "no-factor"  # noqa: PLR2004 - with two items omega has no one answer


def _silent(columns: Sequence[PlanColumn]) -> tuple[KeyedItem, ...]:
    return tuple(KeyedItem(item=column.item, reversed=column.reversed) for column in columns)
