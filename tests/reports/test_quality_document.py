"""The reports about own data say what was found and what cannot be said, in plain words and without a figure too many."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import get_args

import attrs
import pytest
from playwright.sync_api import Browser

import werkplekleren as wpl
from assessment_samples import dimension, every_kind, ident, item, key, questionnaire, response, section
from browser import axe_violations, page_of
from werkplekleren.assessments import Answer, BesideNorm, InstrumentQuality, Norm, Response
from werkplekleren.assessments.own_data.findings import FindingCode
from werkplekleren.documents import DistributionChart, Document, Figure, ProfileChart, Table, text_of, walk
from werkplekleren.reports.voice import Voice

LANGUAGES = ("nl", "en")
SAMPLE = "deelnemers aan de ronde van najaar 2026"


@cache
def scan() -> wpl.Questionnaire:
    return wpl.Toolbox.builtin().questionnaires["leercultuurscan"]


@cache
def responses(size: int, seed: int = 1, perspective: str = "employee") -> tuple[Response, ...]:
    """Answers of people who differ; one question answered the wrong way round, one hardly answered, one alike, one part all at the top."""
    luck = Random(seed)  # noqa: S311 - luck for a sample, not a secret
    keys = [one for part in scan().dimensions for one in part.keys]
    wrong, empty, alike, top = keys[1].item, keys[5].item, keys[9].item, {one.item for one in keys[12:16]}
    made: list[Response] = []
    for number in range(size):
        level = luck.gauss(3.4, 0.8)
        answers: dict[str, Answer] = {}
        for one in keys:
            value = max(1, min(5, round(level + luck.gauss(0, 0.9))))
            turned = 6 - value if one.reversed is not (one.item == wrong) else value
            if one.item != empty or luck.random() < 0.7:
                answers[one.item] = 4 if one.item == alike and luck.random() < 0.9 else 5 if one.item in top and luck.random() < 0.9 else turned
        made.append(
            Response(
                questionnaire=scan().id,
                version=scan().version,
                id=f"{perspective}-{number}",
                perspective=ident(perspective),
                group=f"bedrijf {number % 9}",
                answered_on=date(2026, 10, 1) + timedelta(days=number % 40),
                answers=answers,
            )
        )
    return tuple(made)


@cache
def quality(size: int) -> InstrumentQuality:
    return scan().quality(responses(size), perspective="employee", sample=SAMPLE)


@cache
def norm(size: int = 300) -> Norm:
    return scan().norm(responses(size), perspective="employee", sample=SAMPLE)


def markdown(thing: object, language: str = "nl") -> str:
    return wpl.render(wpl.document_of(thing, language), "markdown")


def figures(document: Document) -> list[Figure]:
    return [block for block in walk(document.blocks) if isinstance(block, Figure)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_sentence(language: str) -> None:
    assert set(get_args(FindingCode)) <= set(Voice(language).phrases("quality-words").codes)


def test_report_says_on_whom_it_rests_and_what_it_comes_down_to() -> None:
    text = markdown(quality(300))
    assert f"Wie vulden in: {SAMPLE} (1 okt – 9 nov 2026)." in text
    assert "300 ingevulde lijsten van medewerkers" in text
    assert "- **Groei en richting:** alfa" in text
    assert "“Mijn werk is elke dag bijna hetzelfde.”** loopt tegen de rest" in text
    assert "“Ook in een drukke week blijft er tijd over om te leren.”**" in text
    assert "gaf hetzelfde antwoord" in text
    assert "heeft de hoogste score die kan" in text
    assert "Deze scan is nog niet onderzocht" in text


def test_report_of_a_small_sample_says_what_it_cannot_say() -> None:
    text = markdown(quality(24))
    assert "Er zijn 24 ingevulde lijsten." in text
    assert "Met meer lijsten wordt dit duidelijker." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_below_the_floor_has_no_figure_at_all(language: str) -> None:
    document = wpl.document_of(quality(4), language)
    assert not [block for block in walk(document.blocks) if isinstance(block, Figure | Table)]
    assert not wpl.render(document, "markdown").count("alfa")
    assert markdown(quality(4), language) == markdown(quality(0), language)


def test_reliability_is_drawn_with_its_margin_and_the_same_numbers_as_a_table() -> None:
    (figure,) = [one for one in figures(wpl.document_of(quality(300), "nl")) if isinstance(one.chart, ProfileChart)]
    assert isinstance(figure.chart, ProfileChart)
    assert [one.label for one in figure.chart.rows] == [text_of(one.cells[0].text) for one in figure.table.rows]
    best = quality(300)[max(quality(300), key=lambda one: one.alpha or -9).dimension]
    assert figure.chart.rows[0].values == (best.alpha,)
    assert figure.chart.rows[0].margins == ((best.alpha_low, best.alpha_high),)


def test_answers_are_drawn_per_part_with_the_same_numbers_as_a_table() -> None:
    drawn = [one for one in figures(wpl.document_of(quality(300), "nl")) if isinstance(one.chart, DistributionChart)]
    assert len(drawn) == 8
    first = drawn[0]
    assert isinstance(first.chart, DistributionChart)
    assert first.chart.categories[0] == "Helemaal oneens"
    assert [one.note for one in first.chart.rows] == ["", "telt omgekeerd", "", ""]
    assert [tuple(text_of(cell.text) for cell in one.cells[1:-1]) for one in first.table.rows] == [
        tuple(map(str, one.counts)) for one in first.chart.rows
    ]


def test_groups_and_omega_are_told_with_how_they_were_worked_out() -> None:
    text = markdown(quality(300))
    assert "| Onderdeel | Groepen | Antwoorden | Grootte (k) | ICC(1) | ICC(2) |" in text
    assert "| **Groei en richting** | 9 | 300 | 33,3 |" in text
    assert "Zo is hij geschat: maximum likelihood." in text
    assert "Er zijn geen twee groepen" in markdown(quality(24))


def test_table_marks_what_to_look_at_in_words_and_not_by_colour_alone() -> None:
    tables = [block for block in walk(wpl.document_of(quality(300), "nl").blocks) if isinstance(block, Table) and block.widths]
    marked = [text_of(cell.text) for table in tables for line in table.rows for cell in line.cells if cell.tone == "warning"]
    assert len(marked) == sum(one.item is not None for one in quality(300).findings)
    assert all(text.endswith(" !") for text in marked)


def of_answers(scan: wpl.Questionnaire, answers: Sequence[dict[str, Answer]]) -> InstrumentQuality:
    return scan.quality([response(one, id=f"r{number}") for number, one in enumerate(answers)], perspective="employee", sample="x")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_worked_out_is_said_and_drawn_as_nothing(language: str) -> None:
    odd = questionnaire(
        section("s", *(item(name) for name in "abcdefg")),
        dimensions=(
            dimension("one", key("a")),
            dimension("still", key("b"), key("c")),
            dimension("against", key("d"), key("e", 3)),
            dimension("few", key("f"), key("g")),
        ),
    )
    answers: list[dict[str, Answer]] = [
        {"a": 1 + number % 5, "b": 3, "c": 3, "d": 1 + number % 5, "e": 5 - number % 5, "f": 2, "g": 1 + number % 2} for number in range(20)
    ]
    del answers[0]["g"], answers[1]["g"]
    made = of_answers(odd, answers)
    (figure,) = [one for one in figures(wpl.document_of(made, language)) if isinstance(one.chart, ProfileChart)]
    assert isinstance(figure.chart, ProfileChart)
    assert [one.values for one in figure.chart.rows] == [(None,)] * 4
    assert all(one.note for one in figure.chart.rows)
    assert {one.code for one in made.findings} >= {"one-item", "no-spread", "contradicting", "few-incomplete"}
    assert ("Van geen van de onderdelen is zeker" if language == "nl" else "For none of the parts is it certain") in markdown(made, language)


def test_dimension_of_which_no_alpha_is_known_at_all_has_a_table_and_no_drawing() -> None:
    one = questionnaire(section("s", item("a")), dimensions=(dimension("x", key("a")),))
    document = wpl.document_of(of_answers(one, [{"a": 1 + number % 5} for number in range(8)]), "nl")
    assert not [figure for figure in figures(document) if isinstance(figure.chart, ProfileChart)]
    text = wpl.render(document, "markdown")
    assert "Hoe precies elk onderdeel meet" in text
    assert "Met meer lijsten" not in text, "of one question more lists tell nothing"


def test_items_on_different_scales_are_drawn_apart_and_those_with_many_numbers_not_at_all() -> None:
    answers: list[dict[str, Answer]] = [
        {"a": 1 + n % 5, "yes": True, "one": "x", "many": ("p",), "count": n % 11, "seven": n % 7, "b": 1 + n % 4} for n in range(12)
    ]
    document = wpl.document_of(of_answers(every_kind(), answers), "nl")
    drawn = [one.chart.categories for one in figures(document) if isinstance(one.chart, DistributionChart)]
    assert ("0", "1") in drawn
    assert ("0", "1", "2", "3") in drawn
    assert all(len(one) <= 7 for one in drawn)


@pytest.mark.parametrize("language", LANGUAGES)
def test_norm_says_whose_it_is_and_what_it_is_not(language: str) -> None:
    text = markdown(norm(), language)
    assert SAMPLE in text
    assert ("300 medewerkers" if language == "nl" else "300 employees") in text
    assert ("niet hoe het hoort" if language == "nl" else "not say how it ought to be") in text
    assert "P50" in text


def test_norm_below_the_floor_has_no_table_and_parts_below_it_are_left_out() -> None:
    document = wpl.document_of(norm(3), "nl")
    assert not [block for block in walk(document.blocks) if isinstance(block, Table)]
    assert "geen norm" in wpl.render(document, "markdown")
    keys = {one.item for one in scan().dimensions[0].keys}
    few = [attrs.evolve(one, answers={name: value for name, value in one.answers.items() if name not in keys}) for one in responses(20)]
    text = markdown(scan().norm(few, perspective="employee", sample=SAMPLE))
    assert "Onderdelen met minder dan 5 scores staan er niet bij." in text
    assert "Werk waar je van leert" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_profile_beside_a_norm_says_the_place_of_each_score(language: str) -> None:
    profile = scan().score(responses(1, seed=5)[0])
    document = wpl.document_of(norm().beside(profile), language)
    *_, figure = figures(document)
    assert isinstance(figure.chart, ProfileChart)
    assert len(figure.chart.series) == 2
    shown = {one.label: one.values for one in figure.chart.rows}
    for view in profile:
        if view.score.dimension != "totaal":
            assert shown[view.title.in_language(language)] == (view.value, norm()[view.score.dimension].mean)
    assert wpl.render(document, "markdown").startswith(wpl.render(wpl.document_of(profile, language), "markdown").rstrip())
    assert SAMPLE in wpl.render(document, "markdown")


def test_group_beside_a_norm_has_the_difference_of_means_as_they_are_shown() -> None:
    group = scan().score_group([*responses(24, seed=7), *responses(2, seed=8, perspective="management")])
    *_, figure = figures(wpl.document_of(norm().beside(group), "nl"))
    for line in figure.table.rows:
        score, mean, apart = (text_of(cell.text) for cell in line.cells[1:4])
        assert int(apart.replace("−", "-")) == int(score) - int(mean)
    assert "Het grootste verschil: " in figure.description
    text = markdown(norm().beside(group))
    assert "Een groep ligt vanzelf dichter bij het midden dan één persoon." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_group_that_is_the_norm_itself_has_no_largest_difference(language: str) -> None:
    group = scan().score_group(responses(300))
    *_, figure = figures(wpl.document_of(norm().beside(group), language))
    assert figure.description.endswith("Nergens is er een verschil." if language == "nl" else "There is no difference anywhere.")


def test_result_without_a_norm_to_put_beside_it_says_so() -> None:
    group = scan().score_group(responses(24, seed=7))
    for beside in (norm(3).beside(group), norm(3).beside(scan().score(responses(1)[0])), norm(26).beside(scan().score_group(responses(24)))):
        assert isinstance(beside, BesideNorm)
        assert "Er is geen norm om naast" in markdown(beside)


def test_days_are_named_as_far_as_they_are_known() -> None:
    without = [attrs.evolve(one, answered_on=None) for one in responses(20)]
    one_day = [attrs.evolve(one, answered_on=date(2026, 10, 1)) for one in responses(20)]
    assert f"Wie vulden in: {SAMPLE}. " in markdown(scan().quality(without, perspective="employee", sample=SAMPLE))
    assert f"De norm is van {SAMPLE} (1 oktober 2026): 20" in markdown(scan().norm(one_day, perspective="employee", sample=SAMPLE))


def test_they_show_themselves_in_a_notebook() -> None:
    for thing in (quality(40), norm(), norm().beside(scan().score(responses(1)[0]))):
        assert "<" in thing._repr_html_()
        assert thing._repr_markdown_()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_have_no_accessibility_violations(language: str, chromium: Browser) -> None:
    for thing in (quality(300), norm().beside(scan().score(responses(1)[0])), norm()):
        html = wpl.render(wpl.document_of(thing, language), "html")
        for dark, width in ((False, 360), (True, 1280)):
            with page_of(chromium, html, width=width, dark=dark) as page:
                assert axe_violations(page) == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width
