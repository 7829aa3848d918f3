"""A group over two groupings at once: nothing small in any direction, and nothing small beside earlier results."""

from collections.abc import Sequence
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assessment_samples import MANAGEMENT, both, composite, dimension, ident, item, key, questionnaire, response, section
from assessments.test_exposure import attack
from strategies.assessments import TEAMS
from werkplekleren.assessments import Answer, Choice, ChoiceItem, CrossTable, Response, TextItem, YesNoItem
from werkplekleren.errors import InvalidValueError, UnknownNameError

roomy = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)

YEARS = ("kort", "midden", "lang")
SCAN = questionnaire(
    section(
        "s",
        item("a"),
        item("b"),
        ChoiceItem(id=ident("years"), text=both("Hoe lang"), options=tuple(Choice(id=ident(name), label=both(name)) for name in YEARS)),
        YesNoItem(id=ident("guide"), text=both("Begeleider")),
        ChoiceItem(id=ident("many"), text=both("Meer"), options=(Choice(id=ident("p"), label=both("p")),), multiple=True),
        TextItem(id=ident("why"), text=both("Waarom")),
        attrs.evolve(item("led"), perspectives=(MANAGEMENT.id,)),
    ),
    dimensions=(dimension("x", key("a")), dimension("y", key("b"))),
    composites=(composite("z", ("x", 1), ("y", 1)),),
)


def people(count: int, *, group: str | None = None, start: int = 0, **answers: int | str | bool) -> list[Response]:
    return [response(dict(answers), id=f"{group}-{answers.get('years')}-{start + number}", group=group) for number in range(count)]


def small_table() -> list[Response]:
    """Nine cells, of which one is small."""
    sizes = {
        ("lassen", "kort"): 3,
        ("lassen", "lang"): 8,
        ("frezen", "kort"): 7,
        ("frezen", "lang"): 9,
        ("montage", "kort"): 9,
        ("montage", "lang"): 10,
    }
    return [one for (team, years), size in sizes.items() for one in people(size, group=team, years=years, a=4, b=2)]


def withheld(table: CrossTable) -> set[tuple[str | None, str | None]]:
    return {(one.row, one.column) for one in table if one.withheld}


def test_small_cell_takes_others_with_it_and_the_totals_stay() -> None:
    table = SCAN.cross_table(small_table(), perspective="employee", columns="years")
    assert (table.rows.names, table.columns.names) == (("frezen", "lassen", "montage"), YEARS)
    assert [one.in_language("nl") for one in table.columns.titles] == list(YEARS)
    hidden = {(team, years) for team in ("lassen", "frezen") for years in ("kort", "lang")}
    nobody = {(team, "midden") for team in ("lassen", "frezen", "montage", None)}
    assert withheld(table) == hidden | nobody
    assert (table.cell().n, table.cell("lassen").n, table.cell(column="kort").n, table.cell("montage", "lang").n) == (46, 11, 19, 10)
    assert table.cell("montage", "lang").score("x").mean == 75.0
    assert table.cell("montage", "lang").score("z").mean == 50.0


def test_hidden_cell_looks_like_an_empty_one() -> None:
    table = SCAN.cross_table(small_table(), perspective="employee", columns="years")
    hidden, empty = table.cell("lassen", "kort"), table.cell("lassen", "midden")
    assert attrs.evolve(hidden, column=None) == attrs.evolve(empty, column=None)


def test_teams_that_cannot_be_shown_are_not_named_unless_they_were_asked_for() -> None:
    responses = [*people(6, group="a", years="kort", a=3), *people(2, group="b", years="kort", a=3), *people(5, years="kort", a=3)]
    assert SCAN.cross_table(responses, perspective="employee", columns="years").rows.names == ("a",)
    asked = SCAN.cross_table(responses, perspective="employee", columns="years", groups=("c", "b", "a"))
    assert asked.rows.names == ("c", "b", "a")
    assert asked.cell("b") == attrs.evolve(asked.cell("c"), row="b")


def test_rows_and_columns_may_be_yes_no_items_and_change_places() -> None:
    responses = [*people(6, group="a", years="kort", a=3, guide=True), *people(7, group="b", years="lang", a=3, guide=False)]
    table = SCAN.cross_table(responses, perspective="employee", rows="guide", columns="years")
    assert [(name, table.cell(name).n) for name in table.rows.names] == [("yes", 6), ("no", 7)]
    turned = SCAN.cross_table(responses, perspective="employee", rows="years", columns="group")
    assert turned.columns.names == ("a", "b")
    assert turned.cell("lang", "b").n == 7


def test_open_perspective_is_shown_whole() -> None:
    responses = [response({"years": "kort", "a": 3}, id="m1", perspective="management", group="a")]
    table = SCAN.cross_table(responses, perspective="management", columns="years")
    assert table.cell("a", "kort").score("x").mean == 50.0
    assert table.cell("a", "lang").withheld


def test_dimension_that_few_answered_is_withheld_in_a_cell_that_is_shown() -> None:
    responses = [
        *people(6, group="a", years="kort", a=3),
        *people(6, group="a", years="lang", a=3, b=3),
        *people(8, group="b", years="kort", a=3, b=1),
    ]
    few = [attrs.evolve(one, answers={**one.answers, "b": 5}) if number < 3 else one for number, one in enumerate(responses)]
    table = SCAN.cross_table(few, perspective="employee", columns="years")
    assert not table.cell("a", "kort").withheld
    assert not table.cell("a", "kort").score("x").withheld
    assert table.cell("a", "kort").score("y").withheld


@pytest.mark.parametrize(
    ("rows", "columns", "error"),
    [
        ("group", "group", "must differ"),
        ("group", "many", "divides nobody"),
        ("group", "a", "divides nobody"),
        ("year", "group", "years"),
        ("group", "led", "led"),
    ],
)
def test_groupings_that_do_not_divide_are_refused(rows: str, columns: str, error: str) -> None:
    with pytest.raises((InvalidValueError, UnknownNameError), match=error):
        SCAN.cross_table([], perspective="employee", rows=rows, columns=columns)


@pytest.mark.parametrize(("rows", "groups", "error"), [("guide", ("a",), "only be named when"), ("group", ("a", "a"), "more than once")])
def test_teams_that_do_not_fit_are_refused(rows: str, groups: tuple[str, ...], error: str) -> None:
    with pytest.raises(InvalidValueError, match=error):
        SCAN.cross_table([], perspective="employee", rows=rows, columns="years", groups=groups)


def test_unknown_cells_and_dimensions_name_the_nearest() -> None:
    table = SCAN.cross_table(small_table(), perspective="employee", columns="years")
    with pytest.raises(UnknownNameError, match="lassen x kort"):
        table.cell("lasen", "kort")
    with pytest.raises(UnknownNameError, match="dimension"):
        table.cell().score("q")


answers = st.fixed_dictionaries(
    {}, optional={"a": st.integers(1, 5), "b": st.integers(1, 5), "years": st.sampled_from(YEARS), "why": st.sampled_from(["x", "y"])}
)
crowds = st.lists(st.tuples(answers, st.sampled_from([None, *TEAMS[:3]]), st.integers(1, 5)), max_size=12)


def crowd_of(drawn: Sequence[tuple[dict[str, int | str], str | None, int]]) -> list[Response]:
    return [
        response(dict(given_answers), id=f"r{number}-{copy}", group=team)
        for number, (given_answers, team, copies) in enumerate(drawn)
        for copy in range(copies)
    ]


@roomy
@given(crowds, st.integers(5, 8))
def test_nobody_finds_a_small_cell_in_a_table_of_scores(drawn: list[tuple[dict[str, int | str], str | None, int]], floor: int) -> None:
    crowd = crowd_of(drawn)
    table = SCAN.cross_table(crowd, perspective="employee", columns="years", floor=floor, groups=TEAMS)
    for about, item_id in (("x", "a"), ("y", "b")):
        sizes: dict[tuple[str | None, Answer | None], int] = {}
        for one in crowd:
            if item_id in one.answers:
                place = (one.group, one.answers.get("years"))
                sizes[place] = sizes.get(place, 0) + 1
        figures = [
            frozenset(place for place in sizes if cell.row in {None, place[0]} and cell.column in {None, place[1]})
            for cell in table
            if not cell.score(about).withheld
        ]
        assert not attack(sizes, figures, floor)


@roomy
@given(crowds, st.randoms(use_true_random=False))
def test_order_of_responses_changes_no_byte_of_a_table(drawn: list[tuple[dict[str, int | str], str | None, int]], random: Random) -> None:
    crowd = crowd_of(drawn)
    mixed = list(crowd)
    random.shuffle(mixed)
    one, other = (SCAN.cross_table(some, perspective="employee", columns="years") for some in (crowd, mixed))
    assert one.to_json() == other.to_json()
    assert CrossTable.from_json(one.to_json()) == one


# Releases of one round.


def test_few_new_answers_may_not_be_shown_beside_an_earlier_result() -> None:
    first = people(8, a=4, b=2)
    found = SCAN.check_release([*first, *people(4, start=8, a=1, b=1)], beside=[first])
    assert not found.is_safe
    assert [(one.perspective, one.about) for one in found.conflicts] == [("employee", name) for name in ("x", "y", "z")]
    assert found.reason is not None
    assert found.reason.in_language("nl").startswith("Naast een eerdere uitkomst zou deze laten zien wat minder dan 5 mensen")


def test_enough_new_answers_may_be_shown_and_so_may_the_same_result_again() -> None:
    first = people(8, a=4, b=2)
    for later in (first, [*first, *people(5, start=8, a=1, b=1)]):
        found = SCAN.check_release(later, beside=[first])
        assert (found.is_safe, found.reason) == (True, None)


def test_earlier_result_that_was_withheld_tells_nothing() -> None:
    assert SCAN.check_release(people(7, a=4), beside=[people(4, a=4)]).is_safe


def test_each_pair_of_results_may_be_safe_while_all_together_are_not() -> None:
    everybody = people(13, a=4, b=2)
    first, second, third = everybody[:6], everybody[6:12], everybody
    assert SCAN.check_release(second, beside=[first]).is_safe
    assert SCAN.check_release(third, beside=[first]).is_safe
    assert SCAN.check_release(third, beside=[second]).is_safe
    assert not SCAN.check_release(third, beside=[first, second]).is_safe


def test_changed_answers_of_one_person_are_seen() -> None:
    first = people(8, a=4, b=2)
    changed = [attrs.evolve(first[0], answers={"a": 1, "b": 2}), *first[1:]]
    assert [one.about for one in SCAN.check_release(changed, beside=[first]).conflicts] == ["x", "z"]


def test_team_that_is_shown_later_tells_of_an_earlier_small_one() -> None:
    """Of frezen nothing was shown at first, and it did not change: now it can be taken away from the earlier whole."""
    frezen, lassen = people(9, group="frezen", a=4, b=2), people(3, group="lassen", a=1, b=1)
    later = [*frezen, *lassen, *people(5, group="lassen", start=3, a=2, b=2)]
    assert SCAN.check_release(later, beside=[[*frezen, *lassen]]).is_safe
    assert not SCAN.check_release(later, beside=[[*frezen, *lassen]], by="group").is_safe


def test_few_new_open_answers_are_a_conflict_of_that_question_only() -> None:
    first = people(8, a=4, why="Tijd")
    later = [*first, *people(4, start=8, a=4), *people(2, start=12, a=4, why="Rust")]
    assert [one.about for one in SCAN.check_release(later, beside=[first]).conflicts] == ["why"]


def test_open_perspective_is_no_conflict() -> None:
    open_ones = [response({"a": 3}, id=f"m{number}", perspective="management") for number in range(3)]
    assert SCAN.check_release(open_ones, beside=[open_ones[:2]]).is_safe


@roomy
@given(crowds, st.data())
def test_releases_that_are_called_safe_tell_nothing_small(drawn: list[tuple[dict[str, int | str], str | None, int]], data: st.DataObject) -> None:
    crowd = crowd_of(drawn)[:16]
    assume(crowd)
    releases = [data.draw(st.lists(st.sampled_from(crowd), unique_by=lambda one: one.id)) for _ in range(2)]
    safe = SCAN.check_release(releases[-1], beside=releases[:-1], by="group").is_safe
    found = False
    for about, item_id in (("x", "a"), ("y", "b")):
        figures: list[frozenset[str]] = []
        for release in releases:
            group = SCAN.score_group(release, by="group")
            valid = [one for one in release if item_id in one.answers]
            if not group["employee"].score(about).withheld:
                figures.append(frozenset(one.id for one in valid))
            figures += [
                frozenset(one.id for one in valid if one.group == team.group)
                for team in group.groups
                if team.perspective == "employee" and not team.score(about).withheld
            ]
        found = found or attack({one.id: 1 for one in crowd}, figures, 5)
    assert not (safe and found)
