"""Words, sentences and syllables are counted as a reader would; Dutch syllables as hyphenation finds them."""

from collections.abc import Iterator

import attrs
import pyphen  # type: ignore[import-untyped]  # it ships without types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren import Text, Toolbox
from werkplekleren.toolbox.kinds import KINDS
from werkplekleren.toolbox.lint import Language
from werkplekleren.toolbox.lint.words import clauses, ease, sentences, syllables, words
from werkplekleren.toolbox.translations import texts_in

PLAIN = "Jullie mensen leren veel van elkaar. Als die persoon weggaat, is de kennis weg."
POLICY = "Teneinde de kennisretentie te optimaliseren dient een competentiegerichte ontwikkelsystematiek te worden geïmplementeerd."


def language(code: str) -> Language:
    return Toolbox.builtin().languages[code]


def test_figures_and_names_of_values_are_no_long_words() -> None:
    assert words("In 30 minuten, met {smallest_next_step}: collega's (STARR).") == ["In", "minuten", "met", "x", "collega's", "STARR"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kijk mee. Vraag na!", ["Kijk mee.", "Vraag na!"]),
        ("'Wat zie je?' Schrijf het op.", ["'Wat zie je?'", "Schrijf het op."]),
        ("Een regel\ndie doorloopt.", ["Een regel\ndie doorloopt."]),
        ("Een kop\n\nEen alinea", ["Een kop", "Een alinea"]),
        ("Neem mee:\n- pen\n- papier\n1. Begin", ["Neem mee:", "- pen", "- papier", "Begin"]),
        ("3.5 mm. 12.", ["3.5 mm."]),
        ("...", []),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_what_follows_a_colon_can_be_read_by_itself() -> None:
    assert clauses("Let op: pas als hij koud is; nooit eerder.") == ["Let op:", "pas als hij koud is;", "nooit eerder."]


@given(st.text(max_size=300))
def test_sentences_lose_no_word(text: str) -> None:
    assert [word for part in sentences(text) for word in words(part)] == words(text)


@pytest.mark.parametrize(("word", "count"), [("brug", 1), ("één", 1), ("ideeën", 3), ("station", 3), ("nieuwe", 2), ("zsm", 1), ("Uitleg", 2)])
def test_dutch_syllables(word: str, count: int) -> None:
    assert syllables(word, language("nl").syllables) == count


@pytest.mark.parametrize(("word", "count"), [("make", 1), ("table", 2), ("showed", 1), ("needed", 2), ("you", 1), ("question", 2), ("the", 1)])
def test_english_syllables(word: str, count: int) -> None:
    assert syllables(word, language("en").syllables) == count


def dutch_words() -> Iterator[str]:
    """All words of the built-in content."""
    shelves = (getattr(Toolbox.builtin(), name) for name in ("instruments", "questionnaires", "transfer_methods", "practice_cases"))
    for shelf in shelves:
        for model in shelf.values():
            for _, text in texts_in(model):
                yield from words(text.in_language("nl"))


def test_dutch_syllables_of_the_whole_toolbox_are_nearly_those_of_a_hyphenation_dictionary() -> None:
    """It leaves no single letter at the start of a line (`over`), so it finds a few fewer."""
    dictionary = pyphen.Pyphen(lang="nl_NL")
    found = list(dutch_words())
    ours = sum(syllables(word, language("nl").syllables) for word in found)
    theirs = sum(len(dictionary.positions(word)) + 1 for word in found)
    assert len(found) > 20_000
    assert theirs <= ours <= theirs * 1.03


def test_plain_dutch_is_easier_than_policy_prose() -> None:
    dutch = language("nl")
    limit = dutch.reading.least_ease
    assert ease([PLAIN], dutch.reading, dutch.syllables) > limit > ease([POLICY], dutch.reading, dutch.syllables)


def test_the_ease_follows_its_formula() -> None:
    dutch = language("nl")
    assert ease(["De brug is dicht."], dutch.reading, dutch.syllables) == pytest.approx(206.84 - 0.93 * 4 - 77)


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Gebruik NLQF.", False),
        ("Gebruik NLQF (het raamwerk).", True),
        ("Het raamwerk voor diploma's (NLQF).", True),
        ("Een blad (uit het NLQF).", True),
        ("Ander werk.\nNLQF: het raamwerk.", True),
        ("NLQF betekent het raamwerk.", True),
        ("Dat NLQF, dat is het raamwerk.", True),
        ("Nooit van NLQF gehoord (jammer).", False),
    ],
)
def test_a_term_is_explained_in_brackets_after_a_colon_or_in_words(text: str, explained: bool) -> None:  # noqa: FBT001 - a table of cases
    assert language("nl").explained("NLQF", text) is explained


def test_a_language_without_lists_knows_no_terms_and_explains_by_brackets_alone() -> None:
    bare = attrs.evolve(language("nl"), jargon=(), formal=(), explains=())
    assert (bare.terms, bare.formal_words) == (None, {})
    some = attrs.evolve(language("nl"), explains=())
    assert some.explained("NLQF", "NLQF (raamwerk)")
    assert not some.explained("NLQF", "NLQF betekent raamwerk")


def test_a_term_is_found_as_a_word_and_a_capital_counts() -> None:
    terms = language("nl").terms
    assert terms is not None
    assert [one.group() for one in terms.finditer("Een hrm-plan, HR en HR-beleid; Feedback en feedbackgesprek. 'Kick-off'!")] == [
        "HR",
        "HR",
        "Feedback",
        "Kick-off",
    ]


def test_each_language_of_the_library_has_its_rules_and_is_named_in_both() -> None:
    kind = next(kind for kind in KINDS if kind.folder == "languages")
    assert kind.load() is Language
    assert {name: one.title for name, one in Toolbox.builtin().languages.items()} == {
        "en": Text.of(nl="Engels", en="English"),
        "nl": Text.of(nl="Nederlands", en="Dutch"),
    }
