"""What holds for every questionnaire, every response and every group."""

import copy
import pickle
from fractions import Fraction
from itertools import combinations
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assessment_samples import composite, dimension, item, key, questionnaire, response, section
from scoring_definition import definition, truth, visible, weighted
from strategies.assessments import TEAMS, answered, groups, questionnaires
from werkplekleren.assessments import (
    Dimension,
    GroupProfile,
    GroupScore,
    InBand,
    Questionnaire,
    Response,
    ScoreAtLeast,
    ScoreBelow,
    suppress,
)
from werkplekleren.assessments.classification import simple_rules
from werkplekleren.errors import InvalidResponseError

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

Pair = tuple[Questionnaire, Response]
Members = list[tuple[dict[str, int], str | None]]


@roomy
@given(answered)
def test_scores_are_the_definition_to_the_last_bit(pair: Pair) -> None:
    scan, given_response = pair
    expected = definition(scan, given_response)
    profile = scan.score(given_response)
    assert [score.dimension for score in profile.scores] == [one.id for one in scan.scored]
    for score in profile.scores:
        wanted = expected[score.dimension]
        assert score.exact == wanted.exact
        assert score.value == (None if wanted.exact is None else float(wanted.exact))
        assert score.band == wanted.band
        assert score.sum == wanted.total
        assert score.prorated_sum == (None if wanted.prorated is None else float(wanted.prorated))


@roomy
@given(answered)
def test_categories_are_the_first_rule_that_holds(pair: Pair) -> None:
    scan, given_response = pair
    shown, scores = visible(scan, given_response), definition(scan, given_response)
    found = scan.score(given_response).categories
    assert [one.classification for one in found] == [one.id for one in scan.classifications]
    for one, wanted in zip(found, scan.classifications, strict=True):
        verdicts = [(each.id, truth(each.when, shown, scores)) for each in wanted.categories]
        first = next(((name, said) for name, said in verdicts if said is not False), (None, False))
        simple = [rule for each in wanted.categories for rule in simple_rules(each.when)]
        asked = any(scores[rule.dimension].asked if isinstance(rule, (ScoreAtLeast, ScoreBelow, InBand)) else rule.item in shown for rule in simple)
        if not asked:
            assert (one.state, one.category) == ("not-asked", None)
        else:
            state = {True: "found", None: "not-enough-answered", False: "none-holds"}[first[1]]
            assert (one.state, one.category) == (state, first[0] if first[1] else None)


@roomy
@given(answered)
def test_items_that_are_shown_are_those_of_the_definition(pair: Pair) -> None:
    scan, given_response = pair
    assert scan.shown(given_response.perspective, given_response.answers) == tuple(visible(scan, given_response))


@roomy
@given(answered)
def test_scores_lie_between_0_and_100_and_composites_between_their_parts(pair: Pair) -> None:
    scan, given_response = pair
    exact = {score.dimension: score.exact for score in scan.score(given_response).scores}
    assert all(value is None or 0 <= value <= 100 for value in exact.values())
    for total in scan.composites:
        value = exact[total.id]
        if value is not None:
            parts = [part for one in total.parts if (part := exact[one.dimension]) is not None]
            assert min(parts) <= value <= max(parts)


def without_counts(scan: Questionnaire) -> Questionnaire:
    """As means, since a count that is turned is another count; without what rests on the old scores."""
    means = tuple(one if one.counts is None else attrs.evolve(one, counts=None, bands=(), bands_in="percent") for one in scan.dimensions)
    return attrs.evolve(scan, dimensions=means, classifications=())


def with_keys_turned(scan: Questionnaire) -> Questionnaire:
    def turned(one: Dimension) -> Dimension:
        return attrs.evolve(one, keys=tuple(attrs.evolve(each, reversed=not each.reversed) for each in one.keys))

    return attrs.evolve(scan, dimensions=tuple(turned(one) for one in scan.dimensions))


@roomy
@given(answered)
def test_turning_all_keys_mirrors_the_scores_and_turning_twice_changes_nothing(pair: Pair) -> None:
    scan, given_response = without_counts(pair[0]), pair[1]
    once = with_keys_turned(scan)
    for score, mirrored in zip(scan.score(given_response).scores, once.score(given_response).scores, strict=True):
        assert mirrored.exact == (None if score.exact is None else 100 - score.exact)
    twice = with_keys_turned(once)
    assert twice == scan
    assert twice.score(given_response) == scan.score(given_response)


@roomy
@given(answered, st.data())
def test_missing_answer_changes_only_what_rests_on_it(pair: Pair, data: st.DataObject) -> None:
    scan, given_response = pair
    asked_about = {one.id for part in scan.sections for one in part.items if part.visible_if is not None or one.visible_if is not None}
    assume(given_response.answers)
    left_out = data.draw(st.sampled_from(sorted(given_response.answers)))
    fewer = attrs.evolve(given_response, answers={name: answer for name, answer in given_response.answers.items() if name != left_out})
    assume(visible(scan, fewer) == {**visible(scan, given_response), left_out: None} or not asked_about)
    before, after = scan.score(given_response), scan.score(fewer)
    for one in scan.dimensions:
        if left_out not in {each.item for each in one.keys}:
            assert after.score(one.id) == before.score(one.id)


@roomy
@given(answered, st.randoms(use_true_random=False))
def test_order_of_answers_changes_nothing(pair: Pair, random: Random) -> None:
    scan, given_response = pair
    names = list(given_response.answers)
    random.shuffle(names)
    mixed = attrs.evolve(given_response, answers={name: given_response.answers[name] for name in names})
    assert scan.score(mixed).scores == scan.score(given_response).scores


@roomy
@given(answered)
def test_answer_to_an_item_that_was_not_shown_is_refused(pair: Pair) -> None:
    scan, given_response = pair
    unseen = [one for one in scan.items if one.id not in scan.shown(given_response.perspective, given_response.answers)]
    assume(unseen)
    extra = attrs.evolve(given_response, answers={**given_response.answers, unseen[-1].id: True})
    with pytest.raises(InvalidResponseError) as caught:
        scan.check(extra)
    assert {"hidden-item", "other-perspective"} & {problem.code for problem in caught.value.problems}


@roomy
@given(answered)
def test_every_score_can_be_explained_by_the_profile_alone(pair: Pair) -> None:
    scan, given_response = pair
    for view in scan.score(given_response):
        explained = view.explain()
        assert len([one for one in explained.answers if one.state == "answered"]) == (0 if explained.parts else view.answered)
        assert len([one for one in explained.answers if one.state != "not-asked"]) == (0 if explained.parts else view.items)
        spans = [1 if one.counted is not None else one.high - one.low for one in explained.answers]
        points = [
            (Fraction(100 * one.points, span), one.weight) for one, span in zip(explained.answers, spans, strict=True) if one.points is not None
        ]
        if view.value is not None and not explained.parts:
            assert view.score.exact == weighted(points, 0, Fraction(0))
        assert explained.in_language("nl") != explained.in_language("en")
        above = [one.id for one in explained.held_back]
        assert not above or view.score.band not in above


@roomy
@given(answered)
def test_every_category_can_be_explained_by_the_profile_alone(pair: Pair) -> None:
    scan, given_response = pair
    profile = scan.score(given_response)
    for one in profile.categories:
        explained = profile.category(one.classification).explain()
        looked_at = [rule for rule in explained.rules if rule.looked_at]
        assert all(rule.holds is False for rule in looked_at[:-1])
        wanted = {"found": True, "not-enough-answered": None, "none-holds": False}
        assert not looked_at if one.state == "not-asked" else looked_at[-1].holds is wanted[one.state]
        assert one.category == (looked_at[-1].category if one.state == "found" else None)
        assert explained.in_language("nl") != explained.in_language("en")


@roomy
@given(questionnaires())
def test_questionnaire_survives_copying_and_pickling_with_its_fingerprint(scan: Questionnaire) -> None:
    first = scan.content_hash
    for other in (copy.deepcopy(scan), pickle.loads(pickle.dumps(scan)), attrs.evolve(scan)):  # noqa: S301 - our own bytes
        assert other == scan
        assert hash(other) == hash(scan)
        assert other.content_hash == first


# Groups.

FOUR = questionnaire(
    section("s", *(item(name) for name in "abcd")),
    dimensions=(dimension("x", key("a"), key("b")), dimension("y", key("c"), key("d", reversed=True)), dimension("z", key("d"))),
    composites=(composite("total", ("x", 2), ("y", 1), ("inner", 1)), composite("inner", ("y", 1), ("z", 3))),
)
floors = st.integers(5, 12)


def group_of(members: Members, *, floor: int = 5, by: bool = True, named: tuple[str, ...] = ()) -> GroupProfile:
    made = [response(dict(answers), id=f"r{number}", group=team) for number, (answers, team) in enumerate(members)]
    return FOUR.score_group(made, by="group" if by else "perspective", groups=named, floor=floor)


def cells(group: GroupProfile) -> dict[tuple[str | None, str], GroupScore]:
    """Every score of the confidential perspective: of the whole (no team) and of each team."""
    found: dict[tuple[str | None, str], GroupScore] = {(None, score.dimension): score for score in group["employee"].scores}
    for team in group.groups:
        if team.perspective == "employee":
            found |= {(team.group, score.dimension): score for score in team.scores}
    return found


def shown_cells(group: GroupProfile) -> set[tuple[str | None, str]]:
    return {place for place, score in cells(group).items() if not score.withheld}


@roomy
@given(groups, st.randoms(use_true_random=False), floors)
def test_order_of_respondents_changes_no_byte(members: Members, random: Random, floor: int) -> None:
    scan = FOUR
    made = [response(dict(answers), id=f"r{number}", group=team) for number, (answers, team) in enumerate(members)]
    mixed = list(made)
    random.shuffle(mixed)
    before, after = (scan.score_group(some, by="group", groups=TEAMS, floor=floor) for some in (made, mixed))
    assert before == after
    assert before.to_json() == after.to_json()


@roomy
@given(groups, floors)
def test_no_count_below_the_floor_can_be_worked_out_from_what_is_shown(members: Members, floor: int) -> None:
    group = group_of(members, floor=floor)
    counts: list[tuple[int | None, list[int]]] = [(group["employee"].n, [team.n for team in group.groups if team.n is not None])]
    for one in FOUR.scored:
        parts = [score.n for (team, name), score in cells(group).items() if team is not None and name == one.id and score.n is not None]
        counts.append((cells(group)[None, one.id].n, parts))
    for whole, parts in counts:
        assert all(size >= floor for size in parts)
        if whole is not None:
            assert whole >= floor
            for taken in range(len(parts) + 1):
                for some in combinations(parts, taken):
                    assert whole - sum(some) == 0 or whole - sum(some) >= floor


@roomy
@given(groups, floors)
def test_mean_of_a_composite_says_no_more_than_the_means_that_are_shown(members: Members, floor: int) -> None:
    group = group_of(members, floor=floor)
    found = cells(group)
    for (team, name), score in found.items():
        total = next((one for one in FOUR.composites if one.id == name), None)
        if total is not None and score.mean is not None:
            parts = [(mean, part.weight) for part in total.parts if (mean := found[team, part.dimension].mean) is not None]
            assert score.mean == pytest.approx(sum(mean * weight for mean, weight in parts) / sum(weight for _, weight in parts))


@roomy
@given(groups, floors, floors)
def test_higher_floor_shows_nothing_that_a_lower_one_hides(members: Members, one: int, other: int) -> None:
    low, high = sorted([one, other])
    assert shown_cells(group_of(members, floor=high)) <= shown_cells(group_of(members, floor=low))


def test_two_floors_together_tell_no_more_than_the_lower_one() -> None:
    """Under floor 5 the small rest of a dimension hides bankwerk; without memory floor 7 would show it instead of frezen."""
    full, partly = dict.fromkeys("abcd", 4), {"c": 4, "d": 4}
    members: Members = [
        *[(full, "bankwerk")] * 8,
        *[(partly, "bankwerk")] * 3,
        *[(full, "frezen")] * 9,
        (partly, "frezen"),
        *[(full, "lassen")] * 3,
        *[(partly, "lassen")] * 3,
    ]
    low, high = (shown_cells(group_of(members, floor=floor)) for floor in (5, 7))
    assert ("frezen", "x") in low
    assert ("bankwerk", "x") not in low | high


@roomy
@given(groups, floors, st.sets(st.sampled_from(TEAMS)))
def test_asking_for_some_teams_shows_the_same_of_them_as_asking_for_all(members: Members, floor: int, some: set[str]) -> None:
    assume(some)
    everything, part = cells(group_of(members, floor=floor, named=TEAMS)), cells(group_of(members, floor=floor, named=tuple(sorted(some))))
    assert part == {place: score for place, score in everything.items() if place[0] is None or place[0] in some}


@roomy
@given(groups, floors)
def test_what_is_withheld_looks_like_what_is_empty(members: Members, floor: int) -> None:
    empty = cells(group_of([], named=TEAMS))
    for place, score in cells(group_of(members, floor=floor, named=TEAMS)).items():
        assert score == empty[place] or not score.withheld


@roomy
@given(groups, floors)
def test_results_of_perspectives_do_not_depend_on_asking_for_teams(members: Members, floor: int) -> None:
    assert group_of(members, floor=floor, by=False).perspectives == group_of(members, floor=floor).perspectives


sizes = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(0, 14))


@given(sizes, st.integers(0, 12), floors)
def test_suppression_leaves_nothing_below_the_floor(parts: dict[str, int], direct: int, floor: int) -> None:
    found = suppress(parts, direct_members=direct, floor=floor)
    assert found.total == sum(parts.values()) + direct
    assert found.total_visible is (found.total >= floor)
    assert all(parts[name] >= floor for name in found.visible)
    assert found.hidden_remainder == found.total - sum(parts[name] for name in found.visible)
    assert not found.total_visible or found.hidden_remainder == 0 or found.hidden_remainder >= floor


@given(sizes, st.integers(0, 12), floors)
def test_suppression_hides_no_more_than_it_must(parts: dict[str, int], direct: int, floor: int) -> None:
    found = suppress(parts, direct_members=direct, floor=floor)
    large = sorted((size, name) for name, size in parts.items() if size >= floor)
    hidden = [pair for pair in large if pair[1] not in found.visible]
    if hidden and found.total_visible:
        assert hidden == large[: len(hidden)]
        assert found.hidden_remainder - hidden[-1][0] < floor


@given(sizes, st.integers(0, 12), floors, floors)
def test_higher_floor_never_shows_more_parts(parts: dict[str, int], direct: int, one: int, other: int) -> None:
    low, high = (suppress(parts, direct_members=direct, floor=floor) for floor in sorted([one, other]))
    assert set(high.visible) <= set(low.visible)
