"""Questionnaires that hold together, responses that fit them, and groups of respondents."""

from fractions import Fraction

import attrs
from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, MANAGEMENT, band, both, composite, dimension, ident, questionnaire, response, scale
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


def scale_of(item: Item) -> AnswerScale | None:
    """The scale of an item of these questionnaires."""
    return NAMED_SCALES[item.scale] if isinstance(item, ScaleItem) else None


@st.composite
def _item(draw: st.DrawFn, number: int, conditions: st.SearchStrategy[Condition | None], *, whole: bool = False) -> Item:
    name, text = ident(f"i{number}"), both(f"Vraag {number}")
    perspectives = draw(st.sampled_from([(), (), (), (EMPLOYEE.id,), (MANAGEMENT.id,)]))
    visible_if = draw(conditions)
    kinds = ["scale", "scale", "scale", "number", "yes-no", "choice", "choices"]
    match draw(st.sampled_from(kinds[:4] if whole else kinds)):
        case "scale":
            steps = draw(st.sampled_from(sorted(NAMED_SCALES)))
            return ScaleItem(id=name, text=text, scale=steps, perspectives=perspectives, visible_if=visible_if)
        case "yes-no":
            return YesNoItem(id=name, text=text, perspectives=perspectives, visible_if=visible_if)
        case "number":
            low = draw(st.integers(-3, 2))
            return NumberItem(id=name, text=text, low=low, high=low + 7, perspectives=perspectives, visible_if=visible_if)
        case kind:
            points = draw(st.lists(st.integers(-4, 6), min_size=2, max_size=4, unique=True))
            options = tuple(Choice(id=ident(f"c{place}"), label=both(f"keus {place}"), points=count) for place, count in enumerate(points))
            several = kind == "choices"
            return ChoiceItem(id=name, text=text, options=options, multiple=several, perspectives=perspectives, visible_if=visible_if)


def _about(item: Item) -> st.SearchStrategy[Comparison]:
    """A simple condition on an item."""
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
    return st.sampled_from(some)


def _conditions(earlier: list[Item]) -> st.SearchStrategy[Condition | None]:
    if not earlier:
        return st.none()
    simple = st.sampled_from(earlier).flatmap(_about)
    several = st.lists(simple, min_size=1, max_size=3).map(tuple)
    joined = st.one_of(
        simple,
        simple.map(lambda one: Not(condition=one)),
        several.map(lambda many: AllOf(conditions=many)),
        several.map(lambda many: AnyOf(conditions=many)),
    )
    return st.one_of(st.none(), st.none(), st.none(), joined)


@st.composite
def _bands(draw: st.DrawFn) -> tuple[Band, ...]:
    starts = draw(st.lists(st.fractions(1, 100, max_denominator=12), max_size=4, unique=True))
    return tuple(band(f"b{number}", start) for number, start in enumerate([Fraction(0), *sorted(starts)]))


def _ends(item: Item) -> tuple[int, int]:
    ends = item.values(scale_of(item))
    assert ends is not None
    return ends


@st.composite
def _counts(draw: st.DrawFn, keyed: list[Item]) -> Counts | None:
    """A rule for counting by which some answers to each item count and some do not."""
    low, high = max(_ends(item)[0] for item in keyed), min(_ends(item)[1] for item in keyed)
    some: list[st.SearchStrategy[Counts | None]] = [st.none(), st.none()]
    if low < high:
        some += [
            st.integers(low + 1, high).map(lambda value: CountsAtLeast(value=value)),
            st.integers(low, high - 1).map(lambda value: CountsAtMost(value=value)),
        ]
    values: list[int | bool | str] = [_one_answer(item) for item in keyed]
    some.append(st.just(CountsOneOf(values=tuple(values))))
    return draw(st.one_of(some))


def _one_answer(item: Item) -> int | bool | str:
    match item:
        case YesNoItem():
            return True
        case ChoiceItem():
            return item.options[0].id
        case _:
            return _ends(item)[1]


@st.composite
def _dimension(draw: st.DrawFn, number: int, items: list[Item]) -> Dimension:
    """A mean or a count, with the half rule, another share or a number of items, and perhaps bands of its own that ask of each answer."""
    keyed = draw(st.lists(st.sampled_from(items), min_size=1, max_size=6, unique_by=lambda item: item.id))
    counts = draw(_counts(keyed))
    turnable = [not (isinstance(counts, CountsOneOf) and isinstance(item, ChoiceItem)) for item in keyed]
    keys: list[Key] = [
        Key(
            item=item.id,
            weight=draw(st.integers(1, 4)),
            reversed=can_turn and draw(st.booleans()),
            required=draw(st.sampled_from([False, False, False, True])),
        )
        for item, can_turn in zip(keyed, turnable, strict=True)
    ]
    made = attrs.evolve(dimension(f"d{number}", *keys), counts=counts)
    needs = st.integers(1, len(keys)).map(lambda most: {"minimum_items": most}) | minimums.map(lambda share: {"minimum": share})
    made = attrs.evolve(made, **draw(needs))
    low, high = (0, 1) if counts is not None else (max(_ends(item)[0] for item in keyed), min(_ends(item)[1] for item in keyed))
    floor = draw(st.integers(low + 1, high)) if low < high else None
    match draw(st.sampled_from(["shared", "own", "count"])):
        case "own":
            own = draw(_bands())
            return attrs.evolve(made, bands=(*own[:1], *(attrs.evolve(one, each_at_least=draw(st.sampled_from([None, floor]))) for one in own[1:])))
        case "count" if counts is not None:
            starts = draw(st.sets(st.integers(1, sum(one.weight for one in keys)), max_size=3))
            return attrs.evolve(made, bands=tuple(band(f"b{place}", start) for place, start in enumerate([0, *sorted(starts)])), bands_in="count")
        case _:
            return made


@st.composite
def _composite(draw: st.DrawFn, number: int, known: list[str]) -> Composite:
    parts = draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
    made = composite(f"k{number}", *((part, draw(st.integers(1, 3))) for part in parts))
    own = draw(_bands())
    if draw(st.booleans()) or len(own) == 1:
        return made
    return attrs.evolve(made, bands=(*own[:-1], attrs.evolve(own[-1], each_at_least=draw(st.integers(1, 100)))))


def _rules(items: list[Item], scored: list[Dimension | Composite], shared: tuple[Band, ...]) -> st.SearchStrategy[Rule]:
    """Rules over answers and scores, joined up to a few deep."""

    def about_score(one: Dimension | Composite) -> st.SearchStrategy[Rule]:
        bands = [each.id for each in one.bands or shared]
        cut = st.fractions(0, 100, max_denominator=6)
        return st.one_of(
            cut.map(lambda value: ScoreAtLeast(dimension=one.id, value=value)),
            cut.map(lambda value: ScoreBelow(dimension=one.id, value=value)),
            st.lists(st.sampled_from(bands), min_size=1, max_size=2).map(lambda some: InBand(dimension=one.id, bands=tuple(some))),
        )

    def joined(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            inner.map(lambda one: NotRule(rule=one)),
            several.map(lambda many: AllRules(rules=many)),
            several.map(lambda many: AnyRule(rules=many)),
        )

    simple = st.one_of(st.sampled_from(items).flatmap(_about), st.sampled_from(scored).flatmap(about_score))
    return st.recursive(simple, joined, max_leaves=4)


@st.composite
def _classification(draw: st.DrawFn, number: int, rules: st.SearchStrategy[Rule]) -> Classification:
    categories = tuple(
        Category(id=ident(f"c{place}"), title=both(f"c{place}"), meaning=both(f"betekenis c{place}"), tone="neutral", when=rule)
        for place, rule in enumerate(draw(st.lists(rules, min_size=1, max_size=4)))
    )
    return Classification(id=ident(f"soort{number}"), title=both(f"soort {number}"), description=both("soort"), categories=categories)


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
    for number in range(draw(st.integers(1, 3))):
        visible_if = draw(_conditions(items if conditional else []))
        own: list[Item] = []
        if days:
            asked = draw(_conditions(items if conditional else []))
            own.append(DateItem(id=ident(f"dag{number}"), text=both("Welke dag?"), visible_if=asked))
        for _ in range(draw(st.integers(1, 4))):
            own.append(draw(_item(len(items) + len(own), _conditions([*items, *own] if conditional else []), whole=whole)))
        items += own
        sections.append(Section(id=ident(f"s{number}"), title=both(f"Deel {number}"), items=tuple(own), visible_if=visible_if))
    keyed: list[Item] = [one for one in items if not isinstance(one, DateItem)]
    dimensions = [draw(_dimension(number, keyed)) for number in range(draw(st.integers(1, 4)))]
    composites: list[Composite] = []
    for number in range(draw(st.integers(0, 3))):
        composites.append(draw(_composite(number, [*(one.id for one in dimensions), *(one.id for one in composites)])))
    bands = draw(_bands())
    rules = _rules(items, [*dimensions, *composites], bands)
    classifications = [draw(_classification(number, rules)) for number in range(draw(st.integers(0, 2)))]
    return questionnaire(
        *sections,
        dimensions=tuple(dimensions),
        composites=tuple(draw(st.permutations(composites))),
        classifications=tuple(classifications),
        scales=SCALES,
        bands=bands,
        perspectives=perspectives,
    )


def fitting(item: Item) -> st.SearchStrategy[Answer]:
    """An answer that fits an item."""
    match item:
        case ScaleItem():
            steps = NAMED_SCALES[item.scale]
            return st.one_of(st.integers(steps.low, steps.high), st.integers(steps.low, steps.high), st.just("n/a"))
        case NumberItem():
            return st.integers(int(item.low or 0), int(item.high or 0))
        case DateItem():
            return st.sampled_from(DAYS)
        case ChoiceItem():
            ids = [one.id for one in item.options]
            return st.lists(st.sampled_from(ids), unique=True).map(tuple) if item.multiple else st.sampled_from(ids)
        case _:
            return st.booleans()


@st.composite
def responses(draw: st.DrawFn, scan: Questionnaire, number: int = 0, perspective: str | None = None, *, complete: bool = False) -> Response:
    """A response that fits: only items that are shown are answered, and some are left out unless it is `complete`."""
    if perspective is None:
        perspective = draw(st.sampled_from([one.id for one in scan.perspectives]))
    answers: dict[str, Answer] = {}
    for item in scan.items:
        if item.id in scan.shown(perspective, answers) and (complete or draw(st.sampled_from([True, True, True, False]))):
            answers[item.id] = draw(fitting(item).filter(lambda answer: answer != "n/a") if complete else fitting(item))
    return response(answers, id=f"r{number}", perspective=perspective, group=draw(st.sampled_from([None, *TEAMS])))


answered = questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), responses(scan)))
"""A questionnaire with a response that fits it."""

few_answers = st.fixed_dictionaries({}, optional={name: st.integers(1, 5) for name in "abcd"})
"""Answers to some of four items on a scale of 1 to 5."""

groups = st.lists(st.tuples(few_answers, st.sampled_from([None, *TEAMS])), max_size=40)
"""Answers and team of each member of a group."""
