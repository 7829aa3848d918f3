"""The quick way to a score gives what the reference gives, to the last bit, and takes nothing that the check refuses."""

from fractions import Fraction

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment_samples import MANAGEMENT, both, composite, dimension, four, ident, item, key, questionnaire, response, scale, section
from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import (
    Answer,
    Choice,
    ChoiceItem,
    CountsAtLeast,
    CountsOneOf,
    Equals,
    NumberItem,
    Questionnaire,
    Response,
    Score,
    TextItem,
    YesNoItem,
)
from werkplekleren.assessments.scoring import scores_of
from werkplekleren.errors import InvalidResponseError

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

Pair = tuple[Questionnaire, Response]


def by_reference(scan: Questionnaire, given_response: Response) -> tuple[Score, ...]:
    hidden = scan.compiled.checker.hidden(given_response.perspective, given_response.answers)
    return scores_of(scan.plan, given_response.answers, hidden)


pairs = questionnaires().flatmap(
    lambda scan: st.tuples(st.just(scan), st.lists(responses(scan) | responses(scan, complete=True), min_size=1, max_size=4))
)
wholes = questionnaires(conditional=False, whole=True).flatmap(
    lambda scan: st.tuples(st.just(scan), st.lists(responses(scan, complete=True), min_size=1, max_size=4))
)


@roomy
@given(pairs | wholes)
def test_quick_way_gives_the_bits_of_the_reference(pair: tuple[Questionnaire, list[Response]]) -> None:
    scan, given_responses = pair
    for one in [*given_responses, *given_responses]:  # the second time what was kept is given again
        profile = scan.score(one)
        assert profile.scores == scan.compiled.scores(one.perspective, one.answers) == by_reference(scan, one)
        assert [(score.value, score.mean, score.prorated_sum) for score in profile.scores] == [
            (score.value, score.mean, score.prorated_sum) for score in by_reference(scan, one)
        ]
        assert attrs.evolve(profile, scores=tuple(attrs.evolve(score) for score in profile.scores)) == profile  # with all rules checked


odd_answers: st.SearchStrategy[Answer] = st.sampled_from([True, False, 0, 1, 2, 99, -1, 1.0, 2.5, "n/a", "x", ("x",)])


@roomy
@given(wholes, st.data())
def test_quick_way_takes_nothing_that_the_check_refuses(pair: tuple[Questionnaire, list[Response]], data: st.DataObject) -> None:
    scan, (first, *_) = pair
    names = st.sampled_from([*(one.id for one in scan.items), "nobody"])
    changed = data.draw(st.dictionaries(names, st.none() | odd_answers, max_size=3))
    answers: dict[str, Answer] = {name: answer for name, answer in {**first.answers, **changed}.items() if answer is not None}
    other = attrs.evolve(first, answers=answers)
    way = scan.compiled.quick.of(other.perspective, other.answers)
    assert way is not None
    quick = way.profile(other)
    assert scan.compiled.fits(other) == (quick is not None)
    if scan.compiled.checker.problems(other):
        assert quick is None
        with pytest.raises(InvalidResponseError):
            scan.score(other)
    else:
        assert quick is None or quick.scores == by_reference(scan, other)
        assert scan.score(other).scores == by_reference(scan, other)


def quickly(scan: Questionnaire, answers: dict[str, Answer], perspective: str = "employee") -> tuple[Score, ...] | None:
    way = scan.compiled.quick.of(perspective, answers)
    assert way is not None
    profile = way.profile(response(answers, perspective=perspective))
    return None if profile is None else profile.scores


@pytest.mark.parametrize("answers", [{"a": 5, "b": 3, "c": 1, "d": 2}, {"a": 5, "b": 3, "c": 1}, {}])
def test_steps_that_exist_are_added_at_once(answers: dict[str, Answer]) -> None:
    assert quickly(four(), answers) == by_reference(four(), response(answers))


@pytest.mark.parametrize("odd", [True, 1.0, 6, 0, "n/a"])
def test_answer_that_is_no_step_goes_the_ordinary_way(odd: Answer) -> None:
    assert quickly(four(), {"a": odd, "b": 3, "c": 1, "d": 2}) is None
    assert quickly(four(), {"a": 2, "b": 3, "nobody": 1, "d": 2}) is None


def test_same_sums_give_the_same_object() -> None:
    scan = four()
    one = scan.score(response({"a": 5, "b": 3, "c": 1, "d": 2})).scores
    other = scan.score(response({"a": 3, "b": 5, "c": 1, "d": 2})).scores
    assert one[0] is other[0]


def conditional() -> Questionnaire:
    """Two items that are only shown to who says yes, and a text."""
    asked = Equals(item=ident("yes"), value=True)
    return questionnaire(
        section(
            "s",
            YesNoItem(id=ident("yes"), text=both("Ja?")),
            item("a"),
            attrs.evolve(item("b"), visible_if=asked),
            attrs.evolve(item("c"), visible_if=asked),
            TextItem(id=ident("why"), text=both("Waarom")),
        ),
        dimensions=(dimension("d", key("a"), key("b", reversed=True)), dimension("e", key("c"))),
        composites=(composite("k", ("d", 1), ("e", 1)),),
    )


@pytest.mark.parametrize("answers", [{"yes": True, "a": 5, "b": 3, "c": 1}, {"yes": True, "a": 5}, {"yes": False, "a": 2}, {"a": 4}])
def test_conditions_leave_a_quick_way_for_what_is_shown(answers: dict[str, Answer]) -> None:
    assert quickly(conditional(), answers) == by_reference(conditional(), response(answers))


@pytest.mark.parametrize("odd", [{"yes": False, "a": 5, "b": 3}, {"b": 3}, {"yes": 1, "a": 5, "b": 3}, {"a": 9}, {"yes": "x"}, {"a": 3, "no": 1}])
def test_what_a_condition_makes_unfit_is_told_in_the_ordinary_way(odd: dict[str, Answer]) -> None:
    assert quickly(conditional(), odd) is None
    with pytest.raises(InvalidResponseError):
        conditional().score(response(odd))


def test_text_goes_the_ordinary_way_and_gives_the_same() -> None:
    answers: dict[str, Answer] = {"yes": True, "a": 5, "b": 3, "c": 1, "why": "Daarom."}
    assert quickly(conditional(), answers) is None
    assert conditional().score(response(answers)).scores == by_reference(conditional(), response(answers))


def test_beyond_a_bounded_number_of_ways_scores_are_worked_out_the_ordinary_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werkplekleren.assessments.quick.MOST_WAYS", 1)
    scan = conditional()
    for answers in ({"yes": False, "a": 2}, {"yes": True, "a": 5, "b": 3}, {"yes": False, "a": 5}):
        one = response(dict[str, Answer](answers))
        assert scan.score(one).scores == scan.compiled.scores("employee", one.answers) == by_reference(scan, one)
    assert scan.compiled.quick.of("employee", {"yes": True}) is None
    assert not scan.compiled.fits(response({"yes": True, "a": 5}))


def test_nobody_has_a_way_with_a_perspective_that_does_not_exist() -> None:
    assert four().compiled.quick.of("boss", {}) is None


def test_item_that_must_be_answered_and_is_not_keyed_is_asked_for() -> None:
    text = TextItem(id=ident("why"), text=both("Waarom"), required=True)
    scan = questionnaire(section("s", item("a"), text), dimensions=(dimension("d", key("a")),))
    assert quickly(scan, {"a": 3}) is None
    with pytest.raises(InvalidResponseError):
        scan.score(response({"a": 3}))
    assert scan.score(response({"a": 3, "why": "Daarom."}))["d"].value == 50.0


def test_other_questionnaire_major_or_perspective_is_refused_and_another_minor_is_not() -> None:
    scan = four()
    answers: dict[str, Answer] = {"a": 5, "b": 3, "c": 1, "d": 2}
    assert scan.score(response(answers, version="1.9"))["time"].value == 60.0
    for wrong in (
        response(answers, version="2.0"),
        response(answers, perspective="boss"),
        attrs.evolve(response(answers), questionnaire=ident("other")),
    ):
        with pytest.raises(InvalidResponseError):
            scan.score(wrong)


def test_perspective_that_does_not_get_an_item_has_its_own_quick_way() -> None:
    only = attrs.evolve(item("b"), perspectives=(MANAGEMENT.id,))
    scan = questionnaire(section("s", item("a"), only), dimensions=(dimension("d", key("a"), key("b")), dimension("e", key("b"))))
    assert quickly(scan, {"a": 5}) == by_reference(scan, response({"a": 5}))
    assert quickly(scan, {"a": 5, "b": 1}, MANAGEMENT.id) == by_reference(scan, response({"a": 5, "b": 1}, perspective=MANAGEMENT.id))
    assert scan.score(response({"a": 5})).hidden == ("b",)


MANY = NumberItem(id=ident("many"), text=both("Hoeveel"), low=0, high=5000)
PICK = ChoiceItem(id=ident("pick"), text=both("Kies"), multiple=True, options=(Choice(id=ident("x"), label=both("x"), points=2),))


@pytest.mark.parametrize(
    ("scan", "answers"),
    [
        (questionnaire(section("s", item("a"), MANY), dimensions=(dimension("d", key("a"), key("many")),)), {"a": 3, "many": 4000}),
        (questionnaire(section("s", item("a"), PICK), dimensions=(dimension("d", key("a"), key("pick")),)), {"a": 3, "pick": ("x",)}),
        (questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("d", key("a", 100), key("b")),)), {"a": 3, "b": 5}),
        (questionnaire(section("s", item("a")), dimensions=(dimension("d", key("a")),), composites=(composite("k", ("d", 1)),)), {"a": 3}),
        (
            questionnaire(
                section("s", item("a"), item("b", "seven")), scales=(scale(), scale("seven", 1, 7)), dimensions=(dimension("d", key("a"), key("b")),)
            ),
            {"a": 3, "b": 7},
        ),
        (
            questionnaire(
                section("s", YesNoItem(id=ident("y"), text=both("y"))),
                dimensions=(attrs.evolve(dimension("d", key("y")), counts=CountsOneOf(values=(True,))),),
            ),
            {"y": True},
        ),
        (
            questionnaire(section("s", item("a")), dimensions=(attrs.evolve(dimension("d", key("a")), counts=CountsAtLeast(value=3)),)),
            {"a": 3},
        ),
    ],
)
def test_scores_that_cannot_be_added_at_once_are_the_same_too(scan: Questionnaire, answers: dict[str, Answer]) -> None:
    assert scan.score(response(answers)).scores == by_reference(scan, response(answers))


def test_no_more_scores_are_kept_than_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("werkplekleren.assessments.quick.MOST_KEPT", 1)
    scan = questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("d", key("a"), key("b")),))
    for _ in range(2):
        assert [scan.score(response({"a": answer, "b": 1}))["d"].score.exact for answer in (1, 3, 5)] == [0, 25, Fraction(50)]
