"""Every text is there in both languages and reads easily."""

import pytest

from content.language import BANNED, EASY, LONGEST_SENTENCE, MOST_LONG_WORDS, flesch_douma, long_words, sentences, words
from content.reading import FILES, table, texts


@pytest.mark.parametrize("name", FILES)
def test_every_text_has_dutch_and_english(name: str) -> None:
    missing = [text.place for text in texts(table(name)) if not text.nl.strip() or not text.en.strip()]
    assert missing == []


@pytest.mark.parametrize("name", FILES)
def test_texts_have_no_stray_space(name: str) -> None:
    untidy = [text.place for text in texts(table(name)) for words_ in (text.nl, text.en) if words_ != words_.strip() or "  " in words_]
    assert untidy == []


@pytest.mark.parametrize("name", FILES)
def test_dutch_reads_easily(name: str) -> None:
    dutch = [text.nl for text in texts(table(name))]
    assert flesch_douma(dutch) >= EASY
    assert long_words(dutch) <= MOST_LONG_WORDS


@pytest.mark.parametrize("name", FILES)
def test_no_sentence_is_too_long(name: str) -> None:
    long = [f"{text.place}: {sentence}" for text in texts(table(name)) for sentence in sentences(text.nl) if len(words(sentence)) > LONGEST_SENTENCE]
    assert long == []


@pytest.mark.parametrize("name", FILES)
def test_no_words_of_policy_papers(name: str) -> None:
    found = [f"{text.place}: {word}" for text in texts(table(name)) for word in words(text.nl) if word.lower() in BANNED]
    assert found == []


def test_the_measure_tells_plain_dutch_from_policy_prose() -> None:
    plain = "Jullie mensen leren veel van elkaar. Als die persoon weggaat, is de kennis weg."
    policy = "Teneinde de kennisretentie te optimaliseren dient een competentiegerichte ontwikkelsystematiek te worden geïmplementeerd."
    assert flesch_douma([plain]) > EASY > flesch_douma([policy])
