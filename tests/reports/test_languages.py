"""A report in one language holds no word of ours in the other: every word is of its wording, of what it is about, or of the calendar."""

import re

import pytest

import werkplekleren as wpl
from every_report import every_document
from example_firms import FIRMS, advice_report, toolbox
from rewording import calendar_words, given, said, words
from werkplekleren._base.catalogue import PLURAL, catalogue
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.wording.wordings import builtin, builtin_names

LANGUAGES = ("nl", "en")


def wording_words(language: str) -> set[str]:
    return words([file.text for name in builtin_names(language) if (file := builtin(name, language)) is not None]) | titles(language)


def titles(language: str) -> set[str]:
    """What instruments are called, also where only their id is known."""
    return words([instrument.title.in_language(language) for instrument in toolbox().instruments.values()])


def label_words(language: str) -> set[str]:
    pairs = catalogue("labels", "en").items()
    return words([one for original, forms in pairs for one in (original.split(PLURAL) if language == "nl" else forms)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_report_holds_a_word_of_ours_in_another_language(language: str) -> None:
    ours = wording_words(language) | calendar_words(language)
    strange: dict[str, set[str]] = {}
    for name, document, thing in every_document(language):
        if found := words(said(document)) - ours - words(given(thing, language)):
            strange[name] = found
    assert strange == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("firm", FIRMS)
@pytest.mark.parametrize("format", ["html", "markdown", "text"])
def test_no_page_adds_a_word_in_another_language(firm: str, format: str, language: str) -> None:  # noqa: A002 - what it is called everywhere
    report = advice_report(firm)
    page = str(wpl.render(report, format, language=language))
    shown = re.sub(r"<style.*?</style>|<svg.*?</svg>|<[^>]*>", " ", page, flags=re.DOTALL)
    known = wording_words(language) | label_words(language) | calendar_words(language) | words(given(report, language))
    assert words([shown]) - known == set()


@pytest.mark.parametrize(("language", "wrong"), [("nl", r"\d\.\d{1,2}(?![\d.])"), ("en", r"(?<![\d,])\d+,\d{1,2}(?!\d)")])
def test_figures_have_the_signs_of_the_language(language: str, wrong: str) -> None:
    for name, document, thing in every_document(language):
        filled_in = " ".join(given(thing, language))  # versions have a point in every language
        found = [figure for text in said(document) for figure in re.findall(wrong, text) if figure not in filled_in]
        assert found == [], name


def test_a_word_in_the_other_language_would_be_seen() -> None:
    report = advice_report("metaalbedrijf")
    seen = words(said(document_of(report, "nl"))) - wording_words("en") - calendar_words("en") - words(given(report, "en"))
    assert {"onderwerpen", "januari", "maart"} & seen
