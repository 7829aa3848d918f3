"""Reports tell how many fall in each category, with a dash for what is withheld, and what counts in a dimension that counts."""

from pathlib import Path
from typing import Any

import attrs
import pytest

import werkplekleren as wpl
from assessment_samples import dimension, item, key, questionnaire, response, section
from assessments.test_group_categories import START, category, classification, people, scan
from werkplekleren._base.ids import Version
from werkplekleren.assessments import AtLeast, CountsAtLeast, Questionnaire
from werkplekleren.assessments.classification import Rule

EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def said(thing: Any, language: str = "nl") -> str:  # noqa: ANN401 - anything that has a document
    return wpl.render(thing, "markdown", language=language)


@LANGUAGES
def test_report_of_a_group_has_the_counts_of_the_whole_and_of_teams(language: str) -> None:
    crowd = [*people("lassen", help=6, go=7, none=5), *people("frezen", help=5, go=8), *people("kantoor", help=2)]
    text = said(scan().score_group(crowd, by="group", groups=("lassen", "frezen", "kantoor")), language)
    own = "" if language == "nl" else " (en)"
    assert f"| **help{own}** | 13 | 6 |" in text
    assert f"| **go{own}** | 15 | 7 |" in text
    assert ("| **geen van deze** | 5 | 5 |" if language == "nl" else "| **none of these** | 5 | 5 |") in text
    assert "kantoor (2)" not in text


def test_report_of_a_group_without_outcomes_says_nothing_of_categories() -> None:
    for group in (
        scan().score_group(people(help=4)),
        scan().score_group(people(unknown=9)),
        attrs.evolve(scan(), classifications=()).score_group([]),
    ):
        assert "Uitkomsten in woorden" not in said(group)


@LANGUAGES
def test_report_on_the_change_of_a_group_has_the_counts_of_both_rounds(language: str) -> None:
    first, second = (scan().score_group(people(help=some, go=9)) for some in (9, 3))
    text = said(second.compared_with(first), language)
    own = "" if language == "nl" else " (en)"
    assert f"| **help{own}** | 9 | – |" in text
    assert f"| **go{own}** | 9 | – |" in text


def test_report_on_change_says_where_categories_cannot_be_compared() -> None:
    other: Rule = AtLeast(item=item("b").id, value=2)
    old: Questionnaire = attrs.evolve(scan(classification(category("ask", other), *START.categories)), version=Version("1.1"))
    change = scan().score_group(people(help=9, none=6)).compared_with(old.score_group(people(help=9, none=6)))
    assert "De aantallen zijn niet te vergelijken." in said(change)
    assert "| **geen van deze** | 6 | 6 |" in said(change)
    asked, helped = old.score(response({"a": 1, "b": 2})), scan().score(response({"a": 1, "b": 2}))
    assert "| **Waar beginnen** | ask | help | de twee keer anders bepaald |" in said(helped.compared_with(asked))


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        ({"a": 5, "b": 5}, "help | go | een andere uitkomst"),
        ({"a": 1, "b": 5}, "help | help | dezelfde uitkomst"),
        ({"a": 5, "b": 1}, "help | geen van deze | een andere uitkomst"),
        ({"b": 1}, "help | te weinig ingevuld | niet bekend"),
    ],
)
def test_report_on_change_of_one_respondent_lays_the_outcomes_side_by_side(answers: dict[str, int], row: str) -> None:
    change = scan().score(response(dict(answers))).compared_with(scan().score(response({"a": 1})))
    assert f"| **Waar beginnen** | {row} |" in said(change)
    assert "Van deze uitkomsten is geen meetfout bekend." in said(change)


def test_profile_tells_how_many_answers_count_where_a_dimension_counts() -> None:
    counted = attrs.evolve(dimension("counted", key("a"), key("b")), counts=CountsAtLeast(value=4))
    both = questionnaire(section("s", item("a"), item("b")), dimensions=(counted, dimension("mean", key("a"), key("b"))))
    text = said(both.score(response({"a": 5, "b": 2})))
    assert "| Onderdeel | Score | Aantal | Ingevuld | Klasse |" in text
    assert "| **counted** | 50 | 1 | 2 van 2 vragen beantwoord |" in text
    assert "| **mean** | 63 | – | 2 van 2 vragen beantwoord |" in text
    assert "Aantal" not in said(scan().score(response({"a": 5})))


@LANGUAGES
def test_advice_report_shows_the_categories_too(language: str) -> None:
    group = scan().score_group(people(help=9, go=6))
    report = attrs.evolve(_report(), profiles=(group,))
    text = said(report, language)
    own = "" if language == "nl" else " (en)"
    assert f"| **help{own}** | 9 |" in text


def _report() -> wpl.AdviceReport:
    toolbox = wpl.Toolbox.builtin()
    return wpl.AdviceReport.of(wpl.Dossier.from_folder(EXAMPLES / "klein-bedrijf", toolbox), toolbox)
