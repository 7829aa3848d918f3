"""A language that the library does not have comes as content alone: every report in Polish, of which every word is made up."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest

import werkplekleren as wpl
from every_report import every_report
from example_firms import advice_report
from rewording import OTHER, calendar_words, content_words, given, said, words, write_all, write_labels
from werkplekleren.documents import text_of
from werkplekleren.documents.texts import spans
from werkplekleren.reports.dispatch import document_of
from werkplekleren.reports.voice import Voice
from werkplekleren.reports.wording import Wordings

FORMS = ("jeden", "kilka", "duzo", "ulamek")
"""One word for each plural form of Polish, in the order of CLDR: one, few, many, other."""
BUILTIN = Path(wpl.__file__).parent / "content" / "builtin"


def in_polish(_: list[str]) -> list[str]:
    return list(FORMS)


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A toolbox with a third language: its wording, its short strings, and what the checker knows of it."""
    folder = tmp_path_factory.mktemp("fund")
    write_all(folder / "wording", "pl", in_polish)
    write_labels(folder / "wording", "pl", forms=3)
    (folder / "languages").mkdir()
    rules = (BUILTIN / "languages" / "nl.toml").read_text(encoding="utf-8")
    rules = rules.replace('id = "nl"', 'id = "pl"').replace('title = {nl = "Nederlands", en = "Dutch"}', 'title = {nl = "Pools", en = "Polish"}')
    (folder / "languages" / "pl.toml").write_text(rules, encoding="utf-8")
    (folder / "toolbox.toml").write_text(
        'extends = "werkplekleren"\nid = "fonds"\nversion = "1.0"\ntitle = {nl = "Ons fonds", en = "Our fund"}\nprovider = "Fonds"\n'
        'language = "nl"\nlanguages = ["nl", "en"]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def wording(fund: Path) -> Wordings:
    return Wordings.of(wpl.Toolbox.load(fund))


def left(text: set[str], thing: object) -> set[str]:
    """The words that come neither from the third language nor from what the report is about."""
    known = words(given(thing)) | content_words() | calendar_words("pl") | set(FORMS)
    return {word for word in text if not set(word) <= {OTHER, "'", "’"}} - known


def test_the_toolbox_with_it_is_in_order(fund: Path) -> None:
    assert wpl.Toolbox.load(fund).check() == ()


def test_every_report_comes_in_the_third_language(wording: Wordings) -> None:
    documents = {name: (document_of(thing, "pl", wording=wording), thing) for name, thing in every_report()}
    assert {document.language for document, _ in documents.values()} == {"pl"}
    assert {name: found for name, (document, thing) in documents.items() if (found := left(words(said(document)), thing))} == {}


@pytest.mark.parametrize("format", ["html", "markdown", "text"])
def test_pages_speak_it_too(wording: Wordings, format: str) -> None:  # noqa: A002 - what it is called everywhere
    report = advice_report("metaalbedrijf")
    page = str(wpl.render(report, format, language="pl", wording=wording))
    shown = re.sub(r"<style.*?</style>|<svg.*?</svg>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert left(words([shown]) - {"pl"}, report) == set()


def test_charts_speak_it_too(wording: Wordings) -> None:
    drawn = {language: " ".join(re.findall(r"<text[^>]*>([^<]*)", page(language, wording))) for language in ("nl", "pl")}
    own = ("verschil", "uiterlijk", "vandaag", "gepland")
    assert [word for word in own if word in drawn["nl"]]
    assert [word for word in own if word in drawn["pl"]] == []


def page(language: str, wording: Wordings) -> str:
    return str(wpl.render(advice_report("metaalbedrijf"), "html", language=language, wording=wording))


def test_dates_numbers_and_lists_are_those_of_the_language(wording: Wordings) -> None:
    shown = page("pl", wording)
    assert "23\N{NO-BREAK SPACE}listopada 2026" in shown
    assert "2\N{NO-BREAK SPACE}398" in shown
    assert "Gerrit Veenstra, Willem Hoekstra i Anneke Brouwer" in shown


@pytest.mark.parametrize(("count", "form"), [(0, "duzo"), (1, "jeden"), (2, "kilka"), (5, "duzo"), (22, "kilka"), (112, "duzo")])
def test_plurals_take_all_forms_of_the_language(wording: Wordings, count: int, form: str) -> None:
    assert text_of(Voice("pl", wording).phrases("words").say("weeks", {"weeks": count})) == f"{count} {form}"


def test_what_is_missing_falls_back_to_dutch_and_is_listed(wording: Wordings) -> None:
    assert wording.missing("pl") == ()
    fewer = Wordings(tuple(file for file in wording.files if file.name != "instrument"))
    shown = str(wpl.render(wpl.Toolbox.builtin().instruments["startgesprek"], "markdown", language="pl", wording=fewer))
    assert "qqqq" in shown
    assert "Zo doe je het" in shown
    assert fewer.missing("pl") == ("instrument.md",)


def test_what_stands_in_is_marked_with_the_language_it_is_in(wording: Wordings) -> None:
    fewer = Wordings(tuple(file for file in wording.files if file.name != "instrument"))
    html = str(wpl.render(wpl.Toolbox.builtin().instruments["startgesprek"], "html", language="pl", wording=fewer))
    assert '<html lang="pl"' in html
    assert '<p lang="nl">Gebruik dit als:</p>' in html
    assert '<span lang="nl">Zo doe je het</span></h2>' in html
    assert re.search(r'<span lang="nl">De kleinste stap, deze week: 15\sminuten</span>', html)


def test_content_that_is_not_in_the_language_is_marked_too(wording: Wordings) -> None:
    talk = wpl.Toolbox.builtin().instruments["startgesprek"]
    purpose = talk.purpose.in_language("nl")
    found = {language: list(spans(document_of(talk, language, wording=wording).blocks)) for language in ("pl", "nl", "nl-BE")}
    assert [span.language for span in found["pl"] if span.text == purpose] == ["nl"]
    assert [span.language for span in found["nl"] if span.text == purpose] == [None]
    assert {span.language for span in found["nl-BE"]} == {None}
    assert [document_of(talk, language, wording=wording).title_language for language in found] == ["nl", None, None]


def test_a_sentence_that_stands_in_is_marked_and_those_that_are_there_are_not(wording: Wordings) -> None:
    part = "# Slowa\n\n## yes\n\ntak\n"
    words = next(file for file in wording.files if file.name == "words")
    said = Wordings((attrs.evolve(words, text=part),)).phrases("words", "pl")
    assert [(span.text, span.language) for code in ("yes", "no") for span in said.say(code, {})] == [("tak", None), ("nee", "nl")]


def test_word_files_speak_it_too(wording: Wordings) -> None:
    pytest.importorskip("docx")
    written = wpl.render(advice_report("metaalbedrijf"), "docx", language="pl", wording=wording)
    assert isinstance(written, bytes)
    text = ZipFile(BytesIO(written)).read("word/document.xml").decode("utf-8")
    lines = ["".join(re.findall(r"<w:t[^>]*>([^<]*)", paragraph)) for paragraph in text.split("</w:p>")]
    assert "qqqqqq" in lines  # the heading of the contents
    assert [line for line in lines if re.match(r"(Inhoud$|Tabel \d|Figuur \d)", line)] == []
