"""The classes of advice refuse what does not hold together, with the field, the rule and the value."""

from datetime import date
from typing import Any

import attrs
import pytest

import werkplekleren.advice as advice_package
from strategies.advice import FIRM, ON, SCAN, dossier, response, rule, rule_set
from strategies.retention import firm, person, text
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren.advice import (
    Advice,
    AllSituations,
    AnySituation,
    BandSituation,
    Dossier,
    Firm,
    FirmQuestion,
    FirmSizeSituation,
    Intake,
    LeavingUnknownSituation,
    Measurement,
    NoDataSituation,
    NotSituation,
    Recommendation,
    RecommendationReason,
    RuleSet,
    SinglePointSituation,
    ThemeSituation,
)
from werkplekleren.advice.evaluate import evaluate
from werkplekleren.advice.situations import Missing, is_situation
from werkplekleren.advice.values import names
from werkplekleren.errors import InvalidValueError
from werkplekleren.serialization import json_schema

SIZE = FirmSizeSituation(at_least=1)


def recommendation(name: str, rank: int) -> Recommendation:
    reason = RecommendationReason(rule_set=Identifier("base"), rule=Identifier("a"), weight=5, text=text("because"))
    return Recommendation(instrument=Identifier(name), rank=rank, weight=5, reasons=(reason,))


def test_a_band_needs_a_limit() -> None:
    with pytest.raises(InvalidValueError, match=r"BandSituation\.at_least or at_most must name a band"):
        BandSituation(questionnaire=SCAN, dimension=Identifier("time"))


def test_a_firm_size_needs_a_limit() -> None:
    with pytest.raises(InvalidValueError, match=r"FirmSizeSituation\.at_least or at_most"):
        FirmSizeSituation()


@pytest.mark.parametrize(("what", "questionnaire"), [("measurement", None), ("levels", SCAN)])
def test_a_questionnaire_belongs_to_a_missing_measurement(what: Missing, questionnaire: Identifier | None) -> None:
    with pytest.raises(InvalidValueError, match=r"NoDataSituation\.questionnaire"):
        NoDataSituation(what=what, questionnaire=questionnaire)


@pytest.mark.parametrize("cls", [AllSituations, AnySituation])
@pytest.mark.parametrize("members", [(), ("size",), [SIZE], None])
def test_a_combination_is_a_tuple_of_situations(cls: type[AllSituations | AnySituation], members: object) -> None:
    wrong: Any = members
    with pytest.raises(InvalidValueError, match=r"\.situations must"):
        cls(situations=wrong)


def test_only_a_situation_can_be_turned_around() -> None:
    wrong: Any = "size"
    with pytest.raises(InvalidValueError, match=r"NotSituation\.situation must be a situation"):
        NotSituation(situation=wrong)


def test_a_rule_set_has_a_schema() -> None:
    """Also where a situation holds situations."""
    schema = json_schema(RuleSet)
    assert "NotSituation-not" in schema["$defs"]
    assert is_situation.keywords() == {}


def test_what_is_no_situation_cannot_be_evaluated() -> None:
    wrong: Any = "size"
    with pytest.raises(NotImplementedError):
        evaluate(wrong, wrong)


def test_a_combination_offers_the_values_that_are_always_there() -> None:
    unknown, single = LeavingUnknownSituation(), SinglePointSituation()
    assert AllSituations(situations=(unknown, single, SIZE)).names == ("count", "people", "topics", "firm", "size")
    assert AnySituation(situations=(single, unknown)).names == ("count", "people")
    assert AnySituation(situations=(unknown, SIZE)).names == ()
    assert NotSituation(situation=SIZE).names == ()


def test_a_reason_uses_only_values_that_its_situation_offers() -> None:
    with pytest.raises(InvalidValueError) as caught:
        rule("a", SIZE, reason=Text.of(nl="{size} {topics} {}", en="{size} { of {SIZE}"))
    assert [(one.code, one.place.path) for one in caught.value.problems] == [
        ("unknown-value", "reason.nl"),
        ("unknown-value", "reason.nl"),
        ("braces", "reason.en"),
    ]
    assert "{firm}, {size}" in str(caught.value)
    with pytest.raises(InvalidValueError, match=r"one of \(none\)"):
        rule("a", NotSituation(situation=SIZE), reason="{size}")


def test_a_rule_needs_a_situation_and_a_weight() -> None:
    wrong: Any = "always"
    with pytest.raises(InvalidValueError, match=r"AdviceRule\.when must be a situation"):
        rule("a", wrong)
    with pytest.raises(InvalidValueError, match=r"AdviceRule\.weight"):
        rule("a", SIZE, weight=0)


def test_a_rule_set_has_each_rule_once() -> None:
    with pytest.raises(InvalidValueError, match=r"RuleSet\.rules must have each id once"):
        rule_set(rule("a", SIZE), rule("a", SIZE))


@pytest.mark.parametrize("ranks", [(2, 1), (1, 1), (2, 3), (1, 3)])
def test_advice_is_ranked_in_order(ranks: tuple[int, int]) -> None:
    with pytest.raises(InvalidValueError, match=r"Advice\.recommendations must be ranked"):
        Advice(on=ON, recommendations=(recommendation("talk", ranks[0]), recommendation("survey", ranks[1])))


def test_a_response_may_not_carry_a_person() -> None:
    """Whatever the case and the spaces; by id, by name and as a group."""
    knowledge = firm((attrs.evolve(person("jan"), name="Jan  de Boer"),))
    answers = (response("JAN"), response("jan de boer"), response("r1", group="Jan de  Boer"), response("r2", group="Welders"))
    with pytest.raises(InvalidValueError) as caught:
        dossier(knowledge=knowledge, responses=answers)
    assert [(one.code, one.place.path) for one in caught.value.problems] == [("personal", f"responses[{number}]") for number in range(3)]


def test_a_dossier_has_each_response_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        dossier(responses=(response("r1"), response("r1")))
    assert [(one.code, one.place.path) for one in caught.value.problems] == [("duplicate-id", "responses[1].id")]


def test_a_dossier_is_in_a_language_and_has_each_measurement_once() -> None:
    with pytest.raises(InvalidValueError, match=r"Dossier\.language"):
        dossier(language="Nederlands")
    with pytest.raises(InvalidValueError, match=r"Dossier\.measurements must have each questionnaire once"):
        dossier(measurements=(Measurement(questionnaire=SCAN), Measurement(questionnaire=SCAN)))


def test_a_measurement_does_not_end_before_it_starts() -> None:
    with pytest.raises(InvalidValueError, match=r"Measurement\.last \(2026-11-22\) is before Measurement\.first \(2026-11-23\)"):
        Measurement(questionnaire=SCAN, first=ON, last=date(2026, 11, 22))
    assert Measurement(questionnaire=SCAN, first=ON, last=ON).last == ON
    assert Measurement(questionnaire=SCAN, last=ON).first is None


@pytest.mark.parametrize("invited", [{"Employee": 1}, {"employee": 0}, {"employee": True}, {1: 1}])
def test_the_invited_are_counted_by_perspective(invited: dict[str, int]) -> None:
    with pytest.raises(InvalidValueError, match=r"Measurement\.invited"):
        Measurement(questionnaire=SCAN, invited=invited)


@pytest.mark.parametrize("answers", [{"Een": "x"}, {"een": 1}, {"een": "x" * 20_001}])
def test_an_intake_holds_texts_by_field(answers: dict[str, str]) -> None:
    with pytest.raises(InvalidValueError, match=r"Intake\.answers"):
        Intake(answers=answers)


def test_models_keep_their_own_copy_of_a_mapping_and_can_be_hashed() -> None:
    given = {"employee": 3}
    measurement = Measurement(questionnaire=SCAN, invited=given)
    given["employee"] = 4
    assert measurement.invited == {"employee": 3}
    assert hash(measurement) == hash(Measurement(questionnaire=SCAN, invited={"employee": 3}))
    assert len({Intake(answers={"a": "b"}), Intake(answers={"a": "b"})}) == 1


def test_a_dossier_is_equal_after_json() -> None:
    made = dossier(responses=(response("r1"),), knowledge=firm((person("jan"),)), intake=Intake(answers={"vraag": "Hoe?"}))
    assert Dossier.from_json(made.to_json()) == made


def test_names_are_listed_as_a_sentence_lists_them() -> None:
    assert names([])("nl") == "\N{EN DASH}"
    assert names(["A", "B", "C", "D"])("en") == "A, B, C, and D"
    assert names("ABCDEF")("en") == "A, B, C, and 3 more"
    assert names("ABCDEF")("nl-BE") == "A, B, C en nog 3"
    assert names("ABCDEF")("pl") == "A, B, C i +3"


def test_every_public_name_exists_and_no_other() -> None:
    for name in advice_package.__all__:
        assert getattr(advice_package, name) is not None
    assert dir(advice_package) == sorted(advice_package.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Nothing'"):
        _ = advice_package.Nothing


def test_a_firm_and_its_question_need_words() -> None:
    with pytest.raises(InvalidValueError, match=r"Firm\.name"):
        Firm(name=" ", trade="metal", people=3)
    with pytest.raises(InvalidValueError, match=r"Firm\.people"):
        attrs.evolve(FIRM, people=0)
    with pytest.raises(InvalidValueError, match=r"FirmQuestion\.text"):
        FirmQuestion(text="")
    assert ThemeSituation(theme=Identifier("craft")).names == ("question",)
