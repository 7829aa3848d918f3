"""Ids, versions, and texts in several languages."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplekleren._base.ids import LONGEST_IDENTIFIER, identifier, is_identifier, is_version, version_key
from werkplekleren._base.text import Text, is_language
from werkplekleren._base.validators import LONG
from werkplekleren.errors import InvalidValueError

parts = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
codes = st.sampled_from(["nl", "en", "pl", "pt", "pt-BR", "zh-Hant", "tr"])
words = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
translations = st.dictionaries(codes, words, min_size=1)


@given(names=st.lists(parts, min_size=1, max_size=5))
def test_parts_joined_by_hyphens_are_an_id(names: list[str]) -> None:
    assert identifier("-".join(names)) == "-".join(names)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a\n", "a" * (LONGEST_IDENTIFIER + 1)])
def test_what_is_no_id_is_refused(text: str) -> None:
    assert not is_identifier(text)
    with pytest.raises(InvalidValueError, match="is not an id; use lower-case letters, digits and hyphens"):
        identifier(text)


@pytest.mark.parametrize("text", ["1", "1.0.0", "01.0", "1.00", "v1.0", "1.0\n", "10000.0", "-1.0", ""])
def test_what_is_no_version_is_refused(text: str) -> None:
    assert not is_version(text)


@given(one=st.tuples(st.integers(0, 9999), st.integers(0, 9999)), other=st.tuples(st.integers(0, 9999), st.integers(0, 9999)))
def test_versions_compare_as_numbers(one: tuple[int, int], other: tuple[int, int]) -> None:
    texts = [f"{major}.{minor}" for major, minor in (one, other)]
    assert all(map(is_version, texts))
    assert (version_key(texts[0]) < version_key(texts[1])) == (one < other)


@pytest.mark.parametrize(
    ("code", "expected"), [("nl", True), ("pt-BR", True), ("zh-Hant-TW", True), ("NL", False), ("n", False), ("nl_NL", False), ("", False)]
)
def test_a_language_has_the_form_of_a_tag(code: str, expected: bool) -> None:  # noqa: FBT001 - what is expected
    assert is_language(code) is expected


@given(given_words=translations, language=codes)
def test_a_text_speaks_the_language_or_its_base_or_its_own(given_words: dict[str, str], language: str) -> None:
    text = Text(given_words)
    own = next(iter(given_words.values()))
    assert text.in_language(language) == given_words.get(language, given_words.get(language.partition("-")[0], own))
    assert str(text) == own


@given(given_words=translations)
def test_a_text_gives_back_what_it_was_made_from(given_words: dict[str, str]) -> None:
    text = Text(given_words)
    assert text.translations == given_words
    assert text.languages == tuple(given_words)
    assert Text(text.translations) == text
    assert hash(Text(text.translations)) == hash(text)
    assert repr(text) == f"Text({given_words!r})"


def test_a_text_does_not_change_with_the_mapping_it_was_made_from() -> None:
    given_words = {"nl": "Lassen"}
    text = Text(given_words)
    given_words["nl"] = "Frezen"
    text.translations["nl"] = "Frezen"
    assert str(text) == "Lassen"


def test_a_text_can_be_written_with_keywords() -> None:
    assert Text.of(nl="Lassen", en="Welding").in_language("en") == "Welding"


@pytest.mark.parametrize(
    ("given_words", "said"),
    [
        ({}, "a text needs at least one language"),
        ({"Nederlands": "Lassen"}, "'Nederlands' is not a language code such as 'nl'"),
        ({7: "Lassen"}, "7 is not a language code"),
        ({"nl": ""}, "the text in nl must be 1 to 20000 characters and not blank, not ''"),
        ({"nl": " \n"}, "must be 1 to 20000 characters and not blank"),
        ({"nl": 7}, "must be 1 to 20000 characters and not blank, not 7"),
        ({"nl": "x" * (LONG + 1)}, "must be 1 to 20000 characters"),
    ],
)
def test_what_is_no_text_is_refused(given_words: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        Text(given_words)
