"""Categories that no response can come to, by every way of answering; where there are too many ways there may be one too few warnings.

Rules that rest on no item together are looked at apart: of each such part what can be known of its rules, all together. Where that
is too much, each item, dimension and composite is looked at by itself, and where that is too much still, a score may be anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from werkplekleren.assessments import Questionnaire, Score
from werkplekleren.assessments.classification import (
    AllRules,
    AnyRule,
    InBand,
    ItemRule,
    NotRule,
    Rule,
    ScoreAtLeast,
    ScoreBelow,
    ScoreRule,
    simple_rules,
)
from werkplekleren.assessments.classifying import Known
from werkplekleren.assessments.plan import PlanClassification, PlanComposite, PlanRow
from werkplekleren.assessments.scoring import bands_below
from werkplekleren.errors import Message
from werkplekleren.toolbox.lint.reach import MOST, TooManyError
from werkplekleren.toolbox.lint.subject import Finding, Subject
from werkplekleren.toolbox.lint.walking import Walk, with_parts

NEVER = Message("no answers lead to this category: its rule can never hold")
LATE = Message("no answers lead to this category: whenever its rule holds, an earlier one is found or is not known")

_Simple = ItemRule | ScoreRule
_Verdicts = dict[Rule, bool | None]


def unreachable_categories(subject: Subject) -> Iterator[Finding]:
    """Each category that no response of any perspective can come to."""
    for home, model in subject.models():
        if isinstance(model, Questionnaire):
            for number, one in enumerate(model.plan.classifications):
                found, ever = outcomes(model, one)
                for place, (category, _) in enumerate(one.categories):
                    if category not in found:
                        late = category in ever
                        remedy = Message("move it up, or leave it out") if late else Message("change its rule, or leave it out")
                        path = f"classifications[{number}].categories[{place}]"
                        yield home.finds("unreachable-category", LATE if late else NEVER, path, found=repr(str(category)), remedy=remedy)


def outcomes(questionnaire: Questionnaire, one: PlanClassification) -> tuple[set[str], set[str]]:
    """The categories that some response may come to, and those whose rule may hold; all of them where there is too much to look at."""
    found, ever = set[str](), set[str]()
    for perspective in questionnaire.perspectives:
        parts = _known(questionnaire, perspective.id, one)
        if prod(len(part) for part in parts) > MOST:
            everything = {str(category) for category, _ in one.categories}
            return everything, everything
        for combined in product(*parts):
            told: _Verdicts = {rule: verdict for part in combined for rule, verdict in part.items()}
            ruled = [(category, _says(rule, told)) for category, rule in one.categories]
            ever |= {category for category, verdict in ruled if verdict}
            found |= {category for category, verdict in [one for one in ruled if one[1] is not False][:1] if verdict}
    return found, ever


def _says(rule: Rule, told: _Verdicts) -> bool | None:
    """Whether a rule holds, from what is known of the simple ones."""
    match rule:
        case AllRules() | AnyRule():
            verdicts = {_says(one, told) for one in rule.rules}
            settles = isinstance(rule, AnyRule)
            return settles if settles in verdicts else None if None in verdicts else not settles
        case NotRule():
            verdict = _says(rule.rule, told)
            return None if verdict is None else not verdict
        case _:
            return told[rule]


def _known(questionnaire: Questionnaire, perspective: str, one: PlanClassification) -> list[list[_Verdicts]]:
    """What can be known of the simple rules, part by part."""
    walk = Walk(questionnaire=questionnaire, perspective=perspective)
    parts: list[list[_Verdicts]] = []
    for rules in _parts(walk, tuple(dict.fromkeys(simple for _, rule in one.categories for simple in simple_rules(rule)))):
        try:
            parts.append(_verdicts(walk, rules))
        except TooManyError:
            apart: dict[tuple[bool, str], list[_Simple]] = {}
            for rule in rules:
                apart.setdefault(_about(rule), []).append(rule)
            parts += [_alone(Walk(questionnaire=questionnaire, perspective=perspective, free=True), some) for some in apart.values()]
    return parts


def _about(rule: _Simple) -> tuple[bool, str]:
    """Whether a rule is about a score, and of what it is."""
    return (True, rule.dimension) if isinstance(rule, ScoreAtLeast | ScoreBelow | InBand) else (False, rule.item)


def _parts(walk: Walk, rules: Sequence[_Simple]) -> list[list[_Simple]]:
    """The rules in parts that rest on no item together."""
    left = [(rule, walk.items_of(*_names([rule]))) for rule in rules]
    parts: list[list[_Simple]] = []
    while left:
        first, items = left.pop(0)
        part = [first]
        while near := [one for one in left if not items.isdisjoint(one[1])]:
            left = [one for one in left if items.isdisjoint(one[1])]
            part += [rule for rule, _ in near]
            items = items.union(*(own for _, own in near))
        parts.append(part)
    return parts


def _names(rules: Iterable[_Simple]) -> tuple[list[str], list[str]]:
    """The items that rules are about, and the dimensions and composites."""
    about = dict.fromkeys(_about(rule) for rule in rules)
    return [name for scored, name in about if not scored], [name for scored, name in about if scored]


def _verdicts(walk: Walk, rules: Sequence[_Simple]) -> list[_Verdicts]:
    """What can be known of some rules together, each combination once."""
    items, dimensions = _names(rules)
    wanted = with_parts(walk.questionnaire, dimensions)
    comparisons = [rule for rule in rules if not isinstance(rule, ScoreAtLeast | ScoreBelow | InBand)]
    ways = walk.ways(walk.items_of(items, dimensions), wanted, comparisons)
    return _once(rules, (tuple(Known(way.answers, way.hidden, way.scores).says(rule) for rule in rules) for way in ways))


def _once(rules: Sequence[_Simple], verdicts: Iterable[tuple[bool | None, ...]]) -> list[_Verdicts]:
    return [dict(zip(rules, some, strict=True)) for some in dict.fromkeys(verdicts)]


def _alone(walk: Walk, rules: Sequence[_Simple]) -> list[_Verdicts]:
    """What can be known of rules about one item, dimension or composite, whatever the rest is."""
    try:
        return _verdicts(walk, rules)
    except TooManyError:
        scored, name = _about(rules[0])
        if not scored:
            return _once(rules, product((True, False, None), repeat=len(rules)))
        plan = walk.questionnaire.plan
        everything: list[PlanRow | PlanComposite] = [*plan.rows, *plan.composites]
        row = next(one for one in everything if one.dimension == name)
        known = (tuple(Known({}, frozenset(), {name: score}).says(rule) for rule in rules) for score in _anything(row, rules))
        return _once(rules, known)


def _anything(row: PlanRow | PlanComposite, rules: Sequence[_Simple]) -> Iterator[Score]:
    """Scores of each sort that makes a difference to rules, and none: not asked, or too little answered."""
    limits = {Fraction(0), Fraction(100), *(Fraction(*cut) for cut in row.cuts)}
    limits |= {Fraction(rule.value) for rule in rules if isinstance(rule, ScoreAtLeast | ScoreBelow)}
    ordered = sorted(one for one in limits if 0 <= one <= 100)  # noqa: PLR2004 - percent of the maximum
    for exact in (*ordered, *((low + high) / 2 for low, high in pairwise(ordered))):
        reached = bands_below(row, exact.numerator, exact.denominator)
        # what a band asks of each answer may not hold: then it is one of those below it
        for band in row.bands[:reached] if row.floors else row.bands[reached - 1 : reached] or (None,):
            yield Score(dimension=row.dimension, value=float(exact), answered=1, items=1, band=band, top=exact.numerator, bottom=exact.denominator)
    for items in (0, 1):
        yield Score(dimension=row.dimension, value=None, answered=0, items=items)
