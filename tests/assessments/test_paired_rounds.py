"""People who answered twice are each laid beside themselves, and no small group can be worked out from that."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from importlib import import_module
from random import Random
from statistics import mean, stdev
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assessment_samples import both, composite, dimension, four, ident, item, key, questionnaire, response, section
from strategies.assessments import TEAMS, few_answers
from werkplekleren.assessments import (
    Equals,
    GroupChange,
    GroupProfile,
    MeasurementError,
    PartChange,
    Response,
    ScaleItem,
    YesNoItem,
)
from werkplekleren.assessments.exposure import Class, is_exposed
from werkplekleren.assessments.paired_suppression import visible_pairs
from werkplekleren.errors import InvalidResponseError, InvalidValueError

scipy: Any = import_module("scipy.stats")  # it has no types
roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=40)
ERROR = MeasurementError(dimension=ident("time"), sd=15, reliability=0.84, kind="alpha", n=240, sample="monteurs, 2026")


def people(*values: int, first: int = 0, group: str | None = None, perspective: str = "employee") -> list[Response]:
    """Respondents numbered from `first`, who gave one answer to the first three questions."""
    return [
        response(dict.fromkeys("abc", value), id=f"r{number}", group=group, perspective=perspective) for number, value in enumerate(values, first)
    ]


BEFORE, AFTER = (1, 2, 2, 3, 2, 1), (4, 4, 3, 3, 5, 2)


def test_pairs_have_their_mean_difference_its_interval_and_a_named_effect_size() -> None:
    scan = four()
    one = scan.compare_rounds(people(*BEFORE), people(*AFTER))["employee"].change("time")
    first, second = ([value for each in people(*values) if (value := scan.score(each)["time"].value) is not None] for values in (BEFORE, AFTER))
    assert (one.n_before, one.n_after, one.verdict, one.effect_size) == (6, 6, "higher", "d_av")
    assert one.difference == pytest.approx(mean(second) - mean(first))
    interval = scipy.ttest_rel(second, first).confidence_interval(0.95)
    assert [one.low, one.high] == pytest.approx([interval.low, interval.high], abs=1e-9)
    assert one.effect == pytest.approx((mean(second) - mean(first)) / mean([stdev(first), stdev(second)]))
    other = scan.compare_rounds(people(*BEFORE), people(*AFTER), effect_size="d_z")["employee"].change("time")
    assert (other.effect_size, other.difference) == ("d_z", one.difference)
    assert other.effect == pytest.approx(mean(differences := [b - a for a, b in zip(first, second, strict=True)]) / stdev(differences))


def test_only_who_answered_twice_counts() -> None:
    scan = four()
    changed = scan.compare_rounds([*people(*BEFORE), *people(5, 5, 5, 5, 5, first=90)], [*people(*AFTER), *people(1, 1, 1, 1, 1, first=50)])[
        "employee"
    ]
    assert (changed.n_before, changed.n_after, changed.pairs) == (11, 11, 6)
    assert changed.changes == scan.compare_rounds(people(*BEFORE), people(*AFTER))["employee"].changes


def test_same_pseudonym_in_another_perspective_is_no_pair() -> None:
    changed = four().compare_rounds(people(*BEFORE), people(*AFTER, perspective="management"))
    assert changed["employee"].withheld
    assert changed["management"].withheld


@pytest.mark.parametrize(("before", "after"), [((2, 2, 2, 2), (3, 3, 3, 3)), (BEFORE, (4, 4)), ((*BEFORE, 3, 3), AFTER), (BEFORE, (*AFTER, 5))])
def test_few_pairs_and_few_who_answered_once_withhold_the_change(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    changed = four().compare_rounds(people(*before), people(*after))
    part = changed["employee"]
    assert (part.withheld, part.n_before, part.n_after, part.pairs) == (True, None, None, None)
    assert all(one.withheld for one in part.changes)
    assert changed.reason is not None
    assert "minstens 5 mensen die twee keer antwoordden" in changed.reason.in_language("nl")


def test_open_perspective_is_compared_for_a_single_pair() -> None:
    one = four().compare_rounds(people(2, perspective="management"), people(4, perspective="management"), errors=[ERROR])["management"]
    found = one.change("time")
    assert (one.pairs, found.difference, found.low, found.effect, found.verdict) == (1, 50, None, None, "not-known")
    assert (found.reliably_higher, found.reliably_lower, found.not_reliably_changed) == (1, None, None)


def test_reliable_changes_are_counted_where_the_error_is_known_and_follow_the_floor() -> None:
    before = people(*[1] * 6, *[3] * 7, *[5] * 5)
    after = people(*[4] * 6, *[3] * 7, *[1] * 5)
    one = four().compare_rounds(before, after, errors=[ERROR])["employee"].change("time")
    assert (one.reliably_higher, one.reliably_lower, one.not_reliably_changed) == (6, 5, 7)
    few = four().compare_rounds(people(*[1] * 6, *[3] * 7, 5, 5), people(*[4] * 6, *[3] * 7, 1, 1), errors=[ERROR])["employee"].change("time")
    assert (few.reliably_higher, few.reliably_lower, few.not_reliably_changed) == (None, None, 7)
    unknown = four().compare_rounds(before, after)["employee"].change("time")
    assert (unknown.reliably_higher, unknown.not_reliably_changed) == (None, None)


def test_pair_that_answered_other_questions_does_not_count_as_one() -> None:
    scan = questionnaire(
        section(
            "s",
            YesNoItem(id=ident("yes"), text=both("Ja?")),
            item("a"),
            ScaleItem(id=ident("b"), text=both("b"), scale=ident("agree"), visible_if=Equals(item=ident("yes"), value=True)),
        ),
        dimensions=(dimension("d", key("a"), key("b")),),
    )
    before = [response({"yes": False, "a": 1 + number % 5}, id=f"r{number}") for number in range(10)]
    after = [response({"yes": True, "a": 4, "b": 4} if number < 5 else {"yes": False, "a": 5}, id=f"r{number}") for number in range(10)]
    changed = scan.compare_rounds(before, after)["employee"]
    assert (changed.pairs, changed.change("d").n_before) == (10, 5)


def test_composite_of_pairs_rests_on_the_means_that_are_shown_where_some_miss_a_part() -> None:
    scan = questionnaire(
        section("s", item("a"), item("b")),
        dimensions=(dimension("x", key("a")), dimension("y", key("b"))),
        composites=(composite("z", ("x", 1), ("y", 3)),),
    )
    whole = [response({"a": 1 + number % 3, "b": 2}, id=f"r{number}") for number in range(11)]
    later = [response({"a": 5, "b": 4}, id=f"r{number}") for number in range(11)]
    complete = scan.compare_rounds(whole, later)["employee"]
    assert complete.change("z").low is not None
    for left, pairs in (({"a": 5}, 6), ({"b": 4}, 11)):  # without y there is too little weight for z, without x there is enough
        partly = [one if number < 6 else response(dict(left), id=one.id) for number, one in enumerate(later)]
        changed = scan.compare_rounds(whole, partly)["employee"]
        x, y, z = (changed.change(name) for name in "xyz")
        assert (z.n_before, z.low, z.effect, z.verdict) == (pairs, None, None, "not-known")
        assert z.difference == pytest.approx(((x.difference or 0) + 3 * (y.difference or 0)) / 4)
    few = [one if number < 2 else response({"b": 4}, id=one.id) for number, one in enumerate(later)]
    changed = scan.compare_rounds(whole, few)["employee"]
    assert (changed.change("x").withheld, changed.change("z").difference) == (True, changed.change("y").difference)


def test_composite_of_pairs_of_which_no_part_may_be_shown_is_withheld() -> None:
    scan = questionnaire(
        section("s", *map(item, "abc")),
        dimensions=tuple(dimension(f"d-{name}", key(name)) for name in "abc"),
        composites=(composite("z", ("d-a", 1), ("d-b", 1), ("d-c", 1)),),
    )
    two_of_three = ({"a": 4, "b": 4}, {"b": 4, "c": 4}, {"a": 4, "c": 4})
    before = [response({"a": 1 + number % 3, "b": 2, "c": 3}, id=f"r{number}") for number in range(6)]
    after = [response(dict(two_of_three[number % 3]), id=f"r{number}") for number in range(6)]
    new = [response({"a": 3, "b": 3, "c": 3}, id=f"new{number}") for number in range(6)]
    part = scan.compare_rounds(before, [*after, *new])["employee"]
    assert (part.pairs, [one.withheld for one in part.changes]) == (6, [True] * 4)


def test_teams_of_pairs_are_shown_so_that_no_small_one_can_be_derived() -> None:
    scan = four()

    def rounds(*teams: tuple[str | None, int]) -> GroupChange:
        made = [one for place, (name, size) in enumerate(teams) for one in people(*(1 + n % 4 for n in range(size)), first=100 * place, group=name)]
        later = [one for place, (name, size) in enumerate(teams) for one in people(*(1 + n % 5 for n in range(size)), first=100 * place, group=name)]
        return scan.compare_rounds(made, later, by="group")

    assert [(one.group, one.pairs) for one in rounds(("a", 6), ("b", 7)).groups] == [("a", 6), ("b", 7)]
    assert [one.group for one in rounds(("a", 6), ("b", 3)).groups] == []
    assert [one.group for one in rounds(("a", 6), ("b", 3), (None, 4)).groups] == ["a"]


def test_who_changed_teams_counts_in_the_whole_and_in_neither_team() -> None:
    scan = four()
    before = [*people(1, 2, 3, 4, 5, 1, group="a"), *people(1, 2, 3, 4, 5, first=50, group="a"), *people(2, 3, 4, 4, 2, first=90, group="b")]
    after = [*people(2, 3, 4, 5, 5, 2, group="a"), *people(1, 2, 3, 4, 5, first=50, group="b"), *people(3, 3, 5, 4, 2, first=90, group="b")]
    changed = scan.compare_rounds(before, after, by="group")
    assert changed["employee"].pairs == 16
    assert [(one.group, one.n_before, one.n_after, one.pairs) for one in changed.groups] == [("a", 11, 6, 6), ("b", 5, 10, 5)]


def test_named_teams_are_all_there_withheld_or_not() -> None:
    changed = four().compare_rounds(people(*BEFORE, group="a"), people(*AFTER, group="a"), by="group", groups=("a", "b"))
    assert [(one.group, one.withheld) for one in changed.groups if one.perspective == "employee"] == [("a", False), ("b", True)]


def test_responses_that_do_not_fit_are_reported_with_their_round() -> None:
    with pytest.raises(InvalidResponseError) as caught:
        four().compare_rounds(people(*BEFORE), [response({"a": 9}, id="x")])
    assert [problem.place.path for problem in caught.value.problems] == ["later.responses[0].answers.a"]
    with pytest.raises(InvalidValueError, match="measurement errors do not fit"):
        four().compare_rounds([], [], errors=[ERROR, ERROR])


# Laws.

Drawn = list[tuple[dict[str, int] | None, dict[str, int] | None, str | None, str | None]]
team = st.sampled_from([None, *TEAMS[:3]])
drawn_people = st.lists(st.tuples(st.none() | few_answers, st.none() | few_answers, team, team), max_size=45)
FULL = {"a": 3, "b": 3, "c": 3}
PLACES = (None, *TEAMS[:3])
large, small, rare = (st.sampled_from(sizes) for sizes in ((0, 4, 5, 6, 8, 9), (0, 0, 0, 0, 1, 4, 5, 7), (0, 0, 0, 0, 0, 0, 1, 5)))
crowds = st.fixed_dictionaries(
    {(True, True, one, one): large for one in PLACES}
    | {(True, False, one, one): small for one in PLACES}
    | {(False, True, one, one): small for one in PLACES}
    | {(True, True, one, other): rare for one in PLACES for other in PLACES if one != other}
).map(lambda sizes: [(FULL if b else None, FULL if a else None, one, other) for (b, a, one, other), size in sizes.items() for _ in range(size)])
"""Crowds in which much may be shown: most answer twice and stay in their team, and what is small is small by a little."""


TEAM_OF_FIVE: Drawn = [
    *[(FULL, None, None, None)] * 6,
    *[(None, FULL, None, None)] * 5,
    (None, FULL, None, "bankwerk"),
    *[(FULL, FULL, None, None)] * 2,
    *[(FULL, FULL, None, "bankwerk")] * 4,
]
"""Later on bankwerk is five people, of whom one answered once: under floor 5 its result is shown, under floor 6 it is not."""


def sides(drawn: Drawn) -> tuple[list[Response], list[Response]]:
    """Both rounds of people of whom some answered only one."""
    before = [response(dict(one), id=f"r{n}", group=group) for n, (one, _, group, _) in enumerate(drawn) if one is not None]
    return before, [response(dict(one), id=f"r{n}", group=group) for n, (_, one, _, group) in enumerate(drawn) if one is not None]


def compared(drawn: Drawn, floor: int = 5) -> GroupChange:
    before, after = sides(drawn)
    return four().compare_rounds(before, after, errors=[ERROR], by="group", groups=TEAMS, floor=floor)


def parts_of(changed: GroupChange) -> tuple[PartChange, ...]:
    return (*changed.perspectives, *changed.groups)


@roomy
@given(drawn_people)
def test_round_compared_with_itself_has_no_change(drawn: Drawn) -> None:
    before, _ = sides(drawn)
    for part in parts_of(four().compare_rounds(before, before, errors=[ERROR], by="group", groups=TEAMS)):
        for one in part.changes:
            assert one.difference in {0, None}
            assert one.verdict == "not-known"
            assert (one.reliably_higher, one.reliably_lower) == (None, None)


@roomy
@given(drawn_people, st.integers(0, 100))
def test_order_of_responses_changes_nothing(drawn: Drawn, seed: int) -> None:
    before, after = sides(drawn)
    mixed = [Random(seed).sample(one, len(one)) for one in (before, after)]  # noqa: S311 - an order, no secret
    assert four().compare_rounds(*mixed, errors=[ERROR], by="group", groups=TEAMS) == compared(drawn)


@roomy
@given(drawn_people)
def test_swapping_the_rounds_turns_every_sign(drawn: Drawn) -> None:
    before, after = sides(drawn)
    back = four().compare_rounds(after, before, errors=[ERROR], by="group", groups=TEAMS)
    for one, other in zip(parts_of(compared(drawn)), parts_of(back), strict=True):
        assert (one.withheld, one.n_before, one.pairs) == (other.withheld, other.n_after, other.pairs)
        for change, opposite in zip(one.changes, other.changes, strict=True):
            assert change.difference == (None if opposite.difference is None else -opposite.difference)
            assert (change.reliably_higher, change.reliably_lower) == (opposite.reliably_lower, opposite.reliably_higher)


@roomy
@given(crowds | drawn_people, st.integers(5, 9), st.integers(5, 9))
@example(TEAM_OF_FIVE, 5, 6)
def test_higher_floor_never_shows_more(drawn: Drawn, one_floor: int, other_floor: int) -> None:
    lower, higher = sorted([one_floor, other_floor])
    for low, high in zip(parts_of(compared(drawn, lower)), parts_of(compared(drawn, higher)), strict=True):
        assert high.withheld >= low.withheld
        for one, other in zip(low.changes, high.changes, strict=True):
            assert other.withheld >= one.withheld


@roomy
@given(crowds | drawn_people, st.integers(5, 7))
def test_pairs_show_nothing_that_either_round_withheld(drawn: Drawn, floor: int) -> None:
    rounds = [four().score_group(one, by="group", groups=TEAMS, floor=floor) for one in sides(drawn)]
    for part in parts_of(compared(drawn, floor)):
        for one in rounds:
            teams = [each for each in one.groups if (each.group, each.perspective) == (part.group, part.perspective)]
            result = one[part.perspective] if part.group is None else teams[0]
            assert part.withheld >= result.withheld
            assert all(change.withheld >= result.score(change.dimension).withheld for change in part.changes)


def figures(drawn: Drawn, shown: Iterable[tuple[int, str | None, bool]]) -> tuple[list[Class], list[frozenset[object]]]:
    """People who are alike in classes, and each mean as the unknowns that it rests on: of which round, which team, of pairs only or of all."""
    alike = Counter(
        (scored, teams)
        for before, after, *teams_of_one in drawn
        if any(scored := (valid(before) is not None, valid(after) is not None))
        for teams in [tuple(teams_of_one)]
    )
    classes = [Class(size=size, columns=frozenset({(kind, 0), (kind, 1)})) for kind, size in alike.items()]
    made: list[frozenset[object]] = []
    for side, team_name, paired in shown:
        there = [
            (scored, teams)
            for scored, teams in alike
            if scored[side]
            and (all(scored) or not paired)
            and (team_name is None or (teams[side] == team_name and (not paired or teams[0] == teams[1])))
        ]
        made.append(frozenset((kind, side) for kind in there))
    return classes, made


def valid(answers: dict[str, int] | None) -> Fraction | None:
    """The score of somebody, where they have one."""
    return None if answers is None else four().score(response(dict(answers))).score("time").exact


def seen(profile: GroupProfile, side: int) -> list[tuple[int, str | None, bool]]:
    """The means of a round that are shown."""
    names: list[str | None] = [] if profile["employee"].score("time").withheld else [None]
    names += [one.group for one in profile.groups if one.perspective == "employee" and not one.score("time").withheld]
    return [(side, name, False) for name in names]


def seen_of_rounds(drawn: Drawn, floor: int) -> list[tuple[int, str | None, bool]]:
    """The means of both rounds that are shown."""
    rounds = [four().score_group(one, by="group", groups=TEAMS, floor=floor) for one in sides(drawn)]
    return [mean for side, one in enumerate(rounds) for mean in seen(one, side)]


def seen_of_change(drawn: Drawn, floor: int) -> list[tuple[int, str | None, bool]]:
    """The means of pairs that are shown."""
    changed = compared(drawn, floor)
    parts = (changed["employee"], *(one for one in changed.groups if one.perspective == "employee"))
    return [(side, part.group, True) for part in parts if not part.change("time").withheld for side in (0, 1)]


@settings(roomy, max_examples=150)
@given(crowds | drawn_people, st.sets(st.integers(5, 9), min_size=1, max_size=2))
@example(TEAM_OF_FIVE, {5, 6})
def test_no_small_group_can_be_worked_out_from_both_rounds_and_the_change_together(drawn: Drawn, floors: set[int]) -> None:
    """Also of who lays results under two floors side by side: that tells no more than the lower one."""
    shown = [mean for floor in floors for mean in (*seen_of_rounds(drawn, floor), *seen_of_change(drawn, floor))]
    assert not is_exposed(*figures(drawn, shown), min(floors))


def test_change_under_a_higher_floor_stays_hidden_where_a_round_under_a_lower_one_would_tell_of_a_few() -> None:
    """Beside the rounds under floor 6 the pairs would be safe, but the result of a round has floor 5 where nobody asks for more."""
    pairs: list[tuple[int, str | None, bool]] = [(0, None, True), (1, None, True)]
    assert not is_exposed(*figures(TEAM_OF_FIVE, [*seen_of_rounds(TEAM_OF_FIVE, 6), *pairs]), 6)
    assert is_exposed(*figures(TEAM_OF_FIVE, [*seen_of_rounds(TEAM_OF_FIVE, 5), *pairs]), 5)
    assert [seen_of_change(TEAM_OF_FIVE, floor) for floor in (5, 6)] == [[], []]


def test_attacker_of_the_law_finds_what_is_worked_out_when_everything_is_shown() -> None:
    drawn: Drawn = [({"a": 3, "d": 3}, {"a": 3, "d": 3} if number < 6 else None, None, None) for number in range(9)]
    assert is_exposed(*figures(drawn, [(0, None, False), (0, None, True)]), 5)
    assert not is_exposed(*figures(drawn, [(0, None, False)]), 5)


def test_somebody_who_changed_teams_hides_both_teams_where_they_could_be_worked_out() -> None:
    before = {f"r{number}": "a" for number in range(8)} | {f"s{number}": "b" for number in range(8)}
    after = before | {"r0": "b"}
    both = ({"a", "b"}, {"a", "b"})
    assert visible_pairs(before, after, before.keys(), {5: both}) == {None}
    assert visible_pairs(before, before, before.keys(), {5: both}) == {None, "a", "b"}


def test_teams_that_a_round_shows_can_hide_the_whole_of_pairs() -> None:
    """Later on five of team b and one of team a are pairs, and five of a answered once: without b the one could be worked out."""
    pairs = {f"p{number}": "b" for number in range(5)} | {"q": "a"}
    after = pairs | {f"once{number}": "a" for number in range(5)}
    assert visible_pairs(dict.fromkeys(pairs), after, pairs.keys(), {5: (set(), {"a", "b"})}) == set()
    assert visible_pairs(dict.fromkeys(pairs), after, pairs.keys(), {5: (set(), set())}) == {None}


counts_of = st.one_of(st.integers(0, 9), st.integers(0, 4))


@given(st.integers(5, 12), counts_of, counts_of)
def test_without_teams_pairs_are_withheld_only_where_showing_them_would_tell_of_one_to_four_people(pairs: int, first: int, second: int) -> None:
    """So one to four who answered one round only do have to hide the pairs: what those few answered follows from both means."""
    people = {f"p{number}": None for number in range(pairs)}
    before = people | {f"b{number}": None for number in range(first)}
    after = people | {f"a{number}": None for number in range(second)}
    answer = {"a": 3, "d": 3}
    drawn: Drawn = [(answer, answer, None, None) for _ in range(pairs)]
    drawn += [(answer, None, None, None) for _ in range(first)]
    drawn += [(None, answer, None, None) for _ in range(second)]
    shown: list[tuple[int, str | None, bool]] = [(side, None, paired) for side in (0, 1) for paired in (False, True)]
    assert (visible_pairs(before, after, people.keys(), {5: (set(), set())}) == {None}) == (not is_exposed(*figures(drawn, shown), 5))


def test_two_who_answered_once_follow_from_the_mean_of_a_round_and_that_of_its_pairs() -> None:
    """Why the rule is not softer: the mean of twenty and that of the eighteen who came back give what the two answered."""
    before = [response({"a": 1 if number < 2 else 4, "d": 1 if number < 2 else 3}, id=f"r{number}") for number in range(20)]
    whole = four().score_group(before)["employee"].score("time").mean
    came_back = four().score_group(before[2:])["employee"].score("time").mean
    stayed_away = [four().score(one)["time"].value for one in before[:2]]
    assert whole is not None
    assert came_back is not None
    assert (20 * whole - 18 * came_back) / 2 == pytest.approx(stayed_away[0])
    assert stayed_away[0] == stayed_away[1]
    assert four().compare_rounds(before, before[2:])["employee"].change("time").withheld
