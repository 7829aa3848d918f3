"""Questionnaires that hold together, responses that fit them, and groups of respondents."""

from collections.abc import Sequence
from fractions import Fraction

import attrs
from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, MANAGEMENT, band, both, composite, dimension, ident, questionnaire, response, scale
from strategies.drawing import integer, one_of, some_of, yes
from werkplekleren.assessments import (
    AllOf,
    AllRules,
    Answer,
    Answered,
    AnyOf,
    AnyRule,
    AtLeast,
    AtMost,
    Band,
    Category,
    Choice,
    ChoiceItem,
    Classification,
    Composite,
    Condition,
    CountsAtLeast,
    CountsAtMost,
    CountsOneOf,
    DateItem,
    Dimension,
    Equals,
    InBand,
    Item,
    Key,
    Not,
    NotRule,
    NumberItem,
    Perspective,
    Questionnaire,
    Response,
    ScaleItem,
    ScoreAtLeast,
    ScoreBelow,
    Section,
    YesNoItem,
)
from werkplekleren.assessments.classification import Rule
from werkplekleren.assessments.conditions import Comparison
from werkplekleren.assessments.counting import Counts
from werkplekleren.assessments.items import AnswerScale

SCALES = (scale("agree", 1, 5), scale("from-zero", 0, 6), scale("around", -3, 3), scale("ten", 1, 10))
NAMED_SCALES = {one.id: one for one in SCALES}
DAYS = ("2024-02-29", "2026-01-05", "2026-11-30")
TEAMS = ("bankwerk", "frezen", "lassen", "montage")

minimums = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)])
starts = st.lists(st.fractions(1, 100, max_denominator=12), max_size=4, unique=True)
cuts = st.fractions(0, 100, max_denominator=6)
points = st.lists(st.integers(-4, 6), min_size=2, max_size=4, unique=True)


def scale_of(item: Item) -> AnswerScale | None:
    """The scale of an item of these questionnaires."""
    return NAMED_SCALES[item.scale] if isinstance(item, ScaleItem) else None


def _item(draw: st.DrawFn, at: int, visible_if: Condition | None, *, whole: bool) -> Item:
    name, text = ident(f"i{at}"), both(f"Vraag {at}")
    perspectives = one_of(draw, [(), (), (), (EMPLOYEE.id,), (MANAGEMENT.id,)])
    kinds = ["scale", "scale", "scale", "number", "yes-no", "choice", "choices"]
    match one_of(draw, kinds[:4] if whole else kinds):
        case "scale":
            steps = one_of(draw, sorted(NAMED_SCALES))
            return ScaleItem(id=name, text=text, scale=steps, perspectives=perspectives, visible_if=visible_if)
        case "yes-no":
            return YesNoItem(id=name, text=text, perspectives=perspectives, visible_if=visible_if)
        case "number":
            low = integer(draw, -3, 2)
            return NumberItem(id=name, text=text, low=low, high=low + 7, perspectives=perspectives, visible_if=visible_if)
        case kind:
            options = tuple(Choice(id=ident(f"c{place}"), label=both(f"keus {place}"), points=count) for place, count in enumerate(draw(points)))
            several = kind == "choices"
            return ChoiceItem(id=name, text=text, options=options, multiple=several, perspectives=perspectives, visible_if=visible_if)


def _about(draw: st.DrawFn, items: Sequence[Item]) -> Comparison:
    """A simple condition on one of some items."""
    item = one_of(draw, items)
    some: list[Comparison] = [Answered(item=item.id)]
    match item:
        case YesNoItem():
            some.append(Equals(item=item.id, value=True))
        case ChoiceItem():
            some.append(Equals(item=item.id, value=item.options[0].id))
        case DateItem():
            some.append(Equals(item=item.id, value=DAYS[0]))
        case _:
            some += [AtLeast(item=item.id, value=2), AtMost(item=item.id, value=2), Equals(item=item.id, value=2)]
    return one_of(draw, some)


def _condition(draw: st.DrawFn, earlier: Sequence[Item]) -> Condition | None:
    if not earlier or integer(draw, 0, 3) < 3:
        return None
    simple = [_about(draw, earlier) for _ in range(integer(draw, 1, 3))]
    match one_of(draw, ["simple", "not", "all", "any"]):
        case "simple":
            return simple[0]
        case "not":
            return Not(condition=simple[0])
        case "all":
            return AllOf(conditions=tuple(simple))
        case _:
            return AnyOf(conditions=tuple(simple))


def _bands(draw: st.DrawFn) -> tuple[Band, ...]:
    return tuple(band(f"b{place}", start) for place, start in enumerate([Fraction(0), *sorted(draw(starts))]))


def _ends(item: Item) -> tuple[int, int]:
    ends = item.values(scale_of(item))
    assert ends is not None
    return ends


def _counts(draw: st.DrawFn, keyed: Sequence[Item]) -> Counts | None:
    """A rule for counting by which some answers to each item count and some do not."""
    low, high = max(_ends(item)[0] for item in keyed), min(_ends(item)[1] for item in keyed)
    match one_of(draw, ["none", "none", "one-of", *(["least", "most"] if low < high else [])]):
        case "least":
            return CountsAtLeast(value=integer(draw, low + 1, high))
        case "most":
            return CountsAtMost(value=integer(draw, low, high - 1))
        case "one-of":
            return CountsOneOf(values=tuple(_one_answer(item) for item in keyed))
        case _:
            return None


def _one_answer(item: Item) -> int | bool | str:
    match item:
        case YesNoItem():
            return True
        case ChoiceItem():
            return item.options[0].id
        case _:
            return _ends(item)[1]


def _dimension(draw: st.DrawFn, at: int, items: Sequence[Item]) -> Dimension:
    """A mean or a count, with the half rule, another share or a number of items, and perhaps bands of its own that ask of each answer."""
    keyed = some_of(draw, items, most=6)
    counts = _counts(draw, keyed)
    turnable = [not (isinstance(counts, CountsOneOf) and isinstance(item, ChoiceItem)) for item in keyed]
    keys: list[Key] = [
        Key(item=item.id, weight=integer(draw, 1, 4), reversed=can_turn and yes(draw), required=integer(draw, 0, 3) == 3)
        for item, can_turn in zip(keyed, turnable, strict=True)
    ]
    made = attrs.evolve(dimension(f"d{at}", *keys), counts=counts)
    made = attrs.evolve(made, minimum_items=integer(draw, 1, len(keys))) if yes(draw) else attrs.evolve(made, minimum=draw(minimums))
    low, high = (0, 1) if counts is not None else (max(_ends(item)[0] for item in keyed), min(_ends(item)[1] for item in keyed))
    floor = integer(draw, low + 1, high) if low < high else None
    match one_of(draw, ["shared", "own", "count"]):
        case "own":
            first, *own = _bands(draw)
            return attrs.evolve(made, bands=(first, *(attrs.evolve(one, each_at_least=one_of(draw, [None, floor])) for one in own)))
        case "count" if counts is not None:
            counted = some_of(draw, range(1, sum(one.weight for one in keys) + 1), least=0, most=3)
            return attrs.evolve(made, bands=tuple(band(f"b{place}", start) for place, start in enumerate([0, *sorted(counted)])), bands_in="count")
        case _:
            return made


def _composite(draw: st.DrawFn, at: int, known: Sequence[str]) -> Composite:
    made = composite(f"k{at}", *((part, integer(draw, 1, 3)) for part in some_of(draw, known, most=4)))
    own = _bands(draw)
    if yes(draw) or len(own) == 1:
        return made
    return attrs.evolve(made, bands=(*own[:-1], attrs.evolve(own[-1], each_at_least=integer(draw, 1, 100))))


def _rule(draw: st.DrawFn, items: Sequence[Item], scored: Sequence[Dimension | Composite], shared: tuple[Band, ...], deep: int = 2) -> Rule:
    """A rule over answers and scores, joined up to two deep."""
    match one_of(draw, ["simple", "simple", "not", "all", "any"][: 5 if deep else 1]):
        case "simple":
            return _about(draw, items) if yes(draw) else _about_score(draw, one_of(draw, scored), shared)
        case "not":
            return NotRule(rule=_rule(draw, items, scored, shared, deep - 1))
        case kind:
            rules = tuple(_rule(draw, items, scored, shared, deep - 1) for _ in range(integer(draw, 1, 3)))
            return AllRules(rules=rules) if kind == "all" else AnyRule(rules=rules)


def _about_score(draw: st.DrawFn, one: Dimension | Composite, shared: tuple[Band, ...]) -> Rule:
    match one_of(draw, ["least", "below", "band"]):
        case "least":
            return ScoreAtLeast(dimension=one.id, value=draw(cuts))
        case "below":
            return ScoreBelow(dimension=one.id, value=draw(cuts))
        case _:
            bands = [each.id for each in one.bands or shared]
            return InBand(dimension=one.id, bands=tuple(one_of(draw, bands) for _ in range(integer(draw, 1, 2))))


def _classification(
    draw: st.DrawFn, at: int, items: Sequence[Item], scored: Sequence[Dimension | Composite], bands: tuple[Band, ...]
) -> Classification:
    categories = tuple(
        Category(
            id=ident(f"c{place}"),
            title=both(f"c{place}"),
            meaning=both(f"betekenis c{place}"),
            tone="neutral",
            when=_rule(draw, items, scored, bands),
        )
        for place in range(integer(draw, 1, 4))
    )
    return Classification(id=ident(f"soort{at}"), title=both(f"soort {at}"), description=both("soort"), categories=categories)


@st.composite
def questionnaires(
    draw: st.DrawFn,
    *,
    perspectives: tuple[Perspective, ...] = (EMPLOYEE, MANAGEMENT),
    conditional: bool = True,
    whole: bool = False,
    days: bool = False,
) -> Questionnaire:
    """Mixed ranges, weights and directions, conditions on items and sections, composites of composites, bands on fractions.

    Counts, rules for each item and classifications too. Without conditions unless `conditional`; with items that are all
    answered with whole numbers when `whole`. With days that conditions and rules ask about when `days`.
    """
    sections: list[Section] = []
    items: list[Item] = []
    for place in range(integer(draw, 1, 3)):
        visible_if = _condition(draw, items if conditional else [])
        own: list[Item] = []
        if days:
            asked = _condition(draw, items if conditional else [])
            own.append(DateItem(id=ident(f"dag{place}"), text=both("Welke dag?"), visible_if=asked))
        for _ in range(integer(draw, 1, 4)):
            asked = _condition(draw, [*items, *own] if conditional else [])
            own.append(_item(draw, len(items) + len(own), asked, whole=whole))
        items += own
        sections.append(Section(id=ident(f"s{place}"), title=both(f"Deel {place}"), items=tuple(own), visible_if=visible_if))
    keyed: list[Item] = [one for one in items if not isinstance(one, DateItem)]
    dimensions = [_dimension(draw, place, keyed) for place in range(integer(draw, 1, 4))]
    composites: list[Composite] = []
    for place in range(integer(draw, 0, 3)):
        composites.append(_composite(draw, place, [*(one.id for one in dimensions), *(one.id for one in composites)]))
    bands = _bands(draw)
    classifications = [_classification(draw, place, items, [*dimensions, *composites], bands) for place in range(integer(draw, 0, 2))]
    return questionnaire(
        *sections,
        dimensions=tuple(dimensions),
        composites=tuple(some_of(draw, composites, least=len(composites), most=len(composites))) if composites else (),
        classifications=tuple(classifications),
        scales=SCALES,
        bands=bands,
        perspectives=perspectives,
    )


def fitting(draw: st.DrawFn, item: Item, *, complete: bool = False) -> Answer:
    """An answer that fits an item; when `complete` not that it does not apply."""
    match item:
        case ScaleItem():
            steps = NAMED_SCALES[item.scale]
            return integer(draw, steps.low, steps.high) if complete or integer(draw, 0, 2) < 2 else "n/a"
        case NumberItem():
            return integer(draw, int(item.low or 0), int(item.high or 0))
        case DateItem():
            return one_of(draw, DAYS)
        case ChoiceItem():
            ids = [one.id for one in item.options]
            return tuple(some_of(draw, ids, least=0, most=len(ids))) if item.multiple else one_of(draw, ids)
        case _:
            return yes(draw)


@st.composite
def responses(draw: st.DrawFn, scan: Questionnaire, at: int = 0, perspective: str | None = None, *, complete: bool = False) -> Response:
    """A response that fits: only items that are shown are answered, and some are left out unless it is `complete`."""
    if perspective is None:
        perspective = one_of(draw, [one.id for one in scan.perspectives])
    answers: dict[str, Answer] = {}
    for item in scan.items:
        if item.id in scan.shown(perspective, answers) and (complete or integer(draw, 0, 3) < 3):
            answers[item.id] = fitting(draw, item, complete=complete)
    return response(answers, id=f"r{at}", perspective=perspective, group=one_of(draw, [None, *TEAMS]))


answered = questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), responses(scan)))
"""A questionnaire with a response that fits it."""

few_answers = st.fixed_dictionaries({}, optional={name: st.integers(1, 5) for name in "abcd"})
"""Answers to some of four items on a scale of 1 to 5."""

groups = st.lists(st.tuples(few_answers, st.sampled_from([None, *TEAMS])), max_size=40)
"""Answers and team of each member of a group."""
