"""The questionnaires: balanced, plain, and open about what they are."""

import re
from collections import Counter

import pytest

from content.language import LONGEST_ITEM, words
from content.reading import QUESTIONNAIRES, Table, items, table, wordings

NEGATIONS = {"niet", "geen", "nooit", "niemand", "niets", "nergens", "zonder", "zelden"}
ENGLISH_NEGATIONS = {"not", "no", "never", "nobody", "nothing", "nowhere", "without", "seldom"}

SCAN = "questionnaires/leercultuurscan.toml"
QUICK = "questionnaires/quickscan-werkplekleren.toml"
DIRECTION = "questionnaires/bedrijfsstrategiescan.toml"
RUBRIC = "questionnaires/praktijkbeoordeling.toml"
MENTOR = "questionnaires/begeleiderscheck.toml"

SURVEYS = [name for name in QUESTIONNAIRES if name != RUBRIC]
"""They ask how far one agrees; the rubric asks what was seen."""

LOW_TO_HIGH = [("laag", 0), ("midden", 50), ("hoog", 70)]
ALL_OR_NOT = [("nog-open", 0), ("alle", 100)]


def scale_items(questionnaire: Table) -> list[Table]:
    return [item for item in items(questionnaire) if item["kind"] == "scale"]


def counted_items(questionnaire: Table) -> list[Table]:
    """Items that can count: steps of a scale, yes or no, and choices with points."""
    return [item for item in items(questionnaire) if item["kind"] in {"scale", "yes-no"} or any("points" in one for one in item.get("options", ()))]


def is_all_or_nothing(questionnaire: Table, dimension: Table) -> bool:
    """Whether a dimension rests on yes and no alone."""
    kinds = {item["id"]: item["kind"] for item in items(questionnaire)}
    return {kinds[key["item"]] for key in dimension.get("keys", ())} == {"yes-no"}


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_items_are_short(name: str) -> None:
    long = [text["nl"] for item in items(table(name)) for text in wordings(item) if len(words(text["nl"])) > LONGEST_ITEM]
    assert long == []


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_items_have_no_negation(name: str) -> None:
    negative = [
        text["nl"]
        for item in items(table(name))
        for text in wordings(item)
        if NEGATIONS & {word.lower() for word in words(text["nl"])} or ENGLISH_NEGATIONS & {word.lower() for word in words(text["en"])}
    ]
    assert negative == []


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_an_item_asks_one_thing(name: str) -> None:
    double = [
        text["nl"]
        for item in items(table(name))
        for text in wordings(item)
        if {"en", "of", "maar"} & set(words(text["nl"])) - ({"of"} if re.search(r"\b(zie|zien) snel of\b", text["nl"]) else set())
    ]
    assert double == []


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_no_item_is_asked_twice(name: str) -> None:
    for language in ("nl", "en"):
        counted = Counter(item["text"][language] for item in items(table(name)))
        assert max(counted.values()) == 1


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_each_item_that_can_count_does_so_once(name: str) -> None:
    questionnaire = table(name)
    keyed = [key["item"] for dimension in questionnaire["dimensions"] for key in dimension["keys"]]
    assert sorted(keyed) == sorted(item["id"] for item in counted_items(questionnaire))


@pytest.mark.parametrize("name", SURVEYS)
def test_every_dimension_has_bands_from_low_to_high(name: str) -> None:
    questionnaire = table(name)
    for part in [*questionnaire["dimensions"], *questionnaire["composites"]]:
        expected = ALL_OR_NOT if is_all_or_nothing(questionnaire, part) else LOW_TO_HIGH
        assert [(band["id"], band["starts_at"]) for band in part["bands"]] == expected


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_every_band_says_what_it_means_and_what_to_do(name: str) -> None:
    questionnaire = table(name)
    for part in [*questionnaire["dimensions"], *questionnaire["composites"]]:
        assert part["bands"]
        assert all(band["meaning"] and band["action"] for band in part["bands"])


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_it_says_that_it_was_not_validated_and_what_that_would_need(name: str) -> None:
    validation = table(name)["validation"]
    assert validation["validated"] is False
    assert "toets" in validation["note"]["nl"]


@pytest.mark.parametrize("name", SURVEYS)
def test_the_answer_scale_is_the_same_five_points_with_a_way_out(name: str) -> None:
    (scale,) = table(name)["scales"]
    assert [option["value"] for option in scale["options"]] == [1, 2, 3, 4, 5]
    assert scale["not_applicable"]


def test_the_quick_scan_has_eight_factors_of_two_items_answered_openly() -> None:
    questionnaire = table(QUICK)
    assert [len(dimension["keys"]) for dimension in questionnaire["dimensions"]] == [2] * 8
    (perspective,) = questionnaire["perspectives"]
    assert (perspective["id"], perspective["confidential"]) == ("management", False)


def test_the_culture_scan_has_eight_subjects_of_four_items() -> None:
    assert [len(dimension["keys"]) for dimension in table(SCAN)["dimensions"]] == [4] * 8


def test_the_culture_scan_reverses_at_most_one_item() -> None:
    keys = [key for dimension in table(SCAN)["dimensions"] for key in dimension["keys"]]
    assert [key["item"] for key in keys if key.get("reversed")] == ["werk-2"]


def test_the_culture_scan_asks_management_about_its_people() -> None:
    """A sentence about "I" or "my" has a wording for management; one that fits both is shared."""
    for item in scale_items(table(SCAN)):
        personal = {"ik", "mijn", "mij", "jou"} & {word.lower() for word in words(item["text"]["nl"])}
        assert not personal or "management" in item["wordings"]
        for text in item.get("wordings", {}).values():
            assert not {"ik", "mijn", "mij"} & {word.lower() for word in words(text["nl"])}


def test_only_employees_answer_in_confidence_and_both_are_told_what_happens() -> None:
    employee, management = table(SCAN)["perspectives"]
    assert (employee["confidential"], management["confidential"]) == (True, False)
    assert "vijf" in employee["notice"]["nl"]
    assert "five" in employee["notice"]["en"]
    assert "niet anoniem" in management["notice"]["nl"]


def test_open_questions_are_for_employees_and_may_be_skipped() -> None:
    opened = [item for item in items(table(SCAN)) if item["kind"] == "text"]
    assert len(opened) == 2
    assert all(item["perspectives"] == ["employee"] and not item.get("required", False) for item in opened)


def test_the_direction_scan_has_five_subjects_of_four_items_answered_openly_by_management() -> None:
    questionnaire = table(DIRECTION)
    assert [len(dimension["keys"]) for dimension in questionnaire["dimensions"]] == [4] * 5
    (perspective,) = questionnaire["perspectives"]
    assert (perspective["id"], perspective["confidential"]) == ("management", False)
    assert "niet anoniem" in perspective["notice"]["nl"]


def test_the_rubric_describes_behaviour_at_four_steps_for_twelve_points() -> None:
    rubric = table(RUBRIC)
    points = counted_items(rubric)
    assert len(points) == 12
    for point in points:
        assert [(one["id"], one["points"]) for one in point["options"]] == [("samen", 1), ("toezicht", 2), ("alleen", 3), ("uitleggen", 4)]
        assert all(len(words(one["label"]["nl"])) <= LONGEST_ITEM for one in point["options"])
        for language in ("nl", "en"):
            assert [one["label"][language][:2] for one in point["options"]] == ["1.", "2.", "3.", "4."]


def test_a_step_of_the_rubric_is_reached_when_the_mean_is_at_that_step() -> None:
    rubric = table(RUBRIC)
    for part in [*rubric["dimensions"], *rubric["composites"]]:
        assert [(band["id"], band["starts_at"]) for band in part["bands"]] == [
            ("samen", 0),
            ("toezicht", "100/3"),
            ("alleen", "200/3"),
            ("uitleggen", 100),
        ]


def test_the_rubric_gives_no_overall_step_before_everything_was_seen() -> None:
    (overall,) = table(RUBRIC)["composites"]
    assert overall["minimum"] == 1


def test_the_assessor_decides_and_the_decision_is_not_counted() -> None:
    (decision,) = [item for item in items(table(RUBRIC)) if item["id"] == "besluit-trede"]
    assert decision["perspectives"] == ["assessor"]
    assert not any("points" in one for one in decision["options"])


def test_both_sides_of_an_assessment_know_that_it_is_not_anonymous() -> None:
    for perspective in table(RUBRIC)["perspectives"]:
        assert perspective["confidential"] is False
        assert "niet anoniem" in perspective["notice"]["nl"]


def test_the_mentor_and_management_answer_the_same_sentences_each_in_their_own_words() -> None:
    for item in scale_items(table(MENTOR)):
        assert set(item["wordings"]) == {"mentor"}
        assert {"ik", "mij", "mijn"} & {word.lower() for word in words(item["wordings"]["mentor"]["nl"])}
        assert not {"ik", "mij", "mijn"} & {word.lower() for word in words(item["text"]["nl"])}


def test_the_five_conditions_are_asked_of_management_and_stay_out_of_the_overall_score() -> None:
    questionnaire = table(MENTOR)
    conditions = [item for item in items(questionnaire) if item["kind"] == "yes-no"]
    assert len(conditions) == 5
    assert all(item["perspectives"] == ["management"] for item in conditions)
    (overall,) = questionnaire["composites"]
    assert "vijf-voorwaarden" not in {part["dimension"] for part in overall["parts"]}


def test_the_five_conditions_have_a_score_only_when_all_were_answered() -> None:
    (five,) = [one for one in table(MENTOR)["dimensions"] if one["id"] == "vijf-voorwaarden"]
    assert five["minimum"] == 1
