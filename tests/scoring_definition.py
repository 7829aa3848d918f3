"""The definition of every score, written down a second time: in fractions and straight from the questionnaire."""

from fractions import Fraction

import attrs

from strategies.assessments import scale_of
from werkplekleren.assessments import (
    AllRules,
    Answer,
    Answered,
    AnyRule,
    CountsAtLeast,
    CountsAtMost,
    Dimension,
    InBand,
    Key,
    NotRule,
    NumberItem,
    Questionnaire,
    Response,
    ScaleItem,
    ScoreAtLeast,
    ScoreBelow,
)
from werkplekleren.assessments.classification import Rule
from werkplekleren.assessments.items import Item


def visible(scan: Questionnaire, given_response: Response) -> dict[str, Answer | None]:
    """The items that this respondent saw, each with the real answer, or none."""
    real: dict[str, Answer] = {}
    shown: dict[str, Answer | None] = {}
    for part in scan.sections:
        opened = part.visible_if is None or part.visible_if.holds(real)
        for one in part.items:
            asked = not one.perspectives or given_response.perspective in one.perspectives
            if asked and opened and (one.visible_if is None or one.visible_if.holds(real)):
                answer = given_response.answers.get(one.id)
                shown[one.id] = None if isinstance(one, ScaleItem) and answer == "n/a" else answer
                real |= {} if shown[one.id] is None or answer is None else {one.id: answer}
    return shown


def stands_for(dimension: Dimension, each: Key, one: Item, answer: Answer) -> tuple[int, int, int]:
    """The lowest, the turned and the highest number of an answer in a dimension; 0 or 1 where it counts answers."""
    ends, value = one.values(scale_of(one)), one.value(answer)
    assert ends is not None
    assert value is not None
    turned = ends[0] + ends[1] - value if each.reversed else value
    match dimension.counts:
        case None:
            return ends[0], turned, ends[1]
        case CountsAtLeast(value=least):
            return 0, int(turned >= least), 1
        case CountsAtMost(value=most):
            return 0, int(turned <= most), 1
        case _:
            values = dimension.counts.values
            if isinstance(answer, (str, tuple)):
                return 0, int(any(chosen in values for chosen in ((answer,) if isinstance(answer, str) else answer))), 1
            return 0, int(turned in [int(value) for value in values if type(value) is type(answer)]), 1


def weighted(known: list[tuple[Fraction, int]], total: int, minimum: Fraction) -> Fraction | None:
    weight = sum(weight for _, weight in known)
    return sum((value * weight for value, weight in known), Fraction()) / weight if weight and weight >= minimum * total else None


@attrs.frozen
class Expected:
    """A score as the definition gives it."""

    exact: Fraction | None
    asked: bool
    band: str | None = None
    total: Fraction | None = None
    prorated: Fraction | None = None


def band_by_definition(scan: Questionnaire, name: str, exact: Fraction, each: list[Fraction] | None) -> str | None:
    """The last band whose start is reached and of which every answer or part is high enough; `None` stands for a missing one."""
    met = [
        one.id
        for one in scan.dimension(name).bands
        if one.starts_at <= exact and (one.each_at_least is None or (each is not None and min(each) >= one.each_at_least))
    ]
    return met[-1] if met else None


def of_dimension(scan: Questionnaire, one: Dimension, shown: dict[str, Answer | None]) -> Expected:
    keys = [each for each in one.keys if each.item in shown]
    given = [(each, answer) for each in keys if (answer := shown[each.item]) is not None]
    found = [(each, *stands_for(one, each, scan.item(each.item), answer)) for each, answer in given]
    weight, whole = sum(each.weight for each, _ in given), sum(each.weight for each in keys)
    enough = weight >= one.minimum * whole if one.minimum_items is None else len(given) >= min(one.minimum_items, len(keys))
    if not given or not enough or any(each.required and shown[each.item] is None for each in keys):
        return Expected(None, asked=bool(keys))
    exact = sum((Fraction(100 * (value - low), high - low) * each.weight for each, low, value, high in found), Fraction()) / weight
    each_answer = [Fraction(value) for _, _, value, _ in found] if len(given) == len(keys) else None
    units = {unit_of(scan.item(each.item)) for each in one.keys}
    total = Fraction(sum(value * each.weight for each, _, value, _ in found)) if one.counts is not None or len(units) == 1 else None
    return Expected(
        exact,
        asked=True,
        band=band_by_definition(scan, one.id, exact, each_answer),
        total=total,
        prorated=None if total is None else total / weight * whole,
    )


def unit_of(one: Item) -> str:
    """What the numbers of an item are steps of; these numbers name no unit, so each is its own."""
    return f"scale {one.scale}" if isinstance(one, ScaleItem) else f"number {one.id}" if isinstance(one, NumberItem) else "points"


def definition(scan: Questionnaire, given_response: Response) -> dict[str, Expected]:
    """Every score by its definition."""
    shown = visible(scan, given_response)
    scores: dict[str, Expected] = {one.id: of_dimension(scan, one, shown) for one in scan.dimensions}
    while len(scores) < len(scan.scored):
        for total in scan.composites:
            if total.id not in scores and all(part.dimension in scores for part in total.parts):
                parts = [(scores[part.dimension].exact, part.weight) for part in total.parts if scores[part.dimension].asked]
                there = [(value, weight) for value, weight in parts if value is not None]
                exact = weighted(there, sum(weight for _, weight in parts), total.minimum)
                each = [value for value, _ in there] if len(there) == len(parts) else None
                scores[total.id] = Expected(exact, asked=bool(parts), band=None if exact is None else band_by_definition(scan, total.id, exact, each))
    return scores


def truth(rule: Rule, shown: dict[str, Answer | None], scores: dict[str, Expected]) -> bool | None:
    """What a rule says, by the tables of three values."""
    match rule:
        case AllRules(rules=rules) | AnyRule(rules=rules):
            said = [truth(one, shown, scores) for one in rules]
            decides = isinstance(rule, AnyRule)
            return decides if decides in said else None if None in said else not decides
        case NotRule(rule=inner):
            return {True: False, False: True, None: None}[truth(inner, shown, scores)]
        case ScoreAtLeast() | ScoreBelow() | InBand():
            return truth_of_score(rule, scores[rule.dimension])
        case _:
            answer = shown.get(rule.item)
            missing = rule.item in shown and answer is None and not isinstance(rule, Answered)
            return None if missing else answer is not None and rule.holds({rule.item: answer})


def truth_of_score(rule: ScoreAtLeast | ScoreBelow | InBand, score: Expected) -> bool | None:
    """What a rule about a score says; nothing when too little was answered."""
    if score.exact is None:
        return None if score.asked else False
    return score.band in rule.bands if isinstance(rule, InBand) else (score.exact >= rule.value) == isinstance(rule, ScoreAtLeast)
