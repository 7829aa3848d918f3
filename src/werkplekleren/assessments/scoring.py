"""The scorer: one response by the plan, in whole numbers. Every other engine must give the same bits."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from math import gcd, lcm
from typing import TYPE_CHECKING

from werkplekleren._base.ids import Identifier

from .plan import PlanComposite, PlanRow, ScoringPlan
from .profile import SCORING, Profile
from .response import Answer, Response
from .score import Score

if TYPE_CHECKING:
    from .questionnaire import Questionnaire


def score_response(questionnaire: "Questionnaire", response: Response) -> Profile:
    """Score a response that was checked."""
    compiled = questionnaire.compiled
    plan = compiled.plan
    hidden = compiled.checker.hidden(response.perspective, response.answers)
    return Profile(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=compiled.content_hash,
        scoring=SCORING,
        response=response.id,
        perspective=response.perspective,
        group=response.group,
        answered_on=response.answered_on,
        scores=scores_of(plan, response.answers, hidden),
        answers=response.answers,
        hidden=tuple(item.id for item in plan.keyed if item.id in hidden),
        legend=compiled.legend,
    )


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
    for item in plan.keyed:
        answer = answers.get(item.id)
        value = None if answer is None or item.id in hidden else item.value(answer)
        if value is not None:
            values[item.id] = value
    scores = {row.dimension: score_row(row, values, hidden) for row in plan.rows}
    for composite in plan.composites:
        scores[composite.dimension] = score_composite(composite, scores)
    return tuple(scores[name] for name in plan.order)


def score_row(row: PlanRow, values: Mapping[str, int], hidden: AbstractSet[str]) -> Score:
    """Score one dimension from the whole numbers that the answers stand for."""
    points = weight = answered = shown_weight = shown = 0
    for column in row.columns:
        if column.item in hidden:
            continue
        shown_weight += column.weight
        shown += 1
        value = values.get(column.item)
        if value is None:
            continue
        points += column.factor * (column.high - value if column.reversed else value - column.low)
        weight += column.weight
        answered += 1
    least, of = row.minimum
    if not weight or weight * of < least * shown_weight:
        return Score(dimension=row.dimension, value=None, answered=answered, items=shown)
    return made_score(row, 100 * points, row.scale * weight, answered=answered, items=shown)


def score_composite(composite: PlanComposite, scores: Mapping[Identifier, Score]) -> Score:
    """Score one composite from the scores of its parts; a part of which nothing was asked is not missing."""
    asked = [(scores[name], weight) for name, weight in composite.parts if scores[name].items]
    known = [(score, weight) for score, weight in asked if score.bottom]
    weight = sum(weight for _, weight in known)
    least, of = composite.minimum
    if not weight or weight * of < least * sum(weight for _, weight in asked):
        return Score(dimension=composite.dimension, value=None, answered=len(known), items=len(asked))
    common = lcm(*(score.bottom for score, _ in known))
    top = sum(score.top * (common // score.bottom) * times for score, times in known)
    shortened = gcd(top, common * weight)
    return made_score(composite, top // shortened, common * weight // shortened, answered=len(known), items=len(asked))


def made_score(row: PlanRow | PlanComposite, top: int, bottom: int, *, answered: int, items: int) -> Score:
    """The score `top / bottom`, with its band and its mean on the answer scale."""
    return Score(
        dimension=row.dimension,
        value=top / bottom,
        mean=on_scale(row.ends, top, bottom),
        answered=answered,
        items=items,
        band=band_at(row, top, bottom),
        top=top,
        bottom=bottom,
    )


def band_at(row: PlanRow | PlanComposite, top: int, bottom: int) -> Identifier | None:
    """The band of the score `top / bottom`: the last one whose start is not above it."""
    reached = sum(top * of >= start * bottom for start, of in row.cuts)
    return row.bands[reached - 1] if reached else None


def on_scale(ends: tuple[int, int] | None, top: int, bottom: int) -> float | None:
    """The score `top / bottom` as a mean on an answer scale: `low + (high - low) * score / 100`, with one division."""
    if ends is None:
        return None
    low, high = ends
    return (100 * low * bottom + (high - low) * top) / (100 * bottom)
