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
from strategies.assessments import TEAMS, answered, groups, questionnaires, scale_of
from werkplekleren.assessments import Answer, Dimension, GroupProfile, GroupScore, Questionnaire, Response, ScaleItem, suppress
from werkplekleren.assessments.items import Item
from werkplekleren.errors import InvalidResponseError

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

Pair = tuple[Questionnaire, Response]
Members = list[tuple[dict[str, int], str | None]]


# The definition, written down a second time, in fractions and straight from the questionnaire.


def visible(scan: Questionnaire, given_response: Response) -> dict[str, Answer | None]:
    """The items that this respondent saw, each with the real answer, or none."""
    real: dict[str, Answer] = {}
    shown: dict[str, Answer | None] = {}
    for part in scan.sections:
        opened = part.visible_if is None or part.visible_if.holds(real)
        for one in part.items:
            asked = not one.perspectives or given_response.perspective in one.perspectives
            if asked and opened and (one.visible_if is None or one.visible_if.holds(real)):
                answer = given_response.answers.get(one.id)
                shown[one.id] = None if isinstance(one, ScaleItem) and answer == "n/a" else answer
                real |= {} if shown[one.id] is None or answer is None else {one.id: answer}
    return shown


def along(one: Item, answer: Answer) -> Fraction:
    """How far an answer lies along the range of its item, from 0 to 1."""
    ends, value = one.values(scale_of(one)), one.value(answer)
    assert ends is not None
    assert value is not None
    return Fraction(value - ends[0], ends[1] - ends[0])


def weighted(known: list[tuple[Fraction, int]], total: int, minimum: Fraction) -> Fraction | None:
    weight = sum(weight for _, weight in known)
    return sum((value * weight for value, weight in known), Fraction()) / weight if weight and weight >= minimum * total else None


def definition(scan: Questionnaire, given_response: Response) -> dict[str, Fraction | None]:
    """Every score by its definition."""
    shown = visible(scan, given_response)
    scores: dict[str, Fraction | None] = {}
    asked: set[str] = set()
    for one in scan.dimensions:
        keys = [each for each in one.keys if each.item in shown]
        asked |= {one.id} if keys else set()
        known: list[tuple[Fraction, int]] = []
        for each in keys:
            answer = shown[each.item]
            if answer is not None:
                share = along(scan.item(each.item), answer)
                known.append((100 * (1 - share if each.reversed else share), each.weight))
        scores[one.id] = weighted(known, sum(each.weight for each in keys), one.minimum)
    while len(scores) < len(scan.scored):
        for total in scan.composites:
            if total.id not in scores and all(part.dimension in scores for part in total.parts):
                parts = [part for part in total.parts if part.dimension in asked]
                asked |= {total.id} if parts else set()
                there = [(value, part.weight) for part in parts if (value := scores[part.dimension]) is not None]
                scores[total.id] = weighted(there, sum(part.weight for part in parts), total.minimum)
    return scores


@roomy
@given(answered)
def test_scores_are_the_definition_to_the_last_bit(pair: Pair) -> None:
    scan, given_response = pair
    expected = definition(scan, given_response)
    profile = scan.score(given_response)
    assert [score.dimension for score in profile.scores] == [one.id for one in scan.scored]
    for score in profile.scores:
        exact = expected[score.dimension]
        assert score.exact == exact
        assert score.value == (None if exact is None else float(exact))
        reached = [] if exact is None else [one.id for one in scan.dimension(score.dimension).bands if one.starts_at <= exact]
        assert score.band == (reached[-1] if reached else None)


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


def with_keys_turned(scan: Questionnaire) -> Questionnaire:
    def turned(one: Dimension) -> Dimension:
        return attrs.evolve(one, keys=tuple(attrs.evolve(each, reversed=not each.reversed) for each in one.keys))

    return attrs.evolve(scan, dimensions=tuple(turned(one) for one in scan.dimensions))


@roomy
@given(answered)
def test_turning_all_keys_mirrors_the_scores_and_turning_twice_changes_nothing(pair: Pair) -> None:
    scan, given_response = pair
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
        points = [(Fraction(100 * one.points, one.high - one.low), one.weight) for one in explained.answers if one.points is not None]
        if view.value is not None and not explained.parts:
            assert view.score.exact == weighted(points, 0, Fraction(0))
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
