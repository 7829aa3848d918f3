"""Every topic has an answer: options are weighed, can be chosen by hand, and are checked again."""

import json
from datetime import date, timedelta
from typing import Any, get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies.retention import CATALOGUE, OPTIONS, RISK_METHOD, START, catalogue, firm, firms, fit, option, person, topic
from werkplekleren import Toolbox
from werkplekleren._base.ids import Identifier
from werkplekleren.errors import InvalidValueError, UnknownNameError
from werkplekleren.retention import (
    Certificate,
    KnowledgeMap,
    Leaving,
    OptionChoice,
    RetentionOption,
    RetentionPlan,
    Revocation,
    Stage,
    TopicFacts,
    TransferMethod,
)
from werkplekleren.retention.plan_choices import weighed

slow = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
BUILTIN = Toolbox.builtin()
SOON = date(2027, 12, 1)
ANKE_LEAVES = (person("anke", leaves=SOON), person("bert"))


def plan(here: KnowledgeMap, **options: Any) -> RetentionPlan:  # noqa: ANN401 - any option of propose
    proposed = RetentionPlan.propose(here, BUILTIN, start=START, **options)
    assert proposed.check(here) == ()
    return proposed


def standing(proposed: RetentionPlan, name: str) -> dict[str, str]:
    return {choice.option: choice.standing for choice in proposed.options_for(name)}


def chosen(proposed: RetentionPlan, name: str) -> list[str]:
    return [choice.option for choice in proposed.options_for(name) if choice.standing == "chosen"]


def facts(**other: Any) -> TopicFacts:  # noqa: ANN401 - any fact
    here = firm((person("anke"), person("bert")), (topic("cnc"),), {("anke", "cnc"): 3})
    return attrs.evolve(TopicFacts.of(here, "cnc", start=START, buffer_weeks=4), **other)


@slow
@given(firms(), st.integers(1, 110))
def test_no_topic_is_simply_unsolved(here: KnowledgeMap, horizon: int) -> None:
    for box in (BUILTIN, CATALOGUE):
        proposed = RetentionPlan.propose(here, box, start=START, horizon_weeks=horizon, risk_method=RISK_METHOD)
        assert proposed.check(here) == ()
        by_transfer = {one.id for one in proposed.options if one.kind == "transfer"}
        for point in proposed.unsolved:
            assert set(chosen(proposed, point.topic)) - by_transfer
        for transfer in proposed.transfers:
            if transfer.to_level > transfer.from_level and proposed.options_for(transfer.topic):
                assert by_transfer & set(chosen(proposed, transfer.topic))


@slow
@given(firms())
def test_every_choice_names_reasons_that_its_option_has(here: KnowledgeMap) -> None:
    proposed = RetentionPlan.propose(here, BUILTIN, start=START, risk_method=RISK_METHOD)
    for choice in proposed.choices:
        assert all(proposed.option(choice.option).fit(name) is not None for name in choice.because)


@slow
@given(firms())
def test_what_is_chosen_by_hand_stays_and_is_judged_by_what_it_needs(here: KnowledgeMap) -> None:
    proposed = RetentionPlan.propose(here, BUILTIN, start=START, risk_method=RISK_METHOD)
    for point in proposed.unsolved[:2]:
        about = TopicFacts.in_plan(proposed, here, point.topic)
        for one in proposed.options:
            mine = proposed.choose(point.topic, one.id)
            assert one.id in chosen(mine, point.topic)
            found = {problem.code for problem in mine.check(here)}
            possible = not about.lacking(one)
            assert ("option-not-possible" in found) == (not possible)


def test_unique_critical_knowledge_is_handed_over_and_written_down_as_a_safety_net() -> None:
    proposed = plan(firm(ANKE_LEAVES, (topic("cnc", criticality=5, required_people=1),), {("anke", "cnc"): 4}))
    assert standing(proposed, "cnc") == {"transfer": "chosen", "document": "beside"}
    (net,) = [choice for choice in proposed.options_for("cnc") if choice.standing == "beside"]
    assert net.because == ("one-holder", "critical-now")


def test_what_is_not_critical_is_handed_over_and_that_is_enough() -> None:
    proposed = plan(firm(ANKE_LEAVES, (topic("cnc", criticality=3, required_people=1),), {("anke", "cnc"): 4}))
    assert standing(proposed, "cnc") == {"transfer": "chosen"}


def test_who_leaves_is_asked_to_stay_on_when_handing_over_is_done_only_just_in_time() -> None:
    here = (person("anke", leaves=date(2027, 7, 26)), person("bert"))
    proposed = plan(firm(here, (topic("cnc", criticality=5, required_people=1, hours_to_independent=42),), {("anke", "cnc"): 4}))
    last = proposed.transfers[0].last_week
    assert last is not None
    assert date(2027, 6, 28) - last <= timedelta(weeks=4)
    assert standing(proposed, "cnc") == {"transfer": "chosen", "document": "beside", "keep-part-time": "beside"}


def test_two_hours_a_week_more_go_before_everything_else() -> None:
    people = (person("anke", leaves=date(2027, 5, 15)), person("bert"))
    proposed = plan(firm(people, (topic("cnc", required_people=1, documented="no"),), {("anke", "cnc"): 3}))
    assert proposed.unsolved[0].remedies[0].values["hours"] == 2
    assert chosen(proposed, "cnc") == ["make-room"]


@pytest.mark.parametrize(
    ("about", "first"),
    [
        ({"nature": "tacit", "criticality": 4}, "keep-part-time"),
        ({"nature": "explicit", "criticality": 3}, "document"),
        ({"nature": "tacit", "criticality": 4, "knowledge": "network"}, "keep-part-time"),
    ],
)
def test_with_a_leaver_and_no_time_the_nature_and_weight_of_the_knowledge_decide(about: dict[str, Any], first: str) -> None:
    others = tuple(person(name) for name in ("bert", "cees", "dirk"))
    levels: dict[tuple[str, str], int | None] = {("anke", "cnc"): 3, **{(one.id, "cnc"): None for one in others}}
    here = firm((person("anke", leaves=START + timedelta(days=90)), *others), (topic("cnc", required_people=1, **about),), levels)
    assert chosen(plan(here), "cnc") == [first]


@pytest.mark.parametrize(
    ("about", "people", "first"),
    [
        ({"criticality": 5}, (person("bert"),), "learn-outside"),
        ({"criticality": 5}, (), "hire"),
        ({"criticality": 1, "knowledge": "organisation"}, (), "redesign"),
    ],
)
def test_what_nobody_knows_is_learned_outside_or_hired_or_dropped(about: dict[str, Any], people: tuple[Any, ...], first: str) -> None:
    others = tuple(person(name, learning=0) for name in ("cees", "dirk", "elly"))
    assert chosen(plan(firm((*people, *others), (topic("cnc", **about),), {("cees", "cnc"): 0})), "cnc") == [first]


def test_in_a_firm_of_one_another_firm_steps_in() -> None:
    assert chosen(plan(firm((person("anke"),), (topic("cnc", criticality=5),), {("anke", "cnc"): 3})), "cnc") == ["share"]


def test_where_no_level_is_filled_in_the_first_thing_is_to_find_out() -> None:
    proposed = plan(firm((person("anke"), person("bert", leaving=Leaving(status="unknown"))), (topic("cnc", criticality=None),)))
    assert [point.code for point in proposed.unsolved] == ["levels-unknown"]
    assert chosen(proposed, "cnc") == ["find-out"]


def test_a_lapsed_proof_is_renewed_before_anything_else() -> None:
    vca = Certificate(id="vca", person="anke", title="VCA", expires_on=date(2026, 1, 1), required_for=("cnc",))
    here = firm((person("anke"), person("bert")), (topic("cnc"),), {("anke", "cnc"): 3}, (vca,))
    assert chosen(plan(here), "cnc") == ["renew-proof"]


def test_renewing_a_proof_is_no_answer_for_whom_the_level_was_revoked() -> None:
    gone = Revocation(person="bert", topic="cnc", revoked_on=date(2026, 12, 1), by="Anke")
    here = firm((person("anke", leaves=SOON), person("bert"), person("carl")), (topic("cnc"),), {("anke", "cnc"): 4, ("bert", "cnc"): 3})
    revoked = attrs.evolve(here, revocations=(gone,))
    assert TopicFacts.of(revoked, "cnc", start=START, buffer_weeks=4).lapsed == 0
    assert "renew-proof" not in standing(plan(revoked), "cnc")


def test_a_toolbox_without_options_borrows_the_built_in_ones() -> None:
    bare = attrs.evolve(catalogue(), retention_options={})
    proposed = RetentionPlan.propose(firm((person("anke"),), (topic("cnc"),)), bare, start=START)
    assert [one.id for one in proposed.options] == list(BUILTIN.retention_options)


def test_where_no_option_is_possible_none_is_chosen_and_the_check_says_so() -> None:
    never = option("never", fit("many", fact="holders", least=100, needed=True))
    here = firm((), (topic("cnc"),))
    proposed = RetentionPlan.propose(here, attrs.evolve(catalogue(), retention_options={"never": never}), start=START)
    assert (proposed.choices, proposed.options) == ((), (never,))
    assert [problem.code for problem in proposed.check(here)] == ["topic-without-answer"]


def test_points_decide_and_then_the_id() -> None:
    low, high, same = option("a", fit("x", fact="holders", points=1, least=0)), option("c", fit("x", fact="holders", points=2, least=0)), option("b")
    found = weighed("cnc", facts(), (same, low, high), served=False)
    assert [(one.option, one.standing) for one in found] == [("c", "chosen"), ("a", "proposed"), ("b", "proposed")]
    assert [one.option for one in weighed("cnc", facts(), (option("b"), option("a")), served=False)] == ["a", "b"]


def test_writing_down_brings_nobody_into_a_shift_so_another_answer_is_chosen_where_there_is_one() -> None:
    write = option("write", fit("x", fact="holders", points=2, least=0), kind="document")
    chosen = [weighed("cnc", facts(), some, served=False, group_only=True)[0].option for some in ((write, option("b")), (write,))]
    assert chosen == ["b", "write"]


def test_at_most_three_others_are_proposed_and_a_safety_net_is_not_among_them() -> None:
    net = option("net", beside=(fit("x", fact="holders", least=1),))
    many = tuple(option(f"option-{number}") for number in range(6))
    found = weighed("cnc", facts(), (*many, net, option("a", fit("y", fact="people", least=2, points=1))), served=False)
    assert [one.standing for one in found] == ["chosen", "beside", "proposed", "proposed", "proposed"]
    assert found[1].option == "net"


def test_a_safety_net_needs_all_that_it_names() -> None:
    net = option("net", beside=(fit("x", fact="holders", least=1), fit("y", fact="criticality", least=4)))
    served = facts(successors=1)
    assert [one.option for one in weighed("cnc", served, (*OPTIONS[:1], net), served=True)] == ["transfer"]
    assert [one.option for one in weighed("cnc", attrs.evolve(served, criticality=4), (*OPTIONS[:1], net), served=True)] == ["transfer", "net"]


OPEN = firm((person("anke", leaves=START + timedelta(days=60)),), (topic("cnc", required_people=1),), {("anke", "cnc"): 3})


def test_an_owner_replaces_what_was_chosen_and_the_rest_stays_as_a_proposal() -> None:
    proposed = plan(OPEN)
    before = standing(proposed, "cnc")
    (first,) = chosen(proposed, "cnc")
    other = next(name for name, how in before.items() if how == "proposed")
    mine = proposed.choose("cnc", other, note="Agreed on Monday.")
    assert chosen(mine, "cnc") == [other]
    assert standing(mine, "cnc")[first] == "proposed"
    (choice,) = [one for one in mine.options_for("cnc") if one.by_hand]
    assert (choice.option, choice.note) == (other, "Agreed on Monday.")
    assert mine.choose("cnc", other).options_for("cnc") == mine.options_for("cnc")
    assert mine.check(OPEN) == ()


def test_an_owner_accepts_what_was_chosen() -> None:
    proposed = plan(OPEN)
    (first,) = chosen(proposed, "cnc")
    mine = proposed.choose("cnc", first)
    assert standing(mine, "cnc") == standing(proposed, "cnc")
    assert [one.by_hand for one in mine.options_for("cnc")] == [one.standing == "chosen" for one in mine.options_for("cnc")]


def test_the_transfers_of_the_plan_stay_when_another_answer_is_chosen_with_them() -> None:
    here = firm(ANKE_LEAVES, (topic("cnc", required_people=1), topic("zagen", required_people=0)), {("anke", "cnc"): 4})
    mine = plan(here).choose("cnc", "hire")
    assert chosen(mine, "cnc") == ["hire", "transfer"]
    assert mine.check(here) == ()
    assert [choice.topic for choice in mine.choose("cnc", "share").choices] == ["cnc"] * len(mine.choose("cnc", "share").choices)


def test_the_choices_of_other_topics_keep_their_place() -> None:
    here = firm((), tuple(topic(name) for name in ("a", "b", "c")))
    proposed = plan(here)
    mine = proposed.choose("b", "hire")
    assert [one for one in mine.choices if one.topic != "b"] == [one for one in proposed.choices if one.topic != "b"]
    assert list(dict.fromkeys(one.topic for one in mine.choices)) == list(dict.fromkeys(one.topic for one in proposed.choices))


@pytest.mark.parametrize(("name", "which"), [("xyz", "hire"), ("cnc", "wish")])
def test_only_what_the_plan_has_can_be_chosen(name: str, which: str) -> None:
    with pytest.raises(UnknownNameError):
        plan(OPEN).choose(name, which)


def problems(*choices: OptionChoice, here: KnowledgeMap = OPEN) -> list[str]:
    return [problem.code for problem in attrs.evolve(plan(OPEN), choices=choices).check(here)]


def choice(name: str = "hire", *, about: str = "cnc", **other: Any) -> OptionChoice:  # noqa: ANN401 - any field of the model
    return attrs.evolve(OptionChoice(topic=about, option=Identifier(name), standing="chosen"), **other)


def test_choices_changed_by_hand_are_checked() -> None:
    assert problems(choice()) == []
    assert problems(choice(), choice(about="xyz")) == ["unknown-topic"]
    assert problems(choice(), choice("wish")) == ["unknown-option"]
    assert problems(choice(), choice()) == ["option-twice"]
    assert problems(choice(standing="proposed")) == ["topic-without-answer"]
    assert problems(choice("transfer")) == ["option-not-possible", "topic-without-answer"]
    assert problems(choice("learn-outside")) == ["option-not-possible"]
    assert problems(choice(), choice("learn-outside", standing="proposed")) == []


def test_a_plan_of_an_earlier_version_without_options_is_not_asked_for_answers() -> None:
    assert attrs.evolve(plan(OPEN), choices=(), options=()).check(OPEN) == ()


def test_the_facts_of_a_topic_say_who_knows_it_and_how_long() -> None:
    people = (
        person("anke", leaves=date(2027, 3, 15)),
        person("bert"),
        person("cees", learning=0.5),
        person("dirk", leaves=date(2029, 1, 1)),
        person("gone", leaves=date(2020, 1, 1)),
        person("elly"),
    )
    levels: dict[tuple[str, str], int | None] = {("anke", "cnc"): 3, ("bert", "cnc"): 1, ("gone", "cnc"): 4, ("elly", "cnc"): None}
    found = TopicFacts.of(firm(people, (topic("cnc"),), levels), "cnc", start=START, buffer_weeks=4)
    assert (found.people, found.holders, found.staying, found.leavers, found.lapsed) == (5, 1, 0, 1, 0)
    assert (found.learners, found.started, found.successors) == (1, 1, 0)
    assert (found.weeks, found.slack, found.room) == (6, None, None)
    assert TopicFacts.of(firm(people[:1], (topic("cnc"),), {("anke", "cnc"): 3}), "cnc", start=date(2027, 3, 1), buffer_weeks=4).weeks == 0


def test_the_weeks_of_a_topic_are_unknown_while_somebody_stays() -> None:
    found = TopicFacts.of(firm(ANKE_LEAVES, (topic("cnc"),), {("anke", "cnc"): 3, ("bert", "cnc"): 3}), "cnc", start=START, buffer_weeks=4)
    assert (found.staying, found.leavers, found.weeks) == (1, 1, None)


@pytest.mark.parametrize(
    "wrong",
    [{"fact": "nature"}, {"fact": "nature", "values": ("tacit",), "least": 1}, {"fact": "hours"}, {"fact": "hours", "least": 1, "values": ("a",)}],
)
def test_a_fit_has_values_for_words_and_bounds_for_numbers(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError, match="takes"):
        fit("wrong", **wrong)


def test_a_fit_holds_within_its_bounds_and_never_for_what_is_not_known() -> None:
    between = fit("x", fact="weeks", least=2, most=4)
    assert [between.holds(number) for number in (1, 2, 4, 5, None)] == [False, True, True, False, False]
    assert [fit("x", fact="weeks", least=2).holds(number) for number in (1, 2)] == [False, True]
    assert [fit("x", fact="nature", values=("tacit", "mixed")).holds(word) for word in ("mixed", "explicit")] == [True, False]


def test_a_reason_stands_in_one_place_of_an_option() -> None:
    with pytest.raises(InvalidValueError, match="does not hold together"):
        option("x", fit("a", fact="hours", least=1), beside=(fit("a", fact="hours", least=1),))


@pytest.mark.parametrize("one", BUILTIN.retention_options.values(), ids=lambda one: one.id)
def test_a_built_in_option_says_what_it_costs_and_that_its_points_are_a_proposal(one: RetentionOption) -> None:
    assert {"nl", "en"} <= set(one.costs.languages) & set(one.first_step.languages) & set(one.when.languages)
    assert any(source.note is not None and "voorstel" in source.note.in_language("nl") for source in one.sources)
    warnings = [each for each in one.fits if each.points < 0]
    assert all(each.why.in_language("nl").startswith("Let op:") and each.why.in_language("en").startswith("Note:") for each in warnings)


def test_one_built_in_option_needs_nothing_so_that_there_is_always_an_answer() -> None:
    assert not any(each.needed for each in BUILTIN.retention_options["redesign"].fits)


@slow
@given(firms())
def test_a_plan_is_stored_with_its_options_and_proofs_and_read_back(here: KnowledgeMap) -> None:
    proposed = RetentionPlan.propose(here, BUILTIN, start=START, risk_method=RISK_METHOD)
    assert RetentionPlan.from_json(proposed.to_json()) == proposed


def test_a_plan_of_before_options_is_still_read() -> None:
    proposed = plan(firm(ANKE_LEAVES, (topic("cnc", criticality=5, required_people=1),), {("anke", "cnc"): 4}))
    stored = json.loads(proposed.to_json())
    for gone in ("choices", "options"):
        del stored["document"][gone]
    for transfer in stored["document"]["transfers"]:
        for step in transfer["steps"]:
            del step["proof"]
    read = RetentionPlan.from_json(json.dumps(stored))
    assert (read.choices, read.options, {step.proof for one in read.transfers for step in one.steps}) == ((), (), {None})
    assert read.options_for("cnc") == ()


def test_each_step_says_what_counts_as_evidence_and_who_decides() -> None:
    (transfer,) = plan(firm(ANKE_LEAVES, (topic("cnc", criticality=5, required_people=1, teach=True),), {("anke", "cnc"): 4})).transfers
    decides = {step.stage: step.proof.decides for step in transfer.steps if step.proof is not None}
    assert decides == {
        "document": "colleague",
        "observe": "holder",
        "together": "holder",
        "watched": "holder",
        "alone": "foreman",
        "teach": "foreman",
    }


@pytest.mark.parametrize("one", BUILTIN.transfer_methods.values(), ids=lambda one: one.id)
def test_a_built_in_method_says_for_each_of_its_stages_what_shows_that_it_is_reached(one: TransferMethod) -> None:
    assert {proof.stage for proof in one.proofs} == {stage for stage in get_args(Stage) if one.covers(stage)}
    assert all({"nl", "en"} <= set(proof.evidence.languages) for proof in one.proofs)


def test_a_method_has_no_proof_of_a_stage_that_it_does_not_cover() -> None:
    instruction = BUILTIN.transfer_methods["work-instruction"]
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(instruction, proofs=(attrs.evolve(instruction.proofs[0], stage="teach"),))
    assert [problem.code for problem in caught.value.problems] == ["proof-unused"]


@slow
@given(firms(), st.integers(30, 110))
def test_unique_critical_knowledge_is_always_handed_over_by_a_social_and_a_documented_method(here: KnowledgeMap, horizon: int) -> None:
    for box in (BUILTIN, CATALOGUE):
        proposed = RetentionPlan.propose(here, box, start=START, horizon_weeks=horizon, risk_method=RISK_METHOD)
        for transfer in proposed.transfers:
            about = here.topic(transfer.topic)
            critical = about.criticality is None or about.criticality >= 4
            first = {reason.code for reason in transfer.reasons}.isdisjoint({"further-successor", "prerequisite"})
            if len(here.able(about.id, START)) == 1 and critical and first and transfer.to_level > transfer.from_level:
                forms = {box.transfer_methods[step.method].forms for step in transfer.steps}
                assert forms & {"social", "both"}
                assert forms & {"documented", "both"}
                assert transfer.steps[0].stage == "document"
