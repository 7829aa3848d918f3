"""A response is carried over to a later version with an account of every answer, or refused with every reason."""

import pickle
from datetime import date

import attrs
import pytest

from assessment_samples import EMPLOYEE, MANAGEMENT, both, dimension, ident, item, key, questionnaire, response, scale, section
from strategies.serialization import accepts
from werkplekleren._base.ids import Identifier, Version
from werkplekleren.assessments import (
    AddedItem,
    Answer,
    AnswerOption,
    AnswerScale,
    Choice,
    ChoiceItem,
    DateItem,
    DroppedItem,
    Equals,
    Item,
    MergedItems,
    Migrated,
    Migration,
    MigrationStep,
    NewAnswer,
    NumberItem,
    PreparedMigration,
    Questionnaire,
    RecodedItem,
    RenamedItem,
    Retired,
    TextItem,
    YesNoItem,
    migrate,
)
from werkplekleren.assessments.migration import MergeRule
from werkplekleren.assessments.substance import differences
from werkplekleren.errors import InvalidContentError, InvalidResponseError, InvalidValueError, MigrationError
from werkplekleren.serialization import json_schema, unstructure

SEVEN = scale("seven", 1, 7)
PLAIN = AnswerScale(id=ident("plain"), options=tuple(AnswerOption(value=value, label=both(str(value))) for value in range(1, 6)))


def scan(version: str, *items: Item) -> Questionnaire:
    """A version of a questionnaire with these items."""
    keyed = [one.id for one in items if one.values(PLAIN if isinstance(one, YesNoItem) else scale()) is not None]
    made = questionnaire(
        section("s", *items), dimensions=(dimension("d", *(key(one) for one in keyed)),) if keyed else (), scales=(scale(), SEVEN, PLAIN)
    )
    return attrs.evolve(made, version=Version(version))


def migration(*steps: MigrationStep, old: str = "1.0", new: str = "2.0") -> Migration:
    return Migration(questionnaire=ident("scan"), old=Version(old), new=Version(new), why=both("beter"), steps=steps)


def prepared(old: tuple[Item, ...], new: tuple[Item, ...], *steps: MigrationStep) -> PreparedMigration:
    return PreparedMigration(migration=migration(*steps), old=scan("1.0", *old), new=scan("2.0", *new))


def merged(rule: MergeRule | None, *items: Item) -> PreparedMigration:
    ids = tuple(one.id for one in items)
    return prepared(items, (attrs.evolve(items[0], id=ident("all"), visible_if=None),), MergedItems(items=ids, to=ident("all"), rule=rule))


def yes(name: str) -> YesNoItem:
    return YesNoItem(id=ident(name), text=both(name))


def choice(name: str, *ids: str, multiple: bool = False) -> ChoiceItem:
    return ChoiceItem(id=ident(name), text=both(name), options=tuple(Choice(id=ident(one), label=both(one)) for one in ids), multiple=multiple)


def lost(result: Migrated) -> list[tuple[str, Answer, str]]:
    return [(one.item, one.answer, one.why) for one in result.lost]


def missing(result: Migrated) -> dict[str, str]:
    return {one.item: one.why for one in result.missing}


def codes(error: InvalidContentError | MigrationError) -> list[tuple[str | None, str]]:
    return [(problem.place.path, problem.code) for problem in error.problems]


def test_answers_are_kept_renamed_recoded_and_dropped_and_the_report_tells_each() -> None:
    bridge = prepared(
        (item("stays"), item("old-name"), yes("turned"), item("gone"), item("open")),
        (item("stays"), item("name"), yes("turned"), item("new"), item("open")),
        RenamedItem(item=ident("old-name"), to=ident("name")),
        RecodedItem(item=ident("turned"), answers=(NewAnswer(old=True, new=False), NewAnswer(old=False, new=True))),
        DroppedItem(item=ident("gone"), why=both("dubbel")),
        AddedItem(item=ident("new")),
    )
    result = migrate(response({"gone": 2, "stays": 4, "old-name": "n/a", "turned": True}), bridge)
    assert result.response.answers == {"stays": 4, "name": "n/a", "turned": False}
    assert (result.response.version, result.response.migrated_from, result.versions) == ("2.0", "1.0", ("1.0", "2.0"))
    assert [(one.item, one.how, one.to, one.became) for one in result.carried] == [
        ("stays", "kept", "stays", 4),
        ("old-name", "kept", "name", "n/a"),
        ("turned", "recoded", "turned", False),
    ]
    assert [(one.item, one.answer, one.why, one.version) for one in result.lost] == [("gone", 2, "dropped", "2.0")]
    assert missing(result) == {"new": "added", "open": "not-answered"}
    assert Migrated.from_json(result.to_json()) == result


def test_report_keeps_answers_out_of_its_repr() -> None:
    bridge = prepared(
        (TextItem(id=ident("open"), text=both("Waarom?")), item("a")), (item("a"),), DroppedItem(item=ident("open"), why=both("te lang"))
    )
    assert "geheim" not in repr(migrate(response({"open": "geheim", "a": 3}), bridge))


def test_profile_says_which_version_was_answered_when_it_is_another_one() -> None:
    bridge = prepared((item("a"), item("b")), (item("a"), item("c")), RenamedItem(item=ident("b"), to=ident("c")))
    given = response({"a": 4, "b": 2})
    assert bridge.old.score(given).answered_version is None
    assert bridge.new.score(migrate(given, bridge).response).answered_version == "1.0"
    assert attrs.evolve(bridge.old, version=Version("1.3")).score(given).answered_version == "1.0"


def test_score_of_another_major_version_says_what_to_do() -> None:
    bridge = prepared((item("a"),), (item("a"),))
    with pytest.raises(InvalidResponseError, match="score it with the version that it answered, or migrate it first"):
        bridge.new.score(response({"a": 4}))


def test_without_migrations_a_response_stays_as_it_is() -> None:
    given = response({"b": 4, "a": 2})
    result = migrate(given)
    assert result.response == given
    assert [one.item for one in result.carried] == ["b", "a"]
    assert result.versions == ("1.0",)


# Several items into one.


def test_equal_answers_become_one_and_differing_ones_are_refused_without_a_rule() -> None:
    bridge = merged(None, item("a"), item("b"))
    result = migrate(response({"a": 3, "b": 3}), bridge)
    assert result.response.answers == {"all": 3}
    assert [(one.item, one.how, one.to, one.became) for one in result.carried] == [("a", "merged", "all", 3), ("b", "merged", "all", 3)]
    for other in (4, "n/a"):
        with pytest.raises(MigrationError) as caught:
            migrate(response({"a": 3, "b": other}), bridge)
        assert codes(caught.value) == [("answers.a", "answers-differ")]
        assert caught.value.problems[0].found == f"a = 3, b = {other!r}"


@pytest.mark.parametrize(
    ("rule", "answers", "became"),
    [
        ("first", {"a": 2, "b": 5, "c": 1}, 2),
        ("first", {"a": "n/a", "b": 5}, 5),
        ("first", {"c": 1}, 1),
        ("highest", {"a": 2, "b": 5, "c": 1}, 5),
        ("lowest", {"a": 2, "b": 5, "c": 1}, 1),
        ("highest", {"a": "n/a", "b": 2, "c": 3}, 3),
        ("lowest", {"a": "n/a", "b": "n/a", "c": "n/a"}, "n/a"),
    ],
)
def test_rule_says_which_of_several_answers_stands_for_all(rule: MergeRule, answers: dict[str, Answer], became: Answer) -> None:
    result = migrate(response(answers), merged(rule, item("a"), item("b"), item("c")))
    assert result.response.answers == {"all": became}
    assert {one.became for one in result.carried} == {became}
    assert result.given == answers


@pytest.mark.parametrize("rule", [None, "highest", "lowest"])
def test_answers_are_lost_when_not_all_that_become_one_were_answered(rule: MergeRule | None) -> None:
    result = migrate(response({"a": 3}), merged(rule, item("a"), item("b")))
    assert result.response.answers == {}
    assert lost(result) == [("a", 3, "incomplete")]
    assert missing(result) == {"all": "lost"}
    nothing = migrate(response({}), merged(rule, item("a"), item("b")))
    assert (lost(nothing), missing(nothing)) == ([], {"all": "not-answered"})


def test_item_that_was_not_shown_need_not_be_answered_to_become_one_with_another() -> None:
    first, second = item("a"), attrs.evolve(item("b"), visible_if=Equals(item=ident("a"), value=5))
    bridge = merged("highest", first, second)
    assert migrate(response({"a": 3}), bridge).response.answers == {"all": 3}
    assert lost(migrate(response({"a": 5}), bridge)) == [("a", 5, "incomplete")]
    assert migrate(response({"a": 5, "b": 2}), bridge).response.answers == {"all": 5}


def test_yes_is_higher_than_no() -> None:
    assert migrate(response({"a": False, "b": True}), merged("highest", yes("a"), yes("b"))).response.answers == {"all": True}


# Recoding.


def test_answer_that_nothing_says_in_the_new_version_is_lost_with_its_value() -> None:
    bridge = prepared(
        (choice("a", "x", "y"), choice("b", "p", "q", "r", multiple=True)),
        (choice("c", "x2"), choice("b", "p2", multiple=True)),
        RecodedItem(item=ident("a"), to=ident("c"), answers=(NewAnswer(old="x", new="x2"), NewAnswer(old="y"))),
        RecodedItem(item=ident("b"), answers=(NewAnswer(old="p", new="p2"), NewAnswer(old="q", new="p2"), NewAnswer(old="r"))),
    )
    assert migrate(response({"a": "x", "b": ("p", "q")}), bridge).response.answers == {"c": "x2", "b": ("p2",)}
    result = migrate(response({"a": "y", "b": ("p", "r")}), bridge)
    assert result.response.answers == {}
    assert lost(result) == [("a", "y", "no-such-answer"), ("b", ("p", "r"), "no-such-answer")]
    assert migrate(response({"b": ()}), bridge).response.answers == {"b": ()}


def test_does_not_apply_stays_what_it_is_unless_recoding_says_otherwise() -> None:
    answers = tuple(NewAnswer(old=value, new=6 - value) for value in range(1, 6))
    turned = prepared((item("a"),), (item("a"),), RecodedItem(item=ident("a"), answers=answers))
    assert migrate(response({"a": "n/a"}), turned).response.answers == {"a": "n/a"}
    assert migrate(response({"a": 1}), turned).response.answers == {"a": 5}
    without = prepared((item("a"),), (item("a", "plain"),), RecodedItem(item=ident("a"), answers=(*answers, NewAnswer(old="n/a"))))
    assert lost(migrate(response({"a": "n/a"}), without)) == [("a", "n/a", "no-such-answer")]
    with pytest.raises(InvalidContentError) as caught:
        prepared((item("a"),), (item("a", "plain"),), RecodedItem(item=ident("a"), answers=answers))
    assert codes(caught.value) == [("steps[0].answers", "not-recoded")]
    assert "'n/a'" in str(caught.value)


# What the new version shows.


def test_answer_to_what_the_new_version_does_not_show_is_lost() -> None:
    bridge = prepared(
        (yes("yes"), item("more"), item("all")),
        (
            yes("yes"),
            attrs.evolve(item("more"), visible_if=Equals(item=ident("yes"), value=True)),
            attrs.evolve(item("all"), perspectives=(MANAGEMENT.id,)),
        ),
    )
    result = migrate(response({"yes": False, "more": 4, "all": 2}), bridge)
    assert result.response.answers == {"yes": False}
    assert lost(result) == [("more", 4, "not-shown"), ("all", 2, "other-perspective")]
    assert missing(result) == {}


def test_item_that_the_old_version_did_not_show_was_not_asked() -> None:
    hidden = attrs.evolve(item("more"), visible_if=Equals(item=ident("yes"), value=True))
    bridge = prepared((yes("yes"), hidden, attrs.evolve(item("boss"), perspectives=(MANAGEMENT.id,))), (yes("yes"), item("more"), item("boss")))
    assert missing(migrate(response({"yes": False}), bridge)) == {"more": "not-asked", "boss": "not-asked"}


def test_over_several_versions_the_report_speaks_of_the_first_and_the_last() -> None:
    first = prepared(
        (item("a"), item("b"), item("c")),
        (item("a2"), item("b"), item("c"), item("d")),
        RenamedItem(item=ident("a"), to=ident("a2")),
        AddedItem(item=ident("d")),
    )
    second = PreparedMigration(
        migration=migration(
            MergedItems(items=(ident("a2"), ident("b")), to=ident("ab"), rule="highest"),
            DroppedItem(item=ident("c"), why=both("weg")),
            old="2.1",
            new="3.0",
        ),
        old=attrs.evolve(first.new, version=Version("2.1")),
        new=scan("3.0", item("ab"), item("d")),
    )
    result = migrate(response({"a": 2, "b": 5, "c": 1}), first, second)
    assert result.versions == ("1.0", "2.0", "3.0")
    assert [(one.item, one.how, one.to, one.became) for one in result.carried] == [("a", "merged", "ab", 5), ("b", "merged", "ab", 5)]
    assert [(one.item, one.why, one.version) for one in result.lost] == [("c", "dropped", "3.0")]
    assert missing(result) == {"d": "added"}
    assert result.response.migrated_from == "1.0"
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - our own bytes


# What is refused.


def test_everything_against_migrating_a_response_is_told_at_once() -> None:
    old = (item("a"), item("b"), item("c"), item("d"), item("e"))
    new = (item("ab"), item("cd"), attrs.evolve(item("e"), required=True))
    bridge = prepared(
        old, new, MergedItems(items=(ident("a"), ident("b")), to=ident("ab")), MergedItems(items=(ident("c"), ident("d")), to=ident("cd"))
    )
    with pytest.raises(MigrationError) as caught:
        migrate(response({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}), bridge)
    assert codes(caught.value) == [("answers.a", "answers-differ"), ("answers.c", "answers-differ")]
    assert str(caught.value.summary) == "response 'r1' cannot be migrated from version 1.0 to 2.0"
    with pytest.raises(MigrationError) as caught:
        migrate(response({"a": 1, "b": 1}), bridge)
    assert codes(caught.value) == [("answers.e", "required")]


def test_perspective_that_the_new_version_does_not_have_is_refused() -> None:
    old = scan("1.0", item("a"))
    bridge = PreparedMigration(migration=migration(), old=old, new=attrs.evolve(old, version=Version("2.0"), perspectives=(EMPLOYEE,)))
    with pytest.raises(MigrationError) as caught:
        migrate(response({"a": 1}, perspective="management"), bridge)
    assert codes(caught.value) == [("perspective", "unknown-perspective")]


def test_response_to_something_else_or_that_does_not_fit_is_refused() -> None:
    bridge = prepared((item("a"),), (item("a"),))
    other = attrs.evolve(response({"a": 1}), questionnaire=ident("other"))
    with pytest.raises(MigrationError) as caught:
        migrate(other, bridge)
    assert codes(caught.value) == [("questionnaire", "wrong-questionnaire")]
    with pytest.raises(MigrationError) as caught:
        migrate(response({"a": 9, "z": 1}), bridge)
    assert codes(caught.value) == [("answers.a", "outside-scale"), ("answers.z", "unknown-item")]
    for version in ("2.0", "3.1"):
        with pytest.raises(MigrationError) as caught:
            migrate(response({"a": 1}, version=version), bridge)
        assert codes(caught.value) == [("version", "wrong-version")]
    assert migrate(response({"a": 1}, version="1.9"), bridge).response.migrated_from == "1.9"


def test_migration_leads_to_a_later_major_version() -> None:
    for old, new in (("1.0", "1.1"), ("2.0", "1.0"), ("1.0", "1.0")):
        with pytest.raises(InvalidValueError, match="a new minor version changes wording only"):
            migration(old=old, new=new)


# What must hold between a migration and its versions.


def problems_of(old: tuple[Item, ...], new: tuple[Item, ...], *steps: MigrationStep) -> list[tuple[str | None, str]]:
    with pytest.raises(InvalidContentError) as caught:
        prepared(old, new, *steps)
    assert str(caught.value.summary) == "the migration of scan from 1.0 to 2.0 does not fit these versions"
    return codes(caught.value)


def test_every_item_of_both_versions_is_accounted_for() -> None:
    assert problems_of((item("a"), item("b")), (item("a"), item("c"))) == [("steps", "no-step"), ("steps", "no-step")]
    # an item whose id went to another one is not there any more
    assert problems_of((item("a"), item("b")), (item("b"),), RenamedItem(item=ident("a"), to=ident("b"))) == [("steps", "no-step")]
    # and an item whose own answers went elsewhere does not come back of itself
    assert problems_of((item("a"),), (item("a"), item("b")), RenamedItem(item=ident("a"), to=ident("b"))) == [("steps", "no-step")]
    prepared((item("a"), item("b")), (item("a"), item("b")), RenamedItem(item=ident("a"), to=ident("b")), RenamedItem(item=ident("b"), to=ident("a")))


def test_steps_speak_of_items_that_exist_and_of_each_once() -> None:
    found = problems_of(
        (item("a"), item("b")),
        (item("c"), item("d")),
        RenamedItem(item=ident("a"), to=ident("c")),
        DroppedItem(item=ident("a"), why=both("weg")),
        RenamedItem(item=ident("b"), to=ident("c")),
        AddedItem(item=ident("e")),
        MergedItems(items=(ident("x"), ident("y")), to=ident("d")),
    )
    assert found == [
        ("steps[1].item", "repeated-item"),
        ("steps[2].to", "repeated-item"),
        ("steps[3].item", "unknown-name"),
        ("steps[4].items[0]", "unknown-name"),
        ("steps[4].items[1]", "unknown-name"),
    ]


KINDS: tuple[Item, ...] = (
    item("x"),
    item("x", "seven"),
    item("x", "plain"),
    choice("x", "p", "q"),
    choice("x", "p", "q", "r"),
    choice("x", "p", "q", multiple=True),
    yes("x"),
    NumberItem(id=ident("x"), text=both("x")),
    NumberItem(id=ident("x"), text=both("x"), whole=False),
    NumberItem(id=ident("x"), text=both("x"), low=0, high=10),
    NumberItem(id=ident("x"), text=both("x"), low=0, high=5),
    NumberItem(id=ident("x"), text=both("x"), low=1),
    TextItem(id=ident("x"), text=both("x"), longest=100),
    TextItem(id=ident("x"), text=both("x"), longest=50),
    DateItem(id=ident("x"), text=both("x")),
    DateItem(id=ident("x"), text=both("x"), earliest=date(2026, 1, 1)),
    DateItem(id=ident("x"), text=both("x"), earliest=date(2026, 2, 1), latest=date(2026, 12, 31)),
)
WIDER = {(2, 0), (3, 4), (7, 8), (9, 7), (9, 8), (10, 7), (10, 8), (10, 9), (11, 7), (11, 8), (13, 12), (15, 14), (16, 14), (16, 15)}
"""Old and new kind, where every old answer is an answer to the new one."""


@pytest.mark.parametrize("old", range(len(KINDS)))
def test_answers_are_taken_over_only_where_every_one_of_them_fits(old: int) -> None:
    for new in range(len(KINDS)):
        if old == new or (old, new) in WIDER:
            prepared((KINDS[old],), (KINDS[new],))
        else:
            assert problems_of((KINDS[old],), (KINDS[new],)) == [("steps", "other-answers")]


def test_change_of_scale_says_what_it_was_and_what_it_is() -> None:
    with pytest.raises(InvalidContentError) as caught:
        prepared((item("a"), item("b", "plain")), (item("a", "seven"), yes("b")))
    assert [str(problem) for problem in caught.value.problems] == [
        (
            "steps: the answers to item 'a' are not answers to 'a'; found scale (1, 2, 3, 4, 5, 'n/a'); expected scale (1, 2, 3, 4, 5, 6, 7, 'n/a'); "
            "recode the answers, or drop the old item and add the new one"
        ),
        (
            "steps: the answers to item 'b' are not answers to 'b'; found scale (1, 2, 3, 4, 5); expected yes-no (true, false); "
            "recode the answers, or drop the old item and add the new one"
        ),
    ]


def test_recoding_speaks_of_each_old_answer_once_and_lands_on_answers_that_exist() -> None:
    answers = (NewAnswer(old=1, new=1), NewAnswer(old=1, new=9), NewAnswer(old=True, new=2), NewAnswer(old=7, new=True), NewAnswer(old=2, new=7))
    found = problems_of((item("a"),), (item("a", "seven"),), RecodedItem(item=ident("a"), answers=answers))
    assert found == [
        ("steps[0].answers[1].old", "repeated-answer"),
        ("steps[0].answers[1].new", "unknown-answer"),
        ("steps[0].answers[2].old", "unknown-answer"),
        ("steps[0].answers[3].old", "unknown-answer"),
        ("steps[0].answers[3].new", "unknown-answer"),
        ("steps[0].answers", "not-recoded"),
    ]
    several = RecodedItem(item=ident("a"), answers=(NewAnswer(old="p", new="z"),))
    assert problems_of((choice("a", "p", multiple=True),), (choice("a", "q", multiple=True),), several) == [
        ("steps[0].answers[0].new", "unknown-answer")
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NumberItem(id=ident("a"), text=both("a")), item("a")),
        (choice("a", "p", multiple=True), choice("a", "p")),
        (yes("a"), choice("a", "p", multiple=True)),
    ],
)
def test_answers_without_a_fixed_list_and_several_into_one_cannot_be_recoded(old: Item, new: Item) -> None:
    assert problems_of((old,), (new,), RecodedItem(item=ident("a"), answers=(NewAnswer(old="p", new="p"),))) == [
        ("steps[0].answers", "not-recodable")
    ]


def test_items_become_one_only_with_the_same_answers_and_a_rule_that_these_have() -> None:
    both_items = (ident("a"), ident("b"))
    assert problems_of((item("a"), item("b", "seven")), (item("c"),), MergedItems(items=both_items, to=ident("c"), rule="lowest")) == [
        ("steps[0].items[1]", "other-answers")
    ]
    assert problems_of((choice("a", "p"), choice("b", "p")), (choice("c", "p"),), MergedItems(items=both_items, to=ident("c"), rule="highest")) == [
        ("steps[0].rule", "no-order")
    ]
    prepared((choice("a", "p"), choice("b", "p")), (choice("c", "p"),), MergedItems(items=both_items, to=ident("c"), rule="first"))


def test_new_item_that_must_be_answered_would_refuse_everybody() -> None:
    demanded = attrs.evolve(item("b"), required=True)
    assert problems_of((item("a"),), (item("a"), demanded), AddedItem(item=ident("b"))) == [("steps[0].item", "required")]
    prepared((item("a"),), (item("a"), attrs.evolve(demanded, visible_if=Equals(item=ident("a"), value=9 - 4))), AddedItem(item=ident("b")))


def test_migration_of_something_else_says_so_and_nothing_more() -> None:
    other = attrs.evolve(scan("2.0", item("b")), id=Identifier("other"))
    with pytest.raises(InvalidContentError) as caught:
        PreparedMigration(migration=migration(), old=scan("1.5", item("a")), new=other)
    assert codes(caught.value) == [("old", "wrong-version"), ("questionnaire", "wrong-questionnaire")]


@pytest.mark.parametrize("answer", [2.5, None, ["x"], "", "x" * 301])
def test_recoding_is_of_answers_out_of_a_fixed_list(answer: object) -> None:
    with pytest.raises(InvalidValueError, match=r"NewAnswer\.old"):
        NewAnswer(old=answer)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - the point of the test


def test_schema_of_a_migration_says_which_answers_can_be_recoded() -> None:
    made = migration(RecodedItem(item=ident("a"), answers=(NewAnswer(old="x", new=True), NewAnswer(old=2))))
    schema, plain = json_schema(Migration), unstructure(made)
    assert accepts(schema, plain)
    plain["steps"][0]["answers"][0]["old"] = ""
    assert not accepts(schema, plain)


def test_report_holds_nothing_that_is_no_answer() -> None:
    result = migrate(response({"a": 1}))
    with pytest.raises(InvalidValueError, match=r"CarriedAnswer\.answer"):
        attrs.evolve(result.carried[0], answer=float("nan"))


# What may change in a minor version, and what says that a version went out of use.


def test_words_may_change_in_a_minor_version_and_nothing_else() -> None:
    old = scan("1.0", item("a"), choice("b", "p", "q"), NumberItem(id=ident("n"), text=both("n"), low=0, high=10))
    reworded = attrs.evolve(
        old,
        version=Version("1.1"),
        title=both("Andere titel"),
        minutes=25,
        sections=(
            attrs.evolve(old.sections[0], items=tuple(attrs.evolve(one, text=both("anders"), help=both("uitleg")) for one in old.items[::-1])),
        ),
    )
    assert differences(old, reworded) == ()
    for changed, name in (
        (scan("1.1", item("a", "seven"), *old.items[1:]), "a"),
        (scan("1.1", item("a"), choice("b", "p"), old.items[2]), "b"),
        (scan("1.1", *old.items[:2]), "n"),
        (attrs.evolve(old, bands=old.bands[:1]), "high"),
        (attrs.evolve(old, scales=(attrs.evolve(scale(), not_applicable=None), SEVEN, PLAIN)), "agree"),
        (attrs.evolve(old, dimensions=(dimension("d", key("a", reversed=True), key("n")),)), "d"),
    ):
        assert name in differences(old, changed)
        assert name in differences(changed, old)


def test_retiring_a_version_changes_nothing_of_its_content() -> None:
    old = scan("1.0", item("a"))
    retired = attrs.evolve(old, retired=Retired(on=date(2027, 9, 1), successor="2.0"))
    assert retired.content_hash == old.content_hash
    assert retired != old
    with pytest.raises(InvalidValueError, match=r"a version such as '2\.0', or the id of another questionnaire"):
        Retired(on=date(2027, 9, 1), successor="Versie 2")
