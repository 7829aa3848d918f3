"""The lint tells which categories no answers lead to and which questions nobody gets to see, and never one that somebody can."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment_samples import EMPLOYEE, both, composite, dimension, ident, item, key, questionnaire, response, section
from assessments.test_group_categories import category, classification
from strategies.assessments import answered, questionnaires, responses
from toolbox.building import QUESTIONNAIRE
from toolbox.linted import lines
from werkplekleren.assessments import (
    AllOf,
    AllRules,
    Answer,
    Answered,
    AnyRule,
    AtLeast,
    AtMost,
    Choice,
    ChoiceItem,
    Classification,
    Condition,
    DateItem,
    Equals,
    InBand,
    Item,
    Not,
    NotRule,
    NumberItem,
    Questionnaire,
    Response,
    ScoreAtLeast,
    ScoreBelow,
    Section,
    YesNoItem,
)
from werkplekleren.assessments.classification import Rule
from werkplekleren.toolbox.lint import categories
from werkplekleren.toolbox.lint.categories import outcomes
from werkplekleren.toolbox.lint.unseen import can_hold

A, B, D = ident("a"), ident("b"), ident("d")
roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=40, deadline=None)


def reached(scan: Questionnaire) -> tuple[list[str], list[str]]:
    """The categories that can be found, and those whose rule can hold, in their order."""
    found, ever = outcomes(scan, scan.plan.classifications[0])
    names = [str(one.id) for one in scan.classifications[0].categories]
    return [name for name in names if name in found], [name for name in names if name in ever]


def ruled(*rules: Rule, items: tuple[Item, ...] = (), minimum: int | None = None) -> Questionnaire:
    """A dimension over items a and b, a composite, and a category for each rule: c0, c1 and so on."""
    one = classification(*(category(f"c{number}", rule) for number, rule in enumerate(rules)))
    scored = attrs.evolve(dimension("d", key("a"), key("b")), minimum_items=minimum)
    return questionnaire(
        section("s", item("a"), item("b"), *items),
        dimensions=(scored, dimension("e", key("b"))),
        composites=(composite("all", ("d", 1), ("e", 2)),),
        classifications=(one,),
    )


def test_category_behind_one_that_always_comes_first_is_never_found() -> None:
    late = ruled(ScoreBelow(dimension=D, value=50), ScoreBelow(dimension=D, value=30), ScoreAtLeast(dimension=D, value=50))
    assert reached(late) == (["c0", "c2"], ["c0", "c1", "c2"])


def test_category_whose_rule_contradicts_itself_is_never_found() -> None:
    never = AllRules(rules=(ScoreBelow(dimension=D, value=30), ScoreAtLeast(dimension=D, value=30)))
    assert reached(ruled(never, NotRule(rule=never), ScoreBelow(dimension=D, value=30))) == (["c1"], ["c1", "c2"])
    both_ends = AllRules(rules=(AtLeast(item=A, value=4), AtMost(item=A, value=3)))
    assert reached(ruled(both_ends, AtLeast(item=A, value=5))) == (["c1"], ["c1"])


def test_rules_over_answers_and_scores_that_rest_on_them_are_held_against_each_other() -> None:
    """With a at 5 and b at least 1 the mean is at least 50."""
    high = AllRules(rules=(Equals(item=A, value=5), ScoreBelow(dimension=D, value=50), AtLeast(item=B, value=1)))
    assert reached(ruled(high, Equals(item=A, value=5))) == (["c1"], ["c1"])
    alone = AllRules(rules=(Equals(item=A, value=5), ScoreBelow(dimension=D, value=60), AtLeast(item=B, value=1)))
    assert reached(ruled(alone)) == (["c0"], ["c0"])


def test_score_between_two_steps_is_nobodys_score() -> None:
    between = AllRules(rules=(ScoreAtLeast(dimension=D, value=51), ScoreBelow(dimension=D, value=62)))
    assert reached(ruled(between)) == ([], [])
    assert reached(ruled(AllRules(rules=(ScoreAtLeast(dimension=D, value=50), ScoreBelow(dimension=D, value=51))))) == (["c0"], ["c0"])


def test_composite_rests_on_its_parts_and_a_band_on_its_score() -> None:
    lows = (ScoreBelow(dimension=D, value=50), ScoreBelow(dimension=ident("e"), value=50), ScoreAtLeast(dimension=ident("all"), value=50))
    assert reached(ruled(AllRules(rules=lows), InBand(dimension=ident("all"), bands=(ident("high"),)))) == (["c1"], ["c1"])


def test_what_is_never_known_stands_in_the_way_of_what_comes_after() -> None:
    """With both items needed there is a score only when b is answered; then the first rule always holds or fails."""
    blocked = ruled(AnyRule(rules=(Answered(item=B), ScoreAtLeast(dimension=D, value=0))), NotRule(rule=Answered(item=B)), minimum=2)
    assert reached(blocked) == (["c0"], ["c0", "c1"])


@pytest.mark.parametrize(
    ("extra", "rule", "possible"),
    [
        (
            YesNoItem(id=ident("x"), text=both("x")),
            AllRules(rules=(Equals(item=ident("x"), value=True), Equals(item=ident("x"), value=False))),
            False,
        ),
        (NumberItem(id=ident("x"), text=both("x")), AllRules(rules=(AtLeast(item=ident("x"), value=4), AtMost(item=ident("x"), value=3))), False),
        (
            NumberItem(id=ident("x"), text=both("x"), whole=False, low=3.2, high=3.9),
            NotRule(rule=AnyRule(rules=(AtLeast(item=ident("x"), value=4), AtMost(item=ident("x"), value=3)))),
            True,
        ),
        (NumberItem(id=ident("x"), text=both("x"), low=0, high=3), AtLeast(item=ident("x"), value=4), False),
        (DateItem(id=ident("x"), text=both("x")), AllRules(rules=(Answered(item=ident("x")), Equals(item=ident("x"), value="2026-01-01"))), True),
        (
            ChoiceItem(id=ident("x"), text=both("x"), options=tuple(Choice(id=ident(name), label=both(name)) for name in "pq")),
            AllRules(rules=(Equals(item=ident("x"), value="p"), Equals(item=ident("x"), value="q"))),
            False,
        ),
        (
            ChoiceItem(id=ident("x"), text=both("x"), options=tuple(Choice(id=ident(name), label=both(name)) for name in "pq"), multiple=True),
            AllRules(rules=(Equals(item=ident("x"), value="p"), Equals(item=ident("x"), value="q"))),
            True,
        ),
        (attrs.evolve(item("x"), required=True), NotRule(rule=Answered(item=ident("x"))), True),  # it may not apply
        (YesNoItem(id=ident("x"), text=both("x"), required=True), NotRule(rule=Answered(item=ident("x"))), False),
    ],
)
def test_every_kind_of_answer_is_looked_at(extra: Item, rule: Rule, *, possible: bool) -> None:
    assert reached(ruled(rule, items=(extra,))) == ((["c0"], ["c0"]) if possible else ([], []))


def test_perspective_that_is_not_asked_does_not_answer() -> None:
    asked = attrs.evolve(item("x"), perspectives=(ident("management"),))
    rule = AllRules(rules=(AtLeast(item=ident("x"), value=1), AtLeast(item=ident("y"), value=1)))
    other = attrs.evolve(item("y"), perspectives=(EMPLOYEE.id,))
    assert reached(ruled(rule, AtLeast(item=ident("x"), value=1), items=(asked, other))) == (["c1"], ["c1"])


def many(*rules: Rule) -> Questionnaire:
    """Thirty choices that may be made together, keyed with more items than can all be looked at together."""
    options = tuple(Choice(id=ident(f"o{number}"), label=both("o"), points=2**number % 97) for number in range(30))
    wide = ChoiceItem(id=ident("x"), text=both("x"), options=options, multiple=True)
    one = classification(*(category(f"c{number}", rule) for number, rule in enumerate(rules)))
    return questionnaire(
        section("s", wide, item("a")), dimensions=(dimension("d", key("x"), key("a")), dimension("e", key("a"))), classifications=(one,)
    )


def test_where_there_is_too_much_to_look_at_a_score_may_be_anything_that_the_rules_allow() -> None:
    low, high = ScoreBelow(dimension=D, value=30), ScoreAtLeast(dimension=D, value=30)
    lower = InBand(dimension=D, bands=(ident("low"),))
    assert reached(many(low, high, AllRules(rules=(low, high)), ScoreBelow(dimension=D, value=20))) == (["c0", "c1"], ["c0", "c1", "c3"])
    assert reached(many(AllRules(rules=(lower, ScoreAtLeast(dimension=D, value=60))), lower)) == (["c1"], ["c1"])
    assert reached(many(Equals(item=ident("x"), value="o1"), AllRules(rules=(Equals(item=ident("x"), value="o1"), low)))) == (["c0"], ["c0", "c1"])
    assert reached(many(AllRules(rules=(AtLeast(item=A, value=4), AtMost(item=A, value=3), low)), low)) == (["c1"], ["c1"])


@pytest.mark.parametrize("ends", [(300_000,), (900, 900)])
def test_numbers_with_too_many_answers_are_looked_at_by_the_rules_alone(ends: tuple[int, ...]) -> None:
    items = [NumberItem(id=ident(f"n{number}"), text=both("n"), low=0, high=high) for number, high in enumerate(ends)]
    rules: tuple[Rule, ...] = (ScoreBelow(dimension=D, value=30), ScoreBelow(dimension=D, value=20), ScoreAtLeast(dimension=D, value=30))
    one = classification(*(category(f"c{number}", rule) for number, rule in enumerate(rules)))
    scan = questionnaire(section("s", *items), dimensions=(dimension("d", *(key(one.id) for one in items)),), classifications=(one,))
    assert reached(scan) == (["c0", "c2"], ["c0", "c1", "c2"])


def test_band_that_asks_something_of_each_answer_may_be_missed_where_there_is_too_much_to_look_at() -> None:
    scan = many(AllRules(rules=(InBand(dimension=D, bands=(ident("low"),)), ScoreAtLeast(dimension=D, value=60))))
    asking = (scan.bands[0], attrs.evolve(scan.bands[1], each_at_least=2))
    assert reached(attrs.evolve(scan, dimensions=tuple(attrs.evolve(one, bands=asking) for one in scan.dimensions))) == (["c0"], ["c0"])


def test_too_many_rules_together_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    never = AllRules(rules=(AtLeast(item=A, value=4), AtMost(item=A, value=3)))
    scan = ruled(never, items=(item("x"),))
    monkeypatch.setattr(categories, "MOST", 1)
    assert reached(scan) == (["c0"], ["c0"])


# Questions that nobody gets to see.


def conditional(condition: Condition, *items: Item) -> Questionnaire:
    return questionnaire(
        section("s", *(items or (item("a"), item("b")))), Section(id=ident("t"), title=both("t"), items=(item("z"),), visible_if=condition)
    )


def unseen(scan: Questionnaire) -> Iterator[str]:
    for part in scan.sections:
        for one in part.items:
            conditions = [each for each in (part.visible_if, one.visible_if) if each is not None]
            if not can_hold(scan, conditions):
                yield str(one.id)


def test_question_behind_a_condition_that_never_holds_is_unseen() -> None:
    assert list(unseen(conditional(AllOf(conditions=(AtLeast(item=A, value=4), AtMost(item=A, value=3)))))) == ["z"]
    assert list(unseen(conditional(AllOf(conditions=(AtLeast(item=A, value=4), AtMost(item=B, value=3)))))) == []
    hidden = attrs.evolve(item("b"), visible_if=AtLeast(item=A, value=4))
    assert list(unseen(conditional(AllOf(conditions=(Answered(item=B), AtMost(item=A, value=3))), item("a"), hidden))) == ["z"]
    assert list(unseen(conditional(AllOf(conditions=(Not(condition=Answered(item=B)), AtMost(item=A, value=3))), item("a"), hidden))) == []


def test_question_is_taken_for_seen_where_there_is_too_much_to_look_at() -> None:
    options = tuple(Choice(id=ident(f"o{number}"), label=both("o")) for number in range(30))
    wide = ChoiceItem(id=A, text=both("x"), options=options, multiple=True)
    never = AllOf(conditions=(Equals(item=A, value="o1"), Not(condition=Equals(item=A, value="o1"))))
    assert list(unseen(conditional(never, wide))) == []


def test_author_is_told_where_and_what_to_do(tmp_path: Path) -> None:
    twice = 'visible_if = {kind = "all", conditions = [{kind = "at-least", item = "tijd", value = 2}, '
    twice += '{kind = "at-most", item = "tijd", value = 1}]}\n'
    own = """
[[classifications]]
id = "soort"
title = "Soort"
description = "Een voorbeeld."
categories = [
  {id = "laag", title = "Laag", meaning = "Laag.", tone = "bad", when = {kind = "at-most", item = "tijd", value = 1}},
  {id = "lager", title = "Lager", meaning = "Lager.", tone = "bad", when = {kind = "equals", item = "tijd", value = 1}},
  {id = "nooit", title = "Nooit", meaning = "Nooit.", tone = "bad", when = {kind = "all", rules = [
    {kind = "equals", item = "tijd", value = 1}, {kind = "equals", item = "tijd", value = 2}]}},
]

[[sources]]"""
    text = QUESTIONNAIRE.replace("\n[[sources]]", own, 1).replace('id = "hulp"\n', 'id = "hulp"\n' + twice, 1)
    twice_too = (
        twice.replace("visible_if", 'id = "nergens"\ntitle = "N"\nvisible_if') + '\n[[sections.items]]\nkind = "yes-no"\nid = "ja"\ntext = "Ja?"\n'
    )
    text = text.replace("\n[[dimensions]]", "\n[[sections]]\n" + twice_too + "\n[[dimensions]]", 1)
    told = [line for line in lines(tmp_path, questionnaires__peiling=text) if "no answers" in line]
    assert [line.partition("; ")[0].partition(", ")[2].partition(", ")[2] for line in told] == [
        "sections[0].items[1].visible_if: nobody gets to see this: no answers to earlier questions make its condition hold",
        "sections[1].visible_if: nobody gets to see this: no answers to earlier questions make its condition hold",
        "classifications[0].categories[1]: no answers lead to this category: whenever its rule holds, an earlier one is found or is not known",
        "classifications[0].categories[2]: no answers lead to this category: its rule can never hold",
    ]


# Laws.


@roomy
@given(answered)
def test_category_that_somebody_comes_to_is_never_called_unreachable(pair: tuple[Questionnaire, Response]) -> None:
    scan, one = pair
    profile = scan.score(one)
    for plan, score in zip(scan.plan.classifications, profile.categories, strict=True):
        if score.category is not None:
            found, ever = outcomes(scan, plan)
            assert score.category in found & ever


@roomy
@given(questionnaires(), st.data())
def test_question_that_somebody_sees_is_never_called_unseen(scan: Questionnaire, data: st.DataObject) -> None:
    one = data.draw(responses(scan))
    assert not set(unseen(scan)) & set(scan.shown(one.perspective, one.answers))


rules_on = {
    "a": st.sampled_from([AtLeast(item=A, value=2), AtMost(item=A, value=4), Equals(item=A, value=3), Answered(item=A)]),
    "d": st.sampled_from([ScoreAtLeast(dimension=D, value=50), ScoreBelow(dimension=D, value=70), InBand(dimension=D, bands=(ident("high"),))]),
}
simple: st.SearchStrategy[Rule] = st.one_of(*rules_on.values())
joined: st.SearchStrategy[Rule] = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda some: AllRules(rules=tuple(some))),
        st.lists(inner, min_size=1, max_size=3).map(lambda some: AnyRule(rules=tuple(some))),
        inner.map(lambda one: NotRule(rule=one)),
    ),
    max_leaves=4,
)


@roomy
@given(st.lists(joined, min_size=1, max_size=3), st.sampled_from([None, AtLeast(item=A, value=3)]))
def test_on_a_small_questionnaire_the_lint_finds_exactly_what_trying_every_response_finds(rules: list[Rule], condition: Condition | None) -> None:
    second = attrs.evolve(item("b"), visible_if=condition)
    one: Classification = classification(*(category(f"c{number}", rule) for number, rule in enumerate(rules)))
    scan = questionnaire(
        section("s", item("a"), second),
        dimensions=(dimension("d", key("a"), key("b", reversed=True)),),
        classifications=(one,),
        perspectives=(EMPLOYEE,),
    )
    answers: tuple[Answer | None, ...] = (None, 1, 2, 3, 4, 5, "n/a")
    tried: set[str] = set()
    for first, other in product(answers, repeat=2):
        given_: dict[str, Answer] = {name: answer for name, answer in (("a", first), ("b", other)) if answer is not None}
        if set(given_) <= set(scan.shown(EMPLOYEE.id, given_)):
            (score,) = scan.score(response(given_, perspective=EMPLOYEE.id)).categories
            if score.category is not None:
                tried.add(score.category)
    assert outcomes(scan, scan.plan.classifications[0])[0] == tried
