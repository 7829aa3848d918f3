"""Groups are shown when they are large enough, and nothing smaller can be worked out."""

from collections.abc import Sequence
from fractions import Fraction
from statistics import stdev

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, both, composite, dimension, every_kind, four, ident, item, key, questionnaire, response, section
from werkplekleren._base.text import Text
from werkplekleren.assessments import Answered, AtLeast, GroupProfile, Questionnaire, Response, ScaleItem, Section, TextItem, suppress
from werkplekleren.errors import InvalidResponseError, InvalidValueError, UnknownNameError


def team(name: str | None, size: int, value: int = 4, *, perspective: str = "employee") -> list[Response]:
    return [
        response(dict.fromkeys("abcd", value), id=f"{perspective}-{name}-{number}", group=name, perspective=perspective) for number in range(size)
    ]


def varied(size: int) -> list[Response]:
    return [response({"a": 1 + number % 5, "b": 1 + number % 3, "c": 4}, id=f"r{number}") for number in range(size)]


def test_group_has_n_mean_spread_and_distribution_over_bands() -> None:
    scan = four()
    responses = varied(9)
    values = [value for one in responses if (value := scan.score(one)["time"].value) is not None]
    score = scan.score_group(responses, {"employee": 12})["employee"].score("time")
    assert (score.n, score.distribution) == (9, (sum(value < 60 for value in values), sum(value >= 60 for value in values)))
    assert score.mean == pytest.approx(sum(values) / 9)
    assert score.spread == pytest.approx(stdev(values))
    assert scan.score_group(responses, {"employee": 12})["employee"].response_rate == 0.75


def test_confidential_perspective_below_the_floor_says_nothing_not_even_how_many() -> None:
    result = four().score_group(team("x", 4))["employee"]
    assert (result.withheld, result.n, result.response_rate) == (True, None, None)
    assert all(score.withheld and score.mean is None and score.n is None and not score.distribution for score in result.scores)


def test_withheld_perspective_looks_like_one_that_nobody_answered() -> None:
    scan = four()
    assert scan.score_group(team("x", 4)) == scan.score_group([])


def test_open_perspective_is_shown_below_the_floor() -> None:
    result = four().score_group(team("x", 1, perspective="management"))["management"]
    assert (result.withheld, result.n, result.score("time").spread) == (False, 1, None)


def test_score_with_too_few_valid_answers_is_withheld_in_a_group_that_is_shown() -> None:
    responses = [*team("x", 4), *(response({"a": 5}, id=f"few{number}") for number in range(3))]
    result = four().score_group(responses)["employee"]
    assert result.n == 7
    assert result.score("time").withheld


def test_teams_are_withheld_so_that_no_small_one_can_be_derived() -> None:
    scan = four()
    responses = [*team("lassen", 3), *team("frezen", 6), *team(None, 0)]
    assert [one.group for one in scan.score_group(responses, by="group").groups] == []
    shown = scan.score_group([*responses, *team(None, 4)], by="group").groups
    assert [(one.group, one.n) for one in shown] == [("frezen", 6)]
    named = scan.score_group(responses, by="group", groups=("lassen", "frezen", "kantoor")).groups
    assert [(one.group, one.withheld, one.n) for one in named if one.perspective == "employee"] == [
        (name, True, None) for name in ("lassen", "frezen", "kantoor")
    ]
    assert shown[0].score("time").mean == 55.0
    with pytest.raises(UnknownNameError):
        shown[0].score("tme")


def test_team_that_was_not_named_is_left_out() -> None:
    shown = four().score_group([*team("a", 6), *team("b", 7)], by="group", groups=("a",)).groups
    assert [(one.group, one.withheld) for one in shown if one.perspective == "employee"] == [("a", False)]


def test_score_of_a_team_is_withheld_where_a_small_rest_could_be_derived() -> None:
    scan = four()
    partly = [response({"a": 5} if number < 4 else dict.fromkeys("abcd", 2), id=f"b{number}", group="b") for number in range(6)]
    groups = scan.score_group([*team("a", 6), *partly], by="group").groups
    assert {one.group: one.score("time").withheld for one in groups} == {"a": True, "b": True}


def test_composite_of_a_group_rests_on_the_means_that_are_shown() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b")),
        dimensions=(dimension("x", key("a")), dimension("y", key("b"))),
        composites=(composite("z", ("x", 1), ("y", 3)), composite("zz", ("z", 1), ("y", 1))),
    )
    responses = [response({"a": 5, "b": 2} if number < 6 else {"a": 5}, id=f"r{number}") for number in range(9)]
    result = scan.score_group(responses)["employee"]
    assert result.score("z").mean == pytest.approx((100 + 3 * 25) / 4)
    few = [response({"a": 5, "b": 2} if number < 3 else {"a": 5}, id=f"r{number}") for number in range(9)]
    assert scan.score_group(few)["employee"].score("z").withheld


def test_composite_is_withheld_where_too_few_have_all_the_parts_that_it_needs() -> None:
    both_needed = attrs.evolve(composite("z", ("x", 1), ("y", 1)), minimum=Fraction(1))
    scan = questionnaire(
        section("s", item("a"), item("b")), dimensions=(dimension("x", key("a")), dimension("y", key("b"))), composites=(both_needed,)
    )
    halves = [response({"a": 5} if number % 2 else {"b": 3}, id=f"r{number}") for number in range(12)]
    result = scan.score_group(halves)["employee"]
    assert (result.score("x").n, result.score("y").n, result.score("z").withheld) == (6, 6, True)


def test_composite_with_a_withheld_part_rests_on_what_is_shown_and_has_no_spread() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b")),
        dimensions=(dimension("x", key("a")), dimension("y", key("b"))),
        composites=(composite("z", ("x", 1), ("y", 1)),),
    )
    score = scan.score_group([response({"a": 5, **({"b": 1} if number < 3 else {})}, id=f"r{number}") for number in range(9)])["employee"].score("z")
    assert (score.n, score.mean, score.spread, score.distribution, score.band) == (9, 100.0, None, (), "high")


def test_nothing_that_is_made_of_a_composite_tells_what_a_few_answered_to_a_part_of_it() -> None:
    asked = ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=AtLeast(item=ident("a"), value=5))
    scan = questionnaire(
        section("s", item("a"), asked, item("c")),
        dimensions=tuple(dimension(name, key(name[-1])) for name in ("in-a", "in-b", "in-c")),
        composites=(composite("inner", ("in-a", 1), ("in-b", 1)), composite("outer", ("inner", 1), ("in-c", 1))),
    )

    def group(few: int) -> GroupProfile:
        return scan.score_group(
            [response({"a": 5, "b": few, "c": 3} if number < 3 else {"a": 2, "c": 1 + number % 4}, id=f"r{number}") for number in range(9)]
        )

    assert group(1) == group(5)
    assert group(1)["employee"].score("outer").spread is not None


def open_scan() -> Questionnaire:
    return questionnaire(section("s", item("a"), TextItem(id=ident("why"), text=item("x").text, perspectives=(EMPLOYEE.id,))))


def written(*texts: str) -> list[Response]:
    return [response({"a": 3, "why": text}, id=f"r{number}") for number, text in enumerate(texts)]


def test_open_answers_come_by_the_alphabet_where_the_floor_wrote_something() -> None:
    (answers,) = open_scan().score_group(written("Zagen", " meer tijd ", "", "Meer tijd", "boren", "  ", "Aan tafel")).open_answers
    assert (answers.item, answers.texts) == ("why", ("Aan tafel", "boren", "Meer tijd", "meer tijd", "Zagen"))
    assert open_scan().score_group(written("a", "b", "c", "d")).open_answers == ()


def test_open_answers_of_fewer_than_the_floor_look_like_none() -> None:
    few = open_scan().score_group(written("a", "b", "c", "d", "", ""))
    assert few == open_scan().score_group(written("", "", "", "", "", ""))


def test_reason_why_something_is_withheld_is_said_once_and_only_when_something_is() -> None:
    scan = four()
    reason = scan.score_group([]).reason
    assert reason is not None
    assert reason.in_language("nl").startswith("Wat hier niet staat, rust op minder dan 5 geldige antwoorden")
    enough = [*team("x", 9), *team("x", 2, perspective="management")]
    assert scan.score_group(enough).reason is None
    few = [response({"a": 3}, id=f"few{number}") for number in range(9)]
    assert scan.score_group([*few, *enough[9:]], floor=6).reason == Text({c: w.replace("5", "6") for c, w in reason.pairs})
    hidden_team = scan.score_group([*enough, *team(None, 5)], by="group", groups=("y",))
    assert hidden_team.reason == reason


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"floor": 4}, "floor must be 5"),
        ({"by": "team"}, "'perspective' or 'group'"),
        ({"groups": ("a",)}, "only be named with"),
        ({"by": "group", "groups": ("a", "a")}, "more than once"),
        ({"invited": {"employe": 9}}, "numbers of people invited"),
        ({"invited": {"employee": 2}}, "numbers of people invited"),
    ],
)
def test_wrong_arguments_are_refused(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidValueError, match=words):
        four().score_group(team("a", 5), **arguments)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_responses_that_do_not_fit_are_all_reported_with_their_place() -> None:
    with pytest.raises(InvalidResponseError) as caught:
        four().score_group([response({"a": 9}, id="x"), response({"a": 3}, id="x")])
    assert [problem.place.path for problem in caught.value.problems] == ["responses[0].answers.a", "responses[0].id", "responses[1].id"]


def test_unknown_names_in_a_group_profile_name_the_nearest() -> None:
    group = four().score_group(team("a", 5))
    assert [one.perspective for one in group] == ["employee", "management"]
    with pytest.raises(UnknownNameError, match="employee"):
        group.perspective("employe")
    with pytest.raises(UnknownNameError):
        group["employee"].score("tme")


answers = st.fixed_dictionaries({}, optional={name: st.integers(1, 5) for name in "abcd"})
members = st.lists(st.tuples(answers, st.sampled_from([None, "x", "y", "z"])), max_size=24)


def group_of(drawn: Sequence[tuple[dict[str, int], str | None]], scan: Questionnaire, floor: int = 5) -> GroupProfile:
    made = [response(dict(given), id=f"r{number}", group=name) for number, (given, name) in enumerate(drawn)]
    return scan.score_group(made, by="group", floor=floor)


@given(members, st.randoms(use_true_random=False))
def test_order_of_respondents_changes_nothing(drawn: list[tuple[dict[str, int], str | None]], random: st.DataObject) -> None:
    scan = four()
    made = [response(dict(given), id=f"r{number}", group=name) for number, (given, name) in enumerate(drawn)]
    mixed = list(made)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # pyright: ignore - Hypothesis gives a Random
    assert scan.score_group(mixed, by="group") == scan.score_group(made, by="group")


@given(members)
def test_nothing_below_the_floor_can_be_worked_out_from_what_is_shown(drawn: list[tuple[dict[str, int], str | None]]) -> None:
    group = group_of(drawn, four())
    whole = group["employee"].score("time")
    teams = [one.score("time") for one in group.groups if not one.score("time").withheld]
    assert all(score.n is None or score.n >= 5 for score in (whole, *teams))
    if whole.n is not None and teams:
        rest = whole.n - sum(score.n or 0 for score in teams)
        assert rest == 0 or rest >= 5


CHAIN = questionnaire(
    Section(
        id=ident("s"),
        title=both("s"),
        items=(*(item(name) for name in "abc"), ScaleItem(id=ident("e"), text=both("e"), scale=ident("agree"), visible_if=Answered(item=ident("a")))),
    ),
    dimensions=tuple(dimension(name, key(name)) for name in "abce"),
    composites=(composite("most", ("a", 2), ("b", 1), ("e", 1)), composite("total", ("most", 1), ("c", 1))),
)


@settings(max_examples=300)
@given(st.lists(st.fixed_dictionaries({}, optional={name: st.integers(1, 5) for name in "abce"}), max_size=14))
def test_group_in_which_a_dimension_is_withheld_is_the_group_in_which_nobody_answered_it(drawn: list[dict[str, int]]) -> None:
    given_answers = [answers if "a" in answers else {name: step for name, step in answers.items() if name != "e"} for answers in drawn]
    result = CHAIN.score_group([response(dict(one), id=f"r{number}") for number, one in enumerate(given_answers)])["employee"]
    hidden = {score.dimension for score in result.scores if score.withheld} & set("bce")
    fewer = [{name: step for name, step in one.items() if name not in hidden} for one in given_answers]
    blank = CHAIN.score_group([response(dict(one), id=f"r{number}") for number, one in enumerate(fewer)])["employee"]
    assert attrs.evolve(blank, flagged=None) == attrs.evolve(result, flagged=None)


@given(members)
def test_higher_floor_never_shows_more(drawn: list[tuple[dict[str, int], str | None]]) -> None:
    scan = four()
    low, high = group_of(drawn, scan), group_of(drawn, scan, floor=7)
    if low["employee"].withheld:
        assert high["employee"].withheld
    if low["employee"].score("time").withheld:
        assert high["employee"].score("time").withheld


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 12)), st.integers(0, 12), st.integers(5, 9))
def test_suppression_leaves_no_small_rest(sizes: dict[str, int], direct: int, floor: int) -> None:
    found = suppress(sizes, direct_members=direct, floor=floor)
    assert all(sizes[name] >= floor for name in found.visible)
    assert found.total == sum(sizes.values()) + direct
    assert found.hidden_remainder == found.total - sum(sizes[name] for name in found.visible)
    if found.visible:
        assert found.hidden_remainder == 0 or found.hidden_remainder >= floor


def test_group_of_every_kind_of_item_leaves_out_what_nobody_was_asked() -> None:
    responses = [response({"yes": False, "a": 4}, id=f"r{number}") for number in range(5)]
    result = every_kind().score_group(responses)["employee"]
    assert result.score("late").withheld
    assert result.score("agree-only").mean == float(Fraction(75))
