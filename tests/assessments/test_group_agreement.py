"""A group result tells how far people agree, where that is defined and large enough, and in words that are a rule of thumb."""

from collections.abc import Sequence
from random import Random

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessment_samples import MANAGEMENT, composite, dimension, item, key, questionnaire, response, scale, section
from strategies.assessments import TEAMS, few_answers
from werkplekleren.assessments import GroupAgreement, GroupProfile, Questionnaire, Response, within_group_agreement

TWO = questionnaire(
    section("s", *(item(name) for name in "abc"), item("d", "seven"), attrs.evolve(item("e"), perspectives=(MANAGEMENT.id,))),
    scales=(scale(), scale("seven", 0, 6)),
    dimensions=(
        dimension("one", key("a"), key("b", 3, reversed=True), key("e")),
        dimension("other", key("c")),
        dimension("mixed", key("c"), key("d")),
    ),
    composites=(composite("all", ("one", 1), ("other", 1)),),
)


def people(*steps: tuple[int | str | None, ...], team: str | None = None, start: int = 0) -> list[Response]:
    return [
        response({name: step for name, step in zip("abcd", each, strict=False) if step is not None}, id=f"{team}-{start + number}", group=team)
        for number, each in enumerate(steps)
    ]


def agreement(scan: Questionnaire, responses: Sequence[Response], about: str = "one") -> GroupAgreement | None:
    return scan.score_group(responses)["employee"].score(about).agreement


STEPS = ((4, 2, 5, 1), (5, 1, 4, 0), (3, 3, 4, 3), (4, 2, 4, 3), (1, 5, 2, 6), (4, 2, 5, 2))


def test_agreement_is_that_of_the_answers_as_given_whatever_their_weight_or_direction() -> None:
    found = agreement(TWO, people(*STEPS))
    expected = within_group_agreement([[a, b] for a, b, *_ in STEPS], options=5)
    assert found == GroupAgreement(items=2, options=5, r_wg=expected.r_wg_j, r_wg_star=expected.r_star_wg_j, a_wg=expected.a_wg, ad=expected.ad_mean)


def test_agreement_on_one_item_is_r_wg_itself() -> None:
    found = agreement(TWO, people(*STEPS), "other")
    expected = within_group_agreement([[c] for _, _, c, _ in STEPS], options=5)
    assert found is not None
    assert (found.items, found.r_wg, found.r_wg_star) == (1, expected.items[0].r_wg, expected.items[0].r_wg_untruncated)


def test_items_without_a_shared_scale_and_composites_have_no_agreement() -> None:
    assert agreement(TWO, people(*STEPS), "mixed") is None
    assert agreement(TWO, people(*STEPS), "all") is None


def test_only_those_with_a_score_count() -> None:
    scan = questionnaire(section("s", *(item(name) for name in "abcd")), dimensions=(dimension("one", *map(key, "abcd")),))
    complete = people(*[(4, 4, 4, 4)] * 4, (5, 4, 3, 4), (3, 4, 5, 4))
    assert agreement(scan, [*complete, *people((1, None), team="x")]) == agreement(scan, complete)


def test_does_not_apply_is_no_answer() -> None:
    made = people(*STEPS[:5], (None, 2), ("n/a", 2))
    expected = within_group_agreement([[a, b] for a, b, *_ in STEPS[:5]] + [[None, 2], [None, 2]], options=5)
    found = agreement(TWO, made)
    assert found is not None
    assert found.r_wg_star == expected.r_star_wg_j


def test_withheld_score_has_no_agreement() -> None:
    assert agreement(TWO, people(*STEPS[:4])) is None


def test_agreement_is_withheld_when_one_item_has_too_few_answers() -> None:
    made = people(*[(4, 2)] * 4, *[(None, 2)] * 5)
    score = TWO.score_group(made)["employee"].score("one")
    assert (score.n, score.agreement) == (9, None)


def test_agreement_of_a_team_is_withheld_where_one_item_leaves_a_small_rest() -> None:
    made = [*people(*STEPS, team="a"), *people(*STEPS, team="b"), *people(*STEPS[:2], *[(None, 2)] * 4, start=6, team="b")]
    teams = {team.group: team for team in TWO.score_group(made, by="group").groups}
    assert [team.score("one").n for team in teams.values()] == [6, 12]
    assert all(team.score("one").agreement is not None for team in teams.values())
    fewer = [*people(*STEPS, team="a"), *people(*STEPS[:2], *[(None, 2)] * 4, team="b")]
    teams = {team.group: team for team in TWO.score_group(fewer, by="group").groups}
    assert [team.score("one").n for team in teams.values()] == [6, 6]
    assert [team.score("one").agreement for team in teams.values()] == [None, None]


def test_one_respondent_of_an_open_perspective_agrees_with_nobody() -> None:
    made = [attrs.evolve(one, perspective=MANAGEMENT.id) for one in people(*STEPS[:2])]
    assert TWO.score_group(made[:1])["management"].score("one").agreement is None
    found = TWO.score_group(made)["management"].score("one").agreement
    assert found is not None
    assert found.items == 2


@pytest.mark.parametrize(
    ("star", "band"),
    [(None, None), (-1.5, "none"), (0.3, "none"), (0.31, "weak"), (0.5, "weak"), (0.7, "moderate"), (0.9, "strong"), (0.91, "very-strong")],
)
def test_bands_hold_up_to_their_limit(star: float | None, band: str | None) -> None:
    assert GroupAgreement(items=2, options=5, r_wg_star=star).band == band


def test_mean_distance_is_low_below_a_sixth_of_the_steps() -> None:
    made = [GroupAgreement(items=2, options=6, ad=ad).ad_is_low for ad in (None, 0.99, 1.0)]
    assert made == [None, True, False]


Drawn = list[tuple[dict[str, int], str | None]]
TWO_ORDERS: Drawn = [
    *[({"a": 3, "b": 3}, "bankwerk")] * 6,
    ({"b": 3}, "bankwerk"),
    *[({"a": 3, "b": 3}, "frezen")] * 6,
    ({"a": 3, "b": 3}, None),
    *[({"b": 3}, None)] * 4,
]
"""One without a team answered a. Under floor 5 that hides the agreement of bankwerk; under floor 6 frezen is hidden already."""


def profile_of(drawn: Drawn, order: Random | None = None, floor: int = 5) -> GroupProfile:
    scan = questionnaire(
        section("s", *(item(name) for name in "abcd")), dimensions=(dimension("x", key("a"), key("b")), dimension("y", key("c"), key("d")))
    )
    made = [response(dict(answers), id=f"r{number}", group=team) for number, (answers, team) in enumerate(drawn)]
    if order is not None:
        order.shuffle(made)
    return scan.score_group(made, by="group", groups=TEAMS, floor=floor)


def agreeing(group: GroupProfile, about: str) -> list[str]:
    """The teams of which agreement is shown."""
    return [team.group for team in group.groups if team.perspective == "employee" and team.score(about).agreement is not None]


crowds = st.lists(st.tuples(few_answers, st.sampled_from([None, *TEAMS])), max_size=40)


@given(crowds, st.randoms(use_true_random=False))
def test_order_of_respondents_changes_no_bit_of_agreement(drawn: Drawn, random: Random) -> None:
    assert profile_of(drawn).to_json() == profile_of(drawn, random).to_json()


@given(crowds, st.integers(5, 7))
@example(TWO_ORDERS, 5)
@example(TWO_ORDERS, 6)
def test_agreement_on_an_item_never_rests_on_fewer_than_the_floor_nor_leaves_such_a_rest(drawn: Drawn, floor: int) -> None:
    group = profile_of(drawn, floor=floor)
    for about, names in (("x", "ab"), ("y", "cd")):
        shown = agreeing(group, about)
        valid = [(answers, team) for answers, team in drawn if any(name in answers for name in names)]
        for name in names:
            counts = {team: sum(name in answers for answers, own in valid if own == team) for team in shown}
            total = sum(name in answers for answers, _ in valid)
            assert all(count >= floor for count in counts.values())
            rest = total - sum(counts.values())
            assert not shown or rest == 0 or rest >= floor


@given(crowds, st.integers(5, 9), st.integers(5, 9))
@example(TWO_ORDERS, 5, 6)
def test_higher_floor_shows_no_agreement_that_a_lower_one_hides(drawn: Drawn, one: int, other: int) -> None:
    low, high = (profile_of(drawn, floor=floor) for floor in sorted([one, other]))
    for about in ("x", "y"):
        assert set(agreeing(high, about)) <= set(agreeing(low, about))
