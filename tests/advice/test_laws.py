"""What holds for every firm and every set of rules."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from strategies.advice import EMPLOYEE, ON, Shelves, catalogues, dossiers, responses, rule_set, situations
from werkplekleren.advice import Advice, Dossier, NotSituation, Situation, advise
from werkplekleren.advice.evaluate import evaluate
from werkplekleren.advice.facts import Facts
from werkplekleren.assessments import Response


def facts(dossier: Dossier, toolbox: Shelves) -> Facts:
    return Facts(
        catalogue=toolbox,
        on=ON,
        profiles=dossier.group_profiles(toolbox),
        knowledge=dossier.knowledge,
        firm=dossier.firm,
        question=dossier.question,
        measured=frozenset(),
    )


@given(dossiers(), catalogues)
def test_advice_is_ranked_complete_and_stored_exactly(dossier: Dossier, toolbox: Shelves) -> None:
    advice = dossier.advice(toolbox, most=1000)
    weights = [one.weight for one in advice.recommendations]
    assert weights == sorted(weights, reverse=True)
    for one in advice.recommendations:
        assert one.weight == max(reason.weight for reason in one.reasons)
        assert all("{" not in str(value) or "{" in dossier.to_json() for reason in one.reasons for value in reason.values.values())
    assert Advice.from_json(advice.to_json()) == advice
    assert dossier.advice(toolbox, most=1000).to_json() == advice.to_json()
    assert dossier.advice(toolbox, most=2).recommendations == advice.recommendations[:2]


@given(dossiers(), catalogues, st.data())
def test_the_order_of_answers_and_rules_has_no_influence(dossier: Dossier, toolbox: Shelves, data: st.DataObject) -> None:
    answers = data.draw(st.permutations(dossier.responses))
    rules = data.draw(st.permutations([rule for each in toolbox.rule_sets.values() for rule in each.rules]))
    turned = attrs.evolve(dossier, responses=tuple(answers))
    shuffled = attrs.evolve(toolbox, rule_sets={"base": rule_set(*rules)} if rules else {})
    assert turned.advice(shuffled) == dossier.advice(toolbox)


@given(dossiers(), situations, catalogues)
def test_a_situation_and_its_opposite_never_both_hold(dossier: Dossier, situation: Situation, toolbox: Shelves) -> None:
    known = facts(dossier, toolbox)
    found = evaluate(situation, known)
    turned = evaluate(NotSituation(situation=situation), known)
    assert turned.holds is (None if found.holds is None else not found.holds)
    assert set(found.values) >= set(situation.names) if found.holds else not found.values


@given(catalogues, responses())
def test_answers_of_a_small_group_have_no_influence_at_all(toolbox: Shelves, answers: tuple[Response, ...]) -> None:
    """With fewer than five employees, whatever they answered, the advice is the same."""
    staff = [one for one in answers if one.perspective == EMPLOYEE][:4]
    others = [one for one in answers if one.perspective != EMPLOYEE]
    turned = [attrs.evolve(one, answers={"time-1": 5 if one.answers["time-1"] == 1 else 1, "help-1": 3}) for one in staff]
    questionnaire = toolbox.questionnaires["scan"]
    first = advise(toolbox=toolbox, on=ON, profiles=[questionnaire.score_group([*others, *staff])])
    second = advise(toolbox=toolbox, on=ON, profiles=[questionnaire.score_group([*others, *turned])])
    assert first == second


@given(dossiers())
def test_every_dossier_is_equal_after_json(dossier: Dossier) -> None:
    assert Dossier.from_json(dossier.to_json()) == dossier
