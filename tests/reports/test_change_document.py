"""The report on change says what changed, what did not for certain, and what is not known; its parts are kept in files."""

from datetime import date
from functools import cache

import attrs
import pytest
from playwright.sync_api import Browser
from pytest_regressions.file_regression import FileRegressionFixture

import werkplekleren as wpl
from assessment_samples import band, composite, dimension, ident, item, key, questionnaire, response, section
from browser import axe_violations, page_of
from werkplekleren.assessments import Change, MeasurementError
from werkplekleren.documents import Figure, ProfileChart, Table, text_of
from werkplekleren.documents.walking import walk

LANGUAGES = ("nl", "en")
UP = {"a": 5, "b": 5, "c": 3, "d": 2, "e": 4}
DOWN = {"a": 1, "b": 3, "c": 3, "d": 4}


@cache
def changed(*, measured: bool = True) -> Change:
    """Up, down, perhaps, and not known for two reasons."""
    scan = attrs.evolve(
        questionnaire(
            section("s", *(item(name) for name in "abcde")),
            dimensions=tuple(dimension(f"deel-{name}", key(name)) for name in "abcde"),
            composites=(composite("totaal", ("deel-a", 1), ("deel-b", 1), ("deel-e", 1)),),
        ),
        bands=(attrs.evolve(band("low", 0), tone="bad"), attrs.evolve(band("high", 60), tone="good")),
    )
    before = attrs.evolve(scan.score(response(dict(DOWN))), answered_on=date(2026, 11, 2))
    after = attrs.evolve(scan.score(response(dict(UP))), answered_on=date(2027, 6, 1))
    errors = [
        MeasurementError(dimension=ident(name), sd=22, reliability=0.8, kind="alpha", n=212, sample="14 bedrijven, 2026")
        for name in ("deel-a", "deel-c", "deel-d", "deel-e", "totaal")
    ]
    return after.compared_with(before, errors=errors if measured else ())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measured", [True, False])
def test_report_on_change(language: str, file_regression: FileRegressionFixture, *, measured: bool) -> None:
    file_regression.check(wpl.render(wpl.document_of(changed(measured=measured), language), "markdown"), extension=".md", encoding="utf-8")


def test_figure_shows_both_moments_with_the_limit_around_the_later_one_and_the_same_figures_as_a_table() -> None:
    (figure,) = [block for block in walk(wpl.document_of(changed(), "nl").blocks) if isinstance(block, Figure)]
    assert isinstance(figure.chart, ProfileChart)
    rows = {row.label: row for row in figure.chart.rows}
    one = changed().change("deel-c")
    assert one.mdc95 is not None
    assert (rows["deel-c"].before, rows["deel-c"].values) == (50, (50,))
    margins = {name: row.margins[0] for name, row in rows.items()}
    drawn = [margins[name] for name in ("deel-c", "deel-a", "deel-b", "deel-e")]
    assert drawn == [(50 - one.mdc95, 50 + one.mdc95), (100 - one.mdc95, 100), None, None]
    assert (rows["deel-a"].note, rows["deel-b"].note) == ("betrouwbaar hoger", "niet bekend")
    table = {text_of(row.cells[0].text): [text_of(cell.text) for cell in row.cells[1:]] for row in figure.table.rows}
    assert table["deel-d"] == ["75,0", "25,0", "−50,0", "27,3", "betrouwbaar lager"]
    assert table["deel-e"] == ["–", "75,0", "–", "27,3", "niet bekend"]


def test_tone_of_an_outcome_is_that_of_its_side_and_never_alone() -> None:
    (figure,) = [block for block in walk(wpl.document_of(changed(), "nl").blocks) if isinstance(block, Figure)]
    tones = {text_of(row.cells[0].text): row.cells[-1].tone for row in figure.table.rows}
    assert (tones["deel-a"], tones["deel-d"], tones["deel-c"]) == ("good", "bad", "neutral")
    assert all(text_of(row.cells[-1].text) for row in figure.table.rows)


def test_change_without_any_score_has_a_table_and_no_figure() -> None:
    scan = questionnaire(section("s", item("a")), dimensions=(dimension("d", key("a")),))
    nothing = scan.score(response({}))
    blocks = list(walk(wpl.document_of(nothing.compared_with(nothing), "nl").blocks))
    assert not [block for block in blocks if isinstance(block, Figure)]
    assert [block for block in blocks if isinstance(block, Table)]


def test_change_shows_itself_in_a_notebook() -> None:
    assert "betrouwbaar hoger" in changed()._repr_html_()  # pyright: ignore[reportPrivateUsage] - as IPython calls it
    assert "betrouwbaar hoger" in changed()._repr_markdown_()  # pyright: ignore[reportPrivateUsage] - as IPython calls it


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_report_on_change_has_no_accessibility_violations(language: str, chromium: Browser) -> None:
    html = wpl.render(wpl.document_of(changed(), language), "html")
    for width in (360, 1280):
        with page_of(chromium, html, width=width) as page:
            assert axe_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
