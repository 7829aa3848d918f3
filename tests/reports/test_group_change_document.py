"""The report on the change of a group shows what both rounds may show, and says once why the rest is not there."""

from collections.abc import Callable
from functools import cache

import attrs
import pytest
from playwright.sync_api import Browser
from pytest_regressions.file_regression import FileRegressionFixture

import werkplekleren as wpl
from assessment_samples import band, dimension, ident, item, key, questionnaire, response, section
from browser import axe_violations, page_of
from werkplekleren._base.ids import Version
from werkplekleren.assessments import Answer, GroupChange, MeasurementError, Questionnaire, Response
from werkplekleren.documents import Figure, ProfileChart, Table, text_of
from werkplekleren.documents.walking import walk

LANGUAGES = ("nl", "en")
TEAMS = ("lassen", "frezen", "kantoor")


@cache
def scan() -> Questionnaire:
    """Three parts, of which a high score is the good side."""
    made = questionnaire(section("s", *(item(name) for name in "abc")), dimensions=tuple(dimension(f"deel-{name}", key(name)) for name in "abc"))
    return attrs.evolve(made, bands=(attrs.evolve(band("low", 0), tone="bad"), attrs.evolve(band("high", 60), tone="good")))


def answers(number: int, shift: int) -> dict[str, Answer]:
    """Up in a, down in b, not by the same for everybody, and of c too few who say something."""
    low, high = (1 + number % 2, 4 + number % 2) if shift else (1 + number % 3 // 2, 4 + number % 3 // 2)
    given: dict[str, Answer] = {"a": high if shift else low, "b": low if shift else high}
    return given | ({"c": 3} if number < 1 else {})


def round_of(shift: int, *sizes: int) -> list[Response]:
    """Employees in three teams, and one manager."""
    people = [(team, number) for team, size in zip(TEAMS, sizes, strict=True) for number in range(size)]
    employees = [response(answers(number, shift), id=f"{team}-{number}", group=team) for team, number in people]
    return [*employees, response({"a": 3, "b": 3 - shift}, id="m", perspective="management")]


@cache
def paired() -> GroupChange:
    errors = [MeasurementError(dimension=ident("deel-a"), sd=22, reliability=0.8, kind="omega", n=212, sample="14 bedrijven, 2026")]
    return scan().compare_rounds(round_of(0, 8, 7, 5), round_of(1, 8, 7, 5), errors=errors, by="group", groups=(*TEAMS, "inkoop"))


@cache
def independent() -> GroupChange:
    first, second = (scan().score_group(one, by="group", groups=TEAMS) for one in (round_of(0, 8, 7, 5), round_of(1, 9, 6, 2)))
    return second.compared_with(first)


@cache
def hidden() -> GroupChange:
    first, second = (scan().score_group(one) for one in (round_of(0, 8, 7, 5), round_of(1, 2, 1, 1)))
    return second.compared_with(first)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [paired, independent, hidden], ids=["paired", "independent", "hidden"])
def test_report_on_the_change_of_a_group(language: str, make: Callable[[], GroupChange], file_regression: FileRegressionFixture) -> None:
    file_regression.check(wpl.render(wpl.document_of(make(), language), "markdown"), extension=".md", encoding="utf-8")


def test_reason_is_said_once_and_nothing_else_is_said_of_what_is_withheld() -> None:
    text = wpl.render(wpl.document_of(hidden(), "nl"), "markdown")
    assert text.count("minder dan 5 geldige antwoorden") == 1
    assert "Van medewerkers laten we daarom niets zien" in text
    assert "Medewerkers" not in text
    assert "20" not in text.replace("1 op de 20", "")


def test_figure_has_the_interval_around_the_later_mean_and_its_table_the_same_figures() -> None:
    (figure, _) = [block for block in walk(wpl.document_of(paired(), "nl").blocks) if isinstance(block, Figure)]
    assert isinstance(figure.chart, ProfileChart)
    rows = {row.label: row for row in figure.chart.rows}
    one = paired()["employee"].change("deel-a")
    assert one.low is not None
    assert one.after is not None
    assert one.before is not None
    assert rows["deel-a"].before == one.before
    margin = rows["deel-a"].margins[0]
    assert margin is not None
    assert margin[0] == pytest.approx(one.before + one.low)
    assert rows["deel-c"].values[0] is None
    assert (rows["deel-a"].note, rows["deel-c"].note) == ("duidelijk hoger", "niet getoond")
    cells = {text_of(row.cells[0].text): [text_of(cell.text) for cell in row.cells[1:]] for row in figure.table.rows}
    assert cells["deel-a"][:3] == ["6,3", "86,3", "+80,0"]
    assert cells["deel-c"] == ["–", "–", "–", "–", "–", "–", "niet getoond"]
    tones = {text_of(row.cells[0].text): row.cells[-1].tone for row in figure.table.rows}
    assert tones == {"deel-a": "good", "deel-b": "bad", "deel-c": "neutral"}


def test_withheld_team_has_one_row_that_says_so_and_looks_like_one_that_nobody_is_in() -> None:
    tables = [block for block in walk(wpl.document_of(paired(), "nl").blocks) if isinstance(block, Table)]
    (teams,) = [table for table in tables if text_of(table.header[0].text) == "Groep"]
    rows = [[text_of(cell.text) for cell in row.cells] for row in teams.rows]
    assert [row[0] for row in rows] == [*["lassen"] * 3, *["frezen"] * 3, *["kantoor"] * 3, "inkoop"]
    assert rows[-1][1:] == ["–", "–", "–", "–", "–", "–", "–", "niet getoond"]


def test_part_that_was_scored_otherwise_is_said_not_to_be_known() -> None:
    turned = attrs.evolve(scan(), version=Version("1.3"), dimensions=(dimension("deel-a", key("a", reversed=True)), *scan().dimensions[1:]))
    changed = turned.score_group(round_of(1, 8, 7, 5)).compared_with(scan().score_group(round_of(0, 8, 7, 5)))
    text = wpl.render(wpl.document_of(changed, "nl"), "markdown")
    assert "**deel-a**: dit onderdeel is de twee keer anders berekend." in text


def test_perspective_of_which_no_score_may_be_shown_has_a_table_and_no_figure() -> None:
    few = [response({}, id=f"r{number}") for number in range(6)]
    blocks = list(walk(wpl.document_of(scan().compare_rounds(few, few), "nl").blocks))
    assert not [block for block in blocks if isinstance(block, Figure)]
    assert [block for block in blocks if isinstance(block, Table)]


def test_group_change_shows_itself_in_a_notebook() -> None:
    assert "duidelijk hoger" in paired()._repr_html_()  # pyright: ignore[reportPrivateUsage] - as IPython calls it


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_report_on_the_change_of_a_group_has_no_accessibility_violations(language: str, chromium: Browser) -> None:
    html = wpl.render(wpl.document_of(paired(), language), "html")
    for width in (360, 1280):
        with page_of(chromium, html, width=width) as page:
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
