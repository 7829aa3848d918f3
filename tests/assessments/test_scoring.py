"""Scores count what was asked and answered, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_samples import band, both, composite, dimension, every_kind, four, ident, item, key, questionnaire, response, scale, section
from werkplekleren.assessments import Answer, Dimension, Profile
from werkplekleren.errors import UnknownNameError


def scored(answers: dict[str, Answer], **others: str) -> Profile:
    return every_kind().score(response({"yes": True} | answers, **others))


def test_weights_and_reversal_count_on_the_items_own_range() -> None:
    profile = four().score(response({"a": 5, "b": 3, "c": 1, "d": 2}))
    score = profile["time"]
    assert (score.value, score.answered, score.items) == (60.0, 4, 4)
    assert score.mean == 3.4
    assert score.score.exact == Fraction(60)


def test_score_exactly_on_a_cut_lies_in_the_higher_band() -> None:
    view = four().score(response({"a": 5, "b": 3, "c": 1, "d": 2}))["time"]
    assert view.band is not None
    assert view.band.id == "high"


def test_half_of_the_weight_is_enough_and_less_is_not() -> None:
    scan = four()
    assert scan.score(response({"d": 1}))["time"].value is None
    assert scan.score(response({"d": 1, "a": 5}))["time"].value == 100.0


def test_does_not_apply_is_neither_zero_nor_answered() -> None:
    score = four(minimum=Fraction(0)).score(response({"a": "n/a", "b": 5}))["time"]
    assert (score.value, score.answered, score.items) == (100.0, 1, 4)


def test_no_answers_give_no_score_whatever_the_minimum() -> None:
    view = four(minimum=Fraction(0)).score(response({}))["time"]
    assert (view.value, view.mean, view.band, view.score.exact) == (None, None, None, None)


def test_every_kind_of_item_counts_as_whole_points_of_its_range() -> None:
    profile = scored({"a": 5, "seven": 3, "one": "y", "many": ("q",), "count": 4})
    expected = Fraction(100) * (1 + Fraction(3, 6) + 1 + 1 + Fraction(2, 3) + Fraction(4, 10)) / 6
    assert profile["mixed"].score.exact == expected
    assert profile["mixed"].mean is None


def test_hidden_items_are_not_missing() -> None:
    profile = every_kind().score(response({"yes": False, "a": 4}))
    assert profile["late"].items == 0
    assert profile["late"].value is None
    assert (profile["agree-only"].items, profile["agree-only"].value) == (1, 75.0)
    assert profile.hidden == ("seven", "b")


def test_composite_of_a_composite_weighs_what_was_asked() -> None:
    profile = scored({"a": 5, "seven": 6, "one": "y", "many": ("p", "q"), "count": 10, "b": 1})
    late = Fraction(100) * (0 + 3) / 4
    inner = (Fraction(100) + late) / 2
    assert profile["inner"].score.exact == inner
    assert profile["all"].score.exact == (2 * inner + 100) / 3
    assert profile["all"].answered == 2


def test_composite_without_enough_weight_has_no_score() -> None:
    profile = scored({"count": 1, "b": 3})
    assert profile["mixed"].value is None
    assert profile["all"].value is None


def test_composite_of_dimensions_on_one_scale_has_a_mean_on_it() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b")),
        dimensions=(dimension("x", key("a")), dimension("y", key("b"))),
        composites=(composite("z", ("x", 1), ("y", 1)),),
    )
    assert scan.score(response({"a": 5, "b": 2}))["z"].mean == 3.5


def test_profile_keeps_the_answers_and_says_what_scored_them() -> None:
    scan = four()
    profile = scan.score(response({"a": 5, "b": 3}, group="verspaning"))
    assert (profile.questionnaire, profile.version, profile.content_hash, profile.scoring) == ("scan", "1.2", scan.content_hash, "1")
    assert profile.answers == {"a": 5, "b": 3}
    assert profile.group == "verspaning"
    assert [view.title for view in profile] == [both("time")]


def test_unknown_dimension_names_the_nearest() -> None:
    profile = four().score(response({}))
    for ask in (profile.score, profile.explain, profile.__getitem__):
        with pytest.raises(UnknownNameError, match="time"):
            ask("tme")


def test_fingerprint_follows_content_and_not_the_order_of_writing() -> None:
    assert four().content_hash == four().content_hash
    assert four().content_hash != four(minimum=Fraction(1, 3)).content_hash


def test_parts_of_a_questionnaire_are_found_by_id() -> None:
    scan = four()
    assert scan.item("a").text == both("Vraag a")
    assert [one.id for one in scan.dimension("time").bands] == ["low", "high"]
    assert scan.perspective("employee").confidential
    own = Dimension(id=ident("x"), title=both("x"), description=both("x"), good=both("x"), keys=(key("a"),), bands=(band("only", 0),))
    assert [one.id for one in questionnaire(section("s", item("a")), dimensions=(own,)).dimension("x").bands] == ["only"]
    for ask in (scan.item, scan.dimension, scan.perspective):
        with pytest.raises(UnknownNameError):
            ask("nothing")


ranges = st.integers(-3, 3).flatmap(lambda low: st.tuples(st.just(low), st.integers(low + 1, low + 9)))


@st.composite
def answered_dimensions(draw: st.DrawFn) -> tuple[list[tuple[int, int, int, bool, int | None]], Fraction]:
    """Items as (low, high, weight, reversed, answer), and the share that must be answered."""
    items = [
        (low, high, draw(st.integers(1, 5)), draw(st.booleans()), draw(st.none() | st.integers(low, high)))
        for low, high in draw(st.lists(ranges, min_size=1, max_size=8))
    ]
    return items, draw(st.fractions(0, 1, max_denominator=10))


def naive(items: list[tuple[int, int, int, bool, int | None]], minimum: Fraction) -> Fraction | None:
    """The definition, in fractions: 100 times the weighted mean of how far each answer lies along its own range."""
    known = [(Fraction(high - x if turned else x - low, high - low), weight) for low, high, weight, turned, x in items if x is not None]
    total = sum(weight for _, _, weight, _, _ in items)
    weight = sum(weight for _, weight in known)
    return 100 * sum((share * weight for share, weight in known), Fraction()) / weight if weight and weight >= minimum * total else None


@given(answered_dimensions())
def test_scorer_gives_the_definition_to_the_last_bit(given_items: tuple[list[tuple[int, int, int, bool, int | None]], Fraction]) -> None:
    items, minimum = given_items
    names = [f"i{number}" for number in range(len(items))]
    keys = [key(name, weight, reversed=turned) for name, (_, _, weight, turned, _) in zip(names, items, strict=True)]
    scan = questionnaire(
        section("s", *(item(name, f"s{number}") for number, name in enumerate(names))),
        scales=tuple(scale(f"s{number}", low, high) for number, (low, high, *_) in enumerate(items)),
        dimensions=(dimension("d", *keys, minimum=minimum),),
    )
    answers: dict[str, Answer] = {name: x for name, (*_, x) in zip(names, items, strict=True) if x is not None}
    expected = naive(items, minimum)
    (score,) = scan.score(response(answers)).scores
    assert score.exact == expected
    assert score.value == (None if expected is None else expected.numerator / expected.denominator)
    assert score.band == (None if expected is None else "high" if expected >= 60 else "low")
