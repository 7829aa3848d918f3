"""Categories of a group are counted like everything else: nothing below the floor, and nothing from which that could be worked out."""

from collections import Counter
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assessment_samples import band, both, dimension, ident, item, key, questionnaire, response, section
from assessments.test_exposure import attack
from strategies.assessments import TEAMS
from werkplekleren._base.ids import Version
from werkplekleren.assessments import (
    Answer,
    AtLeast,
    CategoriesChange,
    Category,
    CategoryChange,
    CategoryCount,
    CategoryScore,
    Change,
    Classification,
    CrossTable,
    GroupCategories,
    GroupChange,
    GroupProfile,
    InBand,
    Questionnaire,
    Response,
    ScoreAtLeast,
    ScoreBelow,
)
from werkplekleren.assessments.classification import Rule
from werkplekleren.errors import InvalidValueError, UnknownNameError

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=50)

WHERE = ident("where")


def category(name: str, when: Rule) -> Category:
    return Category(id=ident(name), title=both(name), meaning=both(f"betekenis {name}"), tone="neutral", when=when)


def classification(*categories: Category) -> Classification:
    return Classification(id=WHERE, title=both("Waar beginnen"), description=both("waar"), categories=categories)


START = classification(category("help", ScoreBelow(dimension=ident("d"), value=50)), category("go", AtLeast(item=ident("b"), value=4)))


def scan(one: Classification = START, version: str = "1.2") -> Questionnaire:
    """A dimension over one item, and a classification over that and another item."""
    made = questionnaire(section("s", item("a"), item("b")), dimensions=(dimension("d", key("a")),), classifications=(one,))
    return attrs.evolve(made, version=Version(version))


KINDS: dict[str, dict[str, Answer]] = {"help": {"a": 1}, "go": {"a": 5, "b": 5}, "": {"a": 5, "b": 1}, "unknown": {"b": 5}}
"""Answers that lead to a category, to none (empty), or to no outcome at all."""


def people(team: str | None = None, *, perspective: str = "employee", **sizes: int) -> list[Response]:
    """So many of each outcome; `none` is that no rule holds."""
    return [
        response(KINDS["" if kind == "none" else kind], id=f"{team} {kind} {number}", group=team, perspective=perspective, version="1.2")
        for kind, size in sizes.items()
        for number in range(size)
    ]


def counts(one: GroupCategories) -> tuple[int | None, dict[str, int | None]]:
    return one.n, {each.category: each.n for each in one.counts} | {"": one.none_holds}


def test_outcomes_of_a_group_are_counted_and_who_has_none_is_not() -> None:
    group = scan().score_group(people(help=7, go=6, none=5, unknown=9))
    found = group["employee"].category("where")
    assert counts(found) == (18, {"help": 7, "go": 6, "": 5})
    assert found.count("go") == 6
    assert group["employee"].n == 27
    assert GroupProfile.from_json(group.to_json()) == group


def test_small_count_takes_the_next_smallest_with_it() -> None:
    found = scan().score_group(people(help=9, go=6, none=3))["employee"].category("where")
    assert counts(found) == (18, {"help": 9, "go": None, "": None})
    assert counts(scan().score_group(people(help=9, none=3, go=0))["employee"].category("where")) == (12, {"help": None, "go": None, "": None})


def test_category_of_nobody_looks_like_one_of_few() -> None:
    few, none = (scan().score_group(people(help=9, go=8, none=5 - count, unknown=count)) for count in (3, 5))
    assert few["employee"].category("where").none_holds is none["employee"].category("where").none_holds is None


def test_classification_with_too_few_outcomes_is_withheld_in_a_group_that_is_shown() -> None:
    group = scan().score_group(people(help=4, unknown=8))
    assert group["employee"].n == 12
    assert group["employee"].category("where").withheld
    assert "minder dan 5 geldige antwoorden" in (group.reason or both("")).in_language("nl")


def test_withheld_perspective_looks_like_one_that_nobody_answered() -> None:
    assert scan().score_group(people(help=4)) == scan().score_group([])
    assert counts(scan().score_group([])["management"].category("where")) == (None, {"help": None, "go": None, "": None})


def test_open_perspective_is_counted_below_the_floor() -> None:
    found = scan().score_group(people(help=1, none=2, perspective="management"))["management"].category("where")
    assert counts(found) == (3, {"help": 1, "go": None, "": 2})


def test_counts_of_teams_are_shown_as_far_as_no_small_one_can_be_worked_out() -> None:
    large = [*people("lassen", help=6, go=7), *people("frezen", help=5, go=8)]
    group = scan().score_group(large, by="group")
    assert {one.group: counts(one.category("where")) for one in group.groups} == {
        "frezen": (13, {"help": 5, "go": 8, "": None}),
        "lassen": (13, {"help": 6, "go": 7, "": None}),
    }
    small = [*people("lassen", help=6, go=7), *people("frezen", help=4, go=9)]
    group = scan().score_group(small, by="group", groups=("lassen", "frezen", "kantoor"))
    assert counts(group["employee"].category("where")) == (26, {"help": 10, "go": 16, "": None})
    hidden = {"help": None, "go": None, "": None}
    assert [counts(one.category("where")) for one in group.groups[:3]] == [(13, hidden), (13, hidden), (None, hidden)]


def test_teams_that_tell_a_small_count_by_their_size_alone_are_not_counted() -> None:
    # everybody of one team but one is in one category, and nobody else: sizes alone would tell that one
    group = scan().score_group([*people("lassen", help=6), *people("frezen", go=5, help=1)], by="group")
    assert counts(group["employee"].category("where")) == (12, {"help": 7, "go": 5, "": None})
    assert [one.category("where").withheld for one in group.groups] == [True, True]
    assert not any(one.withheld for one in group.groups)


def test_unknown_names_name_the_nearest() -> None:
    group = scan().score_group(people("lassen", help=6), by="group")
    for one in (group["employee"], group.groups[0]):
        with pytest.raises(UnknownNameError, match="where"):
            one.category("were")
    with pytest.raises(UnknownNameError, match="help"):
        group["employee"].category("where").count("hulp")


def test_nothing_may_be_said_of_what_is_withheld() -> None:
    with pytest.raises(InvalidValueError, match="nothing may be said of categories that are withheld"):
        GroupCategories(classification=WHERE, counts=(CategoryCount(category=ident("help"), n=3),), withheld=True)
    shown, hidden = (scan().score_group(people(help=number))["employee"].category("where") for number in (6, 0))
    with pytest.raises(InvalidValueError, match="change that is withheld"):
        CategoriesChange(before=shown, after=hidden)
    with pytest.raises(InvalidValueError, match="not about two"):
        CategoriesChange(before=shown, after=attrs.evolve(shown, classification=ident("other")))
    one = CategoryScore(classification=WHERE, state="none-holds")
    with pytest.raises(InvalidValueError, match="not about two"):
        CategoryChange(before=one, after=attrs.evolve(one, classification=ident("other")))


# Over two groupings.


def test_classification_divides_the_rows_or_columns_of_a_table() -> None:
    table = scan().cross_table(
        [*people("lassen", help=6, go=7, none=5), *people("frezen", help=5, go=8, unknown=6)], perspective="employee", columns="where"
    )
    assert (table.columns.names, table.columns.title) == (("help", "go"), both("Waar beginnen"))
    assert {(one.row, one.column): one.n for one in table} == {
        ("frezen", "help"): 5,
        ("frezen", "go"): 8,
        ("frezen", None): 19,
        ("lassen", "help"): 6,
        ("lassen", "go"): 7,
        ("lassen", None): 18,
        (None, "help"): 11,
        (None, "go"): 15,
        (None, None): 37,
    }
    assert table.cell("lassen", "help").score("d").mean == 0
    assert CrossTable.from_json(table.to_json()) == table
    with pytest.raises(UnknownNameError, match="where"):
        scan().cross_table([], perspective="employee", columns="were")


def test_item_goes_before_a_classification_with_the_same_id() -> None:
    choices = scan(attrs.evolve(START, id=ident("a")))
    with pytest.raises(InvalidValueError, match="item 'a' divides nobody"):
        choices.cross_table([], perspective="employee", columns="a")
    asked = attrs.evolve(item("a"), perspectives=(ident("management"),))
    elsewhere = questionnaire(section("s", asked, item("b")), classifications=(attrs.evolve(classification(START.categories[1]), id=ident("a")),))
    made = [response({"b": 5}, id=f"r{number}", group="lassen") for number in range(6)]
    assert elsewhere.cross_table(made, perspective="employee", columns="a").cell("lassen", "go").n == 6


# Change.


def test_change_of_a_group_lays_the_counts_of_both_rounds_side_by_side() -> None:
    first, second = (scan().score_group(people("lassen", help=some, go=others), by="group") for some, others in ((9, 6), (6, 12)))
    change = second.compared_with(first)
    for part in (change["employee"], change.groups[0]):
        one = part.category("where")
        assert (one.before.count("help"), one.after.count("help"), one.same_rules, one.withheld) == (9, 6, True, False)
    assert GroupChange.from_json(change.to_json()) == change
    with pytest.raises(UnknownNameError, match="where"):
        change["employee"].category("were")


def test_change_of_a_group_shows_no_counts_that_either_round_withholds() -> None:
    first = scan().score_group(people(help=9))
    for few in (people(help=4), people(help=3, unknown=9)):
        change = scan().score_group(few).compared_with(first)
        assert change["employee"].category("where").withheld
        assert change == attrs.evolve(change, perspectives=change.perspectives)
        assert change.reason is not None
    assert scan().compare_rounds(people(help=9), people(help=9))["employee"].categories == ()


@pytest.mark.parametrize(
    ("old", "alike"),
    [
        (scan(version="1.1"), True),
        (scan(attrs.evolve(START, title=both("Anders")), "1.1"), True),
        (scan(classification(START.categories[1], START.categories[0]), "1.1"), False),
        (scan(classification(attrs.evolve(START.categories[0], when=ScoreBelow(dimension=ident("d"), value=51)), START.categories[1]), "1.1"), False),
        (attrs.evolve(scan(version="1.1"), dimensions=(dimension("d", key("a", reversed=True)),)), False),
    ],
)
def test_categories_are_compared_only_where_the_same_rules_found_them(old: Questionnaire, *, alike: bool) -> None:
    change = scan().score_group(people(help=9)).compared_with(old.score_group(people(help=9)))
    assert change["employee"].category("where").same_rules == alike
    low, high = old.score(response({"a": 1}, version="1.1")), scan().score(response({"a": 5, "b": 5}))
    assert high.compared_with(low).category("where").changed == (True if alike else None)


def test_rules_over_bands_are_the_same_only_where_the_bands_start_alike() -> None:
    one = classification(
        category("low", InBand(dimension=ident("d"), bands=(ident("low"),))), category("high", ScoreAtLeast(dimension=ident("d"), value=50))
    )
    moved = attrs.evolve(scan(one, "1.1"), bands=(band("low", 0), band("high", 61)))
    before, after = (each.score(response({"a": 2}, version="1.1")) for each in (moved, scan(one)))
    assert after.compared_with(before).category("where").same_rules is False
    same = scan(one, "1.1").score(response({"a": 2}, version="1.1"))
    assert after.compared_with(same).category("where").same_rules is True


def test_rules_over_items_are_the_same_only_where_the_answers_stand_for_the_same() -> None:
    wider = attrs.evolve(
        scan(version="1.1"), scales=(*scan().scales, attrs.evolve(scan().scales[0], id=ident("other"), options=scan().scales[0].options[:4]))
    )
    wider = attrs.evolve(wider, sections=(section("s", item("a"), item("b", "other")),))
    before, after = (each.score(response({"a": 5, "b": 4}, version="1.1")) for each in (wider, scan()))
    assert after.compared_with(before).category("where").same_rules is False


def test_classification_that_only_one_version_has_is_not_compared() -> None:
    old = attrs.evolve(scan(version="1.1"), classifications=())
    assert scan().score(response({"a": 1})).compared_with(old.score(response({"a": 1}, version="1.1"))).categories == ()


def test_change_of_one_respondent_says_whether_the_category_is_another() -> None:
    def at(**answers: int) -> Change:
        return scan().score(response(dict(answers))).compared_with(scan().score(response({"a": 1})))

    assert [at(a=5, b=5).category("where").changed, at(a=1, b=5).category("where").changed, at(b=5).category("where").changed] == [True, False, None]
    assert at(a=5, b=1).category("where").after.state == "none-holds"
    assert Change.from_json(at(a=5, b=5).to_json()) == at(a=5, b=5)
    with pytest.raises(UnknownNameError, match="where"):
        at(a=5).category("were")


# Results beside each other.


def test_few_new_outcomes_may_not_be_shown_beside_an_earlier_result() -> None:
    first = people("lassen", help=6, go=7, unknown=3)
    more = [attrs.evolve(one, answers={**one.answers, "a": 1}) if "unknown" in one.id else one for one in first]
    check = scan().check_release(more, beside=[first])
    assert [one.about for one in check.conflicts] == ["d", "where"]
    assert scan().check_release([*first, *people("frezen", help=6)], beside=[first], by="group").is_safe
    withheld = people("lassen", help=4, unknown=8)
    assert scan().check_release([*withheld, *people("frezen", help=6)], beside=[withheld]).is_safe
    other = [attrs.evolve(one, answers={"a": 5, "b": 5}) if one.id in {"lassen help 0", "lassen help 1"} else one for one in first]
    assert "where" in [one.about for one in scan().check_release(other, beside=[first]).conflicts]


# Laws.

crowds = st.lists(st.tuples(st.sampled_from(list(KINDS)), st.sampled_from([None, *TEAMS[:3]]), st.integers(1, 6)), max_size=14)
floors = st.integers(5, 9)
Crowd = list[tuple[str, str | None, int]]


TWO_ORDERS: Crowd = [
    *[("help", "bankwerk", 5), ("", "bankwerk", 4)],
    *[("help", "frezen", 5), ("", "frezen", 7)],
    *[("help", "lassen", 4), ("", "lassen", 6), ("unknown", "lassen", 1)],
    *[("help", None, 1), ("go", None, 5)],
]
"""Under floor 5 all three teams are there and their counts are hidden; under floor 7 bankwerk is hidden, and without it the others would be safe."""


def crowd_of(drawn: Crowd) -> list[Response]:
    return [response(KINDS[kind], id=f"r{number}-{copy}", group=team) for number, (kind, team, copies) in enumerate(drawn) for copy in range(copies)]


def figures_of(group: GroupProfile) -> dict[tuple[str | None, str | None], int]:
    """Every count that is shown of employees: team (`None` for all) and outcome (`None` for all)."""
    found: dict[tuple[str | None, str | None], int] = {}
    parts: list[tuple[str | None, GroupCategories]] = [(None, group["employee"].category("where"))]
    parts += [(one.group, one.category("where")) for one in group.groups if one.perspective == "employee"]
    for team, one in parts:
        n, outcomes = counts(one)
        found |= {(team, outcome): count for outcome, count in [(None, n), *outcomes.items()] if count is not None}
    return found


@roomy
@given(crowds, st.sets(floors, min_size=1, max_size=2))
@example(TWO_ORDERS, {5, 7})
def test_nobody_finds_a_small_count(drawn: Crowd, under: set[int]) -> None:
    """Also who lays results under two floors side by side finds none below the lower one."""
    sizes: Counter[tuple[str | None, str]] = Counter()
    for kind, team, copies in drawn:
        if kind != "unknown":
            sizes[team, kind] += copies
    found: dict[tuple[str | None, str | None], int] = {}
    for floor in under:
        found |= figures_of(scan().score_group(crowd_of(drawn), by="group", groups=TEAMS, floor=floor))
    members = {figure: frozenset(place for place in sizes if figure[0] in {None, place[0]} and figure[1] in {None, place[1]}) for figure in found}
    assert {figure: sum(sizes[place] for place in own) for figure, own in members.items()} == found
    assert not attack(dict(sizes), list(members.values()), min(under))


@roomy
@given(crowds, floors, st.randoms(use_true_random=False))
def test_counts_do_not_hang_on_the_order_nor_on_asking_for_teams(drawn: Crowd, floor: int, random: Random) -> None:
    crowd = crowd_of(drawn)
    group = scan().score_group(crowd, by="group", groups=TEAMS, floor=floor)
    assert scan().score_group(crowd, floor=floor).perspectives == group.perspectives
    random.shuffle(crowd)
    assert scan().score_group(crowd, by="group", groups=TEAMS, floor=floor).to_json() == group.to_json()


@roomy
@given(crowds, floors, floors)
@example(TWO_ORDERS, 5, 7)
def test_higher_floor_shows_no_count_that_a_lower_one_hides(drawn: Crowd, one: int, other: int) -> None:
    low, high = (figures_of(scan().score_group(crowd_of(drawn), by="group", groups=TEAMS, floor=floor)) for floor in sorted((one, other)))
    assert high.items() <= low.items()
