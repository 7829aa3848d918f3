"""A change is called reliable only when it is, and says where that comes from."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import werkplekleren as wpl
from assessment_samples import band, both, composite, dimension, four, ident, item, key, questionnaire, response, section
from strategies.changes import moments
from werkplekleren._base.ids import Version
from werkplekleren.assessments import (
    Answer,
    Change,
    Choice,
    ChoiceItem,
    CountsOneOf,
    Dimension,
    DimensionChange,
    Equals,
    Item,
    MeasurementError,
    Migration,
    NumberItem,
    PreparedMigration,
    Profile,
    Questionnaire,
    ScaleItem,
    YesNoItem,
    migrate,
)
from werkplekleren.assessments.comparable import high_is_good
from werkplekleren.assessments.measurement_error import ReliabilityKind
from werkplekleren.errors import InvalidValueError, UnknownNameError

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much], max_examples=25)
CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "oracles" / "reliable_change.json").read_text(encoding="utf-8"))["cases"]
OPPOSITE = {"reliably-higher": "reliably-lower", "reliably-lower": "reliably-higher"}


def error(name: str = "time", *, sd: float = 15, reliability: float = 0.84, kind: ReliabilityKind = "alpha") -> MeasurementError:
    return MeasurementError(dimension=ident(name), sd=sd, reliability=reliability, kind=kind, n=240, sample="monteurs, 2026")


def scored(*values: int, scan: Questionnaire | None = None, version: str = "1.0") -> Profile:
    return (scan or four()).score(response(dict(zip("abcd", values, strict=False)), version=version))


def test_change_beyond_the_measurement_error_is_reliable_and_says_which_way() -> None:
    low, high = scored(2, 2, 3, 4), scored(5, 4, 5, 1)
    one = high.compared_with(low, errors=[error()]).change("time")
    assert (one.before.value, one.after.value, one.difference) == (30, 95, 65)
    assert [one.sem, one.mdc95, one.rci] == pytest.approx([6, 1.96 * 2**0.5 * 6, 65 / (2**0.5 * 6)])
    assert (one.verdict, one.reason) == ("reliably-higher", None)
    assert low.compared_with(high, errors=[error()])["time"].verdict == "reliably-lower"


def test_change_within_the_measurement_error_is_not_called_reliable() -> None:
    one = scored(3, 3, 3, 3).compared_with(scored(3, 3, 4, 3), errors=[error()])["time"]
    assert (one.difference, one.verdict) == (-5, "no-reliable-change")


def test_difference_without_a_known_measurement_error_is_shown_without_a_verdict() -> None:
    one = scored(5, 5, 5, 1).compared_with(scored(1, 1, 1, 5)).change("time")
    assert (one.difference, one.verdict, one.reason, one.sem, one.rci) == (100, "not-known", "no-measurement-error", None, None)


def test_change_without_a_score_at_one_moment_is_not_known() -> None:
    one = scored(5).compared_with(scored(1, 1, 1, 5), errors=[error()]).change("time")
    assert (one.difference, one.verdict, one.reason) == (None, "not-known", "no-score")


def test_change_on_partly_other_answers_says_so() -> None:
    assert not scored(5, 5, 5).compared_with(scored(1, 1, 1, 5), errors=[error()]).change("time").same_answered
    with_other = response({"a": 5, "b": 5, "c": "n/a", "d": 1})
    changed = four().score(with_other).compared_with(scored(1, 1, 1, 5), errors=[error()])
    assert not changed.change("time").same_answered
    assert any("niet dezelfde vragen beantwoord" in line for line in changed.explain("time").sentences("nl"))


def test_choices_without_points_that_a_dimension_counts_are_answered_or_not_like_any_other() -> None:
    options = tuple(Choice(id=ident(name), label=both(name)) for name in ("ja", "nee"))
    items = tuple(ChoiceItem(id=ident(name), text=both(name), options=options, multiple=name == "c") for name in "abc")
    counted = attrs.evolve(dimension("d", *map(key, "abc")), counts=CountsOneOf(values=("ja",)))
    scan = questionnaire(section("s", *items), dimensions=(counted,))
    given_in: list[dict[str, Answer]] = [{"a": "ja", "b": "nee"}, {"a": "nee"}, {"a": "ja", "b": "ja", "c": ()}, {"a": "nee", "c": ("ja",)}]
    both_times, one_less, none_chosen, another = (scan.score(response(answers)) for answers in given_in)
    assert both_times["d"].explain().score.answered == 2
    assert both_times.compared_with(both_times).change("d").same_answered
    for other in (none_chosen, another):
        assert not other.compared_with(both_times).change("d").same_answered
    assert one_less.compared_with(both_times).change("d").reason == "no-score"


def test_difference_between_other_questions_is_not_called_a_change() -> None:
    scan = questionnaire(
        section(
            "s",
            YesNoItem(id=ident("yes"), text=both("Ja?")),
            item("a"),
            ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=Equals(item=ident("yes"), value=True)),
        ),
        dimensions=(dimension("d", key("a"), key("b")),),
        composites=(composite("all", ("d", 1)),),
    )
    before, after = scan.score(response({"yes": False, "a": 2})), scan.score(response({"yes": True, "a": 5, "b": 5}))
    changed = after.compared_with(before, errors=[error("d"), error("all")])
    assert [(one.change.difference, one.change.reason) for one in changed] == [(None, "other-questions"), (None, "other-questions")]


def with_version(version: str, dimensions: tuple[Dimension, ...], *items: Item) -> Questionnaire:
    made = questionnaire(section("s", *items), dimensions=dimensions, composites=(composite("all", *((one.id, 1) for one in dimensions)),))
    return attrs.evolve(made, version=Version(version))


def test_minor_versions_are_compared_where_keys_and_ranges_are_the_same() -> None:
    answers: dict[str, Answer] = {"a": 3, "b": 3}
    x, y = dimension("x", key("a")), dimension("y", key("b"))
    old = with_version("1.0", (x, y), item("a"), item("b"))
    reworded = attrs.evolve(with_version("1.1", (attrs.evolve(x, title=both("andere naam")), y), item("a"), item("b")), title=both("anders"))
    turned = with_version("1.2", (x, dimension("y", key("b", reversed=True))), item("a"), item("b"))
    wider = with_version("1.2", (x, y), item("a"), NumberItem(id=ident("b"), text=both("b"), low=0, high=10))
    before = old.score(response(answers))

    def reasons(scan: Questionnaire) -> list[str | None]:
        return [one.change.reason for one in scan.score(response(answers, version=scan.version)).compared_with(before)]

    assert reasons(reworded) == ["no-measurement-error"] * 3
    assert reasons(turned) == reasons(wider) == ["no-measurement-error", "other-definition", "other-definition"]


def test_dimension_that_only_one_version_has_is_left_out_and_makes_composites_over_it_not_known() -> None:
    x, y = dimension("x", key("a")), dimension("y", key("b"))
    old = with_version("1.0", (x,), item("a"), item("b")).score(response({"a": 3, "b": 3}))
    new = with_version("1.1", (x, y), item("a"), item("b")).score(response({"a": 4, "b": 3}, version="1.1"))
    assert [(one.change.dimension, one.change.reason) for one in new.compared_with(old)] == [
        ("x", "no-measurement-error"),
        ("all", "other-definition"),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"questionnaire": ident("other")}, "other-questionnaire"),
        ({"version": Version("2.0")}, "other-version"),
        ({"content_hash": "0" * 64}, "other-content"),
        ({"scoring": "0"}, "other-scoring"),
        ({"perspective": ident("management")}, "other-perspective"),
        ({"response": "r2"}, "other-respondent"),
        ({"answered_on": date(2027, 6, 2)}, "wrong-order"),
    ],
)
def test_profiles_that_cannot_be_compared_are_refused_with_what_differs(changes: dict[str, Any], code: str) -> None:
    later = attrs.evolve(scored(3, 3, 3, 3), answered_on=date(2027, 6, 1))
    with pytest.raises(InvalidValueError) as caught:
        later.compared_with(attrs.evolve(later, **changes))
    assert [problem.code for problem in caught.value.problems] == [code]


def test_everything_that_differs_is_told_at_once() -> None:
    later = scored(3, 3, 3, 3)
    earlier = attrs.evolve(later, content_hash="0" * 64, scoring="0", perspective=ident("management"), response="r2")
    with pytest.raises(
        InvalidValueError, match="answered from another side; found 'management'; expected as in the later result: 'employee'"
    ) as caught:
        later.compared_with(earlier)
    assert len(caught.value.problems) == 4


def test_measurement_errors_must_be_about_dimensions_that_there_are_each_once() -> None:
    one = scored(3, 3, 3, 3)
    with pytest.raises(InvalidValueError, match=r"errors\[0\].dimension: there is no dimension 'tme'; did you mean 'time'") as caught:
        one.compared_with(one, errors=[error("tme"), error(), error()])
    assert [problem.code for problem in caught.value.problems] == ["unknown-name", "repeated-id"]


@pytest.mark.parametrize("wrong", [{"sd": 0.0}, {"reliability": 1.0}])
def test_measurement_without_error_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(InvalidValueError, match="no score is without error"):
        error(**wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - only numbers go through


def test_verdict_that_does_not_follow_cannot_be_made_or_read() -> None:
    changed = scored(3, 3, 3, 3).compared_with(scored(3, 3, 4, 3), errors=[error()])
    with pytest.raises(InvalidValueError, match="does not follow"):
        attrs.evolve(changed.change("time"), verdict="reliably-lower")
    with pytest.raises(InvalidValueError, match="does not follow"):
        attrs.evolve(changed.change("time"), reason="no-score")
    with pytest.raises(InvalidValueError, match="about one dimension"):
        DimensionChange(
            before=attrs.evolve(changed.change("time").before, dimension=ident("x")),
            after=changed.change("time").after,
            verdict="not-known",
            reason="no-score",
        )


def test_better_or_worse_follows_the_bands() -> None:
    up = (attrs.evolve(band("low", 0), tone="bad"), attrs.evolve(band("high", 60), tone="good"))
    down = (attrs.evolve(band("low", 0), tone="good"), attrs.evolve(band("high", 60), tone="warning"))
    assert (high_is_good(up), high_is_good(down), high_is_good(())) == (True, False, None)
    low, high = (1, 1, 1, 5), (5, 5, 5, 1)
    for bands, better in ((up, True), (down, False), (None, None)):
        scan = four() if bands is None else attrs.evolve(four(), bands=bands)
        rising = scored(*high, scan=scan).compared_with(scored(*low, scan=scan), errors=[error()])
        falling = scored(*low, scan=scan).compared_with(scored(*high, scan=scan), errors=[error()])
        assert (rising["time"].is_better, falling["time"].is_better) == (better, None if better is None else not better)
        assert scored(*low, scan=scan).compared_with(scored(*low, scan=scan), errors=[error()])["time"].is_better is None


def test_explanation_says_scores_verdict_formula_and_study_in_both_languages() -> None:
    explained = scored(5, 4, 5, 1).compared_with(scored(2, 2, 3, 4), errors=[error()])["time"].explain()
    assert explained.formula("nl") == "(95,0 − 30,0) / (√2 × 6,00) = 7,66"
    dutch, english = str(explained), explained.in_language("en")
    for part in (
        "eerst 30,0, nu 95,0",
        "+65,0",
        "hoog is goed",
        "Betrouwbaar hoger",
        "16,63",
        "Jacobson en Truax",
        "monteurs, 2026 (n = 240)",
        "0,84",
    ):
        assert part in dutch
    for part in ("30.0 first, 95.0 now", "Reliably higher", "16.63 points (MDC95)", "Cronbach's alpha 0.84"):
        assert part in english
    assert "onderling" in dutch
    retest = scored(5, 4, 5, 1).compared_with(scored(2, 2, 3, 4), errors=[error(kind="test-retest")])["time"].explain()
    assert "onderling" not in str(retest)


@pytest.mark.parametrize(("before", "words"), [((5,), "er is niet twee keer een score"), ((5, 5, 5, 1), "geen meetfout bekend")])
def test_explanation_of_what_is_not_known_says_why_and_has_no_formula(before: tuple[int, ...], words: str) -> None:
    explained = scored(3, 3, 3, 3).compared_with(scored(*before)).explain("time")
    assert explained.formula("nl") is None
    assert words in str(explained)


def test_explanation_shows_itself_in_a_terminal() -> None:
    shown: list[str] = []

    class Printer:
        """What IPython hands over."""

        def text(self, text: str) -> None:
            """Keep what is printed."""
            shown.append(text)

    explained = scored(3, 3, 3, 3).compared_with(scored(3, 3, 3, 3)).explain("time")
    explained._repr_pretty_(Printer(), False)  # pyright: ignore[reportPrivateUsage] - as IPython calls it
    assert shown == [str(explained)]


def test_views_give_title_and_scores_and_unknown_names_are_refused() -> None:
    changed = scored(5, 4, 5, 1).compared_with(scored(2, 2, 3, 4))
    assert [(str(one.title), one.before, one.after, one.difference) for one in changed] == [("time", 30, 95, 65)]
    with pytest.raises(UnknownNameError, match="time"):
        changed["tme"]


# The oracle: the index of Jacobson and Truax, through scores.

POINTS = 1000
"""Steps of the item by which scores of the oracle are brought about; 0 to 200 there is 0 to 100 here."""


def at(value: float) -> Profile:
    """A profile in which `score` is half of a value of the oracle, from 0 to 200."""
    scan = questionnaire(
        section("s", NumberItem(id=ident("i"), text=both("i"), low=0, high=200 * POINTS)), dimensions=(dimension("score", key("i")),)
    )
    return scan.score(response({"i": round(value * POINTS)}))


def index(pre: float, post: float, sd: float, reliability: float) -> DimensionChange:
    return at(post).compared_with(at(pre), errors=[error("score", sd=sd / 2, reliability=reliability)]).change("score")


def test_worked_example_of_jacobson_and_truax() -> None:
    (case,) = [one for one in CASES if one["name"] == "jacobson_truax_worked_example"]
    given_in, expected = case["inputs"], case["expected"]
    found = index(given_in["pre"], given_in["post"], given_in["sd_pre"], given_in["reliability"])
    assert [2 * (found.sem or 0), found.rci] == pytest.approx([expected["sem"], expected["rci"]])
    assert (found.verdict == "reliably-higher") is expected["reliable"]


def test_thirty_couples_of_the_oracle() -> None:
    (case,) = [one for one in CASES if one["name"] == "das_30_couples"]
    given_in, expected = case["inputs"], case["expected"]
    found = [index(pre, post, expected["sd_pre"], given_in["reliability"]) for pre, post in zip(given_in["pre"], given_in["post"], strict=True)]
    assert [one.rci for one in found] == pytest.approx(expected["rci"], abs=1e-9)
    assert all(2 * (one.mdc95 or 0) == pytest.approx(expected["mdc95"]) for one in found)
    verdicts = [one.verdict for one in found]
    assert [verdicts.count(name) for name in ("reliably-higher", "no-reliable-change", "reliably-lower")] == [
        expected["improved"],
        expected["unchanged"],
        expected["deteriorated"],
    ]


def test_unit_test_of_clinicalsignificance() -> None:
    (case,) = [one for one in CASES if one["name"] == "clinicalsignificance_unit_test"]
    given_in, expected = case["inputs"], case["expected"]
    found = [index(100, 100 + change, given_in["sd_pre"], given_in["reliability"]) for change in given_in["change"]]
    assert [one.rci for one in found] == pytest.approx(expected["rci"], abs=1e-9)
    names = {"reliably-higher": "improved", "no-reliable-change": "unchanged", "reliably-lower": "deteriorated"}
    assert [names[one.verdict] for one in found] == expected["category"]


def test_no_case_of_the_oracle_is_left_out() -> None:
    assert {one["name"] for one in CASES} == {"jacobson_truax_worked_example", "das_30_couples", "clinicalsignificance_unit_test"}


# Answers to another version.


def test_change_says_that_answers_to_an_older_version_were_migrated_and_that_this_makes_it_less_certain() -> None:
    newer = attrs.evolve(four(), version=Version("2.0"))
    prepared = PreparedMigration(
        migration=Migration(questionnaire=newer.id, old=Version("1.2"), new=newer.version, why=both("beter")), old=four(), new=newer
    )
    answers: dict[str, Answer] = {"a": 2, "b": 2, "c": 3, "d": 4}
    old = newer.score(migrate(response(answers, version="1.1"), prepared).response)
    new = newer.score(response({"a": 5, "b": 4, "c": 5, "d": 1}, version="2.0"))
    change = new.compared_with(old, errors=[error()])
    assert (change.earlier_answered_version, change.answered_version) == ("1.1", None)
    assert (change.earlier_migrated, change.migrated) == (True, False)
    assert Change.from_json(change.to_json()) == change
    words = change.explain("time").in_language("nl")
    assert "De eerste keer is een oudere versie ingevuld, en zijn de antwoorden overgezet." in words
    assert "Nu is een oudere versie ingevuld" in old.compared_with(new).explain("time").in_language("nl")
    assert "Both times an older version was answered" in old.compared_with(old).explain("time").in_language("en")
    text = wpl.render(change, "markdown", language="nl")
    assert "De eerste keer is versie 1.1 van de vragenlijst ingevuld, en berekend met versie 2.0." in text
    assert "Antwoorden op een oudere versie zijn overgezet." in text
    assert "De laatste keer is versie" not in text


def test_change_between_minor_versions_names_them_and_calls_nothing_migrated() -> None:
    change = scored(5, 5, 5, 1, version="1.1").compared_with(scored(1, 1, 1, 5, version="1.2"))
    assert (change.earlier_answered_version, change.answered_version, change.migrated) == (None, "1.1", False)
    text = wpl.render(change, "markdown", language="en")
    assert "The last time version 1.1 of the questionnaire was answered, and scored with version 1.2." in text
    assert "carried over" not in text


# Laws.

Moments = tuple[Profile, Profile, tuple[MeasurementError, ...]]


@roomy
@given(moments())
def test_profile_compared_with_itself_has_no_change_and_nothing_reliable(drawn: Moments) -> None:
    profile, _, errors = drawn
    for one in profile.compared_with(profile, errors=errors).changes:
        assert one.difference in {0, None}
        assert one.verdict in {"no-reliable-change", "not-known"}
        assert one.same_answered


@roomy
@given(moments())
def test_swapping_the_moments_turns_every_sign(drawn: Moments) -> None:
    earlier, later, errors = drawn
    there, back = later.compared_with(earlier, errors=errors), earlier.compared_with(later, errors=errors)
    for one, other in zip(there.changes, back.changes, strict=True):
        assert one.difference == (None if other.difference is None else -other.difference)
        assert one.rci == (None if other.rci is None else -other.rci)
        assert one.verdict == OPPOSITE.get(other.verdict, other.verdict)
        assert one.reason == other.reason


@roomy
@given(moments())
def test_reliable_is_said_exactly_when_the_difference_exceeds_the_limit(drawn: Moments) -> None:
    earlier, later, errors = drawn
    measured = {one.dimension for one in errors}
    for one in later.compared_with(earlier, errors=errors).changes:
        assert (one.error is not None) == (one.dimension in measured)
        if one.verdict in OPPOSITE:
            assert one.difference is not None
            assert abs(one.difference) >= (one.mdc95 or 0) * (1 - 1e-12)
        elif one.reason is None:
            assert abs(one.difference or 0) <= (one.mdc95 or 0) * (1 + 1e-12)


@roomy
@given(moments())
def test_change_comes_back_from_json_as_it_was_and_explains_itself(drawn: Moments) -> None:
    earlier, later, errors = drawn
    changed = later.compared_with(earlier, errors=errors)
    assert Change.from_json(changed.to_json()) == changed
    for one in changed:
        assert one.explain().sentences("nl")
        assert one.explain().sentences("en")
