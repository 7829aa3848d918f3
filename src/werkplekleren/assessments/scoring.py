"""The scorer: one response by the plan, in whole numbers. Every other engine must give the same bits."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import gcd, lcm
from typing import TYPE_CHECKING

import attrs

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.unchecked import unchecked

from .classifying import categories_of
from .plan import CountChosen, PlanColumn, PlanComposite, PlanRow, ScoringPlan
from .profile import Profile
from .response import Answer, Response
from .score import Score
from .stamp import SCORING

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def score_response(questionnaire: "Questionnaire", response: Response) -> Profile:
    """Score a response that was checked."""
    compiled = questionnaire.compiled
    quick = compiled.quick.of(response.perspective, response.answers)
    if quick is not None:
        return quick.checked_profile(response)
    plan = compiled.plan
    hidden = compiled.checker.hidden(response.perspective, response.answers)
    scores = scores_of(plan, response.answers, hidden)
    return make_profile(
        questionnaire.id,
        questionnaire.version,
        other_version(response, questionnaire.version),
        compiled.content_hash,
        SCORING,
        response.id,
        response.perspective,
        response.group,
        response.answered_on,
        scores,
        categories_of(plan, response.answers, hidden, scores),
        response.answers,  # a copy of its own already, and nobody changes it
        tuple(item.id for item in (*plan.keyed, *plan.judged) if item.id in hidden),
        compiled.legend,
    )


make_profile = unchecked(Profile)
"""A profile from what was worked out here; with every rule checked again it would take longer than the scoring."""

_make_score = unchecked(Score)


def other_version(response: Response, version: str) -> Version | None:
    """The version that was answered, where it is another one than that which scores."""
    answered = response.migrated_from or response.version
    return None if answered == version else answered


def scores_of(plan: ScoringPlan, answers: Mapping[str, Answer], hidden: AbstractSet[str]) -> tuple[Score, ...]:
    """The score of each dimension and composite.

    Args:
        plan: The plan.
        answers: Item id -> answer that fits; no key, or "does not apply", is no answer.
        hidden: The items that were not shown; they are neither answered nor missing.

    Returns:
        In the order of the plan.
    """
    values: dict[str, int] = {}
    chosen: dict[str, Answer] = {}
    for item in plan.keyed:
        answer = answers.get(item.id)
        if answer is None or item.id in hidden:
            continue
        chosen[item.id] = answer
        value = item.value(answer)
        if value is not None:
            values[item.id] = value
    return with_composites(plan, [score_row(row, values, chosen, hidden) for row in plan.rows])


def with_composites(plan: ScoringPlan, of_rows: Sequence[Score]) -> tuple[Score, ...]:
    """The scores of the dimensions and of the composites over them, in the order of the plan."""
    scores = {score.dimension: score for score in of_rows}
    for composite in plan.composites:
        scores[composite.dimension] = score_composite(composite, scores)
    return tuple([scores[name] for name in plan.order])


def score_row(row: PlanRow, values: Mapping[str, int], answers: Mapping[str, Answer], hidden: AbstractSet[str]) -> Score:
    """Score one dimension.

    Args:
        row: Its row in the plan.
        values: Item id -> the whole number that the answer stands for, where it stands for one.
        answers: Item id -> the answer itself, for counting choices.
        hidden: The items that were not shown.
    """
    return score_from(row, tally_of(row, values, answers, hidden))


@attrs.frozen(kw_only=True)
class Tally:
    """The whole numbers on which the score of one dimension rests.

    Args:
        points: The points.
        added: The turned answers added up, each as often as it counts.
        weight: The weight of the items answered.
        answered: How many were.
        shown: How many were shown.
        shown_weight: The weight of those.
        lowest: The lowest turned answer; `None` when one is missing.
        lacks_required: Whether an item is missing without which there is no score.
    """

    points: int
    added: int
    weight: int
    answered: int
    shown: int
    shown_weight: int
    lowest: int | None = None
    lacks_required: bool = False


def tally_of(row: PlanRow, values: Mapping[str, int], answers: Mapping[str, Answer], hidden: AbstractSet[str]) -> Tally:
    """The whole numbers on which a score rests, worked out item by item; `score_row` says what each argument means."""
    points = added = weight = answered = shown = shown_weight = 0
    lacks_required = False
    turned_answers: list[int] = []
    for column in row.columns:
        if column.item in hidden:
            continue
        shown_weight += column.weight
        shown += 1
        value = value_in(column, values.get(column.item), answers.get(column.item))
        if value is None:
            lacks_required = lacks_required or column.required
            continue
        turned = column.low + column.high - value if column.reversed else value
        points += column.factor * (turned - column.low)
        added += column.weight * turned
        weight += column.weight
        answered += 1
        turned_answers.append(turned)
    return Tally(
        points=points,
        added=added,
        weight=weight,
        answered=answered,
        shown=shown,
        shown_weight=shown_weight,
        lowest=min(turned_answers) if answered == shown and answered else None,
        lacks_required=lacks_required,
    )


def score_from(row: PlanRow, tally: Tally) -> Score:
    """The score of one dimension: one division each for the score, the mean and the prorated sum."""
    if tally.lacks_required or not is_enough(row, tally):
        return _no_score(row.dimension, answered=tally.answered, items=tally.shown)
    top, bottom = 100 * tally.points, row.scale * tally.weight
    return _make_score(
        row.dimension,
        top / bottom,
        on_scale(row.ends, top, bottom),
        tally.added if row.adds else None,
        tally.added * tally.shown_weight / tally.weight if row.adds else None,
        tally.answered,
        tally.shown,
        band_reached(row, top, bottom, tally.lowest),
        top,
        bottom,
    )


def _no_score(dimension: Identifier, *, answered: int, items: int) -> Score:
    return Score(dimension=dimension, value=None, answered=answered, items=items)


def value_in(column: PlanColumn, value: int | None, answer: Answer | None) -> int | None:
    """The whole number that an answer stands for in one dimension; `None` without an answer.

    Args:
        column: How the item counts there.
        value: The whole number that the answer stands for by itself.
        answer: The answer.
    """
    counts = column.counts
    if counts is None:
        return value
    if isinstance(counts, CountChosen):
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return None if answer is None else int(any(one in counts.choices for one in chosen))
    return None if value is None else int(counts.holds(value))


def is_enough(row: PlanRow, tally: Tally) -> bool:
    """Whether so much was answered that there is a score."""
    if row.minimum_items:
        return tally.answered >= max(1, min(row.minimum_items, tally.shown))
    least, of = row.minimum
    return tally.weight > 0 and tally.weight * of >= least * tally.shown_weight


def score_composite(composite: PlanComposite, scores: Mapping[Identifier, Score]) -> Score:
    """Score one composite from the scores of its parts; a part of which nothing was asked is not missing."""
    asked = [(scores[name], weight) for name, weight in composite.parts if scores[name].items]
    known = [(score, weight) for score, weight in asked if score.bottom]
    weight = sum(weight for _, weight in known)
    least, of = composite.minimum
    if not weight or weight * of < least * sum(weight for _, weight in asked):
        return _no_score(composite.dimension, answered=len(known), items=len(asked))
    common = lcm(*(score.bottom for score, _ in known))
    whole = sum(score.top * (common // score.bottom) * times for score, times in known)
    shortened = gcd(whole, common * weight)
    top, bottom = whole // shortened, common * weight // shortened
    lowest = min(score.top // score.bottom for score, _ in known) if len(known) == len(asked) else None
    return _make_score(
        composite.dimension,
        top / bottom,
        on_scale(composite.ends, top, bottom),
        None,
        None,
        len(known),
        len(asked),
        band_reached(composite, top, bottom, lowest),
        top,
        bottom,
    )


def band_reached(row: PlanRow | PlanComposite, top: int, bottom: int, lowest: int | None) -> Identifier | None:
    """The band of the score `top / bottom` of one response: the highest whose start is not above it and whose floor holds.

    Args:
        row: Where the bands are.
        top: The score is `top / bottom`.
        bottom: More than 0.
        lowest: The lowest of the turned answers (of a composite: of the scores, rounded down); `None` when one is missing.
    """
    reached = bands_below(row, top, bottom)
    while reached and row.floors and not floor_holds(row.floors[reached - 1], lowest):
        reached -= 1
    return row.bands[reached - 1] if reached else None


def floor_holds(floor: int | None, lowest: int | None) -> bool:
    """Whether what a band asks of each answer holds; where an answer is missing nothing that is asked holds."""
    return floor is None or (lowest is not None and lowest >= floor)


def band_at(row: PlanRow | PlanComposite, top: int, bottom: int) -> Identifier | None:
    """The band of `top / bottom` as the mean of a group; none where a band asks something of each answer of one person."""
    reached = 0 if row.floors else bands_below(row, top, bottom)
    return row.bands[reached - 1] if reached else None


def bands_below(row: PlanRow | PlanComposite, top: int, bottom: int) -> int:
    """How many bands start at or below the score `top / bottom`."""
    return sum(top * of >= start * bottom for start, of in row.cuts)


def on_scale(ends: tuple[int, int] | None, top: int, bottom: int) -> float | None:
    """The score `top / bottom` as a mean on an answer scale: `low + (high - low) * score / 100`, with one division."""
    if ends is None:
        return None
    low, high = ends
    return (100 * low * bottom + (high - low) * top) / (100 * bottom)
