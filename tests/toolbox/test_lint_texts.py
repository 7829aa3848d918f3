"""The lint tells which texts read hard, which words are formal and which terms nobody explains: each with its place and a way out."""

from datetime import date
from pathlib import Path

import pytest

from toolbox.building import INSTRUMENT, MANIFEST, SCHEME, written
from toolbox.linted import codes, found, lines
from werkplekleren.toolbox import check, warnings

LONG = "Loop " + "mee " * 24 + "en kijk."
PURPOSE = 'purpose = "Zien hoe mensen leren."'
TEXT = 'text = "Loop de route van een order."'


def instrument(purpose: str, text: str = "Loop de route van een order.") -> str:
    return INSTRUMENT.replace(PURPOSE, f'purpose = "{purpose}"').replace(TEXT, f'text = "{text}"')


def test_a_plain_toolbox_gives_no_warning(tmp_path: Path) -> None:
    assert found(tmp_path) == ()


def test_a_long_sentence_is_told_with_its_place(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, instruments__rondgang=instrument(LONG))
    assert str(problem) == (
        "fonds/instruments/rondgang.toml, line 5, purpose.nl: this sentence has 27 words; found "
        "'Loop mee mee mee mee mee mee mee mee mee mee mee mee mee mee mee mee mee mee m…; expected at most 25 words; make two sentences of it"
    )
    assert (problem.code, problem.severity) == ("long-sentence", "warning")


def test_a_sentence_of_the_most_words_is_not_told(tmp_path: Path) -> None:
    assert codes(tmp_path, instruments__rondgang=instrument("Loop " + "mee " * 22 + "en kijk.")) == []


def test_sentences_may_not_be_long_on_average(tmp_path: Path) -> None:
    sixteen, fourteen = "Loop " + "mee " * 14 + "nu.", "Loop " + "mee " * 12 + "nu."
    (line,) = lines(tmp_path, instruments__rondgang=instrument(f"{sixteen} {sixteen}"))
    assert "purpose.nl: the sentences are long: 32 words in 2 sentences; expected at most 15 words in a sentence, on average" in line
    assert codes(tmp_path, instruments__rondgang=instrument(f"{sixteen} {fourteen}")) == []
    assert codes(tmp_path, instruments__rondgang=instrument(sixteen)) == []


def test_a_file_of_hard_texts_is_told_as_a_whole(tmp_path: Path) -> None:
    hard = "Organisatieontwikkeling vereist verantwoordelijkheid, deskundigheidsbevordering, resultaatgerichtheid."
    lines_ = lines(tmp_path, instruments__rondgang=instrument(" ".join([hard] * 6)))
    assert [line.partition("; ")[0] for line in lines_] == [
        "fonds/instruments/rondgang.toml: of the words in nl, 41% have more than 8 letters",
        "fonds/instruments/rondgang.toml: the texts in nl are hard to read: their reading ease is -93",
    ]


def test_a_file_with_few_words_is_too_short_to_measure(tmp_path: Path) -> None:
    assert codes(tmp_path, schemes__potje=SCHEME.replace("Een cursus.", "Organisatieontwikkeling, deskundigheidsbevordering.")) == []


def test_a_formal_word_is_told_once_in_a_text_with_a_plain_one(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, instruments__rondgang=instrument("Dit dient snel te gaan. Het dient stil te zijn."))
    assert line == ("fonds/instruments/rondgang.toml, line 5, purpose.nl: 'dient' is a word of policy papers; write for instance: moet, moeten")


@pytest.mark.parametrize(
    ("purpose", "text", "told"),
    [
        ("Maak een POP.", "Loop mee.", ["purpose.nl"]),
        ("Maak een POP. Nog een POP.", "Een POP is af.", ["purpose.nl"]),
        ("Maak een POP (een plan).", "Loop mee.", []),
        ("Loop mee.", "Maak een plan om te leren (POP).", []),
        ("Maak een POP.", "Een POP betekent: een plan.", []),
        ("Loop mee.", "Geef feedback in de MTO.", ["steps[0].text.nl", "steps[0].text.nl"]),
        ("Een popplaatje van Pop.", "Loop mee.", []),
    ],
)
def test_a_term_must_be_explained_in_the_file_that_uses_it(tmp_path: Path, purpose: str, text: str, told: list[str]) -> None:
    problems = found(tmp_path, instruments__rondgang=instrument(purpose, text))
    assert [(problem.code, problem.place.path) for problem in problems] == [("jargon", path) for path in told]


def test_a_term_may_stand_where_its_readers_know_it(tmp_path: Path) -> None:
    """The scheme is called SLIM; in an instrument somebody has to say what that is."""
    assert codes(tmp_path, schemes__potje=SCHEME.replace("Een cursus.", "SLIM betaalt.")) == []
    (line,) = lines(tmp_path, instruments__rondgang=instrument("Vraag SLIM aan."))
    assert "not every reader knows 'SLIM'" in line
    assert "or write: geld van het rijk voor leren in kleine bedrijven" in line


def test_each_language_is_read_by_its_own_rules_and_one_without_rules_not_at_all(tmp_path: Path) -> None:
    purpose = "purpose = {nl = 'Kijk mee.', en = 'Utilise it.', pl = 'Dient, utilise, POP.'}"
    (problem,) = found(tmp_path, instruments__rondgang=INSTRUMENT.replace(PURPOSE, purpose))
    assert (problem.code, problem.place.path) == ("formal-word", "purpose.en")


def test_a_variant_of_a_language_is_read_as_the_language(tmp_path: Path) -> None:
    purpose = "purpose = {nl = 'Kijk mee.', en-GB = 'Utilise it.'}"
    assert [problem.place.path for problem in found(tmp_path, instruments__rondgang=INSTRUMENT.replace(PURPOSE, purpose))] == ["purpose.en-GB"]


POLISH = """\
id = "pl"
version = "1.0"
title = "Pools"

[reading]
longest_sentence = 3
mean_sentence = 3
long_word = 8
most_long_words = 100
constant = 100
per_word = 1
per_syllable = 1
least_ease = 0

[syllables]
nuclei = ["a", "e", "i", "o", "u", "y"]

[items]
longest = 5

[[formal]]
id = "niniejszy"
words = ["niniejszy"]
instead = "ten"

[[sources]]
title = "Voor de tests"
checked = 2026-11-23
"""


def test_a_language_is_added_as_content(tmp_path: Path) -> None:
    purpose = "purpose = {nl = 'Kijk mee.', pl = 'Niniejszy a b c.'}"
    folder = tmp_path / "fonds"
    changes = {"instruments__rondgang": INSTRUMENT.replace(PURPOSE, purpose), "languages__pl": POLISH}
    assert sorted(codes(tmp_path, **changes)) == ["formal-word", "long-sentence"]
    (folder / "languages" / "pl.toml").write_text(POLISH.replace("longest_sentence = 3", "longest = 3"), encoding="utf-8")
    assert [problem.code for problem in check(folder)] != []
    assert warnings(folder) == ()


def test_a_fund_adds_its_own_terms_by_laying_them_over_those_of_the_library(tmp_path: Path) -> None:
    own = 'overlays = "nl"\n[[jargon]]\nid = "zwenk"\nwords = ["zwenkplan"]\nmeans = "een plan"\n[[jargon]]\nid = "pop"\nknown_in = ["instruments"]\n'
    over = 'overlays = "startgesprek"\npurpose = {nl = "Een POP in een zwenkplan.", en = "A plan."}\n'
    manifest = MANIFEST + 'extends = "werkplekleren"\n'
    folder = written(tmp_path / "fonds", {"toolbox.toml": manifest, "languages/nl.toml": own, "instruments/startgesprek.toml": over})
    assert check(folder) == ()
    (problem,) = warnings(folder)
    assert str(problem).startswith("fonds/instruments/startgesprek.toml, line 2, purpose.nl: not every reader knows 'zwenkplan'")


def test_sources_are_told_only_from_the_day_that_is_asked_for(tmp_path: Path) -> None:
    scheme = SCHEME.replace("checked = 2026-11-23\n\n", "checked = 2025-01-01\n\n")
    assert scheme != SCHEME
    assert found(tmp_path, schemes__potje=scheme) == ()
    assert found(tmp_path, schemes__potje=scheme, checked_since=date(2025, 1, 1)) == ()
    (problem,) = found(tmp_path, schemes__potje=scheme, checked_since=date(2025, 1, 2))
    assert str(problem) == (
        "fonds/schemes/potje.toml, line 8, checked: this was last checked on 2025-01-01; expected 2025-01-02 or later; "
        "look whether it still holds, and write today's date"
    )
    late = found(tmp_path, checked_since=date(2026, 11, 24))
    assert {problem.code for problem in late} == {"old-source"}
    assert "sources[0].checked" in {problem.place.path for problem in late}
