"""Every score can say where it comes from, in words and as data."""

import pytest

from assessment_samples import composite, dimension, every_kind, four, item, key, questionnaire, response, section
from werkplekleren.assessments import Answer


def test_explanation_of_a_dimension_names_answers_keys_formula_and_band() -> None:
    explained = four().score(response({"a": 5, "b": "n/a", "d": 2})).explain("time")
    assert [(one.item, one.state, one.points, one.reversed, one.weight) for one in explained.answers] == [
        ("a", "answered", 4, False, 1),
        ("b", "not-applicable", None, False, 1),
        ("c", "missing", None, False, 1),
        ("d", "answered", 3, True, 2),
    ]
    assert explained.formula("nl") == "100 × (4/4 + 2 × 3/4) / 3 = 83,3"
    words = str(explained)
    for part in ("time", "83,3", "high", "hoog is goed", "Vraag a", "Vraag d", "100 ×"):
        assert part in words
    assert explained.in_language("en") != words
    assert "83.3" in explained.in_language("en")


def test_explanation_without_score_says_so_and_has_no_formula() -> None:
    explained = four().score(response({"a": 5})).explain("time")
    assert explained.formula("nl") is None
    assert explained.band is None
    assert str(explained)


@pytest.mark.parametrize("yes", [True, False])
def test_explanation_of_composites_names_parts_with_and_without_score(*, yes: bool) -> None:
    answers: dict[str, Answer] = {"yes": yes, "a": 3, "one": "y", "many": ("p",)}
    if yes:
        answers |= {"count": 4, "b": 2, "seven": 4}
    profile = every_kind().score(response(answers, perspective="management"))
    for view in profile:
        assert view.explain().sentences("nl")
        assert view.explain().sentences("en")
    inner = profile.explain("inner")
    assert [part.score.dimension for part in inner.parts] == ["mixed", "late"]
    assert profile.explain("all").parts[0].weight == 2
    if not yes:
        assert profile.explain("late").answers[0].state == "not-asked"
    assert any("leiding" in line for line in profile.explain("late").sentences("nl")) is True


def test_explanation_on_one_scale_names_its_ends_and_shows_itself_in_a_terminal() -> None:
    explained = four().score(response({"a": 5, "b": 5, "c": 5, "d": 1}))["time"].explain()
    assert explained.scale == (1, 5)
    shown: list[str] = []

    class Printer:
        """What IPython hands over."""

        def text(self, text: str) -> None:
            """Keep what is printed."""
            shown.append(text)

    explained._repr_pretty_(Printer(), False)
    assert shown == [str(explained)]


def test_composite_on_one_scale_names_its_ends_too() -> None:
    profile = every_kind().score(response({"yes": True, "a": 3}))
    assert profile.explain("agree-only").scale == (1, 5)


def test_composite_on_one_scale_and_score_without_bands_are_explained() -> None:
    scan = questionnaire(
        section("s", item("a")),
        dimensions=(dimension("x", key("a")),),
        composites=(composite("z", ("x", 1)),),
        bands=(),
    )
    explained = scan.score(response({"a": 4})).explain("z")
    assert (explained.scale, explained.band) == ((1, 5), None)
    assert explained.sentences("nl")
