"""A questionnaire that does not hold together tells everything that is wrong at once."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from assessment_samples import EMPLOYEE, band, both, composite, dimension, ident, item, key, questionnaire, response, scale, section
from werkplekleren.assessments import (
    AllOf,
    AnswerOption,
    AnswerScale,
    AtLeast,
    Band,
    Choice,
    ChoiceItem,
    DateItem,
    Equals,
    NumberItem,
    ScaleItem,
    Section,
    TextItem,
    YesNoItem,
)
from werkplekleren.errors import InvalidResponseError, InvalidValueError


def problems(*sections: Section, **parts: object) -> list[tuple[str, str]]:
    with pytest.raises(InvalidValueError, match="does not hold together") as caught:
        questionnaire(*sections, **parts)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - parts go through as they are
    return [(problem.code, problem.place.path or "") for problem in caught.value.problems]


def test_everything_that_dangles_or_repeats_is_found_at_once() -> None:
    gaps = AnswerScale(id=ident("gaps"), options=(AnswerOption(value=1, label=both("1")), AnswerOption(value=3, label=both("3"))))
    twice = ChoiceItem(id=ident("c"), text=both("c"), options=(Choice(id=ident("x"), label=both("x")),) * 2)
    odd = ScaleItem(
        id=ident("a"), text=both("a"), scale=ident("agre"), perspectives=(ident("employe"), EMPLOYEE.id, EMPLOYEE.id), wordings={"boss": both("b")}
    )
    found = problems(
        section("s", odd, twice, item("a")),
        section("s", item("z")),
        perspectives=(EMPLOYEE, EMPLOYEE),
        scales=(scale(), scale(), gaps),
        dimensions=(dimension("d", key("z"), key("z"), key("q"), key("c")), dimension("d", key("a"))),
        composites=(composite("k", ("d", 1), ("d", 1), ("nope", 1)), composite("l", ("m", 1)), composite("m", ("l", 1))),
        bands=(band("low", 10), band("low", 5)),
    )
    assert found == [
        ("repeated-id", "perspectives"),
        ("repeated-id", "scales"),
        ("repeated-id", "sections"),
        ("repeated-id", "sections"),
        ("repeated-id", "dimensions"),
        ("scale-with-gaps", "scales[2].options"),
        ("unknown-name", "sections[0].items[0].scale"),
        ("unknown-name", "sections[0].items[0].perspectives"),
        ("repeated-id", "sections[0].items[0].perspectives"),
        ("unknown-name", "sections[0].items[0].wordings"),
        ("repeated-id", "sections[0].items[1].options"),
        ("unknown-name", "dimensions[0].keys[2].item"),
        ("not-keyable", "dimensions[0].keys[3].item"),
        ("repeated-id", "dimensions[0].keys"),
        ("unknown-name", "composites[0].parts[2].dimension"),
        ("repeated-id", "composites[0].parts"),
        ("circle", "composites"),
        ("repeated-id", "bands"),
        ("bands-not-from-zero", "bands[0].starts_at"),
        ("bands-not-ascending", "bands[1].starts_at"),
    ]


def test_conditions_refer_to_earlier_items_with_answers_they_can_have() -> None:
    many = ChoiceItem(id=ident("m"), text=both("m"), multiple=True, options=(Choice(id=ident("x"), label=both("x")),))
    late = attrs.evolve(item("b"), visible_if=AllOf(conditions=(AtLeast(item=ident("c"), value=1), Equals(item=ident("nope"), value=1))))
    asks = attrs.evolve(
        item("c"),
        visible_if=AllOf(conditions=(Equals(item=ident("a"), value=9), AtLeast(item=ident("y"), value=1), Equals(item=ident("m"), value="x"))),
    )
    hidden = Section(id=ident("t"), title=both("t"), items=(item("d"),), visible_if=Equals(item=ident("d"), value=1))
    found = problems(section("s", item("a"), YesNoItem(id=ident("y"), text=both("y")), many, late, asks), hidden)
    assert found == [
        ("later-item", "sections[0].items[3].visible_if"),
        ("unknown-name", "sections[0].items[3].visible_if"),
        ("never-true", "sections[0].items[4].visible_if"),
        ("not-a-number", "sections[0].items[4].visible_if"),
        ("later-item", "sections[1].visible_if"),
    ]


def test_bands_of_a_dimension_and_of_a_composite_are_checked_too() -> None:
    own = attrs.evolve(dimension("d", key("a")), bands=(band("x", 1),))
    total = attrs.evolve(composite("k", ("d", 1)), bands=(band("x", 2),))
    assert problems(section("s", item("a")), dimensions=(own,), composites=(total,)) == [
        ("bands-not-from-zero", "dimensions[0].bands[0].starts_at"),
        ("bands-not-from-zero", "composites[0].bands[0].starts_at"),
    ]


def test_key_on_an_item_whose_scale_is_missing_is_reported_once() -> None:
    assert problems(section("s", item("a", "nope")), dimensions=(dimension("d", key("a")),)) == [("unknown-name", "sections[0].items[0].scale")]


def test_numbers_that_cannot_be_scored_exactly_are_refused() -> None:
    wide = NumberItem(id=ident("n"), text=both("n"), low=0, high=999_983)
    other = NumberItem(id=ident("m"), text=both("m"), low=0, high=999_979)
    fine = (band("low", 0), Band(id=ident("cut"), starts_at=Fraction(1, 997), title=both("c"), meaning=both("c"), tone="neutral"))
    found = problems(section("s", wide, other), dimensions=(dimension("d", key("n", 1000), key("m", 999)),), bands=fine)
    assert found == [("too-large", "dimensions[0].keys")]


@pytest.mark.parametrize(
    "unkeyable",
    [
        TextItem(id=ident("a"), text=both("a")),
        DateItem(id=ident("a"), text=both("a")),
        NumberItem(id=ident("a"), text=both("a"), low=0),
        NumberItem(id=ident("a"), text=both("a"), whole=False, low=0, high=1),
        ChoiceItem(id=ident("a"), text=both("a"), options=(Choice(id=ident("x"), label=both("x")),)),
        ChoiceItem(id=ident("a"), text=both("a"), options=(Choice(id=ident("x"), label=both("x"), points=2),)),
    ],
    ids=lambda one: f"{one.kind}",
)
def test_items_whose_answers_are_no_bounded_whole_numbers_cannot_be_keyed(unkeyable: TextItem | DateItem | NumberItem | ChoiceItem) -> None:
    assert problems(section("s", unkeyable), dimensions=(dimension("d", key("a")),)) == [("not-keyable", "dimensions[0].keys[0].item")]


def test_bounds_that_cross_are_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"NumberItem\.high"):
        NumberItem(id=ident("n"), text=both("n"), low=5, high=1)
    with pytest.raises(InvalidValueError, match=r"DateItem\.latest"):
        DateItem(id=ident("d"), text=both("d"), earliest=date(2026, 2, 1), latest=date(2026, 1, 1))
    with pytest.raises(InvalidValueError, match="wordings"):
        ScaleItem(id=ident("a"), text=both("a"), scale=ident("s"), wordings={"x": "tekst"})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType] - the point
    with pytest.raises(InvalidValueError, match="minimum"):
        dimension("d", key("a"), minimum=Fraction(3, 2))


@pytest.mark.parametrize("bounds", [{}, {"low": 1}, {"high": 9}, {"low": 1, "high": 9}])
@pytest.mark.parametrize("whole", [True, False])
def test_what_a_number_item_expects_is_said_for_every_kind_of_bounds(bounds: dict[str, int], *, whole: bool) -> None:
    scan = questionnaire(section("s", NumberItem(id=ident("n"), text=both("n"), whole=whole, low=bounds.get("low"), high=bounds.get("high"))))
    with pytest.raises(InvalidResponseError, match="expected"):
        scan.check(response({"n": "veel"}))


@pytest.mark.parametrize("ends", [(None, None), (date(2026, 1, 1), None), (None, date(2026, 2, 1)), (date(2026, 1, 1), date(2026, 2, 1))])
def test_what_a_date_item_expects_is_said_for_every_kind_of_bounds(ends: tuple[date | None, date | None]) -> None:
    scan = questionnaire(section("s", DateItem(id=ident("d"), text=both("d"), earliest=ends[0], latest=ends[1])))
    with pytest.raises(InvalidResponseError, match="expected"):
        scan.check(response({"d": "later"}))


def test_scale_that_does_not_offer_it_refuses_does_not_apply() -> None:
    plain = attrs.evolve(scale(), not_applicable=None)
    with pytest.raises(InvalidResponseError) as caught:
        questionnaire(section("s", item("a")), scales=(plain,)).check(response({"a": "n/a"}))
    assert [problem.code for problem in caught.value.problems] == ["not-applicable-not-offered"]


def test_condition_on_an_item_without_its_scale_is_checked_as_far_as_it_goes() -> None:
    asks = attrs.evolve(item("b"), visible_if=Equals(item=ident("a"), value="veel"))
    assert problems(section("s", item("a", "nope"), asks)) == [("unknown-name", "sections[0].items[0].scale")]
    never = attrs.evolve(item("b"), visible_if=Equals(item=ident("a"), value="n/a"))
    assert problems(section("s", item("a", "nope"), never)) == [
        ("unknown-name", "sections[0].items[0].scale"),
        ("never-true", "sections[0].items[1].visible_if"),
    ]
