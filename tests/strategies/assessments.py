"""Questionnaires that hold together, responses that fit them, and groups of respondents."""

from fractions import Fraction

from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, MANAGEMENT, band, both, composite, dimension, ident, key, questionnaire, response, scale
from werkplekleren.assessments import (
    AllOf,
    Answer,
    Answered,
    AnyOf,
    AtLeast,
    AtMost,
    Band,
    Choice,
    ChoiceItem,
    Composite,
    Condition,
    Dimension,
    Equals,
    Item,
    Key,
    Not,
    NumberItem,
    Perspective,
    Questionnaire,
    Response,
    ScaleItem,
    Section,
    YesNoItem,
)
from werkplekleren.assessments.items import AnswerScale

SCALES = (scale("agree", 1, 5), scale("from-zero", 0, 6), scale("around", -3, 3), scale("ten", 1, 10))
NAMED_SCALES = {one.id: one for one in SCALES}
TEAMS = ("bankwerk", "frezen", "lassen", "montage")

minimums = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)])


def scale_of(item: Item) -> AnswerScale | None:
    """The scale of an item of these questionnaires."""
    return NAMED_SCALES[item.scale] if isinstance(item, ScaleItem) else None


@st.composite
def _item(draw: st.DrawFn, number: int, conditions: st.SearchStrategy[Condition | None]) -> Item:
    name, text = ident(f"i{number}"), both(f"Vraag {number}")
    perspectives = draw(st.sampled_from([(), (), (), (EMPLOYEE.id,), (MANAGEMENT.id,)]))
    visible_if = draw(conditions)
    match draw(st.sampled_from(["scale", "scale", "scale", "yes-no", "number", "choice", "choices"])):
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


def _about(item: Item) -> st.SearchStrategy[Condition]:
    """A simple condition on an item."""
    some: list[Condition] = [Answered(item=item.id)]
    match item:
        case YesNoItem():
            some.append(Equals(item=item.id, value=True))
        case ChoiceItem():
            some.append(Equals(item=item.id, value=item.options[0].id))
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


@st.composite
def questionnaires(draw: st.DrawFn, *, perspectives: tuple[Perspective, ...] = (EMPLOYEE, MANAGEMENT)) -> Questionnaire:
    """Mixed ranges, weights and directions, conditions on items and sections, composites of composites, bands on fractions."""
    sections: list[Section] = []
    items: list[Item] = []
    for number in range(draw(st.integers(1, 3))):
        visible_if = draw(_conditions(items))
        own: list[Item] = []
        for _ in range(draw(st.integers(1, 4))):
            own.append(draw(_item(len(items) + len(own), _conditions([*items, *own]))))
        items += own
        sections.append(Section(id=ident(f"s{number}"), title=both(f"Deel {number}"), items=tuple(own), visible_if=visible_if))
    dimensions: list[Dimension] = []
    for number in range(draw(st.integers(1, 4))):
        keyed = draw(st.lists(st.sampled_from([item.id for item in items]), min_size=1, max_size=6, unique=True))
        keys: list[Key] = [key(name, draw(st.integers(1, 4)), reversed=draw(st.booleans())) for name in keyed]
        dimensions.append(dimension(f"d{number}", *keys, minimum=draw(minimums)))
    composites: list[Composite] = []
    for number in range(draw(st.integers(0, 3))):
        known = [*(one.id for one in dimensions), *(one.id for one in composites)]
        parts = draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True))
        composites.append(composite(f"k{number}", *((part, draw(st.integers(1, 3))) for part in parts)))
    return questionnaire(
        *sections,
        dimensions=tuple(dimensions),
        composites=tuple(draw(st.permutations(composites))),
        scales=SCALES,
        bands=draw(_bands()),
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
        case ChoiceItem():
            ids = [one.id for one in item.options]
            return st.lists(st.sampled_from(ids), unique=True).map(tuple) if item.multiple else st.sampled_from(ids)
        case _:
            return st.booleans()


@st.composite
def responses(draw: st.DrawFn, scan: Questionnaire, number: int = 0, perspective: str | None = None) -> Response:
    """A response that fits: only items that are shown are answered, and some are left out."""
    if perspective is None:
        perspective = draw(st.sampled_from([one.id for one in scan.perspectives]))
    answers: dict[str, Answer] = {}
    for item in scan.items:
        if item.id in scan.shown(perspective, answers) and draw(st.sampled_from([True, True, True, False])):
            answers[item.id] = draw(fitting(item))
    return response(answers, id=f"r{number}", perspective=perspective, group=draw(st.sampled_from([None, *TEAMS])))


answered = questionnaires().flatmap(lambda scan: st.tuples(st.just(scan), responses(scan)))
"""A questionnaire with a response that fits it."""

few_answers = st.fixed_dictionaries({}, optional={name: st.integers(1, 5) for name in "abcd"})
"""Answers to some of four items on a scale of 1 to 5."""

groups = st.lists(st.tuples(few_answers, st.sampled_from([None, *TEAMS])), max_size=40)
"""Answers and team of each member of a group."""
