"""Recommendations: which rules fire, in what order, and what their reasons say."""

from collections.abc import Mapping
from datetime import date

import attrs
import pytest

from strategies.advice import (
    EMPLOYEE,
    FIRM,
    HELP,
    MANAGEMENT,
    ON,
    QUESTION,
    QUESTIONNAIRE,
    SCAN,
    TIME,
    dossier,
    response,
    rule,
    rule_set,
    shelves,
)
from strategies.retention import firm, person, topic
from werkplekleren._base.ids import Identifier
from werkplekleren._base.text import Text
from werkplekleren.advice import (
    Advice,
    AllSituations,
    AnySituation,
    BandSituation,
    CertificateSituation,
    Firm,
    FirmQuestion,
    FirmSizeSituation,
    GapSituation,
    LeavingUnknownSituation,
    LeavingWithinSituation,
    Measurement,
    Moment,
    NoDataSituation,
    NotSituation,
    RiskSituation,
    SinglePointSituation,
    Situation,
    ThemeSituation,
    UncoveredSituation,
    UndocumentedSituation,
    advise,
)
from werkplekleren.advice.evaluate import evaluate
from werkplekleren.advice.facts import Facts
from werkplekleren.assessments import GroupProfile, Profile
from werkplekleren.errors import InvalidValueError
from werkplekleren.retention import Certificate, KnowledgeMap, Leaving

CERTIFICATES = (
    Certificate(id="old", person="ann", title="VCA", expires_on=date(2026, 1, 1)),
    Certificate(id="soon", person="bob", title="NEN 3140", expires_on=date(2026, 12, 24)),
    Certificate(id="good", person="bob", title="Crane", expires_on=date(2030, 1, 1)),
)
PEOPLE = (
    person("ann", leaves=date(2027, 11, 23)),
    person("bob"),
    attrs.evolve(person("cor"), leaving=Leaving(status="unknown")),
    person("dee", leaves=date(2026, 11, 1)),
)
TOPICS = (
    topic("weld", criticality=5, documented="no"),
    topic("turn", criticality=2, documented="yes"),
    topic("plan", criticality=None, documented="partly"),
    topic("call", criticality=4, documented="no"),
)
KNOWLEDGE = firm(PEOPLE, TOPICS, {("ann", "weld"): 4, ("bob", "turn"): 3, ("ann", "turn"): 3, ("cor", "plan"): 3, ("dee", "call"): 4}, CERTIFICATES)


def group(*, staff: int, time: int = 1, help: int = 5, heads: int = 1) -> GroupProfile:  # noqa: A002 - a dimension
    employees = [response(f"r{number}", time=time, help=help) for number in range(staff)]
    management = [response(f"m{number}", perspective=MANAGEMENT, time=4, help=4) for number in range(heads)]
    return QUESTIONNAIRE.score_group([*employees, *management])


def finding(
    situation: Situation,
    *,
    profiles: tuple[GroupProfile | Profile, ...] = (),
    knowledge: KnowledgeMap | None = KNOWLEDGE,
    about: Firm | None = FIRM,
    question: FirmQuestion | None = QUESTION,
) -> tuple[bool | None, Mapping[str, str]]:
    """Whether a situation holds, and its values in Dutch."""
    facts = Facts(
        catalogue=shelves(),
        on=ON,
        profiles=profiles,
        knowledge=knowledge,
        firm=about,
        question=question,
        measured=frozenset(one.questionnaire for one in profiles),
    )
    found = evaluate(situation, facts)
    return found.holds, {name: shown("nl") for name, shown in found.values.items()}


def low(*, perspective: Identifier | None = None, dimension: Identifier = TIME) -> BandSituation:
    return BandSituation(questionnaire=SCAN, dimension=dimension, perspective=perspective, at_most=Identifier("low"))


def test_a_band_names_what_it_saw() -> None:
    holds, values = finding(low(perspective=EMPLOYEE), profiles=(group(staff=6),))
    assert holds
    assert values == {"questionnaire": "Scan", "dimension": "time (nl)", "perspective": "medewerkers", "score": "0", "band": "low (nl)", "n": "6"}


@pytest.mark.parametrize(
    ("at_least", "at_most", "holds"),
    [
        ("low", None, True),
        ("middle", None, True),
        ("high", None, True),
        (None, "high", True),
        (None, "middle", False),
        ("low", "middle", False),
        ("high", "high", True),
        ("gone", None, None),
        (None, "gone", None),
    ],
)
def test_a_band_has_a_lower_and_an_upper_limit(at_least: str | None, at_most: str | None, holds: bool | None) -> None:  # noqa: FBT001 - a case
    """Help is 75 for management: exactly where the band starts; a band that the result does not have says nothing."""
    situation = BandSituation(
        questionnaire=SCAN,
        dimension=HELP,
        perspective=MANAGEMENT,
        at_least=None if at_least is None else Identifier(at_least),
        at_most=None if at_most is None else Identifier(at_most),
    )
    assert finding(situation, profiles=(group(staff=0),))[0] is holds


def test_a_withheld_result_fires_nothing_and_neither_does_its_opposite() -> None:
    profiles = (group(staff=4),)
    for situation in (low(perspective=EMPLOYEE), GapSituation(questionnaire=SCAN, higher=MANAGEMENT, lower=EMPLOYEE, points=1)):
        assert finding(situation, profiles=profiles) == (None, {})
        assert finding(NotSituation(situation=situation), profiles=profiles) == (None, {})
    assert finding(low(), profiles=profiles) == (None, {}), "management is not low, but employees may be"


def test_without_any_result_a_band_is_not_known() -> None:
    assert finding(low()) == (None, {})
    assert finding(low(dimension=Identifier("gone")), profiles=(group(staff=6),)) == (None, {})


def test_results_of_another_questionnaire_do_not_count() -> None:
    other = attrs.evolve(group(staff=6), questionnaire=Identifier("other"))
    assert finding(low(perspective=EMPLOYEE), profiles=(other,)) == (None, {})


def test_an_answer_that_is_missing_is_not_a_low_score() -> None:
    silent = attrs.evolve(response("m0", perspective=MANAGEMENT), answers={"time-1": 5})
    profile = QUESTIONNAIRE.score_group([silent])
    assert finding(low(perspective=MANAGEMENT, dimension=HELP), profiles=(profile,)) == (None, {})
    assert finding(low(perspective=MANAGEMENT, dimension=HELP), profiles=(QUESTIONNAIRE.score(silent),)) == (None, {})


def test_one_response_counts_only_when_it_was_given_openly() -> None:
    openly = QUESTIONNAIRE.score(response("m0", perspective=MANAGEMENT, time=1))
    secret = QUESTIONNAIRE.score(response("r0", time=1))
    assert finding(low(), profiles=(openly,))[1]["n"] == "1"
    assert finding(low(), profiles=(secret,)) == (None, {})


def test_the_largest_gap_is_named() -> None:
    situation = GapSituation(questionnaire=SCAN, higher=MANAGEMENT, lower=EMPLOYEE, points=10)
    holds, values = finding(situation, profiles=(group(staff=6, time=2, help=4),))
    assert holds
    assert values == {
        "questionnaire": "Scan",
        "dimension": "time (nl)",
        "higher": "de leiding",
        "lower": "medewerkers",
        "higher_score": "75",
        "lower_score": "25",
        "points": "50",
    }


def test_a_gap_has_a_direction_a_size_and_perhaps_a_dimension() -> None:
    profiles = (group(staff=6, time=2, help=5),)
    gap = GapSituation(questionnaire=SCAN, higher=MANAGEMENT, lower=EMPLOYEE, points=50)
    assert finding(gap, profiles=profiles)[0] is True
    assert finding(attrs.evolve(gap, points=51), profiles=profiles)[0] is False
    assert finding(attrs.evolve(gap, dimension=HELP), profiles=profiles)[0] is False
    assert finding(attrs.evolve(gap, dimension=HELP, higher=EMPLOYEE, lower=MANAGEMENT, points=25), profiles=profiles)[0] is True


def test_a_gap_is_not_known_where_one_side_is_missing() -> None:
    half = attrs.evolve(response("m0", perspective=MANAGEMENT), answers={"time-1": 2})
    profile = QUESTIONNAIRE.score_group([*(response(f"r{number}", time=2) for number in range(5)), half])
    gap = GapSituation(questionnaire=SCAN, higher=MANAGEMENT, lower=EMPLOYEE, points=10)
    assert finding(gap, profiles=(profile,))[0] is None, "the other dimension could still differ"


def test_single_points_count_on_the_day_itself() -> None:
    """Turning has two, planning one, and who left does not count."""
    assert finding(SinglePointSituation()) == (True, {"count": "2", "topics": "Weld en Plan", "people": "Ann en Cor"})
    assert finding(SinglePointSituation(criticality=3)) == (True, {"count": "1", "topics": "Weld", "people": "Ann"})
    assert finding(SinglePointSituation(at_least=3)) == (False, {})


def test_uncovered_topics_are_those_that_nobody_can_do_any_more() -> None:
    assert finding(UncoveredSituation()) == (True, {"count": "1", "topics": "Call"})
    assert finding(UncoveredSituation(criticality=5)) == (False, {})


def test_undocumented_topics_are_named() -> None:
    assert finding(UndocumentedSituation()) == (True, {"count": "2", "topics": "Weld en Call"})
    assert finding(UndocumentedSituation(documented=("partly",), criticality=1)) == (False, {})


def test_risks_count_topics_from_a_band_up() -> None:
    holds, values = finding(RiskSituation(band=Identifier("high-priority")))
    assert holds
    assert values == {"count": "1", "topics": "Weld", "people": "Ann", "band": "high-priority"}
    assert finding(RiskSituation(band=Identifier("important"), at_least=3))[0] is False


@pytest.mark.parametrize(("months", "holds"), [(11, False), (12, True)])
def test_leaving_counts_to_the_day_and_not_who_has_gone(months: int, holds: bool) -> None:  # noqa: FBT001 - a case
    found, values = finding(LeavingWithinSituation(months=months))
    assert found is holds
    assert not holds or values == {"count": "1", "people": "Ann", "months": "12", "first_date": "23 november 2027"}


def test_an_unknown_leaving_date_is_a_fact_of_its_own() -> None:
    assert finding(LeavingUnknownSituation()) == (True, {"count": "1", "people": "Cor"})


def test_certificates_that_ask_for_something() -> None:
    assert finding(CertificateSituation()) == (True, {"count": "2", "certificates": "VCA en NEN 3140", "people": "Ann en Bob"})
    assert finding(CertificateSituation(states=("revoked",))) == (False, {})


def test_what_the_firm_itself_lacks_is_told_as_a_certificate_and_not_as_work_that_nobody_knows() -> None:
    paper = Certificate(id="works", person=None, title="EN 1090", expires_on=date(2026, 1, 1), required_for=("weld", "turn"))
    here = attrs.evolve(KNOWLEDGE, certificates=(paper,))
    assert finding(CertificateSituation(), knowledge=here)[1]["certificates"] == "EN 1090"
    for situation in (SinglePointSituation(), UncoveredSituation()):
        assert finding(situation, knowledge=here) == finding(situation)


def test_firm_size_has_two_limits() -> None:
    assert finding(FirmSizeSituation(at_least=12)) == (True, {"firm": "Oeverdam", "size": "12"})
    assert finding(FirmSizeSituation(at_least=13))[0] is False
    assert finding(FirmSizeSituation(at_most=12))[0] is True
    assert finding(FirmSizeSituation(at_most=11))[0] is False


def test_a_long_question_is_quoted_short_and_on_one_line() -> None:
    long = FirmQuestion(text="why\n" * 200, theme=Identifier("craft"))
    holds, values = finding(ThemeSituation(theme=Identifier("craft")), question=long)
    assert holds
    assert values["question"].startswith("why why")
    assert values["question"].endswith("…")
    assert len(values["question"]) <= 200
    assert finding(ThemeSituation(theme=Identifier("other")))[0] is False


@pytest.mark.parametrize(
    "situation",
    [
        SinglePointSituation(),
        UncoveredSituation(),
        UndocumentedSituation(),
        RiskSituation(band=Identifier("important")),
        LeavingWithinSituation(months=12),
        LeavingUnknownSituation(),
        CertificateSituation(),
        FirmSizeSituation(at_least=1),
        ThemeSituation(theme=Identifier("craft")),
    ],
    ids=lambda one: str(one.kind),
)
def test_what_is_not_known_is_neither_true_nor_false(situation: Situation) -> None:
    for question in (None, FirmQuestion(text="?")):
        assert finding(situation, knowledge=None, about=None, question=question) == (None, {})


def test_what_the_firm_does_not_have_yet() -> None:
    empty = firm(PEOPLE, TOPICS, {("ann", "weld"): None})
    scan = NoDataSituation(what="measurement", questionnaire=SCAN)
    assert finding(scan)[0] is True
    assert finding(scan, profiles=(group(staff=2),))[0] is False, "a withheld result is a measurement too"
    assert [finding(NoDataSituation(what=what), knowledge=None)[0] for what in ("knowledge-map", "levels", "certificates")] == [True, True, True]
    assert [finding(NoDataSituation(what=what), knowledge=empty)[0] for what in ("knowledge-map", "levels", "certificates")] == [False, True, True]
    assert [finding(NoDataSituation(what=what))[0] for what in ("knowledge-map", "levels", "certificates")] == [False, False, False]


TRUE = FirmSizeSituation(at_least=1)
FALSE = FirmSizeSituation(at_least=100)
UNKNOWN = low()


@pytest.mark.parametrize(
    ("situation", "holds"),
    [
        (AllSituations(situations=(TRUE, TRUE)), True),
        (AllSituations(situations=(TRUE, UNKNOWN)), None),
        (AllSituations(situations=(UNKNOWN, FALSE)), False),
        (AnySituation(situations=(UNKNOWN, TRUE)), True),
        (AnySituation(situations=(UNKNOWN, FALSE)), None),
        (AnySituation(situations=(FALSE, FALSE)), False),
        (NotSituation(situation=FALSE), True),
        (NotSituation(situation=TRUE), False),
        (NotSituation(situation=UNKNOWN), None),
    ],
)
def test_combinations_know_three_values(situation: Situation, holds: bool | None) -> None:  # noqa: FBT001 - a case
    assert finding(situation)[0] is holds


def test_in_a_combination_the_first_value_of_a_name_wins() -> None:
    both = AllSituations(situations=(LeavingUnknownSituation(), SinglePointSituation()))
    assert finding(both)[1] == {"count": "1", "people": "Cor", "topics": "Weld en Plan"}


def test_the_heaviest_reason_ranks_first_then_the_sum_then_the_id() -> None:
    toolbox = shelves(
        rule("a", TRUE, instrument="talk", weight=60),
        rule("b", TRUE, instrument="survey", weight=50),
        rule("c", TRUE, instrument="survey", weight=50),
        rule("d", TRUE, instrument="survey", weight=50),
        rule("e", TRUE, instrument="experiment", weight=60),
        rule("f", TRUE, instrument="experiment", weight=1),
        rule("g", FALSE, instrument="other", weight=100),
    )
    advice = advise(toolbox=toolbox, on=ON, firm=FIRM)
    assert [(one.rank, one.instrument, one.weight) for one in advice.recommendations] == [(1, "experiment", 60), (2, "talk", 60), (3, "survey", 50)]
    assert [one.rule for one in advice.recommendations[2].reasons] == ["b", "c", "d"]
    assert [one.instrument for one in advise(toolbox=toolbox, on=ON, firm=FIRM, most=1).recommendations] == ["experiment"]


def test_equal_instruments_are_sorted_by_id_and_rule_sets_by_name() -> None:
    toolbox = attrs.evolve(
        shelves(),
        rule_sets={"z": rule_set(rule("a", TRUE), name="z"), "b": rule_set(rule("q", TRUE), rule("p", TRUE, instrument="survey"), name="b")},
    )
    advice = advise(toolbox=toolbox, on=ON, firm=FIRM)
    assert [(one.instrument, [(reason.rule_set, reason.rule) for reason in one.reasons]) for one in advice.recommendations] == [
        ("talk", [("b", "q"), ("z", "a")]),
        ("survey", [("b", "p")]),
    ]


def test_a_reason_is_filled_in_each_language_and_keeps_its_values() -> None:
    reason = Text.of(nl="{perspective}: {score} op {dimension}", en="{perspective}: {score} on {dimension}")
    toolbox = shelves(rule("a", low(perspective=EMPLOYEE), reason=reason))
    (only,) = advise(toolbox=toolbox, on=ON, profiles=[group(staff=6)]).recommendations
    assert only.reasons[0].text.translations == {"nl": "medewerkers: 0 op time (nl)", "en": "employees: 0 on Time"}
    assert set(only.reasons[0].values) == {"perspective", "score", "dimension"}
    assert only.reasons[0].values["perspective"].in_language("en") == "employees"


def test_a_value_is_never_read_as_a_template_again() -> None:
    toolbox = shelves(rule("a", TRUE, reason="{firm} has {size}"))
    braces = Firm(name="{size} {0.__class__}", trade="t", people=3)
    (only,) = advise(toolbox=toolbox, on=ON, firm=braces).recommendations
    assert str(only.reasons[0].text) == "{size} {0.__class__} has 3"


def test_a_rule_with_once_falls_silent_when_the_firm_did_it() -> None:
    toolbox = shelves(
        rule("a", TRUE, instrument="talk", once=True), rule("b", TRUE, instrument="survey", once=True), rule("c", TRUE, instrument="survey", weight=1)
    )

    def left(*, moments: tuple[Moment, ...] = (), measurements: tuple[Measurement, ...] = ()) -> list[list[str]]:
        advice = advise(toolbox=toolbox, on=ON, firm=FIRM, moments=moments, measurements=measurements)
        return [[reason.rule for reason in one.reasons] for one in advice.recommendations]

    assert left() == [["b", "c"], ["a"]]
    assert left(moments=(Moment(date=ON, what="talk", kind="intake", instrument=Identifier("talk")),)) == [["b", "c"]]
    assert left(moments=(Moment(date=ON, what="walk", kind="intake"),)) == [["b", "c"], ["a"]]
    assert left(measurements=(Measurement(questionnaire=SCAN),)) == [["a"], ["c"]], "its questionnaire was used"


@pytest.mark.parametrize("most", [0, 1001, True, "5", None])
def test_the_number_of_recommendations_is_bounded(most: int) -> None:
    with pytest.raises(InvalidValueError, match="most must be a whole number from 1 to 1000"):
        advise(toolbox=shelves(), on=ON, most=most)


def test_without_rules_there_is_no_advice() -> None:
    assert advise(toolbox=shelves(), on=ON).recommendations == ()


def test_a_dossier_scores_its_answers_and_asks_for_advice() -> None:
    rules = shelves(rule("a", low(perspective=EMPLOYEE), reason="{n}"), rule("b", TRUE, instrument="experiment", weight=1))
    answers = tuple(response(f"r{number}", time=1) for number in range(6))
    made = dossier(responses=answers, measurements=(Measurement(questionnaire=SCAN, invited={"employee": 10}),), knowledge=KNOWLEDGE)
    (profile,) = made.group_profiles(rules)
    assert profile.perspective("employee").response_rate == 0.6
    advice = made.advice(rules)
    assert [one.instrument for one in advice.recommendations] == ["talk", "experiment"]
    assert made.advice(rules, most=1).recommendations == advice.recommendations[:1]
    assert Advice.from_json(advice.to_json()) == advice


def test_answers_without_a_measurement_are_scored_too() -> None:
    made = dossier(responses=(response("r1"),))
    (profile,) = made.group_profiles(shelves())
    assert profile.perspective("employee").withheld
    assert dossier().group_profiles(shelves()) == ()
