"""Responses that stand out are named with their reason, and never dropped by themselves."""

from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment_samples import dimension, every_kind, four, item, key, questionnaire, response, scale, section
from strategies.assessments import questionnaires, responses
from werkplekleren.assessments import FlagRules, Questionnaire, Response
from werkplekleren.errors import InvalidResponseError, InvalidValueError

NAMES = tuple(f"q{number}" for number in range(24))


def long(*, reversed_from: int = 12) -> Questionnaire:
    """Twenty-four scale items, reversed from one on."""
    keys = [key(name, reversed=number >= reversed_from) for number, name in enumerate(NAMES)]
    return questionnaire(section("s", *(item(name) for name in NAMES)), dimensions=(dimension("d", *keys),))


def answers(*steps: int | str) -> dict[str, int | str]:
    return dict(zip(NAMES, steps, strict=False))


def careful(name: str, *, seed: int, group: str | None = None) -> Response:
    random = Random(seed)  # noqa: S311 - made-up answers
    return response({one: random.randint(1, 5) for one in NAMES}, id=name, group=group)


def reasons(scan: Questionnaire, *given_responses: Response, rules: FlagRules | None = None) -> dict[str, list[str]]:
    found = scan.data_quality(given_responses, rules=rules)
    return {one: [flag.code for flag in found.of(one)] for one in found.flagged}


def test_same_step_in_a_row_over_forward_and_reversed_items_is_flagged() -> None:
    mixed = [1, 2, 3, 4, 5, 1, *[4] * 12, 1, 2, 3, 4, 5, 1]
    (flag,) = long().data_quality([response(dict(answers(*mixed)), id="r1")])
    assert (flag.response, flag.code, flag.count, flag.everything) == ("r1", "straight-line", 12, False)
    assert flag.reason.in_language("nl") == "Gaf 12 keer achter elkaar hetzelfde antwoord, ook waar de vraag andersom is gesteld."


def test_same_step_in_a_row_over_items_that_all_point_one_way_may_be_an_honest_answer() -> None:
    assert reasons(long(reversed_from=99), response(dict(answers(*[4] * 20, 1, 2, 3, 4)))) == {}


def test_one_answer_to_everything_is_flagged_whatever_way_the_items_point() -> None:
    (flag,) = long(reversed_from=99).data_quality([response(dict(answers(*[4] * 24)))])
    assert (flag.code, flag.count, flag.everything) == ("straight-line", 24, True)
    assert flag.reason.in_language("en") == "Gave the same answer to all 24 questions on a scale."


def test_open_item_does_not_apply_and_another_scale_end_a_run() -> None:
    eleven = [1, *[4] * 11]
    assert reasons(long(), response(dict(answers(*eleven, "n/a", *[4] * 11)))) == {}
    assert reasons(long(), response({name: step for name, step in answers(*eleven, 9, *[4] * 11).items() if step != 9})) == {}
    two = questionnaire(
        section("s", *(item(name, "agree" if number < 12 else "other") for number, name in enumerate(NAMES))),
        scales=(scale("agree", 1, 5), scale("other", 1, 7)),
        dimensions=(dimension("d", *(key(name, reversed=number % 2 == 0) for number, name in enumerate(NAMES))),),
    )
    assert reasons(two, response(dict(answers(*[1] * 2, *[4] * 20, 2, 2)))) == {}


def test_item_that_counts_both_ways_says_nothing_about_direction() -> None:
    scan = questionnaire(
        section("s", *(item(name) for name in NAMES)),
        dimensions=(dimension("d", *map(key, NAMES)), dimension("e", *(key(name, reversed=True) for name in NAMES))),
    )
    assert reasons(scan, response(dict(answers(*[4] * 20, 1, 2, 3, 4)))) == {}


@pytest.mark.parametrize(("seconds", "flagged"), [(None, False), (0, True), (47, True), (48, False), (90_000, False)])
def test_answer_time_below_two_seconds_an_item_is_impossible(seconds: int | None, flagged: bool) -> None:  # noqa: FBT001 - a parameter of the test
    made = attrs.evolve(careful("r1", seed=1), seconds=seconds)
    assert reasons(long(), made) == ({"r1": ["too-fast"]} if flagged else {})
    assert reasons(long(), made, rules=FlagRules(seconds_per_item=0)) == {}


def test_answer_time_is_told_in_words() -> None:
    (flag,) = long().data_quality([attrs.evolve(careful("r1", seed=1), seconds=30)])
    assert flag.reason.in_language("en") == "Finished 24 questions in 30 seconds. Nobody can read them that fast."


def test_half_of_the_items_left_open_is_allowed_and_one_more_is_flagged() -> None:
    half = [1 + number % 5 for number in range(12)]
    assert reasons(long(), response(dict(answers(*half)))) == {}
    (flag,) = long().data_quality([response(dict(answers(*half[1:])))])
    assert (flag.code, flag.count, flag.missing) == ("mostly-missing", 24, 13)
    assert flag.reason.in_language("nl") == "Liet 13 van de 24 vragen open."


def test_items_that_were_not_shown_and_open_questions_are_not_missing() -> None:
    made = response({"yes": False, "a": 4, "one": "x"})
    assert reasons(every_kind(), made) == {}
    assert reasons(every_kind(), response({"yes": False, "a": 4})) == {"r1": ["mostly-missing"]}


def test_same_answers_of_two_respondents_of_one_group_are_flagged_in_both() -> None:
    twins = [careful("r2", seed=1, group="a"), careful("r1", seed=1, group="a"), careful("r3", seed=2, group="a")]
    assert reasons(long(), *twins) == {"r1": ["same-answers"], "r2": ["same-answers"]}
    first = long().data_quality(twins).flags[0]
    assert (first.others, first.count) == (("r2",), 24)
    assert first.reason.in_language("nl") == "Heeft op 24 vragen precies dezelfde antwoorden als r2."
    assert reasons(long(), twins[0], careful("r1", seed=1, group="b")) == {}
    assert reasons(long(), *twins, rules=FlagRules(same_answers=25)) == {}


def test_of_many_with_the_same_answers_five_others_are_named() -> None:
    found = long().data_quality([careful(f"r{number}", seed=1) for number in range(9)])
    assert {len(flag.others) for flag in found} == {5}
    assert all(flag.response not in flag.others for flag in found)


def test_pseudonym_that_occurs_twice_is_flagged_where_scoring_refuses_it() -> None:
    made = [careful("r1", seed=1), careful("r1", seed=2)]
    (flag,) = long().data_quality(made)
    assert (flag.code, flag.count, flag.reason.in_language("nl")) == ("same-pseudonym", 2, "Deze schuilnaam komt 2 keer voor.")
    with pytest.raises(InvalidResponseError, match="same pseudonym"):
        long().score_group(made)


def test_responses_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InvalidResponseError, match=r"answers\.q1"):
        long().data_quality([response({"q1": 9})])


def test_data_quality_carries_the_stamp_of_every_result() -> None:
    found, group = long().data_quality([careful("r1", seed=1)]), long().score_group([careful("r1", seed=1)])
    for name in ("questionnaire", "version", "content_hash", "scoring"):
        assert getattr(found, name) == getattr(group, name)


def test_flags_hold_no_answers() -> None:
    scan = questionnaire(
        section("s", *(item(name) for name in NAMES)),
        scales=(scale("agree", 501, 505),),
        dimensions=(dimension("d", *map(key, NAMES)),),
    )
    assert "503" not in repr(scan.data_quality([response(dict.fromkeys(NAMES, 503), id=name) for name in ("r1", "r2")]))


def flat(name: str) -> Response:
    return response(dict.fromkeys(NAMES, 3), id=name)


def test_group_tells_how_many_stand_out_from_the_floor_on_and_counts_them_like_all_others() -> None:
    scan = long()
    honest = [careful(f"r{number}", seed=number) for number in range(8)]
    four_flat = [flat(f"f{number}") for number in range(4)]
    assert scan.score_group([*honest, *four_flat])["employee"].flagged is None
    five = scan.score_group([*honest, *four_flat, flat("f9")])["employee"]
    assert (five.n, five.flagged, five.left_out) == (13, 5, None)


def test_responses_are_left_out_only_when_asked_and_the_result_says_how_many() -> None:
    scan = long()
    made = [*(careful(f"r{number}", seed=number) for number in range(8)), *(flat(f"f{number}") for number in range(6))]
    flagged = scan.data_quality(made).flagged
    assert flagged == tuple(f"f{number}" for number in range(6))
    result = scan.score_group(made, {"employee": 20}, leave_out=flagged)["employee"]
    assert (result.n, result.flagged, result.left_out, result.response_rate) == (8, None, 6, 0.4)
    assert result.scores == scan.score_group(made[:8])["employee"].scores
    assert scan.score_group(made[:12], leave_out=flagged[:4])["employee"].left_out is None


def test_withheld_perspective_tells_nothing_of_flags() -> None:
    scan = long()
    made = [flat(f"f{number}") for number in range(9)]
    assert scan.score_group(made, leave_out=[one.id for one in made[:6]]) == scan.score_group([])


def test_unknown_pseudonym_to_leave_out_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="leave_out names 1 pseudonyms"):
        four().score_group([response({"a": 3})], leave_out=["r2"])


@given(st.data(), st.randoms(use_true_random=False))
def test_order_of_responses_has_no_influence_on_flags(data: st.DataObject, random: Random) -> None:
    scan = data.draw(questionnaires())
    made = [data.draw(responses(scan, number)) for number in range(data.draw(st.integers(0, 6)))]
    mixed = list(made)
    random.shuffle(mixed)
    rules = FlagRules(straight_line=3, same_answers=3)
    assert scan.data_quality(mixed, rules=rules) == scan.data_quality(made, rules=rules)
