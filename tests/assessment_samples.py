"""A small questionnaire with every kind of item, for tests."""

from datetime import date
from fractions import Fraction

from werkplekleren._base.ids import Identifier, Version
from werkplekleren._base.source import Source
from werkplekleren._base.text import Text
from werkplekleren.assessments import (
    Answer,
    Answered,
    AnswerOption,
    AnswerScale,
    Band,
    Choice,
    ChoiceItem,
    Classification,
    Composite,
    DateItem,
    Dimension,
    Equals,
    Item,
    Key,
    NumberItem,
    Part,
    Perspective,
    Questionnaire,
    Response,
    ScaleItem,
    Section,
    TextItem,
    Validation,
    YesNoItem,
)


def ident(name: str) -> Identifier:
    """An id that is known to be right."""
    return Identifier(name)


def both(words: str) -> Text:
    """A text in both languages."""
    return Text.of(nl=words, en=f"{words} (en)")


def scale(name: str = "agree", low: int = 1, high: int = 5) -> AnswerScale:
    """An answer scale that offers "does not apply"."""
    options = tuple(AnswerOption(value=value, label=both(f"stap {value}")) for value in range(low, high + 1))
    return AnswerScale(id=ident(name), options=options, not_applicable=both("n.v.t."))


def item(name: str, scale_id: str = "agree") -> ScaleItem:
    """A scale item."""
    return ScaleItem(id=ident(name), text=both(f"Vraag {name}"), scale=ident(scale_id))


def band(name: str, start: int | Fraction) -> Band:
    """A band."""
    return Band(id=ident(name), starts_at=start, title=both(name), meaning=both(f"betekenis {name}"), tone="neutral")


def dimension(name: str, *keys: Key, minimum: Fraction = Fraction(1, 2)) -> Dimension:
    """A dimension."""
    return Dimension(id=ident(name), title=both(name), description=both(name), good=both("hoog is goed"), keys=keys, minimum=minimum)


def key(name: str, weight: int = 1, *, reversed: bool = False) -> Key:  # noqa: A002 - the field is called so
    """A key."""
    return Key(item=ident(name), weight=weight, reversed=reversed)


def composite(name: str, *parts: tuple[str, int]) -> Composite:
    """A composite."""
    made = tuple(Part(dimension=ident(part), weight=weight) for part, weight in parts)
    return Composite(id=ident(name), title=both(name), description=both(name), good=both("hoog is goed"), parts=made)


EMPLOYEE = Perspective(id=ident("employee"), title=both("medewerker"), plural=both("medewerkers"))
MANAGEMENT = Perspective(id=ident("management"), title=both("leiding"), plural=both("de leiding"), confidential=False, notice=both("open"))


def questionnaire(
    *sections: Section,
    dimensions: tuple[Dimension, ...] = (),
    composites: tuple[Composite, ...] = (),
    classifications: tuple[Classification, ...] = (),
    scales: tuple[AnswerScale, ...] | None = None,
    bands: tuple[Band, ...] | None = None,
    perspectives: tuple[Perspective, ...] = (EMPLOYEE, MANAGEMENT),
) -> Questionnaire:
    """A questionnaire around the parts that a test is about."""
    return Questionnaire(
        id=ident("scan"),
        version=Version("1.2"),
        title=both("Scan"),
        purpose=both("doel"),
        construct=both("begrip"),
        reasoning=both("redenering"),
        perspectives=perspectives,
        scales=(scale(),) if scales is None else scales,
        sections=sections,
        dimensions=dimensions,
        composites=composites,
        classifications=classifications,
        bands=(band("low", 0), band("high", 60)) if bands is None else bands,
        minutes=10,
        validation=Validation(note=both("niet gevalideerd")),
        sources=(Source(title="Eigen werk", checked=date(2026, 11, 23)),),
    )


def section(name: str, *items: Item) -> Section:
    """A section."""
    return Section(id=ident(name), title=both(name), items=items)


def four(minimum: Fraction = Fraction(1, 2)) -> Questionnaire:
    """Four scale items in one dimension, the last one reversed and twice as heavy."""
    return questionnaire(
        section("s", *(item(name) for name in "abcd")),
        dimensions=(dimension("time", key("a"), key("b"), key("c"), key("d", 2, reversed=True), minimum=minimum),),
    )


def every_kind() -> Questionnaire:
    """Each kind of item, conditions, perspectives, a composite of a composite."""
    return questionnaire(
        section(
            "first",
            item("a"),
            YesNoItem(id=ident("yes"), text=both("Ja?"), required=True),
            ChoiceItem(
                id=ident("one"),
                text=both("Kies"),
                options=(Choice(id=ident("x"), label=both("x"), points=0), Choice(id=ident("y"), label=both("y"), points=3)),
            ),
            ChoiceItem(
                id=ident("many"),
                text=both("Kies meer"),
                multiple=True,
                options=(Choice(id=ident("p"), label=both("p"), points=1), Choice(id=ident("q"), label=both("q"), points=2)),
            ),
            NumberItem(id=ident("count"), text=both("Hoeveel"), low=0, high=10),
            NumberItem(id=ident("weight"), text=both("Hoe zwaar"), whole=False, low=0.5),
        ),
        Section(
            id=ident("second"),
            title=both("second"),
            visible_if=Equals(item=ident("yes"), value=True),
            items=(
                ScaleItem(id=ident("seven"), text=both("Zeven"), scale=ident("seven-points"), wordings={"management": both("Zeven, leiding")}),
                TextItem(id=ident("open"), text=both("Waarom"), long=True, longest=40, perspectives=(ident("employee"),)),
                DateItem(id=ident("day"), text=both("Wanneer"), earliest=date(2026, 1, 1), latest=date(2026, 12, 31)),
                ScaleItem(id=ident("b"), text=both("Vraag b"), scale=ident("agree"), visible_if=Answered(item=ident("count"))),
            ),
        ),
        scales=(scale(), scale("seven-points", 0, 6)),
        dimensions=(
            dimension("mixed", key("a"), key("seven"), key("yes"), key("one"), key("many"), key("count")),
            dimension("late", key("b"), key("seven", 3)),
            dimension("agree-only", key("a"), key("b", reversed=True)),
        ),
        composites=(composite("all", ("inner", 2), ("agree-only", 1)), composite("inner", ("mixed", 1), ("late", 1))),
    )


def response(
    answers: dict[str, Answer],
    *,
    id: str = "r1",  # noqa: A002 - as the field
    perspective: str = "employee",
    group: str | None = None,
    version: str = "1.0",
) -> Response:
    """A response to a sample questionnaire."""
    return Response(questionnaire=ident("scan"), version=Version(version), id=id, perspective=ident(perspective), group=group, answers=answers)
