"""The report of a group says what an employer needs, the reason for what is missing once, and nothing that tells withheld from empty."""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import attrs
import pytest
from playwright.sync_api import Browser

import werkplekleren as wpl
from assessment_samples import EMPLOYEE, MANAGEMENT, both, composite, dimension, ident, item, key, questionnaire, response, section
from browser import axe_violations, page_of
from werkplekleren.assessments import Choice, ChoiceItem, GroupProfile, Perspective, Questionnaire, Response
from werkplekleren.documents import Figure, ProfileChart, Table, text_of, walk

EXAMPLES = Path(__file__).parents[2] / "examples"
MENTOR = Perspective(id=ident("mentor"), title=both("begeleider"), plural=both("begeleiders"))
GUEST = Perspective(id=ident("guest"), title=both("gast"), plural=both("gasten"))


def scan(*perspectives: Perspective) -> Questionnaire:
    return questionnaire(
        section(
            "s",
            *(item(name) for name in "abcd"),
            ChoiceItem(
                id=ident("years"),
                text=both("Hoe lang werk je hier"),
                options=(Choice(id=ident("kort"), label=both("kort")), Choice(id=ident("lang"), label=both("lang"))),
            ),
        ),
        dimensions=(dimension("time", key("a"), key("b")), dimension("room", key("c"), key("d"))),
        composites=(composite("all", ("time", 1), ("room", 1)),),
        perspectives=perspectives or (EMPLOYEE, MANAGEMENT),
    )


def people(*steps: tuple[int, int], perspective: str = "employee", team: str | None = None) -> list[Response]:
    return [
        response({"a": first, "b": first, "c": second, "d": second}, id=f"{perspective}-{team}-{number}", perspective=perspective, group=team)
        for number, (first, second) in enumerate(steps)
    ]


CALM = ((4, 3), (4, 3), (4, 4), (5, 3), (4, 3), (3, 3))


def said(responses: Sequence[Response], *, language: str = "nl", by_team: bool = False, teams: Sequence[str] = (), **more: object) -> str:
    return wpl.render(group_of(responses, by_team=by_team, teams=teams, **more), "markdown", language=language)


def group_of(responses: Sequence[Response], *, by_team: bool = False, teams: Sequence[str] = (), **more: object) -> GroupProfile:
    return scan().score_group(responses, by="group" if by_team else "perspective", groups=teams, **more)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] - what a test adds goes through as it is


def tables(group: GroupProfile) -> dict[str, list[list[str]]]:
    """Caption -> rows of texts, the header first."""
    return {
        text_of(block.caption): [[text_of(cell.text) for cell in cells] for cells in (block.header, *(row.cells for row in block.rows))]
        for block in walk(wpl.document_of(group, "nl").blocks)
        if isinstance(block, Table)
    }


def test_large_and_sure_difference_comes_with_its_margin() -> None:
    text = said([*people(*CALM), *people(*[(1, 3), (2, 4)] * 4, perspective="management")])
    assert "Het grootste verschil zit bij **time**. De score van medewerkers is 75, die van de leiding is 13." in text
    assert re.search(r"Met deze aantallen ligt het verschil waarschijnlijk tussen \d\d en \d\d punten\.", text)
    assert "toeval zijn: met" not in text
    assert "Die marge is breed" not in text


def test_difference_that_rests_on_few_says_that_its_margin_is_wide() -> None:
    text = said([*people(*CALM), *people((2, 3), (4, 4), perspective="management")])
    assert "Het kan ook toeval zijn: met deze aantallen ligt het verschil waarschijnlijk tussen" in text
    assert "Die marge is breed, want van de leiding zijn er maar 2 antwoorden." in text
    assert "only 2 answers from de leiding (en)" in said([*people(*CALM), *people((2, 3), (4, 4), perspective="management")], language="en")


def test_difference_with_a_single_answer_has_no_margin_and_says_so() -> None:
    text = said([*people(*CALM), *people((1, 3), perspective="management")])
    assert "Hoe zeker het verschil is, valt niet te zeggen: van de leiding is er maar één antwoord." in text
    assert "waarschijnlijk tussen" not in text.split("Verschil tussen medewerkers")[0]


def test_differences_stand_in_a_table_the_largest_first_as_they_are_printed() -> None:
    rows = tables(group_of([*people(*CALM), *people((2, 3), (4, 4), perspective="management")]))["Verschil tussen medewerkers en de leiding"]
    assert rows[0] == ["Onderdeel", "Medewerkers", "De leiding", "Verschil", "Ligt waarschijnlijk tussen"]
    assert [row[0] for row in rows[1:]] == ["time", "room"]
    for _, first, second, gap, _ in rows[1:]:
        assert int(gap.replace("−", "-")) == int(first) - int(second)


def test_withheld_side_has_no_difference() -> None:
    group = group_of([*people(*CALM[:4]), *people((2, 3), (4, 4), perspective="management")])
    assert not [caption for caption in tables(group) if caption.startswith("Verschil")]


def test_one_dimension_that_is_withheld_has_no_difference_and_looks_like_an_empty_one() -> None:
    few = [
        attrs.evolve(one, answers={"c": 3, "d": 3, "years": "kort", **({"a": 2, "b": 2} if number < 3 else {})})
        for number, one in enumerate(people(*CALM))
    ]
    none = [attrs.evolve(one, answers={"c": 3, "d": 3, "years": "kort"}) for one in people(*CALM)]
    openly = people((2, 3), (4, 4), perspective="management")
    assert said([*few, *openly]) == said([*none, *openly])
    assert tables(group_of([*few, *openly]))["Verschil tussen medewerkers en de leiding"][-1] == ["time", "–", "50", "niet getoond", "–"]


def test_people_who_think_differently_are_named_with_a_word_and_a_figure() -> None:
    split = people(*[(1, 3), (5, 3)] * 4)
    text = said(split)
    assert "Het meest verschillend denken medewerkers over ‘time’." in text
    rows = tables(group_of(split))["Scores van Scan"]
    assert rows[0][4] == "Hoe eens"
    assert {row[0]: row[4] for row in rows[1:]} == {"time": "sterk verdeeld (−1,29)", "room": "zeer eens (1,00)", "all": "–"}
    assert "vuistregel" in text
    assert "verschillend." not in said(people(*CALM))


def test_teams_stand_beside_their_whole_and_a_withheld_one_looks_like_an_empty_one() -> None:
    responses = [*people(*CALM, team="lassen"), *people(*CALM, (2, 2), team="frezen"), *people(*CALM[:2], team="montage"), *people(*CALM[:3])]
    group = group_of(responses, by_team=True, teams=("frezen", "lassen", "montage", "kantoor"))
    rows = tables(group)["Scores per team: medewerkers"]
    assert rows[0] == ["Onderdeel", "Iedereen (18)", "frezen (7)", "lassen (6)", "montage", "kantoor"]
    assert [row[4:] for row in rows[1:]] == [["niet getoond", "niet getoond"]] * 3
    assert not [caption for caption in tables(group_of(people(*CALM, team="lassen"), by_team=True)) if "team" in caption]


def test_many_teams_come_in_several_tables() -> None:
    responses = [one for number in range(8) for one in people(*CALM, team=f"team {number}")]
    found = [block for block in walk(wpl.document_of(group_of(responses, by_team=True), "nl").blocks) if isinstance(block, Table)]
    assert [len(block.header) for block in found if "team" in text_of(block.caption)] == [8, 4]


def test_reason_for_what_is_not_shown_is_said_once_and_only_when_something_is_not_shown() -> None:
    whole = [*people(*CALM), *people((2, 3), perspective="management")]
    assert "niet getoond" not in said(whole)
    few = said([attrs.evolve(one, answers={"c": 3, "d": 3}) for one in whole])
    assert few.count("Zo blijft niemand herkenbaar.") == 1
    teams = said(whole, by_team=True, teams=("lassen",))
    assert "Zo blijft niemand herkenbaar." not in teams or "niet getoond" in teams


def test_advice_report_says_the_reason_once_for_all_that_is_not_shown() -> None:
    toolbox = wpl.Toolbox.builtin()
    for name, missing in (("klein-bedrijf", 1), ("metaalbedrijf", 0)):
        text = wpl.render(wpl.AdviceReport.of(wpl.Dossier.from_folder(EXAMPLES / name, toolbox), toolbox), "markdown", language="nl")
        assert text.count("Zo blijven hun antwoorden anoniem.") == missing
        assert text.count("De uitkomsten van medewerkers staan niet in dit rapport.") == missing
        assert "geldige antwoorden" not in text


def test_responses_that_stand_out_are_counted_from_the_floor_on() -> None:
    random = Random(7)  # noqa: S311 - made-up answers
    twenty = questionnaire(
        section("s", *(item(f"q{number}") for number in range(20))), dimensions=(dimension("time", *(key(f"q{number}") for number in range(20))),)
    )
    honest = [response({f"q{number}": random.randint(1, 5) for number in range(20)}, id=f"h{seed}") for seed in range(8)]
    odd = [response({f"q{number}": 3 for number in range(20)}, id=f"f{place}") for place in range(6)]
    text = wpl.render(twenty.score_group([*honest, *odd]), "markdown", language="nl")
    assert "hetzelfde antwoord: 6 van medewerkers. Dat hoeft geen fout te zijn. Ze tellen gewoon mee." in text
    without = wpl.render(twenty.score_group([*honest, *odd], leave_out=[one.id for one in odd]), "markdown", language="nl")
    assert "Met opzet niet meegeteld: 6 van medewerkers." in without
    assert "hoeft geen fout" not in wpl.render(twenty.score_group([*honest, *odd[:4]]), "markdown", language="nl")


def test_response_rate_is_told_where_it_is_known() -> None:
    assert "De lijst ging naar 8 mensen. Daarvan vulde 75% hem in." in said(people(*CALM), invited={"employee": 8})
    of_one = people((2, 3), perspective="management")
    assert "De lijst ging naar" not in said(of_one, invited={"management": 1})
    assert "De lijst ging naar 2 mensen. Daarvan vulde 50% hem in." in said(of_one, invited={"management": 2})
    assert "gevraagde" not in said(people(*CALM))
    assert "75" not in said(people(*CALM[:3]), invited={"employee": 4}).replace("75 |", "")


def test_every_perspective_stands_in_the_table_and_three_in_the_chart() -> None:
    all_four = scan(MENTOR, MANAGEMENT, EMPLOYEE, GUEST)
    responses = [one for name in ("mentor", "management", "employee", "guest") for one in people(*CALM, perspective=name)]
    (figure,) = [block for block in walk(wpl.document_of(all_four.score_group(responses), "nl").blocks) if isinstance(block, Figure)]
    assert isinstance(figure.chart, ProfileChart)
    assert figure.chart.series == ("begeleiders (6)", "medewerkers (6)", "gasten (6)")
    assert [text_of(row.cells[1].text) for row in figure.table.rows[:4]] == ["begeleiders", "medewerkers", "gasten", "de leiding"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_table_over_two_groupings_has_a_document(language: str) -> None:
    responses = [
        attrs.evolve(one, answers={**one.answers, "years": years})
        for team, years, steps in (("lassen", "kort", CALM), ("lassen", "lang", CALM), ("frezen", "kort", CALM[:2]), ("frezen", "lang", CALM))
        for one in people(*steps, team=f"{team}")
    ]
    responses = [attrs.evolve(one, id=f"r{number}") for number, one in enumerate(responses)]
    table = scan().cross_table(responses, perspective="employee", columns="years")
    text = wpl.render(table, "markdown", language=language)
    assert text.count("niet getoond" if language == "nl" else "not shown") > 4
    assert ("Laat deze tabellen niet zien naast" if language == "nl" else "Do not show these tables beside") in text
    assert ("‘Team’, in de kolommen ‘Hoe lang werk je hier’." if language == "nl" else "the columns ‘Hoe lang werk je hier (en)’.") in text
    small = wpl.render(scan().cross_table(responses[:3], perspective="employee", columns="years"), "markdown", language=language)
    assert ("minder dan 5" if language == "nl" else "fewer than 5") in small
    assert "|" not in small
    assert table._repr_html_().startswith("<")


def test_machine_shop_gives_a_group_report_that_everybody_can_read(chromium: Browser) -> None:
    toolbox = wpl.Toolbox.builtin()
    dossier = wpl.Dossier.from_folder(EXAMPLES / "metaalbedrijf", toolbox)
    learning = toolbox.questionnaires["leercultuurscan"]
    answers = [one for one in dossier.responses if one.questionnaire == learning.id]
    group = learning.score_group(answers, by="group", groups=("Verspaning", "Plaatwerk en lassen", "Montage"))
    for width, dark in ((1280, False), (390, True)):
        with page_of(chromium, wpl.render(group, "html", language="nl"), width=width, dark=dark) as page:
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_with_one_answer_there_is_no_column_for_a_spread_that_nobody_has() -> None:
    one = people((2, 3), perspective="management")
    assert "Spreiding" not in tables(group_of(one))["Scores van Scan"][0]
    assert "Spreiding" not in said(one)
    assert "Spreiding" in tables(group_of(people((2, 3), (4, 4), perspective="management")))["Scores van Scan"][0]


def test_parts_with_the_same_score_are_all_the_strongest() -> None:
    assert "De sterkste kant is **room** met 75. De zwakste is **time** met 50." in said(people(*[(3, 4)] * 5))
    assert "De sterkste kanten zijn **room en time** met 50." in said(people(*[(3, 3)] * 5))
